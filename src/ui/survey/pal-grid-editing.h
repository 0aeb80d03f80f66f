/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/survey/pal-grid-layout.h"
#include "ui/survey/pal-grid-sheet.h"

G_BEGIN_DECLS

/* What lies over the cell that is edited: an entry, or the options of a choice.  Both are children of the
 * sheet. */
typedef struct _PalGridEditing PalGridEditing;

PalGridEditing *pal_grid_editing_new (PalGridSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;
void pal_grid_editing_free (PalGridEditing *self);

/* Over the current cell; @typed or NULL. */
void pal_grid_editing_begin (PalGridEditing *self, const PalGridLayout *layout, const char *typed);
gboolean pal_grid_editing_end (PalGridEditing *self); /* FALSE: refused */
void pal_grid_editing_cancel (PalGridEditing *self);
gboolean pal_grid_editing_is_on (PalGridEditing *self);
gboolean pal_grid_editing_is_typing (PalGridEditing *self); /* in the entry */
void pal_grid_editing_place (PalGridEditing *self, const PalGridLayout *layout);
void pal_grid_editing_snapshot (PalGridEditing *self, GtkSnapshot *snapshot);
GtkWidget *pal_grid_editing_get_entry (PalGridEditing *self);

G_END_DECLS
