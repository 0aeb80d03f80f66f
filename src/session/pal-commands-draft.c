/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands-draft.h"

#include <glib/gi18n.h>

#include "session/pal-commands.h"
#include "session/pal-workspace-private.h"

#define DRAFT_ID "draft"
#define WORKSPACE "workspace"

static char *
text_to_json (const char *text)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_string (&value, text);
  return pal_value_to_json (&value);
}

static const char *
get_cell (PalWorkspace *self, const char *field)
{
  return pal_dataset_get_cell (pal_workspace_get_dataset (self), WORKSPACE, DRAFT_ID, field);
}

static void
set_cell (PalWorkspace *self,
          PalBatch *batch,
          const char *entity,
          const char *id,
          const char *field,
          const char *json)
{
  pal_batch_add (batch, entity, id, field, json);
  pal_dataset_apply (pal_workspace_get_dataset (self), entity, id, field, json);
}

/* Told by the workspace, with the reason. */
static gboolean
is_refused (PalWorkspace *self)
{
  return pal_workspace_refuse_when_read_only (self) ||
         pal_workspace_refuse_by_role (self, PAL_RIGHT_INSTRUMENT, NULL, NULL);
}

gboolean
pal_draft_exists (PalWorkspace *self)
{
  return get_cell (self, "base") != NULL;
}

PalInstrument *
pal_draft_get_base (PalWorkspace *self)
{
  PalDataset *dataset = pal_workspace_get_dataset (self);
  const char *json = get_cell (self, "base");
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autoptr (GPtrArray) versions = NULL;
  PalInstrument *base = NULL;

  if (json != NULL && pal_value_from_json (&value, json, NULL) && value.kind == PAL_VALUE_STRING)
    base = pal_dataset_find_instrument (dataset, value.string);
  if (base != NULL)
    return base;
  versions = pal_dataset_list_instruments (dataset);
  return g_ptr_array_index (versions, versions->len - 1);
}

static GHashTable *
load_cells (PalWorkspace *self)
{
  g_autoptr (GPtrArray) fields =
      pal_dataset_list_fields (pal_workspace_get_dataset (self), WORKSPACE, DRAFT_ID);
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < fields->len; i++)
    g_hash_table_insert (cells, g_strdup (g_ptr_array_index (fields, i)),
                         g_strdup (get_cell (self, g_ptr_array_index (fields, i))));
  return cells;
}

static PalInstrumentDraft *
load_base (PalWorkspace *self)
{
  return pal_instrument_draft_new (pal_instrument_get_canonical (pal_draft_get_base (self)), NULL);
}

PalInstrumentDraft *
pal_draft_load (PalWorkspace *self)
{
  g_autoptr (PalInstrumentDraft) base = NULL;
  g_autoptr (GHashTable) cells = NULL;
  g_autofree char *version = NULL;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self), NULL);

  base = load_base (self);
  if (pal_draft_exists (self))
    {
      cells = load_cells (self);
      return pal_instrument_draft_from_cells (base, cells);
    }
  version = pal_instrument_draft_propose_version (pal_instrument_get_version (pal_draft_get_base (self)));
  pal_instrument_draft_set_head (base, "version", version);
  return g_steal_pointer (&base);
}

char *
pal_draft_propose_id (PalWorkspace *self, PalInstrumentDraft *draft, const char *like)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) versions = pal_dataset_list_instruments (pal_workspace_get_dataset (self));

  for (guint i = 0; i < versions->len; i++)
    {
      PalInstrument *version = g_ptr_array_index (versions, i);

      for (guint k = 0; k < pal_instrument_get_n_questions (version); k++)
        g_hash_table_add (taken, pal_instrument_get_question (version, k)->id);
    }
  return pal_instrument_draft_propose_id (draft, like, taken);
}

static PalBatch *
new_batch (PalWorkspace *self, const char *label)
{
  pal_commands_flush (self);
  return pal_workspace_new_batch (self, "edit", label, NULL);
}

static void
submit (PalWorkspace *self, PalBatch *batch, PalChange flags)
{
  pal_save_queue_submit (pal_workspace_get_queue (self), batch, FALSE);
  pal_workspace_emit_changed (self, flags, NULL, NULL);
}

