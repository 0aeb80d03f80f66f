/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-selection.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* What map and charts show: the name of the index, domain, indicator or series, with a searchable list of all
 * of them under it.  Follows the shared selection and changes it.
 * Property: narrow (the name is cut earlier). */
#define PAL_TYPE_SUBJECT_BUTTON (pal_subject_button_get_type ())
G_DECLARE_FINAL_TYPE (PalSubjectButton, pal_subject_button, PAL, SUBJECT_BUTTON, AdwBin)

GtkWidget *pal_subject_button_new (PalWorkspace *workspace,
                                   PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;
void pal_subject_button_set_narrow (PalSubjectButton *self, gboolean is_narrow);
void pal_subject_button_popup (PalSubjectButton *self);
void pal_subject_button_popdown (PalSubjectButton *self);
/* What is typed into the search entry of the list. */
void pal_subject_button_set_text (PalSubjectButton *self, const char *text);
guint pal_subject_button_get_n_found (PalSubjectButton *self);

G_END_DECLS
