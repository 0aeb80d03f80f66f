/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the scorer makes of small countries that can be reckoned by hand. */
#include <math.h>

#include "pal-test-units.h"
#include "score/pal-aggregate.h"
#include "score/pal-normalise.h"
#include "score/pal-rank.h"

typedef struct
{
  PalInstrument *instrument;
  PalFramework *framework;
  PalScorer *scorer;
  GPtrArray *units; /* PalTestUnit */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->instrument = pal_test_load_instrument ();
  self->framework = pal_test_load_framework ();
  self->scorer = pal_test_scorer (self->instrument, self->framework);
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_test_unit_free);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->units);
  pal_scorer_unref (self->scorer);
  pal_framework_unref (self->framework);
  pal_instrument_unref (self->instrument);
}

/* A country with @national answers and institutions (NULL-terminated JSON texts). */
static void
add_country (Fixture *self, const char *country, const char *national, const char *const *institutions)
{
  PalTestUnit *unit = pal_test_unit_new (self->instrument, country);

  pal_answers_free (unit->national);
  unit->national = pal_test_answers (self->instrument, national);
  for (guint i = 0; institutions != NULL && institutions[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", country, i);

      pal_test_unit_add_institution (unit, id, pal_test_answers (self->instrument, institutions[i]));
    }
  g_ptr_array_add (self->units, unit);
}

static PalScores *
run_with (Fixture *self, PalScorer *scorer)
{
  PalScoreUnit *units = pal_test_score_units (self->units);
  PalScores *scores = pal_scorer_run (scorer, units, self->units->len);

  pal_test_score_units_free (units, self->units->len);
  return scores;
}

static void
assert_value (PalScores *scores, const char *country, const char *code, double value)
{
  const PalScore *cell = pal_test_cell (scores, country, code);

  g_test_message ("%s of %s", code, country);
  g_assert_cmpint (cell->missing, ==, PAL_MISSING_NONE);
  g_assert_cmpfloat_with_epsilon (cell->value, value, 1e-9);
}

/* Half of the clinical institutions must have answered; those without a clinic do not count. */
static void
test_coverage (Fixture *self, gconstpointer data)
{
  static const char *const one_of_four[] = { "{\"B0I02\":\"yes\",\"T4I03\":40}", "{\"B0I02\":\"yes\"}",
                                             "{\"B0I02\":\"partial\",\"T4I03\":\"DK\"}",
                                             "{\"B0I02\":\"yes\"}", NULL };
  static const char *const two_of_four[] = { "{\"B0I02\":\"yes\",\"T4I03\":40}",
                                             "{\"B0I02\":\"yes\",\"T4I03\":95}", "{\"B0I02\":\"yes\"}",
                                             "{\"B0I02\":\"yes\"}", NULL };
  static const char *const offices[] = { "{\"B0I02\":\"no\",\"X5I01\":\"takes\"}", "{\"B0I02\":\"no\"}",
                                         "{\"B0I02\":\"yes\"}", NULL };
  g_autoptr (PalScores) scores = NULL;
  const PalScore *cell;

  add_country (self, "A", "{}", one_of_four);
  add_country (self, "B", "{}", two_of_four);
  add_country (self, "C", "{}", offices);
  add_country (self, "D", "{}", NULL);
  scores = run_with (self, self->scorer);

  cell = pal_test_cell (scores, "A", "INT3");
  assert_value (scores, "A", "INT3", 40);
  g_assert_cmpint (cell->status, ==, PAL_STATUS_PROVISIONAL);
  g_assert_cmpuint (cell->n, ==, 1);
  g_assert_cmpuint (cell->n_expected, ==, 4);

  cell = pal_test_cell (scores, "B", "INT3");
  assert_value (scores, "B", "INT3", 67.5);
  g_assert_cmpint (cell->status, ==, PAL_STATUS_FINAL);
  g_assert_cmpuint (cell->n, ==, 2);

  cell = pal_test_cell (scores, "C", "RES3"); /* an office answered, the one clinic did not */
  g_assert_cmpint (cell->missing, ==, PAL_MISSING_NONE);
  g_assert_cmpuint (cell->n, ==, 1);
  g_assert_cmpuint (cell->n_expected, ==, 1);
  g_assert_cmpint (cell->status, ==, PAL_STATUS_PROVISIONAL);
  /* where some did not answer and others need not, the first can be mended */
  g_assert_cmpint (pal_test_cell (scores, "C", "INT3")->missing, ==, PAL_MISSING_NR);
  g_assert_cmpint (pal_test_cell (scores, "D", "INT3")->missing, ==, PAL_MISSING_NR);
  g_assert_cmpint (pal_test_cell (scores, "D", "INT3")->status, ==, PAL_STATUS_FINAL);
}

static void
use_weights (JsonObject *root)
{
  JsonObject *aggregation =
      json_object_get_object_member (pal_test_find_indicator (root, "INT3"), "aggregation");

  json_object_set_string_member (aggregation, "method", "weighted");
}

static void
use_beds_as_weights (JsonObject *root)
{
  use_weights (root);
  json_object_set_string_member (
      json_object_get_object_member (pal_test_find_indicator (root, "INT3"), "aggregation"), "weight",
      "T1I06");
}

/* The framework may name another question than new patients; an institution that lacks it is left out, one
 * of weight 0 moves nothing, and where no weight is there is no mean. */
static void
test_named_weight (Fixture *self, gconstpointer data)
{
  static const char *const some[] = { "{\"B0I02\":\"yes\",\"T1I06\":2,\"T4I03\":30}",
                                      "{\"B0I02\":\"yes\",\"T1I06\":6,\"T4I03\":90}",
                                      "{\"B0I02\":\"yes\",\"T1I06\":0,\"T4I03\":999}",
                                      "{\"B0I02\":\"yes\",\"B0I03\":500,\"T4I03\":60}", NULL };
  static const char *const none[] = { "{\"B0I02\":\"yes\",\"T1I06\":0,\"T4I03\":30}", NULL };
  static const char *const questions[] = { "T1I06", NULL };
  g_autoptr (PalFramework) weighted = pal_test_framework_with (use_beds_as_weights);
  g_autoptr (PalScorer) scorer = pal_test_scorer (self->instrument, weighted);
  g_autoptr (PalScores) scores = NULL;
  const GArray *dependents = pal_scorer_get_dependents (scorer, questions[0]);
  gboolean found = FALSE;

  add_country (self, "A", "{}", some);
  add_country (self, "B", "{}", none);
  scores = run_with (self, scorer);
  assert_value (scores, "A", "INT3", (30 * 2 + 90 * 6) / 8.0);
  g_assert_cmpuint (pal_test_cell (scores, "A", "INT3")->n, ==, 3);
  g_assert_cmpint (pal_test_cell (scores, "B", "INT3")->missing, ==, PAL_MISSING_NA);
  for (guint i = 0; i < dependents->len; i++)
    found = found ||
            g_array_index (dependents, guint, i) == pal_framework_find_indicator (weighted, "INT3")->index;
  g_assert_true (found);
}

/* What one thread makes of few institutions, several make of many: the same, in every country. */
static void
test_many_institutions (Fixture *self, gconstpointer data)
{
  static const char *const four[] = {
    "{\"B0I02\":\"yes\",\"B0I03\":1000,\"T1I06\":2,\"T1I07\":6,\"T4I03\":30}",
    "{\"B0I02\":\"yes\",\"B0I03\":3000,\"T1I06\":4,\"T1I07\":\"DK\"}",
    "{\"B0I02\":\"yes\",\"T4I03\":90,\"T4I04\":[10,100]}", "{\"B0I02\":\"no\",\"X5I01\":\"takes\"}", NULL
  };
  g_autoptr (GPtrArray) many = g_ptr_array_new ();
  g_autoptr (PalScores) few_scores = NULL, many_scores = NULL;

  add_country (self, "A", "{}", four);
  add_country (self, "B", "{}", four + 1);
  few_scores = run_with (self, self->scorer);
  g_ptr_array_set_size (self->units, 0);
  for (guint i = 0; i < 4 * 200; i++)
    g_ptr_array_add (many, (gpointer) four[i % 4]);
  g_ptr_array_add (many, NULL);
  add_country (self, "A", "{}", (const char *const *) many->pdata);
  many->pdata[0] = (gpointer) four[1];
  for (guint i = 0; i < 3 * 100; i++)
    many->pdata[i] = (gpointer) four[1 + i % 3];
  many->pdata[300] = NULL;
  add_country (self, "B", "{}", (const char *const *) many->pdata);
  many_scores = run_with (self, self->scorer);
  for (guint row = 0; row < 2; row++)
    for (guint i = 0; i < pal_scores_get_n_columns (few_scores); i++)
      {
        const PalScore *few = pal_scores_get (few_scores, row, i);
        const PalScore *more = pal_scores_get (many_scores, row, i);

        g_assert_cmpint (few->missing, ==, more->missing);
        g_assert_cmpint (few->status, ==, more->status);
        g_assert_cmpint (few->rank, ==, more->rank);
        g_assert_cmpfloat_with_epsilon (few->value, more->value, 1e-9 * MAX (1, few->value));
      }
}

static void
test_country_values (Fixture *self, gconstpointer data)
{
  static const char *const institutions[] = {
    "{\"B0I02\":\"yes\",\"B0I03\":1000,\"T1I06\":2,\"T1I07\":6,\"T4I03\":30,\"T4I04\":[30,60]}",
    "{\"B0I02\":\"yes\",\"B0I03\":3000,\"T1I06\":4,\"T1I07\":\"DK\",\"T4I03\":90,\"T4I04\":[10,100]}",
    "{\"B0I02\":\"yes\",\"B0I03\":500,\"T1I06\":1,\"T1I07\":0.5,\"T4I03\":60,\"T4I04\":\"NA\"}",
    "{\"B0I02\":\"yes\",\"T4I03\":200}", NULL
  };
  g_autoptr (PalFramework) weighted = pal_test_framework_with (use_weights);
  g_autoptr (PalScorer) scorer = pal_test_scorer (self->instrument, weighted);
  g_autoptr (PalScores) scores = NULL;
  g_autoptr (PalScores) weighted_scores = NULL;

  add_country (self, "A", "{}", institutions);
  scores = run_with (self, self->scorer);
  weighted_scores = run_with (self, scorer);
  assert_value (scores, "A", "INT3", 75);                        /* median of 30 60 90 200 */
  assert_value (scores, "A", "INT4", 25);                        /* 40 of 160 */
  assert_value (scores, "A", "SRV6", 1000 * (8 + 1.5) / 1500.0); /* the second lacks a part */
  g_assert_cmpuint (pal_test_cell (scores, "A", "SRV6")->n, ==, 2);
  assert_value (weighted_scores, "A", "INT3", (30 * 1000 + 90 * 3000 + 60 * 500) / 4500.0);
  g_assert_cmpuint (pal_test_cell (weighted_scores, "A", "INT3")->n, ==, 3);
}

/* Nobody treats anybody: 0 of 0 is no share and no rate. */
static void
test_zero_denominators (Fixture *self, gconstpointer data)
{
  static const char *const institutions[] = {
    "{\"B0I02\":\"yes\",\"B0I03\":0,\"T1I06\":0,\"T1I07\":0,\"T4I04\":[0,0],\"T4I03\":9}", NULL
  };
  g_autoptr (PalFramework) weighted = pal_test_framework_with (use_weights);
  g_autoptr (PalScorer) scorer = pal_test_scorer (self->instrument, weighted);
  g_autoptr (PalScores) scores = NULL;
  g_autoptr (PalScores) weighted_scores = NULL;

  add_country (self, "A", "{\"B0C01\":0,\"T1C17\":4}", institutions);
  scores = run_with (self, self->scorer);
  weighted_scores = run_with (self, scorer);
  assert_value (scores, "A", "INT3", 9);
  g_assert_cmpint (pal_test_cell (weighted_scores, "A", "INT3")->missing, ==, PAL_MISSING_NA);
  g_assert_cmpint (pal_test_cell (scores, "A", "INT4")->missing, ==, PAL_MISSING_NA);
  g_assert_cmpint (pal_test_cell (scores, "A", "SRV6")->missing, ==, PAL_MISSING_NA);
  g_assert_cmpint (pal_test_cell (scores, "A", "SRV4")->missing, ==, PAL_MISSING_NA);
  g_assert_cmpint (pal_test_cell (scores, "A", "SRV4")->score_missing, ==, PAL_MISSING_NA);
}

static void
test_minmax (Fixture *self, gconstpointer data)
{
  g_autoptr (PalScores) spread = NULL;
  g_autoptr (PalScores) flat = NULL;
  g_autoptr (PalScores) alone = NULL;
  const PalScore *cell;

  add_country (self, "A", "{\"B0C01\":1000000,\"T1C17\":2}", NULL);
  alone = run_with (self, self->scorer);
  add_country (self, "B", "{\"B0C01\":2000000,\"T1C17\":4}", NULL);
  flat = run_with (self, self->scorer);
  add_country (self, "C", "{\"B0C01\":1000000,\"T1C17\":6}", NULL);
  add_country (self, "D", "{\"B0C01\":1000000,\"T1C17\":3}", NULL);
  add_country (self, "E", "{\"B0C01\":1000000,\"T1C17\":\"DK\"}", NULL);
  spread = run_with (self, self->scorer);

  /* one country, or all alike: a value, a rank, but no score */
  cell = pal_test_cell (alone, "A", "SRV4");
  g_assert_cmpint (cell->score_missing, ==, PAL_MISSING_NA);
  g_assert_cmpfloat (cell->score, ==, 0);
  g_assert_cmpint (cell->rank, ==, 1);
  cell = pal_test_cell (flat, "B", "SRV4");
  g_assert_cmpint (cell->missing, ==, PAL_MISSING_NONE);
  g_assert_cmpint (cell->score_missing, ==, PAL_MISSING_NA);
  g_assert_cmpint (cell->rank, ==, 1);
  g_assert_cmpint (pal_test_cell (flat, "A", "SRV4")->rank, ==, 1);

  g_assert_cmpfloat (pal_test_cell (spread, "A", "SRV4")->score, ==, 0);
  g_assert_cmpfloat (pal_test_cell (spread, "C", "SRV4")->score, ==, 100);
  g_assert_cmpfloat (pal_test_cell (spread, "D", "SRV4")->score, ==, 25);
  g_assert_cmpint (pal_test_cell (spread, "D", "SRV4")->rank, ==, 2);
  g_assert_cmpint (pal_test_cell (spread, "A", "SRV4")->rank, ==, 3);
  g_assert_cmpint (pal_test_cell (spread, "B", "SRV4")->rank, ==, 3);
  g_assert_cmpint (pal_test_cell (spread, "E", "SRV4")->rank, ==, 0);
  g_assert_cmpint (pal_test_cell (spread, "E", "SRV4")->score_missing, ==, PAL_MISSING_DK);
  g_assert_cmpuint (pal_scores_get_n_ranked (spread, (guint) pal_scores_find_column (spread, "SRV4")), ==, 4);
}

/* A boundary belongs to the better level, in both directions. */
static void
test_levels (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *code;
    const char *national;
    const char *institution;
    int level;
  } cases[] = {
    { "INT7", "{}", "{\"B0I02\":\"yes\",\"T4I07\":[201,1000]}", 1 },
    { "INT7", "{}", "{\"B0I02\":\"yes\",\"T4I07\":[200,1000]}", 2 },
    { "INT7", "{}", "{\"B0I02\":\"yes\",\"T4I07\":[101,1000]}", 2 },
    { "INT7", "{}", "{\"B0I02\":\"yes\",\"T4I07\":[100,1000]}", 3 },
    { "INT7", "{}", "{\"B0I02\":\"yes\",\"T4I07\":[41,1000]}", 3 },
    { "INT7", "{}", "{\"B0I02\":\"yes\",\"T4I07\":[40,1000]}", 4 },
    { "INT7", "{}", "{\"B0I02\":\"yes\",\"T4I07\":[0,1000]}", 4 },
    { "INT3", "{}", "{\"B0I02\":\"yes\",\"T4I03\":29}", 1 },
    { "INT3", "{}", "{\"B0I02\":\"yes\",\"T4I03\":30}", 2 },
    { "INT3", "{}", "{\"B0I02\":\"yes\",\"T4I03\":90}", 3 },
    { "INT3", "{}", "{\"B0I02\":\"yes\",\"T4I03\":180}", 4 },
    { "POL1", "{\"T1C02\":\"none\"}", NULL, 1 },
    { "SRV3", "{\"T1C10\":\"DK\",\"T1C18\":\"DK\"}", NULL, 0 }, /* missing has no level */
    { "SRV4", "{\"B0C01\":1000000,\"T1C17\":6}", NULL, 0 },     /* has none */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const institutions[] = { cases[i].institution, NULL };
      g_autoptr (PalScores) scores = NULL;

      g_test_message ("case %u: %s", i, cases[i].code);
      g_ptr_array_set_size (self->units, 0);
      add_country (self, "A", cases[i].national, institutions);
      scores = run_with (self, self->scorer);
      g_assert_cmpint (pal_test_cell (scores, "A", cases[i].code)->level, ==, cases[i].level);
    }
  g_assert_cmpint (pal_normalise_level_of (0), ==, 1);
  g_assert_cmpint (pal_normalise_level_of (24.999), ==, 1);
  g_assert_cmpint (pal_normalise_level_of (25), ==, 2);
  g_assert_cmpint (pal_normalise_level_of (50), ==, 3);
  g_assert_cmpint (pal_normalise_level_of ((74.9 + 75.1 + 75.0) / 3), ==, 4);
  g_assert_cmpint (pal_normalise_level_of (100), ==, 4);
}

