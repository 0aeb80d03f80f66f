/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-instrument-draft.h"

#include <string.h>

#include "base/pal-error.h"
#include "base/pal-json.h"
#include "model/pal-bundle.h"
#include "model/pal-instrument.h"
#include "model/pal-rule-text.h"

static PalInstrumentDraft *
load_draft (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("instrument.json", &error);
  g_autofree char *json = NULL;
  PalInstrumentDraft *draft;

  g_assert_no_error (error);
  json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  draft = pal_instrument_draft_new (json, &error);
  g_assert_no_error (error);
  return draft;
}

static PalInstrument *
read_draft (PalInstrumentDraft *draft, GError **error)
{
  g_autofree char *json = pal_instrument_draft_to_json (draft);
  PalInstrument *instrument = pal_instrument_new_from_json (json, -1, "draft", error);

  if (instrument != NULL)
    g_assert_cmpstr (pal_instrument_get_canonical (instrument), ==, json);
  return instrument;
}

static void
assert_same (PalInstrumentDraft *a, PalInstrumentDraft *b)
{
  g_autofree char *x = pal_instrument_draft_to_json (a), *y = pal_instrument_draft_to_json (b);

  g_assert_cmpstr (x, ==, y);
}

static void
test_operations (void)
{
  g_autoptr (PalInstrumentDraft) draft = load_draft ();
  g_autoptr (PalInstrument) instrument = NULL;
  g_autoptr (GError) error = NULL;
  const PalQuestion *question;
  guint position = 99;

  pal_instrument_draft_set_head (draft, "version", "0.2.0");
  g_assert_true (pal_instrument_draft_add_question (draft, "M0.A", 1, "B0C77", PAL_QUESTION_INTEGER, &error));
  g_assert_true (pal_instrument_draft_set_text (draft, "B0C77", "text", "How many?", &error));
  g_assert_true (pal_instrument_draft_set_text (draft, "B0C77", "unit", "beds", &error));
  g_assert_true (pal_instrument_draft_set_hint (draft, "B0C77", "NO", "Bruk SSB.", &error));
  g_assert_cmpstr (pal_instrument_draft_get_place (draft, "B0C77", &position), ==, "M0.A");
  g_assert_cmpuint (position, ==, 1);
  g_assert_true (pal_instrument_draft_move_question (draft, "B0C77", "M0.A", 0, &error));
  g_assert_true (pal_instrument_draft_renew_question (draft, "B0C02", "B0C78", &error));
  g_assert_true (pal_instrument_draft_retire_question (draft, "T1C09", &error));
  g_assert_no_error (error);

  instrument = read_draft (draft, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pal_instrument_find_question (instrument, "B0C77")->index, ==, 0);
  g_assert_cmpstr (pal_question_find_hint (pal_instrument_find_question (instrument, "B0C77"), "NO"), ==,
                   "Bruk SSB.");
  g_assert_null (pal_question_find_hint (pal_instrument_find_question (instrument, "B0C77"), "SE"));
  g_assert_null (pal_instrument_find_question (instrument, "T1C09"));
  question = pal_instrument_find_question (instrument, "B0C78");
  g_assert_cmpstr (question->replaces, ==, "B0C02");
  g_assert_nonnull (strstr (question->checks[0].expression, "B0C78")); /* the formula follows */
  g_assert_null (strstr (question->checks[0].expression, "B0C02"));
}

static void
test_refused (void)
{
  g_autoptr (PalInstrumentDraft) draft = load_draft (), before = load_draft ();
  g_autoptr (GError) error = NULL;

#define REFUSED(call)                                                                                        \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_assert_false (call);                                                                                   \
    g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);                                                    \
    g_clear_error (&error);                                                                                  \
    assert_same (draft, before);                                                                             \
  }                                                                                                          \
  G_STMT_END
  REFUSED (pal_instrument_draft_add_question (draft, "M0.A", 0, "B0C01", PAL_QUESTION_TEXT, &error));
  REFUSED (pal_instrument_draft_add_question (draft, "nowhere", 0, "B0C99", PAL_QUESTION_TEXT, &error));
  REFUSED (pal_instrument_draft_renew_question (draft, "B0C01", "B0C02", &error));
  REFUSED (pal_instrument_draft_retire_question (draft, "B0C99", &error));
  REFUSED (pal_instrument_draft_move_question (draft, "B0C01", "M0.B", 0, &error)); /* the other level */
  REFUSED (pal_instrument_draft_set_text (draft, "B0C99", "text", "x", &error));
#undef REFUSED
  g_assert_null (pal_instrument_draft_new ("[]", &error));
  g_clear_error (&error);
  g_assert_null (pal_instrument_draft_new ("{\"modules\":[{\"sections\":[1]}]}", &error));
  g_clear_error (&error);
}

