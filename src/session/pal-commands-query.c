/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands-query.h"

#include <glib/gi18n.h>

#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "base/pal-id.h"
#include "session/pal-commands.h"
#include "session/pal-workspace-private.h"

static gboolean
is_read_only (PalWorkspace *self, GError **error)
{
  if (!pal_workspace_refuse_when_read_only (self))
    return FALSE;
  g_set_error_literal (error, PAL_ERROR, PAL_ERROR_READ_ONLY, _ ("This workspace is open for reading only."));
  return TRUE;
}

/* NULL where there is nothing but space, or what is no text. */
static char *
dup_trimmed (const char *text)
{
  char *out = text != NULL && g_utf8_validate (text, -1, NULL) ? g_strstrip (g_strdup (text)) : NULL;

  if (out != NULL && *out == '\0')
    g_clear_pointer (&out, g_free);
  return out;
}

/* The id of an answer to a question that the wave asks at this level. */
static char *
make_answer_id (PalWorkspace *self,
                const char *country,
                const char *institution,
                const char *wave,
                const char *question,
                GError **error)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (self), wave);
  const PalQuestion *known =
      data != NULL ? pal_instrument_find_answered (pal_wave_data_get_instrument (data), question) : NULL;

  if (known == NULL || (known->level == PAL_LEVEL_INSTITUTION) != (institution != NULL))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND, _ ("There is no question %s here."), question);
      return NULL;
    }
  return pal_answer_id_make (country, institution, wave, question, NULL);
}

static gboolean
has_what_it_needs (const PalQueryRule *rule, const char *text, const char *to, GError **error)
{
  if (rule->needs_text && text == NULL)
    g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, _ ("Write something first."));
  else if (rule->needs_person && to == NULL)
    g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, _ ("Say whom it is for."));
  else
    return TRUE;
  return FALSE;
}

static char *
make_step_label (PalQueryStepKind kind, const char *question)
{
  switch (kind)
    {
    /* Translators: in these %s is the id of a question, such as T1C11. */
    case PAL_QUERY_ASK:
      return g_strdup_printf (_ ("Query about %s"), question);
    case PAL_QUERY_ASSIGN:
      return g_strdup_printf (_ ("Assign the query about %s"), question);
    case PAL_QUERY_ANSWER:
      return g_strdup_printf (_ ("Answer the query about %s"), question);
    case PAL_QUERY_CLOSE:
      return g_strdup_printf (_ ("Close the query about %s"), question);
    case PAL_QUERY_REOPEN:
      return g_strdup_printf (_ ("Reopen the query about %s"), question);
    case PAL_QUERY_N_STEPS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* One cell: into the batch and into the book. */
static void
write_step (PalWorkspace *self,
            PalBatch *batch,
            const char *id,
            const PalQueryRule *rule,
            const char *text,
            const char *to,
            gint64 at_ms)
{
  g_autofree char *json = pal_query_step_to_json (rule, text, to, pal_workspace_get_actor (), at_ms);
  g_autofree char *uuid = pal_id_new ();
  g_autofree char *field = g_strconcat (PAL_QUERY_STEP_PREFIX, uuid, NULL);

  pal_batch_add (batch, PAL_QUERY_ENTITY, id, field, json);
  pal_query_book_apply (pal_workspace_get_query_book (self), PAL_QUERY_ENTITY, id, field, json);
}

static void
finish (PalWorkspace *self, PalBatch *batch, const char *country, const char *question)
{
  pal_save_queue_submit (pal_workspace_get_queue (self), batch, FALSE);
  pal_workspace_emit_changed (self, PAL_CHANGE_QUERIES, country, question);
}

char *
pal_commands_open_query (PalWorkspace *self,
                         const char *country,
                         const char *institution,
                         const char *wave,
                         const char *question,
                         const char *text,
                         const char *to,
                         GError **error)
{
  const PalQueryRule *rule = pal_query_rule_get (PAL_QUERY_ASK);
  g_autofree char *words = dup_trimmed (text);
  g_autofree char *person = dup_trimmed (to);
  g_autofree char *answer = NULL, *id = NULL, *label = NULL, *about = NULL;
  g_auto (PalValue) value = PAL_VALUE_INIT;
  PalBatch *batch;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && country != NULL && wave != NULL && question != NULL, NULL);

  if (is_read_only (self, error) ||
      !pal_workspace_check_role (self, PAL_RIGHT_ASK, country, institution, error) ||
      !has_what_it_needs (rule, words, person, error))
    return NULL;
  answer = make_answer_id (self, country, institution, wave, question, error);
  if (answer == NULL)
    return NULL;
  pal_commands_flush (self);

  id = pal_id_new ();
  label = make_step_label (rule->kind, question);
  pal_value_init_string (&value, answer);
  about = pal_value_to_json (&value);
  batch = pal_workspace_new_batch (self, "edit", label, wave);
  pal_batch_add (batch, PAL_QUERY_ENTITY, id, PAL_QUERY_FIELD_ABOUT, about);
  pal_query_book_apply (pal_workspace_get_query_book (self), PAL_QUERY_ENTITY, id, PAL_QUERY_FIELD_ABOUT,
                        about);
  write_step (self, batch, id, rule, words, person, pal_clock_now_ms ());
  finish (self, batch, country, question);
  return g_steal_pointer (&id);
}

static gboolean
may_step (PalQueryThread *thread, const PalQueryRule *rule, const char *text, const char *to, GError **error)
{
  if (thread == NULL)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_NOT_FOUND, _ ("This query is not there any more."));
      return FALSE;
    }
  if (!pal_query_rule_is_allowed (rule, pal_query_thread_get_state (thread)))
    {
      /* Translators: a state such as “Closed”. */
      g_set_error (error, PAL_ERROR, PAL_ERROR_DENIED, _ ("This query is “%s”; that cannot be done with it."),
                   pal_query_state_get_label (pal_query_thread_get_state (thread)));
      return FALSE;
    }
  return has_what_it_needs (rule, text, to, error);
}

