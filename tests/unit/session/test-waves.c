/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "model/pal-bundle.h"
#include "session/pal-commands-wave.h"
#include "session/pal-commands.h"
#include "session/pal-problems.h"
#include "session/pal-seed.h"
#include "session/pal-survey-model.h"
#include "store/pal-journal.h"
#include "store/pal-query.h"

/* A workspace with a second version: T1C11 (teams) was replaced by T1C91, B0C03 was retired. */
typedef struct
{
  char *path;
  PalWorkspace *workspace;
  PalInstrument *second;
} Fixture;

static char *
replace_once (const char *text, const char *from, const char *to)
{
  const char *at = strstr (text, from);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, to, at + strlen (from));
}

static PalInstrument *
make_second (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("instrument.json", &error);
  g_autofree char *first = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *version = replace_once (first, "\"0.1.0-draft\"", "\"0.2.0\"");
  g_autofree char *json =
      replace_once (version, "\"id\": \"T1C11\"", "\"replaces\":\"T1C11\",\"id\": \"T1C91\"");
  PalInstrument *instrument = pal_instrument_new_from_json (json, -1, "second", &error);

  g_assert_no_error (error);
  return instrument;
}

static void
open_again (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  f->workspace = pal_workspace_open_sync (f->path, FALSE, &error);
  g_assert_no_error (error);
}

static void
close_now (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_workspace_close (f->workspace, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&f->workspace));
}

static void
add_second (Fixture *f, PalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalBatch) batch = pal_batch_new ("import", "Kari", "Version 0.2.0");
  g_autofree char *hex = pal_hash_to_hex (pal_instrument_get_hash (f->second));

  g_assert_true (pal_store_add_document (store, "instrument", pal_instrument_get_hash (f->second),
                                         pal_instrument_get_canonical (f->second), &error));
  pal_batch_add (batch, "workspace", PAL_INSTRUMENTS_ID, hex, "{}");
  g_assert_true (pal_journal_commit (store, batch, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pal-waves-XXXXXX", &error);
  PalStore *store;

  f->path = g_build_filename (folder, "test.palliscope", NULL);
  f->second = make_second ();
  store = pal_store_create (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (pal_seed_reference (store, &error));
  add_second (f, store);
  pal_store_close (store);
  open_again (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  close_now (f);
  pal_instrument_unref (f->second);
  g_free (f->path);
}

static PalInstrument *
find_second (Fixture *f)
{
  g_autofree char *hex = pal_hash_to_hex (pal_instrument_get_hash (f->second));

  return pal_dataset_find_instrument (pal_workspace_get_dataset (f->workspace), hex);
}

static void
set_number (Fixture *f, const char *wave, const char *question, double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, number);
  pal_commands_set_answer (f->workspace, "NO", NULL, wave, question, &value);
}

static void
test_start (Fixture *f, gconstpointer data)
{
  PalDataset *dataset = pal_workspace_get_dataset (f->workspace);
  g_autoptr (GPtrArray) versions = pal_dataset_list_instruments (dataset);

  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_true (g_ptr_array_index (versions, 1) == find_second (f));
  g_assert_true (pal_commands_start_wave (f->workspace, "2028", "2026", find_second (f)));
  g_assert_false (pal_commands_start_wave (f->workspace, "2028", NULL, NULL));
  g_assert_true (pal_wave_data_get_instrument (pal_dataset_get_wave (dataset, "2028")) == find_second (f));
  g_assert_cmpuint (pal_wave_data_get_n_answers (pal_dataset_get_wave (dataset, "2028")), ==, 0);

  pal_commands_undo (f->workspace);
  g_assert_null (pal_dataset_get_wave (dataset, "2028"));
  g_assert_cmpstr (pal_dataset_get_latest_wave (dataset), ==, "2026");
  pal_commands_redo (f->workspace);
  g_assert_nonnull (pal_dataset_get_wave (dataset, "2028"));

  close_now (f);
  open_again (f);
  dataset = pal_workspace_get_dataset (f->workspace);
  g_assert_true (pal_wave_data_get_instrument (pal_dataset_get_wave (dataset, "2028")) == find_second (f));
}

/* A pilot between two waves is stepped over where somebody says so. */
static void
test_follows (Fixture *f, gconstpointer data)
{
  PalDataset *dataset = pal_workspace_get_dataset (f->workspace);

  pal_commands_start_wave (f->workspace, "2027", NULL, NULL);
  pal_commands_start_wave (f->workspace, "2028", "2026", NULL);
  pal_commands_start_wave (f->workspace, "2029", NULL, NULL);
  g_assert_cmpstr (pal_dataset_get_previous_wave (dataset, "2027"), ==, "2026");
  g_assert_cmpstr (pal_dataset_get_previous_wave (dataset, "2028"), ==, "2026");
  g_assert_cmpstr (pal_dataset_get_previous_wave (dataset, "2029"), ==, "2028");

  close_now (f);
  open_again (f);
  g_assert_cmpstr (pal_dataset_get_previous_wave (pal_workspace_get_dataset (f->workspace), "2028"), ==,
                   "2026");
}

static char *
dup_previous (Fixture *f, const char *question)
{
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autoptr (PalSurveyModel) model = NULL;
  PalQuestionItem *item;

  pal_selection_set_wave (selection, "2028");
  pal_selection_set_country (selection, "NO");
  model = pal_survey_model_new (f->workspace, selection);
  item = pal_survey_model_go_to (model, NULL, question);
  g_assert_nonnull (item);
  return g_strdup (pal_question_item_get_previous_text (item));
}

/* The value beside the field and the check of a change follow the question that was replaced. */
static void
test_previous (Fixture *f, gconstpointer data)
{
  g_autofree char *replaced = NULL, *same = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gboolean is_found = FALSE;

  set_number (f, "2026", "T1C11", 10);
  set_number (f, "2026", "B0C02", 12000);
  pal_commands_start_wave (f->workspace, "2028", "2026", find_second (f));
  set_number (f, "2028", "T1C91", 90);
  replaced = dup_previous (f, "T1C91");
  g_assert_cmpstr (replaced, ==, "2026, question T1C11: 10 teams, +80 (+800 %)");
  same = dup_previous (f, "B0C02");
  g_assert_true (g_str_has_prefix (same, "2026: 12"));

  problems = pal_problems_find (pal_workspace_get_dataset (f->workspace), "2028", "NO");
  for (guint i = 0; i < problems->len; i++)
    {
      const PalFinding *finding = pal_problem_get_finding (g_ptr_array_index (problems, i));

      is_found = is_found ||
                 (g_strcmp0 (finding->rule, "change") == 0 && g_strcmp0 (finding->question, "T1C91") == 0);
    }
  g_assert_true (is_found);
}

/* The scores of the later version go on; what reads the replaced question is missing and no crash. */
static void
test_scores (Fixture *f, gconstpointer data)
{
  PalWaveData *wave;

  set_number (f, "2026", "B0C01", 5000000);
  pal_commands_start_wave (f->workspace, "2028", "2026", find_second (f));
  set_number (f, "2028", "B0C01", 5000000);
  set_number (f, "2028", "T1C91", 20);
  wave = pal_dataset_get_wave (pal_workspace_get_dataset (f->workspace), "2028");
  g_assert_nonnull (pal_wave_data_get_scores (wave));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/waves/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("start", test_start);
  ADD ("follows", test_follows);
  ADD ("previous", test_previous);
  ADD ("scores", test_scores);
  return g_test_run ();
}
