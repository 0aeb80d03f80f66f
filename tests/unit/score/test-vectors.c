/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every worked case of tests/data/domain/test_vectors.json but delphi_cases: the
 * agreement statistics come with a later issue, and this program says so when it runs. */
#include <string.h>

#include "pal-test-units.h"
#include "score/pal-aggregate.h"
#include "score/pal-country-value.h"
#include "score/pal-normalise.h"

typedef struct
{
  PalInstrument *instrument;
  PalFramework *framework;
  PalScorer *scorer;
  JsonParser *parser;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->instrument = pal_test_load_instrument ();
  self->framework = pal_test_load_framework ();
  self->scorer = pal_test_scorer (self->instrument, self->framework);
  self->parser = pal_test_load_json ("domain/test_vectors.json");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pal_scorer_unref (self->scorer);
  pal_framework_unref (self->framework);
  pal_instrument_unref (self->instrument);
  g_object_unref (self->parser);
}

/* The cases of one kind; at least @n_least, so that an empty file cannot pass. */
static JsonArray *
get_cases (Fixture *self, const char *kind, guint n_least)
{
  JsonArray *cases =
      json_object_get_array_member (json_node_get_object (json_parser_get_root (self->parser)), kind);

  g_assert_cmpuint (json_array_get_length (cases), >=, n_least);
  return cases;
}

static void
test_formula (Fixture *self, gconstpointer data)
{
  JsonArray *cases = get_cases (self, "formula_cases", 8);

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *object = json_array_get_object_element (cases, i);
      const char *id = json_object_get_string_member (object, "indicator");
      const PalIndicator *indicator = pal_framework_find_indicator (self->framework, id);
      PalAnswers *answers =
          pal_test_answers_from_json (self->instrument, json_object_get_object_member (object, "answers"));
      g_autoptr (PalTestUnit) unit = pal_test_unit_new (self->instrument, "XA");
      g_autoptr (PalScoreUnit) score_unit = NULL;
      PalScore score;

      g_test_message ("case %u: %s", i, id);
      if (indicator->level == PAL_LEVEL_INSTITUTION)
        {
          pal_test_unit_add_institution (unit, "one", answers);
        }
      else
        {
          pal_answers_free (unit->national);
          unit->national = answers;
        }
      score_unit = pal_test_unit_to_score (unit);
      pal_scorer_value (self->scorer, score_unit, indicator->index, &score);
      if (json_object_get_null_member (object, "expected"))
        {
          g_assert_cmpint (score.missing, !=, PAL_MISSING_NONE);
          g_assert_cmpfloat (score.value, ==, 0);
        }
      else
        {
          g_assert_cmpint (score.missing, ==, PAL_MISSING_NONE);
          g_assert_cmpfloat_with_epsilon (score.value, json_object_get_double_member (object, "expected"),
                                          1e-6);
        }
    }
}

static void
test_normalise (Fixture *self, gconstpointer data)
{
  JsonArray *cases = get_cases (self, "normalise_cases", 14);

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *object = json_array_get_object_element (cases, i);
      const char *id = json_object_get_string_member (object, "indicator");
      const PalIndicator *indicator = pal_framework_find_indicator (self->framework, id);
      double score = -1;

      g_test_message ("case %u: %s", i, id);
      g_assert_true (pal_normalise (indicator, indicator->lower, indicator->upper,
                                    json_object_get_double_member (object, "x"), &score));
      g_assert_cmpfloat_with_epsilon (score, json_object_get_double_member (object, "expected"), 1e-6);
    }
}

/* An institution that holds a number, or a pair, or nothing. */
typedef struct
{
  PalResult number, num, den;
} Holding;

static PalResult
look_up_holding (PalFormulaQuery query, const char *question, const char *code, gpointer user_data)
{
  Holding *holding = user_data;

  if (query == PAL_FORMULA_NUM)
    return holding->num;
  if (query == PAL_FORMULA_DEN)
    return holding->den;
  if (query != PAL_FORMULA_PCT)
    return holding->number;
  if (holding->num.missing != PAL_MISSING_NONE || holding->den.missing != PAL_MISSING_NONE)
    return (PalResult){ .missing = PAL_MISSING_NR };
  return (PalResult){ .number = 100 * holding->num.number / holding->den.number };
}

static PalResult
read_result (JsonArray *array, guint index)
{
  if (json_array_get_null_element (array, index))
    return (PalResult){ .missing = PAL_MISSING_NR };
  return (PalResult){ .number = json_array_get_double_element (array, index) };
}

static guint
read_holdings (JsonObject *object, Holding *holdings)
{
  gboolean pairs = json_object_has_member (object, "pairs");
  JsonArray *array = json_object_get_array_member (object, pairs ? "pairs" : "values");

  g_assert_cmpuint (json_array_get_length (array), <=, 8);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (pairs)
      {
        holdings[i].num = read_result (json_array_get_array_element (array, i), 0);
        holdings[i].den = read_result (json_array_get_array_element (array, i), 1);
      }
    else
      {
        holdings[i].number = read_result (array, i);
      }
  return json_array_get_length (array);
}

