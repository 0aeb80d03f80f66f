/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-test-index.h"

#include <math.h>
#include <string.h>

#include "exchange/pal-csv-encoding.h"

char *
pal_test_index_asem_path (const char *folder, const char *name)
{
  return g_build_filename (g_getenv ("PAL_TEST_DATA"), "third-party", "coinr-asem", folder, name, NULL);
}

PalIndexFile *
pal_test_index_load_asem (void)
{
  g_autofree char *data_path = pal_test_index_asem_path ("input", "ASEM_iData.csv");
  g_autofree char *meta_path = pal_test_index_asem_path ("input", "ASEM_iMeta.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) data = pal_csv_encoding_read_file (data_path, &error);
  g_autoptr (GBytes) meta = NULL;
  PalIndexFile *file;

  g_assert_no_error (error);
  meta = pal_csv_encoding_read_file (meta_path, &error);
  g_assert_no_error (error);
  file = pal_index_csv_read (data, "iData.csv", meta, "iMeta.csv", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->findings->len, ==, 0);
  return file;
}

PalIndexFile *
pal_test_index_read (const char *data, const char *metadata)
{
  g_autoptr (GBytes) data_bytes = g_bytes_new (data, strlen (data));
  g_autoptr (GBytes) meta_bytes = g_bytes_new (metadata, strlen (metadata));
  g_autoptr (GError) error = NULL;
  PalIndexFile *file = pal_index_csv_read (data_bytes, "iData.csv", meta_bytes, "iMeta.csv", &error);

  g_assert_no_error (error);
  return file;
}

PalIndexMethod *
pal_test_index_method (const char *json)
{
  g_autoptr (GError) error = NULL;
  PalIndexMethod *method = pal_index_method_parse (json, -1, "method.json", &error);

  g_assert_no_error (error);
  return method;
}

PalIndexMethod *
pal_test_index_asem_method (const char *more)
{
  g_autofree char *json = g_strdup_printf (
      "{\"denominate\": true, \"impute\": {\"method\": \"group_mean\", \"group\": \"EurAsia_group\"}, "
      "\"screen\": {\"unit_min\": 0.9}, \"treat\": {\"method\": \"auto\"}%s}",
      more);

  return pal_test_index_method (json);
}

PalIndexRun *
pal_test_index_run (const PalIndexFile *file, const PalIndexMethod *method)
{
  g_autoptr (GError) error = NULL;
  PalIndexRun *run;

  g_assert_nonnull (file->tree);
  run = pal_index_run_new (file->tree, file->data, method, &error);
  g_assert_no_error (error);
  return run;
}

void
pal_test_table_free (PalTestTable *self)
{
  g_ptr_array_unref (self->header);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static char **
split_row (const char *line)
{
  char **cells = g_strsplit (line, ",", -1);

  for (guint i = 0; cells[i] != NULL; i++)
    {
      gsize length = strlen (cells[i]);

      if (length >= 2 && cells[i][0] == '"')
        {
          memmove (cells[i], cells[i] + 1, length - 2);
          cells[i][length - 2] = '\0';
        }
    }
  return cells;
}

PalTestTable *
pal_test_table_load (const char *folder, const char *name)
{
  g_autofree char *path = pal_test_index_asem_path (folder, name), *text = NULL;
  g_auto (GStrv) lines = NULL, header = NULL;
  g_autoptr (GError) error = NULL;
  PalTestTable *self = g_new0 (PalTestTable, 1);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  header = split_row (lines[0]);
  self->header = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; header[i] != NULL; i++)
    g_ptr_array_add (self->header, g_strdup (header[i]));
  for (guint i = 1; lines[i] != NULL; i++)
    g_ptr_array_add (self->rows, split_row (lines[i]));
  return self;
}

double
pal_test_parse (const char *text)
{
  return strcmp (text, "NA") == 0 || *text == '\0' ? NAN : g_ascii_strtod (text, NULL);
}
