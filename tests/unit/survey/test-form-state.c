/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is counted step by step is what a count of everything says. */
#include "survey/pal-form-state.h"

#include "pal-test-answers.h"

#define N_STEPS 1500

/* Conditions on conditions, checks that read other questions and hidden ones, both levels. */
static const char document[] =
    "{\"schema\":\"palliscope-instrument/1\",\"id\":\"linked\",\"version\":\"1\",\"language\":\"en\","
    "\"title\":\"Linked\",\"modules\":[{\"id\":\"M1\",\"title\":\"M\",\"sections\":["
    "{\"id\":\"M1.A\",\"title\":\"S\",\"level\":\"country\",\"questions\":["
    "{\"id\":\"T1C01\",\"type\":\"ynp\",\"text\":\"A\",\"required\":true,\"options\":["
    "{\"code\":\"no\",\"label\":\"No\",\"score\":0},{\"code\":\"yes\",\"label\":\"Yes\",\"score\":1}]},"
    "{\"id\":\"T1C02\",\"type\":\"ynp\",\"text\":\"B\",\"skipped_score\":0.25,\"options\":["
    "{\"code\":\"no\",\"label\":\"No\",\"score\":0},{\"code\":\"yes\",\"label\":\"Yes\",\"score\":1}],"
    "\"show_if\":{\"all\":[{\"q\":\"T1C01\",\"op\":\"eq\",\"value\":\"yes\"}]}},"
    "{\"id\":\"T1C03\",\"type\":\"integer\",\"text\":\"C\",\"min\":0,\"max\":100,\"required\":true,"
    "\"show_if\":{\"all\":[{\"q\":\"T1C02\",\"op\":\"eq\",\"value\":\"yes\"}]}},"
    "{\"id\":\"T1C04\",\"type\":\"integer\",\"text\":\"D\",\"min\":0,\"max\":100,\"checks\":["
    "{\"expr\":\"value(T1C04) >= value(T1C03)\",\"message\":\"fewer than C\",\"severity\":\"warning\"}]}]},"
    "{\"id\":\"M1.B\",\"title\":\"S\",\"level\":\"country\",\"questions\":["
    "{\"id\":\"T1C05\",\"type\":\"integer\",\"text\":\"E\",\"min\":0,\"max\":100,\"checks\":["
    "{\"expr\":\"value(T1C05) >= value(T1C03) + default(score(T1C02), 1)\",\"message\":\"fewer\","
    "\"severity\":\"error\"}],\"show_if\":{\"all\":[{\"q\":\"T1C01\",\"op\":\"ne\",\"value\":\"no\"},"
    "{\"q\":\"T1C02\",\"op\":\"ne\",\"value\":\"no\"}]}}]}]}]}";

static PalInstrument *
load (const char *json)
{
  g_autoptr (GError) error = NULL;
  PalInstrument *instrument = pal_instrument_new_from_json (json, -1, "test", &error);

  g_assert_no_error (error);
  g_assert_true (pal_instrument_check (instrument, &error));
  g_assert_no_error (error);
  return instrument;
}

static void
assert_same_counts (const PalCompleteness *a, const PalCompleteness *b)
{
  g_assert_cmpuint (a->asked, ==, b->asked);
  g_assert_cmpuint (a->answered, ==, b->answered);
  g_assert_cmpuint (a->missing, ==, b->missing);
  g_assert_cmpuint (a->hidden, ==, b->hidden);
}

static void
assert_same_findings (const PalFormState *state, const PalAnswers *answers)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  guint n = 0;

  pal_checks_all (answers, pal_form_state_get_level (state), all);
  for (guint i = 0; i < pal_instrument_get_n_questions (pal_answers_get_instrument (answers)); i++)
    {
      const GPtrArray *own = pal_form_state_get_findings (state, i);

      for (guint j = 0; own != NULL && j < own->len; j++, n++)
        {
          const PalFinding *a = g_ptr_array_index (own, j), *b;

          g_assert_cmpuint (n, <, all->len);
          b = g_ptr_array_index (all, n);
          g_assert_cmpstr (a->question, ==, b->question);
          g_assert_cmpstr (a->rule, ==, b->rule);
          g_assert_cmpstr (a->message, ==, b->message);
          g_assert_cmpstr (a->value, ==, b->value);
          g_assert_cmpint (a->severity, ==, b->severity);
          g_assert_cmpuint (a->check, ==, b->check);
        }
    }
  g_assert_cmpuint (n, ==, all->len);
}

static void
assert_same (const PalFormState *state, const PalAnswers *answers)
{
  PalInstrument *instrument = pal_answers_get_instrument (answers);
  guint n = pal_instrument_get_n_questions (instrument);
  g_autofree PalRoute *routes = g_new (PalRoute, n);
  PalCompleteness done;

  pal_routing_get_all (answers, routes);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (pal_form_state_get_route (state, i), ==, routes[i]);
      g_assert_true (pal_form_state_get_cause (state, i) == pal_routing_get_cause (answers, i));
    }
  for (guint i = 0; i < pal_instrument_get_n_sections (instrument); i++)
    if (pal_instrument_get_section (instrument, i)->level == pal_form_state_get_level (state))
      {
        pal_completeness_of_section (answers, i, FALSE, &done);
        assert_same_counts (pal_form_state_get_section (state, i), &done);
      }
  pal_completeness_of_level (answers, pal_form_state_get_level (state), FALSE, &done);
  assert_same_counts (pal_form_state_get_total (state), &done);
  assert_same_findings (state, answers);
}

