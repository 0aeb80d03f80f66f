/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "session/pal-commands.h"
#include "session/pal-explain-model.h"
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
  g_autofree char *folder = g_dir_make_tmp ("pal-level-XXXXXX", &error);
  PalStore *store;

  g_assert_no_error (error);
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

static PalWaveData *
get_data (Fixture *f)
{
  return pal_dataset_get_wave (pal_workspace_get_dataset (f->workspace), WAVE);
}

static const PalIndicator *
get_indicator (Fixture *f, const char *id)
{
  return pal_framework_find_indicator (pal_dataset_get_framework (pal_workspace_get_dataset (f->workspace)),
                                       id);
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

static PalScore
get_score (Fixture *f, const char *country, const char *code)
{
  PalScores *scores = pal_wave_data_get_scores (get_data (f));

  return *pal_scores_get (scores, (guint) pal_scores_find_country (scores, country),
                          (guint) pal_scores_find_column (scores, code));
}

/* 50 of 5 million are level 3; 100 of them would be level 4: 50 more of one kind, and 49 are too few. */
static void
test_number (Fixture *f, gconstpointer data)
{
  g_autoptr (PalLevelStep) step = NULL;
  g_autoptr (PalExplainModel) model = NULL;
  g_autofree char *text = NULL;

  set_number (f, "B0C01", 5000000);
  set_number (f, "T1C11", 20);
  set_number (f, "T1C12", 15);
  set_number (f, "T1C13", 10);
  set_number (f, "T1C14", 5);
  step = pal_level_step_new (get_data (f), "NO", get_indicator (f, "SRV1"));
  g_assert_cmpint (step->kind, ==, PAL_LEVEL_STEP_FOUND);
  g_assert_cmpstr (step->institution, ==, NULL);
  g_assert_cmpstr (step->question, ==, "T1C11");
  g_assert_cmpfloat (step->before.number, ==, 20);
  g_assert_cmpfloat (step->after.number, ==, 70);
  g_assert_cmpint (step->indicator_after.level, ==, 4);
  g_assert_cmpfloat_with_epsilon (step->indicator_after.value, 2, 1e-12);

  model = pal_explain_model_new (f->workspace, "NO", WAVE, "SRV1");
  text = pal_explain_model_dup_level_step_text (model);
  g_assert_cmpstr (
      text, ==,
      "With “70 teams” instead of “20 teams” in T1C11 (home palliative care teams) the value would be "
      "2.00, level Advanced. The domain would go from 51.7 to 86.7.");
  /* Nothing of this was done. */
  g_assert_cmpfloat_with_epsilon (get_score (f, "NO", "SRV1").value, 1, 1e-12);
}

static void
test_option (Fixture *f, gconstpointer data)
{
  g_autoptr (PalLevelStep) step = NULL;
  g_autoptr (PalLevelStep) top = NULL;
  const PalQuestion *question =
      pal_instrument_find_question (pal_wave_data_get_instrument (get_data (f)), "T1C04");

  /* from the second option up to the third, not to the fourth */
  set_option (f, "T1C04", question->options[1].code);
  step = pal_level_step_new (get_data (f), "NO", get_indicator (f, "POL2"));
  g_assert_cmpint (step->kind, ==, PAL_LEVEL_STEP_FOUND);
  g_assert_cmpstr (step->after.string, ==, question->options[2].code);
  g_assert_cmpint (step->indicator_after.level, ==, step->indicator_before.level + 1);

  set_option (f, "T1C04", question->options[3].code);
  top = pal_level_step_new (get_data (f), "NO", get_indicator (f, "POL2"));
  g_assert_cmpint (top->kind, ==, PAL_LEVEL_STEP_AT_TOP);
}

static void
test_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (PalLevelStep) no_value = pal_level_step_new (get_data (f), "NO", get_indicator (f, "SRV1"));
  g_autoptr (PalLevelStep) no_levels = pal_level_step_new (get_data (f), "NO", get_indicator (f, "SRV4"));
  g_autoptr (PalLevelStep) no_country = pal_level_step_new (get_data (f), "IS", get_indicator (f, "SRV1"));

  g_assert_cmpint (no_value->kind, ==, PAL_LEVEL_STEP_NO_VALUE);
  g_assert_cmpint (no_levels->kind, ==, PAL_LEVEL_STEP_NO_LEVELS);
  g_assert_cmpint (no_country->kind, ==, PAL_LEVEL_STEP_NO_VALUE);
}

/* Three institutions at the lowest options of three questions: one answer lifts the mean to 11 of 100, and 25
 * would be needed. */
