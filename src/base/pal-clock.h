/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Milliseconds since 1970 UTC; tests and benchmarks may fix it. */
gint64 pal_clock_now_ms (void);
void pal_clock_set_fixed_ms (gint64 now_ms); /* 0: the real clock again */

/* Hybrid logical clock: wall milliseconds times 1000 plus a counter, always
 * greater than @last, below 2^53 so that JSON keeps it whole. */
gint64 pal_clock_tick (gint64 last);

char *pal_clock_format_iso (gint64 ms) G_GNUC_WARN_UNUSED_RESULT; /* 2026-01-12T14:02:05Z */

G_END_DECLS
