/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-map-input.h"

#include <glib/gi18n.h>
#include <math.h>

#include "geo/pal-neighbours.h"
#include "session/pal-map-scene.h"
#include "ui/map/pal-map-space.h"

#define ZOOM_STEP 1.5
#define PAN_STEP 80.0

/* A press that moves further than this was a drag, px. */
#define CLICK_SLACK 6.0

struct _PalMapInput
{
  GObject parent_instance;

  PalMapCanvas *canvas; /* unowned: it owns this */
  PalMapModel *model;   /* owned */
  PalNeighbours *neighbours;
  double press_x, press_y;
};

G_DEFINE_FINAL_TYPE (PalMapInput, pal_map_input, G_TYPE_OBJECT)

static PalSelection *
get_selection (PalMapInput *self)
{
  return pal_map_model_get_selection (self->model);
}

static const char *
find_start (PalMapInput *self)
{
  GtkWidget *map = pal_map_canvas_get_map (self->canvas);
  PalMapSpace space = pal_map_space_new (pal_map_canvas_get_viewport (self->canvas),
                                         gtk_widget_get_width (map), gtk_widget_get_height (map));
  GPtrArray *items = pal_map_model_get_items (self->model);
  const char *best = NULL;
  double best_distance = INFINITY;

  for (guint i = 0; i < items->len; i++)
    {
      const PalMapItem *item = g_ptr_array_index (items, i);
      const PalAtlasCountry *country = pal_atlas_get_country (pal_atlas_get_default (), item->iso2);
      PalPoint at = country != NULL ? pal_map_space_to_px (&space, country->label) : (PalPoint){ 0, 0 };
      double distance = hypot (at.x - space.width / 2, at.y - space.height / 2);

      if (country != NULL && distance < best_distance)
        {
          best = item->iso2;
          best_distance = distance;
        }
    }
  return best;
}

static PalNeighbours *
get_neighbours (PalMapInput *self)
{
  GPtrArray *items = pal_map_model_get_items (self->model);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  if (self->neighbours != NULL)
    return self->neighbours;
  for (guint i = 0; i < items->len; i++)
    {
      const PalMapItem *item = g_ptr_array_index (items, i);

      if (pal_atlas_find (pal_atlas_get_default (), item->iso2) >= 0)
        g_ptr_array_add (codes, item->iso2);
    }
  g_ptr_array_add (codes, NULL);
  self->neighbours =
      pal_neighbours_new (pal_atlas_get_default (), (const char *const *) (gpointer) codes->pdata);
  return self->neighbours;
}

static void
walk (PalMapInput *self, PalDirection direction)
{
  const char *from = pal_selection_get_country (get_selection (self)), *to;

  /* From a country that is only land here the walk begins anew. */
  if (pal_map_model_find (self->model, from) == NULL)
    to = find_start (self);
  else
    to = pal_neighbours_step (get_neighbours (self), from, direction);
  if (to == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self->canvas));
      return;
    }
  pal_selection_set_country (get_selection (self), to);
  pal_map_canvas_show_country (self->canvas, to, FALSE);
}

/* The next institution of the selected country, and its card. */
static void
cycle_institutions (PalMapInput *self)
{
  PalSelection *selection = get_selection (self);
  const char *country = pal_selection_get_country (selection);
  g_autofree char *current = g_strdup (pal_selection_get_institution (selection));
  GPtrArray *all = pal_map_model_get_institutions (self->model);
  PalInstitution *first = NULL, *next = NULL;
  gboolean is_passed = current == NULL;
  int mark;

  for (guint i = 0; i < all->len && country != NULL; i++)
    {
      PalInstitution *institution = g_ptr_array_index (all, i);

      if (g_strcmp0 (pal_institution_get_country (institution), country) != 0)
        continue;
      if (first == NULL)
        first = institution;
      if (is_passed && next == NULL)
        next = institution;
      if (g_strcmp0 (pal_institution_get_id (institution), current) == 0)
        is_passed = TRUE;
    }
  if (next == NULL)
    next = first;
  if (next == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self->canvas));
      return;
    }
  pal_selection_set_institution (selection, pal_institution_get_id (next));
  mark = pal_institution_layer_find (pal_map_canvas_get_institutions (self->canvas),
                                     pal_institution_get_id (next));
  if (mark >= 0)
    pal_map_canvas_open_mark (self->canvas, (guint) mark);
}

static void
pan (PalMapInput *self, double dx, double dy)
{
  ShumateViewport *viewport = pal_map_canvas_get_viewport (self->canvas);
  GtkWidget *map = pal_map_canvas_get_map (self->canvas);
  PalMapSpace space = pal_map_space_new (viewport, gtk_widget_get_width (map), gtk_widget_get_height (map));

  pal_map_space_go_to (viewport, pal_map_space_to_unit (&space, space.width / 2 + dx, space.height / 2 + dy),
                       space.world);
}

static gboolean
press_arrow (PalMapInput *self, PalDirection direction, GdkModifierType state)
{
  static const double x[] = { -PAN_STEP, PAN_STEP, 0, 0 }, y[] = { 0, 0, -PAN_STEP, PAN_STEP };

  if ((state & GDK_CONTROL_MASK) != 0)
    pan (self, x[direction], y[direction]);
  else
    walk (self, direction);
  return TRUE;
}

