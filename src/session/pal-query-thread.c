/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-query-thread.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-json.h"
#include "store/pal-batch.h"

struct _PalQueryThread
{
  GObject parent_instance;

  char *id;
  char *answer;
  char *country, *institution, *wave, *question;
  GPtrArray *steps; /* PalQueryStep* */
  PalQueryState state;
  const char *assigned; /* of the steps, or NULL */
};

G_DEFINE_FINAL_TYPE (PalQueryThread, pal_query_thread, G_TYPE_OBJECT)

static void
step_free (gpointer data)
{
  PalQueryStep *self = data;

  g_free (self->id);
  g_free (self->text);
  g_free (self->to);
  g_free (self->by);
  g_free (self);
}

static void
pal_query_thread_finalize (GObject *object)
{
  PalQueryThread *self = PAL_QUERY_THREAD (object);

  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self->id);
  g_free (self->answer);
  g_free (self->country);
  g_free (self->institution);
  g_free (self->wave);
  g_free (self->question);

  G_OBJECT_CLASS (pal_query_thread_parent_class)->finalize (object);
}

static void
pal_query_thread_class_init (PalQueryThreadClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_query_thread_finalize;
}

static void
pal_query_thread_init (PalQueryThread *self)
{
  self->steps = g_ptr_array_new_with_free_func (step_free);
}

static char *
dup_member (JsonObject *object, const char *name)
{
  const char *text = pal_json_get_string (object, name, NULL, NULL);

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/* A cell may come from another program: what is no step of ours counts as none. */
static PalQueryStep *
read_step (const char *id, const char *json)
{
  g_autoptr (JsonNode) node = pal_json_parse (json, -1, "query", NULL);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const PalQueryRule *rule =
      object != NULL ? pal_query_rule_find (pal_json_get_string (object, "step", NULL, NULL)) : NULL;
  g_autofree char *text = NULL, *to = NULL, *by = NULL;
  PalQueryStep *self;
  double at = 0;

  if (rule == NULL || !pal_json_get_double (object, "at", -1, &at, NULL) || !(at >= 0 && at < 9e15))
    return NULL;
  text = dup_member (object, "text");
  to = dup_member (object, "to");
  by = dup_member (object, "by");
  if ((rule->needs_text && text == NULL) || (rule->needs_person && to == NULL))
    return NULL;
  self = g_new0 (PalQueryStep, 1);
  self->id = g_strdup (id);
  self->rule = rule;
  self->text = g_steal_pointer (&text);
  self->to = g_steal_pointer (&to);
  self->by = by != NULL ? g_steal_pointer (&by) : g_strdup ("");
  self->at_ms = (gint64) at;
  return self;
}

/* The opening comes first whatever the clocks say: nobody answers what was not asked. */
static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const PalQueryStep *x = *(PalQueryStep *const *) a, *y = *(PalQueryStep *const *) b;
  gboolean x_asks = x->rule->kind == PAL_QUERY_ASK, y_asks = y->rule->kind == PAL_QUERY_ASK;

  if (x_asks != y_asks)
    return x_asks ? -1 : 1;
  if (x->at_ms != y->at_ms)
    return x->at_ms < y->at_ms ? -1 : 1;
  return strcmp (x->id, y->id);
}

static void
take_steps (PalQueryThread *self, GHashTable *cells)
{
  GHashTableIter iter;
  gpointer field, json;

  g_hash_table_iter_init (&iter, cells);
  while (g_hash_table_iter_next (&iter, &field, &json))
    if (g_str_has_prefix (field, PAL_QUERY_STEP_PREFIX))
      {
        PalQueryStep *step = read_step ((const char *) field + strlen (PAL_QUERY_STEP_PREFIX), json);

        if (step != NULL)
          g_ptr_array_add (self->steps, step);
      }
  g_ptr_array_sort (self->steps, compare_steps);
}

static void
play_steps (PalQueryThread *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      PalQueryStep *step = g_ptr_array_index (self->steps, i);

      step->counts = pal_query_rule_is_allowed (step->rule, self->state);
      self->state = pal_query_rule_apply (step->rule, self->state);
      if (step->counts && step->to != NULL)
        self->assigned = step->to;
    }
}

PalQueryThread *
pal_query_thread_new (const char *id, const char *answer, GHashTable *cells)
{
  g_autoptr (PalQueryThread) self = g_object_new (PAL_TYPE_QUERY_THREAD, NULL);
  g_autofree char *slot = NULL;

  if (answer == NULL ||
      !pal_answer_id_split (answer, &self->country, &self->institution, &self->wave, &self->question, &slot))
    return NULL;
  if (self->institution != NULL && *self->institution == '\0')
    g_clear_pointer (&self->institution, g_free);
  self->id = g_strdup (id);
  self->answer = g_strdup (answer);
  take_steps (self, cells);
  play_steps (self);
  return self->state != PAL_QUERY_NONE ? g_steal_pointer (&self) : NULL;
}

