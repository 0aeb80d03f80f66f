/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "survey/pal-comparability.h"

G_BEGIN_DECLS

/* The answer of an earlier wave with what became of it, for people: "41 teams, +2 (+5 %)",
 * "12 of 40 (30.0 %), +2.5 points", "Yes, changed".  The answer alone where there is none now, or where one
 * of the two is missing: a missing answer is no number to subtract. */
char *pal_change_text_new (const PalMatch *match,
                           const PalValue *before,
                           const PalValue *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
