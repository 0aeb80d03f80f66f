/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-batch.h"
#include "store/pal-cell-key.h"

G_BEGIN_DECLS

/* The inside of a batch, for the commit.  A million rows take about 30 MiB: strings are interned, subjects
 * and aspects too, and a row is two numbers and a pointer.  The words of its subjects and aspects number the
 * strings of the batch from 1. */

typedef struct
{
  guint32 subject, aspect; /* indices */
  const char *value;       /* canonical JSON, in the batch's chunk */
} PalBatchRow;

const char *pal_batch_get_kind (PalBatch *self);
const char *pal_batch_get_actor (PalBatch *self);
const char *pal_batch_get_label (PalBatch *self);
const char *pal_batch_get_reason (PalBatch *self); /* or NULL */
const char *pal_batch_get_role (PalBatch *self);   /* or NULL */
const char *pal_batch_get_instrument (PalBatch *self);

typedef struct
{
  char *kind;
  PalHash hash;
  char *canonical;
} PalBatchDocument;
GPtrArray *pal_batch_get_documents (PalBatch *self); /* PalBatchDocument*, or NULL */

guint pal_batch_get_n_strings (PalBatch *self);
const char *pal_batch_get_string (PalBatch *self, guint32 index); /* 1-based */
guint pal_batch_get_n_subjects (PalBatch *self);
const PalSubject *pal_batch_get_subject (PalBatch *self, guint32 index); /* 0-based */
guint pal_batch_get_n_aspects (PalBatch *self);
const PalAspect *pal_batch_get_aspect (PalBatch *self, guint32 index);
const PalBatchRow *pal_batch_get_row (PalBatch *self, guint index);

G_END_DECLS
