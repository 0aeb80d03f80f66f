/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weights that are computed: against COINr 1.1.14 and R where they print figures, else by their properties.
 */
#include <math.h>
#include <string.h>

#include "index/pal-correlation.h"
#include "index/pal-index-run.h"
#include "index/pal-weight-group.h"
#include "model/pal-finding.h"
#include "pal-test-index.h"

/* Arrests per 100 000 in 50 states, 1973 (McNeil 1977, R's USArrests): murder, assault, percent urban, rape.
 */
static const double arrests[4][50] = {
  { 13.2, 10,  8.1,  8.8, 9,    7.9,  3.3,  5.9,  15.4, 17.4, 5.3,  2.6, 10.4, 7.2,  2.2,  6,  9.7,
    15.4, 2.1, 11.3, 4.4, 12.1, 2.7,  16.1, 9,    6,    4.3,  12.2, 2.1, 7.4,  11.4, 11.1, 13, 0.8,
    7.3,  6.6, 4.9,  6.3, 3.4,  14.4, 3.8,  13.2, 12.7, 3.2,  2.2,  8.5, 4,    5.7,  2.6,  6.8 },
  { 236, 263, 294, 190, 276, 204, 110, 238, 335, 211, 46,  120, 249, 113, 56,  115, 109,
    249, 83,  300, 149, 255, 72,  259, 178, 109, 102, 252, 57,  159, 285, 254, 337, 45,
    120, 151, 159, 106, 174, 279, 86,  188, 201, 120, 48,  156, 145, 81,  53,  161 },
  { 58, 48, 80, 50, 91, 78, 77, 72, 80, 60, 83, 54, 83, 65, 57, 66, 52, 66, 51, 67, 85, 74, 66, 44, 70,
    53, 62, 81, 56, 89, 70, 86, 45, 44, 75, 68, 67, 72, 87, 48, 45, 59, 80, 80, 32, 63, 73, 39, 66, 60 },
  { 21.2, 44.5, 31,   19.5, 40.6, 38.7, 11.1, 15.8, 31.9, 25.8, 20.2, 14.2, 24,   21,   11.3, 18,   16.3,
    22.2, 7.8,  27.8, 16.3, 35.1, 14.9, 17.1, 28.2, 16.4, 16.5, 46,   9.5,  18.8, 32.1, 26.1, 16.1, 7.3,
    21.4, 20,   29.3, 14.9, 8.3,  22.5, 12.8, 26.9, 25.5, 22.9, 11.2, 20.7, 26.2, 9.3,  10.8, 15.6 },
};

static gboolean
has_finding (GPtrArray *findings, const char *part)
{
  for (guint i = 0; i < findings->len; i++)
    if (strstr (((PalFinding *) g_ptr_array_index (findings, i))->message, part) != NULL)
      return TRUE;
  return FALSE;
}

static double
weight_of (const PalIndexRun *run, const char *code)
{
  return run->weights[pal_index_tree_find (run->tree, code)];
}

static const double *
column_of (const PalIndexRun *run, const char *code)
{
  const PalIndexNode *node = &run->tree->nodes[pal_index_tree_find (run->tree, code)];
  const PalMatrix *matrix = node->is_indicator ? pal_index_run_get_parts (run) : run->scores;

  return pal_matrix_column (matrix, (guint) pal_matrix_find (matrix, code));
}

/* prcomp (USArrests, scale. = TRUE) of R, as its documentation and James, Witten, Hastie and Tibshirani
 * (An Introduction to Statistical Learning, 10.4) print it. */
static void
test_pca_published (void)
{
  static const double loadings[] = { 0.5358995, 0.5831836, 0.2781909, 0.5434321 };
  static const char *codes[] = { "Murder", "Assault", "UrbanPop", "Rape" };
  const double *columns[] = { arrests[0], arrests[1], arrests[2], arrests[3] };
  const PalWeightGroup group = {
    .name = "USArrests", .n_parts = 4, .n_units = 50, .codes = codes, .columns = columns
  };
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  double weights[4];

  g_assert_true (pal_weight_pca (&group, weights, findings));
  g_assert_cmpuint (findings->len, ==, 0);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (weights[i], loadings[i], 6e-8);
}

