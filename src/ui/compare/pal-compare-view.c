/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/pal-compare-view.h"

#include <glib/gi18n.h>

#include "scene/pal-scene-pick.h"
#include "session/pal-compare-scene.h"
#include "ui/compare/pal-compare-countries.h"
#include "ui/compare/pal-compare-tour.h"
#include "ui/compare/pal-explain-pane.h"
#include "ui/compare/pal-method-pane.h"
#include "ui/compat/pal-side-pane.h"
#include "ui/pal-export.h"
#include "ui/widget/pal-scene-view.h"
#include "ui/widget/pal-subject-button.h"
#include "ui/widget/pal-table-dialog.h"
#include "ui/widget/pal-view-toolbar.h"
#include "ui/widget/pal-wave-choice.h"

/* px of a saved picture, before it is made finer for print */
#define EXPORT_WIDTH 900
#define MIN_CHART_WIDTH 260

struct _PalCompareView
{
  PalView parent_instance;

  PalCompareModel *model; /* owned */
  PalMethodModel *method; /* owned */
  gboolean scroll_to_own; /* when the chart has its size */
  gboolean is_stale;      /* to be drawn anew when it is seen */

  /* Owned by the tree */
  GtkWidget *toolbar;
  GtkWidget *subject_button;
  GtkWidget *wave_choice;
  GtkDropDown *sort_choice;
  GtkToggleButton *list_button;
  PalSidePane *list_pane;
  PalSidePane *inspector_pane;
  GtkWidget *explain_pane, *method_pane; /* one of them is visible */
  GtkToggleButton *method_button;
  GtkWidget *method_label;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkWidget *chart;
  GtkLabel *notes;
  AdwStatusPage *empty_page;
};

G_DEFINE_FINAL_TYPE (PalCompareView, pal_compare_view, PAL_TYPE_VIEW)

static PalScene *
build_chart (double width, double height, const PalTheme *theme, gpointer data)
{
  PalCompareView *self = PAL_COMPARE_VIEW (data);
  PalCompareSceneOptions options = { .theme = theme, .width = width };
  g_autoptr (GError) error = NULL;
  PalScene *scene;

  if (self->model == NULL || width < MIN_CHART_WIDTH)
    return NULL;
  options.is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  scene = pal_compare_scene_new (self->model, &options, &error);
  if (error != NULL)
    g_critical ("the ranking could not be drawn: %s", error->message);
  return scene;
}

static void
show_notes (PalCompareView *self)
{
  g_autoptr (GPtrArray) notes = pal_compare_scene_dup_notes (self->model);
  g_autofree char *text = NULL;

  g_ptr_array_add (notes, NULL);
  text = g_strjoinv ("\n", (char **) notes->pdata);
  gtk_label_set_text (self->notes, text);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), *text != '\0');
}

static guint
count_shown (PalCompareModel *model)
{
  GPtrArray *rows = pal_compare_model_get_rows (model);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += ((const PalCompareRow *) g_ptr_array_index (rows, i))->is_shown;
  return n;
}

static void
show_state (PalCompareView *self)
{
  gboolean has_rows = pal_compare_model_get_rows (self->model)->len > 0;

  if (has_rows && count_shown (self->model) > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "chart");
      return;
    }
  adw_status_page_set_title (self->empty_page,
                             has_rows ? _ ("No Country Is Shown") : _ ("Nothing to Compare Yet"));
  adw_status_page_set_description (
      self->empty_page, has_rows
                            ? _ ("Tick the countries to be compared in the list, or choose a larger group.")
                            : _ ("No country takes part in this wave. Answer questions in Survey, import "
                                 "answers, or choose a published series."));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* The chosen country may be far down, and it may have been chosen elsewhere. */
static gboolean
scroll_to_own (PalCompareView *self)
{
  const char *own = pal_selection_get_country (pal_view_get_selection (PAL_VIEW (self)));
  graphene_point_t point;
  PalRect box;

  if (!pal_scene_view_get_bounds (PAL_SCENE_VIEW (self->chart), own, &box) ||
      !gtk_widget_compute_point (self->chart, gtk_widget_get_parent (self->chart),
                                 &GRAPHENE_POINT_INIT (0, (float) box.y), &point))
    return FALSE;
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller), (double) point.y - 40,
                             (double) point.y + box.height + 40);
  return TRUE;
}

