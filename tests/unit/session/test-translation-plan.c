/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "pal-test-desk.h"
#include "session/pal-commands-translation.h"
#include "session/pal-commands.h"
#include "session/pal-translation-plan.h"

static PalTranslated *
get (PalTestDesk *desk)
{
  PalDataset *dataset = pal_workspace_get_dataset (desk->workspace);

  return pal_translated_new (dataset, pal_dataset_get_instrument (dataset), "nb");
}

static PalTranslationPlan *
plan (PalTestDesk *desk, const char *text, GError **error)
{
  g_autoptr (PalTranslated) translated = get (desk);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return pal_translation_plan_new (translated, bytes, "t.file", error);
}

/* "nb: " before the first @n texts. */
static void
translate (PalTestDesk *desk, guint n)
{
  g_autoptr (PalTranslated) translated = get (desk);
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < n; i++)
    {
      const PalInstrumentText *text = pal_translated_get_text (translated, i)->text;

      g_hash_table_insert (targets, text->key, g_strconcat ("nb: ", text->source, NULL));
    }
  pal_commands_bring_in_translation (desk->workspace, translated, targets);
}

/* Out and in again in each format: all the same; into an empty translation: all new, as one batch that one
 * undo takes back. */
static void
test_round_trip (void)
{
  PalTestDesk desk = { 0 };

  pal_test_desk_set_up (&desk);
  translate (&desk, 40);
  for (guint format = PAL_TRANSLATION_CSV; format <= PAL_TRANSLATION_XLIFF_2_0; format++)
    {
      g_autoptr (PalTranslated) before = get (&desk), empty = NULL, filled = NULL;
      g_autofree char *text = pal_translation_plan_export (before, (PalTranslationFormat) format);
      g_autoptr (GError) error = NULL;
      g_autoptr (PalTranslationPlan) same = plan (&desk, text, &error), fresh = NULL;
      gint64 n_batches;

      g_assert_no_error (error);
      g_assert_cmpuint (same->findings->len, ==, 0);
      g_assert_cmpuint (same->n[PAL_TRANSLATION_SAME], ==, 40);
      g_assert_cmpuint (same->n[PAL_TRANSLATION_LEFT_EMPTY], ==, pal_translated_get_n_texts (before) - 40);
      g_assert_cmpuint (g_hash_table_size (same->targets), ==, 0);

      pal_commands_undo (desk.workspace);
      empty = get (&desk);
      g_assert_cmpuint (pal_translated_count_texts (empty), ==, 0);
      fresh = plan (&desk, text, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (fresh->n[PAL_TRANSLATION_NEW], ==, 40);
      n_batches = pal_test_desk_count_batches (&desk);
      g_assert_cmpuint (pal_commands_bring_in_translation (desk.workspace, empty, fresh->targets), ==, 40);
      g_assert_cmpint (pal_test_desk_count_batches (&desk), ==, n_batches + 1);
      filled = get (&desk);
      for (guint i = 0; i < pal_translated_get_n_texts (filled); i++)
        g_assert_cmpstr (pal_translated_get_text (filled, i)->target, ==,
                         pal_translated_get_text (before, i)->target);
    }
  pal_test_desk_close (&desk);
  pal_test_desk_clear (&desk);
}

/* What differs, what is empty, what is refused, each where it stands. */
static void
test_moves (void)
{
  static const char text[] =
      "key,source,target\nT1C11,,Antall team\ninstrument,,En annen tittel\nT1C11/unit,,\n"
      "T9C99,,Ukjent\nT1C12,Another original,Antall\n";
  PalTestDesk desk = { 0 };
  g_autoptr (PalTranslationPlan) found = NULL;
  g_autofree char *totals = NULL;
  const PalTranslationPlanRow *row;
  const PalFinding *finding;

  pal_test_desk_set_up (&desk);
  translate (&desk, 1); /* the title */
  found = plan (&desk, text, NULL);
  totals = pal_translation_plan_dup_totals (found);
  g_assert_cmpstr (totals, ==, "1 new, 1 changed, 0 the same, 1 left empty, 2 refused");
  row = g_ptr_array_index (found->rows, 1);
  g_assert_cmpint (row->move, ==, PAL_TRANSLATION_CHANGED);
  g_assert_cmpstr (row->target, ==, "En annen tittel");
  g_assert_true (g_str_has_prefix (row->old, "nb: "));
  finding = g_ptr_array_index (found->findings, 0);
  g_assert_cmpuint (finding->row, ==, 5);
  g_assert_cmpstr (finding->column, ==, "key");
  g_assert_cmpstr (finding->message, ==, "the questionnaire has no such text");
  finding = g_ptr_array_index (found->findings, 1);
  g_assert_cmpuint (finding->row, ==, 6);
  g_assert_cmpstr (finding->column, ==, "source");
  g_assert_cmpstr (finding->message, ==, "the original says something else now");
  g_assert_cmpuint (g_hash_table_size (found->targets), ==, 2);
  pal_test_desk_close (&desk);
  pal_test_desk_clear (&desk);
}

/* A file of another questionnaire, in another language, or none at all. */
static void
test_wrong_file (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "key,target,language\nT1C11,a,fi\n", "t.file: is a translation into \"fi\", expected \"nb\"" },
    { "<xliff version=\"1.2\"><file original=\"other\" target-language=\"nb\"/></xliff>",
      "t.file: is of the questionnaire \"other\"" },
    { "<html/>", "t.file:1: expected XLIFF 1.2 or 2.0" },
    { "a,b\n", "t.file" },
    { "", "t.file" },
  };
  PalTestDesk desk = { 0 };
  g_autoptr (PalTranslationPlan) tag = NULL;

  pal_test_desk_set_up (&desk);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PalTranslationPlan) none = plan (&desk, cases[i].text, &error);

      g_assert_null (none);
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].message));
    }
  tag = plan (&desk, "key,target,language\nT1C11,a,NB\n", NULL);
  g_assert_nonnull (tag);
  pal_test_desk_close (&desk);
  pal_test_desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/translation-plan/round-trip", test_round_trip);
  g_test_add_func ("/translation-plan/moves", test_moves);
  g_test_add_func ("/translation-plan/wrong-file", test_wrong_file);

  return g_test_run ();
}
