/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "slots-fixture.h"

#include <string.h>

#include "session/pal-review.h"
#include "session/pal-survey-model.h"

/* An answer of a slot is kept over a restart, under its own key, and is no agreed answer. */
static void
test_keep (Fixture *f, gconstpointer data)
{
  set_number (f, NULL, "T1C11", 40);
  set_number (f, E1, "T1C11", 43);
  set_missing (f, E2, "T1C11", PAL_MISSING_DK);
  set_number (f, "expert:abc", "T1C11", 45);
  pal_commands_set_slot_note (f->workspace, "NO", NULL, "2026", "T1C11", "expert:abc", "comment", "A guess");
  for (guint restart = 0; restart < 2; restart++)
    {
      g_autoptr (GPtrArray) slots = pal_slot_book_list_slots (
          pal_dataset_get_slots (pal_workspace_get_dataset (f->workspace)), "NO", NULL, "2026");

      g_assert_cmpfloat (get (f, NULL, "T1C11")->number, ==, 40);
      g_assert_cmpfloat (get (f, E1, "T1C11")->number, ==, 43);
      g_assert_cmpint (get (f, E2, "T1C11")->missing, ==, PAL_MISSING_DK);
      g_assert_cmpfloat (get (f, "expert:abc", "T1C11")->number, ==, 45);
      g_assert_cmpuint (slots->len, ==, 3);
      g_assert_cmpstr (g_ptr_array_index (slots, 2), ==, "expert:abc");
      g_assert_null (pal_dataset_get_cell (pal_workspace_get_dataset (f->workspace), "answer",
                                           "NO//2026/T1C11/agreed", "comment"));
      g_assert_cmpstr (pal_dataset_get_cell (pal_workspace_get_dataset (f->workspace), "answer",
                                             "NO//2026/T1C11/expert:abc", "comment"),
                       ==, "\"A guess\"");
      close_now (f);
      open_again (f);
    }
}

/* What is being typed into a slot is not what is being typed into another. */
static void
test_typing (Fixture *f, gconstpointer data)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, 43);
  pal_commands_type_slot_answer (f->workspace, "NO", NULL, "2026", "T1C11", E1, &value);
  g_assert_cmpint (pal_workspace_get_save_state (f->workspace), ==, PAL_SAVE_TYPING);
  value.number = 44;
  pal_commands_type_slot_answer (f->workspace, "NO", NULL, "2026", "T1C11", E2, &value);
  value.number = 45;
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T1C11", &value);
  g_assert_cmpint (pal_workspace_get_save_state (f->workspace), ==, PAL_SAVE_SAVED);
  close_now (f);
  open_again (f);
  g_assert_cmpfloat (get (f, E1, "T1C11")->number, ==, 43);
  g_assert_cmpfloat (get (f, E2, "T1C11")->number, ==, 44);
  g_assert_cmpfloat (get (f, NULL, "T1C11")->number, ==, 45);
}

/* Scores before and after are one and the same snapshot, and the hash that a review covers stays. */
static void
test_no_score (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  PalScores *scores;
  guint n_answers;

  set_number (f, NULL, "B0C01", 5000000);
  set_number (f, NULL, "T1C11", 43);
  scores = pal_wave_data_get_scores (get_data (f));
  n_answers = pal_wave_data_get_n_answers (get_data (f));
  before = pal_review_compute_hash (f->workspace, "NO", NULL, "2026", NULL);
  set_number (f, E1, "T1C11", 1);
  set_number (f, E2, "T1C11", 2);
  set_number (f, "expert:abc", "T1C11", 3);
  set_number (f, E1, "B0C01", 1);
  after = pal_review_compute_hash (f->workspace, "NO", NULL, "2026", NULL);
  g_assert_true (pal_wave_data_get_scores (get_data (f)) == scores);
  g_assert_cmpuint (pal_wave_data_get_n_answers (get_data (f)), ==, n_answers);
  g_assert_cmpstr (before, ==, after);

  /* The same after a restart, where the file is read anew. */
  {
    int row = pal_scores_find_country (scores, "NO");
    g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
    guint n =
        pal_framework_get_n_indicators (pal_dataset_get_framework (pal_workspace_get_dataset (f->workspace)));

    for (guint i = 0; i < n; i++)
      g_array_append_val (values, pal_scores_get (scores, (guint) row, i)->value);
    close_now (f);
    open_again (f);
    scores = pal_wave_data_get_scores (get_data (f));
    row = pal_scores_find_country (scores, "NO");
    for (guint i = 0; i < n; i++)
      {
        double now = pal_scores_get (scores, (guint) row, i)->value;
        double then = g_array_index (values, double, i);

        g_assert_true (memcmp (&now, &then, sizeof now) == 0);
      }
  }
}

