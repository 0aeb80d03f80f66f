/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-index-sensitivity.h"

#include <math.h>

#include "base/pal-error.h"
#include "base/pal-noise.h"
#include "base/pal-parallel.h"
#include "index/pal-index-variants.h"

/* A part is worth a thread, and does not depend on how many there are. */
#define POINTS_PER_PART 32u
#define MAX_KEPT_BYTES ((gsize) 512 << 20)

typedef struct
{
  const PalIndexSensitivity *what;
  const PalIndexVariants *variants;
  const PalSobolSample *sample;
  double *results; /* [(target * n_blocks + block) * n_points + point] */
  guint seed, n_bootstrap, n_parts, n_done;
  PalProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
  GMutex mutex; /* of n_done */
} Work;

/* Room of one thread for one part. */
typedef struct
{
  double *weights, *scores, *point;
  guint *ranks;
} Scratch;

static guint
choose (double share, const GArray *list)
{
  return list->len > 0 ? MIN ((guint) (share * list->len), list->len - 1) : 0;
}

/* The index with one choice of everything; @scratch->point has a number from 0 to 1 for each input. */
static void
evaluate (const Work *work, Scratch *scratch)
{
  const PalIndexVariants *variants = work->variants;
  const PalIndexTree *tree = variants->tree;
  const PalIndexMethod *method = variants->run->method;
  const PalMeanRule *mean = NULL;
  guint impute = 0, treat = 0, normalise = 0;
  double vary = method->vary_weights;

  for (guint i = 0; i < tree->n_nodes; i++)
    scratch->weights[i] = variants->run->weights[i];
  for (guint k = 0; k < work->what->n_inputs; k++)
    {
      const PalUncertainInput *input = &work->what->inputs[k];
      double share = scratch->point[k];

      if (input->kind == PAL_UNCERTAIN_WEIGHT)
        scratch->weights[input->which] *= 1 + vary * (2 * share - 1);
      else if (input->kind == PAL_UNCERTAIN_IMPUTE)
        impute = choose (share, method->vary_impute);
      else if (input->kind == PAL_UNCERTAIN_TREAT)
        treat = choose (share, method->vary_treat);
      else if (input->kind == PAL_UNCERTAIN_NORMALISE)
        normalise = choose (share, method->vary_normalise);
      else if (input->kind == PAL_UNCERTAIN_MEAN && method->vary_means->len > 0)
        mean = &g_array_index (method->vary_means, PalMeanRule, choose (share, method->vary_means));
      for (guint i = 0; i < tree->n_nodes && input->kind == PAL_UNCERTAIN_WEIGHTS; i++)
        if (tree->nodes[i].level == input->which)
          scratch->weights[i] *=
              1 + vary * (2 * pal_noise (work->seed, (guint64) (share * 9007199254740992.0), i) - 1);
    }
  pal_index_variants_evaluate (variants, pal_index_variants_get (variants, impute, treat, normalise),
                               scratch->weights, mean, scratch->scores, scratch->ranks);
}

static double
measure (const Work *work, const PalSensitiveTarget *target, const Scratch *scratch)
{
  const PalIndexRun *run = work->variants->run;
  gsize top = (gsize) (run->tree->n_aggregates - 1) * run->data->n_units;
  double sum = 0;
  guint n = 0;

  if (target->kind == PAL_SENSITIVE_SCORE)
    return scratch->scores[top + target->unit];
  if (target->kind == PAL_SENSITIVE_RANK)
    return scratch->ranks[target->unit] != 0 ? scratch->ranks[target->unit] : NAN;
  for (guint i = 0; i < run->data->n_units; i++)
    if (scratch->ranks[i] != 0 && run->ranks[top + i] != 0)
      {
        sum += fabs ((double) scratch->ranks[i] - run->ranks[top + i]);
        n++;
      }
  return n > 0 ? sum / n : NAN;
}

