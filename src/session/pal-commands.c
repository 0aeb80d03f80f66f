/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands.h"

#include <glib/gi18n.h>

#include "base/pal-id.h"
#include "session/pal-workspace-private.h"

#define REST_SECONDS 2

/* "T1C11 Number of home palliative care teams": what undo and history show. */
static char *
make_answer_label (PalWorkspace *self, const char *wave, const char *question, const char *slot)
{
  PalDataset *dataset = pal_workspace_get_dataset (self);
  PalWaveData *data = pal_dataset_get_wave (dataset, wave);
  const PalQuestion *known =
      data != NULL ? pal_instrument_find_answered (pal_wave_data_get_instrument (data), question) : NULL;
  g_autofree char *label =
      known != NULL ? g_strdup_printf ("%s %s", known->id, known->text) : g_strdup (question);
  g_autofree char *whose = NULL;

  if (slot == NULL)
    return g_steal_pointer (&label);
  whose = pal_slot_book_dup_label (pal_dataset_get_slots (dataset), slot);
  /* Translators: whose answer (“Second Entry”, the name of an expert), then id and text of the question. */
  return g_strdup_printf (_ ("%s: %s"), whose, label);
}

static void
apply_answer (PalWorkspace *self,
              const char *country,
              const char *institution,
              const char *wave,
              const char *question,
              const char *slot,
              const PalValue *value)
{
  PalDataset *dataset = pal_workspace_get_dataset (self);
  PalWaveData *data = pal_dataset_get_wave (dataset, wave);

  if (slot != NULL)
    {
      if (data != NULL)
        pal_slot_book_set (pal_dataset_get_slots (dataset), pal_wave_data_get_instrument (data), country,
                           institution, wave, question, slot, value);
      pal_workspace_emit_changed (self, PAL_CHANGE_SLOTS, country, question);
      return;
    }
  if (data != NULL)
    pal_wave_data_set (data, country, institution, question, value);
  pal_workspace_emit_changed (self, PAL_CHANGE_ANSWERS | PAL_CHANGE_SCORES, country, question);
}

static void
submit_answer (PalWorkspace *self,
               const char *country,
               const char *institution,
               const char *wave,
               const char *question,
               const char *slot,
               const char *json,
               gboolean clears_pending)
{
  g_autofree char *label = make_answer_label (self, wave, question, slot);
  PalBatch *batch = pal_workspace_new_batch (self, "edit", label, wave);

  pal_batch_add_answer (batch, country, institution, wave, question, slot, "value", json);
  pal_save_queue_submit (pal_workspace_get_queue (self), batch, clears_pending);
  pal_workspace_notify_save_state (self);
}

static void
clear_typing (PalTyping *typing)
{
  g_clear_handle_id (&typing->source, g_source_remove);
  g_clear_pointer (&typing->country, g_free);
  g_clear_pointer (&typing->institution, g_free);
  g_clear_pointer (&typing->wave, g_free);
  g_clear_pointer (&typing->question, g_free);
  g_clear_pointer (&typing->slot, g_free);
  g_clear_pointer (&typing->json, g_free);
}

static gboolean
is_typing_at (const PalTyping *typing,
              const char *country,
              const char *institution,
              const char *wave,
              const char *question,
              const char *slot)
{
  return g_strcmp0 (typing->slot, slot) == 0 && g_strcmp0 (typing->country, country) == 0 &&
         g_strcmp0 (typing->institution, institution) == 0 && g_strcmp0 (typing->wave, wave) == 0 &&
         g_strcmp0 (typing->question, question) == 0;
}

void
pal_commands_flush (PalWorkspace *self)
{
  PalTyping *typing = pal_workspace_get_typing (self);
  g_autofree char *country = g_steal_pointer (&typing->country);
  g_autofree char *institution = g_steal_pointer (&typing->institution);
  g_autofree char *wave = g_steal_pointer (&typing->wave);
  g_autofree char *question = g_steal_pointer (&typing->question);
  g_autofree char *slot = g_steal_pointer (&typing->slot);
  g_autofree char *json = g_steal_pointer (&typing->json);

  clear_typing (typing);
  if (country != NULL)
    submit_answer (self, country, institution, wave, question, slot, json, TRUE);
}

