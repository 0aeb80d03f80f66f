/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "pal-test-desk.h"
#include "pal-test-steps.h"
#include "session/pal-commands-query.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands.h"
#include "session/pal-review.h"
#include "session/pal-workspace-private.h"

/* Random work at the desk, done twice: by the commands, and by a model that knows nothing of them: texts in
 * hash tables, and a list of what was done.  After each operation both say the same.  --ops=N, --begin=N. */

#define N_UNITS 1000 /* the country part, and institutions that come and go for ever */
#define N_LIVE 4     /* institutions at a time */
#define N_QUERIES 6

static int n_ops = 400;
static int first_seed = 0;

typedef struct
{
  PalTestDesk desk;
  GRand *rand;

  /* The model. */
  GHashTable *cells;         /* key -> text */
  GPtrArray *undo, *redo;    /* Step* */
  char *typed_key, *typed;   /* shown, and no step yet */
  gint64 n_batches;          /* since the workspace was made */
  int state[N_UNITS];        /* 0 draft ... 4 signed off */
  GHashTable *then[N_UNITS]; /* answers when the step that holds was taken */
  char *ids[N_UNITS];        /* of institutions, [0] the country part: NULL */
  char *queries[N_QUERIES];  /* ids */
  guint n_units, n_names, n_done[16];
} Fixture;

#define WS (f->desk.workspace)

static const char *const questions[2][4] = { { "T1C11", "T1C12", "T1C13", "T1C16" },
                                             { "B0I03", "B0I04", "T1I06", "T1I07" } };

static void
add_change (Fixture *f, PalTestStep *step, const char *key, const char *text)
{
  const char *old = g_hash_table_lookup (f->cells, key);
  PalTestChange *change;

  if (g_strcmp0 (old, text) == 0)
    return;
  change = g_new0 (PalTestChange, 1);
  change->key = g_strdup (key);
  change->old = g_strdup (old);
  change->new = g_strdup (text);
  g_ptr_array_add (step->changes, change);
  pal_test_cells_put (f->cells, key, text);
}

/* A step that changed nothing leaves no trace. */
static void
done (Fixture *f, PalTestStep *step)
{
  if (step->changes->len == 0)
    {
      pal_test_step_free (step);
      return;
    }
  f->n_batches++;
  g_ptr_array_add (f->undo, step);
  g_ptr_array_set_size (f->redo, 0);
}

/* Undo never goes behind it. */
static void
done_for_good (Fixture *f)
{
  f->n_batches++;
  g_ptr_array_set_size (f->undo, 0);
  g_ptr_array_set_size (f->redo, 0);
}

static void
flush (Fixture *f)
{
  g_autofree char *key = g_steal_pointer (&f->typed_key), *text = g_steal_pointer (&f->typed);
  PalTestStep *step;

  if (key == NULL)
    return;
  step = pal_test_step_new (g_strdup_printf ("%s ", strrchr (key, '/') + 1));
  add_change (f, step, key, text);
  done (f, step);
}

static void
move (Fixture *f, GPtrArray *from, GPtrArray *to, gboolean is_undo)
{
  PalTestStep *step;

  flush (f);
  if (from->len == 0)
    return;
  step = g_ptr_array_steal_index (from, from->len - 1);
  for (guint i = 0; i < step->changes->len; i++)
    {
      PalTestChange *change = g_ptr_array_index (step->changes, i);

      pal_test_cells_put (f->cells, change->key, is_undo ? change->old : change->new);
    }
  g_ptr_array_add (to, step);
  f->n_batches++;
}

static char *
make_key (guint unit, const char *question)
{
  return g_strdup_printf ("%u/%s", unit, question);
}

/* What a person sees: typing comes before what is written. */
static const char *
see (Fixture *f, const char *key)
{
  return g_strcmp0 (f->typed_key, key) == 0 ? f->typed : g_hash_table_lookup (f->cells, key);
}

