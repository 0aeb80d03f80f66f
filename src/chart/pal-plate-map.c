/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-plate-map.h"

#include <math.h>
#include <string.h>

#include "base/pal-error.h"
#include "chart/pal-mark.h"
#include "chart/pal-palette.h"
#include "chart/pal-plate-labels.h"

/* px at scale 1 */
#define MICRO_RADIUS 4.5
#define MICRO_RING 1.1
#define MARKER_RADIUS 6
#define CLUSTER_RADIUS 11

/* How countries and lines are sorted before they are drawn. */
typedef enum
{
  LINE_LAND,     /* no neighbour takes part */
  LINE_COUNTRY,  /* at least one does */
  LINE_DISPUTED, /* dashed */
  N_LINE_GROUPS,
} LineGroup;

typedef struct
{
  const PalMapPlate *plate;
  const PalPlateView *view;
  PalScene *scene;
  const PalAtlasCountry *countries; /* of the atlas */
  guint n_countries;
  const PalAtlasGeometry *geometry;
  PalPlateGeometry *projected;     /* owned */
  const PalPlateCountry **entries; /* owned; one for each country of the atlas, NULL: not in the wave */
  PalPath **outlines;              /* owned, nullable elements; px, same index */
  PalPath *land;                   /* owned; all others */
} Map;

static void
map_clear (Map *map)
{
  for (guint i = 0; i < map->n_countries && map->outlines != NULL; i++)
    g_clear_pointer (&map->outlines[i], pal_path_unref);
  g_clear_pointer (&map->outlines, g_free);
  g_clear_pointer (&map->entries, g_free);
  g_clear_pointer (&map->land, pal_path_unref);
  g_clear_pointer (&map->projected, pal_plate_geometry_unref);
}

static gboolean
match_entries (Map *map, GError **error)
{
  map->entries = g_new0 (const PalPlateCountry *, map->n_countries);
  for (guint i = 0; i < map->plate->n_countries; i++)
    {
      const PalPlateCountry *entry = &map->plate->countries[i];
      int index = entry->iso2 != NULL ? pal_atlas_find (map->plate->atlas, entry->iso2) : -1;

      if (index < 0)
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND, "the atlas has no country \"%s\"",
                       entry->iso2 != NULL ? entry->iso2 : "");
          return FALSE;
        }
      if (entry->gap != PAL_GAP_OUTSIDE)
        map->entries[index] = entry;
    }

  return TRUE;
}

static gboolean
takes_part (const Map *map, int country)
{
  return country >= 0 && map->entries[country] != NULL;
}

static void
build_outlines (Map *map)
{
  guint point = 0, ring = 0;

  map->outlines = g_new0 (PalPath *, map->n_countries);
  map->land = pal_path_new_sized (4096);
  for (guint i = 0; i < map->geometry->n_shapes; i++)
    {
      const PalAtlasShape *shape = &map->geometry->shapes[i];
      PalPath *path = map->land;

      if (takes_part (map, shape->country))
        {
          if (map->outlines[shape->country] == NULL)
            map->outlines[shape->country] = pal_path_new_sized (1024);
          path = map->outlines[shape->country];
        }
      for (guint j = 0; j < shape->n_rings; j++, ring++)
        {
          guint n_points = shape->rings[j].n_points;

          if (pal_plate_view_shows (map->view, &map->projected->ring_boxes[ring], 4))
            pal_plate_view_add_ring (map->view, path, map->projected->ring_points + point, n_points);
          point += n_points;
        }
    }
}

static PalColor
get_ground (const Map *map, const PalPlateCountry *entry)
{
  return pal_mark_get_fill (map->plate->theme, entry->level, entry->fill, entry->gap).fill;
}

static void
draw_fills (const Map *map)
{
  const PalTheme *theme = map->plate->theme;
  /* draw_lines() covers every edge. */
  PalStyle style = { .fill = theme->land, .even_odd = TRUE, .rough = TRUE };

  pal_scene_add_path (map->scene, map->land, &style);
  for (guint i = 0; i < map->n_countries; i++)
    {
      const PalPlateCountry *entry = map->entries[i];

      if (map->outlines[i] == NULL || pal_path_is_empty (map->outlines[i]))
        continue;
      style = pal_mark_get_fill (theme, entry->level, entry->fill, entry->gap);
      style.even_odd = style.rough = TRUE;
      pal_scene_begin_item (map->scene, entry->iso2, entry->title);
      pal_scene_add_path (map->scene, map->outlines[i], &style);
      pal_scene_end (map->scene);
    }
}

