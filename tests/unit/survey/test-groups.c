/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "formula/pal-formula-check.h"
#include "model/pal-entry-id.h"
#include "model/pal-entry.h"
#include "survey/pal-answer-lookup.h"
#include "survey/pal-checks.h"
#include "survey/pal-completeness.h"
#include "survey/pal-entry-checks.h"

typedef struct
{
  PalInstrument *instrument;
  PalAnswers *answers;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("PAL_TEST_DATA"), "groups", "teams.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  f->instrument = pal_instrument_new_from_json (text, -1, "teams.json", &error);
  g_assert_no_error (error);
  f->answers = pal_answers_new (f->instrument);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pal_answers_free (f->answers);
  pal_instrument_unref (f->instrument);
}

static void
set (Fixture *f, const char *id, const char *json)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_value_from_json (&value, json, &error));
  g_assert_no_error (error);
  pal_answers_set_by_id (f->answers, id, &value);
}

static guint
group_index (Fixture *f)
{
  return pal_instrument_find_question (f->instrument, "T8I10")->index;
}

/* "b a": the ids of the entries in their order. */
static char *
list_ids (GPtrArray *entries)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            ((const PalEntry *) g_ptr_array_index (entries, i))->id);
  return g_string_free (out, FALSE);
}

static void
assert_entries (Fixture *f, const char *there, const char *removed)
{
  g_autoptr (GPtrArray) entries = pal_answers_list_entries (f->answers, group_index (f));
  g_autoptr (GPtrArray) gone = pal_answers_list_removed (f->answers, group_index (f));
  g_autofree char *text = list_ids (entries), *gone_text = list_ids (gone);

  g_assert_cmpstr (text, ==, there);
  g_assert_cmpstr (gone_text, ==, removed);
  g_assert_cmpuint (pal_answers_count_entries (f->answers, group_index (f)), ==, entries->len);
}

static void
test_entries (Fixture *f, gconstpointer data)
{
  g_autoptr (PalAnswers) copy = NULL;
  const PalAnswers *where = NULL;
  const PalEntry *entry;

  assert_entries (f, "", "");
  set (f, "T8I10:b", "2");
  set (f, "T8I10:a", "2");
  set (f, "T8I10:c", "1.5");
  assert_entries (f, "c a b", ""); /* equal numbers: the ids decide */
  set (f, "T8I10:a:T8I14", "7");
  set (f, "T8I02", "20");
  g_assert_cmpfloat (pal_answers_get_by_id (f->answers, "T8I10:a:T8I14")->number, ==, 7);
  g_assert_cmpint (pal_answers_get_by_id (f->answers, "T8I10:b:T8I14")->kind, ==, PAL_VALUE_NONE);
  g_assert_cmpint (pal_answers_get_by_id (f->answers, "T8I10:never:T8I14")->kind, ==, PAL_VALUE_NONE);

  /* In an entry, its own questions and those around it have one index each. */
  g_assert_cmpstr (pal_answers_locate (f->answers, "T8I10:a:T8I14", &where)->id, ==, "T8I14");
  entry = pal_answers_find_entry (f->answers, group_index (f), "a");
  g_assert_true (where == entry->answers);
  g_assert_cmpfloat (pal_answers_get_by_id (where, "T8I14")->number, ==, 7);
  g_assert_cmpfloat (pal_answers_get_by_id (where, "T8I02")->number, ==, 20);
  g_assert_cmpstr (pal_answers_locate (f->answers, "T8I10:a", &where)->id, ==, "T8I10");
  g_assert_true (where == f->answers);
  g_assert_null (pal_answers_locate (f->answers, "T8I10:a:T8I02", NULL));
  g_assert_null (pal_answers_locate (f->answers, "T8I02:a:T8I14", NULL));

  copy = pal_answers_copy (f->answers);
  set (f, "T8I10:a", "null");
  set (f, "T8I10:b", "null");
  assert_entries (f, "c", "a"); /* b held nothing */
  set (f, "T8I10:a", "3");
  assert_entries (f, "c a", "");
  g_assert_cmpuint (pal_answers_count_entries (copy, group_index (f)), ==, 3);
  g_assert_cmpfloat (pal_answers_get_by_id (copy, "T8I10:a:T8I14")->number, ==, 7);
  set (f, "T8I02", "1");
  entry = pal_answers_find_entry (copy, group_index (f), "a");
  g_assert_cmpfloat (pal_answers_get_by_id (entry->answers, "T8I02")->number, ==, 20); /* of the copy */

  /* What this instrument does not know is kept by its id, as elsewhere. */
  g_assert_cmpuint (pal_answers_get_n_unknown (f->answers), ==, 0);
  set (f, "T8I10:a:T8I99", "1");
  set (f, "T8I99:a", "1");
  g_assert_cmpuint (pal_answers_get_n_unknown (f->answers), ==, 2);
}

