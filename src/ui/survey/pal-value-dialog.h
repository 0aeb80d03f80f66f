/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-slots-row.h"

G_BEGIN_DECLS

/* Asks for an answer to the question of a row that is neither of those that are there.  Signal "chosen"
 * (const PalValue *): the question allows it; the dialog closes. */
#define PAL_TYPE_VALUE_DIALOG (pal_value_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalValueDialog, pal_value_dialog, PAL, VALUE_DIALOG, AdwWindow)

GtkWidget *pal_value_dialog_new (GtkWindow *parent, PalSlotsRow *row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
