/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-grid-preview.h"

#include <glib/gi18n.h>

/* More than this nobody reads; the rest is counted. */
#define MAX_LISTED 200

struct _PalGridPreview
{
  AdwWindow parent_instance;

  PalGridModel *model; /* owned */
  PalGridRange range;
  char *text;        /* of the clipboard, or NULL */
  PalGridPlan *plan; /* owned, or NULL */

  /* Owned by the tree */
  GtkBox *body;
  GtkWidget *apply;
  GtkDropDown *separator; /* NULL: no paste */
  GtkWidget *clears;
  GtkWidget *value; /* AdwEntryRow, NULL: nothing to ask */
  GtkLabel *counts;
  GtkLabel *notes;
  GtkListBox *list;
  GtkWidget *scroller;
};

enum
{
  SIGNAL_APPLIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char separators[] = { '\t', ';', ',', '\0' };

G_DEFINE_FINAL_TYPE (PalGridPreview, pal_grid_preview, ADW_TYPE_WINDOW)

static GtkWidget *
make_row (PalGridPlan *plan, const PalGridEdit *edit)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean is_refused = edit->fate == PAL_GRID_REFUSES;
  g_autofree char *place = pal_grid_plan_dup_place (plan, edit);
  g_autofree char *text =
      g_strdup_printf (_ ("“%s”: %s"), edit->text,
                       is_refused ? edit->message : _ ("Written, but this question is not asked there."));
  g_autofree char *title = g_markup_escape_text (text, -1), *subtitle = g_markup_escape_text (place, -1);
  GtkWidget *icon =
      gtk_image_new_from_icon_name (is_refused ? "dialog-error-symbolic" : "dialog-information-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_refused ? _ ("Refused") : _ ("Note"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

/* What is refused comes first. */
static void
list_edits (PalGridPreview *self)
{
  guint n = 0, all = self->plan != NULL ? self->plan->n_refused + self->plan->n_hidden : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; self->plan != NULL && i < self->plan->edits->len && n < MAX_LISTED; i++)
      {
        const PalGridEdit *edit = g_ptr_array_index (self->plan->edits, i);

        if (pass == 0 ? edit->fate != PAL_GRID_REFUSES : !edit->is_hidden)
          continue;
        gtk_list_box_append (self->list, make_row (self->plan, edit));
        n++;
      }
  if (all > n)
    {
      g_autofree char *rest = g_strdup_printf (ngettext ("and %u more", "and %u more", all - n), all - n);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rest);
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (self->scroller, all > 0);
}

static void
add_line (GString *out, char *line)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append (out, line);
  g_free (line);
}

static void
show_counts (PalGridPreview *self, const char *problem)
{
  const PalGridPlan *plan = self->plan;
  g_autoptr (GString) counts = g_string_new (NULL);
  g_autoptr (GString) notes = g_string_new (NULL);

  if (plan == NULL)
    {
      gtk_label_set_text (self->counts, problem);
      gtk_label_set_text (self->notes, "");
      gtk_widget_set_visible (GTK_WIDGET (self->notes), FALSE);
      return;
    }
  add_line (counts, g_strdup_printf (ngettext ("%u answer changes", "%u answers change", plan->n_writes),
                                     plan->n_writes));
  add_line (counts, g_strdup_printf (ngettext ("%u stays as it is", "%u stay as they are", plan->n_keeps),
                                     plan->n_keeps));
  add_line (counts,
            g_strdup_printf (ngettext ("%u is refused", "%u are refused", plan->n_refused), plan->n_refused));
  if (plan->n_replaces > 0)
    add_line (notes,
              g_strdup_printf (ngettext ("%u answer that is there already is replaced.",
                                         "%u answers that are there already are replaced.", plan->n_replaces),
                               plan->n_replaces));
  if (plan->n_hidden > 0)
    add_line (notes,
              g_strdup_printf (ngettext ("%u is written where the question is not asked.",
                                         "%u are written where the question is not asked.", plan->n_hidden),
                               plan->n_hidden));
  gtk_label_set_text (self->counts, counts->str);
  gtk_label_set_text (self->notes, notes->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), notes->len > 0);
}

static void
show_plan (PalGridPreview *self, const char *problem)
{
  gboolean is_partial = self->plan != NULL && self->plan->n_refused > 0;

  show_counts (self, problem);
  list_edits (self);
  gtk_button_set_label (GTK_BUTTON (self->apply), is_partial ? _ ("_Write the Good Ones") : _ ("_Write"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.apply",
                                 self->plan != NULL && self->plan->n_writes > 0);
}

static void
plan_paste (PalGridPreview *self)
{
  guint chosen = gtk_drop_down_get_selected (self->separator);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalPasteBlock) block =
      pal_paste_block_new (self->text, -1, separators[MIN (chosen, G_N_ELEMENTS (separators) - 1)], &error);

  g_clear_pointer (&self->plan, pal_grid_plan_free);
  if (block != NULL)
    self->plan = pal_grid_plan_new_paste (self->model, &self->range, block,
                                          gtk_check_button_get_active (GTK_CHECK_BUTTON (self->clears)));
  show_plan (self, error != NULL ? error->message : "");
}

