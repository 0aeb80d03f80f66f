/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-survey-model.h"

#include <glib/gi18n.h>

#include "model/pal-entry-id.h"
#include "session/pal-hidden-reason.h"
#include "session/pal-problems.h"
#include "session/pal-survey-model-private.h"

enum
{
  SIGNAL_SECTION_CHANGED,
  SIGNAL_ANSWERS_CHANGED,
  SIGNAL_OUTLINE_CHANGED,
  SIGNAL_FOCUSED,
  SIGNAL_REVIEW_CHANGED,
  SIGNAL_SLOT_CHANGED,
  SIGNAL_LANGUAGE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalSurveyModel, pal_survey_model, G_TYPE_OBJECT)

PalWaveData *
pal_survey_model_get_data (PalSurveyModel *self)
{
  return pal_dataset_get_wave (pal_workspace_get_dataset (self->workspace),
                               pal_selection_get_wave (self->selection));
}

const PalAnswers *
pal_survey_model_get_answers (PalSurveyModel *self, const char *institution)
{
  PalWaveData *data = pal_survey_model_get_data (self);

  if (data == NULL)
    return NULL;
  if (self->slot != NULL)
    return pal_slot_book_get (pal_dataset_get_slots (pal_workspace_get_dataset (self->workspace)),
                              pal_wave_data_get_instrument (data), self->country, institution,
                              pal_wave_data_get_wave (data), self->slot);
  return pal_wave_data_get_answers (data, self->country, institution);
}

const PalFormState *
pal_survey_model_get_part (PalSurveyModel *self, const char *institution)
{
  PalWaveData *data = pal_survey_model_get_data (self);

  return data != NULL && self->country != NULL
             ? pal_survey_parts_get (self->parts, data, pal_survey_model_get_answers (self, institution),
                                     self->country, institution)
             : NULL;
}

static PalInstrument *
get_instrument (PalSurveyModel *self)
{
  PalWaveData *data = pal_survey_model_get_data (self);

  return data != NULL ? pal_wave_data_get_instrument (data) : NULL;
}

static void
add_sections (PalSurveyModel *self, PalInstrument *instrument, PalUnitLevel level, const char *institution)
{
  for (guint i = 0; i < pal_instrument_get_n_sections (instrument); i++)
    {
      const PalSection *section = pal_instrument_get_section (instrument, i);
      g_autoptr (PalOutlineItem) item = NULL;

      if (section->level != level)
        continue;
      item = pal_outline_item_new (PAL_OUTLINE_SECTION, section->title, institution, i);
      g_list_store_append (self->outline, item);
    }
}

static void
add_heading (PalSurveyModel *self, PalOutlineKind kind, const char *title, const char *institution)
{
  g_autoptr (PalOutlineItem) item = pal_outline_item_new (kind, title, institution, 0);

  g_list_store_append (self->outline, item);
}

/* @one_part: only the part that is shown can have changed. */
static void
update_states (PalSurveyModel *self, gboolean one_part)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->outline));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PalOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (self->outline), i);
      PalOutlineKind kind = pal_outline_item_get_kind (item);

      if ((kind == PAL_OUTLINE_COUNTRY || kind == PAL_OUTLINE_INSTITUTION) &&
          (!one_part || g_strcmp0 (pal_outline_item_get_institution (item), self->institution) == 0))
        pal_survey_model_show_state (self, item);
    }
}

static void
update_counts (PalSurveyModel *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->outline));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PalOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (self->outline), i);
      PalOutlineKind kind = pal_outline_item_get_kind (item);
      const PalFormState *part;
      const PalCompleteness *done;

      if (kind == PAL_OUTLINE_INSTITUTIONS)
        continue;
      part = pal_survey_model_get_part (self, pal_outline_item_get_institution (item));
      if (part == NULL)
        continue;
      done = kind == PAL_OUTLINE_SECTION
                 ? pal_form_state_get_section (part, pal_outline_item_get_section (item))
                 : pal_form_state_get_total (part);
      pal_outline_item_set_counts (item, done->answered, done->asked);
    }
}

