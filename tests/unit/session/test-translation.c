/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "scene/pal-scene-dump.h"
#include "session/pal-commands-translation.h"
#include "session/pal-commands.h"
#include "session/pal-finder.h"
#include "session/pal-form-paper.h"
#include "session/pal-seed.h"
#include "session/pal-survey-model.h"
#include "session/pal-translation-cell.h"
#include "session/pal-translation-document.h"
#include "store/pal-query.h"
#include "store/pal-verify.h"

#define QUESTION "T1C11"
#define OTHER "T1C12"

typedef struct
{
  char *folder;
  char *path;
  PalWorkspace *workspace;
} Fixture;

static void
open_again (Fixture *f, gboolean read_only)
{
  g_autoptr (GError) error = NULL;

  f->workspace = pal_workspace_open_sync (f->path, read_only, &error);
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

  f->folder = g_dir_make_tmp ("pal-translation-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("PAL_ACTOR", "Kari", TRUE);
  f->path = g_build_filename (f->folder, "test.palliscope", NULL);
  store = pal_store_create (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (pal_seed_reference (store, &error));
  g_assert_no_error (error);
  pal_store_close (store);
  open_again (f, FALSE);
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

static PalInstrument *
get_instrument (Fixture *f)
{
  return pal_dataset_get_instrument (pal_workspace_get_dataset (f->workspace));
}

static PalTranslated *
get (Fixture *f, const char *language)
{
  return pal_translated_new (pal_workspace_get_dataset (f->workspace), get_instrument (f), language);
}

static gboolean
set (Fixture *f, const char *key, const char *target)
{
  g_autoptr (PalTranslated) translated = get (f, "nb");

  return pal_commands_set_translation (f->workspace, translated, key, target);
}

/* "nb: " before everything that belongs to @owner. */
static void
translate_all (Fixture *f, const char *owner)
{
  g_autoptr (PalTranslated) translated = get (f, "nb");
  const PalTranslatedPart *part = pal_translated_find_part (translated, owner);

  for (guint i = 0; i < part->n; i++)
    {
      const PalTranslatedText *text = pal_translated_get_text (translated, part->first + i);
      g_autofree char *target = g_strconcat ("nb: ", text->text->source, NULL);

      g_assert_true (set (f, text->text->key, target));
    }
}

static gboolean
accept (Fixture *f, const char *owner)
{
  g_autoptr (PalTranslated) translated = get (f, "nb");

  return pal_commands_accept_translation (f->workspace, translated, owner);
}

static void
check_state (Fixture *f, const char *owner, PalTranslatedState state)
{
  g_autoptr (PalTranslated) translated = get (f, "nb");

  g_assert_cmpint (pal_translated_find_part (translated, owner)->state, ==, state);
}

/* Not translated, draft, accepted by name, lapsed when the translation changes, a draft again on demand. */
static void
test_states (Fixture *f, gconstpointer data)
{
  g_autoptr (PalTranslated) translated = NULL;
  const PalTranslatedPart *part;

  check_state (f, QUESTION, PAL_TRANSLATED_MISSING);
  g_assert_false (accept (f, QUESTION)); /* nothing to vouch for */
  g_assert_true (set (f, QUESTION, " Antall team \n"));
  check_state (f, QUESTION, PAL_TRANSLATED_MISSING); /* help and unit are still missing */
  g_assert_false (accept (f, QUESTION));
  g_assert_false (set (f, QUESTION, "Antall team")); /* the same, without the blanks around it */
  g_assert_false (set (f, "T9C99", "Ukjent"));
  g_assert_false (set (f, QUESTION, "\xff"));
  translate_all (f, QUESTION);
  check_state (f, QUESTION, PAL_TRANSLATED_DRAFT);
  g_assert_true (accept (f, QUESTION));
  g_assert_false (accept (f, QUESTION));

  translated = get (f, "nb");
  part = pal_translated_find_part (translated, QUESTION);
  g_assert_cmpint (part->state, ==, PAL_TRANSLATED_ACCEPTED);
  g_assert_cmpstr (part->accepted_by, ==, "Kari");
  g_assert_cmpint (part->accepted_ms, >, 0);
  g_assert_cmpuint (pal_translated_count (translated, PAL_TRANSLATED_ACCEPTED), ==, 1);
  g_assert_true (pal_translated_is_draft (translated)); /* the others are not */

  g_assert_true (set (f, QUESTION, "Antall palliative team"));
  check_state (f, QUESTION, PAL_TRANSLATED_LAPSED);
  g_assert_true (accept (f, QUESTION));
  check_state (f, QUESTION, PAL_TRANSLATED_ACCEPTED);
  g_clear_pointer (&translated, pal_translated_unref);
  translated = get (f, "nb");
  pal_commands_reopen_translation (f->workspace, translated, QUESTION);
  check_state (f, QUESTION, PAL_TRANSLATED_DRAFT);
  g_assert_true (set (f, QUESTION, ""));
  check_state (f, QUESTION, PAL_TRANSLATED_MISSING);
}

/* A later version says it in other words: what was accepted has lapsed, other questions have not. */
static void
test_new_version (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalInstrument) changed = NULL;
  g_autoptr (PalTranslated) translated = NULL;
  g_autofree char *json = g_strdup (pal_instrument_get_canonical (get_instrument (f)));
  const char *text = pal_instrument_find_question (get_instrument (f), QUESTION)->text;
  char *place;

  translate_all (f, QUESTION);
  translate_all (f, OTHER);
  g_assert_true (accept (f, QUESTION));
  g_assert_true (accept (f, OTHER));
  place = strstr (json, text);
  g_assert_nonnull (place);
  place[0] = 'X';
  changed = pal_instrument_new_from_json (json, -1, "changed", &error);
  g_assert_no_error (error);

  translated = pal_translated_new (pal_workspace_get_dataset (f->workspace), changed, "nb");
  g_assert_cmpint (pal_translated_find_part (translated, QUESTION)->state, ==, PAL_TRANSLATED_LAPSED);
  g_assert_true (pal_translated_find_text (translated, QUESTION)->is_stale);
  g_assert_cmpint (pal_translated_find_part (translated, OTHER)->state, ==, PAL_TRANSLATED_ACCEPTED);
  /* Who accepts it as it stands says that it fits the new words. */
  g_assert_true (pal_commands_accept_translation (f->workspace, translated, QUESTION));
  g_clear_pointer (&translated, pal_translated_unref);
  translated = pal_translated_new (pal_workspace_get_dataset (f->workspace), changed, "nb");
  g_assert_cmpint (pal_translated_find_part (translated, QUESTION)->state, ==, PAL_TRANSLATED_ACCEPTED);
  g_assert_false (pal_translated_find_text (translated, QUESTION)->is_stale);
}

static void
test_undo (Fixture *f, gconstpointer data)
{
  translate_all (f, QUESTION);
  g_assert_true (accept (f, QUESTION));
  pal_commands_undo (f->workspace);
  check_state (f, QUESTION, PAL_TRANSLATED_DRAFT);
  pal_commands_redo (f->workspace);
  check_state (f, QUESTION, PAL_TRANSLATED_ACCEPTED);
  close_now (f);
  open_again (f, FALSE);
  check_state (f, QUESTION, PAL_TRANSLATED_ACCEPTED);
  pal_commands_undo (f->workspace);
  pal_commands_undo (f->workspace);
  check_state (f, QUESTION, PAL_TRANSLATED_MISSING);
  close_now (f);
  open_again (f, FALSE);
  check_state (f, QUESTION, PAL_TRANSLATED_MISSING);
}

static void
note_field (const char *id, const char *field, const char *json, gpointer user_data)
{
  g_assert_cmpstr (id, ==, "jane2-wp6-default/nb");
  g_hash_table_add (user_data, g_strdup (field));
}

static GHashTable *
collect_cells (Fixture *f)
{
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  pal_dataset_foreach_cell (pal_workspace_get_dataset (f->workspace), PAL_TRANSLATION_ENTITY, note_field,
                            cells);
  return cells;
}

/* Two people who translate and accept different questions share no cell: merging them is no conflict. */
static void
test_two_people (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) first = NULL, both = NULL;
  GHashTableIter iter;
  gpointer field;
  guint n = 0;

  translate_all (f, QUESTION);
  g_assert_true (accept (f, QUESTION));
  first = collect_cells (f);
  translate_all (f, OTHER);
  g_assert_true (accept (f, OTHER));
  both = collect_cells (f);
  g_hash_table_iter_init (&iter, both);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    if (!g_hash_table_contains (first, field))
      {
        g_assert_nonnull (strstr (field, OTHER));
        n++;
      }
  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpuint (n + g_hash_table_size (first), ==, g_hash_table_size (both));
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  translate_all (f, QUESTION);
  close_now (f);
  open_again (f, TRUE);
  g_assert_false (set (f, QUESTION, "Noe annet"));
  g_assert_false (accept (f, QUESTION));
  check_state (f, QUESTION, PAL_TRANSLATED_DRAFT);
}

/* A cell that is none of ours counts as not there. */
static void
test_foreign_cells (Fixture *f, gconstpointer data)
{
  static const char *const wrong[] = { "1",
                                       "\"x\"",
                                       "[]",
                                       "{}",
                                       "{\"of\":\"a\"}",
                                       "{\"text\":\"a\"}",
                                       "{\"of\":\"a\",\"text\":\"\"}",
                                       "{\"of\":1,\"text\":\"a\"}" };
  g_autofree char *by = NULL, *of = NULL;
  gint64 at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *digest = NULL, *text = NULL;

      g_assert_false (pal_translation_cell_read_text (wrong[i], &digest, &text));
      g_assert_false (pal_translation_cell_read_accepted (wrong[i], &at, &by, &of) && of == NULL);
      g_clear_pointer (&of, g_free);
      g_clear_pointer (&by, g_free);
    }
  g_assert_cmpstr (pal_translation_cell_get_language ("a/b/nb", "a/b"), ==, "nb");
  g_assert_null (pal_translation_cell_get_language ("a/b/nb", "a"));
  g_assert_null (pal_translation_cell_get_language ("a", "a"));
}

