/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-institution-layer.h"

#include <math.h>

#include "geo/pal-cluster.h"
#include "scene/pal-scene-cairo.h"
#include "session/pal-map-scene.h"
#include "ui/map/pal-map-labels.h"
#include "ui/map/pal-map-space.h"

/* px, as in the legend and on printed maps */
#define JOIN_DISTANCE 24.0
#define SINGLE_RADIUS 5.0
#define CLUSTER_RADIUS 10.0
#define RING 1.8
#define DOT_RADIUS 1.7
#define PICK_SLACK 4.0
#define SPRITE_HALF 14

typedef struct
{
  PalInstitution *institution; /* owned */
  gboolean is_approximate;
} Place;

struct _PalInstitutionLayer
{
  ShumateLayer parent_instance;

  GArray *places;        /* Place */
  GArray *points;        /* PalPoint, unit Mercator, in the same order */
  PalClusters *clusters; /* owned, nullable; for the world below */
  double world;
  char *selected;
  GHashTable *sprites; /* key made of count and looks -> cairo_surface_t */
};

G_DEFINE_FINAL_TYPE (PalInstitutionLayer, pal_institution_layer, SHUMATE_TYPE_LAYER)

static void
place_clear (gpointer data)
{
  g_clear_object (&((Place *) data)->institution);
}

static PalMapSpace
get_space (PalInstitutionLayer *self)
{
  return pal_map_space_new (shumate_layer_get_viewport (SHUMATE_LAYER (self)),
                            gtk_widget_get_width (GTK_WIDGET (self)),
                            gtk_widget_get_height (GTK_WIDGET (self)));
}

static PalClusters *
make_clusters (PalInstitutionLayer *self, double world)
{
  return pal_clusters_new ((const PalPoint *) (gpointer) self->points->data, self->points->len,
                           JOIN_DISTANCE / world);
}

static void
ensure_clusters (PalInstitutionLayer *self, double world)
{
  if (self->clusters != NULL && fabs (self->world - world) <= 1e-6 * world)
    return;
  g_clear_pointer (&self->clusters, pal_clusters_free);
  self->clusters = make_clusters (self, world);
  self->world = world;
}

static gboolean
is_approximate (PalInstitutionLayer *self, const PalCluster *cluster)
{
  for (guint i = 0; i < cluster->n_members; i++)
    if (!g_array_index (self->places, Place, cluster->members[i]).is_approximate)
      return FALSE;
  return TRUE;
}

static gboolean
is_selected (PalInstitutionLayer *self, const PalCluster *cluster)
{
  for (guint i = 0; i < cluster->n_members && self->selected != NULL; i++)
    if (g_str_equal (
            pal_institution_get_id (g_array_index (self->places, Place, cluster->members[i]).institution),
            self->selected))
      return TRUE;
  return FALSE;
}

static PalScene *
make_mark (guint count, gboolean is_dashed, gboolean is_chosen)
{
  const PalColor ink = pal_color_rgb (0x241f31), accent = pal_color_rgb (0x1c71d8);
  PalScene *scene = pal_scene_new (2 * SPRITE_HALF, 2 * SPRITE_HALF);
  PalStyle ring = { .fill = pal_color_rgb (0xffffff),
                    .stroke = is_chosen ? accent : ink,
                    .stroke_width = is_chosen ? RING + 1.2 : RING };
  const PalStyle dot = { .fill = is_chosen ? accent : ink };
  PalTextStyle text = { .size = 12,
                        .weight = PAL_WEIGHT_BOLD,
                        .color = ring.stroke,
                        .anchor = PAL_ANCHOR_MIDDLE,
                        .align = PAL_ALIGN_MIDDLE,
                        .tabular = TRUE };
  char number[16];

  if (is_dashed)
    ring.dash_on = ring.dash_off = 2.2;
  pal_scene_add_circle (scene, SPRITE_HALF, SPRITE_HALF, count > 1 ? CLUSTER_RADIUS : SINGLE_RADIUS, &ring);
  g_snprintf (number, sizeof number, "%u", count);
  if (count > 1)
    pal_scene_add_text (scene, SPRITE_HALF, SPRITE_HALF, number, &text);
  else
    pal_scene_add_circle (scene, SPRITE_HALF, SPRITE_HALF, DOT_RADIUS, &dot);
  return scene;
}

