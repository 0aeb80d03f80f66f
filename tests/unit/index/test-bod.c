/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Benefit of the doubt: an example solved by hand, and what must hold for any. */
#include <math.h>
#include <string.h>

#include "index/pal-bod.h"
#include "index/pal-index-run.h"
#include "index/pal-index-without.h"
#include "model/pal-finding.h"
#include "pal-test-index.h"

/* A, B and C are best at something; the edges between them are 2/9 x + 1/9 y = 1 and 1/9 x + 2/9 y = 1. */
static const double first[] = { 4, 3, 1, 2, 1, 4, 3, 1, NAN };
static const double second[] = { 1, 3, 4, 2, 1, 0.5, 1, 3, 3 };
#define N_UNITS 9

static void
test_by_hand (void)
{
  static const double expected[N_UNITS] = {
    1, 1, 1, 2.0 / 3, 1.0 / 3, 1, 7.0 / 9, 7.0 / 9, 0.75,
  };
  const double *const parts[] = { first, second };
  const PalBodGroup group = { 2, N_UNITS, parts, NULL };
  double scores[N_UNITS], weights[2 * N_UNITS];

  pal_bod (&group, scores, weights);
  for (guint i = 0; i < N_UNITS; i++)
    g_assert_cmpfloat_with_epsilon (scores[i], expected[i], 1e-12);
  g_assert_cmpfloat_with_epsilon (weights[6], 2.0 / 9, 1e-12);
  g_assert_cmpfloat_with_epsilon (weights[N_UNITS + 6], 1.0 / 9, 1e-12);
  g_assert_cmpfloat (weights[8], ==, 0);
  g_assert_cmpfloat_with_epsilon (weights[N_UNITS + 8], 0.25, 1e-12);
}

/* The first part has half of the weight or more, so that C does best with halves: 5 of the 6 that B gets. */
static void
test_bounds_by_hand (void)
{
  static const double expected[N_UNITS] = { 1, 1, 5.0 / 6, 2.0 / 3, 1.0 / 3, 1, 7.0 / 9, 4.0 / 6, 0.75 };
  const PalWeightBounds bounds[] = { { 0.5, 1 }, { 0, 1 } }, impossible[] = { { 0, 0.4 }, { 0, 0.5 } };
  const double *const parts[] = { first, second };
  PalBodGroup group = { 2, N_UNITS, parts, bounds };
  double scores[N_UNITS], weights[2 * N_UNITS];

  pal_bod (&group, scores, weights);
  for (guint i = 0; i < N_UNITS; i++)
    {
      g_assert_cmpfloat_with_epsilon (scores[i], expected[i], 1e-12);
      if (!isnan (first[i]))
        g_assert_cmpfloat (weights[i], >=, weights[N_UNITS + i] - 1e-12);
    }
  group.bounds = impossible;
  pal_bod (&group, scores, NULL);
  for (guint i = 0; i < N_UNITS; i++)
    g_assert_true (isnan (scores[i]));
}

#define MANY_PARTS 5
#define MANY_UNITS 40

typedef struct
{
  double values[MANY_PARTS][MANY_UNITS];
  const double *parts[MANY_PARTS];
} Random;

static void
fill (Random *self)
{
  for (guint i = 0; i < MANY_PARTS; i++)
    {
      self->parts[i] = self->values[i];
      for (guint unit = 0; unit < MANY_UNITS; unit++)
        self->values[i][unit] = g_test_rand_double_range (0, 100);
    }
}

static double
score_with (const Random *random, const double *weights, guint unit)
{
  double sum = 0;

  for (guint i = 0; i < MANY_PARTS; i++)
    sum += weights[i] * random->values[i][unit];
  return sum;
}

/* No unit is above 1, and none does better with any other weights that nobody exceeds 1 with. */
static void
test_nobody_does_better (void)
{
  const PalWeightBounds bounds[MANY_PARTS] = {
    { 0, 1 }, { 0.1, 0.4 }, { 0.2, 0.3 }, { 0, 0.5 }, { 0.05, 1 }
  };
  Random random;

  fill (&random);
  for (guint kind = 0; kind < 2; kind++)
    {
      const PalBodGroup group = { MANY_PARTS, MANY_UNITS, random.parts, kind == 0 ? NULL : bounds };
      double scores[MANY_UNITS], most = 0;
      guint n_tried = 0;

      pal_bod (&group, scores, NULL);
      for (guint unit = 0; unit < MANY_UNITS; unit++)
        most = MAX (most, scores[unit]);
      g_assert_cmpfloat_with_epsilon (most, 1, 1e-12);
      for (guint draw = 0; draw < 20000; draw++)
        {
          double weights[MANY_PARTS], sum = 0, best = 0;
          gboolean is_within = TRUE;

          for (guint i = 0; i < MANY_PARTS; i++)
            sum += weights[i] = -log (g_test_rand_double_range (1e-9, 1));
          for (guint i = 0; i < MANY_PARTS; i++)
            is_within =
                is_within && weights[i] / sum >= bounds[i].lower && weights[i] / sum <= bounds[i].upper;
          for (guint unit = 0; unit < MANY_UNITS; unit++)
            best = MAX (best, score_with (&random, weights, unit));
          if (kind == 1 && !is_within)
            continue;
          n_tried++;
          for (guint unit = 0; unit < MANY_UNITS; unit++)
            g_assert_cmpfloat (score_with (&random, weights, unit) / best, <=, scores[unit] + 1e-9);
        }
      g_assert_cmpuint (n_tried, >, 100);
    }
}

