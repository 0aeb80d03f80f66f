/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "cli/pal-cli-table.h"
#include "cli/pal-cli-verbs.h"
#include "cli/pal-cli.h"
#include "survey/pal-checks.h"

typedef struct
{
  PalWaveData *data;
  PalCliTable *table;
  gboolean has_errors;
} Check;

static void
check_unit (Check *self, const char *country, const char *institution)
{
  const PalAnswers *answers = pal_wave_data_get_answers (self->data, country, institution);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);

  pal_checks_all (answers, institution != NULL ? PAL_LEVEL_INSTITUTION : PAL_LEVEL_COUNTRY, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const PalFinding *finding = g_ptr_array_index (findings, i);

      pal_cli_table_add_code (self->table, pal_severity_to_name (finding->severity));
      pal_cli_table_add_code (self->table, country);
      pal_cli_table_add_code (self->table, institution);
      pal_cli_table_add_code (self->table, pal_wave_data_get_wave (self->data));
      pal_cli_table_add_code (self->table, finding->question);
      pal_cli_table_add_code (self->table, finding->rule);
      pal_cli_table_add_text (self->table, finding->message);
      self->has_errors = self->has_errors || finding->severity == PAL_SEVERITY_ERROR;
    }
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
check_wave (Check *self, PalDataset *dataset, const char *only)
{
  GPtrArray *institutions = pal_dataset_get_institutions (dataset);
  g_autoptr (GPtrArray) countries = g_ptr_array_copy (pal_wave_data_get_countries (self->data), NULL, NULL);

  g_ptr_array_sort (countries, compare_codes);
  for (guint i = 0; i < countries->len; i++)
    {
      const char *country = g_ptr_array_index (countries, i);

      if (only != NULL && strcmp (only, country) != 0)
        continue;
      check_unit (self, country, NULL);
      for (guint j = 0; j < institutions->len; j++)
        {
          PalInstitution *institution = g_ptr_array_index (institutions, j);

          if (g_strcmp0 (pal_institution_get_country (institution), country) == 0)
            check_unit (self, country, pal_institution_get_id (institution));
        }
    }
}

int
pal_cli_check (int argc, char **argv)
{
  static const char *const columns[] = { "severity", "country", "institution", "wave",
                                         "question", "rule",    "message",     NULL };
  g_autofree char *wave = NULL, *country = NULL, *format_name = NULL;
  g_autoptr (PalStore) store = NULL;
  g_autoptr (PalDataset) dataset = NULL;
  g_autoptr (PalCliTable) table = pal_cli_table_new (columns);
  g_autoptr (GError) error = NULL;
  Check check = { .table = table };
  PalCliFormat format;
  const char *only, *found;
  const GOptionEntry entries[] = {
    { "country", 0, 0, G_OPTION_ARG_STRING, &country, N_ ("One country"), "CODE" },
    { "wave", 0, 0, G_OPTION_ARG_STRING, &wave, N_ ("Another wave than the latest"), "WAVE" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("Form of the result"), "csv|json|table" },
    { NULL },
  };

  if (!pal_cli_parse (&argc, &argv, entries, "FILE",
                      _ ("Checks the answers of a wave.  Errors give exit code 1, warnings do not."), 1, 1,
                      &error) ||
      !pal_cli_format_parse (format_name, &format, &error) || !pal_cli_find_country (country, &only, &error))
    return pal_cli_fail (error);
  store = pal_cli_open (argv[1], PAL_STORE_READ_ONLY, &error);
  dataset = store != NULL ? pal_dataset_load (store, &error) : NULL;
  found = dataset != NULL ? pal_cli_find_wave (dataset, wave, &error) : NULL;
  if (found == NULL)
    return pal_cli_fail (error);

  check.data = pal_dataset_get_wave (dataset, found);
  check_wave (&check, dataset, only);
  pal_cli_table_print (table, format);
  return check.has_errors ? PAL_CLI_PROBLEMS : PAL_CLI_DONE;
}
