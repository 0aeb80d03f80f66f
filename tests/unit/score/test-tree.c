/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Domains in domains, to any depth: the bundled indicators under random trees. */
#include <math.h>
#include <string.h>

#include "pal-test-units.h"
#include "score/pal-combine.h"
#include "score/pal-normalise.h"
#include "score/pal-trail.h"

#define N_TREES 12
#define N_EXTRA 9

typedef struct
{
  PalInstrument *instrument;
  GRand *rand;
  GPtrArray *units; /* PalTestUnit */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->instrument = pal_test_load_instrument ();
  self->rand = g_rand_new_with_seed (20260711);
  self->units = pal_test_random_units (self->rand, self->instrument, 7);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->units);
  g_rand_free (self->rand);
  pal_instrument_unref (self->instrument);
}

/* What a tree is drawn with. */
typedef struct
{
  gboolean equal; /* weights of 1 */
  double scale;   /* of all weights */
  const char *method;
  gboolean cap;
  guint32 seed;
} Draw;

static void
set_method (JsonObject *object, const char *name, const char *method)
{
  JsonObject *part = json_object_new ();

  json_object_set_string_member (part, "method", method);
  json_object_set_object_member (object, name, part);
}

/* The eight domains below N_EXTRA new ones, each below a later one, so that there is no loop. */
static void
draw_tree (JsonObject *root, const Draw *draw)
{
  JsonArray *domains = json_object_get_array_member (root, "domains");
  guint n_bundled = json_array_get_length (domains);
  GRand *rand = g_rand_new_with_seed (draw->seed);

  for (guint i = 0; i < N_EXTRA; i++)
    {
      g_autofree char *id = g_strdup_printf ("EXTRA%u", i);
      JsonObject *extra = json_object_new ();

      json_object_set_string_member (extra, "id", id);
      json_object_set_string_member (extra, "title", id);
      json_array_add_object_element (domains, extra);
    }
  for (guint i = 0; i < n_bundled + N_EXTRA; i++)
    {
      JsonObject *domain = json_array_get_object_element (domains, i);
      guint first = MAX (i + 1, n_bundled);
      double weight = g_rand_double_range (rand, 0.2, 3);
      gint32 above = first < n_bundled + N_EXTRA
                         ? g_rand_int_range (rand, (gint32) first, (gint32) (n_bundled + N_EXTRA + 1))
                         : (gint32) (n_bundled + N_EXTRA);

      if (above < (gint32) (n_bundled + N_EXTRA))
        json_object_set_string_member (
            domain, "parent",
            json_object_get_string_member (json_array_get_object_element (domains, (guint) above), "id"));
      json_object_set_double_member (domain, "weight", (draw->equal ? 1 : weight) * draw->scale);
      json_object_set_double_member (domain, "min_share", 0);
    }
  g_rand_free (rand);
}

static PalFramework *
make_tree (const Draw *draw)
{
  g_autoptr (PalFramework) bundled = pal_test_load_framework ();
  g_autoptr (JsonNode) node = json_from_string (pal_framework_get_canonical (bundled), NULL);
  JsonObject *root = json_node_get_object (node);
  JsonObject *defaults = json_object_get_object_member (root, "composite_defaults");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  PalFramework *framework;

  draw_tree (root, draw);
  json_object_set_int_member (defaults, "index_min_domains", 1);
  set_method (defaults, "domain_aggregation", draw->method);
  set_method (defaults, "index_aggregation", draw->method);
  text = json_to_string (node, FALSE);
  framework = pal_framework_new_from_json (text, -1, "tree", &error);
  g_assert_no_error (error);
  return framework;
}

static PalScores *
run (Fixture *self, PalFramework *framework)
{
  g_autoptr (PalScorer) scorer = pal_test_scorer (self->instrument, framework);
  PalScoreUnit *units = pal_test_score_units (self->units);
  PalScores *scores = pal_scorer_run (scorer, units, self->units->len);

  pal_test_score_units_free (units, self->units->len);
  return scores;
}