static PalQuestionItem *
find_item (PalSurveyModel *model, const char *question)
{
  GListModel *list = pal_survey_model_get_questions (model);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (PalQuestionItem) item = g_list_model_get_item (list, i);

      if (g_str_equal (pal_question_item_get_question (item)->id, question))
        return item;
    }
  g_assert_not_reached ();
}

/* The form asks in the language, keeps place and answers, and marks what nobody has translated or accepted.
 */
static void
test_form (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autoptr (PalSurveyModel) model = NULL;
  g_autoptr (GPtrArray) languages = NULL;
  g_autofree char *note = NULL, *original = NULL;
  PalQuestionItem *item;
  guint section;

  translate_all (f, QUESTION);
  pal_selection_set_wave (selection, "2026");
  pal_selection_set_country (selection, "NO");
  model = pal_survey_model_new (f->workspace, selection);
  item = pal_survey_model_go_to (model, NULL, QUESTION);
  section = pal_survey_model_get_section (model);
  original = g_strdup (pal_question_item_get_question (item)->text);
  g_assert_true (pal_survey_model_type (model, item, "4", FALSE));
  languages = pal_survey_model_dup_languages (model);
  g_assert_cmpuint (languages->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (languages, 0), ==, "en");
  g_assert_cmpstr (g_ptr_array_index (languages, 1), ==, "nb");
  g_assert_null (pal_survey_model_dup_language_note (model));

  pal_survey_model_set_language (model, "nb");
  g_assert_true (find_item (model, QUESTION) == item); /* no row is made anew */
  g_assert_cmpuint (pal_survey_model_get_section (model), ==, section);
  g_assert_true (pal_survey_model_get_focused (model) == item);
  g_assert_true (g_str_has_prefix (pal_question_item_get_question (item)->text, "nb: "));
  g_assert_null (pal_question_item_get_language_note (item));
  g_assert_cmpstr (pal_question_item_get_language_note (find_item (model, OTHER)), ==, "Not translated yet");
  g_assert_cmpfloat (pal_question_item_get_value (item)->number, ==, 4);
  note = pal_survey_model_dup_language_note (model);
  g_assert_nonnull (strstr (note, "Draft, not validated"));

  g_assert_true (set (f, OTHER, "Noe nytt")); /* shows at once */
  g_assert_cmpstr (pal_question_item_get_question (find_item (model, OTHER))->text, ==, "Noe nytt");
  g_assert_cmpstr (pal_question_item_get_language_note (find_item (model, OTHER)), ==, "Translated in part");
  pal_survey_model_set_language (model, "fi"); /* nothing there */
  g_assert_null (pal_survey_model_get_language (model));
  g_assert_cmpstr (pal_question_item_get_question (item)->text, ==, original);
  pal_survey_model_set_language (model, "nb");
  pal_survey_model_set_language (model, NULL);
  g_assert_cmpstr (pal_question_item_get_question (item)->text, ==, original);
  g_assert_null (pal_question_item_get_language_note (find_item (model, OTHER)));
}

