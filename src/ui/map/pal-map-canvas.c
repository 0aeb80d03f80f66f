/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-map-canvas.h"

#include <glib/gi18n.h>

#include "session/pal-map-scene.h"
#include "ui/map/pal-blank-source.h"
#include "ui/map/pal-institution-popover.h"
#include "ui/map/pal-map-input.h"
#include "ui/map/pal-map-scale.h"
#include "ui/map/pal-map-sight.h"
#include "ui/widget/pal-scene-view.h"

/* px */
#define OVERLAY_GAP 12

#define ZOOM_STEP 1.5

struct _PalMapCanvas
{
  AdwBin parent_instance;

  PalMapModel *model; /* owned */
  PalMapInput *input; /* owned */
  PalMapSight *sight; /* owned */
  PalMapFills *fills; /* owned */

  /* Owned by the tree */
  GtkOverlay *overlay;
  ShumateMap *map;
  PalChoroplethLayer *choropleth;
  PalInstitutionLayer *institutions;
  GtkWidget *status_label;
  GtkWidget *zoom_buttons, *scale;
  GtkWidget *popover;

  char *popover_id; /* an institution of the mark that the popover belongs to */

  char *status;
};

enum
{
  PROP_SHOW_INSTITUTIONS = 1,
  PROP_SHOW_LABELS,
  N_PROPERTIES
};

enum
{
  SIGNAL_OPENED,
  SIGNAL_DISMISSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalMapCanvas, pal_map_canvas, ADW_TYPE_BIN)

static void
announce (PalMapCanvas *self)
{
  const char *country = pal_selection_get_country (pal_map_model_get_selection (self->model));
  g_autofree char *title = pal_map_scene_dup_title (self->model), *label = NULL;

  g_free (self->status);
  self->status = country != NULL ? pal_map_scene_dup_status (self->model, country) : g_strdup ("");
  gtk_label_set_text (GTK_LABEL (self->status_label), self->status);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status_label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->status, -1);
  /* Translators: the map of Europe and what it shows. */
  label = *self->status != '\0' ? g_strdup (self->status) : g_strdup_printf (_ ("Map of Europe: %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_fills (PalMapCanvas *self)
{
  g_clear_pointer (&self->fills, pal_map_fills_unref);
  self->fills = pal_map_fills_new (self->model, pal_scene_view_get_theme ());
  pal_choropleth_layer_set_fills (self->choropleth, self->fills);
}

static void
model_changed_cb (PalMapCanvas *self)
{
  update_fills (self);
  pal_map_input_update (self->input);
  announce (self);
}

static void
update_institutions (PalMapCanvas *self)
{
  pal_institution_layer_set_institutions (self->institutions, pal_map_model_get_institutions (self->model));
  pal_choropleth_layer_update_marks (self->choropleth);
}

static void
workspace_changed_cb (PalMapCanvas *self, guint flags)
{
  if ((flags & PAL_CHANGE_INSTITUTIONS) != 0)
    update_institutions (self);
}

static void
country_selected_cb (PalMapCanvas *self)
{
  PalSelection *selection = pal_map_model_get_selection (self->model);

  pal_choropleth_layer_set_selected (self->choropleth, pal_selection_get_country (selection));
  announce (self);
}

static void
institution_selected_cb (PalMapCanvas *self)
{
  PalSelection *selection = pal_map_model_get_selection (self->model);

  pal_institution_layer_set_selected (self->institutions, pal_selection_get_institution (selection));
}

static GArray *
get_marks (double world, gpointer data)
{
  PalMapCanvas *self = data;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->institutions)))
    return NULL;
  return pal_institution_layer_dup_marks (self->institutions, world);
}

static void
zoom_in_cb (PalMapCanvas *self)
{
  pal_map_canvas_zoom (self, ZOOM_STEP);
}

static void
zoom_out_cb (PalMapCanvas *self)
{
  pal_map_canvas_zoom (self, 1 / ZOOM_STEP);
}

