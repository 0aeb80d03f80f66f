/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-decimal.h"

#include <math.h>

/**
 * pal_decimal_round:
 * @value: px
 *
 * Returns: @value in hundredths, rounded half away from zero
 */
gint64
pal_decimal_round (double value)
{
  return (gint64) llround (CLAMP (value, -1e12, 1e12) * 100);
}

static void
append_digits (GString *out, gint64 hundredths, gboolean fixed)
{
  char buffer[32];
  guint at = sizeof buffer;
  guint64 n = (guint64) (hundredths < 0 ? -hundredths : hundredths);
  guint64 whole = n / 100;
  guint cents = (guint) (n % 100);

  if (fixed || cents % 10 != 0)
    buffer[--at] = (char) ('0' + cents % 10);
  if (fixed || cents != 0)
    {
      buffer[--at] = (char) ('0' + cents / 10);
      buffer[--at] = '.';
    }
  do
    buffer[--at] = (char) ('0' + whole % 10);
  while ((whole /= 10) > 0);
  if (hundredths < 0)
    buffer[--at] = '-';
  g_string_append_len (out, buffer + at, (gssize) (sizeof buffer - at));
}

/**
 * pal_decimal_append:
 * @out: where to
 * @hundredths: a number times 100
 *
 * Writes it as short as it goes, in no locale; a map has 100 000 of them, so
 * this does not go through printf.
 */
void
pal_decimal_append (GString *out, gint64 hundredths)
{
  append_digits (out, hundredths, FALSE);
}

/**
 * pal_decimal_append_fixed:
 * @out: where to
 * @value: any number
 *
 * Writes it with two decimals; never "-0.00".
 */
void
pal_decimal_append_fixed (GString *out, double value)
{
  append_digits (out, pal_decimal_round (value), TRUE);
}