static gboolean
is_there (Fixture *f, guint unit)
{
  g_autofree char *key = g_strdup_printf ("there/%u", unit);

  return unit == 0 || g_hash_table_contains (f->cells, key);
}

/* Comparing. */

static char *
show_value (const PalValue *value)
{
  switch (value->kind)
    {
    case PAL_VALUE_NUMBER:
      return g_strdup_printf ("%g", value->number);
    case PAL_VALUE_MISSING:
      return g_strdup (pal_missing_to_code (value->missing));
    case PAL_VALUE_NONE:
      return NULL;
    case PAL_VALUE_STRING:
    case PAL_VALUE_SET:
    case PAL_VALUE_RATIO:
    default:
      return g_strdup ("?");
    }
}

static guint
count_changed (Fixture *f, guint unit)
{
  guint n = 0;

  for (guint i = 0; f->then[unit] != NULL && i < 4; i++)
    {
      g_autofree char *key = make_key (unit, questions[unit > 0][i]);

      n += g_strcmp0 (see (f, key), g_hash_table_lookup (f->then[unit], key)) != 0;
    }
  return n;
}

static void
compare_unit (Fixture *f, guint unit)
{
  g_autoptr (PalReview) review = NULL;

  for (guint i = 0; i < 4; i++)
    {
      const char *question = questions[unit > 0][i];
      g_autofree char *key = make_key (unit, question);
      g_autofree char *shown = show_value (pal_test_desk_get (&f->desk, "NO", f->ids[unit], question));

      g_assert_cmpstr (shown, ==, see (f, key));
    }
  review = pal_review_get (WS, "NO", f->ids[unit], "2026");
  g_assert_cmpint (review->state, ==, f->state[unit]);
  g_assert_cmpuint (review->changed->len, ==, count_changed (f, unit));
  g_assert_cmpint (pal_review_is_frozen (WS, "NO", f->ids[unit], "2026"), ==, f->state[unit] >= 3);
}

static void
compare_label (const char *label, GPtrArray *steps)
{
  const PalTestStep *top = steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;

  if (top == NULL)
    g_assert_null (label);
  else if (label == NULL || !g_str_has_prefix (label, top->label))
    g_error ("the label is “%s”, not “%s…”", label, top->label);
}

static void
compare_queries (Fixture *f)
{
  static const char *const words[] = { NULL, "open", "answered", "closed" };

  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autofree char *key = g_strdup_printf ("query/%u", i);
      PalQueryThread *thread = f->queries[i] != NULL
                                   ? pal_query_book_find (pal_workspace_get_query_book (WS), f->queries[i])
                                   : NULL;

      g_assert_cmpstr (thread != NULL ? words[pal_query_thread_get_state (thread)] : NULL, ==,
                       g_hash_table_lookup (f->cells, key));
    }
}

/* As the lists of a country show it; NULL: it is not there. */
static PalInstitution *
find_listed (Fixture *f, const char *id)
{
  GPtrArray *all = pal_dataset_get_institutions (pal_workspace_get_dataset (WS));

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (pal_institution_get_id (g_ptr_array_index (all, i)), id) == 0 &&
        g_strcmp0 (pal_institution_get_country (g_ptr_array_index (all, i)), "NO") == 0)
      return g_ptr_array_index (all, i);
  return NULL;
}

static void
compare_all (Fixture *f)
{
  for (guint unit = 0; unit < f->n_units; unit++)
    {
      PalInstitution *listed = find_listed (f, f->ids[unit]);
      g_autofree char *key = g_strdup_printf ("there/%u", unit);

      g_assert_cmpstr (listed != NULL ? pal_institution_get_name (listed) : NULL, ==,
                       g_hash_table_lookup (f->cells, key));
      if (is_there (f, unit))
        compare_unit (f, unit);
    }
  compare_queries (f);
  compare_label (pal_workspace_get_undo_label (WS), f->undo);
  compare_label (pal_workspace_get_redo_label (WS), f->redo);
  g_assert_cmpint (pal_test_desk_count_batches (&f->desk), ==, f->n_batches);
}

