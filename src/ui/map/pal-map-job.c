/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-map-job.h"

#include <math.h>

/* The same size of the world, but for rounding. */
#define SAME_WORLD 1e-6

struct _PalMapJob
{
  PalMapPictureRequest request;
  PalMapFills *fills; /* owned */
  GArray *marks;      /* owned, nullable */
  GCancellable *cancellable;
  PalMapJobFunc done;

  GMutex lock;
  GCond ended;
  gboolean has_ended;
  PalMapPicture *picture; /* owned until it is taken */
};

static void
job_clear (gpointer data)
{
  PalMapJob *self = data;

  g_clear_pointer (&self->picture, pal_map_picture_free);
  g_clear_pointer (&self->fills, pal_map_fills_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_object (&self->cancellable);
  g_cond_clear (&self->ended);
  g_mutex_clear (&self->lock);
}

PalMapJob *
pal_map_job_ref (PalMapJob *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
pal_map_job_unref (PalMapJob *self)
{
  g_atomic_rc_box_release_full (self, job_clear);
}

static void
draw_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  PalMapJob *self = data;
  PalMapPicture *picture = pal_map_picture_new (&self->request, cancellable);

  g_mutex_lock (&self->lock);
  self->picture = picture;
  self->has_ended = TRUE;
  g_cond_broadcast (&self->ended);
  g_mutex_unlock (&self->lock);
  g_task_return_boolean (task, TRUE);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PalMapJob) self = data;

  if (!g_cancellable_is_cancelled (self->cancellable))
    self->done (self, source);
}

PalMapJob *
pal_map_job_start (const PalMapPictureRequest *request, GArray *marks, PalMapJobFunc done, GObject *owner)
{
  PalMapJob *self = g_atomic_rc_box_new0 (PalMapJob);
  g_autoptr (GTask) task = NULL;

  g_mutex_init (&self->lock);
  g_cond_init (&self->ended);
  self->request = *request;
  self->request.fills = self->fills = pal_map_fills_ref (request->fills);
  self->request.marks = NULL;
  self->request.n_marks = 0;
  self->marks = marks;
  if (marks != NULL)
    {
      self->request.marks = (const PalMapMark *) (gpointer) marks->data;
      self->request.n_marks = marks->len;
    }
  self->cancellable = g_cancellable_new ();
  self->done = done;
  task = g_task_new (owner, self->cancellable, drawn_cb, pal_map_job_ref (self));
  g_task_set_source_tag (task, pal_map_job_start);
  g_task_set_task_data (task, pal_map_job_ref (self), (GDestroyNotify) pal_map_job_unref);
  g_task_run_in_thread (task, draw_thread);
  return self;
}

void
pal_map_job_cancel (PalMapJob *self)
{
  g_return_if_fail (self != NULL);
  g_cancellable_cancel (self->cancellable);
}

PalMapPicture *
pal_map_job_take (PalMapJob *self, gint64 wait_us)
{
  gint64 end = g_get_monotonic_time () + wait_us;
  PalMapPicture *picture;

  g_return_val_if_fail (self != NULL, NULL);

  g_mutex_lock (&self->lock);
  while (!self->has_ended && wait_us > 0 && g_cond_wait_until (&self->ended, &self->lock, end))
    continue;
  picture = g_steal_pointer (&self->picture);
  g_mutex_unlock (&self->lock);
  return picture;
}

gboolean
pal_map_job_covers (const PalMapJob *self, const PalMapPictureRequest *like)
{
  const PalMapPictureRequest *own = &self->request;
  double left = like->left - own->left, top = like->top - own->top;

  g_return_val_if_fail (self != NULL, FALSE);

  return own->marks_tag == like->marks_tag && own->fills == like->fills &&
         fabs (own->world - like->world) <= SAME_WORLD * like->world && own->scale == like->scale &&
         left >= 0 && top >= 0 && left + like->width <= own->width && top + like->height <= own->height;
}