gboolean
pal_map_input_press (PalMapInput *self, guint key, GdkModifierType state)
{
  g_return_val_if_fail (PAL_IS_MAP_INPUT (self), FALSE);

  if ((state & GDK_ALT_MASK) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return press_arrow (self, PAL_DIRECTION_LEFT, state);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return press_arrow (self, PAL_DIRECTION_RIGHT, state);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return press_arrow (self, PAL_DIRECTION_UP, state);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return press_arrow (self, PAL_DIRECTION_DOWN, state);
    default:
      break;
    }
  if ((state & GDK_CONTROL_MASK) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      pal_map_canvas_zoom (self->canvas, ZOOM_STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      pal_map_canvas_zoom (self->canvas, 1 / ZOOM_STEP);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      pal_map_canvas_go_home (self->canvas);
      return TRUE;
    case GDK_KEY_i:
    case GDK_KEY_I:
      cycle_institutions (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (pal_selection_get_country (get_selection (self)) != NULL)
        g_signal_emit_by_name (self->canvas, "opened");
      return TRUE;
    case GDK_KEY_Escape:
      if (pal_selection_get_country (get_selection (self)) == NULL)
        return FALSE;
      g_signal_emit_by_name (self->canvas, "dismissed");
      return TRUE;
    default:
      return FALSE;
    }
}

void
pal_map_input_click (PalMapInput *self, double x, double y)
{
  PalInstitutionLayer *institutions = pal_map_canvas_get_institutions (self->canvas);
  const char *country;
  int mark = -1;

  g_return_if_fail (PAL_IS_MAP_INPUT (self));

  if (gtk_widget_get_visible (GTK_WIDGET (institutions)))
    mark = pal_institution_layer_pick (institutions, x, y);
  if (mark >= 0)
    {
      if (!pal_map_canvas_part_mark (self->canvas, (guint) mark))
        pal_map_canvas_open_mark (self->canvas, (guint) mark);
      return;
    }
  country = pal_choropleth_layer_pick (pal_map_canvas_get_choropleth (self->canvas), x, y);
  pal_selection_set_country (get_selection (self), country);
  g_signal_emit_by_name (self->canvas, country != NULL ? "opened" : "dismissed");
}

char *
pal_map_input_describe (PalMapInput *self, double x, double y)
{
  PalInstitutionLayer *institutions = pal_map_canvas_get_institutions (self->canvas);
  const char *country;
  int mark = -1;

  g_return_val_if_fail (PAL_IS_MAP_INPUT (self), NULL);

  if (gtk_widget_get_visible (GTK_WIDGET (institutions)))
    mark = pal_institution_layer_pick (institutions, x, y);
  if (mark >= 0)
    {
      g_autoptr (GPtrArray) members = pal_institution_layer_dup_members (institutions, (guint) mark);

      if (members->len == 1)
        return g_strdup (pal_institution_get_name (g_ptr_array_index (members, 0)));
      return g_strdup_printf (ngettext ("%u institution", "%u institutions", members->len), members->len);
    }
  country = pal_choropleth_layer_pick (pal_map_canvas_get_choropleth (self->canvas), x, y);
  return country != NULL ? pal_map_scene_dup_status (self->model, country) : NULL;
}

static gboolean
key_pressed_cb (PalMapInput *self, guint key, guint code, GdkModifierType state)
{
  return pal_map_input_press (self, key, state) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
pressed_cb (PalMapInput *self, int n_press, double x, double y)
{
  self->press_x = x;
  self->press_y = y;
  gtk_widget_grab_focus (pal_map_canvas_get_map (self->canvas));
}

static void
released_cb (PalMapInput *self, int n_press, double x, double y)
{
  if (hypot (x - self->press_x, y - self->press_y) <= CLICK_SLACK)
    pal_map_input_click (self, x, y);
}

static gboolean
query_tooltip_cb (GtkWidget *map, int x, int y, gboolean keyboard, GtkTooltip *tooltip, PalMapInput *self)
{
  g_autofree char *text = keyboard ? NULL : pal_map_input_describe (self, x, y);

  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
pal_map_input_finalize (GObject *object)
{
  PalMapInput *self = PAL_MAP_INPUT (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->neighbours, pal_neighbours_free);

  G_OBJECT_CLASS (pal_map_input_parent_class)->finalize (object);
}

static void
pal_map_input_class_init (PalMapInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_map_input_finalize;
}

static void
pal_map_input_init (PalMapInput *self)
{
}

PalMapInput *
pal_map_input_new (PalMapCanvas *canvas, PalMapModel *model)
{
  PalMapInput *self = g_object_new (PAL_TYPE_MAP_INPUT, NULL);
  GtkWidget *map = pal_map_canvas_get_map (canvas);
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->canvas = canvas;
  self->model = g_object_ref (model);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (map, key);
  gtk_widget_add_controller (map, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (map, TRUE);
  g_signal_connect_object (map, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, 0);
  return self;
}

void
pal_map_input_update (PalMapInput *self)
{
  g_return_if_fail (PAL_IS_MAP_INPUT (self));

  g_clear_pointer (&self->neighbours, pal_neighbours_free);
}