/* POL has four core indicators; POL5 is extended and never counts. */
static void
test_domain (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *national;
    guint n;
    double share;
    double score; /* -1: missing */
    PalMissing missing;
  } cases[] = {
    { "{\"T1C02\":\"none\"}", 1, 0.25, -1, PAL_MISSING_NR },
    { "{\"T1C02\":\"none\",\"T1C04\":\"DK\",\"T1C05\":\"NA\",\"T1C06\":\"DK\"}", 1, 0.25, -1,
      PAL_MISSING_DK },
    { "{\"T1C02\":\"none\",\"T1C04\":\"full\"}", 2, 0.5, 50, PAL_MISSING_NONE },
    { "{\"T1C02\":\"none\",\"T1C04\":\"full\",\"T1C01\":\"concurrent\",\"T1C07\":\"yes\"}", 2, 0.5, 50,
      PAL_MISSING_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalScores) scores = NULL;
      const PalScore *cell;

      g_ptr_array_set_size (self->units, 0);
      add_country (self, "A", cases[i].national, NULL);
      scores = run_with (self, self->scorer);
      cell = pal_test_cell (scores, "A", "POL");
      g_assert_cmpuint (cell->n, ==, cases[i].n);
      g_assert_cmpuint (cell->n_expected, ==, 4);
      g_assert_cmpfloat (cell->weight_share, ==, cases[i].share);
      g_assert_cmpint (cell->missing, ==, cases[i].missing);
      if (cases[i].score >= 0)
        g_assert_cmpfloat_with_epsilon (cell->score, cases[i].score, 1e-12);
      else
        g_assert_cmpint (cell->rank, ==, 0);
      g_assert_cmpint (pal_test_cell (scores, "A", "INDEX")->missing, !=, PAL_MISSING_NONE);
    }
}

