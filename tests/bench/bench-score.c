/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 10 000 institutions x 42 questions x 3 waves, from their answers (routes of the questions included) to the
 * values, scores and ranks of countries; then ten times the institutions.  Prints one line of JSON for each
 * bar. */
#include <sys/resource.h>

#include "model/pal-bundle.h"
#include "pal-bench-institutions.h"
#include "score/pal-scores.h"
#include "survey/pal-answer-lookup.h"

#define N_COUNTRIES 30
#define N_WAVES 3
#define N_RUNS 5

static gboolean all_passed = TRUE;

static void
report (const char *name, double value, const char *unit, double bar)
{
  g_print ("{\"name\":\"%s\",\"value\":%.2f,\"unit\":\"%s\",\"bar\":%g,\"pass\":%s}\n", name, value, unit,
           bar, value <= bar ? "true" : "false");
  all_passed = all_passed && value <= bar;
}

static PalAnswers *
draw_answers (PalInstrument *instrument, PalUnitLevel level, GRand *random)
{
  PalAnswers *answers = pal_answers_new (instrument);

  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);
      g_auto (PalValue) value = PAL_VALUE_INIT;

      if (question->level != level)
        continue;
      pal_bench_institutions_draw (question, random, &value);
      pal_answers_set (answers, i, &value);
    }
  return answers;
}

/* The answers of one wave: of the countries, then of the institutions. */
static GPtrArray *
draw_wave (PalInstrument *instrument, guint n_institutions, guint32 seed)
{
  GPtrArray *wave = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_answers_free);
  GRand *random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < N_COUNTRIES; i++)
    g_ptr_array_add (wave, draw_answers (instrument, PAL_LEVEL_COUNTRY, random));
  for (guint i = 0; i < n_institutions; i++)
    g_ptr_array_add (wave, draw_answers (instrument, PAL_LEVEL_INSTITUTION, random));
  g_rand_free (random);
  return wave;
}

static void
fill_source (PalScoreSource *source, char *id, PalAnswers *answers)
{
  *source = (PalScoreSource){ .id = id,
                              .clinical = id != NULL,
                              .lookup = pal_answer_lookup_query,
                              .lookup_data = pal_answer_lookup_new (answers) };
}

static void
score_wave (PalScorer *scorer, GPtrArray *wave)
{
  guint each = (wave->len - N_COUNTRIES) / N_COUNTRIES + 1;
  g_autofree PalScoreUnit *units = g_new0 (PalScoreUnit, N_COUNTRIES);
  g_autofree PalScoreSource *sources = g_new0 (PalScoreSource, each * N_COUNTRIES);
  g_autoptr (PalScores) scores = NULL;

  for (guint i = 0; i < N_COUNTRIES; i++)
    {
      units[i].country = (char *) "XX";
      units[i].institutions = sources + i * each;
      fill_source (&units[i].national, NULL, g_ptr_array_index (wave, i));
    }
  for (guint i = N_COUNTRIES; i < wave->len; i++)
    {
      PalScoreUnit *unit = &units[i % N_COUNTRIES];

      fill_source (&unit->institutions[unit->n_institutions++], (char *) "one", g_ptr_array_index (wave, i));
    }
  scores = pal_scorer_run (scorer, units, N_COUNTRIES);
  g_assert (pal_scores_get_n_ranked (scores, pal_scores_get_n_columns (scores) - 1) == N_COUNTRIES);
  for (guint i = 0; i < N_COUNTRIES; i++)
    {
      pal_answer_lookup_free (units[i].national.lookup_data);
      for (guint j = 0; j < units[i].n_institutions; j++)
        pal_answer_lookup_free (units[i].institutions[j].lookup_data);
    }
}

/* The best time for all waves, one after the other so that they need not be in memory together. */
static double
measure (PalScorer *scorer, PalInstrument *instrument, guint n_institutions)
{
  double sum = 0;

  for (guint i = 0; i < N_WAVES; i++)
    {
      g_autoptr (GPtrArray) wave = draw_wave (instrument, n_institutions, i + 1);
      double best = G_MAXDOUBLE;

      for (guint j = 0; j < N_RUNS; j++)
        {
          gint64 begin = g_get_monotonic_time ();

          score_wave (scorer, wave);
          best = MIN (best, (double) (g_get_monotonic_time () - begin) / 1000);
        }
      sum += best;
    }
  return sum;
}

static GBytes *
load (const char *name)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = pal_bundle_lookup (name, &error);

  if (bytes == NULL)
    g_error ("%s: %s", name, error->message);
  return bytes;
}

int
main (void)
{
  g_autoptr (GBytes) questions = load ("instrument.json"), indicators = load ("indicators.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (PalInstrument) instrument = pal_instrument_new_from_json (
      g_bytes_get_data (questions, NULL), (gssize) g_bytes_get_size (questions), "instrument.json", &error);
  g_autoptr (PalFramework) framework = pal_framework_new_from_json (
      g_bytes_get_data (indicators, NULL), (gssize) g_bytes_get_size (indicators), "indicators.json", &error);
  g_autoptr (PalScorer) scorer = pal_scorer_new (framework, instrument, &error);
  double once, ten_times;

  if (scorer == NULL)
    g_error ("%s", error->message);
  once = measure (scorer, instrument, 10000);
  report ("score-10000", once, "ms", 250);
  ten_times = measure (scorer, instrument, 100000);
  report ("score-100000", ten_times / once, "times", 11);
  return all_passed ? 0 : 1;
}
