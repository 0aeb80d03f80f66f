/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-explain-note.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/pal-number.h"

/* Whole sentences, one after the other. */
static void
add_sentence (GString *out, char *sentence)
{
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, sentence);
  g_free (sentence);
}

static guint
count_used (const PalTrail *trail)
{
  guint n = 0;

  for (guint i = 0; i < trail->children->len; i++)
    n += ((const PalTrail *) g_ptr_array_index (trail->children, i))->weight > 0;
  return n;
}

static gboolean
has_equal_weights (const PalTrail *trail)
{
  double first = 0;

  for (guint i = 0; i < trail->children->len; i++)
    {
      const PalTrail *child = g_ptr_array_index (trail->children, i);

      if (child->weight <= 0)
        continue;
      if (first > 0 && fabs (child->weight - first) > 1e-9)
        return FALSE;
      first = child->weight;
    }
  return TRUE;
}

static char *
describe_index (const PalTrail *trail, guint n, guint used)
{
  if (trail->score.missing != PAL_MISSING_NONE)
    return g_strdup_printf (
        ngettext ("Too few domains have a score: %u of %u.", "Too few domains have a score: %u of %u.", n),
        used, n);
  if (used == n && has_equal_weights (trail))
    return g_strdup_printf (
        ngettext ("Mean of %u domain, equal weights.", "Mean of %u domains, equal weights.", n), n);
  if (used == n)
    return g_strdup_printf (ngettext ("Weighted mean of %u domain.", "Weighted mean of %u domains.", n), n);
  return g_strdup_printf (
      ngettext ("Mean of %u of %u domain; the weight of those without a score goes to the others.",
                "Mean of %u of %u domains; the weight of those without a score goes to the others.", n),
      used, n);
}

static char *
describe_domain (const PalTrail *trail, guint n, guint used)
{
  if (trail->score.missing != PAL_MISSING_NONE)
    return g_strdup_printf (ngettext ("Too few indicators have a score: %u of %u.",
                                      "Too few indicators have a score: %u of %u.", n),
                            used, n);
  if (used == n && has_equal_weights (trail))
    return g_strdup_printf (ngettext ("Mean of %u indicator, brought to 0–100.",
                                      "Mean of %u indicators, each brought to 0–100.", n),
                            n);
  if (used == n)
    return g_strdup_printf (ngettext ("Weighted mean of %u indicator, brought to 0–100.",
                                      "Weighted mean of %u indicators, each brought to 0–100.", n),
                            n);
  return g_strdup_printf (
      ngettext ("Mean of %u of %u indicator, brought to 0–100; the weight of those without a "
                "score goes to the others.",
                "Mean of %u of %u indicators, each brought to 0–100; the weight of those "
                "without a score goes to the others.",
                n),
      used, n);
}

char *
pal_explain_note_composite (const PalTrail *trail)
{
  guint n = trail->children->len, used = count_used (trail);

  return trail->kind == PAL_TRAIL_INDEX ? describe_index (trail, n, used) : describe_domain (trail, n, used);
}

char *
pal_explain_note_contribution (const PalTrail *parent, const PalTrail *child, const char *title)
{
  g_autofree char *part = pal_number_format (child->contribution, 1);
  g_autofree char *whole = pal_number_format (parent->score.value, 1);

  if (parent->score.missing != PAL_MISSING_NONE || child->weight <= 0)
    return NULL;
  /* Translators: name of a domain or indicator, its points, the points of all: "Service provision adds 9.6 of
   * 71.4 points." */
  return g_strdup_printf (_ ("%s adds %s of %s points."), title, part, whole);
}

/* Bounds are round numbers: "0.5" and "2", not "0.50" and "2.00". */
static char *
format_bound (double value, int decimals)
{
  while (decimals > 0 &&
         fabs (value * pow (10, decimals - 1) - round (value * pow (10, decimals - 1))) < 1e-9)
    decimals--;
  return pal_number_format (value, decimals);
}

