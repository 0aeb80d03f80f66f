/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "pal-test-role-runs.h"
#include "session/pal-commands-grid.h"
#include "session/pal-commands-query.h"
#include "session/pal-commands-reason.h"
#include "session/pal-commands-restore.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands-slots.h"
#include "session/pal-commands-wave.h"
#include "session/pal-commands.h"
#include "session/pal-problems.h"
#include "session/pal-slots-model.h"

/* Who tries: none, respondent of the institution, of another one, coordinator of the country, of another one,
 * secretariat, reader.  A row of the table below says in this order who may, '1' or '0'; it is written from
 * docs/journal.md and the help, not from the program. */
#define N_ACTORS 7

typedef struct
{
  const char *command; /* as in the header */
  const char *who;
  void (*prepare) (PalTestRole *f);
  void (*run) (PalTestRole *f);
} Case;

static void
act_as (PalTestRole *f, guint actor)
{
  static const struct
  {
    PalRole role;
    const char *country;
  } actors[N_ACTORS] = {
    { PAL_ROLE_NONE, NULL },        { PAL_ROLE_RESPONDENT, "NO" },  { PAL_ROLE_RESPONDENT, "NO" },
    { PAL_ROLE_COORDINATOR, "NO" }, { PAL_ROLE_COORDINATOR, "SE" }, { PAL_ROLE_SECRETARIAT, NULL },
    { PAL_ROLE_READER, NULL },
  };

  pal_test_desk_act_as (&f->desk, actors[actor].role, actors[actor].country, actor == 1 ? f->own : f->other);
}

static void
set_up (PalTestRole *f)
{
  pal_test_desk_set_up (&f->desk);
  f->own = pal_commands_add_institution (WS, "NO", "Test hospital A", NULL, NULL, FALSE, 0, 0);
  f->other = pal_commands_add_institution (WS, "NO", "Test hospital B", NULL, NULL, FALSE, 0, 0);
}

static void
clear (PalTestRole *f)
{
  pal_test_desk_close (&f->desk);
  pal_test_desk_clear (&f->desk);
  g_clear_object (&f->problem);
  g_clear_error (&f->error);
  g_free (f->id);
  g_free (f->own);
  g_free (f->other);
}

/* Each command, on the institution, the country part or the whole workspace. */

static void
run_type (PalTestRole *f)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, 5);
  pal_commands_type_answer (WS, "NO", f->own, "2026", "T1I01", &value);
  pal_commands_flush (WS);
}

static void
run_answers (PalTestRole *f)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  const PalAnswerWrite write = { "NO", f->own, "B0I03", &value };

  pal_value_init_number (&value, 7);
  pal_commands_set_answers (WS, "2026", "Paste", &write, 1);
}

/* One of them is of another part: nothing of it. */
static void
run_answers_of_two (PalTestRole *f)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  const PalAnswerWrite writes[] = { { "NO", f->own, "B0I03", &value }, { "NO", NULL, "T1C11", &value } };

  pal_value_init_number (&value, 7);
  pal_commands_set_answers (WS, "2026", "Paste", writes, G_N_ELEMENTS (writes));
}

static void
run_answer (PalTestRole *f)
{
  pal_test_desk_set_number (&f->desk, "NO", f->own, "T1I01", 6);
}

static void
run_country_answer (PalTestRole *f)
{
  pal_test_desk_set_number (&f->desk, "NO", NULL, "T1C11", 7);
}

static void
run_note (PalTestRole *f)
{
  pal_commands_set_answer_note (WS, "NO", f->own, "2026", "T1I01", "comment", "From the register");
}

static void
run_add (PalTestRole *f)
{
  g_free (pal_commands_add_institution (WS, "NO", "Test hospital C", NULL, NULL, FALSE, 0, 0));
}

static void
run_edit (PalTestRole *f)
{
  pal_commands_edit_institution (WS, f->own, "Test hospital D", NULL, NULL, FALSE, 0, 0);
}

