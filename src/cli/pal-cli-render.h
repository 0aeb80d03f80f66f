/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-theme.h"
#include "session/pal-selection.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* What a picture is made of; everything is checked but @classes, which only maps have, and
 * @chart, which only charts have. */
typedef struct
{
  PalWorkspace *workspace;
  PalSelection *selection; /* wave, subject and country are set */
  const PalTheme *theme;
  double width, height; /* px of the layout */
  double scale;         /* px of the picture for each px of the layout */
  const char *classes;  /* "levels", "jenks:5"; NULL: as the screen opens */
  const char *chart;    /* "ranking"; NULL: that */
} PalCliRenderRequest;

/* Each kind of picture gives a scene of @width x @height. */
typedef PalScene *(*PalCliRenderFunc) (const PalCliRenderRequest *request, GError **error);

PalScene *pal_cli_render_map (const PalCliRenderRequest *request, GError **error) G_GNUC_WARN_UNUSED_RESULT;

PalScene *pal_cli_render_chart (const PalCliRenderRequest *request, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What was asked of a form; strings are as they were typed, NULL where they were not. */
typedef struct
{
  PalWorkspace *workspace;
  const char *wave, *country, *institution, *part, *paper, *language;
  gboolean is_blank;
} PalCliRenderForm;

/* The PDF of a form. */
GBytes *pal_cli_render_form (const PalCliRenderForm *request, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "1600x1200"; NULL is that size. */
gboolean pal_cli_render_parse_size (const char *text, double *width, double *height, GError **error);

/* Letters keep their share of the picture: a larger one is laid out the same and drawn finer. */
double pal_cli_render_get_scale (const PalTheme *theme, double width);

G_END_DECLS
