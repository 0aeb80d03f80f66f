/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-editor.h"

#include "ui/widget/pal-line-layout.h"

typedef struct
{
  PalSurveyModel *model; /* owned */
  PalQuestionItem *item; /* owned */
} PalEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PalEditor, pal_editor, ADW_TYPE_BIN)

static PalEditorPrivate *
get_private (PalEditor *self)
{
  return pal_editor_get_instance_private (self);
}

static void
item_changed_cb (PalEditor *self)
{
  PAL_EDITOR_GET_CLASS (self)->item_changed (self);
}

static void
texts_changed_cb (PalEditor *self)
{
  if (PAL_EDITOR_GET_CLASS (self)->texts_changed != NULL)
    PAL_EDITOR_GET_CLASS (self)->texts_changed (self);
}

static void
pal_editor_dispose (GObject *object)
{
  PalEditorPrivate *priv = get_private (PAL_EDITOR (object));

  g_clear_object (&priv->model);
  g_clear_object (&priv->item);

  G_OBJECT_CLASS (pal_editor_parent_class)->dispose (object);
}

static void
pal_editor_class_init (PalEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_editor_dispose;
}

static void
pal_editor_init (PalEditor *self)
{
}

void
pal_editor_set_up (PalEditor *self, PalSurveyModel *model, PalQuestionItem *item)
{
  PalEditorPrivate *priv = get_private (self);

  g_return_if_fail (PAL_IS_EDITOR (self) && priv->model == NULL);

  priv->model = g_object_ref (model);
  priv->item = g_object_ref (item);
  PAL_EDITOR_GET_CLASS (self)->build (self);
  g_signal_connect_object (item, "changed", G_CALLBACK (item_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "texts-changed", G_CALLBACK (texts_changed_cb), self, G_CONNECT_SWAPPED);
  item_changed_cb (self);
}

PalSurveyModel *
pal_editor_get_model (PalEditor *self)
{
  return get_private (self)->model;
}

PalQuestionItem *
pal_editor_get_item (PalEditor *self)
{
  return get_private (self)->item;
}

const PalQuestion *
pal_editor_get_question (PalEditor *self)
{
  return pal_question_item_get_question (get_private (self)->item);
}

void
pal_editor_label (PalEditor *self, GtkWidget *control, const char *part)
{
  const PalQuestion *question = pal_editor_get_question (self);
  g_autofree char *label = part != NULL ? g_strdup_printf ("%s %s, %s", question->id, question->text, part)
                                        : g_strdup_printf ("%s %s", question->id, question->text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_REQUIRED, question->required, -1);
}

GtkWidget *
pal_editor_make_check (PalEditor *self, const char *label)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_margin_start (text, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), text);
  gtk_widget_set_layout_manager (button, pal_line_layout_new (4));
  pal_editor_label (self, button, label);
  return button;
}

void
pal_editor_relabel_check (PalEditor *self, GtkWidget *check, const char *label)
{
  gtk_label_set_text (GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (check))), label);
  pal_editor_label (self, check, label);
}

void
pal_editor_go_next (PalEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!gtk_widget_activate_action (GTK_WIDGET (self), "form.next-question", NULL) && root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}
