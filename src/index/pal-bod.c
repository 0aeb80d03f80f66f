/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-bod.h"

#include <glpk.h>
#include <math.h>

/* A peer that exceeds 1 by less is not asked in. */
#define SLACK 1e-12
/* What is less than this share of the largest of its kind is nothing to the solver. */
#define LEAST_NUMBER 1e-12

/* The dual: min sum_j l_j with sum_j y_ij l_j + sum_b a_ib m_b >= y_i0 for each part i, l, m >= 0.  Rows are
 * parts; the prices of the rows are the weights.  The first column is the unit itself, so that there always
 * is a solution; then come the bounds, and then the peers that would exceed 1 otherwise, which are few of
 * many (column generation). */
typedef struct
{
  const PalBodGroup *group;
  glp_prob *problem;
  double *largest; /* of each part: divided by it, numbers suit the solver's tolerances */
  int *rows;       /* room for a column, counted from 1 as GLPK does */
  double *numbers;
  gboolean *is_peer; /* of each unit: has a column */
} Programme;

static double
value_of (const PalBodGroup *group, guint part, guint unit)
{
  double value = group->parts[part][unit];

  return isnan (value) ? 0 : value;
}

static int
add_column (Programme *self, double cost)
{
  int column = glp_add_cols (self->problem, 1);

  glp_set_col_bnds (self->problem, column, GLP_LO, 0, 0);
  glp_set_obj_coef (self->problem, column, cost);
  return column;
}

static void
set_unit (Programme *self, int column, guint unit)
{
  int n = 0;

  for (guint i = 0; i < self->group->n_parts; i++)
    {
      double value = value_of (self->group, i, unit) / self->largest[i];

      if (value < LEAST_NUMBER)
        continue;
      self->rows[++n] = (int) i + 1;
      self->numbers[n] = value;
    }
  glp_set_mat_col (self->problem, column, n, self->rows, self->numbers);
}

/* lower sum w - w_i <= 0 for @sign -1, w_i - upper sum w <= 0 for 1. */
static void
add_bound (Programme *self, guint part, double share, int sign)
{
  double most = 0;
  int n = 0;

  for (guint i = 0; i < self->group->n_parts; i++)
    {
      self->numbers[i + 1] = sign * ((i == part ? 1 : 0) - share) / self->largest[i];
      most = MAX (most, fabs (self->numbers[i + 1]));
    }
  for (guint i = 0; i < self->group->n_parts; i++)
    if (fabs (self->numbers[i + 1]) > LEAST_NUMBER * most)
      {
        self->numbers[++n] = self->numbers[i + 1] / most;
        self->rows[n] = (int) i + 1;
      }
  glp_set_mat_col (self->problem, add_column (self, 0), n, self->rows, self->numbers);
}

static void
programme_init (Programme *self, const PalBodGroup *group)
{
  *self = (Programme){ .group = group,
                       .problem = glp_create_prob (),
                       .largest = g_new0 (double, MAX (group->n_parts, 1)),
                       .rows = g_new (int, group->n_parts + 1),
                       .numbers = g_new (double, group->n_parts + 1),
                       .is_peer = g_new0 (gboolean, MAX (group->n_units, 1)) };
  for (guint i = 0; i < group->n_parts; i++)
    {
      for (guint unit = 0; unit < group->n_units; unit++)
        self->largest[i] = MAX (self->largest[i], value_of (group, i, unit));
      if (!(self->largest[i] > 0))
        self->largest[i] = 1;
    }
  glp_set_obj_dir (self->problem, GLP_MIN);
  glp_add_rows (self->problem, (int) group->n_parts);
  add_column (self, 1);
  for (guint i = 0; i < group->n_parts && group->bounds != NULL; i++)
    {
      add_bound (self, i, group->bounds[i].lower, -1);
      add_bound (self, i, group->bounds[i].upper, 1);
    }
}

static void
programme_clear (Programme *self)
{
  glp_delete_prob (self->problem);
  g_free (self->largest);
  g_free (self->rows);
  g_free (self->numbers);
  g_free (self->is_peer);
}

/* What the unit is asked for; a part that it lacks asks for nothing, and its least share cannot be kept. */
static void
turn_to (Programme *self, guint unit)
{
  const PalBodGroup *group = self->group;

  /* A basis must not change under the solver's feet. */
  if (glp_get_col_stat (self->problem, 1) == GLP_BS)
    glp_std_basis (self->problem);
  set_unit (self, 1, unit);
  for (guint i = 0; i < group->n_parts; i++)
    {
      gboolean is_there = !isnan (group->parts[i][unit]);

      glp_set_row_bnds (self->problem, (int) i + 1, is_there ? GLP_LO : GLP_FR,
                        value_of (group, i, unit) / self->largest[i], 0);
      if (group->bounds != NULL)
        glp_set_col_bnds (self->problem, (int) (2 * i + 2), is_there ? GLP_LO : GLP_FX, 0, 0);
    }
}

