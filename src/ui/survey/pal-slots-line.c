/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-slots-line.h"

#include <glib/gi18n.h>

#include "ui/widget/pal-wrap-layout.h"

#define CELL_WIDTH 176 /* three beside each other in the window, one on a telephone */

struct _PalSlotsLine
{
  GtkWidget parent_instance;

  PalSlotsRow *row; /* owned, or NULL */
  GtkImage *icon;
  GtkLabel *question_label;
  GtkLabel *state_label;
  GtkWidget *cells;
  GtkWidget *summary_box;
  GtkLabel *decision_label;
};

G_DEFINE_FINAL_TYPE (PalSlotsLine, pal_slots_line, GTK_TYPE_WIDGET)

static void
pal_slots_line_dispose (GObject *object)
{
  PalSlotsLine *self = PAL_SLOTS_LINE (object);
  GtkWidget *child;

  pal_slots_line_set_row (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pal_slots_line_parent_class)->dispose (object);
}

static void
pal_slots_line_class_init (PalSlotsLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_slots_line_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkLabel *
make_label (const char *text, const char *class_a, const char *class_b)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class_a != NULL)
    gtk_widget_add_css_class (label, class_a);
  if (class_b != NULL)
    gtk_widget_add_css_class (label, class_b);
  return GTK_LABEL (label);
}

static void
pal_slots_line_init (PalSlotsLine *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  /* A line of text rounds to another height with a width than without: the icon is higher than both. */
  gtk_widget_set_size_request (GTK_WIDGET (self->icon), -1, 20);
  self->question_label = make_label (NULL, NULL, NULL);
  self->state_label = make_label (NULL, "caption", "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->question_label));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->state_label));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (head), words);
  self->cells = pal_wrap_box_new (12, 9);
  self->summary_box = pal_wrap_box_new (9, 3);
  self->decision_label = make_label (NULL, "caption", NULL);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->cells);
  gtk_box_append (GTK_BOX (box), self->summary_box);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->decision_label));
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
pal_slots_line_new (void)
{
  return g_object_new (PAL_TYPE_SLOTS_LINE, NULL);
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static GtkWidget *
make_button (const char *label, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_cell (const char *label, const char *text, const char *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkLabel *value = make_label (text, "heading", NULL);
  GtkLabel *caption = make_label (label, "caption", "dim-label");

  gtk_label_set_max_width_chars (value, 20);
  gtk_label_set_max_width_chars (caption, 20);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (caption));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (value));
  if (note != NULL)
    {
      GtkLabel *words = make_label (note, "caption", NULL);

      gtk_label_set_max_width_chars (words, 20);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (words));
    }
  gtk_widget_set_size_request (box, CELL_WIDTH, -1);
  return box;
}

static GtkWidget *
make_answer (PalSlotsLine *self, const PalSlotsCell *cell)
{
  const char *question = pal_slots_row_get_question (self->row)->id;
  GtkWidget *box = make_cell (cell->label, cell->text, cell->note);
  /* Translators: id of a question, then whose answer it is (“First Entry”, the name of an expert). */
  g_autofree char *name = g_strdup_printf (_ ("Take the answer to %s of: %s"), question, cell->label);
  GtkWidget *button;

  if (cell->value.kind == PAL_VALUE_NONE)
    return box;
  button = make_button (_ ("Take"), name, "slots.take");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", question, cell->slot);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
make_agreed (PalSlotsLine *self)
{
  const char *question = pal_slots_row_get_question (self->row)->id;
  GtkWidget *box = make_cell (C_ ("answers", "Agreed"), pal_slots_row_get_agreed_text (self->row), NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: id of a question. */
  g_autofree char *keep_name = g_strdup_printf (_ ("Keep the agreed answer to %s as it is"), question);
  /* Translators: id of a question. */
  g_autofree char *other_name = g_strdup_printf (_ ("Enter another answer to %s"), question);
  GtkWidget *keep = make_button (_ ("Keep"), keep_name, "slots.keep");
  GtkWidget *other = make_button (_ ("Other…"), other_name, "slots.other");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (keep), "s", question);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (other), "s", question);
  gtk_widget_set_visible (keep, pal_slots_row_is_open (self->row));
  gtk_box_append (GTK_BOX (buttons), keep);
  gtk_box_append (GTK_BOX (buttons), other);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static void
show_summary (PalSlotsLine *self)
{
  const char *question = pal_slots_row_get_question (self->row)->id;
  const char *summary = pal_slots_row_get_summary (self->row);

  empty (self->summary_box);
  gtk_widget_set_visible (self->summary_box, summary != NULL);
  if (summary == NULL)
    return;
  pal_wrap_box_append (self->summary_box, GTK_WIDGET (make_label (summary, "caption", NULL)));
  if (pal_slots_row_get_suggestion (self->row)->kind != PAL_VALUE_NONE)
    {
      GtkWidget *button =
          make_button (_ ("Take It"), _ ("Take the median, or what most experts answered"), "slots.suggest");

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", question);
      pal_wrap_box_append (self->summary_box, button);
    }
}

static void
refresh (PalSlotsLine *self)
{
  const PalQuestion *question = pal_slots_row_get_question (self->row);
  GtkWidget *root_focus = gtk_widget_get_focus_child (self->cells);
  GPtrArray *cells = pal_slots_row_get_cells (self->row);
  g_autofree char *title = g_strdup_printf ("%s %s", question->id, question->text);
  g_autofree char *decision = pal_slots_row_dup_decision_text (self->row);

  /* The button that was pressed goes away with the cells: the focus stays in the list. */
  if (root_focus != NULL && gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
  gtk_image_set_from_icon_name (self->icon, pal_slots_row_get_state_icon (self->row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pal_slots_row_get_state_label (self->row), -1);
  gtk_label_set_text (self->question_label, title);
  gtk_label_set_text (self->state_label, pal_slots_row_get_state_label (self->row));
  empty (self->cells);
  for (guint i = 0; i < cells->len; i++)
    pal_wrap_box_append (self->cells, make_answer (self, g_ptr_array_index (cells, i)));
  pal_wrap_box_append (self->cells, make_agreed (self));
  show_summary (self);
  gtk_label_set_text (self->decision_label, decision != NULL ? decision : "");
  gtk_widget_set_visible (GTK_WIDGET (self->decision_label), decision != NULL);
}

void
pal_slots_line_set_row (PalSlotsLine *self, PalSlotsRow *row)
{
  g_return_if_fail (PAL_IS_SLOTS_LINE (self));

  if (self->row == row)
    return;
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, refresh, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  g_signal_connect_object (row, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