static void
test_not_one (Fixture *f, gconstpointer data)
{
  static const char *const questions[] = { "T4I01", "T4I02", "T1I01" };
  PalInstrument *instrument = pal_wave_data_get_instrument (get_data (f));
  GPtrArray *all = pal_dataset_get_institutions (pal_workspace_get_dataset (f->workspace));
  g_autoptr (PalLevelStep) step = NULL;
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (all, i);
      g_auto (PalValue) clinic = PAL_VALUE_INIT;

      if (!g_str_equal (pal_institution_get_country (institution), "LT"))
        continue;
      n++;
      pal_value_init_string (&clinic, "yes");
      pal_commands_set_answer (f->workspace, "LT", pal_institution_get_id (institution), WAVE, "B0I02",
                               &clinic);
      for (guint q = 0; q < G_N_ELEMENTS (questions); q++)
        {
          const PalQuestion *question = pal_instrument_find_question (instrument, questions[q]);
          g_auto (PalValue) value = PAL_VALUE_INIT;
          guint lowest = 0;

          for (guint o = 1; o < question->n_options; o++)
            if (question->options[o].score < question->options[lowest].score)
              lowest = o;
          g_assert_cmpfloat (question->options[lowest].score, ==, 0);
          pal_value_init_string (&value, question->options[lowest].code);
          pal_commands_set_answer (f->workspace, "LT", pal_institution_get_id (institution), WAVE,
                                   questions[q], &value);
        }
    }
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (get_score (f, "LT", "INT2").missing, ==, PAL_MISSING_NONE);
  g_assert_cmpfloat (get_score (f, "LT", "INT2").value, ==, 0);
  step = pal_level_step_new (get_data (f), "LT", get_indicator (f, "INT2"));
  g_assert_cmpint (step->kind, ==, PAL_LEVEL_STEP_NOT_ONE);
  g_assert_cmpstr (step->question, ==, NULL);
}

/* Whatever the step promises must come true when the answer is really given, and for a number one less must
 * not do. */
static void
check_promise (Fixture *f, const char *country, const PalIndicator *indicator, const PalLevelStep *step)
{
  PalScore now;

  pal_commands_set_answer (f->workspace, country, step->institution, WAVE, step->question, &step->after);
  now = get_score (f, country, indicator->id);
  g_assert_cmpint (now.missing, ==, PAL_MISSING_NONE);
  g_assert_cmpint (now.level, >, step->indicator_before.level);
  g_assert_cmpint (now.level, ==, step->indicator_after.level);
  g_assert_cmpfloat_with_epsilon (now.value, step->indicator_after.value, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_score (f, country, "INDEX").value, step->index_after.value, 1e-9);
  if (step->domain != NULL)
    g_assert_cmpfloat_with_epsilon (get_score (f, country, step->domain).value, step->domain_after.value,
                                    1e-9);

  if (step->after.kind == PAL_VALUE_NUMBER || step->after.kind == PAL_VALUE_RATIO)
    {
      const PalQuestion *question =
          pal_instrument_find_question (pal_wave_data_get_instrument (get_data (f)), step->question);
      g_auto (PalValue) less = PAL_VALUE_INIT;
      double unit = question->type == PAL_QUESTION_DECIMAL || question->type == PAL_QUESTION_PERCENT
                        ? pow (10, -question->decimals)
                        : 1;

      pal_value_copy (&less, &step->after);
      less.number += step->after.number > step->before.number ? -unit : unit;
      pal_commands_set_answer (f->workspace, country, step->institution, WAVE, step->question, &less);
      g_assert_cmpint (get_score (f, country, indicator->id).level, <=, step->indicator_before.level);
    }
  pal_commands_set_answer (f->workspace, country, step->institution, WAVE, step->question, &step->before);
  g_assert_cmpint (get_score (f, country, indicator->id).level, ==, step->indicator_before.level);
}

static void
test_promises (Fixture *f, gconstpointer data)
{
  static const char *const countries[] = { "BE", "LT" };
  PalFramework *framework = pal_dataset_get_framework (pal_workspace_get_dataset (f->workspace));
  guint n_kinds[5] = { 0 }, n_institutions = 0;

  for (guint c = 0; c < G_N_ELEMENTS (countries); c++)
    for (guint i = 0; i < pal_framework_get_n_indicators (framework); i++)
      {
        const PalIndicator *indicator = pal_framework_get_indicator (framework, i);
        g_autoptr (PalLevelStep) step = pal_level_step_new (get_data (f), countries[c], indicator);

        n_kinds[step->kind]++;
        if (step->kind != PAL_LEVEL_STEP_FOUND)
          continue;
        g_assert_false (g_str_has_prefix (step->question, "B0"));
        n_institutions += step->institution != NULL;
        check_promise (f, countries[c], indicator, step);
      }
  /* The demonstration has cases of each kind. */
  g_assert_cmpuint (n_kinds[PAL_LEVEL_STEP_FOUND], >, 20);
  g_assert_cmpuint (n_kinds[PAL_LEVEL_STEP_AT_TOP], >, 0);
  g_assert_cmpuint (n_kinds[PAL_LEVEL_STEP_NO_LEVELS], >, 0);
  g_assert_cmpuint (n_kinds[PAL_LEVEL_STEP_NO_VALUE], >, 0);
  g_assert_cmpuint (n_institutions, >, 4);
  g_test_message ("found %u, not one %u", n_kinds[PAL_LEVEL_STEP_FOUND], n_kinds[PAL_LEVEL_STEP_NOT_ONE]);
}

#define ADD(path, set_up_func, function)                                                                     \
  g_test_add ("/session/explain-level/" path, Fixture, NULL, set_up_func, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("number", set_up, test_number);
  ADD ("option", set_up, test_option);
  ADD ("nothing", set_up, test_nothing);
  ADD ("not-one", set_up, test_not_one);
  ADD ("promises", set_up_demo, test_promises);
  return g_test_run ();
}
