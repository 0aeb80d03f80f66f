/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"
#include "cli/pal-cli-render.h"
#include "session/pal-map-scene.h"

static gboolean
set_classes (PalMapModel *model, const char *classes, GError **error)
{
  const PalSubject *subject = pal_map_model_get_subject (model);
  g_autofree char *quoted = classes != NULL ? pal_text_quote (classes, -1) : NULL;
  PalBreaksRule rule;

  if (classes == NULL)
    return TRUE;
  if (strcmp (classes, "levels") == 0 && subject != NULL && !subject->has_levels)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "--classes: %s has no levels", subject->key);
      return FALSE;
    }
  if (strcmp (classes, "levels") != 0 && !pal_map_model_parse_classes (classes, &rule))
    {
      g_autofree char *names = pal_breaks_method_join_names (", ");

      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
                   "--classes: \"%s\" is unknown, expected levels, or one of %s with a number from 1 to %d, "
                   "such as jenks:5",
                   quoted, names, PAL_MAP_MAX_CLASSES);
      return FALSE;
    }
  pal_map_model_set_classes (model, classes);
  return TRUE;
}

PalScene *
pal_cli_render_map (const PalCliRenderRequest *request, GError **error)
{
  g_autoptr (PalMapModel) model = pal_map_model_new (request->workspace, request->selection);
  const PalMapSceneOptions options = { .theme = request->theme,
                                       .width = request->width,
                                       .height = request->height,
                                       .output_scale = request->scale };
  PalScene *scene;

  if (request->chart != NULL)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "--chart: a map is no chart");
      return NULL;
    }
  if (!set_classes (model, request->classes, error))
    return NULL;
  scene = pal_map_scene_new (model, &options, error);
  if (scene == NULL && error != NULL && *error == NULL)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the workspace has nothing to show on a map");
  return scene;
}
