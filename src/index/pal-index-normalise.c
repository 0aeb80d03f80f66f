/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "index/pal-index-steps.h"
#include "index/pal-moments.h"

typedef struct
{
  const PalNormaliseRule *rule;
  int direction;
  PalMoments moments; /* of the turned numbers */
  double target, reference;
} Normaliser;

/* Goalposts are of the values as they are; lower is better runs from the upper one down. */
static double
between_goalposts (const Normaliser *self, double value)
{
  const PalNormaliseRule *rule = self->rule;
  double lower = rule->log ? log (rule->lower) : rule->lower;
  double upper = rule->log ? log (rule->upper) : rule->upper, share;

  value *= self->direction;
  if (rule->log)
    value = log (value);
  share = (value - lower) / (upper - lower);
  if (self->direction < 0)
    share = 1 - share;
  return (rule->cap ? CLAMP (share, 0.0, 1.0) : share) * rule->scale;
}

static double
cap (const PalNormaliseRule *rule, double share)
{
  return rule->cap ? MIN (share, 1.0) : share;
}

static double
normalise_one (const Normaliser *self, double value)
{
  const PalNormaliseRule *rule = self->rule;
  const PalMoments *m = &self->moments;
  double range = m->max - m->min;

  switch (rule->method)
    {
    case PAL_NORMALISE_MINMAX:
      return (value - m->min) / range * (rule->upper - rule->lower) + rule->lower;
    case PAL_NORMALISE_GOALPOSTS:
      return between_goalposts (self, value);
    case PAL_NORMALISE_ZSCORE:
      return (value - m->mean) / m->sd * rule->sd + rule->mean;
    case PAL_NORMALISE_DIST_MAX:
      return 1 - (m->max - value) / range;
    case PAL_NORMALISE_DIST_REF:
      return cap (rule, 1 - (self->reference - value) / (self->reference - m->min));
    case PAL_NORMALISE_DIST_TARGET:
      return cap (rule, (value - m->min) / (self->target - m->min));
    case PAL_NORMALISE_FRAC_MAX:
      return value / m->max;
    case PAL_NORMALISE_SCALE:
      return (value - rule->lower) / (rule->upper - rule->lower) * rule->scale;
    case PAL_NORMALISE_RANK:
    case PAL_NORMALISE_BORDA:
    case PAL_NORMALISE_PERCENTILE_RANK: /* made of all values at once */
    case PAL_NORMALISE_NONE:
    default:
      return value;
    }
}

static gboolean
needs_range (PalNormaliseMethod method)
{
  return method == PAL_NORMALISE_MINMAX || method == PAL_NORMALISE_DIST_MAX || method == PAL_NORMALISE_ZSCORE;
}

/* Why no number of the column has a result; NULL: they have. */
static const char *
find_obstacle (const Normaliser *self)
{
  const PalMoments *m = &self->moments;
  PalNormaliseMethod method = self->rule->method;

  if (m->n == 0)
    return "all values are missing";
  if (needs_range (method) && !(m->max > m->min))
    return m->n == 1 ? "only one value is there, so there is no range"
                     : "all values are the same, so there is no range";
  if (needs_range (method) && !isfinite (m->max - m->min))
    return "the range is too large for a number";
  if (method == PAL_NORMALISE_FRAC_MAX && m->max == 0)
    return "the greatest value is 0";
  if (method == PAL_NORMALISE_DIST_REF && isnan (self->reference))
    return "the reference unit has no value";
  if (method == PAL_NORMALISE_DIST_REF && self->reference == m->min)
    return "the reference unit has the least value";
  if (method == PAL_NORMALISE_DIST_TARGET && isnan (self->target))
    return "there is no target";
  if (method == PAL_NORMALISE_DIST_TARGET && self->target == m->min)
    return "the target is the least value";
  if (method == PAL_NORMALISE_PERCENTILE_RANK && m->n < 2)
    return "only one value is there, so there is no rank among others";
  return NULL;
}

/* rank = 1 for the least; Borda = rank - 1; percentile rank = (rank - 1) / (n - 1). */
static void
normalise_ranks (PalNormaliseMethod method, const double *values, guint n, double *out)
{
  g_autofree guint *ranks = g_new (guint, MAX (n, 1));
  guint n_present = pal_moments_rank_up (values, n, ranks);

  for (guint i = 0; i < n; i++)
    if (ranks[i] == 0)
      out[i] = NAN;
    else if (method == PAL_NORMALISE_RANK)
      out[i] = ranks[i];
    else
      out[i] = method == PAL_NORMALISE_BORDA ? ranks[i] - 1 : (double) (ranks[i] - 1) / (n_present - 1);
}

gboolean
pal_index_normalise_column (const double *values,
                            guint n,
                            int direction,
                            const PalNormaliseRule *rule,
                            double target,
                            double reference,
                            double *out,
                            const char **why)
{
  Normaliser self = { .rule = rule, .direction = direction };
  g_autofree double *turned = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    turned[i] = direction * values[i];
  pal_moments_compute (turned, n, &self.moments);
  self.target = direction * target;
  self.reference = direction * reference;
  *why = find_obstacle (&self);
  if (*why != NULL)
    {
      for (guint i = 0; i < n; i++)
        out[i] = NAN;
      return FALSE;
    }
  if (rule->method == PAL_NORMALISE_RANK || rule->method == PAL_NORMALISE_BORDA ||
      rule->method == PAL_NORMALISE_PERCENTILE_RANK)
    {
      normalise_ranks (rule->method, turned, n, out);
      return TRUE;
    }
  for (guint i = 0; i < n; i++)
    {
      out[i] = isnan (turned[i]) ? NAN : normalise_one (&self, turned[i]);
      if (!isfinite (out[i]))
        out[i] = NAN;
    }
  return TRUE;
}

void
pal_index_normalise (PalMatrix *values,
                     const PalIndexTree *tree,
                     const PalIndexData *data,
                     const PalIndexMethod *method,
                     const PalNormaliseRule *rule,
                     GPtrArray *findings)
{
  g_autofree double *column = g_new (double, MAX (values->n_units, 1));

  for (guint i = 0; i < values->n_columns; i++)
    {
      const PalIndexNode *node = &tree->nodes[tree->indicators[i]];
      const PalNormaliseRule *own = rule != NULL ? rule : pal_index_method_get_normalise (method, node->code);
      double *numbers = pal_matrix_column (values, i), reference = NAN;
      int unit = own->reference != NULL ? pal_index_data_find_unit (data, own->reference) : -1;
      const char *why;

      if (unit >= 0)
        reference = numbers[unit];
      if (!pal_index_normalise_column (numbers, values->n_units, node->direction, own,
                                       node->has_target ? node->target : NAN, reference, column, &why))
        pal_index_warn (findings, "normalise", "%s: %s, and there is no score", node->code, why);
      for (guint k = 0; k < values->n_units; k++)
        {
          if (isnan (column[k]) && !isnan (numbers[k]) && why == NULL)
            pal_index_warn (findings, "normalise", "%s: the value of %s has no score by this method",
                            node->code, data->codes[k]);
          numbers[k] = column[k];
        }
    }
}
