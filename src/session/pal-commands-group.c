/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands-group.h"

#include <glib/gi18n.h>

#include "base/pal-error.h"
#include "base/pal-id.h"
#include "model/pal-entry-id.h"
#include "model/pal-entry.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands.h"
#include "session/pal-workspace-private.h"
#include "survey/pal-entry-checks.h"

/* The answers that hold the entries and the question of the group; NULL when there is no such group. */
static const PalAnswers *
find_answers (PalWorkspace *self, const PalGroupPlace *place, const PalQuestion **group, GError **error)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (self), place->wave);

  *group =
      data != NULL ? pal_instrument_find_question (pal_wave_data_get_instrument (data), place->group) : NULL;
  if (*group != NULL && (*group)->type == PAL_QUESTION_GROUP)
    return place->slot == NULL ? pal_wave_data_get_answers (data, place->country, place->institution)
                               : pal_slot_book_get (pal_dataset_get_slots (pal_workspace_get_dataset (self)),
                                                    pal_wave_data_get_instrument (data), place->country,
                                                    place->institution, place->wave, place->slot);
  g_set_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND, _ ("The questionnaire has no list %s."), place->group);
  return NULL;
}

static gboolean
is_refused (PalWorkspace *self, const PalGroupPlace *place, GError **error)
{
  if (pal_workspace_refuse_when_read_only (self))
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_READ_ONLY,
                           _ ("This workspace is open for reading only."));
      return TRUE;
    }
  if (place->reason == NULL &&
      !pal_workspace_check_role (self, PAL_RIGHT_ANSWER, place->country, place->institution, error))
    return TRUE;
  if (place->reason == NULL &&
      pal_workspace_refuse_when_frozen (self, place->country, place->institution, place->wave))
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_DENIED,
                           _ ("This part is accepted: reopen it, or correct it with a reason."));
      return TRUE;
    }
  return FALSE;
}

static void
add_cell (PalWorkspace *self,
          PalBatch *batch,
          const PalGroupPlace *place,
          const char *question,
          const char *json)
{
  g_autofree char *id =
      pal_answer_id_make (place->country, place->institution, place->wave, question, place->slot);

  pal_batch_add (batch, "answer", id, "value", json);
  pal_dataset_apply (pal_workspace_get_dataset (self), "answer", id, "value", json);
}

static void
submit (PalWorkspace *self, const PalGroupPlace *place, PalBatch *batch, const char *question)
{
  pal_save_queue_submit (pal_workspace_get_queue (self), batch, FALSE);
  pal_workspace_emit_changed (self, PAL_CHANGE_ANSWERS | PAL_CHANGE_SCORES, place->country, question);
  pal_workspace_notify_save_state (self);
}

/* The one cell that says whether an entry is there and where.  @clears_group: what the group says itself
 * goes. Takes @label. */
static gboolean
write_entry (PalWorkspace *self,
             const PalGroupPlace *place,
             const char *entry,
             const PalValue *position,
             gboolean clears_group,
             char *label,
             GError **error)
{
  g_autofree char *question = pal_entry_id_make (place->group, entry, NULL);
  g_autofree char *text = label, *json = pal_value_to_json (position);
  PalValue none = PAL_VALUE_INIT;
  PalBatch *batch;

  if (place->reason != NULL)
    return pal_commands_correct_answer (self, place->country, place->institution, place->wave, question,
                                        position, place->reason, error) &&
           (!clears_group ||
            pal_commands_correct_answer (self, place->country, place->institution, place->wave, place->group,
                                         &none, place->reason, error));
  pal_commands_flush (self);
  batch = pal_workspace_new_batch (self, "edit", text, place->wave);
  add_cell (self, batch, place, question, json);
  if (clears_group)
    add_cell (self, batch, place, place->group, "null");
  submit (self, place, batch, question);
  return TRUE;
}

static double
get_position (GPtrArray *entries, guint index)
{
  return ((const PalEntry *) g_ptr_array_index (entries, index))->position.number;
}

char *
pal_commands_add_entry (PalWorkspace *self, const PalGroupPlace *place, GError **error)
{
  const PalQuestion *group;
  const PalAnswers *answers = find_answers (self, place, &group, error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *id = NULL;
  g_auto (PalValue) position = PAL_VALUE_INIT;
  gboolean says_something;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self), NULL);

  if (answers == NULL || is_refused (self, place, error))
    return NULL;
  entries = pal_answers_list_entries (answers, group->index);
  if (group->max_entries > 0 && entries->len >= group->max_entries)
    {
      g_set_error (
          error, PAL_ERROR, PAL_ERROR_CONSTRAINT,
          ngettext ("There may be at most %u entry.", "There may be at most %u entries.", group->max_entries),
          group->max_entries);
      return NULL;
    }
  id = pal_id_new ();
  pal_value_init_number (&position, entries->len > 0 ? get_position (entries, entries->len - 1) + 1 : 1);
  says_something = pal_answers_get (answers, group->index)->kind != PAL_VALUE_NONE;
  if (!write_entry (self, place, id, &position, says_something,
                    /* Translators: id and text of a question, such as “T1I20 Teams”. */
                    g_strdup_printf (_ ("Add an entry to %s %s"), group->id, group->text), error))
    return NULL;
  return g_steal_pointer (&id);
}

