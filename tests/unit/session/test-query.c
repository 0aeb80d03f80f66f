/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "session/pal-commands-query.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands.h"
#include "session/pal-query-list.h"
#include "session/pal-review.h"
#include "session/pal-seed.h"
#include "session/pal-survey-model-queries.h"
#include "session/pal-workspace-private.h"
#include "store/pal-journal.h"
#include "store/pal-verify.h"

#define ANSWER "NO//2026/T1C11/agreed"

typedef struct
{
  char *folder;
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
  PalStore *store;

  f->folder = g_dir_make_tmp ("pal-query-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("PAL_ACTOR", "Kari", TRUE);
  f->path = g_build_filename (f->folder, "test.palliscope", NULL);
  store = pal_store_create (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (pal_seed_reference (store, &error));
  g_assert_no_error (error);
  pal_store_close (store);
  open_again (f);
}

/* Whatever was written: the chain is whole and a replay gives the same state. */
static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PalStore *store;
  PalVerifyReport *report;
  guint64 n_rows = 0, n_differs = 0;

  if (f->workspace != NULL)
    close_now (f);
  store = pal_store_open (f->path, PAL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  report = pal_verify_run (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  pal_verify_report_free (report);
  g_assert_true (pal_verify_rebuild (store, &n_rows, &n_differs, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_differs, ==, 0);
  pal_store_close (store);
  g_free (f->path);
  g_free (f->folder);
}

static PalQueryBook *
book (Fixture *f)
{
  return pal_workspace_get_query_book (f->workspace);
}

static char *
ask (Fixture *f, const char *question, const char *text, const char *to)
{
  g_autoptr (GError) error = NULL;
  char *id = pal_commands_open_query (f->workspace, "NO", NULL, "2026", question, text, to, &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);
  return id;
}

static void
step (Fixture *f, const char *id, PalQueryStepKind kind, const char *text, const char *to)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_commands_step_query (f->workspace, id, kind, text, to, &error));
  g_assert_no_error (error);
}

static void
refuse (Fixture *f, const char *id, PalQueryStepKind kind, const char *text, const char *to, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pal_commands_step_query (f->workspace, id, kind, text, to, &error));
  g_assert_error (error, PAL_ERROR, code);
}

static void
assert_state (Fixture *f, const char *id, PalQueryState state, guint n_steps, const char *assigned)
{
  PalQueryThread *thread = pal_query_book_find (book (f), id);

  g_assert_nonnull (thread);
  g_assert_cmpint (pal_query_thread_get_state (thread), ==, state);
  g_assert_cmpuint (pal_query_thread_get_steps (thread)->len, ==, n_steps);
  g_assert_cmpstr (pal_query_thread_get_assigned (thread), ==, assigned);
}

/* From asking to closing and back, by two people, over a restart. */
static void
test_thread (Fixture *f, gconstpointer data)
{
  g_autofree char *id = ask (f, "T1C11", "  Does this count the day teams?  ", "Ola");
  PalQueryThread *thread = pal_query_book_find (book (f), id);
  const PalQueryStep *last;
  g_autofree char *title = NULL;

  assert_state (f, id, PAL_QUERY_OPEN, 1, "Ola");
  g_assert_cmpstr (pal_query_thread_get_text (thread), ==, "Does this count the day teams?");
  g_assert_cmpstr (pal_query_thread_get_answer (thread), ==, ANSWER);
  g_assert_cmpstr (pal_query_thread_get_country (thread), ==, "NO");
  g_assert_null (pal_query_thread_get_institution (thread));
  g_assert_cmpstr (pal_query_thread_get_wave (thread), ==, "2026");
  g_assert_cmpstr (pal_query_thread_get_question (thread), ==, "T1C11");
  g_assert_true (pal_query_thread_is_assigned_to (thread, " OLA "));
  g_assert_false (pal_query_thread_is_assigned_to (thread, "Kari"));

  step (f, id, PAL_QUERY_ASSIGN, NULL, "National coordinator");
  assert_state (f, id, PAL_QUERY_OPEN, 2, "National coordinator");
  g_setenv ("PAL_ACTOR", "Ola", TRUE);
  step (f, id, PAL_QUERY_ANSWER, "No, only those that visit homes.", NULL);
  assert_state (f, id, PAL_QUERY_ANSWERED, 3, "National coordinator");
  g_setenv ("PAL_ACTOR", "Kari", TRUE);
  step (f, id, PAL_QUERY_CLOSE, NULL, NULL);
  assert_state (f, id, PAL_QUERY_CLOSED, 4, "National coordinator");
  g_assert_cmpuint (pal_query_book_count_country (book (f), "NO", "2026"), ==, 0);
  step (f, id, PAL_QUERY_REOPEN, "The register says otherwise.", NULL);
  assert_state (f, id, PAL_QUERY_OPEN, 5, "National coordinator");

  close_now (f);
  open_again (f);
  assert_state (f, id, PAL_QUERY_OPEN, 5, "National coordinator");
  thread = pal_query_book_find (book (f), id);
  last = g_ptr_array_index (pal_query_thread_get_steps (thread), 2);
  g_assert_cmpstr (last->by, ==, "Ola");
  g_assert_cmpstr (last->text, ==, "No, only those that visit homes.");
  g_assert_cmpint (ABS (last->at_ms - pal_clock_now_ms ()), <, 60000);
  title = pal_query_step_dup_title (last);
  g_assert_cmpstr (title, ==, "Ola answered");
}

/* What is not allowed, says nothing, or asks about nothing is refused, and nothing is written. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *institution, *wave, *question, *text;
    int code;
  } cases[] = {
    { NULL, "2026", "T1C11", " \n", PAL_ERROR_INVALID },
    { NULL, "2026", "T1C11", NULL, PAL_ERROR_INVALID },
    { NULL, "2026", "T1C11", "\xff", PAL_ERROR_INVALID },
    { NULL, "2026", "NOPE", "Why?", PAL_ERROR_NOT_FOUND },
    { NULL, "1999", "T1C11", "Why?", PAL_ERROR_NOT_FOUND },
    { NULL, "2026", "T2I05", "Why?", PAL_ERROR_NOT_FOUND }, /* is asked of institutions */
    { "a", "2026", "T1C11", "Why?", PAL_ERROR_NOT_FOUND },
  };
  g_autofree char *id = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pal_commands_open_query (f->workspace, "NO", cases[i].institution, cases[i].wave,
                                              cases[i].question, cases[i].text, NULL, &error));
      g_assert_error (error, PAL_ERROR, cases[i].code);
    }
  g_assert_null (pal_workspace_get_undo_label (f->workspace));

  id = ask (f, "T1C11", "Why?", NULL);
  refuse (f, id, PAL_QUERY_ASK, "Again?", NULL, PAL_ERROR_DENIED);
  refuse (f, id, PAL_QUERY_REOPEN, "Again", NULL, PAL_ERROR_DENIED);
  refuse (f, id, PAL_QUERY_ANSWER, " ", NULL, PAL_ERROR_INVALID);
  refuse (f, id, PAL_QUERY_ASSIGN, "Please", " ", PAL_ERROR_INVALID);
  refuse (f, "nobody", PAL_QUERY_CLOSE, NULL, NULL, PAL_ERROR_NOT_FOUND);
  step (f, id, PAL_QUERY_CLOSE, "Seen", NULL);
  refuse (f, id, PAL_QUERY_ANSWER, "Late", NULL, PAL_ERROR_DENIED);
  refuse (f, id, PAL_QUERY_CLOSE, NULL, NULL, PAL_ERROR_DENIED);
  refuse (f, id, PAL_QUERY_REOPEN, NULL, NULL, PAL_ERROR_INVALID);
  assert_state (f, id, PAL_QUERY_CLOSED, 2, NULL);
}

