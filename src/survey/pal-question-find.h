/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-instrument.h"

G_BEGIN_DECLS

/* Questions of @level that hold every word of @text in their id, text, help or section; case and accents do
 * not matter.  Those whose id begins with it come first, then the order of the form.  const PalQuestion* of
 * the instrument, at most @limit; none when @text is empty. */
GPtrArray *pal_question_find (PalInstrument *instrument, PalUnitLevel level, const char *text, guint limit)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
