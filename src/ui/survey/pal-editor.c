/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-editor.h"

void
pal_editor_label (GtkWidget *control, PalQuestionItem *item, const char *part)
{
  const PalQuestion *question = pal_question_item_get_question (item);
  g_autofree char *label = part != NULL ? g_strdup_printf ("%s %s, %s", question->id, question->text, part)
                                        : g_strdup_printf ("%s %s", question->id, question->text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_REQUIRED, question->required, -1);
}

void
pal_editor_go_next (GtkWidget *control)
{
  GtkRoot *root = gtk_widget_get_root (control);

  if (root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}