/* Without bounds the unit of measurement does not matter; neither does the order, with them. */
static void
test_scale_and_order (void)
{
  Random random, other;
  const PalBodGroup group = { MANY_PARTS, MANY_UNITS, random.parts, NULL };
  const PalBodGroup group_of_other = { MANY_PARTS, MANY_UNITS, other.parts, NULL };
  double scores[MANY_UNITS], others[MANY_UNITS];

  fill (&random);
  fill (&other);
  for (guint i = 0; i < MANY_PARTS; i++)
    for (guint unit = 0; unit < MANY_UNITS; unit++)
      other.values[MANY_PARTS - 1 - i][MANY_UNITS - 1 - unit] = random.values[i][unit] * (i == 2 ? 1000 : 1);
  pal_bod (&group, scores, NULL);
  pal_bod (&group_of_other, others, NULL);
  for (guint unit = 0; unit < MANY_UNITS; unit++)
    g_assert_cmpfloat_with_epsilon (scores[unit], others[MANY_UNITS - 1 - unit], 1e-9);
}

static void
test_index (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method =
      pal_test_index_asem_method (", \"weights\": {\"method\":\"bod\",\"levels\":[1,2]}");
  g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);
  guint node = (guint) pal_index_tree_find (file->tree, "Physical");
  guint social = (guint) pal_matrix_find (run->scores, "Social");
  double scores[51];
  guint ranks[51];

  g_assert_cmpuint (run->findings->len, ==, 0);
  for (guint k = 0; k < file->tree->n_aggregates; k++)
    {
      const PalIndexNode *aggregate = &file->tree->nodes[file->tree->aggregates[k]];

      for (guint unit = 0; unit < run->data->n_units && aggregate->level < 4; unit++)
        {
          double sum = 0;

          for (guint i = 0; i < aggregate->n_children; i++)
            {
              const PalIndexNode *part = &file->tree->nodes[aggregate->children[i]];
              const PalMatrix *values = part->is_indicator ? pal_index_run_get_parts (run) : run->scores;

              sum += pal_matrix_get (run->unit_weights, unit, aggregate->children[i]) *
                     pal_matrix_get (values, unit, (guint) pal_matrix_find (values, part->code));
            }
          g_assert_cmpfloat_with_epsilon (pal_matrix_get (run->scores, unit, k), sum, 1e-9);
          g_assert_cmpfloat (sum, <=, 100 + 1e-9);
        }
    }
  /* Over the third level the mean is taken, as without: its weights are nobody's own. */
  g_assert_true (
      isnan (pal_matrix_get (run->unit_weights, 0, (guint) pal_index_tree_find (file->tree, "Conn"))));
  /* Left out, an element weighs nothing: nobody can do better without it. */
  pal_index_rank_without (run, node, scores, ranks);
  for (guint unit = 0; unit < 51; unit++)
    g_assert_cmpfloat (scores[unit], <=,
                       pal_matrix_get (run->scores, unit, file->tree->n_aggregates - 1) + 1e-9);
  g_assert_cmpfloat (pal_matrix_get (run->scores, 0, social), >, 0);
}

static void
test_findings (void)
{
  static const struct
  {
    const char *data, *json, *expected;
  } cases[] = {
    { "uCode,A,B\nU,-1,1\nV,2,3\n", "{\"method\":\"bod\"}", "T of U: A is below 0" },
    { "uCode,A,B\nU,1,1\nV,2,3\n", "{\"method\":\"bod\",\"bounds\":{\"*\":[0,0.4]}}",
      "T of U: no weights of its 2 parts keep to the bounds" },
    { "uCode,A,B\nU,1,NA\nV,2,3\n", "{\"method\":\"bod\",\"bounds\":{\"*\":[0,0.5]}}",
      "T of U: no weights of its 1 parts keep to the bounds" },
    { "uCode,A,B\nU,1,1\nV,2,3\n", "{\"method\":\"bod\",\"bounds\":{\"Q\":[0,0.4]}}",
      "names Q, which is not" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json =
          g_strdup_printf ("{\"normalise\":{\"*\":{\"method\":\"none\"}},\"weights\":%s}", cases[i].json);
      g_autoptr (PalIndexFile) file = pal_test_index_read (
          cases[i].data,
          "iCode,Direction,Weight,Parent,Type\nA,1,1,T,Indicator\nB,1,1,T,Indicator\nT,1,1,,Aggregate\n");
      g_autoptr (PalIndexMethod) method = pal_test_index_method (json);
      g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);
      const PalFinding *finding = g_ptr_array_index (run->findings, 0);

      g_assert_nonnull (strstr (finding->message, cases[i].expected));
      if (i < 3)
        g_assert_true (isnan (pal_matrix_get (run->scores, 0, 0)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/bod/by-hand", test_by_hand);
  g_test_add_func ("/index/bod/bounds-by-hand", test_bounds_by_hand);
  g_test_add_func ("/index/bod/nobody-does-better", test_nobody_does_better);
  g_test_add_func ("/index/bod/scale-and-order", test_scale_and_order);
  g_test_add_func ("/index/bod/index", test_index);
  g_test_add_func ("/index/bod/findings", test_findings);
  return g_test_run ();
}
