/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-index-sensitivity.h"

#include <math.h>
#include <string.h>

#include "base/pal-error.h"
#include "pal-test-index.h"

#define N_POINTS 512u

static const PalSensitiveTarget shift = { PAL_SENSITIVE_SHIFT, 0 };

static PalIndexSensitivity *
look (const PalIndexFile *file,
      const PalIndexMethod *method,
      const PalSensitiveTarget *targets,
      guint n_targets,
      guint n_points,
      guint seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalIndexRun) run = pal_index_run_new (file->tree, file->data, method, &error);
  g_autoptr (GArray) inputs = pal_index_sensitivity_list_inputs (run);
  PalIndexSensitivity *out;

  g_assert_no_error (error);
  out = pal_index_sensitivity_new (file->tree, file->data, run,
                                   (const PalUncertainInput *) (gpointer) inputs->data, inputs->len, targets,
                                   n_targets, n_points, 100, seed, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return out;
}

static PalIndexFile *
read_small (void)
{
  return pal_test_index_read ("uCode,A,B\nX,50,50\nY,40,40\nZ,100,1\nV,10,90\n",
                              "iCode,Direction,Weight,Parent,Type\nA,1,1,TOP,Indicator\nB,1,1,TOP,Indicator\n"
                              "TOP,1,1,,Aggregate\n");
}

/* Weights do not vary, the mean does: all that moves is its doing. */
static void
test_one_input (void)
{
  g_autoptr (PalIndexFile) file = read_small ();
  g_autoptr (PalIndexMethod) method = pal_test_index_method (
      "{\"normalise\": {\"*\": {\"method\": \"none\"}}, \"vary\": {\"weights\": 0, "
      "\"impute\": [\"none\", \"mean\"], \"aggregate\": [\"arithmetic\", \"geometric\"]}}");
  g_autoptr (PalIndexSensitivity) got = look (file, method, &shift, 1, N_POINTS, 1);
  g_autofree char *first = pal_index_sensitivity_dup_name (file->tree, &got->inputs[0]);
  g_autofree char *second = pal_index_sensitivity_dup_name (file->tree, &got->inputs[1]);

  g_assert_cmpuint (got->n_inputs, ==, 2);
  g_assert_cmpstr (first, ==, "impute");
  g_assert_cmpstr (second, ==, "aggregate");
  g_assert_cmpfloat (got->indices[0].first, ==, 0);
  g_assert_cmpfloat (got->indices[0].total, ==, 0);
  g_assert_cmpfloat_with_epsilon (got->indices[1].first, 1, 0.02);
  g_assert_cmpfloat_with_epsilon (got->indices[1].total, 1, 0.02);
}

/* Score of a unit = (wa A + wb B) / (wa + wb), nearly a straight line in both weights, and turned round by
 * which part is better: halves. */
static void
test_weights_by_node (void)
{
  g_autoptr (PalIndexFile) file = read_small ();
  g_autoptr (PalIndexMethod) method =
      pal_test_index_method ("{\"normalise\": {\"*\": {\"method\": \"none\"}}}");
  g_autoptr (GError) error = NULL;
  g_autoptr (PalIndexRun) run = pal_index_run_new (file->tree, file->data, method, &error);
  const PalUncertainInput inputs[] = { { PAL_UNCERTAIN_WEIGHT, 0 }, { PAL_UNCERTAIN_WEIGHT, 1 } };
  const PalSensitiveTarget targets[] = { { PAL_SENSITIVE_SCORE, 2 }, { PAL_SENSITIVE_SCORE, 0 } };
  g_autoptr (PalIndexSensitivity) got = pal_index_sensitivity_new (
      file->tree, file->data, run, inputs, 2, targets, 2, N_POINTS, 0, 1, NULL, NULL, NULL, &error);
  g_autofree char *name = NULL;

  g_assert_no_error (error);
  name = pal_index_sensitivity_dup_name (file->tree, &got->inputs[1]);
  g_assert_cmpstr (name, ==, "weight:B");
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpfloat_with_epsilon (got->indices[i].first, 0.5, 0.03);
      g_assert_cmpfloat_with_epsilon (got->indices[i].total, 0.5, 0.03);
      /* X has the same in both parts: its score cannot move. */
      g_assert_true (isnan (got->indices[2 + i].first) && isnan (got->indices[2 + i].total));
    }
}

static const char asem_vary[] =
    ", \"vary\": {\"weights\": 0.25, \"normalise\": [\"minmax\", \"rank\", \"borda\"], "
    "\"aggregate\": [\"arithmetic\", \"mpi\"], \"impute\": [\"group_mean\", \"mean\", \"median\"], "
    "\"treat\": [\"auto\", \"none\"]}";

