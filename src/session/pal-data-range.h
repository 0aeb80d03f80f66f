/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-data-spread.h"
#include "session/pal-selection.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* What the data of the selected wave leave open in the order of its index, for a screen: drawn on threads
 * while people go on, and anew when answers, institutions or the wave change.
 *
 * Signals: "changed": there are other ranges, or none while new ones are drawn. */
#define PAL_TYPE_DATA_RANGE (pal_data_range_get_type ())
G_DECLARE_FINAL_TYPE (PalDataRange, pal_data_range, PAL, DATA_RANGE, GObject)

PalDataRange *pal_data_range_new (PalWorkspace *workspace, PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;

/* Off (at first): nobody looks, nothing is drawn. */
void pal_data_range_set_active (PalDataRange *self, gboolean is_active);
gboolean pal_data_range_is_drawing (PalDataRange *self);
/* NULL: none yet.  Borrowed until the next "changed". */
const PalDataSpread *pal_data_range_get_spread (PalDataRange *self);

/* "The answers leave open: Rank 9 to 14 of 26.", or why that is not assessed.  NULL: nothing to say yet. */
char *pal_data_range_describe (PalDataRange *self, const char *country) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
