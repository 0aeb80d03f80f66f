/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-text-editor.h"

#include <glib/gi18n.h>

#include "ui/survey/pal-editor.h"

struct _PalTextEditor
{
  AdwBin parent_instance;

  PalSurveyModel *model; /* owned */
  PalQuestionItem *item; /* owned */
  GtkTextBuffer *buffer; /* unowned: of the view */
  GtkLabel *counter;     /* unowned */
  gboolean is_own;       /* the change comes from here */
};

G_DEFINE_FINAL_TYPE (PalTextEditor, pal_text_editor, ADW_TYPE_BIN)

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
  const PalQuestion *question = pal_question_item_get_question (self->item);
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

  if (self->model == NULL)
    return; /* the focus may leave after dispose */
  text = get_text (self);
  self->is_own = TRUE;
  pal_survey_model_type (self->model, self->item, text, is_done);
  self->is_own = FALSE;
}

static void
changed_cb (PalTextEditor *self)
{
  show_count (self);
  if (!self->is_own)
    enter (self, FALSE);
}

static void
leave_cb (PalTextEditor *self)
{
  enter (self, TRUE);
}

static void
item_changed_cb (PalTextEditor *self)
{
  g_autofree char *text = pal_question_item_dup_entry_text (self->item, FALSE);
  g_autofree char *shown = get_text (self);

  if (self->is_own || g_strcmp0 (text, shown) == 0)
    return;
  self->is_own = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  self->is_own = FALSE;
}

static void
build (PalTextEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE); /* Tab leaves the field, as everywhere */
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_widget_add_css_class (view, "pal-text-answer");
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  pal_editor_label (view, self->item, NULL);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
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
  adw_bin_set_child (ADW_BIN (self), box);
  show_count (self);
}

static void
pal_text_editor_dispose (GObject *object)
{
  PalTextEditor *self = PAL_TEXT_EDITOR (object);

  g_clear_object (&self->model);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (pal_text_editor_parent_class)->dispose (object);
}

static void
pal_text_editor_class_init (PalTextEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_text_editor_dispose;
}

static void
pal_text_editor_init (PalTextEditor *self)
{
}

GtkWidget *
pal_text_editor_new (PalSurveyModel *model, PalQuestionItem *item)
{
  PalTextEditor *self = g_object_new (PAL_TYPE_TEXT_EDITOR, NULL);

  self->model = g_object_ref (model);
  self->item = g_object_ref (item);
  build (self);

  g_signal_connect_object (item, "changed", G_CALLBACK (item_changed_cb), self, G_CONNECT_SWAPPED);
  item_changed_cb (self);
  return GTK_WIDGET (self);
}
