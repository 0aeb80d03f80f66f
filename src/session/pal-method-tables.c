/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-method-tables.h"

#include <glib/gi18n.h>
#include <math.h>

#include "index/pal-correlation.h"
#include "index/pal-index-without.h"
#include "index/pal-moments.h"

/* Parts of one group above this say the same twice (domain.md 6.4). */
#define COLLINEAR 0.9

static const char *const titles[PAL_METHOD_N_TABLES] = {
  [PAL_METHOD_TABLE_VALUES] = N_ ("Values"),
  [PAL_METHOD_TABLE_IMPUTED] = N_ ("Values After Imputation"),
  [PAL_METHOD_TABLE_TREATED] = N_ ("Values After Treatment"),
  [PAL_METHOD_TABLE_NORMALISED] = N_ ("Scores of Indicators"),
  [PAL_METHOD_TABLE_AGGREGATED] = N_ ("Domains and Index"),
  [PAL_METHOD_TABLE_CHANGES] = N_ ("Changed Values"),
  [PAL_METHOD_TABLE_STATISTICS] = N_ ("Statistics and Outliers"),
  [PAL_METHOD_TABLE_CORRELATIONS] = N_ ("Correlations"),
  [PAL_METHOD_TABLE_GROUPS] = N_ ("Consistency"),
  [PAL_METHOD_TABLE_WEIGHTS] = N_ ("Effective Weights"),
  [PAL_METHOD_TABLE_WITHOUT] = N_ ("Leave One Out"),
};

const char *
pal_method_table_get_title (PalMethodTable kind)
{
  return _ (titles[kind]);
}

/* What cannot be computed leaves its cell empty: it is no missing answer. */
static void
set_figure (PalTable *table, guint row, guint column, double value, int decimals)
{
  if (isfinite (value))
    pal_table_set_number (table, row, column, value, decimals);
}

/* The last matrix up to @step that was kept. */
static const PalMatrix *
get_matrix (const PalMethodRun *run, PalIndexStep step)
{
  const PalMatrix *found = run->run->data->indicators;

  for (guint i = 0; i <= (guint) step; i++)
    if (run->run->after[i] != NULL)
      found = run->run->after[i];
  return found;
}

static void
fill_matrix (const PalMethodRun *run, PalTable *table, const PalMatrix *matrix, int decimals)
{
  const PalIndexData *data = run->run->data;

  pal_table_add_column (table, _ ("Country"), FALSE);
  for (guint c = 0; c < matrix->n_columns; c++)
    pal_table_add_column (table, matrix->columns[c], TRUE);
  for (guint unit = 0; unit < data->n_units; unit++)
    {
      guint row = pal_table_add_row (table, data->codes[unit]);

      pal_table_set_text (table, row, 0, data->names[unit]);
      for (guint c = 0; c < matrix->n_columns; c++)
        {
          double value = pal_matrix_get (matrix, unit, c);
          PalMissing why = run->index->why[(gsize) c * data->n_units + unit];

          if (isfinite (value))
            pal_table_set_number (table, row, c + 1, value, decimals);
          else
            pal_table_set_missing (table, row, c + 1, why == PAL_MISSING_NONE ? PAL_MISSING_NA : why);
        }
    }
}

static void
fill_aggregated (const PalMethodRun *run, PalTable *table)
{
  const PalIndexTree *tree = run->index->tree;
  const PalIndexData *data = run->run->data;

  pal_table_add_column (table, _ ("Country"), FALSE);
  pal_table_add_column (table, _ ("Rank"), TRUE);
  for (guint k = tree->n_aggregates; k-- > 0;)
    pal_table_add_column (table, tree->nodes[tree->aggregates[k]].code, TRUE);
  for (guint unit = 0; unit < data->n_units; unit++)
    {
      guint row = pal_table_add_row (table, data->codes[unit]);

      pal_table_set_text (table, row, 0, data->names[unit]);
      for (guint k = tree->n_aggregates; k-- > 0;)
        {
          guint column = 1 + tree->n_aggregates - k;
          PalMethodCell cell;

          pal_method_run_get (run, k, unit, &cell);
          if (cell.missing != PAL_MISSING_NONE)
            pal_table_set_missing (table, row, column, cell.missing);
          else
            pal_table_set_number (table, row, column, cell.score, 2);
          if (k == tree->n_aggregates - 1 && cell.rank > 0)
            pal_table_set_number (table, row, 1, cell.rank, 0);
        }
    }
}

