/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-entry-editor.h"

#include <glib/gi18n.h>

struct _PalEntryEditor
{
  PalEditor parent_instance;

  GtkEditable *entry; /* unowned: child */
  GtkLabel *unit;     /* unowned; NULL: none */
  gboolean is_own;    /* the change comes from here */
};

G_DEFINE_FINAL_TYPE (PalEntryEditor, pal_entry_editor, PAL_TYPE_EDITOR)

static void
enter (PalEntryEditor *self, gboolean is_done)
{
  if (pal_editor_get_model (PAL_EDITOR (self)) == NULL)
    return; /* the focus may leave after dispose */
  self->is_own = TRUE;
  pal_survey_model_type (pal_editor_get_model (PAL_EDITOR (self)), pal_editor_get_item (PAL_EDITOR (self)),
                         gtk_editable_get_text (self->entry), is_done);
  self->is_own = FALSE;
}

static void
changed_cb (PalEntryEditor *self)
{
  if (!self->is_own)
    enter (self, FALSE);
}

static void
activate_cb (PalEntryEditor *self)
{
  enter (self, TRUE);
  pal_editor_go_next (PAL_EDITOR (self));
}

static void
leave_cb (PalEntryEditor *self)
{
  enter (self, TRUE);
}

/* While a person types, the text is theirs; when the answer changes elsewhere (undo, missing code) it
 * follows. */
static void
item_changed (PalEditor *editor)
{
  PalEntryEditor *self = PAL_ENTRY_EDITOR (editor);
  g_autofree char *text = pal_question_item_dup_entry_text (pal_editor_get_item (PAL_EDITOR (self)), FALSE);

  if (self->is_own || g_strcmp0 (text, gtk_editable_get_text (self->entry)) == 0)
    return;
  self->is_own = TRUE;
  gtk_editable_set_text (self->entry, text);
  self->is_own = FALSE;
}

static void
texts_changed (PalEditor *editor)
{
  PalEntryEditor *self = PAL_ENTRY_EDITOR (editor);
  const PalQuestion *question = pal_editor_get_question (editor);

  if (self->unit != NULL)
    gtk_label_set_text (self->unit, question->unit);
  pal_editor_label (editor, GTK_WIDGET (self->entry), question->unit);
}

static void
build (PalEditor *editor)
{
  PalEntryEditor *self = PAL_ENTRY_EDITOR (editor);
  const PalQuestion *question = pal_editor_get_question (PAL_EDITOR (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->entry, 12);
  gtk_editable_set_max_width_chars (self->entry, 16);
  gtk_widget_add_css_class (entry, "numeric");
  if (question->type == PAL_QUESTION_DATE)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("YYYY-MM-DD"));
  else
    {
      gtk_editable_set_alignment (self->entry, 1.0f);
      gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
    }
  pal_editor_label (PAL_EDITOR (self), entry, question->unit);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);

  gtk_box_append (GTK_BOX (box), entry);
  if (question->unit != NULL)
    {
      GtkWidget *unit = gtk_label_new (question->unit);

      self->unit = GTK_LABEL (unit);
      gtk_widget_add_css_class (unit, "dim-label");
      gtk_label_set_ellipsize (GTK_LABEL (unit), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), unit);
    }
  adw_bin_set_child (ADW_BIN (editor), box);
}

static void
pal_entry_editor_class_init (PalEntryEditorClass *klass)
{
  PAL_EDITOR_CLASS (klass)->build = build;
  PAL_EDITOR_CLASS (klass)->item_changed = item_changed;
  PAL_EDITOR_CLASS (klass)->texts_changed = texts_changed;
}

static void
pal_entry_editor_init (PalEntryEditor *self)
{
}
