/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-database.h"

G_BEGIN_DECLS

#define PAL_BULK_ROWS 16
#define PAL_BULK_COLUMNS 4
#define PAL_BULK_INLINE 40 /* bytes of a blob that need no allocation */

typedef struct
{
  enum
  {
    PAL_BULK_NULL,
    PAL_BULK_INT64,
    PAL_BULK_TEXT,
    PAL_BULK_BLOB,
  } kind;
  gint64 number;
  const char *text; /* borrowed */
  gsize length;
  guint8 *large; /* owned; NULL: the blob is in bytes */
  guint8 bytes[PAL_BULK_INLINE];
} PalBulkValue;

/* Inserts many rows with one run of a statement: half the cost of one run for each.  Give the values of a row
 * one after another; rows go to the database in groups, the last ones with flush. */
typedef struct
{
  PalDatabase *db;  /* unowned */
  const char *into; /* "table (a, b, c)", static */
  guint n_columns;
  guint n_values;
  PalBulkValue values[PAL_BULK_ROWS * PAL_BULK_COLUMNS];
} PalBulkInsert;

void pal_bulk_insert_init (PalBulkInsert *self, PalDatabase *db, const char *into, guint n_columns);
void pal_bulk_insert_clear (PalBulkInsert *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PalBulkInsert, pal_bulk_insert_clear)

void pal_bulk_insert_add_int64 (PalBulkInsert *self, gint64 number);
void pal_bulk_insert_add_null (PalBulkInsert *self);
void pal_bulk_insert_add_text (PalBulkInsert *self, const char *text); /* must stay until the flush */
void pal_bulk_insert_add_blob (PalBulkInsert *self, const void *data, gsize length); /* copied */

/* After each row: writes when a group is full.  flush writes what is left. */
gboolean pal_bulk_insert_end_row (PalBulkInsert *self, GError **error);
gboolean pal_bulk_insert_flush (PalBulkInsert *self, GError **error);

G_END_DECLS
