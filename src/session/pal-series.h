/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A reference series: published values by country, never an indicator and never in the index. */
typedef struct
{
  char *id;    /* "opioid_consumption_kg_per_100k" */
  char *title; /* translated where we know the series, else the id */
  char *unit;
  char *year;   /* "2015-2017" or the latest year */
  char *source; /* credit line, or the address */
  int decimals;
  GHashTable *values; /* iso2 (char*) -> double*, owned */
} PalSeries;

/* Without values yet; title, unit and source are those of the series that we know. */
PalSeries *pal_series_new (const char *id) G_GNUC_WARN_UNUSED_RESULT;
void pal_series_free (PalSeries *self);
gboolean pal_series_get (const PalSeries *self, const char *iso2, double *out);
/* Values in no particular order; free with g_free. */
double *pal_series_dup_values (const PalSeries *self, guint *n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
