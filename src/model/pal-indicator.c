/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-indicator.h"

/* A value on a cut point has reached the better level, in either direction. */
int
pal_indicator_get_level_of (const PalIndicator *self, double value)
{
  int level = 1;

  g_return_val_if_fail (self != NULL, 0);

  if (!self->has_levels)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (self->cutpoints); i++)
    if (self->direction < 0 ? value <= self->cutpoints[i] : value >= self->cutpoints[i])
      level++;
  return level;
}
