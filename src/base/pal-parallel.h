/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Threads that work on the parts of one thing, at most. */
#define PAL_PARALLEL_MAX_THREADS 4u

typedef void (*PalParallelFunc) (guint part, gpointer data);

/* Calls @func once for each of @n_parts, on several threads, and returns when all are done.  A thread that is
 * done with a light part takes the next one.  What comes out must not depend on which thread draws which
 * part. */
void pal_parallel_run (const char *name, guint n_parts, PalParallelFunc func, gpointer data);

G_END_DECLS
