/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/map/pal-map-picture.h"

G_BEGIN_DECLS

/* A picture that is being drawn on another thread. */
typedef struct _PalMapJob PalMapJob;

/* Called on the main thread when the picture can be taken, unless the job was cancelled before. */
typedef void (*PalMapJobFunc) (PalMapJob *job, gpointer owner);

/* Starts drawing what @request (copied, its marks ignored) asks for, with @marks: owned PalMapMark, nullable.
 * @owner is kept alive until the end. */
PalMapJob *pal_map_job_start (const PalMapPictureRequest *request,
                              GArray *marks,
                              PalMapJobFunc done,
                              GObject *owner) G_GNUC_WARN_UNUSED_RESULT;

/* What it draws is not wanted any more. */
void pal_map_job_cancel (PalMapJob *self);

/* The picture, once; NULL when it is not there after @wait_us. */
PalMapPicture *pal_map_job_take (PalMapJob *self, gint64 wait_us) G_GNUC_WARN_UNUSED_RESULT;

/* Whether what is being drawn holds @width x @height px from @left and @top of @world (px), as @like asks. */
gboolean pal_map_job_covers (const PalMapJob *self, const PalMapPictureRequest *like);

PalMapJob *pal_map_job_ref (PalMapJob *self);
void pal_map_job_unref (PalMapJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalMapJob, pal_map_job_unref)

G_END_DECLS
