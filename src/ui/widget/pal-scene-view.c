/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-scene-view.h"

#include <adwaita.h>

#include "scene/pal-scene-cairo.h"
#include "scene/pal-scene-pick.h"
#include "scene/pal-scene-walk.h"
#include "ui/widget/pal-text-scale.h"

/* How far beside a mark a click still means it, px. */
#define PICK_TOLERANCE 4.0

struct _PalSceneView
{
  GtkWidget parent_instance;

  PalSceneBuilder builder;
  gpointer builder_data;
  GDestroyNotify builder_destroy;

  PalScene *scene; /* owned; built for the two sizes below */
  int built_width, built_height;
  double scale; /* px per unit of the scene: as large as the person wants text */
  gboolean fill;
  gboolean is_grid;
  int min_width;

  int current; /* item that the keyboard is on; -1: none */
  char *hovered;
};

enum
{
  SIGNAL_PICKED,
  SIGNAL_MOVED,
  SIGNAL_HOVERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalSceneView, pal_scene_view, GTK_TYPE_WIDGET)

static void
update_accessible (PalSceneView *self)
{
  const char *title = self->scene != NULL ? pal_scene_get_title (self->scene) : NULL;
  const char *description = self->scene != NULL ? pal_scene_get_description (self->scene) : NULL;

  /* GTK 4.8 gives a drawn mark no object of its own: the name of the picture becomes that of the mark while
   * the keyboard is on it, so that a screen reader says it. */
  if (self->scene != NULL && self->current >= 0)
    title = pal_scene_get_item_title (self->scene, (guint) self->current);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
}

static int
find_item (PalSceneView *self, const char *id)
{
  if (self->scene == NULL || id == NULL)
    return -1;
  for (guint i = 0; i < pal_scene_get_n_items (self->scene); i++)
    {
      if (g_strcmp0 (pal_scene_get_item_id (self->scene, i), id) == 0)
        return (int) i;
    }
  return -1;
}

/* What is drawn grows with the text around it, as far as there is room. */
static double
get_scale (PalSceneView *self, int width)
{
  double wanted = pal_text_scale_get (GTK_WIDGET (self));
  double possible = self->min_width > 0 ? (double) width / self->min_width : wanted;

  return CLAMP (possible, 1.0, wanted);
}

/* Where an item is, in px of the widget. */
static gboolean
get_item_bounds (PalSceneView *self, guint item, PalRect *out)
{
  if (self->scene == NULL || !pal_scene_get_item_bounds (self->scene, item, out))
    return FALSE;
  out->x *= self->scale;
  out->y *= self->scale;
  out->width *= self->scale;
  out->height *= self->scale;
  return TRUE;
}

static void
ensure_scene (PalSceneView *self, int width, int height)
{
  g_autofree char *current = g_strdup (pal_scene_view_get_current_id (self));

  if (!self->fill)
    height = 0;
  if (width <= 0 || self->builder == NULL)
    return;
  if (self->scene != NULL && self->built_width == width && self->built_height == height)
    return;

  g_clear_pointer (&self->scene, pal_scene_unref);
  self->scale = get_scale (self, width);
  self->scene = self->builder (width / self->scale, height / self->scale, pal_scene_view_get_theme (),
                               self->builder_data);
  self->built_width = width;
  self->built_height = height;
  self->current = find_item (self, current);
  update_accessible (self);
}

static GtkSizeRequestMode
pal_scene_view_get_request_mode (GtkWidget *widget)
{
  return PAL_SCENE_VIEW (widget)->fill ? GTK_SIZE_REQUEST_CONSTANT_SIZE : GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pal_scene_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  PalSceneView *self = PAL_SCENE_VIEW (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->min_width : 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL || self->fill)
    return;

  ensure_scene (self, for_size > 0 ? for_size : MAX (self->min_width, gtk_widget_get_width (widget)), 0);
  if (self->scene != NULL)
    *minimum = *natural = (int) (pal_scene_get_height (self->scene) * self->scale + 0.999);
}

static void
draw_focus (PalSceneView *self, cairo_t *cr)
{
  const PalTheme *theme = pal_scene_view_get_theme ();
  PalRect box;

  if (self->current < 0 || !gtk_widget_has_focus (GTK_WIDGET (self)) ||
      !pal_scene_get_item_bounds (self->scene, (guint) self->current, &box))
    return;

  cairo_rectangle (cr, box.x - 2.5, box.y - 2.5, box.width + 5, box.height + 5);
  cairo_set_line_width (cr, 2);
  cairo_set_source_rgb (cr, theme->accent_text.red, theme->accent_text.green, theme->accent_text.blue);
  cairo_stroke (cr);
}

static void
pal_scene_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PalSceneView *self = PAL_SCENE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  ensure_scene (self, width, height);
  if (self->scene == NULL || width <= 0 || height <= 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_scale (cr, self->scale, self->scale);
  pal_scene_draw (self->scene, cr, 1);
  draw_focus (self, cr);
  cairo_destroy (cr);
}