static void
test_ids (void)
{
  static const char *const bad[] = { "",        ":",        "T8I10",        "T8I10:",         ":a",
                                     "T8I10::", "T8I10:a:", "T8I10::T8I11", "T8I10:a:T8I11:b" };
  g_autofree char *made = pal_entry_id_make ("T8I10", "a", NULL);
  g_autofree char *inner = pal_entry_id_make ("T8I10", "a", "T8I11");
  g_autofree char *group = NULL, *entry = NULL, *child = NULL, *long_id = NULL, *name = g_strnfill (65, 'x');

  g_assert_cmpstr (made, ==, "T8I10:a");
  g_assert_cmpstr (inner, ==, "T8I10:a:T8I11");
  g_assert_true (pal_entry_id_split (inner, &group, &entry, &child));
  g_assert_cmpstr (group, ==, "T8I10");
  g_assert_cmpstr (entry, ==, "a");
  g_assert_cmpstr (child, ==, "T8I11");
  g_clear_pointer (&group, g_free);
  g_clear_pointer (&entry, g_free);
  g_clear_pointer (&child, g_free);
  g_assert_false (pal_entry_id_split (NULL, &group, &entry, &child));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (pal_entry_id_split (bad[i], &group, &entry, &child));
  long_id = pal_entry_id_make ("T8I10", name, NULL);
  g_assert_false (pal_entry_id_split (long_id, &group, &entry, &child));
  g_assert_null (group);
}

static PalRoute
route_of (Fixture *f, const char *id)
{
  const PalAnswers *where = NULL;
  const PalQuestion *question = pal_answers_locate (f->answers, id, &where);

  g_assert_nonnull (question);
  return pal_routing_get (where, question->index);
}

/* A condition looks at the same entry, never at another. */
static void
test_routing (Fixture *f, gconstpointer data)
{
  set (f, "T8I10:a", "1");
  set (f, "T8I10:b", "2");
  g_assert_cmpint (route_of (f, "T8I10"), ==, PAL_ROUTE_UNDECIDED);
  set (f, "T8I01", "\"no\"");
  g_assert_cmpint (route_of (f, "T8I10"), ==, PAL_ROUTE_SKIPPED);
  set (f, "T8I01", "\"yes\"");
  g_assert_cmpint (route_of (f, "T8I10"), ==, PAL_ROUTE_SHOWN);
  g_assert_cmpint (route_of (f, "T8I10:a:T8I15"), ==, PAL_ROUTE_UNDECIDED);
  set (f, "T8I10:a:T8I12", "\"home\"");
  set (f, "T8I10:b:T8I12", "\"day\"");
  g_assert_cmpint (route_of (f, "T8I10:a:T8I15"), ==, PAL_ROUTE_SHOWN);
  g_assert_cmpint (route_of (f, "T8I10:b:T8I15"), ==, PAL_ROUTE_SKIPPED);
}

static void
test_completeness (Fixture *f, gconstpointer data)
{
  PalCompleteness done;
  guint section = 1;

  pal_completeness_of_section (f->answers, section, FALSE, &done);
  g_assert_cmpuint (done.asked, ==, 3);
  set (f, "T8I01", "\"yes\"");
  pal_completeness_of_section (f->answers, section, FALSE, &done);
  g_assert_cmpuint (done.asked, ==, 4);
  g_assert_cmpuint (done.answered, ==, 1);

  set (f, "T8I10", "{\"missing\":\"DK\"}");
  pal_completeness_of_section (f->answers, section, FALSE, &done);
  g_assert_cmpuint (done.answered, ==, 2);
  g_assert_cmpuint (done.missing, ==, 1);

  set (f, "T8I10", "null");
  set (f, "T8I10:a", "1"); /* the group is answered, five of its six questions are asked */
  set (f, "T8I10:a:T8I11", "\"Home team\"");
  pal_completeness_of_section (f->answers, section, FALSE, &done);
  g_assert_cmpuint (done.asked, ==, 9);
  g_assert_cmpuint (done.answered, ==, 3);
  g_assert_cmpuint (done.missing, ==, 0);
  pal_completeness_of_level (f->answers, PAL_LEVEL_INSTITUTION, TRUE, &done);
  g_assert_cmpuint (done.asked, ==, 7); /* without the two that are not core and T8I30 */
  set (f, "T8I10:a", "null");
  pal_completeness_of_section (f->answers, section, FALSE, &done);
  g_assert_cmpuint (done.asked, ==, 4);
}

