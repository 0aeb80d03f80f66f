/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands-grid.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands.h"
#include "session/pal-grid-plan.h"
#include "session/pal-grid-table.h"
#include "session/pal-grid-text.h"
#include "session/pal-seed.h"

#define N_NORWEGIAN 3

typedef struct
{
  PalWorkspace *workspace;
  PalSelection *selection;
  PalGridModel *model;
  guint n_changed, n_cells_changed, n_refused;
} Fixture;

static void
count_cb (guint *counter)
{
  (*counter)++;
}

/* Three Norwegian institutions and a Danish one, no answers. */
static void
set_up (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "Arendal", "Bergen", "Drammen" };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pal-grid-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.palliscope", NULL);
  g_autofree char *dane = NULL;
  PalStore *store;

  g_assert_no_error (error);
  g_setenv ("PAL_ACTOR", "Test", TRUE);
  store = pal_store_create (path, &error);
  g_assert_no_error (error);
  g_assert_true (pal_seed_empty (store, "2026", &error));
  pal_store_close (store);
  f->workspace = pal_workspace_open_sync (path, FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_NORWEGIAN; i++)
    g_free (pal_commands_add_institution (f->workspace, "NO", names[i], "University hospital", names[i],
                                          FALSE, 0, 0));
  dane = pal_commands_add_institution (f->workspace, "DK", "Odense", "University hospital", "Odense", FALSE,
                                       0, 0);
  f->selection = pal_selection_new ();
  pal_selection_set_wave (f->selection, "2026");
  pal_selection_set_country (f->selection, "NO");
  f->model = pal_grid_model_new (f->workspace, f->selection);
  g_signal_connect_swapped (f->model, "changed", G_CALLBACK (count_cb), &f->n_changed);
  g_signal_connect_swapped (f->model, "cells-changed", G_CALLBACK (count_cb), &f->n_cells_changed);
  g_signal_connect_swapped (f->workspace, "refused", G_CALLBACK (count_cb), &f->n_refused);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (f->model);
  g_object_unref (f->selection);
  g_signal_handlers_disconnect_by_data (f->workspace, &f->n_refused);
  g_assert_true (pal_workspace_close (f->workspace, &error));
  g_assert_no_error (error);
  g_object_unref (f->workspace);
}

static guint
find_column (Fixture *f, const char *question)
{
  for (guint i = 0; i < pal_grid_model_get_n_columns (f->model); i++)
    if (g_str_equal (pal_grid_model_get_question (f->model, i)->id, question))
      return i;
  g_error ("the grid has no column %s", question);
}

static char *
get (Fixture *f, guint row, const char *question)
{
  PalGridRange range = { row, find_column (f, question), 1, 1 };

  return g_strchomp (pal_grid_model_copy (f->model, &range));
}

static void
assert_answer (Fixture *f, guint row, const char *question, const char *expected)
{
  g_autofree char *found = get (f, row, question);

  g_assert_cmpstr (found, ==, expected);
}

static void
enter (Fixture *f, guint row, const char *question, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_grid_model_enter (f->model, row, find_column (f, question), text, &error));
  g_assert_no_error (error);
}

static PalGridPlan *
plan_paste (Fixture *f, guint row, const char *question, const char *text, gboolean clears)
{
  PalGridRange range = { row, find_column (f, question), 1, 1 };
  g_autoptr (PalPasteBlock) block = pal_paste_block_new (text, -1, '\t', NULL);

  g_assert_nonnull (block);
  return pal_grid_plan_new_paste (f->model, &range, block, clears);
}

static void
assert_counts (PalGridPlan *plan, guint writes, guint keeps, guint refused)
{
  g_assert_cmpuint (plan->n_writes, ==, writes);
  g_assert_cmpuint (plan->n_keeps, ==, keeps);
  g_assert_cmpuint (plan->n_refused, ==, refused);
}

