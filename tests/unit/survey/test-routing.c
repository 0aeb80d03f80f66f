/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-routing.h"

#include "pal-test-answers.h"
#include "survey/pal-answer-lookup.h"
#include "survey/pal-completeness.h"

static guint
index_of (PalInstrument *instrument, const char *id)
{
  return pal_instrument_find_question (instrument, id)->index;
}

/* The gate B0I02, a plain condition T1I02 -> T1I04 with a score for having skipped,
 * one without, and codes one of several. */
static void
test_routes (void)
{
  static const struct
  {
    const char *answers;
    const char *question;
    PalRoute route;
    const char *cause; /* or NULL */
  } cases[] = {
    { "{}", "B0I01", PAL_ROUTE_SHOWN, NULL },
    { "{}", "T1I02", PAL_ROUTE_UNDECIDED, "B0I02" },
    { "{\"B0I02\":\"DK\"}", "T1I02", PAL_ROUTE_UNDECIDED, "B0I02" },
    { "{\"B0I02\":\"no\"}", "T1I02", PAL_ROUTE_NOT_APPLICABLE, "B0I02" },
    { "{\"B0I02\":\"partial\"}", "T1I02", PAL_ROUTE_SHOWN, NULL },
    { "{\"B0I02\":\"yes\"}", "T1I04", PAL_ROUTE_UNDECIDED, "T1I02" },
    { "{\"B0I02\":\"yes\",\"T1I02\":\"NA\"}", "T1I04", PAL_ROUTE_UNDECIDED, "T1I02" },
    { "{\"B0I02\":\"yes\",\"T1I02\":[\"none\"]}", "T1I04", PAL_ROUTE_SKIPPED, "T1I02" },
    { "{\"B0I02\":\"yes\",\"T1I02\":[\"consult\"]}", "T1I04", PAL_ROUTE_SHOWN, NULL },
    { "{\"B0I02\":\"no\",\"T1I02\":[\"none\"]}", "T1I04", PAL_ROUTE_NOT_APPLICABLE, "B0I02" },
    { "{\"T1I02\":[\"none\"]}", "T1I04", PAL_ROUTE_UNDECIDED, "B0I02" },
    { "{\"B0I02\":\"yes\",\"T1I02\":[\"clinic\"]}", "T1I03", PAL_ROUTE_SKIPPED, "T1I02" },
    { "{\"B0I02\":\"yes\",\"T1I02\":[\"pcu\",\"clinic\"]}", "T1I03", PAL_ROUTE_SHOWN, NULL },
    { "{\"B0I02\":\"yes\",\"T2I01\":\"written\"}", "T2I02", PAL_ROUTE_SHOWN, NULL },
    { "{\"B0I02\":\"yes\",\"T2I01\":\"informal\"}", "T2I02", PAL_ROUTE_SKIPPED, "T2I01" },
    { "{\"T1C02\":\"none\"}", "T1C03", PAL_ROUTE_SKIPPED, "T1C02" },
    { "{\"T1C02\":\"DK\"}", "T1C03", PAL_ROUTE_UNDECIDED, "T1C02" },
  };
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalAnswers) answers = pal_test_answers (instrument, cases[i].answers);
      g_autofree PalRoute *all = g_new (PalRoute, pal_instrument_get_n_questions (instrument));
      guint question = index_of (instrument, cases[i].question);
      const PalQuestion *cause = pal_routing_get_cause (answers, question);

      g_test_message ("%s of %s", cases[i].question, cases[i].answers);
      g_assert_cmpint (pal_routing_get (answers, question), ==, cases[i].route);
      pal_routing_get_all (answers, all);
      g_assert_cmpint (all[question], ==, cases[i].route);
      g_assert_cmpstr (cause == NULL ? NULL : cause->id, ==, cases[i].cause);
    }
}

