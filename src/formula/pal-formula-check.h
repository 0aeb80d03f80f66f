/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formula/pal-formula.h"
#include "model/pal-instrument.h"

G_BEGIN_DECLS

/* Every question of the formula is known, belongs to @level and has a type that the
 * function can read; codes of has () exist; level () and score () find a level or
 * score in every option.  The error says which question and why. */
gboolean pal_formula_check (PalFormula *self, PalInstrument *instrument, PalUnitLevel level, GError **error);

G_END_DECLS
