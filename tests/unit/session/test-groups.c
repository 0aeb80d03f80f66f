/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "model/pal-entry-id.h"
#include "model/pal-entry.h"
#include "pal-test-groups.h"
#include "pal-test-transfer.h"
#include "session/pal-commands-group.h"
#include "session/pal-commands-reason.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands.h"
#include "session/pal-problems.h"
#include "session/pal-review.h"
#include "session/pal-survey-group.h"

#define UNIT PAL_TEST_GROUPS_INSTITUTION
#define HOME "T8I10:" PAL_TEST_GROUPS_HOME
#define WARD "T8I10:" PAL_TEST_GROUPS_WARD

typedef struct
{
  char *folder;
  char *path;
  PalWorkspace *workspace;
  PalSelection *selection;
  PalSurveyModel *model;
} Fixture;

static const PalGroupPlace place = { "NO", UNIT, "2026", "T8I10", NULL };

static PalWorkspace *
open_workspace (const char *path)
{
  g_autoptr (GError) error = NULL;
  PalWorkspace *workspace = pal_workspace_open_sync (path, FALSE, &error);

  g_assert_no_error (error);
  return workspace;
}

static void
close_workspace (PalWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_workspace_close (workspace, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (workspace);
}

static void
open_again (Fixture *f)
{
  f->workspace = open_workspace (f->path);
  f->selection = pal_selection_new ();
  pal_selection_set_country (f->selection, "NO");
  pal_selection_set_wave (f->selection, "2026");
  pal_selection_set_institution (f->selection, UNIT);
  f->model = pal_survey_model_new (f->workspace, f->selection);
}

static void
close_now (Fixture *f)
{
  g_clear_object (&f->model);
  g_clear_object (&f->selection);
  close_workspace (g_steal_pointer (&f->workspace));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("pal-groups-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "groups.palliscope", NULL);
  g_setenv ("PAL_ACTOR", "Kari", TRUE);
  g_assert_true (pal_test_groups_create (f->path, &error));
  g_assert_no_error (error);
  open_again (f);
}

/* Whatever was done: the chain is whole, and a replay gives the same state. */
static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PalStore *store;

  close_now (f);
  store = pal_store_open (f->path, PAL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  pal_test_assert_whole (store);
  pal_store_close (store);
  pal_test_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static const PalAnswers *
get_answers (PalWorkspace *workspace)
{
  return pal_wave_data_get_answers (pal_dataset_get_wave (pal_workspace_get_dataset (workspace), "2026"),
                                    "NO", UNIT);
}

/* The names of the entries in their order, "Home team, Ward support". */
static char *
list_names (PalWorkspace *workspace)
{
  const PalAnswers *answers = get_answers (workspace);
  const PalQuestion *group = pal_instrument_find_question (pal_answers_get_instrument (answers), "T8I10");
  g_autoptr (GPtrArray) entries = pal_answers_list_entries (answers, group->index);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const PalEntry *entry = g_ptr_array_index (entries, i);
      const PalValue *name = pal_answers_get_by_id (entry->answers, "T8I11");

      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "",
                              name->kind == PAL_VALUE_STRING ? name->string : "-");
    }
  return g_string_free (out, FALSE);
}

static void
assert_names (Fixture *f, const char *expected)
{
  g_autofree char *names = list_names (f->workspace);

  g_assert_cmpstr (names, ==, expected);
}

static void
set_text (PalWorkspace *workspace, const char *question, const char *text)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_string (&value, text);
  pal_commands_set_answer (workspace, "NO", UNIT, "2026", question, &value);
}

static void
set_number (PalWorkspace *workspace, const char *question, double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, number);
  pal_commands_set_answer (workspace, "NO", UNIT, "2026", question, &value);
}

static char *
add (Fixture *f, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *id = pal_commands_add_entry (f->workspace, &place, &error);
  g_autofree char *question = pal_entry_id_make ("T8I10", id, "T8I11");

  g_assert_no_error (error);
  set_text (f->workspace, question, name);
  return id;
}

