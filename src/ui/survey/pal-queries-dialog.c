/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-queries-dialog.h"

#include <glib/gi18n.h>

#include "model/pal-country.h"
#include "ui/survey/pal-query-dialog.h"
#include "ui/survey/pal-query-row.h"
#include "ui/widget/pal-table-dialog.h"
#include "ui/widget/pal-wrap-layout.h"

#define WIDTH 640
#define NARROW_WIDTH 340 /* fits a telephone */

struct _PalQueriesDialog
{
  AdwWindow parent_instance;

  PalQueryList *list;   /* owned */
  GPtrArray *countries; /* const char* iso2, one less than the choice */
  AdwWindowTitle *title;
  GtkDropDown *country_choice;
  GtkDropDown *state_choice;
  GtkCheckButton *mine_check;
  GtkStack *stack;
  GtkListView *view;
  GtkSingleSelection *selection; /* owned */
  gboolean is_own;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalQueriesDialog, pal_queries_dialog, ADW_TYPE_WINDOW)

static void
show_totals (PalQueriesDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text = NULL;
  guint n_open, n_answered, n_closed;

  pal_query_list_get_totals (self->list, &n_open, &n_answered, &n_closed);
  /* Translators: of the whole wave: how many queries are open, answered and closed. */
  text = g_strdup_printf (_ ("Open %u · answered %u · closed %u"), n_open, n_answered, n_closed);
  adw_window_title_set_subtitle (self->title, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static void
filter_cb (PalQueriesDialog *self)
{
  guint country = gtk_drop_down_get_selected (self->country_choice);

  if (self->is_own)
    return;
  pal_query_list_set_filter (self->list,
                             country > 0 && country <= self->countries->len
                                 ? g_ptr_array_index (self->countries, country - 1)
                                 : NULL,
                             (PalQueryFilter) gtk_drop_down_get_selected (self->state_choice),
                             gtk_check_button_get_active (self->mine_check));
}

static void
setup_cb (PalQueriesDialog *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, pal_query_row_new ());
}

static void
bind_cb (PalQueriesDialog *self, GtkListItem *item)
{
  pal_query_row_set_thread (gtk_list_item_get_child (item), gtk_list_item_get_item (item),
                            pal_workspace_get_dataset (pal_query_list_get_workspace (self->list)));
}

static void
activated_cb (PalQueriesDialog *self, guint position)
{
  g_autoptr (PalQueryThread) thread = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (thread == NULL)
    return;
  pal_query_list_set_current (self->list, thread);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, thread);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalQueriesDialog *self = PAL_QUERIES_DIALOG (widget);
  PalQueryThread *thread = pal_query_list_step (self->list, g_str_equal (name, "queries.next") ? 1 : -1);
  guint position;

  if (thread == NULL)
    return;
  position = pal_query_list_get_position (self->list);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, thread);
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalQueriesDialog *self = PAL_QUERIES_DIALOG (widget);
  PalQueryThread *thread = gtk_single_selection_get_selected_item (self->selection);
  PalQueryStepKind kind = g_str_equal (name, "queries.answer")  ? PAL_QUERY_ANSWER
                          : g_str_equal (name, "queries.close") ? PAL_QUERY_CLOSE
                                                                : PAL_QUERY_REOPEN;

  if (thread != NULL &&
      pal_query_rule_is_allowed (pal_query_rule_get (kind), pal_query_thread_get_state (thread)))
    pal_query_dialog_step (GTK_WINDOW (self), pal_query_list_get_workspace (self->list), thread, kind);
}

static void
table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (PalTable) table = pal_query_list_make_table (PAL_QUERIES_DIALOG (widget)->list);

  pal_table_dialog_present (widget, table);
}

static void
pal_queries_dialog_dispose (GObject *object)
{
  PalQueriesDialog *self = PAL_QUERIES_DIALOG (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->countries, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_queries_dialog_parent_class)->dispose (object);
}

