/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-value.h"
#include "pal-test-workspace.h"
#include "session/pal-commands.h"
#include "session/pal-data-range.h"
#include "session/pal-seed.h"

typedef struct
{
  PalWorkspace *workspace;
  PalSelection *selection;
  PalDataRange *range;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->workspace = pal_test_workspace_open (pal_seed_demo, &f->selection);
  f->range = pal_data_range_new (f->workspace, f->selection);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pal_data_range_set_active (f->range, FALSE);
  pal_test_workspace_drop (f->range);
  pal_test_workspace_close (f->workspace, f->selection);
}

static void
wait_for_spread (Fixture *f)
{
  while (pal_data_range_is_drawing (f->range))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (pal_data_range_get_spread (f->range));
}

/* Nothing is drawn before somebody looks; then the words of a country are those of its range. */
static void
test_words (Fixture *f, gconstpointer data)
{
  g_autofree char *none = pal_data_range_describe (f->range, "LT"), *waits = NULL, *words = NULL, *few = NULL;
  const PalDataSpreadItem *item;

  g_assert_null (none);
  g_assert_false (pal_data_range_is_drawing (f->range));
  pal_data_range_set_active (f->range, TRUE);
  waits = pal_data_range_describe (f->range, "LT");
  g_assert_true (g_str_has_prefix (waits, "What the answers leave open"));
  wait_for_spread (f);
  item = pal_data_spread_find (pal_data_range_get_spread (f->range), "LT");
  g_assert_nonnull (item);
  g_assert_true (item->assessed);
  words = pal_data_range_describe (f->range, "LT");
  g_assert_true (g_regex_match_simple (
      "^By the answers, with the framework's method: Rank \\d+.* of \\d+\\.$", words, 0, 0));
  few = pal_data_range_describe (f->range, "NO");
  g_assert_cmpstr (few, ==, "Data uncertainty not assessed: 1 institution has answered, 3 are needed.");
}

/* An answer makes the range old at once, and a new one is drawn; who looks away stops the work. */
static void
test_anew (Fixture *f, gconstpointer data)
{
  const char *wave = pal_selection_get_wave (f->selection);
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_data_range_set_active (f->range, TRUE);
  wait_for_spread (f);
  pal_value_init_missing (&value, PAL_MISSING_DK);
  pal_commands_set_answer (f->workspace, "NO", NULL, wave, "T1C11", &value);
  g_assert_null (pal_data_range_get_spread (f->range));
  g_assert_true (pal_data_range_is_drawing (f->range));
  pal_data_range_set_active (f->range, FALSE);
  g_assert_false (pal_data_range_is_drawing (f->range));
  pal_data_range_set_active (f->range, TRUE);
  wait_for_spread (f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session/data-range/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/session/data-range/anew", Fixture, NULL, set_up, test_anew, tear_down);
  return g_test_run ();
}
