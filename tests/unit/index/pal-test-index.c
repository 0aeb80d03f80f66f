/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-test-index.h"

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
