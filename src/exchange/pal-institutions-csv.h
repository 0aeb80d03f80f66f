/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pal-csv-table.h"
#include "exchange/pal-csv-writer.h"
#include "model/pal-institution.h"

G_BEGIN_DECLS

/* One good row: an institution with what the file says of it; what it leaves empty is not set. */
typedef struct
{
  guint row;
  PalInstitution *institution; /* owned */
  gboolean exists;             /* it is one of those given to the reader */
  gboolean says_deleted;       /* the file has a word on "deleted" */
} PalInstitutionRow;
void pal_institution_row_free (PalInstitutionRow *self);

typedef struct
{
  GPtrArray *rows;     /* PalInstitutionRow*, owned */
  GPtrArray *findings; /* PalFinding*, owned: the refused rows, the first reason each */
  guint n_rows;        /* good and refused */
  char *encoding;
  char *ignored; /* columns nobody reads, or NULL */
} PalInstitutionsFile;
void pal_institutions_file_free (PalInstitutionsFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalInstitutionsFile, pal_institutions_file_free)

/* Columns: id, country (or iso2, iso3), institution (or name), types, city, lat, lon, coord_precision,
 * deleted. Without an id an institution is found among @existing (PalInstitution*) by its country and exact
 * name; a new one gets the id that follows from both. */
PalInstitutionsFile *pal_institutions_csv_read (GBytes *bytes,
                                                const char *origin,
                                                PalColumnMap *map,
                                                GPtrArray *existing,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

void pal_institutions_csv_write (PalCsvWriter *writer, GPtrArray *institutions);

G_END_DECLS
