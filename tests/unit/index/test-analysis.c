/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an index is like inside, against what COINr 1.1.14 says of its example. */
#include <math.h>
#include <string.h>

#include "index/pal-correlation.h"
#include "index/pal-index-without.h"
#include "index/pal-moments.h"
#include "pal-test-index.h"

typedef struct
{
  PalIndexFile *file;
  PalIndexMethod *method;
  PalIndexRun *run;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->file = pal_test_index_load_asem ();
  self->method = pal_test_index_asem_method ("");
  self->run = pal_index_run_new (self->file->tree, self->file->data, self->method, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pal_index_run_free (self->run);
  pal_index_method_free (self->method);
  pal_index_file_free (self->file);
}

static guint
column_of (const PalMatrix *matrix, const char *code)
{
  int column = pal_matrix_find (matrix, code);

  g_assert_cmpint (column, >=, 0);
  return (guint) column;
}

/* The indicators below an aggregate. */
static guint
members_of (const Fixture *self, const char *code, guint *out)
{
  const PalIndexTree *tree = self->file->tree;
  guint n = 0;

  for (guint i = 0; i < tree->n_indicators; i++)
    if (g_strcmp0 (tree->nodes[tree->indicators[i]].parent_code, code) == 0)
      out[n++] = i;
  return n;
}

static void
test_correlations (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name;
    PalCorrelationKind kind;
  } cases[] = { { "corr_pearson_index_vs_indicators.csv", PAL_CORRELATION_PEARSON },
                { "corr_spearman_index_vs_indicators.csv", PAL_CORRELATION_SPEARMAN },
                { "corr_kendall_index_vs_indicators.csv", PAL_CORRELATION_KENDALL } };
  const double *top = pal_matrix_column (self->run->scores, self->file->tree->n_aggregates - 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalTestTable) table = pal_test_table_load ("expected", cases[i].name);

      g_assert_cmpuint (table->rows->len, ==, 49);
      for (guint row = 0; row < table->rows->len; row++)
        {
          char **cells = g_ptr_array_index (table->rows, row);
          const PalMatrix *parts = pal_index_run_get_parts (self->run);
          double found = pal_correlation (
              cases[i].kind, top, pal_matrix_column (parts, column_of (parts, cells[1])), parts->n_units);

          g_assert_cmpfloat_with_epsilon (found, pal_test_parse (cells[2]), 1e-12);
        }
    }
}

static void
test_correlations_with_gaps (Fixture *self, gconstpointer data)
{
  g_autoptr (PalTestTable) table = pal_test_table_load ("expected", "corr_pearson_raw_Physical.csv");
  const PalMatrix *raw = self->file->data->indicators;

  g_assert_cmpuint (table->rows->len, ==, 64);
  for (guint row = 0; row < table->rows->len; row++)
    {
      char **cells = g_ptr_array_index (table->rows, row);
      double found =
          pal_correlation (PAL_CORRELATION_PEARSON, pal_matrix_column (raw, column_of (raw, cells[0])),
                           pal_matrix_column (raw, column_of (raw, cells[1])), raw->n_units);

      g_assert_cmpfloat_with_epsilon (found, pal_test_parse (cells[2]), 1e-12);
    }
}

static void
test_alpha (Fixture *self, gconstpointer data)
{
  g_autoptr (PalTestTable) table = pal_test_table_load ("expected", "cronbach_raw_by_pillar.csv");
  guint members[49];

  /* The last row belongs to no pillar. */
  g_assert_cmpuint (table->rows->len, ==, 9);
  for (guint row = 0; row < 8; row++)
    {
      char **cells = g_ptr_array_index (table->rows, row);
      guint n = members_of (self, cells[0], members);

      g_assert_cmpfloat_with_epsilon (pal_cronbach_alpha (self->file->data->indicators, members, n),
                                      pal_test_parse (cells[1]), 1e-12);
    }
}

/* Spreads of the components as the package prints them, to 13 digits. */
static void
test_components (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *group;
    double sd[4];
  } cases[] = {
    { "ConEcFin", { 1.9735464735938, 0.82498583851371, 0.46367239215477, 0.39173636200138 } },
    { "Instit", { 1.8579452778385, 1.1571501481744, 0.77044774866046, 0.51284348611304 } },
    { "P2P", { 2.2231409170444, 1.1571079300347, 0.76023503415625, 0.64846561040464 } },
    { "Physical", { 1.6955096490084, 1.3153659598351, 1.1338453801316, 0.886349145698 } },
    { "Political", { 1.3713606121356, 1.0042918040729, 0.33281833446352, 0 } },
  };
  guint members[49];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n = members_of (self, cases[i].group, members);
      g_autoptr (PalComponents) components = pal_components_new (self->file->data->indicators, members, n);
      double share = 0;

      g_assert_nonnull (components);
      for (guint k = 0; k < MIN (n, 4); k++)
        g_assert_cmpfloat_with_epsilon (components->sd[k], cases[i].sd[k], 1e-11);
      for (guint k = 0; k < n; k++)
        share += components->share[k];
      g_assert_cmpfloat_with_epsilon (share, 1, 1e-12);
    }
}