static void
set_current (PalSceneView *self, int item)
{
  if (self->current == item)
    return;
  self->current = item;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
step_sideways (PalSceneView *self, int step)
{
  return self->is_grid ? pal_scene_step_in_row (self->scene, self->current, step)
                       : pal_scene_step_item (self->scene, self->current, step);
}

static int
step_up_or_down (PalSceneView *self, int step)
{
  return self->is_grid ? pal_scene_step_row (self->scene, self->current, step)
                       : pal_scene_step_item (self->scene, self->current, step);
}

/* @step 1: the end, -1: the beginning, of the row or of all. */
static int
step_to_end (PalSceneView *self, int step)
{
  int n = (int) pal_scene_get_n_items (self->scene);

  return self->is_grid && self->current >= 0 ? pal_scene_step_to_end_of_row (self->scene, self->current, step)
                                             : pal_scene_step_item (self->scene, step > 0 ? n : -1, -step);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer data)
{
  PalSceneView *self = PAL_SCENE_VIEW (data);
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int next = self->current;

  if (self->scene == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      next = step_sideways (self, is_rtl ? -1 : 1);
      break;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      next = step_sideways (self, is_rtl ? 1 : -1);
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      next = step_up_or_down (self, 1);
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      next = step_up_or_down (self, -1);
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      next = step_to_end (self, -1);
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      next = step_to_end (self, 1);
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (self->current < 0)
        return GDK_EVENT_PROPAGATE;
      g_signal_emit (self, signals[SIGNAL_PICKED], 0, pal_scene_view_get_current_id (self));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }

  if (next == self->current)
    return self->current >= 0 && (key == GDK_KEY_Home || key == GDK_KEY_End) ? GDK_EVENT_STOP
                                                                             : GDK_EVENT_PROPAGATE;
  set_current (self, next);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, pal_scene_view_get_current_id (self));
  return GDK_EVENT_STOP;
}

static const char *
pick (PalSceneView *self, double x, double y, guint *item)
{
  const char *id;

  if (self->scene == NULL ||
      !pal_scene_pick (self->scene, x / self->scale, y / self->scale, PICK_TOLERANCE / self->scale, item))
    return NULL;
  id = pal_scene_get_item_id (self->scene, *item);
  return id != NULL && *id != '\0' ? id : NULL;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  PalSceneView *self = PAL_SCENE_VIEW (data);
  guint item = 0;
  g_autofree char *id = g_strdup (pick (self, x, y, &item));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (id == NULL)
    return;
  set_current (self, (int) item);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, id);
}

static void
set_hovered (PalSceneView *self, const char *id)
{
  if (g_strcmp0 (self->hovered, id) == 0)
    return;
  g_free (self->hovered);
  self->hovered = g_strdup (id);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), id != NULL ? "pointer" : NULL);
  g_signal_emit (self, signals[SIGNAL_HOVERED], 0, id);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, gpointer data)
{
  PalSceneView *self = PAL_SCENE_VIEW (data);
  guint item;

  set_hovered (self, pick (self, x, y, &item));
}

static void
leave_cb (GtkEventControllerMotion *controller, gpointer data)
{
  set_hovered (PAL_SCENE_VIEW (data), NULL);
}

static gboolean
pal_scene_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PalSceneView *self = PAL_SCENE_VIEW (widget);
  const char *title;
  guint item;
  PalRect box;

  if (self->scene == NULL)
    return FALSE;
  if (keyboard && self->current < 0)
    return FALSE;
  if (keyboard)
    item = (guint) self->current;
  else if (!pal_scene_pick (self->scene, x / self->scale, y / self->scale, PICK_TOLERANCE / self->scale,
                            &item))
    return FALSE;

  title = pal_scene_get_item_title (self->scene, item);
  if (title == NULL || *title == '\0')
    return FALSE;

  gtk_tooltip_set_text (tooltip, title);
  if (get_item_bounds (self, item, &box))
    gtk_tooltip_set_tip_area (
        tooltip, &(GdkRectangle){ (int) box.x, (int) box.y, (int) box.width + 1, (int) box.height + 1 });
  return TRUE;
}

