/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pal-form-pages.h"

G_BEGIN_DECLS

/* What stands above the first question: name, whose form it is, how to fill it in. */
void pal_form_front_add_title (PalPages *pages, const PalForm *form);
void pal_form_front_add_guide (PalPages *pages);
/* Below the last one: who filled it in. */
void pal_form_front_add_signature (PalPages *pages);

G_END_DECLS