/* All spreads that the package prints of the groups of Conn, to 13 digits. */
static void
test_pca_coinr (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autofree char *path = pal_test_index_asem_path ("expected", "pca_Conn_raw.txt"), *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (PalComponents) components = NULL;
  guint n_seen = 0, n_all = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '$')
        {
          const PalIndexNode *node = &file->tree->nodes[pal_index_tree_find (file->tree, lines[i] + 1)];
          guint columns[16];

          for (guint k = 0; k < node->n_children; k++)
            columns[k] =
                (guint) pal_matrix_find (file->data->indicators, file->tree->nodes[node->children[k]].code);
          g_clear_pointer (&components, pal_components_free);
          components = pal_components_new (file->data->indicators, columns, node->n_children);
          g_assert_nonnull (components);
          n_seen = 0;
        }
      else if (g_str_has_prefix (lines[i], "Standard deviation"))
        {
          g_auto (GStrv) cells = g_strsplit (lines[i] + strlen ("Standard deviation"), " ", -1);

          g_assert_nonnull (components);
          for (guint k = 0; cells[k] != NULL; k++)
            if (*cells[k] != '\0')
              {
                g_assert_cmpfloat_with_epsilon (components->sd[n_seen], pal_test_parse (cells[k]), 1e-11);
                n_seen++;
                n_all++;
              }
        }
    }
  g_assert_cmpuint (n_all, ==, 5 + 6 + 8 + 8 + 3);
}

/* Loadings have the length 1; each level by itself. */
static void
test_pca_levels (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_asem_method (", \"weights\": {\"method\":\"pca\"}");
  g_autoptr (PalIndexMethod) lowest =
      pal_test_index_asem_method (", \"weights\": {\"method\":\"pca\",\"levels\":[1]}");
  g_autoptr (PalIndexMethod) flat =
      pal_test_index_asem_method (", \"weights\": {\"method\":\"pca\",\"levels\":[2],\"by_groups\":false}");
  g_autoptr (PalIndexMethod) highest =
      pal_test_index_asem_method (", \"weights\": {\"method\":\"pca\",\"levels\":[3]}");
  g_autoptr (PalIndexRun) run = pal_test_index_run (file, method), low = pal_test_index_run (file, lowest);
  g_autoptr (PalIndexRun) all = pal_test_index_run (file, flat), top = pal_test_index_run (file, highest);
  double squares = 0, conn = 0;

  for (guint i = 0; i < file->tree->n_nodes; i++)
    {
      const PalIndexNode *node = &file->tree->nodes[i];

      if (node->level == 1)
        g_assert_cmpfloat (low->weights[i], ==, run->weights[i]);
      else
        g_assert_cmpfloat (low->weights[i], ==, 1);
      if (node->level == 2)
        squares += all->weights[i] * all->weights[i];
      if (node->level == 2 && strcmp (node->parent_code, "Conn") == 0)
        conn += run->weights[i] * run->weights[i];
    }
  /* Of all eight groups together one runs against the others. */
  g_assert_cmpfloat (squares, <, 1);
  g_assert_true (has_finding (all->findings, "level 2: "));
  g_assert_true (has_finding (all->findings, "runs against the other parts"));
  g_assert_cmpfloat_with_epsilon (conn, 1, 1e-9);
  /* Two parts that go together weigh the same; that oppose each other, neither leads. */
  g_assert_true (has_finding (run->findings, "Index: the loadings of the first component cancel out"));
  g_assert_cmpfloat (weight_of (run, "Conn"), ==, 1);
  g_assert_cmpfloat_with_epsilon (weight_of (top, "Conn"), sqrt (0.5), 1e-12);
  g_assert_cmpfloat_with_epsilon (weight_of (top, "Sust"), sqrt (0.5), 1e-12);
}

#define META                                                                                                 \
  "iCode,Direction,Weight,Parent,Type\nA,1,1,T,Indicator\nB,1,1,T,Indicator\nC,1,1,T,Indicator\nT,1,1,,"     \
  "Aggregate\n"
#define ROWS "uCode,A,B,C\nU,0,1,9\nV,1,3,7\nW,2,2,8\nX,4,5,5\nY,5,4,1\n"