static void
test_structure (Fixture *f, gconstpointer data)
{
  const PalGridGroup *group;
  guint n = 0;

  g_assert_cmpuint (pal_grid_model_get_n_rows (f->model), ==, N_NORWEGIAN);
  g_assert_cmpuint (pal_grid_model_get_n_columns (f->model), ==, 42);
  for (guint i = 0; i < pal_grid_model_get_n_groups (f->model); i++)
    {
      group = pal_grid_model_get_group (f->model, i);
      g_assert_cmpuint (group->first, ==, n);
      n += group->n;
    }
  g_assert_cmpuint (n, ==, 42);

  pal_grid_model_set_all_countries (f->model, TRUE);
  g_assert_cmpuint (f->n_changed, ==, 1);
  g_assert_cmpuint (pal_grid_model_get_n_rows (f->model), ==, N_NORWEGIAN + 1);
  pal_grid_model_set_all_countries (f->model, FALSE);
  pal_selection_set_country (f->selection, "DK");
  g_assert_cmpuint (f->n_changed, ==, 3);
  g_assert_cmpuint (pal_grid_model_get_n_rows (f->model), ==, 1);

  pal_grid_model_set_module (f->model, 0);
  g_assert_cmpuint (pal_grid_model_get_n_columns (f->model), ==, 4);
  g_assert_cmpuint (pal_grid_model_get_n_groups (f->model), ==, 1);
  pal_grid_model_set_module (f->model, -1);
  pal_grid_model_set_filter (f->model, "T1I09");
  g_assert_cmpuint (pal_grid_model_get_n_columns (f->model), ==, 1);
  pal_grid_model_set_filter (f->model, "no such words");
  g_assert_cmpuint (pal_grid_model_get_n_columns (f->model), ==, 0);
  g_assert_cmpuint (pal_grid_model_get_n_rows (f->model), ==, 0);
}

static void
test_cells (Fixture *f, gconstpointer data)
{
  g_autofree char *title = NULL;
  PalGridCell cell;

  pal_grid_model_get_cell (f->model, 0, find_column (f, "T1I03"), &cell);
  g_assert_cmpint (cell.value->kind, ==, PAL_VALUE_NONE);
  g_assert_cmpint (cell.route, !=, PAL_ROUTE_SHOWN);
  enter (f, 0, "B0I02", "yes");
  enter (f, 0, "T1I02", "consult;pcu");
  g_assert_cmpuint (f->n_cells_changed, ==, 2);
  pal_grid_model_get_cell (f->model, 0, find_column (f, "T1I03"), &cell);
  g_assert_cmpint (cell.route, ==, PAL_ROUTE_SHOWN);
  g_assert_false (cell.has_problem); /* empty is not wrong */
  enter (f, 0, "T1I03", "DK");
  pal_grid_model_get_cell (f->model, 0, find_column (f, "T1I03"), &cell);
  g_assert_cmpint (cell.value->missing, ==, PAL_MISSING_DK);
  enter (f, 0, "T1I02", "consult"); /* the answer stays and is hidden */
  pal_grid_model_get_cell (f->model, 0, find_column (f, "T1I03"), &cell);
  g_assert_cmpint (cell.value->missing, ==, PAL_MISSING_DK);
  g_assert_cmpint (cell.route, !=, PAL_ROUTE_SHOWN);
  title = pal_grid_model_dup_title_of (f->model, 0, find_column (f, "T1I03"));
  g_assert_true (g_str_has_prefix (title, "Arendal, T1I03 "));
  g_assert_nonnull (strstr (title, ": Not known. "));
}

static void
test_text (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *question, *text, *expected; /* NULL: refused */
  } cases[] = {
    { "T1I06", "12,5", "12.5" },
    { "T1I06", " 12.5 ", "12.5" },
    { "T1I06", "many", NULL },
    { "T1I06", "201", NULL },
    { "B0I03", "1 200", "1200" },
    { "B0I03", "-3", NULL },
    { "T2I05", "12/40", "12/40" },
    { "T2I05", "40/12", NULL },
    { "T2I05", "12", NULL },
    { "T1I02", "pcu; consult", "consult;pcu" },
    { "T1I02", "pcu|consult", "consult;pcu" },
    { "T1I02", "pcu; nowhere", NULL },
    { "B0I02", "YES", "yes" },
    { "B0I02", "perhaps", NULL },
    { "B0I02", "Not known", "DK" },
    { "B0I02", "na", "NA" },
    { "B0I02", "NR", "NR" },
    { "B0I02", "SK", NULL },
    { "T1I09", "2026-01-31", "2026-01-31" },
    { "T1I09", "31/01/2026", NULL },
    { "T1I09", "01.02.2026", NULL },
    { "T1I09", "soon", NULL },
    { "T2I10", "5", "5" },
    { "T2I10", "6", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PalQuestion *question =
          pal_grid_model_get_question (f->model, find_column (f, cases[i].question));
      g_autoptr (GError) error = NULL;
      g_auto (PalValue) value = PAL_VALUE_INIT, again = PAL_VALUE_INIT;
      g_autofree char *text = NULL;

      g_assert_cmpint (pal_grid_text_parse (question, cases[i].text, &value, &error), ==,
                       cases[i].expected != NULL);
      if (cases[i].expected == NULL)
        {
          g_assert_nonnull (error);
          g_assert_cmpint (value.kind, ==, PAL_VALUE_NONE);
          continue;
        }
      g_assert_no_error (error);
      text = pal_grid_text_make (question, &value);
      g_assert_cmpstr (text, ==, cases[i].expected);
      g_assert_true (pal_grid_text_parse (question, text, &again, &error));
      g_assert_true (pal_value_equal (&value, &again));
    }
}