static LineGroup
get_group (const Map *map, const PalAtlasLine *line)
{
  if (line->kind == PAL_ATLAS_DISPUTED)
    return LINE_DISPUTED;
  return takes_part (map, line->sides[0]) || takes_part (map, line->sides[1]) ? LINE_COUNTRY : LINE_LAND;
}

/* Each line of the atlas is drawn once, however many countries it bounds. */
static void
draw_lines (const Map *map)
{
  const PalTheme *theme = map->plate->theme;
  const PalStyle styles[N_LINE_GROUPS] = {
    [LINE_LAND] = { .stroke = theme->land_border, .stroke_width = 0.7 * theme->scale },
    [LINE_COUNTRY] = { .stroke = theme->country_border, .stroke_width = theme->country_outline },
    [LINE_DISPUTED] = { .stroke = theme->secondary,
                        .stroke_width = 0.7 * theme->scale,
                        .dash_on = 2 * theme->scale,
                        .dash_off = 2 * theme->scale },
  };
  PalPath *paths[N_LINE_GROUPS];
  guint point = 0;

  for (guint i = 0; i < N_LINE_GROUPS; i++)
    paths[i] = pal_path_new_sized (4096);
  for (guint i = 0; i < map->geometry->n_lines; i++)
    {
      const PalAtlasLine *line = &map->geometry->lines[i];

      if (pal_plate_view_shows (map->view, &map->projected->line_boxes[i], 4))
        pal_plate_view_add_line (map->view, paths[get_group (map, line)], map->projected->line_points + point,
                                 line->n_points, FALSE);
      point += line->n_points;
    }
  for (guint i = 0; i < N_LINE_GROUPS; i++)
    {
      pal_scene_add_path (map->scene, paths[i], &styles[i]);
      pal_path_unref (paths[i]);
    }
}

static void
draw_selection (const Map *map)
{
  const PalTheme *theme = map->plate->theme;
  const PalStyle halo = { .stroke = theme->halo, .stroke_width = theme->selected_halo, .round = TRUE };
  const PalStyle outline = { .stroke = theme->accent_text,
                             .stroke_width = theme->selected_outline,
                             .round = TRUE };
  g_autoptr (PalPath) path = pal_path_new_sized (1024);
  guint point = 0;

  for (guint i = 0; i < map->geometry->n_lines; i++)
    {
      const PalAtlasLine *line = &map->geometry->lines[i];
      gboolean of_it = FALSE;

      for (guint side = 0; side < 2; side++)
        of_it =
            of_it || (takes_part (map, line->sides[side]) && map->entries[line->sides[side]]->is_selected);
      if (of_it && line->kind != PAL_ATLAS_DISPUTED &&
          pal_plate_view_shows (map->view, &map->projected->line_boxes[i], 8))
        pal_plate_view_add_line (map->view, path, map->projected->line_points + point, line->n_points, FALSE);
      point += line->n_points;
    }
  pal_scene_add_path (map->scene, path, &halo);
  pal_scene_add_path (map->scene, path, &outline);
}

static PalPoint
get_label_point (const Map *map, guint country)
{
  PalPoint point = pal_plate_project_mercator (map->view->projection, map->countries[country].label);

  return pal_plate_view_to_px (map->view, point);
}

static void
block (PalPlateLabels *labels, PalPoint point, double radius)
{
  pal_plate_labels_block (labels, &(PalRect){ point.x - radius, point.y - radius, 2 * radius, 2 * radius });
}

static void
draw_micro_states (const Map *map, PalPlateLabels *labels)
{
  const PalTheme *theme = map->plate->theme;

  for (guint i = 0; i < map->n_countries; i++)
    {
      const PalPlateCountry *entry = map->entries[i];
      PalStyle style;
      PalPoint point;

      if (!map->countries[i].micro || map->countries[i].of != (int) i)
        continue;
      point = get_label_point (map, i);
      if (!pal_rect_contains (&map->view->area, point.x, point.y))
        continue;
      style = entry != NULL ? pal_mark_get_fill (theme, entry->level, entry->fill, entry->gap)
                            : (PalStyle){ .fill = theme->land };
      style.stroke = entry != NULL ? theme->country_border : theme->land_border;
      style.stroke_width = MICRO_RING * theme->scale;
      if (entry != NULL && entry->is_selected)
        {
          style.stroke = theme->accent_text;
          style.stroke_width = theme->selected_outline;
        }
      if (entry != NULL)
        pal_scene_begin_item (map->scene, entry->iso2, entry->title);
      pal_scene_add_circle (map->scene, point.x, point.y, MICRO_RADIUS * theme->scale, &style);
      if (entry != NULL)
        pal_scene_end (map->scene);
      block (labels, point, (MICRO_RADIUS + 1) * theme->scale);
    }
}

