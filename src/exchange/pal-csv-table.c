/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-csv-table.h"

#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"
#include "exchange/pal-csv-writer.h"

struct _PalCsvTable
{
  PalCsv *csv;
  const PalCsvColumn *columns; /* unowned, static */
  guint n_columns;
  int *index;       /* of a column in the file, -1: none */
  char **constants; /* owned, NULL: none */
  char **names;     /* the header of the file */
  guint n_names;
  char *ignored;
  const PalCsvCell *cells;
  guint n_cells;
};

/* "Source kind", "source-kind" and "SOURCE_KIND" are one name. */
static char *
fold_name (const char *name)
{
  g_autofree char *folded = pal_text_fold (name);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (*p != ' ' && *p != '_' && *p != '-')
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

static int
find_header (PalCsvTable *self, GHashTable *header, const char *names)
{
  g_auto (GStrv) parts = g_strsplit (names, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *key = fold_name (parts[i]);
      gpointer index;

      if (g_hash_table_lookup_extended (header, key, NULL, &index))
        return GPOINTER_TO_INT (index);
    }
  return -1;
}

static gboolean fail (PalCsvTable *self, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (PalCsvTable *self, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: row %u: %s", pal_csv_get_origin (self->csv),
               MAX (1, pal_csv_get_row (self->csv)), what);
  return FALSE;
}

/* Names from a file are quoted one by one, and no more than a person wants to read. */
static void
append_name (GString *out, const char *name, guint n_before)
{
  g_autofree char *quoted = pal_text_quote (name, -1);

  if (n_before < 15)
    g_string_append_printf (out, "%s%s", n_before > 0 ? ", " : "", quoted);
  else if (n_before == 15)
    g_string_append (out, ", …");
}

static char *
join_found (PalCsvTable *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->n_names; i++)
    append_name (out, self->names[i], i);
  return g_string_free (out, FALSE);
}

static gboolean
fail_without (PalCsvTable *self, const char *name, GError **error)
{
  g_autofree char *found = join_found (self);

  return fail (self, error, "no column \"%s\", found: %s", name, found);
}

static gboolean
read_header (PalCsvTable *self, GHashTable *header, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!pal_csv_next (self->csv, &self->cells, &self->n_cells, &local_error))
    {
      if (local_error == NULL)
        return fail (self, error, "the file is empty, expected a header");
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->n_names = self->n_cells;
  self->names = g_new0 (char *, self->n_names + 1);
  for (guint i = 0; i < self->n_names; i++)
    {
      self->names[i] = pal_csv_cell_dup (&self->cells[i]);
      g_strstrip (self->names[i]);
    }
  for (guint i = 0; i < self->n_names; i++)
    {
      char *key = fold_name (self->names[i]);

      if (*key == '\0')
        g_free (key);
      else if (!g_hash_table_insert (header, key, GINT_TO_POINTER ((int) i)))
        {
          g_autofree char *quoted = pal_text_quote (self->names[i], -1);

          return fail (self, error, "column %u: the column \"%s\" stands twice", i + 1, quoted);
        }
    }
  return TRUE;
}

static gboolean
map_column (PalCsvTable *self, GHashTable *header, PalColumnMap *map, guint i, GError **error)
{
  const PalCsvColumn *column = &self->columns[i];
  const char *theirs = map != NULL ? pal_column_map_get_column (map, column->name) : NULL;
  const char *constant = map != NULL ? pal_column_map_get_constant (map, column->name) : NULL;

  self->index[i] = -1;
  if (constant != NULL)
    {
      self->constants[i] = g_strdup (constant);
      return TRUE;
    }
  self->index[i] = find_header (self, header, theirs != NULL ? theirs : column->name);
  if (self->index[i] < 0 && theirs == NULL && column->aliases != NULL)
    self->index[i] = find_header (self, header, column->aliases);
  if (self->index[i] < 0 && (column->required || theirs != NULL))
    return fail_without (self, theirs != NULL ? theirs : column->name, error);
  return TRUE;
}

static gboolean
check_map (PalCsvTable *self, PalColumnMap *map, GError **error)
{
  g_autoptr (GList) names = map != NULL ? pal_column_map_get_names (map) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      gboolean known = FALSE;

      for (guint i = 0; i < self->n_columns; i++)
        known = known || g_strcmp0 (self->columns[i].name, l->data) == 0;
      if (!known)
        {
          g_autoptr (GString) expected = g_string_new (NULL);
          g_autofree char *quoted = pal_text_quote (l->data, -1);

          for (guint i = 0; i < self->n_columns; i++)
            g_string_append_printf (expected, "%s%s", i > 0 ? ", " : "", self->columns[i].name);
          g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                       "%s: member \"%s\" is no column of ours, expected: %s",
                       pal_column_map_get_origin (map), quoted, expected->str);
          return FALSE;
        }
    }
  return TRUE;
}

