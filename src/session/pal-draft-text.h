/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-json.h"

#include "session/pal-draft-plan.h"

G_BEGIN_DECLS

/* A plan in words for people. */

/* "12 answers to T1C11 from Norway are kept, but ..." */
char *pal_draft_text_effect (const PalEffect *effect) G_GNUC_WARN_UNUSED_RESULT;
/* What is different of one question, a line each: old -> new. */
char *pal_draft_text_change (const PalMatch *match) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the formulas of checks, as pal_rule_text_to_checks () gives them, can be read. */
gboolean pal_draft_text_check_formulas (JsonNode *checks, GError **error);

G_END_DECLS