static void
test_findings (void)
{
  static const struct
  {
    const char *data, *weights, *expected;
  } cases[] = {
    { ROWS, "{\"method\":\"pca\"}", "T: C runs against the other parts (loading -0.577) and counts 0" },
    { "uCode,A,B,C\nU,0,1,NA\nV,1,3,7\nW,2,2,8\nX,4,5,9\n", "{\"method\":\"pca\"}",
      "T: 1 of 4 units lack a part and are left out of the components" },
    { "uCode,A,B,C\nU,0,NA,1\nV,NA,3,7\nW,2,2,8\nX,4,5,NA\n", "{\"method\":\"pca\"}",
      "T: the units that have all parts are fewer than two" },
    { "uCode,A,B,C\nU,0,1,3\nV,1,3,3\nW,2,2,3\n", "{\"method\":\"pca\"}", "T: C has no spread" },
    { "uCode,A,B,C\nU,2,1,3\nV,2,1,3\nW,2,1,3\n", "{\"method\":\"corr\"}",
      "T: no part has a spread: the given" },
    { "uCode,A,B,C\nU,2,1,3\n", "{\"method\":\"pca\"}", "T: no part has a spread: the given weights stay" },
    { "uCode,A,B,C\nU,0,0,3\nV,0,4,3\nW,4,0,3\nX,4,4,3\n", "{\"method\":\"pca\"}",
      "T: the first two components are equally long" },
    { "uCode,A,B,C\nU,0,NA,1\nV,NA,3,7\nW,2,2,8\nX,4,5,NA\n", "{\"method\":\"corr\"}",
      "T: the units that have all parts are fewer than three" },
    { "uCode,A,B,C\nU,0,0,0\nV,0,4,4\nW,4,0,4\nX,4,4,9\n", "{\"method\":\"corr\"}",
      "T: C correlates with it more than its share even when it weighs nothing: it counts 0" },
    { ROWS, "{\"method\":\"given\",\"values\":{\"A\":0,\"B\":0,\"C\":0}}",
      "T: the weights of its parts are all 0" },
    { ROWS, "{\"method\":\"given\",\"values\":{\"A\":1e308}}", "T of V: A is too large to add up" },
    { ROWS, "{\"method\":\"given\",\"values\":{\"A\":1e308,\"B\":1e308,\"C\":1}}",
      "T: the weights of its parts are too" },
    { ROWS, "{\"method\":\"budget\",\"experts\":{\"Ann\":{\"A\":50,\"B\":50}}}",
      "Ann says nothing of C, so the points for the parts of T do not count" },
    { ROWS, "{\"method\":\"budget\",\"experts\":{\"Ann\":{\"A\":0,\"B\":0,\"C\":0}}}",
      "Ann gives no point to any part of T" },
    { ROWS, "{\"method\":\"budget\",\"experts\":{\"Ann\":{\"A\":50,\"B\":20,\"C\":20}}}",
      "Ann gives 90 instead of 100 points to the parts of T" },
    { ROWS, "{\"method\":\"budget\"}", "no expert shares points among all parts of T" },
    { ROWS, "{\"method\":\"budget\",\"experts\":{\"Ann\":{\"Q\":1}}}", "\"experts\" of the method names Q" },
    { ROWS, "{\"method\":\"corr\",\"importance\":{\"Q\":1}}", "\"importance\" of the method names Q" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"weights\": %s}", cases[i].weights);
      g_autoptr (PalIndexFile) file = pal_test_index_read (cases[i].data, META);
      g_autoptr (PalIndexMethod) method = pal_test_index_method (json);
      g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);

      if (!has_finding (run->findings, cases[i].expected))
        {
          for (guint k = 0; k < run->findings->len; k++)
            g_test_message ("%s", ((PalFinding *) g_ptr_array_index (run->findings, k))->message);
          g_error ("case %u: not found: %s", i, cases[i].expected);
        }
      for (guint k = 0; k < file->tree->n_nodes; k++)
        g_assert_true (run->weights[k] >= 0 && isfinite (run->weights[k]));
    }
}

static void
assert_balanced (const PalIndexRun *run, const char *code, double most)
{
  const PalIndexNode *node = &run->tree->nodes[pal_index_tree_find (run->tree, code)];
  const double *score = column_of (run, code);
  double first = NAN, sum = 0;

  for (guint i = 0; i < node->n_children; i++)
    {
      const char *part = run->tree->nodes[node->children[i]].code;
      double r = pal_correlation (PAL_CORRELATION_PEARSON, score, column_of (run, part), run->data->n_units);

      sum += weight_of (run, part);
      if (weight_of (run, part) == 0)
        continue;
      if (isnan (first))
        first = r;
      else if (!(fabs (r - first) < most))
        g_error ("%s, %s: correlates by %.12g, the first one by %.12g (within %g)", code, part, r, first,
                 most);
    }
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
}