/* The sections of the chosen institution open below it; those of the country part always stand there. */
static void
build_outline (PalSurveyModel *self)
{
  PalInstrument *instrument = pal_survey_model_get_texts (self);
  GPtrArray *institutions = pal_dataset_get_institutions (pal_workspace_get_dataset (self->workspace));

  g_list_store_remove_all (self->outline);
  if (instrument == NULL || self->country == NULL)
    return;

  add_heading (self, PAL_OUTLINE_COUNTRY, _ ("Country part"), NULL);
  add_sections (self, instrument, PAL_LEVEL_COUNTRY, NULL);
  add_heading (self, PAL_OUTLINE_INSTITUTIONS, _ ("Institutions"), NULL);
  for (guint i = 0; i < institutions->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (institutions, i);
      const char *id = pal_institution_get_id (institution);

      if (g_strcmp0 (pal_institution_get_country (institution), self->country) != 0)
        continue;
      add_heading (self, PAL_OUTLINE_INSTITUTION, pal_institution_get_name (institution), id);
      if (g_strcmp0 (id, self->institution) == 0)
        add_sections (self, instrument, PAL_LEVEL_INSTITUTION, id);
    }
  update_counts (self);
  update_states (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_OUTLINE_CHANGED], 0);
}

static void
fill_section (PalSurveyModel *self)
{
  PalInstrument *instrument = get_instrument (self);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  const PalSection *section;

  g_clear_object (&self->focused);
  pal_survey_model_forget_unusual (self, NULL);
  pal_survey_model_expect_unusual (self);
  if (instrument == NULL || self->country == NULL)
    {
      g_list_store_remove_all (self->questions);
      g_signal_emit (self, signals[SIGNAL_SECTION_CHANGED], 0);
      return;
    }
  section = pal_instrument_get_section (instrument, self->section);
  for (guint i = 0; i < section->n_questions; i++)
    g_ptr_array_add (items, pal_survey_model_new_item (self, section->first_question + i));
  /* Items come into the list as they stand: a row folds by the answer that it is made with. */
  pal_survey_model_update_items (self, (PalQuestionItem **) items->pdata, items->len);
  g_list_store_splice (self->questions, 0, g_list_model_get_n_items (G_LIST_MODEL (self->questions)),
                       items->pdata, items->len);
  g_signal_emit (self, signals[SIGNAL_SECTION_CHANGED], 0);
}

/* The wave was moved to another version of the questionnaire, or is gone. */
static gboolean
shows_other_version (PalSurveyModel *self)
{
  PalInstrument *instrument = pal_survey_model_get_texts (self);
  g_autoptr (PalQuestionItem) item = g_list_model_get_item (G_LIST_MODEL (self->questions), 0);
  const PalQuestion *shown = item != NULL ? pal_question_item_get_question (item) : NULL;

  if (instrument != NULL && self->section >= pal_instrument_get_n_sections (instrument))
    self->section = 0;
  return shown == NULL || instrument == NULL || pal_instrument_find_question (instrument, shown->id) != shown;
}

static guint
find_first_section (PalInstrument *instrument, PalUnitLevel level)
{
  for (guint i = 0; i < pal_instrument_get_n_sections (instrument); i++)
    if (pal_instrument_get_section (instrument, i)->level == level)
      return i;
  return 0;
}

void
pal_survey_model_take_selection (PalSurveyModel *self)
{
  const char *country = pal_selection_get_country (self->selection);
  const char *institution = pal_selection_get_institution (self->selection);
  PalInstrument *instrument;

  /* A reason is given for one part. */
  g_clear_pointer (&self->correction, g_free);
  if (g_strcmp0 (country, self->country) != 0)
    {
      g_free (self->country);
      self->country = g_strdup (country);
      g_clear_pointer (&self->institution, g_free);
    }
  if (self->slot != NULL &&
      !pal_slot_book_is_for (pal_dataset_get_slots (pal_workspace_get_dataset (self->workspace)), self->slot,
                             country))
    {
      g_clear_pointer (&self->slot, g_free);
      pal_survey_parts_touch (self->parts, NULL);
      g_signal_emit (self, signals[SIGNAL_SLOT_CHANGED], 0);
    }
  g_free (self->institution);
  self->institution = g_strdup (institution);
  pal_survey_model_read_language (self);
  instrument = get_instrument (self);
  if (instrument != NULL)
    self->section =
        find_first_section (instrument, institution != NULL ? PAL_LEVEL_INSTITUTION : PAL_LEVEL_COUNTRY);
  build_outline (self);
  fill_section (self);
  g_signal_emit (self, signals[SIGNAL_REVIEW_CHANGED], 0);
}

