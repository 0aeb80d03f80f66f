/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-dataset.h"

G_BEGIN_DECLS

/* A list that one walks: problems, or what is not answered yet.  Signal: "picked" (institution id or NULL,
 * question id). */
#define PAL_TYPE_FINDINGS_DIALOG (pal_findings_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalFindingsDialog, pal_findings_dialog, PAL, FINDINGS_DIALOG, AdwWindow)

GtkWidget *pal_findings_dialog_new (GtkWindow *parent,
                                    PalDataset *dataset,
                                    const char *title,
                                    GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
