/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-grid-pane.h"

#include <glib/gi18n.h>

#include "model/pal-country.h"
#include "session/pal-grid-plan.h"
#include "session/pal-grid-table.h"
#include "ui/pal-export.h"
#include "ui/pal-view.h"
#include "ui/survey/pal-grid-keys.h"
#include "ui/survey/pal-grid-preview.h"
#include "ui/widget/pal-table-dialog.h"
#include "ui/widget/pal-wrap-layout.h"

struct _PalGridPane
{
  AdwBin parent_instance;

  PalGridModel *model; /* owned */
  GPtrArray *codes;    /* char*: iso2 of the country choice behind its first line, owned */
  GArray *modules;     /* int: of the module choice behind its first line */
  gboolean is_own;     /* this sets the choices, nobody else */

  /* Owned by the tree */
  GtkDropDown *country_choice;
  GtkDropDown *module_choice;
  GtkWidget *filter;
  GtkStack *stack;
  AdwStatusPage *empty;
  PalGridSheet *sheet;
  GtkLabel *status;
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalGridPane, pal_grid_pane, ADW_TYPE_BIN)

static PalDataset *
get_dataset (PalGridPane *self)
{
  return pal_workspace_get_dataset (pal_grid_model_get_workspace (self->model));
}

static void
set_choice (PalGridPane *self, GtkDropDown *choice, GtkStringList *names, guint chosen)
{
  gboolean was_own = self->is_own;

  self->is_own = TRUE;
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (choice, chosen);
  self->is_own = was_own;
}

/* The institutions stand by country in their list. */
static void
fill_countries (PalGridPane *self)
{
  GPtrArray *all = pal_dataset_get_institutions (get_dataset (self));
  const char *selected = pal_selection_get_country (pal_grid_model_get_selection (self->model));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = GTK_INVALID_LIST_POSITION;

  g_ptr_array_set_size (self->codes, 0);
  gtk_string_list_append (names, _ ("All countries"));
  for (guint i = 0; i < all->len; i++)
    {
      const char *iso2 = pal_institution_get_country (g_ptr_array_index (all, i));
      const PalCountry *country;

      if (iso2 == NULL ||
          (self->codes->len > 0 && g_str_equal (g_ptr_array_index (self->codes, self->codes->len - 1), iso2)))
        continue;
      country = pal_country_find (iso2);
      g_ptr_array_add (self->codes, g_strdup (iso2));
      gtk_string_list_append (names, country != NULL ? pal_country_get_display_name (country) : iso2);
      if (g_strcmp0 (iso2, selected) == 0)
        chosen = self->codes->len;
    }
  set_choice (self, self->country_choice, names, pal_grid_model_get_all_countries (self->model) ? 0 : chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->country_choice), self->codes->len > 1);
}

static void
fill_modules (PalGridPane *self)
{
  PalInstrument *instrument = pal_grid_model_get_instrument (self->model);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  g_array_set_size (self->modules, 0);
  gtk_string_list_append (names, _ ("All modules"));
  for (guint i = 0; instrument != NULL && i < pal_instrument_get_n_sections (instrument); i++)
    {
      const PalSection *section = pal_instrument_get_section (instrument, i);
      int module = (int) section->module;

      if (section->level != PAL_LEVEL_INSTITUTION ||
          (self->modules->len > 0 && g_array_index (self->modules, int, self->modules->len - 1) == module))
        continue;
      g_array_append_val (self->modules, module);
      gtk_string_list_append (names, pal_instrument_get_module (instrument, section->module)->title);
      if (module == pal_grid_model_get_module (self->model))
        chosen = self->modules->len;
    }
  set_choice (self, self->module_choice, names, chosen);
}

static void
show_page (PalGridPane *self)
{
  gboolean has_columns = pal_grid_model_get_n_columns (self->model) > 0;
  gboolean has_rows = pal_grid_model_get_n_rows (self->model) > 0;

  adw_status_page_set_title (self->empty, has_columns ? _ ("No Institution Yet") : _ ("No Question Found"));
  adw_status_page_set_description (self->empty,
                                   has_columns ? _ ("This country has no institution in the survey. Add one "
                                                    "in the form, or choose another country.")
                                               : _ ("No question of this module has these words."));
  gtk_stack_set_visible_child_name (self->stack, has_columns && has_rows ? "grid" : "empty");
}

