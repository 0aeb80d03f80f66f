/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-number.h"
#include "cli/pal-cli-index-profile.h"
#include "cli/pal-cli-index-sensitivity.h"
#include "cli/pal-cli-index-steps.h"
#include "cli/pal-cli-table.h"
#include "cli/pal-cli-verbs.h"
#include "cli/pal-cli.h"
#include "exchange/pal-csv-encoding.h"
#include "exchange/pal-index-csv.h"
#include "model/pal-finding.h"

typedef struct
{
  char *data, *metadata, *method, *against, *since, *steps, *format;
  int draws, seed; /* -1: as the method has it */
  int sensitivity; /* points; -1: none */
} Options;

static void
options_clear (Options *self)
{
  g_free (self->data);
  g_free (self->metadata);
  g_free (self->method);
  g_free (self->against);
  g_free (self->since);
  g_free (self->steps);
  g_free (self->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The one file of the folder that ends so. */
static char *
find_in_folder (const char *folder, const char *ending, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autofree char *found = NULL;
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (!g_str_has_suffix (name, ending))
        continue;
      if (found != NULL)
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
                       "%s: more than one *%s, choose with --data and --metadata", folder, ending);
          return NULL;
        }
      found = g_build_filename (folder, name, NULL);
    }
  if (found == NULL)
    g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "%s: there is no *%s", folder, ending);
  return g_steal_pointer (&found);
}

static gboolean
find_files (Options *options, int n_words, char **words, GError **error)
{
  if (n_words == 2 && options->data == NULL && options->metadata == NULL)
    {
      options->data = find_in_folder (words[1], "iData.csv", error);
      options->metadata = options->data != NULL ? find_in_folder (words[1], "iMeta.csv", error) : NULL;
      return options->metadata != NULL;
    }
  if (n_words == 1 && options->data != NULL && options->metadata != NULL)
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
               "expected a folder with *iData.csv and *iMeta.csv, or both --data and --metadata");
  return FALSE;
}

static gboolean
check_sensitivity (const Options *options, GError **error)
{
  if (options->sensitivity == -1 || (options->sensitivity >= 2 && options->steps != NULL))
    return TRUE;
  g_set_error_literal (error, PAL_ERROR, PAL_ERROR_USAGE,
                       options->steps == NULL
                           ? "--sensitivity: expected --steps as well, where its table goes"
                           : "--sensitivity: expected a number from 2 on");
  return FALSE;
}

static PalIndexFile *
read_index (const Options *options, GError **error)
{
  g_autoptr (GBytes) data = pal_csv_encoding_read_file (options->data, error);
  g_autoptr (GBytes) metadata = data != NULL ? pal_csv_encoding_read_file (options->metadata, error) : NULL;

  return metadata != NULL ? pal_index_csv_read (data, options->data, metadata, options->metadata, error)
                          : NULL;
}

/* NULL: all as the contract has it. */
static PalIndexMethod *
read_method (const char *path, GError **error)
{
  g_autofree char *json = NULL;
  gsize length;

  if (path == NULL)
    return pal_index_method_new ();
  if (!g_file_get_contents (path, &json, &length, error))
    return NULL;
  return pal_index_method_parse (json, (gssize) length, path, error);
}

static void
say_findings (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *line = pal_finding_to_line (g_ptr_array_index (findings, i));

      pal_cli_say ("%s", line);
    }
}

/* The latest time of each unit would mix times; the latest of all is what an index is about. */
static gboolean
is_latest (const PalIndexData *data, guint unit)
{
  for (guint i = 0; data->times != NULL && i < data->n_units; i++)
    if (data->times[i] > data->times[unit])
      return FALSE;
  return TRUE;
}

static void
print_scores (const PalIndexRun *run, PalCliFormat format)
{
  static const char *const columns[] = { "unit", "code", "level", "value", "rank", NULL };
  g_autoptr (PalCliTable) table = pal_cli_table_new (columns);

  for (guint k = run->tree->n_aggregates; k-- > 0;)
    {
      const PalIndexNode *node = &run->tree->nodes[run->tree->aggregates[k]];

      for (guint unit = 0; unit < run->data->n_units; unit++)
        {
          double value = pal_matrix_get (run->scores, unit, k);

          if (!is_latest (run->data, unit))
            continue;
          pal_cli_table_add_code (table, run->data->codes[unit]);
          pal_cli_table_add_code (table, node->code);
          pal_cli_table_add_integer (table, node->level);
          if (isnan (value))
            {
              pal_cli_table_add_empty (table);
              pal_cli_table_add_empty (table);
              continue;
            }
          pal_cli_table_add_number (table, value);
          pal_cli_table_add_integer (table, run->ranks[(gsize) k * run->data->n_units + unit]);
        }
    }
  pal_cli_table_print (table, format);
}

/* The same index at an earlier time. */
static gboolean
write_since (const Options *options, const PalIndexRun *run, PalCliIndexBook *book, GError **error)
{
  guint n_times;
  g_autofree double *times = pal_index_data_list_times (run->data, &n_times);
  double since;

  if (!pal_number_parse (options->since, TRUE, &since))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "--since: expected a time, such as 2018");
      return FALSE;
    }
  for (guint i = 0; i + 1 < n_times; i++)
    if (times[i] == since)
      return pal_cli_index_write_comparison (run, since, run, times[n_times - 1], "change", book, error);
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: there is no time %s before the latest one",
               options->data, options->since);
  return FALSE;
}

