/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-explain-model.h"
#include "session/pal-selection.h"

G_BEGIN_DECLS

/* Why a number is what it is, from the index down to the answers; a page that fills the window where that is
 * narrow.  An answer opens in Survey. */
#define PAL_TYPE_EXPLAIN_DIALOG (pal_explain_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalExplainDialog, pal_explain_dialog, PAL, EXPLAIN_DIALOG, AdwWindow)

/* Over @parent.  @subject: a code; NULL or "": what the selection shows.  Returns NULL, with a word to the
 * person, when no country is selected. */
PalExplainDialog *pal_explain_dialog_present (GtkWindow *parent,
                                              PalWorkspace *workspace,
                                              PalSelection *selection,
                                              const char *subject);
PalExplainModel *pal_explain_dialog_get_model (PalExplainDialog *self);
gboolean pal_explain_dialog_is_settled (PalExplainDialog *self);

G_END_DECLS