/* Operations: each one on both. */

static char *
make_value (Fixture *f, PalValue *value)
{
  static const char *const codes[] = { "DK", "NA" };
  int kind = g_rand_int_range (f->rand, 0, 10);

  if (kind == 0)
    return NULL;
  if (kind == 1)
    {
      const char *code = codes[g_rand_int_range (f->rand, 0, 2)];
      PalMissing missing = PAL_MISSING_NONE;

      g_assert_true (pal_missing_from_code (code, &missing));
      pal_value_init_missing (value, missing);
      return g_strdup (code);
    }
  /* Few values, so that the same comes again; a negative number is an error of the checks. */
  pal_value_init_number (value,
                         g_rand_int_range (f->rand, 0, 12) == 0 ? -1 : g_rand_int_range (f->rand, 1, 6));
  return g_strdup_printf ("%g", value->number);
}

static void
answer (Fixture *f, guint unit, int how)
{
  const char *question = questions[unit > 0][g_rand_int_range (f->rand, 0, 4)];
  g_autofree char *key = make_key (unit, question), *text = NULL, *reason = NULL;
  g_auto (PalValue) value = PAL_VALUE_INIT;
  guint n_refused = f->desk.n_refused;

  text = make_value (f, &value);
  if (how == 2)
    {
      reason = g_strdup_printf ("Reason %u", f->n_names++);
      g_assert_true (
          pal_commands_correct_answer (WS, "NO", f->ids[unit], "2026", question, &value, reason, NULL));
      flush (f);
      pal_test_cells_put (f->cells, key, text);
      done_for_good (f);
      return;
    }
  if (how == 1)
    pal_commands_type_answer (WS, "NO", f->ids[unit], "2026", question, &value);
  else
    pal_commands_set_answer (WS, "NO", f->ids[unit], "2026", question, &value);
  g_assert_cmpuint (f->desk.n_refused, ==, n_refused + (f->state[unit] >= 3));
  if (f->state[unit] >= 3)
    return;
  if (g_strcmp0 (f->typed_key, key) != 0)
    flush (f);
  g_clear_pointer (&f->typed_key, g_free);
  g_clear_pointer (&f->typed, g_free);
  if (how == 1)
    {
      f->typed_key = g_strdup (key);
      f->typed = g_strdup (text);
    }
  else
    {
      PalTestStep *step = pal_test_step_new (g_strdup_printf ("%s ", question));

      add_change (f, step, key, text);
      done (f, step);
    }
}

/* Adds where there is none, else renames or removes it. */
static void
institution (Fixture *f, guint unit)
{
  g_autofree char *key = g_strdup_printf ("there/%u", unit), *name = NULL;
  guint n_refused = f->desk.n_refused;
  PalTestStep *step;

  if (!is_there (f, unit))
    {
      flush (f);
      name = g_strdup_printf ("House %u", f->n_names++);
      f->ids[unit] = pal_commands_add_institution (WS, "NO", name, NULL, NULL, FALSE, 0, 0);
      step = pal_test_step_new (g_strdup_printf ("Add %s", name));
    }
  else if (g_rand_int_range (f->rand, 0, 3) > 0)
    {
      flush (f);
      name = g_strdup_printf ("House %u", f->n_names++);
      pal_commands_edit_institution (WS, f->ids[unit], name, NULL, NULL, FALSE, 0, 0);
      step = pal_test_step_new (g_strdup_printf ("Edit %s", name));
    }
  else
    {
      pal_commands_delete_institution (WS, f->ids[unit]);
      g_assert_cmpuint (f->desk.n_refused, ==, n_refused + (f->state[unit] >= 3));
      if (f->state[unit] >= 3)
        return;
      flush (f);
      step = pal_test_step_new (g_strdup_printf ("Remove %s", (char *) g_hash_table_lookup (f->cells, key)));
    }
  add_change (f, step, key, name);
  done (f, step);
}

