/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-bod.h"

#include <glpk.h>
#include <math.h>
#include <string.h>

/* The dual: min sum_j l_j with sum_j y_ij l_j + sum_b a_ib m_b >= y_i0 for each part i, l, m >= 0.  Rows are
 * parts, columns are units and then the bounds; the prices of the rows are the weights. */
typedef struct
{
  const PalBodGroup *group;
  glp_prob *problem;
  double largest; /* of all numbers: divided by it, they suit the solver's tolerances */
  int *rows;      /* room for a column, counted from 1 as GLPK does */
  double *numbers;
} Programme;

static double
value_of (const PalBodGroup *group, guint part, guint unit)
{
  double value = group->parts[part][unit];

  return isnan (value) ? 0 : value;
}

static void
add_column (Programme *self, int n, double cost)
{
  int column = glp_add_cols (self->problem, 1);

  glp_set_col_bnds (self->problem, column, GLP_LO, 0, 0);
  glp_set_obj_coef (self->problem, column, cost);
  glp_set_mat_col (self->problem, column, n, self->rows, self->numbers);
}

static void
add_unit (Programme *self, guint unit)
{
  int n = 0;

  for (guint i = 0; i < self->group->n_parts; i++)
    {
      double value = value_of (self->group, i, unit) / self->largest;

      if (value <= 0)
        continue;
      self->rows[++n] = (int) i + 1;
      self->numbers[n] = value;
    }
  add_column (self, n, 1);
}

/* lower sum w - w_i <= 0 for @sign -1, w_i - upper sum w <= 0 for 1. */
static void
add_bound (Programme *self, guint part, double share, int sign)
{
  int n = 0;

  for (guint i = 0; i < self->group->n_parts; i++)
    {
      self->rows[++n] = (int) i + 1;
      self->numbers[n] = sign * ((i == part ? 1 : 0) - share);
    }
  add_column (self, n, 0);
}

static void
programme_init (Programme *self, const PalBodGroup *group)
{
  *self = (Programme){ .group = group,
                       .problem = glp_create_prob (),
                       .rows = g_new (int, group->n_parts + 1),
                       .numbers = g_new (double, group->n_parts + 1) };
  for (guint i = 0; i < group->n_parts; i++)
    for (guint unit = 0; unit < group->n_units; unit++)
      self->largest = MAX (self->largest, value_of (group, i, unit));
  if (!(self->largest > 0))
    self->largest = 1;
  glp_set_obj_dir (self->problem, GLP_MIN);
  glp_add_rows (self->problem, (int) group->n_parts);
  for (guint unit = 0; unit < group->n_units; unit++)
    add_unit (self, unit);
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
  g_free (self->rows);
  g_free (self->numbers);
}

/* What the unit is asked for; a part that it lacks asks for nothing, and its least share cannot be kept. */
static void
turn_to (Programme *self, guint unit)
{
  const PalBodGroup *group = self->group;

  for (guint i = 0; i < group->n_parts; i++)
    {
      gboolean is_there = !isnan (group->parts[i][unit]);

      glp_set_row_bnds (self->problem, (int) i + 1, is_there ? GLP_LO : GLP_FR,
                        value_of (group, i, unit) / self->largest, 0);
      if (group->bounds != NULL)
        glp_set_col_bnds (self->problem, (int) (group->n_units + 2 * i + 1), is_there ? GLP_LO : GLP_FX, 0,
                          0);
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
  options.meth = GLP_DUALP;
  if (glp_simplex (problem, &options) == 0 && glp_get_status (problem) == GLP_OPT)
    return TRUE;
  /* A start that went astray: once more from the beginning. */
  glp_std_basis (problem);
  options.meth = GLP_PRIMAL;
  return glp_simplex (problem, &options) == 0 && glp_get_status (problem) == GLP_OPT;
}

/* The solver keeps to the limits within a tolerance; divided by what it leaves over them, the weights keep to
 * them exactly. */
static double
take_weights (const Programme *self, guint unit, double *own)
{
  const PalBodGroup *group = self->group;
  double best = 0, score = 0;

  for (guint i = 0; i < group->n_parts; i++)
    {
      own[i] = isnan (group->parts[i][unit]) ? 0 : MAX (glp_get_row_dual (self->problem, (int) i + 1), 0);
      own[i] /= self->largest;
    }
  for (guint peer = 0; peer < group->n_units; peer++)
    {
      double sum = 0;

      for (guint i = 0; i < group->n_parts; i++)
        sum += own[i] * value_of (group, i, peer);
      best = MAX (best, sum);
    }
  for (guint i = 0; i < group->n_parts; i++)
    {
      own[i] /= best > 1 ? best : 1;
      score += own[i] * value_of (group, i, unit);
    }
  return MIN (score, 1);
}

void
pal_bod (const PalBodGroup *group, double *scores, double *weights)
{
  g_autofree double *own = g_new0 (double, MAX (group->n_parts, 1));
  Programme self;

  programme_init (&self, group);
  for (guint unit = 0; unit < group->n_units; unit++)
    {
      gboolean is_solved = can_keep_bounds (group, unit);

      if (is_solved)
        {
          turn_to (&self, unit);
          is_solved = solve (self.problem);
        }
      scores[unit] = is_solved ? take_weights (&self, unit, own) : NAN;
      for (guint i = 0; i < group->n_parts && weights != NULL; i++)
        weights[(gsize) i * group->n_units + unit] = is_solved ? own[i] : NAN;
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
