/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pal_noise:
 *
 * A number from 0 to below 1 that looks random and depends on nothing but its place: the same on every
 * machine, in every order and on every thread.  The mixer of SplitMix64 (Steele, Lea and Flood 2014, OOPSLA)
 * over the three.
 */
double pal_noise (guint64 seed, guint64 a, guint64 b);

G_END_DECLS