static void
test_proposals (void)
{
  static const char *const versions[][2] = {
    { "0.1.0-draft", "0.1.1" }, { "2", "3" }, { "1.9", "1.10" }, { "spring", "spring.1" }, { "v7", "v8" },
  };
  g_autoptr (PalInstrumentDraft) draft = load_draft ();
  g_autofree char *id = pal_instrument_draft_propose_id (draft, "T1C01", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *next = pal_instrument_draft_propose_version (versions[i][0]);

      g_assert_cmpstr (next, ==, versions[i][1]);
    }
  g_assert_cmpstr (id, ==, "T1C20");
}

static void
test_rule_text (void)
{
  static const char conditions[] = "B0I02 ne no gate\nT2I01 in written standard\nT1I02 has pcu";
  static const char checks[] = "warning: value(B0C02) < 10 => Is this right?\nerror: value(B0C01) > 0 => No.";
  static const char options[] =
      "none: None of these [0, level 1, exclusive]\nfull: In: all [1, level 4]\nx: X";
  static const char *const wrong_conditions[] = { "T1C01", "T1C01 eq", "T1C01 is x", "T1C01 eq a b" };
  static const char *const wrong_checks[] = { "value(B0C01) > 0", "bad: 1 => x", "error: 1", "error: => x" };
  static const char *const wrong_options[] = { "a", ": x", "a: x [2b]", "a: x [level]" };
  g_autoptr (JsonObject) question = json_object_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *a = NULL, *b = NULL, *c = NULL, *d = NULL;
  JsonNode *node = NULL;

  g_assert_true (pal_rule_text_to_conditions (conditions, &node, &error));
  json_object_set_member (question, "show_if", node);
  g_assert_true (pal_rule_text_to_checks (checks, &node, &error));
  json_object_set_member (question, "checks", node);
  g_assert_true (pal_rule_text_to_options (options, &node, &error));
  json_object_set_member (question, "options", node);
  a = pal_rule_text_from_conditions (question);
  g_assert_cmpstr (a, ==, conditions);
  b = pal_rule_text_from_checks (question);
  g_assert_cmpstr (b, ==, checks);
  c = pal_rule_text_from_options (question);
  g_assert_cmpstr (c, ==, options);
  g_assert_true (pal_rule_text_to_hints ("SE: Fråga: SCB\n\nNO: Bruk SSB.", &node, &error));
  json_object_set_member (question, "hints", node);
  d = pal_rule_text_from_hints (question);
  g_assert_cmpstr (d, ==, "NO: Bruk SSB.\nSE: Fråga: SCB");
  g_assert_false (pal_rule_text_to_hints ("NO: a\nno: b", &node, &error));
  g_assert_cmpstr (error->message, ==, "line 2: expected a country such as NO, a colon and a text");
  g_clear_error (&error);
  g_assert_true (pal_rule_text_to_conditions ("\n  \n", &node, &error));
  g_assert_null (node);

  for (guint i = 0; i < G_N_ELEMENTS (wrong_conditions); i++)
    {
      g_autofree char *second = g_strconcat ("B0I02 ne no\n", wrong_conditions[i], NULL);

      g_assert_false (pal_rule_text_to_conditions (second, &node, &error));
      g_assert_true (g_str_has_prefix (error->message, "line 2: "));
      g_clear_error (&error);
      g_assert_false (pal_rule_text_to_checks (wrong_checks[i], &node, &error));
      g_clear_error (&error);
      g_assert_false (pal_rule_text_to_options (wrong_options[i], &node, &error));
      g_clear_error (&error);
    }
}

/* All of the bundled rules survive the way through text. */
static void
test_bundled_text (void)
{
  g_autoptr (PalInstrumentDraft) draft = load_draft (), same = load_draft ();
  g_autoptr (PalInstrument) instrument = read_draft (draft, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const char *id = pal_instrument_get_question (instrument, i)->id;
      JsonObject *question = pal_instrument_draft_find_question (draft, id);
      g_autofree char *conditions = pal_rule_text_from_conditions (question);
      g_autofree char *checks = pal_rule_text_from_checks (question);
      g_autofree char *options = pal_rule_text_from_options (question);
      JsonNode *node = NULL;

      g_assert_true (pal_rule_text_to_conditions (conditions, &node, &error));
      g_assert_true (pal_instrument_draft_set (draft, id, "show_if", node, &error));
      g_assert_true (pal_rule_text_to_options (options, &node, &error));
      g_assert_true (pal_instrument_draft_set (draft, id, "options", node, &error));
      g_assert_true (pal_rule_text_to_checks (checks, &node, &error));
      if (node != NULL || !json_object_has_member (question, "checks") ||
          json_array_get_length (json_object_get_array_member (question, "checks")) > 0)
        g_assert_true (pal_instrument_draft_set (draft, id, "checks", node, &error));
      g_assert_no_error (error);
    }
  assert_same (draft, same);
}