/* "rule question: message", one a line. */
static char *
list_findings (Fixture *f, PalUnitLevel level)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  GString *out = g_string_new (NULL);

  pal_checks_all (f->answers, level, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const PalFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (out, "%s %s: %s\n", finding->rule, finding->question, finding->message);
    }
  return g_string_free (out, FALSE);
}

static void
assert_findings (Fixture *f, const char *expected)
{
  g_autofree char *found = list_findings (f, PAL_LEVEL_INSTITUTION);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_checks (Fixture *f, gconstpointer data)
{
  set (f, "T8I01", "\"yes\"");
  set (f, "T8I02", "10");
  assert_findings (f, "required T8I10: This question is required and not answered.\n");
  set (f, "T8I10", "\"none\"");
  assert_findings (f, "");
  set (f, "T8I10:a", "1");
  set (f, "T8I10:a:T8I12", "\"home\"");
  assert_findings (f,
                   "entries T8I10: Entries are listed, although the answer says that there are none or that "
                   "they are not known.\n"
                   "required T8I10:a:T8I11: Entry 1: This question is required and not answered.\n");
  set (f, "T8I10", "null");
  set (f, "T8I10:a:T8I11", "\"Home team\"");
  set (f, "T8I10:a:T8I13", "70"); /* unusual */
  set (f, "T8I10:a:T8I14", "12"); /* more than all staff: of the entry, and of the sum */
  assert_findings (f, "check T8I10: The teams have more members than the institution has staff.\n"
                      "soft-range T8I10:a:T8I13: Home team: The number is above 60.0, which is unusual.\n"
                      "check T8I10:a:T8I14: Home team: More members than the institution has staff.\n");
  set (f, "T8I01", "\"no\""); /* a hidden group is not checked */
  assert_findings (f, "");
  set (f, "T8I01", "\"yes\"");
  set (f, "T8I10:a", "null"); /* nor what was taken away */
  assert_findings (f, "required T8I10: This question is required and not answered.\n");
}

static void
test_limits (Fixture *f, gconstpointer data)
{
  g_autofree char *few = NULL;

  set (f, "T8I01", "\"yes\"");
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("T8I10:%d", i), *name = g_strdup_printf ("%s:T8I11", id);
      g_autofree char *kind = g_strdup_printf ("%s:T8I12", id);

      set (f, id, "1");
      set (f, name, "\"Team\"");
      set (f, kind, "\"day\"");
    }
  assert_findings (f, "entries T8I10: There may be at most 5 entries.\n");
  set (f, "T8C10", "\"none\"");
  few = list_findings (f, PAL_LEVEL_COUNTRY);
  g_assert_cmpstr (few, ==, "entries T8C10: At least 1 entry is needed.\n");
}

static void
test_labels (Fixture *f, gconstpointer data)
{
  g_autofree char *unnamed = NULL, *named = NULL, *none = NULL;

  set (f, "T8I10:a", "1");
  set (f, "T8I10:b", "2");
  set (f, "T8I10:b:T8I11", "\"Day team\"");
  unnamed = pal_entry_label_find (f->answers, "T8I10", "a");
  named = pal_entry_label_find (f->answers, "T8I10", "b");
  none = pal_entry_label_find (f->answers, "T8I10", "c");
  g_assert_cmpstr (unnamed, ==, "Entry 1");
  g_assert_cmpstr (named, ==, "Day team");
  g_assert_null (none);
}

static void
assert_formula (Fixture *f, const char *text, double number, PalMissing missing)
{
  g_autoptr (PalAnswerLookup) lookup = pal_answer_lookup_new (f->answers);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalFormula) formula = pal_formula_parse (text, &error);
  PalResult result;

  g_assert_no_error (error);
  g_assert_true (pal_formula_check (formula, f->instrument, PAL_LEVEL_INSTITUTION, &error));
  g_assert_no_error (error);
  result = pal_formula_eval (formula, 0, pal_answer_lookup_query, lookup);
  g_assert_cmpint (result.missing, ==, missing);
  if (missing == PAL_MISSING_NONE)
    g_assert_cmpfloat (result.number, ==, number);
}

/* Missing propagates: no entry counts as 0 because it is silent, and no list as empty because nobody filled
 * it. */
