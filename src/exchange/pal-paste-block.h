/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows and columns of text as a spreadsheet puts them on the clipboard: separated by tabs, or by what a
 * person says.  A cell that begins with a quotation mark ends at the next single one, and may hold separators
 * and line breaks; a quotation mark that is never closed, or that text follows, is text. */
typedef struct _PalPasteBlock PalPasteBlock;

#define PAL_PASTE_MAX_BYTES (16 << 20)
#define PAL_PASTE_MAX_ROWS 100000
#define PAL_PASTE_MAX_COLUMNS 1000

/* Tab where there is one; a comma or semicolon where it makes the same three or more columns of each of
 * several lines; else '\0': one column, so that "12,5" and "a;b" stay whole. */
char pal_paste_block_guess_separator (const char *text);

/* The end of the last line begins no row.  PAL_ERROR_INVALID, with the row, where the text is not
 * UTF-8 or larger than any table of ours. */
PalPasteBlock *pal_paste_block_new (const char *text, gssize length, char separator, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void pal_paste_block_free (PalPasteBlock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalPasteBlock, pal_paste_block_free)

guint pal_paste_block_get_n_rows (PalPasteBlock *self);
guint pal_paste_block_get_n_columns (PalPasteBlock *self);                      /* of the widest row */
const char *pal_paste_block_get (PalPasteBlock *self, guint row, guint column); /* "" where a row is short */

/* One cell of such a text, quoted when it must be. */
void pal_paste_block_append_cell (GString *out, const char *text);

G_END_DECLS