static gboolean
draw_markers (const Map *map, PalPlateLabels *labels, GError **error)
{
  double s = map->plate->theme->scale;

  for (guint i = 0; i < map->plate->n_markers; i++)
    {
      const PalPlateMarker *marker = &map->plate->markers[i];
      PalPoint point;

      /* Written so that a NaN fails as well. */
      if (!(fabs (marker->latitude) <= 85 && fabs (marker->longitude) <= 180))
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "marker %u (%s) has no place on a map", i + 1,
                       marker->id != NULL ? marker->id : "");
          return FALSE;
        }
      point = pal_plate_project (map->view->projection, marker->latitude, marker->longitude);
      point = pal_plate_view_to_px (map->view, point);
      if (!isfinite (point.x) || !isfinite (point.y) ||
          !pal_rect_contains (&map->view->area, point.x, point.y))
        continue;
      pal_scene_begin_item (map->scene, marker->id, marker->title);
      pal_mark_add_institution (map->scene, map->plate->theme, point.x, point.y, marker->count);
      pal_scene_end (map->scene);
      block (labels, point, (marker->count > 1 ? CLUSTER_RADIUS : MARKER_RADIUS) * s);
    }

  return TRUE;
}

static int
compare_sizes (gconstpointer a, gconstpointer b, gpointer data)
{
  const Map *map = data;
  const guint *one = a, *two = b;
  gboolean first = map->entries[*one]->is_selected, second = map->entries[*two]->is_selected;
  double left = map->countries[*one].area_km2, right = map->countries[*two].area_km2;

  if (first != second)
    return first ? -1 : 1;
  return left > right ? -1 : left < right;
}

/* The selected one first, then the large ones: where room is short, the names
 * that readers look for most often win. */
static void
draw_labels (Map *map, PalPlateLabels *labels)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < map->n_countries; i++)
    if (map->entries[i] != NULL && map->entries[i]->label != NULL && map->outlines[i] != NULL &&
        !pal_path_is_empty (map->outlines[i]))
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_sizes, map);

  for (guint i = 0; i < order->len; i++)
    {
      guint country = g_array_index (order, guint, i);
      const PalPlateCountry *entry = map->entries[country];
      PalPoint point = get_label_point (map, country);
      PalColor ground = get_ground (map, entry);

      if (!pal_rect_contains (&map->view->area, point.x, point.y))
        continue;
      pal_plate_labels_place (labels, map->scene, entry->label, map->outlines[country], point.x, point.y,
                              pal_palette_get_ink (ground), ground, entry->is_selected);
    }
}

/**
 * pal_plate_map_draw:
 * @plate: what to show
 * @view: where it lies
 * @legend_box: (nullable): px that stay free of labels
 * @scene: where to draw
 * @error: return location
 *
 * Returns: whether all countries and markers have a place
 */
gboolean
pal_plate_map_draw (const PalMapPlate *plate,
                    const PalPlateView *view,
                    const PalRect *legend_box,
                    PalScene *scene,
                    GError **error)
{
  Map map = { .plate = plate, .view = view, .scene = scene };
  double scale = plate->output_scale > 0 ? plate->output_scale : 1;
  PalAtlasLevel level = pal_atlas_level_for_scale (pal_plate_view_get_px_per_unit (view) * scale);
  g_autoptr (PalPlateLabels) labels = pal_plate_labels_new (plate->theme, &view->area);
  const PalStyle sea = { .fill = plate->theme->sea };
  gboolean drawn = FALSE;

  map.countries = pal_atlas_get_countries (plate->atlas, &map.n_countries);
  map.geometry = pal_atlas_get_geometry (plate->atlas, level, error);
  if (map.geometry == NULL)
    return FALSE;
  map.projected = pal_plate_geometry_get (plate->atlas, level, view->projection, error);
  if (map.projected != NULL && match_entries (&map, error))
    {
      if (legend_box != NULL)
        pal_plate_labels_block (labels, legend_box);
      build_outlines (&map);
      pal_scene_begin_clip (scene, &view->area);
      pal_scene_add_rect (scene, &view->area, 0, &sea);
      draw_fills (&map);
      draw_lines (&map);
      draw_selection (&map);
      draw_micro_states (&map, labels);
      drawn = draw_markers (&map, labels, error);
      draw_labels (&map, labels);
      pal_scene_end (scene);
    }
  map_clear (&map);
  return drawn;
}
