/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"
#include "cli/pal-cli-table.h"
#include "cli/pal-cli-verbs.h"
#include "cli/pal-cli.h"
#include "exchange/pal-csv-encoding.h"
#include "exchange/pal-number-column.h"
#include "score/pal-breaks.h"

typedef struct
{
  char *method, *k, *column, *closed, *type, *format;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->method);
  g_free (self->k);
  g_free (self->column);
  g_free (self->closed);
  g_free (self->type);
  g_free (self->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_method (const char *text, PalBreaksMethod *out, GError **error)
{
  g_autofree char *names = pal_breaks_method_join_names (", ");
  g_autofree char *quoted = text != NULL ? pal_text_quote (text, -1) : NULL;

  if (text == NULL)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "breaks: expected --method with one of %s", names);
      return FALSE;
    }
  if (pal_breaks_method_from_name (text, out) && *out != PAL_BREAKS_MANUAL)
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "--method: unknown method \"%s\", expected one of %s",
               quoted, names);
  return FALSE;
}

/* @text NULL leaves @out as it is. */
static gboolean
parse_number (const char *option, const char *text, guint most, guint *out, GError **error)
{
  g_autofree char *quoted = text != NULL ? pal_text_quote (text, -1) : NULL;
  guint64 number;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 1, most, &number, NULL))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "%s: expected a number from 1 to %u, not \"%s\"",
                   option, most, quoted);
      return FALSE;
    }
  *out = (guint) number;
  return TRUE;
}

static gboolean
parse_closed (const char *text, gboolean *closed_left, GError **error)
{
  g_autofree char *quoted = text != NULL ? pal_text_quote (text, -1) : NULL;

  *closed_left = g_strcmp0 (text, "left") == 0;
  if (text == NULL || *closed_left || strcmp (text, "right") == 0)
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "--closed: expected right or left, not \"%s\"", quoted);
  return FALSE;
}

static gboolean
parse_rule (const Options *options, PalBreaksRule *out, GError **error)
{
  return parse_method (options->method, &out->method, error) &&
         parse_number ("-k", options->k, PAL_BREAKS_MAX_CLASSES, &out->k, error) &&
         parse_closed (options->closed, &out->closed_left, error) &&
         parse_number ("--type", options->type, PAL_BREAKS_N_QUANTILE_TYPES, &out->quantile_type, error);
}

static void
say_note (const PalBreaks *breaks, const char *origin, guint k)
{
  switch (breaks->note)
    {
    case PAL_BREAKS_NOTE_ONE_VALUE:
      pal_cli_say ("%s: all values are the same, so there is one class", origin);
      break;
    case PAL_BREAKS_NOTE_FEW_VALUES:
      pal_cli_say ("%s: %u distinct values are not more than %u classes, so each has a class of its own",
                   origin, breaks->n_classes, k != 0 ? k : PAL_BREAKS_CLASSES);
      break;
    case PAL_BREAKS_NOTE_NOT_ABOVE_0:
      pal_cli_say (
          "%s: geometric classes need values on one side of 0, so the others have a class of their own",
          origin);
      break;
    case PAL_BREAKS_NOTE_NONE:
    default:
      break;
    }
}

static void
print_classes (const PalBreaks *breaks, PalCliFormat format)
{
  static const char *const columns[] = { "class", "lower", "upper", "count", NULL };
  g_autoptr (PalCliTable) table = pal_cli_table_new (columns);

  for (guint i = 0; i < breaks->n_classes; i++)
    {
      pal_cli_table_add_integer (table, i + 1);
      pal_cli_table_add_number (table, breaks->classes[i].lower);
      pal_cli_table_add_number (table, breaks->classes[i].upper);
      pal_cli_table_add_integer (table, breaks->classes[i].count);
    }
  pal_cli_table_print (table, format);
}

int
pal_cli_breaks (int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) values = NULL;
  g_autoptr (PalBreaks) breaks = NULL;
  g_autoptr (GError) error = NULL;
  PalBreaksRule rule = { 0 };
  PalCliFormat format;
  const GOptionEntry entries[] = {
    { "method", 0, 0, G_OPTION_ARG_STRING, &options.method,
      N_ ("equal, quantile, jenks, pretty, sd, geometric or headtail"), "METHOD" },
    { "classes", 'k', 0, G_OPTION_ARG_STRING, &options.k,
      N_ ("How many classes (5); a wish for pretty and sd, headtail finds its own"), "K" },
    { "column", 0, 0, G_OPTION_ARG_STRING, &options.column,
      N_ ("Column of a table; without it one number a line"), "NAME" },
    { "closed", 0, 0, G_OPTION_ARG_STRING, &options.closed, N_ ("Which bound belongs to a class (right)"),
      "right|left" },
    { "type", 0, 0, G_OPTION_ARG_STRING, &options.type,
      N_ ("Definition of the quantiles after Hyndman and Fan (7)"), "1..9" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("Form of the result"), "csv|json|table" },
    { NULL },
  };

  if (!pal_cli_parse (&argc, &argv, entries, "VALUES.csv", _ ("Divides numbers into classes."), 1, 1,
                      &error) ||
      !pal_cli_format_parse (options.format, &format, &error) || !parse_rule (&options, &rule, &error))
    return pal_cli_fail (error);
  bytes = pal_csv_encoding_read_file (argv[1], &error);
  values = bytes != NULL ? pal_number_column_read (bytes, argv[1], options.column, &error) : NULL;
  if (values == NULL)
    return pal_cli_fail (error);
  breaks = pal_breaks_new_by_rule (&rule, (const double *) (gpointer) values->data, values->len, &error);
  if (breaks == NULL)
    {
      g_prefix_error (&error, "%s: ", argv[1]);
      return pal_cli_fail (error);
    }
  say_note (breaks, argv[1], rule.k);
  print_classes (breaks, format);
  return PAL_CLI_DONE;
}
