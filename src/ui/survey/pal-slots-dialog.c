/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-slots-dialog.h"

#include <glib/gi18n.h>

#include "base/pal-number.h"
#include "session/pal-commands.h"
#include "ui/survey/pal-slots-line.h"
#include "ui/survey/pal-value-dialog.h"
#include "ui/widget/pal-wrap-layout.h"

#define WIDTH 680
#define NARROW_WIDTH 340 /* fits a telephone */

struct _PalSlotsDialog
{
  AdwWindow parent_instance;

  PalSlotsModel *model; /* owned */
  AdwWindowTitle *title;
  GtkWidget *accept_button;
  GtkDropDown *family_choice;
  GtkDropDown *filter_choice;
  GtkLabel *totals_label;
  GtkLabel *problem_label;
  GtkEditable *reason_row;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkListView *view;
  GtkSingleSelection *selection; /* owned */
};

G_DEFINE_FINAL_TYPE (PalSlotsDialog, pal_slots_dialog, ADW_TYPE_WINDOW)

static void
show_empty (PalSlotsDialog *self)
{
  const PalSlotsTotals *totals = pal_slots_model_get_totals (self->model);
  gboolean has_any = totals->n_equal + totals->n_different + totals->n_one_side > 0;

  adw_status_page_set_icon_name (self->empty_page, has_any ? "emblem-ok-symbolic" : "pal-survey-symbolic");
  adw_status_page_set_title (self->empty_page, has_any ? _ ("Nothing to Decide") : _ ("Nothing to Compare"));
  adw_status_page_set_description (
      self->empty_page,
      has_any ? _ ("All answers agree, or somebody has decided.")
      : pal_slots_model_get_family (self->model) == PAL_SLOTS_ENTRIES
          ? _ ("Nobody has made an entry here yet. Choose “First Entry” above the form to begin.")
          : _ ("No expert has answered here yet. Choose an expert above the form to begin."));
}

/* "2 of 3 (66.7 %)" of the answers that two or more gave. */
static char *
make_equal_text (PalSlotsDialog *self)
{
  const PalSlotsTotals *totals = pal_slots_model_get_totals (self->model);
  g_autofree char *percent = NULL;
  double share;

  if (!pal_slots_model_get_agreement (self->model, &share))
    return g_strdup (_ ("Nothing answered twice yet"));
  percent = pal_number_format (100 * share, 1);
  /* Translators: how many of the answers that were given twice are equal, and the percent. */
  return g_strdup_printf (_ ("Equal %u of %u (%s %%)"), totals->n_equal,
                          totals->n_equal + totals->n_different, percent);
}

static void
show_totals (PalSlotsDialog *self)
{
  const PalSlotsTotals *totals = pal_slots_model_get_totals (self->model);
  gboolean can_write = pal_slots_model_may_decide (self->model);
  g_autofree char *part = pal_slots_model_dup_part_name (self->model);
  g_autofree char *equal = make_equal_text (self);
  g_autofree char *text = NULL, *accept = NULL;

  /* Translators: first “Equal 2 of 3 (66.7 %)”, then how many answers differ, stand alone, are open. */
  text = g_strdup_printf (_ ("%s · different %u · one answer only %u · to be decided %u"), equal,
                          totals->n_different, totals->n_one_side, totals->n_open);
  accept = g_strdup_printf (ngettext ("_Accept %u Equal", "_Accept %u Equal", totals->n_to_accept),
                            totals->n_to_accept);
  adw_window_title_set_title (self->title, pal_slots_model_get_family (self->model) == PAL_SLOTS_ENTRIES
                                               ? _ ("Compare Entries")
                                               : _ ("Compare Experts"));
  adw_window_title_set_subtitle (self->title, part);
  gtk_label_set_text (self->totals_label, text);
  gtk_button_set_label (GTK_BUTTON (self->accept_button), accept);
  gtk_widget_set_visible (self->accept_button, totals->n_to_accept > 0 && can_write);
  show_empty (self);
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (pal_slots_model_get_rows (self->model)) > 0 ? "list" : "empty");
}

static void
filter_cb (PalSlotsDialog *self)
{
  pal_slots_model_set_family (self->model, gtk_drop_down_get_selected (self->family_choice) == 0
                                               ? PAL_SLOTS_ENTRIES
                                               : PAL_SLOTS_EXPERTS);
  pal_slots_model_set_filter (self->model, (PalSlotsFilter) gtk_drop_down_get_selected (self->filter_choice));
  show_totals (self);
}

/* The row of @question; "" is the chosen one. */
static PalSlotsRow *
find_row (PalSlotsDialog *self, const char *question)
{
  if (*question != '\0')
    return pal_slots_model_find (self->model, question);
  return gtk_single_selection_get_selected_item (self->selection);
}

static const char *
get_reason (PalSlotsDialog *self)
{
  return gtk_editable_get_text (self->reason_row);
}

/* A reason is for one decision.  @error: why it was refused, or NULL. */
static void
finish (PalSlotsDialog *self, const GError *error)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), error != NULL);
  gtk_label_set_text (self->problem_label, error != NULL ? error->message : "");
  if (error == NULL)
    gtk_editable_set_text (self->reason_row, "");
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
}

