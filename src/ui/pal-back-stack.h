/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-selection.h"

G_BEGIN_DECLS

/* Where a person has been: view and selection, for Alt+Left. */
typedef struct _PalBackStack PalBackStack;

PalBackStack *pal_back_stack_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pal_back_stack_free (PalBackStack *self);
void pal_back_stack_clear (PalBackStack *self);
gboolean pal_back_stack_is_empty (PalBackStack *self);

/* Remembers the place that is being left. */
void pal_back_stack_push (PalBackStack *self, const char *view, PalSelection *selection);
/* Puts the selection back and returns the view of the newest place, which is taken off; NULL when empty. */
char *pal_back_stack_pop (PalBackStack *self, PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
