/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pal_number_column_read:
 * @bytes: one number a line, or a table with a header
 * @origin: name of the file, for messages
 * @column: (nullable): name of the column of a table; %NULL: there is no header, and one number in each line
 *
 * Numbers in the machine's form: decimal point, no groups.  Empty and NA are missing.
 *
 * Returns: (transfer full) (nullable): array of double, NaN where one is missing; %NULL with
 * %PAL_ERROR_INVALID, which names file, row and column, for anything that is no finite number
 */
GArray *pal_number_column_read (GBytes *bytes, const char *origin, const char *column, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
