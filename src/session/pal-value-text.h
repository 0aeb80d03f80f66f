/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-question.h"

G_BEGIN_DECLS

/* A value as people read it: option label, "12 of 40 (30.0 %)", "43 teams", "Not known"; "Not answered" for
 * none. */
char *pal_value_text_new (const PalQuestion *question, const PalValue *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
