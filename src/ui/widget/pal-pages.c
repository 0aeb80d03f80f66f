/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-pages.h"

static void
update_cb (GtkWidget *stack)
{
  GtkWidget *top = NULL;

  g_object_get (stack, "visible-child", &top, NULL);
  for (GtkWidget *page = gtk_widget_get_first_child (stack); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, page != top, -1);
  g_clear_object (&top);
}

void
pal_pages_follow (GtkWidget *stack)
{
  g_return_if_fail (GTK_IS_WIDGET (stack));

  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (update_cb), NULL);
  update_cb (stack);
}
