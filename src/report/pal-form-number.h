/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pal-form-column.h"

G_BEGIN_DECLS

#define PAL_FORM_BOX_WIDTH 17.0
#define PAL_FORM_BOX_HEIGHT 21.0

/* @n boxes side by side with a character in each; @text NULL: empty.  The px that they are wide. */
double pal_form_boxes_draw (PalScene *row, double x, double y, guint n, const char *text);

void pal_form_number_add (GPtrArray *rows,
                          const PalFormColumn *column,
                          const PalQuestion *question,
                          const PalValue *value); /* integer, decimal, percent */
void pal_form_ratio_add (GPtrArray *rows,
                         const PalFormColumn *column,
                         const PalQuestion *question,
                         const PalValue *value);
void pal_form_date_add (GPtrArray *rows,
                        const PalFormColumn *column,
                        const PalQuestion *question,
                        const PalValue *value);

G_END_DECLS
