/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-workspace.h"
#include "ui/widget/pal-find-popover.h"

G_BEGIN_DECLS

/* What the header bar shows; strings are copied where they are kept. */
typedef struct
{
  PalWorkspace *workspace; /* NULL: the start page */
  const char *wave;
  const char *view_title; /* translated */
  gboolean narrow, compact;
  gboolean can_go_back;
} PalHeaderState;

/* The header bar of the window: name and wave with their menu, badges, switcher, search, menu. */
#define PAL_TYPE_HEADER (pal_header_get_type ())
G_DECLARE_FINAL_TYPE (PalHeader, pal_header, PAL, HEADER, GtkWidget)

void pal_header_set_stack (PalHeader *self, AdwViewStack *stack);
void pal_header_set_menu (PalHeader *self, GMenuModel *menu);
void pal_header_update (PalHeader *self, const PalHeaderState *state);
PalFindPopover *pal_header_get_find_popover (PalHeader *self);
/* Opens the search; @text "" leaves what was typed before, NULL closes it. */
void pal_header_find (PalHeader *self, const char *text);
/* "Norway 2026" */
char *pal_header_make_title (PalWorkspace *workspace, const char *wave) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_header_is_draft (PalWorkspace *workspace);

G_END_DECLS
