/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands-review.h"

#include <glib/gi18n.h>

#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "base/pal-json.h"
#include "session/pal-commands.h"
#include "session/pal-review-book.h"
#include "session/pal-review.h"
#include "session/pal-workspace-private.h"

/* What the history shows. */
static char *
make_step_label (PalReviewStepKind kind, const char *part)
{
  switch (kind)
    {
    /* Translators: %s is a part of the survey, such as “Norway, country part”. */
    case PAL_REVIEW_SUBMIT:
      return g_strdup_printf (_ ("Submit %s"), part);
    case PAL_REVIEW_START:
      return g_strdup_printf (_ ("Start review of %s"), part);
    case PAL_REVIEW_ACCEPT:
      return g_strdup_printf (_ ("Accept %s"), part);
    case PAL_REVIEW_SIGN:
      return g_strdup_printf (_ ("Sign off %s"), part);
    case PAL_REVIEW_WITHDRAW:
      return g_strdup_printf (_ ("Withdraw %s"), part);
    case PAL_REVIEW_STOP:
      return g_strdup_printf (_ ("Stop review of %s"), part);
    case PAL_REVIEW_RETURN:
      return g_strdup_printf (_ ("Return %s to its author"), part);
    case PAL_REVIEW_REOPEN:
      return g_strdup_printf (_ ("Reopen %s"), part);
    case PAL_REVIEW_REVOKE:
      return g_strdup_printf (_ ("Take back the sign-off of %s"), part);
    case PAL_REVIEW_N_STEPS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
dup_trimmed (const char *text)
{
  char *out = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  if (out != NULL && *out == '\0')
    g_clear_pointer (&out, g_free);
  return out;
}

static void
append_member (GString *out, const char *name, const char *text)
{
  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  pal_json_append_string (out, name);
  g_string_append_c (out, ':');
  pal_json_append_string (out, text);
}

/* The members stand in their sorted order, so that the text is canonical as it is. */
static char *
make_json (const PalReviewRule *rule, const char *hash, GHashTable *digests, const char *note)
{
  g_autoptr (GList) questions = g_list_sort (g_hash_table_get_keys (digests), (GCompareFunc) g_strcmp0);
  GString *out = g_string_new ("{\"digests\":{");

  for (GList *l = questions; l != NULL; l = l->next)
    append_member (out, l->data, g_hash_table_lookup (digests, l->data));
  g_string_append_c (out, '}');
  append_member (out, "hash", hash);
  g_string_append_printf (out, ",\"n\":%u", g_hash_table_size (digests));
  if (note != NULL)
    append_member (out, "note", note);
  append_member (out, "state", pal_review_state_get_name (rule->to));
  append_member (out, "step", rule->name);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

static gboolean
is_read_only (PalWorkspace *self, GError **error)
{
  if (!pal_workspace_refuse_when_read_only (self))
    return FALSE;
  g_set_error_literal (error, PAL_ERROR, PAL_ERROR_READ_ONLY, _ ("This workspace is open for reading only."));
  return TRUE;
}

static gboolean
may_step (PalWorkspace *self,
          const char *country,
          const char *institution,
          const char *wave,
          const PalReviewRule *rule,
          const char *note,
          GError **error)
{
  PalReviewState state = pal_review_get_state (self, country, institution, wave);
  g_autoptr (GPtrArray) blocking = NULL;

  if (pal_dataset_get_wave (pal_workspace_get_dataset (self), wave) == NULL)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND, _ ("There is no wave %s."), wave);
      return FALSE;
    }
  if (state != rule->from)
    {
      /* Translators: the first is a state such as “Accepted”, the second the state that is needed. */
      g_set_error (error, PAL_ERROR, PAL_ERROR_DENIED,
                   _ ("This part is “%s”; this step begins where a part is “%s”."),
                   pal_review_state_get_label (state), pal_review_state_get_label (rule->from));
      return FALSE;
    }
  if (rule->needs_note && note == NULL)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, _ ("Say why."));
      return FALSE;
    }
  if (!rule->needs_check)
    return TRUE;
  blocking = pal_review_dup_blocking (self, country, institution, wave);
  if (blocking->len == 0)
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_CONSTRAINT,
               ngettext ("%u error must be put right first: %s", "%u errors must be put right first: %s",
                         blocking->len),
               blocking->len, ((const PalFinding *) g_ptr_array_index (blocking, 0))->message);
  return FALSE;
}

