/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-test-groups.h"
#include "pal-test-transfer.h"
#include "session/pal-commands-translation.h"
#include "session/pal-finder.h"
#include "session/pal-survey-group.h"

#define UNIT PAL_TEST_GROUPS_INSTITUTION

typedef struct
{
  char *folder, *path;
  PalWorkspace *workspace;
  PalSelection *selection;
  PalSurveyModel *model;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("pal-groups-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "groups.palliscope", NULL);
  g_assert_true (pal_test_groups_create (f->path, &error));
  g_assert_no_error (error);
  f->workspace = pal_workspace_open_sync (f->path, FALSE, &error);
  g_assert_no_error (error);
  f->selection = pal_selection_new ();
  pal_selection_set_country (f->selection, "NO");
  pal_selection_set_wave (f->selection, "2026");
  pal_selection_set_institution (f->selection, UNIT);
  f->model = pal_survey_model_new (f->workspace, f->selection);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&f->model);
  g_clear_object (&f->selection);
  g_assert_true (pal_workspace_close (f->workspace, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&f->workspace));
  pal_test_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
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

static PalTranslated *
get_translated (Fixture *f)
{
  PalDataset *dataset = pal_workspace_get_dataset (f->workspace);

  return pal_translated_new (dataset, pal_dataset_get_instrument (dataset), "nb");
}

/* "nb: " before each text of @owner. */
static void
translate (Fixture *f, const char *owner)
{
  g_autoptr (PalTranslated) translated = get_translated (f);
  const PalTranslatedPart *part = pal_translated_find_part (translated, owner);
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < part->n; i++)
    {
      const PalInstrumentText *text = pal_translated_get_text (translated, part->first + i)->text;

      g_hash_table_insert (targets, text->key, g_strconcat ("nb: ", text->source, NULL));
    }
  g_assert_cmpuint (pal_commands_bring_in_translation (f->workspace, translated, targets), ==, part->n);
}

static void
check_words (PalEntryItem *entry, guint question, const char *text, const char *note)
{
  g_autoptr (PalQuestionItem) item = g_list_model_get_item (pal_entry_item_get_questions (entry), question);

  g_assert_cmpstr (pal_question_item_get_question (item)->text, ==, text);
  g_assert_cmpstr (pal_question_item_get_language_note (item), ==, note);
}

/* What is asked in the entries is translated, counted, found and shown like every other question. */
static void
test_language (Fixture *f, gconstpointer data)
{
  PalQuestionItem *group = go_to_group (f);
  g_autoptr (PalTranslated) before = get_translated (f), after = NULL;
  g_autoptr (GPtrArray) found = NULL, by_words = NULL;
  g_autoptr (PalFinder) finder = NULL;
  g_autofree char *note = NULL;
  PalEntryItem *home = entry_at (group, 0);

  g_assert_nonnull (pal_translated_find_part (before, "T8I11"));
  g_assert_nonnull (pal_translated_find_text (before, "T8I12/options/home"));
  translate (f, "T8I12");
  after = get_translated (f);
  g_assert_cmpint (pal_translated_find_part (after, "T8I12")->state, ==, PAL_TRANSLATED_DRAFT);
  g_assert_cmpuint (pal_translated_count_texts (after), ==, 4); /* the question and its options */

  pal_survey_model_set_language (f->model, "nb");
  group = go_to_group (f);
  g_assert_true (entry_at (group, 0) == home);
  check_words (home, 0, "Name of the team", "Not translated yet");
  check_words (home, 1, "nb: Kind of team", NULL);
  check_words (pal_survey_model_add_entry (f->model, group), 1, "nb: Kind of team", NULL);
  note = pal_survey_model_dup_language_note (f->model);
  g_assert_cmpstr (note, ==, "Draft, not validated: 10 of 10 questions"); /* 6 of them in each entry */

  found = pal_survey_model_find_questions (f->model, "nb: kind", 5);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((const PalQuestion *) g_ptr_array_index (found, 0))->group, ==, "T8I10");
  finder = pal_finder_new (pal_workspace_get_dataset (f->workspace));
  by_words = pal_finder_search (finder, "nb: kind", 5);
  g_assert_cmpuint (by_words->len, ==, 1);
  g_assert_cmpstr (((PalFound *) g_ptr_array_index (by_words, 0))->id, ==, "T8I10"); /* where it leads */

  pal_survey_model_set_language (f->model, NULL);
  check_words (home, 1, "Kind of team", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("PAL_ACTOR", "Kari", TRUE);

  g_test_add ("/session/groups/language", Fixture, NULL, set_up, test_language, tear_down);

  return g_test_run ();
}
