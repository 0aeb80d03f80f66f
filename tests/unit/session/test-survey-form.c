/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of the survey: what it counts and says at each question. */
#include <glib/gstdio.h>
#include <string.h>

#include "session/pal-change-text.h"
#include "session/pal-commands-reason.h"
#include "session/pal-commands.h"
#include "session/pal-seed.h"
#include "session/pal-survey-model.h"
#include "store/pal-batch.h"
#include "store/pal-journal.h"
#include "survey/pal-completeness.h"

#define N_STEPS 120

typedef struct
{
  char *folder;
  PalWorkspace *workspace;
  PalSelection *selection;
  PalSurveyModel *model;
} Fixture;

/* The wave 2028 asks for @question always. */
static void
add_strict_wave (PalStore *store, const char *question)
{
  g_autofree char *path = g_build_filename (g_getenv ("PAL_SOURCE_ROOT"), "data/instrument.json", NULL);
  g_autofree char *text = NULL, *json = NULL, *hash = NULL;
  g_autofree char *before = g_strdup_printf ("\"id\": \"%s\",", question);
  g_autofree char *with = g_strconcat (before, "\"required\": \"always\",", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalInstrument) instrument = NULL;
  g_autoptr (PalBatch) batch = pal_batch_new ("edit", "Test", "A wave that asks for more");
  g_auto (GStrv) parts = NULL;
  PalCommit done = { 0 };
  char *old;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  parts = g_strsplit (text, before, 2);
  old = strstr (parts[1], "\"required\": true,");
  g_assert_nonnull (old);
  memset (old, ' ', strlen ("\"required\": true,"));
  json = g_strjoinv (with, parts);
  instrument = pal_instrument_new_from_json (json, -1, "test", &error);
  g_assert_no_error (error);
  g_assert_true (pal_store_add_document (store, "instrument", pal_instrument_get_hash (instrument),
                                         pal_instrument_get_canonical (instrument), &error));
  hash = pal_hash_to_hex (pal_instrument_get_hash (instrument));
  pal_batch_add_wave (batch, "2028", hash);
  g_assert_true (pal_journal_commit (store, batch, &done, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  PalStore *store;

  f->folder = g_dir_make_tmp ("pal-survey-form-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("PAL_ACTOR", "Test", TRUE);
  path = g_build_filename (f->folder, "test.palliscope", NULL);
  store = pal_store_create (path, &error);
  g_assert_no_error (error);
  g_assert_true (pal_seed_reference (store, &error));
  g_assert_no_error (error);
  if (data != NULL)
    add_strict_wave (store, data);
  pal_store_close (store);
  f->workspace = pal_workspace_open_sync (path, FALSE, &error);
  g_assert_no_error (error);
  f->selection = pal_selection_new ();
  pal_selection_set_wave (f->selection, "2026");
  pal_selection_set_country (f->selection, "NO");
  f->model = pal_survey_model_new (f->workspace, f->selection);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "test.palliscope", NULL);

  g_assert_finalize_object (f->model);
  g_assert_finalize_object (f->selection);
  g_assert_true (pal_workspace_close (f->workspace, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (f->workspace);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_rmdir (f->folder);
  g_free (f->folder);
}

static const char *
find_institution (Fixture *f)
{
  GPtrArray *all = pal_dataset_get_institutions (pal_workspace_get_dataset (f->workspace));

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (pal_institution_get_country (g_ptr_array_index (all, i)), "NO"))
      return pal_institution_get_id (g_ptr_array_index (all, i));
  g_error ("Norway has no institution");
}

static const PalAnswers *
get_answers (Fixture *f, const char *institution)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (f->workspace), "2026");

  return pal_wave_data_get_answers (data, "NO", institution);
}

/* The outline against a count of everything. */
static guint
check_counts (Fixture *f)
{
  GListModel *outline = pal_survey_model_get_outline (f->model);
  g_autoptr (GPtrArray) gaps = pal_survey_model_dup_not_answered (f->model);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (outline); i++)
    {
      g_autoptr (PalOutlineItem) item = g_list_model_get_item (outline, i);
      const PalAnswers *answers = get_answers (f, pal_outline_item_get_institution (item));
      PalOutlineKind kind = pal_outline_item_get_kind (item);
      PalCompleteness done = { 0 };

      if (kind == PAL_OUTLINE_INSTITUTIONS)
        continue;
      if (kind == PAL_OUTLINE_SECTION)
        pal_completeness_of_section (answers, pal_outline_item_get_section (item), FALSE, &done);
      else
        pal_completeness_of_level (
            answers, kind == PAL_OUTLINE_COUNTRY ? PAL_LEVEL_COUNTRY : PAL_LEVEL_INSTITUTION, FALSE, &done);
      g_assert_cmpuint (pal_outline_item_get_answered (item), ==, done.answered);
      g_assert_cmpuint (pal_outline_item_get_asked (item), ==, done.asked);
      n += done.answered;
    }
  g_assert_cmpuint (gaps->len, ==, pal_survey_model_count_not_answered (f->model));
  return n;
}

