/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-change-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/pal-number.h"
#include "session/pal-value-text.h"

/* A smaller share of the old number is noise of rounding. */
#define LEAST_PERCENT 0.5

static gboolean
is_answer (const PalValue *value)
{
  return value->kind != PAL_VALUE_NONE && value->kind != PAL_VALUE_MISSING;
}

static char *
format_signed (double number, int decimals)
{
  g_autofree char *text = pal_number_format (number, decimals);

  return number > 0 ? g_strconcat ("+", text, NULL) : g_steal_pointer (&text);
}

/* Of the old number, which is not 0; whole percents are enough. */
static char *
format_share (double change, double before)
{
  double percent = before > 0 ? 100 * change / before : 0;

  return fabs (percent) >= LEAST_PERCENT ? format_signed (percent, 0) : NULL;
}

/* The rate that the share of a ratio is, or the number itself. */
static gboolean
get_number (const PalQuestion *question, const PalValue *value, double *out)
{
  if (value->kind == PAL_VALUE_NUMBER)
    *out = value->number;
  else if (value->kind == PAL_VALUE_RATIO && value->denominator > 0)
    *out = question->multiplier * value->number / value->denominator;
  else
    return FALSE;
  return isfinite (*out);
}

static gboolean
is_percent (const PalQuestion *question)
{
  return question->type == PAL_QUESTION_PERCENT ||
         (question->type == PAL_QUESTION_RATIO && question->multiplier == 100);
}

/* @text: the earlier answer. */
static char *
add_difference (const char *text, const PalQuestion *question, double before, double now)
{
  int decimals = question->type == PAL_QUESTION_RATIO ? 1 : question->decimals;
  double change = now - before;
  g_autofree char *difference = format_signed (change, decimals), *share = NULL;

  if (fabs (change) < 0.5 * pow (10, -decimals))
    /* Translators: the answer of the last wave; that of this wave is the same. */
    return g_strdup_printf (_ ("%s, unchanged"), text);
  if (is_percent (question))
    /* Translators: a percentage of the last wave, then how many percentage points it changed, with its sign.
     */
    return g_strdup_printf (_ ("%s, %s points"), text, difference);
  share = format_share (change, before);
  if (share == NULL)
    /* Translators: the answer of the last wave, then how much it changed, with its sign: “41 teams, +2”. */
    return g_strdup_printf (_ ("%s, %s"), text, difference);
  /* Translators: the answer of the last wave, how much it changed, and in percent, with their signs:
   * “41 teams, +2 (+5 %)”. */
  return g_strdup_printf (_ ("%s, %s (%s %%)"), text, difference, share);
}

char *
pal_change_text_new (const PalMatch *match, const PalValue *before, const PalValue *now)
{
  g_autofree char *text = NULL;
  double x = 0, y = 0;

  g_return_val_if_fail (match != NULL && match->old != NULL && match->now != NULL, NULL);
  g_return_val_if_fail (before != NULL && now != NULL, NULL);

  text = pal_value_text_new (match->old, before);
  if (!is_answer (before) || !is_answer (now) || !pal_match_can_subtract (match))
    return g_steal_pointer (&text);
  if (match->now->type == PAL_QUESTION_LIKERT5 || !get_number (match->old, before, &x) ||
      !get_number (match->now, now, &y))
    return pal_value_equal (before, now)
               ? g_strdup_printf (_ ("%s, unchanged"), text)
               /* Translators: the answer of the last wave; that of this wave is another one. */
               : g_strdup_printf (_ ("%s, changed"), text);
  return add_difference (text, match->now, x, y);
}
