/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-grid-choice.h"

#include <glib/gi18n.h>

#define MAX_HEIGHT 360

struct _PalGridChoice
{
  GtkPopover parent_instance;

  const PalQuestion *question; /* of the instrument */
  GtkListBox *list;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalGridChoice, pal_grid_choice, GTK_TYPE_POPOVER)

gboolean
pal_grid_choice_fits (const PalQuestion *question)
{
  return question->n_options > 0 || question->type == PAL_QUESTION_LIKERT5;
}

static void
choose (PalGridChoice *self, const char *text)
{
  g_autofree char *copy = g_strdup (text);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, copy);
}

static GtkCheckButton *
get_check (GtkListBoxRow *row)
{
  GtkWidget *child = gtk_list_box_row_get_child (row);

  return GTK_IS_CHECK_BUTTON (child) ? GTK_CHECK_BUTTON (child) : NULL;
}

static void
take_checked (PalGridChoice *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (get_check (row) != NULL && gtk_check_button_get_active (get_check (row)))
      {
        if (text->len > 0)
          g_string_append_c (text, ';');
        g_string_append (text, g_object_get_data (G_OBJECT (row), "text"));
      }
  choose (self, text->str);
}

/* An option that excludes the others takes their marks away, and any other takes away its. */
static void
toggle (PalGridChoice *self, GtkListBoxRow *changed)
{
  gboolean is_on = !gtk_check_button_get_active (get_check (changed));
  const PalOption *option =
      pal_question_find_option (self->question, g_object_get_data (G_OBJECT (changed), "text"));
  GtkListBoxRow *row;

  for (int i = 0; is_on && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const PalOption *other =
          pal_question_find_option (self->question, g_object_get_data (G_OBJECT (row), "text"));

      if (get_check (row) != NULL && option != NULL && other != NULL &&
          (option->exclusive || other->exclusive))
        gtk_check_button_set_active (get_check (row), FALSE);
    }
  gtk_check_button_set_active (get_check (changed), is_on);
}

static void
activated_cb (PalGridChoice *self, GtkListBoxRow *row)
{
  if (get_check (row) != NULL)
    toggle (self, row);
  else
    choose (self, g_object_get_data (G_OBJECT (row), "text"));
}

static GtkListBoxRow *
get_focused (PalGridChoice *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return GTK_IS_LIST_BOX_ROW (child) ? GTK_LIST_BOX_ROW (child) : NULL;
}

/* Enter takes what is checked; on a row without a mark it takes that row. */
static gboolean
key_pressed_cb (PalGridChoice *self, guint key)
{
  GtkListBoxRow *row = get_focused (self);
  gunichar letter = gdk_keyval_to_unicode (key);

  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      if (row != NULL && get_check (row) == NULL)
        return GDK_EVENT_PROPAGATE;
      if (self->question->type != PAL_QUESTION_MULTI)
        return GDK_EVENT_PROPAGATE;
      take_checked (self);
      return GDK_EVENT_STOP;
    }
  if (g_unichar_isalnum (letter))
    {
      pal_grid_choice_find (self, letter);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
add_row (PalGridChoice *self, const char *label, const char *text, gboolean has_check, gboolean is_on)
{
  GtkWidget *child = has_check ? gtk_check_button_new_with_label (label) : gtk_label_new (label);
  GtkWidget *row = gtk_list_box_row_new ();

  if (has_check)
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (child), is_on);
      gtk_widget_set_can_target (child, FALSE);
      gtk_widget_set_can_focus (child, FALSE);
    }
  else
    gtk_label_set_xalign (GTK_LABEL (child), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (text), g_free);
  gtk_list_box_append (self->list, row);
  if (is_on && !has_check)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
fill (PalGridChoice *self, const PalValue *value)
{
  static const PalMissing reasons[] = { PAL_MISSING_DK, PAL_MISSING_NA, PAL_MISSING_NR };
  gboolean is_multi = self->question->type == PAL_QUESTION_MULTI;

  for (guint i = 0; i < self->question->n_options; i++)
    add_row (self, self->question->options[i].label, self->question->options[i].code, is_multi,
             pal_value_has (value, self->question->options[i].code));
  for (int i = 1; self->question->type == PAL_QUESTION_LIKERT5 && i <= 5; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", i);
      const char *anchor = i == 1 ? self->question->anchor_low : i == 5 ? self->question->anchor_high : NULL;
      g_autofree char *label = anchor != NULL ? g_strdup_printf ("%d %s", i, anchor) : g_strdup (code);

      add_row (self, label, code, FALSE, value->kind == PAL_VALUE_NUMBER && (int) value->number == i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      const char *code = pal_missing_to_code (reasons[i]);
      g_autofree char *label = g_strdup_printf ("%s (%s)", pal_missing_get_label (reasons[i]), code);

      add_row (self, label, code, FALSE, value->kind == PAL_VALUE_MISSING && value->missing == reasons[i]);
    }
  add_row (self, _ ("Clear"), "", FALSE, FALSE);
}

static void
mapped_cb (PalGridChoice *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
pal_grid_choice_class_init (PalGridChoiceClass *klass)
{
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pal_grid_choice_init (PalGridChoice *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

GtkWidget *
pal_grid_choice_new (const PalQuestion *question, const PalValue *value)
{
  PalGridChoice *self = g_object_new (PAL_TYPE_GRID_CHOICE, NULL);
  g_autofree char *name = g_strdup_printf ("%s %s", question->id, question->text);

  self->question = question;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  fill (self, value);
  if (question->type == PAL_QUESTION_MULTI)
    {
      GtkWidget *done = gtk_button_new_with_mnemonic (_ ("_Done"));

      g_signal_connect_swapped (done, "clicked", G_CALLBACK (take_checked), self);
      gtk_box_append (GTK_BOX (gtk_popover_get_child (GTK_POPOVER (self))), done);
    }
  return GTK_WIDGET (self);
}

void
pal_grid_choice_find (PalGridChoice *self, gunichar letter)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      GtkWidget *child = gtk_list_box_row_get_child (row);
      const char *label = GTK_IS_LABEL (child) ? gtk_label_get_text (GTK_LABEL (child))
                                               : gtk_check_button_get_label (GTK_CHECK_BUTTON (child));

      if (g_unichar_tolower (g_utf8_get_char (label)) == g_unichar_tolower (letter) ||
          (g_unichar_isdigit (letter) && g_unichar_digit_value (letter) == i + 1))
        {
          gtk_list_box_select_row (self->list, row);
          gtk_widget_grab_focus (GTK_WIDGET (row));
          return;
        }
    }
}