static void
take (PalSlotsDialog *self, PalSlotsRow *row, const char *slot)
{
  g_autoptr (PalSlotsRow) kept = g_object_ref (row);
  g_autoptr (GError) error = NULL;

  pal_slots_model_take (self->model, kept, slot, get_reason (self), &error);
  finish (self, error);
}

static void
take_value (PalSlotsDialog *self, PalSlotsRow *row, const PalValue *value)
{
  g_autoptr (PalSlotsRow) kept = g_object_ref (row);
  g_autoptr (GError) error = NULL;

  pal_slots_model_take_value (self->model, kept, value, get_reason (self), &error);
  finish (self, error);
}

static void
take_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalSlotsDialog *self = PAL_SLOTS_DIALOG (widget);
  const char *question, *slot;
  PalSlotsRow *row;

  g_variant_get (parameter, "(&s&s)", &question, &slot);
  row = find_row (self, question);
  if (row != NULL)
    take (self, row, slot);
}

static void
take_column_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalSlotsDialog *self = PAL_SLOTS_DIALOG (widget);
  PalSlotsRow *row = find_row (self, "");
  guint column = g_variant_get_uint32 (parameter);

  if (row == NULL || column == 0 || column > pal_slots_row_get_cells (row)->len)
    return;
  take (self, row,
        ((const PalSlotsCell *) g_ptr_array_index (pal_slots_row_get_cells (row), column - 1))->slot);
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalSlotsDialog *self = PAL_SLOTS_DIALOG (widget);
  PalSlotsRow *row = find_row (self, g_variant_get_string (parameter, NULL));
  g_autoptr (PalSlotsRow) kept = row != NULL ? g_object_ref (row) : NULL;
  g_autoptr (GError) error = NULL;

  if (row == NULL)
    return;
  pal_slots_model_keep (self->model, kept, get_reason (self), &error);
  finish (self, error);
}

static void
suggest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalSlotsDialog *self = PAL_SLOTS_DIALOG (widget);
  PalSlotsRow *row = find_row (self, g_variant_get_string (parameter, NULL));

  if (row != NULL && pal_slots_row_get_suggestion (row)->kind != PAL_VALUE_NONE)
    take_value (self, row, pal_slots_row_get_suggestion (row));
}

#define ROW_KEY "pal-row"

static void
chosen_cb (PalSlotsDialog *self, const PalValue *value, GtkWidget *dialog)
{
  take_value (self, g_object_get_data (G_OBJECT (dialog), ROW_KEY), value);
}

static void
ask_other (PalSlotsDialog *self, PalSlotsRow *row)
{
  GtkWidget *dialog = pal_value_dialog_new (GTK_WINDOW (self), row);

  g_object_set_data_full (G_OBJECT (dialog), ROW_KEY, g_object_ref (row), g_object_unref);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
other_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalSlotsDialog *self = PAL_SLOTS_DIALOG (widget);
  PalSlotsRow *row = find_row (self, g_variant_get_string (parameter, NULL));

  if (row != NULL)
    ask_other (self, row);
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalSlotsDialog *self = PAL_SLOTS_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  guint n;

  pal_slots_model_accept_equal (self->model, get_reason (self), &n, &error);
  finish (self, error);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalWorkspace *workspace = pal_slots_model_get_workspace (PAL_SLOTS_DIALOG (widget)->model);

  if (g_str_equal (name, "slots.undo"))
    pal_commands_undo (workspace);
  else
    pal_commands_redo (workspace);
}

static void
choose (PalSlotsDialog *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

/* Round and round over what is open, also where the filter shows more. */
static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalSlotsDialog *self = PAL_SLOTS_DIALOG (widget);
  GListModel *rows = pal_slots_model_get_rows (self->model);
  guint n = g_list_model_get_n_items (rows);
  guint step = g_str_equal (name, "slots.next") ? 1 : n - 1;
  guint position = gtk_single_selection_get_selected (self->selection);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PalSlotsRow) row = NULL;

      position = position < n ? (position + step) % n : 0;
      row = g_list_model_get_item (rows, position);
      if (pal_slots_row_is_open (row))
        {
          choose (self, position);
          return;
        }
    }
}

static void
activated_cb (PalSlotsDialog *self, guint position)
{
  g_autoptr (PalSlotsRow) row = g_list_model_get_item (pal_slots_model_get_rows (self->model), position);

  if (row != NULL)
    ask_other (self, row);
}

static void
setup_cb (PalSlotsDialog *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, pal_slots_line_new ());
}