static void
changed_cb (PalGridPane *self)
{
  if (self->model == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  fill_countries (self);
  fill_modules (self);
  show_page (self);
}

static void
country_cb (PalGridPane *self)
{
  guint chosen = gtk_drop_down_get_selected (self->country_choice);

  if (self->is_own || chosen == GTK_INVALID_LIST_POSITION)
    return;
  self->is_own = TRUE;
  pal_grid_model_set_all_countries (self->model, chosen == 0);
  if (chosen > 0 && chosen <= self->codes->len)
    {
      g_autofree char *iso2 = g_strdup (g_ptr_array_index (self->codes, chosen - 1));

      pal_selection_set_country (pal_grid_model_get_selection (self->model), iso2);
    }
  self->is_own = FALSE;
}

static void
module_cb (PalGridPane *self)
{
  guint chosen = gtk_drop_down_get_selected (self->module_choice);

  if (!self->is_own && chosen <= self->modules->len)
    pal_grid_model_set_module (self->model, chosen > 0 ? g_array_index (self->modules, int, chosen - 1) : -1);
}

static void
filter_cb (PalGridPane *self)
{
  pal_grid_model_set_filter (self->model, gtk_editable_get_text (GTK_EDITABLE (self->filter)));
}

static void
moved_cb (PalGridPane *self)
{
  PalGridRange range = pal_grid_sheet_get_range (self->sheet);
  const PalGridCursor *cursor = pal_grid_sheet_get_cursor (self->sheet);
  g_autofree char *text = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->status), "error");
  if (!pal_grid_sheet_has_cells (self->sheet))
    text = g_strdup ("");
  else if (range.n_rows > 1 || range.n_columns > 1)
    text = g_strdup_printf (
        ngettext ("%u cell is selected", "%u cells are selected", range.n_rows * range.n_columns),
        range.n_rows * range.n_columns);
  else
    text = pal_grid_model_dup_title_of (self->model, cursor->row, cursor->column);
  gtk_label_set_text (self->status, text);
}

static void
refused_cb (PalGridPane *self, const char *message)
{
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "error");
  gtk_label_set_text (self->status, message);
}

static void
applied_cb (PalGridPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->sheet));
}

static void
present (PalGridPane *self, GtkWidget *preview)
{
  g_signal_connect_object (preview, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (preview));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalGridPane *self = PAL_GRID_PANE (widget);
  PalGridRange range = pal_grid_sheet_get_range (self->sheet);
  g_autofree char *text = NULL;

  if (!pal_grid_sheet_has_cells (self->sheet))
    return;
  text = pal_grid_model_copy (self->model, &range);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PalGridPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  PalGridRange range;

  if (self->model == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !pal_grid_sheet_has_cells (self->sheet))
    return;
  if (text == NULL || *text == '\0')
    {
      refused_cb (self, _ ("There is no text to paste."));
      return;
    }
  range = pal_grid_sheet_get_range (self->sheet);
  present (self,
           pal_grid_preview_new_paste (pal_view_get_window (GTK_WIDGET (self)), self->model, &range, text));
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb, g_object_ref (widget));
}

/* What harms nothing is done at once; where answers would be replaced or refused, they are shown first. */
static void
run_plan (PalGridPane *self, const char *title, PalGridPlan *plan)
{
  g_autoptr (PalGridPlan) mine = plan;

  if (mine->n_writes == 0 && mine->n_refused == 0)
    refused_cb (self, _ ("Nothing changes."));
  else if (mine->n_replaces > 0 || mine->n_refused > 0)
    present (self, pal_grid_preview_new_plan (pal_view_get_window (GTK_WIDGET (self)), title,
                                              g_steal_pointer (&mine)));
  else
    pal_grid_plan_apply (mine);
}

static void
fill_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalGridPane *self = PAL_GRID_PANE (widget);
  PalGridRange range = pal_grid_sheet_get_range (self->sheet);

  if (!pal_grid_sheet_has_cells (self->sheet))
    return;
  if (range.n_rows < 2)
    {
      refused_cb (self, _ ("Select the cell to copy from and the cells below it."));
      return;
    }
  run_plan (self, _ ("Fill Down"), pal_grid_plan_new_fill (self->model, &range));
}

static void
set_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalGridPane *self = PAL_GRID_PANE (widget);
  PalGridRange range = pal_grid_sheet_get_range (self->sheet);

  if (pal_grid_sheet_has_cells (self->sheet))
    present (self, pal_grid_preview_new_set (pal_view_get_window (widget), self->model, &range));
}

/* One cell is cleared at once, as in any spreadsheet; undo brings it back. */
static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalGridPane *self = PAL_GRID_PANE (widget);
  PalGridRange range = pal_grid_sheet_get_range (self->sheet);
  g_autoptr (PalGridPlan) plan = NULL;

  if (!pal_grid_sheet_has_cells (self->sheet))
    return;
  plan = pal_grid_plan_new_set (self->model, &range, "");
  if (range.n_rows * range.n_columns > 1 && plan->n_writes > 0)
    run_plan (self, _ ("Clear Cells"), g_steal_pointer (&plan));
  else if (plan->n_writes > 0)
    pal_grid_plan_apply (plan);
  else
    refused_cb (self, plan->n_refused > 0 ? ((PalGridEdit *) g_ptr_array_index (plan->edits, 0))->message
                                          : _ ("Nothing changes."));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalGridPane *self = PAL_GRID_PANE (widget);
  const PalGridCursor *cursor = pal_grid_sheet_get_cursor (self->sheet);
  g_autoptr (PalInstitution) institution = NULL;
  g_autofree char *question = NULL;

  if (!pal_grid_sheet_has_cells (self->sheet))
    return;
  institution = g_object_ref (pal_grid_model_get_institution (self->model, cursor->row));
  question = g_strdup (pal_grid_model_get_question (self->model, cursor->column)->id);
  pal_selection_set_country (pal_grid_model_get_selection (self->model),
                             pal_institution_get_country (institution));
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, pal_institution_get_id (institution), question);
}

