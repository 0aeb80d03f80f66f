/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-board-pane.h"

#include <glib/gi18n.h>

#include "scene/pal-scene-pick.h"
#include "session/pal-board-scene.h"
#include "ui/pal-export.h"
#include "ui/widget/pal-scene-view.h"
#include "ui/widget/pal-table-dialog.h"

/* px of a saved picture, before it is made finer for print */
#define EXPORT_WIDTH 1200
#define MIN_BOARD_WIDTH 300

struct _PalBoardPane
{
  AdwBin parent_instance;

  PalBoardModel *model; /* owned */
  gboolean is_stale;    /* to be drawn anew when it is seen */

  /* Owned by the tree */
  GtkBox *bar;
  GtkWidget *back_button;
  GtkLabel *title;
  GtkDropDown *questions_choice;
  GtkDropDown *sort_choice;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkWidget *board;
  GtkLabel *notes;
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_PROBLEMS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalBoardPane, pal_board_pane, ADW_TYPE_BIN)

static PalScene *
build_board (double width, double height, const PalTheme *theme, gpointer data)
{
  PalBoardPane *self = PAL_BOARD_PANE (data);
  PalBoardSceneOptions options = { .theme = theme, .width = width };
  g_autoptr (GError) error = NULL;
  PalScene *scene;

  if (self->model == NULL || width < MIN_BOARD_WIDTH)
    return NULL;
  options.is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  scene = pal_board_scene_new (self->model, &options, &error);
  if (error != NULL)
    g_critical ("the board could not be drawn: %s", error->message);
  return scene;
}

static void
show_notes (PalBoardPane *self)
{
  g_autoptr (GPtrArray) notes = pal_board_scene_dup_notes (self->model);
  g_autofree char *text = NULL;

  g_ptr_array_add (notes, NULL);
  text = g_strjoinv ("\n", (char **) notes->pdata);
  gtk_label_set_text (self->notes, text);
}

static void
changed_cb (PalBoardPane *self)
{
  g_autofree char *title = NULL;

  if (self->model == NULL)
    return;
  /* Answers that are typed into the form must not pay for a board that nobody sees. */
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale)
    return;
  title = pal_board_scene_dup_title (self->model);
  gtk_label_set_text (self->title, title);
  gtk_widget_set_visible (self->back_button, pal_board_model_get_country (self->model) != NULL);
  gtk_stack_set_visible_child_name (self->stack,
                                    pal_board_model_get_rows (self->model)->len > 0 ? "board" : "empty");
  show_notes (self);
  pal_scene_view_rebuild (PAL_SCENE_VIEW (self->board));
}

static void
mapped_cb (PalBoardPane *self)
{
  if (self->is_stale)
    changed_cb (self);
}

static void
open_country (PalBoardPane *self, const char *iso2)
{
  g_autofree char *country = g_strdup (iso2);

  pal_board_model_set_country (self->model, country);
  pal_scene_view_set_current_id (PAL_SCENE_VIEW (self->board), country);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_grab_focus (self->board);
}

/* The name of a country opens its parts; everything else leads into the form. */
static void
picked_cb (PalBoardPane *self, const char *id)
{
  const PalBoardRow *row = NULL;
  const char *institution = NULL, *question = NULL;
  g_autofree char *place_institution = NULL, *place_question = NULL, *country = NULL;
  guint module = 0;
  PalBoardSpot spot = pal_board_scene_find (self->model, id, &row, &module);

  if (spot == PAL_BOARD_SPOT_NONE || row->kind == PAL_BOARD_ALL)
    return;
  if (spot == PAL_BOARD_SPOT_ROW && row->kind == PAL_BOARD_COUNTRY)
    {
      if (pal_board_model_get_country (self->model) == NULL)
        open_country (self, row->country);
      return;
    }

  /* What is borrowed from the row does not outlive the selection. */
  country = g_strdup (row->country);
  if (pal_board_model_find_place (self->model, row, spot == PAL_BOARD_SPOT_MODULE ? (int) module : -1,
                                  &institution, &question))
    {
      place_institution = g_strdup (institution);
      place_question = g_strdup (question);
    }
  pal_selection_set_country (pal_board_model_get_selection (self->model), country);
  if (spot == PAL_BOARD_SPOT_PROBLEMS)
    g_signal_emit (self, signals[SIGNAL_PROBLEMS], 0);
  else if (place_question != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, place_institution, place_question);
  else
    pal_view_toast (GTK_WIDGET (self), _ ("Nothing is asked here."));
}

/* The keyboard may have gone where the window does not reach. */
static void
moved_cb (PalBoardPane *self)
{
  PalSceneView *board = PAL_SCENE_VIEW (self->board);
  graphene_point_t point;
  PalRect box;

  if (pal_scene_view_get_bounds (board, pal_scene_view_get_current_id (board), &box) &&
      gtk_widget_compute_point (self->board, gtk_widget_get_parent (self->board),
                                &GRAPHENE_POINT_INIT (0, (float) box.y), &point))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller),
                               (double) point.y - box.height, (double) point.y + box.height * 2);
}

static void
questions_cb (PalBoardPane *self)
{
  pal_board_model_set_core_only (self->model, gtk_drop_down_get_selected (self->questions_choice) == 1);
}

static void
sort_cb (PalBoardPane *self)
{
  pal_board_model_set_sort (self->model, gtk_drop_down_get_selected (self->sort_choice) == 1
                                             ? PAL_BOARD_SORT_NAME
                                             : PAL_BOARD_SORT_SHARE);
}

