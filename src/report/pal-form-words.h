/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-instrument.h"

G_BEGIN_DECLS

/* "Only if B0I02 is not “No”.": one whole sentence for a condition. */
char *pal_form_words_condition (PalInstrument *instrument,
                                const PalCondition *condition) G_GNUC_WARN_UNUSED_RESULT;

gboolean pal_form_words_same_condition (const PalCondition *a, const PalCondition *b);

/* The conditions (borrowed, PalCondition*) that all questions of a section share: they are said once, below
 * its heading. */
GPtrArray *pal_form_words_shared (PalInstrument *instrument,
                                  const PalSection *section) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
