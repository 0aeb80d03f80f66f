/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "base/pal-clock.h"
#include "cli/pal-cli-table.h"
#include "cli/pal-cli-verbs.h"
#include "cli/pal-cli.h"
#include "store/pal-query.h"

static void
add_text (PalCliTable *table, const char *item, const char *value)
{
  pal_cli_table_add_code (table, item);
  pal_cli_table_add_text (table, value);
}

static void
add_integer (PalCliTable *table, const char *item, gint64 value)
{
  pal_cli_table_add_code (table, item);
  pal_cli_table_add_integer (table, value);
}

static char *
join_waves (PalStore *store, GError **error)
{
  g_autoptr (GPtrArray) waves = pal_query_waves (store, error);
  GString *out;

  if (waves == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < waves->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (waves, i));
  return g_string_free (out, FALSE);
}

static gboolean
fill_table (PalStore *store, PalCliTable *table, GError **error)
{
  g_autofree char *waves = join_waves (store, error), *changed = NULL, *content = NULL;
  PalStoreInfo info = { 0 };
  PalHash hash;

  if (waves == NULL || !pal_query_info (store, &info, error) || !pal_query_content_hash (store, &hash, error))
    {
      pal_store_info_clear (&info);
      return FALSE;
    }
  changed = info.last_wall_ms > 0 ? pal_clock_format_iso (info.last_wall_ms) : NULL;
  content = pal_hash_to_hex (&hash);
  add_text (table, "file", pal_store_get_path (store));
  add_text (table, "name", info.name);
  add_text (table, "stage", info.stage);
  add_text (table, "demonstration", info.demo ? "yes" : "no");
  add_integer (table, "schema", info.schema_version);
  add_text (table, "waves", waves);
  add_integer (table, "institutions", info.n_institutions);
  add_integer (table, "answers", info.n_answers);
  add_integer (table, "published_values", info.n_references);
  add_integer (table, "replicas", info.n_replicas);
  add_text (table, "replica", pal_store_get_replica (store));
  add_integer (table, "batches", info.n_batches);
  add_integer (table, "changes", info.n_changes);
  add_integer (table, "bytes", info.file_bytes);
  add_text (table, "last_change", changed);
  add_text (table, "content", content);
  pal_store_info_clear (&info);
  return TRUE;
}

int
pal_cli_info (int argc, char **argv)
{
  static const char *const columns[] = { "item", "value", NULL };
  g_autofree char *format_name = NULL;
  g_autoptr (PalStore) store = NULL;
  g_autoptr (PalCliTable) table = pal_cli_table_new (columns);
  g_autoptr (GError) error = NULL;
  PalCliFormat format;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("Form of the result"), "csv|json|table" },
    { NULL },
  };

  if (!pal_cli_parse (&argc, &argv, entries, "FILE",
                      _ ("Prints schema, replicas, waves, counts, stage and last change of a workspace."), 1,
                      1, &error) ||
      !pal_cli_format_parse (format_name, &format, &error))
    return pal_cli_fail (error);
  store = pal_cli_open (argv[1], PAL_STORE_READ_ONLY, &error);
  if (store == NULL || !fill_table (store, table, &error))
    return pal_cli_fail (error);
  pal_cli_table_print (table, format);
  return PAL_CLI_DONE;
}
