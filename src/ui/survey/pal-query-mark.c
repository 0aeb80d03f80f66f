/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-query-mark.h"

#include <glib/gi18n.h>

#include "session/pal-query-thread.h"

GtkWidget *
pal_query_mark_new (void)
{
  GtkWidget *mark = gtk_button_new ();

  gtk_widget_add_css_class (mark, "flat");
  gtk_widget_add_css_class (mark, "pal-query-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (mark, _ ("Show what is asked"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (mark), "survey.show-query");
  gtk_widget_set_visible (mark, FALSE);
  return mark;
}

/* Made when it is first needed: a long form has hundreds of questions. */
static GtkWidget *
ensure_label (GtkWidget *mark)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (mark));

  if (box == NULL)
    {
      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      gtk_box_append (GTK_BOX (box),
                      gtk_image_new_from_icon_name (pal_query_state_get_icon (PAL_QUERY_OPEN)));
      gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
      gtk_button_set_child (GTK_BUTTON (mark), box);
    }
  return gtk_widget_get_last_child (box);
}

void
pal_query_mark_set_count (GtkWidget *mark, guint n_open)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (mark, n_open > 0);
  if (n_open == 0)
    return;
  text = g_strdup_printf (ngettext ("%u query", "%u queries", n_open), n_open);
  gtk_label_set_text (GTK_LABEL (ensure_label (mark)), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