static void
run_delete (PalTestRole *f)
{
  pal_commands_delete_institution (WS, f->own);
}

static void
run_wave (PalTestRole *f)
{
  pal_commands_add_wave (WS, "2031");
}

static void
run_start_wave (PalTestRole *f)
{
  pal_commands_start_wave (WS, "2032", "2026", NULL);
}

static void
run_ask (PalTestRole *f)
{
  g_free (f->id);
  f->id = pal_commands_open_query (WS, "NO", f->own, "2026", "T1I01", "Since when?", NULL, &f->error);
}

static void
to_asked (PalTestRole *f)
{
  run_ask (f);
  g_assert_no_error (f->error);
}

static void
run_reply (PalTestRole *f)
{
  pal_commands_step_query (WS, f->id, PAL_QUERY_ANSWER, "Since May", NULL, &f->error);
}

static void
run_close (PalTestRole *f)
{
  pal_commands_step_query (WS, f->id, PAL_QUERY_CLOSE, NULL, NULL, &f->error);
}

static void
run_comment (PalTestRole *f)
{
  char *id = pal_commands_add_comment (WS, "NO", f->own, "2026", "T1I01", "See the register", &f->error);

  if (id == NULL)
    return;
  g_free (f->id);
  f->id = id;
}

static void
run_uncomment (PalTestRole *f)
{
  pal_commands_delete_comment (WS, f->id, &f->error);
}

static void
run_undo (PalTestRole *f)
{
  pal_commands_undo (WS);
}

static void
run_redo (PalTestRole *f)
{
  pal_commands_redo (WS);
}

static void
step (PalTestRole *f, PalReviewStepKind kind)
{
  pal_commands_set_state (WS, "NO", f->own, "2026", kind, "Because", &f->error);
}

#define STEP(name, kind)                                                                                     \
  static void run_##name (PalTestRole *f) { step (f, kind); }

/* To where the step begins, in no role. */
#define WAY(name, ...)                                                                                       \
  static void to_##name (PalTestRole *f)                                                                     \
  {                                                                                                          \
    static const PalReviewStepKind way[] = { __VA_ARGS__ };                                                  \
    for (guint i = 0; i < G_N_ELEMENTS (way); i++)                                                           \
      {                                                                                                      \
        step (f, way[i]);                                                                                    \
        g_assert_no_error (f->error);                                                                        \
      }                                                                                                      \
  }

STEP (submit, PAL_REVIEW_SUBMIT)
STEP (start, PAL_REVIEW_START)
STEP (accept, PAL_REVIEW_ACCEPT)
STEP (sign, PAL_REVIEW_SIGN)
STEP (withdraw, PAL_REVIEW_WITHDRAW)
STEP (stop, PAL_REVIEW_STOP)
STEP (return, PAL_REVIEW_RETURN)
STEP (reopen, PAL_REVIEW_REOPEN)
STEP (revoke, PAL_REVIEW_REVOKE)
WAY (submitted, PAL_REVIEW_SUBMIT)
WAY (in_review, PAL_REVIEW_SUBMIT, PAL_REVIEW_START)
WAY (accepted, PAL_REVIEW_SUBMIT, PAL_REVIEW_START, PAL_REVIEW_ACCEPT)
WAY (signed, PAL_REVIEW_SUBMIT, PAL_REVIEW_START, PAL_REVIEW_ACCEPT, PAL_REVIEW_SIGN)

static void
run_type_slot (PalTestRole *f)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, 5);
  pal_commands_type_slot_answer (WS, "NO", f->own, "2026", "T1I01", PAL_SLOT_ENTRY_1, &value);
  pal_commands_flush (WS);
}

static void
set_slot_answer (PalTestRole *f, const char *slot, const char *question, const char *code)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_string (&value, code);
  pal_commands_set_slot_answer (WS, "NO", f->own, "2026", question, slot, &value);
}

