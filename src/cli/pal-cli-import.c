/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"
#include "cli/pal-cli-import-instrument.h"
#include "cli/pal-cli-plan.h"
#include "cli/pal-cli-translation.h"
#include "cli/pal-cli-verbs.h"
#include "cli/pal-cli.h"
#include "exchange/pal-answers-csv.h"

typedef struct
{
  char *map, *wave, *reason, *format_name, *language; /* owned */
  gboolean skip_refused, dry_run;
  PalCliFormat format;
  PalImportKind kind;
  gboolean is_instrument, is_translation;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->map);
  g_free (self->wave);
  g_free (self->reason);
  g_free (self->format_name);
  g_free (self->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_kind (const char *text, PalImportKind *out, GError **error)
{
  static const char *const names[] = { "answers", "institutions", "values" };
  g_autofree char *quoted = pal_text_quote (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (text, names[i]) == 0)
      {
        *out = (PalImportKind) i;
        return TRUE;
      }
  g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
               "import: unknown part \"%s\", expected answers|institutions|values|instrument|translation",
               quoted);
  return FALSE;
}

static gboolean
parse (int *argc, char ***argv, Options *out, GError **error)
{
  const GOptionEntry entries[] = {
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &out->map,
      N_ ("JSON object from our columns to those of the file: {\"country\": \"Land\", \"wave\": {\"value\": "
          "\"2026\"}}"),
      "M.json" },
    { "wave", 0, 0, G_OPTION_ARG_STRING, &out->wave,
      N_ ("Wave of rows that name none; instrument: the one that is moved"), "WAVE" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &out->reason, N_ ("Reason, kept in the history"), "TEXT" },
    { "skip-refused", 0, 0, G_OPTION_ARG_NONE, &out->skip_refused, N_ ("Write the good rows all the same"),
      NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &out->dry_run, N_ ("Only tell what would be done"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &out->format_name, N_ ("Form of the plan"), "csv|json|table" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &out->language,
      N_ ("translation: language tag, such as nb; without it the one of the file"), "TAG" },
    { NULL },
  };

  if (!pal_cli_parse (
          argc, argv, entries, "FILE answers|institutions|values|instrument|translation INPUT",
          _ ("Tells what the file would change, then writes it as one batch.  If a row is refused, "
             "nothing is written."),
          3, 3, error) ||
      !pal_cli_format_parse (out->format_name, &out->format, error))
    return FALSE;
  out->is_instrument = g_str_equal ((*argv)[2], "instrument");
  out->is_translation = g_str_equal ((*argv)[2], "translation");
  if (!out->is_instrument && !out->is_translation && !parse_kind ((*argv)[2], &out->kind, error))
    return FALSE;
  if (out->wave != NULL && !pal_wave_code_is_valid (out->wave))
    {
      g_autofree char *quoted = pal_text_quote (out->wave, -1);

      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
                   "--wave: \"%s\" is no wave, expected a year such as 2026 or 2026-2", quoted);
      return FALSE;
    }
  return TRUE;
}

static int
apply (PalStore *store, PalImportPlan *plan, const char *path, GError **error)
{
  PalCommit commit;

  if (!pal_importer_apply (store, plan, &commit, error))
    return pal_cli_fail (*error);
  if (commit.seq > 0)
    pal_cli_say ("%s: written as batch %" G_GINT64_FORMAT " (changes: %u)", path, commit.seq,
                 commit.n_changes);
  else
    pal_cli_say ("%s: nothing to write, all is the same", path);
  return plan->n_refused > 0 ? PAL_CLI_PROBLEMS : PAL_CLI_DONE;
}

int
pal_cli_import (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (PalStore) store = NULL;
  g_autoptr (PalColumnMap) map = NULL;
  g_autoptr (PalImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  PalImportOptions how = { 0 };

  if (!parse (&argc, &argv, &options, &error))
    return pal_cli_fail (error);
  if (options.is_instrument)
    return pal_cli_import_instrument (argv[1], argv[3], options.wave, options.dry_run, options.format);
  if (options.is_translation)
    return pal_cli_import_translation (argv[1], argv[3], options.wave, options.language, options.skip_refused,
                                       options.dry_run, options.format);
  if (options.map != NULL && (map = pal_column_map_new_from_file (options.map, &error)) == NULL)
    return pal_cli_fail (error);
  store = pal_cli_open (argv[1], options.dry_run ? PAL_STORE_READ_ONLY : PAL_STORE_READ_WRITE, &error);
  if (store == NULL)
    return pal_cli_fail (error);

  how.map = map;
  how.wave = options.wave;
  how.reason = options.reason;
  how.moves = options.dry_run ? PAL_IMPORT_MOVES_ALWAYS : PAL_IMPORT_MOVES_WHEN_SMALL;
  plan = pal_importer_plan (store, options.kind, argv[3], &how, &error);
  if (plan == NULL)
    return pal_cli_fail (error);
  pal_cli_plan_print (plan, options.format);
  pal_cli_plan_say (plan, argv[3]);

  if (options.dry_run)
    return plan->n_refused > 0 ? PAL_CLI_PROBLEMS : PAL_CLI_DONE;
  if (plan->n_refused > 0 && !options.skip_refused)
    {
      pal_cli_say (ngettext ("%s: %u row refused, nothing is written (--skip-refused writes the others)",
                             "%s: %u rows refused, nothing is written (--skip-refused writes the others)",
                             plan->n_refused),
                   argv[3], plan->n_refused);
      return PAL_CLI_PROBLEMS;
    }
  return apply (store, plan, argv[3], &error);
}
