/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-institution.h"
#include "scene/pal-theme.h"
#include "session/pal-map-model.h"
#include "session/pal-table.h"

G_BEGIN_DECLS

typedef struct
{
  const PalTheme *theme;
  double width, height; /* px */
  double output_scale;  /* px of the picture for each px of the scene; 0 means 1 */
  gboolean is_rtl;
  gboolean hide_institutions, hide_labels;
} PalMapSceneOptions;

/* The printed map: equal-area projection, title, legend, source, and what a reader must know.  NULL without
 * error: there is nothing to show. */
PalScene *pal_map_scene_new (PalMapModel *model,
                             const PalMapSceneOptions *options,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* How the countries of a class are filled; only for maps that show no levels. */
PalColor pal_map_scene_get_fill (PalMapModel *model, int class_index);

/* "Composite index, 2026 wave" */
char *pal_map_scene_dup_title (PalMapModel *model) G_GNUC_WARN_UNUSED_RESULT;

/* "Demonstration data", "Draft, not for distribution", or NULL; published series carry neither. */
const char *pal_map_scene_get_badge (PalMapModel *model);

/* What is pale and what is a circle: the last line of legends. */
const char *pal_map_scene_get_note (PalMapModel *model);

/* Who published it, whose shapes these are, and the footnotes of the countries shown. */
char *pal_map_scene_dup_source (PalMapModel *model) G_GNUC_WARN_UNUSED_RESULT;

/* "Portugal, 1.41 services per 100 000 inhabitants, Established, rank 8 of 24", as it is spoken. */
char *pal_map_scene_dup_status (PalMapModel *model, const char *iso2) G_GNUC_WARN_UNUSED_RESULT;

/* What the map shows, as rows. */
PalTable *pal_map_scene_to_table (PalMapModel *model) G_GNUC_WARN_UNUSED_RESULT;

/* Where an institution stands on a map; one without a position is at the label point of its country.
 * Returns FALSE when even that is not known. */
gboolean pal_map_scene_locate (PalInstitution *institution,
                               double *latitude,
                               double *longitude,
                               gboolean *is_approximate);

G_END_DECLS
