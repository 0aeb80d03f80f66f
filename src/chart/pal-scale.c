/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-scale.h"

#include <math.h>

#include "base/pal-number.h"

/* Room for rounding in "is this tick still inside". */
#define SLACK 1e-9

/* 1, 2 or 5 times a power of ten: P. Heckbert, "Nice numbers for graph
 * labels", Graphics Gems (1990). */
static double
find_step (double span, guint n_ticks)
{
  double raw = span / MAX (n_ticks, 1);
  double power = pow (10, floor (log10 (raw)));
  double share = raw / power;

  return power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
}

/**
 * pal_scale_new:
 * @low: smallest value
 * @high: greatest value; where it is not above @low, room is made around both
 * @start: px of @low
 * @end: px of @high
 * @n_ticks: about how many steps
 *
 * Returns: a scale that ends exactly at the values given
 */
PalScale
pal_scale_new (double low, double high, double start, double end, guint n_ticks)
{
  if (!(high > low))
    {
      double room = MAX (fabs (low) * 0.5, 0.5);

      low -= low > 0 && low < room ? low : room;
      high += room;
    }

  return (PalScale){ low, high, start, end, find_step (high - low, n_ticks) };
}

/**
 * pal_scale_new_nice:
 * @low: smallest value
 * @high: greatest value
 * @start: px of the low end
 * @end: px of the high end
 * @n_ticks: about how many steps
 *
 * Returns: a scale whose ends are whole steps at or beyond the values given
 */
PalScale
pal_scale_new_nice (double low, double high, double start, double end, guint n_ticks)
{
  PalScale self = pal_scale_new (low, high, start, end, n_ticks);

  self.low = floor (self.low / self.step + SLACK) * self.step;
  self.high = ceil (self.high / self.step - SLACK) * self.step;
  return self;
}

/**
 * pal_scale_map:
 * @self: a scale
 * @value: may lie outside of the ends
 *
 * Returns: its px
 */
double
pal_scale_map (const PalScale *self, double value)
{
  return self->start + (value - self->low) / (self->high - self->low) * (self->end - self->start);
}

double
pal_scale_invert (const PalScale *self, double px)
{
  return self->low + (px - self->start) / (self->end - self->start) * (self->high - self->low);
}

guint
pal_scale_get_n_ticks (const PalScale *self)
{
  double first = ceil (self->low / self->step - SLACK), last = floor (self->high / self->step + SLACK);

  return last < first ? 0 : (guint) (last - first) + 1;
}

/**
 * pal_scale_get_tick:
 * @self: a scale
 * @index: 0 for the lowest
 *
 * Returns: the value of that tick, a whole number of steps
 */
double
pal_scale_get_tick (const PalScale *self, guint index)
{
  double value = (ceil (self->low / self->step - SLACK) + index) * self->step;

  /* Steps of 0.1 do not meet zero by themselves. */
  return fabs (value) < self->step * SLACK ? 0 : value;
}

/**
 * pal_scale_get_decimals:
 * @self: a scale
 *
 * Returns: how many decimals tell the ticks apart
 */
int
pal_scale_get_decimals (const PalScale *self)
{
  return (int) CLAMP (-floor (log10 (self->step) + SLACK), 0, 9);
}

/**
 * pal_scale_format_tick:
 * @self: a scale
 * @index: 0 for the lowest
 *
 * Returns: (transfer full): the number as people write it here
 */
char *
pal_scale_format_tick (const PalScale *self, guint index)
{
  return pal_number_format (pal_scale_get_tick (self, index), pal_scale_get_decimals (self));
}