static void
tell_progress (Work *work, double done_before, double weight)
{
  if (work->progress == NULL)
    return;
  g_mutex_lock (&work->mutex);
  work->n_done++;
  work->progress (done_before + weight * work->n_done / work->n_parts, NULL, work->user_data);
  g_mutex_unlock (&work->mutex);
}

static void
run_part (guint part, gpointer data)
{
  Work *work = data;
  const PalIndexVariants *variants = work->variants;
  guint n_points = work->sample->n_points, n_blocks = pal_sobol_sample_get_n_blocks (work->sample);
  guint first = part * POINTS_PER_PART, end = MIN (first + POINTS_PER_PART, n_points);
  guint n_units = variants->run->data->n_units;
  g_autofree double *weights = g_new (double, variants->tree->n_nodes);
  g_autofree double *scores = g_new (double, (gsize) variants->tree->n_aggregates *n_units);
  g_autofree double *point = g_new (double, work->what->n_inputs);
  g_autofree guint *ranks = g_new (guint, n_units);
  Scratch scratch = { weights, scores, point, ranks };

  for (guint j = first; j < end && !g_cancellable_is_cancelled (work->cancellable); j++)
    for (guint block = 0; block < n_blocks; block++)
      {
        pal_sobol_sample_get (work->sample, block, j, point);
        evaluate (work, &scratch);
        for (guint t = 0; t < work->what->n_targets; t++)
          work->results[((gsize) t * n_blocks + block) * n_points + j] =
              measure (work, &work->what->targets[t], &scratch);
      }
  tell_progress (work, 0, 0.9);
}

static void
estimate_target (guint target, gpointer data)
{
  Work *work = data;
  guint n_points = work->sample->n_points, n_blocks = pal_sobol_sample_get_n_blocks (work->sample);

  if (!g_cancellable_is_cancelled (work->cancellable))
    pal_sobol_estimate (work->results + (gsize) target * n_blocks * n_points, n_points, work->what->n_inputs,
                        work->n_bootstrap, work->seed, work->what->indices + target * work->what->n_inputs);
  tell_progress (work, 0.9, 0.1);
}

static gboolean
competes (const PalIndexTree *tree, guint level)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].level == level && tree->nodes[i].parent >= 0 &&
        tree->nodes[tree->nodes[i].parent].n_children > 1)
      return TRUE;
  return FALSE;
}

GArray *
pal_index_sensitivity_list_inputs (const PalIndexRun *run)
{
  const struct
  {
    PalUncertainKind kind;
    const GArray *list;
  } lists[] = { { PAL_UNCERTAIN_IMPUTE, run->method->vary_impute },
                { PAL_UNCERTAIN_TREAT, run->method->vary_treat },
                { PAL_UNCERTAIN_NORMALISE, run->method->vary_normalise },
                { PAL_UNCERTAIN_MEAN, run->method->vary_means } };
  GArray *out = g_array_new (FALSE, FALSE, sizeof (PalUncertainInput));

  for (guint level = 1; level < run->tree->n_levels && run->method->vary_weights > 0; level++)
    if (competes (run->tree, level))
      {
        const PalUncertainInput input = { PAL_UNCERTAIN_WEIGHTS, level };

        g_array_append_val (out, input);
      }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i].list->len > 1)
      {
        const PalUncertainInput input = { lists[i].kind, 0 };

        g_array_append_val (out, input);
      }
  return out;
}

char *
pal_index_sensitivity_dup_name (const PalIndexTree *tree, const PalUncertainInput *input)
{
  switch (input->kind)
    {
    case PAL_UNCERTAIN_WEIGHTS:
      return g_strdup_printf ("weights:%u", input->which);
    case PAL_UNCERTAIN_WEIGHT:
      return g_strconcat ("weight:", tree->nodes[input->which].code, NULL);
    case PAL_UNCERTAIN_IMPUTE:
      return g_strdup ("impute");
    case PAL_UNCERTAIN_TREAT:
      return g_strdup ("treat");
    case PAL_UNCERTAIN_NORMALISE:
      return g_strdup ("normalise");
    case PAL_UNCERTAIN_MEAN:
    default:
      return g_strdup ("aggregate");
    }
}

