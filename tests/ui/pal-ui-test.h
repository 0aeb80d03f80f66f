/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/pal-window.h"

G_BEGIN_DECLS

/* Prepares a test of widgets: own folders for data, settings and cache, the C locale, resources.  Where there
 * is no display it skips the whole program and ends it. */
void pal_ui_test_init (int *argc, char ***argv);

/* A file in a folder of this test; @name NULL: the folder. */
char *pal_ui_test_path (const char *name);

/* Runs the main loop until @condition holds; fails after 10 s. */
typedef gboolean (*PalUiTestFunc) (gpointer data);
void pal_ui_test_wait (PalUiTestFunc condition, gpointer data);
/* Runs what is pending. */
void pal_ui_test_iterate (void);

/* A window of @width x @height over a new reference or demo workspace ("reference", "demo"), or over none
 * (NULL: the start page), shown. */
PalWindow *pal_ui_test_open_window (const char *kind, int width, int height);
void pal_ui_test_close_window (PalWindow *window);
/* Makes it the active window, which another test on the same display may be: in one that is not, Tab begins
 * at its top. */
void pal_ui_test_activate (PalWindow *window);
/* The path of the workspace that windows of @kind open; made once. */
const char *pal_ui_test_get_workspace_path (const char *kind);

/* The first descendant of @type, or NULL. */
GtkWidget *pal_ui_test_find (GtkWidget *root, GType type);
/* The first visible label or button below @root that shows @text, or NULL. */
GtkWidget *pal_ui_test_find_text (GtkWidget *root, const char *text);
/* The first descendant with this tooltip, or NULL. */
GtkWidget *pal_ui_test_find_tip (GtkWidget *root, const char *tip);

G_END_DECLS