static void
list_ignored (PalCsvTable *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->n_names; i++)
    {
      gboolean used = *self->names[i] == '\0';

      for (guint j = 0; j < self->n_columns && !used; j++)
        used = self->index[j] == (int) i;
      if (!used)
        append_name (out, self->names[i], n++);
    }
  if (n > 0)
    self->ignored = g_strdup (out->str);
}

PalCsvTable *
pal_csv_table_new (GBytes *bytes,
                   const char *origin,
                   const PalCsvColumn *columns,
                   guint n_columns,
                   PalColumnMap *map,
                   GError **error)
{
  g_autoptr (PalCsvTable) self = g_new0 (PalCsvTable, 1);
  g_autoptr (GHashTable) header = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->columns = columns;
  self->n_columns = n_columns;
  self->index = g_new0 (int, n_columns);
  self->constants = g_new0 (char *, n_columns);
  self->csv = pal_csv_new (bytes, origin, error);
  if (self->csv == NULL || !check_map (self, map, error) || !read_header (self, header, error))
    return NULL;
  for (guint i = 0; i < n_columns; i++)
    if (!map_column (self, header, map, i, error))
      return NULL;
  list_ignored (self);
  return g_steal_pointer (&self);
}

void
pal_csv_table_free (PalCsvTable *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->csv, pal_csv_free);
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->constants[i]);
  g_free (self->constants);
  g_free (self->index);
  g_strfreev (self->names);
  g_free (self->ignored);
  g_free (self);
}

PalCsv *
pal_csv_table_get_csv (PalCsvTable *self)
{
  return self->csv;
}

gboolean
pal_csv_table_has (PalCsvTable *self, guint column)
{
  return self->index[column] >= 0 || self->constants[column] != NULL;
}

gboolean
pal_csv_table_require (PalCsvTable *self, guint column, GError **error)
{
  return pal_csv_table_has (self, column) || fail_without (self, self->columns[column].name, error);
}

const char *
pal_csv_table_get_name (PalCsvTable *self, guint column)
{
  return self->index[column] >= 0 ? self->names[self->index[column]] : self->columns[column].name;
}

const char *
pal_csv_table_get_ignored (PalCsvTable *self)
{
  return self->ignored;
}

gboolean
pal_csv_table_next (PalCsvTable *self, GError **error)
{
  if (!pal_csv_next (self->csv, &self->cells, &self->n_cells, error))
    return FALSE;
  if (self->n_cells > self->n_names)
    return fail (self, error, "%u cells, but the header has %u columns", self->n_cells, self->n_names);
  return TRUE;
}

guint
pal_csv_table_get_row (PalCsvTable *self)
{
  return pal_csv_get_row (self->csv);
}

const char *
pal_csv_table_get (PalCsvTable *self, guint column, gsize *length)
{
  const char *text = "";
  int index = self->index[column];
  gsize n = 0, guard;

  if (index < 0)
    {
      text = self->constants[column] != NULL ? self->constants[column] : "";
      *length = strlen (text);
      return text;
    }
  /* A row may end early: spreadsheets leave empty cells at the end out. */
  if ((guint) index < self->n_cells)
    {
      text = self->cells[index].text;
      n = self->cells[index].length;
      if (!self->cells[index].quoted)
        {
          while (n > 0 && g_ascii_isspace (text[0]))
            {
              text++;
              n--;
            }
          while (n > 0 && g_ascii_isspace (text[n - 1]))
            n--;
        }
    }
  guard = pal_csv_guard_get_length (text, n);
  *length = n - guard;
  return text + guard;
}

char *
pal_csv_table_dup (PalCsvTable *self, guint column)
{
  gsize length;
  const char *text = pal_csv_table_get (self, column, &length);

  return g_strndup (text, length);
}

gboolean
pal_csv_table_is_empty (PalCsvTable *self, guint column)
{
  gsize length;

  pal_csv_table_get (self, column, &length);
  return length == 0;
}

PalFinding *
pal_csv_table_refuse (PalCsvTable *self, guint column, const char *rule, const char *format, ...)
{
  PalFinding *finding;
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  finding = pal_finding_new (PAL_SEVERITY_ERROR, rule, "%s", message);
  finding->file = g_strdup (pal_csv_get_origin (self->csv));
  finding->row = pal_csv_get_row (self->csv);
  if (column < self->n_columns)
    {
      gsize length;
      const char *text = pal_csv_table_get (self, column, &length);

      finding->column = g_strdup (pal_csv_table_get_name (self, column));
      finding->value = pal_text_quote (text, (gssize) length);
    }
  return finding;
}
