/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-survey-group.h"

#include "model/pal-entry.h"
#include "session/pal-commands-group.h"
#include "session/pal-hidden-reason.h"
#include "session/pal-survey-model-private.h"
#include "survey/pal-checks.h"
#include "survey/pal-completeness.h"
#include "survey/pal-entry-checks.h"

static PalEntryItem *
find_item (GListModel *list, const char *id, guint *place)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      PalEntryItem *item = g_list_model_get_item (list, i);

      if (g_str_equal (pal_entry_item_get_id (item), id))
        {
          if (place != NULL)
            *place = i;
          return item;
        }
      g_object_unref (item);
    }
  return NULL;
}

/* What is wrong with an answer is said at its question; only elsewhere it needs the name of the entry. */
static void
update_question (PalSurveyModel *self,
                 PalQuestionItem *item,
                 const PalAnswers *answers,
                 const PalRoute *routes,
                 PalInstrument *texts)
{
  const PalQuestion *question = pal_question_item_get_question (item);
  const PalValue *value = pal_answers_get (answers, question->index);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  g_autofree char *reason =
      pal_hidden_reason_new_in (answers, question->index, routes[question->index], texts);

  if (reason == NULL && value->kind != PAL_VALUE_NONE)
    {
      pal_checks_value (question, value, found);
      pal_checks_soft (question, value, found);
      pal_checks_cross (answers, question->index, found);
    }
  pal_survey_model_show_item (self, item, value, reason, found, value->kind != PAL_VALUE_NONE);
}

/* One entry of the group in the words that are shown. */
static PalInstrument *
get_texts (PalSurveyModel *self, const PalQuestion *group)
{
  return pal_instrument_get_group (pal_survey_model_get_texts (self), group->index);
}

static void
set_texts (PalSurveyModel *self, PalEntryItem *item, PalInstrument *texts)
{
  GListModel *questions = pal_entry_item_get_questions (item);

  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (PalQuestionItem) question = g_list_model_get_item (questions, i);
      const PalQuestion *found =
          pal_instrument_get_question (texts, pal_question_item_get_question (question)->index);

      pal_question_item_set_texts (question, texts, found,
                                   pal_survey_model_get_language_note (self, found->id));
    }
}

static void
set_list_texts (PalSurveyModel *self, GListModel *entries, PalInstrument *texts)
{
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (PalEntryItem) item = g_list_model_get_item (entries, i);

      set_texts (self, item, texts);
    }
}

void
pal_survey_model_set_entry_texts (PalSurveyModel *self, PalQuestionItem *group)
{
  PalInstrument *texts = get_texts (self, pal_question_item_get_question (group));

  if (texts == NULL) /* no group */
    return;
  set_list_texts (self, pal_question_item_get_entries (group), texts);
  set_list_texts (self, pal_question_item_get_removed (group), texts);
}

static void
update_entry (PalSurveyModel *self,
              PalEntryItem *item,
              const PalEntry *entry,
              guint number,
              PalInstrument *texts)
{
  GListModel *questions = pal_entry_item_get_questions (item);
  PalInstrument *instrument = pal_answers_get_instrument (entry->answers);
  g_autofree PalRoute *routes = g_new (PalRoute, pal_instrument_get_n_questions (instrument) + 1);
  g_autofree char *label = pal_entry_label_new (entry, number);
  PalCompleteness done;

  pal_routing_get_all (entry->answers, routes);
  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (PalQuestionItem) question = g_list_model_get_item (questions, i);

      update_question (self, question, entry->answers, routes, texts);
    }
  pal_completeness_of_entry (entry->answers, FALSE, &done);
  pal_entry_item_update (item, label, done.answered, done.asked, pal_entry_has_answers (entry),
                         !pal_entry_is_there (entry));
}

/* @entries in their order; what is in the list already stays the same object, so that nothing that is shown
 * of it is made anew, and the list changes at most once. */