const char *
pal_query_thread_get_id (PalQueryThread *self)
{
  return self->id;
}

const char *
pal_query_thread_get_answer (PalQueryThread *self)
{
  return self->answer;
}

const char *
pal_query_thread_get_country (PalQueryThread *self)
{
  return self->country;
}

const char *
pal_query_thread_get_institution (PalQueryThread *self)
{
  return self->institution;
}

const char *
pal_query_thread_get_wave (PalQueryThread *self)
{
  return self->wave;
}

const char *
pal_query_thread_get_question (PalQueryThread *self)
{
  return self->question;
}

PalQueryState
pal_query_thread_get_state (PalQueryThread *self)
{
  return self->state;
}

gboolean
pal_query_thread_is_open (PalQueryThread *self)
{
  return pal_query_state_is_open (self->state);
}

const char *
pal_query_thread_get_assigned (PalQueryThread *self)
{
  return self->assigned;
}

static char *
fold_name (const char *name)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));

  return g_utf8_casefold (trimmed, -1);
}

gboolean
pal_query_thread_is_assigned_to (PalQueryThread *self, const char *person)
{
  g_autofree char *a = NULL, *b = NULL;

  if (self->assigned == NULL || person == NULL)
    return FALSE;
  a = fold_name (self->assigned);
  b = fold_name (person);
  return g_utf8_collate (a, b) == 0;
}

GPtrArray *
pal_query_thread_get_steps (PalQueryThread *self)
{
  return self->steps;
}

const char *
pal_query_thread_get_text (PalQueryThread *self)
{
  return ((PalQueryStep *) g_ptr_array_index (self->steps, 0))->text;
}

/* The members stand in their sorted order, so that the text is canonical as it is. */
char *
pal_query_step_to_json (const PalQueryRule *rule,
                        const char *text,
                        const char *to,
                        const char *by,
                        gint64 at_ms)
{
  GString *out = g_string_new ("{\"at\":");

  pal_json_append_number (out, (double) at_ms);
  g_string_append (out, ",\"by\":");
  pal_json_append_string (out, by);
  g_string_append (out, ",\"step\":");
  pal_json_append_string (out, rule->name);
  if (text != NULL)
    {
      g_string_append (out, ",\"text\":");
      pal_json_append_string (out, text);
    }
  if (to != NULL)
    {
      g_string_append (out, ",\"to\":");
      pal_json_append_string (out, to);
    }
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

const char *
pal_query_state_get_label (PalQueryState state)
{
  switch (state)
    {
    case PAL_QUERY_OPEN:
      return C_ ("query", "Open");
    case PAL_QUERY_ANSWERED:
      return C_ ("query", "Answered");
    case PAL_QUERY_CLOSED:
      return C_ ("query", "Closed");
    case PAL_QUERY_NONE:
    case PAL_QUERY_N_STATES:
    default:
      return "";
    }
}

const char *
pal_query_state_get_icon (PalQueryState state)
{
  switch (state)
    {
    case PAL_QUERY_ANSWERED:
      return "mail-reply-sender-symbolic";
    case PAL_QUERY_CLOSED:
      return "emblem-ok-symbolic";
    case PAL_QUERY_OPEN:
    case PAL_QUERY_NONE:
    case PAL_QUERY_N_STATES:
    default:
      return "dialog-question-symbolic";
    }
}

const char *
pal_query_step_get_label (PalQueryStepKind kind)
{
  switch (kind)
    {
    case PAL_QUERY_ASSIGN:
      return _ ("Assign…");
    case PAL_QUERY_ANSWER:
      return _ ("Answer…");
    case PAL_QUERY_CLOSE:
      return _ ("Close…");
    case PAL_QUERY_REOPEN:
      return _ ("Reopen…");
    case PAL_QUERY_ASK:
      return _ ("Open _Query…");
    case PAL_QUERY_N_STEPS:
    default:
      g_return_val_if_reached ("");
    }
}

char *
pal_query_step_dup_title (const PalQueryStep *step)
{
  const char *who = *step->by != '\0' ? step->by : _ ("Somebody");

  switch (step->rule->kind)
    {
    /* Translators: in these %s is the name of a person; a second one is the person or role asked. */
    case PAL_QUERY_ASK:
      return step->to != NULL ? g_strdup_printf (_ ("%s asked %s"), who, step->to)
                              : g_strdup_printf (_ ("%s asked"), who);
    case PAL_QUERY_ASSIGN:
      return g_strdup_printf (_ ("%s assigned it to %s"), who, step->to);
    case PAL_QUERY_ANSWER:
      return g_strdup_printf (_ ("%s answered"), who);
    case PAL_QUERY_CLOSE:
      return g_strdup_printf (_ ("%s closed it"), who);
    case PAL_QUERY_REOPEN:
      return g_strdup_printf (_ ("%s reopened it"), who);
    case PAL_QUERY_N_STEPS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}
