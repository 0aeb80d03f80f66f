/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-explain-model.h"

#include <math.h>
#include <string.h>

#include "base/pal-number.h"
#include "score/pal-trail.h"
#include "session/pal-commands.h"
#include "session/pal-compare-scene.h"
#include "session/pal-explain-words.h"
#include "session/pal-seed.h"

#define WAVE "2026"

typedef struct
{
  char *path;
  PalWorkspace *workspace;
} Fixture;

static void
set_up_kind (Fixture *f, gboolean (*seed) (PalStore *store, GError **error))
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pal-explain-XXXXXX", &error);
  PalStore *store;

  g_assert_no_error (error);
  g_setenv ("PAL_ACTOR", "I. Solberg", TRUE);
  f->path = g_build_filename (folder, "test.palliscope", NULL);
  store = pal_store_create (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (seed (store, &error));
  g_assert_no_error (error);
  pal_store_close (store);
  f->workspace = pal_workspace_open_sync (f->path, FALSE, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  set_up_kind (f, pal_seed_reference);
}

static void
set_up_demo (Fixture *f, gconstpointer data)
{
  set_up_kind (f, pal_seed_demo);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* Histories that nobody waited for. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (pal_workspace_close (f->workspace, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (f->workspace);
  g_free (f->path);
}

static void
set_number (Fixture *f, const char *question, double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, number);
  pal_commands_set_answer (f->workspace, "NO", NULL, WAVE, question, &value);
}

static void
set_option (Fixture *f, const char *question, const char *code)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_string (&value, code);
  pal_commands_set_answer (f->workspace, "NO", NULL, WAVE, question, &value);
}

/* The numbers of the mock-up. */
static void
answer_services (Fixture *f)
{
  set_number (f, "B0C01", 5594340);
  set_number (f, "T1C11", 43);
  set_number (f, "T1C12", 24);
  set_number (f, "T1C13", 14);
  set_number (f, "T1C14", 5);
  set_number (f, "T1C15", 4);
}

static PalExplainModel *
explain (Fixture *f, const char *subject)
{
  PalExplainModel *model = pal_explain_model_new (f->workspace, "NO", WAVE, subject);

  g_assert_nonnull (model);
  return model;
}

static const PalExplainStep *
get_step (PalExplainModel *model, guint index)
{
  GPtrArray *steps = pal_explain_model_get_steps (model);

  g_assert_cmpuint (index, <, steps->len);
  return g_ptr_array_index (steps, index);
}

static void
wait_for_history (PalExplainModel *model)
{
  pal_explain_model_get_answers (model);
  while (!pal_explain_model_is_settled (model))
    g_main_context_iteration (NULL, TRUE);
}

/* The whole chain of the mock-up, word for word. */
static void
test_chain (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *question, *name, *value;
  } answers[] = {
    { "T1C11", "Home palliative care teams", "43 teams" },
    { "T1C12", "Hospital palliative care support teams", "24 teams" },
    { "T1C13", "Palliative care units in hospitals", "14 units" },
    { "T1C14", "Inpatient hospices", "5 hospices" },
    { "T1C15", "Other specialised palliative care services", "4 services" },
    { "B0C01", "Resident population of the country on 1 January of the reference year",
      "5\u202f594\u202f340 persons" },
  };
  g_autoptr (PalExplainModel) model = NULL;
  const PalExplainStep *step;
  GPtrArray *list;

  answer_services (f);
  pal_commands_set_answer_note (f->workspace, "NO", NULL, WAVE, "T1C11", "source_kind", "registry");
  pal_commands_set_answer_note (f->workspace, "NO", NULL, WAVE, "T1C15", "source_kind", "estimate");
  pal_commands_set_answer_note (f->workspace, "NO", NULL, WAVE, "T1C15", "confidence", "low");
  pal_commands_set_answer_note (f->workspace, "NO", NULL, WAVE, "T1C15", "source_note", "Own survey");
  model = explain (f, "SRV1");
  g_assert_cmpuint (pal_explain_model_get_steps (model)->len, ==, 4);

  step = get_step (model, 0);
  g_assert_cmpint (step->kind, ==, PAL_EXPLAIN_INDEX);
  g_assert_cmpstr (step->title, ==, "Composite index");
  g_assert_false (step->has_value);
  g_assert_cmpstr (step->value, ==, "Not answered");
  g_assert_cmpstr (step->note, ==, "Too few domains have a score: 1 of 8.");
  step = get_step (model, 1);
  g_assert_cmpint (step->kind, ==, PAL_EXPLAIN_DOMAIN);
  g_assert_cmpstr (step->title, ==, "Service provision");
  g_assert_cmpuint (step->parts->len, ==, 4);
  step = get_step (model, 2);
  g_assert_cmpint (step->kind, ==, PAL_EXPLAIN_INDICATOR);
  g_assert_cmpstr (step->title, ==, "SRV1 Specialised palliative care services per 100 000 inhabitants");
  g_assert_cmpstr (step->value, ==, "1.61");
  g_assert_cmpstr (step->level_label, ==, "Established");
  g_assert_cmpstr (
      step->note, ==,
      "Scaled from 0 to 2, so 1.61 becomes 80.4 of 100. Progressing from 0.5, Established from 1, "
      "Advanced from 2. The cut points are a proposal.");
  step = get_step (model, 3);
  g_assert_cmpint (step->kind, ==, PAL_EXPLAIN_FORMULA);
  g_assert_cmpstr (
      step->words, ==,
      "(home palliative care teams + hospital palliative care support teams + palliative care units "
      "in hospitals + inpatient hospices + (other specialised palliative care services, or 0 if it "
      "is missing)) ÷ resident population of the country on 1 January… × 100\u202f000");
  g_assert_cmpstr (step->numbers, ==, "(43 + 24 + 14 + 5 + 4) ÷ 5\u202f594\u202f340 × 100\u202f000");
  g_assert_cmpstr (step->result, ==, "1.61");

  wait_for_history (model);
  list = pal_explain_model_get_answers (model);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (answers));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const PalExplainAnswer *answer = g_ptr_array_index (list, i);

      g_assert_cmpstr (answer->question, ==, answers[i].question);
      g_assert_cmpstr (answer->name, ==, answers[i].name);
      g_assert_cmpstr (answer->value, ==, answers[i].value);
      g_assert_true (answer->has_value);
      g_assert_cmpstr (answer->actor, ==, "I. Solberg");
      g_assert_cmpint (answer->wall_ms, >, 0);
    }
  g_assert_cmpstr (((PalExplainAnswer *) list->pdata[0])->source, ==, "Registry");
  g_assert_cmpstr (((PalExplainAnswer *) list->pdata[1])->source, ==, NULL);
  g_assert_true (((PalExplainAnswer *) list->pdata[4])->is_estimate);
  g_assert_cmpstr (((PalExplainAnswer *) list->pdata[4])->confidence, ==, "Low");
  g_assert_cmpstr (((PalExplainAnswer *) list->pdata[4])->note, ==, "Own survey");
}

