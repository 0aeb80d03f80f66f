/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-index-draws.h"

#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <string.h>

#include "base/pal-parallel.h"
#include "index/pal-index-variants.h"

#define MAX_KEPT_SCORES 20000u
#define MAX_KEPT_BYTES (64u << 20)
/* Pairs of more units than this are not looked at: there are too many. */
#define MAX_PAIR_UNITS 2000u
/* A part is worth a thread, and does not depend on how many there are. */
#define DRAWS_PER_PART 250u

typedef struct
{
  const PalIndexTree *tree;
  const PalIndexRun *run;
  guint n_draws, seed, n_units, n_kept;
  PalIndexVariants *variants; /* owned */
  GCancellable *cancellable;
  GMutex mutex;   /* of what stands below */
  guint *counts;  /* [unit * (n_units + 1) + rank]; rank 0: none */
  guint *ahead;   /* [a * n_units + b] */
  double *scores; /* [unit * n_kept + draw] */
} Draws;

/* Neighbouring seeds give unrelated numbers (the mixer of SplitMix64, Steele et al. 2014). */
static gulong
mix_seed (guint seed, guint draw)
{
  guint64 z = ((guint64) seed << 32 | draw) + 0x9e3779b97f4a7c15u;

  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return (gulong) ((z ^ (z >> 31)) & 0xffffffffu);
}

typedef struct
{
  double *weights, *scores;
  guint *ranks;
  gsl_rng *generator;
} Scratch;

static void
draw_one (const Draws *self, guint draw, Scratch *scratch)
{
  const PalIndexMethod *method = self->run->method;
  const PalMeanRule *mean = NULL;
  guint part = 0;

  gsl_rng_set (scratch->generator, mix_seed (self->seed, draw));
  for (guint i = 0; i < self->tree->n_nodes; i++)
    scratch->weights[i] =
        self->run->weights[i] * (1 + method->vary_weights * (2 * gsl_rng_uniform (scratch->generator) - 1));
  if (self->variants->n_parts > 1)
    part = (guint) gsl_rng_uniform_int (scratch->generator, self->variants->n_parts);
  if (method->vary_means->len > 0)
    mean = &g_array_index (method->vary_means, PalMeanRule,
                           gsl_rng_uniform_int (scratch->generator, method->vary_means->len));
  pal_index_variants_evaluate (self->variants, self->variants->parts[part], scratch->weights, mean,
                               scratch->scores, scratch->ranks);
}

static void
count_one (Draws *self, guint *counts, guint *ahead, const Scratch *scratch, guint draw)
{
  const double *scores = scratch->scores + (gsize) (self->tree->n_aggregates - 1) * self->n_units;
  guint n = self->n_units;

  for (guint a = 0; a < n; a++)
    {
      counts[(gsize) a * (n + 1) + scratch->ranks[a]]++;
      for (guint b = 0; b < n && ahead != NULL; b++)
        ahead[(gsize) a * n + b] += scratch->ranks[a] != 0 && scratch->ranks[a] < scratch->ranks[b];
      /* Each draw has a place of its own. */
      if (draw < self->n_kept)
        self->scores[(gsize) a * self->n_kept + draw] = scores[a];
    }
}

static void
run_part (guint part, gpointer data)
{
  Draws *self = data;
  guint first = part * DRAWS_PER_PART, end = MIN (first + DRAWS_PER_PART, self->n_draws);
  gsize n_counts = (gsize) self->n_units * (self->n_units + 1),
        n_pairs = (gsize) self->n_units * self->n_units;
  g_autofree guint *counts = g_new0 (guint, n_counts);
  g_autofree guint *ahead = self->ahead != NULL ? g_new0 (guint, n_pairs) : NULL;
  g_autofree double *weights = g_new (double, self->tree->n_nodes);
  g_autofree double *scores = g_new (double, (gsize) self->tree->n_aggregates * self->n_units);
  g_autofree guint *ranks = g_new (guint, self->n_units);
  Scratch scratch = { weights, scores, ranks, gsl_rng_alloc (gsl_rng_mt19937) };

  for (guint draw = first; draw < end && !g_cancellable_is_cancelled (self->cancellable); draw++)
    {
      draw_one (self, draw, &scratch);
      count_one (self, counts, ahead, &scratch, draw);
    }
  gsl_rng_free (scratch.generator);
  g_mutex_lock (&self->mutex);
  for (gsize i = 0; i < n_counts; i++)
    self->counts[i] += counts[i];
  for (gsize i = 0; i < n_pairs && ahead != NULL; i++)
    self->ahead[i] += ahead[i];
  g_mutex_unlock (&self->mutex);
}

