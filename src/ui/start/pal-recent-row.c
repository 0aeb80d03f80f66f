/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/start/pal-recent-row.h"

#include <glib/gi18n.h>

#include "ui/pal-date.h"
#include "ui/widget/pal-badge.h"

struct _PalRecentRow
{
  GtkListBoxRow parent_instance;

  char *path;
};

G_DEFINE_FINAL_TYPE (PalRecentRow, pal_recent_row, GTK_TYPE_LIST_BOX_ROW)

static void
pal_recent_row_finalize (GObject *object)
{
  g_free (PAL_RECENT_ROW (object)->path);
  G_OBJECT_CLASS (pal_recent_row_parent_class)->finalize (object);
}

static void
pal_recent_row_class_init (PalRecentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_recent_row_finalize;
}

static void
pal_recent_row_init (PalRecentRow *self)
{
}

static GtkWidget *
new_label (const char *text, const char *css_class, gboolean expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), expand ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, expand);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
pal_recent_row_new (const PalRecent *recent, gint64 now_ms)
{
  PalRecentRow *self = g_object_new (PAL_TYPE_RECENT_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *when;
  g_autofree char *date = pal_date_format_relative (recent->opened_ms, now_ms);
  g_autofree char *name = NULL;

  self->path = g_strdup (recent->path);
  gtk_widget_add_css_class (box, "pal-recent");
  gtk_box_append (GTK_BOX (box),
                  gtk_image_new_from_icon_name (recent->draft ? "pal-survey-symbolic" : "folder-symbolic"));
  gtk_box_append (GTK_BOX (words), new_label (recent->title, NULL, FALSE));
  gtk_box_append (GTK_BOX (words), new_label (recent->details, "dim-label", TRUE));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  if (recent->demo)
    gtk_box_append (GTK_BOX (box), pal_badge_new_demo ());
  else if (recent->draft)
    gtk_box_append (GTK_BOX (box), pal_badge_new (PAL_BADGE_NEUTRAL, _ ("Draft")));
  when = new_label (date, "caption", FALSE);
  gtk_widget_add_css_class (when, "dim-label");
  gtk_box_append (GTK_BOX (box), when);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  /* Translators: name of a workspace, then when it was last open */
  name = g_strdup_printf (_ ("Open %s, last open %s"), recent->title, date);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), recent->path);
  return GTK_WIDGET (self);
}

const char *
pal_recent_row_get_path (PalRecentRow *self)
{
  g_return_val_if_fail (PAL_IS_RECENT_ROW (self), NULL);
  return self->path;
}