static gboolean
scroll_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PalCompareView *self = PAL_COMPARE_VIEW (data);

  if (gtk_widget_get_height (self->chart) == 0)
    return G_SOURCE_CONTINUE;
  self->scroll_to_own = FALSE;
  scroll_to_own (self);
  return G_SOURCE_REMOVE;
}

static void
ask_to_scroll (PalCompareView *self)
{
  if (self->scroll_to_own)
    return;
  self->scroll_to_own = TRUE;
  gtk_widget_add_tick_callback (self->chart, scroll_tick_cb, self, NULL);
}

static void
changed_cb (PalCompareView *self)
{
  if (self->model == NULL)
    return;
  /* Answers that are typed in another view must not pay for a chart that nobody sees. */
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale)
    return;
  show_state (self);
  show_notes (self);
  pal_scene_view_rebuild (PAL_SCENE_VIEW (self->chart));
}

static void
mapped_cb (PalCompareView *self)
{
  if (self->is_stale)
    changed_cb (self);
}

static void
country_cb (PalCompareView *self)
{
  const char *own = pal_selection_get_country (pal_view_get_selection (PAL_VIEW (self)));

  pal_scene_view_set_current_id (PAL_SCENE_VIEW (self->chart), own);
  ask_to_scroll (self);
}

static void
picked_cb (PalCompareView *self, const char *iso2)
{
  g_autofree char *country = g_strdup (iso2);

  pal_selection_set_country (pal_view_get_selection (PAL_VIEW (self)), country);
}

static void
sort_cb (PalCompareView *self)
{
  pal_compare_model_set_sort (
      self->model, gtk_drop_down_get_selected (self->sort_choice) == 1 ? PAL_SORT_NAME : PAL_SORT_SCORE);
}

static void
narrow_cb (PalCompareView *self)
{
  gboolean is_narrow = pal_view_is_narrow (PAL_VIEW (self));

  pal_subject_button_set_narrow (PAL_SUBJECT_BUTTON (self->subject_button), is_narrow);
  /* The wave stands in the header bar, where its menu is. */
  gtk_widget_set_visible (self->wave_choice, !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->sort_choice), !is_narrow);
  gtk_widget_set_visible (self->method_label, !is_narrow);
  pal_side_pane_set_folded (self->list_pane, is_narrow);
  pal_side_pane_set_folded (self->inspector_pane, is_narrow);
  pal_side_pane_set_shown (self->list_pane, !is_narrow);
  pal_side_pane_set_shown (self->inspector_pane, !is_narrow);
}

static gboolean
is_trying (PalCompareView *self)
{
  return pal_side_pane_is_shown (self->inspector_pane) && gtk_widget_get_visible (self->method_pane);
}

/* A method counts only as long as its pane stands beside the chart: nobody takes its order for the released
 * one. */
static void
inspector_cb (PalCompareView *self)
{
  gboolean tries = is_trying (self);

  pal_view_toolbar_set_inspector_shown (PAL_VIEW_TOOLBAR (self->toolbar),
                                        pal_side_pane_is_shown (self->inspector_pane) && !tries);
  gtk_toggle_button_set_active (self->method_button, tries);
  pal_method_model_set_active (self->method, tries);
}

/* Not the pages of a stack: a screen reader of GTK 4.8 would read the one that is not on top as well. */
static void
choose_pane (PalCompareView *self, gboolean is_method)
{
  gtk_widget_set_visible (self->method_pane, is_method);
  gtk_widget_set_visible (self->explain_pane, !is_method);
}

static void
show_method (PalCompareView *self)
{
  PalSelection *selection = pal_view_get_selection (PAL_VIEW (self));
  const PalSubject *subject = pal_compare_model_get_subject (self->model);

  /* What has no weights gives way to what has. */
  if (subject == NULL || subject->series != NULL || subject->kind == PAL_SCORE_INDICATOR)
    pal_selection_set_subject (selection, "INDEX");
  choose_pane (self, TRUE);
  pal_side_pane_set_shown (self->inspector_pane, TRUE);
  inspector_cb (self);
}

static void
leave_method (PalCompareView *self)
{
  choose_pane (self, FALSE);
  if (pal_view_is_narrow (PAL_VIEW (self)))
    pal_side_pane_set_shown (self->inspector_pane, FALSE);
  inspector_cb (self);
}

