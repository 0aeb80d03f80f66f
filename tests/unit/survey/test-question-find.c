/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-question-find.h"

#include "pal-test-answers.h"

#define LIMIT 40

static void
check (PalInstrument *instrument, PalUnitLevel level, const char *text, const char *first, guint n)
{
  g_autoptr (GPtrArray) found = pal_question_find (instrument, level, text, LIMIT);

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
  g_autoptr (GPtrArray) few = pal_question_find (instrument, PAL_LEVEL_COUNTRY, "t", 3);

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/survey/question-find", test_find);

  return g_test_run ();
}
