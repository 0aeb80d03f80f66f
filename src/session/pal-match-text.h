/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "survey/pal-comparability.h"

G_BEGIN_DECLS

/* How questions of two versions of the questionnaire stand to each other, in words for people. */

/* "Comparable", "Replaced", "New", "Retired", "Not comparable" */
const char *pal_match_text_kind (const PalMatch *match);
/* Why, in sentences; "" where nothing is different. */
char *pal_match_text_why (const PalMatch *match) G_GNUC_WARN_UNUSED_RESULT;
/* What stands beside the field: the answer @text of @wave. */
char *
pal_match_text_previous (const PalMatch *match, const char *wave, const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* "38 comparable, 2 replaced, 1 new, 1 retired" */
char *pal_match_text_summary (PalComparability *links) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
