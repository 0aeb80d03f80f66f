/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_OPEN_ASK = 0,           /* a file outside the library: copy in, or read-only? */
  PAL_OPEN_IN_PLACE = 1 << 0, /* do not ask (tour, tests, benchmarks) */
} PalOpenFlags;

/* Opens a workspace file, or one that is bundled ("reference", "demo"; made when absent).  Ends with
 * G_IO_ERROR_CANCELLED when the person thinks better of it. */
void pal_opener_open_async (GtkWindow *parent,
                            const char *path,
                            PalOpenFlags flags,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
void pal_opener_sample_async (GtkWindow *parent,
                              const char *kind,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* The file that was to be opened; NULL for a sample.  Belongs to @result. */
const char *pal_opener_get_path (GAsyncResult *result);

PalWorkspace *pal_opener_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One clear sentence for a person: what is wrong with the file, and what to do. */
char *pal_opener_describe_error (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
