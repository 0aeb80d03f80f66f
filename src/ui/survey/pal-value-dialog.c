/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-value-dialog.h"

#include <glib/gi18n.h>

struct _PalValueDialog
{
  AdwWindow parent_instance;

  PalSlotsRow *row;   /* owned */
  GPtrArray *checks;  /* GtkCheckButton*, of options; unowned */
  GtkEditable *entry; /* of everything else, or NULL */
  GtkWidget *editor;
  GtkDropDown *missing_choice;
  GtkLabel *problem_label;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define CODE_KEY "pal-code"

/* The first stands for an answer. */
static const PalMissing reasons[] = { PAL_MISSING_NONE, PAL_MISSING_DK, PAL_MISSING_NA };

G_DEFINE_FINAL_TYPE (PalValueDialog, pal_value_dialog, ADW_TYPE_WINDOW)

static PalMissing
get_missing (PalValueDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (self->missing_choice);

  return chosen < G_N_ELEMENTS (reasons) ? reasons[chosen] : PAL_MISSING_NONE;
}

/* The codes that are checked, joined by a bar, or what stands in the entry. */
static char *
dup_text (PalValueDialog *self)
{
  GString *text;

  if (self->entry != NULL)
    return g_strdup (gtk_editable_get_text (self->entry));
  text = g_string_new (NULL);
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (!gtk_check_button_get_active (check))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '|');
      g_string_append (text, g_object_get_data (G_OBJECT (check), CODE_KEY));
    }
  return g_string_free (text, FALSE);
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalValueDialog *self = PAL_VALUE_DIALOG (widget);
  g_autofree char *text = dup_text (self);
  g_autoptr (GError) error = NULL;
  g_auto (PalValue) value = PAL_VALUE_INIT;

  if (get_missing (self) != PAL_MISSING_NONE)
    pal_value_init_missing (&value, get_missing (self));
  else if (!pal_slots_row_parse (self->row, text, &value, &error))
    {
      gtk_label_set_text (self->problem_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
      gtk_widget_child_focus (self->editor, GTK_DIR_TAB_FORWARD);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, &value);
  gtk_window_close (GTK_WINDOW (self));
}

static void
missing_cb (PalValueDialog *self)
{
  gtk_widget_set_sensitive (self->editor, get_missing (self) == PAL_MISSING_NONE);
}

static void
pal_value_dialog_finalize (GObject *object)
{
  PalValueDialog *self = PAL_VALUE_DIALOG (object);

  g_clear_object (&self->row);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_value_dialog_parent_class)->finalize (object);
}

static void
pal_value_dialog_class_init (PalValueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pal_value_dialog_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_install_action (widget_class, "value.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_value_dialog_init (PalValueDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_window_set_default_size (GTK_WINDOW (self), 440, -1);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Another Answer"));
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_check (PalValueDialog *self, GtkWidget *box, const char *code, const char *label, gboolean is_one_of)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = make_label (label, NULL);

  gtk_widget_set_margin_start (words, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (is_one_of && self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (self->checks, 0));
  g_object_set_data_full (G_OBJECT (check), CODE_KEY, g_strdup (code), g_free);
  g_ptr_array_add (self->checks, check);
  gtk_box_append (GTK_BOX (box), check);
}

static GtkWidget *
build_options (PalValueDialog *self, const PalQuestion *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < question->n_options; i++)
    add_check (self, box, question->options[i].code, question->options[i].label,
               question->type != PAL_QUESTION_MULTI);
  for (int i = 1; i <= 5 && question->type == PAL_QUESTION_LIKERT5; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", i);

      add_check (self, box, code, code, TRUE);
    }
  return box;
}

static GtkWidget *
build_entry (PalValueDialog *self, const PalQuestion *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, question->text, -1);
  if (question->type == PAL_QUESTION_RATIO)
    /* Translators: how a ratio is typed, numerator before denominator. */
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("12/40"));
  else if (question->unit != NULL)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), question->unit);
  gtk_box_append (GTK_BOX (box), entry);
  return box;
}

static GtkWidget *
build_editor (PalValueDialog *self, const PalQuestion *question)
{
  switch (question->type)
    {
    case PAL_QUESTION_SINGLE:
    case PAL_QUESTION_MULTI:
    case PAL_QUESTION_YNP:
    case PAL_QUESTION_LIKERT5:
      return build_options (self, question);
    case PAL_QUESTION_INTEGER:
    case PAL_QUESTION_DECIMAL:
    case PAL_QUESTION_PERCENT:
    case PAL_QUESTION_RATIO:
    case PAL_QUESTION_TEXT:
    case PAL_QUESTION_DATE:
    case PAL_QUESTION_GROUP:
    default:
      return build_entry (self, question);
    }
}

static GtkWidget *
build_missing (PalValueDialog *self)
{
  const char *names[] = { _ ("This answer"), pal_missing_get_label (PAL_MISSING_DK),
                          pal_missing_get_label (PAL_MISSING_NA), NULL };
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  self->missing_choice = GTK_DROP_DOWN (choice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Answer, or why there is none"), -1);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (missing_cb), self);
  return choice;
}

static GtkWidget *
build_head (PalValueDialog *self)
{
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *apply = gtk_button_new_with_mnemonic (_ ("_Agree"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (head), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (apply), "value.apply");
  gtk_widget_add_css_class (apply, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), apply);
  adw_header_bar_pack_start (ADW_HEADER_BAR (head), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), apply);
  return head;
}

GtkWidget *
pal_value_dialog_new (GtkWindow *parent, PalSlotsRow *row)
{
  PalValueDialog *self = g_object_new (PAL_TYPE_VALUE_DIALOG, "transient-for", parent, NULL);
  const PalQuestion *question = pal_slots_row_get_question (row);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *title = g_strdup_printf ("%s %s", question->id, question->text);

  self->row = g_object_ref (row);
  self->editor = build_editor (self, question);
  gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
  if (question->help != NULL)
    gtk_box_append (GTK_BOX (box), make_label (question->help, "caption"));
  gtk_box_append (GTK_BOX (box), build_missing (self));
  gtk_box_append (GTK_BOX (box), self->editor);
  self->problem_label = GTK_LABEL (make_label (NULL, "error"));
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem_label));
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_box_append (GTK_BOX (all), build_head (self));
  gtk_box_append (GTK_BOX (all), box);
  adw_window_set_content (ADW_WINDOW (self), all);
  /* The list of reasons comes first on screen, but people come to type. */
  gtk_widget_child_focus (self->editor, GTK_DIR_TAB_FORWARD);
  return GTK_WIDGET (self);
}
