/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "base/pal-text.h"
#include "cli/pal-cli-table.h"
#include "cli/pal-cli-verbs.h"
#include "cli/pal-cli.h"
#include "store/pal-journal.h"
#include "store/pal-verify.h"

static int
verify (const char *path, PalCliFormat format)
{
  static const char *const columns[] = { "batches", "changes", "erased", "problems", NULL };
  g_autoptr (PalCliTable) table = pal_cli_table_new (columns);
  g_autoptr (PalVerifyReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = pal_cli_open (path, PAL_STORE_READ_ONLY, &error);

  report = store != NULL ? pal_verify_run (store, &error) : NULL;
  if (report == NULL)
    return pal_cli_fail (error);
  pal_cli_table_add_integer (table, (gint64) report->n_batches);
  pal_cli_table_add_integer (table, (gint64) report->n_changes);
  pal_cli_table_add_integer (table, (gint64) report->n_erased);
  pal_cli_table_add_integer (table, report->problems->len);
  pal_cli_table_print (table, format);
  for (guint i = 0; i < report->problems->len; i++)
    pal_cli_say ("%s: %s", path, (const char *) g_ptr_array_index (report->problems, i));
  if (report->n_erased > 0)
    pal_cli_say ("%s: %" G_GUINT64_FORMAT " erased", path, report->n_erased);
  return report->problems->len > 0 ? PAL_CLI_PROBLEMS : PAL_CLI_DONE;
}

static int
rebuild (const char *path, PalCliFormat format)
{
  static const char *const columns[] = { "rows", "differs", NULL };
  g_autoptr (PalCliTable) table = pal_cli_table_new (columns);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = pal_cli_open (path, PAL_STORE_READ_WRITE, &error);
  guint64 n_rows = 0, n_differs = 0;

  if (store == NULL || !pal_verify_rebuild (store, &n_rows, &n_differs, &error))
    return pal_cli_fail (error);
  pal_cli_table_add_integer (table, (gint64) n_rows);
  pal_cli_table_add_integer (table, (gint64) n_differs);
  pal_cli_table_print (table, format);
  return n_differs > 0 ? PAL_CLI_PROBLEMS : PAL_CLI_DONE;
}

static int
print_log (const char *path, PalCliFormat format, guint limit)
{
  static const char *const columns[] = { "time",  "replica", "seq",     "kind", "actor",
                                         "label", "reason",  "changes", NULL };
  g_autoptr (PalCliTable) table = pal_cli_table_new (columns);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = pal_cli_open (path, PAL_STORE_READ_ONLY, &error);

  items = store != NULL ? pal_journal_log (store, limit, &error) : NULL;
  if (items == NULL)
    return pal_cli_fail (error);
  for (guint i = 0; i < items->len; i++)
    {
      const PalHistoryItem *item = g_ptr_array_index (items, i);
      g_autofree char *time = pal_clock_format_iso (item->wall_ms);

      pal_cli_table_add_code (table, time);
      pal_cli_table_add_code (table, item->replica);
      pal_cli_table_add_integer (table, item->seq);
      pal_cli_table_add_code (table, item->kind);
      pal_cli_table_add_text (table, item->actor);
      pal_cli_table_add_text (table, item->label);
      pal_cli_table_add_text (table, item->reason);
      pal_cli_table_add_integer (table, item->n_changes);
    }
  pal_cli_table_print (table, format);
  return PAL_CLI_DONE;
}

int
pal_cli_journal (int argc, char **argv)
{
  g_autofree char *format_name = NULL, *quoted = NULL;
  g_autoptr (GError) error = NULL;
  int limit = 0;
  PalCliFormat format;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("Form of the result"), "csv|json|table" },
    { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("Only the newest N entries of the log"), "N" },
    { NULL },
  };

  if (!pal_cli_parse (&argc, &argv, entries, "verify|rebuild|log FILE",
                      _ ("Walks the chain of the journal, replays it, or lists who changed what and when."),
                      2, 2, &error) ||
      !pal_cli_format_parse (format_name, &format, &error))
    return pal_cli_fail (error);
  if (limit < 0)
    g_set_error (&error, PAL_ERROR, PAL_ERROR_USAGE, "--limit: expected a number from 1 on");
  else if (strcmp (argv[1], "verify") == 0)
    return verify (argv[2], format);
  else if (strcmp (argv[1], "rebuild") == 0)
    return rebuild (argv[2], format);
  else if (strcmp (argv[1], "log") == 0)
    return print_log (argv[2], format, (guint) limit);
  else
    {
      quoted = pal_text_quote (argv[1], -1);
      g_set_error (&error, PAL_ERROR, PAL_ERROR_USAGE,
                   "journal: unknown word \"%s\", expected verify, rebuild or log", quoted);
    }
  return pal_cli_fail (error);
}