/* A -> B -> C, and D -> E. */
static const char chain_document[] =
    "{\"schema\":\"palliscope-instrument/1\",\"id\":\"chain\",\"version\":\"1\",\"language\":\"en\","
    "\"title\":\"Chain\",\"modules\":[{\"id\":\"M1\",\"title\":\"M\",\"sections\":["
    "{\"id\":\"M1.A\",\"title\":\"S\",\"level\":\"country\",\"questions\":["
    "{\"id\":\"T1C01\",\"type\":\"ynp\",\"text\":\"A\",\"options\":["
    "{\"code\":\"no\",\"label\":\"No\",\"score\":0},{\"code\":\"yes\",\"label\":\"Yes\",\"score\":1}]},"
    "{\"id\":\"T1C02\",\"type\":\"ynp\",\"text\":\"B\",\"skipped_score\":0.25,\"options\":["
    "{\"code\":\"no\",\"label\":\"No\",\"score\":0},{\"code\":\"yes\",\"label\":\"Yes\",\"score\":1}],"
    "\"show_if\":{\"all\":[{\"q\":\"T1C01\",\"op\":\"eq\",\"value\":\"yes\"}]}},"
    "{\"id\":\"T1C03\",\"type\":\"ynp\",\"text\":\"C\",\"skipped_score\":0.5,\"options\":["
    "{\"code\":\"no\",\"label\":\"No\",\"score\":0},{\"code\":\"yes\",\"label\":\"Yes\",\"score\":1}],"
    "\"show_if\":{\"all\":[{\"q\":\"T1C02\",\"op\":\"eq\",\"value\":\"yes\"}]}},"
    "{\"id\":\"T1C04\",\"type\":\"ynp\",\"text\":\"D\",\"options\":["
    "{\"code\":\"no\",\"label\":\"No\",\"score\":0},{\"code\":\"yes\",\"label\":\"Yes\",\"score\":1}]},"
    "{\"id\":\"T1C05\",\"type\":\"text\",\"text\":\"Why\","
    "\"show_if\":{\"all\":[{\"q\":\"T1C04\",\"op\":\"ne\",\"value\":\"no\"}]}}]}]}]}";

static PalInstrument *
load_chain (void)
{
  g_autoptr (GError) error = NULL;
  PalInstrument *instrument = pal_instrument_new_from_json (chain_document, -1, "chain", &error);

  g_assert_no_error (error);
  return instrument;
}

static void
test_chain (void)
{
  static const struct
  {
    const char *answers;
    PalRoute routes[5];
    const char *cause_of_third;
    PalMissing score_of_third; /* NONE: skipped_score or answer */
  } cases[] = {
    { "{}",
      { PAL_ROUTE_SHOWN, PAL_ROUTE_UNDECIDED, PAL_ROUTE_UNDECIDED, PAL_ROUTE_SHOWN, PAL_ROUTE_UNDECIDED },
      "T1C01",
      PAL_MISSING_NR },
    { "{\"T1C01\":\"DK\",\"T1C04\":\"no\"}",
      { PAL_ROUTE_SHOWN, PAL_ROUTE_UNDECIDED, PAL_ROUTE_UNDECIDED, PAL_ROUTE_SHOWN, PAL_ROUTE_SKIPPED },
      "T1C01",
      PAL_MISSING_DK },
    { "{\"T1C01\":\"no\",\"T1C04\":\"yes\"}",
      { PAL_ROUTE_SHOWN, PAL_ROUTE_SKIPPED, PAL_ROUTE_NOT_APPLICABLE, PAL_ROUTE_SHOWN, PAL_ROUTE_SHOWN },
      "T1C01",
      PAL_MISSING_NA },
    { "{\"T1C01\":\"yes\",\"T1C02\":\"no\",\"T1C04\":\"DK\"}",
      { PAL_ROUTE_SHOWN, PAL_ROUTE_SHOWN, PAL_ROUTE_SKIPPED, PAL_ROUTE_SHOWN, PAL_ROUTE_UNDECIDED },
      "T1C02",
      PAL_MISSING_NONE },
  };
  g_autoptr (PalInstrument) instrument = load_chain ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalAnswers) answers = pal_test_answers (instrument, cases[i].answers);
      g_autoptr (PalAnswerLookup) lookup = pal_answer_lookup_new (answers);
      PalRoute routes[5];
      PalResult score = pal_answer_lookup_query (PAL_FORMULA_SCORE, "T1C03", NULL, lookup);

      g_test_message ("%s", cases[i].answers);
      pal_routing_get_all (answers, routes);
      for (guint j = 0; j < 5; j++)
        g_assert_cmpint (routes[j], ==, cases[i].routes[j]);
      g_assert_cmpstr (pal_routing_get_cause (answers, 2)->id, ==, cases[i].cause_of_third);
      g_assert_cmpint (score.missing, ==, cases[i].score_of_third);
      if (score.missing == PAL_MISSING_NONE)
        g_assert_cmpfloat (score.number, ==, 0.5);
    }
}

