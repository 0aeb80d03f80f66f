/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands-draft.h"

#include <string.h>

#include "model/pal-draft-structure.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands-wave.h"
#include "session/pal-commands.h"
#include "session/pal-draft-text.h"
#include "session/pal-seed.h"
#include "session/pal-slot-book.h"
#include "store/pal-verify.h"

typedef struct
{
  char *path;
  PalWorkspace *workspace;
} Fixture;

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
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pal-draft-XXXXXX", &error);
  PalStore *store;

  f->path = g_build_filename (folder, "test.palliscope", NULL);
  store = pal_store_create (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (pal_seed_reference (store, &error));
  pal_store_close (store);
  open_again (f);
}

/* Drafts are in the journal like everything else. */
static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = NULL;
  g_autoptr (PalVerifyReport) report = NULL;

  close_now (f);
  store = pal_store_open (f->path, PAL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  report = pal_verify_run (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_free (f->path);
}

static PalDataset *
get_dataset (Fixture *f)
{
  return pal_workspace_get_dataset (f->workspace);
}

static void
set_number (Fixture *f, const char *question, double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, number);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", question, &value);
}

static void
set_draft_text (Fixture *f, const char *question, const char *member, const char *text)
{
  g_autoptr (PalInstrumentDraft) draft = pal_draft_load (f->workspace);

  g_assert_true (pal_instrument_draft_set_text (draft, question, member, text, NULL));
  pal_commands_draft_save (f->workspace, draft, question);
}

static char *
dup_draft_text (Fixture *f, const char *question)
{
  g_autoptr (PalInstrumentDraft) draft = pal_draft_load (f->workspace);

  return g_strdup (
      json_object_get_string_member (pal_instrument_draft_find_question (draft, question), "text"));
}

static PalDraftPlan *
make_plan (Fixture *f, const char *wave)
{
  g_autoptr (PalInstrumentDraft) draft = pal_draft_load (f->workspace);
  g_autofree char *json = pal_instrument_draft_to_json (draft);

  return pal_draft_plan_new (get_dataset (f), pal_draft_get_base (f->workspace), json, "draft", wave);
}

/* An edit is a step of undo, survives closing, and no wave sees it. */
static void
test_edit (Fixture *f, gconstpointer data)
{
  const char *const first = "Number of home palliative care teams";
  PalInstrument *base = pal_dataset_get_instrument (get_dataset (f));
  g_autofree char *a = NULL, *b = NULL, *c = NULL, *d = NULL;

  g_assert_false (pal_draft_exists (f->workspace));
  set_draft_text (f, "T1C11", "text", "Home teams");
  set_draft_text (f, "T1C11", "text", "Home teams now");
  g_assert_true (pal_draft_exists (f->workspace));
  pal_commands_undo (f->workspace);
  a = dup_draft_text (f, "T1C11");
  g_assert_cmpstr (a, ==, "Home teams");
  pal_commands_redo (f->workspace);
  close_now (f);
  open_again (f);
  b = dup_draft_text (f, "T1C11");
  g_assert_cmpstr (b, ==, "Home teams now");
  base = pal_dataset_get_instrument (get_dataset (f));
  g_assert_cmpstr (pal_instrument_find_question (base, "T1C11")->text, ==, first);

  pal_commands_draft_discard (f->workspace);
  g_assert_false (pal_draft_exists (f->workspace));
  c = dup_draft_text (f, "T1C11");
  g_assert_cmpstr (c, ==, first);
  pal_commands_undo (f->workspace);
  d = dup_draft_text (f, "T1C11");
  g_assert_cmpstr (d, ==, "Home teams now");
}

/* The wave moves, its answers stay, one retired among them is kept; undo takes all of it back, redo brings it
 * again, and the file says the same after opening. */
