/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-framework-move.h"

#include <math.h>

void
pal_framework_move_free (PalFrameworkMove *self)
{
  g_free (self->country);
  g_free (self->code);
  g_free (self);
}

static PalScores *
score_by (PalWaveData *data, PalFramework *framework)
{
  GPtrArray *countries = pal_wave_data_get_countries (data);
  g_autofree PalScoreUnit *units = g_new0 (PalScoreUnit, MAX (countries->len, 1));
  g_autoptr (PalScorer) scorer =
      pal_scorer_new_for_version (framework, pal_wave_data_get_instrument (data), NULL);

  if (scorer == NULL)
    return NULL;
  for (guint i = 0; i < countries->len; i++)
    units[i] = *pal_wave_data_get_unit (data, g_ptr_array_index (countries, i));
  return pal_scorer_run (scorer, units, countries->len);
}

/* NULL: there is no such column or country. */
static const PalScore *
find_cell (PalScores *scores, const char *country, const char *code)
{
  int row = pal_scores_find_country (scores, country), column = pal_scores_find_column (scores, code);

  return row >= 0 && column >= 0 ? pal_scores_get (scores, (guint) row, (guint) column) : NULL;
}

static gboolean
has_value (const PalScore *cell)
{
  return cell != NULL && cell->missing == PAL_MISSING_NONE;
}

static void
compare (GPtrArray *out,
         const char *country,
         const char *code,
         PalScoreKind kind,
         const PalScore *before,
         const PalScore *after)
{
  PalFrameworkMove move = { .kind = kind, .has_before = has_value (before), .has_after = has_value (after) };

  if (move.has_before)
    {
      move.before = before->value;
      move.level_before = before->level;
      move.rank_before = before->rank;
    }
  if (move.has_after)
    {
      move.after = after->value;
      move.level_after = after->level;
      move.rank_after = after->rank;
    }
  if (move.has_before == move.has_after &&
      fabs (move.before - move.after) <= 1e-9 * MAX (1, fabs (move.before)) &&
      move.level_before == move.level_after && move.rank_before == move.rank_after)
    return;
  move.country = g_strdup (country);
  move.code = g_strdup (code);
  g_ptr_array_add (out, g_memdup2 (&move, sizeof move));
}

static void
compare_column (GPtrArray *out,
                GPtrArray *countries,
                PalScores *before,
                PalScores *after,
                const char *code,
                PalScoreKind kind)
{
  for (guint i = 0; i < countries->len; i++)
    {
      const char *country = g_ptr_array_index (countries, i);

      compare (out, country, code, kind, find_cell (before, country, code), find_cell (after, country, code));
    }
}

/* Columns of one kind: those of the new framework, then those that it lacks. */
static void
compare_kind (GPtrArray *out, GPtrArray *countries, PalScores *before, PalScores *after, PalScoreKind kind)
{
  for (guint i = 0; i < pal_scores_get_n_columns (after); i++)
    if (pal_scores_get_column_kind (after, i) == kind)
      compare_column (out, countries, before, after, pal_scores_get_column_code (after, i), kind);
  for (guint i = 0; i < pal_scores_get_n_columns (before); i++)
    if (pal_scores_get_column_kind (before, i) == kind &&
        pal_scores_find_column (after, pal_scores_get_column_code (before, i)) < 0)
      compare_column (out, countries, before, after, pal_scores_get_column_code (before, i), kind);
}

GPtrArray *
pal_framework_move_list (PalDataset *dataset, const char *wave, PalFramework *framework)
{
  PalWaveData *data = pal_dataset_get_wave (dataset, wave);
  g_autoptr (PalScores) after = data != NULL ? score_by (data, framework) : NULL;
  GPtrArray *out, *countries;
  PalScores *before;

  if (after == NULL)
    return NULL;
  before = pal_wave_data_get_scores (data);
  countries = pal_wave_data_get_countries (data);
  out = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_framework_move_free);
  compare_kind (out, countries, before, after, PAL_SCORE_INDEX);
  compare_kind (out, countries, before, after, PAL_SCORE_DOMAIN);
  compare_kind (out, countries, before, after, PAL_SCORE_INDICATOR);
  return out;
}