static gboolean
rest_cb (gpointer data)
{
  pal_workspace_get_typing (data)->source = 0;
  pal_commands_flush (data);
  return G_SOURCE_REMOVE;
}

/* The agreed slot has one name here: NULL. */
static const char *
normalise_slot (const char *slot)
{
  return g_strcmp0 (slot, PAL_SLOT_AGREED) == 0 ? NULL : slot;
}

void
pal_commands_type_answer (PalWorkspace *self,
                          const char *country,
                          const char *institution,
                          const char *wave,
                          const char *question,
                          const PalValue *value)
{
  pal_commands_type_slot_answer (self, country, institution, wave, question, NULL, value);
}

void
pal_commands_type_slot_answer (PalWorkspace *self,
                               const char *country,
                               const char *institution,
                               const char *wave,
                               const char *question,
                               const char *slot,
                               const PalValue *value)
{
  PalTyping *typing = pal_workspace_get_typing (self);
  g_autofree char *json = pal_value_to_json (value);
  g_autofree char *id = NULL;

  g_return_if_fail (PAL_IS_WORKSPACE (self) && country != NULL && wave != NULL && question != NULL);

  if (pal_workspace_refuse_when_read_only (self) ||
      pal_workspace_refuse_by_role (self, PAL_RIGHT_ANSWER, country, institution) ||
      pal_workspace_refuse_when_frozen (self, country, institution, wave))
    return;
  slot = normalise_slot (slot);
  if (typing->country != NULL && !is_typing_at (typing, country, institution, wave, question, slot))
    pal_commands_flush (self);

  id = pal_answer_id_make (country, institution, wave, question, slot);
  clear_typing (typing);
  typing->country = g_strdup (country);
  typing->institution = g_strdup (institution);
  typing->wave = g_strdup (wave);
  typing->question = g_strdup (question);
  typing->slot = g_strdup (slot);
  typing->json = g_steal_pointer (&json);
  typing->source = g_timeout_add_seconds (REST_SECONDS, rest_cb, self);

  pal_save_queue_set_pending (pal_workspace_get_queue (self), "answer", id, "value", typing->json);
  apply_answer (self, country, institution, wave, question, slot, value);
  pal_workspace_notify_save_state (self);
}

void
pal_commands_set_answer (PalWorkspace *self,
                         const char *country,
                         const char *institution,
                         const char *wave,
                         const char *question,
                         const PalValue *value)
{
  pal_commands_set_slot_answer (self, country, institution, wave, question, NULL, value);
}

void
pal_commands_set_slot_answer (PalWorkspace *self,
                              const char *country,
                              const char *institution,
                              const char *wave,
                              const char *question,
                              const char *slot,
                              const PalValue *value)
{
  PalTyping *typing = pal_workspace_get_typing (self);
  g_autofree char *json = pal_value_to_json (value);
  gboolean was_typing = typing->country != NULL;

  g_return_if_fail (PAL_IS_WORKSPACE (self) && country != NULL && wave != NULL && question != NULL);

  if (pal_workspace_refuse_when_read_only (self) ||
      pal_workspace_refuse_by_role (self, PAL_RIGHT_ANSWER, country, institution) ||
      pal_workspace_refuse_when_frozen (self, country, institution, wave))
    return;
  slot = normalise_slot (slot);
  /* The decision replaces what was being typed into the same field; any other typing is a batch of its own.
   */
  if (was_typing && is_typing_at (typing, country, institution, wave, question, slot))
    clear_typing (typing);
  else
    pal_commands_flush (self);

  submit_answer (self, country, institution, wave, question, slot, json, was_typing);
  apply_answer (self, country, institution, wave, question, slot, value);
}

void
pal_commands_set_answer_note (PalWorkspace *self,
                              const char *country,
                              const char *institution,
                              const char *wave,
                              const char *question,
                              const char *field,
                              const char *text)
{
  pal_commands_set_slot_note (self, country, institution, wave, question, NULL, field, text);
}

