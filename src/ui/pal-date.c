/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-date.h"

#include <glib/gi18n.h>

char *
pal_date_format_clock (gint64 ms)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (ms / 1000);

  return when != NULL ? g_date_time_format (when, "%H:%M") : g_strdup ("");
}

char *
pal_date_format_relative (gint64 ms, gint64 now_ms)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (ms / 1000);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (now_ms / 1000);
  g_autoptr (GDateTime) yesterday = NULL;

  if (when == NULL || now == NULL)
    return g_strdup ("");

  yesterday = g_date_time_add_days (now, -1);
  if (g_date_time_get_year (when) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (when) == g_date_time_get_day_of_year (now))
    /* Translators: a time of the present day, as g_date_time_format () writes it */
    return g_date_time_format (when, _ ("today, %H:%M"));
  if (g_date_time_get_year (when) == g_date_time_get_year (yesterday) &&
      g_date_time_get_day_of_year (when) == g_date_time_get_day_of_year (yesterday))
    return g_strdup (_ ("yesterday"));
  if (g_date_time_get_year (when) == g_date_time_get_year (now))
    /* Translators: day and month, as g_date_time_format () writes it */
    return g_date_time_format (when, _ ("%-d %B"));
  /* Translators: day, month and year, as g_date_time_format () writes it */
  return g_date_time_format (when, _ ("%-d %B %Y"));
}
