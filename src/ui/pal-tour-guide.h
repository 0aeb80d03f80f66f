/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pal-window.h"

G_BEGIN_DECLS

/* Walks @window through all stops, saves the pictures into @folder and quits the program.  @path: the
 * workspace to open after the start page, or NULL for the start page alone. */
void pal_tour_guide_start (PalWindow *window, const char *folder, const char *path);

G_END_DECLS