gboolean
pal_commands_step_query (PalWorkspace *self,
                         const char *id,
                         PalQueryStepKind kind,
                         const char *text,
                         const char *to,
                         GError **error)
{
  const PalQueryRule *rule = pal_query_rule_get (kind);
  g_autofree char *words = dup_trimmed (text);
  g_autofree char *person = dup_trimmed (to);
  g_autofree char *label = NULL;
  g_autoptr (PalQueryThread) thread = NULL;
  const PalQueryStep *last;
  PalBatch *batch;
  GPtrArray *steps;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && id != NULL && rule != NULL, FALSE);

  if (is_read_only (self, error))
    return FALSE;
  thread = pal_query_book_find (pal_workspace_get_query_book (self), id);
  if (thread != NULL)
    g_object_ref (thread);
  if (thread != NULL &&
      !pal_workspace_check_role (self, kind == PAL_QUERY_ANSWER ? PAL_RIGHT_REPLY : PAL_RIGHT_ASK,
                                 pal_query_thread_get_country (thread),
                                 pal_query_thread_get_institution (thread), error))
    return FALSE;
  if (!may_step (thread, rule, words, person, error))
    return FALSE;
  pal_commands_flush (self);

  /* Whoever replies comes after what was replied to, also where another computer's clock is ahead. */
  steps = pal_query_thread_get_steps (thread);
  last = g_ptr_array_index (steps, steps->len - 1);
  label = make_step_label (kind, pal_query_thread_get_question (thread));
  batch = pal_workspace_new_batch (self, "edit", label, pal_query_thread_get_wave (thread));
  write_step (self, batch, id, rule, words, person, MAX (pal_clock_now_ms (), last->at_ms + 1));
  finish (self, batch, pal_query_thread_get_country (thread), pal_query_thread_get_question (thread));
  return TRUE;
}

char *
pal_commands_add_comment (PalWorkspace *self,
                          const char *country,
                          const char *institution,
                          const char *wave,
                          const char *question,
                          const char *text,
                          GError **error)
{
  g_autofree char *words = dup_trimmed (text);
  g_autofree char *answer = NULL, *id = NULL, *label = NULL, *json = NULL, *about = NULL;
  g_auto (PalValue) value = PAL_VALUE_INIT;
  PalBatch *batch;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && country != NULL && wave != NULL && question != NULL, NULL);

  if (is_read_only (self, error) ||
      !pal_workspace_check_role (self, PAL_RIGHT_REPLY, country, institution, error))
    return NULL;
  if (words == NULL)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, _ ("Write something first."));
      return NULL;
    }
  answer = make_answer_id (self, country, institution, wave, question, error);
  if (answer == NULL)
    return NULL;
  pal_commands_flush (self);

  id = pal_id_new ();
  /* Translators: id of a question. */
  label = g_strdup_printf (_ ("Comment on %s"), question);
  json = pal_comment_to_json (words, pal_workspace_get_actor (), pal_clock_now_ms ());
  pal_value_init_string (&value, answer);
  about = pal_value_to_json (&value);
  batch = pal_workspace_new_batch (self, "edit", label, wave);
  pal_batch_add (batch, PAL_COMMENT_ENTITY, id, "about", about);
  pal_batch_add (batch, PAL_COMMENT_ENTITY, id, "text", json);
  pal_query_book_apply (pal_workspace_get_query_book (self), PAL_COMMENT_ENTITY, id, "about", about);
  pal_query_book_apply (pal_workspace_get_query_book (self), PAL_COMMENT_ENTITY, id, "text", json);
  finish (self, batch, country, question);
  return g_steal_pointer (&id);
}

gboolean
pal_commands_delete_comment (PalWorkspace *self, const char *id, GError **error)
{
  g_autoptr (PalComment) comment = NULL;
  g_autofree char *country = NULL, *institution = NULL, *wave = NULL, *question = NULL, *slot = NULL;
  g_autofree char *label = NULL;
  PalBatch *batch;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && id != NULL, FALSE);

  if (is_read_only (self, error))
    return FALSE;
  comment = pal_comment_book_dup (pal_query_book_get_comments (pal_workspace_get_query_book (self)), id);
  if (comment == NULL ||
      !pal_answer_id_split (comment->about, &country, &institution, &wave, &question, &slot))
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_NOT_FOUND, _ ("This comment is not there any more."));
      return FALSE;
    }
  if (!pal_workspace_check_role (self, PAL_RIGHT_REPLY, country,
                                 institution != NULL && *institution != '\0' ? institution : NULL, error))
    return FALSE;
  pal_commands_flush (self);

  /* Translators: id of a question. */
  label = g_strdup_printf (_ ("Remove a comment on %s"), question);
  batch = pal_workspace_new_batch (self, "edit", label, wave);
  pal_batch_add (batch, PAL_COMMENT_ENTITY, id, "deleted", "true");
  pal_query_book_apply (pal_workspace_get_query_book (self), PAL_COMMENT_ENTITY, id, "deleted", "true");
  finish (self, batch, country, question);
  return TRUE;
}
