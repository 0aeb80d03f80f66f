/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Round bounds after the rule that R documents for pretty (): steps of 1, 2 or 5
 * times a power of ten, larger steps preferred (high.u.bias 1.5, for 5 2.75), and at
 * least a third of the classes that were asked for. */
#include <float.h>
#include <math.h>

#include "score/pal-breaks-private.h"

#define BIAS 1.5
#define BIAS_5 (0.5 + 1.5 * BIAS)
#define ROUNDING 1e-10 /* of a step: a bound that misses the data by less is good enough */

/* digit * 10^exponent */
typedef struct
{
  double digit; /* 1, 2, 5, 10 */
  int exponent;
} Step;

static Step
choose_step (double cell)
{
  Step step = { 1, (int) floor (log10 (cell)) };
  double cell_digits = cell / pow (10, step.exponent); /* 1 .. 10 */

  if (2 - cell_digits < BIAS * (cell_digits - step.digit))
    step.digit = 2;
  if (step.digit > 1 && 5 - cell_digits < BIAS_5 * (cell_digits - step.digit))
    step.digit = 5;
  if (step.digit > 2 && 10 - cell_digits < BIAS * (cell_digits - step.digit))
    step.digit = 10;
  return step;
}

/* Divides by a whole power of ten where it can, so that 3 steps of 0.1 are the number
 * that a person means by 0.3. */
static double
bound_at (Step step, double n)
{
  if (step.exponent >= 0 || step.exponent < -300)
    return n * step.digit * pow (10, step.exponent);
  return n * step.digit / pow (10, -step.exponent);
}

void
pal_breaks_pretty (double lower, double upper, guint k, GArray *bounds)
{
  double spread = upper - lower;
  double size = MAX (fabs (lower), fabs (upper));
  guint least = MAX (1, k / 3);
  Step step;
  double width, first, last;

  /* A spread that is lost in the digits of the numbers gets a step that is not.  Divided, because the largest
   * numbers have no product. */
  step = choose_step (spread / size < 3 * k * DBL_EPSILON ? MAX (size * 1e-9, DBL_MIN * 20) : spread / k);
  width = bound_at (step, 1);
  first = floor (lower / width + ROUNDING);
  last = ceil (upper / width - ROUNDING);

  /* Too few classes: add some at both ends, first where there is more room from zero. */
  if (last - first < least)
    {
      double more = least - (last - first);

      last += first >= 0 ? floor (more / 2) + fmod (more, 2) : floor (more / 2);
      first -= first >= 0 ? floor (more / 2) : floor (more / 2) + fmod (more, 2);
    }
  for (guint i = 0; i <= (guint) (last - first); i++)
    {
      double bound = CLAMP (bound_at (step, first + i), -DBL_MAX, DBL_MAX);

      g_array_append_val (bounds, bound);
    }

  /* What the tolerance let out by the last bit comes in again. */
  g_array_index (bounds, double, 0) = MIN (g_array_index (bounds, double, 0), lower);
  g_array_index (bounds, double, bounds->len - 1) =
      MAX (g_array_index (bounds, double, bounds->len - 1), upper);
}
