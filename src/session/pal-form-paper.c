/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-form-paper.h"

#include <glib/gi18n.h>

#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "model/pal-country.h"
#include "model/pal-entry-id.h"
#include "model/pal-entry.h"
#include "model/pal-language.h"
#include "scene/pal-scene-pdf.h"
#include "session/pal-hidden-reason.h"
#include "session/pal-source-kind.h"
#include "session/pal-translated.h"
#include "store/pal-batch.h"
#include "survey/pal-entry-checks.h"
#include "survey/pal-routing.h"

#define DATE_LENGTH 10 /* of 2026-01-31 */

/* A form with all that it borrows. */
typedef struct
{
  PalForm form;
  char *date;
  PalInstrument *shown;   /* in another language, or NULL */
  gboolean is_draft;      /* that translation */
  GPtrArray *marks;       /* unowned strings, NULL at the end */
  PalFormAnswer *answers; /* or NULL */
  GPtrArray *texts;       /* owns what the answers borrow: reasons */
  GPtrArray *notes;       /* the same: char ** */
  GArray *entries;        /* PalFormEntry, or NULL */
  GPtrArray *inner;       /* owns the answers of entries */
} Sheet;

static void
sheet_clear (Sheet *self)
{
  g_free (self->date);
  g_clear_pointer (&self->shown, pal_instrument_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_free (self->answers);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->inner, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
dup_cell_text (PalDataset *dataset, const char *answer, const char *field)
{
  const char *json = pal_dataset_get_cell (dataset, "answer", answer, field);
  g_auto (PalValue) value = PAL_VALUE_INIT;

  if (json == NULL || !pal_value_from_json (&value, json, NULL) || value.kind != PAL_VALUE_STRING)
    return NULL;
  return g_steal_pointer (&value.string);
}

/* Each whole, in the order of the screen. */
static char **
make_notes (PalDataset *dataset, const PalFormRequest *request, const char *question)
{
  g_autofree char *id = pal_answer_id_make (
      request->country, request->level == PAL_LEVEL_INSTITUTION ? request->institution : NULL, request->wave,
      question, NULL);
  g_autofree char *kind = dup_cell_text (dataset, id, "source_kind");
  g_autofree char *source = dup_cell_text (dataset, id, "source_note");
  g_autofree char *confidence = dup_cell_text (dataset, id, "confidence");
  g_autofree char *comment = dup_cell_text (dataset, id, "comment");
  g_autofree char *document = dup_cell_text (dataset, id, "source_document");
  g_autofree char *link = dup_cell_text (dataset, id, "source_link");
  g_autofree char *n = dup_cell_text (dataset, id, "source_n");
  const char *kind_label = pal_source_kind_get_label (kind);
  const char *confidence_label = pal_confidence_get_label (confidence);
  GPtrArray *notes = g_ptr_array_new ();

  if (has_text (kind))
    g_ptr_array_add (notes, g_strdup_printf (_ ("Source: %s"), kind_label != NULL ? kind_label : kind));
  if (has_text (source))
    g_ptr_array_add (notes, g_strdup_printf (_ ("Reference of the source: %s"), source));
  if (has_text (document))
    g_ptr_array_add (notes, g_strdup_printf (_ ("Document: %s"), document));
  if (has_text (link))
    g_ptr_array_add (notes, g_strdup_printf (_ ("Link: %s"), link));
  if (has_text (n))
    g_ptr_array_add (notes, g_strdup_printf (_ ("Sample size: %s"), n));
  if (has_text (confidence))
    g_ptr_array_add (notes, g_strdup_printf (_ ("Confidence: %s"),
                                             confidence_label != NULL ? confidence_label : confidence));
  if (has_text (comment))
    g_ptr_array_add (notes, g_strdup_printf (_ ("Comment: %s"), comment));
  g_ptr_array_add (notes, NULL);
  return (char **) g_ptr_array_free (notes, FALSE);
}

/* @id: what the id of the answer has for a question.  @texts: the questionnaire whose words give the reason.
 */
static void
fill_answer (Sheet *self,
             PalDataset *dataset,
             const PalFormRequest *request,
             const PalAnswers *answers,
             guint question,
             PalRoute route,
             const char *id,
             PalInstrument *texts,
             PalFormAnswer *out)
{
  char *reason = pal_hidden_reason_new_in (answers, question, route, texts);
  char **notes = make_notes (dataset, request, id);

  g_ptr_array_add (self->texts, reason);
  g_ptr_array_add (self->notes, notes);
  out->value = pal_answers_get (answers, question);
  out->hidden_reason = reason;
  out->notes = (const char *const *) notes;
}

static void
fill_entries (Sheet *self,
              PalDataset *dataset,
              const PalFormRequest *request,
              const PalAnswers *answers,
              const PalQuestion *group)
{
  g_autoptr (GPtrArray) entries = pal_answers_list_entries (answers, group->index);
  PalInstrument *texts = pal_instrument_get_group (
      self->shown != NULL ? self->shown : pal_answers_get_instrument (answers), group->index);

  for (guint i = 0; i < entries->len; i++)
    {
      const PalEntry *entry = g_ptr_array_index (entries, i);
      PalFormAnswer *filled = g_new0 (PalFormAnswer, group->n_children + 1);
      PalFormEntry out = { group->index, pal_entry_label_new (entry, i + 1), filled };

      g_ptr_array_add (self->inner, filled);
      g_ptr_array_add (self->texts, (gpointer) out.label);
      for (guint k = 0; k < group->n_children; k++)
        {
          guint index = group->children[k].index;
          g_autofree char *id = pal_entry_id_make (group->id, entry->id, group->children[k].id);

          fill_answer (self, dataset, request, entry->answers, index, pal_routing_get (entry->answers, index),
                       id, texts, &filled[k]);
        }
      g_array_append_val (self->entries, out);
    }
}

static void
fill_answers (Sheet *self, PalDataset *dataset, const PalFormRequest *request, PalWaveData *data)
{
  PalInstrument *instrument = self->form.instrument;
  const PalAnswers *answers = pal_wave_data_get_answers (
      data, request->country, request->level == PAL_LEVEL_INSTITUTION ? request->institution : NULL);
  guint n = pal_instrument_get_n_questions (instrument);
  g_autofree PalRoute *routes = g_new (PalRoute, n + 1);

  self->answers = g_new0 (PalFormAnswer, n + 1);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->entries = g_array_new (FALSE, FALSE, sizeof (PalFormEntry));
  self->inner = g_ptr_array_new_with_free_func (g_free);
  pal_routing_get_all (answers, routes);
  for (guint i = 0; i < n; i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);

      if (question->level != request->level)
        continue;
      fill_answer (self, dataset, request, answers, i, routes[i], question->id, instrument,
                   &self->answers[i]);
      if (question->type == PAL_QUESTION_GROUP)
        fill_entries (self, dataset, request, answers, question);
    }
  self->form.answers = self->answers;
  self->form.entries = (const PalFormEntry *) (gconstpointer) self->entries->data;
  self->form.n_entries = self->entries->len;
}

/* Marks belong to values: a blank form carries none but that of its words. */
static void
add_marks (Sheet *self, PalDataset *dataset, gboolean is_blank)
{
  self->marks = g_ptr_array_new ();
  if (!is_blank && pal_dataset_is_demo (dataset))
    g_ptr_array_add (self->marks, (gpointer) _ ("Demonstration data"));
  if (!is_blank && g_strcmp0 (pal_dataset_get_stage (dataset), "draft") == 0)
    g_ptr_array_add (self->marks, (gpointer) _ ("Draft, not for distribution"));
  if (self->is_draft)
    g_ptr_array_add (self->marks, (gpointer) _ ("Translation: draft, not validated"));
  g_ptr_array_add (self->marks, NULL);
  self->form.marks = (const char *const *) self->marks->pdata;
}

static gboolean
check_request (PalWaveData *data, const PalFormRequest *request, GError **error)
{
  const char *what = NULL;

  if (request->is_blank)
    return TRUE;
  if (data == NULL)
    what = "a filled form needs a wave";
  else if (request->country == NULL)
    what = "a filled form needs a country";
  else if (request->level == PAL_LEVEL_INSTITUTION && request->institution == NULL)
    what = "a filled form needs an institution";
  if (what != NULL)
    g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, what);
  return what == NULL;
}