static void
test_publish (Fixture *f, gconstpointer data)
{
  g_autoptr (PalInstrumentDraft) draft = pal_draft_load (f->workspace);
  g_autoptr (PalDraftPlan) plan = NULL;
  g_autoptr (GPtrArray) unknown = NULL;
  g_autofree char *effect = NULL;
  PalWaveData *wave = pal_dataset_get_wave (get_dataset (f), "2026");
  PalInstrument *before = pal_wave_data_get_instrument (wave);
  guint n;

  set_number (f, "T1C11", 40);
  set_number (f, "X5C07", 7);
  n = pal_wave_data_get_n_answers (wave);
  pal_instrument_draft_retire_question (draft, "X5C07", NULL);
  pal_commands_draft_save (f->workspace, draft, "Retire X5C07");
  plan = make_plan (f, "2026");
  g_assert_false (plan->is_blocked);
  g_assert_cmpuint (pal_draft_effects_get_n (plan->effects, PAL_EFFECT_UNKNOWN, "X5C07"), ==, 1);
  effect = pal_draft_text_effect (g_ptr_array_index (pal_draft_effects_list (plan->effects), 0));
  g_assert_cmpstr (effect, ==, "1 answer to X5C07 (Norway) is kept, but the question is no longer asked.");
  g_assert_true (pal_commands_draft_publish (f->workspace, plan));
  g_assert_false (pal_draft_exists (f->workspace));
  g_assert_cmpstr (pal_instrument_get_version (pal_wave_data_get_instrument (wave)), ==, "0.1.1");
  g_assert_cmpuint (pal_wave_data_get_n_answers (wave), ==, n);
  unknown = pal_answers_list_unknown (pal_wave_data_get_answers (wave, "NO", NULL));
  g_assert_cmpuint (unknown->len, ==, 1);
  g_assert_nonnull (pal_wave_data_get_scores (wave));

  pal_commands_undo (f->workspace);
  g_assert_true (pal_wave_data_get_instrument (wave) == before);
  g_assert_true (pal_draft_exists (f->workspace));
  g_assert_cmpuint (pal_answers_get_n_unknown (pal_wave_data_get_answers (wave, "NO", NULL)), ==, 0);
  g_clear_pointer (&unknown, g_ptr_array_unref);
  unknown = pal_dataset_list_instruments (get_dataset (f));
  g_assert_cmpuint (unknown->len, ==, 1);
  pal_commands_redo (f->workspace);
  g_assert_false (pal_draft_exists (f->workspace));

  close_now (f);
  open_again (f);
  wave = pal_dataset_get_wave (get_dataset (f), "2026");
  g_assert_cmpstr (pal_instrument_get_version (pal_wave_data_get_instrument (wave)), ==, "0.1.1");
  g_assert_cmpuint (pal_wave_data_get_n_answers (wave), ==, n);
}

/* Only the next wave uses it, where the person says so. */
static void
test_publish_for_next (Fixture *f, gconstpointer data)
{
  g_autoptr (PalDraftPlan) plan = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  PalDataset *dataset = get_dataset (f);

  set_draft_text (f, "T1C11", "help", "Count each team once.");
  plan = make_plan (f, NULL);
  g_assert_null (plan->effects);
  g_assert_true (pal_commands_draft_publish (f->workspace, plan));
  g_assert_cmpstr (
      pal_instrument_get_version (pal_wave_data_get_instrument (pal_dataset_get_wave (dataset, "2026"))), ==,
      "0.1.0-draft");
  versions = pal_dataset_list_instruments (dataset);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_true (pal_commands_start_wave (f->workspace, "2028", "2026", g_ptr_array_index (versions, 1)));
  close_now (f);
  open_again (f);
  g_assert_cmpstr (pal_instrument_get_version (
                       pal_wave_data_get_instrument (pal_dataset_get_wave (get_dataset (f), "2028"))),
                   ==, "0.1.1");
}

static const PalFinding *
find_rule (const PalDraftPlan *plan, const char *rule)
{
  for (guint i = 0; i < plan->findings->len; i++)
    if (g_strcmp0 (((const PalFinding *) g_ptr_array_index (plan->findings, i))->rule, rule) == 0)
      return g_ptr_array_index (plan->findings, i);
  return NULL;
}