/* Whoever looks for a question may do it in any of its languages. */
static void
test_find (Fixture *f, gconstpointer data)
{
  g_autoptr (PalFinder) finder = NULL;
  g_autoptr (GPtrArray) found = NULL, english = NULL;

  g_assert_true (set (f, QUESTION, "Antall hjemmesykehus"));
  finder = pal_finder_new (pal_workspace_get_dataset (f->workspace));
  found = pal_finder_search (finder, "hjemmesykehus", 5);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((PalFound *) g_ptr_array_index (found, 0))->id, ==, QUESTION);
  english = pal_finder_search (finder, pal_instrument_find_question (get_instrument (f), QUESTION)->text, 5);
  g_assert_cmpuint (english->len, >=, 1);
  g_assert_cmpstr (((PalFound *) g_ptr_array_index (english, 0))->id, ==, QUESTION);
}

static char *
dump_form (Fixture *f, const char *language)
{
  g_autoptr (GError) error = NULL;
  const PalFormRequest request = { .level = PAL_LEVEL_COUNTRY, .is_blank = TRUE, .language = language };
  g_autoptr (PalPages) pages =
      pal_form_paper_new (pal_workspace_get_dataset (f->workspace), &request, &error);
  g_autoptr (GPtrArray) scenes = NULL;
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  scenes = pal_pages_finish (pages, "title", NULL);
  for (guint i = 0; i < scenes->len; i++)
    {
      g_autofree char *dump = pal_scene_dump (g_ptr_array_index (scenes, i));

      g_string_append (all, dump);
    }
  return g_string_free (all, FALSE);
}