static void
test_preview (void)
{
  g_autoptr (PalInstrument) instrument = load_chain ();
  g_autoptr (PalAnswers) answers = pal_test_answers (instrument, "{\"T1C01\":\"yes\",\"T1C02\":\"yes\"}");
  g_auto (PalValue) no = PAL_VALUE_INIT;
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GArray) same = NULL;

  pal_value_init_string (&no, "no");
  changed = pal_routing_preview (answers, 0, &no);
  g_assert_cmpuint (changed->len, ==, 2);
  g_assert_cmpuint (g_array_index (changed, guint, 0), ==, 1);
  g_assert_cmpuint (g_array_index (changed, guint, 1), ==, 2);
  /* the answers themselves stay as they are, the hidden one too */
  g_assert_cmpstr (pal_answers_get_by_id (answers, "T1C01")->string, ==, "yes");
  g_assert_cmpint (pal_routing_get (answers, 2), ==, PAL_ROUTE_SHOWN);

  same = pal_routing_preview (answers, 0, pal_answers_get (answers, 0));
  g_assert_cmpuint (same->len, ==, 0);
}

static void
test_lookup (void)
{
  static const struct
  {
    PalFormulaQuery query;
    const char *question;
    const char *code;
    double number;
    PalMissing missing;
  } cases[] = {
    { PAL_FORMULA_VALUE, "B0I03", NULL, 1200, PAL_MISSING_NONE },
    { PAL_FORMULA_HAS, "T1I02", "clinic", 1, PAL_MISSING_NONE },
    { PAL_FORMULA_HAS, "T1I02", "pcu", 0, PAL_MISSING_NONE },
    { PAL_FORMULA_COUNT, "T1I02", NULL, 2, PAL_MISSING_NONE },
    { PAL_FORMULA_LEVEL, "X5I01", NULL, 2, PAL_MISSING_NONE },
    { PAL_FORMULA_SCORE, "T2I10", NULL, 0.75, PAL_MISSING_NONE },
    { PAL_FORMULA_VALUE, "T2I10", NULL, 4, PAL_MISSING_NONE },
    { PAL_FORMULA_NUM, "T4I04", NULL, 30, PAL_MISSING_NONE },
    { PAL_FORMULA_DEN, "T4I04", NULL, 60, PAL_MISSING_NONE },
    { PAL_FORMULA_PCT, "T4I04", NULL, 50, PAL_MISSING_NONE },
    { PAL_FORMULA_PCT, "T4I05", NULL, 0, PAL_MISSING_NA }, /* 0 of 0 */
    { PAL_FORMULA_PCT, "T4I06", NULL, 0, PAL_MISSING_DK },
    { PAL_FORMULA_PCT, "T4I07", NULL, 0, PAL_MISSING_NR },
    { PAL_FORMULA_SCORE, "T2I02", NULL, 0, PAL_MISSING_NONE }, /* skipped: scored 0 */
    { PAL_FORMULA_VALUE, "T1I03", NULL, 0, PAL_MISSING_SK },   /* skipped, nothing to score */
    { PAL_FORMULA_LEVEL, "T2I02", NULL, 0, PAL_MISSING_SK },   /* a level is never made up */
    { PAL_FORMULA_VALUE, "T1C11", NULL, 0, PAL_MISSING_NR },   /* of the other part */
    { PAL_FORMULA_VALUE, "T1I01", NULL, 0, PAL_MISSING_NR },   /* a choice has no value */
    { PAL_FORMULA_VALUE, "NOWHERE", NULL, 0, PAL_MISSING_NR },
  };
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();
  g_autoptr (PalAnswers) answers = pal_test_answers (
      instrument,
      "{\"B0I02\":\"yes\",\"B0I03\":1200,\"T1I01\":\"approved\",\"T1I02\":[\"consult\",\"clinic\"],"
      "\"X5I01\":\"takes\",\"T2I10\":4,\"T4I04\":[30,60],\"T4I05\":[0,0],\"T4I06\":\"DK\",\"T2I01\":"
      "\"informal\"}");
  g_autoptr (PalAnswerLookup) lookup = pal_answer_lookup_new (answers);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PalResult result = pal_answer_lookup_query (cases[i].query, cases[i].question, cases[i].code, lookup);

      g_test_message ("%s(%s)", pal_formula_query_to_name (cases[i].query), cases[i].question);
      g_assert_cmpint (result.missing, ==, cases[i].missing);
      g_assert_cmpfloat_with_epsilon (result.number, cases[i].number, 1e-12);
    }
}

/* Exclusive options ("none of these") neither count nor belong to the whole. */
static void
test_multi_score (void)
{
  static const struct
  {
    const char *set;
    double selected;
  } cases[] = { { "[\"none\"]", 0 }, { "[]", 0 }, { "[\"clinic\"]", 1 }, { "[\"clinic\",\"pcu\"]", 2 } };
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();
  const PalQuestion *question = pal_instrument_find_question (instrument, "T1I02");
  guint all = 0;

  for (guint i = 0; i < question->n_options; i++)
    all += question->options[i].exclusive ? 0 : 1;
  g_assert_cmpuint (all, <, question->n_options);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalAnswers) answers = pal_test_answers (instrument, "{\"B0I02\":\"yes\"}");
      g_autoptr (PalAnswerLookup) lookup = NULL;

      pal_test_set (answers, "T1I02", cases[i].set);
      lookup = pal_answer_lookup_new (answers);
      g_assert_cmpfloat (pal_answer_lookup_query (PAL_FORMULA_COUNT, "T1I02", NULL, lookup).number, ==,
                         cases[i].selected);
      g_assert_cmpfloat_with_epsilon (
          pal_answer_lookup_query (PAL_FORMULA_SCORE, "T1I02", NULL, lookup).number, cases[i].selected / all,
          1e-12);
    }
}

