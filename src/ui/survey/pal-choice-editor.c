/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-choice-editor.h"

#include <glib/gi18n.h>

#include "ui/compat/pal-ask.h"
#include "ui/pal-view.h"
#include "ui/survey/pal-option-keys.h"
#include "ui/widget/pal-wrap-layout.h"

struct _PalChoiceEditor
{
  PalEditor parent_instance;

  GPtrArray *buttons; /* GtkCheckButton*, unowned */
  gboolean is_own;    /* the change comes from here */
};

G_DEFINE_FINAL_TYPE (PalChoiceEditor, pal_choice_editor, PAL_TYPE_EDITOR)

#define CODE_KEY "pal-code"

static void item_changed (PalEditor *editor);

static void
chosen_cb (PalChoiceEditor *self, gboolean confirmed, const char *code)
{
  if (confirmed)
    pal_survey_model_choose (pal_editor_get_model (PAL_EDITOR (self)),
                             pal_editor_get_item (PAL_EDITOR (self)), code);
  item_changed (PAL_EDITOR (self));
}

typedef struct
{
  PalChoiceEditor *self;
  char *code;
} Question;

static void
hide_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autofree char *choice = pal_ask_finish (result);

  if (pal_editor_get_model (PAL_EDITOR (question->self)) != NULL)
    chosen_cb (question->self, g_strcmp0 (choice, "change") == 0, question->code);
  g_object_unref (question->self);
  g_free (question->code);
  g_free (question);
}

/* Answers that would be hidden are kept, but a person should know before it happens. */
static gboolean
ask_before_hiding (PalChoiceEditor *self, const char *code)
{
  static const PalAskChoice choices[] = { { "keep", N_ ("Keep as It Is"), PAL_ASK_PLAIN },
                                          { "change", N_ ("Change Answer"), PAL_ASK_SUGGESTED } };
  PalAskChoice translated[G_N_ELEMENTS (choices)];
  g_autoptr (GPtrArray) hidden = NULL;
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autofree char *list = NULL, *body = NULL;
  Question *question;

  if (pal_editor_get_question (PAL_EDITOR (self))->type == PAL_QUESTION_LIKERT5)
    return FALSE;
  pal_value_init_string (&value, code);
  hidden = pal_survey_model_dup_would_hide (pal_editor_get_model (PAL_EDITOR (self)),
                                            pal_editor_get_item (PAL_EDITOR (self)), &value);
  if (hidden == NULL)
    return FALSE;

  g_ptr_array_set_size (hidden, MIN ((int) hidden->len, 6));
  g_ptr_array_add (hidden, NULL);
  list = g_strjoinv ("\n", (char **) hidden->pdata);
  body = g_strdup_printf (
      _ ("With this answer these questions are no longer asked. Their answers are kept and come back "
         "when they are asked again.\n\n%s"),
      list);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      translated[i] = choices[i];
      translated[i].label = _ (choices[i].label);
    }
  question = g_new0 (Question, 1);
  question->self = g_object_ref (self);
  question->code = g_strdup (code);
  pal_ask_async (pal_view_get_window (GTK_WIDGET (self)), _ ("Hide answered questions?"), body, NULL,
                 translated, G_N_ELEMENTS (translated), hide_answered_cb, question);
  return TRUE;
}

static void
toggled_cb (PalChoiceEditor *self, GtkCheckButton *button)
{
  const char *code = g_object_get_data (G_OBJECT (button), CODE_KEY);

  if (self->is_own || pal_editor_get_model (PAL_EDITOR (self)) == NULL ||
      !gtk_check_button_get_active (button))
    return;
  if (!ask_before_hiding (self, code))
    pal_survey_model_choose (pal_editor_get_model (PAL_EDITOR (self)),
                             pal_editor_get_item (PAL_EDITOR (self)), code);
}

static gboolean
is_chosen (PalChoiceEditor *self, const char *code)
{
  const PalValue *value = pal_question_item_get_value (pal_editor_get_item (PAL_EDITOR (self)));

  if (value->kind == PAL_VALUE_NUMBER)
    return (int) value->number == (int) g_ascii_strtoll (code, NULL, 10);
  return value->kind == PAL_VALUE_STRING && g_str_equal (value->string, code);
}

static void
item_changed (PalEditor *editor)
{
  PalChoiceEditor *self = PAL_CHOICE_EDITOR (editor);
  self->is_own = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkCheckButton *button = g_ptr_array_index (self->buttons, i);

      gtk_check_button_set_active (button, is_chosen (self, g_object_get_data (G_OBJECT (button), CODE_KEY)));
    }
  self->is_own = FALSE;
}

static void
add_button (PalChoiceEditor *self, GtkWidget *box, const char *code, const char *label)
{
  GtkWidget *button = pal_editor_make_check (PAL_EDITOR (self), label);

  if (self->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), g_ptr_array_index (self->buttons, 0));
  g_object_set_data_full (G_OBJECT (button), CODE_KEY, g_strdup (code), g_free);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  g_ptr_array_add (self->buttons, button);
  gtk_box_append (GTK_BOX (box), button);
}

/* A scale has numbers, and words at its ends. */
static char *
make_likert_label (const PalQuestion *question, int step)
{
  const char *anchor = step == 1 ? question->anchor_low : step == 5 ? question->anchor_high : NULL;

  return anchor != NULL ? g_strdup_printf ("%d · %s", step, anchor) : g_strdup_printf ("%d", step);
}

static void
texts_changed (PalEditor *editor)
{
  PalChoiceEditor *self = PAL_CHOICE_EDITOR (editor);
  const PalQuestion *question = pal_editor_get_question (editor);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      g_autofree char *label = question->type == PAL_QUESTION_LIKERT5
                                   ? make_likert_label (question, (int) i + 1)
                                   : g_strdup (question->options[i].label);

      pal_editor_relabel_check (editor, g_ptr_array_index (self->buttons, i), label);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (adw_bin_get_child (ADW_BIN (editor))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, question->text, -1);
}

static void
build (PalEditor *editor)
{
  PalChoiceEditor *self = PAL_CHOICE_EDITOR (editor);
  const PalQuestion *question = pal_editor_get_question (PAL_EDITOR (self));
  gboolean is_row = question->type == PAL_QUESTION_YNP || question->type == PAL_QUESTION_LIKERT5;
  GtkWidget *box = is_row ? pal_wrap_box_new (18, 6) : gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->buttons = g_ptr_array_new ();
  for (guint i = 0; i < question->n_options; i++)
    add_button (self, box, question->options[i].code, question->options[i].label);
  for (int i = 1; i <= 5 && question->type == PAL_QUESTION_LIKERT5; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", i);
      g_autofree char *label = make_likert_label (question, i);

      add_button (self, box, code, label);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, question->text, -1);
  pal_option_keys_attach (GTK_WIDGET (self), self->buttons);
  adw_bin_set_child (ADW_BIN (editor), box);
}

static void
pal_choice_editor_finalize (GObject *object)
{
  g_clear_pointer (&PAL_CHOICE_EDITOR (object)->buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_choice_editor_parent_class)->finalize (object);
}

static void
pal_choice_editor_class_init (PalChoiceEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_choice_editor_finalize;
  PAL_EDITOR_CLASS (klass)->build = build;
  PAL_EDITOR_CLASS (klass)->item_changed = item_changed;
  PAL_EDITOR_CLASS (klass)->texts_changed = texts_changed;
}

static void
pal_choice_editor_init (PalChoiceEditor *self)
{
}
