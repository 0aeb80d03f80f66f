/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-domain-bars.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/pal-error.h"
#include "base/pal-number.h"
#include "chart/pal-mark.h"

/* px at scale 1 */
#define ROW_HEIGHT 21
#define BAR_HEIGHT 6
#define TICK_HEIGHT 13
#define MIN_WIDTH 120

static gboolean
check_chart (const PalDomainBars *self, GError **error)
{
  if (!(self->width >= MIN_WIDTH && self->width <= 1e5))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "bars of domains cannot be %.0f px wide",
                   self->width);
      return FALSE;
    }
  for (guint i = 0; i < self->n_bars; i++)
    {
      const PalDomainBar *bar = &self->bars[i];

      if ((bar->gap == PAL_GAP_NONE && !isfinite (bar->score)) ||
          (bar->has_median && !isfinite (bar->median)))
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                       "bar %u of the domains (%s) has no number and no reason", i + 1, bar->id);
          return FALSE;
        }
    }

  return TRUE;
}

static char *
describe_bar (const PalDomainBar *bar)
{
  g_autofree char *score = NULL, *median = NULL;

  if (bar->gap != PAL_GAP_NONE)
    /* Translators: a domain and why it has no score. */
    return g_strdup_printf (_ ("%s: %s"), bar->label, pal_gap_get_label (bar->gap));
  score = pal_number_format (bar->score, 0);
  if (!bar->has_median)
    /* Translators: a domain and its score. */
    return g_strdup_printf (_ ("%s: %s of 100"), bar->label, score);
  median = pal_number_format (bar->median, 0);
  /* Translators: a domain, its score and the median of all countries. */
  return g_strdup_printf (_ ("%s: %s of 100, median %s"), bar->label, score, median);
}

static void
draw_bar (const PalDomainBars *self,
          PalScene *scene,
          const PalDomainBar *bar,
          double y,
          double left,
          double right)
{
  const PalTheme *theme = self->theme;
  double s = theme->scale, half = BAR_HEIGHT * s / 2, tick = TICK_HEIGHT * s / 2, width = right - left;
  const PalStyle nothing = { 0 }, track = { .fill = theme->track }, score = { .fill = theme->accent_text };
  const PalStyle median = { .stroke = theme->ink, .stroke_width = 2 * s };
  PalTextStyle text = { .size = theme->name_size, .color = theme->text, .align = PAL_ALIGN_MIDDLE };
  g_autofree char *title = describe_bar (bar);

  pal_scene_begin_item (scene, bar->id, title);
  pal_scene_add_rect (scene, &(PalRect){ 0, y - ROW_HEIGHT * s / 2, self->width, ROW_HEIGHT * s }, 0,
                      &nothing);
  text.max_width = left - 10 * s;
  pal_scene_add_text (scene, 0, y, bar->label, &text);
  text.anchor = PAL_ANCHOR_END;
  text.max_width = 0;
  if (bar->gap == PAL_GAP_NONE)
    {
      g_autofree char *number = pal_number_format (bar->score, 0);

      pal_scene_add_rect (scene, &(PalRect){ left, y - half, width, half * 2 }, half / 2, &track);
      pal_scene_add_rect (scene,
                          &(PalRect){ left, y - half, width * CLAMP (bar->score, 0, 100) / 100, half * 2 },
                          half / 2, &score);
      text.weight = PAL_WEIGHT_BOLD;
      text.tabular = TRUE;
      pal_scene_add_text (scene, self->width, y, number, &text);
    }
  else
    {
      pal_mark_add_swatch (scene, theme, &(PalRect){ left, y - half, width, half * 2 }, 0, theme->neutral,
                           bar->gap);
      pal_scene_add_text (scene, self->width, y, "–", &text);
    }
  if (bar->has_median)
    {
      double x = left + width * CLAMP (bar->median, 0, 100) / 100;

      pal_scene_add_line (scene, x, y - tick, x, y + tick, &median);
    }
  pal_scene_end (scene);
}

/**
 * pal_domain_bars_to_scene:
 * @self: what to draw
 * @error: return location
 *
 * One bar a domain, with the median of all countries as a tick.  The scene has
 * no margin of its own.
 *
 * Returns: (transfer full): the scene, or %NULL with an error
 */
PalScene *
pal_domain_bars_to_scene (const PalDomainBars *self, GError **error)
{
  const PalTheme *theme = self->theme;
  double s = theme->scale,
         head = self->title != NULL || self->note != NULL ? ceil (theme->label_size * 1.75) : 0;
  double labels = 0, left, right;
  PalTextStyle text = { .size = theme->name_size };
  g_autoptr (PalScene) scene = NULL;

  if (!check_chart (self, error))
    return NULL;

  for (guint i = 0; i < self->n_bars; i++)
    labels = MAX (labels, pal_text_measure (self->bars[i].label, &text));
  right = self->width - theme->name_size * 2.9;
  left = MIN (labels + 18 * s, self->width * 0.62);

  scene = pal_scene_new (self->width, head + MAX (self->n_bars, 1) * ROW_HEIGHT * s);
  pal_scene_set_mirrored (scene, self->is_rtl);
  pal_scene_set_background (scene, theme->window);
  pal_scene_set_title (scene, self->title);
  text = (PalTextStyle){
    .size = theme->label_size, .weight = PAL_WEIGHT_BOLD, .color = theme->text, .align = PAL_ALIGN_MIDDLE
  };
  pal_scene_add_text (scene, 0, theme->label_size * 0.7, self->title, &text);
  text.weight = PAL_WEIGHT_NORMAL;
  text.color = theme->dim;
  text.anchor = PAL_ANCHOR_END;
  pal_scene_add_text (scene, self->width, theme->label_size * 0.7, self->note, &text);
  for (guint i = 0; i < self->n_bars; i++)
    draw_bar (self, scene, &self->bars[i], head + (i + 0.5) * ROW_HEIGHT * s, left, MAX (right, left + 10));
  return g_steal_pointer (&scene);
}