/* A country with a number that imputation or treatment made: before, after, and by what. */
static void
fill_changes (const PalMethodRun *run, PalTable *table)
{
  const PalIndexData *data = run->run->data;
  const PalMatrix *after = get_matrix (run, PAL_INDEX_TREAT);

  pal_table_add_column (table, _ ("Country"), FALSE);
  pal_table_add_column (table, _ ("Indicator"), FALSE);
  pal_table_add_column (table, _ ("Before"), TRUE);
  pal_table_add_column (table, _ ("After"), TRUE);
  pal_table_add_column (table, _ ("By"), FALSE);
  for (guint c = 0; c < after->n_columns; c++)
    for (guint unit = 0; unit < data->n_units; unit++)
      {
        guint8 marks = pal_matrix_marks (after, c)[unit];
        double before = pal_matrix_get (data->indicators, unit, c);
        guint row;

        if (marks == PAL_MARK_NONE)
          continue;
        row = pal_table_add_row (table, NULL);
        pal_table_set_text (table, row, 0, data->names[unit]);
        pal_table_set_text (table, row, 1, after->columns[c]);
        if (isfinite (before))
          pal_table_set_number (table, row, 2, before, 3);
        else
          pal_table_set_missing (table, row, 2, run->index->why[(gsize) c * data->n_units + unit]);
        set_figure (table, row, 3, pal_matrix_get (after, unit, c), 3);
        pal_table_set_text (table, row, 4,
                            (marks & PAL_MARK_IMPUTED) == 0   ? _ ("treatment")
                            : (marks & PAL_MARK_TREATED) == 0 ? _ ("imputation")
                                                              : _ ("imputation and treatment"));
      }
}

