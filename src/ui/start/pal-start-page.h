/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/pal-settings.h"

G_BEGIN_DECLS

/* What the window shows while no workspace is open: three doors and what was open before.  Property: narrow.
 * Works through the actions of the window: win.open-sample (s), win.new-survey, win.open-file, win.open-path
 * (s). */
#define PAL_TYPE_START_PAGE (pal_start_page_get_type ())
G_DECLARE_FINAL_TYPE (PalStartPage, pal_start_page, PAL, START_PAGE, GtkWidget)

GtkWidget *pal_start_page_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pal_start_page_set_recents (PalStartPage *self, GPtrArray *recents); /* PalRecent */
guint pal_start_page_get_n_recents (PalStartPage *self);

G_END_DECLS