/* Each step is one step of undo; the undoing of the question takes the query away, the redoing brings it. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  g_autofree char *id = ask (f, "T1C11", "Why?", "Ola");

  step (f, id, PAL_QUERY_ANSWER, "Because", NULL);
  g_assert_cmpstr (pal_workspace_get_undo_label (f->workspace), ==, "Answer the query about T1C11");
  pal_commands_undo (f->workspace);
  assert_state (f, id, PAL_QUERY_OPEN, 1, "Ola");
  pal_commands_undo (f->workspace);
  g_assert_null (pal_query_book_find (book (f), id));
  g_assert_cmpuint (pal_query_book_count_answer (book (f), ANSWER), ==, 0);
  pal_commands_redo (f->workspace);
  pal_commands_redo (f->workspace);
  assert_state (f, id, PAL_QUERY_ANSWERED, 2, "Ola");
  g_assert_cmpuint (pal_query_book_count_answer (book (f), ANSWER), ==, 1);
}

static void
take (Fixture *f, PalReviewStepKind kind)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_commands_set_state (f->workspace, "NO", NULL, "2026", kind, "because", &error));
  g_assert_no_error (error);
}

/* A query changes no answer: frozen parts take it, and nothing counts as changed since the approval. */
static void
test_frozen (Fixture *f, gconstpointer data)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autofree char *id = NULL, *comment = NULL, *before = NULL, *after = NULL;
  g_autoptr (PalReview) review = NULL;
  g_autoptr (GError) error = NULL;

  pal_value_init_number (&value, 43);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T1C11", &value);
  take (f, PAL_REVIEW_SUBMIT);
  take (f, PAL_REVIEW_START);
  take (f, PAL_REVIEW_ACCEPT);
  before = pal_review_compute_hash (f->workspace, "NO", NULL, "2026", NULL);
  id = ask (f, "T1C11", "Still right?", NULL);
  step (f, id, PAL_QUERY_ANSWER, "Yes", NULL);
  comment = pal_commands_add_comment (f->workspace, "NO", NULL, "2026", "T1C11", "Seen", &error);
  g_assert_no_error (error);
  assert_state (f, id, PAL_QUERY_ANSWERED, 2, NULL);
  after = pal_review_compute_hash (f->workspace, "NO", NULL, "2026", NULL);
  g_assert_cmpstr (before, ==, after);
  review = pal_review_get (f->workspace, "NO", NULL, "2026");
  g_assert_cmpuint (review->changed->len, ==, 0);
  g_assert_cmpint (review->state, ==, PAL_REVIEW_ACCEPTED);

  /* Undo takes the words back, and stops at the step of the review. */
  for (guint i = 0; i < 5; i++)
    pal_commands_undo (f->workspace);
  g_assert_null (pal_query_book_find (book (f), id));
  g_assert_cmpint (pal_review_get_state (f->workspace, "NO", NULL, "2026"), ==, PAL_REVIEW_ACCEPTED);
}