/* The walk goes down by codes, back up, and says what it does not know. */
static void
test_follow (Fixture *f, gconstpointer data)
{
  g_autoptr (PalExplainModel) model = NULL;

  answer_services (f);
  model = explain (f, "INDEX");
  g_assert_cmpuint (pal_explain_model_get_steps (model)->len, ==, 1);
  g_assert_null (pal_explain_model_get_level_step (model));
  g_assert_cmpuint (pal_explain_model_get_answers (model)->len, ==, 0);
  g_assert_false (pal_explain_model_follow (model, "SRV1"));
  g_assert_false (pal_explain_model_follow (model, "nothing"));
  g_assert_false (pal_explain_model_can_go_back (model));

  g_assert_true (pal_explain_model_follow (model, "SRV"));
  g_assert_cmpuint (pal_explain_model_get_steps (model)->len, ==, 2);
  g_assert_true (pal_explain_model_follow (model, "SRV1"));
  g_assert_cmpuint (pal_explain_model_get_steps (model)->len, ==, 4);
  g_assert_cmpuint (pal_explain_model_get_answers (model)->len, ==, 6);
  /* across to another domain from here */
  g_assert_true (pal_explain_model_follow (model, "MED"));
  g_assert_cmpuint (pal_explain_model_get_steps (model)->len, ==, 2);
  g_assert_cmpstr (get_step (model, 1)->code, ==, "MED");
  pal_explain_model_go_back (model);
  g_assert_cmpstr (get_step (model, 2)->code, ==, "SRV1");
  pal_explain_model_go_back (model);
  pal_explain_model_go_back (model);
  g_assert_cmpuint (pal_explain_model_get_steps (model)->len, ==, 1);
  g_assert_false (pal_explain_model_can_go_back (model));
}

