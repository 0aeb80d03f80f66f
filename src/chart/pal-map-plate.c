/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-map-plate.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/pal-error.h"
#include "base/pal-number.h"
#include "chart/pal-mark.h"
#include "chart/pal-plate-map.h"
#include "geo/pal-distance.h"

/* px at scale 1 */
#define MARGIN 20
#define MIN_SIDE 120

/* px of the picture that two points of a coast are apart at least */
#define DETAIL 0.6

/* Where the area is at least this much wider than high, the legend finds room
 * in the Atlantic; else it goes below the map. */
#define WIDE 1.12

#define MIDDLE_LATITUDE 52

typedef struct
{
  const PalMapPlate *plate;
  PalScene *scene;
  double margin;
  PalRect area;
  PalScene *legend; /* owned, nullable */
  PalRect legend_box;
} Layout;

static gboolean
check_plate (const PalMapPlate *self, GError **error)
{
  if (!(self->width >= MIN_SIDE && self->height >= MIN_SIDE && self->width <= 1e5 && self->height <= 1e5))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "a map cannot be %.0f by %.0f px large", self->width,
                   self->height);
      return FALSE;
    }

  return TRUE;
}

/* The map keeps its east on the right; what stands around it is mirrored by
 * hand in scripts that run from the right. */
static double
flip (const Layout *layout, double x)
{
  return layout->plate->is_rtl ? layout->plate->width - x : x;
}

static PalAnchor
flip_anchor (const Layout *layout, PalAnchor anchor)
{
  if (!layout->plate->is_rtl || anchor == PAL_ANCHOR_MIDDLE)
    return anchor;
  return anchor == PAL_ANCHOR_START ? PAL_ANCHOR_END : PAL_ANCHOR_START;
}

/* Returns the px below the head. */
static double
draw_head (const Layout *layout)
{
  const PalMapPlate *plate = layout->plate;
  const PalTheme *theme = plate->theme;
  double y = layout->margin, badge = 0, right = plate->width - layout->margin;
  PalTextStyle title = { .size = theme->title_size,
                         .weight = PAL_WEIGHT_EXTRA_BOLD,
                         .color = theme->text,
                         .anchor = flip_anchor (layout, PAL_ANCHOR_START),
                         .align = PAL_ALIGN_TOP };
  PalTextStyle subtitle = title;

  if (plate->badge != NULL)
    badge = pal_mark_add_badge (layout->scene, theme, flip (layout, right), y + theme->title_size * 0.6,
                                flip_anchor (layout, PAL_ANCHOR_END), plate->badge) +
            layout->margin;
  if (plate->title != NULL)
    {
      g_autoptr (GPtrArray) lines = NULL;

      title.max_width = right - badge - layout->margin;
      title.max_lines = 2;
      lines = pal_text_break (plate->title, &title);
      pal_scene_add_text (layout->scene, flip (layout, layout->margin), y, plate->title, &title);
      y += theme->title_size * PAL_TEXT_LINE_HEIGHT * lines->len;
    }
  else if (plate->badge != NULL)
    y += theme->title_size * 1.35;
  if (plate->subtitle != NULL)
    {
      subtitle.size = theme->subtitle_size;
      subtitle.weight = PAL_WEIGHT_NORMAL;
      subtitle.color = theme->dim;
      subtitle.max_width = right - layout->margin;
      pal_scene_add_text (layout->scene, flip (layout, layout->margin), y, plate->subtitle, &subtitle);
      y += theme->subtitle_size * 1.35;
    }
  return y > layout->margin ? y + 6 * theme->scale : y;
}

/* Returns the px above the foot. */
static double
draw_foot (const Layout *layout)
{
  const PalMapPlate *plate = layout->plate;
  const PalTheme *theme = plate->theme;
  double y = plate->height - layout->margin;
  PalTextStyle style = { .size = theme->caption_size,
                         .color = theme->dim,
                         .anchor = flip_anchor (layout, PAL_ANCHOR_START),
                         .align = PAL_ALIGN_BOTTOM,
                         .max_width = plate->width - 2 * layout->margin };
  g_autoptr (GPtrArray) lines = NULL;

  if (plate->hide_notes)
    return y;
  pal_scene_add_text (
      layout->scene, flip (layout, layout->margin), y,
      plate->projection == PAL_PROJECTION_EQUAL_AREA
          ? _ ("Equal-area projection (LAEA, 52° N 10° E). Boundaries express no opinion on legal status.")
          : _ ("Web Mercator projection. Boundaries express no opinion on legal status."),
      &style);
  y -= theme->caption_size * PAL_TEXT_LINE_HEIGHT;
  if (plate->source != NULL)
    {
      style.max_lines = 3;
      lines = pal_text_break (plate->source, &style);
      pal_scene_add_text (layout->scene, flip (layout, layout->margin), y, plate->source, &style);
      y -= theme->caption_size * PAL_TEXT_LINE_HEIGHT * lines->len;
    }
  return y - 4 * theme->scale;
}

/* The legend takes the free side of a wide plate and the foot of a high one,
 * and then the map gets less. */