static void
pal_queries_dialog_class_init (PalQueriesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_queries_dialog_dispose;

  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, PAL_TYPE_QUERY_THREAD);
  gtk_widget_class_install_action (widget_class, "queries.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "queries.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "queries.answer", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "queries.close", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "queries.reopen", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "queries.table", NULL, table_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "queries.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, GDK_SHIFT_MASK, "queries.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "queries.answer", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "queries.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "queries.reopen", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "queries.table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_queries_dialog_init (PalQueriesDialog *self)
{
  self->countries = g_ptr_array_new ();
  gtk_widget_set_size_request (GTK_WIDGET (self), NARROW_WIDTH, 300);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Queries"));
}

static GtkDropDown *
add_choice (PalQueriesDialog *self, GtkWidget *box, const char *const *names, const char *label)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (choice, label);
  pal_wrap_box_append (box, choice);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (filter_cb), self);
  return GTK_DROP_DOWN (choice);
}

static GtkWidget *
build_filters (PalQueriesDialog *self, const char *first_country)
{
  const char *const states[] = { _ ("Not Closed"),
                                 pal_query_state_get_label (PAL_QUERY_OPEN),
                                 pal_query_state_get_label (PAL_QUERY_ANSWERED),
                                 pal_query_state_get_label (PAL_QUERY_CLOSED),
                                 _ ("All States"),
                                 NULL };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkWidget *box = pal_wrap_box_new (6, 6);
  guint chosen = 0;

  self->is_own = TRUE;
  g_clear_pointer (&self->countries, g_ptr_array_unref);
  self->countries = pal_query_list_dup_countries (self->list);
  g_ptr_array_add (names, _ ("All Countries"));
  for (guint i = 0; i < self->countries->len; i++)
    {
      const char *iso2 = g_ptr_array_index (self->countries, i);
      const PalCountry *country = pal_country_find (iso2);

      g_ptr_array_add (names, (char *) (country != NULL ? pal_country_get_display_name (country) : iso2));
      if (g_strcmp0 (iso2, first_country) == 0)
        chosen = i + 1;
    }
  g_ptr_array_add (names, NULL);
  self->country_choice = add_choice (self, box, (const char *const *) names->pdata, _ ("Country"));
  gtk_drop_down_set_selected (self->country_choice, chosen);
  self->state_choice = add_choice (self, box, states, _ ("State"));
  self->mine_check = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("Assigned to _Me")));
  g_signal_connect_swapped (self->mine_check, "toggled", G_CALLBACK (filter_cb), self);
  pal_wrap_box_append (box, GTK_WIDGET (self->mine_check));
  self->is_own = FALSE;
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

static void
add_button (GtkWidget *header, gboolean at_start, const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (at_start)
    adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  else
    adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
}

static GtkWidget *
build_header (PalQueriesDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Queries"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  add_button (header, TRUE, "go-up-symbolic", _ ("Previous Query"), "queries.previous");
  add_button (header, TRUE, "go-down-symbolic", _ ("Next Query"), "queries.next");
  add_button (header, FALSE, "pal-table-symbolic", _ ("Show as Table"), "queries.table");
  return header;
}

static GtkWidget *
build_list (PalQueriesDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  self->view =
      GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Queries"),
                                  -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  return scroller;
}

GtkWidget *
pal_queries_dialog_new (GtkWindow *parent, PalQueryList *list, const char *country)
{
  PalQueriesDialog *self =
      g_object_new (PAL_TYPE_QUERIES_DIALOG, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *empty = adw_status_page_new ();

  gtk_window_set_default_size (
      GTK_WINDOW (self),
      parent != NULL ? CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 20, NARROW_WIDTH, WIDTH) : WIDTH,
      600);
  self->list = g_object_ref (list);
  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_box_append (GTK_BOX (box), build_filters (self, country));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("No Query Here"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (empty), _ ("To ask about an answer, choose its question and press F7 in the form."));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, build_list (self), "list");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);

  g_signal_connect_object (list, "totals-changed", G_CALLBACK (show_totals), self, G_CONNECT_SWAPPED);
  filter_cb (self);
  return GTK_WIDGET (self);
}
