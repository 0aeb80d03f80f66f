/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* Adds an institution (@institution NULL) or edits one. */
#define PAL_TYPE_INSTITUTION_DIALOG (pal_institution_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalInstitutionDialog, pal_institution_dialog, PAL, INSTITUTION_DIALOG, AdwWindow)

GtkWidget *pal_institution_dialog_new (GtkWindow *parent,
                                       PalWorkspace *workspace,
                                       const char *country,
                                       const char *institution) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