static void
follow (PalSurveyModel *self, PalQuestionItem *group, GListStore *list, GPtrArray *entries)
{
  const PalQuestion *question = pal_question_item_get_question (group);
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (list));
  PalInstrument *texts = get_texts (self, question);
  gboolean same = n_old == entries->len;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      const PalEntry *entry = g_ptr_array_index (entries, i);
      guint place = 0;
      PalEntryItem *item = find_item (G_LIST_MODEL (list), entry->id, &place);

      same = same && item != NULL && place == i;
      if (item == NULL)
        {
          item = pal_entry_item_new (texts, question, entry->id);
          if (pal_survey_model_get_language (self) != NULL)
            set_texts (self, item, texts);
        }
      update_entry (self, item, entry, i + 1, texts);
      g_ptr_array_add (items, item);
    }
  if (!same)
    g_list_store_splice (list, 0, n_old, items->pdata, items->len);
}

void
pal_survey_model_update_entries (PalSurveyModel *self, PalQuestionItem *item, const PalAnswers *answers)
{
  guint index = pal_question_item_get_question (item)->index;
  g_autoptr (GPtrArray) entries = pal_answers_list_entries (answers, index);
  g_autoptr (GPtrArray) removed = pal_answers_list_removed (answers, index);

  follow (self, item, G_LIST_STORE (pal_question_item_get_entries (item)), entries);
  follow (self, item, G_LIST_STORE (pal_question_item_get_removed (item)), removed);
}

PalQuestionItem *
pal_survey_model_find_in_entry (PalQuestionItem *group, const char *entry, const char *id)
{
  g_autoptr (PalEntryItem) item = find_item (pal_question_item_get_entries (group), entry, NULL);
  GListModel *questions = item != NULL ? pal_entry_item_get_questions (item) : NULL;

  for (guint i = 0; questions != NULL && i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (PalQuestionItem) question = g_list_model_get_item (questions, i);

      if (g_str_equal (pal_question_item_get_id (question), id))
        return question; /* the entry keeps it */
    }
  return NULL;
}

static PalGroupPlace
get_place (PalSurveyModel *self, PalQuestionItem *item)
{
  return (PalGroupPlace){ .country = self->country,
                          .institution = self->institution,
                          .wave = pal_selection_get_wave (self->selection),
                          .group = pal_question_item_get_question (item)->id,
                          .reason = self->correction,
                          .slot = self->slot };
}

static void
show_refusal (PalQuestionItem *item, const GError *error)
{
  if (error != NULL)
    pal_question_item_set_problem (item, error->message, NULL);
}

PalEntryItem *
pal_survey_model_add_entry (PalSurveyModel *self, PalQuestionItem *item)
{
  PalGroupPlace place = get_place (self, item);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autoptr (PalEntryItem) entry = NULL;

  g_return_val_if_fail (PAL_IS_SURVEY_MODEL (self) && PAL_IS_QUESTION_ITEM (item), NULL);

  id = pal_commands_add_entry (self->workspace, &place, &error);
  show_refusal (item, error);
  if (id != NULL)
    entry = find_item (pal_question_item_get_entries (item), id, NULL);
  return entry; /* the list keeps it */
}

void
pal_survey_model_remove_entry (PalSurveyModel *self, PalQuestionItem *item, PalEntryItem *entry)
{
  PalGroupPlace place = get_place (self, item);
  g_autoptr (GError) error = NULL;

  pal_commands_remove_entry (self->workspace, &place, pal_entry_item_get_id (entry), &error);
  show_refusal (item, error);
}

void
pal_survey_model_restore_entry (PalSurveyModel *self, PalQuestionItem *item, PalEntryItem *entry)
{
  PalGroupPlace place = get_place (self, item);
  g_autoptr (GError) error = NULL;

  pal_commands_restore_entry (self->workspace, &place, pal_entry_item_get_id (entry), &error);
  show_refusal (item, error);
}

void
pal_survey_model_move_entry (PalSurveyModel *self, PalQuestionItem *item, PalEntryItem *entry, int step)
{
  PalGroupPlace place = get_place (self, item);
  g_autoptr (GError) error = NULL;

  pal_commands_move_entry (self->workspace, &place, pal_entry_item_get_id (entry), step, &error);
  show_refusal (item, error);
}

void
pal_survey_model_set_no_entries (PalSurveyModel *self, PalQuestionItem *item, gboolean none)
{
  if (none)
    pal_survey_model_choose (self, item, PAL_GROUP_NONE);
  else
    pal_survey_model_clear (self, item);
}
