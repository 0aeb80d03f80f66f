/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "scene/pal-scene.h"
#include "scene/pal-theme.h"

G_BEGIN_DECLS

/* A page for what is not built yet: a drawing in dashed outlines, what will come, and what can be used until
 * then.  It looks unfinished on purpose. */
#define PAL_TYPE_COMING_PAGE (pal_coming_page_get_type ())
G_DECLARE_FINAL_TYPE (PalComingPage, pal_coming_page, PAL, COMING_PAGE, GtkWidget)

/* Draws into a scene of 420 x 180 px. */
typedef void (*PalComingDraw) (PalScene *scene, const PalTheme *theme);

GtkWidget *pal_coming_page_new (const char *title,
                                const char *description,
                                PalComingDraw draw) G_GNUC_WARN_UNUSED_RESULT;
void pal_coming_page_add_point (PalComingPage *self, const char *icon_name, const char *text);
void pal_coming_page_set_link (PalComingPage *self, const char *label, const char *view);

G_END_DECLS