static void
test_without (Fixture *self, gconstpointer data)
{
  g_autoptr (PalTestTable) shifts = pal_test_table_load ("expected", "remove_pillars_meanabsdiff.csv");
  g_autoptr (PalTestTable) units = pal_test_table_load ("expected", "remove_pillars_mean_abs_rank_diff.csv");
  const PalIndexTree *tree = self->file->tree;
  guint n = self->run->data->n_units;
  const guint *nominal = self->run->ranks + (gsize) (tree->n_aggregates - 1) * n;
  g_autofree double *scores = g_new (double, n);
  g_autofree guint *ranks = g_new (guint, n);

  for (guint row = 1; row < shifts->rows->len; row++)
    {
      char **cells = g_ptr_array_index (shifts->rows, row);

      pal_index_rank_without (self->run, (guint) pal_index_tree_find (tree, cells[0]), scores, ranks);
      g_assert_cmpfloat_with_epsilon (pal_index_mean_shift (nominal, ranks, n), pal_test_parse (cells[1]),
                                      1e-12);
      for (guint k = 0; k < units->rows->len; k++)
        {
          char **unit_cells = g_ptr_array_index (units->rows, k);
          int unit = pal_index_data_find_unit (self->run->data, unit_cells[0]);

          g_assert_cmpstr (g_ptr_array_index (units->header, row + 1), ==, cells[0]);
          g_assert_cmpfloat (fabs ((double) nominal[unit] - ranks[unit]), ==,
                             pal_test_parse (unit_cells[row + 1]));
        }
    }
}

/* An aggregate of which nothing is left goes too, instead of making all missing. */
static void
test_without_last_part (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_read (
      "uCode,A,B\nX,1,9\nY,2,4\nZ,3,5\n",
      "iCode,Direction,Weight,Parent,Type\nA,1,1,S,Indicator\nB,1,1,T,Indicator\nS,1,1,TOP,Aggregate\n"
      "T,1,1,TOP,Aggregate\nTOP,1,1,,Aggregate\n");
  g_autoptr (PalIndexMethod) method = pal_index_method_new ();
  g_autoptr (PalIndexRun) run = pal_index_run_new (file->tree, file->data, method, NULL);
  double scores[3];
  guint ranks[3];

  pal_index_rank_without (run, (guint) pal_index_tree_find (file->tree, "A"), scores, ranks);
  g_assert_cmpfloat (scores[0], ==, 100);
  g_assert_cmpuint (ranks[0], ==, 1);
  g_assert_cmpuint (ranks[1], ==, 3);
}

/* Three significant digits, as the package writes them. */
static void
assert_rounded (double found, double expected)
{
  g_assert_cmpfloat (fabs (found - expected), <=, 0.0051 * fabs (expected) + 1e-12);
}

static void
test_statistics (Fixture *self, gconstpointer data)
{
  g_autoptr (PalTestTable) table = pal_test_table_load ("expected", "stats_raw.csv");
  const PalMatrix *raw = self->file->data->indicators;

  g_assert_cmpuint (table->rows->len, ==, 49);
  for (guint row = 0; row < table->rows->len; row++)
    {
      char **cells = g_ptr_array_index (table->rows, row);
      const double *column = pal_matrix_column (raw, column_of (raw, cells[0]));
      PalMoments moments;

      pal_moments_compute (column, raw->n_units, &moments);
      assert_rounded (moments.min, pal_test_parse (cells[1]));
      assert_rounded (moments.max, pal_test_parse (cells[2]));
      assert_rounded (moments.mean, pal_test_parse (cells[3]));
      assert_rounded (pal_moments_quantile (column, raw->n_units, 0.5), pal_test_parse (cells[4]));
      assert_rounded (moments.sd, pal_test_parse (cells[5]));
      assert_rounded (moments.skew, pal_test_parse (cells[6]));
      assert_rounded (moments.kurtosis, pal_test_parse (cells[7]));
      g_assert_cmpuint (moments.n, ==, (guint) pal_test_parse (cells[8]));
    }
}

static void
test_degenerate (void)
{
  const double rising[] = { 1, 2, NAN, 4 }, flat[] = { 5, 5, 5, 5 }, none[] = { NAN, NAN, NAN, NAN };
  const char *const codes[] = { "A", "B", NULL };
  const guint columns[] = { 0, 1 };
  g_autoptr (PalMatrix) matrix = pal_matrix_new (codes, 4);

  for (guint kind = PAL_CORRELATION_PEARSON; kind <= PAL_CORRELATION_KENDALL; kind++)
    {
      g_assert_true (isnan (pal_correlation ((PalCorrelationKind) kind, rising, flat, 4)));
      g_assert_true (isnan (pal_correlation ((PalCorrelationKind) kind, rising, none, 4)));
      g_assert_cmpfloat_with_epsilon (pal_correlation ((PalCorrelationKind) kind, rising, rising, 4), 1,
                                      1e-12);
    }
  g_assert_null (pal_components_new (matrix, columns, 2));
  g_assert_true (isnan (pal_cronbach_alpha (matrix, columns, 1)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/index/analysis/correlations", Fixture, NULL, set_up, test_correlations, tear_down);
  g_test_add ("/index/analysis/gaps", Fixture, NULL, set_up, test_correlations_with_gaps, tear_down);
  g_test_add ("/index/analysis/alpha", Fixture, NULL, set_up, test_alpha, tear_down);
  g_test_add ("/index/analysis/components", Fixture, NULL, set_up, test_components, tear_down);
  g_test_add ("/index/analysis/without", Fixture, NULL, set_up, test_without, tear_down);
  g_test_add ("/index/analysis/statistics", Fixture, NULL, set_up, test_statistics, tear_down);
  g_test_add_func ("/index/analysis/without-last-part", test_without_last_part);
  g_test_add_func ("/index/analysis/degenerate", test_degenerate);
  return g_test_run ();
}
