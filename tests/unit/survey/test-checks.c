/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-checks.h"

#include <string.h>

#include "base/pal-error.h"
#include "pal-test-answers.h"

static GPtrArray *
new_findings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
}

/* Question, value as in the test vectors, rule that must be broken (NULL: none). */
static void
test_value (void)
{
  static const struct
  {
    const char *question;
    const char *value;
    const char *rule;
  } cases[] = {
    { "B0C01", "5594340", NULL },
    { "B0C01", "9999", "range" },
    { "B0C01", "200000001", "range" },
    { "B0C01", "10000", NULL },
    { "B0C01", "200000000", NULL },
    { "B0C01", "12345.5", "type" },
    { "B0C01", "\"many\"", "type" },
    { "B0C01", "\"DK\"", NULL },
    { "B0C01", "\"SK\"", "missing" },
    { "B0C01", "\"SU\"", "missing" },
    { "B0C01", "null", NULL },
    { "T1I06", "1.5", NULL },
    { "T1I06", "1.25", "decimals" },
    { "T1I06", "0.3", NULL },
    { "T1I06", "-0.1", "range" },
    { "T1C19", "101", "range" },
    { "T1C19", "12.5", "decimals" },
    { "T1C02", "\"none\"", NULL },
    { "T1C02", "\"nonsense\"", "option" },
    { "T1C02", "3", "type" },
    { "T1I02", "[\"clinic\",\"pcu\"]", NULL },
    { "T1I02", "[\"clinic\",\"nonsense\"]", "option" },
    { "T1I02", "[\"none\",\"clinic\"]", "exclusive" },
    { "T1I02", "[]", "select" },
    { "T1I02", "\"clinic\"", "type" },
    { "T1C08", "[\"funding\",\"workforce\",\"education\",\"infra\",\"rural\"]", NULL },
    { "T1C08", "[\"funding\",\"workforce\",\"education\",\"infra\",\"rural\",\"data\"]", "select" },
    { "T4I04", "[30,60]", NULL },
    { "T4I04", "[60,60]", NULL },
    { "T4I04", "[0,60]", NULL },
    { "T4I04", "[61,60]", "ratio" },
    { "T4I04", "[-1,60]", "ratio" },
    { "T4I04", "[0,0]", "ratio" },
    { "T4I04", "[0.5,60]", "type" },
    { "T4I04", "12", "type" },
    { "T4I04", "[1,1000000000]", "range" },
    { "T2I10", "5", NULL },
    { "T2I10", "0", "range" },
    { "T2I10", "6", "range" },
    { "T2I10", "2.5", "type" },
    { "T1I09", "\"2026-02-28\"", NULL },
    { "T1I09", "\"2026-02-29\"", "type" },
    { "T1I09", "\"2026-2-28\"", "type" },
    { "T1I09", "\"2026-13-01\"", "type" },
    { "T1I09", "\"0000-01-01\"", "type" },
    { "T1I09", "\"2023-12-31\"", "date" },
    { "T1I09", "\"2036-01-01\"", "date" },
    { "T1C09", "\"Text of people\"", NULL },
    { "T1C09", "17", "type" },
  };
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalAnswers) answers = pal_answers_new (instrument);
      g_autoptr (GPtrArray) findings = new_findings ();
      const PalQuestion *question = pal_instrument_find_question (instrument, cases[i].question);
      gboolean good;

      g_test_message ("%s = %s", cases[i].question, cases[i].value);
      pal_test_set (answers, cases[i].question, cases[i].value);
      good = pal_checks_value (question, pal_answers_get (answers, question->index), findings);
      g_assert_cmpint (good, ==, cases[i].rule == NULL);
      g_assert_cmpint (good, ==, findings->len == 0);
      if (cases[i].rule != NULL)
        {
          const PalFinding *finding = findings->pdata[0];

          g_assert_cmpstr (finding->rule, ==, cases[i].rule);
          g_assert_cmpint (finding->severity, ==, PAL_SEVERITY_ERROR);
          g_assert_cmpstr (finding->question, ==, cases[i].question);
          g_assert_true (g_str_has_suffix (finding->message, "."));
        }
    }
}

static void
test_text_length (void)
{
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();
  const PalQuestion *question = pal_instrument_find_question (instrument, "T1C09");
  g_autoptr (GPtrArray) findings = new_findings ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (PalValue) fits = PAL_VALUE_INIT;
  g_auto (PalValue) longer = PAL_VALUE_INIT;

  for (guint i = 0; i < question->max_length; i++)
    g_string_append (text, "\xc3\xb8"); /* characters count, not bytes */
  pal_value_init_string (&fits, text->str);
  g_assert_true (pal_checks_value (question, &fits, findings));
  g_string_append_c (text, '!');
  pal_value_init_string (&longer, text->str);
  g_assert_false (pal_checks_value (question, &longer, findings));
  g_assert_cmpstr (((PalFinding *) findings->pdata[0])->rule, ==, "length");
}

