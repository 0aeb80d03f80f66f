/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange/pal-translation-csv.h"

static PalTranslationSheet *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return pal_translation_csv_read (bytes, "t.csv", error);
}

/* To the letter, also what a spreadsheet would take for a formula, and what it does to line ends. */
static void
test_round_trip (void)
{
  g_autoptr (PalTranslationSheet) sheet = pal_translation_sheet_new (), again = NULL, from_excel = NULL;
  g_autoptr (PalCsvWriter) writer = pal_csv_writer_new (NULL);
  g_autoptr (GError) error = NULL;
  const PalSheetText *text;

  sheet->language = g_strdup ("nb");
  pal_translation_sheet_add (sheet, "T1C11", "Question", "=How \"many\", teams?\nAll",
                             "-Hvor mange, team?\nAlle", PAL_SHEET_DRAFT);
  pal_translation_sheet_add (sheet, "T1C11/help", NULL, "Help", NULL, PAL_SHEET_EMPTY);
  pal_translation_csv_write (writer, sheet);
  g_assert_true (g_str_has_prefix (pal_csv_writer_get_text (writer),
                                   "key,note,source,target,state,language\nT1C11,Question,\"'=How"));
  again = read_text (pal_csv_writer_get_text (writer), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->findings->len, ==, 0);
  g_assert_cmpuint (again->texts->len, ==, 2);
  g_assert_cmpstr (again->language, ==, "nb");
  text = g_ptr_array_index (again->texts, 0);
  g_assert_cmpstr (text->source, ==, "=How \"many\", teams?\nAll");
  g_assert_cmpstr (text->target, ==, "-Hvor mange, team?\nAlle");
  g_assert_cmpuint (text->row, ==, 2);

  from_excel = read_text ("Key;Translation\r\nT1C11;\"a\r\nb\"\r\n", &error);
  g_assert_no_error (error);
  text = g_ptr_array_index (from_excel->texts, 0);
  g_assert_cmpstr (text->target, ==, "a\nb");
  g_assert_null (text->source);
  g_assert_null (from_excel->language);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *rows, *column, *message;
    guint row;
  } cases[] = {
    { ",b,nb\n", "key", "no key, expected one such as T1C11/help", 2 },
    { "A,b,nb\nA,c,nb\n", "key", "the same text already stands in row 2", 3 },
    { "A,b,nb\nB,c,fi\n", "language", "this row is in fi, the others in nb", 3 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PalTranslationSheet) none = read_text ("key,source\nA,b\n", &error);

  g_assert_null (none);
  g_assert_nonnull (strstr (error->message, "target"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("key,target,language\n", cases[i].rows, NULL);
      g_autoptr (PalTranslationSheet) sheet = read_text (text, NULL);
      const PalFinding *finding;

      g_assert_cmpuint (sheet->findings->len, ==, 1);
      finding = g_ptr_array_index (sheet->findings, 0);
      g_assert_cmpstr (finding->column, ==, cases[i].column);
      g_assert_cmpstr (finding->message, ==, cases[i].message);
      g_assert_cmpuint (finding->row, ==, cases[i].row);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/translation-csv/round-trip", test_round_trip);
  g_test_add_func ("/translation-csv/refused", test_refused);

  return g_test_run ();
}
