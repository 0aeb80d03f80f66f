/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-slots-row.h"

G_BEGIN_DECLS

/* One question of the comparison: what each said, what is agreed, and who decided.  Its buttons activate
 * "slots.take" (id of the question, slot), "slots.keep", "slots.other" and "slots.suggest" (id). */
#define PAL_TYPE_SLOTS_LINE (pal_slots_line_get_type ())
G_DECLARE_FINAL_TYPE (PalSlotsLine, pal_slots_line, PAL, SLOTS_LINE, GtkWidget)

GtkWidget *pal_slots_line_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pal_slots_line_set_row (PalSlotsLine *self, PalSlotsRow *row); /* NULL: none */

G_END_DECLS
