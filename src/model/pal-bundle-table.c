/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-bundle-table.h"

#include <string.h>

#include "model/pal-bundle.h"

struct _PalBundleTable
{
  char *text;        /* the file with its fields cut apart and unquoted in place */
  GPtrArray *fields; /* const char * into text, row after row */
  GArray *rows;      /* guint: index of the first field of each row, and one more */
};

/* Cuts one field off; returns where the next one starts and what ended this one. */
static char *
cut_field (char *p, char **field, char *ended_by)
{
  char *out = p;

  *field = p;
  if (*p == '"')
    {
      *field = out = ++p;
      while (*p != '\0' && (*p != '"' || p[1] == '"'))
        {
          if (*p == '"')
            p++;
          *out++ = *p++;
        }
      if (*p == '"')
        p++;
    }
  while (*p != '\0' && *p != ',' && *p != '\n')
    *out++ = *p++;
  *ended_by = *p;
  if (*p == '\n' && out > *field && out[-1] == '\r')
    out--;
  if (*p != '\0')
    p++;
  *out = '\0';
  return p;
}

PalBundleTable *
pal_bundle_table_new (const char *data, gsize length)
{
  PalBundleTable *self = g_new0 (PalBundleTable, 1);
  char *p = NULL;

  self->text = g_strndup (data, length);
  self->fields = g_ptr_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  p = self->text;
  while (*p != '\0')
    {
      char ended_by = ',';

      g_array_append_val (self->rows, self->fields->len);
      while (ended_by == ',')
        {
          char *field = NULL;

          p = cut_field (p, &field, &ended_by);
          g_ptr_array_add (self->fields, field);
        }
    }
  g_array_append_val (self->rows, self->fields->len);
  return self;
}

PalBundleTable *
pal_bundle_table_new_from_bundle (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = pal_bundle_lookup (name, error);
  gsize size = 0;
  const char *data = NULL;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  return pal_bundle_table_new (data, size);
}

void
pal_bundle_table_free (PalBundleTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_ptr_array_unref (self->fields);
  g_free (self->text);
  g_free (self);
}

guint
pal_bundle_table_get_n_rows (const PalBundleTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len >= 2 ? self->rows->len - 2 : 0;
}

static const char *
field_at (const PalBundleTable *self, guint row, guint column)
{
  guint first = g_array_index (self->rows, guint, row);
  guint next = g_array_index (self->rows, guint, row + 1);

  return column < next - first ? self->fields->pdata[first + column] : NULL;
}

int
pal_bundle_table_find_column (const PalBundleTable *self, const char *name)
{
  const char *title = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, -1);

  if (self->rows->len < 2)
    return -1;
  for (int i = 0; (title = field_at (self, 0, (guint) i)) != NULL; i++)
    if (g_str_equal (title, name))
      return i;
  return -1;
}

const char *
pal_bundle_table_get (const PalBundleTable *self, guint row, int column)
{
  const char *field = NULL;

  g_return_val_if_fail (self != NULL && row < pal_bundle_table_get_n_rows (self), "");

  if (column >= 0)
    field = field_at (self, row + 1, (guint) column);
  return field != NULL ? field : "";
}