/* A date is not guessed, and the message says what it could be. */
static void
test_dates (Fixture *f, gconstpointer data)
{
  const PalQuestion *question = pal_grid_model_get_question (f->model, find_column (f, "T1I09"));
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_false (pal_grid_text_parse (question, "01/02/2026", &value, &error));
  g_assert_nonnull (strstr (error->message, "2026-02-01"));
  g_assert_nonnull (strstr (error->message, "2026-01-02"));
  g_clear_error (&error);
  g_assert_false (pal_grid_text_parse (question, "31.1.2026", &value, &error));
  g_assert_nonnull (strstr (error->message, "2026-01-31"));
}

static void
test_copy (Fixture *f, gconstpointer data)
{
  PalGridRange range = { 0, find_column (f, "B0I02"), 2, 3 };
  g_autofree char *text = NULL;
  g_autoptr (PalTable) table = NULL;

  enter (f, 0, "B0I02", "yes");
  enter (f, 0, "B0I03", "900");
  enter (f, 1, "B0I04", "DK");
  text = pal_grid_model_copy (f->model, &range);
  g_assert_cmpstr (text, ==, "yes\t900\t\n\t\tDK\n");
  table = pal_grid_table_new (f->model);
  g_assert_cmpuint (pal_table_get_n_rows (table), ==, N_NORWEGIAN);
  g_assert_cmpuint (pal_table_get_n_columns (table), ==, 43);
}

/* Good, same, wrong, beyond the grid: each cell by itself, and one batch for the good ones. */
static void
test_paste (Fixture *f, gconstpointer data)
{
  g_autoptr (PalGridPlan) plan = NULL;
  const PalGridEdit *edit;

  enter (f, 0, "B0I03", "900");
  plan = plan_paste (f, 0, "B0I02", "yes\t900\t80\nno\tmany\t70\nperhaps\t12\t13\n\t\t\nyes\t1\t2\n", FALSE);
  assert_counts (plan, 6, 1, 5);
  g_assert_cmpuint (plan->n_replaces, ==, 0);
  /* Bergen treats nobody, and nobody knows of Drammen: their beds are not asked. */
  g_assert_cmpuint (plan->n_hidden, ==, 3);
  edit = g_ptr_array_index (plan->edits, 4);
  g_assert_cmpint (edit->fate, ==, PAL_GRID_REFUSES);
  g_assert_cmpstr (edit->text, ==, "many");
  g_assert_nonnull (edit->message);
  edit = g_ptr_array_index (plan->edits, plan->edits->len - 1);
  g_assert_cmpuint (edit->row, ==, 4);
  g_assert_cmpint (edit->fate, ==, PAL_GRID_REFUSES);

  f->n_cells_changed = 0;
  g_assert_true (pal_grid_plan_apply (plan));
  g_assert_cmpuint (f->n_cells_changed, ==, 1);
  assert_answer (f, 0, "B0I02", "yes");
  assert_answer (f, 1, "B0I02", "no");
  assert_answer (f, 1, "B0I03", "");
  assert_answer (f, 1, "B0I04", "70");
  assert_answer (f, 2, "B0I03", "12");
  g_assert_cmpstr (pal_workspace_get_undo_label (f->workspace), ==, "Paste 6 answers");

  pal_commands_undo (f->workspace);
  assert_answer (f, 0, "B0I02", "");
  assert_answer (f, 0, "B0I03", "900");
  assert_answer (f, 2, "B0I03", "");
  pal_commands_redo (f->workspace);
  assert_answer (f, 0, "B0I02", "yes");
  assert_answer (f, 2, "B0I03", "12");
}

