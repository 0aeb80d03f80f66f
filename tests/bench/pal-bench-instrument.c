/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-bench-instrument.h"

#include <json-glib/json-glib.h>

#include "model/pal-bundle.h"
#include "model/pal-framework.h"
#include "model/pal-instrument.h"
#include "store/pal-journal.h"
#include "store/pal-query.h"

#define SECTION 25

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_flag (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_options (JsonBuilder *builder, GRand *random)
{
  int n = g_rand_int_range (random, 3, 7);

  json_builder_set_member_name (builder, "options");
  json_builder_begin_array (builder);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("o%d", i),
                      *label = g_strdup_printf ("Option %d of this question", i + 1);

      json_builder_begin_object (builder);
      add_member (builder, "code", code);
      add_member (builder, "label", label);
      json_builder_set_member_name (builder, "score");
      json_builder_add_double_value (builder, (double) i / (n - 1));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* In the form that all questions have; enough for 1 000 of them. */
static char *
make_id (guint index)
{
  return g_strdup_printf ("G%uC%02u", (index - 1) / 100 % 10, (index - 1) % 100);
}

/* Asked unless the choice @before has its first option. */
static void
add_routing (JsonBuilder *builder, guint before)
{
  g_autofree char *id = make_id (before);

  json_builder_set_member_name (builder, "show_if");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "all");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  add_member (builder, "q", id);
  add_member (builder, "op", "ne");
  add_member (builder, "value", "o0");
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* Returns whether it is a choice. */
static gboolean
add_question (JsonBuilder *builder, guint index, guint last_choice, GRand *random)
{
  g_autofree char *id = make_id (index);
  g_autofree char *text =
      g_strdup_printf ("Generated question %u about how this service is organised", index);
  gboolean is_choice = g_rand_int_range (random, 0, 100) < 60;

  json_builder_begin_object (builder);
  add_member (builder, "id", id);
  add_member (builder, "level", "country");
  add_flag (builder, "core", TRUE);
  add_flag (builder, "required", TRUE);
  add_member (builder, "type", is_choice ? "single" : "integer");
  add_member (builder, "text", text);
  if (is_choice)
    add_options (builder, random);
  else
    {
      add_member (builder, "unit", "teams");
      json_builder_set_member_name (builder, "min");
      json_builder_add_int_value (builder, 0);
      json_builder_set_member_name (builder, "max");
      json_builder_add_int_value (builder, 5000);
    }
  if (index % 3 == 0 && last_choice > 0)
    add_routing (builder, last_choice);
  json_builder_set_member_name (builder, "feeds");
  json_builder_begin_array (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return is_choice;
}

static JsonNode *
make_module (guint n_questions, guint32 seed)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GRand *random = g_rand_new_with_seed (seed);
  guint last_choice = 0;

  json_builder_begin_object (builder);
  add_member (builder, "id", "MG");
  add_member (builder, "title", "Generated");
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint first = 1; first <= n_questions; first += SECTION)
    {
      g_autofree char *id = g_strdup_printf ("MG.%u", first),
                      *title = g_strdup_printf ("Questions from %u", first);

      json_builder_begin_object (builder);
      add_member (builder, "id", id);
      add_member (builder, "level", "country");
      add_member (builder, "title", title);
      json_builder_set_member_name (builder, "questions");
      json_builder_begin_array (builder);
      for (guint i = first; i < MIN (first + SECTION, n_questions + 1); i++)
        if (add_question (builder, i, last_choice, random))
          last_choice = i;
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  g_rand_free (random);
  return json_builder_get_root (builder);
}

static char *
make_instrument (guint n_questions, guint32 seed, GError **error)
{
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("instrument.json", error);
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length;
  const char *data;
  JsonObject *root;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  if (!json_parser_load_from_data (parser, data, (gssize) length, error))
    return NULL;
  root = json_node_get_object (json_parser_get_root (parser));
  json_array_add_element (json_object_get_array_member (root, "modules"), make_module (n_questions, seed));
  return json_to_string (json_parser_get_root (parser), FALSE);
}

gboolean
pal_bench_instrument_seed (PalStore *store, guint n_questions, guint32 seed, GError **error)
{
  g_autofree char *json = make_instrument (n_questions, seed, error), *hash = NULL, *framework_hash = NULL;
  g_autoptr (PalInstrument) instrument =
      json != NULL ? pal_instrument_new_from_json (json, -1, "generated", error) : NULL;
  g_autoptr (GBytes) bytes = instrument != NULL ? pal_bundle_lookup ("indicators.json", error) : NULL;
  g_autoptr (PalFramework) framework = NULL;
  g_autoptr (PalBatch) batch = NULL;
  PalCommit done = { 0 };
  gsize length;
  const char *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  framework = pal_framework_new_from_json (data, (gssize) length, "indicators.json", error);
  if (framework == NULL ||
      !pal_store_add_document (store, "instrument", pal_instrument_get_hash (instrument),
                               pal_instrument_get_canonical (instrument), error) ||
      !pal_store_add_document (store, "framework", pal_framework_get_hash (framework),
                               pal_framework_get_canonical (framework), error))
    return FALSE;
  hash = pal_hash_to_hex (pal_instrument_get_hash (instrument));
  framework_hash = pal_hash_to_hex (pal_framework_get_hash (framework));
  batch = pal_batch_new ("init", "Bench", "Generated questionnaire");
  pal_batch_add_text (batch, "workspace", "workspace", "framework", framework_hash);
  pal_batch_add_wave (batch, "2026", hash);
  pal_batch_add_text (batch, "workspace", "workspace", "name", "Generated");
  pal_batch_add_text (batch, "workspace", "workspace", "stage", "draft");
  pal_batch_add_text (batch, "workspace", "workspace", "country", "NO");
  return pal_journal_commit (store, batch, &done, error);
}