static GtkWidget *
make_zoom_button (PalMapCanvas *self, const char *icon_name, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_controls (PalMapCanvas *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scale = pal_map_scale_new (pal_map_canvas_get_viewport (self));

  gtk_box_append (GTK_BOX (buttons),
                  make_zoom_button (self, "list-add-symbolic", _ ("Zoom In"), G_CALLBACK (zoom_in_cb)));
  gtk_box_append (GTK_BOX (buttons), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (buttons),
                  make_zoom_button (self, "list-remove-symbolic", _ ("Zoom Out"), G_CALLBACK (zoom_out_cb)));
  gtk_widget_add_css_class (buttons, "pal-map-card");
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_set_valign (buttons, GTK_ALIGN_END);
  gtk_widget_set_margin_end (buttons, OVERLAY_GAP);
  gtk_widget_set_margin_bottom (buttons, 48);
  gtk_overlay_add_overlay (self->overlay, buttons);
  self->zoom_buttons = buttons;

  gtk_widget_set_halign (scale, GTK_ALIGN_END);
  gtk_widget_set_valign (scale, GTK_ALIGN_END);
  gtk_widget_set_margin_end (scale, OVERLAY_GAP + 4);
  gtk_widget_set_margin_bottom (scale, 10);
  gtk_overlay_add_overlay (self->overlay, scale);
  self->scale = scale;

  self->status_label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "halign",
                                     GTK_ALIGN_CENTER, "valign", GTK_ALIGN_START, "margin-top", OVERLAY_GAP,
                                     "ellipsize", PANGO_ELLIPSIZE_END, "can-target", FALSE, NULL);
  gtk_widget_add_css_class (self->status_label, "pal-map-status");
  gtk_overlay_add_overlay (self->overlay, self->status_label);
}

static void
add_map (PalMapCanvas *self)
{
  g_autoptr (ShumateMapSource) source = pal_blank_source_new ();
  ShumateViewport *viewport;

  self->map = g_object_new (SHUMATE_TYPE_MAP, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, "focusable", TRUE,
                            "animate-zoom", FALSE, "zoom-on-double-click", FALSE, NULL);
  viewport = shumate_map_get_viewport (self->map);
  shumate_viewport_set_reference_map_source (viewport, source);
  self->choropleth = pal_choropleth_layer_new (viewport);
  self->institutions = pal_institution_layer_new (viewport);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->choropleth));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->institutions));
  pal_choropleth_layer_set_marks_func (self->choropleth, get_marks, self);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      _ ("Arrow keys walk from country to country, Enter opens the card, I goes through institutions, plus "
         "and "
         "minus zoom, Home shows all of Europe. Ctrl+T shows the same as a table."),
      -1);
  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->map));
  self->sight = pal_map_sight_new (self->map);
  g_signal_connect_object (self->sight, "moved", G_CALLBACK (pal_map_canvas_close_popover), self,
                           G_CONNECT_SWAPPED);
}

static void
place_popover (PalMapCanvas *self)
{
  int mark = pal_institution_layer_find (self->institutions, self->popover_id);
  double x, y;

  if (mark < 0)
    return;
  pal_institution_layer_get_place (self->institutions, (guint) mark, &x, &y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int) x - 6, (int) y - 6, 12, 12 });
}

static void
show_popover (PalMapCanvas *self, GPtrArray *members, const char *current)
{
  if (self->popover == NULL)
    {
      self->popover = pal_institution_popover_new (pal_map_model_get_selection (self->model));
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self->map));
    }
  g_free (self->popover_id);
  self->popover_id = g_strdup (pal_institution_get_id (g_ptr_array_index (members, 0)));
  pal_institution_popover_set_institutions (PAL_INSTITUTION_POPOVER (self->popover), members, current);
  place_popover (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
pal_map_canvas_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (PAL_MAP_CANVAS (widget)->overlay), orientation, for_size, minimum, natural,
                      NULL, NULL);
  *minimum_baseline = *natural_baseline = -1;
}

static void
pal_map_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PalMapCanvas *self = PAL_MAP_CANVAS (widget);

  gtk_widget_allocate (GTK_WIDGET (self->overlay), width, height, baseline, NULL);
  pal_map_sight_resized (self->sight);
  pal_choropleth_layer_prepare (self->choropleth);
  if (self->popover != NULL)
    {
      if (gtk_widget_get_visible (self->popover))
        place_popover (self);
      gtk_popover_present (GTK_POPOVER (self->popover));
    }
}