static void
test_commands (Fixture *f, gconstpointer data)
{
  g_autofree char *id = NULL, *more = NULL;
  g_autoptr (GError) error = NULL;

  assert_names (f, "Home team, Ward support");
  id = add (f, "Day team");
  assert_names (f, "Home team, Ward support, Day team");
  g_assert_true (pal_commands_move_entry (f->workspace, &place, id, -1, NULL));
  assert_names (f, "Home team, Day team, Ward support");
  g_assert_true (pal_commands_move_entry (f->workspace, &place, id, -1, NULL));
  g_assert_true (pal_commands_move_entry (f->workspace, &place, id, -1, NULL)); /* it stands first already */
  assert_names (f, "Day team, Home team, Ward support");
  g_assert_true (pal_commands_move_entry (f->workspace, &place, PAL_TEST_GROUPS_HOME, 1, NULL));
  assert_names (f, "Day team, Ward support, Home team");
  g_assert_nonnull (strstr (pal_workspace_get_undo_label (f->workspace), "Move Home team"));

  g_assert_true (pal_commands_remove_entry (f->workspace, &place, id, NULL));
  assert_names (f, "Ward support, Home team");
  pal_commands_undo (f->workspace);
  assert_names (f, "Day team, Ward support, Home team");
  pal_commands_redo (f->workspace);
  assert_names (f, "Ward support, Home team");
  g_assert_true (pal_commands_restore_entry (f->workspace, &place, id, NULL));
  assert_names (f, "Ward support, Home team, Day team");

  close_now (f);
  open_again (f);
  assert_names (f, "Ward support, Home team, Day team");
  for (int i = 0; i < 7; i++)
    pal_commands_undo (f->workspace); /* the name of the new team and the team itself, too */
  assert_names (f, "Home team, Ward support");

  g_assert_false (pal_commands_remove_entry (f->workspace, &place, "nobody", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  for (int i = 0; i < 3; i++)
    g_free (add (f, "More"));
  more = pal_commands_add_entry (f->workspace, &place, &error);
  g_assert_null (more);
  g_assert_error (error, PAL_ERROR, PAL_ERROR_CONSTRAINT); /* five are the most */
}

/* Two copies gave the same place to two entries: moving between them gives all new places, as one step. */
static void
test_equal_places (Fixture *f, gconstpointer data)
{
  g_autofree char *id = add (f, "Day team");
  g_autoptr (GError) error = NULL;

  set_number (f->workspace, HOME, 7);
  set_number (f->workspace, WARD, 7);
  assert_names (f, "Day team, Home team, Ward support");
  g_assert_true (pal_commands_move_entry (f->workspace, &place, id, 1, &error));
  g_assert_no_error (error);
  assert_names (f, "Home team, Day team, Ward support");
  g_assert_cmpfloat (pal_answers_get_by_id (get_answers (f->workspace), WARD)->number, ==, 3);
  pal_commands_undo (f->workspace);
  assert_names (f, "Day team, Home team, Ward support");
  g_assert_cmpfloat (pal_answers_get_by_id (get_answers (f->workspace), WARD)->number, ==, 7);
}

/* Adding an entry takes back in the same step what the group said instead of entries. */
static void
test_none (Fixture *f, gconstpointer data)
{
  g_autofree char *id = NULL;

  g_assert_true (pal_commands_remove_entry (f->workspace, &place, PAL_TEST_GROUPS_HOME, NULL));
  g_assert_true (pal_commands_remove_entry (f->workspace, &place, PAL_TEST_GROUPS_WARD, NULL));
  set_text (f->workspace, "T8I10", PAL_GROUP_NONE);
  g_assert_cmpint (pal_answers_get_by_id (get_answers (f->workspace), "T8I10")->kind, ==, PAL_VALUE_STRING);
  id = pal_commands_add_entry (f->workspace, &place, NULL);
  g_assert_nonnull (id);
  g_assert_cmpint (pal_answers_get_by_id (get_answers (f->workspace), "T8I10")->kind, ==, PAL_VALUE_NONE);
  pal_commands_undo (f->workspace);
  g_assert_cmpint (pal_answers_get_by_id (get_answers (f->workspace), "T8I10")->kind, ==, PAL_VALUE_STRING);
  assert_names (f, "");
}

static void
act_as (Fixture *f, PalRole role, const char *country, const char *institution)
{
  const char *institutions[] = { institution, NULL };
  g_autoptr (PalActing) acting = pal_acting_new (role, country, institution != NULL ? institutions : NULL);

  (void) pal_workspace_set_acting (f->workspace, acting, NULL);
}

/* Entries are answers: who may not answer adds, moves and removes none. */
static void
test_roles (Fixture *f, gconstpointer data)
{
  static const struct
  {
    PalRole role;
    const char *country, *institution;
    gboolean may;
  } cases[] = {
    { PAL_ROLE_READER, NULL, NULL, FALSE },      { PAL_ROLE_RESPONDENT, "NO", "another", FALSE },
    { PAL_ROLE_COORDINATOR, "SE", NULL, FALSE }, { PAL_ROLE_RESPONDENT, "NO", UNIT, TRUE },
    { PAL_ROLE_COORDINATOR, "NO", NULL, TRUE },  { PAL_ROLE_NONE, NULL, NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id = NULL;

      act_as (f, cases[i].role, cases[i].country, cases[i].institution);
      id = pal_commands_add_entry (f->workspace, &place, &error);
      g_assert_cmpint (id != NULL, ==, cases[i].may);
      if (!cases[i].may)
        g_assert_error (error, PAL_ERROR, PAL_ERROR_DENIED);
      g_assert_cmpint (pal_commands_move_entry (f->workspace, &place, PAL_TEST_GROUPS_HOME, 1, NULL), ==,
                       cases[i].may);
      g_assert_cmpint (pal_commands_remove_entry (f->workspace, &place, PAL_TEST_GROUPS_HOME, NULL), ==,
                       cases[i].may);
      g_assert_cmpint (pal_commands_restore_entry (f->workspace, &place, PAL_TEST_GROUPS_HOME, NULL), ==,
                       cases[i].may);
      if (id != NULL)
        g_assert_true (pal_commands_remove_entry (f->workspace, &place, id, NULL));
    }
}

static void
take (Fixture *f, PalReviewStepKind kind)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_commands_set_state (f->workspace, "NO", UNIT, "2026", kind, "because", &error));
  g_assert_no_error (error);
}

/* What the review covers: entries that are there and their answers, but nothing of a removed one. */
static void
test_review (Fixture *f, gconstpointer data)
{
  g_autofree char *before = pal_review_compute_hash (f->workspace, "NO", UNIT, "2026", NULL);
  g_autofree char *after = NULL, *same = NULL, *refused = NULL;
  g_autoptr (GHashTable) digests = NULL;
  g_autoptr (PalReview) review = NULL, corrected = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GError) error = NULL;
  PalGroupPlace correction = place;

  take (f, PAL_REVIEW_SUBMIT);
  g_free (pal_review_compute_hash (f->workspace, "NO", UNIT, "2026", &digests));
  g_assert_true (g_hash_table_contains (digests, WARD));
  g_assert_true (g_hash_table_contains (digests, WARD ":T8I14"));
  g_assert_cmpuint (g_hash_table_size (digests), ==, 2 + 2 + 8);

  g_assert_true (pal_commands_remove_entry (f->workspace, &place, PAL_TEST_GROUPS_WARD, NULL));
  after = pal_review_compute_hash (f->workspace, "NO", UNIT, "2026", NULL);
  g_assert_cmpstr (after, !=, before);
  review = pal_review_get (f->workspace, "NO", UNIT, "2026");
  g_assert_cmpuint (review->changed->len, ==, 5); /* the entry and what it held */
  changed = pal_survey_model_dup_changed (f->model);
  g_assert_cmpstr (((const PalFinding *) g_ptr_array_index (changed, 1))->message, ==,
                   "Ward support: Name of the team");
  pal_commands_undo (f->workspace);
  same = pal_review_compute_hash (f->workspace, "NO", UNIT, "2026", NULL);
  g_assert_cmpstr (same, ==, before);

  take (f, PAL_REVIEW_START);
  take (f, PAL_REVIEW_ACCEPT);
  refused = pal_commands_add_entry (f->workspace, &place, &error);
  g_assert_null (refused);
  g_assert_error (error, PAL_ERROR, PAL_ERROR_DENIED);
  g_assert_false (pal_commands_remove_entry (f->workspace, &place, PAL_TEST_GROUPS_WARD, NULL));
  set_text (f->workspace, HOME ":T8I11", "Another name");
  assert_names (f, "Home team, Ward support");

  correction.reason = "closed since March";
  g_assert_true (pal_commands_remove_entry (f->workspace, &correction, PAL_TEST_GROUPS_WARD, NULL));
  assert_names (f, "Home team");
  corrected = pal_review_get (f->workspace, "NO", UNIT, "2026");
  g_assert_cmpuint (corrected->changed->len, ==, 5);
  g_assert_cmpstr (pal_dataset_get_cell (pal_workspace_get_dataset (f->workspace), "reason",
                                         "NO/" UNIT "/2026/" WARD "/agreed", "correction"),
                   ==, "\"closed since March\"");
}