/* Whether something that stands on this form is not accepted. */
static gboolean
is_draft_at (PalTranslated *translated, PalInstrument *instrument, PalUnitLevel level)
{
  for (guint i = 0; i < pal_translated_get_n_parts (translated); i++)
    {
      const PalTranslatedPart *part = pal_translated_get_part (translated, i);
      guint question = pal_translated_get_text (translated, part->first)->text->question;

      if (part->state != PAL_TRANSLATED_ACCEPTED &&
          (question == G_MAXUINT || pal_instrument_get_question (instrument, question)->level == level))
        return TRUE;
    }
  return FALSE;
}

static void
translate (Sheet *self, PalDataset *dataset, PalInstrument *instrument, const PalFormRequest *request)
{
  g_autoptr (PalTranslated) translated = NULL;

  if (request->language == NULL ||
      g_strcmp0 (request->language, pal_instrument_get_language (instrument)) == 0)
    return;
  translated = pal_translated_new (dataset, instrument, request->language);
  if (pal_translated_count_texts (translated) == 0)
    return;
  self->shown = pal_translated_dup_instrument (translated);
  self->is_draft = is_draft_at (translated, instrument, request->level);
}

static gboolean
sheet_fill (Sheet *self, PalDataset *dataset, const PalFormRequest *request, GError **error)
{
  PalWaveData *data = request->wave != NULL ? pal_dataset_get_wave (dataset, request->wave) : NULL;
  PalInstrument *instrument =
      data != NULL ? pal_wave_data_get_instrument (data) : pal_dataset_get_instrument (dataset);
  const PalCountry *country = request->country != NULL ? pal_country_find (request->country) : NULL;
  PalInstitution *institution =
      request->institution != NULL ? pal_dataset_find_institution (dataset, request->institution) : NULL;

  if (!check_request (data, request, error))
    return FALSE;
  if (instrument == NULL)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, "the workspace has no questionnaire");
      return FALSE;
    }
  translate (self, dataset, instrument, request);
  self->date = pal_clock_format_iso (pal_clock_now_ms ());
  self->date[DATE_LENGTH] = '\0';
  self->form =
      (PalForm){ .instrument = self->shown != NULL ? self->shown : instrument,
                 .language = self->shown != NULL ? pal_language_get_own_name (request->language) : NULL,
                 .level = request->level,
                 .paper = request->paper,
                 .country = country != NULL ? pal_country_get_display_name (country) : request->country,
                 .institution = institution != NULL ? pal_institution_get_name (institution) : NULL,
                 .wave = request->wave,
                 .date = self->date };
  if (!request->is_blank)
    fill_answers (self, dataset, request, data);
  if (!request->is_blank || self->is_draft)
    add_marks (self, dataset, request->is_blank);
  return TRUE;
}

PalPages *
pal_form_paper_new (PalDataset *dataset, const PalFormRequest *request, GError **error)
{
  g_auto (Sheet) sheet = { 0 };

  g_return_val_if_fail (dataset != NULL && request != NULL, NULL);

  if (!sheet_fill (&sheet, dataset, request, error))
    return NULL;
  return pal_form_pages_new (&sheet.form, error);
}

GBytes *
pal_form_paper_to_pdf (PalDataset *dataset, const PalFormRequest *request, GError **error)
{
  g_auto (Sheet) sheet = { 0 };
  g_autoptr (PalPages) pages = NULL;
  g_autoptr (GPtrArray) scenes = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (dataset != NULL && request != NULL, NULL);

  if (!sheet_fill (&sheet, dataset, request, error))
    return NULL;
  pages = pal_form_pages_new (&sheet.form, error);
  if (pages == NULL)
    return NULL;
  title = pal_form_dup_title (&sheet.form);
  scenes = pal_pages_finish (pages, title, sheet.form.wave);
  return pal_scene_pages_to_pdf ((const PalScene *const *) scenes->pdata, scenes->len, PAL_PDF_POINTS_PER_PX,
                                 error);
}
