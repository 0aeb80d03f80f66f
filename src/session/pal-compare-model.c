/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-compare-model.h"

#include <stdlib.h>

#include "model/pal-country.h"
#include "score/pal-normalise.h"
#include "session/pal-method-words.h"

struct _PalCompareModel
{
  GObject parent_instance;

  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  PalMethodModel *method;  /* owned, or NULL */
  PalCompareSort sort;
  char *group;
  GHashTable *hidden; /* iso2: unticked by the person */
  gboolean is_stale;
  PalSubject *subject;
  GPtrArray *rows;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCompareModel, pal_compare_model, G_TYPE_OBJECT)

static void
row_free (gpointer data)
{
  PalCompareRow *self = data;

  g_free (self->iso2);
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

static gboolean
has_value (const PalCompareRow *row)
{
  return row->value.in_wave && row->value.missing == PAL_MISSING_NONE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(PalCompareRow *const *) a)->name, (*(PalCompareRow *const *) b)->name);
}

/* By rank, which is the score where there is one and the value by its direction else.  A capped score ties
 * countries whose values differ; these follow the values, the others their names. */
static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer data)
{
  const PalCompareRow *x = *(PalCompareRow *const *) a, *y = *(PalCompareRow *const *) b;
  const PalSubject *subject = data;

  if (has_value (x) != has_value (y))
    return has_value (x) ? -1 : 1;
  if (has_value (x) && (x->value.rank > 0) != (y->value.rank > 0))
    return x->value.rank > 0 ? -1 : 1;
  if (has_value (x) && x->value.rank != y->value.rank)
    return x->value.rank < y->value.rank ? -1 : 1;
  if (has_value (x) && x->value.value != y->value.value)
    return (x->value.value > y->value.value) == (subject->direction >= 0) ? -1 : 1;
  return compare_names (a, b);
}

static gboolean
is_in_group (PalCompareModel *self, const char *iso2)
{
  const PalCountry *country = pal_country_find (iso2);
  const PalCountry *own = pal_selection_get_country (self->selection) != NULL
                              ? pal_country_find (pal_selection_get_country (self->selection))
                              : NULL;

  if (country == NULL)
    return TRUE;
  if (g_str_equal (self->group, "eu"))
    return country->eu;
  if (g_str_equal (self->group, "region"))
    return own == NULL || g_strcmp0 (own->un_subregion, country->un_subregion) == 0;
  return TRUE;
}

static guint
count_institutions (PalDataset *dataset, const char *iso2)
{
  GPtrArray *all = pal_dataset_get_institutions (dataset);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    n += g_strcmp0 (pal_institution_get_country (g_ptr_array_index (all, i)), iso2) == 0;
  return n;
}

static gboolean
is_composite (const PalSubject *subject)
{
  return subject != NULL && subject->series == NULL && subject->kind != PAL_SCORE_INDICATOR;
}

static PalMethodRun *
get_run (PalCompareModel *self)
{
  return self->method != NULL && is_composite (self->subject) ? pal_method_model_get_run (self->method)
                                                              : NULL;
}

/* What the method makes of the country, in place of what the framework makes of it. */
static void
take_method (PalCompareModel *self, PalCompareRow *row)
{
  PalMethodRun *run = get_run (self), *released;
  int aggregate, unit;
  PalMethodCell now, then;

  if (run == NULL)
    return;
  aggregate = pal_score_index_find_aggregate (run->index, self->subject->key);
  unit = pal_index_data_find_unit (run->run->data, row->iso2);
  if (aggregate < 0 || unit < 0)
    return;
  released = pal_method_model_get_released (self->method);
  pal_method_run_get (run, (guint) aggregate, (guint) unit, &now);
  pal_method_run_get (released, (guint) aggregate, (guint) unit, &then);
  row->value.missing = now.missing;
  row->value.value = row->value.score = now.score;
  row->value.has_score = now.missing == PAL_MISSING_NONE;
  row->value.rank = (int) now.rank;
  row->value.level = row->value.has_score && pal_method_settings_is_percent (run->settings)
                         ? pal_normalise_level_of (now.score)
                         : 0;
  row->rank_before = (int) then.rank;
  if (self->subject->kind == PAL_SCORE_INDEX)
    pal_method_words_get_range (pal_method_model_get_draws (self->method), (guint) unit, &row->rank_low,
                                &row->rank_high);
}

