/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-series.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *id; /* of the imported series */
  const char *title;
  const char *unit;
  const char *source;
  int decimals;
} KnownSeries;

/* Titles of the published series that are bundled; others show under their id. */
static const KnownSeries known_series[] = {
  { "opioid_consumption_kg_per_100k", N_ ("Opioid consumption"),
    N_ ("kg per 100 000 people and year, all opioids by mass"),
    "INCB figures via Richards et al., BMJ Global Health 2020", 0 },
  { "specialised_pc_services_per_100k", N_ ("Specialised services, published"),
    N_ ("services per 100 000 inhabitants"), "EAPC Atlas as quoted by the press", 2 },
  { "specialised_pc_services_total", N_ ("Specialised services in all, published"), N_ ("services"),
    "EAPC Atlas as quoted by the press", 0 },
  { "opioid_consumption_mg_per_capita", N_ ("Opioid consumption per person"), N_ ("mg per person and year"),
    "As quoted by PharmaTimes", 0 },
  { "eiu_quality_of_death_index", N_ ("Quality of Death Index"), N_ ("points of 100"),
    "Economist Intelligence Unit as quoted by the press", 1 },
  { "eu_pc_development_ranking_score", N_ ("Development of palliative care, EU ranking"),
    /* xgettext:no-c-format */
    N_ ("% of the highest score"), "J Pain Symptom Manage 2016", 0 },
  { "eu_pc_development_resources_score", N_ ("Resources for palliative care, EU ranking"),
    N_ ("points of 84"), "As quoted by the press", 0 },
};

static const KnownSeries *
find_known (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_series); i++)
    if (g_str_equal (known_series[i].id, id))
      return &known_series[i];
  return NULL;
}

PalSeries *
pal_series_new (const char *id)
{
  const KnownSeries *known = find_known (id);
  PalSeries *self = g_new0 (PalSeries, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (known != NULL ? _ (known->title) : id);
  self->unit = g_strdup (known != NULL ? _ (known->unit) : "");
  self->source = g_strdup (known != NULL ? known->source : NULL);
  self->decimals = known != NULL ? known->decimals : 1;
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
pal_series_free (PalSeries *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->unit);
  g_free (self->year);
  g_free (self->source);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_free (self);
}

gboolean
pal_series_get (const PalSeries *self, const char *iso2, double *out)
{
  const double *value = g_hash_table_lookup (self->values, iso2);

  if (value != NULL)
    *out = *value;
  return value != NULL;
}

double *
pal_series_dup_values (const PalSeries *self, guint *n)
{
  double *values = g_new (double, g_hash_table_size (self->values) + 1);
  GHashTableIter iter;
  gpointer value;

  *n = 0;
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    values[(*n)++] = *(const double *) value;

  return values;
}
