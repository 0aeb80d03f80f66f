/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli-plan.h"

#include <stdio.h>

#include "base/pal-json.h"
#include "cli/pal-cli.h"

static void
append_member (GString *out, const char *name, const char *text)
{
  pal_json_append_string (out, name);
  g_string_append_c (out, ':');
  if (text != NULL)
    pal_json_append_string (out, text);
  else
    g_string_append (out, "null");
}

static void
append_number (GString *out, const char *name, gboolean has, double number)
{
  pal_json_append_string (out, name);
  g_string_append_c (out, ':');
  if (has)
    pal_json_append_number (out, number);
  else
    g_string_append (out, "null");
}

static void
append_refused (GString *out, const PalFinding *finding)
{
  g_string_append_printf (out, "{\"row\":%u,", finding->row);
  append_member (out, "column", finding->column);
  g_string_append_c (out, ',');
  append_member (out, "value", finding->value);
  g_string_append_c (out, ',');
  append_member (out, "why", finding->message);
  g_string_append_c (out, '}');
}

static void
append_move (GString *out, const PalImportMove *move)
{
  g_string_append_c (out, '{');
  append_member (out, "country", move->country);
  g_string_append_c (out, ',');
  append_member (out, "wave", move->wave);
  g_string_append_c (out, ',');
  append_member (out, "indicator", move->code);
  g_string_append_c (out, ',');
  append_number (out, "from", move->missing_from == PAL_MISSING_NONE, move->from);
  g_string_append_c (out, ',');
  append_number (out, "to", move->missing_to == PAL_MISSING_NONE, move->to);
  g_string_append_c (out, ',');
  append_number (out, "level_from", move->level_from > 0, move->level_from);
  g_string_append_c (out, ',');
  append_number (out, "level_to", move->level_to > 0, move->level_to);
  g_string_append_c (out, '}');
}

static void
print_json (const PalImportPlan *plan)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "{\"rows\":%u,\"new\":%u,\"changed\":%u,\"same\":%u,\n\"refused\":[",
                          plan->n_rows, plan->n_new, plan->n_changed, plan->n_same);
  for (guint i = 0; i < plan->refused->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n " : "\n ");
      append_refused (out, g_ptr_array_index (plan->refused, i));
    }
  g_string_append (out, "],\n\"moves\":");
  g_string_append (out, plan->has_moves ? "[" : "null}\n");
  for (guint i = 0; plan->has_moves && i < plan->moves->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n " : "\n ");
      append_move (out, g_ptr_array_index (plan->moves, i));
    }
  g_string_append (out, plan->has_moves ? "]}\n" : "");
  fputs (out->str, stdout);
}

static void
add_count (PalCliTable *table, const char *item, guint count)
{
  pal_cli_table_add_code (table, item);
  pal_cli_table_add_integer (table, count);
  for (guint i = 0; i < 7; i++)
    pal_cli_table_add_empty (table);
}

static void
add_level (PalCliTable *table, int level)
{
  if (level > 0)
    pal_cli_table_add_integer (table, level);
  else
    pal_cli_table_add_empty (table);
}

static void
add_value (PalCliTable *table, PalMissing missing, double value)
{
  if (missing == PAL_MISSING_NONE)
    pal_cli_table_add_number (table, value);
  else
    pal_cli_table_add_code (table, pal_missing_to_code (missing));
}

void
pal_cli_plan_print (const PalImportPlan *plan, PalCliFormat format)
{
  static const char *const columns[] = { "item", "count", "country",    "wave",     "indicator",
                                         "from", "to",    "level_from", "level_to", NULL };
  g_autoptr (PalCliTable) table = NULL;

  if (format == PAL_CLI_JSON)
    {
      print_json (plan);
      return;
    }
  table = pal_cli_table_new (columns);
  add_count (table, "rows", plan->n_rows);
  add_count (table, "new", plan->n_new);
  add_count (table, "changed", plan->n_changed);
  add_count (table, "same", plan->n_same);
  add_count (table, "refused", plan->n_refused);
  for (guint i = 0; i < plan->moves->len; i++)
    {
      const PalImportMove *move = g_ptr_array_index (plan->moves, i);

      pal_cli_table_add_code (table, "move");
      pal_cli_table_add_empty (table);
      pal_cli_table_add_code (table, move->country);
      pal_cli_table_add_code (table, move->wave);
      pal_cli_table_add_code (table, move->code);
      add_value (table, move->missing_from, move->from);
      add_value (table, move->missing_to, move->to);
      add_level (table, move->level_from);
      add_level (table, move->level_to);
    }
  pal_cli_table_print (table, format);
}

void
pal_cli_plan_say (const PalImportPlan *plan, const char *path)
{
  for (guint i = 0; i < plan->refused->len; i++)
    {
      const PalFinding *finding = g_ptr_array_index (plan->refused, i);
      g_autofree char *line = pal_finding_to_line (finding);

      if (finding->value != NULL && *finding->value != '\0')
        pal_cli_say ("%s, found \"%s\"", line, finding->value);
      else
        pal_cli_say ("%s", line);
    }
  if (plan->n_refused > plan->refused->len)
    pal_cli_say ("%s: and %u more rows are refused", path, plan->n_refused - plan->refused->len);
  if (plan->encoding != NULL)
    pal_cli_say ("%s: read as %s", path, plan->encoding);
  if (plan->ignored != NULL)
    pal_cli_say ("%s: columns that are not read: %s", path, plan->ignored);
  for (guint i = 0; i < plan->new_waves->len; i++)
    pal_cli_say ("%s: the wave %s is new", path, (const char *) g_ptr_array_index (plan->new_waves, i));
  if (plan->kind == PAL_IMPORT_ANSWERS && !plan->has_moves)
    pal_cli_say ("%s: too many rows to tell at once which indicators move; --dry-run tells", path);
}
