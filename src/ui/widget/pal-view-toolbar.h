/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pal-view.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_TOOLBAR_UNDO = 1 << 0,  /* undo and redo */
  PAL_TOOLBAR_SAVED = 1 << 1, /* "Saved 14:02" */
  PAL_TOOLBAR_DRAFT = 1 << 2, /* "Draft, not for distribution" while it is one */
  PAL_TOOLBAR_TABLE = 1 << 3, /* Show as Table */
  PAL_TOOLBAR_EXPORT = 1 << 4,
  PAL_TOOLBAR_INSPECTOR = 1 << 5, /* the side pane */
} PalToolbarParts;

/* The row on top of every view, 46 px.  What a view adds stands before the standard parts at the start and
 * before them at the end. */
#define PAL_TYPE_VIEW_TOOLBAR (pal_view_toolbar_get_type ())
G_DECLARE_FINAL_TYPE (PalViewToolbar, pal_view_toolbar, PAL, VIEW_TOOLBAR, GtkBox)

/* @view is not owned: it is the parent. */
GtkWidget *pal_view_toolbar_new (PalView *view, PalToolbarParts parts) G_GNUC_WARN_UNUSED_RESULT;
void pal_view_toolbar_add_start (PalViewToolbar *self, GtkWidget *child);
void pal_view_toolbar_add_end (PalViewToolbar *self, GtkWidget *child);
/* The look of the inspector's button follows. */
void pal_view_toolbar_set_inspector_shown (PalViewToolbar *self, gboolean shown);
/* FALSE while the view shows something that has no side pane. */
void pal_view_toolbar_set_has_inspector (PalViewToolbar *self, gboolean has_inspector);

G_END_DECLS
