/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands-slots.h"

#include <glib/gi18n.h>

#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "base/pal-id.h"
#include "session/pal-commands.h"
#include "session/pal-review.h"
#include "session/pal-workspace-private.h"

/* A decision on its way into a batch. */
typedef struct
{
  PalWorkspace *workspace;
  const PalSlotsPlace *place;
  PalBatch *batch;
  gboolean is_frozen;
  const char *reason; /* or NULL */
} Writing;

static char *
dup_trimmed (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *trimmed != '\0' ? g_steal_pointer (&trimmed) : NULL;
}

static gboolean
may_write (PalWorkspace *self,
           const PalSlotsPlace *place,
           const char *reason,
           gboolean is_frozen,
           GError **error)
{
  if (pal_workspace_refuse_when_read_only (self))
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_DENIED,
                           _ ("This workspace is open for reading only."));
      return FALSE;
    }
  if (!pal_workspace_check_role (self, PAL_RIGHT_ADJUDICATE, place->country, place->institution, error) ||
      (is_frozen &&
       !pal_workspace_check_role (self, PAL_RIGHT_CORRECT, place->country, place->institution, error)))
    return FALSE;
  if (reason != NULL && !g_utf8_validate (reason, -1, NULL))
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, _ ("The reason is no text."));
      return FALSE;
    }
  if (is_frozen && reason == NULL)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID,
                           _ ("This part is accepted: a decision that changes it needs a reason."));
      return FALSE;
    }
  return TRUE;
}

/* A correction is no edit that undo takes back without a reason. */
static PalBatch *
new_batch (PalWorkspace *self, const char *wave, const char *label, gboolean is_frozen, const char *reason)
{
  PalBatch *batch = pal_workspace_new_batch (self, is_frozen ? "review" : "edit", label, wave);

  if (reason != NULL)
    pal_batch_set_reason (batch, reason);
  return batch;
}

static void
write_cell (const Writing *w, const char *entity, const char *id, const char *field, const char *json)
{
  pal_batch_add (w->batch, entity, id, field, json);
  pal_dataset_apply (pal_workspace_get_dataset (w->workspace), entity, id, field, json);
}

static void
write_value (const Writing *w, const char *id, const PalValue *value)
{
  g_autofree char *json = pal_value_to_json (value);
  g_autofree char *why = NULL;
  g_auto (PalValue) text = PAL_VALUE_INIT;

  write_cell (w, "answer", id, "value", json);
  if (!w->is_frozen)
    return;
  pal_value_init_string (&text, w->reason);
  why = pal_value_to_json (&text);
  write_cell (w, "reason", id, "correction", why);
}

static void
write_decision (const Writing *w, const char *id, PalSlotsRow *row, const char *from)
{
  PalAdjudication decision = {
    .by = (char *) pal_workspace_get_actor (),
    .at_ms = pal_clock_now_ms (),
    .from = (char *) from,
    .of = (char *) pal_slots_row_get_of (row),
    .text = (char *) w->reason,
  };
  g_autofree char *json = pal_adjudication_to_json (&decision);

  write_cell (w, "reason", id, pal_adjudication_get_field (pal_slots_row_get_family (row)), json);
}

static PalChange
get_change (gboolean is_frozen)
{
  return PAL_CHANGE_ANSWERS | PAL_CHANGE_SCORES | (is_frozen ? PAL_CHANGE_STATES : 0);
}

