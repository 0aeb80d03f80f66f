/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-import-plan.h"
#include "store/pal-journal.h"

G_BEGIN_DECLS

/* Bringing a file into a workspace in two steps: the plan says what would happen and writes nothing; applying
 * it is one batch of kind "import".  Any refused row means that the plan should not be applied, unless the
 * person asked to skip such rows. */

/* Reads the file and compares.  Errors are of the file as a whole (it cannot be read, has no fitting header,
 * is broken in the middle) or of the workspace; rows that are wrong are in the plan. */
PalImportPlan *pal_importer_plan (PalStore *store,
                                  PalImportKind kind,
                                  const char *path,
                                  const PalImportOptions *options,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes the good rows of the plan: one batch, durable when it returns TRUE.  @commit->seq 0: all was the
 * same. */
gboolean pal_importer_apply (PalStore *store, PalImportPlan *plan, PalCommit *commit, GError **error);

G_END_DECLS