static void
run_slot_answer (PalTestRole *f)
{
  set_slot_answer (f, PAL_SLOT_ENTRY_2, "B0I02", "yes");
}

static void
run_slot_note (PalTestRole *f)
{
  pal_commands_set_slot_note (WS, "NO", f->own, "2026", "B0I02", PAL_SLOT_ENTRY_2, "comment", "Hard to read");
}

static void
run_add_expert (PalTestRole *f)
{
  g_free (pal_commands_add_expert (WS, "NO", "Anna Berg"));
}

static void
to_two_entries (PalTestRole *f)
{
  set_slot_answer (f, PAL_SLOT_ENTRY_1, "B0I02", "yes");
  set_slot_answer (f, PAL_SLOT_ENTRY_2, "B0I02", "yes");
}

static void
to_two_entries_accepted (PalTestRole *f)
{
  to_two_entries (f);
  to_accepted (f);
}

static void
run_adjudicate (PalTestRole *f)
{
  g_autoptr (PalSlotsModel) model = pal_slots_model_new (WS, "NO", f->own, "2026", PAL_SLOTS_ENTRIES);

  pal_slots_model_take (model, pal_slots_model_find (model, "B0I02"), PAL_SLOT_ENTRY_2, "Recount", &f->error);
}

static void
run_accept_equal (PalTestRole *f)
{
  g_autoptr (PalSlotsModel) model = pal_slots_model_new (WS, "NO", f->own, "2026", PAL_SLOTS_ENTRIES);
  guint n;

  pal_slots_model_accept_equal (model, NULL, &n, &f->error);
}

static void
run_correct (PalTestRole *f)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, 8);
  pal_commands_correct_answer (WS, "NO", f->own, "2026", "T1I01", &value, "Recount", &f->error);
}

static void
run_restore (PalTestRole *f)
{
  pal_commands_restore_answer (WS, "NO", f->own, "2026", "T1I01", NULL, "{\"missing\":\"DK\"}", NULL,
                               &f->error);
}

static void
find_problem (PalTestRole *f)
{
  g_autoptr (GPtrArray) problems = pal_problems_find (pal_workspace_get_dataset (WS), "2026", "NO");

  g_clear_object (&f->problem);
  for (guint i = 0; i < problems->len && f->problem == NULL; i++)
    if (g_str_equal (pal_problem_get_finding (g_ptr_array_index (problems, i))->question, "B0C02") &&
        pal_problem_can_be_kept (g_ptr_array_index (problems, i)))
      f->problem = g_object_ref (g_ptr_array_index (problems, i));
  g_assert_nonnull (f->problem);
}

static void
to_warning (PalTestRole *f)
{
  pal_test_desk_set_number (&f->desk, "NO", NULL, "B0C01", 5000000);
  pal_test_desk_set_number (&f->desk, "NO", NULL, "B0C02", 60000);
  find_problem (f);
}

static void
run_keep (PalTestRole *f)
{
  pal_commands_keep_problem (WS, f->problem, "Figure of the register");
}

static void
to_kept (PalTestRole *f)
{
  to_warning (f);
  run_keep (f);
  find_problem (f);
}

static void
run_reopen_problem (PalTestRole *f)
{
  pal_commands_reopen_problem (WS, f->problem);
}

static void
to_undone (PalTestRole *f)
{
  run_answer (f);
  run_undo (f);
}

