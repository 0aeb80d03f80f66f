/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-answers.h"
#include "model/pal-finding.h"
#include "survey/pal-routing.h"

G_BEGIN_DECLS

/* The value alone: type, range, options, max_select, 0 <= num <= den, den > 0, date,
 * length.  Appends findings (severity error) to @findings (PalFinding*); TRUE when none. */
gboolean pal_checks_value (const PalQuestion *question, const PalValue *value, GPtrArray *findings);

/* What is unusual and may stand, when a reason is given: a number outside the soft range of the question
 * (rule "soft-range", severity warning).  TRUE when none. */
gboolean pal_checks_soft (const PalQuestion *question, const PalValue *value, GPtrArray *findings);

/* Cross-field checks of one question, with the answers of its unit; a check with a
 * missing operand passes. */
void pal_checks_cross (const PalAnswers *answers, guint question, GPtrArray *findings);

/* Everything for one unit of @level: values, soft ranges, cross checks, required ones not answered
 * (rule "required", severity warning, or error where the instrument says "always") and DK without comment is
 * left to later rules.  Hidden questions are not checked. */
void pal_checks_all (const PalAnswers *answers, PalUnitLevel level, GPtrArray *findings);

/* The same for many units of one instrument, whose formulas are read only once. */
typedef struct _PalChecksPlan PalChecksPlan;
PalChecksPlan *pal_checks_plan_new (PalInstrument *instrument) G_GNUC_WARN_UNUSED_RESULT;
void pal_checks_plan_free (PalChecksPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalChecksPlan, pal_checks_plan_free)
/* @routes: of all questions, as pal_routing_get_all () gives them. */
void pal_checks_plan_run (PalChecksPlan *self,
                          const PalAnswers *answers,
                          PalUnitLevel level,
                          const PalRoute *routes,
                          GPtrArray *findings);

/* The formulas of all checks parse, refer to known questions of the same level with a
 * fitting type. */
gboolean pal_instrument_check (PalInstrument *instrument, GError **error);

/* Reads what a person typed or a CSV cell holds into a value of the question's type
 * ("43", "12,5", "a|b", "12/40", option codes or labels, yes/no, ISO date, missing codes are NOT read here).
 * @machine: decimal point only, codes only.  An empty text is an error: what clearing means is for the
 * caller. What was read may still break the checks of the question. */
gboolean pal_checks_parse (const PalQuestion *question,
                           const char *text,
                           gboolean machine,
                           PalValue *out,
                           GError **error);

G_END_DECLS
