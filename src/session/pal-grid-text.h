/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-question.h"

G_BEGIN_DECLS

/* Reads what a person typed or pasted into a cell, and checks it against the range and options of its
 * question: codes and labels, several of a multiple choice with ; or | between them, "12/40", decimal comma
 * or point, and the codes DK, NA and NR.  The error is for people.  @text is not empty. */
gboolean pal_grid_text_parse (const PalQuestion *question, const char *text, PalValue *out, GError **error);

/* What the clipboard gets: pal_grid_text_parse () reads it back to the same value.  Empty where there is no
 * answer. */
char *pal_grid_text_make (const PalQuestion *question, const PalValue *value) G_GNUC_WARN_UNUSED_RESULT;

/* Such a text as one cell of a block, followed by a tab or, behind the last one of a row, by a line end. */
void pal_grid_text_append_cell (GString *out, const char *text, gboolean is_last);

G_END_DECLS
