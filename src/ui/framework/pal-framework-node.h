/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/pal-framework-draft.h"
#include "session/pal-dataset.h"

G_BEGIN_DECLS

/* The fields of one domain or indicator of a draft of the framework.  It changes the draft that it was given
 * and emits "edited" (what, as the step of undo reads); what cannot be read yet stays in its field, marked.
 */
#define PAL_TYPE_FRAMEWORK_NODE (pal_framework_node_get_type ())
G_DECLARE_FINAL_TYPE (PalFrameworkNode, pal_framework_node, PAL, FRAMEWORK_NODE, AdwBin)

GtkWidget *pal_framework_node_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @draft and @dataset are unowned and stay until the next call; @code NULL: nothing.  Formulas are tried on
 * the answers of @country (nullable) in @wave. */
void pal_framework_node_set (PalFrameworkNode *self,
                             PalFrameworkDraft *draft,
                             const char *code,
                             PalDataset *dataset,
                             const char *wave,
                             const char *country);

G_END_DECLS
