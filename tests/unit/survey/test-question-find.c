/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-question-find.h"

#include "model/pal-instrument-texts.h"
#include "pal-test-answers.h"

#define LIMIT 40

static void
check (PalInstrument *instrument, PalUnitLevel level, const char *text, const char *first, guint n)
{
  g_autoptr (GPtrArray) found = pal_question_find (instrument, NULL, level, text, LIMIT);

  g_test_message ("%s", text);
  if (n > 0)
    g_assert_cmpuint (found->len, ==, n);
  if (first == NULL)
    g_assert_cmpuint (found->len, ==, 0);
  else
    g_assert_cmpstr (((const PalQuestion *) g_ptr_array_index (found, 0))->id, ==, first);
}

/* By id, by the beginning of one, by words in any order and case, with accents or without; of one part. */
static void
test_find (void)
{
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();
  g_autoptr (GPtrArray) few = pal_question_find (instrument, NULL, PAL_LEVEL_COUNTRY, "t", 3);

  check (instrument, PAL_LEVEL_COUNTRY, "T1C11", "T1C11", 0);
  check (instrument, PAL_LEVEL_COUNTRY, "B0C04", "B0C04", 1);
  check (instrument, PAL_LEVEL_COUNTRY, "t1c1", "T1C10", 0);
  check (instrument, PAL_LEVEL_COUNTRY, "teams home", "T1C11", 0);
  check (instrument, PAL_LEVEL_COUNTRY, "Hóme  TEÁMS", "T1C11", 0);
  check (instrument, PAL_LEVEL_INSTITUTION, "T1C11", NULL, 0);
  check (instrument, PAL_LEVEL_INSTITUTION, "T4I04", "T4I04", 0);
  check (instrument, PAL_LEVEL_COUNTRY, "teams zebra", NULL, 0);
  check (instrument, PAL_LEVEL_COUNTRY, "  ", NULL, 0);
  g_assert_cmpuint (few->len, ==, 3);
}

static const char *
translate (const char *key, gpointer user_data)
{
  return g_str_equal (key, "T1C11") ? "Antall hjemmesykehus" : NULL;
}

/* In the language that is shown and in that of the original; what is asked in the entries of a group, too. */
static void
test_languages (void)
{
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument (), shown = NULL;
  g_autoptr (GPtrArray) found = NULL, english = NULL, neither = NULL;

  shown = pal_instrument_new_with_texts (instrument, translate, NULL);
  found = pal_question_find (shown, instrument, PAL_LEVEL_COUNTRY, "hjemmesykehus", LIMIT);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (g_ptr_array_index (found, 0) == pal_instrument_find_question (shown, "T1C11"));
  english = pal_question_find (shown, instrument, PAL_LEVEL_COUNTRY, "teams home", LIMIT);
  g_assert_true (g_ptr_array_index (english, 0) == pal_instrument_find_question (shown, "T1C11"));
  neither = pal_question_find (shown, NULL, PAL_LEVEL_COUNTRY,
                               pal_instrument_find_question (instrument, "T1C11")->text, LIMIT);
  g_assert_cmpuint (neither->len, ==, 0);
}

static void
test_group (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("PAL_TEST_DATA"), "groups", "teams.json", NULL);
  g_autofree char *json = NULL;
  g_autoptr (PalInstrument) teams = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_assert_true (g_file_get_contents (path, &json, NULL, NULL));
  teams = pal_instrument_new_from_json (json, -1, "teams.json", NULL);
  g_assert_nonnull (teams);
  check (teams, PAL_LEVEL_INSTITUTION, "name of the team", "T8I11", 1);
  check (teams, PAL_LEVEL_INSTITUTION, "T8I1", "T8I10", 0);
  check (teams, PAL_LEVEL_COUNTRY, "name of the team", NULL, 0);
  found = pal_question_find (teams, NULL, PAL_LEVEL_INSTITUTION, "T8I11", LIMIT);
  g_assert_cmpstr (((const PalQuestion *) g_ptr_array_index (found, 0))->group, ==, "T8I10");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/survey/question-find", test_find);
  g_test_add_func ("/survey/question-find/languages", test_languages);
  g_test_add_func ("/survey/question-find/group", test_group);

  return g_test_run ();
}
