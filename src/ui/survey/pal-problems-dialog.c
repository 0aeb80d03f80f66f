/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-problems-dialog.h"

#include <glib/gi18n.h>

#include "model/pal-country.h"
#include "session/pal-commands-reason.h"
#include "session/pal-workspace.h"
#include "ui/survey/pal-keep-dialog.h"
#include "ui/survey/pal-problem-row.h"
#include "ui/widget/pal-table-dialog.h"
#include "ui/widget/pal-wrap-layout.h"

#define WIDTH 640
#define NARROW_WIDTH 340 /* fits a telephone */

struct _PalProblemsDialog
{
  AdwWindow parent_instance;

  PalProblemList *list; /* owned */
  GPtrArray *countries; /* const char* iso2, one less than the choice */
  AdwWindowTitle *title;
  GtkDropDown *country_choice;
  GtkDropDown *severity_choice;
  GtkDropDown *state_choice;
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

G_DEFINE_FINAL_TYPE (PalProblemsDialog, pal_problems_dialog, ADW_TYPE_WINDOW)

static void
show_totals (PalProblemsDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text = NULL;
  guint errors, warnings, notes, kept;

  pal_problem_list_get_totals (self->list, &errors, &warnings, &notes, &kept);
  /* Translators: of the whole wave: how many errors, warnings and notes are open, and how many are kept. */
  text = g_strdup_printf (_ ("Errors %u · warnings %u · notes %u · kept %u"), errors, warnings, notes, kept);
  adw_window_title_set_subtitle (self->title, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static void
filter_cb (PalProblemsDialog *self)
{
  guint country = gtk_drop_down_get_selected (self->country_choice);
  int severity = (int) gtk_drop_down_get_selected (self->severity_choice) - 1;
  guint state = gtk_drop_down_get_selected (self->state_choice);

  if (self->is_own)
    return;
  pal_problem_list_set_filter (self->list,
                               country > 0 && country <= self->countries->len
                                   ? g_ptr_array_index (self->countries, country - 1)
                                   : NULL,
                               severity, (PalProblemState) state);
  show_totals (self);
}

static void
keep_cb (PalProblemsDialog *self, PalProblem *problem)
{
  pal_keep_dialog_present (GTK_WINDOW (self), pal_problem_list_get_workspace (self->list), problem);
}

static void
reopen_cb (PalProblemsDialog *self, PalProblem *problem)
{
  pal_commands_reopen_problem (pal_problem_list_get_workspace (self->list), problem);
}

static void
setup_cb (PalProblemsDialog *self, GtkListItem *item)
{
  GtkWidget *row = pal_problem_row_new ();

  g_signal_connect_object (row, "keep", G_CALLBACK (keep_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "reopen", G_CALLBACK (reopen_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (PalProblemsDialog *self, GtkListItem *item)
{
  PalWorkspace *workspace = pal_problem_list_get_workspace (self->list);
  PalProblem *problem = gtk_list_item_get_item (item);
  const PalFinding *finding = pal_problem_get_finding (problem);

  pal_problem_row_set_problem (
      PAL_PROBLEM_ROW (gtk_list_item_get_child (item)), problem, pal_workspace_get_dataset (workspace),
      pal_workspace_may (workspace, PAL_RIGHT_KEEP, finding->country, finding->institution));
}

static void
pick (PalProblemsDialog *self, PalProblem *problem)
{
  pal_problem_list_set_current (self->list, problem);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, problem);
}

static void
activated_cb (PalProblemsDialog *self, guint position)
{
  g_autoptr (PalProblem) problem = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (problem != NULL)
    pick (self, problem);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalProblemsDialog *self = PAL_PROBLEMS_DIALOG (widget);
  PalProblem *problem = pal_problem_list_step (self->list, g_str_equal (name, "problems.next") ? 1 : -1);

  if (problem == NULL)
    return;
  pal_problems_dialog_show_current (self);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, problem);
}

static PalProblem *
dup_selected (PalProblemsDialog *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? g_object_ref (item) : NULL;
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalProblemsDialog *self = PAL_PROBLEMS_DIALOG (widget);
  g_autoptr (PalProblem) problem = dup_selected (self);

  if (problem != NULL && !pal_problem_is_kept (problem) && pal_problem_can_be_kept (problem))
    keep_cb (self, problem);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalProblemsDialog *self = PAL_PROBLEMS_DIALOG (widget);
  g_autoptr (PalProblem) problem = dup_selected (self);

  if (problem != NULL)
    reopen_cb (self, problem);
}

static void
table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (PalTable) table = pal_problem_list_make_table (PAL_PROBLEMS_DIALOG (widget)->list);

  pal_table_dialog_present (widget, table);
}

static void
pal_problems_dialog_dispose (GObject *object)
{
  PalProblemsDialog *self = PAL_PROBLEMS_DIALOG (object);

  if (self->list != NULL)
    pal_problem_list_set_watched (self->list, FALSE);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->countries, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_problems_dialog_parent_class)->dispose (object);
}

static void
pal_problems_dialog_class_init (PalProblemsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_problems_dialog_dispose;

  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, PAL_TYPE_PROBLEM);
  gtk_widget_class_install_action (widget_class, "problems.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "problems.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "problems.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "problems.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "problems.table", NULL, table_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "problems.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK, "problems.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "problems.keep", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "problems.reopen", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "problems.table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_problems_dialog_init (PalProblemsDialog *self)
{
  self->countries = g_ptr_array_new ();
  gtk_widget_set_size_request (GTK_WIDGET (self), NARROW_WIDTH, 300);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Problems"));
}

static GtkDropDown *
add_choice (PalProblemsDialog *self, GtkWidget *box, const char *const *names, const char *label)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (choice, label);
  pal_wrap_box_append (box, choice);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (filter_cb), self);
  return GTK_DROP_DOWN (choice);
}

static GtkWidget *
build_filters (PalProblemsDialog *self, GPtrArray *countries)
{
  const char *const severities[] = { _ ("All Severities"),
                                     pal_problem_list_get_severity_label (PAL_SEVERITY_ERROR),
                                     pal_problem_list_get_severity_label (PAL_SEVERITY_WARNING),
                                     pal_problem_list_get_severity_label (PAL_SEVERITY_NOTE), NULL };
  const char *const states[] = { _ ("Open"), _ ("Kept"), _ ("Open and Kept"), NULL };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkWidget *box = pal_wrap_box_new (6, 6);

  self->is_own = TRUE;
  g_ptr_array_add (names, _ ("All Countries"));
  for (guint i = 0; countries != NULL && i < countries->len; i++)
    {
      const PalCountry *country = pal_country_find (g_ptr_array_index (countries, i));

      if (country == NULL)
        continue;
      g_ptr_array_add (self->countries, country->iso2);
      g_ptr_array_add (names, (char *) pal_country_get_display_name (country));
    }
  g_ptr_array_add (names, NULL);
  self->country_choice = add_choice (self, box, (const char *const *) names->pdata, _ ("Country"));
  self->severity_choice = add_choice (self, box, severities, _ ("Severity"));
  self->state_choice = add_choice (self, box, states, _ ("State"));
  self->is_own = FALSE;
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

static GtkWidget *
add_button (AdwHeaderBar *header,
            gboolean at_start,
            const char *icon,
            const char *tooltip,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (at_start)
    adw_header_bar_pack_start (header, button);
  else
    adw_header_bar_pack_end (header, button);
  return button;
}

static GtkWidget *
build_header (PalProblemsDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Problems"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  add_button (ADW_HEADER_BAR (header), TRUE, "go-up-symbolic", _ ("Previous Problem"), "problems.previous");
  add_button (ADW_HEADER_BAR (header), TRUE, "go-down-symbolic", _ ("Next Problem"), "problems.next");
  add_button (ADW_HEADER_BAR (header), FALSE, "pal-table-symbolic", _ ("Show as Table"), "problems.table");
  return header;
}

static GtkWidget *
build_list (PalProblemsDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  self->view =
      GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Problems"),
                                  -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  return scroller;
}

GtkWidget *
pal_problems_dialog_new (GtkWindow *parent, PalProblemList *list)
{
  PalProblemsDialog *self =
      g_object_new (PAL_TYPE_PROBLEMS_DIALOG, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *empty = adw_status_page_new ();

  gtk_window_set_default_size (
      GTK_WINDOW (self),
      parent != NULL ? CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 20, NARROW_WIDTH, WIDTH) : WIDTH,
      600);
  self->list = g_object_ref (list);
  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_box_append (GTK_BOX (box), build_filters (self, pal_problem_list_get_countries (list)));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nothing Open"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _ ("There is nothing to mend here."));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, build_list (self), "list");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);

  g_signal_connect_object (list, "totals-changed", G_CALLBACK (show_totals), self, G_CONNECT_SWAPPED);
  pal_problem_list_set_watched (list, TRUE);
  filter_cb (self);
  return GTK_WIDGET (self);
}

void
pal_problems_dialog_show_current (PalProblemsDialog *self)
{
  guint position = pal_problem_list_get_position (self->list);

  g_return_if_fail (PAL_IS_PROBLEMS_DIALOG (self));

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}
