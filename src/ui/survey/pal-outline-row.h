/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-outline-item.h"

G_BEGIN_DECLS

/* One line of the outline: a heading, an institution or a section, with what is done.  Signal: "edit" (of an
 * institution). */
#define PAL_TYPE_OUTLINE_ROW (pal_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (PalOutlineRow, pal_outline_row, PAL, OUTLINE_ROW, GtkListBoxRow)

GtkWidget *pal_outline_row_new (PalOutlineItem *item) G_GNUC_WARN_UNUSED_RESULT;
PalOutlineItem *pal_outline_row_get_item (PalOutlineRow *self);

/* Whether an institution offers its details to be edited. */
void pal_outline_row_set_can_edit (PalOutlineRow *self, gboolean can_edit);

G_END_DECLS
