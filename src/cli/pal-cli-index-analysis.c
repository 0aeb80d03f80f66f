/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli-index-analysis.h"

#include <math.h>

#include "cli/pal-cli-index-table.h"
#include "index/pal-correlation.h"
#include "index/pal-index-without.h"
#include "index/pal-moments.h"

/* Parts of one aggregate that say the opposite, or the same twice (domain.md 6.4). */
#define COLLINEAR 0.9

/* The column of a node: of the normalised indicators or of the aggregates. */
static const double *
column_of (const PalIndexRun *run, guint node)
{
  const PalIndexNode *self = &run->tree->nodes[node];
  const PalMatrix *matrix = self->is_indicator ? pal_index_run_get_parts (run) : run->scores;

  return pal_matrix_column (matrix, (guint) pal_matrix_find (matrix, self->code));
}

static gboolean
write_statistics (const PalIndexData *data, PalCliIndexBook *book, GError **error)
{
  static const char *const header[] = { "indicator", "n",  "min",  "max",      "mean",
                                        "median",    "sd", "skew", "kurtosis", NULL };
  g_autoptr (PalCliIndexTable) table = pal_cli_index_table_new (book, "statistics");

  pal_cli_index_table_add_header (table, header);
  for (guint i = 0; i < data->indicators->n_columns; i++)
    {
      const double *column = pal_matrix_column (data->indicators, i);
      PalMoments moments;

      pal_moments_compute (column, data->n_units, &moments);
      pal_cli_index_table_add_code (table, data->indicators->columns[i]);
      pal_cli_index_table_add_integer (table, moments.n);
      pal_cli_index_table_add_number (table, moments.min);
      pal_cli_index_table_add_number (table, moments.max);
      pal_cli_index_table_add_number (table, moments.mean);
      pal_cli_index_table_add_number (table, pal_moments_quantile (column, data->n_units, 0.5));
      pal_cli_index_table_add_number (table, moments.sd);
      pal_cli_index_table_add_number (table, moments.skew);
      pal_cli_index_table_add_number (table, moments.kurtosis);
      pal_cli_index_table_end_row (table);
    }
  return pal_cli_index_table_finish (table, error);
}

static void
add_pair (PalCliIndexTable *table, const PalIndexRun *run, const char *group, guint first, guint second)
{
  const double *a = column_of (run, first), *b = column_of (run, second);
  double pearson = pal_correlation (PAL_CORRELATION_PEARSON, a, b, run->data->n_units);

  pal_cli_index_table_add_code (table, group);
  pal_cli_index_table_add_code (table, run->tree->nodes[first].code);
  pal_cli_index_table_add_code (table, run->tree->nodes[second].code);
  pal_cli_index_table_add_number (table, pearson);
  pal_cli_index_table_add_number (table,
                                  pal_correlation (PAL_CORRELATION_SPEARMAN, a, b, run->data->n_units));
  pal_cli_index_table_add_number (table, pal_correlation (PAL_CORRELATION_KENDALL, a, b, run->data->n_units));
  pal_cli_index_table_add_code (table, pearson < 0 ? "negative" : pearson > COLLINEAR ? "collinear" : NULL);
  pal_cli_index_table_end_row (table);
}

/* Within each aggregate, and of each part with the aggregate itself. */
static gboolean
write_correlations (const PalIndexRun *run, PalCliIndexBook *book, GError **error)
{
  static const char *const header[] = { "aggregate", "first",   "second", "pearson",
                                        "spearman",  "kendall", "flag",   NULL };
  g_autoptr (PalCliIndexTable) table = pal_cli_index_table_new (book, "correlations");

  pal_cli_index_table_add_header (table, header);
  for (guint k = 0; k < run->tree->n_aggregates; k++)
    {
      const PalIndexNode *node = &run->tree->nodes[run->tree->aggregates[k]];

      for (guint i = 0; i < node->n_children; i++)
        {
          add_pair (table, run, node->code, run->tree->aggregates[k], node->children[i]);
          for (guint j = i + 1; j < node->n_children; j++)
            add_pair (table, run, node->code, node->children[i], node->children[j]);
        }
    }
  return pal_cli_index_table_finish (table, error);
}

