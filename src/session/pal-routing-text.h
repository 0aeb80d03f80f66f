/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-instrument-draft.h"

G_BEGIN_DECLS

/* When a question of a draft is asked, in sentences with the words of the questions and options it depends
 * on; a line for each condition. */
char *pal_routing_text_new (PalInstrumentDraft *draft, const char *question) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
