/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/pal-cli-table.h"

G_BEGIN_DECLS

/* Tells what the next version of the questionnaire would change and what keeps it from being published, then
 * publishes it; @wave (nullable) is moved to it. */
int pal_cli_import_instrument (const char *file,
                               const char *input,
                               const char *wave,
                               gboolean dry_run,
                               PalCliFormat format);

G_END_DECLS