/* A warning in an entry is kept with a reason, which lapses with an answer that its check reads. */
static void
test_reasons (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL, again = NULL;
  PalProblem *unusual = NULL;

  set_number (f->workspace, HOME ":T8I13", 80);
  set_number (f->workspace, "T8I02", 7); /* the sum of all members is 10 */
  problems = pal_problems_find (pal_workspace_get_dataset (f->workspace), "2026", "NO");
  for (guint i = 0; i < problems->len; i++)
    if (g_str_equal (pal_problem_get_finding (g_ptr_array_index (problems, i))->rule, "soft-range"))
      unusual = g_ptr_array_index (problems, i);
  g_assert_nonnull (unusual);
  g_assert_cmpstr (pal_problem_get_finding (unusual)->question, ==, HOME ":T8I13");
  pal_commands_keep_problem (f->workspace, unusual, "two shifts");
  for (guint i = 0; i < problems->len; i++)
    if (g_str_equal (pal_problem_get_finding (g_ptr_array_index (problems, i))->question, "T8I10"))
      pal_commands_keep_problem (f->workspace, g_ptr_array_index (problems, i), "people work in both");

  set_number (f->workspace, WARD ":T8I14", 5); /* read by the sum, not by the soft range */
  again = pal_problems_find (pal_workspace_get_dataset (f->workspace), "2026", "NO");
  for (guint i = 0; i < again->len; i++)
    {
      PalProblem *problem = g_ptr_array_index (again, i);
      const char *question = pal_problem_get_finding (problem)->question;

      if (g_str_equal (question, "T8I10"))
        g_assert_true (pal_problem_is_lapsed (problem));
      if (g_str_equal (question, HOME ":T8I13"))
        g_assert_true (pal_problem_is_kept (problem));
    }
}

