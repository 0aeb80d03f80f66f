/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-dataset.h"
#include "survey/pal-answer-lookup.h"

G_BEGIN_DECLS

/* The answers of a wave as they were, copied, so that a thread may read them while people go on typing.
 * Reference counted; does not change. */
typedef struct _PalDataSnapshot PalDataSnapshot;

/* A number that may be a little wrong: marked as an estimate, or of low confidence. */
typedef struct
{
  char *id;      /* of the answer in its source: "T1C11", "T1I20:<entry>:T1I21" */
  PalValue base; /* NUMBER or RATIO */
  gboolean has_min, has_max;
  double min, max;
  guint number; /* of all marks of the snapshot, in the order of their ids */
} PalDataMark;

/* The country part, or an institution. */
typedef struct
{
  char *id; /* NULL: country part */
  PalAnswers *answers;
  PalAnswerLookup *lookup; /* of the answers */
  GArray *marks;           /* PalDataMark; NULL: none */
  gboolean clinical;
  gboolean has_answers; /* takes part */
} PalDataSource;

typedef struct
{
  char *country;
  PalDataSource *national;
  GPtrArray *institutions; /* PalDataSource*, by id */
} PalDataUnit;

/* For the thread that changes the data.  NULL: there is no such wave. */
PalDataSnapshot *pal_data_snapshot_new (PalDataset *dataset, const char *wave) G_GNUC_WARN_UNUSED_RESULT;
/* @marked: ids of answers ("NO/<institution or nothing>/2026/T1C11/agreed") that are not sure; those that are
 * no number, of no such source or of another slot are left out. */
PalDataSnapshot *pal_data_snapshot_new_of_wave (PalWaveData *data,
                                                const char *const *marked) G_GNUC_WARN_UNUSED_RESULT;
PalDataSnapshot *pal_data_snapshot_ref (PalDataSnapshot *self);
void pal_data_snapshot_unref (PalDataSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalDataSnapshot, pal_data_snapshot_unref)

PalScorer *pal_data_snapshot_get_scorer (const PalDataSnapshot *self);
guint pal_data_snapshot_get_n_units (const PalDataSnapshot *self); /* by their country's code */
const PalDataUnit *pal_data_snapshot_get_unit (const PalDataSnapshot *self, guint index);
guint pal_data_snapshot_get_n_marks (const PalDataSnapshot *self);

G_END_DECLS
