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

#define FORM "form"

static char *
list_kinds (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (out, "%s|", kinds[i].name);
  g_string_append (out, FORM);
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
write_bytes (GBytes *bytes, const char *output, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  /* The old file stays whole until the new one is. */
  if (g_file_set_contents_full (output, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0666,
                                &local_error))
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: could not be written: %s", output,
               local_error->message);
  return FALSE;
}

typedef struct
{
  char *output, *key, *wave, *country, *classes, *chart, *size, *theme;
  char *institution, *part, *paper, *language;
  gboolean is_blank;
} Options;

static void
options_clear (Options *self)
{
  char **all[] = { &self->output,      &self->key,   &self->wave,  &self->country,
                   &self->classes,     &self->chart, &self->size,  &self->theme,
                   &self->institution, &self->part,  &self->paper, &self->language };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_clear_pointer (all[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_options (Options *self, int *argc, char ***argv, GError **error)
{
  g_autofree char *known = list_kinds (), *words = g_strconcat ("FILE ", known, NULL);
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output,
      N_ ("File to write: png, svg or pdf by its ending"), "OUT" },
    { "indicator", 0, 0, G_OPTION_ARG_STRING, &self->key, N_ ("Indicator, domain, INDEX or series:ID"),
      "CODE" },
    { "wave", 0, 0, G_OPTION_ARG_STRING, &self->wave, N_ ("Another wave than the latest"), "WAVE" },
    { "country", 0, 0, G_OPTION_ARG_STRING, &self->country, N_ ("Country to point out, or of the form"),
      "CODE" },
    { "classes", 0, 0, G_OPTION_ARG_STRING, &self->classes, N_ ("levels, or a method and a number: jenks:5"),
      "METHOD:K" },
    { "chart", 0, 0, G_OPTION_ARG_STRING, &self->chart, N_ ("Kind of chart: ranking"), "KIND" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &self->size, N_ ("Width and height in px"), "WxH" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &self->theme, N_ ("Colours and sizes"),
      "light|dark|projector|print|contrast" },
    { "institution", 0, 0, G_OPTION_ARG_STRING, &self->institution,
      N_ ("Form: id or exact name of the institution"), "ID" },
    { "part", 0, 0, G_OPTION_ARG_STRING, &self->part, N_ ("Form: which part of the survey"),
      "country|institution" },
    { "blank", 0, 0, G_OPTION_ARG_NONE, &self->is_blank, N_ ("Form: without the answers"), NULL },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &self->paper, N_ ("Form: size of its pages"), "A4|Letter" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &self->language,
      N_ ("Form: language into which the questionnaire was translated"), "TAG" },
    { NULL },
  };

  return pal_cli_parse (argc, argv, entries, words,
                        _ ("Draws a map or a chart of a workspace, or prints a form of the survey as PDF."),
                        2, 2, error);
}

/* An option that changes nothing is a mistake of the caller, not a wish to pass over. */
static gboolean
refuse (const char *option, gboolean is_given, const char *why, GError **error)
{
  if (is_given)
    g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "--%s: %s", option, why);
  return !is_given;
}

static gboolean
run_form (const char *file, const Options *options, GError **error)
{
  PalCliRenderForm request = { .wave = options->wave,
                               .country = options->country,
                               .institution = options->institution,
                               .part = options->part,
                               .paper = options->paper,
                               .language = options->language,
                               .is_blank = options->is_blank };
  g_autoptr (PalWorkspace) workspace = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PalExportFormat format = PAL_EXPORT_PNG;

  if (!refuse ("indicator", options->key != NULL, "a form has no indicator", error) ||
      !refuse ("classes", options->classes != NULL, "only a map has classes", error) ||
      !refuse ("chart", options->chart != NULL, "a form is no chart", error) ||
      !refuse ("size", options->size != NULL, "a form has a --paper", error) ||
      !refuse ("theme", options->theme != NULL, "a form is for paper", error) ||
      !pal_export_format_from_path (options->output, &format, error))
    return FALSE;
  if (format != PAL_EXPORT_PDF)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "render form: the file name should end in .pdf");
      return FALSE;
    }
  workspace = open_workspace (file, error);
  if (workspace == NULL)
    return FALSE;
  request.workspace = workspace;
  bytes = pal_cli_render_form (&request, error);
  return bytes != NULL && write_bytes (bytes, options->output, error);
}

static gboolean
run_picture (PalCliRenderFunc run, const char *file, const Options *options, GError **error)
{
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autoptr (PalWorkspace) workspace = NULL;
  g_autoptr (PalScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PalCliRenderRequest request = { .selection = selection };
  PalThemeKind kind = PAL_THEME_LIGHT;
  PalExportFormat format = PAL_EXPORT_PNG;
  double width = 0, height = 0;

  if (!refuse ("institution", options->institution != NULL, "only a form has an institution", error) ||
      !refuse ("part", options->part != NULL, "only a form has parts", error) ||
      !refuse ("blank", options->is_blank, "only a form can be blank", error) ||
      !refuse ("paper", options->paper != NULL, "only a form has pages", error) ||
      !refuse ("language", options->language != NULL, "only a form has a language", error) ||
      !pal_cli_render_parse_size (options->size, &width, &height, error) ||
      (options->theme != NULL && !pal_theme_kind_from_string (options->theme, &kind, error)) ||
      !pal_export_format_from_path (options->output, &format, error))
    return FALSE;
  workspace = open_workspace (file, error);
  if (workspace == NULL || !choose (pal_workspace_get_dataset (workspace), options->wave, options->country,
                                    options->key, selection, error))
    return FALSE;

  request.workspace = workspace;
  request.theme = pal_theme_get (kind);
  request.scale = pal_cli_render_get_scale (request.theme, width);
  request.width = width / request.scale;
  request.height = height / request.scale;
  request.classes = options->classes;
  request.chart = options->chart;
  scene = run (&request, error);
  if (scene == NULL)
    return FALSE;
  bytes = pal_scene_export (scene, format, request.scale, error);
  return bytes != NULL && write_bytes (bytes, options->output, error);
}

int
pal_cli_render (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  PalCliRenderFunc run = NULL;
  gboolean is_form, is_done;

  if (!parse_options (&options, &argc, &argv, &error))
    return pal_cli_fail (error);
  is_form = strcmp (argv[2], FORM) == 0;
  if (!is_form && (run = find_kind (argv[2], &error)) == NULL)
    return pal_cli_fail (error);
  if (options.output == NULL)
    {
      g_set_error (&error, PAL_ERROR, PAL_ERROR_USAGE, "render: expected -o OUT");
      return pal_cli_fail (error);
    }
  is_done = is_form ? run_form (argv[1], &options, &error) : run_picture (run, argv[1], &options, &error);
  return is_done ? PAL_CLI_DONE : pal_cli_fail (error);
}