static char *
make_cell (const char *name, const char *text, const char *to, const char *by, gint64 at_ms)
{
  return pal_query_step_to_json (pal_query_rule_find (name), text, to, by, at_ms);
}

/* What two people did apart comes together: both answers stand in the thread, in the same order on both
 * computers; a step that came too late says something and changes nothing. */
static void
test_merge (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *field, *name, *text, *by;
    gint64 at_ms;
  } steps[] = {
    { "step/1", "open", "Why?", "Kari", 5000 }, /* on a computer whose clock is ahead */
    { "step/4", "answer", "Two answers", "Ola", 2000 }, { "step/3", "answer", "at once", "Per", 2000 },
    { "step/2", "close", NULL, "Kari", 3000 },          { "step/5", "answer", "too late", "Eva", 4000 },
  };
  static const char *const expected[] = { "Kari", "Per", "Ola", "Kari", "Eva" };

  for (guint turn = 0; turn < 2; turn++)
    {
      g_autofree char *id = g_strdup_printf ("query-%u", turn);
      GPtrArray *all;

      pal_query_book_apply (book (f), "query", id, "about", "\"" ANSWER "\"");
      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        {
          guint k = turn == 0 ? i : G_N_ELEMENTS (steps) - 1 - i;
          g_autofree char *json = make_cell (steps[k].name, steps[k].text, NULL, steps[k].by, steps[k].at_ms);

          pal_query_book_apply (book (f), "query", id, steps[k].field, json);
        }
      assert_state (f, id, PAL_QUERY_CLOSED, 5, NULL);
      all = pal_query_thread_get_steps (pal_query_book_find (book (f), id));
      for (guint i = 0; i < all->len; i++)
        {
          const PalQueryStep *one = g_ptr_array_index (all, i);

          g_assert_cmpstr (one->by, ==, expected[i]);
          g_assert_cmpint (one->counts, ==, i != 4);
        }
    }
  g_assert_cmpuint (pal_query_book_count_answer (book (f), ANSWER), ==, 0);
}

