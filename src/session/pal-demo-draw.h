/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Draws without a state: the same words give the same number, in any order and on any computer.  Everything
 * is in thousandths and in whole numbers, because floating point may be contracted differently. */

/* 0 .. @n - 1, NULL-terminated words behind. */
guint pal_demo_draw (guint n, ...) G_GNUC_NULL_TERMINATED;

/* How far developed a country (and an institution in it) is drawn to be in a domain: 0 .. 1000. */
int pal_demo_get_profile (const char *country, const char *institution, const char *domain, const char *wave);

/* How much of what is asked gets an answer, in thousandths; 0: does not take part. */
int pal_demo_get_completeness (const char *country, const char *institution, const char *wave);

G_END_DECLS
