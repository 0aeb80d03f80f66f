/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-clock.h"

#define LARGEST_TICK ((G_GINT64_CONSTANT (1) << 53) - 1)
#define FIRST_SECOND G_GINT64_CONSTANT (-62135596800) /* 0001-01-01T00:00:00Z */
#define LAST_SECOND G_GINT64_CONSTANT (253402300799)  /* 9999-12-31T23:59:59Z */

/* Read by the store's thread while a test sets it: atomic, 0 = the real clock. */
static gint64 fixed_now_ms;

gint64
pal_clock_now_ms (void)
{
  gint64 fixed = __atomic_load_n (&fixed_now_ms, __ATOMIC_RELAXED);

  return fixed != 0 ? fixed : g_get_real_time () / 1000;
}

void
pal_clock_set_fixed_ms (gint64 now_ms)
{
  __atomic_store_n (&fixed_now_ms, now_ms, __ATOMIC_RELAXED);
}

gint64
pal_clock_tick (gint64 last)
{
  gint64 now = CLAMP (pal_clock_now_ms (), 0, LARGEST_TICK / 1000) * 1000;

  /* At the very end of the range the clock stands still rather than leave what
   * JSON keeps whole; the callers refuse such times from outside long before. */
  if (last >= LARGEST_TICK)
    return LARGEST_TICK;
  return MAX (now, last + 1);
}

char *
pal_clock_format_iso (gint64 ms)
{
  gint64 seconds = ms / 1000 - (ms % 1000 < 0 ? 1 : 0);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (CLAMP (seconds, FIRST_SECOND, LAST_SECOND));

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year (time),
                          g_date_time_get_month (time), g_date_time_get_day_of_month (time),
                          g_date_time_get_hour (time), g_date_time_get_minute (time),
                          g_date_time_get_second (time));
}
