/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-subject.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-number.h"
#include "model/pal-country.h"

#define SERIES_PREFIX "series:"
#define INDEX_CODE "INDEX"
/* Countries that a published series needs to be offered. */
#define MIN_SERIES 2

/* Composite scores take their level at a quarter, half and three quarters of the scale (domain.md 6.4). */
static const double composite_cutpoints[3] = { 25, 50, 75 };

static void
fill_series (PalSubject *self, const PalSeries *series)
{
  self->series = series;
  self->title = g_strdup_printf (C_ ("series and year", "%s, %s"), series->title, series->year);
  self->unit = g_strdup (series->unit);
  self->decimals = series->decimals;
  self->direction = 1;
  self->source = g_strdup (series->source);
}

static void
fill_indicator (PalSubject *self, const PalIndicator *indicator)
{
  self->kind = PAL_SCORE_INDICATOR;
  self->indicator = indicator;
  self->title = g_strdup (indicator->title);
  self->unit = g_strdup (indicator->unit);
  self->decimals = indicator->decimals;
  self->direction = indicator->direction;
  self->has_levels = indicator->has_levels;
  memcpy (self->cutpoints, indicator->cutpoints, sizeof self->cutpoints);
  self->source = g_strdup (indicator->level_source);
}

static void
fill_composite (PalSubject *self, const PalDomain *domain)
{
  self->kind = domain != NULL ? PAL_SCORE_DOMAIN : PAL_SCORE_INDEX;
  self->domain = domain;
  self->title = g_strdup (domain != NULL ? domain->title : _ ("Composite index"));
  self->unit = g_strdup (_ ("score 0 to 100"));
  self->decimals = 1;
  self->direction = 1;
  self->has_levels = TRUE;
  memcpy (self->cutpoints, composite_cutpoints, sizeof self->cutpoints);
  self->source = g_strdup (_ ("Level on our scale: from 25, 50 and 75 of 100"));
}

PalSubject *
pal_subject_new (PalDataset *dataset, const char *key)
{
  PalFramework *framework = pal_dataset_get_framework (dataset);
  g_autoptr (PalSubject) self = g_new0 (PalSubject, 1);
  const PalSeries *series;

  if (key == NULL)
    return NULL;
  self->key = g_strdup (key);
  if (g_str_has_prefix (key, SERIES_PREFIX))
    {
      series = pal_dataset_find_series (dataset, key + strlen (SERIES_PREFIX));
      if (series == NULL)
        return NULL;
      fill_series (self, series);
    }
  else if (g_str_equal (key, INDEX_CODE))
    fill_composite (self, NULL);
  else if (pal_framework_find_indicator (framework, key) != NULL)
    fill_indicator (self, pal_framework_find_indicator (framework, key));
  else if (pal_framework_find_domain (framework, key) != NULL)
    fill_composite (self, pal_framework_find_domain (framework, key));
  else
    return NULL;

  return g_steal_pointer (&self);
}

void
pal_subject_free (PalSubject *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self->unit);
  g_free (self->source);
  g_free (self);
}

/* Rank 1 is the largest value of the series; ties take the lowest rank number. */
static int
rank_in_series (const PalSeries *series, double value)
{
  GHashTableIter iter;
  gpointer other;
  int rank = 1;

  g_hash_table_iter_init (&iter, series->values);
  while (g_hash_table_iter_next (&iter, NULL, &other))
    rank += *(const double *) other > value;
  return rank;
}

static void
get_of_series (const PalSeries *series, const char *iso2, PalSubjectValue *out)
{
  out->missing = PAL_MISSING_NR;
  if (!pal_series_get (series, iso2, &out->value))
    return;
  out->in_wave = TRUE;
  out->missing = PAL_MISSING_NONE;
  out->n_ranked = g_hash_table_size (series->values);
  out->rank = rank_in_series (series, out->value);
}

void
pal_subject_get (const PalSubject *self,
                 PalDataset *dataset,
                 const char *wave,
                 const char *iso2,
                 PalSubjectValue *out)
{
  PalWaveData *data = pal_dataset_get_wave (dataset, wave);
  PalScores *scores;
  const PalScore *score;
  int country, column;

  memset (out, 0, sizeof *out);
  if (self->series != NULL)
    {
      get_of_series (self->series, iso2, out);
      return;
    }

  out->missing = PAL_MISSING_NR;
  if (data == NULL || !pal_wave_data_has_country (data, iso2))
    return;
  scores = pal_wave_data_get_scores (data);
  country = pal_scores_find_country (scores, iso2);
  column = pal_scores_find_column (scores, self->key);
  if (country < 0 || column < 0)
    return;

  score = pal_scores_get (scores, (guint) country, (guint) column);
  out->in_wave = TRUE;
  out->missing = score->missing;
  out->value = score->value;
  out->level = score->level;
  out->rank = score->rank;
  out->n_ranked = pal_scores_get_n_ranked (scores, (guint) column);
  out->n = score->n;
  out->n_expected = score->n_expected;
  out->provisional = score->status == PAL_STATUS_PROVISIONAL;
  out->has_score = score->score_missing == PAL_MISSING_NONE;
  out->score = score->score;
}

