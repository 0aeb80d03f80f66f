/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/pal-settings.h"

G_BEGIN_DECLS

/* A workspace that was open before: name, details, badge, when. */
#define PAL_TYPE_RECENT_ROW (pal_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (PalRecentRow, pal_recent_row, PAL, RECENT_ROW, GtkListBoxRow)

GtkWidget *pal_recent_row_new (const PalRecent *recent, gint64 now_ms) G_GNUC_WARN_UNUSED_RESULT;
const char *pal_recent_row_get_path (PalRecentRow *self);

G_END_DECLS
