/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "model/pal-instrument-draft.h"
#include "pal-test-answers.h"
#include "survey/pal-checks.h"
#include "survey/pal-draft-check.h"
#include "survey/pal-draft-effects.h"

static GPtrArray *
new_findings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
}

static char *
read_fixture (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("PAL_TEST_DATA"), "draft", name, NULL);
  g_autoptr (GError) error = NULL;
  char *json = NULL;

  g_file_get_contents (path, &json, NULL, &error);
  g_assert_no_error (error);
  return json;
}

/* Each bad draft: its findings with file and place, all of them and not only the first. */
static const struct
{
  const char *file;
  const char *rule, *path, *question, *message; /* of the first finding */
  guint n;
} bad[] = {
  { "routing-cycle.json", "cycle", "modules/0/sections/0/questions/0/show_if/all/0", "T1C01",
    "the routing goes in a circle: T1C01 -> T1C02 -> T1C01", 1 },
  { "retired-question.json", "formula", "modules/0/sections/0/questions/1/checks/0", "T1C03",
    "the formula reads T1C04, which there is not", 2 },
  { "duplicate-id.json", "duplicate", "modules/0/sections/0/questions/1", "T1C01",
    "two questions have the id T1C01", 1 },
  { "empty-text.json", "question", "modules/0/sections/0/questions/0", "T1C01", "empty", 1 },
  { "unknown-option.json", "routing", "modules/0/sections/0/questions/1/show_if/all/0", "T1C02",
    "the condition reads “maybe”, which is no option of T1C01", 1 },
  { "bad-id.json", "question", "modules/0/sections/0/questions/0", "T1-01", "the id must be", 1 },
  { "many.json", "question", "modules/0/sections/0/questions/0", "T1C01", "unknown type", 4 },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GPtrArray) findings = new_findings ();
      g_autofree char *json = read_fixture (bad[i].file);
      const PalFinding *first;

      g_test_message ("%s", bad[i].file);
      g_assert_null (pal_draft_check (json, bad[i].file, NULL, findings));
      for (guint k = 0; k < findings->len; k++)
        {
          g_autofree char *line = pal_finding_to_line (g_ptr_array_index (findings, k));

          g_test_message ("%s", line);
        }
      g_assert_cmpuint (findings->len, ==, bad[i].n);
      first = g_ptr_array_index (findings, 0);
      g_assert_cmpstr (first->file, ==, bad[i].file);
      g_assert_cmpstr (first->rule, ==, bad[i].rule);
      g_assert_cmpstr (first->column, ==, bad[i].path);
      g_assert_cmpstr (first->question, ==, bad[i].question);
      g_assert_nonnull (strstr (first->message, bad[i].message));
      g_assert_cmpint (first->severity, ==, PAL_SEVERITY_ERROR);
    }
}

static void
test_good (void)
{
  g_autoptr (PalInstrument) base = pal_test_load_instrument (), same = NULL, next = NULL, none = NULL;
  g_autoptr (GPtrArray) findings = new_findings ();
  g_autoptr (PalInstrumentDraft) draft = pal_instrument_draft_new (pal_instrument_get_canonical (base), NULL);
  g_autofree char *changed = NULL, *versioned = NULL, *retired = NULL;

  same = pal_draft_check (pal_instrument_get_canonical (base), "draft", base, findings);
  g_assert_nonnull (same);
  g_assert_cmpuint (findings->len, ==, 0);

  /* A change needs a version of its own. */
  pal_instrument_draft_set_text (draft, "T1C11", "help", "Count each once.", NULL);
  changed = pal_instrument_draft_to_json (draft);
  none = pal_draft_check (changed, "draft", base, findings);
  g_assert_null (none);
  g_assert_cmpstr (((PalFinding *) g_ptr_array_index (findings, 0))->rule, ==, "version");
  g_ptr_array_set_size (findings, 0);
  pal_instrument_draft_set_head (draft, "version", "0.2.0");
  versioned = pal_instrument_draft_to_json (draft);
  next = pal_draft_check (versioned, "draft", base, findings);
  g_assert_nonnull (next);

  /* What is read by others cannot go unsaid. */
  pal_instrument_draft_retire_question (draft, "B0C01", NULL);
  retired = pal_instrument_draft_to_json (draft);
  g_assert_null (pal_draft_check (retired, "draft", base, findings));
  g_assert_nonnull (
      strstr (((PalFinding *) g_ptr_array_index (findings, 0))->message, "B0C01, which the draft retires"));
}

