/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-table-row.h"

#include "base/pal-number.h"

typedef struct
{
  char *text;    /* for people; NULL when empty */
  char *machine; /* for files; NULL: the text */
  double number;
  gboolean has_number;
} Cell;

struct _PalTableRow
{
  GObject parent_instance;

  char *id;
  Cell *cells; /* owned */
  guint n_cells;
};

G_DEFINE_FINAL_TYPE (PalTableRow, pal_table_row, G_TYPE_OBJECT)

static void
pal_table_row_finalize (GObject *object)
{
  PalTableRow *self = PAL_TABLE_ROW (object);

  for (guint i = 0; i < self->n_cells; i++)
    {
      g_free (self->cells[i].text);
      g_free (self->cells[i].machine);
    }
  g_free (self->cells);
  g_free (self->id);

  G_OBJECT_CLASS (pal_table_row_parent_class)->finalize (object);
}

static void
pal_table_row_class_init (PalTableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_table_row_finalize;
}

static void
pal_table_row_init (PalTableRow *self)
{
}

PalTableRow *
pal_table_row_new (const char *id, guint n_cells)
{
  PalTableRow *self = g_object_new (PAL_TYPE_TABLE_ROW, NULL);

  self->id = g_strdup (id);
  self->cells = g_new0 (Cell, n_cells);
  self->n_cells = n_cells;
  return self;
}

const char *
pal_table_row_get_id (PalTableRow *self)
{
  g_return_val_if_fail (PAL_IS_TABLE_ROW (self), NULL);
  return self->id;
}

const char *
pal_table_row_get_text (PalTableRow *self, guint column)
{
  g_return_val_if_fail (PAL_IS_TABLE_ROW (self), "");
  g_return_val_if_fail (column < self->n_cells, "");
  return self->cells[column].text != NULL ? self->cells[column].text : "";
}

const char *
pal_table_row_get_machine (PalTableRow *self, guint column)
{
  g_return_val_if_fail (PAL_IS_TABLE_ROW (self), "");
  g_return_val_if_fail (column < self->n_cells, "");
  return self->cells[column].machine != NULL ? self->cells[column].machine
                                             : pal_table_row_get_text (self, column);
}

gboolean
pal_table_row_get_number (PalTableRow *self, guint column, double *out)
{
  g_return_val_if_fail (PAL_IS_TABLE_ROW (self), FALSE);
  g_return_val_if_fail (column < self->n_cells, FALSE);

  if (self->cells[column].has_number)
    *out = self->cells[column].number;
  return self->cells[column].has_number;
}

void
pal_table_row_set_text (PalTableRow *self, guint column, const char *text, const char *machine)
{
  Cell *cell;

  g_return_if_fail (PAL_IS_TABLE_ROW (self));
  g_return_if_fail (column < self->n_cells);

  cell = &self->cells[column];
  g_free (cell->text);
  g_free (cell->machine);
  *cell = (Cell){ .text = g_strdup (text), .machine = g_strdup (machine) };
}

void
pal_table_row_set_number (PalTableRow *self, guint column, double value, int decimals)
{
  g_autofree char *text = pal_number_format (value, decimals), *machine = pal_number_to_machine (value);

  g_return_if_fail (PAL_IS_TABLE_ROW (self));
  g_return_if_fail (column < self->n_cells);

  pal_table_row_set_text (self, column, text, machine);
  self->cells[column].number = value;
  self->cells[column].has_number = TRUE;
}
