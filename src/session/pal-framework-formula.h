/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-dataset.h"

G_BEGIN_DECLS

/* What a formula that is being written makes of the answers of one country: "Norway: 1.45", or why there is
 * no number.  @level: "country" or "institution" (then of the first institution that has a value).  @country
 * NULL, or one that is not in the wave: the first one of it.  NULL with PAL_ERROR_INVALID: the formula cannot
 * be read, or reads what the questionnaire does not have. */
char *pal_framework_formula_try (PalDataset *dataset,
                                 const char *wave,
                                 const char *country,
                                 const char *level,
                                 const char *formula,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A formula that reads the first number of the country part: for an indicator that is new. */
char *pal_framework_formula_propose (PalDataset *dataset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
