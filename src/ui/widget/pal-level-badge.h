/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A level as a pill: its colour, its disc (a quarter to full) and its name, so that colour is never alone.
 * Properties: level (0 none, hidden; 1 Emerging to 4 Advanced), label. */
#define PAL_TYPE_LEVEL_BADGE (pal_level_badge_get_type ())
G_DECLARE_FINAL_TYPE (PalLevelBadge, pal_level_badge, PAL, LEVEL_BADGE, GtkWidget)

GtkWidget *pal_level_badge_new (void) G_GNUC_WARN_UNUSED_RESULT;
int pal_level_badge_get_level (PalLevelBadge *self);
void pal_level_badge_set_level (PalLevelBadge *self, int level, const char *label);

G_END_DECLS