/* The slow way: a node is the mean of what names it as its parent.  NaN: missing. */
static double
mean_of_node (PalFramework *framework, PalScores *scores, guint country, const char *node)
{
  double sum = 0, all = 0;

  for (guint i = 0; i < pal_framework_get_n_indicators (framework); i++)
    {
      const PalIndicator *indicator = pal_framework_get_indicator (framework, i);
      const PalScore *cell = pal_scores_get (scores, country, i);

      if (node == NULL || g_strcmp0 (indicator->domain, node) != 0 || !indicator->in_composite ||
          (pal_framework_get_only_core (framework) && !indicator->core) ||
          cell->score_missing != PAL_MISSING_NONE)
        continue;
      sum += indicator->weight * cell->score;
      all += indicator->weight;
    }
  for (guint i = 0; i < pal_framework_get_n_domains (framework); i++)
    {
      const PalDomain *domain = pal_framework_get_domain (framework, i);
      double score;

      if (g_strcmp0 (domain->parent, node) != 0)
        continue;
      score = mean_of_node (framework, scores, country, domain->id);
      if (isnan (score))
        continue;
      sum += domain->weight * score;
      all += domain->weight;
    }
  return all > 0 ? sum / all : NAN;
}

static void
assert_is_mean (PalFramework *framework, PalScores *scores, guint country, guint column)
{
  guint n_indicators = pal_framework_get_n_indicators (framework);
  gboolean is_index = column + 1 == pal_scores_get_n_columns (scores);
  const PalScore *cell = pal_scores_get (scores, country, column);
  double mean =
      mean_of_node (framework, scores, country,
                    is_index ? NULL : pal_framework_get_domain (framework, column - n_indicators)->id);

  g_assert_true (isnan (mean) == (cell->missing != PAL_MISSING_NONE));
  if (!isnan (mean))
    g_assert_cmpfloat_with_epsilon (cell->value, mean, 1e-9);
}

static void
test_bottom_up (Fixture *self, gconstpointer data)
{
  for (guint32 i = 0; i < N_TREES; i++)
    {
      const Draw draw = { i % 2 == 0, 1, "arithmetic", TRUE, i };
      g_autoptr (PalFramework) framework = make_tree (&draw);
      g_autoptr (PalScores) scores = run (self, framework);

      for (guint country = 0; country < pal_scores_get_n_countries (scores); country++)
        for (guint column = pal_framework_get_n_indicators (framework);
             column < pal_scores_get_n_columns (scores); column++)
          assert_is_mean (framework, scores, country, column);
    }
}

/* Weights count within siblings only: all of them times any number leave all as it is. */
static void
test_scaling (Fixture *self, gconstpointer data)
{
  static const char *const methods[] = { "arithmetic", "geometric", "harmonic", "median", "mpi" };

  for (guint32 i = 0; i < N_TREES; i++)
    {
      Draw draw = { FALSE, 1, methods[i % G_N_ELEMENTS (methods)], TRUE, i };
      g_autoptr (PalFramework) one = make_tree (&draw);
      g_autoptr (PalFramework) scaled = (draw.scale = 128, make_tree (&draw));
      g_autoptr (PalScores) scores = run (self, one), same = run (self, scaled);

      pal_test_assert_same (scores, same);
    }
}

/* Questions that are an indicator each, so that without the answer it is missing and nothing else moves. */
static const char *const alone[] = { "T1C02", "T1C04", "T1C05", "T1C06", "T3C03", "X5C09", "X5C10" };

static gboolean
indicators_only_went (PalScores *before, PalScores *after, guint row)
{
  for (guint i = 0; pal_scores_get_column_kind (before, i) == PAL_SCORE_INDICATOR; i++)
    {
      const PalScore *old = pal_scores_get (before, row, i), *now = pal_scores_get (after, row, i);

      if (now->score_missing == PAL_MISSING_NONE &&
          (old->score_missing != now->score_missing || fabs (old->score - now->score) > 1e-12))
        return FALSE;
    }
  return TRUE;
}

