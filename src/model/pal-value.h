/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "model/pal-missing.h"

G_BEGIN_DECLS

/**
 * PalValueKind:
 * @PAL_VALUE_NONE: no answer (clears one); JSON null
 * @PAL_VALUE_MISSING: a missing code; JSON {"missing":"DK"}
 * @PAL_VALUE_NUMBER: integer, decimal, percent, likert5; JSON number
 * @PAL_VALUE_STRING: option code, text or ISO date; JSON string
 * @PAL_VALUE_SET: option codes of a multiple choice, sorted, unique; JSON array of strings
 * @PAL_VALUE_RATIO: numerator and denominator; JSON {"den":40,"num":12}
 *
 * One decision of a person.  The JSON forms are part of the journal: final.
 */
typedef enum
{
  PAL_VALUE_NONE,
  PAL_VALUE_MISSING,
  PAL_VALUE_NUMBER,
  PAL_VALUE_STRING,
  PAL_VALUE_SET,
  PAL_VALUE_RATIO,
} PalValueKind;

/* Plain value; immutable by habit, released with pal_value_clear (). */
typedef struct
{
  PalValueKind kind;
  PalMissing missing; /* MISSING */
  double number;      /* NUMBER; numerator of RATIO */
  double denominator; /* RATIO */
  char *string;       /* owned; STRING */
  char **set;         /* owned; SET */
} PalValue;

#define PAL_VALUE_INIT                                                                                       \
  {                                                                                                          \
    .kind = PAL_VALUE_NONE                                                                                   \
  }

void pal_value_init_missing (PalValue *self, PalMissing missing);
void pal_value_init_number (PalValue *self, double number);
void pal_value_init_string (PalValue *self, const char *string);
void pal_value_init_set (PalValue *self, const char *const *codes); /* sorts, drops doubles */
void pal_value_init_ratio (PalValue *self, double numerator, double denominator);
void pal_value_copy (PalValue *out, const PalValue *self);
void pal_value_clear (PalValue *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PalValue, pal_value_clear)

gboolean pal_value_equal (const PalValue *a, const PalValue *b);
gboolean pal_value_has (const PalValue *self, const char *code); /* SET member or equal STRING */

/* Canonical JSON and back; reading refuses anything that is not one of the forms
 * (codes of a set may come in any order; @out is NONE after an error). */
void pal_value_append_json (const PalValue *self, GString *out);
char *pal_value_to_json (const PalValue *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_value_from_json (PalValue *out, const char *json, GError **error);

/* CSV form: a|b for sets, num/den for ratios, decimal point; empty for NONE and
 * MISSING, whose code has a column of its own. */
char *pal_value_to_text (const PalValue *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