const char *
pal_index_sensitivity_get_kind_name (PalSensitiveKind kind)
{
  return kind == PAL_SENSITIVE_SHIFT ? "mean_rank_shift" : kind == PAL_SENSITIVE_RANK ? "rank" : "score";
}

static gboolean
check_size (guint n_inputs, guint n_targets, guint n_points, GError **error)
{
  if (n_inputs == 0)
    g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, "nothing varies, so there is no sensitivity");
  else if (n_inputs > PAL_SOBOL_MAX_INPUTS)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%u inputs vary, the sensitivity takes %u at most",
                 n_inputs, PAL_SOBOL_MAX_INPUTS);
  else if (n_points < 2 || n_points > PAL_SOBOL_MAX_POINTS)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the sensitivity needs from 2 to %u points, not %u",
                 PAL_SOBOL_MAX_POINTS, n_points);
  else if ((gsize) n_points * (n_inputs + 2) * n_targets > MAX_KEPT_BYTES / sizeof (double))
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                 "the sensitivity of %u results over %u points is too large to keep", n_targets, n_points);
  else
    return TRUE;
  return FALSE;
}

static void
run_all (Work *work)
{
  guint n_points = work->sample->n_points;

  g_mutex_init (&work->mutex);
  work->n_parts = (n_points + POINTS_PER_PART - 1) / POINTS_PER_PART;
  pal_parallel_run ("sensitivity", work->n_parts, run_part, work);
  work->n_done = 0;
  work->n_parts = work->what->n_targets;
  pal_parallel_run ("sensitivity", work->n_parts, estimate_target, work);
  g_mutex_clear (&work->mutex);
}

PalIndexSensitivity *
pal_index_sensitivity_new (const PalIndexTree *tree,
                           const PalIndexData *data,
                           const PalIndexRun *run,
                           const PalUncertainInput *inputs,
                           guint n_inputs,
                           const PalSensitiveTarget *targets,
                           guint n_targets,
                           guint n_points,
                           guint n_bootstrap,
                           guint seed,
                           PalProgressFunc progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (PalIndexSensitivity) self = NULL;
  g_autoptr (PalIndexVariants) variants = NULL;
  g_autoptr (PalSobolSample) sample = NULL;
  g_autofree double *results = NULL;
  Work work;

  g_return_val_if_fail (n_targets > 0 && tree->n_aggregates > 0, NULL);

  if (!check_size (n_inputs, n_targets, n_points, error))
    return NULL;
  self = g_new0 (PalIndexSensitivity, 1);
  self->n_points = n_points;
  self->n_inputs = n_inputs;
  self->n_targets = n_targets;
  self->inputs = g_memdup2 (inputs, n_inputs * sizeof *inputs);
  self->targets = g_memdup2 (targets, n_targets * sizeof *targets);
  self->indices = g_new0 (PalSobolIndex, (gsize) n_inputs * n_targets);
  variants = pal_index_variants_new (tree, data, run);
  sample = pal_sobol_sample_new (n_points, n_inputs, seed);
  results = g_new (double, (gsize) n_points *(n_inputs + 2) * n_targets);
  work = (Work){ .what = self,
                 .variants = variants,
                 .sample = sample,
                 .results = results,
                 .seed = seed,
                 .n_bootstrap = n_bootstrap,
                 .progress = progress,
                 .user_data = user_data,
                 .cancellable = cancellable };
  run_all (&work);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
pal_index_sensitivity_free (PalIndexSensitivity *self)
{
  if (self == NULL)
    return;
  g_free (self->inputs);
  g_free (self->targets);
  g_free (self->indices);
  g_free (self);
}
