/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-selection.h"

G_BEGIN_DECLS

/* The card of an institution, or the list of those that stand in the same place. */
#define PAL_TYPE_INSTITUTION_POPOVER (pal_institution_popover_get_type ())
G_DECLARE_FINAL_TYPE (PalInstitutionPopover, pal_institution_popover, PAL, INSTITUTION_POPOVER, GtkPopover)

GtkWidget *pal_institution_popover_new (PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;
/* @institutions: PalInstitution; @current: the one to show, or NULL: the list where there are several. */
void pal_institution_popover_set_institutions (PalInstitutionPopover *self,
                                               GPtrArray *institutions,
                                               const char *current);

G_END_DECLS