void
pal_survey_model_reload (PalSurveyModel *self)
{
  pal_survey_parts_touch (self->parts, NULL);
  g_signal_emit (self, signals[SIGNAL_SLOT_CHANGED], 0);
  build_outline (self);
  fill_section (self);
  g_signal_emit (self, signals[SIGNAL_REVIEW_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_ANSWERS_CHANGED], 0);
}

void
pal_survey_model_take_changes (PalSurveyModel *self, guint flags, const char *country, const char *question)
{
  if (flags == PAL_CHANGE_DRAFT)
    return; /* no wave sees it */
  pal_survey_parts_touch (self->parts, question);
  if (self->original != get_instrument (self))
    pal_survey_model_read_language (self);
  else if ((flags & PAL_CHANGE_TRANSLATIONS) != 0)
    pal_survey_model_set_language (self, self->language);
  if (flags == PAL_CHANGE_TRANSLATIONS)
    return;
  if ((flags & (PAL_CHANGE_INSTITUTIONS | PAL_CHANGE_WAVES)) != 0)
    build_outline (self);
  if (country != NULL && g_strcmp0 (country, self->country) != 0)
    return;
  /* A reason that is given or taken back changes no answer. */
  if (question != NULL && (flags & PAL_CHANGE_SCORES) != 0)
    pal_survey_model_forget_unusual (self, question);
  pal_survey_model_expect_unusual (self);
  if (shows_other_version (self))
    fill_section (self);
  else
    pal_survey_model_update_shown (self);
  update_counts (self);
  update_states (self, question != NULL);
  g_signal_emit (self, signals[SIGNAL_REVIEW_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_ANSWERS_CHANGED], 0);
}

static void
pal_survey_model_finalize (GObject *object)
{
  PalSurveyModel *self = PAL_SURVEY_MODEL (object);

  g_clear_handle_id (&self->unusual_source, g_source_remove);
  g_clear_pointer (&self->unusual, g_ptr_array_unref);
  g_clear_object (&self->focused);
  g_clear_pointer (&self->before, pal_scores_unref);
  g_clear_pointer (&self->parts, pal_survey_parts_free);
  g_clear_object (&self->outline);
  g_clear_object (&self->questions);
  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->translated, pal_translated_unref);
  g_clear_pointer (&self->shown, pal_instrument_unref);
  g_clear_pointer (&self->original, pal_instrument_unref);
  g_free (self->language);
  g_free (self->correction);
  g_free (self->slot);
  g_free (self->country);
  g_free (self->institution);

  G_OBJECT_CLASS (pal_survey_model_parent_class)->finalize (object);
}

