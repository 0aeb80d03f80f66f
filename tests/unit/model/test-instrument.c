/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-instrument.h"

#include <math.h>
#include <string.h>

#include "base/pal-error.h"
#include "model/pal-bundle.h"

/* A small instrument with every type; each fault below changes one place of it. */
static const char small[] =
    "{\"schema\":\"palliscope-instrument/1\",\"id\":\"small\",\"version\":\"1\",\"language\":\"en\","
    "\"title\":\"Small\",\"later\":{\"unknown\":true},\"modules\":["
    "{\"id\":\"M1\",\"title\":\"One\",\"task\":1,\"sections\":["
    "{\"id\":\"M1.A\",\"title\":\"Country\",\"level\":\"country\",\"questions\":["
    "{\"id\":\"T1C01\",\"type\":\"single\",\"text\":\"Plan?\",\"feeds\":[\"POL1\"],\"options\":["
    "{\"code\":\"none\",\"label\":\"None\",\"score\":0,\"level\":1},"
    "{\"code\":\"full\",\"label\":\"Full\",\"score\":1,\"level\":4}]},"
    "{\"id\":\"T1C02\",\"type\":\"multi\",\"text\":\"Which?\",\"max_select\":2,\"options\":["
    "{\"code\":\"a\",\"label\":\"A\"},{\"code\":\"b\",\"label\":\"B\"},"
    "{\"code\":\"no\",\"label\":\"No\",\"exclusive\":true}],"
    "\"show_if\":{\"all\":[{\"q\":\"T1C01\",\"op\":\"ne\",\"value\":\"none\"}]},\"skipped_score\":0.25},"
    "{\"id\":\"T1C03\",\"type\":\"integer\",\"text\":\"How many?\",\"min\":0,\"max\":10,"
    "\"show_if\":{\"all\":[{\"q\":\"T1C02\",\"op\":\"has\",\"value\":\"a\"},"
    "{\"q\":\"T1C01\",\"op\":\"in\",\"value\":[\"none\",\"full\"],\"gate\":true}]},"
    "\"checks\":[{\"expr\":\"value(T1C03) > 0\",\"message\":\"None?\",\"severity\":\"warning\"}]},"
    "{\"id\":\"T1C04\",\"type\":\"text\",\"text\":\"Who?\",\"max_length\":80}]},"
    "{\"id\":\"M1.B\",\"title\":\"Institution\",\"level\":\"institution\",\"questions\":["
    "{\"id\":\"T1I01\",\"type\":\"ynp\",\"text\":\"Treats?\",\"core\":true,\"required\":true,\"options\":["
    "{\"code\":\"no\",\"label\":\"No\",\"score\":0},{\"code\":\"yes\",\"label\":\"Yes\",\"score\":1}]},"
    "{\"id\":\"T1I02\",\"type\":\"ratio\",\"text\":\"Share\",\"min\":0,\"max\":1000,\"multiplier\":100,"
    "\"numerator_label\":\"Seen\",\"denominator_label\":\"All\"},"
    "{\"id\":\"T1I03\",\"type\":\"decimal\",\"text\":\"Staff\",\"min\":0,\"max\":9.5,\"decimals\":1},"
    "{\"id\":\"T1I04\",\"type\":\"percent\",\"text\":\"Part\",\"min\":0,\"max\":100,\"decimals\":0},"
    "{\"id\":\"T1I05\",\"type\":\"likert5\",\"text\":\"Agree?\",\"anchors\":[\"Low\",\"High\"]},"
    "{\"id\":\"T1I06\",\"type\":\"date\",\"text\":\"Until\",\"min\":\"2024-01-01\",\"max\":\"2035-12-31\","
    "\"replaces\":\"T1I99\"}]}]}]}";

static char *
replace_once (const char *text, const char *from, const char *to)
{
  const char *at = strstr (text, from);

  g_assert_nonnull (at);
  g_assert_null (strstr (at + 1, from)); /* or the case would not say which place it means */
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, to, at + strlen (from));
}

