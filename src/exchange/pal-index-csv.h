/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-data.h"

G_BEGIN_DECLS

/* A composite index as COINr 1.1 lays it out: iMeta says what the columns are (iCode, iName, Level,
 * Direction, Weight, Parent, Type = Indicator, Aggregate, Group or Denominator, Denominator, Target), iData
 * holds a row per unit (uCode, uName, optionally Time) with those columns. */
typedef struct
{
  PalIndexTree *tree;  /* owned */
  PalIndexData *data;  /* owned */
  GPtrArray *findings; /* PalFinding*, errors and warnings */
} PalIndexFile;

/* NULL with @error: a file cannot be read at all.  What is wrong inside stands in the findings; with any
 * error among them tree and data are NULL. */
PalIndexFile *pal_index_csv_read (GBytes *data,
                                  const char *data_origin,
                                  GBytes *metadata,
                                  const char *metadata_origin,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_index_file_free (PalIndexFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalIndexFile, pal_index_file_free)

G_END_DECLS