static void
review (Fixture *f, guint unit)
{
  static const struct
  {
    PalReviewStepKind kind;
    int from, to;
    gboolean needs_check;
  } ways[] = {
    { PAL_REVIEW_SUBMIT, 0, 1, TRUE },  { PAL_REVIEW_WITHDRAW, 1, 0, FALSE },
    { PAL_REVIEW_START, 1, 2, FALSE },  { PAL_REVIEW_STOP, 2, 1, FALSE },
    { PAL_REVIEW_RETURN, 2, 0, FALSE }, { PAL_REVIEW_ACCEPT, 2, 3, TRUE },
    { PAL_REVIEW_REOPEN, 3, 2, FALSE }, { PAL_REVIEW_SIGN, 3, 4, TRUE },
    { PAL_REVIEW_REVOKE, 4, 3, FALSE },
  };
  guint way = (guint) g_rand_int_range (f->rand, 0, G_N_ELEMENTS (ways));
  gboolean is_taken, may;

  is_taken = pal_commands_set_state (WS, "NO", f->ids[unit], "2026", ways[way].kind, "Because", NULL);
  flush (f);
  may = ways[way].from == f->state[unit];
  for (guint i = 0; may && ways[way].needs_check && i < 4; i++)
    {
      g_autofree char *key = make_key (unit, questions[unit > 0][i]);

      /* The routing hides all questions of an institution here until it says whether it treats cancer, and a
       * hidden answer is not checked. */
      may = unit > 0 || g_strcmp0 (g_hash_table_lookup (f->cells, key), "-1") != 0;
    }
  g_assert_cmpint (is_taken, ==, may);
  if (!may)
    return;
  done_for_good (f);
  f->state[unit] = ways[way].to;
  g_clear_pointer (&f->then[unit], g_hash_table_unref);
  f->then[unit] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *key = make_key (unit, questions[unit > 0][i]);

      pal_test_cells_put (f->then[unit], key, g_hash_table_lookup (f->cells, key));
    }
}

static void
query (Fixture *f)
{
  guint slot = (guint) g_rand_int_range (f->rand, 0, N_QUERIES);
  g_autofree char *key = g_strdup_printf ("query/%u", slot);
  const char *state = g_hash_table_lookup (f->cells, key), *next;
  int deed = g_rand_int_range (f->rand, 0, 3);
  gboolean may, is_taken;
  PalTestStep *step;

  if (state == NULL)
    {
      flush (f);
      g_free (f->queries[slot]);
      f->queries[slot] =
          pal_commands_open_query (WS, "NO", NULL, "2026", "T1C12", "Which register?", NULL, NULL);
      g_assert_nonnull (f->queries[slot]);
      step = pal_test_step_new (g_strdup ("Query about T1C12"));
      add_change (f, step, key, "open");
      done (f, step);
      return;
    }
  next = deed == 0 ? "answered" : deed == 1 ? "closed" : "open";
  may = deed == 2 ? !g_str_equal (state, "open") : !g_str_equal (state, "closed");
  is_taken = pal_commands_step_query (WS, f->queries[slot],
                                      deed == 0   ? PAL_QUERY_ANSWER
                                      : deed == 1 ? PAL_QUERY_CLOSE
                                                  : PAL_QUERY_REOPEN,
                                      "The national one", NULL, NULL);
  g_assert_cmpint (is_taken, ==, may);
  if (!may)
    return;
  flush (f);
  step = pal_test_step_new (g_strdup (deed == 0   ? "Answer the query about T1C12"
                                      : deed == 1 ? "Close the query about T1C12"
                                                  : "Reopen the query about T1C12"));
  /* Another reply leaves the state, but is a step of its own. */
  {
    g_autofree char *said = g_strdup_printf ("said/%u", f->n_names++);

    add_change (f, step, said, next);
    add_change (f, step, key, next);
  }
  done (f, step);
}