static int
compare_by_name (gconstpointer a, gconstpointer b)
{
  const PalCountry *x = pal_country_find (*(const char *const *) a),
                   *y = pal_country_find (*(const char *const *) b);

  if (x == NULL || y == NULL)
    return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
  return g_utf8_collate (pal_country_get_display_name (x), pal_country_get_display_name (y));
}

GPtrArray *
pal_subject_dup_countries (const PalSubject *self, PalDataset *dataset, const char *wave)
{
  GPtrArray *out = g_ptr_array_new ();
  PalWaveData *data = pal_dataset_get_wave (dataset, wave);

  if (self->series != NULL)
    {
      GHashTableIter iter;
      gpointer key;

      g_hash_table_iter_init (&iter, self->series->values);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_ptr_array_add (out, key);
      g_ptr_array_sort (out, compare_by_name);
    }
  else if (data != NULL)
    g_ptr_array_extend (out, pal_wave_data_get_countries (data), NULL, NULL);

  return out;
}

static void
add_choice (GPtrArray *list, char *key, const char *title, const char *group, char *detail)
{
  PalSubjectChoice *choice = g_new0 (PalSubjectChoice, 1);

  choice->key = key;
  choice->title = g_strdup (title);
  choice->group = g_strdup (group);
  choice->detail = detail;
  g_ptr_array_add (list, choice);
}

static void
list_series (PalDataset *dataset, GPtrArray *list)
{
  GPtrArray *all = pal_dataset_get_series (dataset);

  for (guint i = 0; i < all->len; i++)
    {
      const PalSeries *series = g_ptr_array_index (all, i);
      guint n = g_hash_table_size (series->values);
      g_autofree char *title = NULL;

      /* One value is nothing to compare, and a rank of ranks would put the worst first. */
      if (n < MIN_SERIES || g_str_has_suffix (series->id, "_rank"))
        continue;
      title = g_strdup_printf (C_ ("series and year", "%s, %s"), series->title, series->year);

      /* Translators: number of countries that have a published value, then the unit. */
      add_choice (list, g_strconcat (SERIES_PREFIX, series->id, NULL), title, _ ("Published series"),
                  g_strdup_printf (ngettext ("%u country, %s", "%u countries, %s", n), n, series->unit));
    }
}

GPtrArray *
pal_subject_list (PalDataset *dataset)
{
  PalFramework *framework = pal_dataset_get_framework (dataset);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_subject_choice_free);

  add_choice (list, g_strdup (INDEX_CODE), _ ("Composite index"), _ ("Index and domains"),
              g_strdup (_ ("score 0 to 100")));
  for (guint i = 0; i < pal_framework_get_n_domains (framework); i++)
    {
      const PalDomain *domain = pal_framework_get_domain (framework, i);

      add_choice (list, g_strdup (domain->id), domain->title, _ ("Index and domains"),
                  g_strdup (_ ("score 0 to 100")));
    }
  list_series (dataset, list);
  for (guint i = 0; i < pal_framework_get_n_indicators (framework); i++)
    {
      const PalIndicator *indicator = pal_framework_get_indicator (framework, i);
      const PalDomain *domain =
          indicator->domain != NULL ? pal_framework_find_domain (framework, indicator->domain) : NULL;

      add_choice (list, g_strdup (indicator->id), indicator->title,
                  domain != NULL ? domain->title : _ ("Summary indices"), g_strdup (indicator->unit));
    }
  return list;
}

void
pal_subject_choice_free (PalSubjectChoice *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self->group);
  g_free (self->detail);
  g_free (self);
}

char *
pal_subject_format (const PalSubject *self, const PalSubjectValue *value)
{
  if (!value->in_wave)
    return g_strdup (self->series != NULL ? _ ("No published value") : _ ("Not in this wave"));
  if (value->missing != PAL_MISSING_NONE)
    return g_strdup (pal_missing_get_label (value->missing));
  return pal_number_format (value->value, self->decimals);
}

char *
pal_subject_get_default (PalDataset *dataset, const char *wave)
{
  PalWaveData *data = pal_dataset_get_wave (dataset, wave);
  GPtrArray *series = pal_dataset_get_series (dataset);

  if (data != NULL && pal_wave_data_get_n_answers (data) > 0)
    {
      PalScores *scores = pal_wave_data_get_scores (data);
      int column = pal_scores_find_column (scores, INDEX_CODE);

      if (column >= 0 && pal_scores_get_n_ranked (scores, (guint) column) > 1)
        return g_strdup (INDEX_CODE);
    }
  if (series->len > 0)
    return g_strconcat (SERIES_PREFIX, ((const PalSeries *) g_ptr_array_index (series, 0))->id, NULL);
  return g_strdup (INDEX_CODE);
}