static char *
describe_scale (const PalIndicator *indicator, const PalScore *score)
{
  g_autofree char *value = pal_number_format (score->value, indicator->decimals);
  g_autofree char *points = pal_number_format (score->score, 1);
  g_autofree char *low = format_bound (indicator->lower, MAX (indicator->decimals, 2));
  g_autofree char *high = format_bound (indicator->upper, MAX (indicator->decimals, 2));

  if (score->missing != PAL_MISSING_NONE)
    return g_strdup (_ ("Without a value there is no score."));
  if (score->score_missing != PAL_MISSING_NONE)
    return g_strdup (_ ("No score: there are not enough different values to make a scale."));
  if (indicator->scale == PAL_SCALE_GOALPOSTS && fabs (score->value - score->score) < 1e-9)
    return g_strdup (_ ("The value itself is the score of 100."));
  if (indicator->scale != PAL_SCALE_GOALPOSTS && indicator->scale != PAL_SCALE_MINMAX)
    return g_strdup_printf (_ ("Scaled against the other countries of the wave, so %s becomes %s of 100."),
                            value, points);
  if (indicator->scale == PAL_SCALE_MINMAX)
    return g_strdup_printf (_ ("Scaled between the lowest and the highest country, so %s becomes %s of 100."),
                            value, points);
  if (indicator->direction < 0)
    return g_strdup_printf (_ ("Lower is better: %s counts 100 and %s counts 0, so %s becomes %s of 100."),
                            low, high, value, points);
  return g_strdup_printf (_ ("Scaled from %s to %s, so %s becomes %s of 100."), low, high, value, points);
}

static char *
describe_levels (PalFramework *framework, const PalIndicator *indicator)
{
  g_autofree char *second = format_bound (indicator->cutpoints[0], MAX (indicator->decimals, 2));
  g_autofree char *third = format_bound (indicator->cutpoints[1], MAX (indicator->decimals, 2));
  g_autofree char *fourth = format_bound (indicator->cutpoints[2], MAX (indicator->decimals, 2));
  const char *names[] = { pal_framework_get_level_label (framework, 2),
                          pal_framework_get_level_label (framework, 3),
                          pal_framework_get_level_label (framework, 4) };

  if (indicator->direction < 0)
    return g_strdup_printf (_ ("%s up to %s, %s up to %s, %s up to %s."), names[0], second, names[1], third,
                            names[2], fourth);
  /* Translators: three levels, each with the value where it begins. */
  return g_strdup_printf (_ ("%s from %s, %s from %s, %s from %s."), names[0], second, names[1], third,
                          names[2], fourth);
}

char *
pal_explain_note_indicator (PalFramework *framework,
                            const PalIndicator *indicator,
                            const PalScore *score,
                            gboolean is_in_index)
{
  GString *out = g_string_new (NULL);

  add_sentence (out, describe_scale (indicator, score));
  if (indicator->has_levels)
    add_sentence (out, describe_levels (framework, indicator));
  else
    add_sentence (out, g_strdup (_ ("No levels are defined.")));
  if (indicator->has_levels && g_strcmp0 (indicator->level_status, "proposed") == 0)
    add_sentence (out, g_strdup (_ ("The cut points are a proposal.")));
  if (!is_in_index)
    add_sentence (out, g_strdup (_ ("It does not count in the index.")));
  return g_string_free (out, FALSE);
}

static const char *
describe_method (const PalIndicator *indicator)
{
  switch (indicator->country_value)
    {
    case PAL_COUNTRY_VALUE_MEAN:
      return _ ("The value is the mean of the institutions.");
    case PAL_COUNTRY_VALUE_MEDIAN:
      return _ ("The value is the median of the institutions.");
    case PAL_COUNTRY_VALUE_POOLED_RATIO:
    case PAL_COUNTRY_VALUE_POOLED_EXPR:
      return _ ("The value is pooled: the numerators of the institutions together over their denominators "
                "together.");
    case PAL_COUNTRY_VALUE_WEIGHTED:
      if (!g_str_equal (indicator->weight_question, PAL_INDICATOR_WEIGHT_QUESTION))
        return _ ("The value is a weighted mean of the institutions.");
      return _ ("The value is the mean of the institutions, weighted by their new patients.");
    case PAL_COUNTRY_VALUE_NONE:
    default:
      return NULL;
    }
}

char *
pal_explain_note_institutions (const PalIndicator *indicator, const PalScore *score)
{
  GString *out = g_string_new (NULL);
  const char *method = describe_method (indicator);
  g_autofree char *share = pal_number_format (indicator->min_coverage * 100, 0);

  add_sentence (out,
                g_strdup_printf (ngettext ("%u of %u participating clinical institution has a value; this is "
                                           "not a national estimate.",
                                           "%u of %u participating clinical institutions have a value; this "
                                           "is not a national estimate.",
                                           score->n_expected),
                                 score->n, score->n_expected));
  if (method != NULL)
    add_sentence (out, g_strdup (method));
  if (score->status == PAL_STATUS_PROVISIONAL)
    /* Translators: a number of percent. */
    add_sentence (out, g_strdup_printf (_ ("Provisional: fewer than %s %% have answered."), share));
  return g_string_free (out, FALSE);
}
