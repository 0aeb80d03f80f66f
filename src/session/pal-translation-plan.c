/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-translation-plan.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"
#include "exchange/pal-translation-csv.h"
#include "exchange/pal-xliff.h"

/* What a text is, for a translator who does not see the form. */
static const char *
get_note (PalTextKind kind)
{
  static const char *const notes[] = {
    [PAL_TEXT_INSTRUMENT] = "title of the questionnaire",
    [PAL_TEXT_MODULE] = "title of a module",
    [PAL_TEXT_MODULE_DESCRIPTION] = "description of a module",
    [PAL_TEXT_SECTION] = "title of a section",
    [PAL_TEXT_QUESTION] = "question",
    [PAL_TEXT_HELP] = "help on the question",
    [PAL_TEXT_UNIT] = "unit, stands behind the number",
    [PAL_TEXT_OPTION] = "option",
    [PAL_TEXT_NUMERATOR] = "label of the part",
    [PAL_TEXT_DENOMINATOR] = "label of the whole",
    [PAL_TEXT_ANCHOR_LOW] = "low end of the scale",
    [PAL_TEXT_ANCHOR_HIGH] = "high end of the scale",
    [PAL_TEXT_CHECK] = "message when a check fails",
  };

  return notes[kind];
}

static PalSheetState
get_state (PalTranslated *translated, const PalTranslatedText *text)
{
  const PalTranslatedPart *part = pal_translated_find_part (translated, text->text->owner);

  if (text->target == NULL)
    return PAL_SHEET_EMPTY;
  if (text->is_stale || part->state == PAL_TRANSLATED_LAPSED)
    return PAL_SHEET_CHANGED;
  return part->state == PAL_TRANSLATED_ACCEPTED ? PAL_SHEET_ACCEPTED : PAL_SHEET_DRAFT;
}

char *
pal_translation_plan_export (PalTranslated *translated, PalTranslationFormat format)
{
  g_autoptr (PalTranslationSheet) sheet = pal_translation_sheet_new ();
  g_autoptr (PalCsvWriter) writer = NULL;
  PalInstrument *instrument;

  g_return_val_if_fail (translated != NULL, NULL);

  instrument = pal_translated_get_instrument (translated);
  sheet->instrument = g_strdup (pal_instrument_get_id (instrument));
  sheet->version = g_strdup (pal_instrument_get_version (instrument));
  sheet->source_language = g_strdup (pal_instrument_get_language (instrument));
  sheet->language = g_strdup (pal_translated_get_language (translated));
  for (guint i = 0; i < pal_translated_get_n_texts (translated); i++)
    {
      const PalTranslatedText *text = pal_translated_get_text (translated, i);

      pal_translation_sheet_add (sheet, text->text->key, get_note (text->text->kind), text->text->source,
                                 text->target, get_state (translated, text));
    }
  if (format != PAL_TRANSLATION_CSV)
    return pal_xliff_write (sheet, format == PAL_TRANSLATION_XLIFF_1_2 ? PAL_XLIFF_1_2 : PAL_XLIFF_2_0);
  writer = pal_csv_writer_new (NULL);
  pal_translation_csv_write (writer, sheet);
  return g_strdup (pal_csv_writer_get_text (writer));
}

static void
row_free (gpointer data)
{
  PalTranslationPlanRow *self = data;

  g_free (self->key);
  g_free (self->source);
  g_free (self->target);
  g_free (self->old);
  g_free (self);
}

void
pal_translation_plan_free (PalTranslationPlan *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->findings);
  g_hash_table_unref (self->targets);
  g_free (self);
}

/* XML begins with a "<", whatever its encoding; no table of ours does. */
static gboolean
is_xml (GBytes *bytes)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < MIN (length, 64); i++)
    {
      if (data[i] == '<')
        return TRUE;
      if (strchr ("\xef\xbb\xbf\xfe\xff \t\r\n", data[i]) == NULL)
        return FALSE;
    }
  return FALSE;
}

static PalTranslationSheet *
read_sheet (GBytes *bytes, const char *origin, GError **error)
{
  return is_xml (bytes) ? pal_xliff_read (bytes, origin, error)
                        : pal_translation_csv_read (bytes, origin, error);
}

/* Tools write tags with an underscore, or in other letters. */
static gboolean
is_same_tag (const char *a, const char *b)
{
  for (; *a != '\0' && *b != '\0'; a++, b++)
    if (g_ascii_tolower (*a == '_' ? '-' : *a) != g_ascii_tolower (*b == '_' ? '-' : *b))
      return FALSE;
  return *a == *b;
}

