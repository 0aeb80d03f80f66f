/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-series.h"
#include "session/pal-slot-book.h"
#include "session/pal-wave-data.h"
#include "store/pal-query.h"
#include "survey/pal-comparability.h"

G_BEGIN_DECLS

/* The whole current state of a workspace in memory: what screens, exports and the CLI read.  Used by one
 * thread. */
typedef struct _PalDataset PalDataset;

PalDataset *pal_dataset_load (PalStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_dataset_free (PalDataset *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalDataset, pal_dataset_free)

gboolean pal_dataset_is_demo (PalDataset *self);      /* "Demonstration data" wherever values show */
const char *pal_dataset_get_stage (PalDataset *self); /* draft, consortium, public, reference */
const char *pal_dataset_get_name (PalDataset *self);
PalFramework *pal_dataset_get_framework (PalDataset *self);
/* A document by its SHA-256, also one that is no longer in use; or NULL. */
PalFramework *pal_dataset_find_framework (PalDataset *self, const char *hex);
/* Makes one known, so that the workspace can point at it; its document is stored by who calls. */
gboolean pal_dataset_add_framework (PalDataset *self, PalFramework *framework, GError **error);
PalInstrument *pal_dataset_get_instrument (PalDataset *self); /* of the latest wave, or the newest document */

/* Versions of the questionnaire: those that waves use and those that were published, oldest first;
 * PalInstrument*, the list is the caller's. */
#define PAL_INSTRUMENTS_ID "instruments"
GPtrArray *pal_dataset_list_instruments (PalDataset *self) G_GNUC_WARN_UNUSED_RESULT;
PalInstrument *pal_dataset_find_instrument (PalDataset *self,
                                            const char *hex); /* also unpublished; or NULL */
/* Makes one known, so that a wave can point at it; its document is stored by who calls. */
gboolean pal_dataset_add_instrument (PalDataset *self, PalInstrument *instrument, GError **error);

GPtrArray *pal_dataset_get_waves (PalDataset *self);        /* char* codes ascending, owned */
const char *pal_dataset_get_latest_wave (PalDataset *self); /* NULL: none yet */
const char *pal_dataset_get_previous_wave (PalDataset *self, const char *wave); /* NULL: none */
PalWaveData *pal_dataset_get_wave (PalDataset *self, const char *wave);         /* NULL: unknown */
/* Which question of @wave is which of the wave before it; NULL: there is none before.  Lent until the waves
 * change. */
PalComparability *pal_dataset_get_links (PalDataset *self, const char *wave);
PalComparability *pal_dataset_compare_versions (PalDataset *self,
                                                PalInstrument *old,
                                                PalInstrument *now) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *pal_dataset_get_institutions (PalDataset *self); /* PalInstitution*, without deleted, owned */
PalInstitution *pal_dataset_find_institution (PalDataset *self,
                                              const char *id_or_exact_name); /* borrowed or NULL */

GPtrArray *pal_dataset_get_series (PalDataset *self); /* PalSeries*, best covered first, owned */
const PalSeries *pal_dataset_find_series (PalDataset *self, const char *id);

/* Answers of a double entry and of experts, which are not the agreed ones. */
PalSlotBook *pal_dataset_get_slots (PalDataset *self);

/* One cell as the journal writes it: keeps everything above true.  @json_value NULL or "null" clears. */
void pal_dataset_apply (PalDataset *self,
                        const char *entity,
                        const char *id,
                        const char *field,
                        const char *json_value);

/* Any other current cell (answer comments and evidence, country notes ...), NULL when absent. */
const char *pal_dataset_get_cell (PalDataset *self, const char *entity, const char *id, const char *field);
/* All of these with @entity, in no order; @func changes nothing. */
void pal_dataset_foreach_cell (
    PalDataset *self,
    const char *entity,
    void (*func) (const char *id, const char *field, const char *json, gpointer user_data),
    gpointer user_data);

/* Which fields of @id have one of those; char*, sorted. */
GPtrArray *
pal_dataset_list_fields (PalDataset *self, const char *entity, const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
