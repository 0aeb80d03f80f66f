/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-map-view.h"

#include <glib/gi18n.h>

#include "session/pal-map-scene.h"
#include "ui/map/pal-country-pane.h"
#include "ui/map/pal-legend-card.h"
#include "ui/map/pal-map-classes.h"
#include "ui/map/pal-map-tour.h"
#include "ui/pal-export.h"
#include "ui/widget/pal-subject-button.h"
#include "ui/widget/pal-table-dialog.h"
#include "ui/widget/pal-view-toolbar.h"
#include "ui/widget/pal-wave-choice.h"

/* px */
#define PANE_WIDTH 340
#define SHEET_HEIGHT 300
#define OVERLAY_GAP 12

/* px of an exported map, at the letters of the screen; drawn finer on the way into a PNG */
#define EXPORT_WIDTH 1000
#define EXPORT_HEIGHT 750

struct _PalMapView
{
  PalView parent_instance;

  PalMapModel *model; /* owned */
  gboolean is_card_wanted;

  /* Owned by the tree */
  GtkWidget *toolbar, *subject_button, *wave_choice, *classes_choice, *layers_button, *layers_label;
  GtkBox *content;
  GtkWidget *canvas, *legend, *pane, *separator;
};

G_DEFINE_FINAL_TYPE (PalMapView, pal_map_view, PAL_TYPE_VIEW)

static void
update_card (PalMapView *self)
{
  gtk_widget_set_visible (self->pane, self->is_card_wanted);
  gtk_widget_set_visible (self->separator, self->is_card_wanted && !pal_view_is_narrow (PAL_VIEW (self)));
  pal_view_toolbar_set_inspector_shown (PAL_VIEW_TOOLBAR (self->toolbar), self->is_card_wanted);
}

static void
opened_cb (PalMapView *self)
{
  pal_map_view_set_card_shown (self, TRUE);
}

static void
dismissed_cb (PalMapView *self)
{
  pal_selection_set_country (pal_view_get_selection (PAL_VIEW (self)), NULL);
  pal_map_view_set_card_shown (self, FALSE);
}

static void
closed_cb (PalMapView *self)
{
  pal_map_view_set_card_shown (self, FALSE);
  gtk_widget_grab_focus (pal_map_canvas_get_map (PAL_MAP_CANVAS (self->canvas)));
}

static void
institution_picked_cb (PalMapView *self, const char *id)
{
  PalInstitutionLayer *layer = pal_map_canvas_get_institutions (PAL_MAP_CANVAS (self->canvas));
  int mark;

  pal_map_canvas_set_show_institutions (PAL_MAP_CANVAS (self->canvas), TRUE);
  pal_selection_set_institution (pal_view_get_selection (PAL_VIEW (self)), id);
  mark = pal_institution_layer_find (layer, id);
  if (mark >= 0)
    pal_map_canvas_open_mark (PAL_MAP_CANVAS (self->canvas), (guint) mark);
}