static void
test_formulas (Fixture *f, gconstpointer data)
{
  set (f, "T8I01", "\"yes\"");
  assert_formula (f, "count(T8I10)", 0, PAL_MISSING_NR);
  assert_formula (f, "sum(T8I10.T8I14)", 0, PAL_MISSING_NR);
  set (f, "T8I10", "{\"missing\":\"DK\"}");
  assert_formula (f, "count(T8I10)", 0, PAL_MISSING_DK);
  set (f, "T8I10", "\"none\"");
  assert_formula (f, "count(T8I10)", 0, PAL_MISSING_NONE);
  assert_formula (f, "sum(T8I10.T8I14)", 0, PAL_MISSING_NONE);
  assert_formula (f, "mean(T8I10.T8I14)", 0, PAL_MISSING_NA);

  set (f, "T8I10", "null");
  set (f, "T8I10:a", "1");
  set (f, "T8I10:b", "2");
  set (f, "T8I10:c", "3");
  set (f, "T8I10:a:T8I14", "4");
  set (f, "T8I10:b:T8I14", "9");
  assert_formula (f, "count(T8I10)", 3, PAL_MISSING_NONE);
  assert_formula (f, "sum(T8I10.T8I14)", 0, PAL_MISSING_NR);
  assert_formula (f, "default(sum(T8I10.T8I14), 1)", 1, PAL_MISSING_NONE);
  set (f, "T8I10:c:T8I14", "{\"missing\":\"DK\"}");
  assert_formula (f, "sum(T8I10.T8I14)", 0, PAL_MISSING_DK);
  set (f, "T8I10:c:T8I14", "2");
  assert_formula (f, "sum(T8I10.T8I14)", 15, PAL_MISSING_NONE);
  assert_formula (f, "mean(T8I10.T8I14)", 5, PAL_MISSING_NONE);
  assert_formula (f, "min(T8I10.T8I14)", 2, PAL_MISSING_NONE);
  assert_formula (f, "max(T8I10.T8I14)", 9, PAL_MISSING_NONE);
  assert_formula (f, "sum(T8I10.T8I14) / count(T8I10) + sum(1, 2)", 8, PAL_MISSING_NONE);
  set (f, "T8I10:b", "null");
  assert_formula (f, "sum(T8I10.T8I14)", 6, PAL_MISSING_NONE);
  set (f, "T8I01", "\"no\"");
  assert_formula (f, "sum(T8I10.T8I14)", 0, PAL_MISSING_SK);
}

static void
test_formula_faults (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "sum(T8I10.T8I11)", "cannot read question T8I11 of type text" },
    { "sum(T8I10.T8I02)", "there is no question T8I02 in the group T8I10" },
    { "sum(T8I02.T8I14)", "cannot read question T8I02 of type integer" },
    { "sum(T8I99.T8I14)", "there is no question T8I99" },
    { "sum(T8C10.T8C12)", "belongs to the country part" },
    { "value(T8I10)", "value () cannot read question T8I10 of type group" },
    { "value(T8I14)", "there is no question T8I14" }, /* only an entry has it */
    { "sum(T8I10.)", "expected the id of a question in the group" },
    { "sum(T8I10 .T8I14)", "stands alone" },
    { "value(T8I10.T8I14)", "expected \")\"" },
    { "sum(T8I10.T8I14, 1)", "expected \")\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PalFormula) formula = pal_formula_parse (cases[i].text, &error);

      g_test_message ("%s", cases[i].text);
      if (formula != NULL)
        g_assert_false (pal_formula_check (formula, f->instrument, PAL_LEVEL_INSTITUTION, &error));
      g_assert_nonnull (error);
      if (strstr (error->message, cases[i].message) == NULL)
        g_error ("%s: \"%s\" lacks \"%s\"", cases[i].text, error->message, cases[i].message);
    }
}

/* Formulas of an entry read the entry; those around it do not see into one. */
static void
test_instrument_check (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalFormula) formula = pal_formula_parse ("sum(T8I10.T8I14)", NULL);

  g_assert_true (pal_instrument_check (f->instrument, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (pal_instrument_find_answered (f->instrument, "T8I10:a:T8I14")->text, ==, "Members");
  g_assert_cmpuint (pal_formula_get_n_refs (formula), ==, 1);
  g_assert_cmpstr (pal_formula_get_ref (formula, 0)->question, ==, "T8I10");
  g_assert_cmpstr (pal_formula_get_ref (formula, 0)->code, ==, "T8I14");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey/groups/ids", test_ids);
#define ADD(name, func) g_test_add ("/survey/groups/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("entries", test_entries);
  ADD ("routing", test_routing);
  ADD ("completeness", test_completeness);
  ADD ("checks", test_checks);
  ADD ("limits", test_limits);
  ADD ("labels", test_labels);
  ADD ("formulas", test_formulas);
  ADD ("formula-faults", test_formula_faults);
  ADD ("instrument", test_instrument_check);
  return g_test_run ();
}
