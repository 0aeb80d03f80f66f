/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-slot-bar.h"

#include <glib/gi18n.h>

#include "ui/widget/pal-wrap-layout.h"

struct _PalSlotBar
{
  AdwBin parent_instance;

  PalSurveyModel *model; /* owned */
  GtkLabel *name_label;
};

G_DEFINE_FINAL_TYPE (PalSlotBar, pal_slot_bar, ADW_TYPE_BIN)

static void
refresh (PalSlotBar *self)
{
  PalDataset *dataset = pal_workspace_get_dataset (pal_survey_model_get_workspace (self->model));
  const char *slot = pal_survey_model_get_slot (self->model);
  g_autofree char *label = pal_slot_book_dup_label (pal_dataset_get_slots (dataset), slot);

  gtk_widget_set_visible (GTK_WIDGET (self), slot != NULL);
  gtk_label_set_text (self->name_label, label);
}

static void
done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pal_survey_model_set_slot (PAL_SLOT_BAR (widget)->model, NULL);
}

static void
pal_slot_bar_dispose (GObject *object)
{
  PalSlotBar *self = PAL_SLOT_BAR (object);

  g_clear_object (&self->model);

  G_OBJECT_CLASS (pal_slot_bar_parent_class)->dispose (object);
}

static void
pal_slot_bar_class_init (PalSlotBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_slot_bar_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "slot-bar.done", NULL, done_action);
}

static void
pal_slot_bar_init (PalSlotBar *self)
{
}

static GtkLabel *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

GtkWidget *
pal_slot_bar_new (PalSurveyModel *model)
{
  PalSlotBar *self = g_object_new (PAL_TYPE_SLOT_BAR, NULL);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *box = pal_wrap_box_new (12, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *done = gtk_button_new_with_mnemonic (_ ("_Back to Agreed Answers"));

  self->model = g_object_ref (model);
  self->name_label = make_label (NULL, "heading");
  gtk_box_append (GTK_BOX (words), gtk_image_new_from_icon_name ("avatar-default-symbolic"));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->name_label));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (done), "slot-bar.done");
  pal_wrap_box_append (box, words);
  pal_wrap_box_append (box, done);
  gtk_box_append (GTK_BOX (all), box);
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (make_label (
                                     _ ("Nobody else's answers are shown here, nor what is agreed. What is "
                                        "entered moves no score until somebody has compared it."),
                                     "caption")));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-review-bar");
  gtk_widget_add_css_class (GTK_WIDGET (self), "frozen");
  adw_bin_set_child (ADW_BIN (self), all);
  g_signal_connect_object (model, "slot-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