static void
place_legend (Layout *layout)
{
  const PalMapPlate *plate = layout->plate;
  PalRect *area = &layout->area;
  double inset = 12 * plate->theme->scale, width, height;
  gboolean beside = area->width >= area->height * WIDE;
  PalLegend legend;

  if (plate->legend == NULL)
    return;
  legend = *plate->legend;
  legend.theme = plate->theme;
  legend.is_rtl = plate->is_rtl;
  legend.width = 0;
  legend.is_framed = beside;
  layout->legend = pal_legend_to_scene (&legend);
  width = pal_scene_get_width (layout->legend);
  height = pal_scene_get_height (layout->legend);

  /* The lower left holds Portugal, the upper left only a corner of Iceland. */
  if (beside)
    layout->legend_box = (PalRect){ area->x + inset, area->y + inset, width, height };
  else
    {
      area->height = MAX (area->height - height - inset, MIN_SIDE / 2.0);
      layout->legend_box = (PalRect){ plate->is_rtl ? area->x + area->width - width : area->x,
                                      area->y + area->height + inset, width, height };
    }
}

/* The longest of the usual lengths that takes at most an eighth of the map. */
static void
draw_scale (const Layout *layout, const PalPlateView *view)
{
  const PalTheme *theme = layout->plate->theme;
  const PalStyle line = { .stroke = theme->ink, .stroke_width = 1.5 * theme->scale };
  PalTextStyle style = { .size = theme->tick_size,
                         .color = theme->text,
                         .anchor = PAL_ANCHOR_MIDDLE,
                         .align = PAL_ALIGN_BOTTOM,
                         .halo = theme->sea,
                         .halo_width = 2 };
  g_autoptr (PalPath) path = pal_path_new ();
  g_autofree char *number = NULL, *text = NULL;
  double length, right, middle, y, km, tick = 5 * theme->scale;

  km = pal_distance_scale_bar_km (MIDDLE_LATITUDE, pal_plate_view_get_px_per_unit (view),
                                  view->area.width / 8, &length);
  number = pal_number_format (km, 0);
  text = view->projection == PAL_PROJECTION_EQUAL_AREA
             /* Translators: the length of a scale bar. */
             ? g_strdup_printf (_ ("%s km"), number)
             /* Translators: the length of a scale bar and the latitude where it holds. */
             : g_strdup_printf (_ ("%s km at %d° N"), number, MIDDLE_LATITUDE);
  right = view->area.x + view->area.width - 14 * theme->scale;
  y = view->area.y + view->area.height - 12 * theme->scale;
  pal_path_move_to (path, right - length, y - tick);
  pal_path_line_to (path, right - length, y);
  pal_path_line_to (path, right, y);
  pal_path_line_to (path, right, y - tick);
  pal_scene_add_path (layout->scene, path, &line);
  middle = MIN (right - length / 2, right + 6 * theme->scale - pal_text_measure (text, &style) / 2);
  pal_scene_add_text (layout->scene, middle, y - 2 * theme->scale, text, &style);
}

static gboolean
draw (Layout *layout, GError **error)
{
  const PalMapPlate *plate = layout->plate;
  double scale = plate->output_scale > 0 ? plate->output_scale : 1;
  double top = draw_head (layout), bottom = draw_foot (layout);
  PalPlateView view;

  layout->area =
      (PalRect){ layout->margin, top, plate->width - 2 * layout->margin, MAX (bottom - top, MIN_SIDE / 2.0) };
  place_legend (layout);
  view = pal_plate_view_new (plate->projection, &layout->area,
                             layout->legend != NULL && layout->area.width > layout->area.height ? 0.85 : 0.5,
                             DETAIL / scale);
  if (!pal_plate_map_draw (plate, &view, layout->legend != NULL ? &layout->legend_box : NULL, layout->scene,
                           error))
    return FALSE;
  if (!plate->hide_notes)
    draw_scale (layout, &view);
  if (layout->legend != NULL)
    pal_scene_add_scene (layout->scene, layout->legend, layout->legend_box.x, layout->legend_box.y, 1);
  return TRUE;
}

/**
 * pal_map_plate_to_scene:
 * @self: what to draw
 * @error: return location
 *
 * The printed map: title, badge, Europe, legend, scale and source.  Countries
 * and markers are items with their id; the map itself is never mirrored.
 *
 * Returns: (transfer full): the scene, or %NULL with an error
 */
PalScene *
pal_map_plate_to_scene (const PalMapPlate *self, GError **error)
{
  Layout layout = { .plate = self, .margin = MARGIN * self->theme->scale };
  g_autoptr (PalScene) scene = NULL;
  gboolean drawn;

  if (!check_plate (self, error))
    return NULL;

  scene = layout.scene = pal_scene_new (self->width, self->height);
  pal_scene_set_background (scene, self->theme->window);
  pal_scene_set_title (scene, self->title);
  pal_scene_set_description (scene, self->subtitle);
  drawn = draw (&layout, error);
  g_clear_pointer (&layout.legend, pal_scene_unref);
  return drawn ? g_steal_pointer (&scene) : NULL;
}