/* Answers of any part, from anywhere, also undone: the counts that the outline keeps stay right. */
static void
test_counts (Fixture *f, gconstpointer data)
{
  PalInstrument *instrument = pal_answers_get_instrument (get_answers (f, NULL));
  const char *institution = find_institution (f);
  guint seen = 0;

  check_counts (f);
  for (guint i = 0; i < N_STEPS; i++)
    {
      const PalQuestion *question = pal_instrument_get_question (
          instrument, (guint) g_test_rand_int_range (0, (int) pal_instrument_get_n_questions (instrument)));
      const char *unit = question->level == PAL_LEVEL_INSTITUTION ? institution : NULL;
      g_auto (PalValue) value = PAL_VALUE_INIT;

      if (i % 9 == 8)
        pal_commands_undo (f->workspace);
      else if (question->n_options > 0 && question->type != PAL_QUESTION_MULTI)
        pal_value_init_string (&value,
                               question->options[g_test_rand_int_range (0, (int) question->n_options)].code);
      else
        pal_value_init_missing (&value, PAL_MISSING_DK);
      if (i % 9 != 8)
        pal_commands_set_answer (f->workspace, "NO", unit, "2026", question->id, &value);
      if (i == N_STEPS / 2)
        pal_selection_set_institution (f->selection, institution);
      seen = MAX (seen, check_counts (f));
    }
  g_assert_cmpuint (seen, >, 20);
}

static void
check_change (PalInstrument *instrument,
              const char *id,
              const char *before,
              const char *now,
              const char *text)
{
  const PalQuestion *question = pal_instrument_find_question (instrument, id);
  PalMatch match = { .kind = PAL_MATCH_SAME, .old = question, .now = question };
  g_auto (PalValue) old = PAL_VALUE_INIT, new = PAL_VALUE_INIT;
  g_autofree char *shown = NULL;

  g_assert_nonnull (question);
  g_assert_true (pal_value_from_json (&old, before, NULL));
  if (now != NULL)
    g_assert_true (pal_value_from_json (&new, now, NULL));
  shown = pal_change_text_new (&match, &old, &new);
  g_assert_cmpstr (shown, ==, text);
}

/* What became of the answer of the last wave.  What is missing is no number. */
static void
test_change (Fixture *f, gconstpointer data)
{
  PalInstrument *instrument = pal_answers_get_instrument (get_answers (f, NULL));

  check_change (instrument, "T1C11", "41", "43", "41 teams, +2 (+5 %)");
  check_change (instrument, "T1C11", "41", "20", "41 teams, −21 (−51 %)");
  check_change (instrument, "T1C11", "41", "41", "41 teams, unchanged");
  check_change (instrument, "T1C11", "0", "3", "0 teams, +3");
  check_change (instrument, "T1C11", "41", NULL, "41 teams");
  check_change (instrument, "T1C11", "41", "{\"missing\":\"DK\"}", "41 teams");
  check_change (instrument, "T1C11", "{\"missing\":\"DK\"}", "41", "Not known");
  check_change (instrument, "B0C05", "2023", "2025", "2023, +2");
  check_change (instrument, "T1C02", "\"none\"", "\"evaluated\"", "None, changed");
  check_change (instrument, "T1C02", "\"none\"", "\"none\"", "None, unchanged");
  check_change (instrument, "T4I04", "{\"num\":12,\"den\":40}", "{\"num\":13,\"den\":40}",
                "12 of 40 (30.0 %), +2.5 points");
}

/* The row and the pane at its side read it from the item, also while a number is being typed. */
static void
test_previous (Fixture *f, gconstpointer data)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  PalQuestionItem *item;

  pal_value_init_number (&value, 41);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T1C11", &value);
  pal_commands_add_wave (f->workspace, "2028");
  pal_selection_set_wave (f->selection, "2028");
  item = pal_survey_model_go_to (f->model, NULL, "T1C11");
  g_assert_cmpstr (pal_question_item_get_previous_text (item), ==, "2026: 41 teams");
  pal_survey_model_type (f->model, item, "43", FALSE);
  g_assert_cmpstr (pal_question_item_get_previous_text (item), ==, "2026: 41 teams, +2 (+5 %)");
  pal_survey_model_type (f->model, item, "41", TRUE);
  g_assert_cmpstr (pal_question_item_get_previous_text (item), ==, "2026: 41 teams, unchanged");
}

