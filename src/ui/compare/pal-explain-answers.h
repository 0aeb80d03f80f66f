/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-explain-answer.h"

G_BEGIN_DECLS

/* The answers below a formula: a small table, or cards where it is narrow.  Signal: "opened"
 * (PalExplainAnswer*, valid during the signal). */
#define PAL_TYPE_EXPLAIN_ANSWERS (pal_explain_answers_get_type ())
G_DECLARE_FINAL_TYPE (PalExplainAnswers, pal_explain_answers, PAL, EXPLAIN_ANSWERS, AdwBin)

/* Takes a reference on @answers. */
GtkWidget *pal_explain_answers_new (GPtrArray *answers, gboolean is_narrow) G_GNUC_WARN_UNUSED_RESULT;
/* Who entered them has become known. */
void pal_explain_answers_refresh (PalExplainAnswers *self);

G_END_DECLS
