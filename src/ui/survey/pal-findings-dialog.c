/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-findings-dialog.h"

#include <glib/gi18n.h>

#include "model/pal-finding.h"

struct _PalFindingsDialog
{
  AdwWindow parent_instance;

  GPtrArray *findings; /* PalFinding*, owned */
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalFindingsDialog, pal_findings_dialog, ADW_TYPE_WINDOW)

static void
activated_cb (PalFindingsDialog *self, GtkListBoxRow *row)
{
  const PalFinding *finding = g_ptr_array_index (self->findings, (guint) gtk_list_box_row_get_index (row));

  g_signal_emit (self, signals[SIGNAL_PICKED], 0, finding->institution, finding->question);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pal_findings_dialog_finalize (GObject *object)
{
  PalFindingsDialog *self = PAL_FINDINGS_DIALOG (object);

  g_clear_pointer (&self->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_findings_dialog_parent_class)->finalize (object);
}

static void
pal_findings_dialog_class_init (PalFindingsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_findings_dialog_finalize;

  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_findings_dialog_init (PalFindingsDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 560);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

static GtkWidget *
make_row (PalDataset *dataset, const PalFinding *finding)
{
  PalInstitution *institution = pal_dataset_find_institution (dataset, finding->institution);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (finding->message, -1);
  g_autofree char *place = institution != NULL ? g_strdup_printf ("%s · %s", finding->question,
                                                                  pal_institution_get_name (institution))
                                               : g_strdup (finding->question);
  g_autofree char *subtitle = place != NULL ? g_markup_escape_text (place, -1) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  if (finding->severity != PAL_SEVERITY_NOTE)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name (finding->severity == PAL_SEVERITY_ERROR
                                                                 ? "dialog-error-symbolic"
                                                                 : "dialog-warning-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), finding->question != NULL);
  return row;
}

GtkWidget *
pal_findings_dialog_new (GtkWindow *parent, PalDataset *dataset, const char *title, GPtrArray *findings)
{
  PalFindingsDialog *self =
      g_object_new (PAL_TYPE_FINDINGS_DIALOG, "transient-for", parent, "title", title, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->findings = g_ptr_array_ref (findings);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  if (findings->len == 0)
    {
      GtkWidget *page = adw_status_page_new ();

      adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "emblem-ok-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing Open"));
      adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("There is nothing to mend here."));
      gtk_widget_set_vexpand (page, TRUE);
      gtk_box_append (GTK_BOX (box), page);
    }
  else
    {
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (list, "boxed-list");
      gtk_widget_set_valign (list, GTK_ALIGN_START);
      gtk_widget_set_margin_start (list, 18);
      gtk_widget_set_margin_end (list, 18);
      gtk_widget_set_margin_top (list, 12);
      gtk_widget_set_margin_bottom (list, 18);
      for (guint i = 0; i < findings->len; i++)
        gtk_list_box_append (GTK_LIST_BOX (list), make_row (dataset, g_ptr_array_index (findings, i)));
      g_signal_connect_swapped (list, "row-activated", G_CALLBACK (activated_cb), self);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
      gtk_widget_set_vexpand (scroller, TRUE);
      gtk_box_append (GTK_BOX (box), scroller);
    }
  adw_window_set_content (ADW_WINDOW (self), box);
  return GTK_WIDGET (self);
}