/* An answer that goes raises no score without the share of indicators behind it being lower, at each depth,
 * and so up to the index. */
static void
test_missing (Fixture *self, gconstpointer data)
{
  guint n_checked = 0, n_raised = 0;

  for (guint32 i = 0; i < 4 * N_TREES; i++)
    {
      const Draw draw = { FALSE, 1, "arithmetic", TRUE, i };
      g_autoptr (PalFramework) framework = make_tree (&draw);
      g_autoptr (PalScores) before = run (self, framework), after = NULL;
      PalTestUnit *unit = g_ptr_array_index (self->units, i % self->units->len);
      guint row = (guint) pal_scores_find_country (before, unit->country);
      g_auto (PalValue) nothing = PAL_VALUE_INIT;

      for (guint j = 0; j < 2; j++)
        pal_answers_set_by_id (unit->national, alone[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (alone))],
                               &nothing);
      after = run (self, framework);
      if (!indicators_only_went (before, after, row))
        continue;
      for (guint column = pal_framework_get_n_indicators (framework);
           column < pal_scores_get_n_columns (before); column++)
        {
          const PalScore *old = pal_scores_get (before, row, column);
          const PalScore *now = pal_scores_get (after, row, column);

          n_checked++;
          g_assert_true (old->missing == PAL_MISSING_NONE || now->missing != PAL_MISSING_NONE);
          g_assert_cmpfloat (now->indicator_share, <=, old->indicator_share + 1e-12);
          if (now->missing != PAL_MISSING_NONE || now->score <= old->score + 1e-9)
            continue;
          n_raised++;
          g_assert_cmpfloat (now->indicator_share, <, old->indicator_share - 1e-6);
        }
    }
  g_assert_cmpuint (n_checked, >, 100);
  g_assert_cmpuint (n_raised, >, 3);
}

static void
test_update (Fixture *self, gconstpointer data)
{
  for (guint32 i = 0; i < N_TREES; i++)
    {
      const Draw draw = { FALSE, 1, i % 2 == 0 ? "arithmetic" : "median", TRUE, i };
      g_autoptr (PalFramework) framework = make_tree (&draw);
      g_autoptr (PalScorer) scorer = pal_test_scorer (self->instrument, framework);
      g_autoptr (PalScores) before = NULL, updated = NULL, anew = NULL;
      PalTestUnit *unit = g_ptr_array_index (self->units, i % self->units->len);
      PalScoreUnit *units = pal_test_score_units (self->units);
      g_autoptr (PalScoreUnit) one = NULL;
      const char *questions[] = { "T1C02", "T2C01", "B0C01", NULL };

      before = pal_scorer_run (scorer, units, self->units->len);
      pal_test_score_units_free (units, self->units->len);
      for (guint j = 0; questions[j] != NULL; j++)
        {
          const PalQuestion *question = pal_instrument_find_question (self->instrument, questions[j]);
          g_auto (PalValue) value = PAL_VALUE_INIT;

          pal_test_random_value (self->rand, question, &value);
          pal_answers_set (unit->national, question->index, &value);
        }
      one = pal_test_unit_to_score (unit);
      updated = pal_scorer_update (scorer, before, one, questions);
      anew = run (self, framework);
      pal_test_assert_same (updated, anew);
    }
}

static double
add_up (const PalTrail *trail)
{
  double sum = 0;

  for (guint i = 0; i < trail->children->len; i++)
    {
      const PalTrail *child = g_ptr_array_index (trail->children, i);

      sum += child->contribution;
      if (child->kind == PAL_TRAIL_DOMAIN && child->score.missing == PAL_MISSING_NONE)
        g_assert_cmpfloat_with_epsilon (add_up (child), child->score.score, 1e-9);
    }
  return sum;
}

