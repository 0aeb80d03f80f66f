/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-bulk-insert.h"

#include <string.h>

void
pal_bulk_insert_init (PalBulkInsert *self, PalDatabase *db, const char *into, guint n_columns)
{
  g_assert (n_columns <= PAL_BULK_COLUMNS);

  self->db = db;
  self->into = into;
  self->n_columns = n_columns;
  self->n_values = 0;
}

static void
drop_values (PalBulkInsert *self)
{
  for (guint i = 0; i < self->n_values; i++)
    if (self->values[i].kind == PAL_BULK_BLOB)
      g_clear_pointer (&self->values[i].large, g_free);
  self->n_values = 0;
}

void
pal_bulk_insert_clear (PalBulkInsert *self)
{
  drop_values (self);
}

static PalBulkValue *
next_value (PalBulkInsert *self, int kind)
{
  PalBulkValue *value = &self->values[self->n_values++];

  g_assert (self->n_values <= PAL_BULK_ROWS * self->n_columns);
  value->kind = kind;
  value->large = NULL;
  return value;
}

void
pal_bulk_insert_add_int64 (PalBulkInsert *self, gint64 number)
{
  next_value (self, PAL_BULK_INT64)->number = number;
}

void
pal_bulk_insert_add_null (PalBulkInsert *self)
{
  next_value (self, PAL_BULK_NULL);
}

void
pal_bulk_insert_add_text (PalBulkInsert *self, const char *text)
{
  PalBulkValue *value = next_value (self, PAL_BULK_TEXT);

  value->text = text;
  value->length = strlen (text);
}

void
pal_bulk_insert_add_blob (PalBulkInsert *self, const void *data, gsize length)
{
  PalBulkValue *value = next_value (self, PAL_BULK_BLOB);

  value->length = length;
  if (length > PAL_BULK_INLINE)
    value->large = g_memdup2 (data, length);
  else
    memcpy (value->bytes, data, length);
}

/* One text for each number of rows; only the full group and the single row are ever used. */
static PalStatement *
prepare (PalBulkInsert *self, guint n_rows, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");

  g_string_append (sql, self->into);
  g_string_append (sql, " VALUES ");
  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append (sql, row == 0 ? "(" : ", (");
      for (guint column = 0; column < self->n_columns; column++)
        g_string_append (sql, column == 0 ? "?" : ", ?");
      g_string_append_c (sql, ')');
    }
  return pal_database_prepare (self->db, sql->str, error);
}

static void
bind (PalStatement *stmt, int index, const PalBulkValue *value)
{
  switch (value->kind)
    {
    case PAL_BULK_INT64:
      pal_statement_bind_int64_at (stmt, index, value->number);
      break;
    case PAL_BULK_TEXT:
      pal_statement_bind_static_text_at (stmt, index, value->text, (gssize) value->length);
      break;
    case PAL_BULK_BLOB:
      pal_statement_bind_static_blob_at (stmt, index, value->large != NULL ? value->large : value->bytes,
                                         value->length);
      break;
    case PAL_BULK_NULL:
      pal_statement_bind_static_blob_at (stmt, index, NULL, 0);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
run (PalBulkInsert *self, guint first, guint n_rows, GError **error)
{
  PalStatement *stmt = prepare (self, n_rows, error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < n_rows * self->n_columns; i++)
    bind (stmt, (int) i + 1, &self->values[first * self->n_columns + i]);
  return pal_statement_run (stmt, error);
}

gboolean
pal_bulk_insert_flush (PalBulkInsert *self, GError **error)
{
  guint n_rows = self->n_values / self->n_columns;
  gboolean ok = TRUE;

  if (n_rows == PAL_BULK_ROWS)
    ok = run (self, 0, n_rows, error);
  else
    for (guint row = 0; ok && row < n_rows; row++)
      ok = run (self, row, 1, error);
  drop_values (self);
  return ok;
}

gboolean
pal_bulk_insert_end_row (PalBulkInsert *self, GError **error)
{
  g_assert (self->n_values % self->n_columns == 0);

  return self->n_values < PAL_BULK_ROWS * self->n_columns || pal_bulk_insert_flush (self, error);
}
