/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-rank-words.h"

#include <math.h>

static void
test_overlap (void)
{
  static const struct
  {
    PalRankOverlap overlap;
    const char *words;
  } cases[] = {
    { { 1, 0, 0, 0, FALSE }, "Distinguishable from every other rank" },
    { { 11, 1, 12, 12, TRUE }, "Not distinguishable from rank 12" },
    { { 11, 5, 9, 14, TRUE }, "Not distinguishable from ranks 9 to 14" },
    { { 11, 2, 9, 14, FALSE }, "Not distinguishable from 2 others between ranks 9 and 14" },
    { { 7, 1, 7, 7, TRUE }, "Not distinguishable from 1 other of the same rank" },
    { { 7, 3, 7, 7, TRUE }, "Not distinguishable from 3 others of the same rank" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = pal_rank_words_overlap (&cases[i].overlap);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_range (void)
{
  static const struct
  {
    double p5, p95;
    const char *words;
  } cases[] = {
    { 9, 14, "Rank 9 to 14" },    { 8.95, 14.05, "Rank 8 to 15" },
    { 3, 3, "Rank 3" },           { 3 - 1e-12, 3, "Rank 3" },
    { NAN, NAN, NULL },           { 0, 2, NULL },
    { INFINITY, INFINITY, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = pal_rank_words_range (cases[i].p5, cases[i].p95);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_data (void)
{
  static const struct
  {
    PalDataSpreadItem item;
    const char *words;
  } cases[] = {
    { { .assessed = TRUE, .n_group = 26, .rank_p5 = 8.95, .rank_p95 = 14 }, "Rank 8 to 14 of 26" },
    { { .assessed = TRUE, .n_group = 26, .rank_p5 = 3, .rank_p95 = 3 }, "Rank 3 of 26" },
    { { .reason = PAL_DATA_FEW_INSTITUTIONS, .n_institutions = 2, .rank_p5 = NAN, .rank_p95 = NAN },
      "Data uncertainty not assessed: 2 institutions have answered, 3 are needed" },
    { { .reason = PAL_DATA_FEW_INSTITUTIONS, .n_institutions = 1, .rank_p5 = NAN, .rank_p95 = NAN },
      "Data uncertainty not assessed: 1 institution has answered, 3 are needed" },
    { { .reason = PAL_DATA_FEW_INSTITUTIONS, .n_institutions = 0, .rank_p5 = NAN, .rank_p95 = NAN },
      "Data uncertainty not assessed: 0 institutions have answered, 3 are needed" },
    { { .reason = PAL_DATA_NO_SCORE, .rank_p5 = NAN, .rank_p95 = NAN },
      "Data uncertainty not assessed: there is no score" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = pal_rank_words_data (&cases[i].item, 3);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_pairs (void)
{
  g_autofree char *most = pal_rank_words_pairs (0.834), *nearly = pal_rank_words_pairs (0.9999);
  g_autofree char *all = pal_rank_words_pairs (1), *none = pal_rank_words_pairs (NAN);

  g_assert_cmpstr (most, ==, "The order of 83 % of the pairs is sure");
  g_assert_cmpstr (nearly, ==, "The order of 99 % of the pairs is sure");
  g_assert_cmpstr (all, ==, "The order of 100 % of the pairs is sure");
  g_assert_null (none);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/rank-words/overlap", test_overlap);
  g_test_add_func ("/session/rank-words/range", test_range);
  g_test_add_func ("/session/rank-words/data", test_data);
  g_test_add_func ("/session/rank-words/pairs", test_pairs);
  return g_test_run ();
}
