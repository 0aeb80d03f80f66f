/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli-translation.h"

#include <glib/gi18n.h>

#include "base/pal-error.h"
#include "base/pal-text.h"
#include "cli/pal-cli.h"
#include "model/pal-language.h"
#include "session/pal-commands-translation.h"
#include "session/pal-translation-document.h"
#include "session/pal-translation-plan.h"

gboolean
pal_cli_translation_has_ending (const char *output)
{
  static const char *const endings[] = { ".csv", ".xlf", ".xliff", ".json" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (output, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
check_language (const char *language, GError **error)
{
  g_autofree char *quoted = NULL;

  if (language == NULL)
    return g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
                        "translation: expected --language TAG, such as nb"),
           FALSE;
  if (pal_language_is_tag (language))
    return TRUE;
  quoted = pal_text_quote (language, -1);
  g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
               "--language: \"%s\" is no language tag, expected one such as nb or pt-BR", quoted);
  return FALSE;
}

/* The questionnaire of the wave, or of the latest, in @language. */
static PalTranslated *
find_translated (PalDataset *dataset, const char *wave, const char *language, GError **error)
{
  const char *found;

  if (wave == NULL)
    return pal_translated_new (dataset, pal_dataset_get_instrument (dataset), language);
  found = pal_cli_find_wave (dataset, wave, error);
  return found != NULL
             ? pal_translated_new (
                   dataset, pal_wave_data_get_instrument (pal_dataset_get_wave (dataset, found)), language)
             : NULL;
}

char *
pal_cli_translation_export (const char *file,
                            const char *output,
                            const char *wave,
                            const char *language,
                            const char *xliff,
                            GError **error)
{
  g_autoptr (PalStore) store = NULL;
  g_autoptr (PalDataset) dataset = NULL;
  g_autoptr (PalTranslated) translated = NULL;
  g_autoptr (PalTranslation) document = NULL;
  gboolean is_two = g_strcmp0 (xliff, "2.0") == 0;

  if (!check_language (language, error))
    return NULL;
  if (xliff != NULL && !is_two && g_strcmp0 (xliff, "1.2") != 0)
    return g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "--xliff: expected 1.2 or 2.0"), NULL;
  store = pal_cli_open (file, PAL_STORE_READ_ONLY, error);
  dataset = store != NULL ? pal_dataset_load (store, error) : NULL;
  translated = dataset != NULL ? find_translated (dataset, wave, language, error) : NULL;
  if (translated == NULL)
    return NULL;
  if (g_str_has_suffix (output, ".json"))
    {
      document = pal_translation_document_new (translated);
      return g_strdup (pal_translation_get_canonical (document));
    }
  if (g_str_has_suffix (output, ".xlf") || g_str_has_suffix (output, ".xliff"))
    return pal_translation_plan_export (translated,
                                        is_two ? PAL_TRANSLATION_XLIFF_2_0 : PAL_TRANSLATION_XLIFF_1_2);
  return pal_translation_plan_export (translated, PAL_TRANSLATION_CSV);
}

static void
add_place (PalCliTable *table, const char *what, guint row, const char *column, const char *key)
{
  pal_cli_table_add_code (table, what);
  pal_cli_table_add_integer (table, row);
  if (column != NULL)
    pal_cli_table_add_code (table, column);
  else
    pal_cli_table_add_empty (table);
  pal_cli_table_add_text (table, key);
}

/* What changes and what is refused; what stays needs no line. */
static void
print_plan (const PalTranslationPlan *plan, PalCliFormat format)
{
  static const char *const columns[] = { "what", "row", "column", "key", "old", "text", "message", NULL };
  g_autoptr (PalCliTable) table = pal_cli_table_new (columns);

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const PalTranslationPlanRow *row = g_ptr_array_index (plan->rows, i);

      if (row->move != PAL_TRANSLATION_NEW && row->move != PAL_TRANSLATION_CHANGED)
        continue;
      add_place (table, pal_translation_move_to_name (row->move), row->row, NULL, row->key);
      pal_cli_table_add_text (table, row->old);
      pal_cli_table_add_text (table, row->target);
      pal_cli_table_add_empty (table);
    }
  for (guint i = 0; i < plan->findings->len; i++)
    {
      const PalFinding *finding = g_ptr_array_index (plan->findings, i);

      add_place (table, "refused", finding->row, finding->column, finding->value);
      pal_cli_table_add_empty (table);
      pal_cli_table_add_empty (table);
      pal_cli_table_add_text (table, finding->message);
    }
  pal_cli_table_print (table, format);
}

static GBytes *
read_input (const char *input, GError **error)
{
  g_autoptr (GError) problem = NULL;
  char *data = NULL;
  gsize length = 0;

  if (g_file_get_contents (input, &data, &length, &problem))
    return g_bytes_new_take (data, length);
  g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: could not be read: %s", input, problem->message);
  return NULL;
}

static int
bring_in (PalWorkspace *workspace, PalTranslated *translated, PalTranslationPlan *plan, const char *input)
{
  g_autoptr (GError) error = NULL;
  guint n = pal_commands_bring_in_translation (workspace, translated, plan->targets);

  if (!pal_workspace_close (workspace, &error))
    return pal_cli_fail (error);
  if (n == 0)
    pal_cli_say (_ ("%s: nothing to write, all is the same"), input);
  else
    pal_cli_say (ngettext ("%s: %u text written as one batch", "%s: %u texts written as one batch", n), input,
                 n);
  return plan->findings->len > 0 ? PAL_CLI_PROBLEMS : PAL_CLI_DONE;
}

int
pal_cli_import_translation (const char *file,
                            const char *input,
                            const char *wave,
                            const char *language,
                            gboolean skip_refused,
                            gboolean dry_run,
                            PalCliFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_input (input, &error);
  g_autofree char *said = bytes != NULL && language == NULL
                              ? pal_translation_plan_find_language (bytes, input, &error)
                              : g_strdup (language);
  g_autofree char *totals = NULL;
  g_autoptr (PalWorkspace) workspace = NULL;
  g_autoptr (PalTranslated) translated = NULL;
  g_autoptr (PalTranslationPlan) plan = NULL;

  if (error != NULL || !check_language (said, &error))
    return pal_cli_fail (error);
  workspace = pal_workspace_open_sync (file, dry_run, &error);
  if (workspace != NULL)
    translated = find_translated (pal_workspace_get_dataset (workspace), wave, said, &error);
  plan = translated != NULL ? pal_translation_plan_new (translated, bytes, input, &error) : NULL;
  if (plan == NULL)
    return pal_cli_fail (error);
  print_plan (plan, format);
  totals = pal_translation_plan_dup_totals (plan);
  pal_cli_say ("%s: %s", input, totals);
  if (plan->findings->len > 0 && !skip_refused && !dry_run)
    pal_cli_say (_ ("%s: nothing is written (--skip-refused writes the others)"), input);
  if (dry_run || (plan->findings->len > 0 && !skip_refused))
    return plan->findings->len > 0 ? PAL_CLI_PROBLEMS : PAL_CLI_DONE;
  return bring_in (workspace, translated, plan, input);
}
