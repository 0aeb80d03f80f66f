/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/pal-missing.h"
#include "session/pal-table-row.h"

G_BEGIN_DECLS

/* Columns and rows of text, as "Show as Table" shows and exports them: a GListModel of PalTableRow.  Numbers
 * keep their machine form beside the text for people, so that sorting and CSV are right. */
#define PAL_TYPE_TABLE (pal_table_get_type ())
G_DECLARE_FINAL_TYPE (PalTable, pal_table, PAL, TABLE, GObject)

/* @note: what a reader of the table must know (source, demonstration data, draft); it stands below the table
 * and in the last column of a saved file, so that it is not lost with a heading.  NULL: nothing. */
PalTable *pal_table_new (const char *title, const char *note) G_GNUC_WARN_UNUSED_RESULT;
const char *pal_table_get_title (PalTable *self);
const char *pal_table_get_note (PalTable *self);

/* All columns before the first row. */
guint pal_table_add_column (PalTable *self, const char *title, gboolean is_number);
guint pal_table_get_n_columns (PalTable *self);
const char *pal_table_get_column_title (PalTable *self, guint column);
gboolean pal_table_is_number (PalTable *self, guint column);

/* A new row with empty cells at the end; @id (may be NULL) is what it stands for.  Returns its index. */
guint pal_table_add_row (PalTable *self, const char *id);
guint pal_table_get_n_rows (PalTable *self);
PalTableRow *pal_table_get_row (PalTable *self, guint row); /* borrowed */
void pal_table_set_text (PalTable *self, guint row, guint column, const char *text);
void pal_table_set_number (PalTable *self, guint row, guint column, double value, int decimals);
/* A missing value shows its reason ("Not known") and is written as its code ("DK"), never as 0. */
void pal_table_set_missing (PalTable *self, guint row, guint column, PalMissing missing);

/* Tab separated with a heading, as it shows, for the clipboard. */
char *pal_table_to_tsv (PalTable *self) G_GNUC_WARN_UNUSED_RESULT;
/* RFC 4180, UTF-8, points as decimal sign, missing as codes; text that a spreadsheet would take for a formula
 * is led by an apostrophe. */
char *pal_table_to_csv (PalTable *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
