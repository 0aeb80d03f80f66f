/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-grid-plan.h"

G_BEGIN_DECLS

/* What a paste or a bulk edit would do, before anything is written: how many answers change, stay and are
 * refused, and why.  "Only the good ones", or nothing.
 *
 * Signal "applied": the batch is written. */
#define PAL_TYPE_GRID_PREVIEW (pal_grid_preview_get_type ())
G_DECLARE_FINAL_TYPE (PalGridPreview, pal_grid_preview, PAL, GRID_PREVIEW, AdwWindow)

/* Of @text from the clipboard: the separator and what empty cells mean can be chosen. */
GtkWidget *pal_grid_preview_new_paste (GtkWindow *parent,
                                       PalGridModel *model,
                                       const PalGridRange *range,
                                       const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Of a plan that is made; takes it. */
GtkWidget *
pal_grid_preview_new_plan (GtkWindow *parent, const char *title, PalGridPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
/* One value into all of @range, which is asked for. */
GtkWidget *pal_grid_preview_new_set (GtkWindow *parent,
                                     PalGridModel *model,
                                     const PalGridRange *range) G_GNUC_WARN_UNUSED_RESULT;
PalGridPlan *pal_grid_preview_get_plan (PalGridPreview *self); /* NULL: there is nothing to do yet */

G_END_DECLS
