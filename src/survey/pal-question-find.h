/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-instrument.h"

G_BEGIN_DECLS

/* Questions of @level, those that are asked in the entries of a group among them, that hold every word of
 * @text in their id, text, help or section; case and accents do not matter.  @original (nullable): the same
 * version in its own words, which count, too.  Those whose id begins with @text come first, then the order of
 * the form.  const PalQuestion* of @shown, at most @limit; none when @text is empty. */
GPtrArray *pal_question_find (PalInstrument *shown,
                              PalInstrument *original,
                              PalUnitLevel level,
                              const char *text,
                              guint limit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