static void
test_cross (void)
{
  static const struct
  {
    const char *answers;
    const char *question;
    gboolean found;
    PalSeverity severity;
  } cases[] = {
    { "{\"B0C01\":1000000,\"B0C02\":10000}", "B0C02", FALSE, 0 },
    { "{\"B0C01\":1000000,\"B0C02\":10001}", "B0C02", TRUE, PAL_SEVERITY_WARNING },
    { "{\"B0C02\":10001}", "B0C02", FALSE, 0 }, /* a missing operand passes */
    { "{\"B0C01\":\"DK\",\"B0C02\":10001}", "B0C02", FALSE, 0 },
    { "{\"B0I02\":\"yes\",\"T1I02\":[\"pcu\"],\"B0I04\":10,\"T1I03\":12}", "T1I03", TRUE,
      PAL_SEVERITY_ERROR },
    { "{\"B0I02\":\"yes\",\"T1I02\":[\"pcu\"],\"B0I04\":10,\"T1I03\":10}", "T1I03", FALSE, 0 },
    { "{\"B0I02\":\"no\",\"T1I02\":[\"pcu\"],\"B0I04\":10,\"T1I03\":12}", "T1I03", FALSE, 0 }, /* hidden */
    { "{\"B0C02\":1000,\"T4C04\":[10,1101]}", "T4C04", TRUE, PAL_SEVERITY_WARNING },
    { "{\"B0C02\":1000,\"T4C04\":[10,1100]}", "T4C04", FALSE, 0 },
  };
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalAnswers) answers = pal_test_answers (instrument, cases[i].answers);
      g_autoptr (GPtrArray) findings = new_findings ();

      g_test_message ("%s of %s", cases[i].question, cases[i].answers);
      pal_checks_cross (answers, pal_instrument_find_question (instrument, cases[i].question)->index,
                        findings);
      g_assert_cmpint (findings->len, ==, cases[i].found ? 1 : 0);
      if (cases[i].found)
        {
          const PalFinding *finding = findings->pdata[0];

          g_assert_cmpstr (finding->rule, ==, "check");
          g_assert_cmpint (finding->severity, ==, cases[i].severity);
          g_assert_cmpstr (finding->question, ==, cases[i].question);
        }
    }
}

static guint
count_rule (GPtrArray *findings, const char *rule, const char *question)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const PalFinding *finding = findings->pdata[i];

      n += strcmp (finding->rule, rule) == 0 &&
           (question == NULL || strcmp (finding->question, question) == 0);
    }
  return n;
}

static void
test_all (void)
{
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();
  g_autoptr (PalAnswers) answers = pal_test_answers (
      instrument, "{\"B0I01\":[\"uh\"],\"B0I02\":\"no\",\"T4I04\":[9,5],\"B0I03\":-5,\"B0C01\":5}");
  g_autoptr (GPtrArray) closed = new_findings ();
  g_autoptr (GPtrArray) open = new_findings ();
  g_autoptr (GPtrArray) country = new_findings ();

  /* No clinic: whatever lies behind the gate is neither checked nor asked for. */
  pal_checks_all (answers, PAL_LEVEL_INSTITUTION, closed);
  g_assert_cmpuint (count_rule (closed, "ratio", NULL) + count_rule (closed, "range", NULL), ==, 0);
  g_assert_cmpuint (count_rule (closed, "required", "B0I03"), ==, 0);

  pal_test_set (answers, "B0I02", "\"yes\"");
  pal_checks_all (answers, PAL_LEVEL_INSTITUTION, open);
  g_assert_cmpuint (count_rule (open, "ratio", "T4I04"), ==, 1);
  g_assert_cmpuint (count_rule (open, "range", "B0I03"), ==, 1);
  g_assert_cmpuint (count_rule (open, "required", "B0I03"), ==, 0); /* answered, if badly */
  g_assert_cmpuint (count_rule (open, "required", "T1I02"), ==, 1);
  g_assert_cmpuint (count_rule (open, "range", "B0C01"), ==, 0);

  pal_test_set (answers, "B0C05", "\"DK\"");
  pal_checks_all (answers, PAL_LEVEL_COUNTRY, country);
  g_assert_cmpuint (count_rule (country, "range", "B0C01"), ==, 1);
  g_assert_cmpuint (count_rule (country, "required", "B0C02"), ==, 1);
  g_assert_cmpuint (count_rule (country, "required", "B0C05"), ==, 0); /* not known is an answer */
}

