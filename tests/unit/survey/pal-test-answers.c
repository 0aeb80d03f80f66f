/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-test-answers.h"

static char *
load_file (const char *variable, const char *path)
{
  g_autofree char *full = g_build_filename (g_getenv (variable), path, NULL);
  g_autoptr (GError) error = NULL;
  char *data = NULL;

  g_file_get_contents (full, &data, NULL, &error);
  g_assert_no_error (error);
  return data;
}

PalInstrument *
pal_test_load_instrument (void)
{
  g_autofree char *data = load_file ("PAL_SOURCE_ROOT", "data/instrument.json");
  g_autoptr (GError) error = NULL;
  PalInstrument *instrument = pal_instrument_new_from_json (data, -1, "instrument.json", &error);

  g_assert_no_error (error);
  return instrument;
}

PalFramework *
pal_test_load_framework (void)
{
  g_autofree char *data = load_file ("PAL_SOURCE_ROOT", "data/indicators.json");
  g_autoptr (GError) error = NULL;
  PalFramework *framework = pal_framework_new_from_json (data, -1, "indicators.json", &error);

  g_assert_no_error (error);
  return framework;
}

JsonParser *
pal_test_load_json (const char *path)
{
  g_autofree char *data = load_file ("PAL_TEST_DATA", path);
  g_autoptr (GError) error = NULL;
  JsonParser *parser = json_parser_new ();

  json_parser_load_from_data (parser, data, -1, &error);
  g_assert_no_error (error);
  return parser;
}

static void
set_array (PalAnswers *answers, const PalQuestion *question, JsonArray *array)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  if (question->type == PAL_QUESTION_RATIO)
    {
      pal_value_init_ratio (&value, json_array_get_double_element (array, 0),
                            json_array_get_double_element (array, 1));
    }
  else
    {
      for (guint i = 0; i < json_array_get_length (array); i++)
        g_ptr_array_add (codes, (char *) json_array_get_string_element (array, i));
      g_ptr_array_add (codes, NULL);
      pal_value_init_set (&value, (const char *const *) codes->pdata);
    }
  pal_answers_set (answers, question->index, &value);
}

static void
set_node (PalAnswers *answers, const char *id, JsonNode *node)
{
  const PalQuestion *question = pal_instrument_find_question (pal_answers_get_instrument (answers), id);
  g_auto (PalValue) value = PAL_VALUE_INIT;
  PalMissing missing;

  g_assert_nonnull (question);
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      set_array (answers, question, json_node_get_array (node));
      return;
    }
  if (JSON_NODE_HOLDS_NULL (node))
    ;
  else if (json_node_get_value_type (node) != G_TYPE_STRING)
    pal_value_init_number (&value, json_node_get_double (node));
  else if (pal_missing_from_code (json_node_get_string (node), &missing))
    pal_value_init_missing (&value, missing);
  else
    pal_value_init_string (&value, json_node_get_string (node));
  pal_answers_set (answers, question->index, &value);
}

PalAnswers *
pal_test_answers_from_json (PalInstrument *instrument, JsonObject *object)
{
  PalAnswers *answers = pal_answers_new (instrument);
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *member = members; member != NULL; member = member->next)
    set_node (answers, member->data, json_object_get_member (object, member->data));
  return answers;
}

PalAnswers *
pal_test_answers (PalInstrument *instrument, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (node);
  return pal_test_answers_from_json (instrument, json_node_get_object (node));
}

void
pal_test_set (PalAnswers *answers, const char *question, const char *json_value)
{
  g_autoptr (JsonNode) node = json_from_string (json_value, NULL);

  g_assert_nonnull (node);
  set_node (answers, question, node);
}