static void
use_two_domains (JsonObject *root)
{
  JsonObject *defaults = json_object_get_object_member (root, "composite_defaults");
  JsonArray *domains = json_object_get_array_member (root, "domains");

  json_object_set_int_member (defaults, "index_min_domains", 2);
  json_object_set_double_member (json_array_get_object_element (domains, 0), "weight", 3);
}

static void
test_index (Fixture *self, gconstpointer data)
{
  g_autoptr (PalFramework) framework = pal_test_framework_with (use_two_domains);
  g_autoptr (PalScorer) scorer = pal_test_scorer (self->instrument, framework);
  g_autoptr (PalScores) scores = NULL;
  const PalScore *cell;

  add_country (self, "A", "{\"T1C02\":\"none\",\"T1C04\":\"full\",\"X5C09\":\"isolated\",\"X5C10\":\"none\"}",
               NULL);
  add_country (self, "B", "{\"T1C02\":\"none\",\"T1C04\":\"full\"}", NULL);
  scores = run_with (self, scorer);
  cell = pal_test_cell (scores, "A", "INDEX");
  g_assert_cmpfloat (pal_test_cell (scores, "A", "EMP")->score, ==, 0);
  g_assert_cmpfloat_with_epsilon (cell->score, (3 * 50 + 1 * 0) / 4.0, 1e-12);
  g_assert_cmpfloat (cell->value, ==, cell->score);
  g_assert_cmpuint (cell->n, ==, 2);
  g_assert_cmpuint (cell->n_expected, ==, 8);
  g_assert_cmpfloat_with_epsilon (cell->weight_share, 4 / 10.0, 1e-12);
  g_assert_cmpint (cell->level, ==, 2);
  g_assert_cmpint (cell->rank, ==, 1);
  g_assert_cmpint (pal_test_cell (scores, "B", "INDEX")->rank, ==, 0);
  g_assert_cmpint (pal_test_cell (scores, "B", "POL")->rank, ==, 1);
}

