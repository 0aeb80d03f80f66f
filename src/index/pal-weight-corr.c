/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <gsl/gsl_statistics.h>
#include <math.h>

#include "index/pal-correlation.h"
#include "index/pal-index-steps.h"
#include "index/pal-weight-group.h"

#define MOST_STEPS 200    /* of the refinement */
#define GOOD_ENOUGH 1e-22 /* sum of squares of the differences of shares */
#define SAY_ABOVE 0.001   /* of a share: more is told */
#define LIGHT 1e-6        /* of the heaviest part: is on its way to 0 */
#define NO_ANSWER 10 /* for each part, under weights with which nothing correlates: far above any other */

/* Correlations of the parts over the units that have them all, and their spreads.  NULL: too few units. */
static gsl_matrix *
correlate (const PalWeightGroup *group, double *sd)
{
  g_autofree double *common = g_new (double, (gsize) group->n_parts *MAX (group->n_units, 1));
  gsl_matrix *out;
  guint n = 0;

  for (guint unit = 0; unit < group->n_units; unit++)
    {
      gboolean is_whole = TRUE;

      for (guint i = 0; i < group->n_parts; i++)
        is_whole = is_whole && !isnan (group->columns[i][unit]);
      for (guint i = 0; i < group->n_parts && is_whole; i++)
        common[(gsize) i * group->n_units + n] = group->columns[i][unit];
      n += is_whole ? 1 : 0;
    }
  for (guint i = 0; i < group->n_parts; i++)
    {
      sd[i] = n >= 3 ? gsl_stats_sd (common + (gsize) i * group->n_units, 1, n) : 0;
      if (!(sd[i] > 0) || !isfinite (sd[i]))
        return NULL;
    }
  out = gsl_matrix_alloc (group->n_parts, group->n_parts);
  for (guint i = 0; i < group->n_parts; i++)
    for (guint k = 0; k < group->n_parts; k++)
      {
        double r = gsl_stats_correlation (common + (gsize) i * group->n_units, 1,
                                          common + (gsize) k * group->n_units, 1, n);

        /* Of numbers that are too large to square. */
        gsl_matrix_set (out, i, k, isfinite (r) ? r : i == k);
      }
  return out;
}

/* R u = t of the @free parts alone, the others 0; of parts that say the same each takes its half. */
static void
solve_free (const gsl_matrix *correlations,
            const double *targets,
            const guint *free_parts,
            guint n,
            double *out)
{
  gsl_matrix *a = gsl_matrix_alloc (n, n), *v = gsl_matrix_alloc (n, n);
  gsl_vector *s = gsl_vector_alloc (n), *work = gsl_vector_alloc (n), *b = gsl_vector_alloc (n),
             *x = gsl_vector_alloc (n);

  for (guint i = 0; i < n; i++)
    {
      gsl_vector_set (b, i, targets[free_parts[i]]);
      for (guint k = 0; k < n; k++)
        gsl_matrix_set (a, i, k, gsl_matrix_get (correlations, free_parts[i], free_parts[k]));
    }
  gsl_linalg_SV_decomp (a, v, s, work);
  for (guint i = 1; i < n; i++)
    if (gsl_vector_get (s, i) < 1e-12 * gsl_vector_get (s, 0))
      gsl_vector_set (s, i, 0);
  gsl_linalg_SV_solve (a, v, s, b, x);
  for (guint i = 0; i < n; i++)
    out[free_parts[i]] = gsl_vector_get (x, i);
  gsl_matrix_free (a);
  gsl_matrix_free (v);
  gsl_vector_free (s);
  gsl_vector_free (work);
  gsl_vector_free (b);
  gsl_vector_free (x);
}

static guint
list_free (const gboolean *is_free, guint n, guint *out)
{
  guint n_free = 0;

  for (guint i = 0; i < n; i++)
    if (is_free[i])
      out[n_free++] = i;
  return n_free;
}