static void
pal_survey_model_class_init (PalSurveyModelClass *klass)
{
  const char *names[N_SIGNALS] = { "section-changed", "answers-changed", "outline-changed", "focused",
                                   "review-changed",  "slot-changed",    "language-changed" };

  G_OBJECT_CLASS (klass)->finalize = pal_survey_model_finalize;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
pal_survey_model_init (PalSurveyModel *self)
{
  self->parts = pal_survey_parts_new ();
  self->outline = g_list_store_new (PAL_TYPE_OUTLINE_ITEM);
  self->questions = g_list_store_new (PAL_TYPE_QUESTION_ITEM);
}

PalSurveyModel *
pal_survey_model_new (PalWorkspace *workspace, PalSelection *selection)
{
  PalSurveyModel *self = g_object_new (PAL_TYPE_SURVEY_MODEL, NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (pal_survey_model_take_changes), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::country", G_CALLBACK (pal_survey_model_take_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::institution", G_CALLBACK (pal_survey_model_take_selection),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::wave", G_CALLBACK (pal_survey_model_take_selection), self,
                           G_CONNECT_SWAPPED);
  pal_survey_model_take_selection (self);
  return self;
}

PalWorkspace *
pal_survey_model_get_workspace (PalSurveyModel *self)
{
  return self->workspace;
}

PalSelection *
pal_survey_model_get_selection (PalSurveyModel *self)
{
  return self->selection;
}

GListModel *
pal_survey_model_get_outline (PalSurveyModel *self)
{
  return G_LIST_MODEL (self->outline);
}

GListModel *
pal_survey_model_get_questions (PalSurveyModel *self)
{
  return G_LIST_MODEL (self->questions);
}

void
pal_survey_model_set_section (PalSurveyModel *self, const char *institution, guint section)
{
  PalInstrument *instrument = get_instrument (self);

  g_return_if_fail (PAL_IS_SURVEY_MODEL (self));

  if (instrument == NULL || section >= pal_instrument_get_n_sections (instrument))
    return;
  pal_selection_set_institution (self->selection,
                                 institution); /* opens its first section when it is another */
  if (self->section == section)
    return;
  self->section = section;
  fill_section (self);
}

void
pal_survey_model_set_unit (PalSurveyModel *self, const char *institution)
{
  PalInstrument *instrument = get_instrument (self);

  if (instrument == NULL)
    return;
  pal_survey_model_set_section (
      self, institution,
      find_first_section (instrument, institution != NULL ? PAL_LEVEL_INSTITUTION : PAL_LEVEL_COUNTRY));
}

guint
pal_survey_model_get_section (PalSurveyModel *self)
{
  return self->section;
}

const char *
pal_survey_model_get_section_title (PalSurveyModel *self)
{
  PalInstrument *instrument = pal_survey_model_get_texts (self);

  return instrument != NULL ? pal_instrument_get_section (instrument, self->section)->title : NULL;
}

char *
pal_survey_model_dup_section_detail (PalSurveyModel *self)
{
  PalInstrument *instrument = pal_survey_model_get_texts (self);
  const PalFormState *part = pal_survey_model_get_part (self, self->institution);
  const PalCompleteness *done;
  const PalModule *module;

  if (instrument == NULL || part == NULL)
    return g_strdup ("");
  module =
      pal_instrument_get_module (instrument, pal_instrument_get_section (instrument, self->section)->module);
  done = pal_form_state_get_section (part, self->section);
  /* Translators: title of a module, answered questions, asked questions. */
  return g_strdup_printf (_ ("%s · %u of %u answered"), module->title, done->answered, done->asked);
}

gboolean
pal_survey_model_step_section (PalSurveyModel *self, int step)
{
  PalInstrument *instrument = get_instrument (self);
  PalUnitLevel level = self->institution != NULL ? PAL_LEVEL_INSTITUTION : PAL_LEVEL_COUNTRY;

  if (instrument == NULL)
    return FALSE;
  for (int i = (int) self->section + step; i >= 0 && i < (int) pal_instrument_get_n_sections (instrument);
       i += step)
    if (pal_instrument_get_section (instrument, (guint) i)->level == level)
      {
        pal_survey_model_set_section (self, self->institution, (guint) i);
        return TRUE;
      }
  return FALSE;
}

PalQuestionItem *
pal_survey_model_go_to (PalSurveyModel *self, const char *institution, const char *question)
{
  PalInstrument *instrument = get_instrument (self);
  const PalQuestion *known = instrument != NULL ? pal_instrument_find_answered (instrument, question) : NULL;
  g_autofree char *group = NULL, *entry = NULL, *child = NULL;
  PalQuestionItem *inner = NULL;

  if (known != NULL && known->group != NULL)
    known = pal_instrument_find_question (instrument, known->group);
  if (known == NULL)
    return NULL;
  for (guint i = 0; i < pal_instrument_get_n_sections (instrument); i++)
    {
      const PalSection *section = pal_instrument_get_section (instrument, i);
      g_autoptr (PalQuestionItem) item = NULL;

      if (known->index < section->first_question ||
          known->index >= section->first_question + section->n_questions)
        continue;
      pal_survey_model_set_section (self, known->level == PAL_LEVEL_COUNTRY ? NULL : institution, i);
      item = g_list_model_get_item (G_LIST_MODEL (self->questions), known->index - section->first_question);
      if (pal_entry_id_split (question, &group, &entry, &child) && child != NULL)
        inner = pal_survey_model_find_in_entry (item, entry, question);
      pal_survey_model_focus (self, inner != NULL ? inner : item);
      return inner != NULL ? inner : item; /* the list keeps it */
    }
  return NULL;
}

void
pal_survey_model_get_totals (PalSurveyModel *self, guint *answered, guint *asked)
{
  const PalFormState *part = pal_survey_model_get_part (self, NULL);

  *answered = part != NULL ? pal_form_state_get_total (part)->answered : 0;
  *asked = part != NULL ? pal_form_state_get_total (part)->asked : 0;
}
