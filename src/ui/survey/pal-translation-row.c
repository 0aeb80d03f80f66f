/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-translation-row.h"

#include <glib/gi18n.h>

struct _PalTranslationRow
{
  GtkWidget parent_instance;

  PalTranslationItem *item; /* owned, or NULL */
  gulong handler;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (PalTranslationRow, pal_translation_row, GTK_TYPE_WIDGET)

const char *
pal_translation_row_get_icon (PalTranslatedState state)
{
  static const char *const icons[PAL_TRANSLATED_N_STATES] = {
    [PAL_TRANSLATED_MISSING] = "list-add-symbolic",
    [PAL_TRANSLATED_DRAFT] = "document-edit-symbolic",
    [PAL_TRANSLATED_ACCEPTED] = "emblem-ok-symbolic",
    [PAL_TRANSLATED_LAPSED] = "dialog-warning-symbolic",
  };

  return icons[state];
}

static void
update (PalTranslationRow *self)
{
  const PalTranslatedPart *part = pal_translation_item_get_part (self->item);
  g_autofree char *detail = pal_translation_item_dup_detail (self->item);
  g_autofree char *title = pal_translation_item_dup_title (self->item);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), part != NULL);
  if (part != NULL)
    gtk_image_set_from_icon_name (self->icon, pal_translation_row_get_icon (part->state));
  if (part != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "heading");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
}

static void
pal_translation_row_dispose (GObject *object)
{
  PalTranslationRow *self = PAL_TRANSLATION_ROW (object);
  GtkWidget *child;

  pal_translation_row_set_item (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pal_translation_row_parent_class)->dispose (object);
}

static void
pal_translation_row_class_init (PalTranslationRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_translation_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
pal_translation_row_init (PalTranslationRow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->title = add_label (words);
  self->detail = add_label (words);
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
}

GtkWidget *
pal_translation_row_new (void)
{
  return g_object_new (PAL_TYPE_TRANSLATION_ROW, NULL);
}

void
pal_translation_row_set_item (PalTranslationRow *self, PalTranslationItem *item)
{
  g_return_if_fail (PAL_IS_TRANSLATION_ROW (self));

  if (self->item != NULL)
    g_signal_handler_disconnect (self->item, self->handler);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  self->handler = g_signal_connect_swapped (item, "notify::revision", G_CALLBACK (update), self);
  update (self);
}
