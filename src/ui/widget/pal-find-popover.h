/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-finder.h"

G_BEGIN_DECLS

/* Finds a country, institution, question or indicator from anywhere (Ctrl+F).  Signal: "found" (pointer to a
 * const PalFound, valid during the signal). */
#define PAL_TYPE_FIND_POPOVER (pal_find_popover_get_type ())
G_DECLARE_FINAL_TYPE (PalFindPopover, pal_find_popover, PAL, FIND_POPOVER, GtkPopover)

GtkWidget *pal_find_popover_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* What to search the next time it opens; NULL: nothing.  Not owned. */
void pal_find_popover_set_dataset (PalFindPopover *self, PalDataset *dataset);
void pal_find_popover_set_text (PalFindPopover *self, const char *text);
guint pal_find_popover_get_n_found (PalFindPopover *self);

G_END_DECLS
