/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/pal-gap.h"

G_BEGIN_DECLS

/**
 * PalDomainBar:
 * @id: what picking gives back
 * @label: name of the domain, translated
 * @score: 0 to 100; not read where @gap says that it is missing
 * @gap: why there is no score
 * @median: 0 to 100, of all countries
 * @has_median: whether there is one
 */
typedef struct
{
  const char *id;
  const char *label;
  double score;
  PalGap gap;
  double median;
  gboolean has_median;
} PalDomainBar;

/**
 * PalDomainBars:
 * @theme: colours and sizes
 * @width: px
 * @is_rtl: whether the chart is mirrored
 * @title: heads the chart; nullable
 * @note: stands at the other end of the head, "0–100, line = median"; nullable
 * @bars: (array length=n_bars): from the top
 * @n_bars: any number
 */
typedef struct
{
  const PalTheme *theme;
  double width;
  gboolean is_rtl;
  const char *title;
  const char *note;
  const PalDomainBar *bars;
  guint n_bars;
} PalDomainBars;

PalScene *pal_domain_bars_to_scene (const PalDomainBars *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
