/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-multi-editor.h"

#include "ui/survey/pal-option-keys.h"

struct _PalMultiEditor
{
  PalEditor parent_instance;

  GPtrArray *buttons; /* GtkCheckButton*, unowned */
  gboolean is_own;    /* the change comes from here */
};

G_DEFINE_FINAL_TYPE (PalMultiEditor, pal_multi_editor, PAL_TYPE_EDITOR)

#define CODE_KEY "pal-code"

static void
item_changed (PalEditor *editor)
{
  PalMultiEditor *self = PAL_MULTI_EDITOR (editor);
  const PalValue *value = pal_question_item_get_value (pal_editor_get_item (PAL_EDITOR (self)));

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
  if (self->is_own || pal_editor_get_model (PAL_EDITOR (self)) == NULL)
    return;
  pal_survey_model_toggle (pal_editor_get_model (PAL_EDITOR (self)), pal_editor_get_item (PAL_EDITOR (self)),
                           g_object_get_data (G_OBJECT (button), CODE_KEY),
                           gtk_check_button_get_active (button));
  item_changed (PAL_EDITOR (self)); /* a refused choice does not stay ticked */
}

static void
texts_changed (PalEditor *editor)
{
  PalMultiEditor *self = PAL_MULTI_EDITOR (editor);
  const PalQuestion *question = pal_editor_get_question (editor);

  for (guint i = 0; i < self->buttons->len; i++)
    pal_editor_relabel_check (editor, g_ptr_array_index (self->buttons, i), question->options[i].label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (adw_bin_get_child (ADW_BIN (editor))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, question->text, -1);
}

static void
build (PalEditor *editor)
{
  PalMultiEditor *self = PAL_MULTI_EDITOR (editor);
  const PalQuestion *question = pal_editor_get_question (PAL_EDITOR (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->buttons = g_ptr_array_new ();
  for (guint i = 0; i < question->n_options; i++)
    {
      GtkWidget *button = pal_editor_make_check (editor, question->options[i].label);

      g_object_set_data_full (G_OBJECT (button), CODE_KEY, g_strdup (question->options[i].code), g_free);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
      g_ptr_array_add (self->buttons, button);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, question->text, -1);
  pal_option_keys_attach (GTK_WIDGET (self), self->buttons);
  adw_bin_set_child (ADW_BIN (editor), box);
}

static void
pal_multi_editor_finalize (GObject *object)
{
  g_clear_pointer (&PAL_MULTI_EDITOR (object)->buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_multi_editor_parent_class)->finalize (object);
}

static void
pal_multi_editor_class_init (PalMultiEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_multi_editor_finalize;
  PAL_EDITOR_CLASS (klass)->build = build;
  PAL_EDITOR_CLASS (klass)->item_changed = item_changed;
  PAL_EDITOR_CLASS (klass)->texts_changed = texts_changed;
}

static void
pal_multi_editor_init (PalMultiEditor *self)
{
}