/* One random thing that a person may do; refused ones are fine. */
static void
do_something (PalInstrumentDraft *draft, GRand *rand, PalInstrument *base)
{
  static const char *const sections[] = { "M0.A", "M0.B" };
  static const char *const texts[] = { "", "Why?", "„Ærlig“ \\ \" \n x", "1" };
  const PalQuestion *known = pal_instrument_get_question (
      base, (guint) g_rand_int_range (rand, 0, (int) pal_instrument_get_n_questions (base)));
  const char *section = sections[g_rand_int_range (rand, 0, 2)];
  const char *text = texts[g_rand_int_range (rand, 0, 4)];
  guint position = (guint) g_rand_int_range (rand, 0, 9);
  g_autofree char *free_id = pal_instrument_draft_propose_id (draft, known->id, NULL);
  double number = g_rand_int_range (rand, -5, 5000) / 4.0;
  JsonNode *node = NULL;

  switch (g_rand_int_range (rand, 0, 11))
    {
    case 0:
      (void) pal_instrument_draft_add_question (draft, section, position, free_id,
                                                (PalQuestionType) g_rand_int_range (rand, 0, 10), NULL);
      break;
    case 1:
      (void) pal_instrument_draft_retire_question (draft, known->id, NULL);
      break;
    case 2:
      (void) pal_instrument_draft_move_question (draft, known->id, section, position, NULL);
      break;
    case 3:
      (void) pal_instrument_draft_renew_question (draft, known->id, free_id, NULL);
      break;
    case 4:
    case 5:
      (void) pal_instrument_draft_set_text (draft, known->id, g_rand_boolean (rand) ? "text" : "help", text,
                                            NULL);
      break;
    case 6:
      (void) pal_instrument_draft_set_number (draft, known->id, g_rand_boolean (rand) ? "max" : "soft_max",
                                              g_rand_boolean (rand) ? &number : NULL, NULL);
      break;
    case 7:
      (void) pal_instrument_draft_set_type (draft, known->id,
                                            (PalQuestionType) g_rand_int_range (rand, 0, 10), NULL);
      break;
    case 8:
      (void) pal_instrument_draft_set_hint (draft, known->id, "NO", text, NULL);
      break;
    case 9:
      if (pal_rule_text_to_options ("a: A [0]\nb: B [1]", &node, NULL))
        (void) pal_instrument_draft_set (draft, known->id, "options", node, NULL);
      break;
    default:
      pal_instrument_draft_set_head (draft, "title", *text != '\0' ? text : "Title");
    }
}

/* After any edits: what is kept as cells is the draft again, and what the reader takes is the same document
 * to the byte. */
static void
test_random (void)
{
  g_autoptr (PalInstrumentDraft) base = load_draft ();
  g_autoptr (PalInstrument) instrument = read_draft (base, NULL);
  guint n_read = 0;

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
      g_autoptr (PalInstrumentDraft) draft = pal_instrument_draft_copy (base);
      guint n = round < 30 ? 2 : 40;

      g_autoptr (GHashTable) cells = NULL;
      g_autoptr (PalInstrumentDraft) again = NULL;
      g_autoptr (PalInstrument) published = NULL;

      for (guint i = 0; i < n; i++)
        do_something (draft, rand, instrument);
      cells = pal_instrument_draft_to_cells (draft, base);
      again = pal_instrument_draft_from_cells (base, cells);
      assert_same (draft, again);
      published = read_draft (draft, NULL);
      n_read += published != NULL;
    }
  g_assert_cmpuint (n_read, >, 0);
}

/* What another program or a merge left there is no reason to fall. */
static void
test_odd_cells (void)
{
  static const char *const odd[] = { "null", "7", "[]", "[1,{\"sections\":[2]}]", "{\"id\":3}", "{" };
  g_autoptr (PalInstrumentDraft) base = load_draft ();

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (GHashTable) cells = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (PalInstrumentDraft) draft = NULL;

      g_hash_table_insert (cells, (char *) "head", (char *) odd[i]);
      g_hash_table_insert (cells, (char *) "structure", (char *) odd[i]);
      g_hash_table_insert (cells, (char *) "question/B0C01", (char *) odd[i]);
      draft = pal_instrument_draft_from_cells (base, cells);
      g_assert_nonnull (draft);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/instrument-draft/operations", test_operations);
  g_test_add_func ("/instrument-draft/refused", test_refused);
  g_test_add_func ("/instrument-draft/proposals", test_proposals);
  g_test_add_func ("/instrument-draft/rule-text", test_rule_text);
  g_test_add_func ("/instrument-draft/bundled-text", test_bundled_text);
  g_test_add_func ("/instrument-draft/random", test_random);
  g_test_add_func ("/instrument-draft/odd-cells", test_odd_cells);
  return g_test_run ();
}