static void
pal_map_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalMapCanvas *self = PAL_MAP_CANVAS (object);

  switch (id)
    {
    case PROP_SHOW_INSTITUTIONS:
      g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->institutions)));
      break;
    case PROP_SHOW_LABELS:
      g_value_set_boolean (value, pal_choropleth_layer_get_show_labels (self->choropleth));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_map_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalMapCanvas *self = PAL_MAP_CANVAS (object);

  switch (id)
    {
    case PROP_SHOW_INSTITUTIONS:
      pal_map_canvas_set_show_institutions (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_LABELS:
      pal_map_canvas_set_show_labels (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_map_canvas_dispose (GObject *object)
{
  PalMapCanvas *self = PAL_MAP_CANVAS (object);

  if (self->popover != NULL)
    gtk_widget_unparent (self->popover);
  self->popover = NULL;
  g_clear_object (&self->input);
  g_clear_object (&self->sight);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (pal_map_canvas_parent_class)->dispose (object);
}

static void
pal_map_canvas_finalize (GObject *object)
{
  PalMapCanvas *self = PAL_MAP_CANVAS (object);

  g_clear_pointer (&self->fills, pal_map_fills_unref);
  g_free (self->status);
  g_free (self->popover_id);

  G_OBJECT_CLASS (pal_map_canvas_parent_class)->finalize (object);
}

static void
pal_map_canvas_class_init (PalMapCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pal_map_canvas_get_property;
  object_class->set_property = pal_map_canvas_set_property;
  object_class->dispose = pal_map_canvas_dispose;
  object_class->finalize = pal_map_canvas_finalize;
  widget_class->measure = pal_map_canvas_measure;
  widget_class->size_allocate = pal_map_canvas_size_allocate;

  properties[PROP_SHOW_INSTITUTIONS] =
      g_param_spec_boolean ("show-institutions", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_LABELS] = g_param_spec_boolean (
      "show-labels", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[SIGNAL_OPENED] =
      g_signal_new ("opened", PAL_TYPE_MAP_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DISMISSED] =
      g_signal_new ("dismissed", PAL_TYPE_MAP_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_map_canvas_init (PalMapCanvas *self)
{
  /* With the layout manager of AdwBin the size would change unseen. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  self->overlay = GTK_OVERLAY (gtk_overlay_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->overlay));
  add_map (self);
  add_controls (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_fills), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (update_fills), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pal_map_canvas_new (PalMapModel *model)
{
  PalMapCanvas *self = g_object_new (PAL_TYPE_MAP_CANVAS, NULL);
  PalSelection *selection = pal_map_model_get_selection (model);

  self->model = g_object_ref (model);
  self->input = pal_map_input_new (self, model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pal_map_model_get_workspace (model), "changed", G_CALLBACK (workspace_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::country", G_CALLBACK (country_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::institution", G_CALLBACK (institution_selected_cb), self,
                           G_CONNECT_SWAPPED);
  update_institutions (self);
  model_changed_cb (self);
  country_selected_cb (self);
  institution_selected_cb (self);
  return GTK_WIDGET (self);
}

void
pal_map_canvas_add_overlay (PalMapCanvas *self, GtkWidget *child, gboolean keep_free)
{
  g_return_if_fail (PAL_IS_MAP_CANVAS (self));

  gtk_overlay_add_overlay (self->overlay, child);
  if (keep_free)
    pal_map_sight_set_kept_free (self->sight, child);
}

void
pal_map_canvas_set_narrow (PalMapCanvas *self, gboolean is_narrow)
{
  g_return_if_fail (PAL_IS_MAP_CANVAS (self));

  gtk_widget_set_visible (self->zoom_buttons, !is_narrow);
  gtk_widget_set_visible (self->scale, !is_narrow);
}

void
pal_map_canvas_set_show_institutions (PalMapCanvas *self, gboolean is_shown)
{
  g_return_if_fail (PAL_IS_MAP_CANVAS (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->institutions)) == is_shown)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->institutions), is_shown);
  pal_choropleth_layer_update_marks (self->choropleth);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_INSTITUTIONS]);
}

void
pal_map_canvas_set_show_labels (PalMapCanvas *self, gboolean is_shown)
{
  g_return_if_fail (PAL_IS_MAP_CANVAS (self));

  if (pal_choropleth_layer_get_show_labels (self->choropleth) == is_shown)
    return;
  pal_choropleth_layer_set_show_labels (self->choropleth, is_shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_LABELS]);
}

void
pal_map_canvas_go_home (PalMapCanvas *self)
{
  g_return_if_fail (PAL_IS_MAP_CANVAS (self));

  pal_map_canvas_close_popover (self);
  pal_map_sight_go_home (self->sight);
}

void
pal_map_canvas_show_country (PalMapCanvas *self, const char *iso2, gboolean fill)
{
  g_return_if_fail (PAL_IS_MAP_CANVAS (self));

  pal_map_sight_show_country (self->sight, iso2, fill);
}

void
pal_map_canvas_zoom (PalMapCanvas *self, double factor)
{
  g_return_if_fail (PAL_IS_MAP_CANVAS (self));

  pal_map_canvas_close_popover (self);
  pal_map_sight_zoom (self->sight, factor);
}

void
pal_map_canvas_open_mark (PalMapCanvas *self, guint mark)
{
  PalSelection *selection = pal_map_model_get_selection (self->model);
  g_autoptr (GPtrArray) members = NULL;
  const char *current = pal_selection_get_institution (selection);
  gboolean holds_current = FALSE;

  g_return_if_fail (PAL_IS_MAP_CANVAS (self));

  members = pal_institution_layer_dup_members (self->institutions, mark);
  for (guint i = 0; i < members->len; i++)
    holds_current =
        holds_current || g_strcmp0 (pal_institution_get_id (g_ptr_array_index (members, i)), current) == 0;
  if (members->len == 1 && !holds_current)
    {
      PalInstitution *institution = g_ptr_array_index (members, 0);

      pal_selection_set_country (selection, pal_institution_get_country (institution));
      pal_selection_set_institution (selection, pal_institution_get_id (institution));
    }
  show_popover (self, members, holds_current ? current : NULL);
}

gboolean
pal_map_canvas_part_mark (PalMapCanvas *self, guint mark)
{
  PalBox extent;

  g_return_val_if_fail (PAL_IS_MAP_CANVAS (self), FALSE);

  if (!pal_institution_layer_can_part (self->institutions, mark, &extent))
    return FALSE;
  pal_map_canvas_close_popover (self);
  pal_map_sight_show_box (self->sight, &extent, 2);
  return TRUE;
}

void
pal_map_canvas_close_popover (PalMapCanvas *self)
{
  g_return_if_fail (PAL_IS_MAP_CANVAS (self));

  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

const char *
pal_map_canvas_get_status (PalMapCanvas *self)
{
  g_return_val_if_fail (PAL_IS_MAP_CANVAS (self), NULL);
  return self->status;
}

PalChoroplethLayer *
pal_map_canvas_get_choropleth (PalMapCanvas *self)
{
  g_return_val_if_fail (PAL_IS_MAP_CANVAS (self), NULL);
  return self->choropleth;
}

PalInstitutionLayer *
pal_map_canvas_get_institutions (PalMapCanvas *self)
{
  g_return_val_if_fail (PAL_IS_MAP_CANVAS (self), NULL);
  return self->institutions;
}

ShumateViewport *
pal_map_canvas_get_viewport (PalMapCanvas *self)
{
  g_return_val_if_fail (PAL_IS_MAP_CANVAS (self), NULL);
  return shumate_map_get_viewport (self->map);
}

GtkWidget *
pal_map_canvas_get_map (PalMapCanvas *self)
{
  g_return_val_if_fail (PAL_IS_MAP_CANVAS (self), NULL);
  return GTK_WIDGET (self->map);
}

gboolean
pal_map_canvas_is_settled (PalMapCanvas *self)
{
  g_return_val_if_fail (PAL_IS_MAP_CANVAS (self), FALSE);
  return pal_choropleth_layer_is_settled (self->choropleth);
}
