/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-slots-model.h"

G_BEGIN_DECLS

/* The two entries, or the experts, of one part side by side, and the decision between them.  By keyboard, on
 * the chosen row: Ctrl+1 to Ctrl+9 take the answer of a column, Ctrl+K keeps the agreed one, Enter or Ctrl+D
 * asks for another, Ctrl+M takes the median or what most said; F8 and Shift+F8 go to the next and previous
 * open one; Ctrl+Z and Ctrl+Shift+Z undo and redo. */
#define PAL_TYPE_SLOTS_DIALOG (pal_slots_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalSlotsDialog, pal_slots_dialog, PAL, SLOTS_DIALOG, AdwWindow)

GtkWidget *pal_slots_dialog_new (GtkWindow *parent, PalSlotsModel *model) G_GNUC_WARN_UNUSED_RESULT;
PalSlotsModel *pal_slots_dialog_get_model (PalSlotsDialog *self);

G_END_DECLS