static void
plan_value (PalGridPreview *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->value))));

  g_clear_pointer (&self->plan, pal_grid_plan_free);
  if (*text != '\0')
    self->plan = pal_grid_plan_new_set (self->model, &self->range, text);
  show_plan (self, _ ("Enter a value, an option or DK, NA, NR."));
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalGridPreview *self = PAL_GRID_PREVIEW (widget);

  if (self->plan == NULL || !pal_grid_plan_apply (self->plan))
    return;
  g_signal_emit (self, signals[SIGNAL_APPLIED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pal_grid_preview_finalize (GObject *object)
{
  PalGridPreview *self = PAL_GRID_PREVIEW (object);

  g_clear_pointer (&self->plan, pal_grid_plan_free);
  g_clear_object (&self->model);
  g_free (self->text);

  G_OBJECT_CLASS (pal_grid_preview_parent_class)->finalize (object);
}

static void
pal_grid_preview_class_init (PalGridPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_grid_preview_finalize;

  signals[SIGNAL_APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "preview.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
build_head (PalGridPreview *self)
{
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->apply = gtk_button_new_with_mnemonic (_ ("_Write"));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (head), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->apply), "preview.apply");
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->apply);
  adw_header_bar_pack_start (ADW_HEADER_BAR (head), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), self->apply);
  return head;
}

static GtkLabel *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static void
pal_grid_preview_init (PalGridPreview *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_default_size (GTK_WINDOW (self), 520, 480);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_box_append (GTK_BOX (all), build_head (self));
  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_margin_start (GTK_WIDGET (self->body), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (self->body), 18);
  gtk_widget_set_margin_top (GTK_WIDGET (self->body), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->body), 18);
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->body));
  adw_window_set_content (ADW_WINDOW (self), all);
}

static void
build_result (PalGridPreview *self)
{
  self->counts = make_label (NULL);
  self->notes = make_label ("dim-label");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Refused and noted"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (self->body, GTK_WIDGET (self->counts));
  gtk_box_append (self->body, GTK_WIDGET (self->notes));
  gtk_box_append (self->body, self->scroller);
}

static void
build_paste (PalGridPreview *self)
{
  const char *const names[] = { _ ("Tabs"), _ ("Semicolons"), _ ("Commas"), _ ("Nothing: one column"), NULL };
  char guess = pal_paste_block_guess_separator (self->text);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ ("Columns are separated by"));

  self->separator = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (names));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->separator), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns are separated by"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (separators[i] == guess)
      gtk_drop_down_set_selected (self->separator, i);
  self->clears = gtk_check_button_new_with_mnemonic (_ ("_Empty cells clear the answer"));
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->separator));
  gtk_box_append (self->body, line);
  gtk_box_append (self->body, self->clears);
  g_signal_connect_object (self->separator, "notify::selected", G_CALLBACK (plan_paste), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clears, "toggled", G_CALLBACK (plan_paste), self, G_CONNECT_SWAPPED);
}

static void
build_value (PalGridPreview *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->value = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->value), _ ("Value of all selected cells"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->value), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->value);
  gtk_box_append (self->body, list);
  g_signal_connect_object (self->value, "changed", G_CALLBACK (plan_value), self, G_CONNECT_SWAPPED);
}

static PalGridPreview *
preview_new (GtkWindow *parent, const char *title, PalGridModel *model)
{
  PalGridPreview *self = g_object_new (PAL_TYPE_GRID_PREVIEW, "transient-for", parent, "title", title, NULL);

  self->model = g_object_ref (model);
  return self;
}

GtkWidget *
pal_grid_preview_new_paste (GtkWindow *parent,
                            PalGridModel *model,
                            const PalGridRange *range,
                            const char *text)
{
  PalGridPreview *self = preview_new (parent, _ ("Paste Answers"), model);

  self->range = *range;
  self->text = g_strdup (text);
  build_paste (self);
  build_result (self);
  plan_paste (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->apply);
  return GTK_WIDGET (self);
}

GtkWidget *
pal_grid_preview_new_plan (GtkWindow *parent, const char *title, PalGridPlan *plan)
{
  PalGridPreview *self = preview_new (parent, title, plan->model);

  self->plan = plan;
  build_result (self);
  show_plan (self, "");
  gtk_window_set_focus (GTK_WINDOW (self), self->apply);
  return GTK_WIDGET (self);
}

GtkWidget *
pal_grid_preview_new_set (GtkWindow *parent, PalGridModel *model, const PalGridRange *range)
{
  PalGridPreview *self = preview_new (parent, _ ("Set Cells"), model);

  self->range = *range;
  build_value (self);
  build_result (self);
  plan_value (self);
  return GTK_WIDGET (self);
}

PalGridPlan *
pal_grid_preview_get_plan (PalGridPreview *self)
{
  return self->plan;
}
