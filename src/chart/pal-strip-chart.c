/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-strip-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/pal-error.h"
#include "base/pal-number.h"
#include "chart/pal-axis.h"
#include "chart/pal-mark.h"

/* px at scale 1 */
#define MARGIN 8
#define DOT_RADIUS 4.5
#define OWN_RADIUS 6.5
#define STEP 10.3 /* from one dot of a stack to the next */
#define MIN_STACK 5
#define MAX_STACK 12 /* a higher one is as high as this, and its dots overlap */
#define MIN_WIDTH 120

typedef struct
{
  const PalStripDot *dot;
  double x;
  guint level; /* 0 lies on the axis */
} Place;

static gboolean
check_chart (const PalStripChart *self, GError **error)
{
  if (!(self->width >= MIN_WIDTH && self->width <= 1e5))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "a strip of countries cannot be %.0f px wide",
                   self->width);
      return FALSE;
    }
  for (guint i = 0; i < self->n_dots; i++)
    if (!isfinite (self->dots[i].value))
      {
        g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "dot %u of the strip (%s) has no number", i + 1,
                     self->dots[i].id);
        return FALSE;
      }

  return pal_reference_check (self->references, self->n_references, error);
}

static PalScale
make_scale (const PalStripChart *self)
{
  double s = self->theme->scale, start = MARGIN * s, end = self->width - MARGIN * s, low = 0, high = 0;
  guint n_ticks = (guint) CLAMP ((end - start) / (60 * s), 2, 8);

  if (self->is_score)
    return (PalScale){ 0, 100, start, end, 25 };
  for (guint i = 0; i < self->n_dots; i++)
    {
      low = MIN (low, self->dots[i].value);
      high = MAX (high, self->dots[i].value);
    }
  pal_reference_extend (self->references, self->n_references, &low, &high);
  return high > low ? pal_scale_new_nice (low, high, start, end, n_ticks)
                    : (PalScale){ 0, 1, start, end, 0.5 };
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *two = b;

  if (one->x != two->x)
    return one->x < two->x ? -1 : 1;
  return g_strcmp0 (one->dot->id, two->dot->id);
}

/* From left to right each dot sinks to the lowest level where it touches no
 * other one, so that a stack is as high as countries are many. */
static GArray *
place_dots (const PalStripChart *self, const PalScale *scale, guint *out_n_levels)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), self->n_dots);
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (double));
  double touch = (2 * DOT_RADIUS + 1) * self->theme->scale;

  for (guint i = 0; i < self->n_dots; i++)
    {
      Place place = { &self->dots[i], pal_scale_map (scale, self->dots[i].value), 0 };

      place.x = CLAMP (place.x, scale->start, scale->end);
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);

  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      while (place->level < right->len && place->x - g_array_index (right, double, place->level) < touch)
        place->level++;
      if (place->level == right->len)
        g_array_append_val (right, place->x);
      else
        g_array_index (right, double, place->level) = place->x;
    }

  *out_n_levels = right->len;
  return places;
}

static void
draw_dot (const PalStripChart *self, PalScene *scene, const Place *place, double baseline, double step)
{
  const PalTheme *theme = self->theme;
  const PalStripDot *dot = place->dot;
  double s = theme->scale, y = baseline - (8 + place->level * step) * s;
  double radius = (dot->is_own ? OWN_RADIUS : DOT_RADIUS) * s;
  PalStyle style = pal_mark_get_fill (theme, dot->level, dot->fill, PAL_GAP_NONE);
  const PalStyle ring = { .fill = theme->halo };
  g_autofree char *value = pal_number_format (dot->value, self->decimals);
  /* Translators: a country and its value. */
  g_autofree char *title = g_strdup_printf (_ ("%s: %s"), dot->label, value);

  pal_scene_begin_item (scene, dot->id, title);
  if (dot->is_own)
    pal_scene_add_circle (scene, place->x, y, radius + theme->selected_outline * 0.9, &ring);
  style.stroke = dot->is_own ? theme->accent_text : theme->level_outline;
  style.stroke_width = dot->is_own ? theme->selected_outline : 0.9 * s;
  pal_scene_add_circle (scene, place->x, y, radius, &style);
  pal_scene_end (scene);
}

static void
draw_ground (const PalStripChart *self, PalScene *scene, const PalScale *scale, double top, double baseline)
{
  const PalTheme *theme = self->theme;
  const PalAxis axis = {
    .scale = *scale, .label_y = baseline + theme->tick_size * 1.05, .grid_top = top, .grid_bottom = baseline
  };
  const PalStyle line = { .stroke = theme->secondary, .stroke_width = 1.2 * theme->scale };

  pal_axis_draw (&axis, scene, theme);
  pal_scene_add_line (scene, scale->start, baseline, scale->end, baseline, &line);
}

/**
 * pal_strip_chart_to_scene:
 * @self: what to draw
 * @error: return location
 *
 * "Where it stands": each country a dot on one axis, the own one larger and on
 * top.  The height is what the highest stack needs, up to a dozen.
 *
 * Returns: (transfer full): the scene, or %NULL with an error
 */
PalScene *
pal_strip_chart_to_scene (const PalStripChart *self, GError **error)
{
  const PalTheme *theme = self->theme;
  double s = theme->scale, top, baseline, step;
  guint n_levels, n_rows;
  g_autoptr (PalScene) scene = NULL;
  g_autoptr (GArray) places = NULL;
  PalReferenceSet references;
  PalScale scale;

  if (!check_chart (self, error))
    return NULL;

  scale = make_scale (self);
  places = place_dots (self, &scale, &n_levels);
  references =
      (PalReferenceSet){ self->references, self->n_references, &scale, 0, self->width, PAL_WEIGHT_NORMAL };
  n_rows = pal_reference_set_count_rows (&references, theme);
  top = round (n_rows * theme->label_size * 1.4) + 3 * s;
  step = n_levels > MAX_STACK ? STEP * MAX_STACK / n_levels : STEP;
  baseline = round (top + (8 + (CLAMP (n_levels, MIN_STACK, MAX_STACK) - 0.4) * STEP) * s) + 0.5;

  scene = pal_scene_new (self->width, ceil (baseline + theme->tick_size * 1.75));
  pal_scene_set_mirrored (scene, self->is_rtl);
  pal_scene_set_background (scene, theme->window);
  pal_scene_set_title (scene, self->title);
  draw_ground (self, scene, &scale, top, baseline);
  pal_reference_set_draw_lines (&references, scene, theme, top, baseline);
  pal_reference_set_draw_labels (&references, scene, theme, top - 3 * s - theme->label_size * 0.7,
                                 -theme->label_size * 1.4);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < places->len; i++)
      if (g_array_index (places, Place, i).dot->is_own == (pass == 1))
        draw_dot (self, scene, &g_array_index (places, Place, i), baseline, step);
  return g_steal_pointer (&scene);
}