static void
test_aggregation (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *method;
    const char *indicator;
  } examples[] = { { "pooled_ratio", "INT4" }, { "median", "INT3" }, { "mean", "RES3" } };
  JsonArray *cases = get_cases (self, "aggregation_cases", 3);

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *object = json_array_get_object_element (cases, i);
      const char *method = json_object_get_string_member (object, "method");
      const PalIndicator *indicator = NULL;
      Holding holdings[8] = { 0 };
      PalScoreSource sources[8] = { 0 };
      PalScoreUnit unit = { .country = (char *) "XA", .institutions = sources };
      PalScore score;

      for (guint j = 0; j < G_N_ELEMENTS (examples); j++)
        if (strcmp (examples[j].method, method) == 0)
          indicator = pal_framework_find_indicator (self->framework, examples[j].indicator);
      g_assert_nonnull (indicator);
      unit.n_institutions = read_holdings (object, holdings);
      for (guint j = 0; j < unit.n_institutions; j++)
        sources[j] =
            (PalScoreSource){ .clinical = TRUE, .lookup = look_up_holding, .lookup_data = &holdings[j] };
      g_test_message ("case %u: %s", i, method);
      pal_scorer_value (self->scorer, &unit, indicator->index, &score);
      g_assert_cmpint (score.missing, ==, PAL_MISSING_NONE);
      g_assert_cmpfloat_with_epsilon (score.value, json_object_get_double_member (object, "expected"), 1e-9);
      g_assert_cmpuint (score.n_expected, ==, 3);
    }
}

static void
test_composite (Fixture *self, gconstpointer data)
{
  JsonArray *cases = get_cases (self, "composite_cases", 3);

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *object = json_array_get_object_element (cases, i);
      JsonArray *all_scores = json_object_get_array_member (object, "scores");
      JsonArray *all_weights = json_object_get_array_member (object, "weights");
      gboolean geometric = strcmp (json_object_get_string_member (object, "method"), "geometric") == 0;
      double scores[8], weights[8], mean = -1;
      guint n = 0;

      for (guint j = 0; j < json_array_get_length (all_scores); j++)
        if (!json_array_get_null_element (all_scores, j))
          {
            scores[n] = json_array_get_double_element (all_scores, j);
            weights[n++] = json_array_get_double_element (all_weights, j);
          }
      g_assert_true (pal_aggregate (geometric ? PAL_AGGREGATE_GEOMETRIC : PAL_AGGREGATE_ARITHMETIC, scores,
                                    weights, n, &mean));
      g_assert_cmpfloat_with_epsilon (mean, json_object_get_double_member (object, "expected"), 1e-5);
    }
}

static void
test_delphi (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (json_array_get_length (get_cases (self, "delphi_cases", 4)), ==, 4);
  g_test_skip ("4 Delphi cases wait for the issue that builds agreement statistics");
}

/* Goalposts of 300 random units, values of all methods: tests/data/domain/random-cases.json, made by
 * build-aux/make-score-cases.py from the reference evaluator. */
static void
test_random (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonParser) parser = pal_test_load_json ("domain/random-cases.json");
  JsonArray *cases =
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "countries");
  guint n = json_array_get_length (cases);
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_test_unit_free);
  PalScoreUnit *score_units = NULL;
  g_autoptr (PalScores) scores = NULL;
  guint n_present = 0, n_scored = 0;

  g_assert_cmpuint (n, ==, 150);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (cases, i);
      PalTestUnit *unit =
          pal_test_unit_new (self->instrument, json_object_get_string_member (object, "country"));

      pal_answers_free (unit->national);
      unit->national =
          pal_test_answers_from_json (self->instrument, json_object_get_object_member (object, "national"));
      pal_test_unit_add_institution (
          unit, "one",
          pal_test_answers_from_json (self->instrument,
                                      json_object_get_object_member (object, "institution")));
      g_ptr_array_add (units, unit);
    }
  score_units = pal_test_score_units (units);
  scores = pal_scorer_run (self->scorer, score_units, n);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (cases, i);
      JsonObject *expected_values = json_object_get_object_member (object, "values");
      JsonObject *expected_scores = json_object_get_object_member (object, "scores");

      for (guint j = 0; j < pal_framework_get_n_indicators (self->framework); j++)
        {
          const char *id = pal_framework_get_indicator (self->framework, j)->id;
          const PalScore *got = pal_scores_get (scores, i, j);

          if (json_object_get_null_member (expected_values, id) != (got->missing != PAL_MISSING_NONE))
            g_error ("%s of country %u: one has a value, the other has none", id, i);
          if (json_object_get_null_member (expected_scores, id) != (got->score_missing != PAL_MISSING_NONE))
            g_error ("%s of country %u: one has a score, the other has none", id, i);
          if (got->missing == PAL_MISSING_NONE)
            {
              double value = json_object_get_double_member (expected_values, id);

              g_assert_cmpfloat_with_epsilon (got->value, value, 1e-9 * MAX (1, ABS (value)));
              n_present++;
            }
          if (got->score_missing == PAL_MISSING_NONE)
            {
              g_assert_cmpfloat_with_epsilon (got->score, json_object_get_double_member (expected_scores, id),
                                              1e-9 * 100);
              n_scored++;
            }
        }
    }
  pal_test_score_units_free (score_units, n);
  g_test_message ("%u values and %u scores equal the reference", n_present, n_scored);
  g_assert_cmpuint (n_present, >, 4000);
  g_assert_cmpuint (n_scored, ==, n_present);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/score/vectors/formula", Fixture, NULL, set_up, test_formula, tear_down);
  g_test_add ("/score/vectors/normalise", Fixture, NULL, set_up, test_normalise, tear_down);
  g_test_add ("/score/vectors/aggregation", Fixture, NULL, set_up, test_aggregation, tear_down);
  g_test_add ("/score/vectors/composite", Fixture, NULL, set_up, test_composite, tear_down);
  g_test_add ("/score/vectors/delphi", Fixture, NULL, set_up, test_delphi, tear_down);
  g_test_add ("/score/vectors/random", Fixture, NULL, set_up, test_random, tear_down);
  return g_test_run ();
}
