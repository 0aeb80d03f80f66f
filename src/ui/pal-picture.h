/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a window shows, with its open popovers and the dialogs over it, as a picture in memory: no screen is
 * read back, so it works on any display. */
GdkTexture *pal_picture_new_for_window (GtkWindow *window) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
