/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "base/pal-error.h"
#include "exchange/pal-answers-reader.h"
#include "exchange/pal-institutions-csv.h"
#include "exchange/pal-values-csv.h"
#include "model/pal-bundle.h"

static PalInstrument *instrument;
static GPtrArray *institutions;

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("instrument.json", NULL);
  gsize length;
  const char *json = g_bytes_get_data (bytes, &length);
  PalInstitution *institution = pal_institution_new ("11111111-1111-4111-8111-111111111111", "NO");

  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  instrument = pal_instrument_new_from_json (json, (gssize) length, "instrument.json", NULL);
  institutions = g_ptr_array_new ();
  pal_institution_set_name (institution, "Oslo");
  g_ptr_array_add (institutions, institution);
  return 0;
}

/* What was read once is written, read again, and must be the same cells. */
static void
read_rows (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalCsv) csv = pal_csv_new (bytes, "fuzz.csv", &error);
  g_autoptr (PalCsvWriter) writer = pal_csv_writer_new (NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) copy = NULL;
  g_autoptr (PalCsv) again = NULL;
  const PalCsvCell *row;
  guint n, last = 0, width = 0, i = 0;

  while (csv != NULL && pal_csv_next (csv, &row, &n, &error))
    {
      g_assert (pal_csv_get_row (csv) > last);
      last = pal_csv_get_row (csv);
      width = MAX (width, n);
      for (guint j = 0; j < n; j++)
        {
          char *text = pal_csv_cell_dup (&row[j]);

          g_assert (g_utf8_validate (text, (gssize) row[j].length, NULL));
          g_ptr_array_add (cells, text);
          pal_csv_writer_add_code (writer, text);
        }
      /* One more, so that no row is an empty line. */
      pal_csv_writer_add_code (writer, "x");
      pal_csv_writer_end_row (writer);
    }
  if (error != NULL)
    {
      g_assert (error->domain == PAL_ERROR && strstr (error->message, "fuzz.csv: ") == error->message);
      return;
    }
  if (width == 0 || width == PAL_CSV_MAX_COLUMNS)
    return;

  /* Rows without a comma could look like those of another separator; a first row of commas decides. */
  {
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint j = 0; j < width + 5; j++)
      g_string_append (text, j > 0 ? ",h" : "h");
    g_string_append_c (text, '\n');
    g_string_append (text, pal_csv_writer_get_text (writer));
    copy = g_bytes_new (text->str, text->len);
  }
  again = pal_csv_new (copy, "copy.csv", &error);
  g_assert_no_error (error);
  g_assert (pal_csv_next (again, &row, &n, &error));
  while (pal_csv_next (again, &row, &n, &error))
    for (guint j = 0; j + 1 < n; j++)
      g_assert (pal_csv_cell_equal (&row[j], g_ptr_array_index (cells, i++)));
  g_assert_no_error (error);
  g_assert (i == cells->len);
}

static void
read_answers (GBytes *bytes)
{
  g_autoptr (PalAnswerKeys) keys = pal_answer_keys_new ();
  g_autoptr (PalAnswersReader) reader =
      pal_answers_reader_new (bytes, "fuzz.csv", NULL, NULL, institutions, keys, NULL);
  g_autoptr (GError) error = NULL;
  PalAnswerRow row;
  guint n_good = 0;

  if (reader == NULL)
    return;
  pal_answers_reader_set_instrument (reader, "2026", instrument);
  pal_answers_reader_set_instrument (reader, NULL, instrument);
  while (pal_answers_reader_next (reader, &row, &error))
    {
      PalAnswerKeyParts cell;

      pal_answer_keys_split (keys, row.key, &cell);
      n_good++;
    }
  if (error == NULL)
    g_assert (n_good + pal_answers_reader_get_n_refused (reader) == pal_answers_reader_get_n_rows (reader));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (PalInstitutionsFile) places = NULL;
  g_autoptr (PalValuesFile) values = NULL;

  read_rows (bytes);
  read_answers (bytes);
  places = pal_institutions_csv_read (bytes, "fuzz.csv", NULL, institutions, NULL);
  values = pal_values_csv_read (bytes, "fuzz.csv", NULL, NULL);
  return 0;
}
