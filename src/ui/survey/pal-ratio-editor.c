/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-ratio-editor.h"

#include <glib/gi18n.h>

#include "ui/widget/pal-wrap-layout.h"

/* So that both parts lie side by side on a desk, and below each other on a telephone. */
#define PART_CHARS 34

struct _PalRatioEditor
{
  PalEditor parent_instance;

  GtkEditable *parts[2]; /* unowned: numerator, denominator */
  GtkLabel *titles[2];   /* unowned */
  GtkLabel *share;       /* unowned */
  gboolean is_own;       /* the change comes from here */
};

G_DEFINE_FINAL_TYPE (PalRatioEditor, pal_ratio_editor, PAL_TYPE_EDITOR)

static void
enter (PalRatioEditor *self, gboolean is_done)
{
  if (pal_editor_get_model (PAL_EDITOR (self)) == NULL)
    return; /* the focus may leave after dispose */
  self->is_own = TRUE;
  pal_survey_model_type_ratio (
      pal_editor_get_model (PAL_EDITOR (self)), pal_editor_get_item (PAL_EDITOR (self)),
      gtk_editable_get_text (self->parts[0]), gtk_editable_get_text (self->parts[1]), is_done);
  self->is_own = FALSE;
}

static void
show_share (PalRatioEditor *self)
{
  const PalValue *value = pal_question_item_get_value (pal_editor_get_item (PAL_EDITOR (self)));
  g_autofree char *text = value->kind == PAL_VALUE_RATIO
                              ? pal_question_item_dup_text (pal_editor_get_item (PAL_EDITOR (self)))
                              : g_strdup ("");

  gtk_label_set_text (self->share, text);
}

static void
changed_cb (PalRatioEditor *self)
{
  if (!self->is_own)
    enter (self, FALSE);
  show_share (self);
}

static void
activate_cb (PalRatioEditor *self, GtkWidget *part)
{
  if (GTK_EDITABLE (part) != self->parts[1])
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->parts[1]));
      return;
    }
  enter (self, TRUE);
  pal_editor_go_next (PAL_EDITOR (self));
}

/* Leaving the pair, not only one of its entries, is the decision. */
static void
leave_cb (PalRatioEditor *self)
{
  enter (self, TRUE);
}

static void
item_changed (PalEditor *editor)
{
  PalRatioEditor *self = PAL_RATIO_EDITOR (editor);
  show_share (self);
  if (self->is_own)
    return;
  self->is_own = TRUE;
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text =
          pal_question_item_dup_entry_text (pal_editor_get_item (PAL_EDITOR (self)), i == 1);
      gboolean is_half =
          pal_question_item_get_value (pal_editor_get_item (PAL_EDITOR (self)))->kind != PAL_VALUE_RATIO &&
          gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (self->parts[i])));

      if (!is_half && g_strcmp0 (text, gtk_editable_get_text (self->parts[i])) != 0)
        gtk_editable_set_text (self->parts[i], text);
    }
  self->is_own = FALSE;
}

static GtkWidget *
make_part (PalRatioEditor *self, guint index, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *entry = gtk_entry_new ();

  self->titles[index] = GTK_LABEL (label);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), PART_CHARS);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  self->parts[index] = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->parts[index], 9);
  gtk_editable_set_alignment (self->parts[index], 1.0f);
  gtk_widget_set_halign (entry, GTK_ALIGN_START);
  gtk_widget_set_valign (entry, GTK_ALIGN_END);
  gtk_widget_set_vexpand (entry, TRUE);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  pal_editor_label (PAL_EDITOR (self), entry, title);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static void
texts_changed (PalEditor *editor)
{
  PalRatioEditor *self = PAL_RATIO_EDITOR (editor);
  const PalQuestion *question = pal_editor_get_question (editor);

  for (guint i = 0; i < 2; i++)
    {
      const char *title = i == 0 ? question->numerator_label : question->denominator_label;

      gtk_label_set_text (self->titles[i], title);
      pal_editor_label (editor, GTK_WIDGET (self->parts[i]), title);
    }
}

static void
build (PalEditor *editor)
{
  PalRatioEditor *self = PAL_RATIO_EDITOR (editor);
  const PalQuestion *question = pal_editor_get_question (PAL_EDITOR (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *pair = pal_wrap_box_new (18, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  pal_wrap_box_append (pair, make_part (self, 0, question->numerator_label));
  pal_wrap_box_append (pair, make_part (self, 1, question->denominator_label));
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (pair, focus);
  self->share = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->share, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->share), "numeric");
  gtk_box_append (GTK_BOX (box), pair);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->share));
  adw_bin_set_child (ADW_BIN (editor), box);
}

static void
pal_ratio_editor_class_init (PalRatioEditorClass *klass)
{
  PAL_EDITOR_CLASS (klass)->build = build;
  PAL_EDITOR_CLASS (klass)->item_changed = item_changed;
  PAL_EDITOR_CLASS (klass)->texts_changed = texts_changed;
}

static void
pal_ratio_editor_init (PalRatioEditor *self)
{
}