gboolean
pal_commands_adjudicate (PalWorkspace *self,
                         const PalSlotsPlace *place,
                         PalSlotsRow *row,
                         const char *from,
                         const PalValue *value,
                         const char *reason,
                         GError **error)
{
  g_autofree char *why = dup_trimmed (reason);
  gboolean is_frozen;
  const PalQuestion *question;
  g_autofree char *label = NULL, *id = NULL;
  Writing w;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && PAL_IS_SLOTS_ROW (row) && from != NULL, FALSE);

  /* To keep what is agreed changes no answer, so it is free in an accepted part too. */
  is_frozen = value != NULL && pal_review_is_frozen (self, place->country, place->institution, place->wave);
  if (!may_write (self, place, why, is_frozen, error))
    return FALSE;
  pal_commands_flush (self);

  question = pal_slots_row_get_question (row);
  id = pal_answer_id_make (place->country, place->institution, place->wave, question->id, NULL);
  /* Translators: id and text of a question. */
  label = g_strdup_printf (_ ("Decision on %s %s"), question->id, question->text);
  w = (Writing){ self, place, new_batch (self, place->wave, label, is_frozen, why), is_frozen, why };
  if (value != NULL)
    write_value (&w, id, value);
  write_decision (&w, id, row, from);
  pal_save_queue_submit (pal_workspace_get_queue (self), w.batch, FALSE);
  pal_workspace_emit_changed (self, get_change (is_frozen), place->country, question->id);
  return TRUE;
}

gboolean
pal_commands_accept_equal (PalWorkspace *self,
                           const PalSlotsPlace *place,
                           GPtrArray *rows,
                           const char *reason,
                           GError **error)
{
  g_autofree char *why = dup_trimmed (reason);
  gboolean is_frozen = pal_review_is_frozen (self, place->country, place->institution, place->wave);
  g_autofree char *label = NULL;
  Writing w;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && rows != NULL && rows->len > 0, FALSE);

  if (!may_write (self, place, why, is_frozen, error))
    return FALSE;
  pal_commands_flush (self);

  label =
      g_strdup_printf (ngettext ("Accept %u equal answer", "Accept %u equal answers", rows->len), rows->len);
  w = (Writing){ self, place, new_batch (self, place->wave, label, is_frozen, why), is_frozen, why };
  for (guint i = 0; i < rows->len; i++)
    {
      PalSlotsRow *row = g_ptr_array_index (rows, i);
      GPtrArray *cells = pal_slots_row_get_cells (row);
      g_autofree char *id = pal_answer_id_make (place->country, place->institution, place->wave,
                                                pal_slots_row_get_question (row)->id, NULL);

      /* Of experts not all need to have answered: the first one who did stands for all. */
      for (guint k = 0; k < cells->len; k++)
        {
          const PalSlotsCell *cell = g_ptr_array_index (cells, k);

          if (cell->value.kind == PAL_VALUE_NONE)
            continue;
          write_value (&w, id, &cell->value);
          break;
        }
    }
  pal_save_queue_submit (pal_workspace_get_queue (self), w.batch, FALSE);
  pal_workspace_emit_changed (self, get_change (is_frozen), place->country, NULL);
  return TRUE;
}

char *
pal_commands_add_expert (PalWorkspace *self, const char *country, const char *name)
{
  g_autofree char *trimmed = dup_trimmed (name);
  g_autofree char *id = NULL, *label = NULL;
  const char *fields[] = { "name", "country" };
  const char *texts[] = { trimmed, country };
  PalBatch *batch;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self), NULL);

  if (trimmed == NULL || !g_utf8_validate (trimmed, -1, NULL) || pal_workspace_refuse_when_read_only (self) ||
      pal_workspace_refuse_by_role (self, PAL_RIGHT_ANSWER, country, NULL))
    return NULL;
  pal_commands_flush (self);

  id = pal_id_new ();
  /* Translators: name of an expert */
  label = g_strdup_printf (_ ("Add the expert %s"), trimmed);
  batch = pal_workspace_new_batch (self, "edit", label, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_auto (PalValue) value = PAL_VALUE_INIT;
      g_autofree char *json = NULL;

      if (texts[i] == NULL)
        continue;
      pal_value_init_string (&value, texts[i]);
      json = pal_value_to_json (&value);
      pal_batch_add (batch, "panellist", id, fields[i], json);
      pal_dataset_apply (pal_workspace_get_dataset (self), "panellist", id, fields[i], json);
    }
  pal_save_queue_submit (pal_workspace_get_queue (self), batch, FALSE);
  pal_workspace_emit_changed (self, PAL_CHANGE_SLOTS, country, NULL);
  return g_strconcat ("expert:", id, NULL);
}