static cairo_surface_t *
get_sprite (PalInstitutionLayer *self, guint count, gboolean is_dashed, gboolean is_chosen)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gpointer key =
      GUINT_TO_POINTER (((count * 2 + (is_dashed ? 1 : 0)) * 2 + (is_chosen ? 1 : 0)) * 8 + (guint) scale);
  cairo_surface_t *sprite = g_hash_table_lookup (self->sprites, key);
  g_autoptr (PalScene) scene = NULL;
  cairo_t *cr;

  if (sprite != NULL)
    return sprite;
  scene = make_mark (count, is_dashed, is_chosen);
  sprite = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2 * SPRITE_HALF * scale, 2 * SPRITE_HALF * scale);
  cairo_surface_set_device_scale (sprite, scale, scale);
  cr = cairo_create (sprite);
  pal_scene_draw (scene, cr, 1);
  cairo_destroy (cr);
  g_hash_table_insert (self->sprites, key, sprite);
  return sprite;
}

/* A node for each mark: one of the size of the widget would be cleared and laid over the map in every frame.
 */
static void
append_mark (GtkSnapshot *snapshot, cairo_surface_t *sprite, double x, double y)
{
  double left = round (x) - SPRITE_HALF, top = round (y) - SPRITE_HALF;
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) left, (float) top, 2 * SPRITE_HALF, 2 * SPRITE_HALF));

  cairo_set_source_surface (cr, sprite, left, top);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
pal_institution_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PalInstitutionLayer *self = PAL_INSTITUTION_LAYER (widget);
  PalMapSpace space = get_space (self);

  if (space.width < 1 || space.height < 1 || self->places->len == 0)
    return;
  ensure_clusters (self, space.world);
  for (guint i = 0; i < self->clusters->n_clusters; i++)
    {
      const PalCluster *cluster = &self->clusters->clusters[i];
      PalPoint at = pal_map_space_to_px (&space, cluster->center);

      if (at.x < -SPRITE_HALF || at.y < -SPRITE_HALF || at.x > space.width + SPRITE_HALF ||
          at.y > space.height + SPRITE_HALF)
        continue;
      append_mark (
          snapshot,
          get_sprite (self, cluster->n_members, is_approximate (self, cluster), is_selected (self, cluster)),
          at.x, at.y);
    }
}

static void
viewport_changed_cb (PalInstitutionLayer *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pal_institution_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (pal_institution_layer_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (object)), "notify",
                           G_CALLBACK (viewport_changed_cb), object, G_CONNECT_SWAPPED);
}

static void
pal_institution_layer_finalize (GObject *object)
{
  PalInstitutionLayer *self = PAL_INSTITUTION_LAYER (object);

  g_clear_pointer (&self->clusters, pal_clusters_free);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->sprites, g_hash_table_unref);
  g_free (self->selected);

  G_OBJECT_CLASS (pal_institution_layer_parent_class)->finalize (object);
}

static void
pal_institution_layer_class_init (PalInstitutionLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pal_institution_layer_constructed;
  object_class->finalize = pal_institution_layer_finalize;
  widget_class->snapshot = pal_institution_layer_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pal_institution_layer_init (PalInstitutionLayer *self)
{
  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_array_set_clear_func (self->places, place_clear);
  self->points = g_array_new (FALSE, FALSE, sizeof (PalPoint));
  self->sprites = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cairo_surface_destroy);
}

PalInstitutionLayer *
pal_institution_layer_new (ShumateViewport *viewport)
{
  return g_object_new (PAL_TYPE_INSTITUTION_LAYER, "viewport", viewport, NULL);
}

