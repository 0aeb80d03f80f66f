/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pal-csv-writer.h"
#include "session/pal-dataset.h"

G_BEGIN_DECLS

/* What a workspace holds, as the files that the importer reads again.  Rows come in a fixed order, so that
 * two exports can be compared line by line. */

/* @wave NULL: all waves.  Also answers of other slots than the agreed one, and of institutions that were
 * deleted. */
gboolean pal_exporter_write_answers (PalStore *store, const char *wave, PalCsvWriter *writer, GError **error);
gboolean pal_exporter_write_institutions (PalStore *store, PalCsvWriter *writer, GError **error);
gboolean pal_exporter_write_values (PalStore *store, PalCsvWriter *writer, GError **error);

/* One score of one country. */
typedef struct
{
  const char *country;
  const char *wave;
  const char *code; /* "SRV1", "SRV", "INDEX" */
  PalScoreKind kind;
  const PalScore *score;
} PalScoreRow;

typedef void (*PalScoreRowFunc) (const PalScoreRow *row, gpointer user_data);

/* Countries by their code, columns in the order of the framework; @country and @code NULL: all. */
void pal_exporter_each_score (PalDataset *dataset,
                              const char *wave,
                              const char *country,
                              const char *code,
                              PalScoreRowFunc func,
                              gpointer user_data);

const char *pal_exporter_get_kind_name (PalScoreKind kind);
const char *pal_exporter_get_status_name (PalStatus status);

/* country,wave,code,kind,value,level,score,rank,n,status,missing */
void pal_exporter_write_scores (PalDataset *dataset, const char *wave, PalCsvWriter *writer);

G_END_DECLS
