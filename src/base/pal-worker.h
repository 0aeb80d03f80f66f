/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One thread that runs tasks one after another, in the order of priority, then
 * of arrival.  It owns whatever must not be touched from two threads. */
#define PAL_TYPE_WORKER (pal_worker_get_type ())
G_DECLARE_FINAL_TYPE (PalWorker, pal_worker, PAL, WORKER, GObject)

PalWorker *pal_worker_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* @func runs on the worker's thread and must return through @task, whose callback
 * runs in the task's own main context.  Smaller @priority goes first, as in GLib.  A
 * task that is cancelled before its turn is not run.  The worker's reference to @task is
 * dropped in that main context too, so nothing of the caller's dies on the worker. */
void pal_worker_queue (PalWorker *self, int priority, GTask *task, GTaskThreadFunc func);

/* Runs @func on the worker's thread in its turn and waits for it: for callers
 * without a main loop.  Not from the worker itself. */
typedef gboolean (*PalWorkerFunc) (gpointer data, GError **error);
gboolean pal_worker_run (PalWorker *self, int priority, PalWorkerFunc func, gpointer data, GError **error);

/* Waits until all queued work is done and ends the thread; later work is refused
 * with G_IO_ERROR_CLOSED. */
void pal_worker_shutdown (PalWorker *self);

G_END_DECLS