/* Quantile of type 7 of ranks that were counted. */
static double
quantile_of_counts (const guint *counts, guint n_ranks, double share)
{
  double below = 0, place, found[2] = { 1, 1 };
  guint n = 0, k = 0;

  for (guint rank = 1; rank <= n_ranks; rank++)
    n += counts[rank];
  if (n == 0)
    return NAN;
  place = share * (n - 1);
  for (guint rank = 1; rank <= n_ranks && k < 2; rank++)
    {
      below += counts[rank];
      while (k < 2 && below > MIN (floor (place) + k, n - 1))
        found[k++] = rank;
    }
  return found[0] + (place - floor (place)) * (found[1] - found[0]);
}

static void
summarise_unit (const Draws *self, PalIndexDraws *out, guint unit)
{
  const guint *counts = self->counts + (gsize) unit * (self->n_units + 1);
  g_autofree double *scores = g_new (double, MAX (self->n_kept, 1));
  guint n = 0;

  out->rank_median[unit] = quantile_of_counts (counts, self->n_units, 0.5);
  out->rank_p5[unit] = quantile_of_counts (counts, self->n_units, 0.05);
  out->rank_p95[unit] = quantile_of_counts (counts, self->n_units, 0.95);
  for (guint i = 0; i < self->n_kept; i++)
    {
      double score = self->scores[(gsize) unit * self->n_kept + i];

      if (!isnan (score))
        scores[n++] = score;
    }
  gsl_sort (scores, 1, n);
  out->score_p5[unit] = n > 0 ? gsl_stats_quantile_from_sorted_data (scores, 1, n, 0.05) : NAN;
  out->score_p95[unit] = n > 0 ? gsl_stats_quantile_from_sorted_data (scores, 1, n, 0.95) : NAN;
}

static PalIndexDraws *
summarise (const Draws *self)
{
  PalIndexDraws *out = g_new0 (PalIndexDraws, 1);
  gsize n = self->n_units, n_pairs = n * n;

  out->n_units = self->n_units;
  out->n_draws = self->n_draws;
  out->rank = g_memdup2 (self->run->ranks + (gsize) (self->tree->n_aggregates - 1) * n, n * sizeof (guint));
  out->rank_median = g_new (double, n);
  out->rank_p5 = g_new (double, n);
  out->rank_p95 = g_new (double, n);
  out->score_p5 = g_new (double, n);
  out->score_p95 = g_new (double, n);
  for (guint unit = 0; unit < self->n_units; unit++)
    summarise_unit (self, out, unit);
  if (self->ahead == NULL)
    return out;
  out->ahead = g_new (double, n_pairs);
  for (gsize i = 0; i < n_pairs; i++)
    out->ahead[i] = (double) self->ahead[i] / self->n_draws;
  return out;
}

PalIndexDraws *
pal_index_draws_new (const PalIndexTree *tree,
                     const PalIndexData *data,
                     const PalIndexRun *run,
                     guint n_draws,
                     guint seed,
                     GCancellable *cancellable,
                     GError **error)
{
  guint n = run->data->n_units;
  Draws self = { .tree = tree,
                 .run = run,
                 .n_draws = n_draws,
                 .seed = seed,
                 .n_units = n,
                 .n_kept = MIN (
                     n_draws, MIN (MAX_KEPT_SCORES, (guint) (MAX_KEPT_BYTES / sizeof (double) / MAX (n, 1)))),
                 .cancellable = cancellable };
  PalIndexDraws *out = NULL;

  g_return_val_if_fail (n_draws > 0 && tree->n_aggregates > 0, NULL);

  self.variants = pal_index_variants_new (tree, data, run);
  self.counts = g_new0 (guint, (gsize) n * (n + 1));
  self.ahead = n <= MAX_PAIR_UNITS ? g_new0 (guint, (gsize) n * n) : NULL;
  self.scores = g_new (double, (gsize) n *self.n_kept);
  g_mutex_init (&self.mutex);
  pal_parallel_run ("draws", (n_draws + DRAWS_PER_PART - 1) / DRAWS_PER_PART, run_part, &self);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    out = summarise (&self);
  g_mutex_clear (&self.mutex);
  pal_index_variants_free (self.variants);
  g_free (self.counts);
  g_free (self.ahead);
  g_free (self.scores);
  return out;
}

void
pal_index_draws_free (PalIndexDraws *self)
{
  if (self == NULL)
    return;
  g_free (self->rank);
  g_free (self->rank_median);
  g_free (self->rank_p5);
  g_free (self->rank_p95);
  g_free (self->score_p5);
  g_free (self->score_p95);
  g_free (self->ahead);
  g_free (self);
}