static const Case cases[] = {
  { "pal_commands_type_answer", "1101010", NULL, run_type },
  { "pal_commands_set_answer", "1101010", NULL, run_answer },
  { "pal_commands_set_answer", "1001010", NULL, run_country_answer },
  { "pal_commands_set_answer_note", "1101010", NULL, run_note },
  { "pal_commands_set_answers", "1101010", NULL, run_answers },
  { "pal_commands_set_answers", "1001010", NULL, run_answers_of_two },
  { "pal_commands_type_slot_answer", "1101010", NULL, run_type_slot },
  { "pal_commands_set_slot_answer", "1101010", NULL, run_slot_answer },
  { "pal_commands_set_slot_note", "1101010", NULL, run_slot_note },
  { "pal_commands_add_expert", "1001010", NULL, run_add_expert },
  { "pal_commands_adjudicate", "1001010", to_two_entries, run_adjudicate },
  { "pal_commands_adjudicate", "1000010", to_two_entries_accepted, run_adjudicate },
  { "pal_commands_accept_equal", "1001010", to_two_entries, run_accept_equal },
  { "pal_commands_add_institution", "1001010", NULL, run_add },
  { "pal_commands_edit_institution", "1101010", NULL, run_edit },
  { "pal_commands_delete_institution", "1001010", NULL, run_delete },
  { "pal_commands_add_wave", "1000010", NULL, run_wave },
  { "pal_commands_start_wave", "1000010", NULL, run_start_wave },
  { "pal_commands_draft_save", "1000010", NULL, pal_test_role_run_draft_save },
  { "pal_commands_draft_discard", "1000010", pal_test_role_run_draft_save, pal_test_role_run_draft_discard },
  { "pal_commands_draft_publish", "1000010", pal_test_role_run_draft_save, pal_test_role_run_draft_publish },
  { "pal_commands_save_method", "1000010", NULL, pal_test_role_run_method },
  { "pal_commands_framework_save", "1000010", NULL, pal_test_role_run_framework_save },
  { "pal_commands_framework_discard", "1000010", pal_test_role_run_framework_save,
    pal_test_role_run_framework_discard },
  { "pal_commands_framework_publish", "1000010", pal_test_role_run_framework_save,
    pal_test_role_run_framework_publish },
  { "pal_commands_open_query", "1001010", NULL, run_ask },
  { "pal_commands_step_query", "1101010", to_asked, run_reply },
  { "pal_commands_step_query", "1001010", to_asked, run_close },
  { "pal_commands_add_comment", "1101010", NULL, run_comment },
  { "pal_commands_delete_comment", "1101010", run_comment, run_uncomment },
  { "pal_commands_set_translation", "1001110", NULL, pal_test_role_run_translate },
  { "pal_commands_bring_in_translation", "1001110", NULL, pal_test_role_run_bring_in },
  { "pal_commands_accept_translation", "1001110", pal_test_role_run_translate,
    pal_test_role_run_accept_words },
  { "pal_commands_reopen_translation", "1001110", pal_test_role_to_accepted_words,
    pal_test_role_run_draft_again },
  { "pal_commands_publish_translation", "1000010", pal_test_role_run_translate,
    pal_test_role_run_publish_words },
  /* What was done in no role. */
  { "pal_commands_undo", "1000010", run_answer, run_undo },
  { "pal_commands_redo", "1000010", to_undone, run_redo },
  { "pal_commands_set_state", "1101010", NULL, run_submit },
  { "pal_commands_set_state", "1101010", to_submitted, run_withdraw },
  { "pal_commands_set_state", "1000010", to_submitted, run_start },
  { "pal_commands_set_state", "1000010", to_in_review, run_stop },
  { "pal_commands_set_state", "1000010", to_in_review, run_return },
  { "pal_commands_set_state", "1000010", to_in_review, run_accept },
  { "pal_commands_set_state", "1000010", to_accepted, run_sign },
  { "pal_commands_set_state", "1000010", to_accepted, run_reopen },
  { "pal_commands_set_state", "1000010", to_signed, run_revoke },
  { "pal_commands_restore_answer", "1101010", NULL, run_restore },
  { "pal_commands_correct_answer", "1000010", to_accepted, run_correct },
  { "pal_commands_keep_problem", "1001010", to_warning, run_keep },
  { "pal_commands_reopen_problem", "1001010", to_kept, run_reopen_problem },
};