static PalQuestionItem *
go_to_group (Fixture *f)
{
  PalQuestionItem *item = pal_survey_model_go_to (f->model, UNIT, "T8I10");

  g_assert_nonnull (item);
  return item;
}

static PalEntryItem *
entry_at (PalQuestionItem *group, guint index)
{
  g_autoptr (PalEntryItem) entry = g_list_model_get_item (pal_question_item_get_entries (group), index);

  g_assert_nonnull (entry);
  return entry; /* the list keeps it */
}

/* The form: entries are objects that stay the same while they move and are answered. */
static void
test_model (Fixture *f, gconstpointer data)
{
  PalQuestionItem *group = go_to_group (f);
  PalEntryItem *home = entry_at (group, 0), *added;
  g_autofree char *detail = NULL, *text = NULL;
  g_autoptr (GPtrArray) open = NULL;
  PalQuestionItem *inner;
  gboolean found = FALSE;

  g_assert_cmpuint (g_list_model_get_n_items (pal_question_item_get_entries (group)), ==, 2);
  g_assert_cmpstr (pal_entry_item_get_label (home), ==, "Home team");
  detail = pal_entry_item_dup_detail (home);
  g_assert_cmpstr (detail, ==, "4 of 6 answered");
  text = pal_question_item_dup_text (group);
  g_assert_cmpstr (text, ==, "2 entries");

  added = pal_survey_model_add_entry (f->model, group);
  g_assert_cmpstr (pal_entry_item_get_label (added), ==, "Entry 3");
  inner = pal_survey_model_go_to (f->model, UNIT, HOME ":T8I14");
  g_assert_cmpstr (pal_question_item_get_id (inner), ==, HOME ":T8I14");
  g_assert_cmpstr (pal_selection_get_question (f->selection), ==, HOME ":T8I14");
  g_assert_true (pal_survey_model_type (f->model, inner, "8", TRUE));
  g_assert_cmpfloat (pal_question_item_get_value (inner)->number, ==, 8);
  pal_survey_model_set_note (f->model, "comment", "with two trainees");
  g_assert_true (pal_question_item_has_note (inner));

  group = go_to_group (f);
  g_assert_true (entry_at (group, 0) == home);
  pal_survey_model_move_entry (f->model, group, home, 1);
  g_assert_true (entry_at (group, 1) == home);
  pal_survey_model_set_missing (f->model, group, PAL_MISSING_DK); /* there are entries */
  g_assert_cmpuint (pal_question_item_get_findings (group)->len, ==, 1);
  g_assert_cmpint (pal_question_item_get_value (group)->kind, ==, PAL_VALUE_NONE);

  open = pal_survey_model_dup_not_answered (f->model);
  for (guint i = 0; i < open->len; i++)
    found |= g_str_equal (((const PalFinding *) g_ptr_array_index (open, i))->message,
                          "Home team: Professions in the team");
  g_assert_true (found);

  pal_survey_model_remove_entry (f->model, group, home);
  g_assert_cmpuint (g_list_model_get_n_items (pal_question_item_get_entries (group)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (pal_question_item_get_removed (group)), ==, 1);
  pal_commands_undo (f->workspace);
  g_assert_cmpuint (g_list_model_get_n_items (pal_question_item_get_entries (group)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (pal_question_item_get_removed (group)), ==, 0);
}

/* What is wrong in an entry shows at its question and is counted at the entry; the effect of a choice in it
 * is told before. */
static void
test_model_checks (Fixture *f, gconstpointer data)
{
  PalQuestionItem *inner = pal_survey_model_go_to (f->model, UNIT, HOME ":T8I14");
  g_auto (PalValue) day = PAL_VALUE_INIT;
  g_autoptr (GPtrArray) hidden = NULL, none = NULL;

  g_assert_true (pal_survey_model_type (f->model, inner, "100", TRUE));
  g_assert_cmpuint (pal_question_item_get_findings (inner)->len, ==, 1);
  g_assert_cmpuint (pal_entry_item_get_n_problems (entry_at (go_to_group (f), 0)), ==, 1);
  g_assert_cmpuint (pal_entry_item_get_n_problems (entry_at (go_to_group (f), 1)), ==, 0);

  inner = pal_survey_model_go_to (f->model, UNIT, HOME ":T8I12");
  pal_value_init_string (&day, "day");
  none = pal_survey_model_dup_would_hide (f->model, inner, &day);
  g_assert_null (none); /* the question about the night is not answered */
  set_text (f->workspace, HOME ":T8I15", "yes");
  hidden = pal_survey_model_dup_would_hide (f->model, inner, &day);
  g_assert_nonnull (hidden);
  g_assert_cmpuint (hidden->len, ==, 1);
}

static void
change_at_random (PalWorkspace *workspace)
{
  const PalAnswers *answers = get_answers (workspace);
  const PalQuestion *group = pal_instrument_find_question (pal_answers_get_instrument (answers), "T8I10");
  g_autoptr (GPtrArray) entries = pal_answers_list_entries (answers, group->index);
  g_autoptr (GPtrArray) removed = pal_answers_list_removed (answers, group->index);
  const PalEntry *entry =
      entries->len > 0 ? g_ptr_array_index (entries, (guint) g_test_rand_int_range (0, (gint32) entries->len))
                       : NULL;
  int dice = g_test_rand_int_range (0, 10);

  if (entry == NULL || dice == 0)
    g_free (pal_commands_add_entry (workspace, &place, NULL));
  else if (dice == 1)
    (void) pal_commands_remove_entry (workspace, &place, entry->id, NULL);
  else if (dice < 4)
    (void) pal_commands_move_entry (workspace, &place, entry->id, dice == 2 ? -1 : 1, NULL);
  else if (dice == 4 && removed->len > 0)
    (void) pal_commands_restore_entry (workspace, &place,
                                       ((const PalEntry *) g_ptr_array_index (removed, 0))->id, NULL);
  else if (dice == 5)
    pal_commands_undo (workspace);
  else
    {
      g_autofree char *name = pal_entry_id_make ("T8I10", entry->id, "T8I11");
      g_autofree char *text = g_strdup_printf ("Team %d", g_test_rand_int_range (0, 1000));

      set_text (workspace, name, text);
    }
}

/* All that is shown of the group, removed entries too. */
static char *
describe (PalWorkspace *workspace)
{
  const PalAnswers *answers = get_answers (workspace);
  const PalQuestion *group = pal_instrument_find_question (pal_answers_get_instrument (answers), "T8I10");
  g_autoptr (GPtrArray) entries = pal_answers_list_entries (answers, group->index);
  g_autoptr (GPtrArray) removed = pal_answers_list_removed (answers, group->index);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < entries->len + removed->len; i++)
    {
      const PalEntry *entry =
          i < entries->len ? g_ptr_array_index (entries, i) : g_ptr_array_index (removed, i - entries->len);

      g_string_append_printf (out, "%s %s ", i < entries->len ? "+" : "-", entry->id);
      pal_value_append_json (&entry->position, out);
      for (guint k = 0; k < group->n_children; k++)
        pal_value_append_json (pal_answers_get (entry->answers, group->children[k].index), out);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* Two people work on copies, add, remove, move, answer and undo at random, and exchange now and then: after
 * an exchange both see the same entries, and no new entry is ever lost. */
static void
test_copies (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_build_filename (f->folder, "other.palliscope", NULL);
  const char *paths[] = { f->path, other };
  g_autoptr (GFile) a = g_file_new_for_path (f->path);
  g_autoptr (GFile) b = g_file_new_for_path (other);

  close_now (f);
  g_assert_true (g_file_copy (a, b, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  for (int round = 0; round < 8; round++)
    {
      char *shown[2];
      PalStore *stores[2];

      for (int i = 0; i < 2; i++)
        {
          PalWorkspace *workspace = open_workspace (paths[i]);

          for (int step = g_test_rand_int_range (1, 15); step > 0; step--)
            change_at_random (workspace);
          close_workspace (workspace);
        }
      for (int i = 0; i < 2; i++)
        stores[i] = pal_store_open (paths[i], PAL_STORE_READ_WRITE, NULL);
      pal_test_transfer (stores[0], stores[1]);
      pal_test_transfer (stores[1], stores[0]);
      for (int i = 0; i < 2; i++)
        {
          PalWorkspace *workspace;

          pal_test_assert_whole (stores[i]);
          pal_store_close (stores[i]);
          workspace = open_workspace (paths[i]);

          shown[i] = describe (workspace);
          close_workspace (workspace);
        }
      g_assert_cmpstr (shown[0], ==, shown[1]);
      g_free (shown[0]);
      g_free (shown[1]);
    }
  open_again (f);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = pal_test_store_init ();
  int result;

  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/session/groups/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("commands", test_commands);
  ADD ("equal-places", test_equal_places);
  ADD ("none", test_none);
  ADD ("roles", test_roles);
  ADD ("review", test_review);
  ADD ("reasons", test_reasons);
  ADD ("model", test_model);
  ADD ("model-checks", test_model_checks);
  ADD ("copies", test_copies);
  result = g_test_run ();
  pal_test_remove (home);
  return result;
}
