/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-country-card.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "base/pal-number.h"
#include "model/pal-country.h"

static void
peer_free (gpointer data)
{
  PalCardPeer *self = data;

  g_free (self->iso2);
  g_free (self->name);
  g_free (self);
}

static void
domain_free (gpointer data)
{
  PalCardDomain *self = data;

  g_free (self->code);
  g_free (self->title);
  g_free (self);
}

static const char *
get_name (const char *iso2)
{
  const PalCountry *country = pal_country_find (iso2);

  return country != NULL ? pal_country_get_display_name (country) : iso2;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The middle value, or the mean of the two in the middle. */
static double
compute_median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static void
fill_domains (PalCountryCard *self, PalWaveData *data, PalFramework *framework)
{
  PalScores *scores = pal_wave_data_get_scores (data);
  guint n_countries = pal_scores_get_n_countries (scores);
  int own = pal_scores_find_country (scores, self->iso2);
  g_autofree double *values = g_new (double, n_countries + 1);

  for (guint i = 0; i < pal_framework_get_n_domains (framework) && own >= 0; i++)
    {
      const PalDomain *domain = pal_framework_get_domain (framework, i);
      int column = pal_scores_find_column (scores, domain->id);
      PalCardDomain *out = g_new0 (PalCardDomain, 1);
      guint n = 0;

      out->code = g_strdup (domain->id);
      out->title = g_strdup (domain->title);
      for (guint c = 0; c < n_countries && column >= 0; c++)
        {
          const PalScore *score = pal_scores_get (scores, c, (guint) column);

          if (score->missing == PAL_MISSING_NONE)
            values[n++] = score->value;
          if (c == (guint) own && score->missing == PAL_MISSING_NONE)
            {
              out->has_score = TRUE;
              out->score = score->value;
            }
        }
      out->has_median = n > 0;
      out->median = n > 0 ? compute_median (values, n) : 0;
      g_ptr_array_add (self->domains, out);
    }
}

static void
fill_peers (PalCountryCard *self, PalDataset *dataset, const char *wave, const PalSubject *subject)
{
  g_autoptr (GPtrArray) countries = pal_subject_dup_countries (subject, dataset, wave);
  double sum = 0;

  for (guint i = 0; i < countries->len; i++)
    {
      const char *iso2 = g_ptr_array_index (countries, i);
      PalSubjectValue value;
      PalCardPeer *peer;

      pal_subject_get (subject, dataset, wave, iso2, &value);
      if (!value.in_wave || value.missing != PAL_MISSING_NONE)
        continue;
      peer = g_new0 (PalCardPeer, 1);
      peer->iso2 = g_strdup (iso2);
      peer->name = g_strdup (get_name (iso2));
      peer->value = value.value;
      peer->level = value.level;
      sum += value.value;
      g_ptr_array_add (self->peers, peer);
    }
  self->has_mean = self->peers->len > 1;
  self->mean = self->has_mean ? sum / self->peers->len : 0;
}

static char *
make_people (PalCountryCard *self, const char *year_text)
{
  g_autofree char *institutions = g_strdup_printf (
      ngettext ("%u institution", "%u institutions", self->n_institutions), self->n_institutions);
  g_autofree char *number = NULL;
  int year = year_text != NULL ? (int) g_ascii_strtoll (year_text, NULL, 10) : 0;
  double population;

  if (year < 2000 || year > 2030)
    year = 2026;
  if (!pal_country_get_population (self->iso2, year, &population))
    return g_steal_pointer (&institutions);

  number = population >= 1e6 ? pal_number_format (population / 1e6, 1) : pal_number_format (population, 0);
  if (population >= 1e6)
    return g_strdup_printf (_ ("%s million inhabitants · %s"), number, institutions);
  return g_strdup_printf (_ ("%s inhabitants · %s"), number, institutions);
}

/* On what the value rests: never called national when it comes from institutions (domain.md section 0). */
static char *
make_basis (const PalSubject *subject, const PalSubjectValue *value)
{
  if (subject->series != NULL)
    return g_strdup (_ ("published value"));
  if (subject->kind == PAL_SCORE_DOMAIN)
    return g_strdup_printf (ngettext ("%u of %u indicator", "%u of %u indicators", value->n_expected),
                            value->n, value->n_expected);
  if (subject->kind == PAL_SCORE_INDEX)
    return g_strdup_printf (ngettext ("%u of %u domain", "%u of %u domains", value->n_expected), value->n,
                            value->n_expected);
  if (subject->indicator->level == PAL_LEVEL_COUNTRY)
    return g_strdup (_ ("country answer"));
  return g_strdup_printf (
      ngettext ("%u of %u clinical institution", "%u of %u clinical institutions", value->n_expected),
      value->n, value->n_expected);
}

PalCountryCard *
pal_country_card_new (PalDataset *dataset, const char *wave, const PalSubject *subject, const char *iso2)
{
  PalCountryCard *self = g_new0 (PalCountryCard, 1);
  const PalCountry *country = pal_country_find (iso2);
  GPtrArray *institutions = pal_dataset_get_institutions (dataset);
  PalWaveData *data = pal_dataset_get_wave (dataset, wave);

  self->iso2 = g_strdup (iso2);
  self->name = g_strdup (get_name (iso2));
  self->footnote = country != NULL ? g_strdup (country->footnote) : NULL;
  self->peers = g_ptr_array_new_with_free_func (peer_free);
  self->domains = g_ptr_array_new_with_free_func (domain_free);
  self->lines = g_ptr_array_new ();
  for (guint i = 0; i < institutions->len; i++)
    self->n_institutions +=
        g_strcmp0 (pal_institution_get_country (g_ptr_array_index (institutions, i)), iso2) == 0;

  pal_subject_get (subject, dataset, wave, iso2, &self->value);
  self->people = make_people (self, wave);
  self->value_text = pal_subject_format (subject, &self->value);
  self->unit = g_strdup (subject->unit);
  self->decimals = subject->decimals;
  self->has_level = self->value.missing == PAL_MISSING_NONE && self->value.level > 0;
  self->basis = make_basis (subject, &self->value);
  self->year =
      subject->series != NULL ? g_strdup (subject->series->year) : g_strdup_printf (_ ("wave %s"), wave);
  if (self->value.rank > 0)
    /* Translators: rank, and the number of countries that are ranked. */
    self->rank_text = g_strdup_printf (_ ("%d of %u"), self->value.rank, self->value.n_ranked);
  for (guint i = 0; subject->indicator != NULL && i < subject->indicator->n_reference_lines; i++)
    g_ptr_array_add (self->lines, &subject->indicator->reference_lines[i]);

  fill_peers (self, dataset, wave, subject);
  if (subject->series == NULL && data != NULL)
    fill_domains (self, data, pal_dataset_get_framework (dataset));
  return self;
}

void
pal_country_card_free (PalCountryCard *self)
{
  g_free (self->iso2);
  g_free (self->name);
  g_free (self->people);
  g_free (self->footnote);
  g_free (self->value_text);
  g_free (self->unit);
  g_free (self->rank_text);
  g_free (self->basis);
  g_free (self->year);
  g_clear_pointer (&self->peers, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->domains, g_ptr_array_unref);
  g_free (self);
}
