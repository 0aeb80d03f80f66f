/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/pal-explain-dialog.h"

#include <glib/gi18n.h>

#include "ui/compare/pal-explain-list.h"
#include "ui/pal-export.h"
#include "ui/pal-view.h"
#include "ui/widget/pal-badge.h"
#include "ui/widget/pal-table-dialog.h"

/* px; below the first the dialog is a page that fills the window */
#define NARROW_WIDTH 720
#define WIDTH 880
#define HEIGHT 752

struct _PalExplainDialog
{
  AdwWindow parent_instance;

  PalExplainModel *model;  /* owned */
  PalSelection *selection; /* owned */
  gboolean is_page;        /* fills a narrow window */

  /* Owned by the tree */
  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkWidget *back_button;
  GtkWidget *list;
  GtkWidget *level_card;
  GtkLabel *level_text;
};

G_DEFINE_FINAL_TYPE (PalExplainDialog, pal_explain_dialog, ADW_TYPE_WINDOW)

/* A page that fills the window is left by its back button; over a wide window the dialog has a button to
 * close it. */
static void
update_back (PalExplainDialog *self)
{
  gtk_widget_set_visible (self->back_button, self->is_page || pal_explain_model_can_go_back (self->model));
}

static void
update_level_step (PalExplainDialog *self)
{
  g_autofree char *text = pal_explain_model_dup_level_step_text (self->model);

  gtk_label_set_text (self->level_text, text != NULL ? text : "");
  gtk_widget_set_visible (self->level_card, text != NULL);
}

static void
changed_cb (PalExplainDialog *self)
{
  update_back (self);
  update_level_step (self);
}

static void
back_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalExplainDialog *self = PAL_EXPLAIN_DIALOG (widget);

  if (pal_explain_model_can_go_back (self->model))
    pal_explain_model_go_back (self->model);
  else if (self->is_page)
    gtk_window_close (GTK_WINDOW (self));
}

static void
table_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (PalTable) table = pal_explain_model_to_table (PAL_EXPLAIN_DIALOG (widget)->model);

  pal_table_dialog_present (widget, table);
}

static void
export_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (PalTable) table = pal_explain_model_to_table (PAL_EXPLAIN_DIALOG (widget)->model);
  g_autofree char *csv = pal_table_to_csv (table);
  g_autofree char *name = pal_export_make_name (pal_table_get_title (table));

  pal_export_csv (widget, name, csv);
}

static void
toast_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autofree char *markup = g_markup_escape_text (g_variant_get_string (parameter, NULL), -1);

  adw_toast_overlay_add_toast (PAL_EXPLAIN_DIALOG (widget)->toasts, adw_toast_new (markup));
}

/* The question in Survey, in the window below. */
static void
opened_cb (PalExplainDialog *self, const PalExplainAnswer *answer)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autofree char *question = g_strdup (answer->question), *institution = g_strdup (answer->institution);

  pal_selection_set_wave (self->selection, pal_explain_model_get_wave (self->model));
  pal_selection_set_country (self->selection, pal_explain_model_get_country (self->model));
  pal_selection_set_institution (self->selection, institution);
  if (parent != NULL)
    pal_view_go_to (parent, "survey");
  /* After the view is there, so that it hears of it; and anew where the same question was left before. */
  pal_selection_set_question (self->selection, NULL);
  pal_selection_set_question (self->selection, question);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pal_explain_dialog_dispose (GObject *object)
{
  PalExplainDialog *self = PAL_EXPLAIN_DIALOG (object);

  g_clear_object (&self->model);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (pal_explain_dialog_parent_class)->dispose (object);
}

