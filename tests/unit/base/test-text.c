/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-text.h"

#include <string.h>

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "Norway", "norway" },
    { "  Bosnia \t and\nHerzegovina ", "bosnia and herzegovina" },
    { "Österreich", "osterreich" },
    { "O\xcc\x88sterreich", "osterreich" }, /* decomposed */
    { "ØSTFOLD Ærø", "ostfold aero" },
    { "Łódź", "lodz" },
    { "Straße", "strasse" },
    { "Đakovo", "dakovo" },
    { "İstanbul", "istanbul" },
    { "Ελλάδα", "ελλαδα" },
    { "УКРАЇНА", "украіна" },
    { "a\u00a0b\u202fc", "a b c" },
    { "\xff", "\xef\xbf\xbd" },
  };
  g_autofree char *nothing = pal_text_fold (NULL);

  g_assert_cmpstr (nothing, ==, "");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = pal_text_fold (cases[i][0]);

      g_assert_cmpstr (folded, ==, cases[i][1]);
    }
}

static void
test_quote (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    const char *quoted;
  } cases[] = {
    { "", -1, "" },
    { "plain é", -1, "plain é" },
    { "a\nb\tc\r", -1, "a\\nb\\tc\\r" },
    { "\x1b[31m", -1, "\\u001b[31m" },
    { "a\u202eb", -1, "a\\u202eb" },
    { "a\u200bb", -1, "a\\u200bb" },
    { "\xff\xfe", -1, "\\xff\\xfe" },
    { "abc", 2, "ab" },
    { "a\0b", 3, "a\\x00b" },
    { "\xc3", 1, "\\xc3" },
  };
  g_autofree char *nothing = pal_text_quote (NULL, -1);
  g_autofree char *exact = g_strnfill (60, 'x');
  g_autofree char *longer = g_strnfill (5000, 'x');
  g_autofree char *whole = pal_text_quote (exact, -1);
  g_autofree char *cut = pal_text_quote (longer, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quoted = pal_text_quote (cases[i].text, cases[i].length);

      g_assert_cmpstr (quoted, ==, cases[i].quoted);
    }
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (whole, ==, exact);
  g_assert_true (g_str_has_suffix (cut, "x…"));
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 61);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/quote", test_quote);
  return g_test_run ();
}
