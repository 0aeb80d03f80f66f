/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pal_number_parse:
 *
 * Reads what a person types: decimal point or comma, blanks (also U+00A0,
 * U+202F, U+2009) or apostrophes between groups of three, a leading sign.  "1.234,5" and
 * "1,234.5" are understood; a single comma or point followed by three digits is a
 * decimal sign only if @decimals allows decimals, else a group sign.  Other
 * decimals are read even where @decimals is %FALSE: the check of the question says
 * better what is wrong with them.  No exponents.
 *
 * Returns: %FALSE when it is no number, is not finite or is ambiguous
 */
gboolean pal_number_parse (const char *text, gboolean decimals, double *out);

/* Machine form: shortest text that reads back to the same double, C locale. */
char *pal_number_to_machine (double value) G_GNUC_WARN_UNUSED_RESULT;
void pal_number_append_machine (GString *out, double value); /* @value is finite */
gboolean pal_number_from_machine (const char *text, double *out);

/* For people: fixed decimals, thin spaces (U+202F) between groups of three from 10 000
 * on, the decimal sign of the locale, a true minus sign. */
char *pal_number_format (double value, int decimals) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
