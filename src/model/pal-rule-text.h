/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-json.h"

G_BEGIN_DECLS

/* Routing and checks of a question as text that a person writes, a line each:
 *
 *   T1C02 ne none                     the answer to T1C02 is not "none"
 *   T1I02 has pcu                     operators: eq, ne, in, has, not_has
 *   T2I01 in written standard         in: one of the codes
 *   B0I02 ne no gate                  gate: otherwise the question does not apply
 *
 *   warning: value(B0C02) < 1000 => Is this the number of one year?
 *
 * Reading checks only the form of the lines; what they refer to is for pal_draft_check (). */

char *pal_rule_text_from_conditions (JsonObject *question) G_GNUC_WARN_UNUSED_RESULT;
/* @out: NULL where there is no line; the error names the line. */
gboolean pal_rule_text_to_conditions (const char *text, JsonNode **out, GError **error);

char *pal_rule_text_from_checks (JsonObject *question) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_rule_text_to_checks (const char *text, JsonNode **out, GError **error);

/* Options, a line each: code, label, and in brackets score, level and exclusive:
 *
 *   full: In all regions [1, level 4]
 *   none: None of these [0, exclusive] */
char *pal_rule_text_from_options (JsonObject *question) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_rule_text_to_options (const char *text, JsonNode **out, GError **error);

/* Hints, a line for each country: "NO: Bruk tall fra SSB." */
char *pal_rule_text_from_hints (JsonObject *question) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_rule_text_to_hints (const char *text, JsonNode **out, GError **error);

G_END_DECLS
