/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-theme.h"

G_BEGIN_DECLS

/**
 * PalGap:
 * @PAL_GAP_NONE: a value is there
 * @PAL_GAP_NOT_ANSWERED: NR
 * @PAL_GAP_NOT_KNOWN: DK
 * @PAL_GAP_NOT_APPLICABLE: NA
 * @PAL_GAP_SKIPPED: SK, by routing
 * @PAL_GAP_WITHHELD: SU, small numbers
 * @PAL_GAP_OUTSIDE: not in the wave at all
 *
 * Why a mark has no value.  Charts do not know the model; the first six have
 * the same numbers as its PalMissing, so a cast is the translation.
 */
typedef enum
{
  PAL_GAP_NONE,
  PAL_GAP_NOT_ANSWERED,
  PAL_GAP_NOT_KNOWN,
  PAL_GAP_NOT_APPLICABLE,
  PAL_GAP_SKIPPED,
  PAL_GAP_WITHHELD,
  PAL_GAP_OUTSIDE,
} PalGap;
#define PAL_N_GAPS 7

PalPattern pal_gap_get_pattern (PalGap gap);
const char *pal_gap_get_label (PalGap gap);
const char *pal_level_get_label (guint level);

G_END_DECLS
