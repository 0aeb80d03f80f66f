/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-worker.h"

/* What the tasks of one test share.  Only the worker's thread writes @order, and
 * it is read after the worker was shut down. */
typedef struct
{
  PalWorker *worker;
  GString *order;
  GThread *main_thread;
  int n_done;
  int n_cancelled;
  int n_closed;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer unused)
{
  fixture->worker = pal_worker_new ("test");
  fixture->order = g_string_new (NULL);
  fixture->main_thread = g_thread_self ();
}

static void
teardown (Fixture *fixture, gconstpointer unused)
{
  pal_worker_shutdown (fixture->worker);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->worker);
  g_string_free (fixture->order, TRUE);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  g_assert_true (g_thread_self () == fixture->main_thread);
  fixture->n_done += ok;
  fixture->n_cancelled += g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture->n_closed += g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static void
append_name (GTask *task, gpointer source, gpointer name, GCancellable *cancellable)
{
  Fixture *fixture = g_object_get_data (G_OBJECT (task), "fixture");

  g_assert_true (g_thread_self () != fixture->main_thread);
  g_string_append (fixture->order, name);
  g_task_return_boolean (task, TRUE);
}

static void
queue (Fixture *fixture, int priority, const char *name, GCancellable *cancellable)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, done_cb, fixture);

  g_task_set_task_data (task, g_strdup (name), g_free);
  g_object_set_data (G_OBJECT (task), "fixture", fixture);
  pal_worker_queue (fixture->worker, priority, task, append_name);
}

/* Holds the worker back until the test has queued all that it wants to queue. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean open;
} Gate;

static void
wait_at_gate (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  while (!gate->open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  g_task_return_boolean (task, TRUE);
}

static void
close_gate (Fixture *fixture, Gate *gate)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done_cb, fixture);

  g_task_set_task_data (task, gate, NULL);
  pal_worker_queue (fixture->worker, G_MININT, task, wait_at_gate);
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->open = TRUE;
  g_cond_signal (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static void
test_order (Fixture *fixture, gconstpointer unused)
{
  Gate gate = { 0 };

  close_gate (fixture, &gate);
  queue (fixture, 10, "d", NULL);
  queue (fixture, 0, "b", NULL);
  queue (fixture, 10, "e", NULL);
  queue (fixture, -5, "a", NULL);
  queue (fixture, 0, "c", NULL);
  open_gate (&gate);
  while (fixture->n_done < 6)
    g_main_context_iteration (NULL, TRUE);
  pal_worker_shutdown (fixture->worker);
  g_assert_cmpstr (fixture->order->str, ==, "abcde");
}

static void
test_shutdown_drains (Fixture *fixture, gconstpointer unused)
{
  Gate gate = { 0 };

  close_gate (fixture, &gate);
  for (int i = 0; i < 100; i++)
    queue (fixture, i % 3, "x", NULL);
  open_gate (&gate);
  pal_worker_shutdown (fixture->worker);
  g_assert_cmpuint (fixture->order->len, ==, 100);

  queue (fixture, 0, "late", NULL);
  pal_worker_shutdown (fixture->worker); /* twice does no harm */
  while (fixture->n_done < 101 || fixture->n_closed < 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->order->len, ==, 100);
}

static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Gate gate = { 0 };

  close_gate (fixture, &gate);
  queue (fixture, 0, "a", cancellable);
  queue (fixture, 0, "b", NULL);
  g_cancellable_cancel (cancellable);
  open_gate (&gate);
  while (fixture->n_done < 2 || fixture->n_cancelled < 1)
    g_main_context_iteration (NULL, TRUE);
  pal_worker_shutdown (fixture->worker);
  g_assert_cmpstr (fixture->order->str, ==, "b");
}

/* Whatever the task holds must die where it lives, never on the worker. */
static void
check_thread (gpointer fixture)
{
  g_assert_true (g_thread_self () == ((Fixture *) fixture)->main_thread);
  ((Fixture *) fixture)->n_closed++;
}

static void
return_true (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_boolean (task, TRUE);
}

static void
test_release (Fixture *fixture, gconstpointer unused)
{
  for (int i = 1; i <= 500; i++)
    {
      GTask *task = g_task_new (NULL, NULL, done_cb, fixture);

      g_task_set_task_data (task, fixture, check_thread);
      pal_worker_queue (fixture->worker, 0, task, return_true);
      g_object_unref (task);
      while (fixture->n_done < i)
        g_main_context_iteration (NULL, TRUE);
    }
  pal_worker_shutdown (fixture->worker);
  while (fixture->n_closed < 500)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
append_call (gpointer data, GError **error)
{
  Fixture *fixture = data;

  g_assert_true (g_thread_self () != fixture->main_thread);
  g_string_append_c (fixture->order, 'r');
  if (fixture->order->len < 3)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "enough");
  return FALSE;
}

static void
test_run (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_worker_run (fixture->worker, 0, append_call, fixture, &error));
  g_assert_true (pal_worker_run (fixture->worker, 0, append_call, fixture, &error));
  g_assert_no_error (error);
  g_assert_false (pal_worker_run (fixture->worker, 0, append_call, fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_clear_error (&error);
  pal_worker_shutdown (fixture->worker);
  g_assert_false (pal_worker_run (fixture->worker, 0, append_call, fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_cmpstr (fixture->order->str, ==, "rrr");
}

static gpointer
queue_many (gpointer data)
{
  for (int i = 0; i < 200; i++)
    pal_worker_run (((Fixture *) data)->worker, i % 2, append_call, data, NULL);
  return NULL;
}

static void
test_many_threads (Fixture *fixture, gconstpointer unused)
{
  GThread *threads[4];

  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("caller", queue_many, fixture);
  for (int i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  pal_worker_shutdown (fixture->worker);
  g_assert_cmpuint (fixture->order->len, ==, 800);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/worker/order", Fixture, NULL, setup, test_order, teardown);
  g_test_add ("/worker/shutdown-drains", Fixture, NULL, setup, test_shutdown_drains, teardown);
  g_test_add ("/worker/cancelled", Fixture, NULL, setup, test_cancelled, teardown);
  g_test_add ("/worker/release", Fixture, NULL, setup, test_release, teardown);
  g_test_add ("/worker/run", Fixture, NULL, setup, test_run, teardown);
  g_test_add ("/worker/many-threads", Fixture, NULL, setup, test_many_threads, teardown);
  return g_test_run ();
}
