/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/pal-error.h"
#include "cli/pal-cli-bench.h"
#include "cli/pal-cli-render.h"
#include "scene/pal-scene-png.h"
#include "session/pal-seed.h"
#include "session/pal-subject.h"
#include "store/pal-store.h"

#define WIDTH 1600
#define HEIGHT 1200
#define RUNS 15

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static PalWorkspace *
make_workspace (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "map.palliscope", NULL);
  PalStore *store = pal_store_create (path, error);
  gboolean is_filled = store != NULL && pal_seed_reference (store, error);

  if (store != NULL)
    pal_store_close (store);
  return is_filled ? pal_workspace_open_sync (path, TRUE, error) : NULL;
}

/* One picture from the values to the bytes of the file; @times: drawing, and drawing and PNG, in ms. */
static gboolean
run_once (const PalCliRenderRequest *request, double times[2], gsize *size, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (PalScene) scene = pal_cli_render_map (request, error);
  cairo_surface_t *surface = scene != NULL ? pal_scene_to_surface (scene, request->scale, error) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (surface == NULL)
    return FALSE;
  times[0] = (double) (g_get_monotonic_time () - start) / 1000;
  bytes = pal_surface_to_png (surface, pal_scene_get_title (scene), request->scale, error);
  times[1] = (double) (g_get_monotonic_time () - start) / 1000;
  cairo_surface_destroy (surface);
  if (bytes == NULL)
    return FALSE;
  *size = g_bytes_get_size (bytes);
  return TRUE;
}

/* The bars are ratios to a peer, see build-aux/bench-peers: here is told what our side of them takes. */
gboolean
pal_cli_bench_map_png (const char *folder, GError **error)
{
  g_autoptr (PalWorkspace) workspace = make_workspace (folder, error);
  g_autoptr (PalSelection) selection = pal_selection_new ();
  PalCliRenderRequest request = { .workspace = workspace, .selection = selection };
  g_autofree char *subject = NULL;
  double draw[RUNS], both[RUNS];
  gsize size = 0;
  const char *wave;

  if (workspace == NULL)
    return FALSE;
  wave = pal_dataset_get_latest_wave (pal_workspace_get_dataset (workspace));
  subject = pal_subject_get_default (pal_workspace_get_dataset (workspace), wave);
  pal_selection_set_wave (selection, wave);
  pal_selection_set_subject (selection, subject);
  request.theme = pal_theme_get (PAL_THEME_LIGHT);
  request.scale = pal_cli_render_get_scale (request.theme, WIDTH);
  request.width = WIDTH / request.scale;
  request.height = HEIGHT / request.scale;
  /* The first run reads shapes and fonts and is not counted, as with the peer. */
  for (int i = -1; i < RUNS; i++)
    {
      double times[2];

      if (!run_once (&request, times, &size, error))
        return FALSE;
      draw[MAX (i, 0)] = times[0];
      both[MAX (i, 0)] = times[1];
    }
  qsort (draw, RUNS, sizeof *draw, compare_doubles);
  qsort (both, RUNS, sizeof *both, compare_doubles);
  pal_cli_bench_report ("map-draw", draw[RUNS / 2], "ms", -1);
  pal_cli_bench_report ("map-draw-png", both[RUNS / 2], "ms", -1);
  pal_cli_bench_report ("map-png-bytes", (double) size, "bytes", -1);
  return TRUE;
}