static PalInstrument *
load_bundled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("instrument.json", &error);
  PalInstrument *instrument = NULL;
  gsize size = 0;
  const char *data = NULL;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  instrument = pal_instrument_new_from_json (data, (gssize) size, "instrument.json", &error);
  g_assert_no_error (error);
  return instrument;
}

static void
test_small (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalInstrument) instrument = pal_instrument_new_from_json (small, -1, "small", &error);
  const PalQuestion *q = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (pal_instrument_get_id (instrument), ==, "small");
  g_assert_cmpstr (pal_instrument_get_version (instrument), ==, "1");
  g_assert_cmpstr (pal_instrument_get_language (instrument), ==, "en");
  g_assert_cmpstr (pal_instrument_get_title (instrument), ==, "Small");
  g_assert_cmpuint (pal_instrument_get_n_questions (instrument), ==, 10);
  g_assert_cmpuint (pal_instrument_get_n_modules (instrument), ==, 1);
  g_assert_cmpint (pal_instrument_get_module (instrument, 0)->task, ==, 1);
  g_assert_cmpuint (pal_instrument_get_n_sections (instrument), ==, 2);
  g_assert_cmpuint (pal_instrument_get_section (instrument, 1)->first_question, ==, 4);
  g_assert_cmpuint (pal_instrument_get_section (instrument, 1)->n_questions, ==, 6);
  g_assert_cmpint (pal_instrument_get_section (instrument, 1)->level, ==, PAL_LEVEL_INSTITUTION);
  g_assert_null (pal_instrument_find_question (instrument, "T9C99"));
  g_assert_null (pal_instrument_find_question (instrument, NULL));

  q = pal_instrument_find_question (instrument, "T1C01");
  g_assert_cmpuint (q->index, ==, 0);
  g_assert_cmpuint (q->n_options, ==, 2);
  g_assert_cmpint (pal_question_find_option (q, "full")->level, ==, 4);
  g_assert_null (pal_question_find_option (q, "half"));
  g_assert_cmpstr (q->feeds[0], ==, "POL1");
  g_assert_null (q->help);

  q = pal_instrument_find_question (instrument, "T1C02");
  g_assert_cmpuint (q->max_select, ==, 2);
  g_assert_true (pal_question_find_option (q, "no")->exclusive);
  g_assert_true (q->has_skipped_score);
  g_assert_cmpfloat (q->skipped_score, ==, 0.25);
  g_assert_cmpint (q->show_if[0].op, ==, PAL_CONDITION_NE);
  g_assert_false (q->show_if[0].gate);

  q = pal_instrument_find_question (instrument, "T1C03");
  g_assert_cmpuint (q->n_show_if, ==, 2);
  g_assert_cmpint (q->show_if[1].op, ==, PAL_CONDITION_IN);
  g_assert_cmpstr (q->show_if[1].values[1], ==, "full");
  g_assert_true (q->show_if[1].gate);
  g_assert_cmpint (q->checks[0].severity, ==, PAL_SEVERITY_WARNING);
  g_assert_cmpfloat (q->max, ==, 10.0);

  g_assert_cmpuint (pal_instrument_find_question (instrument, "T1C04")->max_length, ==, 80);
  g_assert_true (pal_instrument_find_question (instrument, "T1I01")->required);
  g_assert_cmpfloat (pal_instrument_find_question (instrument, "T1I02")->multiplier, ==, 100.0);
  g_assert_cmpint (pal_instrument_find_question (instrument, "T1I03")->decimals, ==, 1);
  g_assert_cmpstr (pal_instrument_find_question (instrument, "T1I05")->anchor_high, ==, "High");
  g_assert_cmpfloat (pal_instrument_find_question (instrument, "T1I05")->max, ==, 5.0);
  g_assert_cmpstr (pal_instrument_find_question (instrument, "T1I06")->max_date, ==, "2035-12-31");
  g_assert_cmpstr (pal_instrument_find_question (instrument, "T1I06")->replaces, ==, "T1I99");
}

/* The address of a document is its meaning, not its layout; what the program does
 * not know belongs to the document all the same. */
