/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bar for what lasts (read-only, a failed save), because libadwaita 1.2 has no banner.  Shown while it has
 * a text.  Properties: text, button-label (NULL: no button), action-name of the button, closable. */
#define PAL_TYPE_NOTICE_BAR (pal_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (PalNoticeBar, pal_notice_bar, PAL, NOTICE_BAR, GtkWidget)

GtkWidget *pal_notice_bar_new (void) G_GNUC_WARN_UNUSED_RESULT;
const char *pal_notice_bar_get_text (PalNoticeBar *self); /* "" when hidden */
void pal_notice_bar_set_text (PalNoticeBar *self, const char *text);
void pal_notice_bar_set_button (PalNoticeBar *self, const char *label, const char *action_name);

G_END_DECLS