static void
ensure (PalCompareModel *self)
{
  PalDataset *dataset = pal_workspace_get_dataset (self->workspace);
  const char *wave = pal_selection_get_wave (self->selection);
  g_autoptr (GPtrArray) countries = NULL;

  if (!self->is_stale)
    return;

  self->is_stale = FALSE;
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->subject, pal_subject_free);
  self->subject = pal_subject_new (dataset, pal_selection_get_subject (self->selection));
  if (self->subject == NULL)
    return;

  countries = pal_subject_dup_countries (self->subject, dataset, wave);
  for (guint i = 0; i < countries->len; i++)
    {
      const char *iso2 = g_ptr_array_index (countries, i);
      const PalCountry *country = pal_country_find (iso2);
      PalCompareRow *row = g_new0 (PalCompareRow, 1);

      row->iso2 = g_strdup (iso2);
      row->name = g_strdup (country != NULL ? pal_country_get_display_name (country) : iso2);
      pal_subject_get (self->subject, dataset, wave, iso2, &row->value);
      take_method (self, row);
      row->text = pal_subject_format (self->subject, &row->value);
      row->in_group = is_in_group (self, iso2);
      row->is_shown = row->in_group && !g_hash_table_contains (self->hidden, iso2);
      row->n_institutions = count_institutions (dataset, iso2);
      g_ptr_array_add (self->rows, row);
    }
  if (self->sort == PAL_SORT_NAME)
    g_ptr_array_sort (self->rows, compare_names);
  else
    g_ptr_array_sort_with_data (self->rows, compare_ranks, self->subject);
}

static void
invalidate (PalCompareModel *self)
{
  self->is_stale = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
pal_compare_model_finalize (GObject *object)
{
  PalCompareModel *self = PAL_COMPARE_MODEL (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);
  g_clear_object (&self->method);
  g_clear_pointer (&self->subject, pal_subject_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_free (self->group);

  G_OBJECT_CLASS (pal_compare_model_parent_class)->finalize (object);
}

static void
pal_compare_model_class_init (PalCompareModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_compare_model_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_compare_model_init (PalCompareModel *self)
{
  self->is_stale = TRUE;
  self->group = g_strdup ("all");
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_ptr_array_new_with_free_func (row_free);
}

PalCompareModel *
pal_compare_model_new (PalWorkspace *workspace, PalSelection *selection)
{
  PalCompareModel *self = g_object_new (PAL_TYPE_COMPARE_MODEL, NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::wave", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::subject", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::country", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  return self;
}

void
pal_compare_model_set_method (PalCompareModel *self, PalMethodModel *method)
{
  g_return_if_fail (PAL_IS_COMPARE_MODEL (self));

  if (self->method != NULL)
    g_signal_handlers_disconnect_by_data (self->method, self);
  if (!g_set_object (&self->method, method))
    return;
  if (method != NULL)
    {
      g_signal_connect_object (method, "changed", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (method, "draws", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
    }
  invalidate (self);
}

PalMethodModel *
pal_compare_model_get_method (PalCompareModel *self)
{
  ensure (self);
  return get_run (self) != NULL ? self->method : NULL;
}

gboolean
pal_compare_model_is_score (PalCompareModel *self)
{
  PalMethodRun *run;

  ensure (self);
  run = get_run (self);
  return is_composite (self->subject) && (run == NULL || pal_method_settings_is_percent (run->settings));
}

PalWorkspace *
pal_compare_model_get_workspace (PalCompareModel *self)
{
  return self->workspace;
}

PalSelection *
pal_compare_model_get_selection (PalCompareModel *self)
{
  return self->selection;
}

const PalSubject *
pal_compare_model_get_subject (PalCompareModel *self)
{
  ensure (self);
  return self->subject;
}

GPtrArray *
pal_compare_model_get_rows (PalCompareModel *self)
{
  ensure (self);
  return self->rows;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

gboolean
pal_compare_model_get_median (PalCompareModel *self, double *out)
{
  GPtrArray *rows = pal_compare_model_get_rows (self);
  g_autofree double *values = g_new (double, rows->len + 1);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const PalCompareRow *row = g_ptr_array_index (rows, i);

      if (row->is_shown && has_value (row))
        values[n++] = row->value.value;
    }
  if (n == 0)
    return FALSE;
  qsort (values, n, sizeof *values, compare_doubles);
  *out = n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
  return TRUE;
}

void
pal_compare_model_set_sort (PalCompareModel *self, PalCompareSort sort)
{
  if (self->sort == sort)
    return;
  self->sort = sort;
  invalidate (self);
}

void
pal_compare_model_set_shown (PalCompareModel *self, const char *iso2, gboolean is_shown)
{
  gboolean was_hidden = g_hash_table_contains (self->hidden, iso2);

  if (was_hidden != is_shown)
    return;
  if (is_shown)
    g_hash_table_remove (self->hidden, iso2);
  else
    g_hash_table_add (self->hidden, g_strdup (iso2));
  invalidate (self);
}

void
pal_compare_model_set_group (PalCompareModel *self, const char *group)
{
  g_return_if_fail (PAL_IS_COMPARE_MODEL (self) && group != NULL);

  if (g_str_equal (self->group, group))
    return;
  g_free (self->group);
  self->group = g_strdup (group);
  invalidate (self);
}

PalCompareSort
pal_compare_model_get_sort (PalCompareModel *self)
{
  return self->sort;
}

const char *
pal_compare_model_get_group (PalCompareModel *self)
{
  return self->group;
}