static void
method_toggled_cb (PalCompareView *self)
{
  gboolean wanted = gtk_toggle_button_get_active (self->method_button);

  if (wanted == is_trying (self))
    return;
  if (wanted)
    show_method (self);
  else
    leave_method (self);
}

/* As if the button was pressed. */
static void
method_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalCompareView *self = PAL_COMPARE_VIEW (widget);

  gtk_toggle_button_set_active (self->method_button, !gtk_toggle_button_get_active (self->method_button));
}

static void
method_closed_cb (PalCompareView *self)
{
  leave_method (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->method_button));
}

static void
show_table (PalView *view)
{
  g_autoptr (PalTable) table = pal_compare_scene_to_table (PAL_COMPARE_VIEW (view)->model);

  pal_table_dialog_present (GTK_WIDGET (view), table);
}

static void
export_view (PalView *view)
{
  PalCompareView *self = PAL_COMPARE_VIEW (view);
  PalCompareSceneOptions options = { .theme = pal_theme_get (PAL_THEME_LIGHT),
                                     .width = EXPORT_WIDTH,
                                     .is_sheet = TRUE };
  g_autoptr (PalScene) scene = NULL;
  g_autofree char *title = pal_compare_scene_dup_title (self->model);
  g_autofree char *name = pal_export_make_name (title);

  options.is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  scene = pal_compare_scene_new (self->model, &options, NULL);
  if (scene != NULL)
    pal_export_scene (GTK_WIDGET (view), name, scene);
  else
    pal_view_toast (GTK_WIDGET (view), _ ("There is nothing to export yet."));
}

static void
toggle_inspector (PalView *view)
{
  PalCompareView *self = PAL_COMPARE_VIEW (view);
  gboolean was_shown = pal_side_pane_is_shown (self->inspector_pane) && !is_trying (self);

  choose_pane (self, FALSE);
  pal_side_pane_set_shown (self->inspector_pane, !was_shown);
  inspector_cb (self);
}

static gboolean
is_settled (PalView *view)
{
  PalCompareView *self = PAL_COMPARE_VIEW (view);

  return !self->scroll_to_own && !pal_method_model_is_drawing (self->method) &&
         pal_compare_tour_is_settled (view);
}

static void
add_tour_stops (PalView *view, PalTour *tour)
{
  pal_compare_tour_add_stops (view, tour);
}

static void
pal_compare_view_dispose (GObject *object)
{
  PalCompareView *self = PAL_COMPARE_VIEW (object);

  if (self->chart != NULL)
    pal_scene_view_set_builder (PAL_SCENE_VIEW (self->chart), NULL, NULL, NULL);
  self->chart = NULL;
  g_clear_object (&self->model);
  if (self->method != NULL)
    pal_method_model_set_active (self->method, FALSE);
  g_clear_object (&self->method);

  G_OBJECT_CLASS (pal_compare_view_parent_class)->dispose (object);
}

static GtkToggleButton *
build_method_button (PalCompareView *self)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->method_label = gtk_label_new (_ ("Weights and Method"));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pal-weights-symbolic"));
  gtk_box_append (GTK_BOX (box), self->method_label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Move weights and watch the ranks"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Weights and Method"), -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (method_toggled_cb), self, G_CONNECT_SWAPPED);
  return GTK_TOGGLE_BUTTON (button);
}

static void
build_toolbar (PalCompareView *self)
{
  PalWorkspace *workspace = pal_view_get_workspace (PAL_VIEW (self));
  PalSelection *selection = pal_view_get_selection (PAL_VIEW (self));
  const char *sorts[] = { _ ("Sorted by rank"), _ ("Sorted by name"), NULL };
  PalViewToolbar *toolbar;

  self->toolbar = pal_view_toolbar_new (PAL_VIEW (self), PAL_TOOLBAR_DRAFT | PAL_TOOLBAR_TABLE |
                                                             PAL_TOOLBAR_EXPORT | PAL_TOOLBAR_INSPECTOR);
  toolbar = PAL_VIEW_TOOLBAR (self->toolbar);
  self->list_button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->list_button), "view-list-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->list_button), _ ("Countries"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Countries"), -1);
  self->subject_button = pal_subject_button_new (workspace, selection);
  self->sort_choice = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (sorts));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sort_choice), _ ("Order of the rows"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sort_choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Order of the rows"), -1);
  g_signal_connect_object (self->sort_choice, "notify::selected", G_CALLBACK (sort_cb), self,
                           G_CONNECT_SWAPPED);
  pal_view_toolbar_add_start (toolbar, GTK_WIDGET (self->list_button));
  pal_view_toolbar_add_start (toolbar, self->subject_button);
  self->wave_choice = pal_wave_choice_new (workspace, selection);
  pal_view_toolbar_add_start (toolbar, self->wave_choice);
  pal_view_toolbar_add_start (toolbar, GTK_WIDGET (self->sort_choice));
  self->method_button = build_method_button (self);
  pal_view_toolbar_add_end (toolbar, GTK_WIDGET (self->method_button));
}

