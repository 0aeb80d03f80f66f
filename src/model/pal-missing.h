/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PalMissing:
 * @PAL_MISSING_NONE: a value is there
 * @PAL_MISSING_NR: not answered, also: no row
 * @PAL_MISSING_DK: not known
 * @PAL_MISSING_NA: not applicable
 * @PAL_MISSING_SK: skipped by routing, set by the program
 * @PAL_MISSING_SU: suppressed, set only by a release
 *
 * Why a value is missing.  It travels to panel, hatch, legend, table and export
 * and never becomes 0.
 */
typedef enum
{
  PAL_MISSING_NONE,
  PAL_MISSING_NR,
  PAL_MISSING_DK,
  PAL_MISSING_NA,
  PAL_MISSING_SK,
  PAL_MISSING_SU,
} PalMissing;

#define PAL_N_MISSING 6

const char *pal_missing_to_code (PalMissing missing); /* "DK"; "" for NONE */
gboolean pal_missing_from_code (const char *code, PalMissing *out);
const char *pal_missing_get_label (PalMissing missing); /* translated */

/* The reason to show when a result lacks several inputs: the one a person can
 * act on first (NR, DK, SU, NA, SK). */
PalMissing pal_missing_worse (PalMissing a, PalMissing b);

G_END_DECLS