static gboolean
write_groups (const PalIndexRun *run, PalCliIndexBook *book, GError **error)
{
  static const char *const header[] = { "aggregate", "parts", "alpha", "first_component_share", NULL };
  g_autoptr (PalCliIndexTable) table = pal_cli_index_table_new (book, "groups");

  pal_cli_index_table_add_header (table, header);
  for (guint k = 0; k < run->tree->n_aggregates; k++)
    {
      const PalIndexNode *node = &run->tree->nodes[run->tree->aggregates[k]];
      g_autofree char **codes = g_new0 (char *, node->n_children + 1);
      g_autofree guint *columns = g_new (guint, node->n_children);
      g_autoptr (PalMatrix) parts = NULL;
      g_autoptr (PalComponents) components = NULL;

      for (guint i = 0; i < node->n_children; i++)
        {
          codes[i] = run->tree->nodes[node->children[i]].code;
          columns[i] = i;
        }
      parts = pal_matrix_new ((const char *const *) codes, run->data->n_units);
      for (guint i = 0; i < node->n_children; i++)
        for (guint unit = 0; unit < parts->n_units; unit++)
          pal_matrix_column (parts, i)[unit] = column_of (run, node->children[i])[unit];
      components = pal_components_new (parts, columns, node->n_children);
      pal_cli_index_table_add_code (table, node->code);
      pal_cli_index_table_add_integer (table, node->n_children);
      pal_cli_index_table_add_number (table, pal_cronbach_alpha (parts, columns, node->n_children));
      pal_cli_index_table_add_number (table, components != NULL ? components->share[0] : NAN);
      pal_cli_index_table_end_row (table);
    }
  return pal_cli_index_table_finish (table, error);
}

static gboolean
write_without (const PalIndexRun *run, PalCliIndexBook *book, GError **error)
{
  static const char *const header[] = { "without", "mean_rank_shift", "largest_rank_shift", "unit", NULL };
  g_autoptr (PalCliIndexTable) table = pal_cli_index_table_new (book, "without");
  guint n = run->data->n_units, top = run->tree->n_aggregates - 1;
  const guint *nominal = run->ranks + (gsize) top * n;
  g_autofree double *scores = g_new (double, n);
  g_autofree guint *ranks = g_new (guint, n);

  pal_cli_index_table_add_header (table, header);
  for (guint i = 0; i < run->tree->n_nodes; i++)
    {
      guint largest = 0, whose = 0;

      if (i == run->tree->aggregates[top])
        continue;
      pal_index_rank_without (run, i, scores, ranks);
      for (guint unit = 0; unit < n; unit++)
        {
          guint shift =
              nominal[unit] > ranks[unit] ? nominal[unit] - ranks[unit] : ranks[unit] - nominal[unit];

          if (nominal[unit] == 0 || ranks[unit] == 0 || shift <= largest)
            continue;
          largest = shift;
          whose = unit;
        }
      pal_cli_index_table_add_code (table, run->tree->nodes[i].code);
      pal_cli_index_table_add_number (table, pal_index_mean_shift (nominal, ranks, n));
      pal_cli_index_table_add_integer (table, largest);
      pal_cli_index_table_add_code (table, largest > 0 ? run->data->codes[whose] : NULL);
      pal_cli_index_table_end_row (table);
    }
  return pal_cli_index_table_finish (table, error);
}

gboolean
pal_cli_index_write_analysis (const PalIndexRun *run,
                              const PalIndexData *data,
                              PalCliIndexBook *book,
                              GError **error)
{
  return write_statistics (data, book, error) && write_correlations (run, book, error) &&
         write_groups (run, book, error) && write_without (run, book, error);
}
