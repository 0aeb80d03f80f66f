/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-query-dialog.h"

#include <glib/gi18n.h>

#include "session/pal-commands-query.h"
#include "ui/compat/pal-ask.h"

typedef struct
{
  GtkWindow *parent;       /* owned */
  PalWorkspace *workspace; /* owned */
  char *country, *institution, *wave, *question;
  char *id;                 /* of the query; NULL: a new one, or a comment */
  const PalQueryRule *rule; /* NULL: a comment */
  GtkWidget *text_entry;    /* owned */
  GtkWidget *to_entry;      /* owned, or NULL */
} Asking;

static void
asking_free (Asking *self)
{
  g_object_unref (self->parent);
  g_object_unref (self->workspace);
  g_free (self->country);
  g_free (self->institution);
  g_free (self->wave);
  g_free (self->question);
  g_free (self->id);
  g_clear_object (&self->text_entry);
  g_clear_object (&self->to_entry);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static const char *
get_text (GtkWidget *entry)
{
  return entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (entry)) : NULL;
}

static void
write_down (Asking *self, GError **error)
{
  const char *text = get_text (self->text_entry), *to = get_text (self->to_entry);
  g_autofree char *id = NULL;

  if (self->id != NULL)
    pal_commands_step_query (self->workspace, self->id, self->rule->kind, text, to, error);
  else if (self->rule != NULL)
    id = pal_commands_open_query (self->workspace, self->country, self->institution, self->wave,
                                  self->question, text, to, error);
  else
    id = pal_commands_add_comment (self->workspace, self->country, self->institution, self->wave,
                                   self->question, text, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asking) asking = data;
  g_autofree char *choice = pal_ask_finish (result);
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (choice, "write") != 0)
    return;
  write_down (asking, &error);
  if (error != NULL)
    pal_ask_tell (asking->parent, _ ("Not Written"), error->message);
}

static gboolean
is_empty (GtkWidget *entry)
{
  g_autofree char *text = entry != NULL ? g_strstrip (g_strdup (get_text (entry))) : NULL;

  return text == NULL || *text == '\0';
}

/* The button that writes wakes up when everything that is needed is there. */
static void
typed_cb (GtkWidget *entry, Asking *self)
{
  gboolean needs_text = self->rule == NULL || self->rule->needs_text;
  gboolean needs_person = self->rule != NULL && self->rule->needs_person;

  pal_ask_set_enabled (entry, "write",
                       !(needs_text && is_empty (self->text_entry)) &&
                           !(needs_person && is_empty (self->to_entry)));
}

static GtkWidget *
add_entry (Asking *self, GtkWidget *box, const char *label)
{
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect (entry, "map", G_CALLBACK (typed_cb), self);
  gtk_box_append (GTK_BOX (box), entry);
  return entry;
}

static const char *
get_heading (const PalQueryRule *rule)
{
  if (rule == NULL)
    return _ ("Comment");
  switch (rule->kind)
    {
    case PAL_QUERY_ASK:
      return _ ("New Query");
    case PAL_QUERY_ASSIGN:
      return _ ("Assign the Query");
    case PAL_QUERY_ANSWER:
      return _ ("Answer the Query");
    case PAL_QUERY_CLOSE:
      return _ ("Close the Query?");
    case PAL_QUERY_REOPEN:
      return _ ("Reopen the Query");
    case PAL_QUERY_N_STEPS:
    default:
      g_return_val_if_reached ("");
    }
}

static const char *
get_verb (const PalQueryRule *rule)
{
  if (rule == NULL)
    return _ ("_Add");
  switch (rule->kind)
    {
    case PAL_QUERY_ASK:
      return _ ("_Ask");
    case PAL_QUERY_ASSIGN:
      return _ ("A_ssign");
    case PAL_QUERY_ANSWER:
      return _ ("_Answer");
    case PAL_QUERY_CLOSE:
      return C_ ("query", "C_lose");
    case PAL_QUERY_REOPEN:
      return _ ("_Reopen");
    case PAL_QUERY_N_STEPS:
    default:
      g_return_val_if_reached ("");
    }
}

static const char *
get_text_label (const PalQueryRule *rule)
{
  if (rule == NULL)
    return _ ("What you want to say");
  switch (rule->kind)
    {
    case PAL_QUERY_ASK:
      return _ ("What you want to know");
    case PAL_QUERY_ANSWER:
      return _ ("Your answer");
    case PAL_QUERY_REOPEN:
      return _ ("What is still open");
    case PAL_QUERY_ASSIGN:
    case PAL_QUERY_CLOSE:
    case PAL_QUERY_N_STEPS:
    default:
      return _ ("Note (optional)");
    }
}

/* Takes @self. */
static void
present (Asking *self, const char *body)
{
  const PalAskChoice choices[] = { { "cancel", _ ("_Cancel"), PAL_ASK_PLAIN },
                                   { "write", get_verb (self->rule), PAL_ASK_SUGGESTED } };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gboolean needs_person = self->rule != NULL && self->rule->needs_person;

  if (needs_person)
    self->to_entry = add_entry (self, box, _ ("Name or role"));
  self->text_entry = add_entry (self, box, get_text_label (self->rule));
  if (!needs_person && self->rule != NULL && self->rule->kind == PAL_QUERY_ASK)
    self->to_entry = add_entry (self, box, _ ("For whom: name or role (optional)"));
  pal_ask_async (self->parent, get_heading (self->rule), body, box, choices, G_N_ELEMENTS (choices),
                 answered_cb, self);
}

static Asking *
asking_new (GtkWindow *parent, PalWorkspace *workspace, const PalQueryRule *rule)
{
  Asking *self = g_new0 (Asking, 1);

  self->parent = g_object_ref (parent);
  self->workspace = g_object_ref (workspace);
  self->rule = rule;
  return self;
}

static void
present_for_focused (GtkWindow *parent, PalSurveyModel *model, const PalQueryRule *rule)
{
  PalQuestionItem *item = pal_survey_model_get_focused (model);
  PalSelection *selection = pal_survey_model_get_selection (model);
  const PalQuestion *question;
  g_autofree char *body = NULL;
  Asking *asking;

  if (item == NULL || pal_selection_get_country (selection) == NULL)
    return;
  question = pal_question_item_get_question (item);
  asking = asking_new (parent, pal_survey_model_get_workspace (model), rule);
  asking->country = g_strdup (pal_selection_get_country (selection));
  asking->institution = g_strdup (pal_selection_get_institution (selection));
  asking->wave = g_strdup (pal_selection_get_wave (selection));
  asking->question = g_strdup (pal_question_item_get_id (item));
  body = g_strdup_printf ("%s %s", question->id, question->text);
  present (asking, body);
}

void
pal_query_dialog_open (GtkWindow *parent, PalSurveyModel *model)
{
  present_for_focused (parent, model, pal_query_rule_get (PAL_QUERY_ASK));
}

void
pal_query_dialog_comment (GtkWindow *parent, PalSurveyModel *model)
{
  present_for_focused (parent, model, NULL);
}

void
pal_query_dialog_step (GtkWindow *parent,
                       PalWorkspace *workspace,
                       PalQueryThread *thread,
                       PalQueryStepKind kind)
{
  Asking *asking = asking_new (parent, workspace, pal_query_rule_get (kind));

  asking->id = g_strdup (pal_query_thread_get_id (thread));
  present (asking, pal_query_thread_get_text (thread));
}
