/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/pal-explain-bar.h"

#include <glib/gi18n.h>

#include "chart/pal-mark.h"

/* px */
#define BAR_HEIGHT 18
#define GAP 3
#define LABEL_HEIGHT 20
#define MIN_SEGMENT 56

typedef struct
{
  const PalTheme *theme;
  PalScene *scene;
  double width; /* of one segment */
} Bar;

static void
draw_segment (const Bar *bar, const PalExplainPart *part, const char *label, double x, double y)
{
  const PalTheme *theme = bar->theme;
  const PalRect track = { x, y, bar->width, BAR_HEIGHT };
  PalRect filled = { x, y, bar->width * part->fill, BAR_HEIGHT };
  const PalStyle ground = { .fill = theme->track };
  const PalStyle style = { .fill = part->is_followed ? theme->accent : theme->neutral };
  const PalTextStyle text = { .size = theme->tick_size,
                              .weight = part->is_followed ? PAL_WEIGHT_BOLD : PAL_WEIGHT_NORMAL,
                              .color = part->is_followed ? theme->accent_text : theme->dim,
                              .align = PAL_ALIGN_MIDDLE,
                              .max_width = bar->width - 2 };
  g_autofree char *value =
      part->detail != NULL ? g_strdup_printf ("%s (%s)", part->value, part->detail) : g_strdup (part->value);
  /* Translators: name of a part of a score, then its value. */
  g_autofree char *title = g_strdup_printf (_ ("%s: %s"), part->title, value);

  pal_scene_begin_item (bar->scene, part->code, title);
  if (part->has_value)
    {
      pal_scene_add_rect (bar->scene, &track, 3, &ground);
      if (filled.width > 0)
        pal_scene_add_rect (bar->scene, &filled, MIN (3, filled.width / 2), &style);
    }
  else
    pal_mark_add_swatch (bar->scene, theme, &track, 0, theme->neutral, PAL_GAP_NOT_ANSWERED);
  pal_scene_add_text (bar->scene, x + 2, y + BAR_HEIGHT + LABEL_HEIGHT / 2.0, label, &text);
  pal_scene_end (bar->scene);
}

/* Institutions: one bar that is cut by how much each of them counts. */
static PalScene *
draw_shares (const PalExplainStep *step, const PalTheme *theme, double width, gboolean is_rtl)
{
  PalScene *scene = pal_scene_new (width, BAR_HEIGHT + LABEL_HEIGHT);
  double x = 0;

  pal_scene_set_mirrored (scene, is_rtl);
  for (guint i = 0; i < step->parts->len; i++)
    {
      PalExplainPart part = *(const PalExplainPart *) g_ptr_array_index (step->parts, i);
      Bar bar = { theme, scene, part.share * (width + GAP) - GAP };
      g_autofree char *label = g_strdup_printf ("%s · %s", part.value, part.title);

      if (bar.width < 2)
        continue;
      part.fill = 1;
      draw_segment (&bar, &part, label, x, 0);
      x += bar.width + GAP;
    }
  return scene;
}

static char *
make_label (const PalExplainPart *part)
{
  return part->has_value ? g_strdup_printf ("%s · %s", part->code, part->value) : g_strdup (part->code);
}

static PalScene *
draw_scores (const PalExplainStep *step, const PalTheme *theme, double width, gboolean is_rtl)
{
  guint n = MAX (step->parts->len, 1);
  guint columns = (guint) CLAMP ((width + GAP) / (MIN_SEGMENT + GAP), 1, n);
  guint rows = (n + columns - 1) / columns;
  double row_height = BAR_HEIGHT + LABEL_HEIGHT;
  PalScene *scene = pal_scene_new (width, rows * row_height);
  Bar bar = { theme, scene, 0 };

  /* Rows of equal length: 8 parts that do not fit stand as 4 and 4, not as 7 and 1. */
  columns = (n + rows - 1) / rows;
  bar.width = MIN ((width + GAP) / columns - GAP, 160);
  pal_scene_set_mirrored (scene, is_rtl);
  for (guint i = 0; i < step->parts->len; i++)
    {
      const PalExplainPart *part = g_ptr_array_index (step->parts, i);
      g_autofree char *label = make_label (part);

      draw_segment (&bar, part, label, (i % columns) * (bar.width + GAP),
                    (double) (i / columns) * row_height);
    }
  return scene;
}

PalScene *
pal_explain_bar_new (const PalExplainStep *step, const PalTheme *theme, double width, gboolean is_rtl)
{
  PalScene *scene = step->kind == PAL_EXPLAIN_INDICATOR ? draw_shares (step, theme, width, is_rtl)
                                                        : draw_scores (step, theme, width, is_rtl);

  pal_scene_set_title (scene, step->title);
  pal_scene_set_description (scene, step->note);
  return scene;
}
