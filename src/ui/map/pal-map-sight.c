/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-map-sight.h"

#include <math.h>

#include "geo/pal-atlas.h"
#include "ui/map/pal-map-space.h"

/* px */
#define HOME_MARGIN 8.0
#define SHOW_MARGIN 60.0
#define OVERLAY_GAP 12
#define SMALL_HEIGHT 400.0

/* West of it there are only islands; a legend may lie there. */
#define MAINLAND_WEST (-11.0)

#define MAX_ZOOM 12
#define MOST_FILL 40000.0 /* px of the world: how near one goes to a small country */
#define GO_TO_MS 200

struct _PalMapSight
{
  GObject parent_instance;

  ShumateMap *map; /* unowned: it outlives this */
  GtkWidget *kept_free;
  char *wanted;       /* iso2 of a country that stays in sight when the size changes, or NULL */
  gboolean is_home;   /* shows all of Europe, whatever the size */
  gboolean is_moving; /* the viewport changes because of this, and of no person */
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalMapSight, pal_map_sight, G_TYPE_OBJECT)

static ShumateViewport *
get_viewport (PalMapSight *self)
{
  return shumate_map_get_viewport (self->map);
}

static double
get_width (PalMapSight *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self->map));
}

static double
get_height (PalMapSight *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self->map));
}

static double
get_free_left (PalMapSight *self)
{
  GtkRequisition size;

  if (self->kept_free == NULL || !gtk_widget_get_visible (self->kept_free))
    return 0;
  gtk_widget_get_preferred_size (self->kept_free, NULL, &size);
  /* On a narrow map the legend hides a corner, and nothing is gained by making Europe small for it. */
  return size.width + OVERLAY_GAP < get_width (self) * 0.4 ? size.width + OVERLAY_GAP : 0;
}

static void
confine (PalMapSight *self)
{
  ShumateViewport *viewport = get_viewport (self);

  self->is_moving = TRUE;
  /* North is up: the arrow keys and the names say so. */
  if (fabs (shumate_viewport_get_rotation (viewport)) > 0)
    shumate_viewport_set_rotation (viewport, 0);
  pal_map_space_confine (viewport, get_width (self), get_height (self));
  self->is_moving = FALSE;
}

static void
go_to (PalMapSight *self, PalPoint center, double world)
{
  self->is_moving = TRUE;
  pal_map_space_go_to (get_viewport (self), center, world);
  self->is_moving = FALSE;
  confine (self);
}

static void
go_home (PalMapSight *self)
{
  PalBox europe = pal_map_space_get_europe ();
  double width = get_width (self), height = get_height (self), left = get_free_left (self), world;
  PalPoint center;

  if (width < 1 || height < 1)
    return;
  /* What lies west of the mainland is shown over the legend, or not. */
  europe.x0 = (MAINLAND_WEST + 180) / 360;
  world = pal_map_space_fit (&europe, width - left, height, HOME_MARGIN);
  center = (PalPoint){ (europe.x0 + europe.x1) / 2, (europe.y0 + europe.y1) / 2 };
  /* On a small map all of Europe would be too small to read; then the north is a step away. */
  if (height < SMALL_HEIGHT && world < (width - left) / (europe.x1 - europe.x0))
    {
      world = (width - left) / (europe.x1 - europe.x0);
      center.y = MAX (center.y, europe.y1 - height / 2 / world);
    }
  center.x -= left / 2 / world;
  go_to (self, center, world);
}

/* A short way is gone in sight where a person has not asked for stillness. */
static void
move_to (PalMapSight *self, PalPoint center, gboolean animate)
{
  gboolean is_allowed = FALSE;
  double latitude, longitude;

  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &is_allowed, NULL);
  pal_mercator_unproject (center, &latitude, &longitude);
  if (animate && is_allowed && gtk_widget_get_mapped (GTK_WIDGET (self->map)))
    {
      shumate_map_set_go_to_duration (self->map, GO_TO_MS);
      shumate_map_go_to (self->map, latitude, longitude);
    }
  else
    go_to (self, center, pal_map_space_get_world (get_viewport (self)));
}

