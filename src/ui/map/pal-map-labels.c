/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-map-labels.h"

#include <math.h>

/* px between two names, and between a name and a mark */
#define GAP 2.0

/* Where a name is tried: shares of its width, and half heights, away from the label point. */
static const struct
{
  double x, y;
} offsets[] = {
  { 0, 0 },      { 0, -1 },     { 0, 1 },       { 0.3, 0 },    { -0.3, 0 },   { 0.3, -1 },    { -0.3, -1 },
  { 0.3, 1 },    { -0.3, 1 },   { 0, -2.2 },    { 0, 2.2 },    { 0.6, 0 },    { -0.6, 0 },    { 0.3, 2.2 },
  { -0.3, 2.2 }, { 0.3, -2.2 }, { -0.3, -2.2 }, { 0.6, 1.2 },  { -0.6, 1.2 }, { 0.6, -1.2 },  { -0.6, -1.2 },
  { 0, 3.5 },    { 0, -3.5 },   { 0.6, 2.4 },   { -0.6, 2.4 }, { 0.6, -2.4 }, { -0.6, -2.4 },
};

typedef struct
{
  const PalMapFills *fills;
  const PalAtlasCountry *countries;
  const PalAtlasGeometry *coarse, *fine;
  double world;
  const PalMapMark *marks;
  guint n_marks;
  GArray *taken; /* PalBox, px */
} Places;

static gboolean
has_shape (const PalAtlasGeometry *geometry, int country)
{
  for (guint i = 0; i < geometry->n_shapes; i++)
    if (geometry->shapes[i].country == country)
      return TRUE;
  return FALSE;
}

static gboolean
is_on_land (const PalAtlasGeometry *geometry, int country, PalPoint point)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < geometry->n_shapes; i++)
    {
      const PalAtlasShape *shape = &geometry->shapes[i];

      if (shape->country != country || !pal_box_contains (&shape->box, point))
        continue;
      for (guint j = 0; j < shape->n_rings; j++)
        if (pal_box_contains (&shape->rings[j].box, point) &&
            pal_ring_contains (shape->rings[j].points, shape->rings[j].n_points, point))
          inside = !inside;
    }
  return inside;
}

/* The ends may stick out by half a letter; a coast is never that smooth. */
static gboolean
lies_on_land (const Places *self, const PalAtlasGeometry *geometry, int country, const PalBox *box)
{
  static const double across[] = { 0.5, 0.05, 0.95, 0.27, 0.73 };

  for (guint i = 0; i < G_N_ELEMENTS (across); i++)
    {
      double x = box->x0 + across[i] * (box->x1 - box->x0), height = box->y1 - box->y0;
      const PalPoint upper = { x / self->world, (box->y0 + 0.2 * height) / self->world };
      const PalPoint lower = { x / self->world, (box->y0 + 0.8 * height) / self->world };

      if (!is_on_land (geometry, country, upper) || !is_on_land (geometry, country, lower))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_free (const Places *self, const PalBox *box)
{
  for (guint i = 0; i < self->taken->len; i++)
    if (pal_box_overlaps (box, &g_array_index (self->taken, PalBox, i)))
      return FALSE;
  for (guint i = 0; i < self->n_marks; i++)
    {
      double x = self->marks[i].at.x * self->world, y = self->marks[i].at.y * self->world;
      double dx = MAX (MAX (box->x0 - x, x - box->x1), 0), dy = MAX (MAX (box->y0 - y, y - box->y1), 0);

      if (hypot (dx, dy) < self->marks[i].radius)
        return FALSE;
    }
  return TRUE;
}

static gboolean
place (Places *self, guint country, PalPoint *center)
{
  const PalMapFill *fill = &self->fills->countries[country];
  const PalAtlasGeometry *geometry = has_shape (self->coarse, (int) country) ? self->coarse : self->fine;
  double half = fill->label_width / 2, height = PAL_MAP_LABEL_HALF_HEIGHT;

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      double x = self->countries[country].label.x * self->world + offsets[i].x * fill->label_width;
      double y = self->countries[country].label.y * self->world + offsets[i].y * height;
      const PalBox box = { x - half - GAP, y - height, x + half + GAP, y + height };

      if (!is_free (self, &box) || !lies_on_land (self, geometry, (int) country, &box))
        continue;
      g_array_append_val (self->taken, box);
      *center = (PalPoint){ x / self->world, y / self->world };
      return TRUE;
    }
  return FALSE;
}

static int
compare_areas (gconstpointer a, gconstpointer b, gpointer data)
{
  const PalAtlasCountry *countries = data;
  double first = countries[*(const guint *) a].area_km2, second = countries[*(const guint *) b].area_km2;

  return (first < second) - (first > second);
}

GArray *
pal_map_labels_place (const PalMapFills *fills,
                      PalAtlasLevel level,
                      double world,
                      const PalBox *area,
                      const PalMapMark *marks,
                      guint n_marks)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (PalMapLabel));
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (PalBox));
  Places self = { .fills = fills, .world = world, .marks = marks, .n_marks = n_marks, .taken = taken };
  guint n;

  self.countries = pal_atlas_get_countries (fills->atlas, &n);
  self.coarse = pal_atlas_get_geometry (fills->atlas, PAL_ATLAS_110M, NULL);
  self.fine = pal_atlas_get_geometry (fills->atlas, level, NULL);
  if (self.coarse == NULL || self.fine == NULL)
    return labels;
  for (guint i = 0; i < n; i++)
    {
      const PalBox *box = &self.countries[i].box;

      if (fills->countries[i].name != NULL && pal_box_overlaps (box, area) &&
          (box->x1 - box->x0) * world > fills->countries[i].label_width * 0.8)
        g_array_append_val (order, i);
    }
  g_array_sort_with_data (order, compare_areas, (gpointer) self.countries);
  for (guint i = 0; i < order->len; i++)
    {
      PalMapLabel label = { .country = g_array_index (order, guint, i) };

      if (place (&self, label.country, &label.center))
        g_array_append_val (labels, label);
    }
  return labels;
}
