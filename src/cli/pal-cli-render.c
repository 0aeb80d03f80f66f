/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli-render.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"
#include "cli/pal-cli-verbs.h"
#include "cli/pal-cli.h"
#include "scene/pal-scene-export.h"
#include "session/pal-subject.h"

#define DEFAULT_WIDTH 1600
#define DEFAULT_HEIGHT 1200
#define MIN_SIDE 200
#define MAX_SIDE 16000

/* px; a picture of this width is drawn at scale 1 */
#define LAYOUT_WIDTH 1000
#define PROJECTOR_WIDTH 1920

static const struct
{
  const char *name;
  PalCliRenderFunc run;
} kinds[] = {
  { "map", pal_cli_render_map },
  { "chart", pal_cli_render_chart },
};

static char *
list_kinds (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", kinds[i].name);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static PalCliRenderFunc
find_kind (const char *name, GError **error)
{
  g_autofree char *quoted = pal_text_quote (name, -1), *known = list_kinds ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      return kinds[i].run;
  g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "render: unknown picture \"%s\", expected %s", quoted,
               known);
  return NULL;
}

gboolean
pal_cli_render_parse_size (const char *text, double *width, double *height, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "x", 2);
  guint64 numbers[2] = { DEFAULT_WIDTH, DEFAULT_HEIGHT };
  gboolean is_valid = text == NULL || g_strv_length (parts) == 2;

  for (guint i = 0; i < 2 && is_valid && text != NULL; i++)
    is_valid = g_ascii_string_to_unsigned (parts[i], 10, MIN_SIDE, MAX_SIDE, &numbers[i], NULL);
  if (!is_valid)
    {
      g_autofree char *quoted = pal_text_quote (text, -1);

      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
                   "--size: \"%s\" is no size, expected WxH in px such as 1600x1200, each from %d to %d",
                   quoted, MIN_SIDE, MAX_SIDE);
      return FALSE;
    }
  *width = (double) numbers[0];
  *height = (double) numbers[1];
  return TRUE;
}

double
pal_cli_render_get_scale (const PalTheme *theme, double width)
{
  double layout = theme->kind == PAL_THEME_PROJECTOR ? PROJECTOR_WIDTH : LAYOUT_WIDTH;

  return MAX (width / layout, 0.6);
}

static PalWorkspace *
open_workspace (const char *path, GError **error)
{
  /* The store alone says what is wrong with a file in the words of the other verbs. */
  PalStore *store = pal_cli_open (path, PAL_STORE_READ_ONLY, error);

  if (store == NULL)
    return NULL;
  pal_store_close (store);
  return pal_workspace_open_sync (path, TRUE, error);
}

static gboolean
choose_subject (PalDataset *dataset,
                const char *wave,
                const char *key,
                PalSelection *selection,
                GError **error)
{
  g_autofree char *found = key != NULL ? g_strdup (key) : pal_subject_get_default (dataset, wave);
  g_autoptr (PalSubject) subject = pal_subject_new (dataset, found);
  g_autofree char *quoted = pal_text_quote (found, -1);

  if (subject == NULL)
    {
      g_set_error (
          error, PAL_ERROR, PAL_ERROR_USAGE,
          "--indicator: unknown code \"%s\", expected an indicator (SRV1), a domain (SRV), INDEX or a "
          "published series (series:ID)",
          quoted);
      return FALSE;
    }
  pal_selection_set_subject (selection, found);
  return TRUE;
}

static gboolean
choose (PalDataset *dataset,
        const char *wave,
        const char *country,
        const char *key,
        PalSelection *selection,
        GError **error)
{
  const char *iso2, *found = NULL;

  if (!pal_cli_find_country (country, &iso2, error))
    return FALSE;
  /* Published series need no wave. */
  if (wave != NULL || pal_dataset_get_latest_wave (dataset) != NULL)
    {
      found = pal_cli_find_wave (dataset, wave, error);
      if (found == NULL)
        return FALSE;
    }
  pal_selection_set_wave (selection, found);
  pal_selection_set_country (selection, iso2);
  return choose_subject (dataset, found, key, selection, error);
}

static gboolean
write_scene (const PalScene *scene, const char *output, PalExportFormat format, double scale, GError **error)
{
  g_autoptr (GBytes) bytes = pal_scene_export (scene, format, scale, error);
  g_autoptr (GError) local_error = NULL;
  gsize size;
  const char *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  /* The old file stays whole until the new one is. */
  if (g_file_set_contents_full (output, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0666,
                                &local_error))
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: could not be written: %s", output,
               local_error->message);
  return FALSE;
}

int
pal_cli_render (int argc, char **argv)
{
  g_autofree char *output = NULL, *key = NULL, *wave = NULL, *country = NULL, *classes = NULL, *chart = NULL,
                  *size = NULL, *theme = NULL, *known = list_kinds (),
                  *words = g_strconcat ("FILE ", known, NULL);
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autoptr (PalWorkspace) workspace = NULL;
  g_autoptr (PalScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  PalCliRenderRequest request = { .selection = selection };
  PalCliRenderFunc run = NULL;
  PalThemeKind kind = PAL_THEME_LIGHT;
  PalExportFormat format = PAL_EXPORT_PNG;
  double width = 0, height = 0;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("File to write: png, svg or pdf by its ending"),
      "OUT" },
    { "indicator", 0, 0, G_OPTION_ARG_STRING, &key, N_ ("Indicator, domain, INDEX or series:ID"), "CODE" },
    { "wave", 0, 0, G_OPTION_ARG_STRING, &wave, N_ ("Another wave than the latest"), "WAVE" },
    { "country", 0, 0, G_OPTION_ARG_STRING, &country, N_ ("Country to point out"), "CODE" },
    { "classes", 0, 0, G_OPTION_ARG_STRING, &classes, N_ ("levels, or a method and a number: jenks:5"),
      "METHOD:K" },
    { "chart", 0, 0, G_OPTION_ARG_STRING, &chart, N_ ("Kind of chart: ranking"), "KIND" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, N_ ("Width and height in px"), "WxH" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &theme, N_ ("Colours and sizes"),
      "light|dark|projector|print|contrast" },
    { NULL },
  };

  if (!pal_cli_parse (&argc, &argv, entries, words, _ ("Draws a map or a chart of a workspace."), 2, 2,
                      &error) ||
      (run = find_kind (argv[2], &error)) == NULL ||
      !pal_cli_render_parse_size (size, &width, &height, &error) ||
      (theme != NULL && !pal_theme_kind_from_string (theme, &kind, &error)))
    return pal_cli_fail (error);
  if (output == NULL)
    g_set_error (&error, PAL_ERROR, PAL_ERROR_USAGE, "render: expected -o OUT");
  else if (pal_export_format_from_path (output, &format, &error))
    workspace = open_workspace (argv[1], &error);
  if (workspace == NULL ||
      !choose (pal_workspace_get_dataset (workspace), wave, country, key, selection, &error))
    return pal_cli_fail (error);

  request.workspace = workspace;
  request.theme = pal_theme_get (kind);
  request.scale = pal_cli_render_get_scale (request.theme, width);
  request.width = width / request.scale;
  request.height = height / request.scale;
  request.classes = classes;
  request.chart = chart;
  scene = run (&request, &error);
  if (scene == NULL || !write_scene (scene, output, format, request.scale, &error))
    return pal_cli_fail (error);
  return PAL_CLI_DONE;
}