/* Cells of another program: what is no step is none, and a query without a question is no query. */
static void
test_foreign (Fixture *f, gconstpointer data)
{
  static const char *const bad[] = {
    "3",
    "[]",
    "{}",
    "{\"step\":\"shout\",\"at\":1,\"by\":\"x\",\"text\":\"y\"}",
    "{\"step\":\"open\",\"at\":-1,\"by\":\"x\",\"text\":\"y\"}",
    "{\"step\":\"open\",\"at\":1,\"by\":\"x\"}",
    "{\"step\":\"open\",\"at\":\"1\",\"text\":\"y\"}",
    "not json",
  };
  g_autofree char *good = make_cell ("open", "Why?", NULL, "Kari", 1);

  pal_query_book_apply (book (f), "query", "q", "about", "\"NO//2026/T1C11/agreed\"");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      pal_query_book_apply (book (f), "query", "q", "step/a", bad[i]);
      g_assert_null (pal_query_book_find (book (f), "q"));
    }
  pal_query_book_apply (book (f), "query", "q", "step/a", good);
  pal_query_book_apply (book (f), "query", "q", "colour", "\"red\"");
  assert_state (f, "q", PAL_QUERY_OPEN, 1, NULL);
  pal_query_book_apply (book (f), "query", "q", "about", "\"not an id\"");
  g_assert_null (pal_query_book_find (book (f), "q"));
  pal_query_book_apply (book (f), "query", "q", "about", "7");
  g_assert_null (pal_query_book_find (book (f), "q"));
  pal_query_book_apply (book (f), "answer", "q", "about", "\"NO//2026/T1C11/agreed\"");
  g_assert_null (pal_query_book_find (book (f), "q"));
}

