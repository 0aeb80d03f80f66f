/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/pal-scores.h"

#include <string.h>

#include "score/pal-scores-private.h"

PalScores *
pal_scores_new (PalFramework *framework)
{
  PalScores *self = g_new0 (PalScores, 1);

  self->ref_count = 1;
  self->framework = pal_framework_ref (framework);
  self->n_indicators = pal_framework_get_n_indicators (framework);
  self->n_domains = pal_framework_get_n_domains (framework);
  self->n_columns = self->n_indicators + self->n_domains + 1;
  self->countries = g_ptr_array_new_with_free_func (g_free);
  self->enrolments = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_array_new (FALSE, TRUE, sizeof (PalScore));
  self->n_ranked = g_new0 (guint, self->n_columns);
  return self;
}

PalScores *
pal_scores_copy (PalScores *self)
{
  PalScores *copy = pal_scores_new (self->framework);

  for (guint i = 0; i < self->countries->len; i++)
    {
      g_ptr_array_add (copy->countries, g_strdup (self->countries->pdata[i]));
      g_ptr_array_add (copy->enrolments, g_strdup (self->enrolments->pdata[i]));
    }
  g_array_append_vals (copy->cells, self->cells->data, self->cells->len);
  memcpy (copy->n_ranked, self->n_ranked, self->n_columns * sizeof (guint));
  return copy;
}

static char *
describe_enrolment (const PalScoreUnit *unit)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < unit->n_institutions; i++)
    g_string_append_printf (text, "%s %d\n", unit->institutions[i].id,
                            unit->institutions[i].clinical ? 1 : 0);
  return g_string_free (text, FALSE);
}

guint
pal_scores_add_country (PalScores *self, const PalScoreUnit *unit)
{
  g_ptr_array_add (self->countries, g_strdup (unit->country));
  g_ptr_array_add (self->enrolments, describe_enrolment (unit));
  g_array_set_size (self->cells, self->countries->len * self->n_columns);
  return self->countries->len - 1;
}

gboolean
pal_scores_set_enrolment (PalScores *self, guint country, const PalScoreUnit *unit)
{
  char *now = describe_enrolment (unit);
  char *before = self->enrolments->pdata[country];
  gboolean changed = strcmp (before, now) != 0;

  self->enrolments->pdata[country] = now;
  g_free (before);
  return changed;
}

PalScore *
pal_scores_cell (PalScores *self, guint country, guint column)
{
  return &g_array_index (self->cells, PalScore, country * self->n_columns + column);
}

PalScores *
pal_scores_ref (PalScores *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
pal_scores_unref (PalScores *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;
  pal_framework_unref (self->framework);
  g_ptr_array_unref (self->countries);
  g_ptr_array_unref (self->enrolments);
  g_array_unref (self->cells);
  g_free (self->n_ranked);
  g_free (self);
}

guint
pal_scores_get_n_countries (PalScores *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->countries->len;
}

const char *
pal_scores_get_country (PalScores *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->countries->len, NULL);
  return self->countries->pdata[index];
}

int
pal_scores_find_country (PalScores *self, const char *iso2)
{
  g_return_val_if_fail (self != NULL && iso2 != NULL, -1);

  for (guint i = 0; i < self->countries->len; i++)
    if (strcmp (self->countries->pdata[i], iso2) == 0)
      return (int) i;
  return -1;
}

guint
pal_scores_get_n_columns (PalScores *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_columns;
}

PalScoreKind
pal_scores_get_column_kind (PalScores *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, PAL_SCORE_INDICATOR);

  if (column < self->n_indicators)
    return PAL_SCORE_INDICATOR;
  return column < self->n_indicators + self->n_domains ? PAL_SCORE_DOMAIN : PAL_SCORE_INDEX;
}

const char *
pal_scores_get_column_code (PalScores *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  if (column < self->n_indicators)
    return pal_framework_get_indicator (self->framework, column)->id;
  if (column < self->n_indicators + self->n_domains)
    return pal_framework_get_domain (self->framework, column - self->n_indicators)->id;
  return "INDEX";
}

int
pal_scores_find_column (PalScores *self, const char *code)
{
  g_return_val_if_fail (self != NULL && code != NULL, -1);

  for (guint i = 0; i < self->n_columns; i++)
    if (strcmp (pal_scores_get_column_code (self, i), code) == 0)
      return (int) i;
  return -1;
}

const PalScore *
pal_scores_get (PalScores *self, guint country, guint column)
{
  g_return_val_if_fail (self != NULL && country < self->countries->len && column < self->n_columns, NULL);
  return pal_scores_cell (self, country, column);
}

guint
pal_scores_get_n_ranked (PalScores *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, 0);
  return self->n_ranked[column];
}