static void
back_cb (PalBoardPane *self)
{
  pal_board_pane_go_back (self);
}

static void
pal_board_pane_dispose (GObject *object)
{
  PalBoardPane *self = PAL_BOARD_PANE (object);

  if (self->board != NULL)
    pal_scene_view_set_builder (PAL_SCENE_VIEW (self->board), NULL, NULL, NULL);
  self->board = NULL;
  g_clear_object (&self->model);

  G_OBJECT_CLASS (pal_board_pane_parent_class)->dispose (object);
}

static void
pal_board_pane_class_init (PalBoardPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_board_pane_dispose;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_PROBLEMS] = g_signal_new ("problems", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
}

static GtkDropDown *
make_choice (const char *const *strings, const char *name)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (strings);

  gtk_widget_set_tooltip_text (choice, name);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_DROP_DOWN (choice);
}

static GtkWidget *
build_bar (PalBoardPane *self)
{
  const char *const questions[] = { _ ("All questions"), _ ("Core questions"), NULL };
  const char *const sorts[] = { _ ("Sorted by share"), _ ("Sorted by name"), NULL };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->back_button = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back_button, _ ("All Countries"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("All Countries"), -1);
  gtk_widget_add_css_class (self->back_button, "flat");
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-4");
  gtk_box_append (GTK_BOX (head), self->back_button);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  self->questions_choice = make_choice (questions, _ ("Questions that count"));
  self->sort_choice = make_choice (sorts, _ ("Order of the rows"));
  gtk_box_append (GTK_BOX (choices), GTK_WIDGET (self->questions_choice));
  gtk_box_append (GTK_BOX (choices), GTK_WIDGET (self->sort_choice));
  self->bar = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (self->bar, head);
  gtk_box_append (self->bar, choices);
  gtk_widget_add_css_class (GTK_WIDGET (self->bar), "pal-board-bar");
  return GTK_WIDGET (self->bar);
}

static GtkWidget *
build_page (PalBoardPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->board = pal_scene_view_new ();
  /* Until it is drawn for the first time. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->board), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Board"),
                                  -1);
  pal_scene_view_set_min_width (PAL_SCENE_VIEW (self->board), MIN_BOARD_WIDTH);
  pal_scene_view_set_grid (PAL_SCENE_VIEW (self->board), TRUE);
  self->notes = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->notes, 0);
  gtk_label_set_wrap (self->notes, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->notes), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->notes), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->notes), "pal-chart-notes");
  gtk_box_append (GTK_BOX (box), self->board);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notes));
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, box);
  return GTK_WIDGET (self->scroller);
}

static GtkWidget *
build_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "pal-survey-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Country Takes Part Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("A country stands on the board as soon as it has an institution or an "
                                      "answer in this wave."));
  return page;
}

static void
pal_board_pane_init (PalBoardPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = build_page (self);

  gtk_box_append (GTK_BOX (box), build_bar (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, page, "board");
  gtk_stack_add_named (self->stack, build_empty (), "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
pal_board_pane_new (PalBoardModel *model)
{
  PalBoardPane *self = g_object_new (PAL_TYPE_BOARD_PANE, NULL);

  self->model = g_object_ref (model);
  self->is_stale = TRUE;
  pal_scene_view_set_builder (PAL_SCENE_VIEW (self->board), build_board, self, NULL);
  g_signal_connect_object (self->board, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->questions_choice, "notify::selected", G_CALLBACK (questions_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sort_choice, "notify::selected", G_CALLBACK (sort_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->back_button, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  return GTK_WIDGET (self);
}

void
pal_board_pane_set_narrow (PalBoardPane *self, gboolean is_narrow)
{
  g_return_if_fail (PAL_IS_BOARD_PANE (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

GtkWidget *
pal_board_pane_get_board (PalBoardPane *self)
{
  g_return_val_if_fail (PAL_IS_BOARD_PANE (self), NULL);
  return self->board;
}

gboolean
pal_board_pane_go_back (PalBoardPane *self)
{
  g_autofree char *country = NULL;

  g_return_val_if_fail (PAL_IS_BOARD_PANE (self), FALSE);

  country = g_strdup (pal_board_model_get_country (self->model));
  if (country == NULL)
    return FALSE;
  pal_board_model_set_country (self->model, NULL);
  pal_scene_view_set_current_id (PAL_SCENE_VIEW (self->board), country);
  gtk_widget_grab_focus (self->board);
  moved_cb (self);
  return TRUE;
}

void
pal_board_pane_show_table (PalBoardPane *self)
{
  g_autoptr (PalTable) table = pal_board_scene_to_table (self->model);

  pal_table_dialog_present (GTK_WIDGET (self), table);
}

void
pal_board_pane_export (PalBoardPane *self)
{
  PalBoardSceneOptions options = { .theme = pal_theme_get (PAL_THEME_LIGHT),
                                   .width = EXPORT_WIDTH,
                                   .is_sheet = TRUE };
  g_autoptr (PalScene) scene = NULL;
  g_autofree char *title = pal_board_scene_dup_title (self->model);
  g_autofree char *name = pal_export_make_name (title);

  options.is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  scene = pal_board_scene_new (self->model, &options, NULL);
  if (scene != NULL)
    pal_export_scene (GTK_WIDGET (self), name, scene);
  else
    pal_view_toast (GTK_WIDGET (self), _ ("There is nothing to export yet."));
}
