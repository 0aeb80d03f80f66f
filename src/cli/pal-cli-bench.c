/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli-bench.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-json.h"
#include "base/pal-text.h"
#include "cli/pal-cli-verbs.h"
#include "cli/pal-cli.h"

typedef struct
{
  const char *name;
  PalCliBenchFunc run;
  const char *summary;
} Bench;

static const Bench benches[] = {
  { "import-200k", pal_cli_bench_import_200k, N_ ("import answers: 200 000 rows, checked and journalled") },
  { "import-1m", pal_cli_bench_import_1m,
    N_ ("import answers: 1 000 000 rows against the importer of sqlite3") },
  { "checks-1m", pal_cli_bench_checks_1m,
    N_ ("all checks and outliers over 1 000 000 answers, with a wave before them") },
  { "jenks", pal_cli_bench_jenks, N_ ("natural breaks of 1 500 values in 7 classes, exact") },
  { "score-full", pal_cli_bench_score_full, N_ ("all scores of a wave of the demonstration workspace") },
  { "data-spread", pal_cli_bench_data_spread,
    N_ ("1 000 draws of what the data leave open in the order of countries") },
  { "map-png", pal_cli_bench_map_png,
    N_ ("a map of 1600x1200 px: drawing, drawing and PNG, size of the file") },
  { "decision-commit", pal_cli_bench_decision_commit, N_ ("one decision, until the journal is on the disk") },
};

static gboolean all_passed;

void
pal_cli_bench_report (const char *name, double value, const char *unit, double bar)
{
  g_autoptr (GString) line = g_string_new ("{\"name\":");

  pal_json_append_string (line, name);
  g_string_append (line, ",\"value\":");
  pal_json_append_number (line, value);
  g_string_append (line, ",\"unit\":");
  pal_json_append_string (line, unit);
  g_string_append (line, ",\"bar\":");
  if (bar >= 0)
    pal_json_append_number (line, bar);
  else
    g_string_append (line, "null");
  g_string_append_printf (line, ",\"pass\":%s}\n", bar < 0 || value <= bar ? "true" : "false");
  all_passed = all_passed && (bar < 0 || value <= bar);
  fputs (line->str, stdout);
  fflush (stdout);
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static gboolean
run_bench (const Bench *bench, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("palliscope-bench-XXXXXX", error);
  gboolean ok;

  if (folder == NULL)
    return FALSE;
  ok = bench->run (folder, error);
  remove_tree (folder);
  if (!ok)
    g_prefix_error (error, "%s: ", bench->name);
  return ok;
}

static char *
make_summary (void)
{
  GString *out =
      g_string_new (_ ("Prints one line of JSON for each bar.  Exit code 1: a bar was not reached."));

  g_string_append (out, "\n\n");
  for (guint i = 0; i < G_N_ELEMENTS (benches); i++)
    g_string_append_printf (out, "  %-16s %s\n", benches[i].name, _ (benches[i].summary));
  return g_string_free (out, FALSE);
}

int
pal_cli_bench (int argc, char **argv)
{
  g_autofree char *summary = make_summary (), *quoted = NULL, *state = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = { { NULL } };
  gboolean found = FALSE;

  if (!pal_cli_parse (&argc, &argv, entries, "[NAME]", summary, 0, 1, &error))
    return pal_cli_fail (error);

  /* Benchmarks leave no replicas behind in the state of the person. */
  state = g_dir_make_tmp ("palliscope-bench-XXXXXX", &error);
  if (state == NULL)
    return pal_cli_fail (error);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  all_passed = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (benches) && error == NULL; i++)
    if (argc < 2 || strcmp (argv[1], benches[i].name) == 0)
      {
        found = TRUE;
        (void) run_bench (&benches[i], &error);
      }
  remove_tree (state);
  if (error != NULL)
    return pal_cli_fail (error);
  if (!found)
    {
      quoted = pal_text_quote (argv[1], -1);
      g_set_error (&error, PAL_ERROR, PAL_ERROR_USAGE, "bench: unknown name \"%s\" (--help lists them)",
                   quoted);
      return pal_cli_fail (error);
    }
  return all_passed ? PAL_CLI_DONE : PAL_CLI_PROBLEMS;
}
