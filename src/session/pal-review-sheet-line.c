/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-review-sheet-line.h"

#include <glib/gi18n.h>

#include "base/pal-number.h"
#include "session/pal-survey-model-private.h"
#include "session/pal-value-text.h"
#include "survey/pal-comparability.h"
#include "survey/pal-routing.h"

struct _PalReviewSheetLine
{
  GObject parent_instance;

  PalInstrument *instrument; /* owned: keeps the question */
  const PalQuestion *question;
  char *now;
  char *before;
  char *difference;
  guint n_queries;
};

G_DEFINE_FINAL_TYPE (PalReviewSheetLine, pal_review_sheet_line, G_TYPE_OBJECT)

static void
pal_review_sheet_line_finalize (GObject *object)
{
  PalReviewSheetLine *self = PAL_REVIEW_SHEET_LINE (object);

  g_clear_pointer (&self->instrument, pal_instrument_unref);
  g_free (self->now);
  g_free (self->before);
  g_free (self->difference);

  G_OBJECT_CLASS (pal_review_sheet_line_parent_class)->finalize (object);
}

static void
pal_review_sheet_line_class_init (PalReviewSheetLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_review_sheet_line_finalize;
}

static void
pal_review_sheet_line_init (PalReviewSheetLine *self)
{
}

const char *
pal_review_sheet_line_get_question (PalReviewSheetLine *self)
{
  return self->question->id;
}

const char *
pal_review_sheet_line_get_text (PalReviewSheetLine *self)
{
  return self->question->text;
}

const char *
pal_review_sheet_line_get_now (PalReviewSheetLine *self)
{
  return self->now;
}

const char *
pal_review_sheet_line_get_before (PalReviewSheetLine *self)
{
  return self->before;
}

const char *
pal_review_sheet_line_get_difference (PalReviewSheetLine *self)
{
  return self->difference;
}

guint
pal_review_sheet_line_get_n_queries (PalReviewSheetLine *self)
{
  return self->n_queries;
}

gboolean
pal_review_sheet_line_is_worth_a_look (PalReviewSheetLine *self)
{
  return *self->difference != '\0' || self->n_queries > 0;
}

static int
get_decimals (double value)
{
  return value != (double) (gint64) value ? 2 : 0;
}

/* "+2 (+5 %)": the share only where there was something to be a share of. */
static char *
make_number_difference (double now, double before)
{
  double by = now - before;
  g_autofree char *size = pal_number_format (ABS (by), MAX (get_decimals (now), get_decimals (before)));
  g_autofree char *share = NULL;
  const char *sign = by < 0 ? "−" : "+";

  if (before == 0)
    return g_strconcat (sign, size, NULL);
  share = pal_number_format (ABS (by / before) * 100, 0);
  /* Translators: sign and size of a difference, then the same in percent: “+2 (+5 %)”. */
  return g_strdup_printf (_ ("%s%s (%s%s %%)"), sign, size, sign, share);
}

static gboolean
is_there (const PalValue *value)
{
  return value != NULL && value->kind != PAL_VALUE_NONE;
}

static char *
make_difference (const PalMatch *match, const PalValue *now, const PalValue *before)
{
  if (!is_there (now) && !is_there (before))
    return g_strdup ("");
  if (!is_there (before))
    return g_strdup (C_ ("answer", "New"));
  if (!is_there (now))
    return g_strdup (C_ ("answer", "Gone"));
  if (match->kind == PAL_MATCH_NOT_COMPARABLE || (match->differences & PAL_DIFFERENCE_MEANING) != 0)
    return g_strdup (_ ("Not comparable"));
  if (pal_value_equal (now, before))
    return g_strdup ("");
  if (now->kind == PAL_VALUE_NUMBER && before->kind == PAL_VALUE_NUMBER)
    return make_number_difference (now->number, before->number);
  return g_strdup (C_ ("answer", "Changed"));
}

/* What is needed for each line. */
typedef struct
{
  PalSurveyModel *model;
  const PalAnswers *now;
  const PalAnswers *before; /* NULL: there is no last wave */
  PalComparability *links;  /* or NULL */
} Sheet;

static PalReviewSheetLine *
make_line (const Sheet *sheet, const PalQuestion *question)
{
  PalInstrument *instrument = pal_answers_get_instrument (sheet->now);
  const PalMatch *match =
      sheet->links != NULL ? pal_comparability_find (sheet->links, question->index) : NULL;
  const PalValue *now = pal_answers_get (sheet->now, question->index);
  const PalValue *before = NULL;
  PalReviewSheetLine *line;

  if (sheet->before != NULL && match != NULL && match->old != NULL)
    before = pal_answers_get (sheet->before, match->old->index);
  if (pal_routing_get (sheet->now, question->index) != PAL_ROUTE_SHOWN && !is_there (now) &&
      !is_there (before))
    return NULL;
  line = g_object_new (PAL_TYPE_REVIEW_SHEET_LINE, NULL);
  line->instrument = pal_instrument_ref (instrument);
  line->question = question;
  line->now = pal_value_text_new (question, now);
  line->before = is_there (before) ? pal_value_text_new (match->old, before) : g_strdup ("");
  line->difference =
      sheet->before != NULL && match != NULL ? make_difference (match, now, before) : g_strdup ("");
  line->n_queries = pal_survey_model_count_queries_of (sheet->model, question->id);
  return line;
}

GPtrArray *
pal_review_sheet_list (PalSurveyModel *model, gboolean only_worth_a_look)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (g_object_unref);
  PalDataset *dataset = pal_workspace_get_dataset (model->workspace);
  const char *wave = pal_selection_get_wave (model->selection);
  PalWaveData *last = pal_dataset_get_wave (dataset, pal_dataset_get_previous_wave (dataset, wave));
  PalUnitLevel level = model->institution != NULL ? PAL_LEVEL_INSTITUTION : PAL_LEVEL_COUNTRY;
  Sheet sheet = { model, pal_survey_model_get_answers (model, model->institution), NULL, NULL };
  PalInstrument *instrument;

  if (sheet.now == NULL || model->country == NULL)
    return out;
  if (last != NULL)
    {
      sheet.before = pal_wave_data_get_answers (last, model->country, model->institution);
      sheet.links = pal_dataset_get_links (dataset, wave);
    }
  instrument = pal_answers_get_instrument (sheet.now);
  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);
      g_autoptr (PalReviewSheetLine) line = question->level == level ? make_line (&sheet, question) : NULL;

      if (line != NULL && (!only_worth_a_look || pal_review_sheet_line_is_worth_a_look (line)))
        g_ptr_array_add (out, g_steal_pointer (&line));
    }
  return out;
}
