/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-answers-csv.h"

#include <string.h>

static const char *const note_fields[PAL_N_NOTES] = { "source_kind", "source_note",     "confidence",
                                                      "comment",     "source_document", "source_link",
                                                      "source_n" };

const char *
pal_note_get_field (PalNote note)
{
  return note_fields[note];
}

gboolean
pal_wave_code_is_valid (const char *wave)
{
  gsize n;

  for (guint i = 0; i < 4; i++)
    if (!g_ascii_isdigit (wave[i]))
      return FALSE;
  if (wave[4] == '\0')
    return TRUE;
  n = strspn (wave + 5, "0123456789");
  return wave[4] == '-' && n >= 1 && n <= 3 && wave[5 + n] == '\0';
}

/* What needs no escaping in a key. */
static gboolean
is_plain (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("._-", text[i]) == NULL)
      return FALSE;
  return length > 0 && length <= 64;
}

gboolean
pal_slot_is_valid (const char *slot)
{
  if (strcmp (slot, "agreed") == 0 || strcmp (slot, "entry:1") == 0 || strcmp (slot, "entry:2") == 0)
    return TRUE;
  return g_str_has_prefix (slot, "expert:") && is_plain (slot + 7, strlen (slot + 7));
}

gboolean
pal_entry_code_is_valid (const char *text)
{
  return is_plain (text, strcspn (text, ":"));
}

void
pal_answers_csv_write_header (PalCsvWriter *writer, guint n_notes)
{
  const char *header[] = { "country", "institution",     "wave",        "question",    "slot",
                           "value",   "missing",         "source_kind", "source_note", "confidence",
                           "comment", "source_document", "source_link", "source_n",    NULL };

  g_return_if_fail (n_notes <= PAL_N_NOTES);

  header[G_N_ELEMENTS (header) - 1 - PAL_N_NOTES + n_notes] = NULL;
  pal_csv_writer_add_header (writer, header);
}

void
pal_answers_csv_write_row (PalCsvWriter *writer,
                           const PalAnswerKeyParts *cell,
                           const PalValue *value,
                           const char *const notes[PAL_N_NOTES],
                           guint n_notes)
{
  pal_csv_writer_add_code (writer, cell->country);
  pal_csv_writer_add_code (writer, cell->institution);
  pal_csv_writer_add_code (writer, cell->wave);
  pal_csv_writer_add_code (writer, cell->question);
  pal_csv_writer_add_code (writer, cell->slot);
  if (value->kind == PAL_VALUE_MISSING || value->kind == PAL_VALUE_NONE)
    pal_csv_writer_add_code (writer, NULL);
  else if (value->kind == PAL_VALUE_STRING)
    pal_csv_writer_add_text (writer, value->string);
  else
    {
      /* Numbers stay numbers: -3.2 is no formula. */
      g_autofree char *text = pal_value_to_text (value);

      pal_csv_writer_add_code (writer, text);
    }
  pal_csv_writer_add_code (writer,
                           value->kind == PAL_VALUE_MISSING ? pal_missing_to_code (value->missing) : NULL);
  for (guint i = 0; i < n_notes; i++)
    pal_csv_writer_add_text (writer, notes[i]);
  pal_csv_writer_end_row (writer);
}