void
pal_commands_set_slot_note (PalWorkspace *self,
                            const char *country,
                            const char *institution,
                            const char *wave,
                            const char *question,
                            const char *slot,
                            const char *field,
                            const char *text)
{
  g_autofree char *label = make_answer_label (self, wave, question, normalise_slot (slot));
  g_autofree char *id = pal_answer_id_make (country, institution, wave, question, slot);
  g_autofree char *json = NULL;
  PalBatch *batch;

  if (pal_workspace_refuse_when_read_only (self) ||
      pal_workspace_refuse_by_role (self, PAL_RIGHT_ANSWER, country, institution))
    return;
  pal_commands_flush (self);

  batch = pal_workspace_new_batch (self, "edit", label, wave);
  if (text != NULL && *text != '\0')
    {
      g_auto (PalValue) value = PAL_VALUE_INIT;

      pal_value_init_string (&value, text);
      json = pal_value_to_json (&value);
    }
  pal_batch_add_answer (batch, country, institution, wave, question, slot, field, json);
  pal_dataset_apply (pal_workspace_get_dataset (self), "answer", id, field, json);
  pal_save_queue_submit (pal_workspace_get_queue (self), batch, FALSE);
  pal_workspace_emit_changed (self, normalise_slot (slot) == NULL ? PAL_CHANGE_ANSWERS : PAL_CHANGE_SLOTS,
                              country, question);
}

/* One cell of an institution: into the batch and into the dataset. */
static void
set_institution_text (PalWorkspace *self,
                      PalBatch *batch,
                      const char *id,
                      const char *field,
                      const char *text)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autofree char *json = NULL;

  if (text != NULL && *text != '\0')
    {
      pal_value_init_string (&value, text);
      json = pal_value_to_json (&value);
    }
  pal_batch_add (batch, "institution", id, field, json);
  pal_dataset_apply (pal_workspace_get_dataset (self), "institution", id, field, json);
}

/* Where the pin stands and how exactly is one decision, so it is one cell. */
static void
set_institution_position (PalWorkspace *self,
                          PalBatch *batch,
                          const char *id,
                          gboolean has_position,
                          double lat,
                          double lon)
{
  g_autofree char *json =
      has_position ? pal_institution_position_to_json (lat, lon, PAL_PRECISION_SITE) : NULL;

  pal_batch_add (batch, "institution", id, "position", json);
  pal_dataset_apply (pal_workspace_get_dataset (self), "institution", id, "position", json);
}

static void
finish_institution (PalWorkspace *self, PalBatch *batch, const char *country)
{
  pal_save_queue_submit (pal_workspace_get_queue (self), batch, FALSE);
  pal_workspace_emit_changed (self, PAL_CHANGE_INSTITUTIONS | PAL_CHANGE_SCORES, country, NULL);
}

char *
pal_commands_add_institution (PalWorkspace *self,
                              const char *country,
                              const char *name,
                              const char *types,
                              const char *city,
                              gboolean has_position,
                              double lat,
                              double lon)
{
  g_autofree char *id = NULL, *label = NULL;
  PalBatch *batch;

  g_return_val_if_fail (country != NULL && name != NULL && *name != '\0', NULL);

  if (pal_workspace_refuse_when_read_only (self) ||
      pal_workspace_refuse_by_role (self, PAL_RIGHT_ADD_INSTITUTION, country, NULL))
    return NULL;
  pal_commands_flush (self);

  id = pal_id_new ();
  label = g_strdup_printf (_ ("Add %s"), name);
  batch = pal_workspace_new_batch (self, "edit", label, NULL);
  set_institution_text (self, batch, id, "country", country);
  set_institution_text (self, batch, id, "name", name);
  set_institution_text (self, batch, id, "types", types);
  set_institution_text (self, batch, id, "city", city);
  set_institution_position (self, batch, id, has_position, lat, lon);
  finish_institution (self, batch, country);
  return g_steal_pointer (&id);
}

