/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One thread that runs tasks one after another, in the order of priority, then
 * of arrival.  It owns whatever must not be touched from two threads. */
#define PAL_TYPE_WORKER (pal_worker_get_type ())
G_DECLARE_FINAL_TYPE (PalWorker, pal_worker, PAL, WORKER, GObject)

PalWorker *pal_worker_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* @func runs on the worker's thread and must return through @task. */
void pal_worker_queue (PalWorker *self, int priority, GTask *task, GTaskThreadFunc func);

/* Waits until all queued work is done and ends the thread; later work is refused
 * with G_IO_ERROR_CLOSED. */
void pal_worker_shutdown (PalWorker *self);

G_END_DECLS
