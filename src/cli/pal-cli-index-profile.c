/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli-index-profile.h"

#include <glib/gi18n.h>
#include <math.h>

#include "cli/pal-cli.h"
#include "index/pal-index-similar.h"
#include "index/pal-index-standings.h"

/* How many of each a reader takes in. */
#define N_STANDINGS 5
#define N_SIMILAR 5

double
pal_cli_index_find_latest (const PalIndexRun *run)
{
  guint n;
  g_autofree double *times = pal_index_data_list_times (run->data, &n);

  return n > 0 ? times[n - 1] : NAN;
}

static gboolean
is_at (const PalIndexRun *run, guint unit, double time)
{
  return isnan (time) || run->data->times[unit] == time;
}

/* What people know: the indicators as they came in, by their denominators where the method divides by them.
 */
static PalMatrix *
dup_values (const PalIndexRun *run)
{
  const PalMatrix *divided = run->after[PAL_INDEX_DENOMINATE];

  if (divided == NULL)
    return pal_matrix_copy (run->data->indicators);
  return divided->n_units == run->data->n_units ? pal_matrix_copy (divided)
                                                : pal_matrix_filter (divided, run->included);
}

static void
add_standings (PalCliIndexTable *table,
               const PalIndexRun *run,
               guint unit,
               const char *kind,
               const PalIndexStanding *standings,
               guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const PalIndexNode *node = &run->tree->nodes[run->tree->indicators[standings[i].indicator]];

      pal_cli_index_table_add_code (table, run->data->codes[unit]);
      pal_cli_index_table_add_code (table, kind);
      pal_cli_index_table_add_code (table, node->code);
      pal_cli_index_table_add_code (table, node->parent_code);
      pal_cli_index_table_add_integer (table, standings[i].rank);
      pal_cli_index_table_add_integer (table, standings[i].n_ranked);
      pal_cli_index_table_add_number (table, standings[i].value);
      pal_cli_index_table_end_row (table);
    }
}

static gboolean
write_strengths (const PalIndexRun *run, PalCliIndexBook *book, GError **error)
{
  static const char *const header[] = {
    "unit", "kind", "indicator", "aggregate", "rank", "of", "value", NULL
  };
  g_autoptr (PalCliIndexTable) table = pal_cli_index_table_new (book, "strengths");
  g_autoptr (PalMatrix) values = dup_values (run);
  g_autoptr (PalIndexStandings) standings = pal_index_standings_new (run->tree, run->data, values);
  double latest = pal_cli_index_find_latest (run);
  PalIndexStanding found[N_STANDINGS];

  pal_cli_index_table_add_header (table, header);
  for (guint unit = 0; unit < run->data->n_units; unit++)
    {
      if (!is_at (run, unit, latest))
        continue;
      add_standings (table, run, unit, "strength", found,
                     pal_index_standings_get_strengths (standings, unit, N_STANDINGS, found));
      add_standings (table, run, unit, "weakness", found,
                     pal_index_standings_get_weaknesses (standings, unit, N_STANDINGS, TRUE, found));
    }
  return pal_cli_index_table_finish (table, error);
}

static gboolean
write_similar (const PalIndexRun *run, PalCliIndexBook *book, GError **error)
{
  static const char *const header[] = { "unit", "similar", "distance", "indicators", NULL };
  g_autoptr (PalCliIndexTable) table = pal_cli_index_table_new (book, "similar");
  double latest = pal_cli_index_find_latest (run);
  PalIndexNeighbour found[N_SIMILAR];

  pal_cli_index_table_add_header (table, header);
  for (guint unit = 0; unit < run->data->n_units; unit++)
    {
      guint n = is_at (run, unit, latest) ? pal_index_find_similar (run, unit, N_SIMILAR, found) : 0;

      for (guint i = 0; i < n; i++)
        {
          pal_cli_index_table_add_code (table, run->data->codes[unit]);
          pal_cli_index_table_add_code (table, run->data->codes[found[i].unit]);
          pal_cli_index_table_add_number (table, found[i].distance);
          pal_cli_index_table_add_integer (table, found[i].n_common);
          pal_cli_index_table_end_row (table);
        }
    }
  return pal_cli_index_table_finish (table, error);
}

gboolean
pal_cli_index_write_profile (const PalIndexRun *run, PalCliIndexBook *book, GError **error)
{
  return write_strengths (run, book, error) && write_similar (run, book, error);
}

static PalCliIndexTable *
begin (PalCliIndexBook *book, const char *name, const char *ending)
{
  g_autofree char *whole = g_strconcat (name, ending, NULL);

  return pal_cli_index_table_new (book, whole);
}

static gboolean
write_figures (const PalIndexComparison *comparison, const char *name, PalCliIndexBook *book, GError **error)
{
  static const char *const header[] = { "figure", "value", NULL };
  const struct
  {
    const char *name;
    double value;
  } figures[] = {
    { "units", comparison->n },
    { "only_first", comparison->n_only_first },
    { "only_second", comparison->n_only_second },
    { "moved", comparison->n_moved },
    { "mean_rank_shift", comparison->mean_shift },
    { "largest_rank_shift", comparison->largest_shift },
    { "pearson", comparison->pearson },
    { "spearman", comparison->spearman },
    { "kendall", comparison->kendall },
  };
  g_autoptr (PalCliIndexTable) table = begin (book, name, "-figures");

  pal_cli_index_table_add_header (table, header);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      pal_cli_index_table_add_code (table, figures[i].name);
      pal_cli_index_table_add_number (table, figures[i].value);
      pal_cli_index_table_end_row (table);
    }
  return pal_cli_index_table_finish (table, error);
}