static void
test_completeness (void)
{
  g_autoptr (PalInstrument) instrument = load_chain ();
  g_autoptr (PalAnswers) answers =
      pal_test_answers (instrument, "{\"T1C01\":\"no\",\"T1C04\":\"DK\",\"T1C02\":\"yes\"}");
  PalCompleteness got;

  /* T1C02 and T1C03 hidden by T1C01, T1C05 by the unknown T1C04 */
  pal_completeness_of_level (answers, PAL_LEVEL_COUNTRY, FALSE, &got);
  g_assert_cmpuint (got.asked, ==, 2);
  g_assert_cmpuint (got.answered, ==, 2);
  g_assert_cmpuint (got.missing, ==, 1);
  g_assert_cmpuint (got.hidden, ==, 3);

  pal_test_set (answers, "T1C04", "\"NR\"");
  pal_completeness_of_section (answers, 0, FALSE, &got);
  g_assert_cmpuint (got.asked, ==, 2);
  g_assert_cmpuint (got.answered, ==, 1);
  g_assert_cmpuint (got.missing, ==, 0);

  pal_completeness_of_level (answers, PAL_LEVEL_COUNTRY, TRUE, &got);
  g_assert_cmpuint (got.asked + got.hidden, ==, 0); /* none of them is core */
  pal_completeness_of_level (answers, PAL_LEVEL_INSTITUTION, FALSE, &got);
  g_assert_cmpuint (got.asked + got.hidden, ==, 0);
}

/* 39 core questions of countries and 27 of institutions (domain.md 5.2). */
static void
test_core_form (void)
{
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();
  g_autoptr (PalAnswers) answers = pal_answers_new (instrument);
  PalCompleteness got;

  pal_completeness_of_level (answers, PAL_LEVEL_COUNTRY, TRUE, &got);
  g_assert_cmpuint (got.asked + got.hidden, ==, 39);
  pal_completeness_of_level (answers, PAL_LEVEL_INSTITUTION, TRUE, &got);
  g_assert_cmpuint (got.asked + got.hidden, ==, 27);
}

/* The modules of a level add up to the level, and hold what their sections hold. */
static void
test_modules (void)
{
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();
  g_autoptr (PalAnswers) answers = pal_test_answers (
      instrument, "{\"B0C01\":5000000,\"T1C02\":\"none\",\"T1C04\":\"DK\",\"T1C05\":\"NR\"}");
  guint n = pal_instrument_get_n_modules (instrument);
  g_autofree PalCompleteness *modules = g_new (PalCompleteness, n);
  PalCompleteness whole, sum = { 0 }, section;

  pal_completeness_of_modules (answers, PAL_LEVEL_COUNTRY, FALSE, modules);
  pal_completeness_of_level (answers, PAL_LEVEL_COUNTRY, FALSE, &whole);
  for (guint i = 0; i < n; i++)
    {
      sum.asked += modules[i].asked;
      sum.answered += modules[i].answered;
      sum.missing += modules[i].missing;
      sum.hidden += modules[i].hidden;
    }
  g_assert_cmpmem (&sum, sizeof sum, &whole, sizeof whole);
  g_assert_cmpuint (whole.answered, ==, 3);
  pal_completeness_of_section (answers, 0, FALSE, &section);
  g_assert_cmpmem (&modules[0], sizeof section, &section, sizeof section);
  g_assert_cmpuint (modules[1].answered, ==, 2);
  g_assert_cmpuint (modules[1].hidden, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey/routing/routes", test_routes);
  g_test_add_func ("/survey/routing/chain", test_chain);
  g_test_add_func ("/survey/routing/preview", test_preview);
  g_test_add_func ("/survey/lookup/queries", test_lookup);
  g_test_add_func ("/survey/lookup/multi-score", test_multi_score);
  g_test_add_func ("/survey/completeness/counts", test_completeness);
  g_test_add_func ("/survey/completeness/core-form", test_core_form);
  g_test_add_func ("/survey/completeness/modules", test_modules);
  return g_test_run ();
}
