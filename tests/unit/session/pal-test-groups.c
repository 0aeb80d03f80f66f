/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-test-groups.h"

#include <json-glib/json-glib.h>

#include "model/pal-bundle.h"
#include "model/pal-framework.h"
#include "model/pal-institution.h"
#include "store/pal-journal.h"
#include "store/pal-query.h"

static char *
load_teams (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("PAL_TEST_DATA"), "groups", "teams.json", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

PalInstrument *
pal_test_groups_load (void)
{
  g_autofree char *text = load_teams ();
  g_autoptr (GError) error = NULL;
  PalInstrument *instrument = pal_instrument_new_from_json (text, -1, "teams.json", &error);

  g_assert_no_error (error);
  return instrument;
}

/* The bundled questionnaire, because the bundled indicators need its questions, with the module of the teams.
 */
static char *
make_instrument (GError **error)
{
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("instrument.json", error);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonParser) teams = json_parser_new ();
  g_autofree char *text = load_teams ();
  gsize length;
  const char *data;
  JsonArray *modules;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  if (!json_parser_load_from_data (parser, data, (gssize) length, error) ||
      !json_parser_load_from_data (teams, text, -1, error))
    return NULL;
  modules = json_object_get_array_member (json_node_get_object (json_parser_get_root (teams)), "modules");
  json_array_add_element (
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "modules"),
      json_array_dup_element (modules, 0));
  return json_to_string (json_parser_get_root (parser), FALSE);
}

gboolean
pal_test_groups_seed (PalStore *store, GError **error)
{
  g_autofree char *json = make_instrument (error), *hash = NULL, *framework_hash = NULL;
  g_autoptr (PalInstrument) instrument =
      json != NULL ? pal_instrument_new_from_json (json, -1, "teams", error) : NULL;
  g_autoptr (GBytes) bytes = instrument != NULL ? pal_bundle_lookup ("indicators.json", error) : NULL;
  g_autoptr (PalFramework) framework = NULL;
  g_autoptr (PalInstitution) institution = NULL;
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
  institution = pal_institution_new (PAL_TEST_GROUPS_INSTITUTION, "NO");
  pal_institution_set_name (institution, "Haukeland Hospital");
  batch = pal_batch_new ("init", "Test", "Questionnaire with groups");
  pal_batch_add_text (batch, "workspace", "workspace", "framework", framework_hash);
  pal_batch_add_wave (batch, "2026", hash);
  pal_batch_add_institution (batch, institution);
  pal_batch_add_text (batch, "workspace", "workspace", "name", "Teams");
  pal_batch_add_text (batch, "workspace", "workspace", "stage", "draft");
  pal_batch_add_text (batch, "workspace", "workspace", "country", "NO");
  return pal_journal_commit (store, batch, &done, error);
}

static void
add_answer (PalBatch *batch, const char *question, const char *json)
{
  pal_batch_add_answer (batch, "NO", PAL_TEST_GROUPS_INSTITUTION, "2026", question, NULL, "value", json);
}

gboolean
pal_test_groups_create (const char *path, GError **error)
{
  PalStore *store = pal_store_create (path, error);
  g_autoptr (PalBatch) batch = pal_batch_new ("edit", "Test", "Two teams");
  PalCommit done = { 0 };
  gboolean ok;

  if (store == NULL)
    return FALSE;
  add_answer (batch, "T8I01", "\"yes\"");
  add_answer (batch, "T8I02", "20");
  add_answer (batch, "T8I10:" PAL_TEST_GROUPS_HOME, "1");
  add_answer (batch, "T8I10:" PAL_TEST_GROUPS_HOME ":T8I11", "\"Home team\"");
  add_answer (batch, "T8I10:" PAL_TEST_GROUPS_HOME ":T8I12", "\"home\"");
  add_answer (batch, "T8I10:" PAL_TEST_GROUPS_HOME ":T8I13", "40");
  add_answer (batch, "T8I10:" PAL_TEST_GROUPS_HOME ":T8I14", "6");
  add_answer (batch, "T8I10:" PAL_TEST_GROUPS_WARD, "2");
  add_answer (batch, "T8I10:" PAL_TEST_GROUPS_WARD ":T8I11", "\"Ward support\"");
  add_answer (batch, "T8I10:" PAL_TEST_GROUPS_WARD ":T8I12", "\"hospital\"");
  add_answer (batch, "T8I10:" PAL_TEST_GROUPS_WARD ":T8I13", "20");
  add_answer (batch, "T8I10:" PAL_TEST_GROUPS_WARD ":T8I14", "4");
  ok = pal_test_groups_seed (store, error) && pal_journal_commit (store, batch, &done, error);
  pal_store_close (store);
  return ok;
}
