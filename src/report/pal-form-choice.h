/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pal-form-column.h"

G_BEGIN_DECLS

#define PAL_FORM_MARK_SIZE 13.0

/* A circle (one answer) or a square (any number), its middle at @y, ticked or not. */
void pal_form_mark_draw (PalScene *row, double x, double y, gboolean is_round, gboolean is_ticked);

void pal_form_choice_add (GPtrArray *rows,
                          const PalFormColumn *column,
                          const PalQuestion *question,
                          const PalValue *value); /* single, multi, ynp */
void pal_form_scale_add (GPtrArray *rows,
                         const PalFormColumn *column,
                         const PalQuestion *question,
                         const PalValue *value); /* likert5 */

G_END_DECLS
