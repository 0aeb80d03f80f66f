/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli-import-instrument.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "base/pal-error.h"
#include "cli/pal-cli.h"
#include "session/pal-commands-draft.h"

static const char *const match_names[] = {
  [PAL_MATCH_SAME] = "changed",
  [PAL_MATCH_REPLACED] = "replaced",
  [PAL_MATCH_NOT_COMPARABLE] = "not_comparable",
  [PAL_MATCH_NEW] = "new",
  [PAL_MATCH_RETIRED] = "retired",
};

static const char *const effect_names[] = {
  [PAL_EFFECT_UNKNOWN] = "unknown", [PAL_EFFECT_TYPE] = "type",     [PAL_EFFECT_OPTION] = "option",
  [PAL_EFFECT_RANGE] = "range",     [PAL_EFFECT_HIDDEN] = "hidden", [PAL_EFFECT_BACK] = "back",
};

static void
add_row (PalCliTable *table,
         const char *what,
         const char *question,
         const char *country,
         guint n,
         const char *text)
{
  pal_cli_table_add_code (table, what);
  if (question != NULL)
    pal_cli_table_add_code (table, question);
  else
    pal_cli_table_add_empty (table);
  if (country != NULL)
    pal_cli_table_add_code (table, country);
  else
    pal_cli_table_add_empty (table);
  if (n > 0)
    pal_cli_table_add_integer (table, n);
  else
    pal_cli_table_add_empty (table);
  pal_cli_table_add_text (table, text);
}

static void
add_changes (PalCliTable *table, const PalDraftPlan *plan)
{
  for (guint i = 0; plan->links != NULL && i < pal_comparability_get_n (plan->links); i++)
    {
      const PalMatch *match = pal_comparability_get (plan->links, i);
      const PalQuestion *question = match->now != NULL ? match->now : match->old;

      if (match->kind != PAL_MATCH_SAME || match->differences != PAL_DIFFERENCE_NONE)
        add_row (table, match_names[match->kind], question->id, NULL, 0, question->text);
    }
}

static void
print_plan (const PalDraftPlan *plan, PalCliFormat format)
{
  static const char *const columns[] = { "what", "question", "country", "answers", "message", NULL };
  g_autoptr (PalCliTable) table = pal_cli_table_new (columns);
  GPtrArray *effects = plan->effects != NULL ? pal_draft_effects_list (plan->effects) : NULL;

  for (guint i = 0; i < plan->findings->len; i++)
    {
      const PalFinding *finding = g_ptr_array_index (plan->findings, i);
      g_autofree char *line = pal_finding_to_line (finding);

      add_row (table, pal_severity_to_name (finding->severity), finding->question, NULL, 0, line);
    }
  add_changes (table, plan);
  for (guint i = 0; effects != NULL && i < effects->len; i++)
    {
      const PalEffect *effect = g_ptr_array_index (effects, i);

      add_row (table, effect_names[effect->kind], effect->question, effect->country, effect->n, NULL);
    }
  for (guint i = 0; i < plan->lost->len; i++)
    add_row (table, "lost", NULL, NULL, 0, g_ptr_array_index (plan->lost, i));
  pal_cli_table_print (table, format);
}

/* The counts that scripts rely on: what the document asks, and what of it could not be taken over.  Of a
 * document of ours nothing is lost. */
static void
print_counts (PalInstrument *instrument)
{
  guint n_options = 0, n_routed = 0, n = pal_instrument_get_n_questions (instrument), n_children = 0;

  for (guint i = 0; i < n; i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);

      n_children += question->n_children;
      n_options += question->n_options;
      n_routed += question->n_show_if > 0;
      for (guint k = 0; k < question->n_children; k++)
        {
          n_options += question->children[k].n_options;
          n_routed += question->children[k].n_show_if > 0;
        }
    }
  printf ("{\"questions\":%u,\"sections\":%u,\"options\":%u,\"routed\":%u,\"lost\":[]}\n", n + n_children,
          pal_instrument_get_n_sections (instrument), n_options, n_routed);
}

/* What keeps the document from being read has no place in the counts. */
static void
say_findings (const PalDraftPlan *plan)
{
  for (guint i = 0; i < plan->findings->len; i++)
    {
      g_autofree char *line = pal_finding_to_line (g_ptr_array_index (plan->findings, i));

      pal_cli_say ("%s", line);
    }
}

static char *
read_input (const char *input, GError **error)
{
  g_autoptr (GError) problem = NULL;
  char *json = NULL;

  if (g_file_get_contents (input, &json, NULL, &problem))
    return json;
  g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: could not be read: %s", input, problem->message);
  return NULL;
}

static int
publish (PalWorkspace *workspace, const PalDraftPlan *plan, const char *input)
{
  g_autoptr (GError) error = NULL;

  if (!pal_commands_draft_publish (workspace, plan))
    {
      pal_cli_say (_ ("%s: not published: a part of the wave is accepted, so it cannot be moved"), input);
      return PAL_CLI_PROBLEMS;
    }
  if (!pal_workspace_close (workspace, &error))
    return pal_cli_fail (error);
  pal_cli_say (_ ("%s: published as version %s"), input, pal_instrument_get_version (plan->instrument));
  return PAL_CLI_DONE;
}

int
pal_cli_import_instrument (const char *file,
                           const char *input,
                           const char *wave,
                           gboolean dry_run,
                           PalCliFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = read_input (input, &error);
  g_autoptr (PalWorkspace) workspace = NULL;
  g_autoptr (PalDraftPlan) plan = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  PalDataset *dataset;
  PalInstrument *base;

  if (json != NULL)
    workspace = pal_workspace_open_sync (file, dry_run, &error);
  if (workspace == NULL)
    return pal_cli_fail (error);
  dataset = pal_workspace_get_dataset (workspace);
  if (wave != NULL && pal_cli_find_wave (dataset, wave, &error) == NULL)
    return pal_cli_fail (error);
  versions = pal_dataset_list_instruments (dataset);
  base = g_ptr_array_index (versions, versions->len - 1);
  plan = pal_draft_plan_new (dataset, base, json, input, wave);
  if (!dry_run || format != PAL_CLI_JSON)
    print_plan (plan, format);
  else if (plan->instrument != NULL)
    print_counts (plan->instrument);
  if (dry_run && format == PAL_CLI_JSON)
    say_findings (plan);
  if (plan->is_blocked)
    {
      pal_cli_say (ngettext ("%s: %u finding, nothing is published", "%s: %u findings, nothing is published",
                             plan->findings->len),
                   input, plan->findings->len);
      return PAL_CLI_PROBLEMS;
    }
  if (pal_hash_equal (pal_instrument_get_hash (plan->instrument), pal_instrument_get_hash (base)))
    {
      pal_cli_say (_ ("%s: nothing to publish, it is version %s"), input, pal_instrument_get_version (base));
      return PAL_CLI_DONE;
    }
  return dry_run ? PAL_CLI_DONE : publish (workspace, plan, input);
}