void
pal_commands_edit_institution (PalWorkspace *self,
                               const char *id,
                               const char *name,
                               const char *types,
                               const char *city,
                               gboolean has_position,
                               double lat,
                               double lon)
{
  PalInstitution *institution = pal_dataset_find_institution (pal_workspace_get_dataset (self), id);
  g_autofree char *label = NULL;
  double old_lat = 0, old_lon = 0;
  gboolean had_position;
  PalBatch *batch;

  g_return_if_fail (institution != NULL && name != NULL && *name != '\0');

  if (pal_workspace_refuse_when_read_only (self) ||
      pal_workspace_refuse_by_role (self, PAL_RIGHT_EDIT_INSTITUTION,
                                    pal_institution_get_country (institution), id))
    return;
  pal_commands_flush (self);

  had_position = pal_institution_get_position (institution, &old_lat, &old_lon);
  label = g_strdup_printf (_ ("Edit %s"), name);
  batch = pal_workspace_new_batch (self, "edit", label, NULL);
  if (g_strcmp0 (name, pal_institution_get_name (institution)) != 0)
    set_institution_text (self, batch, id, "name", name);
  if (g_strcmp0 (types, pal_institution_get_types (institution)) != 0)
    set_institution_text (self, batch, id, "types", types);
  if (g_strcmp0 (city, pal_institution_get_city (institution)) != 0)
    set_institution_text (self, batch, id, "city", city);
  /* The form shows six decimals, about 0.1 m: a smaller difference is none. */
  if (has_position != had_position ||
      (has_position && (ABS (lat - old_lat) > 1e-7 || ABS (lon - old_lon) > 1e-7)))
    set_institution_position (self, batch, id, has_position, lat, lon);
  finish_institution (self, batch, pal_institution_get_country (institution));
}

static gboolean
refuse_when_any_wave_is_frozen (PalWorkspace *self, PalInstitution *institution)
{
  GPtrArray *waves = pal_dataset_get_waves (pal_workspace_get_dataset (self));

  for (guint i = 0; i < waves->len; i++)
    if (pal_workspace_refuse_when_frozen (self, pal_institution_get_country (institution),
                                          pal_institution_get_id (institution), g_ptr_array_index (waves, i)))
      return TRUE;
  return FALSE;
}

void
pal_commands_delete_institution (PalWorkspace *self, const char *id)
{
  PalInstitution *institution = pal_dataset_find_institution (pal_workspace_get_dataset (self), id);
  g_autofree char *label = NULL, *country = NULL;
  PalBatch *batch;

  g_return_if_fail (institution != NULL);

  if (pal_workspace_refuse_when_read_only (self) ||
      pal_workspace_refuse_by_role (self, PAL_RIGHT_REMOVE_INSTITUTION,
                                    pal_institution_get_country (institution), id) ||
      refuse_when_any_wave_is_frozen (self, institution))
    return;
  pal_commands_flush (self);

  country = g_strdup (pal_institution_get_country (institution));
  label = g_strdup_printf (_ ("Remove %s"), pal_institution_get_name (institution));
  batch = pal_workspace_new_batch (self, "edit", label, NULL);
  pal_batch_add (batch, "institution", id, "deleted", "true");
  pal_dataset_apply (pal_workspace_get_dataset (self), "institution", id, "deleted", "true");
  finish_institution (self, batch, country);
}

void
pal_commands_undo (PalWorkspace *self)
{
  if (pal_workspace_refuse_when_read_only (self))
    return;
  pal_commands_flush (self);
  pal_save_queue_undo (pal_workspace_get_queue (self), pal_workspace_get_actor (),
                       pal_workspace_get_acting (self));
}

void
pal_commands_redo (PalWorkspace *self)
{
  if (pal_workspace_refuse_when_read_only (self))
    return;
  pal_commands_flush (self);
  pal_save_queue_redo (pal_workspace_get_queue (self), pal_workspace_get_actor (),
                       pal_workspace_get_acting (self));
}

void
pal_commands_retry_save (PalWorkspace *self)
{
  pal_save_queue_retry (pal_workspace_get_queue (self));
}
