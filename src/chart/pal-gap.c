/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-gap.h"

#include <glib/gi18n.h>

/**
 * pal_gap_get_pattern:
 * @gap: why a value is missing
 *
 * Returns: the hatch that stands for it
 */
PalPattern
pal_gap_get_pattern (PalGap gap)
{
  switch (gap)
    {
    case PAL_GAP_NOT_KNOWN:
      return PAL_PATTERN_RISING;
    case PAL_GAP_NOT_ANSWERED:
      return PAL_PATTERN_FALLING;
    case PAL_GAP_WITHHELD:
      return PAL_PATTERN_CROSS;
    case PAL_GAP_NOT_APPLICABLE:
    case PAL_GAP_SKIPPED:
      return PAL_PATTERN_DOTS;
    case PAL_GAP_NONE:
    case PAL_GAP_OUTSIDE:
    default:
      return PAL_PATTERN_NONE;
    }
}

/**
 * pal_gap_get_label:
 * @gap: why a value is missing
 *
 * Returns: (transfer none): the words for it in legends and rows, translated
 */
const char *
pal_gap_get_label (PalGap gap)
{
  switch (gap)
    {
    case PAL_GAP_NOT_KNOWN:
      return _ ("Not known");
    case PAL_GAP_NOT_ANSWERED:
      return _ ("Not answered");
    case PAL_GAP_WITHHELD:
      return _ ("Withheld, small numbers");
    case PAL_GAP_NOT_APPLICABLE:
      return _ ("Not applicable");
    case PAL_GAP_SKIPPED:
      return _ ("Not asked");
    case PAL_GAP_OUTSIDE:
      return _ ("Not in the wave");
    case PAL_GAP_NONE:
    default:
      return "";
    }
}

/**
 * pal_level_get_label:
 * @level: 1 to 4; others have no name
 *
 * Returns: (transfer none): the name of the level, translated
 */
const char *
pal_level_get_label (guint level)
{
  switch (level)
    {
    case 1:
      /* Translators: the lowest of four levels of development. */
      return _ ("Emerging");
    case 2:
      /* Translators: the second of four levels of development. */
      return _ ("Progressing");
    case 3:
      /* Translators: the third of four levels of development. */
      return _ ("Established");
    case 4:
      /* Translators: the highest of four levels of development. */
      return _ ("Advanced");
    default:
      return "";
    }
}