void
pal_institution_layer_set_institutions (PalInstitutionLayer *self, GPtrArray *institutions)
{
  g_return_if_fail (PAL_IS_INSTITUTION_LAYER (self));

  g_array_set_size (self->places, 0);
  g_array_set_size (self->points, 0);
  g_clear_pointer (&self->clusters, pal_clusters_free);
  for (guint i = 0; i < institutions->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (institutions, i);
      double latitude, longitude;
      gboolean approximate;
      Place place;
      PalPoint point;

      if (!pal_map_scene_locate (institution, &latitude, &longitude, &approximate))
        continue;
      place = (Place){ g_object_ref (institution), approximate };
      point = pal_mercator_project (latitude, longitude);
      g_array_append_val (self->places, place);
      g_array_append_val (self->points, point);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pal_institution_layer_set_selected (PalInstitutionLayer *self, const char *id)
{
  g_return_if_fail (PAL_IS_INSTITUTION_LAYER (self));

  if (g_strcmp0 (self->selected, id) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
pal_institution_layer_get_n_marks (PalInstitutionLayer *self)
{
  g_return_val_if_fail (PAL_IS_INSTITUTION_LAYER (self), 0);

  ensure_clusters (self, get_space (self).world);
  return self->clusters->n_clusters;
}

int
pal_institution_layer_pick (PalInstitutionLayer *self, double x, double y)
{
  PalMapSpace space = get_space (self);
  int best = -1;
  double best_distance = INFINITY;

  g_return_val_if_fail (PAL_IS_INSTITUTION_LAYER (self), -1);

  ensure_clusters (self, space.world);
  for (guint i = 0; i < self->clusters->n_clusters; i++)
    {
      const PalCluster *cluster = &self->clusters->clusters[i];
      PalPoint at = pal_map_space_to_px (&space, cluster->center);
      double distance = hypot (at.x - x, at.y - y);

      if (distance <= (cluster->n_members > 1 ? CLUSTER_RADIUS : SINGLE_RADIUS) + PICK_SLACK &&
          distance < best_distance)
        {
          best = (int) i;
          best_distance = distance;
        }
    }
  return best;
}

GPtrArray *
pal_institution_layer_dup_members (PalInstitutionLayer *self, guint mark)
{
  GPtrArray *members = g_ptr_array_new_with_free_func (g_object_unref);
  const PalCluster *cluster;

  g_return_val_if_fail (PAL_IS_INSTITUTION_LAYER (self), members);
  g_return_val_if_fail (mark < pal_institution_layer_get_n_marks (self), members);

  cluster = &self->clusters->clusters[mark];
  for (guint i = 0; i < cluster->n_members; i++)
    g_ptr_array_add (members,
                     g_object_ref (g_array_index (self->places, Place, cluster->members[i]).institution));
  return members;
}

void
pal_institution_layer_get_place (PalInstitutionLayer *self, guint mark, double *x, double *y)
{
  PalMapSpace space = get_space (self);
  PalPoint at;

  g_return_if_fail (PAL_IS_INSTITUTION_LAYER (self));
  g_return_if_fail (mark < pal_institution_layer_get_n_marks (self));

  at = pal_map_space_to_px (&space, self->clusters->clusters[mark].center);
  *x = at.x;
  *y = at.y;
}

int
pal_institution_layer_find (PalInstitutionLayer *self, const char *id)
{
  guint n = pal_institution_layer_get_n_marks (self);

  for (guint i = 0; i < n && id != NULL; i++)
    for (guint j = 0; j < self->clusters->clusters[i].n_members; j++)
      {
        guint member = self->clusters->clusters[i].members[j];

        if (g_str_equal (pal_institution_get_id (g_array_index (self->places, Place, member).institution),
                         id))
          return (int) i;
      }
  return -1;
}

gboolean
pal_institution_layer_can_part (PalInstitutionLayer *self, guint mark, PalBox *extent)
{
  guint most = shumate_viewport_get_max_zoom_level (shumate_layer_get_viewport (SHUMATE_LAYER (self)));
  const PalCluster *cluster;

  g_return_val_if_fail (PAL_IS_INSTITUTION_LAYER (self), FALSE);
  g_return_val_if_fail (mark < pal_institution_layer_get_n_marks (self), FALSE);

  cluster = &self->clusters->clusters[mark];
  *extent = pal_box_new_empty ();
  for (guint i = 0; i < cluster->n_members; i++)
    pal_box_extend (extent, g_array_index (self->points, PalPoint, cluster->members[i]));
  return hypot (extent->x1 - extent->x0, extent->y1 - extent->y0) * 256.0 * (double) (1u << most) >
         JOIN_DISTANCE;
}

GArray *
pal_institution_layer_dup_marks (PalInstitutionLayer *self, double world)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (PalMapMark));
  g_autoptr (PalClusters) clusters = make_clusters (self, world);

  for (guint i = 0; i < clusters->n_clusters; i++)
    {
      const PalCluster *cluster = &clusters->clusters[i];
      PalMapMark mark = { cluster->center, (cluster->n_members > 1 ? CLUSTER_RADIUS : SINGLE_RADIUS) + 2 };

      g_array_append_val (marks, mark);
    }
  return marks;
}
