/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-method-run.h"
#include "session/pal-table.h"

G_BEGIN_DECLS

/* What an index is made of and what it is like inside, as tables that are shown, copied and saved. */
typedef enum
{
  /* Steps */
  PAL_METHOD_TABLE_VALUES, /* as they were answered */
  PAL_METHOD_TABLE_IMPUTED,
  PAL_METHOD_TABLE_TREATED,
  PAL_METHOD_TABLE_NORMALISED,
  PAL_METHOD_TABLE_AGGREGATED, /* domains, index and ranks */
  PAL_METHOD_TABLE_CHANGES,    /* each number that imputation or treatment changed */
  /* Analysis */
  PAL_METHOD_TABLE_STATISTICS, /* of each indicator, with the outlier check */
  PAL_METHOD_TABLE_CORRELATIONS,
  PAL_METHOD_TABLE_GROUPS, /* Cronbach's alpha, first component */
  PAL_METHOD_TABLE_WEIGHTS,
  PAL_METHOD_TABLE_WITHOUT, /* leave one out */
} PalMethodTable;
#define PAL_METHOD_N_TABLES 11
#define PAL_METHOD_N_STEP_TABLES 6

const char *pal_method_table_get_title (PalMethodTable kind); /* translated */
/* @note: what goes with every table of this workspace ("Demonstration data."), or NULL. */
PalTable *pal_method_table_new (const PalMethodRun *run,
                                PalMethodTable kind,
                                const char *note) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