/* Found from elsewhere (search, ranking): the country must be seen. */
static void
country_selected_cb (PalMapView *self)
{
  const char *country = pal_selection_get_country (pal_view_get_selection (PAL_VIEW (self)));

  if (country != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    pal_map_canvas_show_country (PAL_MAP_CANVAS (self->canvas), country, FALSE);
}

/* Whoever looked for a country wants its card, and the keyboard on the map to go on from there. */
static void
reveal_selection (PalView *view)
{
  PalMapView *self = PAL_MAP_VIEW (view);

  if (pal_selection_get_country (pal_view_get_selection (view)) == NULL)
    return;
  country_selected_cb (self);
  pal_map_view_set_card_shown (self, TRUE);
  gtk_widget_grab_focus (pal_map_canvas_get_map (PAL_MAP_CANVAS (self->canvas)));
}

static void
show_institutions_cb (PalMapView *self)
{
  gboolean is_shown;

  g_object_get (self->canvas, "show-institutions", &is_shown, NULL);
  pal_legend_card_set_show_institutions (PAL_LEGEND_CARD (self->legend), is_shown);
}

static void
narrow_cb (PalMapView *self)
{
  gboolean is_narrow = pal_view_is_narrow (PAL_VIEW (self));

  gtk_widget_set_visible (self->wave_choice, !is_narrow);
  gtk_widget_set_visible (self->classes_choice, !is_narrow);
  pal_subject_button_set_narrow (PAL_SUBJECT_BUTTON (self->subject_button), is_narrow);
  pal_map_canvas_set_narrow (PAL_MAP_CANVAS (self->canvas), is_narrow);
  pal_legend_card_set_narrow (PAL_LEGEND_CARD (self->legend), is_narrow);
  pal_country_pane_set_narrow (PAL_COUNTRY_PANE (self->pane), is_narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->content),
                                  is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_vexpand (self->pane, !is_narrow);
  gtk_widget_set_visible (self->layers_label, !is_narrow);
  gtk_widget_set_size_request (self->pane, is_narrow ? -1 : PANE_WIDTH, is_narrow ? SHEET_HEIGHT : -1);
  gtk_widget_set_halign (self->legend, is_narrow ? GTK_ALIGN_END : GTK_ALIGN_START);
  if (is_narrow)
    gtk_widget_add_css_class (self->pane, "sheet");
  else
    gtk_widget_remove_css_class (self->pane, "sheet");
  update_card (self);
}

static void
show_table (PalView *view)
{
  g_autoptr (PalTable) table = pal_map_scene_to_table (PAL_MAP_VIEW (view)->model);

  pal_table_dialog_present (GTK_WIDGET (view), table);
}

static void
export_view (PalView *view)
{
  PalMapView *self = PAL_MAP_VIEW (view);
  gboolean has_institutions, has_labels;
  PalMapSceneOptions options = { .theme = pal_theme_get (PAL_THEME_LIGHT),
                                 .width = EXPORT_WIDTH,
                                 .height = EXPORT_HEIGHT,
                                 .output_scale = 2,
                                 .is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PalScene) scene = NULL;
  g_autofree char *title = pal_map_scene_dup_title (self->model), *name = pal_export_make_name (title);

  g_object_get (self->canvas, "show-institutions", &has_institutions, "show-labels", &has_labels, NULL);
  options.hide_institutions = !has_institutions;
  options.hide_labels = !has_labels;
  scene = pal_map_scene_new (self->model, &options, &error);
  if (scene != NULL)
    pal_export_scene (GTK_WIDGET (self), name, scene);
  else
    pal_view_toast (GTK_WIDGET (self), _ ("There is nothing on the map to export."));
}

static void
toggle_inspector (PalView *view)
{
  PalMapView *self = PAL_MAP_VIEW (view);

  pal_map_view_set_card_shown (self, !self->is_card_wanted);
}

static gboolean
is_settled (PalView *view)
{
  return pal_map_canvas_is_settled (PAL_MAP_CANVAS (PAL_MAP_VIEW (view)->canvas));
}

static void
add_tour_stops (PalView *view, PalTour *tour)
{
  pal_map_tour_add_stops (PAL_MAP_VIEW (view), tour);
}

static void
home_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  pal_map_canvas_go_home (PAL_MAP_CANVAS (PAL_MAP_VIEW (widget)->canvas));
}

static GtkWidget *
make_layers_button (PalMapView *self)
{
  g_autoptr (GMenu) menu = g_menu_new (), layers = g_menu_new (), place = g_menu_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) institutions =
      g_property_action_new ("institutions", self->canvas, "show-institutions");
  g_autoptr (GPropertyAction) labels = g_property_action_new ("labels", self->canvas, "show-labels");
  GtkWidget *button = gtk_menu_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (institutions));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (labels));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "layers", G_ACTION_GROUP (actions));
  g_menu_append (layers, _ ("Institutions"), "layers.institutions");
  g_menu_append (layers, _ ("Names of countries"), "layers.labels");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (layers));
  g_menu_append (place, _ ("All of Europe"), "map.go-home");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pal-layers-symbolic"));
  self->layers_label = gtk_label_new (_ ("Layers"));
  gtk_box_append (GTK_BOX (box), self->layers_label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Layers"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Layers"), -1);
  return button;
}

