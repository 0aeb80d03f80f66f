/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One row of the bundled countries table. */
typedef struct
{
  char *iso2;
  char *iso3;
  char *name;    /* English */
  char *name_nb; /* or NULL */
  char *group;   /* who, extra, territory, context */
  gboolean who_euro, eu, eea, efta, candidate, euro;
  char *un_subregion;
  char *wb_income;
  char *capital;
  double label_lat, label_lon;
  char *footnote; /* or NULL */
} PalCountry;

/* The table is loaded once and never freed. */
guint pal_country_get_n (void);
const PalCountry *pal_country_get (guint index);
/* alpha-2 (GR, GB, XK), alpha-3, EL and UK, and English or own names, any case. */
const PalCountry *pal_country_find (const char *code_or_name);
const char *pal_country_get_display_name (const PalCountry *self); /* in the language of the program */
gboolean pal_country_get_population (const char *iso2, int year, double *out);

G_END_DECLS