/* COINr's own test of get_opt_weights () asks for shares of 0.5, 0.5 and, of two digits, 0.33, 0.67.  The
 * second one it reaches with a weight below 0: alone, Sust correlates with Conn by 0.6, so that with weights
 * of 0 and above the share of Conn cannot be less than 0.6 / 1.6. */
static void
test_corr_coinr (void)
{
  static const struct
  {
    const char *importance;
    double share;
  } cases[] = { { "1", 0.5 }, { "1.5", 0.4 }, { "2", NAN } };
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *more =
          g_strdup_printf (", \"weights\": {\"method\":\"corr\",\"levels\":[3],\"importance\":{\"Sust\":%s}}",
                           cases[i].importance);
      g_autoptr (PalIndexMethod) method = pal_test_index_asem_method (more);
      g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);
      const double *index = column_of (run, "Index");
      double conn = pal_correlation (PAL_CORRELATION_PEARSON, index, column_of (run, "Conn"), 51);
      double sust = pal_correlation (PAL_CORRELATION_PEARSON, index, column_of (run, "Sust"), 51);

      g_assert_cmpfloat (weight_of (run, "Physical"), ==, 1);
      g_assert_cmpint (has_finding (run->findings, "it counts 0"), ==, isnan (cases[i].share));
      g_assert_cmpint (weight_of (run, "Conn") > 0, ==, !isnan (cases[i].share));
      if (!isnan (cases[i].share))
        g_assert_cmpfloat_with_epsilon (conn / (conn + sust), cases[i].share, 1e-9);
    }
}

/* Two parts: whatever they are, the weights are to each other as one over their spreads. */
static void
test_corr_two (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_read (
      "uCode,A,B\nU,0,1\nV,1,30\nW,2,20\nX,4,50\nY,5,41\n",
      "iCode,Direction,Weight,Parent,Type\nA,1,3,T,Indicator\nB,1,1,T,Indicator\nT,1,1,,Aggregate\n");
  g_autoptr (PalIndexMethod) method = pal_test_index_method (
      "{\"normalise\":{\"*\":{\"method\":\"none\"}},\"weights\":{\"method\":\"corr\"}}");
  g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);
  double a = sqrt (pal_covariance (column_of (run, "A"), column_of (run, "A"), 5));
  double b = sqrt (pal_covariance (column_of (run, "B"), column_of (run, "B"), 5));

  g_assert_cmpuint (run->findings->len, ==, 0);
  g_assert_cmpfloat_with_epsilon (weight_of (run, "A"), b / (a + b), 1e-12);
  g_assert_cmpfloat_with_epsilon (weight_of (run, "B"), a / (a + b), 1e-12);
}

/* All levels, other means, and gaps, for which there is no closed form; twice the same to the last digit. */
static void
test_corr_balances (void)
{
  static const char *const cases[] = {
    ", \"weights\":{\"method\":\"corr\"}",
    ", \"weights\":{\"method\":\"corr\"},\"normalise\":{\"*\":{\"lower\":1}},\"aggregate\":[\"geometric\"]",
    ", \"weights\":{\"method\":\"corr\"},\"steps\":[\"normalise\",\"aggregate\"]",
  };
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalIndexMethod) method = pal_test_index_asem_method (cases[i]);
      g_autoptr (PalIndexRun) run = pal_test_index_run (file, method),
                              again = pal_test_index_run (file, method);

      for (guint k = 0; k < file->tree->n_aggregates; k++)
        assert_balanced (run, file->tree->nodes[file->tree->aggregates[k]].code, i == 0 ? 1e-9 : 1e-6);
      g_assert_cmpmem (run->weights, file->tree->n_nodes * sizeof (double), again->weights,
                       file->tree->n_nodes * sizeof (double));
    }
}