/* An indicator outside of the index begins with itself and says so; a series is a value, a source, a year. */
static void
test_outside (Fixture *f, gconstpointer data)
{
  GPtrArray *series = pal_dataset_get_series (pal_workspace_get_dataset (f->workspace));
  g_autofree char *key = g_strconcat ("series:", ((PalSeries *) series->pdata[0])->id, NULL);
  g_autoptr (PalExplainModel) bed_rate = NULL, published = NULL, absent = NULL;

  bed_rate = explain (f, "SRV5");
  g_assert_cmpint (get_step (bed_rate, 0)->kind, ==, PAL_EXPLAIN_INDICATOR);
  g_assert_nonnull (strstr (get_step (bed_rate, 0)->note, "It does not count in the index."));

  published = explain (f, key);
  g_assert_true (pal_explain_model_is_series (published));
  g_assert_cmpuint (pal_explain_model_get_steps (published)->len, ==, 1);
  g_assert_cmpint (get_step (published, 0)->kind, ==, PAL_EXPLAIN_SERIES);
  g_assert_cmpstr (get_step (published, 0)->value, ==, "11");
  g_assert_nonnull (strstr (get_step (published, 0)->note, "2015-2017"));
  g_assert_nonnull (strstr (get_step (published, 0)->note, "INCB"));
  g_assert_cmpint (get_step (published, 0)->level, ==, 0);
  g_assert_null (pal_explain_model_get_level_step (published));
  g_assert_false (pal_explain_model_follow (published, "INDEX"));

  absent = pal_explain_model_new (f->workspace, "IS", WAVE, "SRV1");
  g_assert_cmpuint (pal_explain_model_get_steps (absent)->len, ==, 1);
  g_assert_cmpstr (get_step (absent, 0)->value, ==, "Not in this wave");
}

/* A question that is not asked shows why, even where an older answer is kept. */
static void
test_hidden_answer (Fixture *f, gconstpointer data)
{
  g_autoptr (PalExplainModel) model = NULL;
  GPtrArray *answers;

  set_option (f, "T1C02", "evaluated");
  set_option (f, "T1C03", "yes");
  set_option (f, "T1C02", "none");
  model = explain (f, "POL5");
  answers = pal_explain_model_get_answers (model);
  g_assert_cmpstr (((PalExplainAnswer *) answers->pdata[1])->question, ==, "T1C03");
  g_assert_cmpstr (((PalExplainAnswer *) answers->pdata[1])->value, ==,
                   pal_missing_get_label (PAL_MISSING_SK));
  g_assert_false (((PalExplainAnswer *) answers->pdata[1])->has_value);
}

/* A changed answer is heard of. */
static void
count_cb (PalExplainModel *model, guint *n)
{
  (*n)++;
}

static void
test_changes (Fixture *f, gconstpointer data)
{
  g_autoptr (PalExplainModel) model = NULL;
  guint n = 0;

  answer_services (f);
  model = explain (f, "SRV1");
  g_signal_connect (model, "changed", G_CALLBACK (count_cb), &n);
  g_assert_cmpstr (get_step (model, 2)->value, ==, "1.61");
  set_number (f, "T1C11", 44);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpstr (get_step (model, 2)->value, ==, "1.63");
}

/* Row for row what the walk shows. */
static void
test_table (Fixture *f, gconstpointer data)
{
  g_autoptr (PalExplainModel) model = NULL;
  g_autoptr (PalTable) table = NULL;
  guint n_rows = 4;

  answer_services (f);
  model = explain (f, "SRV1");
  wait_for_history (model);
  table = pal_explain_model_to_table (model);
  n_rows += get_step (model, 0)->parts->len + get_step (model, 1)->parts->len;
  n_rows += pal_explain_model_get_answers (model)->len;
  g_assert_cmpuint (pal_table_get_n_rows (table), ==, n_rows);
  g_assert_cmpstr (pal_table_get_title (table), ==, "Norway: Composite index");
  g_assert_cmpstr (pal_table_row_get_text (pal_table_get_row (table, n_rows - 6), 1), ==, "T1C11");
  g_assert_cmpstr (pal_table_row_get_text (pal_table_get_row (table, n_rows - 6), 3), ==, "43 teams");
  g_assert_cmpstr (pal_table_row_get_text (pal_table_get_row (table, n_rows - 6), 8), ==, "I. Solberg");
}

