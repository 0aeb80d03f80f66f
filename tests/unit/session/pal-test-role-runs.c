/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-test-role-runs.h"

#include "session/pal-commands-draft.h"
#include "session/pal-commands-framework.h"
#include "session/pal-commands-method.h"
#include "session/pal-commands-translation.h"

void
pal_test_role_run_draft_save (PalTestRole *f)
{
  g_autoptr (PalInstrumentDraft) draft = pal_draft_load (WS);

  pal_instrument_draft_set_text (draft, "T1C11", "help", "Count each once.", NULL);
  pal_commands_draft_save (WS, draft, "T1C11");
}

void
pal_test_role_run_draft_discard (PalTestRole *f)
{
  pal_commands_draft_discard (WS);
}

void
pal_test_role_run_method (PalTestRole *f)
{
  pal_commands_save_method (WS, "{\"seed\":1}");
}

void
pal_test_role_run_draft_publish (PalTestRole *f)
{
  g_autoptr (PalInstrumentDraft) draft = pal_draft_load (WS);
  g_autofree char *json = pal_instrument_draft_to_json (draft);
  g_autoptr (PalDraftPlan) plan =
      pal_draft_plan_new (pal_workspace_get_dataset (WS), pal_draft_get_base (WS), json, "draft", NULL);

  pal_commands_draft_publish (WS, plan);
}

void
pal_test_role_run_framework_save (PalTestRole *f)
{
  g_autoptr (PalFrameworkDraft) draft = pal_framework_draft_load (WS);
  const double weight = 3;

  pal_framework_draft_set_number (draft, "POL1", "weight", &weight, NULL);
  pal_commands_framework_save (WS, draft, "POL1");
}

void
pal_test_role_run_framework_discard (PalTestRole *f)
{
  pal_commands_framework_discard (WS);
}

void
pal_test_role_run_framework_publish (PalTestRole *f)
{
  g_autoptr (PalFrameworkDraft) draft = pal_framework_draft_load (WS);
  g_autofree char *json = pal_framework_draft_to_json (draft);
  g_autoptr (PalFrameworkPlan) plan =
      pal_framework_plan_new (pal_workspace_get_dataset (WS), pal_framework_draft_get_base (WS), json, NULL);

  pal_commands_framework_publish (WS, plan);
}

static PalTranslated *
get_translated (PalTestRole *f)
{
  PalDataset *dataset = pal_workspace_get_dataset (WS);

  return pal_translated_new (dataset, pal_dataset_get_instrument (dataset), "nb");
}

void
pal_test_role_run_translate (PalTestRole *f)
{
  g_autoptr (PalTranslated) translated = get_translated (f);

  pal_commands_set_translation (WS, translated, "instrument", "Kartlegging");
}

void
pal_test_role_run_bring_in (PalTestRole *f)
{
  g_autoptr (PalTranslated) translated = get_translated (f);
  g_autoptr (GHashTable) targets = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (targets, (char *) "instrument", (char *) "Kartlegging");
  pal_commands_bring_in_translation (WS, translated, targets);
}

void
pal_test_role_run_accept_words (PalTestRole *f)
{
  g_autoptr (PalTranslated) translated = get_translated (f);

  pal_commands_accept_translation (WS, translated, "instrument");
}

void
pal_test_role_to_accepted_words (PalTestRole *f)
{
  pal_test_role_run_translate (f);
  pal_test_role_run_accept_words (f);
}

void
pal_test_role_run_draft_again (PalTestRole *f)
{
  g_autoptr (PalTranslated) translated = get_translated (f);

  pal_commands_reopen_translation (WS, translated, "instrument");
}

void
pal_test_role_run_publish_words (PalTestRole *f)
{
  g_autoptr (PalTranslated) translated = get_translated (f);

  pal_commands_publish_translation (WS, translated);
}
