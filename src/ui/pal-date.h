/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times for people, in their time zone and language; @ms since 1970 UTC. */
char *pal_date_format_clock (gint64 ms) G_GNUC_WARN_UNUSED_RESULT; /* "14:02" */
/* "today, 14:02", "yesterday", "9 February", "9 February 2025" */
char *pal_date_format_relative (gint64 ms, gint64 now_ms) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
