/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "slots-fixture.h"

#include <string.h>

#include "base/pal-error.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands-slots.h"
#include "session/pal-review.h"
#include "session/pal-slots-summary.h"
#include "store/pal-query.h"

/* Counts, the share of equal answers, and what each filter shows. */
static void
test_compare (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSlotsModel) model = NULL;
  const PalSlotsTotals *totals;
  double share = 0;

  model = compare (f, PAL_SLOTS_ENTRIES);
  g_assert_false (pal_slots_model_get_agreement (model, &share));
  g_assert_cmpuint (pal_slots_model_get_totals (model)->n_open, ==, 0);

  set_number (f, E1, "T1C11", 43); /* equal */
  set_number (f, E2, "T1C11", 43);
  set_missing (f, E1, "T1C12", PAL_MISSING_DK); /* equal: the same reason */
  set_missing (f, E2, "T1C12", PAL_MISSING_DK);
  set_missing (f, E1, "T1C13", PAL_MISSING_DK); /* different: a reason is no number */
  set_number (f, E2, "T1C13", 0);
  set_number (f, E1, "T1C14", 5); /* different */
  set_number (f, E2, "T1C14", 6);
  set_number (f, E1, "B0C01", 5000000); /* one side */
  totals = pal_slots_model_get_totals (model);
  g_assert_cmpuint (totals->n_equal, ==, 2);
  g_assert_cmpuint (totals->n_different, ==, 2);
  g_assert_cmpuint (totals->n_one_side, ==, 1);
  g_assert_cmpuint (totals->n_open, ==, 3);
  g_assert_cmpuint (totals->n_to_accept, ==, 2);
  g_assert_cmpuint (totals->n_questions, ==,
                    totals->n_equal + totals->n_different + totals->n_one_side + totals->n_none);
  g_assert_true (pal_slots_model_get_agreement (model, &share));
  g_assert_cmpfloat (share, ==, 0.5);

  g_assert_cmpuint (g_list_model_get_n_items (pal_slots_model_get_rows (model)), ==, 3);
  pal_slots_model_set_filter (model, PAL_SLOTS_SHOW_ALL);
  g_assert_cmpuint (g_list_model_get_n_items (pal_slots_model_get_rows (model)), ==, totals->n_questions);
  pal_slots_model_set_filter (model, PAL_SLOTS_SHOW_DIFFERENT);
  g_assert_cmpuint (g_list_model_get_n_items (pal_slots_model_get_rows (model)), ==, 3);

  /* Equal answers beside another agreed one are open too. */
  set_number (f, NULL, "T1C11", 40);
  g_assert_true (pal_slots_row_is_open (pal_slots_model_find (model, "T1C11")));
  g_assert_cmpuint (pal_slots_model_get_totals (model)->n_open, ==, 4);
  g_assert_cmpuint (pal_slots_model_get_totals (model)->n_to_accept, ==, 1);

  /* Another country does not come in. */
  {
    g_autoptr (PalSlotsModel) other =
        pal_slots_model_new (f->workspace, "SE", NULL, "2026", PAL_SLOTS_ENTRIES);

    g_assert_cmpuint (pal_slots_model_get_totals (other)->n_equal, ==, 0);
  }
}

static void
prepare_differences (Fixture *f)
{
  set_number (f, E1, "T1C11", 43);
  set_number (f, E2, "T1C11", 44);
  set_number (f, E1, "T1C12", 10);
  set_number (f, E2, "T1C12", 11);
  set_number (f, E1, "T1C13", 1);
  set_number (f, E2, "T1C13", 1);
  set_number (f, E1, "T1C14", 2);
  set_number (f, E2, "T1C14", 2);
}

/* Each way to decide writes the agreed answer, who and why, and closes the difference; undo opens it again,
 * redo closes it, a restart keeps it, another entry opens it anew. */