/* What was answered cannot change its meaning under the same id: it gets a new one with a link. */
static void
test_meaning (Fixture *f, gconstpointer data)
{
  g_autoptr (PalDraftPlan) free_plan = NULL, blocked = NULL, renewed = NULL;
  g_autoptr (PalInstrumentDraft) draft = NULL;

  set_draft_text (f, "T1C11", "unit", "nurses");
  free_plan = make_plan (f, "2026");
  g_assert_false (free_plan->is_blocked);
  set_number (f, "T1C11", 40);
  blocked = make_plan (f, "2026");
  g_assert_true (blocked->is_blocked);
  g_assert_cmpstr (find_rule (blocked, "meaning")->question, ==, "T1C11");
  g_assert_false (pal_commands_draft_publish (f->workspace, blocked));
  g_assert_true (pal_draft_exists (f->workspace));

  draft = pal_draft_load (f->workspace);
  g_assert_true (pal_instrument_draft_renew_question (draft, "T1C11", "T1C91", NULL));
  pal_commands_draft_save (f->workspace, draft, "New id");
  renewed = make_plan (f, "2026");
  g_assert_false (renewed->is_blocked);
  /* The indicators that read the old id say so. */
  g_assert_cmpuint (renewed->lost->len, >, 0);
  g_assert_nonnull (strstr (g_ptr_array_index (renewed->lost, 0), "T1C11"));
}

static void
test_frozen (Fixture *f, gconstpointer data)
{
  static const PalReviewStepKind way[] = { PAL_REVIEW_SUBMIT, PAL_REVIEW_START, PAL_REVIEW_ACCEPT };
  g_autoptr (PalDraftPlan) plan = NULL, next = NULL;
  g_autoptr (GError) error = NULL;

  set_number (f, "B0C01", 5000000);
  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      pal_commands_set_state (f->workspace, "NO", NULL, "2026", way[i], NULL, &error);
      g_clear_error (&error);
    }
  set_draft_text (f, "T1C11", "help", "Count each team once.");
  plan = make_plan (f, "2026");
  next = make_plan (f, NULL);
  g_assert_false (pal_commands_draft_publish (f->workspace, plan));
  g_assert_true (pal_commands_draft_publish (f->workspace, next));
}

/* What one entry or one expert says moves with the wave. */
static void
test_slots (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSlotBook) book = pal_slot_book_new ();
  g_autoptr (PalDraftPlan) plan = NULL;
  g_auto (PalValue) value = PAL_VALUE_INIT;
  PalInstrument *base = pal_draft_get_base (f->workspace);
  const PalAnswers *answers;

  pal_value_init_number (&value, 12);
  pal_slot_book_set (book, base, "NO", NULL, "2026", "T1C11", "entry:1", &value);
  set_draft_text (f, "T1C11", "help", "Count each team once.");
  plan = make_plan (f, NULL);
  answers = pal_slot_book_get (book, plan->instrument, "NO", NULL, "2026", "entry:1");
  g_assert_true (pal_answers_get_instrument (answers) == plan->instrument);
  g_assert_true (pal_value_equal (pal_answers_get_by_id (answers, "T1C11"), &value));
}

/* A module without a section, or a section without a question, may stand in the draft, but is not published.
 */
static void
test_empty (Fixture *f, gconstpointer data)
{
  static const char *const expected[] = { "the module has no section", "the section has no question", NULL };
  g_autoptr (PalInstrumentDraft) draft = pal_draft_load (f->workspace);
  g_autofree char *id = pal_draft_structure_propose_module (draft);

  g_assert_true (pal_draft_structure_add_module (draft, NULL, id, "Volunteers", NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *json = pal_instrument_draft_to_json (draft);
      g_autoptr (PalDraftPlan) plan =
          pal_draft_plan_new (get_dataset (f), pal_draft_get_base (f->workspace), json, "draft", NULL);

      g_assert_cmpint (plan->is_blocked, ==, expected[i] != NULL);
      g_assert_cmpint (pal_commands_draft_publish (f->workspace, plan), ==, expected[i] == NULL);
      if (expected[i] != NULL)
        g_assert_cmpstr (((PalFinding *) g_ptr_array_index (plan->findings, 0))->message, ==, expected[i]);
      if (i == 0)
        g_assert_true (
            pal_draft_structure_add_section (draft, id, NULL, "MX.A", "Work", PAL_LEVEL_COUNTRY, NULL));
      if (i == 1)
        {
          g_assert_true (
              pal_instrument_draft_add_question (draft, "MX.A", 0, "T1C99", PAL_QUESTION_INTEGER, NULL));
          g_assert_true (pal_instrument_draft_set_text (draft, "T1C99", "text", "How many?", NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/draft-commands/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("edit", test_edit);
  ADD ("publish", test_publish);
  ADD ("publish-for-next", test_publish_for_next);
  ADD ("empty", test_empty);
  ADD ("meaning", test_meaning);
  ADD ("frozen", test_frozen);
  ADD ("slots", test_slots);
  return g_test_run ();
}
