/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-selection.h"
#include "session/pal-workspace.h"
#include "ui/pal-opener.h"
#include "ui/pal-settings.h"
#include "ui/pal-view.h"

G_BEGIN_DECLS

/* One window: the start page, or one workspace seen through five views.
 *
 * Properties: narrow (below 720 px, read-only, notify), workspace (or NULL, read-only, notify).
 * Actions for everybody inside: win.toast (s), win.show-view (s), win.open-path (s), win.open-sample (s),
 * win.find, win.back, win.undo, win.redo, win.show-table, win.export, win.inspector, win.help. */
#define PAL_TYPE_WINDOW (pal_window_get_type ())
G_DECLARE_FINAL_TYPE (PalWindow, pal_window, PAL, WINDOW, AdwApplicationWindow)

GtkWidget *pal_window_new (GtkApplication *application, PalSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
PalWorkspace *pal_window_get_workspace (PalWindow *self);
PalSelection *pal_window_get_selection (PalWindow *self);
gboolean pal_window_is_narrow (PalWindow *self);
gboolean pal_window_is_busy (PalWindow *self); /* a workspace is being opened */

void pal_window_open_path (PalWindow *self, const char *path, PalOpenFlags flags);
void pal_window_open_sample (PalWindow *self, const char *kind);
/* Takes an open workspace over. */
void pal_window_set_workspace (PalWindow *self, PalWorkspace *workspace);
/* Flushes and closes the file; FALSE: something could not be saved, and the person is being asked. */
gboolean pal_window_close_workspace (PalWindow *self);
void pal_window_close_anyway (PalWindow *self); /* the window, without what could not be saved */

const char *pal_window_get_view_name (PalWindow *self); /* NULL on the start page */
PalView *pal_window_get_view (PalWindow *self);         /* the visible one, or NULL */
/* Opens the search with @text in it; NULL closes it. */
void pal_window_find (PalWindow *self, const char *text);
/* Before a jump that changes the selection: Alt+Left will lead back here. */
void pal_window_keep_place (PalWindow *self);
PalView *pal_window_show_view (PalWindow *self, const char *name);

G_END_DECLS
