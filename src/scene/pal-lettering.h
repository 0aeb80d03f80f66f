/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "scene/pal-color.h"

G_BEGIN_DECLS

/* Shares of the font size.  Fixed numbers instead of the metrics of whichever
 * font is found, so that SVG, PDF, PNG and the text dump agree. */
#define PAL_TEXT_ASCENT 0.93
#define PAL_TEXT_DESCENT 0.25
#define PAL_TEXT_MIDDLE 0.36
#define PAL_TEXT_LINE_HEIGHT 1.36

#define PAL_TEXT_FAMILY "Cantarell, Sans"

typedef enum
{
  PAL_ANCHOR_START, /* the text begins at x (on the left) */
  PAL_ANCHOR_MIDDLE,
  PAL_ANCHOR_END,
} PalAnchor;

typedef enum
{
  PAL_ALIGN_BASELINE,
  PAL_ALIGN_TOP,
  PAL_ALIGN_MIDDLE,
  PAL_ALIGN_BOTTOM,
} PalAlign;

typedef enum
{
  PAL_WEIGHT_NORMAL = 400,
  PAL_WEIGHT_BOLD = 700,
  PAL_WEIGHT_EXTRA_BOLD = 800,
} PalWeight;

/**
 * PalTextStyle:
 * @size: font size in px
 * @weight: 0 means normal
 * @color: the ink
 * @anchor: what x means
 * @align: what y means; for several lines it is meant of the whole block
 * @tabular: whether all digits are equally wide
 * @italic: whether the letters slant
 * @max_width: px; 0 means as wide as it gets
 * @max_lines: 0 or 1: one line, cut with an ellipsis; more: wrapped up to that many
 * @halo: colour of a rim behind the letters, for text on a busy ground
 * @halo_width: px on each side; 0 means none
 * @rotation: degrees clockwise about x, y
 */
typedef struct
{
  double size;
  PalWeight weight;
  PalColor color;
  PalAnchor anchor;
  PalAlign align;
  gboolean tabular;
  gboolean italic;
  double max_width;
  guint max_lines;
  PalColor halo;
  double halo_width;
  double rotation;
} PalTextStyle;

double pal_text_measure (const char *text, const PalTextStyle *style);
char *pal_text_ellipsize (const char *text, const PalTextStyle *style) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pal_text_break (const char *text, const PalTextStyle *style) G_GNUC_WARN_UNUSED_RESULT;
double pal_text_get_height (const PalTextStyle *style, guint n_lines);
double pal_text_get_first_baseline (const PalTextStyle *style, guint n_lines);
gboolean pal_text_is_rtl (const char *text);
PangoLayout *pal_text_get_layout (const char *text, const PalTextStyle *style);

G_END_DECLS
