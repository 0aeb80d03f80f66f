/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/pal-error.h"
#include "index/pal-correlation.h"
#include "pal-test-workspace.h"
#include "session/pal-method-fill.h"
#include "session/pal-seed.h"

typedef struct
{
  PalWorkspace *workspace;
  PalSelection *selection;
  PalMethodModel *model;
} Fixture;

static void
open_with (Fixture *f, PalTestSeed seed)
{
  f->workspace = pal_test_workspace_open (seed, &f->selection);
  f->model = pal_method_model_new (f->workspace, f->selection);
  pal_method_model_set_active (f->model, TRUE);
}

static void
set_up_demo (Fixture *f, gconstpointer data)
{
  open_with (f, pal_seed_demo);
}

static void
set_up_reference (Fixture *f, gconstpointer data)
{
  open_with (f, pal_seed_reference);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pal_method_model_set_active (f->model, FALSE);
  pal_test_workspace_drop (f->model);
  pal_test_workspace_close (f->workspace, f->selection);
}

static const PalIndexNode *
get_top (Fixture *f)
{
  const PalIndexTree *tree = pal_method_model_get_released (f->model)->index->tree;

  return &tree->nodes[tree->aggregates[tree->n_aggregates - 1]];
}

static void
fill (Fixture *f, PalMethodFill kind)
{
  g_autoptr (GError) error = NULL;
  guint n_kept;

  g_assert_true (pal_method_fill_weights (f->model, kind, &n_kept, &error));
  g_assert_no_error (error);
}

/* Weights that lie beside the mean of their group. */
static void
assert_mean_is_1 (Fixture *f)
{
  const PalMethodSettings *settings = pal_method_model_get_settings (f->model);
  const PalIndexNode *top = get_top (f);
  double sum = 0;

  for (guint i = 0; i < top->n_children; i++)
    sum += settings->weights[top->children[i]];
  g_assert_cmpfloat_with_epsilon (sum / top->n_children, 1, 1e-9);
}

/* Domains then correlate with the index alike, which they did not before; one undo takes it all back. */
static void
test_corr (Fixture *f, gconstpointer data)
{
  double range[2] = { 0 };

  for (guint after = 0; after < 2; after++)
    {
      const PalMethodRun *run;
      const PalMatrix *scores;
      double least = 2, most = -2;

      if (after == 1)
        fill (f, PAL_METHOD_FILL_CORR);
      run = pal_method_model_get_run (f->model);
      scores = run->run->scores;
      for (guint k = 0; k + 1 < scores->n_columns; k++)
        {
          double r = pal_correlation (PAL_CORRELATION_PEARSON, pal_matrix_column (scores, k),
                                      pal_matrix_column (scores, scores->n_columns - 1), scores->n_units);

          least = MIN (least, r);
          most = MAX (most, r);
        }
      range[after] = most - least;
    }
  g_test_message ("from %g to %g", range[0], range[1]);
  g_assert_cmpfloat (range[1], <, range[0]);
  assert_mean_is_1 (f);
  g_assert_true (pal_method_model_differs (f->model));
  pal_method_model_undo (f->model);
  g_assert_false (pal_method_model_differs (f->model));
}

static void
test_pca (Fixture *f, gconstpointer data)
{
  const PalIndexNode *top = get_top (f);
  const PalMethodSettings *settings;
  gboolean is_spread = FALSE;

  fill (f, PAL_METHOD_FILL_PCA);
  assert_mean_is_1 (f);
  settings = pal_method_model_get_settings (f->model);
  for (guint i = 1; i < top->n_children; i++)
    is_spread |= fabs (settings->weights[top->children[i]] - settings->weights[top->children[0]]) > 1e-6;
  g_assert_true (is_spread);
  fill (f, PAL_METHOD_FILL_EQUAL);
  settings = pal_method_model_get_settings (f->model);
  for (guint i = 0; i < top->n_children; i++)
    g_assert_cmpfloat (settings->weights[top->children[i]], ==, 1);
}

/* Nothing is answered: no group has a weight to give, and all keep theirs. */
static void
test_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_kept = 0;

  g_assert_true (pal_method_fill_weights (f->model, PAL_METHOD_FILL_PCA, &n_kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_kept, >, 1);
  g_assert_false (pal_method_model_differs (f->model));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, set_up_func, function)                                                                     \
  g_test_add ("/session/method-fill/" path, Fixture, NULL, set_up_func, function, tear_down)
  ADD ("corr", set_up_demo, test_corr);
  ADD ("pca", set_up_demo, test_pca);
  ADD ("nothing", set_up_reference, test_nothing);
#undef ADD
  return g_test_run ();
}