static void
build_toolbar (PalMapView *self)
{
  PalWorkspace *workspace = pal_view_get_workspace (PAL_VIEW (self));
  PalSelection *selection = pal_view_get_selection (PAL_VIEW (self));
  PalViewToolbar *toolbar;

  self->toolbar = pal_view_toolbar_new (PAL_VIEW (self), PAL_TOOLBAR_DRAFT | PAL_TOOLBAR_TABLE |
                                                             PAL_TOOLBAR_EXPORT | PAL_TOOLBAR_INSPECTOR);
  toolbar = PAL_VIEW_TOOLBAR (self->toolbar);
  self->subject_button = pal_subject_button_new (workspace, selection);
  self->wave_choice = pal_wave_choice_new (workspace, selection);
  self->classes_choice = pal_map_classes_new (self->model);
  self->layers_button = make_layers_button (self);
  pal_view_toolbar_add_start (toolbar, self->subject_button);
  pal_view_toolbar_add_start (toolbar, self->wave_choice);
  pal_view_toolbar_add_start (toolbar, self->classes_choice);
  pal_view_toolbar_add_start (toolbar, self->layers_button);
}

static void
build_content (PalMapView *self)
{
  self->canvas = pal_map_canvas_new (self->model);
  self->legend = pal_legend_card_new (self->model);
  self->pane = pal_country_pane_new (self->model);
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  self->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  gtk_widget_set_halign (self->legend, GTK_ALIGN_START);
  gtk_widget_set_valign (self->legend, GTK_ALIGN_END);
  gtk_widget_set_margin_start (self->legend, OVERLAY_GAP);
  gtk_widget_set_margin_end (self->legend, OVERLAY_GAP);
  gtk_widget_set_margin_bottom (self->legend, OVERLAY_GAP);
  pal_map_canvas_add_overlay (PAL_MAP_CANVAS (self->canvas), self->legend, TRUE);
  gtk_widget_set_hexpand (self->canvas, TRUE);
  gtk_widget_set_vexpand (self->canvas, TRUE);
  gtk_widget_set_hexpand (self->pane, FALSE);
  gtk_box_append (self->content, self->canvas);
  gtk_box_append (self->content, self->separator);
  gtk_box_append (self->content, self->pane);
}

static void
pal_map_view_constructed (GObject *object)
{
  PalMapView *self = PAL_MAP_VIEW (object);
  PalSelection *selection = pal_view_get_selection (PAL_VIEW (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  G_OBJECT_CLASS (pal_map_view_parent_class)->constructed (object);

  self->model = pal_map_model_new (pal_view_get_workspace (PAL_VIEW (self)), selection);
  build_content (self);
  build_toolbar (self);
  gtk_box_append (GTK_BOX (box), self->toolbar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->content));
  adw_bin_set_child (ADW_BIN (self), box);

  g_signal_connect_object (self->canvas, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "notify::show-institutions", G_CALLBACK (show_institutions_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "institution-picked", G_CALLBACK (institution_picked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::country", G_CALLBACK (country_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_cb), NULL);
  narrow_cb (self);
}

static void
pal_map_view_dispose (GObject *object)
{
  /* Its actions hold the canvas, whose own actions hold this group: a ring that only we can open. */
  gtk_widget_insert_action_group (GTK_WIDGET (object), "layers", NULL);
  g_clear_object (&PAL_MAP_VIEW (object)->model);

  G_OBJECT_CLASS (pal_map_view_parent_class)->dispose (object);
}

static void
pal_map_view_class_init (PalMapViewClass *klass)
{
  PalViewClass *view_class = PAL_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = pal_map_view_constructed;
  G_OBJECT_CLASS (klass)->dispose = pal_map_view_dispose;
  view_class->help_page = "map";
  view_class->show_table = show_table;
  view_class->export_view = export_view;
  view_class->toggle_inspector = toggle_inspector;
  view_class->reveal_selection = reveal_selection;
  view_class->is_settled = is_settled;
  view_class->add_tour_stops = add_tour_stops;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "map.go-home", NULL, home_action);
}

static void
pal_map_view_init (PalMapView *self)
{
}

PalMapCanvas *
pal_map_view_get_canvas (PalMapView *self)
{
  g_return_val_if_fail (PAL_IS_MAP_VIEW (self), NULL);
  return PAL_MAP_CANVAS (self->canvas);
}

PalMapModel *
pal_map_view_get_model (PalMapView *self)
{
  g_return_val_if_fail (PAL_IS_MAP_VIEW (self), NULL);
  return self->model;
}

void
pal_map_view_set_card_shown (PalMapView *self, gboolean is_shown)
{
  g_return_if_fail (PAL_IS_MAP_VIEW (self));

  self->is_card_wanted = is_shown;
  update_card (self);
}

gboolean
pal_map_view_is_card_shown (PalMapView *self)
{
  g_return_val_if_fail (PAL_IS_MAP_VIEW (self), FALSE);
  return self->is_card_wanted;
}