static const PalFinding *
find_finding (PalQuestionItem *item, const char *rule)
{
  GPtrArray *findings = pal_question_item_get_findings (item);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((const PalFinding *) g_ptr_array_index (findings, i))->rule, rule))
      return g_ptr_array_index (findings, i);
  return NULL;
}

/* Looked for after a rest, not with the key; kept with a reason, which lasts as long as the answer. */
static void
test_unusual (Fixture *f, gconstpointer data)
{
  static const char *const countries[] = { "SE", "DK", "FI", "DE", "FR", "IT", "ES", "PT", "AT" };
  PalQuestionItem *item = pal_survey_model_go_to (f->model, NULL, "T1C11");
  g_autoptr (PalProblem) problem = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_auto (PalValue) value = PAL_VALUE_INIT;

      pal_value_init_number (&value, 40 + i);
      pal_commands_set_answer (f->workspace, countries[i], NULL, "2026", "T1C11", &value);
    }
  g_assert_true (pal_survey_model_type (f->model, item, "2500", TRUE));
  g_assert_null (find_finding (item, "outlier"));
  while (find_finding (item, "outlier") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (find_finding (item, "outlier")->kept);

  problem = pal_survey_model_dup_problem (f->model, find_finding (item, "outlier"));
  g_assert_true (pal_commands_keep_problem (f->workspace, problem, "Register"));
  g_assert_nonnull (find_finding (item, "outlier"));
  g_assert_nonnull (find_finding (item, "outlier")->kept);

  g_assert_true (pal_survey_model_type (f->model, item, "43", TRUE));
  g_assert_null (find_finding (item, "outlier"));
}

/* A jump since the last wave can be kept too: its reason rests on both answers. */
static void
test_jump (Fixture *f, gconstpointer data)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autoptr (PalProblem) problem = NULL;
  PalQuestionItem *item;

  pal_value_init_number (&value, 41);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T1C11", &value);
  pal_commands_add_wave (f->workspace, "2028");
  pal_selection_set_wave (f->selection, "2028");
  item = pal_survey_model_go_to (f->model, NULL, "T1C11");
  g_assert_true (pal_survey_model_type (f->model, item, "90", TRUE));
  while (find_finding (item, "change") == NULL)
    g_main_context_iteration (NULL, TRUE);
  problem = pal_survey_model_dup_problem (f->model, find_finding (item, "change"));
  g_assert_true (pal_commands_keep_problem (f->workspace, problem, "New teams"));
  g_assert_nonnull (find_finding (item, "change")->kept);
}

static gboolean
blocks (Fixture *f, const char *question)
{
  g_autoptr (GPtrArray) blocking = pal_survey_model_dup_blocking (f->model);

  for (guint i = 0; i < blocking->len; i++)
    {
      const PalFinding *finding = g_ptr_array_index (blocking, i);

      if (g_str_equal (finding->question, question) && g_str_equal (finding->rule, "required"))
        return finding->severity == PAL_SEVERITY_ERROR;
    }
  return FALSE;
}

/* What the instrument asks for always is named as blocking and holds the submission back, until there is an
 * answer or a reason; what it only asks for is not. */
static void
test_required_always (Fixture *f, gconstpointer question)
{
  g_autoptr (GError) error = NULL;
  PalQuestionItem *item;

  g_assert_false (blocks (f, question));
  pal_selection_set_wave (f->selection, "2028");
  g_assert_true (blocks (f, question));
  g_assert_false (blocks (f, "T1C12"));
  g_assert_false (pal_survey_model_take_step (f->model, PAL_REVIEW_SUBMIT, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  item = pal_survey_model_go_to (f->model, NULL, question);
  pal_survey_model_set_missing (f->model, item, PAL_MISSING_DK);
  g_assert_false (blocks (f, question));
  pal_survey_model_clear (f->model, item);
  g_assert_true (blocks (f, question));
  g_assert_true (pal_survey_model_type (f->model, item, "43", TRUE));
  g_assert_false (blocks (f, question));
  g_assert_true (pal_survey_model_take_step (f->model, PAL_REVIEW_SUBMIT, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/session/survey-form/counts", Fixture, NULL, set_up, test_counts, tear_down);

  g_test_add ("/session/survey-form/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/session/survey-form/previous", Fixture, NULL, set_up, test_previous, tear_down);

  g_test_add ("/session/survey-form/unusual", Fixture, NULL, set_up, test_unusual, tear_down);
  g_test_add ("/session/survey-form/jump", Fixture, NULL, set_up, test_jump, tear_down);

  g_test_add ("/session/survey-form/required-always", Fixture, "T1C11", set_up, test_required_always,
              tear_down);

  return g_test_run ();
}