static void
bind_cb (PalSlotsDialog *self, GtkListItem *item)
{
  pal_slots_line_set_row (PAL_SLOTS_LINE (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (PalSlotsDialog *self, GtkListItem *item)
{
  pal_slots_line_set_row (PAL_SLOTS_LINE (gtk_list_item_get_child (item)), NULL);
}

static void
pal_slots_dialog_dispose (GObject *object)
{
  PalSlotsDialog *self = PAL_SLOTS_DIALOG (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (pal_slots_dialog_parent_class)->dispose (object);
}

static void
pal_slots_dialog_class_init (PalSlotsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GdkModifierType shift = GDK_SHIFT_MASK, control = GDK_CONTROL_MASK;

  G_OBJECT_CLASS (klass)->dispose = pal_slots_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "slots.take", "(ss)", take_action);
  gtk_widget_class_install_action (widget_class, "slots.take-column", "u", take_column_action);
  gtk_widget_class_install_action (widget_class, "slots.keep", "s", keep_action);
  gtk_widget_class_install_action (widget_class, "slots.other", "s", other_action);
  gtk_widget_class_install_action (widget_class, "slots.suggest", "s", suggest_action);
  gtk_widget_class_install_action (widget_class, "slots.accept-equal", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "slots.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "slots.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "slots.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "slots.previous", NULL, step_action);
  for (guint i = 1; i <= 9; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i, control, "slots.take-column", "u", i);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, control, "slots.keep", "s", "");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, control, "slots.other", "s", "");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, control, "slots.suggest", "s", "");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control, "slots.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control | shift, "slots.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "slots.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, shift, "slots.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_slots_dialog_init (PalSlotsDialog *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), NARROW_WIDTH, 300);
}

static GtkDropDown *
add_choice (PalSlotsDialog *self, GtkWidget *box, const char *const *names, const char *label, guint chosen)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (choice, label);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), chosen);
  pal_wrap_box_append (box, choice);
  return GTK_DROP_DOWN (choice);
}

static GtkLabel *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  return GTK_LABEL (label);
}

static GtkWidget *
build_top (PalSlotsDialog *self)
{
  const char *const families[] = { _ ("Two Entries"), _ ("Experts"), NULL };
  const char *const filters[] = { _ ("To Be Decided"), _ ("All Differences"), _ ("All Questions"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *choices = pal_wrap_box_new (6, 6);

  self->family_choice = add_choice (self, choices, families, _ ("What is compared"),
                                    pal_slots_model_get_family (self->model) == PAL_SLOTS_EXPERTS);
  self->filter_choice = add_choice (self, choices, filters, _ ("Which questions are shown"), 0);
  g_signal_connect_swapped (self->family_choice, "notify::selected", G_CALLBACK (filter_cb), self);
  g_signal_connect_swapped (self->filter_choice, "notify::selected", G_CALLBACK (filter_cb), self);
  self->totals_label = make_label ("caption");
  gtk_widget_set_margin_start (choices, 12);
  gtk_widget_set_margin_end (choices, 12);
  gtk_widget_set_margin_top (choices, 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->totals_label), 6);
  gtk_box_append (GTK_BOX (box), choices);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->totals_label));
  return box;
}

static GtkWidget *
build_header (PalSlotsDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Compare Entries"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  self->accept_button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->accept_button), TRUE);
  gtk_widget_set_tooltip_text (self->accept_button, _ ("Agree on all equal answers that are not agreed yet"));
  gtk_widget_add_css_class (self->accept_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->accept_button), "slots.accept-equal");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->accept_button);
  return header;
}

static GtkWidget *
build_list (PalSlotsDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (g_object_ref (pal_slots_model_get_rows (self->model)));
  self->view =
      GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Compared answers"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  return scroller;
}

static GtkWidget *
build_foot (PalSlotsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_entry_row_new ();

  self->reason_row = GTK_EDITABLE (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Reason for the next decision (optional)"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_widget_set_margin_start (list, 12);
  gtk_widget_set_margin_end (list, 12);
  gtk_widget_set_margin_bottom (list, 12);
  gtk_widget_set_margin_top (box, 9);
  self->problem_label = make_label ("error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem_label));
  gtk_box_append (GTK_BOX (box), list);
  return box;
}

/* Nothing can be decided in a file that is open for reading, nor by who only answers. */
static void
offer_decisions (PalSlotsDialog *self)
{
  static const char *const actions[] = { "slots.take",    "slots.take-column",  "slots.keep", "slots.other",
                                         "slots.suggest", "slots.accept-equal", "slots.undo", "slots.redo" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], pal_slots_model_may_decide (self->model));
}

GtkWidget *
pal_slots_dialog_new (GtkWindow *parent, PalSlotsModel *model)
{
  PalSlotsDialog *self =
      g_object_new (PAL_TYPE_SLOTS_DIALOG, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *empty = adw_status_page_new ();

  gtk_window_set_default_size (
      GTK_WINDOW (self),
      parent != NULL ? CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 20, NARROW_WIDTH, WIDTH) : WIDTH,
      640);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Compare Entries"));
  self->model = g_object_ref (model);
  self->empty_page = ADW_STATUS_PAGE (empty);
  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_box_append (GTK_BOX (box), build_top (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, build_list (self), "list");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), build_foot (self));
  adw_window_set_content (ADW_WINDOW (self), box);

  g_signal_connect_object (model, "totals-changed", G_CALLBACK (show_totals), self, G_CONNECT_SWAPPED);
  offer_decisions (self);
  show_totals (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GTK_WIDGET (self);
}

PalSlotsModel *
pal_slots_dialog_get_model (PalSlotsDialog *self)
{
  return self->model;
}
