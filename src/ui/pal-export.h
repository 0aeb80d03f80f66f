/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "scene/pal-scene.h"

G_BEGIN_DECLS

/* Asks where, writes, and tells by a toast.  @widget is any widget of the window; @name is the suggested file
 * name without suffix.  Nothing half written is left behind. */
void pal_export_scene (GtkWidget *widget, const char *name, PalScene *scene); /* PNG, SVG or PDF */
void pal_export_csv (GtkWidget *widget, const char *name, const char *csv);
/* Any text file; @kind tells a person what it is, @suffix is its ending without the dot. */
void
pal_export_text (GtkWidget *widget, const char *name, const char *suffix, const char *kind, const char *text);
void pal_export_json (GtkWidget *widget, const char *name, const char *json);
void pal_export_pdf (GtkWidget *widget, const char *name, GBytes *pdf);
/* Tells that there is nothing to write, and why. */
void pal_export_fail (GtkWidget *widget, const GError *error);

/* A file name made of a title: letters, digits and dashes. */
char *pal_export_make_name (const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
