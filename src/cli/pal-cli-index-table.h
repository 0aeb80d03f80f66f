/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the verb index writes its tables: a folder with a CSV each, or, of a name that ends in .xlsx, a
 * workbook with a sheet each. */
typedef struct _PalCliIndexBook PalCliIndexBook;

PalCliIndexBook *pal_cli_index_book_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_cli_index_book_free (PalCliIndexBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalCliIndexBook, pal_cli_index_book_free)
gboolean pal_cli_index_book_close (PalCliIndexBook *self, GError **error);

/* One table; one at a time. */
typedef struct _PalCliIndexTable PalCliIndexTable;

PalCliIndexTable *pal_cli_index_table_new (PalCliIndexBook *book, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void pal_cli_index_table_free (PalCliIndexTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalCliIndexTable, pal_cli_index_table_free)
void pal_cli_index_table_add_code (PalCliIndexTable *self, const char *code); /* NULL: empty */
void pal_cli_index_table_add_number (PalCliIndexTable *self, double value);   /* NaN: empty */
void pal_cli_index_table_add_integer (PalCliIndexTable *self, gint64 value);
void pal_cli_index_table_end_row (PalCliIndexTable *self);
/* A row of codes, NULL-terminated. */
void pal_cli_index_table_add_header (PalCliIndexTable *self, const char *const *names);
gboolean pal_cli_index_table_finish (PalCliIndexTable *self, GError **error);

G_END_DECLS