gboolean
pal_commands_set_state (PalWorkspace *self,
                        const char *country,
                        const char *institution,
                        const char *wave,
                        PalReviewStepKind kind,
                        const char *note,
                        GError **error)
{
  const PalReviewRule *rule = pal_review_rule_get (kind);
  g_autofree char *why = dup_trimmed (note);
  g_autofree char *id = NULL, *name = NULL, *label = NULL, *hash = NULL, *json = NULL;
  g_autoptr (GHashTable) digests = NULL;
  PalBatch *batch;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && country != NULL && wave != NULL && rule != NULL, FALSE);

  if (is_read_only (self, error))
    return FALSE;
  /* What is being typed belongs to what the step covers. */
  pal_commands_flush (self);
  if (!pal_workspace_check_role (self, pal_role_get_right_of_step (kind), country, institution, error) ||
      !may_step (self, country, institution, wave, rule, why, error))
    return FALSE;

  id = pal_review_book_make_id (country, institution, wave);
  name = pal_review_dup_part_name (self, country, institution);
  label = make_step_label (kind, name);
  hash = pal_review_compute_hash (self, country, institution, wave, &digests);
  json = make_json (rule, hash, digests, why);
  batch = pal_workspace_new_batch (self, "review", label, wave);
  if (why != NULL)
    pal_batch_set_reason (batch, why);
  pal_batch_add (batch, "state", id, PAL_REVIEW_FIELD, json);
  pal_review_book_add (pal_workspace_get_review_book (self), id, json, pal_workspace_get_actor (),
                       pal_clock_now_ms ());
  pal_dataset_apply (pal_workspace_get_dataset (self), "state", id, PAL_REVIEW_FIELD, json);
  pal_save_queue_submit (pal_workspace_get_queue (self), batch, FALSE);
  pal_workspace_emit_changed (self, PAL_CHANGE_STATES, country, NULL);
  return TRUE;
}

static char *
make_answer_label (PalWorkspace *self, const char *wave, const char *question)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (self), wave);
  const PalQuestion *known =
      data != NULL ? pal_instrument_find_answered (pal_wave_data_get_instrument (data), question) : NULL;

  /* Translators: id and text of a question. */
  return known != NULL ? g_strdup_printf (_ ("Correction of %s %s"), known->id, known->text)
                       : g_strdup (question);
}

gboolean
pal_commands_correct_answer (PalWorkspace *self,
                             const char *country,
                             const char *institution,
                             const char *wave,
                             const char *question,
                             const PalValue *value,
                             const char *reason,
                             GError **error)
{
  g_autofree char *why = dup_trimmed (reason);
  g_autofree char *json = pal_value_to_json (value);
  g_autofree char *id = NULL, *label = NULL, *why_json = NULL;
  g_auto (PalValue) text = PAL_VALUE_INIT;
  PalBatch *batch;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && country != NULL && wave != NULL && question != NULL,
                        FALSE);

  if (is_read_only (self, error))
    return FALSE;
  if (!pal_workspace_check_role (self, PAL_RIGHT_CORRECT, country, institution, error))
    return FALSE;
  if (why == NULL)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, _ ("A correction needs a reason."));
      return FALSE;
    }
  pal_commands_flush (self);

  id = pal_answer_id_make (country, institution, wave, question, NULL);
  label = make_answer_label (self, wave, question);
  pal_value_init_string (&text, why);
  why_json = pal_value_to_json (&text);
  batch = pal_workspace_new_batch (self, "review", label, wave);
  pal_batch_set_reason (batch, why);
  pal_batch_add (batch, "answer", id, "value", json);
  pal_batch_add (batch, "reason", id, "correction", why_json);
  pal_dataset_apply (pal_workspace_get_dataset (self), "answer", id, "value", json);
  pal_dataset_apply (pal_workspace_get_dataset (self), "reason", id, "correction", why_json);
  pal_save_queue_submit (pal_workspace_get_queue (self), batch, FALSE);
  pal_workspace_emit_changed (self, PAL_CHANGE_ANSWERS | PAL_CHANGE_SCORES | PAL_CHANGE_STATES, country,
                              question);
  return TRUE;
}