static void
test_parse (void)
{
  static const struct
  {
    const char *question;
    const char *text;
    gboolean machine;
    const char *json; /* or NULL: refused */
  } cases[] = {
    { "T1C11", "43", FALSE, "43" },
    { "T1C11", " 43 ", FALSE, "43" },
    { "T1C11", "43", TRUE, "43" },
    { "T1C11", "forty", FALSE, NULL },
    { "T1C11", "", FALSE, NULL },
    { "T1C11", "  ", TRUE, NULL },
    { "T1I06", "12,5", FALSE, "12.5" },
    { "T1I06", "12.5", FALSE, "12.5" },
    { "T1I06", "12,5", TRUE, NULL },
    { "T1I06", "12.5", TRUE, "12.5" },
    { "T1C19", "12 %", FALSE, "12" },
    { "T1C19", "12 %", TRUE, NULL },
    { "T4I04", "12/40", FALSE, "{\"den\":40,\"num\":12}" },
    { "T4I04", "12 / 40", FALSE, "{\"den\":40,\"num\":12}" },
    { "T4I04", "12/40", TRUE, "{\"den\":40,\"num\":12}" },
    { "T4I04", "12", TRUE, NULL },
    { "T4I04", "12/40/2", TRUE, NULL },
    { "T4I04", "/40", FALSE, NULL },
    { "T1I02", "clinic|pcu", TRUE, "[\"clinic\",\"pcu\"]" },
    { "T1I02", "pcu| clinic |pcu", TRUE, "[\"clinic\",\"pcu\"]" },
    { "T1I02", "clinic|nonsense", TRUE, NULL },
    { "T1I02", "clinic|", TRUE, NULL },
    { "B0I02", "yes", TRUE, "\"yes\"" },
    { "B0I02", "Yes", TRUE, NULL },
    { "B0I02", "Yes", FALSE, "\"yes\"" },
    { "B0I02", "PARTIALLY", FALSE, "\"partial\"" },
    { "B0I02", "perhaps", FALSE, NULL },
    { "B0I01", "University hospital", FALSE, "[\"uh\"]" },
    { "B0I01", "University hospital", TRUE, NULL },
    { "T1I09", "2026-01-31", TRUE, "\"2026-01-31\"" },
    { "T1I09", "31.1.2026", FALSE, NULL },
    { "T1C09", " two\nlines ", TRUE, "\" two\\nlines \"" },
    { "T1C09", "\xff", TRUE, NULL },
    { "T2I10", "4", FALSE, "4" },
  };
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PalQuestion *question = pal_instrument_find_question (instrument, cases[i].question);
      g_auto (PalValue) value = PAL_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      gboolean ok = pal_checks_parse (question, cases[i].text, cases[i].machine, &value, &error);
      g_autofree char *printable = g_strescape (cases[i].text, NULL);

      g_test_message ("%s \"%s\"", cases[i].question, printable);
      if (cases[i].json == NULL)
        {
          g_assert_false (ok);
          g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
          g_assert_cmpint (value.kind, ==, PAL_VALUE_NONE);
        }
      else
        {
          g_autofree char *json = NULL;

          g_assert_no_error (error);
          g_assert_true (ok);
          json = pal_value_to_json (&value);
          g_assert_cmpstr (json, ==, cases[i].json);
        }
    }
}

static void
test_instrument (void)
{
  static const struct
  {
    const char *expression;
    const char *message; /* or NULL: good */
  } cases[] = {
    { "value(T1C01) <= value(T1C02)", NULL },
    { "value(T1C01) <=", "question T1C02, check 1: at character 16: expected a value" },
    { "value(T1C09) > 0", "question T1C02, check 1: there is no question T1C09" },
    { "value(T1I01) > 0", "question T1C02, check 1: question T1I01 belongs to the institution part" },
    { "pct(T1C01) > 0", "question T1C02, check 1: pct () cannot read question T1C01 of type integer" },
    { "has(T1C03,\\\"z\\\")", "question T1C02, check 1: question T1C03 has no option \"z\"" },
    { "has(T1C03,\\\"a\\\")", NULL },
    { "level(T1C04) > 1", "question T1C02, check 1: option \"b\" of question T1C04 has no level" },
    { "score(T1C04) > 1", "question T1C02, check 1: option \"b\" of question T1C04 has no score" },
  };
  static const char format[] =
      "{\"schema\":\"palliscope-instrument/1\",\"id\":\"x\",\"version\":\"1\",\"language\":\"en\","
      "\"title\":\"X\",\"modules\":[{\"id\":\"M1\",\"title\":\"M\",\"sections\":["
      "{\"id\":\"M1.A\",\"title\":\"S\",\"level\":\"country\",\"questions\":["
      "{\"id\":\"T1C01\",\"type\":\"integer\",\"text\":\"A\",\"min\":0,\"max\":9},"
      "{\"id\":\"T1C02\",\"type\":\"integer\",\"text\":\"B\",\"min\":0,\"max\":9,\"checks\":["
      "{\"severity\":\"error\",\"expr\":\"%s\",\"message\":\"M\"}]},"
      "{\"id\":\"T1C03\",\"type\":\"multi\",\"text\":\"C\",\"options\":["
      "{\"code\":\"a\",\"label\":\"A\"},{\"code\":\"b\",\"label\":\"B\"}]},"
      "{\"id\":\"T1C04\",\"type\":\"single\",\"text\":\"D\",\"options\":["
      "{\"code\":\"a\",\"label\":\"A\",\"level\":1,\"score\":0},{\"code\":\"b\",\"label\":\"B\"}]}]},"
      "{\"id\":\"M1.B\",\"title\":\"T\",\"level\":\"institution\",\"questions\":["
      "{\"id\":\"T1I01\",\"type\":\"integer\",\"text\":\"I\",\"min\":0,\"max\":9}]}]}]}";
  g_autoptr (PalInstrument) bundled = pal_test_load_instrument ();
  g_autoptr (GError) bundled_error = NULL;

  g_assert_true (pal_instrument_check (bundled, &bundled_error));
  g_assert_no_error (bundled_error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
      g_autofree char *json = g_strconcat (parts[0], cases[i].expression, parts[1], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PalInstrument) instrument = pal_instrument_new_from_json (json, -1, "x", &error);

      g_assert_no_error (error);
      g_test_message ("%s", cases[i].expression);
      if (cases[i].message == NULL)
        {
          g_assert_true (pal_instrument_check (instrument, &error));
          g_assert_no_error (error);
          continue;
        }
      g_assert_false (pal_instrument_check (instrument, &error));
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, cases[i].message));
    }
}

