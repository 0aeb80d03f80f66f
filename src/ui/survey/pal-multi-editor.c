/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-multi-editor.h"

#include "ui/survey/pal-editor.h"

struct _PalMultiEditor
{
  AdwBin parent_instance;

  PalSurveyModel *model; /* owned */
  PalQuestionItem *item; /* owned */
  GPtrArray *buttons;    /* GtkCheckButton*, unowned */
  gboolean is_own;       /* the change comes from here */
};

G_DEFINE_FINAL_TYPE (PalMultiEditor, pal_multi_editor, ADW_TYPE_BIN)

#define CODE_KEY "pal-code"

static void
item_changed_cb (PalMultiEditor *self)
{
  const PalValue *value = pal_question_item_get_value (self->item);

  self->is_own = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkCheckButton *button = g_ptr_array_index (self->buttons, i);

      gtk_check_button_set_active (
          button, value->kind == PAL_VALUE_SET &&
                      pal_value_has (value, g_object_get_data (G_OBJECT (button), CODE_KEY)));
    }
  self->is_own = FALSE;
}

static void
toggled_cb (PalMultiEditor *self, GtkCheckButton *button)
{
  if (self->is_own || self->model == NULL)
    return;
  pal_survey_model_toggle (self->model, self->item, g_object_get_data (G_OBJECT (button), CODE_KEY),
                           gtk_check_button_get_active (button));
  item_changed_cb (self); /* a refused choice does not stay ticked */
}

static void
build (PalMultiEditor *self)
{
  const PalQuestion *question = pal_question_item_get_question (self->item);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->buttons = g_ptr_array_new ();
  for (guint i = 0; i < question->n_options; i++)
    {
      GtkWidget *button = gtk_check_button_new ();
      GtkWidget *text = gtk_label_new (question->options[i].label);

      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_widget_set_margin_start (text, 6);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (button), text);
      g_object_set_data_full (G_OBJECT (button), CODE_KEY, g_strdup (question->options[i].code), g_free);
      pal_editor_label (button, self->item, question->options[i].label);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
      g_ptr_array_add (self->buttons, button);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, question->text, -1);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
pal_multi_editor_dispose (GObject *object)
{
  PalMultiEditor *self = PAL_MULTI_EDITOR (object);

  g_clear_object (&self->model);
  g_clear_object (&self->item);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_multi_editor_parent_class)->dispose (object);
}

static void
pal_multi_editor_class_init (PalMultiEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_multi_editor_dispose;
}

static void
pal_multi_editor_init (PalMultiEditor *self)
{
}

GtkWidget *
pal_multi_editor_new (PalSurveyModel *model, PalQuestionItem *item)
{
  PalMultiEditor *self = g_object_new (PAL_TYPE_MULTI_EDITOR, NULL);

  self->model = g_object_ref (model);
  self->item = g_object_ref (item);
  build (self);

  g_signal_connect_object (item, "changed", G_CALLBACK (item_changed_cb), self, G_CONNECT_SWAPPED);
  item_changed_cb (self);
  return GTK_WIDGET (self);
}
