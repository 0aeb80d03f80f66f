/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-database.h"

G_BEGIN_DECLS

#define PAL_MIGRATIONS_VERSION 1 /* the newest schema that this program writes */

/* Brings the schema from @from to @to, each step in one transaction with its user_version.  Scripts come from
 * the resources (sql/NNNN.sql); a test may put its own in @scripts, indexed by the version they lead to. */
gboolean pal_migrations_run (PalDatabase *db, int from, int to, const char *const *scripts, GError **error);

/* Compares tables, indexes, triggers and views with what the scripts make: PAL_ERROR_DAMAGED names what is
 * missing, changed or not ours, so that no trigger of a stranger ever runs. */
gboolean pal_migrations_check_schema (PalDatabase *db, GError **error);

G_END_DECLS