/* Also values that break the checks: what is imported may. */
static void
pick_value (const PalQuestion *question, PalValue *out)
{
  static const PalMissing codes[] = { PAL_MISSING_DK, PAL_MISSING_NA, PAL_MISSING_NR };
  int kind = g_test_rand_int_range (0, 10);

  if (kind == 0)
    return;
  if (kind == 1)
    pal_value_init_missing (out, codes[g_test_rand_int_range (0, G_N_ELEMENTS (codes))]);
  else if (question->type == PAL_QUESTION_MULTI)
    {
      const char *set[3] = { NULL };

      for (guint i = 0; i < 2; i++)
        set[i] = question->options[g_test_rand_int_range (0, (int) question->n_options)].code;
      pal_value_init_set (out, set);
    }
  else if (question->n_options > 0)
    pal_value_init_string (out, question->options[g_test_rand_int_range (0, (int) question->n_options)].code);
  else if (question->type == PAL_QUESTION_RATIO)
    pal_value_init_ratio (out, g_test_rand_int_range (0, 60), g_test_rand_int_range (0, 60));
  else if (question->type == PAL_QUESTION_TEXT || question->type == PAL_QUESTION_DATE)
    pal_value_init_string (out, "2026-01-31");
  else
    pal_value_init_number (out, g_test_rand_int_range (-2, 130));
}

static void
walk (PalInstrument *instrument, PalUnitLevel level, guint n_steps)
{
  g_autoptr (PalFormPlan) plan = pal_form_plan_new (instrument);
  g_autoptr (PalFormState) state = pal_form_state_new (plan, level);
  g_autoptr (PalAnswers) answers = pal_answers_new (instrument);
  int n = (int) pal_instrument_get_n_questions (instrument);

  assert_same (state, answers);
  for (guint i = 0; i < n_steps; i++)
    {
      guint n_changes = i % 10 == 9 ? 12 : 1;

      for (guint j = 0; j < n_changes; j++)
        {
          guint question = (guint) g_test_rand_int_range (0, n);
          g_auto (PalValue) value = PAL_VALUE_INIT;

          pick_value (pal_instrument_get_question (instrument, question), &value);
          pal_answers_set (answers, question, &value);
          if (n_changes == 1)
            pal_form_state_set (state, question, &value);
        }
      if (n_changes > 1)
        pal_form_state_sync (state, answers);
      assert_same (state, answers);
    }
}

static void
test_random_linked (void)
{
  g_autoptr (PalInstrument) instrument = load (document);

  walk (instrument, PAL_LEVEL_COUNTRY, N_STEPS);
}

static void
test_random_bundled (void)
{
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();

  walk (instrument, PAL_LEVEL_COUNTRY, 150);
  walk (instrument, PAL_LEVEL_INSTITUTION, 150);
}

/* The first answer of a chain moves its end, and the check of a question that nobody touched. */
static void
test_chain (void)
{
  g_autoptr (PalInstrument) instrument = load (document);
  g_autoptr (PalFormPlan) plan = pal_form_plan_new (instrument);
  g_autoptr (PalFormState) state = pal_form_state_new (plan, PAL_LEVEL_COUNTRY);
  g_autoptr (PalAnswers) answers =
      pal_test_answers (instrument, "{\"T1C01\":\"yes\",\"T1C02\":\"yes\",\"T1C03\":20,\"T1C04\":10}");
  g_auto (PalValue) no = PAL_VALUE_INIT;

  pal_form_state_sync (state, answers);
  g_assert_cmpint (pal_form_state_get_route (state, 2), ==, PAL_ROUTE_SHOWN);
  g_assert_cmpuint (pal_form_state_get_findings (state, 3)->len, ==, 1);
  g_assert_cmpuint (pal_form_state_get_total (state)->asked, ==, 5);

  pal_value_init_string (&no, "no");
  pal_form_state_set (state, 0, &no);
  g_assert_cmpint (pal_form_state_get_route (state, 2), ==, PAL_ROUTE_NOT_APPLICABLE);
  g_assert_cmpstr (pal_form_state_get_cause (state, 2)->id, ==, "T1C01");
  g_assert_null (pal_form_state_get_findings (state, 3));
  g_assert_cmpuint (pal_form_state_get_total (state)->asked, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/survey/form-state/chain", test_chain);
  g_test_add_func ("/survey/form-state/random-linked", test_random_linked);
  g_test_add_func ("/survey/form-state/random-bundled", test_random_bundled);

  return g_test_run ();
}