static void
check_item (PalSurveyModel *model, const char *question, const char *text, gboolean is_hidden)
{
  PalQuestionItem *item = pal_survey_model_go_to (model, NULL, question);
  g_autofree char *shown = pal_question_item_dup_text (item);

  g_assert_cmpstr (shown, ==, text);
  g_assert_cmpint (pal_question_item_is_hidden (item), ==, is_hidden);
  g_assert_null (pal_question_item_get_previous_text (item));
}

/* The second entry meets an empty form, whatever the first one, the experts and the agreed answers hold; its
 * routing, its checks and its counts are its own. */
static void
test_blind (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autoptr (PalSurveyModel) model = NULL;
  g_autoptr (GPtrArray) effects = NULL, problems = NULL;
  g_autofree char *note = NULL, *id = NULL;
  guint answered, asked;
  PalQuestionItem *item;

  set_number (f, NULL, "T1C11", 40);
  set_number (f, E1, "T1C11", 43);
  pal_commands_set_answer_note (f->workspace, "NO", NULL, "2026", "T1C11", "comment", "From the register");
  /* A warning of the agreed answers is none of the entry. */
  set_number (f, NULL, "B0C01", 5000000);
  set_number (f, NULL, "B0C02", 60000);
  pal_selection_set_wave (selection, "2026");
  pal_selection_set_country (selection, "NO");
  model = pal_survey_model_new (f->workspace, selection);
  check_item (model, "T1C11", "40 teams", FALSE);

  pal_survey_model_set_slot (model, E2);
  g_assert_cmpstr (pal_survey_model_get_slot (model), ==, E2);
  check_item (model, "T1C11", "Not answered", FALSE);
  effects = pal_survey_model_dup_effects (model);
  g_assert_cmpuint (effects->len, ==, 0);
  note = pal_survey_model_dup_note (model, "comment");
  g_assert_null (note);
  id = pal_survey_model_dup_answer_id (model);
  g_assert_cmpstr (id, ==, "NO//2026/T1C11/entry:2");
  pal_survey_model_get_totals (model, &answered, &asked);
  g_assert_cmpuint (answered, ==, 0);
  problems = pal_survey_model_dup_problems (model);
  g_assert_cmpuint (problems->len, ==, 0);

  /* Entering goes into the slot; missing codes too; the check is of its own numbers. */
  item = pal_survey_model_go_to (model, NULL, "T1C11");
  g_assert_true (pal_survey_model_type (model, item, "44", TRUE));
  g_assert_cmpfloat (get (f, E2, "T1C11")->number, ==, 44);
  g_assert_cmpfloat (get (f, NULL, "T1C11")->number, ==, 40);
  g_assert_cmpfloat (get (f, E1, "T1C11")->number, ==, 43);
  item = pal_survey_model_go_to (model, NULL, "T1C12");
  pal_survey_model_set_missing (model, item, PAL_MISSING_DK);
  g_assert_cmpint (get (f, E2, "T1C12")->missing, ==, PAL_MISSING_DK);
  g_assert_cmpint (get (f, NULL, "T1C12")->kind, ==, PAL_VALUE_NONE);
  item = pal_survey_model_go_to (model, NULL, "B0C01");
  g_assert_true (pal_survey_model_type (model, item, "100000", TRUE));
  item = pal_survey_model_go_to (model, NULL, "B0C02");
  g_assert_true (pal_survey_model_type (model, item, "90000", TRUE));
  g_assert_cmpuint (pal_question_item_get_findings (item)->len, ==, 1);
  pal_survey_model_get_totals (model, &answered, &asked);
  g_assert_cmpuint (answered, ==, 4);
  pal_survey_model_focus (model, item);
  pal_survey_model_set_note (model, "comment", "Hard to read");
  g_assert_cmpstr (pal_dataset_get_cell (pal_workspace_get_dataset (f->workspace), "answer",
                                         "NO//2026/B0C02/entry:2", "comment"),
                   ==, "\"Hard to read\"");

  pal_survey_model_set_slot (model, PAL_SLOT_AGREED);
  g_assert_null (pal_survey_model_get_slot (model));
  check_item (model, "T1C11", "40 teams", FALSE);
}