/* The indicator that adds most by @sign times its change; -1: none does. */
static int
find_most (const double *first, const double *second, guint n, int sign)
{
  int best = -1;

  for (guint i = 0; i < n; i++)
    if (sign * (second[i] - first[i]) > (best >= 0 ? sign * (second[best] - first[best]) : 0))
      best = (int) i;
  return best;
}

static void
add_most (PalCliIndexTable *table,
          const PalIndexTree *tree,
          const double *first,
          const double *second,
          gboolean is_sum,
          int sign)
{
  int most = is_sum ? find_most (first, second, tree->n_indicators, sign) : -1;

  pal_cli_index_table_add_code (table, most >= 0 ? tree->nodes[tree->indicators[most]].code : NULL);
  pal_cli_index_table_add_number (table, most >= 0 ? second[most] - first[most] : NAN);
}

static gboolean
write_changes (const PalIndexRun *earlier,
               const PalIndexRun *run,
               const PalIndexComparison *comparison,
               const char *name,
               PalCliIndexBook *book,
               GError **error)
{
  static const char *const header[] = { "unit",        "rank_first",   "rank_second",  "rank_change",
                                        "score_first", "score_second", "score_change", "most_up",
                                        "most_up_by",  "most_down",    "most_down_by", NULL };
  g_autoptr (PalCliIndexTable) table = begin (book, name, "");
  g_autofree double *first = g_new0 (double, MAX (run->tree->n_indicators, 1));
  g_autofree double *second = g_new0 (double, MAX (run->tree->n_indicators, 1));
  guint n_sums = 0;

  pal_cli_index_table_add_header (table, header);
  for (guint i = 0; i < comparison->n; i++)
    {
      const PalIndexChange *change = &comparison->changes[i];
      gboolean is_sum = pal_index_contributions (earlier, change->first, first) &&
                        pal_index_contributions (run, change->second, second);

      pal_cli_index_table_add_code (table, run->data->codes[change->second]);
      pal_cli_index_table_add_integer (table, change->first_rank);
      pal_cli_index_table_add_integer (table, change->second_rank);
      pal_cli_index_table_add_integer (table, (gint64) change->second_rank - change->first_rank);
      pal_cli_index_table_add_number (table, change->first_score);
      pal_cli_index_table_add_number (table, change->second_score);
      pal_cli_index_table_add_number (table, change->second_score - change->first_score);
      add_most (table, run->tree, first, second, is_sum, 1);
      add_most (table, run->tree, first, second, is_sum, -1);
      pal_cli_index_table_end_row (table);
      n_sums += is_sum ? 1 : 0;
    }
  if (n_sums == 0 && comparison->n > 0)
    pal_cli_say (
        "%s", _ ("A mean other than the arithmetic one is no sum, so nobody can say which indicators moved "
                 "a score."));
  return pal_cli_index_table_finish (table, error);
}

/* What each indicator adds to the score by the second, less what it adds by the first: sums to the change of
 * the score. */
static gboolean
write_reasons (const PalIndexRun *earlier,
               const PalIndexRun *run,
               const PalIndexComparison *comparison,
               const char *name,
               PalCliIndexBook *book,
               GError **error)
{
  g_autoptr (PalCliIndexTable) table = begin (book, name, "-reasons");
  guint n = run->tree->n_indicators;
  g_autofree double *first = g_new0 (double, MAX (n, 1)), *second = g_new0 (double, MAX (n, 1));

  pal_cli_index_table_add_code (table, "unit");
  for (guint i = 0; i < n; i++)
    pal_cli_index_table_add_code (table, run->tree->nodes[run->tree->indicators[i]].code);
  pal_cli_index_table_end_row (table);
  for (guint k = 0; k < comparison->n; k++)
    {
      const PalIndexChange *change = &comparison->changes[k];
      gboolean is_sum = pal_index_contributions (earlier, change->first, first) &&
                        pal_index_contributions (run, change->second, second);

      pal_cli_index_table_add_code (table, run->data->codes[change->second]);
      for (guint i = 0; i < n; i++)
        pal_cli_index_table_add_number (table, is_sum ? second[i] - first[i] : NAN);
      pal_cli_index_table_end_row (table);
    }
  return pal_cli_index_table_finish (table, error);
}

gboolean
pal_cli_index_write_comparison (const PalIndexRun *earlier,
                                double earlier_time,
                                const PalIndexRun *run,
                                double time,
                                const char *name,
                                PalCliIndexBook *book,
                                GError **error)
{
  g_autoptr (PalIndexComparison) comparison = pal_index_comparison_new (earlier, earlier_time, run, time);

  return write_changes (earlier, run, comparison, name, book, error) &&
         write_figures (comparison, name, book, error) &&
         write_reasons (earlier, run, comparison, name, book, error);
}
