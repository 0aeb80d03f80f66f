/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/pal-cli-table.h"

G_BEGIN_DECLS

/* The endings that a translation can be written to: csv, xlf and xliff, json (the document). */
gboolean pal_cli_translation_has_ending (const char *output);

/* The text of "export FILE translation"; @xliff "2.0", or NULL for 1.2; @wave NULL: the latest. */
char *pal_cli_translation_export (const char *file,
                                  const char *output,
                                  const char *wave,
                                  const char *language,
                                  const char *xliff,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "import FILE translation INPUT"; @language NULL: the one that the file says.  Returns the exit code. */
int pal_cli_import_translation (const char *file,
                                const char *input,
                                const char *wave,
                                const char *language,
                                gboolean skip_refused,
                                gboolean dry_run,
                                PalCliFormat format);

G_END_DECLS
