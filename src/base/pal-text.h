/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Key for finding: case and accents folded, white space collapsed. */
char *pal_text_fold (const char *utf8) G_GNUC_WARN_UNUSED_RESULT;

/* Control characters made visible and length limited, for messages that quote
 * what stood in a file.  No quotation marks are put around it. */
char *pal_text_quote (const char *text, gssize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
