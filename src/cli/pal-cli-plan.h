/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/pal-cli-table.h"
#include "session/pal-importer.h"

G_BEGIN_DECLS

/* What an import would do.  JSON: { "rows", "new", "changed", "same", "refused": [...], "moves": [...] };
 * otherwise a table of items with a count each, and one line for each move. */
void pal_cli_plan_print (const PalImportPlan *plan, PalCliFormat format);

/* Refused rows one by one, with file, row and column, and what else a person should know, on stderr. */
void pal_cli_plan_say (const PalImportPlan *plan, const char *path);

G_END_DECLS