/* The route of a question follows the answers of its own slot; what is not asked is not compared. */
static void
test_routing (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autoptr (PalSurveyModel) model = NULL;
  g_autoptr (PalSlotsModel) compared = NULL;
  PalSlotsRow *row;

  set_code (f, NULL, "T1C02", "none");
  pal_selection_set_wave (selection, "2026");
  pal_selection_set_country (selection, "NO");
  model = pal_survey_model_new (f->workspace, selection);
  g_assert_true (pal_question_item_is_hidden (pal_survey_model_go_to (model, NULL, "T1C03")));
  pal_survey_model_set_slot (model, E1);
  set_code (f, E1, "T1C02", "current");
  set_code (f, E1, "T1C03", "yes");
  g_assert_false (pal_question_item_is_hidden (pal_survey_model_go_to (model, NULL, "T1C03")));

  compared = compare (f, PAL_SLOTS_ENTRIES);
  g_assert_cmpint (pal_slots_row_get_state (pal_slots_model_find (compared, "T1C03")), ==,
                   PAL_SLOTS_ONE_SIDE);
  set_code (f, E1, "T1C02", "none");
  g_assert_true (pal_question_item_is_hidden (pal_survey_model_go_to (model, NULL, "T1C03")));
  g_assert_cmpstr (get (f, E1, "T1C03")->string, ==, "yes");
  set_code (f, E2, "T1C02", "current");
  row = pal_slots_model_find (compared, "T1C03");
  g_assert_cmpint (pal_slots_row_get_state (row), ==, PAL_SLOTS_NONE);
  g_assert_cmpstr (pal_slots_row_find_cell (row, E1)->text, ==, "Not asked");
  set_code (f, E2, "T1C02", "none");
  g_assert_null (pal_slots_model_find (compared, "T1C03"));
}

/* Undo of what an entry wrote, with its own label. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  set_number (f, E2, "T1C11", 43);
  set_number (f, E2, "T1C11", 44);
  g_assert_true (g_str_has_prefix (pal_workspace_get_undo_label (f->workspace), "Second Entry: T1C11"));
  pal_commands_undo (f->workspace);
  g_assert_cmpfloat (get (f, E2, "T1C11")->number, ==, 43);
  pal_commands_undo (f->workspace);
  g_assert_cmpint (get (f, E2, "T1C11")->kind, ==, PAL_VALUE_NONE);
  pal_commands_redo (f->workspace);
  pal_commands_redo (f->workspace);
  g_assert_cmpfloat (get (f, E2, "T1C11")->number, ==, 44);
  g_assert_cmpint (get (f, NULL, "T1C11")->kind, ==, PAL_VALUE_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/session/slots/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("keep", test_keep);
  ADD ("typing", test_typing);
  ADD ("no-score", test_no_score);
  ADD ("blind", test_blind);
  ADD ("routing", test_routing);
  ADD ("undo", test_undo);
  return g_test_run ();
}
