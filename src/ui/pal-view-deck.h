/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pal-view.h"

G_BEGIN_DECLS

/* The five places of the views in a stack.  A view is made when it is first looked at: a cold start pays for
 * one of five. */
void pal_view_deck_fill (AdwViewStack *stack);
PalView *pal_view_deck_get (AdwViewStack *stack, const char *name); /* NULL: not made yet */
PalView *pal_view_deck_ensure (AdwViewStack *stack,
                               const char *name,
                               PalWorkspace *workspace,
                               PalSelection *selection,
                               gboolean narrow);
void pal_view_deck_set_narrow (AdwViewStack *stack, gboolean narrow);
void pal_view_deck_clear (AdwViewStack *stack);

G_END_DECLS