static GtkWidget *
build_inspector (PalCompareView *self)
{
  PalSelection *selection = pal_view_get_selection (PAL_VIEW (self));
  PalWorkspace *workspace = pal_view_get_workspace (PAL_VIEW (self));
  g_autoptr (PalDataRange) range = pal_data_range_new (workspace, selection);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->explain_pane = pal_explain_pane_new (workspace, selection);
  self->method_pane = pal_method_pane_new (self->method, range, selection);
  gtk_widget_set_hexpand (self->explain_pane, TRUE);
  gtk_widget_set_hexpand (self->method_pane, TRUE);
  g_signal_connect_object (self->method_pane, "closed", G_CALLBACK (method_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->explain_pane);
  gtk_box_append (GTK_BOX (box), self->method_pane);
  choose_pane (self, FALSE);
  return box;
}

static GtkWidget *
build_chart_page (PalCompareView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->chart = pal_scene_view_new ();
  pal_scene_view_set_min_width (PAL_SCENE_VIEW (self->chart), MIN_CHART_WIDTH);
  pal_scene_view_set_builder (PAL_SCENE_VIEW (self->chart), build_chart, self, NULL);
  g_signal_connect_object (self->chart, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "moved", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  self->notes = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->notes, 0);
  gtk_label_set_wrap (self->notes, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->notes), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->notes), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->notes), "pal-chart-notes");
  gtk_box_append (GTK_BOX (box), self->chart);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notes));
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, box);
  return GTK_WIDGET (self->scroller);
}

static GtkWidget *
build_content (PalCompareView *self)
{
  GtkWidget *chart = build_chart_page (self);

  self->empty_page = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->empty_page, "pal-compare-symbolic");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, chart, "chart");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty_page), "empty");
  return GTK_WIDGET (self->stack);
}

static void
pal_compare_view_constructed (GObject *object)
{
  PalCompareView *self = PAL_COMPARE_VIEW (object);
  PalWorkspace *workspace = pal_view_get_workspace (PAL_VIEW (self));
  PalSelection *selection = pal_view_get_selection (PAL_VIEW (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  G_OBJECT_CLASS (pal_compare_view_parent_class)->constructed (object);

  self->model = pal_compare_model_new (workspace, selection);
  self->method = pal_method_model_new (workspace, selection);
  pal_compare_model_set_method (self->model, self->method);
  build_toolbar (self);
  self->inspector_pane =
      PAL_SIDE_PANE (pal_side_pane_new (GTK_PACK_END, build_inspector (self), build_content (self)));
  self->list_pane = PAL_SIDE_PANE (pal_side_pane_new (GTK_PACK_START, pal_compare_countries_new (self->model),
                                                      GTK_WIDGET (self->inspector_pane)));
  g_object_bind_property (self->list_pane, "shown", self->list_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->list_pane), TRUE);
  gtk_box_append (GTK_BOX (box), self->toolbar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list_pane));
  adw_bin_set_child (ADW_BIN (self), box);

  g_signal_connect_object (self->model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::country", G_CALLBACK (country_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->inspector_pane, "notify::shown", G_CALLBACK (inspector_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_cb), NULL);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  narrow_cb (self);
  inspector_cb (self);
  changed_cb (self);
  country_cb (self);
}

static void
pal_compare_view_class_init (PalCompareViewClass *klass)
{
  PalViewClass *view_class = PAL_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = pal_compare_view_constructed;
  G_OBJECT_CLASS (klass)->dispose = pal_compare_view_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "compare.method", NULL, method_action);
  view_class->help_page = "compare";
  view_class->show_table = show_table;
  view_class->export_view = export_view;
  view_class->toggle_inspector = toggle_inspector;
  view_class->is_settled = is_settled;
  view_class->add_tour_stops = add_tour_stops;
}

static void
pal_compare_view_init (PalCompareView *self)
{
}