static void
restart (Fixture *f)
{
  flush (f);
  pal_test_desk_close (&f->desk);
  pal_test_desk_open (&f->desk);
  compare_all (f);
}

/* The country part, an institution that is there, or one to come. */
static guint
pick_unit (Fixture *f)
{
  guint live[N_LIVE + 1] = { 0 }, n = 1;

  for (guint unit = 1; unit < f->n_units && n <= N_LIVE; unit++)
    if (is_there (f, unit))
      live[n++] = unit;
  if (n <= N_LIVE && f->n_units < N_UNITS && g_rand_int_range (f->rand, 0, 20) == 0)
    return f->n_units++;
  return live[g_rand_int_range (f->rand, 0, (int) n)];
}

/* One operation; returns which. */
static guint
act (Fixture *f)
{
  guint unit = pick_unit (f);
  int what = g_rand_int_range (f->rand, 0, 1000);

  if (!is_there (f, unit) || (unit > 0 && what < 60))
    {
      institution (f, unit);
      return 0;
    }
  if (what < 380)
    answer (f, unit, 0);
  else if (what < 520)
    answer (f, unit, 1);
  else if (what < 535)
    answer (f, unit, 2);
  else if (what < 700)
    {
      pal_commands_undo (WS);
      move (f, f->undo, f->redo, TRUE);
      return 4;
    }
  else if (what < 840)
    {
      pal_commands_redo (WS);
      move (f, f->redo, f->undo, FALSE);
      return 5;
    }
  else if (what < 930)
    review (f, unit);
  else if (what < 995)
    query (f);
  else
    restart (f);
  return what < 380 ? 1 : what < 520 ? 2 : what < 535 ? 3 : what < 930 ? 6 : what < 995 ? 7 : 8;
}

static void
test_model (void)
{
  static const char *const deeds[] = { "institution", "answer", "type",  "correct", "undo",
                                       "redo",        "review", "query", "restart" };
  Fixture self = { 0 }, *f = &self;
  guint32 seed = first_seed != 0 ? (guint32) first_seed : g_random_int ();

  g_test_message ("%d operations, seed %u", n_ops, seed);
  f->n_units = 1;
  f->rand = g_rand_new_with_seed (seed);
  f->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  f->undo = g_ptr_array_new_with_free_func (pal_test_step_free);
  f->redo = g_ptr_array_new_with_free_func (pal_test_step_free);
  pal_test_desk_set_up (&f->desk);
  f->n_batches = pal_test_desk_count_batches (&f->desk);
  for (int i = 0; i < n_ops; i++)
    {
      f->n_done[act (f)]++;
      compare_all (f);
    }
  restart (f);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    g_test_message ("%s: %u", deeds[i], f->n_done[i]);
  pal_test_desk_tear_down (&f->desk);

  for (guint i = 0; i < N_UNITS; i++)
    {
      g_free (f->ids[i]);
      g_clear_pointer (&f->then[i], g_hash_table_unref);
    }
  for (guint i = 0; i < N_QUERIES; i++)
    g_free (f->queries[i]);
  g_free (f->typed_key);
  g_free (f->typed);
  g_hash_table_unref (f->cells);
  g_ptr_array_unref (f->undo);
  g_ptr_array_unref (f->redo);
  g_rand_free (f->rand);
}

int
main (int argc, char **argv)
{
  const GOptionEntry options[] = {
    { "ops", 0, 0, G_OPTION_ARG_INT, &n_ops, "How many operations", "N" },
    { "begin", 0, 0, G_OPTION_ARG_INT, &first_seed, "Where chance begins", "N" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *state = NULL;

  g_test_init (&argc, &argv, NULL);
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, NULL))
    return EXIT_FAILURE;
  state = g_dir_make_tmp ("pal-model-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("PAL_ACTOR", "Kari", TRUE);
  g_test_add_func ("/session/desk-model/random", test_model);
  return g_test_run ();
}