static void
test_address (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalInstrument) one = pal_instrument_new_from_json (small, -1, "small", &error);
  g_autofree char *spaced_text =
      replace_once (small, "\"title\":\"Small\",", " \"title\" : \"Sm\\u0061ll\" ,\n");
  g_autoptr (PalInstrument) spaced = pal_instrument_new_from_json (spaced_text, -1, NULL, &error);
  g_autofree char *other_text = replace_once (small, "\"unknown\":true", "\"unknown\":false");
  g_autoptr (PalInstrument) other = pal_instrument_new_from_json (other_text, -1, NULL, &error);
  g_autoptr (PalInstrument) again = NULL;

  g_assert_no_error (error);
  g_assert_true (pal_hash_equal (pal_instrument_get_hash (one), pal_instrument_get_hash (spaced)));
  g_assert_cmpstr (pal_instrument_get_canonical (one), ==, pal_instrument_get_canonical (spaced));
  g_assert_false (pal_hash_equal (pal_instrument_get_hash (one), pal_instrument_get_hash (other)));
  g_assert_nonnull (strstr (pal_instrument_get_canonical (one), "\"later\":{\"unknown\":true}"));
  again = pal_instrument_new_from_json (pal_instrument_get_canonical (one), -1, "canonical", &error);
  g_assert_no_error (error);
  g_assert_true (pal_hash_equal (pal_instrument_get_hash (one), pal_instrument_get_hash (again)));
}

static void
test_bundled (void)
{
  g_autoptr (PalInstrument) instrument = load_bundled ();
  guint n_country = 0, n_core = 0;

  /* The figures of the reference for the default questionnaire. */
  g_assert_cmpuint (pal_instrument_get_n_questions (instrument), ==, 92);
  g_assert_cmpuint (pal_instrument_get_n_modules (instrument), ==, 7);
  g_assert_cmpuint (pal_instrument_get_n_sections (instrument), ==, 16);
  for (guint i = 0; i < 92; i++)
    {
      const PalQuestion *q = pal_instrument_get_question (instrument, i);

      g_assert_cmpuint (q->index, ==, i);
      g_assert_true (pal_instrument_find_question (instrument, q->id) == q);
      n_country += q->level == PAL_LEVEL_COUNTRY;
      n_core += q->core;
    }
  g_assert_cmpuint (n_country, ==, 50);
  g_assert_cmpuint (n_core, ==, 66);
}

typedef struct
{
  const char *from;
  const char *to;
  const char *subject; /* whom the message must name */
  const char *reason;  /* part of the message */
} Fault;