static void
test_columns (Fixture *self, gconstpointer data)
{
  g_autoptr (PalScores) scores = run_with (self, self->scorer);
  guint n = pal_scores_get_n_columns (scores);

  g_assert_cmpuint (pal_scores_get_n_countries (scores), ==, 0);
  g_assert_cmpuint (n, ==, pal_framework_get_n_indicators (self->framework) + 8 + 1);
  g_assert_cmpint (pal_scores_find_column (scores, "POL1"), ==, 0);
  g_assert_cmpint (pal_scores_get_column_kind (scores, 0), ==, PAL_SCORE_INDICATOR);
  g_assert_cmpstr (pal_scores_get_column_code (scores, n - 2), ==, "EMP");
  g_assert_cmpint (pal_scores_get_column_kind (scores, n - 2), ==, PAL_SCORE_DOMAIN);
  g_assert_cmpstr (pal_scores_get_column_code (scores, n - 1), ==, "INDEX");
  g_assert_cmpint (pal_scores_get_column_kind (scores, n - 1), ==, PAL_SCORE_INDEX);
  g_assert_cmpint (pal_scores_find_column (scores, "NOTHING"), ==, -1);
  g_assert_cmpint (pal_scores_find_country (scores, "NO"), ==, -1);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (pal_scores_get_n_ranked (scores, i), ==, 0);
}