/* Write nothing of their own: they send on what a guarded command has taken. */
static const char *const unguarded[] = { "pal_commands_flush", "pal_commands_retry_save" };

/* They need a questionnaire with a list: tests/unit/session/test-groups.c, "roles". */
static const char *const elsewhere[] = { "pal_commands_add_entry", "pal_commands_remove_entry",
                                         "pal_commands_restore_entry", "pal_commands_move_entry" };

static void
try (PalTestRole *f, const Case *one, guint actor)
{
  gboolean is_allowed = one->who[actor] == '1';
  gint64 before, after;
  guint n_refused;

  g_clear_error (&f->error);
  act_as (f, actor);
  before = pal_test_desk_count_batches (&f->desk);
  n_refused = f->desk.n_refused;
  one->run (f);
  after = pal_test_desk_count_batches (&f->desk);
  if ((after > before) != is_allowed)
    g_error ("%s as %u: %s", one->command, actor, after > before ? "written" : "nothing written");
  /* A refusal is said, by the signal or by an error of its code; undo has nothing to offer instead. */
  if (!is_allowed && f->error != NULL)
    g_assert_error (f->error, PAL_ERROR, PAL_ERROR_DENIED);
  else if (!is_allowed && !g_str_has_suffix (one->command, "do"))
    g_assert_cmpuint (f->desk.n_refused, ==, n_refused + 1);
  else
    g_assert_cmpuint (f->desk.n_refused, ==, n_refused);
}

/* Whoever is refused changes nothing, so all of them try on one workspace, and then the first who may; each
 * other who may gets a fresh one. */
static void
test_command (gconstpointer data)
{
  const Case *one = data;
  gboolean is_first = TRUE;

  g_assert_cmpuint (strlen (one->who), ==, N_ACTORS);
  for (guint i = 0; i < N_ACTORS; i++)
    {
      PalTestRole f = { 0 };

      if (one->who[i] != '1')
        continue;
      set_up (&f);
      if (one->prepare != NULL)
        one->prepare (&f);
      for (guint j = 0; is_first && j < N_ACTORS; j++)
        if (one->who[j] != '1')
          try (&f, one, j);
      is_first = FALSE;
      try (&f, one, i);
      clear (&f);
    }
}

static gboolean
is_known (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_str_equal (cases[i].command, name))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (unguarded); i++)
    if (g_str_equal (unguarded[i], name))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    if (g_str_equal (elsewhere[i], name))
      return TRUE;
  return FALSE;
}

/* Each function that the headers of the commands declare has a line in the table above. */
static void
test_no_command_is_forgotten (void)
{
  const char *root = g_getenv ("PAL_SOURCE_ROOT");
  g_autofree char *folder = g_build_filename (root, "src", "session", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("\\bpal_commands_[a-z0-9_]+(?= \\()", 0, 0, NULL);
  const char *name;
  guint n_found = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
      g_autoptr (GMatchInfo) match = NULL;

      if (!g_str_has_prefix (name, "pal-commands") || !g_str_has_suffix (name, ".h"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *command = g_match_info_fetch (match, 0);

          n_found++;
          if (!is_known (command))
            g_error ("%s of %s has no line in tests/unit/session/test-role-commands.c: which role may do it?",
                     command, name);
        }
    }
  g_assert_cmpuint (n_found, >=, 15);
}

int
main (int argc, char **argv)
{
  g_autofree char *state = NULL;

  g_test_init (&argc, &argv, NULL);
  state = g_dir_make_tmp ("pal-roles-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("PAL_ACTOR", "Kari", TRUE);
  g_test_add_func ("/session/role-commands/no-command-is-forgotten", test_no_command_is_forgotten);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/session/role-commands/%s/%u", cases[i].command, i);

      g_test_add_data_func (path, &cases[i], test_command);
    }
  return g_test_run ();
}
