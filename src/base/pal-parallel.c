/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-parallel.h"

typedef struct
{
  PalParallelFunc func;
  gpointer data;
  guint n_parts;
  int next; /* atomic */
} Work;

static gpointer
work (gpointer data)
{
  Work *self = data;

  for (;;)
    {
      guint part = (guint) g_atomic_int_add (&self->next, 1);

      if (part >= self->n_parts)
        return NULL;
      self->func (part, self->data);
    }
}

void
pal_parallel_run (const char *name, guint n_parts, PalParallelFunc func, gpointer data)
{
  Work self = { .func = func, .data = data, .n_parts = n_parts };
  guint n_threads = MIN (MIN (g_get_num_processors (), PAL_PARALLEL_MAX_THREADS), n_parts);
  GThread *threads[PAL_PARALLEL_MAX_THREADS] = { NULL };

  g_return_if_fail (func != NULL);

  for (guint i = 1; i < n_threads; i++)
    threads[i] = g_thread_new (name, work, &self);
  work (&self);
  for (guint i = 1; i < n_threads; i++)
    g_thread_join (threads[i]);
}
