/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-json.h"
#include "base/pal-text.h"
#include "cli/pal-cli-translation.h"
#include "cli/pal-cli-verbs.h"
#include "cli/pal-cli.h"
#include "session/pal-exporter.h"

#define KINDS "answers|institutions|values|scores|instrument|translation"

static gboolean
write_kind (PalStore *store, const char *kind, const char *wave, PalCsvWriter *writer, GError **error)
{
  g_autoptr (PalDataset) dataset = NULL;
  const char *found;

  if (strcmp (kind, "institutions") == 0)
    return pal_exporter_write_institutions (store, writer, error);
  if (strcmp (kind, "values") == 0)
    return pal_exporter_write_values (store, writer, error);

  /* Answers without --wave are those of all waves: export and import give the same workspace. */
  if (strcmp (kind, "answers") == 0 && wave == NULL)
    return pal_exporter_write_answers (store, NULL, writer, error);
  dataset = pal_dataset_load (store, error);
  found = dataset != NULL ? pal_cli_find_wave (dataset, wave, error) : NULL;
  if (found == NULL)
    return FALSE;
  if (strcmp (kind, "answers") == 0)
    return pal_exporter_write_answers (store, found, writer, error);
  pal_exporter_write_scores (dataset, found, writer);
  return TRUE;
}

static gboolean
check_words (const char *kind, const char *output, GError **error)
{
  g_auto (GStrv) kinds = g_strsplit (KINDS, "|", -1);
  g_autofree char *quoted = pal_text_quote (kind, -1);
  const char *ending;

  if (!g_strv_contains ((const char *const *) kinds, kind))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "export: unknown part \"%s\", expected " KINDS, quoted);
      return FALSE;
    }
  if (output == NULL)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "export: expected -o OUT");
      return FALSE;
    }
  if (strcmp (kind, "translation") == 0)
    {
      if (strcmp (output, "-") == 0 || pal_cli_translation_has_ending (output))
        return TRUE;
      g_set_error (
          error, PAL_ERROR, PAL_ERROR_USAGE,
          "-o %s: unknown ending, expected .csv, .xlf, .xliff or .json (or - for CSV on standard output)",
          output);
      return FALSE;
    }
  ending = strcmp (kind, "instrument") == 0 ? ".json" : ".csv";
  if (strcmp (output, "-") != 0 && !g_str_has_suffix (output, ending))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
                   "-o %s: unknown ending, expected %s (or - for standard output)", output, ending);
      return FALSE;
    }
  return TRUE;
}

/* The old file stays whole until the new one is. */
static gboolean
save (const char *output, const char *text, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (strcmp (output, "-") == 0)
    {
      fputs (text, stdout);
      return TRUE;
    }
  if (g_file_set_contents_full (output, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &local_error))
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: could not be written: %s", output,
               local_error->message);
  return FALSE;
}

/* The questionnaire as a file to edit and import again: of the wave, or of the latest. */
static char *
make_instrument (PalStore *store, const char *wave, GError **error)
{
  g_autoptr (PalDataset) dataset = pal_dataset_load (store, error);
  g_autoptr (JsonNode) root = NULL;
  const char *found = dataset != NULL ? pal_cli_find_wave (dataset, wave, error) : NULL;

  if (found == NULL)
    return NULL;
  root = pal_json_parse (
      pal_instrument_get_canonical (pal_wave_data_get_instrument (pal_dataset_get_wave (dataset, found))), -1,
      found, error);
  return root != NULL ? json_to_string (root, TRUE) : NULL;
}

int
pal_cli_export (int argc, char **argv)
{
  g_autofree char *output = NULL, *wave = NULL, *document = NULL, *language = NULL, *xliff = NULL;
  g_autoptr (PalStore) store = NULL;
  g_autoptr (PalCsvWriter) writer = pal_csv_writer_new (NULL);
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("File to write; its ending names the format"),
      "OUT" },
    { "wave", 0, 0, G_OPTION_ARG_STRING, &wave, N_ ("One wave; without it all answers, scores of the latest"),
      "WAVE" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("translation: language tag, such as nb"), "TAG" },
    { "xliff", 0, 0, G_OPTION_ARG_STRING, &xliff, N_ ("translation: version of XLIFF, 1.2 unless told"),
      "1.2|2.0" },
    { NULL },
  };

  if (!pal_cli_parse (&argc, &argv, entries, "FILE " KINDS, _ ("Writes a part of a workspace to a file."), 2,
                      2, &error) ||
      !check_words (argv[2], output, &error))
    return pal_cli_fail (error);
  if (strcmp (argv[2], "translation") == 0)
    {
      document = pal_cli_translation_export (argv[1], output, wave, language, xliff, &error);
      return document != NULL && save (output, document, &error) ? PAL_CLI_DONE : pal_cli_fail (error);
    }
  store = pal_cli_open (argv[1], PAL_STORE_READ_ONLY, &error);
  if (store != NULL && strcmp (argv[2], "instrument") == 0)
    {
      document = make_instrument (store, wave, &error);
      return document != NULL && save (output, document, &error) ? PAL_CLI_DONE : pal_cli_fail (error);
    }
  if (store == NULL || !write_kind (store, argv[2], wave, writer, &error) ||
      !save (output, pal_csv_writer_get_text (writer), &error))
    return pal_cli_fail (error);
  return PAL_CLI_DONE;
}