/* What the parts add is the score, at each depth. */
static void
test_trail (Fixture *self, gconstpointer data)
{
  for (guint32 i = 0; i < N_TREES; i++)
    {
      const Draw draw = { FALSE, 1, i % 2 == 0 ? "arithmetic" : "geometric", TRUE, i };
      g_autoptr (PalFramework) framework = make_tree (&draw);
      g_autoptr (PalScorer) scorer = pal_test_scorer (self->instrument, framework);
      g_autoptr (PalScores) scores = run (self, framework);
      PalTestUnit *unit = g_ptr_array_index (self->units, i % self->units->len);
      g_autoptr (PalScoreUnit) one = pal_test_unit_to_score (unit);
      g_autoptr (PalTrail) trail = pal_trail_new (scorer, scores, one, pal_scores_get_n_columns (scores) - 1);

      if (trail->score.missing == PAL_MISSING_NONE)
        g_assert_cmpfloat_with_epsilon (add_up (trail), trail->score.score, 1e-9);
    }
}

/* A domain in a domain in a domain ...: POL at the bottom of @n of them. */
static PalFramework *
make_chain (guint n, GError **error)
{
  g_autoptr (PalFramework) bundled = pal_test_load_framework ();
  g_autoptr (JsonNode) node = json_from_string (pal_framework_get_canonical (bundled), NULL);
  JsonArray *domains = json_object_get_array_member (json_node_get_object (node), "domains");
  g_autofree char *text = NULL;

  json_object_set_string_member (json_array_get_object_element (domains, 0), "parent", "C0");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("C%u", i), *parent = g_strdup_printf ("C%u", i + 1);
      JsonObject *domain = json_object_new ();

      json_object_set_string_member (domain, "id", id);
      json_object_set_string_member (domain, "title", id);
      if (i + 1 < n)
        json_object_set_string_member (domain, "parent", parent);
      json_array_add_object_element (domains, domain);
    }
  text = json_to_string (node, FALSE);
  return pal_framework_new_from_json (text, -1, "chain", error);
}

static void
test_deep (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalFramework) framework = make_chain (400, &error);
  g_autoptr (PalScores) scores = NULL;

  g_assert_no_error (error);
  scores = run (self, framework);
  for (guint row = 0; row < pal_scores_get_n_countries (scores); row++)
    {
      const char *country = pal_scores_get_country (scores, row);
      const PalScore *bottom = pal_test_cell (scores, country, "POL");
      const PalScore *top = pal_test_cell (scores, country, "C399");

      g_assert_cmpint (top->missing, ==, bottom->missing);
      g_assert_cmpfloat_with_epsilon (top->value, bottom->value, 1e-9);
      g_assert_cmpfloat_with_epsilon (top->indicator_share, bottom->indicator_share, 1e-9);
    }
  g_assert_null (make_chain (10000, &error));
  g_assert_nonnull (strstr (error->message, "more than 500 domains stand in each other"));
}

/* By hand: 20 and 80, once with weights 1 and 3. */
static void
test_combine (void)
{
  static const struct
  {
    PalCombine combine;
    double equal, weighted;
  } cases[] = {
    { { PAL_COMBINE_ARITHMETIC, 0 }, 50, 65 },
    { { PAL_COMBINE_GEOMETRIC, 0 }, 40, 56.568542494923804 }, /* 20^(1/4) 80^(3/4) */
    { { PAL_COMBINE_HARMONIC, 0 }, 32, 45.714285714285715 },
    { { PAL_COMBINE_POWER, 2 }, 58.309518948453004, 70 },
    { { PAL_COMBINE_MEDIAN, 0 }, 50, 80 },
    { { PAL_COMBINE_MPI, 0 }, 32, 54.61538461538461 }, /* 50 - 900 / 50; 65 - 675 / 65 */
  };
  const double scores[] = { 20, 80 }, equal[] = { 1, 1 }, weights[] = { 1, 3 }, zero[] = { 0, 0 };
  const double with_zero[] = { 0, 80 };
  double out;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (pal_combine (&cases[i].combine, scores, equal, 2, &out));
      g_assert_cmpfloat_with_epsilon (out, cases[i].equal, 1e-9);
      g_assert_true (pal_combine (&cases[i].combine, scores, weights, 2, &out));
      g_assert_cmpfloat_with_epsilon (out, cases[i].weighted, 1e-9);
      g_assert_false (pal_combine (&cases[i].combine, scores, zero, 2, &out));
      g_assert_false (pal_combine (&cases[i].combine, scores, weights, 0, &out));
    }
  g_assert_false (pal_combine (&cases[1].combine, with_zero, equal, 2, &out));
  g_assert_false (pal_combine (&cases[2].combine, with_zero, equal, 2, &out));
}