static const Fault faults[] = {
  { "\"palliscope-instrument/1\"", "\"palliscope-indicators/1\"", "broken", "expected the schema word" },
  { "\"schema\":\"palliscope-instrument/1\",", "", "broken", "found none" },
  { "\"id\":\"small\",", "", "broken", "“id” is missing" },
  { "\"version\":\"1\"", "\"version\":1", "broken", "“version” must be a string" },
  { "\"language\":\"en\",", "", "broken", "“language” is missing" },
  { "\"title\":\"Small\"", "\"title\":\"\"", "broken", "“title” is missing or empty" },
  { "\"title\":\"One\",", "", "broken", "“title” is missing" },
  { "\"task\":1", "\"task\":1.5", "broken", "“task” must be a whole number" },
  { "\"id\":\"M1.B\"", "\"id\":\"M1.A\"", "M1.A", "stands twice" },
  { "\"level\":\"institution\"", "\"level\":\"region\"", "M1.B", "found “region”" },

  { "\"id\":\"T1C02\"", "\"id\":\"T1C01\"", "T1C01", "the id stands twice" },
  { "\"id\":\"T1C02\"", "\"id\":\"T1C2\"", "T1C2", "the id must be" },
  { "\"id\":\"T1C02\"", "\"id\":\"t1C02\"", "t1C02", "the id must be" },
  { "\"id\":\"T1C02\"", "\"id\":\"T1X02\"", "T1X02", "the id must be" },
  { "\"id\":\"T1C02\"", "\"id\":\"T1C002\"", "T1C002", "the id must be" },
  { "\"id\":\"T1C02\",", "", "M1", "question without an id" },
  { "\"id\":\"T1C04\"", "\"id\":\"T1I44\"", "T1I44",
    "says institution, but the section is of level country" },
  { "\"id\":\"T1C04\"", "\"level\":\"institution\",\"id\":\"T1C04\"", "T1C04", "not that of the section" },
  { "\"type\":\"text\"", "\"type\":\"essay\"", "T1C04", "unknown type “essay”" },
  { "\"type\":\"text\",", "", "T1C04", "“type” is missing" },
  { "\"text\":\"Who?\",", "", "T1C04", "“text” is missing" },
  { "\"max_length\":80", "\"max_length\":0", "T1C04", "“max_length” must be" },
  { "\"required\":true", "\"required\":\"sometimes\"", "T1I01", "“required” must be true or false" },
  { "\"required\":true", "\"required\":\"yes\"", "T1I01", "“required” must be true or false" },

  { ",{\"code\":\"yes\",\"label\":\"Yes\",\"score\":1}", "", "T1I01", "at least two options, found 1" },
  { "\"code\":\"b\"", "\"code\":\"a\"", "T1C02", "the option code “a” stands twice" },
  { "\"code\":\"b\"", "\"code\":\"b|c\"", "T1C02", "option 2: a code may not hold" },
  { "\"code\":\"b\",", "", "T1C02", "option 2: “code” is missing" },
  { "\"label\":\"B\"", "\"label\":null", "T1C02", "option 2: “label” is missing" },
  { "{\"code\":\"b\",\"label\":\"B\"}", "\"b\"", "T1C02", "option 2: expected a JSON object" },
  { "\"score\":1,\"level\":4", "\"score\":1.01,\"level\":4", "T1C01", "from 0 to 1, not 1.01" },
  { "\"score\":0,\"level\":1", "\"score\":-0.1,\"level\":1", "T1C01", "from 0 to 1" },
  { "\"score\":1,\"level\":4", "\"score\":1,\"level\":5", "T1C01",
    "“level” must be a whole number from 1 to 4" },
  { "\"score\":1,\"level\":4", "\"level\":4", "T1C01", "feeds the indicator POL1, but the option “full”" },
  { "\"skipped_score\":0.25", "\"skipped_score\":2", "T1C02", "“skipped_score” must be from 0 to 1" },
  { "\"max_select\":2", "\"max_select\":4", "T1C02", "“max_select” must be a whole number from 1 to 3" },

  { "\"min\":0,\"max\":10,", "\"min\":10,\"max\":10,", "T1C03", "10 is not below 10" },
  { "\"min\":0,\"max\":10,", "\"max\":10,", "T1C03", "needs “min” and “max”" },
  { "\"min\":0,\"max\":10,", "\"min\":0.5,\"max\":10,", "T1C03", "must be whole numbers" },
  { "\"min\":0,\"max\":10,", "\"min\":0,\"max\":10,\"soft_min\":11,", "T1C03", "must lie in order" },
  { "\"min\":0,\"max\":10,", "\"min\":0,\"max\":10,\"soft_min\":7,\"soft_max\":3,", "T1C03",
    "must lie in order" },
  { "\"min\":0,\"max\":10,", "\"min\":0,\"max\":10,\"soft_max\":\"9\",", "T1C03", "must be a number" },
  { "\"min\":0,\"max\":9.5", "\"min\":12,\"max\":9.5", "T1I03", "12 is not below 9.5" },
  { "\"min\":0,\"max\":100,\"decimals\":0", "\"min\":0,\"max\":\"100\"", "T1I04", "“max” must be a number" },
  { "\"decimals\":1", "\"decimals\":99", "T1I03", "“decimals” must be" },
  { "\"multiplier\":100,", "\"multiplier\":10,", "T1I02", "“multiplier” must be 100" },
  { "\"multiplier\":100,", "", "T1I02", "“multiplier” must be 100" },
  { "\"min\":0,\"max\":1000", "\"min\":-1,\"max\":1000", "T1I02", "may not be below 0" },
  { ",\"denominator_label\":\"All\"", "", "T1I02", "“denominator_label” is missing" },
  { "[\"Low\",\"High\"]", "[\"Low\"]", "T1I05", "both ends" },
  { "\"2024-01-01\"", "\"2024-13-01\"", "T1I06", "must be ISO dates" },
  { "\"2024-01-01\"", "\"2024-1-1\"", "T1I06", "must be ISO dates" },
  { "\"2024-01-01\"", "\"2036-01-01\"", "T1I06", "“min” must be before “max”" },
  { "\"replaces\":\"T1I99\"", "\"replaces\":\"T1I01\"", "T1I06", "replaces T1I01, which is in the same" },

  { "\"q\":\"T1C01\",\"op\":\"ne\"", "\"q\":\"T9C99\",\"op\":\"ne\"", "T1C02", "unknown question T9C99" },
  { "\"q\":\"T1C01\",\"op\":\"ne\"", "\"q\":\"T1I01\",\"op\":\"ne\"", "T1C02", "T1I01 of the other level" },
  { "\"q\":\"T1C01\",\"op\":\"ne\"", "\"q\":\"T1C02\",\"op\":\"ne\"", "T1C02", "the question itself" },
  { "\"q\":\"T1C01\",\"op\":\"ne\"", "\"q\":\"T1C04\",\"op\":\"ne\"", "T1C02", "T1C04, which comes later" },
  { "\"q\":\"T1C01\",\"op\":\"ne\"", "\"q\":\"T1C03\",\"op\":\"ne\"", "T1C02",
    "the routing goes in a circle: T1C02 -> T1C03 -> T1C02" },
  { "\"op\":\"ne\",\"value\":\"none\"", "\"op\":\"ne\",\"value\":\"nil\"", "T1C02",
    "“nil”, which is no option of T1C01" },
  { "\"op\":\"ne\"", "\"op\":\"has\"", "T1C02", "needs eq, ne or in" },
  { "\"op\":\"has\"", "\"op\":\"eq\"", "T1C03", "needs has or not_has" },
  { "\"op\":\"ne\"", "\"op\":\"gt\"", "T1C02", "found “gt”" },
  { "\"op\":\"ne\",", "", "T1C02", "show_if: “op” is missing" },
  { "\"value\":[\"none\",\"full\"]", "\"value\":\"none\"", "T1C03", "needs an array of codes" },
  { "\"value\":[\"none\",\"full\"]", "\"value\":[]", "T1C03", "at least one code" },
  { "\"value\":[\"none\",\"full\"]", "\"value\":[\"none\",\"half\"]", "T1C03", "“half”, which is no option" },
  { "\"op\":\"has\",\"value\":\"a\"", "\"op\":\"has\",\"value\":[\"a\"]", "T1C03",
    "“value” must be a string" },
  { "{\"all\":[{\"q\":\"T1C01\",\"op\":\"ne\"", "{\"any\":[{\"q\":\"T1C01\",\"op\":\"ne\"", "T1C02",
    "the member “all” and nothing else" },
  { "\"severity\":\"warning\"", "\"severity\":\"loud\"", "T1C03", "check 1: expected the severity" },
  { "\"expr\":\"value(T1C03) > 0\",", "", "T1C03", "check 1: “expr” is missing" },
  { "\"feeds\":[\"POL1\"]", "\"feeds\":[1]", "T1C01", "“feeds” must be an array of strings" },
};