static void
keep_in_sight (PalMapSight *self, gboolean animate)
{
  const PalAtlasCountry *country = pal_atlas_get_country (pal_atlas_get_default (), self->wanted);
  PalMapSpace space = pal_map_space_new (get_viewport (self), get_width (self), get_height (self));
  double left = get_free_left (self), margin = MIN (SHOW_MARGIN, MIN (space.width, space.height) / 5), dx, dy;
  PalPoint at;

  if (country == NULL || space.width < 1)
    return;
  at = pal_map_space_to_px (&space, country->label);
  /* Only the lower half of that side is covered. */
  if (at.y < space.height / 2)
    left = 0;
  /* No further than it must: the neighbours that a person has just seen stay in sight. */
  dx = at.x - CLAMP (at.x, margin + left, space.width - margin);
  dy = at.y - CLAMP (at.y, margin, space.height - margin);
  if (fabs (dx) >= 1 || fabs (dy) >= 1)
    move_to (self, pal_map_space_to_unit (&space, space.width / 2 + dx, space.height / 2 + dy), animate);
}

static void
viewport_changed_cb (PalMapSight *self)
{
  if (self->is_moving)
    return;
  self->is_home = FALSE;
  g_clear_pointer (&self->wanted, g_free);
  confine (self);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static void
pal_map_sight_finalize (GObject *object)
{
  g_free (PAL_MAP_SIGHT (object)->wanted);

  G_OBJECT_CLASS (pal_map_sight_parent_class)->finalize (object);
}

static void
pal_map_sight_class_init (PalMapSightClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_map_sight_finalize;

  signals[SIGNAL_MOVED] =
      g_signal_new ("moved", PAL_TYPE_MAP_SIGHT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_map_sight_init (PalMapSight *self)
{
  self->is_home = TRUE;
}

PalMapSight *
pal_map_sight_new (ShumateMap *map)
{
  PalMapSight *self = g_object_new (PAL_TYPE_MAP_SIGHT, NULL);

  self->map = map;
  shumate_viewport_set_min_zoom_level (get_viewport (self), 1);
  shumate_viewport_set_max_zoom_level (get_viewport (self), MAX_ZOOM);
  g_signal_connect_object (get_viewport (self), "notify", G_CALLBACK (viewport_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
pal_map_sight_set_kept_free (PalMapSight *self, GtkWidget *overlay)
{
  g_return_if_fail (PAL_IS_MAP_SIGHT (self));

  self->kept_free = overlay;
}

void
pal_map_sight_resized (PalMapSight *self)
{
  g_return_if_fail (PAL_IS_MAP_SIGHT (self));

  if (self->is_home)
    go_home (self);
  else
    confine (self);
  if (self->wanted != NULL)
    keep_in_sight (self, FALSE);
}

void
pal_map_sight_go_home (PalMapSight *self)
{
  g_return_if_fail (PAL_IS_MAP_SIGHT (self));

  g_clear_pointer (&self->wanted, g_free);
  self->is_home = TRUE;
  go_home (self);
}

void
pal_map_sight_show_country (PalMapSight *self, const char *iso2, gboolean fill)
{
  const PalAtlasCountry *country = pal_atlas_get_country (pal_atlas_get_default (), iso2);

  g_return_if_fail (PAL_IS_MAP_SIGHT (self));

  if (country == NULL)
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (iso2);
  if (get_width (self) < 1)
    return;
  if (!fill)
    keep_in_sight (self, TRUE);
  else
    {
      const PalBox *focus = &country->focus;

      self->is_home = FALSE;
      go_to (self, (PalPoint){ (focus->x0 + focus->x1) / 2, (focus->y0 + focus->y1) / 2 },
             MIN (pal_map_space_fit (focus, get_width (self), get_height (self), SHOW_MARGIN), MOST_FILL));
    }
}

void
pal_map_sight_show_box (PalMapSight *self, const PalBox *box, double least_factor)
{
  double world = pal_map_space_get_world (get_viewport (self)), least = world * least_factor;
  double fit = pal_map_space_fit (box, get_width (self), get_height (self), get_width (self) / 4);

  g_return_if_fail (PAL_IS_MAP_SIGHT (self));

  self->is_home = FALSE;
  go_to (self, (PalPoint){ (box->x0 + box->x1) / 2, (box->y0 + box->y1) / 2 },
         MIN (MAX (fit, least), 256.0 * (double) (1u << MAX_ZOOM)));
}

void
pal_map_sight_zoom (PalMapSight *self, double factor)
{
  PalMapSpace space = pal_map_space_new (get_viewport (self), get_width (self), get_height (self));

  g_return_if_fail (PAL_IS_MAP_SIGHT (self));

  self->is_home = FALSE;
  g_clear_pointer (&self->wanted, g_free);
  go_to (self, pal_map_space_to_unit (&space, space.width / 2, space.height / 2),
         MIN (space.world * factor, 256.0 * (double) (1u << MAX_ZOOM)));
}