static void
fill_statistics (const PalMethodRun *run, PalTable *table)
{
  const PalIndexData *data = run->run->data;
  const char *const heads[] = { _ ("Countries"), _ ("Least"),   _ ("Greatest"),
                                _ ("Mean"),      _ ("Median"),  _ ("Standard deviation"),
                                _ ("Skew"),      _ ("Kurtosis") };

  pal_table_add_column (table, _ ("Indicator"), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    pal_table_add_column (table, heads[i], TRUE);
  pal_table_add_column (table, _ ("Outlier check"), FALSE);
  for (guint c = 0; c < data->indicators->n_columns; c++)
    {
      const double *column = pal_matrix_column (data->indicators, c);
      guint row = pal_table_add_row (table, NULL);
      PalMoments m;

      pal_moments_compute (column, data->n_units, &m);
      pal_table_set_text (table, row, 0, data->indicators->columns[c]);
      pal_table_set_number (table, row, 1, m.n, 0);
      set_figure (table, row, 2, m.min, 3);
      set_figure (table, row, 3, m.max, 3);
      set_figure (table, row, 4, m.mean, 3);
      set_figure (table, row, 5, pal_moments_quantile (column, data->n_units, 0.5), 3);
      set_figure (table, row, 6, m.sd, 3);
      set_figure (table, row, 7, m.skew, 2);
      set_figure (table, row, 8, m.kurtosis, 2);
      if (isfinite (m.skew) && isfinite (m.kurtosis) && fabs (m.skew) > run->method->skew &&
          fabs (m.kurtosis) > run->method->kurtosis)
        pal_table_set_text (table, row, 9, _ ("skewed"));
    }
}

/* Of normalised indicators or of aggregates. */
static const double *
get_column (const PalMethodRun *run, guint node)
{
  const PalIndexNode *self = &run->index->tree->nodes[node];
  const PalMatrix *matrix = self->is_indicator ? get_matrix (run, PAL_INDEX_NORMALISE) : run->run->scores;

  return pal_matrix_column (matrix, (guint) pal_matrix_find (matrix, self->code));
}

static void
add_pair (const PalMethodRun *run, PalTable *table, guint group, guint first, guint second)
{
  const PalIndexNode *nodes = run->index->tree->nodes;
  const double *a = get_column (run, first), *b = get_column (run, second);
  guint n = run->run->data->n_units, row = pal_table_add_row (table, NULL);
  double pearson = pal_correlation (PAL_CORRELATION_PEARSON, a, b, n);

  pal_table_set_text (table, row, 0, nodes[group].code);
  pal_table_set_text (table, row, 1, nodes[first].code);
  pal_table_set_text (table, row, 2, nodes[second].code);
  set_figure (table, row, 3, pearson, 2);
  set_figure (table, row, 4, pal_correlation (PAL_CORRELATION_SPEARMAN, a, b, n), 2);
  set_figure (table, row, 5, pal_correlation (PAL_CORRELATION_KENDALL, a, b, n), 2);
  if (pearson < 0)
    pal_table_set_text (table, row, 6, _ ("opposite"));
  else if (pearson > COLLINEAR)
    pal_table_set_text (table, row, 6, _ ("nearly the same"));
}

static void
fill_correlations (const PalMethodRun *run, PalTable *table)
{
  const PalIndexTree *tree = run->index->tree;

  pal_table_add_column (table, _ ("Group"), FALSE);
  pal_table_add_column (table, _ ("First"), FALSE);
  pal_table_add_column (table, _ ("Second"), FALSE);
  pal_table_add_column (table, "Pearson", TRUE);
  pal_table_add_column (table, "Spearman", TRUE);
  pal_table_add_column (table, "Kendall", TRUE);
  pal_table_add_column (table, _ ("Flag"), FALSE);
  for (guint k = 0; k < tree->n_aggregates; k++)
    {
      const PalIndexNode *node = &tree->nodes[tree->aggregates[k]];

      for (guint i = 0; i < node->n_children; i++)
        {
          add_pair (run, table, tree->aggregates[k], tree->aggregates[k], node->children[i]);
          for (guint j = i + 1; j < node->n_children; j++)
            add_pair (run, table, tree->aggregates[k], node->children[i], node->children[j]);
        }
    }
}

static PalMatrix *
make_parts (const PalMethodRun *run, const PalIndexNode *node)
{
  g_autofree const char **codes = g_new0 (const char *, node->n_children + 1);
  PalMatrix *parts;

  for (guint i = 0; i < node->n_children; i++)
    codes[i] = run->index->tree->nodes[node->children[i]].code;
  parts = pal_matrix_new (codes, run->run->data->n_units);
  for (guint i = 0; i < node->n_children; i++)
    for (guint unit = 0; unit < parts->n_units; unit++)
      pal_matrix_column (parts, i)[unit] = get_column (run, node->children[i])[unit];
  return parts;
}

static void
fill_groups (const PalMethodRun *run, PalTable *table)
{
  const PalIndexTree *tree = run->index->tree;

  pal_table_add_column (table, _ ("Group"), FALSE);
  pal_table_add_column (table, _ ("Name"), FALSE);
  pal_table_add_column (table, _ ("Parts"), TRUE);
  pal_table_add_column (table, _ ("Cronbach’s alpha"), TRUE);
  pal_table_add_column (table, _ ("First component, %"), TRUE);
  for (guint k = 0; k < tree->n_aggregates; k++)
    {
      const PalIndexNode *node = &tree->nodes[tree->aggregates[k]];
      g_autofree guint *columns = g_new (guint, node->n_children);
      g_autoptr (PalMatrix) parts = make_parts (run, node);
      g_autoptr (PalComponents) components = NULL;
      guint row = pal_table_add_row (table, NULL);

      for (guint i = 0; i < node->n_children; i++)
        columns[i] = i;
      components = pal_components_new (parts, columns, node->n_children);
      pal_table_set_text (table, row, 0, node->code);
      pal_table_set_text (table, row, 1, node->name);
      pal_table_set_number (table, row, 2, node->n_children, 0);
      set_figure (table, row, 3, pal_cronbach_alpha (parts, columns, node->n_children), 2);
      set_figure (table, row, 4, components != NULL ? components->share[0] * 100 : NAN, 1);
    }
}

static void
fill_weights (const PalMethodRun *run, PalTable *table)
{
  const PalIndexTree *tree = run->index->tree;
  g_autofree double *shares = g_new (double, tree->n_nodes);

  pal_method_run_get_shares (run, shares);
  pal_table_add_column (table, _ ("Code"), FALSE);
  pal_table_add_column (table, _ ("Name"), FALSE);
  pal_table_add_column (table, _ ("Group"), FALSE);
  pal_table_add_column (table, _ ("Weight"), TRUE);
  pal_table_add_column (table, _ ("Share of the index, %"), TRUE);
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      guint row;

      if (tree->nodes[i].parent < 0)
        continue;
      row = pal_table_add_row (table, NULL);
      pal_table_set_text (table, row, 0, tree->nodes[i].code);
      pal_table_set_text (table, row, 1, tree->nodes[i].name);
      pal_table_set_text (table, row, 2, tree->nodes[i].parent_code);
      pal_table_set_number (table, row, 3, run->run->weights[i], 2);
      pal_table_set_number (table, row, 4, shares[i] * 100, 2);
    }
}

