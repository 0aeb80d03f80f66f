/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pal-form-column.h"

G_BEGIN_DECLS

/* What is to be filled in, of any type, as rows of a block; @value NULL or without an answer: empty. */
void pal_form_field_add (GPtrArray *rows,
                         const PalFormColumn *column,
                         const PalQuestion *question,
                         const PalValue *value);

/* The boxes for what is missing; on a blank form also a line for the source. */
void pal_form_field_add_missing (GPtrArray *rows,
                                 const PalFormColumn *column,
                                 const PalValue *value,
                                 gboolean is_blank);

G_END_DECLS