static void
test_paste_columns (Fixture *f, gconstpointer data)
{
  guint last = pal_grid_model_get_n_columns (f->model) - 1;
  g_autoptr (PalGridPlan) plan =
      plan_paste (f, 0, pal_grid_model_get_question (f->model, last)->id, "DK\tDK\t\nNA\n", FALSE);
  g_autofree char *place = NULL;

  assert_counts (plan, 2, 0, 1);
  place = pal_grid_plan_dup_place (plan, g_ptr_array_index (plan->edits, 1));
  g_assert_cmpstr (place, ==, "Arendal, column 43");
}

/* Empty cells leave what is there, unless somebody says that they clear it. */
static void
test_empty (Fixture *f, gconstpointer data)
{
  g_autoptr (PalGridPlan) keeping = NULL, clearing = NULL;

  enter (f, 0, "B0I03", "900");
  keeping = plan_paste (f, 0, "B0I02", "yes\t\n", FALSE);
  assert_counts (keeping, 1, 1, 0);
  clearing = plan_paste (f, 0, "B0I02", "yes\t\n", TRUE);
  assert_counts (clearing, 2, 0, 0);
  g_assert_cmpuint (clearing->n_replaces, ==, 1);
  g_assert_true (pal_grid_plan_apply (clearing));
  assert_answer (f, 0, "B0I03", "");
}

static void
test_single (Fixture *f, gconstpointer data)
{
  PalGridRange range = { 0, find_column (f, "B0I02"), N_NORWEGIAN, 1 };
  g_autoptr (PalPasteBlock) block = pal_paste_block_new ("partial\n", -1, '\t', NULL);
  g_autoptr (PalGridPlan) plan = pal_grid_plan_new_paste (f->model, &range, block, FALSE);

  assert_counts (plan, N_NORWEGIAN, 0, 0);
}

static void
test_fill (Fixture *f, gconstpointer data)
{
  PalGridRange range = { 0, find_column (f, "B0I02"), N_NORWEGIAN, 2 };
  g_autoptr (PalGridPlan) plan = NULL;

  enter (f, 0, "B0I02", "yes");
  enter (f, 0, "B0I03", "DK");
  enter (f, 1, "B0I02", "no");
  enter (f, 2, "B0I02", "yes");
  plan = pal_grid_plan_new_fill (f->model, &range);
  assert_counts (plan, 3, 1, 0);
  g_assert_cmpuint (plan->n_replaces, ==, 1);
  g_assert_true (pal_grid_plan_apply (plan));
  assert_answer (f, 1, "B0I02", "yes");
  assert_answer (f, 2, "B0I03", "DK");
  pal_commands_undo (f->workspace);
  assert_answer (f, 1, "B0I02", "no");
  assert_answer (f, 2, "B0I03", "");
}

static void
test_set (Fixture *f, gconstpointer data)
{
  PalGridRange range = { 0, find_column (f, "B0I02"), N_NORWEGIAN, 2 };
  g_autoptr (PalGridPlan) missing = NULL, number = NULL, clear = NULL;

  enter (f, 0, "B0I02", "yes");
  number = pal_grid_plan_new_set (f->model, &range, "12");
  assert_counts (number, N_NORWEGIAN, 0, N_NORWEGIAN); /* a number is no option */
  missing = pal_grid_plan_new_set (f->model, &range, "dk");
  assert_counts (missing, 6, 0, 0);
  g_assert_cmpuint (missing->n_replaces, ==, 1);
  g_assert_true (pal_grid_plan_apply (missing));
  assert_answer (f, 2, "B0I03", "DK");
  clear = pal_grid_plan_new_set (f->model, &range, "");
  assert_counts (clear, 6, 0, 0);
  g_assert_true (pal_grid_plan_apply (clear));
  assert_answer (f, 0, "B0I02", "");
  pal_commands_undo (f->workspace);
  assert_answer (f, 0, "B0I02", "DK");
}

static void
accept (Fixture *f, guint row)
{
  static const PalReviewStepKind way[] = { PAL_REVIEW_SUBMIT, PAL_REVIEW_START, PAL_REVIEW_ACCEPT };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      pal_commands_set_state (f->workspace, "NO",
                              pal_institution_get_id (pal_grid_model_get_institution (f->model, row)), "2026",
                              way[i], NULL, &error);
      g_assert_no_error (error);
    }
}

