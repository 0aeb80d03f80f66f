/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-framework-plan.h"

#include <glib/gi18n.h>

#include "base/pal-number.h"
#include "model/pal-country.h"
#include "model/pal-draft-part.h"
#include "model/pal-framework-draft.h"
#include "score/pal-framework-findings.h"

/* Members that people know by another word. */
static const struct
{
  const char *member, *label;
} labels[] = {
  { "title", N_ ("title") },
  { "definition", N_ ("definition") },
  { "weight", N_ ("weight") },
  { "direction", N_ ("direction") },
  { "formula", N_ ("formula") },
  { "unit", N_ ("unit") },
  { "parent", N_ ("stands in") },
  { "domain", N_ ("stands in") },
  { "scale", N_ ("scale and bounds") },
  { "levels", N_ ("cut points") },
  { "reference_lines", N_ ("reference lines") },
  { "target", N_ ("target") },
  { "aggregation", N_ ("aggregation") },
  { "min_share", N_ ("least share of weight") },
  { "composite_defaults", N_ ("rules for all domains and the index") },
};

void
pal_framework_plan_free (PalFrameworkPlan *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->base, pal_framework_unref);
  g_clear_pointer (&self->framework, pal_framework_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->moves, g_ptr_array_unref);
  g_free (self->wave);
  g_free (self);
}

static const char *
get_label (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].member, member))
      return _ (labels[i].label);
  return member;
}

/* As people read it: a text without quotes, "–" for nothing. */
static char *
describe_member (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("–");
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  return pal_json_canonical (node, NULL);
}

static void
add_members (GPtrArray *out, const char *code, JsonObject *old, JsonObject *now)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonObject *const both[] = { now, old };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autoptr (GList) members = json_object_get_members (both[i]);

      for (GList *l = members; l != NULL; l = l->next)
        {
          g_autofree char *before = describe_member (old, l->data), *after = describe_member (now, l->data);

          if (!g_hash_table_add (seen, g_strdup (l->data)) || g_str_equal (before, after) ||
              g_str_equal (l->data, "domains") || g_str_equal (l->data, "indicators"))
            continue;
          /* Translators: code of an indicator or domain, what is different, old -> new. */
          g_ptr_array_add (out,
                           g_strdup_printf (_ ("%s, %s: %s → %s"), code, get_label (l->data), before, after));
        }
    }
}

static void
list_nodes (GPtrArray *out, PalFrameworkDraft *old, PalFrameworkDraft *now, const char *kind)
{
  JsonArray *nodes = pal_draft_part_get_array (pal_framework_draft_get_root (now), kind);
  JsonArray *before = pal_draft_part_get_array (pal_framework_draft_get_root (old), kind);

  for (guint i = 0; i < pal_draft_part_get_length (nodes); i++)
    {
      JsonObject *node = json_array_get_object_element (nodes, i);
      const char *code = pal_draft_part_get_text (node, "id");
      JsonObject *was = pal_framework_draft_find (old, code, NULL);

      if (was != NULL)
        add_members (out, code, was, node);
      else
        /* Translators: code and title of an indicator or domain. */
        g_ptr_array_add (
            out, g_strdup_printf (_ ("%s %s is new."), code, pal_draft_part_get_text (node, "title")));
    }
  for (guint i = 0; i < pal_draft_part_get_length (before); i++)
    {
      JsonObject *node = json_array_get_object_element (before, i);
      const char *code = pal_draft_part_get_text (node, "id");

      if (pal_framework_draft_find (now, code, NULL) == NULL)
        g_ptr_array_add (
            out, g_strdup_printf (_ ("%s %s is removed."), code, pal_draft_part_get_text (node, "title")));
    }
}

static void
list_changes (PalFrameworkPlan *self, const char *json)
{
  g_autoptr (PalFrameworkDraft) old =
      pal_framework_draft_new (pal_framework_get_canonical (self->base), NULL);
  g_autoptr (PalFrameworkDraft) now = pal_framework_draft_new (json, NULL);

  if (old == NULL || now == NULL)
    return;
  add_members (self->changes, _ ("Framework"), pal_framework_draft_get_root (old),
               pal_framework_draft_get_root (now));
  list_nodes (self->changes, old, now, "domains");
  list_nodes (self->changes, old, now, "indicators");
}

PalFrameworkPlan *
pal_framework_plan_new (PalDataset *dataset, PalFramework *base, const char *json, const char *wave)
{
  PalFrameworkPlan *self;

  g_return_val_if_fail (dataset != NULL && base != NULL && json != NULL, NULL);

  self = g_new0 (PalFrameworkPlan, 1);
  self->base = pal_framework_ref (base);
  self->wave = g_strdup (wave != NULL ? wave : pal_dataset_get_latest_wave (dataset));
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  self->changes = g_ptr_array_new_with_free_func (g_free);
  self->framework = pal_framework_findings (json, NULL, pal_dataset_get_instrument (dataset), self->findings);
  self->is_blocked = self->framework == NULL;
  list_changes (self, json);
  if (self->framework != NULL && self->wave != NULL)
    self->moves = pal_framework_move_list (dataset, self->wave, self->framework);
  return self;
}

char *
pal_framework_plan_summarise (const PalFrameworkPlan *self)
{
  guint n_values = 0, n_levels = 0, n_ranks = 0;

  for (guint i = 0; self->moves != NULL && i < self->moves->len; i++)
    {
      const PalFrameworkMove *move = g_ptr_array_index (self->moves, i);

      n_values += move->has_before != move->has_after || move->before != move->after;
      n_levels += move->level_before != move->level_after;
      n_ranks += move->kind == PAL_SCORE_INDEX && move->rank_before != move->rank_after;
    }
  if (self->is_blocked)
    return g_strdup (_ ("It cannot be published before the errors are mended."));
  if (self->moves == NULL || self->moves->len == 0)
    return g_strdup (_ ("No value, level or rank moves."));
  /* Translators: the code of a wave, then three numbers. */
  return g_strdup_printf (
      _ ("Wave %s. Values and scores that move: %u. Levels that change: %u. Countries with "
         "another rank in the index: %u."),
      self->wave, n_values, n_levels, n_ranks);
}

static char *
describe_number (gboolean has, double number)
{
  return has ? pal_number_format (number, 1) : g_strdup ("–");
}

char *
pal_framework_plan_describe_move (const PalFrameworkMove *move)
{
  const PalCountry *country = pal_country_find (move->country);
  const char *name = country != NULL ? pal_country_get_display_name (country) : move->country;
  g_autofree char *before = describe_number (move->has_before, move->before);
  g_autofree char *after = describe_number (move->has_after, move->after);

  /* Translators: country, code of an indicator, domain or index, value, level and rank before and after. */
  return g_strdup_printf (_ ("%s, %s: %s → %s, level %d → %d, rank %d → %d"), name, move->code, before, after,
                          move->level_before, move->level_after, move->rank_before, move->rank_after);
}