/* 10, 20 and 40 and a gap, by hand; 20 is the reference and 30 the target. */
static void
test_scales (void)
{
  static const struct
  {
    PalScaleMethod scale;
    int direction;
    gboolean cap;
    double scores[3];
  } cases[] = {
    { PAL_SCALE_ZSCORE,
      1,
      FALSE,
      { 41.2712843906, 47.8178210976, 60.9108945118 } }, /* 50 + 10 (x - 23.3) / 15.3 */
    { PAL_SCALE_ZSCORE, -1, FALSE, { 58.7287156094, 52.1821789024, 39.0891054882 } },
    { PAL_SCALE_PERCENTILE_RANK, 1, FALSE, { 0, 50, 100 } },
    { PAL_SCALE_PERCENTILE_RANK, -1, FALSE, { 100, 50, 0 } },
    { PAL_SCALE_DIST_MAX, 1, FALSE, { 0, 100 / 3.0, 100 } },
    { PAL_SCALE_DIST_REF, 1, FALSE, { 0, 100, 300 } },
    { PAL_SCALE_DIST_REF, 1, TRUE, { 0, 100, 100 } },
    { PAL_SCALE_DIST_TARGET, 1, FALSE, { 0, 50, 150 } },
    { PAL_SCALE_DIST_TARGET, 1, TRUE, { 0, 50, 100 } },
    { PAL_SCALE_DIST_TARGET, -1, TRUE, { 100, 100, 0 } },
    { PAL_SCALE_FRAC_MAX, 1, FALSE, { 25, 50, 100 } },
  };
  const double values[] = { 10, 20, 40, NAN }, same[] = { 7, 7, 7, 7 };
  double out[4];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PalIndicator indicator = { .scale = cases[i].scale,
                                       .direction = cases[i].direction,
                                       .cap = cases[i].cap,
                                       .scale_mean = 50,
                                       .scale_sd = 10,
                                       .has_target = TRUE,
                                       .target = 30 };

      g_test_message ("case %u", i);
      pal_normalise_column (&indicator, values, 4, 20, out);
      for (guint j = 0; j < 3; j++)
        g_assert_cmpfloat_with_epsilon (out[j], cases[i].scores[j], 1e-6);
      g_assert_true (isnan (out[3]));
      /* No spread: no score, but for a fraction of the best. */
      if (cases[i].scale == PAL_SCALE_ZSCORE || cases[i].scale == PAL_SCALE_DIST_MAX)
        {
          pal_normalise_column (&indicator, same, 4, 20, out);
          g_assert_true (isnan (out[0]) && isnan (out[3]));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/score/tree/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("bottom-up", test_bottom_up);
  ADD ("scaling", test_scaling);
  ADD ("missing", test_missing);
  ADD ("update", test_update);
  ADD ("trail", test_trail);
  ADD ("deep", test_deep);
#undef ADD
  g_test_add_func ("/score/tree/combine", test_combine);
  g_test_add_func ("/score/tree/scales", test_scales);
  return g_test_run ();
}