/* An accepted institution takes nothing, by whatever way; the others do. */
static void
test_frozen (Fixture *f, gconstpointer data)
{
  PalGridRange range = { 0, find_column (f, "B0I02"), N_NORWEGIAN, 1 };
  g_autoptr (PalGridPlan) plan = NULL, late = NULL;
  g_autoptr (GError) error = NULL;
  PalGridCell cell;

  late = pal_grid_plan_new_set (f->model, &range, "partial");
  accept (f, 1);
  pal_grid_model_get_cell (f->model, 1, range.column, &cell);
  g_assert_true (cell.is_frozen);
  g_assert_false (pal_grid_model_enter (f->model, 1, range.column, "yes", &error));
  g_assert_nonnull (error);
  plan = pal_grid_plan_new_set (f->model, &range, "yes");
  assert_counts (plan, 2, 0, 1);
  g_assert_true (pal_grid_plan_apply (plan));
  assert_answer (f, 1, "B0I02", "");
  assert_answer (f, 2, "B0I02", "yes");

  /* A plan from before the acceptance is refused as a whole. */
  g_assert_cmpuint (f->n_refused, ==, 0);
  g_assert_false (pal_grid_plan_apply (late));
  g_assert_cmpuint (f->n_refused, ==, 1);
  assert_answer (f, 0, "B0I02", "yes");
  assert_answer (f, 1, "B0I02", "");
}

/* Nobody writes for an institution that is not theirs. */
static void
test_role (Fixture *f, gconstpointer data)
{
  PalGridRange range = { 0, find_column (f, "B0I02"), N_NORWEGIAN, 1 };
  g_autoptr (PalActing) acting = pal_acting_copy (pal_workspace_get_acting (f->workspace));
  g_autoptr (PalGridPlan) late = pal_grid_plan_new_set (f->model, &range, "partial");
  g_autoptr (PalGridPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  acting->role = PAL_ROLE_READER;
  pal_workspace_set_acting (f->workspace, acting, NULL);
  g_assert_false (pal_grid_model_enter (f->model, 0, range.column, "yes", &error));
  g_assert_nonnull (error);
  plan = pal_grid_plan_new_set (f->model, &range, "yes");
  assert_counts (plan, 0, 0, N_NORWEGIAN);
  g_assert_false (pal_grid_plan_apply (late));
  g_assert_cmpuint (f->n_refused, ==, 1);
  assert_answer (f, 0, "B0I02", "");
}

static void
test_cursor (void)
{
  PalGridCursor cursor = { 0 };
  PalGridRange range;

  g_assert_false (pal_grid_cursor_move (&cursor, -1, 0, FALSE, 3, 4));
  g_assert_true (pal_grid_cursor_move (&cursor, 1, 2, FALSE, 3, 4));
  g_assert_true (pal_grid_cursor_move (&cursor, 100, -1, TRUE, 3, 4));
  range = pal_grid_cursor_get_range (&cursor);
  g_assert_cmpuint (range.row, ==, 1);
  g_assert_cmpuint (range.column, ==, 1);
  g_assert_cmpuint (range.n_rows, ==, 2);
  g_assert_cmpuint (range.n_columns, ==, 2);
  g_assert_true (pal_grid_range_contains (&range, 2, 2));
  g_assert_false (pal_grid_range_contains (&range, 0, 2));

  pal_grid_cursor_set (&cursor, 0, 3, FALSE);
  g_assert_true (pal_grid_cursor_step (&cursor, 1, 3, 4));
  g_assert_cmpuint (cursor.row, ==, 1);
  g_assert_cmpuint (cursor.column, ==, 0);
  g_assert_true (pal_grid_cursor_step (&cursor, -1, 3, 4));
  g_assert_cmpuint (cursor.row, ==, 0);
  pal_grid_cursor_set (&cursor, 2, 3, FALSE);
  g_assert_false (pal_grid_cursor_step (&cursor, 1, 3, 4));
  pal_grid_cursor_clamp (&cursor, 1, 1);
  g_assert_cmpuint (cursor.row + cursor.column + cursor.anchor_row + cursor.anchor_column, ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/session/grid/structure", test_structure },
    { "/session/grid/cells", test_cells },
    { "/session/grid/text", test_text },
    { "/session/grid/dates", test_dates },
    { "/session/grid/copy", test_copy },
    { "/session/grid/paste", test_paste },
    { "/session/grid/paste-columns", test_paste_columns },
    { "/session/grid/empty", test_empty },
    { "/session/grid/single", test_single },
    { "/session/grid/fill", test_fill },
    { "/session/grid/set", test_set },
    { "/session/grid/frozen", test_frozen },
    { "/session/grid/role", test_role },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  g_test_add_func ("/session/grid/cursor", test_cursor);
  return g_test_run ();
}
