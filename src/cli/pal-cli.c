/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pal-cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"
#include "cli/pal-cli-verbs.h"
#include "model/pal-country.h"

#define PROGRAM "palliscope-cli"

typedef struct
{
  const char *name;
  int (*run) (int argc, char **argv);
  const char *summary;
} Verb;

static const Verb verbs[] = {
  { "init", pal_cli_init, N_ ("Make a new workspace") },
  { "info", pal_cli_info, N_ ("Show what is in a workspace") },
  { "import", pal_cli_import, N_ ("Bring a file into a workspace") },
  { "export", pal_cli_export, N_ ("Write a part of a workspace to a file") },
  { "check", pal_cli_check, N_ ("Check the answers of a wave") },
  { "score", pal_cli_score, N_ ("Show values, levels, scores and ranks") },
  { "index", pal_cli_index, N_ ("Make a composite index of a table") },
  { "breaks", pal_cli_breaks, N_ ("Divide numbers into classes") },
  { "render", pal_cli_render, N_ ("Draw a map or a chart, print a form") },
  { "journal", pal_cli_journal, N_ ("Verify, rebuild or list the journal") },
  { "bench", pal_cli_bench, N_ ("Measure this computer") },
};

void
pal_cli_say (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  fprintf (stderr, PROGRAM ": %s\n", text);
}

int
pal_cli_fail (const GError *error)
{
  pal_cli_say ("%s", error->message);
  if (error->domain == G_OPTION_ERROR)
    return PAL_CLI_USAGE;
  if (error->domain != PAL_ERROR)
    return PAL_CLI_FAILED;
  switch ((PalError) error->code)
    {
    case PAL_ERROR_USAGE:
    case PAL_ERROR_EXISTS:
      return PAL_CLI_USAGE;
    case PAL_ERROR_INVALID:
    case PAL_ERROR_CONSTRAINT:
    case PAL_ERROR_DENIED:
      return PAL_CLI_PROBLEMS;
    case PAL_ERROR_STORAGE:
    case PAL_ERROR_FULL:
    case PAL_ERROR_READ_ONLY:
    case PAL_ERROR_BUSY:
    case PAL_ERROR_FOREIGN:
    case PAL_ERROR_DAMAGED:
    case PAL_ERROR_NEWER:
    case PAL_ERROR_NOT_FOUND:
    default:
      return PAL_CLI_FAILED;
    }
}

gboolean
pal_cli_parse (int *argc,
               char ***argv,
               const GOptionEntry *entries,
               const char *words,
               const char *summary,
               int n_min,
               int n_max,
               GError **error)
{
  g_autofree char *name = g_strconcat (PROGRAM " ", (*argv)[0], NULL);
  g_autofree char *parameters = g_strconcat (words, NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) local_error = NULL;

  g_set_prgname (name);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  if (!g_option_context_parse (context, argc, argv, &local_error))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "%s: %s (--help tells more)", (*argv)[0],
                   local_error->message);
      return FALSE;
    }
  /* What stands behind "--" is words only. */
  for (int i = 1; i < *argc; i++)
    if (strcmp ((*argv)[i], "--") == 0)
      {
        memmove (*argv + i, *argv + i + 1, sizeof (char *) * (gsize) (*argc - i));
        (*argc)--;
        break;
      }
  if (*argc - 1 < n_min || *argc - 1 > n_max)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "%s: expected %s (--help tells more)", (*argv)[0],
                   words);
      return FALSE;
    }
  return TRUE;
}

PalStore *
pal_cli_open (const char *path, PalStoreFlags flags, GError **error)
{
  PalStore *store = pal_store_open (path, flags, error);

  if (store != NULL && pal_store_is_newer (store))
    {
      pal_store_close (store);
      g_set_error (error, PAL_ERROR, PAL_ERROR_NEWER,
                   "%s: was written by a newer version of Palliscope, this one (%s) leaves it alone", path,
                   PAL_VERSION);
      return NULL;
    }
  if (store != NULL && (flags & PAL_STORE_READ_ONLY) == 0 && pal_store_is_read_only (store))
    {
      pal_store_close (store);
      g_set_error (error, PAL_ERROR, PAL_ERROR_READ_ONLY, "%s: cannot be written", path);
      return NULL;
    }
  if (store != NULL && pal_store_was_rereplicated (store))
    pal_cli_say ("%s: this file was copied, moved or restored; from now on it is a replica of its own", path);
  return store;
}

const char *
pal_cli_find_wave (PalDataset *dataset, const char *wave, GError **error)
{
  GPtrArray *waves = pal_dataset_get_waves (dataset);
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *quoted = NULL;

  if (wave == NULL && pal_dataset_get_latest_wave (dataset) == NULL)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the workspace has no wave");
      return NULL;
    }
  if (wave == NULL)
    return pal_dataset_get_latest_wave (dataset);
  for (guint i = 0; i < waves->len; i++)
    {
      if (strcmp (wave, g_ptr_array_index (waves, i)) == 0)
        return g_ptr_array_index (waves, i);
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (waves, i));
    }
  quoted = pal_text_quote (wave, -1);
  g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "--wave: no wave \"%s\", expected one of: %s", quoted,
               known->str);
  return NULL;
}

gboolean
pal_cli_find_country (const char *text, const char **iso2, GError **error)
{
  const PalCountry *country = text != NULL ? pal_country_find (text) : NULL;

  *iso2 = country != NULL ? country->iso2 : NULL;
  if (text != NULL && country == NULL)
    {
      g_autofree char *quoted = pal_text_quote (text, -1);

      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
                   "--country: unknown country \"%s\", expected an ISO code (NO, NOR) or an English name",
                   quoted);
      return FALSE;
    }
  return TRUE;
}

static void
print_help (FILE *stream)
{
  fprintf (stream, "%s\n  " PROGRAM " %s\n\n%s\n", _ ("Usage:"), _ ("VERB [OPTION…] WORDS…"), _ ("Verbs:"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    fprintf (stream, "  %-9s %s\n", verbs[i].name, _ (verbs[i].summary));
  fprintf (stream, "\n%s\n",
           _ ("Each verb tells its options with --help.  Results go to standard output, messages to standard "
              "error.\n"
              "Exit code 0: done; 1: the input has problems, or a difference was found; 2: wrong usage; 3: "
              "could not read or write."));
}

static int
run_verb (int argc, char **argv)
{
  g_autofree char *quoted = pal_text_quote (argv[0], -1);

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, argv[0]) == 0)
      return verbs[i].run (argc, argv);
  pal_cli_say ("unknown verb \"%s\" (--help lists them)", quoted);
  return PAL_CLI_USAGE;
}

int
pal_cli_run (int argc, char **argv)
{
  int code;

  /* Words in the language of the person, numbers for machines. */
  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, PAL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc < 2)
    {
      print_help (stderr);
      return PAL_CLI_USAGE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 || strcmp (argv[1], "help") == 0)
    {
      print_help (stdout);
      code = PAL_CLI_DONE;
    }
  else if (strcmp (argv[1], "--version") == 0)
    {
      printf (PROGRAM " %s\n", PAL_VERSION);
      code = PAL_CLI_DONE;
    }
  else
    code = run_verb (argc - 1, argv + 1);

  /* A result that did not reach its reader is a failure, whatever the verb thinks. */
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      pal_cli_say ("standard output could not be written");
      return PAL_CLI_FAILED;
    }
  return code;
}