static const PalScore *
get_score (Fixture *f, const char *country, const char *code)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (f->workspace), WAVE);
  PalScores *scores = pal_wave_data_get_scores (data);

  return pal_scores_get (scores, (guint) pal_scores_find_country (scores, country),
                         (guint) pal_scores_find_column (scores, code));
}

static void
check_step (Fixture *f, const char *country, const PalExplainStep *step)
{
  double sum = 0;

  if (step->kind == PAL_EXPLAIN_INDEX || step->kind == PAL_EXPLAIN_DOMAIN ||
      step->kind == PAL_EXPLAIN_INDICATOR)
    {
      const PalScore *score = get_score (f, country, step->code);

      g_assert_cmpint (step->has_value, ==, score->missing == PAL_MISSING_NONE);
      if (!step->has_value)
        return;
      g_assert_cmpfloat (step->number, ==, score->value);
      g_assert_cmpint (step->level, ==, score->level);
      for (guint i = 0; i < step->parts->len; i++)
        sum += ((PalExplainPart *) step->parts->pdata[i])->contribution;
      if (step->parts->len > 0)
        g_assert_cmpfloat_with_epsilon (sum, score->value, 1e-9 * MAX (1, fabs (score->value)));
    }
  for (guint i = 0; i < step->parts->len; i++)
    {
      const PalExplainPart *part = g_ptr_array_index (step->parts, i);

      if (step->kind == PAL_EXPLAIN_INDICATOR)
        continue;
      g_assert_cmpint (part->has_value, ==,
                       get_score (f, country, part->code)->score_missing == PAL_MISSING_NONE);
      if (part->has_value)
        g_assert_cmpfloat_with_epsilon (part->fill * 100, get_score (f, country, part->code)->score, 1e-9);
    }
}

/* All countries and indicators of the demonstration: each number that is shown is the one that was scored,
 * and what parts add makes up the whole. */
static void
test_numbers_are_the_scores (Fixture *f, gconstpointer data)
{
  PalDataset *dataset = pal_workspace_get_dataset (f->workspace);
  PalFramework *framework = pal_dataset_get_framework (dataset);
  PalScores *scores = pal_wave_data_get_scores (pal_dataset_get_wave (dataset, WAVE));
  guint n_values = 0;

  for (guint c = 0; c < pal_scores_get_n_countries (scores); c += 4)
    for (guint i = 0; i < pal_framework_get_n_indicators (framework); i++)
      {
        const char *country = pal_scores_get_country (scores, c);
        g_autoptr (PalExplainModel) model = pal_explain_model_new (
            f->workspace, country, WAVE, pal_framework_get_indicator (framework, i)->id);
        GPtrArray *steps = pal_explain_model_get_steps (model);

        for (guint j = 0; j < steps->len; j++)
          check_step (f, country, g_ptr_array_index (steps, j));
        n_values += pal_scores_get (scores, c, i)->missing == PAL_MISSING_NONE;
      }
  g_assert_cmpuint (n_values, >, 100);
}

static void
test_words (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *question, *name;
  } cases[] = {
    { "T1C11", "home palliative care teams" },
    { "T1C12", "hospital palliative care support teams" },
    { "T1C02", "T1C02" }, /* its text is a question */
    { "T1I08", "ESMO Designated Centre of Integrated Oncology…" },
    { "T4I04", "patients with advanced cancer seen by…" },
  };
  PalInstrument *instrument = pal_dataset_get_instrument (pal_workspace_get_dataset (f->workspace));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name =
          pal_explain_words_name (pal_instrument_find_question (instrument, cases[i].question));

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

#define ADD(path, set_up_func, function)                                                                     \
  g_test_add ("/session/explain/" path, Fixture, NULL, set_up_func, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("chain", set_up, test_chain);
  ADD ("follow", set_up, test_follow);
  ADD ("outside", set_up, test_outside);
  ADD ("hidden-answer", set_up, test_hidden_answer);
  ADD ("changes", set_up, test_changes);
  ADD ("table", set_up, test_table);
  ADD ("words", set_up, test_words);
  ADD ("numbers-are-the-scores", set_up_demo, test_numbers_are_the_scores);
  return g_test_run ();
}
