/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-framework.h"
#include "score/pal-trail.h"

G_BEGIN_DECLS

/* How a number comes about, in whole sentences. */

/* Of an index or domain. */
char *pal_explain_note_composite (const PalTrail *trail) G_GNUC_WARN_UNUSED_RESULT;
/* "Service provision adds 9.6 of 71.4 points.", or NULL when it adds nothing. */
char *pal_explain_note_contribution (const PalTrail *parent,
                                     const PalTrail *child,
                                     const char *title) G_GNUC_WARN_UNUSED_RESULT;
/* Scale and levels of an indicator, and whether it counts in the index. */
char *pal_explain_note_indicator (PalFramework *framework,
                                  const PalIndicator *indicator,
                                  const PalScore *score,
                                  gboolean is_in_index) G_GNUC_WARN_UNUSED_RESULT;
/* How a country value is made of those of its institutions; never called national. */
char *pal_explain_note_institutions (const PalIndicator *indicator,
                                     const PalScore *score) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
