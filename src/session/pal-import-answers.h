/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-import-context.h"
#include "session/pal-import-plan.h"

G_BEGIN_DECLS

/* Fills @plan (with an empty batch in it) from a file of answers. */
gboolean pal_import_answers_plan (PalImportPlan *plan,
                                  PalStore *store,
                                  PalImportContext *context,
                                  const char *path,
                                  const PalImportOptions *options,
                                  GError **error);

G_END_DECLS
