/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pal-csv-table.h"
#include "exchange/pal-csv-writer.h"

G_BEGIN_DECLS

/* The reference series of the opioid table and its years. */
#define PAL_SERIES_OPIOIDS "opioid_consumption_kg_per_100k"
#define PAL_SERIES_OPIOIDS_YEAR "2015-2017"

/* One published value of a country. */
typedef struct
{
  guint row;
  char *series;  /* "specialised_pc_services_per_100k" */
  char *country; /* iso2 */
  char *year;    /* "2025" or "2015-2017" */
  double value;
  char *unit;   /* or NULL */
  char *source; /* address or credit, or NULL */
} PalReferenceValue;
void pal_reference_value_free (PalReferenceValue *self);

typedef struct
{
  GPtrArray *rows;     /* PalReferenceValue*, owned */
  GPtrArray *findings; /* PalFinding*, owned: the refused rows, the first reason each */
  guint n_rows;        /* good and refused */
  char *encoding;
  char *ignored; /* columns nobody reads, or NULL */
} PalValuesFile;
void pal_values_file_free (PalValuesFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalValuesFile, pal_values_file_free)

/* Columns: iso3 (or iso2, country), indicator, year, value, unit, source_url; or the table of opioids
 * (iso2, iso3, name, kg_per_100k_year), whose series, years, unit and source are known. */
PalValuesFile *pal_values_csv_read (GBytes *bytes, const char *origin, PalColumnMap *map, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

void pal_values_csv_write_header (PalCsvWriter *writer);
void pal_values_csv_write_row (PalCsvWriter *writer,
                               const char *series,
                               const char *country,
                               const char *year,
                               double value,
                               const char *unit,
                               const char *source);

G_END_DECLS
