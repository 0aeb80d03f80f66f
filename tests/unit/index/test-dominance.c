/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-dominance.h"

#include <math.h>

#include "index/pal-index-draws.h"
#include "pal-test-index.h"

/* Five units of rank 1 to 5; the share in which the row is ahead of the column. */
static const guint ranks[] = { 1, 2, 3, 4, 5 };
static const double ahead[] = {
  0,    0.97, 1,    1,    1,    /* told apart from all */
  0.03, 0,    0.6,  0.9,  0.95, /* not from 3 and 4; 0.95 is enough */
  0,    0.4,  0,    0.97, 0.8,  /* not from 2 and 5, but from 4 between them */
  0,    0.1,  0.03, 0,    0,    /* always tied with 5 */
  0,    0.05, 0.2,  0,    0,
};

static void
test_overlap (void)
{
  const PalDominance all = { 5, ranks, ahead, NULL };
  static const PalRankOverlap expected[] = {
    { 1, 0, 0, 0, FALSE }, { 2, 2, 3, 4, TRUE }, { 3, 2, 2, 5, FALSE },
    { 4, 2, 2, 5, FALSE }, { 5, 2, 3, 4, TRUE },
  };

  for (guint i = 0; i < 5; i++)
    {
      PalRankOverlap got;

      g_assert_true (pal_dominance_get_overlap (&all, i, PAL_DOMINANCE_SURE, &got));
      g_assert_cmpuint (got.rank, ==, expected[i].rank);
      g_assert_cmpuint (got.n_others, ==, expected[i].n_others);
      g_assert_cmpuint (got.first, ==, expected[i].first);
      g_assert_cmpuint (got.last, ==, expected[i].last);
      g_assert_cmpint (got.is_whole, ==, expected[i].is_whole);
    }
}

/* Six of the ten pairs are told apart: 1 from all others, 2 from 5, 3 from 4. */
static void
test_share (void)
{
  const PalDominance all = { 5, ranks, ahead, NULL };
  const PalDominance one = { 1, ranks, ahead, NULL };

  g_assert_cmpfloat_with_epsilon (pal_dominance_get_share (&all, PAL_DOMINANCE_SURE), 0.6, 1e-12);
  g_assert_true (isnan (pal_dominance_get_share (&one, PAL_DOMINANCE_SURE)));
}

/* Who has no rank, and who is of another time, is no pair with anybody. */
static void
test_no_pairs (void)
{
  static const guint with_gap[] = { 1, 2, 0, 3, 4 };
  static const double times[] = { 2020, 2020, 2020, 2021, 2021 };
  const PalDominance gap = { 5, with_gap, ahead, NULL };
  const PalDominance timed = { 5, ranks, ahead, times };
  PalRankOverlap got;

  g_assert_false (pal_dominance_get_overlap (&gap, 2, PAL_DOMINANCE_SURE, &got));
  g_assert_true (pal_dominance_get_overlap (&gap, 1, PAL_DOMINANCE_SURE, &got));
  g_assert_cmpuint (got.n_others, ==, 1);
  g_assert_cmpuint (got.first, ==, 3);
  g_assert_true (pal_dominance_get_overlap (&timed, 1, PAL_DOMINANCE_SURE, &got));
  g_assert_cmpuint (got.n_others, ==, 1);
  g_assert_cmpuint (got.last, ==, 3);
  /* 1-2 and 1-3 of the first time are told apart, 2-3 is not; nor is 4-5 of the second. */
  g_assert_cmpfloat_with_epsilon (pal_dominance_get_share (&timed, PAL_DOMINANCE_SURE), 0.5, 1e-12);
}

/* On real draws: without a choice every order is sure, with one fewer are; not told apart is mutual. */
static void
test_asem (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  double shares[2];

  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (PalIndexMethod) method = pal_test_index_asem_method (
          k == 0 ? ", \"vary\": {\"weights\": 0}" : ", \"vary\": {\"weights\": 0.5}");
      g_autoptr (PalIndexRun) run = pal_index_run_new (file->tree, file->data, method, NULL);
      g_autoptr (PalIndexDraws) draws = pal_index_draws_new (file->tree, file->data, run, 400, 1, NULL, NULL);
      const PalDominance all = { draws->n_units, draws->rank, draws->ahead, NULL };

      shares[k] = pal_dominance_get_share (&all, PAL_DOMINANCE_SURE);
      for (guint unit = 0; unit < draws->n_units; unit++)
        {
          PalRankOverlap got;

          g_assert_true (pal_dominance_get_overlap (&all, unit, PAL_DOMINANCE_SURE, &got));
          if (k == 0)
            g_assert_cmpuint (got.n_others, ==, 0);
        }
    }
  g_assert_cmpfloat (shares[0], ==, 1);
  g_assert_cmpfloat (shares[1], <, 0.98);
  g_assert_cmpfloat (shares[1], >, 0.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/dominance/overlap", test_overlap);
  g_test_add_func ("/index/dominance/share", test_share);
  g_test_add_func ("/index/dominance/no-pairs", test_no_pairs);
  g_test_add_func ("/index/dominance/asem", test_asem);
  return g_test_run ();
}