static gboolean
write_against (const Options *options,
               const PalIndexFile *file,
               const PalIndexRun *run,
               PalCliIndexBook *book,
               GError **error)
{
  g_autoptr (PalIndexMethod) method = read_method (options->against, error);
  g_autoptr (PalIndexRun) other =
      method != NULL ? pal_index_run_new (file->tree, file->data, method, error) : NULL;

  if (other == NULL)
    return FALSE;
  say_findings (other->findings);
  return pal_cli_index_write_comparison (other, pal_cli_index_find_latest (other), run,
                                         pal_cli_index_find_latest (run), "comparison", book, error);
}

static gboolean
write_steps (const Options *options,
             const PalIndexFile *file,
             const PalIndexMethod *method,
             const PalIndexRun *run,
             GError **error)
{
  guint n_draws = options->draws >= 0 ? (guint) options->draws : method->draws;
  guint seed = options->seed >= 0 ? (guint) options->seed : method->seed;
  g_autoptr (PalIndexDraws) draws = NULL;
  g_autoptr (PalCliIndexBook) book = NULL;

  if (n_draws > 0 && run->unit_weights != NULL)
    pal_cli_say ("%s", _ ("Each unit has weights of its own, so no weights are drawn."));
  else if (n_draws > 0)
    {
      draws = pal_index_draws_new (file->tree, file->data, run, n_draws, seed, NULL, error);
      if (draws == NULL)
        return FALSE;
    }
  book = pal_cli_index_book_new (options->steps, error);
  return book != NULL && pal_cli_index_write (run, file->data, draws, book, error) &&
         (options->against == NULL || write_against (options, file, run, book, error)) &&
         (options->since == NULL || write_since (options, run, book, error)) &&
         (options->sensitivity < 0 ||
          pal_cli_index_write_sensitivity (run, file->data, (guint) options->sensitivity, seed, book,
                                           error)) &&
         pal_cli_index_book_close (book, error);
}

static gboolean
make_index (const Options *options,
            const PalIndexFile *file,
            const PalIndexMethod *method,
            PalCliFormat format,
            GError **error)
{
  g_autoptr (PalIndexRun) run = pal_index_run_new (file->tree, file->data, method, error);

  if (run == NULL)
    return FALSE;
  say_findings (run->findings);
  if (options->steps != NULL && !write_steps (options, file, method, run, error))
    return FALSE;
  print_scores (run, format);
  return TRUE;
}

int
pal_cli_index (int argc, char **argv)
{
  g_auto (Options) options = { .draws = -1, .seed = -1, .sensitivity = -1 };
  g_autoptr (PalIndexFile) file = NULL;
  g_autoptr (PalIndexMethod) method = NULL;
  g_autoptr (GError) error = NULL;
  PalCliFormat format;
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options.data, N_ ("The units (iData)"), "CSV" },
    { "metadata", 0, 0, G_OPTION_ARG_FILENAME, &options.metadata, N_ ("What the columns are (iMeta)"),
      "CSV" },
    { "method", 0, 0, G_OPTION_ARG_FILENAME, &options.method, N_ ("How the index is made"), "JSON" },
    { "draws", 0, 0, G_OPTION_ARG_INT, &options.draws, N_ ("How often weights and methods are drawn anew"),
      "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options.seed, N_ ("Where the draws begin"), "S" },
    { "sensitivity", 0, 0, G_OPTION_ARG_INT, &options.sensitivity,
      N_ ("Points for the share of each choice in the ranks (with --steps)"), "N" },
    { "steps", 0, 0, G_OPTION_ARG_FILENAME, &options.steps,
      N_ ("Write each step to this folder, or to one workbook"), "FOLDER|OUT.xlsx" },
    { "against", 0, 0, G_OPTION_ARG_FILENAME, &options.against,
      N_ ("Write also how the order differs from that of another method"), "JSON" },
    { "since", 0, 0, G_OPTION_ARG_STRING, &options.since,
      N_ ("Write also how the order has changed since an earlier time"), "TIME" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("Form of the result"), "csv|json|table" },
    { NULL },
  };

  if (!pal_cli_parse (&argc, &argv, entries, "[FOLDER]",
                      _ ("Makes a composite index of a table of indicators."), 0, 1, &error) ||
      !pal_cli_format_parse (options.format, &format, &error) || !check_sensitivity (&options, &error) ||
      !find_files (&options, argc, argv, &error))
    return pal_cli_fail (error);
  if (options.steps == NULL && (options.against != NULL || options.since != NULL))
    {
      g_set_error (&error, PAL_ERROR, PAL_ERROR_USAGE, "--against and --since need --steps, where to write");
      return pal_cli_fail (error);
    }
  file = read_index (&options, &error);
  method = file != NULL ? read_method (options.method, &error) : NULL;
  if (method == NULL)
    return pal_cli_fail (error);
  say_findings (file->findings);
  if (file->tree == NULL)
    return PAL_CLI_PROBLEMS;
  return make_index (&options, file, method, format, &error) ? PAL_CLI_DONE : pal_cli_fail (error);
}
