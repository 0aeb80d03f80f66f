/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-answers.h"
#include "model/pal-framework.h"
#include "model/pal-institution.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

/* Invented answers for trying the program out.  Everything follows from names and a fixed seed by
 * whole-number arithmetic, so every computer makes the same; nothing in them says anything about a real
 * country. */

#define PAL_DEMO_FIRST_WAVE "2024"
#define PAL_DEMO_LAST_WAVE "2026"

/* The answers of a country part (@institution NULL) or of an institution: routing respected, checks passed,
 * with gaps of every kind. */
PalAnswers *pal_demo_make_answers (PalInstrument *instrument,
                                   PalFramework *framework,
                                   const char *country,
                                   PalInstitution *institution,
                                   const char *wave) G_GNUC_WARN_UNUSED_RESULT;

/* Writes them for the countries of @institutions (PalInstitution*), one batch for each country and wave. */
gboolean pal_demo_fill (PalStore *store,
                        PalInstrument *instrument,
                        PalFramework *framework,
                        GPtrArray *institutions,
                        GError **error);

G_END_DECLS