/* Outside the soft range an answer warns and stands; that of a ratio is of its rate. */
static void
test_soft (void)
{
  static const struct
  {
    const char *question;
    const char *value;
    gboolean is_unusual;
  } cases[] = {
    { "T1C01", "5", FALSE },      { "T1C01", "80", FALSE },     { "T1C01", "4", TRUE },
    { "T1C01", "81", TRUE },      { "T1C01", "\"DK\"", FALSE }, { "T1C02", "[1,20]", FALSE },
    { "T1C02", "[12,20]", TRUE }, { "T1C02", "[1,0]", FALSE },
  };
  static const char json[] =
      "{\"schema\":\"palliscope-instrument/1\",\"id\":\"x\",\"version\":\"1\",\"language\":\"en\","
      "\"title\":\"X\",\"modules\":[{\"id\":\"M1\",\"title\":\"M\",\"sections\":["
      "{\"id\":\"M1.A\",\"title\":\"S\",\"level\":\"country\",\"questions\":["
      "{\"id\":\"T1C01\",\"type\":\"integer\",\"text\":\"A\",\"min\":0,\"max\":99,\"soft_min\":5,"
      "\"soft_max\":80},"
      "{\"id\":\"T1C02\",\"type\":\"ratio\",\"text\":\"B\",\"min\":0,\"max\":99,\"multiplier\":100,"
      "\"soft_max\":50,\"numerator_label\":\"n\",\"denominator_label\":\"d\"}]}]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (PalInstrument) instrument = pal_instrument_new_from_json (json, -1, "x", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalAnswers) answers = pal_answers_new (instrument);
      g_autoptr (GPtrArray) soft = new_findings (), hard = new_findings (), all = new_findings ();
      const PalQuestion *question = pal_instrument_find_question (instrument, cases[i].question);

      g_test_message ("%s %s", cases[i].question, cases[i].value);
      pal_test_set (answers, cases[i].question, cases[i].value);
      g_assert_cmpint (pal_checks_soft (question, pal_answers_get (answers, question->index), soft), ==,
                       !cases[i].is_unusual);
      g_assert_cmpuint (soft->len, ==, cases[i].is_unusual ? 1 : 0);
      if (!cases[i].is_unusual)
        continue;
      g_assert_cmpstr (((PalFinding *) g_ptr_array_index (soft, 0))->rule, ==, "soft-range");
      g_assert_cmpint (((PalFinding *) g_ptr_array_index (soft, 0))->severity, ==, PAL_SEVERITY_WARNING);
      g_assert_true (pal_checks_value (question, pal_answers_get (answers, question->index), hard));
      pal_checks_all (answers, PAL_LEVEL_COUNTRY, all);
      g_assert_cmpuint (all->len, ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey/checks/value", test_value);
  g_test_add_func ("/survey/checks/text-length", test_text_length);
  g_test_add_func ("/survey/checks/cross", test_cross);
  g_test_add_func ("/survey/checks/all", test_all);
  g_test_add_func ("/survey/checks/soft", test_soft);
  g_test_add_func ("/survey/checks/parse", test_parse);
  g_test_add_func ("/survey/checks/instrument", test_instrument);
  return g_test_run ();
}