/* Whether shares within the bounds can add up to 1 over the parts that the unit has. */
static gboolean
can_keep_bounds (const PalBodGroup *group, guint unit)
{
  double least = 0, most = 0;
  guint n = 0;

  for (guint i = 0; i < group->n_parts; i++)
    if (!isnan (group->parts[i][unit]))
      {
        least += group->bounds != NULL ? group->bounds[i].lower : 0;
        most += group->bounds != NULL ? group->bounds[i].upper : 1;
        n++;
      }
  return n > 0 && least <= 1 + 1e-12 && most >= 1 - 1e-12;
}

static gboolean
solve (glp_prob *problem)
{
  glp_smcp options;

  glp_init_smcp (&options);
  options.msg_lev = GLP_MSG_OFF;
  options.meth = GLP_PRIMAL;
  if (glp_simplex (problem, &options) == 0 && glp_get_status (problem) == GLP_OPT)
    return TRUE;
  /* A start that went astray: once more from the beginning. */
  glp_std_basis (problem);
  return glp_simplex (problem, &options) == 0 && glp_get_status (problem) == GLP_OPT;
}

static void
take_weights (const Programme *self, guint unit, double *own)
{
  for (guint i = 0; i < self->group->n_parts; i++)
    {
      own[i] =
          isnan (self->group->parts[i][unit]) ? 0 : MAX (glp_get_row_dual (self->problem, (int) i + 1), 0);
      own[i] /= self->largest[i];
    }
}

/* What each unit would get with these weights; the most of it. */
static double
score_all (const PalBodGroup *group, const double *own, double *scores, guint *best)
{
  double most = 0;

  *best = 0;
  for (guint k = 0; k < group->n_units; k++)
    scores[k] = 0;
  for (guint i = 0; i < group->n_parts; i++)
    for (guint k = 0; k < group->n_units && own[i] > 0; k++)
      scores[k] += isnan (group->parts[i][k]) ? 0 : own[i] * group->parts[i][k];
  for (guint k = 0; k < group->n_units; k++)
    if (scores[k] > most)
      {
        most = scores[k];
        *best = k;
      }
  return most;
}

/* Asks in whoever exceeds 1 most, until nobody does. */
static gboolean
find_weights (Programme *self, guint unit, double *own, double *scores)
{
  double most;
  guint best;

  turn_to (self, unit);
  for (;;)
    {
      if (!solve (self->problem))
        return FALSE;
      take_weights (self, unit, own);
      most = score_all (self->group, own, scores, &best);
      if (most <= 1 + SLACK || self->is_peer[best])
        break;
      self->is_peer[best] = TRUE;
      set_unit (self, add_column (self, 1), best);
    }
  /* The solver keeps to the limits within a tolerance; divided by what it leaves over them, the weights keep
   * to them exactly. */
  for (guint i = 0; i < self->group->n_parts && most > 1; i++)
    own[i] /= most;
  return TRUE;
}

void
pal_bod (const PalBodGroup *group, double *scores, double *weights)
{
  g_autofree double *own = g_new0 (double, MAX (group->n_parts, 1));
  g_autofree double *all = g_new0 (double, MAX (group->n_units, 1));
  Programme self;

  programme_init (&self, group);
  for (guint unit = 0; unit < group->n_units; unit++)
    {
      gboolean is_solved = can_keep_bounds (group, unit) && find_weights (&self, unit, own, all);
      double score = 0;

      for (guint i = 0; i < group->n_parts; i++)
        {
          score += own[i] * value_of (group, i, unit);
          if (weights != NULL)
            weights[(gsize) i * group->n_units + unit] = is_solved ? own[i] : NAN;
        }
      scores[unit] = is_solved ? MIN (score, 1) : NAN;
    }
  programme_clear (&self);
  /* Each thread has an environment of its own, which nothing else would free. */
  glp_free_env ();
}

gboolean
pal_bod_find_negative (const PalBodGroup *group, guint *unit, guint *part)
{
  for (guint i = 0; i < group->n_parts; i++)
    for (guint k = 0; k < group->n_units; k++)
      if (group->parts[i][k] < 0)
        {
          *unit = k;
          *part = i;
          return TRUE;
        }
  return FALSE;
}
