/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-answers.h"
#include "model/pal-institution.h"
#include "score/pal-scores.h"

G_BEGIN_DECLS

/* One wave in memory: the answers (slot "agreed") of every unit, and the scores that follow from them. */
typedef struct _PalWaveData PalWaveData;

PalWaveData *pal_wave_data_new (const char *wave,
                                PalInstrument *instrument,
                                PalScorer *scorer,
                                GPtrArray *institutions) G_GNUC_WARN_UNUSED_RESULT;
void pal_wave_data_free (PalWaveData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalWaveData, pal_wave_data_free)

const char *pal_wave_data_get_wave (PalWaveData *self);
PalInstrument *pal_wave_data_get_instrument (PalWaveData *self);
/* Moves the wave to another version: answers stay, those to unknown questions are kept beside. */
void pal_wave_data_set_instrument (PalWaveData *self, PalInstrument *instrument, PalScorer *scorer);
PalScorer *pal_wave_data_get_scorer (PalWaveData *self);

/* The answers of the country part (@institution NULL) or of an institution; never NULL: empty when nothing is
 * answered. */
const PalAnswers *pal_wave_data_get_answers (PalWaveData *self, const char *country, const char *institution);
void pal_wave_data_set (PalWaveData *self,
                        const char *country,
                        const char *institution,
                        const char *question,
                        const PalValue *value);

/* Countries that take part: with an institution, or an answer; sorted by name.  char* iso2, owned by self. */
GPtrArray *pal_wave_data_get_countries (PalWaveData *self);
gboolean pal_wave_data_has_country (PalWaveData *self, const char *iso2);
void pal_wave_data_set_institutions (PalWaveData *self, GPtrArray *institutions);
guint pal_wave_data_get_n_answers (PalWaveData *self);

/* The scores as they are now; computed when first asked for, and only what depends on the changes since. */
PalScores *pal_wave_data_get_scores (PalWaveData *self);

/* The unit as score sees it; borrowed, valid until the next change of the wave. */
const PalScoreUnit *pal_wave_data_get_unit (PalWaveData *self, const char *country);

G_END_DECLS
