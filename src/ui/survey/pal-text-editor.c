/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-text-editor.h"

#include <glib/gi18n.h>

struct _PalTextEditor
{
  PalEditor parent_instance;

  GtkWidget *view;       /* unowned */
  GtkTextBuffer *buffer; /* unowned: of the view */
  GtkLabel *counter;     /* unowned */
  gboolean is_own;       /* the change comes from here */
};

G_DEFINE_FINAL_TYPE (PalTextEditor, pal_text_editor, PAL_TYPE_EDITOR)

static char *
get_text (PalTextEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
show_count (PalTextEditor *self)
{
  const PalQuestion *question = pal_editor_get_question (PAL_EDITOR (self));
  g_autofree char *text = NULL;

  if (question->max_length == 0)
    return;
  /* Translators: characters typed, characters allowed. */
  text = g_strdup_printf (_ ("%d of %u characters"), gtk_text_buffer_get_char_count (self->buffer),
                          question->max_length);
  gtk_label_set_text (self->counter, text);
}

static void
enter (PalTextEditor *self, gboolean is_done)
{
  g_autofree char *text = NULL;

  if (pal_editor_get_model (PAL_EDITOR (self)) == NULL)
    return; /* the focus may leave after dispose */
  text = get_text (self);
  self->is_own = TRUE;
  pal_survey_model_type (pal_editor_get_model (PAL_EDITOR (self)), pal_editor_get_item (PAL_EDITOR (self)),
                         text, is_done);
  self->is_own = FALSE;
}

static void
changed_cb (PalTextEditor *self)
{
  show_count (self);
  if (!self->is_own)
    enter (self, FALSE);
}

/* Enter is part of a text: Ctrl+Enter goes on. */
static gboolean
key_cb (PalTextEditor *self, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  enter (self, TRUE);
  pal_editor_go_next (PAL_EDITOR (self));
  return TRUE;
}

static void
leave_cb (PalTextEditor *self)
{
  enter (self, TRUE);
}

static void
item_changed (PalEditor *editor)
{
  PalTextEditor *self = PAL_TEXT_EDITOR (editor);
  g_autofree char *text = pal_question_item_dup_entry_text (pal_editor_get_item (PAL_EDITOR (self)), FALSE);
  g_autofree char *shown = get_text (self);

  if (self->is_own || g_strcmp0 (text, shown) == 0)
    return;
  self->is_own = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  self->is_own = FALSE;
}

static void
texts_changed (PalEditor *editor)
{
  pal_editor_label (editor, PAL_TEXT_EDITOR (editor)->view, NULL);
}

static void
build (PalEditor *editor)
{
  PalTextEditor *self = PAL_TEXT_EDITOR (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE); /* Tab leaves the field, as everywhere */
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_widget_add_css_class (view, "pal-text-answer");
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  self->view = view;
  pal_editor_label (PAL_EDITOR (self), view, NULL);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, focus);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 90);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_add_css_class (scroller, "pal-text-frame");
  self->counter = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->counter, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->counter), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->counter), "dim-label");
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->counter));
  adw_bin_set_child (ADW_BIN (editor), box);
  show_count (self);
}

static void
pal_text_editor_class_init (PalTextEditorClass *klass)
{
  PAL_EDITOR_CLASS (klass)->build = build;
  PAL_EDITOR_CLASS (klass)->item_changed = item_changed;
  PAL_EDITOR_CLASS (klass)->texts_changed = texts_changed;
}

static void
pal_text_editor_init (PalTextEditor *self)
{
}