static void
mapped_cb (PalGridPane *self)
{
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->sheet));
}

static void
pal_grid_pane_dispose (GObject *object)
{
  PalGridPane *self = PAL_GRID_PANE (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->modules, g_array_unref);

  G_OBJECT_CLASS (pal_grid_pane_parent_class)->dispose (object);
}

static void
pal_grid_pane_class_init (PalGridPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_grid_pane_dispose;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "grid.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "grid.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "grid.fill-down", NULL, fill_action);
  gtk_widget_class_install_action (widget_class, "grid.set", NULL, set_action);
  gtk_widget_class_install_action (widget_class, "grid.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "grid.open", NULL, open_action);
}

/* A choice without anything to choose would be a button that nobody can name. */
static GtkDropDown *
make_choice (const char *name, const char *first)
{
  const char *const names[] = { first, NULL };
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  gtk_widget_set_tooltip_text (choice, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_DROP_DOWN (choice);
}

static GtkWidget *
make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) clipboard = g_menu_new ();
  g_autoptr (GMenu) edits = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (clipboard, _ ("_Copy"), "grid.copy");
  g_menu_append (clipboard, _ ("_Paste…"), "grid.paste");
  g_menu_append (edits, _ ("_Fill Down"), "grid.fill-down");
  g_menu_append (edits, _ ("_Set Cells…"), "grid.set");
  g_menu_append (edits, _ ("C_lear"), "grid.clear");
  g_menu_append (places, _ ("_Open in the Form"), "grid.open");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edits));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Cells"));
  gtk_widget_set_tooltip_text (button, _ ("What to do with the selected cells"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Cells"), -1);
  return button;
}

static GtkWidget *
build_bar (PalGridPane *self)
{
  GtkWidget *bar = pal_wrap_box_new (6, 6);

  self->country_choice = make_choice (_ ("Country of the institutions"), _ ("All countries"));
  self->module_choice = make_choice (_ ("Module of the questions"), _ ("All modules"));
  self->filter = gtk_search_entry_new ();
  g_object_set (self->filter, "placeholder-text", _ ("Filter questions"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter questions"), -1);
  pal_wrap_box_append (bar, GTK_WIDGET (self->country_choice));
  pal_wrap_box_append (bar, GTK_WIDGET (self->module_choice));
  pal_wrap_box_append (bar, self->filter);
  pal_wrap_box_append (bar, make_menu ());
  gtk_widget_add_css_class (bar, "pal-grid-bar");
  g_signal_connect_object (self->country_choice, "notify::selected", G_CALLBACK (country_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->module_choice, "notify::selected", G_CALLBACK (module_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "search-changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  return bar;
}

static GtkWidget *
build_grid (PalGridPane *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->sheet = PAL_GRID_SHEET (pal_grid_sheet_new (self->model));
  pal_grid_keys_attach (self->sheet);
  /* Bars that lie over the grid would hide the last column. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->sheet));
  gtk_widget_set_vexpand (scroller, TRUE);
  g_signal_connect_object (self->sheet, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  return scroller;
}

static void
pal_grid_pane_init (PalGridPane *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->modules = g_array_new (FALSE, FALSE, sizeof (int));
}

GtkWidget *
pal_grid_pane_new (PalWorkspace *workspace, PalSelection *selection)
{
  PalGridPane *self = g_object_new (PAL_TYPE_GRID_PANE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->model = pal_grid_model_new (workspace, selection);
  gtk_box_append (GTK_BOX (box), build_bar (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->empty, "pal-survey-symbolic");
  gtk_stack_add_named (self->stack, build_grid (self), "grid");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  self->status = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->status, 0);
  gtk_label_set_wrap (self->status, TRUE);
  gtk_label_set_lines (self->status, 2);
  gtk_label_set_ellipsize (self->status, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "pal-grid-status");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->status));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  return GTK_WIDGET (self);
}

PalGridSheet *
pal_grid_pane_get_sheet (PalGridPane *self)
{
  g_return_val_if_fail (PAL_IS_GRID_PANE (self), NULL);
  return self->sheet;
}

const char *
pal_grid_pane_get_status (PalGridPane *self)
{
  g_return_val_if_fail (PAL_IS_GRID_PANE (self), NULL);
  return gtk_label_get_text (self->status);
}

void
pal_grid_pane_show_table (PalGridPane *self)
{
  g_autoptr (PalTable) table = pal_grid_table_new (self->model);

  pal_table_dialog_present (GTK_WIDGET (self), table);
}

void
pal_grid_pane_export (PalGridPane *self)
{
  g_autoptr (PalTable) table = pal_grid_table_new (self->model);
  g_autofree char *csv = pal_table_to_csv (table);
  g_autofree char *title = pal_grid_model_dup_title (self->model);
  g_autofree char *name = pal_export_make_name (title);

  pal_export_csv (GTK_WIDGET (self), name, csv);
}