/* COINr's example: what goes with one input alone and with it in company hold together. */
static void
test_asem (void)
{
  const PalSensitiveTarget targets[] = { shift, { PAL_SENSITIVE_RANK, 3 }, { PAL_SENSITIVE_SCORE, 3 } };
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_asem_method (asem_vary);
  g_autoptr (PalIndexSensitivity) got = look (file, method, targets, 3, 128, 1);

  g_assert_cmpuint (got->n_inputs, ==, 7);
  for (guint t = 0; t < 3; t++)
    {
      double firsts = 0, totals = 0;

      for (guint i = 0; i < got->n_inputs; i++)
        {
          const PalSobolIndex *one = &got->indices[t * got->n_inputs + i];

          firsts += one->first;
          totals += one->total;
          g_assert_cmpfloat (one->total, >=, 0);
          g_assert_cmpfloat (one->first, >, -0.2);
          g_assert_cmpfloat (one->first, <, one->total + 0.2);
          g_assert_cmpfloat (one->first_p5, <=, one->first_p95);
          g_assert_cmpfloat (one->total_p5, <=, one->total);
          g_assert_cmpfloat (one->total, <=, one->total_p95);
        }
      g_assert_cmpfloat (firsts, <, 1.2);
      g_assert_cmpfloat (totals, >, 0.85);
    }
}

/* A seed gives the same numbers, whichever thread takes which part. */
static void
test_seed (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_asem_method (asem_vary);
  g_autoptr (PalIndexSensitivity) first = look (file, method, &shift, 1, 40, 4),
                                  again = look (file, method, &shift, 1, 40, 4);
  g_autoptr (PalIndexSensitivity) other = look (file, method, &shift, 1, 40, 5);
  gsize size = first->n_inputs * sizeof (PalSobolIndex);

  g_assert_cmpmem (first->indices, size, again->indices, size);
  g_assert_cmpint (memcmp (first->indices, other->indices, size), !=, 0);
}

static void
count_cb (double share, const char *what, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (share, >, *last);
  g_assert_cmpfloat (share, <=, 1 + 1e-9);
  *last = share;
}

static void
test_progress_and_cancel (void)
{
  g_autoptr (PalIndexFile) file = read_small ();
  g_autoptr (PalIndexMethod) method = pal_test_index_method ("{}");
  g_autoptr (GError) error = NULL;
  g_autoptr (PalIndexRun) run = pal_index_run_new (file->tree, file->data, method, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const PalUncertainInput input = { PAL_UNCERTAIN_WEIGHTS, 1 };
  g_autoptr (PalIndexSensitivity) got = NULL;
  double last = 0;

  got = pal_index_sensitivity_new (file->tree, file->data, run, &input, 1, &shift, 1, N_POINTS, 10, 1,
                                   count_cb, &last, cancellable, &error);
  g_assert_no_error (error);
  g_assert_nonnull (got);
  g_assert_cmpfloat_with_epsilon (last, 1, 1e-9);
  g_cancellable_cancel (cancellable);
  g_assert_null (pal_index_sensitivity_new (file->tree, file->data, run, &input, 1, &shift, 1, 100000, 10, 1,
                                            NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_refused (void)
{
  g_autoptr (PalIndexFile) file = read_small ();
  g_autoptr (PalIndexMethod) method = pal_test_index_method ("{\"vary\": {\"weights\": 0}}");
  g_autoptr (PalIndexRun) run = pal_index_run_new (file->tree, file->data, method, NULL);
  g_autoptr (GArray) inputs = pal_index_sensitivity_list_inputs (run);
  const PalUncertainInput many[21] = { { PAL_UNCERTAIN_WEIGHT, 0 } };
  const struct
  {
    guint n_inputs, n_points;
  } cases[] = { { 0, 100 }, { 21, 100 }, { 1, 1 }, { 1, 1000001 } };

  g_assert_cmpuint (inputs->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pal_index_sensitivity_new (file->tree, file->data, run, many, cases[i].n_inputs, &shift,
                                                1, cases[i].n_points, 10, 1, NULL, NULL, NULL, &error));
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/sensitivity/one-input", test_one_input);
  g_test_add_func ("/index/sensitivity/weights-by-node", test_weights_by_node);
  g_test_add_func ("/index/sensitivity/asem", test_asem);
  g_test_add_func ("/index/sensitivity/seed", test_seed);
  g_test_add_func ("/index/sensitivity/progress-and-cancel", test_progress_and_cancel);
  g_test_add_func ("/index/sensitivity/refused", test_refused);
  return g_test_run ();
}
