/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/pal-country-value.h"

#include <math.h>

static PalMissing
worse (PalMissing a, PalMissing b)
{
  if (a == PAL_MISSING_NONE || b == PAL_MISSING_NONE)
    return a == PAL_MISSING_NONE ? b : a;
  return pal_missing_worse (a, b);
}

static PalResult
evaluate (PalFormula *formula, const PalIndicator *indicator, const PalScoreSource *source)
{
  return pal_formula_eval (formula, indicator->min_items, source->lookup, source->lookup_data);
}

static PalResult
query (const PalScoreSource *source, PalFormulaQuery what, const char *question)
{
  PalResult result = source->lookup (what, question, NULL, source->lookup_data);

  if (result.missing == PAL_MISSING_NONE && !isfinite (result.number))
    result.missing = PAL_MISSING_NA;
  return result;
}

/* Two parts that are summed apart; an institution that lacks one is left out of both. */
static void
read_pair (PalInstitutionPart *part, PalResult num, PalResult den)
{
  part->num = num.number;
  part->den = den.number;
  part->missing = worse (num.missing, den.missing);
}

static PalResult
query_weight (const PalIndicator *indicator, const PalScoreSource *source)
{
  PalResult weight = query (source, PAL_FORMULA_VALUE, indicator->weight_question);

  if (weight.missing == PAL_MISSING_NONE && weight.number < 0)
    weight.missing = PAL_MISSING_NA;
  return weight;
}

void
pal_country_value_read (const PalIndicator *indicator,
                        const PalIndicatorFormulas *formulas,
                        const PalScoreSource *source,
                        PalInstitutionPart *part)
{
  PalResult one = { .number = 1, .missing = PAL_MISSING_NONE };

  *part = (PalInstitutionPart){ .value = evaluate (formulas->value, indicator, source) };
  if (indicator->country_value == PAL_COUNTRY_VALUE_POOLED_RATIO)
    read_pair (part, query (source, PAL_FORMULA_NUM, indicator->pooled_ratio),
               query (source, PAL_FORMULA_DEN, indicator->pooled_ratio));
  else if (indicator->country_value == PAL_COUNTRY_VALUE_POOLED_EXPR)
    read_pair (part, evaluate (formulas->pooled_num, indicator, source),
               evaluate (formulas->pooled_den, indicator, source));
  else if (indicator->country_value == PAL_COUNTRY_VALUE_WEIGHTED)
    read_pair (part, part->value, query_weight (indicator, source));
  else
    read_pair (part, part->value, one);

  /* The weighted sums of a mean are sums of value times weight. */
  if (indicator->country_value == PAL_COUNTRY_VALUE_WEIGHTED)
    part->num *= part->den;
}

/* sum (num) / sum (den) * multiplier covers every method but the median. */
static PalResult
pool (PalInstitutionPart *parts, guint n_parts, double multiplier)
{
  double num = 0, den = 0;

  for (guint i = 0; i < n_parts; i++)
    if (parts[i].missing == PAL_MISSING_NONE)
      {
        num += parts[i].num;
        den += parts[i].den;
      }
  if (den == 0 || !isfinite (multiplier * num / den))
    return (PalResult){ .missing = PAL_MISSING_NA };

  for (guint i = 0; i < n_parts; i++)
    if (parts[i].missing == PAL_MISSING_NONE)
      {
        parts[i].share = parts[i].den / den;
        parts[i].contribution = multiplier * parts[i].num / den;
      }
  return (PalResult){ .number = multiplier * num / den, .missing = PAL_MISSING_NONE };
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const PalInstitutionPart *first = *(PalInstitutionPart *const *) a;
  const PalInstitutionPart *second = *(PalInstitutionPart *const *) b;

  return (first->num > second->num) - (first->num < second->num);
}

/* The one in the middle, or the two beside it, make the value. */
static PalResult
take_median (PalInstitutionPart *parts, guint n_parts, guint n_used)
{
  g_autofree PalInstitutionPart **used = g_new (PalInstitutionPart *, n_used);
  PalInstitutionPart *low, *high;
  guint n = 0;

  for (guint i = 0; i < n_parts; i++)
    if (parts[i].missing == PAL_MISSING_NONE)
      used[n++] = &parts[i];
  qsort (used, n_used, sizeof *used, compare_parts);
  low = used[(n_used - 1) / 2];
  high = used[n_used / 2];
  low->share += 0.5;
  high->share += 0.5;
  low->contribution += low->num / 2;
  high->contribution += high->num / 2;
  return (PalResult){ .number = low->num / 2 + high->num / 2, .missing = PAL_MISSING_NONE };
}

static double
get_multiplier (const PalIndicator *indicator)
{
  if (indicator->country_value == PAL_COUNTRY_VALUE_POOLED_RATIO)
    return 100; /* as pct () of one institution */
  if (indicator->country_value == PAL_COUNTRY_VALUE_POOLED_EXPR)
    return indicator->pooled_multiplier;
  return 1;
}

void
pal_country_value_pool (const PalIndicator *indicator,
                        const PalScoreUnit *unit,
                        PalInstitutionPart *parts,
                        PalCountryValue *out)
{
  PalMissing missing = PAL_MISSING_NONE;

  *out = (PalCountryValue){ .result = { .missing = PAL_MISSING_NR } };
  for (guint i = 0; i < unit->n_institutions; i++)
    {
      missing = worse (missing, parts[i].missing);
      if (parts[i].missing == PAL_MISSING_NONE)
        {
          out->n++;
          out->n_clinical += unit->institutions[i].clinical ? 1 : 0;
        }
    }

  if (out->n == 0)
    out->result.missing = missing == PAL_MISSING_NONE ? PAL_MISSING_NR : missing;
  else if (indicator->country_value == PAL_COUNTRY_VALUE_MEDIAN)
    out->result = take_median (parts, unit->n_institutions, out->n);
  else
    out->result = pool (parts, unit->n_institutions, get_multiplier (indicator));
}

void
pal_country_value_compute (const PalIndicator *indicator,
                           const PalIndicatorFormulas *formulas,
                           const PalScoreUnit *unit,
                           PalInstitutionPart *parts,
                           PalCountryValue *out)
{
  for (guint i = 0; i < unit->n_institutions; i++)
    pal_country_value_read (indicator, formulas, &unit->institutions[i], &parts[i]);
  pal_country_value_pool (indicator, unit, parts, out);
}
