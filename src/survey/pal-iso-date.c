/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-iso-date.h"

#include <string.h>

static guint
read_digits (const char *text, guint n)
{
  guint number = 0;

  for (guint i = 0; i < n; i++)
    number = number * 10 + (guint) (text[i] - '0');
  return number;
}

gboolean
pal_iso_date_is_valid (const char *text)
{
  guint month;

  if (text == NULL || strlen (text) != strlen ("2026-01-31"))
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;

  /* The month first: GDate takes it as an enumeration. */
  month = read_digits (text + 5, 2);
  return month >= 1 && month <= 12 &&
         g_date_valid_dmy ((GDateDay) read_digits (text + 8, 2), (GDateMonth) month,
                           (GDateYear) read_digits (text, 4));
}
