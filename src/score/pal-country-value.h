/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "score/pal-score-input.h"

G_BEGIN_DECLS

/* The parsed formulas of one indicator; unused ones are NULL. */
typedef struct
{
  PalFormula *value;      /* owned */
  PalFormula *pooled_num; /* owned */
  PalFormula *pooled_den; /* owned */
} PalIndicatorFormulas;

/* What one institution gives to a country value. */
typedef struct
{
  PalResult value;     /* of the institution alone, in the unit of the indicator */
  PalMissing missing;  /* NONE: it is used; else why it is left out */
  double num, den;     /* pooled methods; a weighted mean has the weight in @den */
  double share;        /* 0..1 of the country value; all used ones add up to 1 */
  double contribution; /* all add up to the country value */
} PalInstitutionPart;

typedef struct
{
  PalResult result;
  guint n;          /* institutions used */
  guint n_clinical; /* of these, clinical ones */
} PalCountryValue;

/* What @source gives to the value of its country.  Reading all indicators of one institution before the next
 * one keeps its answers in the cache. */
void pal_country_value_read (const PalIndicator *indicator,
                             const PalIndicatorFormulas *formulas,
                             const PalScoreSource *source,
                             PalInstitutionPart *out);

/* The value of a country from the parts of its institutions that were read before. */
void pal_country_value_pool (const PalIndicator *indicator,
                             const PalScoreUnit *unit,
                             PalInstitutionPart *parts,
                             PalCountryValue *out);

/**
 * pal_country_value_compute:
 * @indicator: of institution level
 * @parts: (out caller-allocates) (array): one for each institution of @unit
 *
 * The value of a country from its institutions, after domain.md 6.3: mean, median,
 * pooled ratio (an institution with either part missing is left out of both sums),
 * pooled expression, mean weighted by new patients or by the question that the
 * indicator names (a weight below 0 is none).  No institution used: missing,
 * with the reason that someone can act on first.  Allocates nothing but for a median.
 */
void pal_country_value_compute (const PalIndicator *indicator,
                                const PalIndicatorFormulas *formulas,
                                const PalScoreUnit *unit,
                                PalInstitutionPart *parts,
                                PalCountryValue *out);

G_END_DECLS
