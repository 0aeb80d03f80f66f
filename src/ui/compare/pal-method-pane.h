/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-data-range.h"
#include "session/pal-method-model.h"

G_BEGIN_DECLS

/* Weights and method: move a weight and watch the ranks move, with how sure the order is.  Signal "closed":
 * the person wants it away. */
#define PAL_TYPE_METHOD_PANE (pal_method_pane_get_type ())
G_DECLARE_FINAL_TYPE (PalMethodPane, pal_method_pane, PAL, METHOD_PANE, AdwBin)

/* @range: switched on and off with the model. */
GtkWidget *pal_method_pane_new (PalMethodModel *model,
                                PalDataRange *range,
                                PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
