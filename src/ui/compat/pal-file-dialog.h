/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *suffix; /* "csv"; NULL: all files */
} PalFileKind;

/* Asks for a file to open, or, with @suggested_name, for one to write.  Ends with G_IO_ERROR_CANCELLED when
 * the person thinks better of it. */
void pal_file_dialog_open_async (GtkWindow *parent,
                                 const char *title,
                                 const PalFileKind *kinds,
                                 guint n_kinds,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void pal_file_dialog_save_async (GtkWindow *parent,
                                 const char *title,
                                 const char *suggested_name,
                                 const PalFileKind *kinds,
                                 guint n_kinds,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GFile *pal_file_dialog_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