static void
test_faults (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_test_message ("%s -> %s", faults[i].from, faults[i].to);
      text = replace_once (small, faults[i].from, faults[i].to);
      g_assert_null (pal_instrument_new_from_json (text, -1, "broken", &error));
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, "broken: "));
      g_assert_nonnull (strstr (error->message, faults[i].subject));
      g_assert_nonnull (strstr (error->message, faults[i].reason));
    }
}

/* A condition on a question that has no options cannot be met by a code. */
static void
test_condition_without_options (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = replace_once (
      small, "\"max_length\":80", "\"show_if\":{\"all\":[{\"q\":\"T1C03\",\"op\":\"eq\",\"value\":\"3\"}]}");

  g_assert_null (pal_instrument_new_from_json (text, -1, "broken", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_assert_nonnull (
      strstr (error->message, "question T1C04: show_if refers to T1C03, a question of type integer"));
}

static void
test_other_documents (void)
{
  static const char *const wrong[] = { "", "[]", "null", "\"x\"", "{", "{}", "{\"schema\":3}" };
  g_autofree char *newer = replace_once (small, "palliscope-instrument/1", "palliscope-instrument/2");
  g_autofree char *unordered = replace_once (small, "palliscope-instrument/1", "palliscope-instrument/0");
  g_autofree char *empty = g_strdup ("{\"schema\":\"palliscope-instrument/1\",\"id\":\"x\",\"version\":\"1\","
                                     "\"language\":\"en\",\"title\":\"X\",\"modules\":[]}");
  GError *error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_null (pal_instrument_new_from_json (wrong[i], -1, "wrong", &error));
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "wrong"));
      g_clear_error (&error);
    }
  g_assert_null (pal_instrument_new_from_json (newer, -1, "newer", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_null (pal_instrument_new_from_json (unordered, -1, "older", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (pal_instrument_new_from_json (empty, -1, "empty", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "holds no question"));
  g_clear_error (&error);
}

/* Whatever is cut off or twisted, the reader says so and does not fall over. */
static void
test_mangled (void)
{
  gsize length = strlen (small);

  for (gsize cut = 0; cut < length; cut += 7)
    g_assert_null (pal_instrument_new_from_json (small, (gssize) cut, "cut", NULL));
  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_strdup (small);
      g_autoptr (GError) error = NULL;
      g_autoptr (PalInstrument) instrument = NULL;

      for (int k = 0; k < 3; k++)
        text[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int_range (1, 128);
      instrument = pal_instrument_new_from_json (text, -1, "mangled", &error);
      g_assert_true ((instrument == NULL) == (error != NULL));
    }
}

/* What a group of questions must be like; each fault changes one place of the good one. */
static const char grouped[] =
    "{\"schema\":\"palliscope-instrument/"
    "1\",\"id\":\"g\",\"version\":\"1\",\"language\":\"en\",\"title\":\"G\","
    "\"modules\":[{\"id\":\"M1\",\"title\":\"One\",\"sections\":[{\"id\":\"M1.A\",\"title\":\"A\",\"level\":"
    "\"institution\",\"questions\":["
    "{\"id\":\"T1I01\",\"type\":\"ynp\",\"text\":\"Any?\",\"options\":[{\"code\":\"no\",\"label\":\"No\"},"
    "{\"code\":\"yes\",\"label\":\"Yes\"}]},"
    "{\"id\":\"T1I10\",\"type\":\"group\",\"text\":\"Teams\",\"min_entries\":1,\"max_entries\":3,\"label\":"
    "\"T1I12\","
    "\"questions\":[{\"id\":\"T1I11\",\"type\":\"integer\",\"text\":\"Members\",\"min\":0,\"max\":9,"
    "\"show_if\":{\"all\":[{\"q\":\"T1I01\",\"op\":\"eq\",\"value\":\"yes\"}]}},"
    "{\"id\":\"T1I12\",\"type\":\"text\",\"text\":\"Name\"}]},"
    "{\"id\":\"T1I20\",\"type\":\"ynp\",\"text\":\"After?\",\"options\":[{\"code\":\"no\",\"label\":\"No\"},"
    "{\"code\":\"yes\",\"label\":\"Yes\"}]}]}]}]}";

static void
test_groups (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalInstrument) instrument = pal_instrument_new_from_json (grouped, -1, "grouped", &error);
  g_autoptr (PalInstrument) kept = NULL;
  const PalQuestion *group;

  g_assert_no_error (error);
  g_assert_cmpuint (pal_instrument_get_n_questions (instrument), ==, 3);
  g_assert_null (pal_instrument_find_question (instrument, "T1I11"));
  group = pal_instrument_find_question (instrument, "T1I10");
  g_assert_cmpint (group->type, ==, PAL_QUESTION_GROUP);
  g_assert_cmpuint (group->min_entries, ==, 1);
  g_assert_cmpuint (group->max_entries, ==, 3);
  g_assert_cmpuint (group->n_children, ==, 2);
  g_assert_cmpuint (group->label, ==, 1);
  g_assert_cmpstr (group->children[0].group, ==, "T1I10");
  g_assert_null (pal_instrument_get_group (instrument, 0));

  kept = pal_instrument_ref (pal_instrument_get_group (instrument, group->index));
  g_assert_true (pal_instrument_get_outer (kept) == instrument);
  g_assert_cmpuint (pal_instrument_get_first_child (kept), ==, 3);
  g_assert_cmpuint (pal_instrument_get_n_questions (kept), ==, 5);
  g_assert_cmpuint (pal_instrument_find_question (kept, "T1I12")->index, ==, 4);
  g_assert_cmpuint (pal_instrument_find_question (kept, "T1I20")->index, ==, 2);
  g_assert_cmpstr (pal_instrument_get_canonical (kept), ==, pal_instrument_get_canonical (instrument));
  g_assert_cmpstr (pal_instrument_find_answered (instrument, "T1I10:x:T1I11")->text, ==, "Members");
  g_assert_true (pal_instrument_find_answered (instrument, "T1I10:x") == group);
  g_assert_null (pal_instrument_find_answered (instrument, "T1I10:x:T1I01"));
  g_assert_null (pal_instrument_find_answered (instrument, "T1I01:x"));

  /* The entry's instrument keeps the whole one. */
  g_clear_pointer (&instrument, pal_instrument_unref);
  g_assert_cmpstr (pal_instrument_get_title (kept), ==, "G");
}

static void
test_group_faults (void)
{
  static const struct
  {
    const char *from, *to, *message;
  } cases[] = {
    { "\"min_entries\":1", "\"min_entries\":4", "“max_entries” may not be below “min_entries”" },
    { "\"min_entries\":1", "\"min_entries\":-1", "min_entries" },
    { "\"max_entries\":3", "\"max_entries\":0", "max_entries" },
    { "\"label\":\"T1I12\"", "\"label\":\"T1I01\"", "no question of the group" },
    { "\"label\":\"T1I12\"", "\"label\":\"T1I11\"", "not by a question of type integer" },
    { "\"label\":\"T1I12\"", "\"label\":5", "label" },
    { "\"id\":\"T1I12\"", "\"id\":\"T1I11\"", "stands twice" },
    { "\"id\":\"T1I11\"", "\"id\":\"T1I10\"", "stands twice" },
    { "\"id\":\"T1I12\"", "\"id\":\"T1C12\"", "says country" },
    { "\"id\":\"T1I11\"", "\"id\":\"T1I20\"", "stands twice" },
    { "\"type\":\"text\"", "\"type\":\"group\"", "may not hold another group" },
    { "\"q\":\"T1I01\"", "\"q\":\"T1I20\"", "does not come before the group T1I10" },
    { "\"q\":\"T1I01\"", "\"q\":\"T1I10\"", "does not come before the group T1I10" },
    { "\"q\":\"T1I01\"", "\"q\":\"T1I12\"", "comes later" },
    { "\"q\":\"T1I01\"", "\"q\":\"T1I99\"", "unknown question T1I99" },
    { "\"questions\":[{\"id\":\"T1I11\"", "\"queries\":[{\"id\":\"T1I11\"", "found 0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = replace_once (grouped, cases[i].from, cases[i].to);
      g_autoptr (GError) error = NULL;
      g_autoptr (PalInstrument) instrument = pal_instrument_new_from_json (text, -1, "grouped", &error);

      g_test_message ("%s", cases[i].to);
      g_assert_null (instrument);
      g_assert_nonnull (error);
      if (strstr (error->message, cases[i].message) == NULL)
        g_error ("\"%s\" lacks \"%s\"", error->message, cases[i].message);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/instrument/small", test_small);
  g_test_add_func ("/instrument/address", test_address);
  g_test_add_func ("/instrument/bundled", test_bundled);
  g_test_add_func ("/instrument/faults", test_faults);
  g_test_add_func ("/instrument/condition-without-options", test_condition_without_options);
  g_test_add_func ("/instrument/other-documents", test_other_documents);
  g_test_add_func ("/instrument/mangled", test_mangled);
  g_test_add_func ("/instrument/groups", test_groups);
  g_test_add_func ("/instrument/group-faults", test_group_faults);
  return g_test_run ();
}