/* Whatever is done to a draft: nothing is found exactly when the reader and its checks take it. */
static void
test_agrees_with_reader (void)
{
  g_autoptr (PalInstrument) base = pal_test_load_instrument ();

  for (guint i = 0; i < pal_instrument_get_n_questions (base); i++)
    {
      const char *id = pal_instrument_get_question (base, i)->id;
      g_autoptr (PalInstrumentDraft) draft =
          pal_instrument_draft_new (pal_instrument_get_canonical (base), NULL);
      g_autoptr (GPtrArray) findings = new_findings ();
      g_autoptr (PalInstrument) checked = NULL, strict = NULL;
      g_autofree char *json = NULL;

      pal_instrument_draft_set_head (draft, "version", "9");
      if (i % 3 == 0)
        pal_instrument_draft_retire_question (draft, id, NULL);
      else if (i % 3 == 1)
        pal_instrument_draft_set_type (draft, id, PAL_QUESTION_INTEGER, NULL);
      else
        pal_instrument_draft_move_question (draft, id, pal_instrument_draft_get_place (draft, id, NULL), 0,
                                            NULL);
      json = pal_instrument_draft_to_json (draft);
      checked = pal_draft_check (json, "draft", base, findings);
      strict = pal_instrument_new_from_json (json, -1, "draft", NULL);
      if (strict != NULL && !pal_instrument_check (strict, NULL))
        g_clear_pointer (&strict, pal_instrument_unref);
      g_test_message ("%s", id);
      g_assert_cmpint (checked == NULL, ==, strict == NULL);
      g_assert_cmpint (findings->len > 0, ==, strict == NULL);
    }
}

static PalInstrument *
make_next (PalInstrument *base)
{
  g_autoptr (PalInstrumentDraft) draft = pal_instrument_draft_new (pal_instrument_get_canonical (base), NULL);
  g_autoptr (GPtrArray) findings = new_findings ();
  g_autofree char *json = NULL;
  double ten = 10;
  PalInstrument *next;

  pal_instrument_draft_set_head (draft, "version", "2");
  pal_instrument_draft_retire_question (draft, "T1C12", NULL);
  pal_instrument_draft_set_number (draft, "T1C11", "max", &ten, NULL);
  pal_instrument_draft_set_type (draft, "T1C17", PAL_QUESTION_TEXT, NULL);
  {
    JsonObject *question = pal_instrument_draft_find_question (draft, "T1C02");
    JsonArray *options = json_object_get_array_member (question, "options");

    json_array_remove_element (options, json_array_get_length (options) - 1);
  }
  pal_instrument_draft_set (
      draft, "T1C13", "show_if",
      json_from_string ("{\"all\":[{\"q\":\"T1C07\",\"op\":\"eq\",\"value\":\"yes\"}]}", NULL), NULL);
  json = pal_instrument_draft_to_json (draft);
  next = pal_draft_check (json, "draft", base, findings);
  g_assert_cmpuint (findings->len, ==, 0);
  return next;
}

static void
test_effects (void)
{
  g_autoptr (PalInstrument) base = pal_test_load_instrument ();
  g_autoptr (PalInstrument) next = make_next (base);
  const PalQuestion *plan = pal_instrument_find_question (base, "T1C02");
  g_autofree char *json =
      g_strdup_printf ("{\"T1C12\":3,\"T1C11\":11,\"T1C17\":5,\"T1C02\":\"%s\",\"T1C13\":4,\"T1C07\":\"no\","
                       "\"T1C14\":2,\"T1C15\":\"DK\"}",
                       plan->options[plan->n_options - 1].code);
  g_autoptr (PalAnswers) answers = pal_test_answers (base, json);
  g_autoptr (PalAnswers) few = pal_test_answers (base, "{\"T1C11\":12,\"T1C12\":\"DK\"}");
  g_autoptr (PalDraftEffects) effects = pal_draft_effects_new (next);
  g_autoptr (PalDraftEffects) back = pal_draft_effects_new (base);
  g_autoptr (PalAnswers) moved = pal_answers_convert (answers, next);
  GPtrArray *list;

  pal_draft_effects_add (effects, "NO", PAL_LEVEL_COUNTRY, answers);
  pal_draft_effects_add (effects, "SE", PAL_LEVEL_COUNTRY, few);
  g_assert_cmpuint (pal_draft_effects_get_n (effects, PAL_EFFECT_UNKNOWN, "T1C12"), ==, 2);
  g_assert_cmpuint (pal_draft_effects_get_n (effects, PAL_EFFECT_RANGE, NULL), ==, 2);
  g_assert_cmpuint (pal_draft_effects_get_n (effects, PAL_EFFECT_TYPE, "T1C17"), ==, 1);
  g_assert_cmpuint (pal_draft_effects_get_n (effects, PAL_EFFECT_OPTION, "T1C02"), ==, 1);
  g_assert_cmpuint (pal_draft_effects_get_n (effects, PAL_EFFECT_HIDDEN, NULL), ==, 1);
  list = pal_draft_effects_list (effects);
  g_assert_cmpuint (list->len, ==, 7);
  g_assert_cmpstr (((PalEffect *) g_ptr_array_index (list, 0))->country, ==, "NO");
  g_assert_cmpstr (((PalEffect *) g_ptr_array_index (list, 1))->country, ==, "SE");

  /* What became unknown is known again where the wave is moved back. */
  g_assert_cmpuint (pal_answers_get_n_unknown (moved), ==, 1);
  pal_draft_effects_add (back, "NO", PAL_LEVEL_COUNTRY, moved);
  g_assert_cmpuint (pal_draft_effects_get_n (back, PAL_EFFECT_BACK, "T1C12"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft/bad", test_bad);
  g_test_add_func ("/draft/good", test_good);
  g_test_add_func ("/draft/agrees-with-reader", test_agrees_with_reader);
  g_test_add_func ("/draft/effects", test_effects);
  return g_test_run ();
}
