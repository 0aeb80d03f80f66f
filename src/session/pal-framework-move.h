/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-dataset.h"

G_BEGIN_DECLS

/* One number of one country that another framework moves. */
typedef struct
{
  char *country;
  char *code; /* indicator, domain or INDEX */
  PalScoreKind kind;
  gboolean has_before, has_after; /* a column that only one of them has counts as missing in the other */
  double before, after;           /* values of indicators, scores of the others */
  int level_before, level_after;
  int rank_before, rank_after;
} PalFrameworkMove;

void pal_framework_move_free (PalFrameworkMove *self);

/* What moves in @wave when it is scored by @framework: the index first, then domains, then indicators, each
 * by country; PalFrameworkMove*.  NULL: the framework does not go with the questionnaire of the wave. Nothing
 * is written. */
GPtrArray *pal_framework_move_list (PalDataset *dataset,
                                    const char *wave,
                                    PalFramework *framework) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
