/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands-framework.h"

#include <glib/gi18n.h>

#include "model/pal-instrument-draft.h"
#include "session/pal-commands.h"
#include "session/pal-workspace-private.h"

#define DRAFT_ID "framework-draft"
#define WORKSPACE "workspace"

static const char *
get_cell (PalWorkspace *self, const char *field)
{
  return pal_dataset_get_cell (pal_workspace_get_dataset (self), WORKSPACE, DRAFT_ID, field);
}

/* @text NULL clears. */
static void
set_text (PalWorkspace *self, PalBatch *batch, const char *id, const char *field, const char *text)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autofree char *json = NULL;

  pal_value_init_string (&value, text);
  json = pal_value_to_json (&value);
  pal_batch_add (batch, WORKSPACE, id, field, json);
  pal_dataset_apply (pal_workspace_get_dataset (self), WORKSPACE, id, field, json);
}

static void
set_json (PalWorkspace *self, PalBatch *batch, const char *field, const char *json)
{
  pal_batch_add (batch, WORKSPACE, DRAFT_ID, field, json);
  pal_dataset_apply (pal_workspace_get_dataset (self), WORKSPACE, DRAFT_ID, field, json);
}

/* Told by the workspace, with the reason. */
static gboolean
is_refused (PalWorkspace *self)
{
  return pal_workspace_refuse_when_read_only (self) ||
         pal_workspace_refuse_by_role (self, PAL_RIGHT_INSTRUMENT, NULL, NULL);
}

gboolean
pal_framework_draft_exists (PalWorkspace *self)
{
  return get_cell (self, "base") != NULL;
}

PalFramework *
pal_framework_draft_get_base (PalWorkspace *self)
{
  PalDataset *dataset = pal_workspace_get_dataset (self);
  const char *json = get_cell (self, "base");
  g_auto (PalValue) value = PAL_VALUE_INIT;
  PalFramework *base = NULL;

  if (json != NULL && pal_value_from_json (&value, json, NULL) && value.kind == PAL_VALUE_STRING)
    base = pal_dataset_find_framework (dataset, value.string);
  return base != NULL ? base : pal_dataset_get_framework (dataset);
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

static PalFrameworkDraft *
load_base (PalWorkspace *self)
{
  return pal_framework_draft_new (pal_framework_get_canonical (pal_framework_draft_get_base (self)), NULL);
}

PalFrameworkDraft *
pal_framework_draft_load (PalWorkspace *self)
{
  g_autoptr (PalFrameworkDraft) base = NULL;
  g_autoptr (GHashTable) cells = NULL;
  g_autofree char *version = NULL;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self), NULL);

  base = load_base (self);
  if (pal_framework_draft_exists (self))
    {
      cells = load_cells (self);
      return pal_framework_draft_from_cells (base, cells);
    }
  version =
      pal_instrument_draft_propose_version (pal_framework_get_version (pal_framework_draft_get_base (self)));
  pal_framework_draft_set_head (base, "version", version);
  return g_steal_pointer (&base);
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
  if (pal_batch_get_n (batch) == 0)
    {
      pal_batch_free (batch);
      return;
    }
  pal_save_queue_submit (pal_workspace_get_queue (self), batch, FALSE);
  pal_workspace_emit_changed (self, flags, NULL, NULL);
}

void
pal_commands_framework_save (PalWorkspace *self, PalFrameworkDraft *draft, const char *label)
{
  g_autoptr (PalFrameworkDraft) base = NULL;
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
  now = pal_framework_draft_to_cells (draft, base);
  hex = pal_hash_to_hex (pal_framework_get_hash (pal_framework_draft_get_base (self)));
  batch = new_batch (self, label);
  if (!g_hash_table_contains (before, "base"))
    set_text (self, batch, DRAFT_ID, "base", hex);
  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &field, &json))
    if (g_strcmp0 (g_hash_table_lookup (before, field), json) != 0)
      set_json (self, batch, field, json);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    if (!g_hash_table_contains (now, field) && !g_str_equal (field, "base"))
      set_json (self, batch, field, NULL);
  submit (self, batch, PAL_CHANGE_DRAFT);
}

static void
clear_draft (PalWorkspace *self, PalBatch *batch)
{
  g_autoptr (GPtrArray) fields =
      pal_dataset_list_fields (pal_workspace_get_dataset (self), WORKSPACE, DRAFT_ID);

  for (guint i = 0; i < fields->len; i++)
    set_json (self, batch, g_ptr_array_index (fields, i), NULL);
}

void
pal_commands_framework_discard (PalWorkspace *self)
{
  PalBatch *batch;

  g_return_if_fail (PAL_IS_WORKSPACE (self));

  if (is_refused (self) || !pal_framework_draft_exists (self))
    return;
  batch = new_batch (self, _ ("Discard the draft of the framework"));
  clear_draft (self, batch);
  submit (self, batch, PAL_CHANGE_DRAFT);
}

gboolean
pal_commands_framework_publish (PalWorkspace *self, const PalFrameworkPlan *plan)
{
  g_autofree char *hex = NULL, *label = NULL;
  PalBatch *batch;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && plan != NULL, FALSE);

  if (is_refused (self) || plan->is_blocked || plan->framework == NULL ||
      !pal_dataset_add_framework (pal_workspace_get_dataset (self), plan->framework, NULL))
    return FALSE;
  hex = pal_hash_to_hex (pal_framework_get_hash (plan->framework));
  /* Translators: version of the framework of indicators */
  label = g_strdup_printf (_ ("Publish version %s of the framework"),
                           pal_framework_get_version (plan->framework));
  batch = new_batch (self, label);
  pal_batch_add_document (batch, "framework", pal_framework_get_hash (plan->framework),
                          pal_framework_get_canonical (plan->framework));
  clear_draft (self, batch);
  set_text (self, batch, WORKSPACE, "framework", hex);
  /* Waves: what lists the subjects and columns of one is made anew. */
  submit (self, batch, PAL_CHANGE_DRAFT | PAL_CHANGE_WAVES | PAL_CHANGE_SCORES);
  return TRUE;
}