void
pal_commands_draft_save (PalWorkspace *self, PalInstrumentDraft *draft, const char *label)
{
  g_autoptr (PalInstrumentDraft) base = NULL;
  g_autoptr (GHashTable) now = NULL, before = NULL;
  g_autofree char *hex = NULL;
  GHashTableIter iter;
  gpointer field, json;
  PalBatch *batch;

  g_return_if_fail (PAL_IS_WORKSPACE (self) && draft != NULL);

  if (is_refused (self))
    return;
  base = load_base (self);
  before = load_cells (self);
  now = pal_instrument_draft_to_cells (draft, base);
  hex = pal_hash_to_hex (pal_instrument_get_hash (pal_draft_get_base (self)));
  g_hash_table_insert (now, g_strdup ("base"), text_to_json (hex));
  batch = new_batch (self, label);
  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &field, &json))
    if (g_strcmp0 (g_hash_table_lookup (before, field), json) != 0)
      set_cell (self, batch, WORKSPACE, DRAFT_ID, field, json);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    if (!g_hash_table_contains (now, field))
      set_cell (self, batch, WORKSPACE, DRAFT_ID, field, NULL);
  if (pal_batch_get_n (batch) == 0)
    pal_batch_free (batch);
  else
    submit (self, batch, PAL_CHANGE_DRAFT);
}

static void
clear_draft (PalWorkspace *self, PalBatch *batch)
{
  g_autoptr (GPtrArray) fields =
      pal_dataset_list_fields (pal_workspace_get_dataset (self), WORKSPACE, DRAFT_ID);

  for (guint i = 0; i < fields->len; i++)
    set_cell (self, batch, WORKSPACE, DRAFT_ID, g_ptr_array_index (fields, i), NULL);
}

void
pal_commands_draft_discard (PalWorkspace *self)
{
  PalBatch *batch;

  g_return_if_fail (PAL_IS_WORKSPACE (self));

  if (is_refused (self) || !pal_draft_exists (self))
    return;
  batch = new_batch (self, _ ("Discard the draft of the questionnaire"));
  clear_draft (self, batch);
  submit (self, batch, PAL_CHANGE_DRAFT);
}

/* What an accepted part covers cannot change under it. */
static gboolean
refuse_when_any_part_is_frozen (PalWorkspace *self, const char *wave)
{
  PalDataset *dataset = pal_workspace_get_dataset (self);
  GPtrArray *countries = pal_wave_data_get_countries (pal_dataset_get_wave (dataset, wave));
  GPtrArray *institutions = pal_dataset_get_institutions (dataset);

  for (guint i = 0; i < countries->len; i++)
    if (pal_workspace_refuse_when_frozen (self, g_ptr_array_index (countries, i), NULL, wave))
      return TRUE;
  for (guint i = 0; i < institutions->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (institutions, i);

      if (pal_workspace_refuse_when_frozen (self, pal_institution_get_country (institution),
                                            pal_institution_get_id (institution), wave))
        return TRUE;
    }
  return FALSE;
}

/* A version that came as a file leaves the draft that somebody writes alone. */
static gboolean
is_draft_of (PalWorkspace *self, const PalDraftPlan *plan)
{
  g_autoptr (PalInstrumentDraft) draft = pal_draft_load (self);
  g_autofree char *json = pal_instrument_draft_to_json (draft);

  return g_strcmp0 (json, pal_instrument_get_canonical (plan->instrument)) == 0;
}

gboolean
pal_commands_draft_publish (PalWorkspace *self, const PalDraftPlan *plan)
{
  PalDataset *dataset = pal_workspace_get_dataset (self);
  g_autofree char *hex = NULL, *base = NULL, *label = NULL, *json = NULL, *value = NULL;
  gboolean moves;
  PalBatch *batch;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && plan != NULL, FALSE);

  moves = pal_dataset_get_wave (dataset, plan->wave) != NULL;
  if (is_refused (self) || plan->is_blocked || plan->instrument == NULL ||
      (moves && refuse_when_any_part_is_frozen (self, plan->wave)) ||
      !pal_dataset_add_instrument (dataset, plan->instrument, NULL))
    return FALSE;

  hex = pal_hash_to_hex (pal_instrument_get_hash (plan->instrument));
  base = pal_hash_to_hex (pal_instrument_get_hash (plan->base));
  json = text_to_json (hex);
  value = g_strdup_printf ("{\"base\":\"%s\"}", base);
  /* Translators: version of the questionnaire */
  label = g_strdup_printf (_ ("Publish version %s of the questionnaire"),
                           pal_instrument_get_version (plan->instrument));
  batch = new_batch (self, label);
  pal_batch_add_document (batch, "instrument", pal_instrument_get_hash (plan->instrument),
                          pal_instrument_get_canonical (plan->instrument));
  set_cell (self, batch, WORKSPACE, PAL_INSTRUMENTS_ID, hex, value);
  if (is_draft_of (self, plan))
    clear_draft (self, batch);
  if (moves)
    set_cell (self, batch, "wave", plan->wave, "instrument", json);
  submit (self, batch, PAL_CHANGE_DRAFT | PAL_CHANGE_WAVES | PAL_CHANGE_ANSWERS | PAL_CHANGE_SCORES);
  return TRUE;
}
