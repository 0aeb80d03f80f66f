/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"
#include "cli/pal-cli-render.h"
#include "session/pal-compare-scene.h"

#define RANKING "ranking"

static gboolean
check_options (const PalCliRenderRequest *request, GError **error)
{
  g_autofree char *quoted = request->chart != NULL ? pal_text_quote (request->chart, -1) : NULL;

  if (request->classes != NULL)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "--classes: only a map has classes");
      return FALSE;
    }
  if (request->chart != NULL && strcmp (request->chart, RANKING) != 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "--chart: unknown kind \"%s\", expected " RANKING,
                   quoted);
      return FALSE;
    }
  return TRUE;
}

PalScene *
pal_cli_render_chart (const PalCliRenderRequest *request, GError **error)
{
  g_autoptr (PalCompareModel) model = pal_compare_model_new (request->workspace, request->selection);

  if (!check_options (request, error))
    return NULL;
  if (pal_compare_model_get_rows (model)->len == 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "no country takes part in the wave");
      return NULL;
    }
  return pal_compare_scene_new_fitted (model, request->theme, request->width, request->height, error);
}