static gboolean
pal_scene_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  /* One stop for Tab; the arrow keys walk inside and leave at the ends. */
  if (gtk_widget_has_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
focus_changed_cb (GtkEventControllerFocus *controller, gpointer data)
{
  gtk_widget_queue_draw (GTK_WIDGET (data));
}

static void
style_changed_cb (PalSceneView *self)
{
  pal_scene_view_rebuild (self);
}

static void
pal_scene_view_dispose (GObject *object)
{
  PalSceneView *self = PAL_SCENE_VIEW (object);

  if (self->builder_destroy != NULL)
    self->builder_destroy (self->builder_data);
  self->builder = NULL;
  self->builder_data = NULL;
  self->builder_destroy = NULL;

  G_OBJECT_CLASS (pal_scene_view_parent_class)->dispose (object);
}

static void
pal_scene_view_finalize (GObject *object)
{
  PalSceneView *self = PAL_SCENE_VIEW (object);

  g_clear_pointer (&self->scene, pal_scene_unref);
  g_clear_pointer (&self->hovered, g_free);

  G_OBJECT_CLASS (pal_scene_view_parent_class)->finalize (object);
}

static void
pal_scene_view_class_init (PalSceneViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pal_scene_view_dispose;
  object_class->finalize = pal_scene_view_finalize;
  widget_class->get_request_mode = pal_scene_view_get_request_mode;
  widget_class->measure = pal_scene_view_measure;
  widget_class->snapshot = pal_scene_view_snapshot;
  widget_class->query_tooltip = pal_scene_view_query_tooltip;
  widget_class->focus = pal_scene_view_focus;

  signals[SIGNAL_PICKED] = g_signal_new ("picked", PAL_TYPE_SCENE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", PAL_TYPE_SCENE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_HOVERED] = g_signal_new ("hovered", PAL_TYPE_SCENE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "scene");
}

static void
pal_scene_view_init (PalSceneView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new (), *key = gtk_event_controller_key_new (),
                     *focus = gtk_event_controller_focus_new ();

  self->current = -1;
  self->scale = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);

  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (focus, "enter", G_CALLBACK (focus_changed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_changed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (style_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  pal_text_scale_watch (GTK_WIDGET (self), G_CALLBACK (style_changed_cb));
}

GtkWidget *
pal_scene_view_new (void)
{
  return g_object_new (PAL_TYPE_SCENE_VIEW, NULL);
}

void
pal_scene_view_set_builder (PalSceneView *self,
                            PalSceneBuilder builder,
                            gpointer user_data,
                            GDestroyNotify destroy)
{
  g_return_if_fail (PAL_IS_SCENE_VIEW (self));

  if (self->builder_destroy != NULL)
    self->builder_destroy (self->builder_data);
  self->builder = builder;
  self->builder_data = user_data;
  self->builder_destroy = destroy;
  pal_scene_view_rebuild (self);
}

void
pal_scene_view_set_fill (PalSceneView *self, gboolean fill)
{
  g_return_if_fail (PAL_IS_SCENE_VIEW (self));

  self->fill = fill;
  pal_scene_view_rebuild (self);
}

void
pal_scene_view_set_min_width (PalSceneView *self, int width)
{
  g_return_if_fail (PAL_IS_SCENE_VIEW (self));

  self->min_width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
pal_scene_view_set_grid (PalSceneView *self, gboolean is_grid)
{
  g_return_if_fail (PAL_IS_SCENE_VIEW (self));

  self->is_grid = is_grid;
}

void
pal_scene_view_rebuild (PalSceneView *self)
{
  int width = self->built_width;

  g_return_if_fail (PAL_IS_SCENE_VIEW (self));

  /* The old scene stays to be asked for its current item while the new one is built. */
  self->built_width = -1;
  if (width > 0 && !self->fill)
    {
      double height = self->scene != NULL ? pal_scene_get_height (self->scene) * self->scale : 0;

      ensure_scene (self, width, 0);
      /* Only a new height needs a new layout; most changes are just painted. */
      if (self->scene != NULL && ABS (pal_scene_get_height (self->scene) * self->scale - height) < 0.5)
        {
          gtk_widget_queue_draw (GTK_WIDGET (self));
          return;
        }
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

PalScene *
pal_scene_view_get_scene (PalSceneView *self)
{
  g_return_val_if_fail (PAL_IS_SCENE_VIEW (self), NULL);
  return self->scene;
}

gboolean
pal_scene_view_get_bounds (PalSceneView *self, const char *id, PalRect *out)
{
  int item;

  g_return_val_if_fail (PAL_IS_SCENE_VIEW (self), FALSE);

  item = find_item (self, id);
  return item >= 0 && get_item_bounds (self, (guint) item, out);
}

const char *
pal_scene_view_get_current_id (PalSceneView *self)
{
  g_return_val_if_fail (PAL_IS_SCENE_VIEW (self), NULL);

  if (self->scene == NULL || self->current < 0)
    return NULL;
  return pal_scene_get_item_id (self->scene, (guint) self->current);
}

void
pal_scene_view_set_current_id (PalSceneView *self, const char *id)
{
  g_return_if_fail (PAL_IS_SCENE_VIEW (self));

  set_current (self, find_item (self, id));
}

const PalTheme *
pal_scene_view_get_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (manager) && !adw_style_manager_get_dark (manager))
    return pal_theme_get (PAL_THEME_CONTRAST);
  return pal_theme_get (adw_style_manager_get_dark (manager) ? PAL_THEME_DARK : PAL_THEME_LIGHT);
}
