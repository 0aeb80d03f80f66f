/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formula/pal-formula.h"
#include "model/pal-framework.h"
#include "model/pal-instrument.h"

G_BEGIN_DECLS

/* Score sees answers only through this: SK is already resolved by the lookup that the caller gives
 * (survey's PalAnswerLookup), so score needs nothing of survey. */
typedef struct
{
  char *id;          /* institution id, NULL for the country part */
  gboolean clinical; /* institution: enrolled and treats patients (counts for min_coverage) */
  PalFormulaLookup lookup;
  gpointer lookup_data; /* borrowed while scoring */
} PalScoreSource;

/* One country of a wave. */
typedef struct
{
  char *country; /* iso2 */
  PalScoreSource national;
  PalScoreSource *institutions;
  guint n_institutions;
} PalScoreUnit;

G_END_DECLS