static void
test_budget (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_read (ROWS, META);
  g_autoptr (PalIndexMethod) method = pal_test_index_method (
      "{\"weights\":{\"method\":\"budget\",\"experts\":{\"Ann\":{\"A\":50,\"B\":30,\"C\":20},"
      "\"Bo\":{\"A\":70,\"B\":10,\"C\":20},\"Cy\":{\"A\":0.6,\"B\":0.2,\"C\":0.2},\"Di\":{\"A\":100,\"B\":0}}"
      "}}");
  g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);
  const PalWeightSpread *spread;

  g_assert_nonnull (run->spread);
  spread = &run->spread[pal_index_tree_find (file->tree, "A")];
  g_assert_cmpuint (spread->n_experts, ==, 3);
  g_assert_cmpfloat_with_epsilon (spread->mean, 0.6, 1e-15);
  g_assert_cmpfloat_with_epsilon (spread->sd, 0.1, 1e-15);
  g_assert_cmpfloat_with_epsilon (spread->min, 0.5, 1e-15);
  g_assert_cmpfloat_with_epsilon (spread->max, 0.7, 1e-15);
  g_assert_cmpfloat_with_epsilon (weight_of (run, "A"), 0.6, 1e-15);
  g_assert_cmpfloat_with_epsilon (weight_of (run, "B"), 0.2, 1e-15);
  g_assert_cmpfloat_with_epsilon (weight_of (run, "C"), 0.2, 1e-15);
  g_assert_cmpuint (run->spread[pal_index_tree_find (file->tree, "T")].n_experts, ==, 0);
}

/* Weights need not sum to 1: only their proportions count. */
static void
test_proportions (void)
{
  static const char *const cases[] = { "{\"A\":3,\"B\":1,\"C\":0}", "{\"A\":0.75,\"B\":0.25,\"C\":0}",
                                       "{\"A\":3e200,\"B\":1e200,\"C\":0}" };
  g_autoptr (PalIndexFile) file = pal_test_index_read (ROWS, META);
  double first[5];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"weights\":{\"values\":%s}}", cases[i]);
      g_autoptr (PalIndexMethod) method = pal_test_index_method (json);
      g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);

      g_assert_cmpuint (run->findings->len, ==, 0);
      for (guint unit = 0; unit < 5; unit++)
        {
          first[unit] = i == 0 ? pal_matrix_get (run->scores, unit, 0) : first[unit];
          g_assert_cmpfloat_with_epsilon (pal_matrix_get (run->scores, unit, 0), first[unit], 1e-9);
        }
    }
}

static void
test_bad_methods (void)
{
  static const char *const cases[][2] = {
    { "{\"method\":\"dice\"}", "unknown \"dice\"" },
    { "{\"method\":\"pca\",\"experts\":{}}", "unknown member \"experts\"" },
    { "{\"method\":\"pca\",\"levels\":[0]}", "\"levels\": expected whole numbers" },
    { "{\"method\":\"pca\",\"levels\":[1.5]}", "\"levels\": expected whole numbers" },
    { "{\"method\":\"pca\",\"levels\":[null,[],{}]}", "\"levels\": expected whole numbers" },
    { "{\"method\":\"corr\",\"importance\":{\"A\":0}}", "\"importance\": A is not between" },
    { "{\"method\":\"bod\",\"bounds\":{\"A\":[0.6,0.5]}}", "\"bounds\" of A: expected [least, greatest]" },
    { "{\"method\":\"bod\",\"bounds\":{\"*\":0.5}}", "\"bounds\" of *: expected [least, greatest]" },
    { "{\"method\":\"bod\",\"scale\":0}", "\"scale\": expected a number above 0" },
    { "{\"method\":\"budget\",\"experts\":{\"Ann\":{\"A\":-1}}}", "\"experts\": Ann: A is not between" },
    { "{\"method\":\"budget\",\"experts\":{\"Ann\":{\"A\":\"x\"}}}", "\"experts\": Ann: " },
    { "{\"method\":\"budget\",\"experts\":{\"Ann\":3}}", "Ann" },
    { "{\"method\":\"budget\",\"points\":-3}", "\"points\": expected a number above 0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"weights\": %s}", cases[i][0]);
      g_autoptr (GError) error = NULL;
      g_autoptr (PalIndexMethod) method = pal_index_method_parse (json, -1, "method.json", &error);

      g_assert_null (method);
      g_assert_nonnull (strstr (error->message, cases[i][1]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/weights/pca-published", test_pca_published);
  g_test_add_func ("/index/weights/pca-coinr", test_pca_coinr);
  g_test_add_func ("/index/weights/pca-levels", test_pca_levels);
  g_test_add_func ("/index/weights/findings", test_findings);
  g_test_add_func ("/index/weights/corr-coinr", test_corr_coinr);
  g_test_add_func ("/index/weights/corr-two", test_corr_two);
  g_test_add_func ("/index/weights/corr-balances", test_corr_balances);
  g_test_add_func ("/index/weights/budget", test_budget);
  g_test_add_func ("/index/weights/proportions", test_proportions);
  g_test_add_func ("/index/weights/bad-methods", test_bad_methods);
  return g_test_run ();
}
