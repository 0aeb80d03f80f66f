/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-slots-tour.h"

#include "session/pal-commands-slots.h"
#include "session/pal-commands.h"
#include "ui/survey/pal-slot-button.h"

#define DIALOG_KEY "pal-slots-tour-dialog"
#define MODEL_KEY "pal-slots-tour-model"
#define N_QUESTIONS 18

/* Where the answers of the tour are written. */
typedef struct
{
  PalWorkspace *workspace;
  const char *country, *institution, *wave;
} Place;

static PalSurveyModel *
get_model (PalView *self)
{
  return g_object_get_data (G_OBJECT (self), MODEL_KEY);
}

static const char *
find_institution (PalView *self)
{
  GPtrArray *all = pal_dataset_get_institutions (pal_view_get_dataset (self));
  const char *country = pal_selection_get_country (pal_view_get_selection (self));

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (pal_institution_get_country (g_ptr_array_index (all, i)), country) == 0)
      return pal_institution_get_id (g_ptr_array_index (all, i));
  return NULL;
}

/* The agreed answer with an error of typing in every fourth question. */
static void
write_answer (const Place *place,
              const PalQuestion *question,
              const char *slot,
              const PalValue *agreed,
              guint n)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_copy (&value, agreed);
  if (n % 4 == 3 && value.kind == PAL_VALUE_NUMBER)
    value.number += 1;
  else if (n % 4 == 3)
    {
      pal_value_clear (&value);
      pal_value_init_missing (&value, PAL_MISSING_DK);
    }
  pal_commands_set_slot_answer (place->workspace, place->country, place->institution, place->wave,
                                question->id, slot, &value);
}

static void
write_answers (const Place *place, const PalAnswers *answers, const char *const *slots, guint n_slots)
{
  PalInstrument *instrument = pal_answers_get_instrument (answers);
  guint n = 0;

  for (guint i = 0; i < pal_instrument_get_n_questions (instrument) && n < N_QUESTIONS; i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);
      const PalValue *agreed = pal_answers_get (answers, i);

      if (question->level != PAL_LEVEL_INSTITUTION || agreed->kind == PAL_VALUE_NONE)
        continue;
      for (guint k = 0; k < n_slots; k++)
        write_answer (place, question, slots[k], agreed, n + k);
      n++;
    }
}

/* Two entries and three experts where there are answers to copy.  The looks share them. */
static const char *
prepare_place (PalView *self)
{
  static const char *const names[] = { "Anna Berg", "Jonas Lie", "Signe Dahl" };
  PalSelection *selection = pal_view_get_selection (self);
  PalDataset *dataset = pal_view_get_dataset (self);
  Place place = { pal_view_get_workspace (self), pal_selection_get_country (selection),
                  find_institution (self), pal_selection_get_wave (selection) };
  const char *entries[] = { PAL_SLOT_ENTRY_1, PAL_SLOT_ENTRY_2 };
  g_autofree char *first = NULL, *second = NULL, *third = NULL;
  g_autoptr (GPtrArray) slots = NULL;

  if (place.institution == NULL || place.wave == NULL || !pal_workspace_is_demo (place.workspace))
    return place.institution;
  slots = pal_slot_book_list_slots (pal_dataset_get_slots (dataset), place.country, place.institution,
                                    place.wave);
  if (slots->len > 0)
    return place.institution;
  first = pal_commands_add_expert (place.workspace, place.country, names[0]);
  second = pal_commands_add_expert (place.workspace, place.country, names[1]);
  third = pal_commands_add_expert (place.workspace, place.country, names[2]);
  if (first != NULL && second != NULL && third != NULL)
    {
      const char *experts[] = { first, second, third };
      const PalAnswers *answers = pal_wave_data_get_answers (pal_dataset_get_wave (dataset, place.wave),
                                                             place.country, place.institution);

      write_answers (&place, answers, entries, G_N_ELEMENTS (entries));
      write_answers (&place, answers, experts, G_N_ELEMENTS (experts));
    }
  return place.institution;
}

static void
prepare_entry (gpointer user_data)
{
  PalView *self = PAL_VIEW (user_data);
  const char *institution = prepare_place (self);

  pal_survey_model_set_slot (get_model (self), PAL_SLOT_ENTRY_2);
  if (institution != NULL)
    pal_survey_model_go_to (get_model (self), institution, "T1I02");
}

static void
leave_entry (gpointer user_data)
{
  pal_survey_model_set_slot (get_model (PAL_VIEW (user_data)), NULL);
}

static void
compare (PalView *self, gboolean experts)
{
  const char *institution = prepare_place (self);

  if (institution != NULL)
    pal_survey_model_go_to (get_model (self), institution, "T1I02");
  g_object_set_data (
      G_OBJECT (self), DIALOG_KEY,
      pal_slot_button_compare (pal_view_get_window (GTK_WIDGET (self)), get_model (self), experts));
}

static void
prepare_entries (gpointer user_data)
{
  compare (user_data, FALSE);
}

static void
prepare_experts (gpointer user_data)
{
  compare (user_data, TRUE);
}

static void
leave_comparison (gpointer user_data)
{
  GtkWindow *dialog = g_object_steal_data (G_OBJECT (user_data), DIALOG_KEY);

  if (dialog != NULL)
    gtk_window_destroy (dialog);
}

void
pal_slots_tour_add_stops (PalView *view, PalSurveyModel *model, PalTour *tour)
{
  g_object_set_data_full (G_OBJECT (view), MODEL_KEY, g_object_ref (model), g_object_unref);
  pal_tour_add_stop (tour, "entry", prepare_entry, leave_entry, view);
  pal_tour_add_stop (tour, "entries", prepare_entries, leave_comparison, view);
  pal_tour_add_stop (tour, "experts", prepare_experts, leave_comparison, view);
}
