/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-translation-csv.h"

#include "exchange/pal-csv-table.h"

enum
{
  COLUMN_KEY,
  COLUMN_SOURCE,
  COLUMN_TARGET,
  COLUMN_LANGUAGE,
  N_COLUMNS,
};

static const PalCsvColumn columns[N_COLUMNS] = {
  { "key", "id|context", TRUE },
  { "source", "original", FALSE },
  { "target", "translation", TRUE },
  { "language", "target language", FALSE },
};

static void
refuse (PalTranslationSheet *sheet, PalFinding *finding)
{
  g_ptr_array_add (sheet->findings, finding);
}

/* The first row says which language it is; the others may not say another. */
static gboolean
read_language (PalTranslationSheet *sheet, PalCsvTable *table)
{
  g_autofree char *language = pal_csv_table_dup (table, COLUMN_LANGUAGE);

  if (*language == '\0')
    return TRUE;
  if (sheet->language == NULL)
    sheet->language = g_strdup (language);
  if (g_ascii_strcasecmp (sheet->language, language) == 0)
    return TRUE;
  refuse (sheet, pal_csv_table_refuse (table, COLUMN_LANGUAGE, "language",
                                       "this row is in %s, the others in %s", language, sheet->language));
  return FALSE;
}

static void
read_row (PalTranslationSheet *sheet, PalCsvTable *table)
{
  g_autofree char *key = pal_csv_table_dup (table, COLUMN_KEY);
  guint first = 0;

  if (*key == '\0')
    {
      refuse (sheet,
              pal_csv_table_refuse (table, COLUMN_KEY, "key", "no key, expected one such as T1C11/help"));
      return;
    }
  if (!read_language (sheet, table))
    return;
  if (pal_translation_sheet_take (
          sheet, key,
          pal_csv_table_has (table, COLUMN_SOURCE) ? pal_csv_table_dup (table, COLUMN_SOURCE) : NULL,
          pal_csv_table_dup (table, COLUMN_TARGET), pal_csv_table_get_row (table), &first) == NULL)
    refuse (sheet, pal_csv_table_refuse (table, COLUMN_KEY, "duplicate",
                                         "the same text already stands in row %u", first));
}

PalTranslationSheet *
pal_translation_csv_read (GBytes *bytes, const char *origin, GError **error)
{
  g_autoptr (PalCsvTable) table = pal_csv_table_new (bytes, origin, columns, N_COLUMNS, NULL, error);
  g_autoptr (PalTranslationSheet) sheet = NULL;
  g_autoptr (GError) problem = NULL;

  if (table == NULL)
    return NULL;
  sheet = pal_translation_sheet_new ();
  while (pal_csv_table_next (table, &problem))
    read_row (sheet, table);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return g_steal_pointer (&sheet);
}

void
pal_translation_csv_write (PalCsvWriter *writer, const PalTranslationSheet *sheet)
{
  static const char *const header[] = { "key", "note", "source", "target", "state", "language", NULL };

  pal_csv_writer_add_header (writer, header);
  for (guint i = 0; i < sheet->texts->len; i++)
    {
      const PalSheetText *text = g_ptr_array_index (sheet->texts, i);

      pal_csv_writer_add_code (writer, text->key);
      pal_csv_writer_add_text (writer, text->note);
      pal_csv_writer_add_text (writer, text->source);
      pal_csv_writer_add_text (writer, text->target);
      pal_csv_writer_add_code (writer, pal_sheet_state_to_name (text->state));
      pal_csv_writer_add_code (writer, sheet->language);
      pal_csv_writer_end_row (writer);
    }
}
