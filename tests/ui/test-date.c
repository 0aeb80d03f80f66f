/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "ui/pal-date.h"

static gint64
at (int year, int month, int day, int hour, int minute)
{
  g_autoptr (GDateTime) when = g_date_time_new_local (year, month, day, hour, minute, 0);

  return g_date_time_to_unix (when) * 1000;
}

static void
test_relative (void)
{
  const gint64 now = at (2026, 3, 1, 9, 30);
  const struct
  {
    gint64 when;
    const char *expected;
  } cases[] = {
    { at (2026, 3, 1, 0, 1), "today, 00:01" },
    { at (2026, 2, 28, 23, 59), "yesterday" },
    { at (2026, 2, 9, 12, 0), "9 February" },
    { at (2025, 3, 1, 9, 30), "1 March 2025" },
    { at (2025, 12, 31, 23, 59), "31 December 2025" },
    { at (2026, 3, 2, 9, 30), "2 March" }, /* a clock that was ahead */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pal_date_format_relative (cases[i].when, now);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_new_year (void)
{
  g_autofree char *text = pal_date_format_relative (at (2025, 12, 31, 20, 0), at (2026, 1, 1, 8, 0));

  g_assert_cmpstr (text, ==, "yesterday");
}

static void
test_clock (void)
{
  g_autofree char *text = pal_date_format_clock (at (2026, 1, 1, 14, 2));
  g_autofree char *beyond = pal_date_format_clock (G_MAXINT64);

  g_assert_cmpstr (text, ==, "14:02");
  g_assert_cmpstr (beyond, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/ui/date/relative", test_relative);
  g_test_add_func ("/ui/date/new-year", test_new_year);
  g_test_add_func ("/ui/date/clock", test_clock);
  return g_test_run ();
}