static void
test_comments (Fixture *f, gconstpointer data)
{
  PalCommentBook *comments = pal_query_book_get_comments (book (f));
  g_autoptr (GPtrArray) list = NULL, fewer = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL, *second = NULL;

  pal_clock_set_fixed_ms (1000000);
  first = pal_commands_add_comment (f->workspace, "NO", NULL, "2026", "T1C11", "From the register", &error);
  g_assert_no_error (error);
  pal_clock_set_fixed_ms (1000001);
  second = pal_commands_add_comment (f->workspace, "NO", NULL, "2026", "T1C11", "Thanks", &error);
  g_assert_no_error (error);
  pal_clock_set_fixed_ms (0);
  g_assert_null (pal_commands_add_comment (f->workspace, "NO", NULL, "2026", "T1C11", " ", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);

  list = pal_comment_book_list_of (comments, ANSWER);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((PalComment *) g_ptr_array_index (list, 0))->text, ==, "From the register");
  g_assert_cmpstr (((PalComment *) g_ptr_array_index (list, 1))->by, ==, "Kari");

  g_assert_true (pal_commands_delete_comment (f->workspace, first, &error));
  g_assert_no_error (error);
  g_assert_false (pal_commands_delete_comment (f->workspace, first, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND);
  fewer = pal_comment_book_list_of (comments, ANSWER);
  g_assert_cmpuint (fewer->len, ==, 1);
  pal_commands_undo (f->workspace);
  close_now (f);
  open_again (f);
  again = pal_comment_book_list_of (pal_query_book_get_comments (book (f)), ANSWER);
  g_assert_cmpuint (again->len, ==, 2);
}

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, GString *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

static void
assert_walk (PalQueryList *list, int step, const char *question)
{
  PalQueryThread *thread = pal_query_list_step (list, step);

  g_assert_cmpstr (thread != NULL ? pal_query_thread_get_question (thread) : NULL, ==, question);
}

/* The list over the wave: filters, totals, the walk, and what a screen is told. */
static void
test_list (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autoptr (PalQueryList) list = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (PalTable) table = NULL;
  g_autofree char *first = ask (f, "T1C11", "First?", "Kari");
  g_autofree char *b = ask (f, "T1C12", "Second?", "Ola");
  g_autofree char *c = NULL, *csv = NULL;
  g_autoptr (GPtrArray) countries = NULL;
  g_autoptr (GError) error = NULL;
  guint n_open, n_answered, n_closed;

  g_assert_nonnull (first);
  c = pal_commands_open_query (f->workspace, "SE", NULL, "2026", "T1C11", "Third?", NULL, &error);
  g_assert_no_error (error);
  pal_selection_set_wave (selection, "2026");
  list = pal_query_list_new (f->workspace, selection);
  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), log);
  countries = pal_query_list_dup_countries (list);
  g_assert_cmpuint (countries->len, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);

  assert_walk (list, 1, "T1C11");
  assert_walk (list, 1, "T1C12");
  g_assert_cmpuint (pal_query_list_get_position (list), ==, 1);
  /* Answered, it is another row in its place; closed, it leaves, and the walk goes on with what follows. */
  step (f, b, PAL_QUERY_ANSWER, "Because", NULL);
  g_assert_cmpstr (log->str, ==, "1-1+1 ");
  step (f, b, PAL_QUERY_CLOSE, NULL, NULL);
  g_assert_cmpstr (log->str, ==, "1-1+1 1-1+0 ");
  g_assert_cmpstr (pal_query_thread_get_country (pal_query_list_step (list, 1)), ==, "SE");
  assert_walk (list, 1, "T1C11");
  pal_query_list_get_totals (list, &n_open, &n_answered, &n_closed);
  g_assert_cmpuint (n_open, ==, 2);
  g_assert_cmpuint (n_answered, ==, 0);
  g_assert_cmpuint (n_closed, ==, 1);

  pal_query_list_set_filter (list, NULL, PAL_QUERIES_CLOSED, FALSE);
  assert_walk (list, 1, "T1C12");
  pal_query_list_set_filter (list, NULL, PAL_QUERIES_ALL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  pal_query_list_set_filter (list, "SE", PAL_QUERIES_ANSWERED, FALSE);
  g_assert_null (pal_query_list_step (list, 1));
  pal_query_list_set_filter (list, "NO", PAL_QUERIES_ALL, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  table = pal_query_list_make_table (list);
  csv = pal_table_to_csv (table);
  g_assert_nonnull (g_strstr_len (csv, -1, "Kari asked Kari"));
  g_assert_null (g_strstr_len (csv, -1, "Third?"));
}

/* What the form shows: the mark of the question, the counts of part and country. */
static void
test_form (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autoptr (PalSurveyModel) model = NULL;
  g_autoptr (GPtrArray) queries = NULL, comments = NULL;
  g_autoptr (GError) error = NULL;
  PalQuestionItem *item;

  pal_selection_set_wave (selection, "2026");
  pal_selection_set_country (selection, "NO");
  model = pal_survey_model_new (f->workspace, selection);
  item = pal_survey_model_go_to (model, NULL, "T1C11");
  g_assert_cmpuint (pal_question_item_get_n_queries (item), ==, 0);
  g_assert_true (pal_survey_model_open_query (model, "Why?", NULL, &error));
  g_assert_no_error (error);
  g_assert_true (pal_survey_model_add_comment (model, "Seen", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (pal_question_item_get_n_queries (item), ==, 1);
  g_assert_cmpuint (pal_survey_model_count_part_queries (model), ==, 1);
  g_assert_cmpuint (pal_survey_model_count_country_queries (model), ==, 1);
  queries = pal_survey_model_dup_queries (model);
  comments = pal_survey_model_dup_comments (model);
  g_assert_cmpuint (queries->len, ==, 1);
  g_assert_cmpuint (comments->len, ==, 1);
  step (f, pal_query_thread_get_id (g_ptr_array_index (queries, 0)), PAL_QUERY_CLOSE, NULL, NULL);
  g_assert_cmpuint (pal_question_item_get_n_queries (item), ==, 0);
  g_assert_cmpuint (pal_survey_model_count_part_queries (model), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session/query/thread", Fixture, NULL, set_up, test_thread, tear_down);
  g_test_add ("/session/query/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/session/query/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/session/query/frozen", Fixture, NULL, set_up, test_frozen, tear_down);
  g_test_add ("/session/query/merge", Fixture, NULL, set_up, test_merge, tear_down);
  g_test_add ("/session/query/foreign", Fixture, NULL, set_up, test_foreign, tear_down);
  g_test_add ("/session/query/comments", Fixture, NULL, set_up, test_comments, tear_down);
  g_test_add ("/session/query/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/session/query/form", Fixture, NULL, set_up, test_form, tear_down);
  return g_test_run ();
}
