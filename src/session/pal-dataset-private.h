/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-dataset.h"

G_BEGIN_DECLS

/* For the files of the dataset only. */
struct _PalDataset
{
  PalFramework *framework;       /* the one in use, of these: */
  PalFramework *first_framework; /* that the file began with */
  GHashTable *frameworks;        /* hex -> PalFramework*, all documents; lent for ever */
  GHashTable *instruments;       /* hex -> PalInstrument* */
  GPtrArray *versions;           /* char* hex of all documents, in the order in which they came */
  GHashTable *scorers;           /* hex of the instrument -> PalScorer* */
  GPtrArray *waves;              /* char* codes, ascending */
  GHashTable *wave_data;         /* code -> PalWaveData* */
  GPtrArray *gone;               /* PalWaveData* of waves whose start was undone; lent before */
  GHashTable *links;             /* code -> PalComparability* with the wave before; made when asked for */
  GPtrArray *institutions;       /* PalInstitution*, without deleted */
  GHashTable *by_id;             /* id -> PalInstitution*, also deleted ones */
  GPtrArray *series;             /* PalSeries*, best covered first */
  GHashTable *cells;             /* "entity\x1fid\x1ffield" -> JSON */
  PalSlotBook *slots;            /* answers that are not the agreed ones */
};

char *pal_dataset_find_newest (PalStore *store, const char *kind, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_dataset_load_framework (PalDataset *self, PalStore *store, GError **error);
/* The cell "framework" of the workspace. */
void pal_dataset_apply_framework (PalDataset *self);
void pal_dataset_init_waves (PalDataset *self);
gboolean pal_dataset_load_waves (PalDataset *self, PalStore *store, GError **error);
void pal_dataset_clear_waves (PalDataset *self);
/* The cell "instrument" of a wave. */
void pal_dataset_apply_wave (PalDataset *self, const char *code, const PalValue *value);

G_END_DECLS
