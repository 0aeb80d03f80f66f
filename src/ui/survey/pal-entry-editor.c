/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-entry-editor.h"

#include <glib/gi18n.h>

#include "ui/survey/pal-editor.h"

struct _PalEntryEditor
{
  AdwBin parent_instance;

  PalSurveyModel *model; /* owned */
  PalQuestionItem *item; /* owned */
  GtkEditable *entry;    /* unowned: child */
  gboolean is_own;       /* the change comes from here */
};

G_DEFINE_FINAL_TYPE (PalEntryEditor, pal_entry_editor, ADW_TYPE_BIN)

static void
enter (PalEntryEditor *self, gboolean is_done)
{
  if (self->model == NULL)
    return; /* the focus may leave after dispose */
  self->is_own = TRUE;
  pal_survey_model_type (self->model, self->item, gtk_editable_get_text (self->entry), is_done);
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
  pal_editor_go_next (GTK_WIDGET (self));
}

static void
leave_cb (PalEntryEditor *self)
{
  enter (self, TRUE);
}

/* While a person types, the text is theirs; when the answer changes elsewhere (undo, missing code) it
 * follows. */
static void
item_changed_cb (PalEntryEditor *self)
{
  g_autofree char *text = pal_question_item_dup_entry_text (self->item, FALSE);

  if (self->is_own || g_strcmp0 (text, gtk_editable_get_text (self->entry)) == 0)
    return;
  self->is_own = TRUE;
  gtk_editable_set_text (self->entry, text);
  self->is_own = FALSE;
}

static void
build (PalEntryEditor *self)
{
  const PalQuestion *question = pal_question_item_get_question (self->item);
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
  pal_editor_label (entry, self->item, question->unit);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (entry, focus);

  gtk_box_append (GTK_BOX (box), entry);
  if (question->unit != NULL)
    {
      GtkWidget *unit = gtk_label_new (question->unit);

      gtk_widget_add_css_class (unit, "dim-label");
      gtk_label_set_ellipsize (GTK_LABEL (unit), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), unit);
    }
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
pal_entry_editor_dispose (GObject *object)
{
  PalEntryEditor *self = PAL_ENTRY_EDITOR (object);

  g_clear_object (&self->model);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (pal_entry_editor_parent_class)->dispose (object);
}

static void
pal_entry_editor_class_init (PalEntryEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_entry_editor_dispose;
}

static void
pal_entry_editor_init (PalEntryEditor *self)
{
}

GtkWidget *
pal_entry_editor_new (PalSurveyModel *model, PalQuestionItem *item)
{
  PalEntryEditor *self = g_object_new (PAL_TYPE_ENTRY_EDITOR, NULL);

  self->model = g_object_ref (model);
  self->item = g_object_ref (item);
  build (self);

  g_signal_connect_object (item, "changed", G_CALLBACK (item_changed_cb), self, G_CONNECT_SWAPPED);
  item_changed_cb (self);
  return GTK_WIDGET (self);
}