static gboolean
check_sheet (PalTranslationSheet *sheet, PalTranslated *translated, const char *origin, GError **error)
{
  const char *id = pal_instrument_get_id (pal_translated_get_instrument (translated));
  const char *language = pal_translated_get_language (translated);
  const char *wrong = NULL, *expected = NULL;
  g_autofree char *quoted = NULL;

  if (sheet->instrument != NULL && strcmp (sheet->instrument, id) != 0)
    {
      wrong = sheet->instrument;
      expected = id;
    }
  else if (sheet->language != NULL && !is_same_tag (sheet->language, language))
    {
      wrong = sheet->language;
      expected = language;
    }
  if (wrong == NULL)
    return TRUE;
  quoted = pal_text_quote (wrong, -1);
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
               expected == id ? "%s: is of the questionnaire \"%s\", expected \"%s\""
                              : "%s: is a translation into \"%s\", expected \"%s\"",
               origin, quoted, expected);
  return FALSE;
}

static void
refuse (PalTranslationPlan *self,
        const char *origin,
        const PalSheetText *text,
        const char *column,
        const char *message)
{
  PalFinding *finding = pal_finding_new (PAL_SEVERITY_ERROR, "translation", "%s", message);

  finding->file = g_strdup (origin);
  finding->row = text->row;
  finding->column = g_strdup (column);
  finding->value = g_strdup (text->key);
  g_ptr_array_add (self->findings, finding);
}

static gboolean
is_same_text (const char *a, const char *b)
{
  g_autofree char *x = g_strstrip (g_strdup (a)), *y = g_strstrip (g_strdup (b));

  return strcmp (x, y) == 0;
}

static void
plan_text (PalTranslationPlan *self, PalTranslated *translated, const char *origin, const PalSheetText *text)
{
  const PalTranslatedText *now = pal_translated_find_text (translated, text->key);
  g_autofree char *target = g_strstrip (g_strdup (text->target != NULL ? text->target : ""));
  PalTranslationPlanRow *row;

  if (now == NULL)
    {
      refuse (self, origin, text, "key", "the questionnaire has no such text");
      return;
    }
  if (text->source != NULL && *text->source != '\0' && !is_same_text (text->source, now->text->source))
    {
      refuse (self, origin, text, "source", "the original says something else now");
      return;
    }
  row = g_new0 (PalTranslationPlanRow, 1);
  row->move = *target == '\0'                         ? PAL_TRANSLATION_LEFT_EMPTY
              : now->target == NULL                   ? PAL_TRANSLATION_NEW
              : strcmp (now->target, target) != 0     ? PAL_TRANSLATION_CHANGED
              : now->is_stale && text->source != NULL ? PAL_TRANSLATION_CHANGED
                                                      : PAL_TRANSLATION_SAME;
  row->key = g_strdup (text->key);
  row->source = g_strdup (now->text->source);
  row->old = g_strdup (now->target);
  row->row = text->row;
  row->target = g_steal_pointer (&target);
  self->n[row->move]++;
  g_ptr_array_add (self->rows, row);
  if (row->move == PAL_TRANSLATION_NEW || row->move == PAL_TRANSLATION_CHANGED)
    g_hash_table_insert (self->targets, row->key, row->target);
}

PalTranslationPlan *
pal_translation_plan_new (PalTranslated *translated, GBytes *bytes, const char *origin, GError **error)
{
  g_autoptr (PalTranslationSheet) sheet = NULL;
  PalTranslationPlan *self;

  g_return_val_if_fail (translated != NULL && bytes != NULL && origin != NULL, NULL);

  sheet = read_sheet (bytes, origin, error);
  if (sheet == NULL || !check_sheet (sheet, translated, origin, error))
    return NULL;
  self = g_new0 (PalTranslationPlan, 1);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  self->targets = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < sheet->findings->len; i++)
    g_ptr_array_add (self->findings, pal_finding_copy (g_ptr_array_index (sheet->findings, i)));
  for (guint i = 0; i < sheet->texts->len; i++)
    plan_text (self, translated, origin, g_ptr_array_index (sheet->texts, i));
  return self;
}

char *
pal_translation_plan_find_language (GBytes *bytes, const char *origin, GError **error)
{
  g_autoptr (PalTranslationSheet) sheet = read_sheet (bytes, origin, error);

  return sheet != NULL ? g_strdup (sheet->language) : NULL;
}

char *
pal_translation_plan_dup_totals (PalTranslationPlan *self)
{
  /* Translators: texts of a translation that would be brought in. */
  return g_strdup_printf (_ ("%u new, %u changed, %u the same, %u left empty, %u refused"),
                          self->n[PAL_TRANSLATION_NEW], self->n[PAL_TRANSLATION_CHANGED],
                          self->n[PAL_TRANSLATION_SAME], self->n[PAL_TRANSLATION_LEFT_EMPTY],
                          self->findings->len);
}

const char *
pal_translation_move_to_name (PalTranslationMove move)
{
  static const char *const names[PAL_TRANSLATION_N_MOVES] = { "new", "changed", "same", "empty" };

  g_return_val_if_fail ((guint) move < PAL_TRANSLATION_N_MOVES, NULL);

  return names[move];
}