/* On paper too, with the note that it is a draft; a language without a text leaves the form as it is. */
static void
test_paper (Fixture *f, gconstpointer data)
{
  g_autofree char *plain = dump_form (f, NULL), *finnish = dump_form (f, "fi"), *draft = NULL;

  g_assert_cmpstr (plain, ==, finnish);
  g_assert_null (strstr (plain, "not validated"));
  g_assert_true (set (f, QUESTION, "Antall hjemmesykehus"));
  draft = dump_form (f, "nb");
  g_assert_nonnull (strstr (draft, "Antall hjemmesykehus"));
  g_assert_nonnull (strstr (draft, "norsk bokmål"));
  g_assert_nonnull (strstr (draft, "Translation: draft, not validated"));
}

/* All that stands on a form is accepted: no mark. */
static void
test_paper_accepted (Fixture *f, gconstpointer data)
{
  g_autoptr (PalTranslated) translated = get (f, "nb"), filled = NULL;
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *accepted = NULL;

  for (guint i = 0; i < pal_translated_get_n_texts (translated); i++)
    {
      const PalInstrumentText *text = pal_translated_get_text (translated, i)->text;

      g_hash_table_insert (targets, g_strdup (text->key), g_strconcat ("N ", text->source, NULL));
    }
  g_assert_cmpuint (pal_commands_bring_in_translation (f->workspace, translated, targets), ==,
                    pal_translated_get_n_texts (translated));
  filled = get (f, "nb");
  g_assert_cmpuint (pal_commands_bring_in_translation (f->workspace, filled, targets), ==, 0);
  for (guint i = 0; i < pal_translated_get_n_parts (filled); i++)
    {
      const PalTranslatedPart *part = pal_translated_get_part (filled, i);
      const PalQuestion *question = pal_instrument_find_question (get_instrument (f), part->owner);

      if (question == NULL || question->level == PAL_LEVEL_COUNTRY)
        g_assert_true (pal_commands_accept_translation (f->workspace, filled, part->owner));
    }
  accepted = dump_form (f, "nb");
  g_assert_null (strstr (accepted, "not validated"));
  g_assert_nonnull (strstr (accepted, "norsk bokmål"));
}