static void
test_decide (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSlotsModel) model = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autofree char *text = NULL, *cell = NULL;
  PalSlotsRow *row;

  prepare_differences (f);
  set_number (f, NULL, "T1C12", 9);
  model = compare (f, PAL_SLOTS_ENTRIES);
  g_assert_cmpuint (pal_slots_model_get_totals (model)->n_open, ==, 2);

  row = pal_slots_model_find (model, "T1C11");
  g_assert_true (pal_slots_model_take (model, row, E2, " Read the wrong line ", &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (get (f, NULL, "T1C11")->number, ==, 44);
  row = pal_slots_model_find (model, "T1C11");
  g_assert_true (pal_slots_row_is_decided (row));
  g_assert_false (pal_slots_row_is_open (row));
  text = pal_slots_row_dup_decision_text (row);
  g_assert_true (g_str_has_prefix (text, "Decided by Kari on "));
  g_assert_true (g_str_has_suffix (text, ": Read the wrong line"));

  /* Kept as it is: no answer is written, but it is decided. */
  g_assert_true (pal_slots_model_keep (model, pal_slots_model_find (model, "T1C12"), NULL, &error));
  g_assert_cmpfloat (get (f, NULL, "T1C12")->number, ==, 9);
  g_assert_cmpuint (pal_slots_model_get_totals (model)->n_open, ==, 0);
  pal_commands_undo (f->workspace);
  g_assert_cmpuint (pal_slots_model_get_totals (model)->n_open, ==, 1);

  pal_value_init_number (&value, 12);
  g_assert_true (
      pal_slots_model_take_value (model, pal_slots_model_find (model, "T1C12"), &value, NULL, &error));
  g_assert_cmpfloat (get (f, NULL, "T1C12")->number, ==, 12);
  cell = get_reason_cell (f, "T1C12", "adjudicated-entries");
  g_assert_nonnull (strstr (cell, "\"from\":\"other\""));
  g_assert_null (strstr (cell, "\"text\""));

  pal_commands_undo (f->workspace);
  g_assert_cmpfloat (get (f, NULL, "T1C12")->number, ==, 9);
  g_assert_false (pal_slots_row_is_decided (pal_slots_model_find (model, "T1C12")));
  pal_commands_redo (f->workspace);
  g_assert_cmpfloat (get (f, NULL, "T1C12")->number, ==, 12);
  g_clear_object (&model);
  close_now (f);
  open_again (f);
  model = compare (f, PAL_SLOTS_ENTRIES);
  g_assert_cmpuint (pal_slots_model_get_totals (model)->n_open, ==, 0);

  set_number (f, E1, "T1C12", 13);
  row = pal_slots_model_find (model, "T1C12");
  g_assert_true (pal_slots_row_is_open (row));
  g_free (text);
  text = pal_slots_row_dup_decision_text (row);
  g_assert_nonnull (strstr (text, "changed since"));

  /* An answer that is not there cannot be taken. */
  g_assert_false (pal_slots_model_take (model, pal_slots_model_find (model, "B0C01"), E1, NULL, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
}

static guint
count_batches (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  PalStoreInfo info = { 0 };
  PalStore *store = pal_store_open (f->path, PAL_STORE_READ_ONLY, &error);
  guint n;

  g_assert_no_error (error);
  g_assert_true (pal_query_info (store, &info, &error));
  n = (guint) info.n_batches;
  pal_store_info_clear (&info);
  pal_store_close (store);
  return n;
}

/* One batch, one undo; what is agreed already stays, and so does what differs. */
static void
test_accept_equal (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSlotsModel) model = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0, n_batches;

  prepare_differences (f);
  set_number (f, E1, "B0C01", 5);
  set_number (f, E2, "B0C01", 5);
  set_number (f, NULL, "B0C01", 6);
  model = compare (f, PAL_SLOTS_ENTRIES);
  n_batches = count_batches (f);
  g_assert_true (pal_slots_model_accept_equal (model, NULL, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (count_batches (f), ==, n_batches + 1);
  g_assert_cmpfloat (get (f, NULL, "T1C13")->number, ==, 1);
  g_assert_cmpfloat (get (f, NULL, "T1C14")->number, ==, 2);
  g_assert_cmpfloat (get (f, NULL, "B0C01")->number, ==, 6);
  g_assert_cmpint (get (f, NULL, "T1C11")->kind, ==, PAL_VALUE_NONE);
  g_assert_cmpuint (pal_slots_model_get_totals (model)->n_to_accept, ==, 0);
  g_assert_true (pal_slots_model_accept_equal (model, NULL, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (count_batches (f), ==, n_batches + 1);

  pal_commands_undo (f->workspace);
  g_assert_cmpint (get (f, NULL, "T1C13")->kind, ==, PAL_VALUE_NONE);
  g_assert_cmpint (get (f, NULL, "T1C14")->kind, ==, PAL_VALUE_NONE);
  g_assert_cmpfloat (get (f, E1, "T1C13")->number, ==, 1);
}

static void
accept_part (Fixture *f)
{
  static const PalReviewStepKind way[] = { PAL_REVIEW_SUBMIT, PAL_REVIEW_START, PAL_REVIEW_ACCEPT };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      g_assert_true (pal_commands_set_state (f->workspace, "NO", NULL, "2026", way[i], NULL, &error));
      g_assert_no_error (error);
    }
}

/* In an accepted part no entry is written, and a decision is a correction: with a reason, and not undone. */
static void
test_frozen (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSlotsModel) model = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *correction = NULL;
  guint n = 0;

  prepare_differences (f);
  set_number (f, NULL, "T1C11", 40);
  accept_part (f);
  g_assert_cmpuint (f->n_refused, ==, 0);
  set_number (f, E1, "T1C11", 50);
  g_assert_cmpuint (f->n_refused, ==, 1);
  g_assert_cmpfloat (get (f, E1, "T1C11")->number, ==, 43);

  model = compare (f, PAL_SLOTS_ENTRIES);
  g_assert_false (pal_slots_model_take (model, pal_slots_model_find (model, "T1C11"), E2, "  ", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (pal_slots_model_accept_equal (model, NULL, &n, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpfloat (get (f, NULL, "T1C11")->number, ==, 40);
  g_assert_cmpint (get (f, NULL, "T1C13")->kind, ==, PAL_VALUE_NONE);

  g_assert_true (
      pal_slots_model_take (model, pal_slots_model_find (model, "T1C11"), E2, "Paper was found", &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (get (f, NULL, "T1C11")->number, ==, 44);
  correction = get_reason_cell (f, "T1C11", "correction");
  g_assert_cmpstr (correction, ==, "\"Paper was found\"");
  g_assert_cmpint (pal_review_get_state (f->workspace, "NO", NULL, "2026"), ==, PAL_REVIEW_ACCEPTED);
  pal_commands_undo (f->workspace);
  g_assert_cmpfloat (get (f, NULL, "T1C11")->number, ==, 44);
}

/* Experts: a name that is no id, distribution, comments beside the answers, a suggestion that can be taken.
 */
static void
test_experts (Fixture *f, gconstpointer data)
{
  PalSlotBook *book = pal_dataset_get_slots (pal_workspace_get_dataset (f->workspace));
  g_autofree char *kari = pal_commands_add_expert (f->workspace, "NO", " Kari Nordmann ");
  g_autofree char *ola = pal_commands_add_expert (f->workspace, "NO", "Ola Nordmann");
  g_autofree char *none = pal_commands_add_expert (f->workspace, "NO", "  ");
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) experts = NULL;
  g_autoptr (PalSlotsModel) model = NULL;
  g_autoptr (GError) error = NULL;
  PalSlotsRow *row;
  const PalSlotsCell *cell;

  g_assert_null (none);
  g_assert_true (pal_slot_is_expert (kari));
  g_assert_null (strstr (kari, "Kari"));
  label = pal_slot_book_dup_label (book, kari);
  g_assert_cmpstr (label, ==, "Kari Nordmann");
  experts = pal_slot_book_list_experts (book, "NO");
  g_assert_cmpuint (experts->len, ==, 2);
  g_ptr_array_unref (experts);
  experts = pal_slot_book_list_experts (book, "SE");
  g_assert_cmpuint (experts->len, ==, 0);

  set_number (f, kari, "T1C11", 10);
  set_number (f, ola, "T1C11", 20);
  set_number (f, "expert:third", "T1C11", 30);
  pal_commands_set_slot_note (f->workspace, "NO", NULL, "2026", "T1C11", ola, "comment", "Counted by hand");
  pal_commands_set_slot_note (f->workspace, "NO", NULL, "2026", "T1C11", ola, "confidence", "low");
  model = compare (f, PAL_SLOTS_EXPERTS);
  g_assert_cmpuint (pal_slots_model_get_n_slots (model), ==, 3);
  row = pal_slots_model_find (model, "T1C11");
  g_assert_cmpint (pal_slots_row_get_state (row), ==, PAL_SLOTS_DIFFERENT);
  g_assert_cmpstr (pal_slots_row_get_summary (row), ==, "Median 20 · from 10 to 30 · numbers: 3 of 3");
  g_assert_cmpfloat (pal_slots_row_get_suggestion (row)->number, ==, 20);
  cell = pal_slots_row_find_cell (row, ola);
  g_assert_cmpstr (cell->note, ==, "Low confidence · Counted by hand");
  g_assert_cmpstr (cell->text, ==, "20 teams");

  g_assert_true (pal_slots_model_take_value (model, row, pal_slots_row_get_suggestion (row), NULL, &error));
  g_assert_cmpfloat (get (f, NULL, "T1C11")->number, ==, 20);
  g_assert_true (pal_slots_row_is_decided (pal_slots_model_find (model, "T1C11")));
  /* The entries have decisions of their own. */
  pal_slots_model_set_family (model, PAL_SLOTS_ENTRIES);
  g_assert_cmpuint (pal_slots_model_get_totals (model)->n_different, ==, 0);
  g_assert_false (pal_slots_row_is_decided (pal_slots_model_find (model, "T1C11")));

  /* The name is a payload, undone like any other; an expert without one is not offered. */
  g_ptr_array_unref (experts);
  pal_commands_undo (f->workspace);
  g_clear_object (&model);
  close_now (f);
  open_again (f);
  book = pal_dataset_get_slots (pal_workspace_get_dataset (f->workspace));
  experts = pal_slot_book_list_experts (book, "NO");
  g_assert_cmpuint (experts->len, ==, 2);
  g_assert_true (pal_slot_book_is_for (book, kari, "NO"));
  g_assert_false (pal_slot_book_is_for (book, kari, "SE"));
  g_assert_true (pal_slot_book_is_for (book, E1, "SE"));
}

/* The hash of what was compared: in the order of the slots, without what was not answered. */
static void
test_of (void)
{
  const char *slots[] = { "entry:2", "entry:1", "expert:a" };
  PalValue number = { .kind = PAL_VALUE_NUMBER, .number = 43 };
  PalValue missing = { .kind = PAL_VALUE_MISSING, .missing = PAL_MISSING_DK };
  PalValue none = PAL_VALUE_INIT;
  const PalValue *values[] = { &missing, &number, &none };
  const char *canonical = "[\"entry:1\",43,\"entry:2\",{\"missing\":\"DK\"}]";
  g_autofree char *of = pal_adjudication_make_of (slots, values, 3);
  g_autofree char *hex = NULL;
  g_autoptr (PalAdjudication) bad = pal_adjudication_new_from_json ("{\"by\":\"x\"}");
  PalHash hash;

  pal_hash_compute (&hash, canonical, strlen (canonical));
  hex = pal_hash_to_hex (&hash);
  hex[32] = '\0';
  g_assert_cmpstr (of, ==, hex);
  g_assert_null (bad);
  g_assert_null (pal_adjudication_new_from_json ("43"));
  g_assert_null (pal_adjudication_new_from_json (NULL));
}

static PalValue
read_value (const char *json)
{
  PalValue value = PAL_VALUE_INIT;

  g_assert_true (pal_value_from_json (&value, json, NULL));
  return value;
}

/* Median, mode, and when there is neither. */
static void
test_summary (void)
{
  static const struct
  {
    PalQuestionType type;
    const char *values[5];
    const char *text;
    const char *suggestion; /* NULL: none */
  } cases[] = {
    { PAL_QUESTION_INTEGER, { "10" }, NULL, NULL },
    { PAL_QUESTION_INTEGER, { "10", "12" }, "Median 11 · from 10 to 12 · numbers: 2 of 2", "11" },
    { PAL_QUESTION_INTEGER, { "10", "13" }, "Median 11.5 · from 10 to 13 · numbers: 2 of 2", NULL },
    { PAL_QUESTION_INTEGER,
      { "30", "10", "{\"missing\":\"DK\"}", "20" },
      "Median 20 · from 10 to 30 · numbers: 3 of 4",
      "20" },
    { PAL_QUESTION_DECIMAL, { "1.5", "2.5" }, "Median 2 · from 1.5 to 2.5 · numbers: 2 of 2", "2" },
    { PAL_QUESTION_LIKERT5, { "1", "5", "4" }, "Median 4 · from 1 to 5 · numbers: 3 of 3", "4" },
    { PAL_QUESTION_INTEGER, { "{\"missing\":\"DK\"}", "{\"missing\":\"DK\"}" }, "Not known: 2", NULL },
    { PAL_QUESTION_YNP, { "\"yes\"", "\"no\"", "\"yes\"" }, "yes: 2 · no: 1", "\"yes\"" },
    { PAL_QUESTION_YNP, { "\"yes\"", "\"no\"" }, "yes: 1 · no: 1", NULL },
    { PAL_QUESTION_TEXT, { "\"a\"", "\"b\"" }, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PalQuestion question = { .type = cases[i].type,
                               .id = (char *) "Q",
                               .has_min = TRUE,
                               .has_max = TRUE,
                               .min = 0,
                               .max = 100,
                               .decimals = 1 };
      PalValue values[5];
      const PalValue *pointers[5];
      g_auto (PalSlotsSummary) summary = { 0 };
      g_autofree char *json = NULL;
      guint n = 0;

      for (; n < 5 && cases[i].values[n] != NULL; n++)
        {
          values[n] = read_value (cases[i].values[n]);
          pointers[n] = &values[n];
        }
      g_test_message ("case %u", i);
      pal_slots_summary_init (&summary, &question, pointers, n);
      g_assert_cmpstr (summary.text, ==, cases[i].text);
      json = pal_value_to_json (&summary.value);
      g_assert_cmpstr (json, ==, cases[i].suggestion != NULL ? cases[i].suggestion : "null");
      for (guint k = 0; k < n; k++)
        pal_value_clear (&values[k]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/session/slots/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("compare", test_compare);
  ADD ("decide", test_decide);
  ADD ("accept-equal", test_accept_equal);
  ADD ("frozen", test_frozen);
  ADD ("experts", test_experts);
  g_test_add_func ("/session/slots/of", test_of);
  g_test_add_func ("/session/slots/summary", test_summary);
  return g_test_run ();
}
