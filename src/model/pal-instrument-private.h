/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-instrument.h"

G_BEGIN_DECLS

/* For the file of the texts only, and only for an instrument that nobody else has seen yet. */
char **pal_instrument_get_title_slot (PalInstrument *self);
/* A copy that lives as long as the instrument. */
char *pal_instrument_keep_text (PalInstrument *self, const char *text);
/* After texts were replaced: the instruments of the groups hold copies of the questions. */
void pal_instrument_renew_groups (PalInstrument *self);

G_END_DECLS
