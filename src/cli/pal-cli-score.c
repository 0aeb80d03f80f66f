/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "base/pal-error.h"
#include "base/pal-text.h"
#include "cli/pal-cli-explain.h"
#include "cli/pal-cli-verbs.h"
#include "cli/pal-cli.h"
#include "session/pal-exporter.h"

static void
add_positive (PalCliTable *table, int number)
{
  if (number > 0)
    pal_cli_table_add_integer (table, number);
  else
    pal_cli_table_add_empty (table);
}

static void
add_score (const PalScoreRow *row, gpointer user_data)
{
  PalCliTable *table = user_data;
  const PalScore *score = row->score;
  gboolean has_value = score->missing == PAL_MISSING_NONE;

  pal_cli_table_add_code (table, row->country);
  pal_cli_table_add_code (table, row->wave);
  pal_cli_table_add_code (table, row->code);
  pal_cli_table_add_code (table, pal_exporter_get_kind_name (row->kind));
  if (has_value)
    pal_cli_table_add_number (table, score->value);
  else
    pal_cli_table_add_empty (table);
  add_positive (table, has_value ? score->level : 0);
  if (has_value && score->score_missing == PAL_MISSING_NONE)
    pal_cli_table_add_number (table, score->score);
  else
    pal_cli_table_add_empty (table);
  add_positive (table, score->rank);
  pal_cli_table_add_integer (table, score->n);
  pal_cli_table_add_code (table, pal_exporter_get_status_name (score->status));
  pal_cli_table_add_code (table, has_value ? NULL : pal_missing_to_code (score->missing));
}

/* The codes are those of the framework, also in a wave where nobody answered. */
static gboolean
check_code (PalDataset *dataset, const char *wave, const char *code, GError **error)
{
  PalScores *scores = pal_wave_data_get_scores (pal_dataset_get_wave (dataset, wave));
  g_autofree char *quoted = NULL;

  if (code == NULL || pal_scores_find_column (scores, code) >= 0)
    return TRUE;
  quoted = pal_text_quote (code, -1);
  g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
               "--indicator: unknown code \"%s\", expected an indicator (SRV1), a domain (SRV) or INDEX",
               quoted);
  return FALSE;
}

static gboolean
print_scores (PalDataset *dataset,
              const char *wave,
              const char *country,
              const char *code,
              PalCliFormat format)
{
  static const char *const columns[] = { "country", "wave", "code", "kind",   "value",   "level",
                                         "score",   "rank", "n",    "status", "missing", NULL };
  g_autoptr (PalCliTable) table = pal_cli_table_new (columns);

  pal_exporter_each_score (dataset, wave, country, code, add_score, table);
  pal_cli_table_print (table, format);
  return TRUE;
}

int
pal_cli_score (int argc, char **argv)
{
  g_autofree char *wave = NULL, *country = NULL, *code = NULL, *format_name = NULL;
  gboolean explain = FALSE;
  g_autoptr (PalStore) store = NULL;
  g_autoptr (PalDataset) dataset = NULL;
  g_autoptr (GError) error = NULL;
  PalCliFormat format;
  const char *only, *found;
  const GOptionEntry entries[] = {
    { "wave", 0, 0, G_OPTION_ARG_STRING, &wave, N_ ("Another wave than the latest"), "WAVE" },
    { "country", 0, 0, G_OPTION_ARG_STRING, &country, N_ ("One country"), "CODE" },
    { "indicator", 0, 0, G_OPTION_ARG_STRING, &code, N_ ("One indicator, domain, or INDEX"), "CODE" },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &explain, N_ ("Print the trail down to the answers"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("Form of the result"), "csv|json|table" },
    { NULL },
  };

  if (!pal_cli_parse (&argc, &argv, entries, "FILE", _ ("Prints values, levels, scores and ranks of a wave."),
                      1, 1, &error) ||
      !pal_cli_format_parse (format_name, &format, &error) || !pal_cli_find_country (country, &only, &error))
    return pal_cli_fail (error);
  store = pal_cli_open (argv[1], PAL_STORE_READ_ONLY, &error);
  dataset = store != NULL ? pal_dataset_load (store, &error) : NULL;
  found = dataset != NULL ? pal_cli_find_wave (dataset, wave, &error) : NULL;
  if (found == NULL || !check_code (dataset, found, code, &error))
    return pal_cli_fail (error);
  if (explain ? !pal_cli_explain (dataset, found, only, code, format, &error)
              : !print_scores (dataset, found, only, code, format))
    return pal_cli_fail (error);
  return PAL_CLI_DONE;
}
