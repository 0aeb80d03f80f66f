/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-dominance.h"

#include <math.h>

static gboolean
is_pair (const PalDominance *self, guint a, guint b)
{
  return a != b && self->rank[a] != 0 && self->rank[b] != 0 &&
         (self->times == NULL || self->times[a] == self->times[b]);
}

/* A share of 95 of 100 draws must not miss 0.95 by its last bit. */
static gboolean
is_told (const PalDominance *self, guint a, guint b, double sure)
{
  gsize n = self->n_units;

  return self->ahead[a * n + b] >= sure - 1e-12 || self->ahead[b * n + a] >= sure - 1e-12;
}

double
pal_dominance_get_share (const PalDominance *self, double sure)
{
  double n_pairs = 0, n_told = 0;

  g_return_val_if_fail (self != NULL && sure > 0.5 && sure <= 1, NAN);

  for (guint a = 0; a < self->n_units; a++)
    for (guint b = a + 1; b < self->n_units; b++)
      if (is_pair (self, a, b))
        {
          n_pairs++;
          n_told += is_told (self, a, b, sure) ? 1 : 0;
        }
  return n_pairs > 0 ? n_told / n_pairs : NAN;
}

gboolean
pal_dominance_get_overlap (const PalDominance *self, guint unit, double sure, PalRankOverlap *out)
{
  guint n_between = 0, n_found = 0;

  g_return_val_if_fail (self != NULL && unit < self->n_units && sure > 0.5 && sure <= 1, FALSE);

  *out = (PalRankOverlap){ .rank = self->rank[unit] };
  if (self->rank[unit] == 0)
    return FALSE;
  for (guint other = 0; other < self->n_units; other++)
    {
      guint rank = self->rank[other];

      if (!is_pair (self, unit, other) || is_told (self, unit, other, sure))
        continue;
      out->first = out->n_others == 0 ? rank : MIN (out->first, rank);
      out->last = MAX (out->last, rank);
      out->n_others++;
    }
  for (guint other = 0; other < self->n_units; other++)
    if (is_pair (self, unit, other) && self->rank[other] >= out->first && self->rank[other] <= out->last)
      {
        n_between++;
        n_found += is_told (self, unit, other, sure) ? 0 : 1;
      }
  out->is_whole = out->n_others > 0 && n_between == n_found;
  return TRUE;
}