gboolean
pal_commands_remove_entry (PalWorkspace *self, const PalGroupPlace *place, const char *entry, GError **error)
{
  const PalQuestion *group;
  const PalAnswers *answers = find_answers (self, place, &group, error);
  g_autofree char *name = NULL;
  PalValue none = PAL_VALUE_INIT;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && entry != NULL, FALSE);

  if (answers == NULL || is_refused (self, place, error))
    return FALSE;
  /* What is being typed into the entry is part of what stays. */
  pal_commands_flush (self);
  name = pal_entry_label_find (answers, place->group, entry);
  if (name == NULL)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND, _ ("The list %s has no such entry."), place->group);
      return FALSE;
    }
  return write_entry (self, place, entry, &none, FALSE, g_strdup_printf (_ ("Remove %s"), name), error);
}

gboolean
pal_commands_restore_entry (PalWorkspace *self, const PalGroupPlace *place, const char *entry, GError **error)
{
  const PalQuestion *group;
  const PalAnswers *answers = find_answers (self, place, &group, error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *name = NULL;
  g_auto (PalValue) position = PAL_VALUE_INIT;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && entry != NULL, FALSE);

  if (answers == NULL || is_refused (self, place, error))
    return FALSE;
  name = pal_entry_label_find (answers, place->group, entry);
  if (name == NULL)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND, _ ("The list %s has no such entry."), place->group);
      return FALSE;
    }
  entries = pal_answers_list_entries (answers, group->index);
  pal_value_init_number (&position, entries->len > 0 ? get_position (entries, entries->len - 1) + 1 : 1);
  return write_entry (self, place, entry, &position,
                      pal_answers_get (answers, group->index)->kind != PAL_VALUE_NONE,
                      /* Translators: %s is an entry that was removed, such as a team. */
                      g_strdup_printf (_ ("Bring back %s"), name), error);
}

/* A number between those of the two that are to be its neighbours; FALSE where there is none: two copies gave
 * the same number, or the gap was halved about fifty times. */
static gboolean
find_between (GPtrArray *entries, guint index, int step, double *out)
{
  guint next = step < 0 ? index - 1 : index + 1;
  double edge = get_position (entries, next), behind;

  if (step < 0 ? next == 0 : next + 1 == entries->len)
    {
      *out = edge + step;
      return TRUE;
    }
  behind = get_position (entries, step < 0 ? next - 1 : next + 1);
  *out = (edge + behind) / 2;
  return *out > MIN (edge, behind) && *out < MAX (edge, behind);
}

/* 1, 2, 3 ... in the order of @entries: those that had another number. */
static gboolean
number_anew (PalWorkspace *self,
             const PalGroupPlace *place,
             GPtrArray *entries,
             const char *label,
             GError **error)
{
  PalBatch *batch = NULL;

  pal_commands_flush (self);
  if (place->reason == NULL)
    batch = pal_workspace_new_batch (self, "edit", label, place->wave);
  for (guint i = 0; i < entries->len; i++)
    {
      const PalEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *question = pal_entry_id_make (place->group, entry->id, NULL), *json = NULL;
      g_auto (PalValue) position = PAL_VALUE_INIT;

      pal_value_init_number (&position, i + 1);
      json = pal_value_to_json (&position);
      if (pal_value_equal (&position, &entry->position))
        continue;
      if (batch != NULL)
        add_cell (self, batch, place, question, json);
      else if (!pal_commands_correct_answer (self, place->country, place->institution, place->wave, question,
                                             &position, place->reason, error))
        return FALSE;
    }
  if (batch != NULL)
    submit (self, place, batch, place->group);
  return TRUE;
}

gboolean
pal_commands_move_entry (PalWorkspace *self,
                         const PalGroupPlace *place,
                         const char *entry,
                         int step,
                         GError **error)
{
  const PalQuestion *group;
  const PalAnswers *answers = find_answers (self, place, &group, error);
  const PalEntry *found = answers != NULL ? pal_answers_find_entry (answers, group->index, entry) : NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *name = NULL;
  g_auto (PalValue) position = PAL_VALUE_INIT;
  g_autofree char *label = NULL;
  double number = 0;
  guint index = 0;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && entry != NULL && (step == 1 || step == -1), FALSE);

  if (answers == NULL || is_refused (self, place, error))
    return FALSE;
  entries = pal_answers_list_entries (answers, group->index);
  if (found == NULL || !g_ptr_array_find (entries, found, &index))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND, _ ("The list %s has no such entry."), place->group);
      return FALSE;
    }
  if (step < 0 ? index == 0 : index + 1 == entries->len)
    return TRUE;
  name = pal_entry_label_new (found, index + 1);
  /* Translators: %s is an entry of a list, such as a team. */
  label = g_strdup_printf (_ ("Move %s"), name);
  if (find_between (entries, index, step, &number))
    {
      pal_value_init_number (&position, number);
      return write_entry (self, place, entry, &position, FALSE, g_steal_pointer (&label), error);
    }
  g_ptr_array_insert (entries, (int) index + step, g_ptr_array_steal_index (entries, index));
  return number_anew (self, place, entries, label, error);
}
