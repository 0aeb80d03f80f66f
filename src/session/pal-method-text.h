/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-method-settings.h"

G_BEGIN_DECLS

/* What a person chooses of a method, and the one table of what each choice is called and does;
 * docs/methods.md has the formulas. */
typedef enum
{
  PAL_METHOD_PART_SCALE,
  PAL_METHOD_PART_OUTLIERS,
  PAL_METHOD_PART_MISSING,
  PAL_METHOD_PART_WITHIN,
  PAL_METHOD_PART_ACROSS,
} PalMethodPart;
#define PAL_METHOD_N_PARTS 5

const char *pal_method_part_get_title (PalMethodPart part); /* translated, as all below */
guint pal_method_part_get_n_choices (PalMethodPart part);
const char *pal_method_part_get_choice (PalMethodPart part, guint choice);
const char *pal_method_part_get_about (PalMethodPart part, guint choice); /* one sentence */

/* Which choice the settings make; the first one where they make one that is not offered. */
guint pal_method_part_get (PalMethodPart part, const PalMethodSettings *settings);
void pal_method_part_set (PalMethodPart part, PalMethodSettings *settings, guint choice);

const char *pal_method_get_about_weights (void);
const char *pal_method_get_about_draws (void);
const char *pal_method_get_about_thresholds (void);

G_END_DECLS
