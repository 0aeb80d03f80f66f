/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-dataset.h"
#include "session/pal-selection.h"

G_BEGIN_DECLS

/* Somebody who opens the survey first wants their own country, which the language of the computer tells best.
 * Selects a country of the selected wave where none is selected yet. */
void pal_own_country_choose (PalDataset *dataset, PalSelection *selection);

G_END_DECLS