static void
assert_dependents (PalScorer *scorer, const char *question, const char *const *codes)
{
  const GArray *dependents = pal_scorer_get_dependents (scorer, question);

  g_test_message ("%s", question);
  g_assert_nonnull (dependents);
  g_assert_cmpuint (dependents->len, ==, g_strv_length ((char **) codes));
  for (guint i = 0; i < dependents->len; i++)
    g_assert_cmpstr (
        pal_framework_get_indicator (pal_scorer_get_framework (scorer), g_array_index (dependents, guint, i))
            ->id,
        ==, codes[i]);
}

/* Also what decides whether a question is asked: the plan (T1C02) opens its targets (T1C03). */
static void
test_dependents (Fixture *self, gconstpointer data)
{
  static const char *const plan[] = { "POL1", "POL5", NULL };
  static const char *const definition[] = { "POL5", NULL };
  static const char *const services[] = { "SRV1", "SRV2", NULL };
  static const char *const ratio[] = { "INT4", NULL };

  assert_dependents (self->scorer, "T1C02", plan);
  assert_dependents (self->scorer, "T1C01", definition);
  assert_dependents (self->scorer, "T1C11", services);
  assert_dependents (self->scorer, "T4I04", ratio);
  g_assert_null (pal_scorer_get_dependents (self->scorer, "T1C09"));
  g_assert_null (pal_scorer_get_dependents (self->scorer, "NOTHING"));
  g_assert_cmpuint (pal_scorer_get_dependents (self->scorer, "B0I02")->len, >, 15);
}

