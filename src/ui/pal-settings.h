/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A workspace that was open before. */
typedef struct
{
  char *path;
  char *title;   /* "Norway 2026" */
  char *details; /* "34 of 50 country answers", or "" */
  gboolean demo;
  gboolean draft;
  gint64 opened_ms;
} PalRecent;

void pal_recent_free (PalRecent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalRecent, pal_recent_free)

/* What the program remembers of a person's habits (GSettings).  Where the schema is not installed the
 * settings last as long as the program. */
#define PAL_TYPE_SETTINGS (pal_settings_get_type ())
G_DECLARE_FINAL_TYPE (PalSettings, pal_settings, PAL, SETTINGS, GObject)

PalSettings *pal_settings_new (void) G_GNUC_WARN_UNUSED_RESULT;

void pal_settings_get_window (PalSettings *self, int *width, int *height, gboolean *maximized);
void pal_settings_set_window (PalSettings *self, int width, int height, gboolean maximized);

char *pal_settings_dup_view (PalSettings *self) G_GNUC_WARN_UNUSED_RESULT;
void pal_settings_set_view (PalSettings *self, const char *view);

/* Newest first, without files that are gone; PalRecent*, owned by the array. */
GPtrArray *pal_settings_get_recents (PalSettings *self) G_GNUC_WARN_UNUSED_RESULT;
void pal_settings_add_recent (PalSettings *self, const PalRecent *recent);
void pal_settings_remove_recent (PalSettings *self, const char *path);

/* The language in which the form of a workspace asks; NULL: of the original. */
char *pal_settings_dup_form_language (PalSettings *self, const char *path) G_GNUC_WARN_UNUSED_RESULT;
void pal_settings_set_form_language (PalSettings *self, const char *path, const char *language);

G_END_DECLS
