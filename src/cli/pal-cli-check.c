/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "cli/pal-cli-table.h"
#include "cli/pal-cli-verbs.h"
#include "cli/pal-cli.h"
#include "session/pal-problems.h"

/* Returns whether an error is open. */
static gboolean
add_problems (PalCliTable *table, GPtrArray *problems)
{
  gboolean has_errors = FALSE;

  for (guint i = 0; i < problems->len; i++)
    {
      PalProblem *problem = g_ptr_array_index (problems, i);
      const PalFinding *finding = pal_problem_get_finding (problem);
      gboolean is_kept = pal_problem_is_kept (problem);

      pal_cli_table_add_code (table, pal_severity_to_name (finding->severity));
      pal_cli_table_add_code (table, finding->country);
      pal_cli_table_add_code (table, finding->institution);
      pal_cli_table_add_code (table, finding->wave);
      pal_cli_table_add_code (table, finding->question);
      pal_cli_table_add_code (table, finding->rule);
      pal_cli_table_add_text (table, finding->message);
      pal_cli_table_add_text (table, is_kept ? pal_problem_get_reason (problem) : NULL);
      has_errors = has_errors || (finding->severity == PAL_SEVERITY_ERROR && !is_kept);
    }
  return has_errors;
}

int
pal_cli_check (int argc, char **argv)
{
  static const char *const columns[] = { "severity", "country", "institution", "wave", "question",
                                         "rule",     "message", "kept",        NULL };
  g_autofree char *wave = NULL, *country = NULL, *format_name = NULL;
  g_autoptr (PalStore) store = NULL;
  g_autoptr (PalDataset) dataset = NULL;
  g_autoptr (PalCliTable) table = pal_cli_table_new (columns);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  PalCliFormat format;
  gboolean has_errors;
  const char *only, *found;
  const GOptionEntry entries[] = {
    { "country", 0, 0, G_OPTION_ARG_STRING, &country, N_ ("One country"), "CODE" },
    { "wave", 0, 0, G_OPTION_ARG_STRING, &wave, N_ ("Another wave than the latest"), "WAVE" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("Form of the result"), "csv|json|table" },
    { NULL },
  };

  if (!pal_cli_parse (
          &argc, &argv, entries, "FILE",
          _ ("Checks the answers of a wave.  Errors give exit code 1; warnings, notes and what is kept "
             "with a reason do not."),
          1, 1, &error) ||
      !pal_cli_format_parse (format_name, &format, &error) || !pal_cli_find_country (country, &only, &error))
    return pal_cli_fail (error);
  store = pal_cli_open (argv[1], PAL_STORE_READ_ONLY, &error);
  dataset = store != NULL ? pal_dataset_load (store, &error) : NULL;
  found = dataset != NULL ? pal_cli_find_wave (dataset, wave, &error) : NULL;
  if (found == NULL)
    return pal_cli_fail (error);

  problems = pal_problems_find (dataset, found, only);
  has_errors = add_problems (table, problems);
  pal_cli_table_print (table, format);
  return has_errors ? PAL_CLI_PROBLEMS : PAL_CLI_DONE;
}