/* From @u towards @goal as far as no part falls below 0; the ones that stop it are held at 0. */
static gboolean
walk (double *u, const double *goal, gboolean *is_free, guint n)
{
  double step = 1;
  gboolean is_there = TRUE;

  for (guint i = 0; i < n; i++)
    if (is_free[i] && goal[i] <= 0)
      {
        step = u[i] > goal[i] ? MIN (step, u[i] / (u[i] - goal[i])) : 0;
        is_there = FALSE;
      }
  for (guint i = 0; i < n; i++)
    {
      if (!is_free[i])
        continue;
      u[i] += step * (goal[i] - u[i]);
      if (!is_there && goal[i] <= 0 && u[i] <= 1e-14)
        {
          u[i] = 0;
          is_free[i] = FALSE;
        }
    }
  return is_there;
}

/* min u'Ru / 2 - t'u with u of 0 and above. */
static void
solve_active_set (const gsl_matrix *correlations, const double *targets, guint n, double *u)
{
  g_autofree gboolean *is_free = g_new0 (gboolean, n);
  g_autofree guint *free_parts = g_new (guint, n);
  g_autofree double *goal = g_new0 (double, n);

  for (guint i = 0; i < n; i++)
    u[i] = 0;
  for (guint round = 0; round < 3 * n; round++)
    {
      int best = -1;
      double steepest = 1e-10;

      for (guint i = 0; i < n; i++)
        {
          double gradient = targets[i];

          for (guint k = 0; k < n; k++)
            gradient -= gsl_matrix_get (correlations, i, k) * u[k];
          if (!is_free[i] && gradient > steepest)
            {
              steepest = gradient;
              best = (int) i;
            }
        }
      if (best < 0)
        return;
      is_free[best] = TRUE;
      for (guint turn = 0; turn <= n; turn++)
        {
          guint n_free = list_free (is_free, n, free_parts);

          if (n_free == 0)
            break;
          solve_free (correlations, targets, free_parts, n_free, goal);
          if (walk (u, goal, is_free, n))
            break;
        }
    }
}

typedef struct
{
  const PalWeightGroup *group;
  const guint *parts; /* those that weigh something */
  guint n;
  double *weights, *score, *off;
} Balance;

/* The differences between the shares of the correlations and of the importances, one per part; the sum of
 * their squares. */
static double
measure (Balance *self)
{
  double *off = self->off;
  double all = 0, wanted = 0, sum = 0;

  pal_index_mean (self->group->mean, self->group->columns, self->weights, self->group->n_parts,
                  self->group->n_units, self->group->threshold, self->score, NULL);
  for (guint k = 0; k < self->n; k++)
    {
      off[k] = pal_correlation (PAL_CORRELATION_PEARSON, self->group->columns[self->parts[k]], self->score,
                                self->group->n_units);
      all += off[k];
      wanted += self->group->importance[self->parts[k]];
    }
  for (guint k = 0; k < self->n; k++)
    {
      off[k] =
          isfinite (all) && fabs (all) > 1e-9
              ? CLAMP (off[k] / all - self->group->importance[self->parts[k]] / wanted, -NO_ANSWER, NO_ANSWER)
              : NO_ANSWER;
      sum += off[k] * off[k];
    }
  return sum;
}

/* Logarithms keep the weights above 0; the last one stays as it is, because only proportions count. */
static int
measure_at (const gsl_vector *logs, void *data, gsl_vector *out)
{
  Balance *self = data;

  for (guint k = 0; k + 1 < self->n; k++)
    self->weights[self->parts[k]] = exp (CLAMP (gsl_vector_get (logs, k), -50, 50));
  measure (self);
  /* A column of the Jacobian, which does not lie in one piece. */
  for (guint k = 0; k < self->n; k++)
    gsl_vector_set (out, k, self->off[k]);
  return GSL_SUCCESS;
}

