/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-table.h"

#include <string.h>

typedef struct
{
  char *title;
  gboolean is_number;
} Column;

struct _PalTable
{
  GObject parent_instance;

  char *title;
  char *note;
  GArray *columns; /* Column */
  GPtrArray *rows; /* PalTableRow, owned */
};

static void pal_table_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PalTable,
                               pal_table,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pal_table_list_model_init))

static GType
pal_table_get_item_type (GListModel *model)
{
  return PAL_TYPE_TABLE_ROW;
}

static guint
pal_table_get_n_items (GListModel *model)
{
  return PAL_TABLE (model)->rows->len;
}

static gpointer
pal_table_get_item (GListModel *model, guint position)
{
  PalTable *self = PAL_TABLE (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position)) : NULL;
}

static void
pal_table_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pal_table_get_item_type;
  iface->get_n_items = pal_table_get_n_items;
  iface->get_item = pal_table_get_item;
}

static void
clear_column (gpointer column)
{
  g_free (((Column *) column)->title);
}

static void
pal_table_finalize (GObject *object)
{
  PalTable *self = PAL_TABLE (object);

  g_free (self->title);
  g_free (self->note);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (pal_table_parent_class)->finalize (object);
}

static void
pal_table_class_init (PalTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_table_finalize;
}

static void
pal_table_init (PalTable *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

PalTable *
pal_table_new (const char *title, const char *note)
{
  PalTable *self = g_object_new (PAL_TYPE_TABLE, NULL);

  self->title = g_strdup (title);
  self->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  return self;
}

const char *
pal_table_get_title (PalTable *self)
{
  g_return_val_if_fail (PAL_IS_TABLE (self), NULL);
  return self->title;
}

const char *
pal_table_get_note (PalTable *self)
{
  g_return_val_if_fail (PAL_IS_TABLE (self), NULL);
  return self->note;
}

guint
pal_table_add_column (PalTable *self, const char *title, gboolean is_number)
{
  Column column = { g_strdup (title), is_number };

  g_return_val_if_fail (PAL_IS_TABLE (self), 0);
  g_return_val_if_fail (self->rows->len == 0, 0);

  g_array_append_val (self->columns, column);
  return self->columns->len - 1;
}

guint
pal_table_get_n_columns (PalTable *self)
{
  g_return_val_if_fail (PAL_IS_TABLE (self), 0);
  return self->columns->len;
}

const char *
pal_table_get_column_title (PalTable *self, guint column)
{
  g_return_val_if_fail (PAL_IS_TABLE (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);
  return g_array_index (self->columns, Column, column).title;
}

gboolean
pal_table_is_number (PalTable *self, guint column)
{
  g_return_val_if_fail (PAL_IS_TABLE (self), FALSE);
  g_return_val_if_fail (column < self->columns->len, FALSE);
  return g_array_index (self->columns, Column, column).is_number;
}

guint
pal_table_add_row (PalTable *self, const char *id)
{
  guint position;

  g_return_val_if_fail (PAL_IS_TABLE (self), 0);

  position = self->rows->len;
  g_ptr_array_add (self->rows, pal_table_row_new (id, self->columns->len));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
  return position;
}

guint
pal_table_get_n_rows (PalTable *self)
{
  g_return_val_if_fail (PAL_IS_TABLE (self), 0);
  return self->rows->len;
}

PalTableRow *
pal_table_get_row (PalTable *self, guint row)
{
  g_return_val_if_fail (PAL_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->rows->len, NULL);
  return g_ptr_array_index (self->rows, row);
}

void
pal_table_set_text (PalTable *self, guint row, guint column, const char *text)
{
  pal_table_row_set_text (pal_table_get_row (self, row), column, text, NULL);
}

void
pal_table_set_number (PalTable *self, guint row, guint column, double value, int decimals)
{
  pal_table_row_set_number (pal_table_get_row (self, row), column, value, decimals);
}

void
pal_table_set_missing (PalTable *self, guint row, guint column, PalMissing missing)
{
  pal_table_row_set_text (pal_table_get_row (self, row), column, pal_missing_get_label (missing),
                          pal_missing_to_code (missing));
}

static void
append_tsv (GString *out, const char *text, gboolean first)
{
  if (!first)
    g_string_append_c (out, '\t');
  /* A tab or a line break inside a cell would move the cells that follow. */
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (out, strchr ("\t\r\n", *p) != NULL ? ' ' : *p);
}

char *
pal_table_to_tsv (PalTable *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (PAL_IS_TABLE (self), NULL);

  for (guint c = 0; c < self->columns->len; c++)
    append_tsv (out, pal_table_get_column_title (self, c), c == 0);
  g_string_append_c (out, '\n');
  for (guint r = 0; r < self->rows->len; r++)
    {
      for (guint c = 0; c < self->columns->len; c++)
        append_tsv (out, pal_table_row_get_text (g_ptr_array_index (self->rows, r), c), c == 0);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
append_csv (GString *out, const char *text, gboolean is_number, gboolean first)
{
  gboolean is_formula = !is_number && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;

  if (!first)
    g_string_append_c (out, ',');
  if (!is_formula && strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  if (is_formula)
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

char *
pal_table_to_csv (PalTable *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (PAL_IS_TABLE (self), NULL);

  for (guint c = 0; c < self->columns->len; c++)
    append_csv (out, pal_table_get_column_title (self, c), FALSE, c == 0);
  if (self->note != NULL)
    append_csv (out, "note", FALSE, FALSE);
  g_string_append (out, "\r\n");
  for (guint r = 0; r < self->rows->len; r++)
    {
      PalTableRow *row = g_ptr_array_index (self->rows, r);

      for (guint c = 0; c < self->columns->len; c++)
        {
          double number;

          append_csv (out, pal_table_row_get_machine (row, c), pal_table_row_get_number (row, c, &number),
                      c == 0);
        }
      if (self->note != NULL)
        append_csv (out, self->note, FALSE, FALSE);
      g_string_append (out, "\r\n");
    }
  return g_string_free (out, FALSE);
}