static PalResult
look_up_nonsense (PalFormulaQuery query, const char *question, const char *code, gpointer user_data)
{
  return (PalResult){ .number = *(double *) user_data, .missing = PAL_MISSING_NONE };
}

/* A lookup that breaks its promise never puts NaN or infinity into the scores. */
static void
test_nonsense (Fixture *self, gconstpointer data)
{
  static double numbers[] = { NAN, INFINITY, -INFINITY, 1e308 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      PalScoreSource source = {
        .id = (char *) "one", .clinical = TRUE, .lookup = look_up_nonsense, .lookup_data = &numbers[i]
      };
      PalScoreUnit units[2] = { { (char *) "A", source, &source, 1 }, { (char *) "B", source, &source, 1 } };
      g_autoptr (PalScores) scores = pal_scorer_run (self->scorer, units, 2);

      for (guint j = 0; j < pal_scores_get_n_columns (scores); j++)
        {
          const PalScore *cell = pal_scores_get (scores, 0, j);

          g_assert_true (isfinite (cell->value) && isfinite (cell->score));
          if (!isfinite (numbers[i]))
            g_assert_cmpint (cell->missing, ==, PAL_MISSING_NA);
        }
    }
}

static void
test_ranks (void)
{
  static const struct
  {
    double keys[6];
    guint n;
    guint ranks[6];
  } cases[] = {
    { { 10, 30, 20, 20 }, 4, { 4, 1, 2, 2 } },
    { { 5, 5, 5 }, 3, { 1, 1, 1 } },
    { { 1 }, 1, { 1 } },
    { { 0 }, 0, { 0 } },
    { { -1, -3, -2 }, 3, { 1, 3, 2 } },
    /* full precision: what differs beyond the last bits is ranked apart, though both show as 50.0 */
    { { 50.0, 50.0 + 1e-7, 50.0 - 1e-7 }, 3, { 2, 1, 3 } },
    /* the same sum in another order is a tie */
    { { 0.3333 + 0.6667 + 0.1, 0.1 + 0.6667 + 0.3333, 1 }, 3, { 1, 1, 3 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint ranks[6] = { 0 };

      pal_rank (cases[i].keys, cases[i].n, ranks);
      for (guint j = 0; j < cases[i].n; j++)
        g_assert_cmpuint (ranks[j], ==, cases[i].ranks[j]);
    }
}

static void
test_aggregate (void)
{
  const double scores[] = { 80, 20, 0 };
  const double weights[] = { 1, 1, 1 };
  const double nothing[] = { 0, 0, 0 };
  double mean = -1;

  g_assert_false (pal_aggregate (PAL_AGGREGATE_ARITHMETIC, scores, weights, 0, &mean));
  g_assert_false (pal_aggregate (PAL_AGGREGATE_ARITHMETIC, scores, nothing, 3, &mean));
  g_assert_false (pal_aggregate (PAL_AGGREGATE_GEOMETRIC, scores, weights, 3, &mean));
  g_assert_cmpfloat (mean, ==, -1);
  g_assert_true (pal_aggregate (PAL_AGGREGATE_GEOMETRIC, scores, weights, 2, &mean));
  g_assert_cmpfloat_with_epsilon (mean, 40, 1e-9);
}

#define ADD(path, function) g_test_add ("/score/scorer/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("named-weight", test_named_weight);
  ADD ("many-institutions", test_many_institutions);
  ADD ("coverage", test_coverage);
  ADD ("country-values", test_country_values);
  ADD ("zero-denominators", test_zero_denominators);
  ADD ("minmax", test_minmax);
  ADD ("levels", test_levels);
  ADD ("domain", test_domain);
  ADD ("index", test_index);
  ADD ("columns", test_columns);
  ADD ("dependents", test_dependents);
  ADD ("nonsense", test_nonsense);
  g_test_add_func ("/score/rank", test_ranks);
  g_test_add_func ("/score/aggregate", test_aggregate);
  return g_test_run ();
}
