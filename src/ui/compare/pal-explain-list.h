/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-explain-model.h"

G_BEGIN_DECLS

/* The steps of an explanation under one another with a rail beside them, and the answers.  Signal: "opened"
 * (PalExplainAnswer*, valid during the signal): a person wants to see the question.  Property: narrow. */
#define PAL_TYPE_EXPLAIN_LIST (pal_explain_list_get_type ())
G_DECLARE_FINAL_TYPE (PalExplainList, pal_explain_list, PAL, EXPLAIN_LIST, AdwBin)

GtkWidget *pal_explain_list_new (PalExplainModel *model) G_GNUC_WARN_UNUSED_RESULT;
void pal_explain_list_set_narrow (PalExplainList *self, gboolean is_narrow);

G_END_DECLS
