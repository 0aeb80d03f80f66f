/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/start/pal-start-art.h"

G_BEGIN_DECLS

/* One way in: a picture, what it is, and a button. */
#define PAL_TYPE_START_DOOR (pal_start_door_get_type ())
G_DECLARE_FINAL_TYPE (PalStartDoor, pal_start_door, PAL, START_DOOR, GtkBox)

void pal_start_door_set_art (PalStartDoor *self, PalStartArt art);
void pal_start_door_set_words (PalStartDoor *self, const char *title, const char *text);
void
pal_start_door_set_button (PalStartDoor *self, const char *label, const char *action, gboolean suggested);

G_END_DECLS