static void
add_without (const PalMethodRun *run, PalTable *table, guint node, double *scores, guint *ranks)
{
  const PalIndexTree *tree = run->index->tree;
  guint n = run->run->data->n_units, largest = 0, whose = 0, row = pal_table_add_row (table, NULL);
  const guint *nominal = run->run->ranks + (gsize) (tree->n_aggregates - 1) * n;

  pal_index_rank_without (run->run, node, scores, ranks);
  for (guint unit = 0; unit < n; unit++)
    {
      guint shift = nominal[unit] > ranks[unit] ? nominal[unit] - ranks[unit] : ranks[unit] - nominal[unit];

      if (nominal[unit] == 0 || ranks[unit] == 0 || shift <= largest)
        continue;
      largest = shift;
      whose = unit;
    }
  pal_table_set_text (table, row, 0, tree->nodes[node].code);
  pal_table_set_text (table, row, 1, tree->nodes[node].name);
  set_figure (table, row, 2, pal_index_mean_shift (nominal, ranks, n), 2);
  pal_table_set_number (table, row, 3, largest, 0);
  if (largest > 0)
    pal_table_set_text (table, row, 4, run->run->data->names[whose]);
}

static void
fill_without (const PalMethodRun *run, PalTable *table)
{
  const PalIndexTree *tree = run->index->tree;
  guint n = run->run->data->n_units;
  g_autofree double *scores = g_new (double, MAX (n, 1));
  g_autofree guint *ranks = g_new (guint, MAX (n, 1));

  pal_table_add_column (table, _ ("Without"), FALSE);
  pal_table_add_column (table, _ ("Name"), FALSE);
  pal_table_add_column (table, _ ("Mean rank shift"), TRUE);
  pal_table_add_column (table, _ ("Largest rank shift"), TRUE);
  pal_table_add_column (table, _ ("Whose"), FALSE);
  for (guint i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].parent >= 0)
      add_without (run, table, i, scores, ranks);
}

PalTable *
pal_method_table_new (const PalMethodRun *run, PalMethodTable kind, const char *note)
{
  PalTable *table;

  g_return_val_if_fail (run != NULL && kind < PAL_METHOD_N_TABLES, NULL);

  table = pal_table_new (pal_method_table_get_title (kind), note);
  switch (kind)
    {
    case PAL_METHOD_TABLE_VALUES:
      fill_matrix (run, table, run->run->data->indicators, 2);
      break;
    case PAL_METHOD_TABLE_IMPUTED:
      fill_matrix (run, table, get_matrix (run, PAL_INDEX_IMPUTE), 2);
      break;
    case PAL_METHOD_TABLE_TREATED:
      fill_matrix (run, table, get_matrix (run, PAL_INDEX_TREAT), 2);
      break;
    case PAL_METHOD_TABLE_NORMALISED:
      fill_matrix (run, table, get_matrix (run, PAL_INDEX_NORMALISE), 2);
      break;
    case PAL_METHOD_TABLE_AGGREGATED:
      fill_aggregated (run, table);
      break;
    case PAL_METHOD_TABLE_CHANGES:
      fill_changes (run, table);
      break;
    case PAL_METHOD_TABLE_STATISTICS:
      fill_statistics (run, table);
      break;
    case PAL_METHOD_TABLE_CORRELATIONS:
      fill_correlations (run, table);
      break;
    case PAL_METHOD_TABLE_GROUPS:
      fill_groups (run, table);
      break;
    case PAL_METHOD_TABLE_WEIGHTS:
      fill_weights (run, table);
      break;
    case PAL_METHOD_TABLE_WITHOUT:
    default:
      fill_without (run, table);
      break;
    }
  return table;
}