static gboolean
publish (Fixture *f)
{
  g_autoptr (PalTranslated) translated = get (f, "nb");

  return pal_commands_publish_translation (f->workspace, translated);
}

static GPtrArray *
list_published (Fixture *f)
{
  return pal_translation_document_list (pal_workspace_get_dataset (f->workspace), get_instrument (f), "nb");
}

/* The bytes of a document are its address; it says what it translates, who accepted what, and what is a
 * draft.
 */
static void
check_document (Fixture *f, const char *hex)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kind = NULL, *json = NULL, *sum = NULL, *original = NULL;
  g_autoptr (PalTranslation) document = NULL;
  const PalTranslationMark *mark;
  PalStore *store;

  original = pal_hash_to_hex (pal_instrument_get_hash (get_instrument (f)));
  close_now (f);
  store = pal_store_open (f->path, PAL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  json = pal_store_get_document (store, hex, &kind, &error);
  g_assert_no_error (error);
  pal_store_close (store);
  open_again (f, FALSE);
  g_assert_cmpstr (kind, ==, "translation");
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);
  g_assert_cmpstr (sum, ==, hex);
  document = pal_translation_new_from_json (json, -1, "document", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pal_translation_get_instrument_hash (document), ==, original);
  g_assert_cmpstr (pal_translation_get_version (document), ==,
                   pal_instrument_get_version (get_instrument (f)));
  g_assert_cmpstr (pal_translation_lookup (document, OTHER), ==, "Noe annet");
  mark = pal_translation_find_accepted (document, QUESTION);
  g_assert_cmpstr (mark->by, ==, "Kari");
  g_assert_cmpint (mark->at_ms, >, 0);
  g_assert_false (pal_translation_is_draft (document, QUESTION));
  g_assert_true (pal_translation_is_draft (document, OTHER));
  g_assert_null (pal_translation_find_accepted (document, OTHER));
  g_assert_false (pal_translation_is_draft (document, "T1C13")); /* nobody has begun */
}

/* Published as it stands, the same state once only; undo takes it off the list, over a restart too. */
static void
test_publish (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) one = NULL, two = NULL, undone = NULL, again = NULL;
  const PalPublishedTranslation *first;

  g_assert_false (publish (f)); /* nothing to publish */
  translate_all (f, QUESTION);
  g_assert_true (accept (f, QUESTION));
  g_assert_true (set (f, OTHER, "Noe annet"));
  g_assert_true (publish (f));
  g_assert_false (publish (f));
  one = list_published (f);
  g_assert_cmpuint (one->len, ==, 1);
  first = g_ptr_array_index (one, 0);
  g_assert_cmpstr (first->by, ==, "Kari");
  g_assert_cmpuint (first->n_accepted, ==, 1);
  g_assert_cmpuint (first->n_translated, >, 1);
  g_assert_cmpuint (first->n_texts, >, first->n_translated);
  check_document (f, first->hex);
  check_state (f, QUESTION, PAL_TRANSLATED_ACCEPTED);

  g_assert_true (set (f, OTHER, "Noe nytt"));
  g_assert_true (publish (f));
  two = list_published (f);
  g_assert_cmpuint (two->len, ==, 2);
  pal_commands_undo (f->workspace);
  undone = list_published (f);
  g_assert_cmpuint (undone->len, ==, 1);
  g_assert_cmpstr (((PalPublishedTranslation *) g_ptr_array_index (undone, 0))->hex, ==, first->hex);
  pal_commands_redo (f->workspace);
  close_now (f);
  open_again (f, FALSE);
  again = list_published (f);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_true (set (f, OTHER, "Noe annet")); /* back to the first state: it is there already */
  g_assert_false (publish (f));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/translation/states", test_states);
  ADD ("/translation/new-version", test_new_version);
  ADD ("/translation/undo", test_undo);
  ADD ("/translation/two-people", test_two_people);
  ADD ("/translation/read-only", test_read_only);
  ADD ("/translation/foreign-cells", test_foreign_cells);
  ADD ("/translation/form", test_form);
  ADD ("/translation/publish", test_publish);
  ADD ("/translation/find", test_find);
  ADD ("/translation/paper", test_paper);
  ADD ("/translation/paper-accepted", test_paper_accepted);
#undef ADD
  return g_test_run ();
}