static double
refine (Balance *self)
{
  gsl_multifit_nlinear_parameters parameters = gsl_multifit_nlinear_default_parameters ();
  gsl_multifit_nlinear_workspace *workspace;
  gsl_multifit_nlinear_fdf function = { .f = measure_at, .n = self->n, .p = self->n - 1, .params = self };
  gsl_vector *start = gsl_vector_alloc (self->n - 1);
  gsl_vector *off = gsl_vector_alloc (self->n);
  double last = self->weights[self->parts[self->n - 1]], least;
  int why;

  /* The one solver that takes a Jacobian of any rank, even 0. */
  parameters.solver = gsl_multifit_nlinear_solver_svd;
  workspace = gsl_multifit_nlinear_alloc (gsl_multifit_nlinear_trust, &parameters, self->n, self->n - 1);
  for (guint k = 0; k < self->n; k++)
    self->weights[self->parts[k]] /= last;
  for (guint k = 0; k + 1 < self->n; k++)
    gsl_vector_set (start, k, log (self->weights[self->parts[k]]));
  gsl_multifit_nlinear_init (start, &function, workspace);
  gsl_multifit_nlinear_driver (MOST_STEPS, 1e-14, 1e-16, 0, NULL, NULL, &why, workspace);
  measure_at (gsl_multifit_nlinear_position (workspace), self, off);
  least = measure (self);
  gsl_multifit_nlinear_free (workspace);
  gsl_vector_free (start);
  gsl_vector_free (off);
  return least;
}

/* Takes the parts that weigh nothing, or next to it, out of what is balanced.  Returns whether there was one.
 */
static gboolean
drop_light (Balance *self, guint *parts, GPtrArray *findings)
{
  double heaviest = 0;
  guint n = 0, n_before = self->n;

  for (guint k = 0; k < self->n; k++)
    heaviest = MAX (heaviest, self->weights[parts[k]]);
  for (guint k = 0; k < self->n; k++)
    {
      guint part = parts[k];

      if (self->weights[part] > LIGHT * heaviest)
        {
          parts[n++] = part;
          continue;
        }
      self->weights[part] = 0;
      pal_index_warn (
          findings, "corr",
          "%s: %s correlates with it more than its share even when it weighs nothing: it counts 0",
          self->group->name, self->group->codes[part]);
    }
  self->n = n;
  return n < n_before;
}

static void
balance (const PalWeightGroup *group, double *weights, GPtrArray *findings)
{
  g_autofree guint *parts = g_new0 (guint, group->n_parts);
  g_autofree double *score = g_new (double, MAX (group->n_units, 1));
  g_autofree double *shares = g_new (double, group->n_parts);
  Balance self = { group, parts, group->n_parts, weights, score, shares };
  double off = 0;

  for (guint i = 0; i < group->n_parts; i++)
    parts[i] = i;
  drop_light (&self, parts, findings);
  do
    {
      off = self.n >= 2 ? measure (&self) : 0;
      if (off > GOOD_ENOUGH && off < NO_ANSWER * NO_ANSWER)
        off = refine (&self);
    }
  while (off > GOOD_ENOUGH && off < NO_ANSWER * NO_ANSWER && drop_light (&self, parts, findings));
  if (off >= NO_ANSWER * NO_ANSWER)
    pal_index_warn (findings, "corr", "%s: no weights were found under which its parts correlate with it",
                    group->name);
  else if (sqrt (off) > SAY_ABOVE)
    pal_index_warn (
        findings, "corr",
        "%s: the correlations of its parts could be brought only within %.2g of the shares wanted",
        group->name, sqrt (off));
}

gboolean
pal_weight_corr (const PalWeightGroup *group, double *weights, GPtrArray *findings)
{
  g_autofree double *sd = g_new (double, group->n_parts);
  gsl_matrix *correlations = correlate (group, sd);
  double sum = 0;

  if (correlations == NULL)
    {
      pal_index_warn (
          findings, "corr",
          "%s: the units that have all parts are fewer than three, or do not differ in one of them: "
          "the given weights stay",
          group->name);
      return FALSE;
    }
  solve_active_set (correlations, group->importance, group->n_parts, weights);
  gsl_matrix_free (correlations);
  for (guint i = 0; i < group->n_parts; i++)
    weights[i] /= sd[i];
  balance (group, weights, findings);
  for (guint i = 0; i < group->n_parts; i++)
    sum += weights[i];
  if (!(sum > 0) || !isfinite (sum))
    {
      pal_index_warn (findings, "corr", "%s: no weights were found: the given ones stay", group->name);
      return FALSE;
    }
  for (guint i = 0; i < group->n_parts; i++)
    weights[i] /= sum;
  return TRUE;
}
