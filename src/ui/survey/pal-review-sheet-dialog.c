/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-review-sheet-dialog.h"

#include <glib/gi18n.h>

#include "session/pal-review-sheet-line.h"
#include "ui/survey/pal-query-dialog.h"

#define WIDTH 900
#define NARROW_WIDTH 340 /* fits a telephone */

struct _PalReviewSheetDialog
{
  AdwWindow parent_instance;

  PalSurveyModel *model; /* owned */
  char *institution;     /* of the part, or NULL */
  char *country;
  GListStore *lines;             /* owned, PalReviewSheetLine */
  GtkSingleSelection *selection; /* owned */
  AdwWindowTitle *title;
  GtkCheckButton *differing_check;
  GtkStack *stack;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalReviewSheetDialog, pal_review_sheet_dialog, ADW_TYPE_WINDOW)

/* Whoever walks through the list stays where they are. */
static void
refresh (PalReviewSheetDialog *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *subtitle = NULL;
  PalSelection *selection = pal_survey_model_get_selection (self->model);

  /* The form below may show another part by now: the list keeps what it is about. */
  if (g_strcmp0 (pal_selection_get_country (selection), self->country) != 0 ||
      g_strcmp0 (pal_selection_get_institution (selection), self->institution) != 0)
    return;
  lines = pal_review_sheet_list (self->model, gtk_check_button_get_active (self->differing_check));
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)), lines->pdata,
                       lines->len);
  if (position < lines->len)
    gtk_single_selection_set_selected (self->selection, position);
  subtitle = g_strdup_printf (ngettext ("%u question", "%u questions", lines->len), lines->len);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0 ? "list" : "empty");
}

static void
activated_cb (PalReviewSheetDialog *self, guint position)
{
  g_autoptr (PalReviewSheetLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (line == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, self->institution,
                 pal_review_sheet_line_get_question (line));
  if (parent != NULL)
    gtk_window_present (parent);
}

/* The query is about the question of the row: it becomes the focused one of the form. */
static void
ask_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalReviewSheetDialog *self = PAL_REVIEW_SHEET_DIALOG (widget);
  PalReviewSheetLine *line = gtk_single_selection_get_selected_item (self->selection);

  if (line != NULL && pal_survey_model_go_to (self->model, self->institution,
                                              pal_review_sheet_line_get_question (line)) != NULL)
    pal_query_dialog_open (GTK_WINDOW (self), self->model);
}

static void
pal_review_sheet_dialog_dispose (GObject *object)
{
  PalReviewSheetDialog *self = PAL_REVIEW_SHEET_DIALOG (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->lines);
  g_clear_object (&self->model);
  g_clear_pointer (&self->institution, g_free);
  g_clear_pointer (&self->country, g_free);

  G_OBJECT_CLASS (pal_review_sheet_dialog_parent_class)->dispose (object);
}

static void
pal_review_sheet_dialog_class_init (PalReviewSheetDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_review_sheet_dialog_dispose;

  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "sheet.ask", NULL, ask_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "sheet.ask", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_review_sheet_dialog_init (PalReviewSheetDialog *self)
{
  self->lines = g_list_store_new (PAL_TYPE_REVIEW_SHEET_LINE);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  gtk_widget_set_size_request (GTK_WIDGET (self), NARROW_WIDTH, 300);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, label);
}

static void
bind_question_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  PalReviewSheetLine *line = gtk_list_item_get_item (item);
  g_autofree char *text = g_strdup_printf ("%s %s", pal_review_sheet_line_get_question (line),
                                           pal_review_sheet_line_get_text (line));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
bind_now_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      pal_review_sheet_line_get_now (gtk_list_item_get_item (item)));
}

static void
bind_before_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      pal_review_sheet_line_get_before (gtk_list_item_get_item (item)));
}

static void
bind_difference_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      pal_review_sheet_line_get_difference (gtk_list_item_get_item (item)));
}

static void
bind_queries_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  guint n = pal_review_sheet_line_get_n_queries (gtk_list_item_get_item (item));
  g_autofree char *text = g_strdup_printf (ngettext ("%u query", "%u queries", n), n);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), n > 0 ? text : "");
}

static void
add_column (GtkColumnView *view, const char *title, gboolean expands, int width, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, expands);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (view, column);
  g_object_unref (column);
}

static GtkWidget *
build_list (PalReviewSheetDialog *self)
{
  GtkWidget *view = gtk_column_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Side by Side"),
                                  -1);
  add_column (GTK_COLUMN_VIEW (view), _ ("Question"), TRUE, 0, G_CALLBACK (bind_question_cb));
  add_column (GTK_COLUMN_VIEW (view), _ ("This Wave"), FALSE, 170, G_CALLBACK (bind_now_cb));
  add_column (GTK_COLUMN_VIEW (view), _ ("Last Wave"), FALSE, 170, G_CALLBACK (bind_before_cb));
  add_column (GTK_COLUMN_VIEW (view), _ ("Difference"), FALSE, 120, G_CALLBACK (bind_difference_cb));
  add_column (GTK_COLUMN_VIEW (view), _ ("Queries"), FALSE, 90, G_CALLBACK (bind_queries_cb));
  g_signal_connect_swapped (view, "activate", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

static GtkWidget *
build_header (PalReviewSheetDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *ask = gtk_button_new_with_mnemonic (_ ("Open _Query…"));
  g_autofree char *name = pal_survey_model_dup_part_name (self->model);

  gtk_window_set_title (GTK_WINDOW (self), name);
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (name, NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (ask), "sheet.ask");
  gtk_widget_set_visible (ask, !pal_workspace_is_read_only (pal_survey_model_get_workspace (self->model)) &&
                                   pal_survey_model_may (self->model, PAL_RIGHT_ASK));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), ask);
  return header;
}

GtkWidget *
pal_review_sheet_dialog_new (GtkWindow *parent, PalSurveyModel *model)
{
  PalReviewSheetDialog *self =
      g_object_new (PAL_TYPE_REVIEW_SHEET_DIALOG, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  PalSelection *selection = pal_survey_model_get_selection (model);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *empty = adw_status_page_new ();

  gtk_window_set_default_size (
      GTK_WINDOW (self),
      parent != NULL ? CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 20, NARROW_WIDTH, WIDTH) : WIDTH,
      600);
  self->model = g_object_ref (model);
  self->country = g_strdup (pal_selection_get_country (selection));
  self->institution = g_strdup (pal_selection_get_institution (selection));
  self->differing_check =
      GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("Only What _Differs or Is Asked About")));
  gtk_widget_set_margin_start (GTK_WIDGET (self->differing_check), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->differing_check), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->differing_check), 6);
  g_signal_connect_swapped (self->differing_check, "toggled", G_CALLBACK (refresh), self);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nothing Differs"));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, build_list (self), "list");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->differing_check));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);

  g_signal_connect_object (model, "answers-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