static void
pal_explain_dialog_class_init (PalExplainDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_explain_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "explain.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "explain.table", NULL, table_action);
  gtk_widget_class_install_action (widget_class, "explain.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "explain.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "explain.table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "explain.export", NULL);
}

static void
pal_explain_dialog_init (PalExplainDialog *self)
{
}

static GtkWidget *
make_button (const char *icon, const char *tip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
build_header (PalExplainDialog *self)
{
  AdwHeaderBar *header = ADW_HEADER_BAR (adw_header_bar_new ());
  PalWorkspace *workspace = pal_explain_model_get_workspace (self->model);
  const char *wave = pal_explain_model_get_wave (self->model);
  const char *country = pal_explain_model_get_country_name (self->model);
  /* Translators: country and wave: "Norway · 2026 wave". */
  g_autofree char *subtitle = wave != NULL && !pal_explain_model_is_series (self->model)
                                  ? g_strdup_printf (_ ("%s · %s wave"), country, wave)
                                  : g_strdup (country);

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Explain"), subtitle));
  adw_header_bar_set_title_widget (header, GTK_WIDGET (self->title));
  self->back_button = make_button ("go-previous-symbolic", _ ("Back"), "explain.back");
  adw_header_bar_pack_start (header, self->back_button);
  if (pal_workspace_is_demo (workspace) && !pal_explain_model_is_series (self->model))
    {
      GtkWidget *badge = pal_badge_new_demo ();

      pal_badge_set_compact (PAL_BADGE (badge), self->is_page);
      adw_header_bar_pack_start (header, badge);
    }
  adw_header_bar_set_show_end_title_buttons (header, !self->is_page);
  adw_header_bar_set_show_start_title_buttons (header, !self->is_page);
  adw_header_bar_pack_end (header,
                           make_button ("pal-export-symbolic", _ ("Export as CSV"), "explain.export"));
  adw_header_bar_pack_end (header, make_button ("pal-table-symbolic", _ ("Show as Table"), "explain.table"));
  return GTK_WIDGET (header);
}

static GtkLabel *
make_text (const char *text, const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_selectable (label, css_class == NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
build_level_card (PalExplainDialog *self)
{
  self->level_card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->level_text = make_text (NULL, NULL);
  gtk_box_append (GTK_BOX (self->level_card),
                  GTK_WIDGET (make_text (_ ("What would move this one level?"), "heading")));
  gtk_box_append (GTK_BOX (self->level_card), GTK_WIDGET (self->level_text));
  gtk_widget_add_css_class (self->level_card, "pal-level-step");
  return self->level_card;
}

static void
build (PalExplainDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = pal_explain_list_new (self->model);
  pal_explain_list_set_narrow (PAL_EXPLAIN_LIST (self->list), self->is_page);
  g_signal_connect_object (self->list, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page), self->list);
  /* It stays in sight where there is room for it. */
  gtk_box_append (GTK_BOX (self->is_page ? page : box), build_level_card (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, scroller);
  gtk_box_prepend (GTK_BOX (box), GTK_WIDGET (self->toasts));
  gtk_box_prepend (GTK_BOX (box), build_header (self));
  adw_window_set_content (ADW_WINDOW (self), box);
}

PalExplainDialog *
pal_explain_dialog_present (GtkWindow *parent,
                            PalWorkspace *workspace,
                            PalSelection *selection,
                            const char *subject)
{
  PalExplainDialog *self;
  int width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : WIDTH;
  int height = parent != NULL ? gtk_widget_get_height (GTK_WIDGET (parent)) : HEIGHT;
  g_autofree char *known =
      g_strdup (subject != NULL && *subject != '\0' ? subject : pal_selection_get_subject (selection));

  if (pal_selection_get_country (selection) == NULL || known == NULL)
    {
      if (parent != NULL)
        pal_view_toast (GTK_WIDGET (parent), _ ("Choose a country first."));
      return NULL;
    }

  self = g_object_new (PAL_TYPE_EXPLAIN_DIALOG, "modal", TRUE, "destroy-with-parent", TRUE, NULL);
  self->selection = g_object_ref (selection);
  self->model = pal_explain_model_new (workspace, pal_selection_get_country (selection),
                                       pal_selection_get_wave (selection), known);
  self->is_page = width < NARROW_WIDTH;
  build (self);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Explain"));
  gtk_window_set_default_size (GTK_WINDOW (self), self->is_page ? width : MIN (WIDTH, width - 48),
                               self->is_page ? height : MIN (HEIGHT, height - 48));
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

PalExplainModel *
pal_explain_dialog_get_model (PalExplainDialog *self)
{
  g_return_val_if_fail (PAL_IS_EXPLAIN_DIALOG (self), NULL);
  return self->model;
}

gboolean
pal_explain_dialog_is_settled (PalExplainDialog *self)
{
  g_return_val_if_fail (PAL_IS_EXPLAIN_DIALOG (self), TRUE);
  return gtk_widget_get_mapped (GTK_WIDGET (self)) && pal_explain_model_is_settled (self->model);
}
