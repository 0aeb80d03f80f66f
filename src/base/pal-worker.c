/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-worker.h"

#include <pthread.h>

/* One piece of work: a task with its function, or a call that someone waits for. */
typedef struct
{
  int priority;
  guint64 number; /* of arrival */
  GTask *task;    /* owned */
  GTaskThreadFunc func;

  PalWorkerFunc call; /* when @task is NULL */
  gpointer call_data; /* borrowed from the waiting thread */
  GError *call_error;
  gboolean call_result;
  gboolean call_done;
} Work;

struct _PalWorker
{
  GObject parent_instance;

  char *name;
  GThread *thread;

  /* Plain pthreads: ThreadSanitizer sees through them, not through GMutex. */
  pthread_mutex_t mutex;
  pthread_cond_t changed;
  GSequence *queue; /* of Work: owned but for calls */
  guint64 n_arrived;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (PalWorker, pal_worker, G_TYPE_OBJECT)

static int
compare_work (gconstpointer a, gconstpointer b, gpointer unused)
{
  const Work *left = a;
  const Work *right = b;

  if (left->priority != right->priority)
    return left->priority < right->priority ? -1 : 1;
  return left->number < right->number ? -1 : left->number > right->number;
}

static gboolean
drop_task_cb (gpointer task)
{
  return G_SOURCE_REMOVE;
}

/* The last reference to a task may take widgets and stores with it, which must
 * die where they live, so it travels back as the results do. */
static void
release_in_context (GTask *task)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, drop_task_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
  g_source_unref (source);
}

static void
run_task (Work *work)
{
  GTask *task = work->task;

  if (!g_task_return_error_if_cancelled (task))
    work->func (task, g_task_get_source_object (task), g_task_get_task_data (task),
                g_task_get_cancellable (task));
  g_free (work);
  release_in_context (task);
}

static void
run_call (PalWorker *self, Work *work)
{
  GError *error = NULL;
  gboolean result = work->call (work->call_data, &error);

  pthread_mutex_lock (&self->mutex);
  work->call_result = result;
  work->call_error = error;
  work->call_done = TRUE; /* from here on the waiting thread owns it */
  pthread_cond_broadcast (&self->changed);
  pthread_mutex_unlock (&self->mutex);
}

static gpointer
run_thread (gpointer data)
{
  PalWorker *self = data;

  pthread_mutex_lock (&self->mutex);
  for (;;)
    {
      GSequenceIter *first = g_sequence_get_begin_iter (self->queue);
      Work *work = NULL;

      if (!g_sequence_iter_is_end (first))
        {
          work = g_sequence_get (first);
          g_sequence_remove (first);
          pthread_mutex_unlock (&self->mutex);
          if (work->task != NULL)
            run_task (work);
          else
            run_call (self, work);
          pthread_mutex_lock (&self->mutex);
        }
      else if (self->closed)
        {
          break;
        }
      else
        {
          pthread_cond_wait (&self->changed, &self->mutex);
        }
    }
  pthread_mutex_unlock (&self->mutex);
  return NULL;
}

/* With the mutex held; %FALSE when the worker is closed. */
static gboolean
enqueue (PalWorker *self, Work *work)
{
  if (self->closed)
    return FALSE;
  work->number = self->n_arrived++;
  g_sequence_insert_sorted (self->queue, work, compare_work, NULL);
  pthread_cond_broadcast (&self->changed);
  return TRUE;
}

static void
pal_worker_dispose (GObject *object)
{
  pal_worker_shutdown (PAL_WORKER (object));

  G_OBJECT_CLASS (pal_worker_parent_class)->dispose (object);
}

static void
pal_worker_finalize (GObject *object)
{
  PalWorker *self = PAL_WORKER (object);

  g_sequence_free (self->queue);
  g_free (self->name);
  pthread_cond_destroy (&self->changed);
  pthread_mutex_destroy (&self->mutex);

  G_OBJECT_CLASS (pal_worker_parent_class)->finalize (object);
}

static void
pal_worker_class_init (PalWorkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pal_worker_dispose;
  object_class->finalize = pal_worker_finalize;
}

static void
pal_worker_init (PalWorker *self)
{
  pthread_mutex_init (&self->mutex, NULL);
  pthread_cond_init (&self->changed, NULL);
  self->queue = g_sequence_new (NULL);
}

PalWorker *
pal_worker_new (const char *name)
{
  PalWorker *self = g_object_new (PAL_TYPE_WORKER, NULL);

  self->name = g_strdup (name);
  self->thread = g_thread_new (name, run_thread, self);
  return self;
}

void
pal_worker_queue (PalWorker *self, int priority, GTask *task, GTaskThreadFunc func)
{
  Work *work = NULL;
  gboolean accepted = FALSE;

  g_return_if_fail (PAL_IS_WORKER (self));
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (func != NULL);

  work = g_new0 (Work, 1);
  work->priority = priority;
  work->task = g_object_ref (task);
  work->func = func;

  pthread_mutex_lock (&self->mutex);
  accepted = enqueue (self, work);
  pthread_mutex_unlock (&self->mutex);
  if (accepted)
    return;

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s: already shut down", self->name);
  g_object_unref (work->task);
  g_free (work);
}

gboolean
pal_worker_run (PalWorker *self, int priority, PalWorkerFunc func, gpointer data, GError **error)
{
  Work work = { .priority = priority, .call = func, .call_data = data };
  gboolean accepted = FALSE;

  g_return_val_if_fail (PAL_IS_WORKER (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  pthread_mutex_lock (&self->mutex);
  g_assert (g_thread_self () != self->thread); /* it would wait for itself for ever */
  accepted = enqueue (self, &work);
  while (accepted && !work.call_done)
    pthread_cond_wait (&self->changed, &self->mutex);
  pthread_mutex_unlock (&self->mutex);

  if (!accepted)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s: already shut down", self->name);
      return FALSE;
    }
  if (work.call_error != NULL)
    g_propagate_error (error, work.call_error);
  return work.call_result;
}

void
pal_worker_shutdown (PalWorker *self)
{
  GThread *thread = NULL;

  g_return_if_fail (PAL_IS_WORKER (self));

  pthread_mutex_lock (&self->mutex);
  self->closed = TRUE;
  thread = g_steal_pointer (&self->thread);
  pthread_cond_broadcast (&self->changed);
  pthread_mutex_unlock (&self->mutex);

  if (thread == NULL)
    return;
  g_assert (thread != g_thread_self ()); /* the worker never owns itself */
  g_thread_join (thread);
}
