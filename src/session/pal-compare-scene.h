/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-theme.h"
#include "session/pal-compare-model.h"
#include "session/pal-table.h"

G_BEGIN_DECLS

typedef struct
{
  const PalTheme *theme;
  double width; /* px */
  gboolean is_rtl;
  gboolean is_sheet; /* a picture that stands alone: with title, notes, source and badge around the chart */
} PalCompareSceneOptions;

/* The ranking of the shown countries as a drawing; items carry the iso2.  NULL without error: there is
 * nothing to rank. */
PalScene *pal_compare_scene_new (PalCompareModel *model,
                                 const PalCompareSceneOptions *options,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same rows, in the same order, as text and numbers. */
PalTable *pal_compare_scene_to_table (PalCompareModel *model) G_GNUC_WARN_UNUSED_RESULT;

/* What a reader must know beside the chart, a sentence each: char*, owned. */
GPtrArray *pal_compare_scene_dup_notes (PalCompareModel *model) G_GNUC_WARN_UNUSED_RESULT;

/* "Composite index, 2026 wave" */
char *pal_compare_scene_dup_title (PalCompareModel *model) G_GNUC_WARN_UNUSED_RESULT;

/* "Demonstration data", "Draft, not for distribution", or NULL; published series carry neither. */
const char *pal_compare_scene_get_badge (PalCompareModel *model);

/* The sheet on exactly @width x @height px: narrower rows when it is too high, air below when it is not. */
PalScene *pal_compare_scene_new_fitted (PalCompareModel *model,
                                        const PalTheme *theme,
                                        double width,
                                        double height,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
