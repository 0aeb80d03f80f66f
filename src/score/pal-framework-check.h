/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-framework.h"
#include "model/pal-instrument.h"

G_BEGIN_DECLS

/**
 * pal_framework_check:
 *
 * What the document alone cannot tell (its reader checks scales, cut points, weights,
 * domains and ways of aggregation): it is made for @instrument; formulas parse and read known questions of
 * the indicator's own level with a fitting type; a pooled ratio stands on a ratio question of institutions,
 * and a weighted mean finds its weights.
 *
 * Returns: %FALSE with %PAL_ERROR_INVALID that names the indicator
 */
gboolean pal_framework_check (PalFramework *framework, PalInstrument *instrument, GError **error);

/**
 * pal_framework_check_syntax:
 *
 * Only what every version of the instrument keeps: it is made for @instrument, and the formulas parse.
 */
gboolean pal_framework_check_syntax (PalFramework *framework, PalInstrument *instrument, GError **error);

/**
 * pal_framework_check_indicator:
 *
 * One indicator of what pal_framework_check () looks at.
 */
gboolean
pal_framework_check_indicator (const PalIndicator *indicator, PalInstrument *instrument, GError **error);

G_END_DECLS
