/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formula/pal-formula.h"

#include <math.h>
#include <string.h>

#include "base/pal-error.h"

/* A small unit of our own: A1C01 = 43, A1C02 not known, A1C03 not answered, A1C04 = 0, A1C05 not
 * applicable, R = 12 of 40, Z = 0 of 0, M = {a, b}, NAN and HUGE break the rules of a lookup. */
static PalResult
lookup (PalFormulaQuery query, const char *question, const char *code, gpointer user_data)
{
  static const struct
  {
    const char *question;
    PalFormulaQuery query;
    double number;
    PalMissing missing;
  } answers[] = {
    { "A1C01", PAL_FORMULA_VALUE, 43, PAL_MISSING_NONE },
    { "A1C02", PAL_FORMULA_VALUE, 0, PAL_MISSING_DK },
    { "A1C03", PAL_FORMULA_VALUE, 0, PAL_MISSING_NR },
    { "A1C04", PAL_FORMULA_VALUE, 0, PAL_MISSING_NONE },
    { "A1C05", PAL_FORMULA_VALUE, 0, PAL_MISSING_NA },
    { "A1C06", PAL_FORMULA_VALUE, -3, PAL_MISSING_NONE },
    { "POP", PAL_FORMULA_VALUE, 5594340, PAL_MISSING_NONE },
    { "R", PAL_FORMULA_NUM, 12, PAL_MISSING_NONE },
    { "R", PAL_FORMULA_DEN, 40, PAL_MISSING_NONE },
    { "R", PAL_FORMULA_PCT, 30, PAL_MISSING_NONE },
    { "Z", PAL_FORMULA_PCT, 0, PAL_MISSING_NA },
    { "M", PAL_FORMULA_COUNT, 2, PAL_MISSING_NONE },
    { "L", PAL_FORMULA_LEVEL, 3, PAL_MISSING_NONE },
    { "S", PAL_FORMULA_SCORE, 0.5, PAL_MISSING_NONE },
    { "NAN", PAL_FORMULA_VALUE, NAN, PAL_MISSING_NONE },
    { "HUGE", PAL_FORMULA_VALUE, 1e308, PAL_MISSING_NONE },
  };

  if (query == PAL_FORMULA_HAS)
    return (PalResult){ .number = strcmp (code, "a") == 0 || strcmp (code, "b") == 0 };
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (strcmp (answers[i].question, question) == 0 && answers[i].query == query)
      return (PalResult){ .number = answers[i].number, .missing = answers[i].missing };
  g_assert_not_reached ();
}

static void
test_eval (void)
{
  static const struct
  {
    const char *text;
    int min_items;
    double number;
    PalMissing missing;
  } cases[] = {
    { "1+2*3", 0, 7, PAL_MISSING_NONE },
    { "(1+2)*3", 0, 9, PAL_MISSING_NONE },
    { "10-4-3", 0, 3, PAL_MISSING_NONE },
    { "100/10/5", 0, 2, PAL_MISSING_NONE },
    { "2*-3", 0, -6, PAL_MISSING_NONE },
    { "--3", 0, 3, PAL_MISSING_NONE },
    { "-2*3", 0, -6, PAL_MISSING_NONE },
    { " 1.5\n+\t2.25 ", 0, 3.75, PAL_MISSING_NONE },
    { "1 < 2", 0, 1, PAL_MISSING_NONE },
    { "2 <= 2", 0, 1, PAL_MISSING_NONE },
    { "2 > 2", 0, 0, PAL_MISSING_NONE },
    { "2 >= 3", 0, 0, PAL_MISSING_NONE },
    { "2 == 2", 0, 1, PAL_MISSING_NONE },
    { "2 != 2", 0, 0, PAL_MISSING_NONE },
    { "1 + 1 == 2", 0, 1, PAL_MISSING_NONE },
    { "not 0", 0, 1, PAL_MISSING_NONE },
    { "not not 7", 0, 1, PAL_MISSING_NONE },
    { "not 1 == 2", 0, 1, PAL_MISSING_NONE },
    { "not 0 and 0", 0, 0, PAL_MISSING_NONE },
    { "1 or 0 and 0", 0, 1, PAL_MISSING_NONE },
    { "(1 or 0) and 0", 0, 0, PAL_MISSING_NONE },
    { "0 and value(A1C02)", 0, 0, PAL_MISSING_DK },
    { "1 or value(A1C02)", 0, 0, PAL_MISSING_DK },
    { "value(A1C01)", 0, 43, PAL_MISSING_NONE },
    { "pct(R)", 0, 30, PAL_MISSING_NONE },
    { "num(R)/den(R)", 0, 0.3, PAL_MISSING_NONE },
    { "has(M,\"a\") + has(M,\"x\")", 0, 1, PAL_MISSING_NONE },
    { "count(M)*level(L)*score(S)", 0, 3, PAL_MISSING_NONE },
    { "per(value(A1C01), value(POP), 100000)", 0, 100000 * 43.0 / 5594340, PAL_MISSING_NONE },
    { "per(1, 0, 100)", 0, 0, PAL_MISSING_NA },
    { "1/0", 0, 0, PAL_MISSING_NA },
    { "0/0", 0, 0, PAL_MISSING_NA },
    { "1/value(A1C04)", 0, 0, PAL_MISSING_NA },
    { "pct(Z)", 0, 0, PAL_MISSING_NA },
    { "value(A1C01)+value(A1C02)", 0, 0, PAL_MISSING_DK },
    { "value(A1C02)+value(A1C03)", 0, 0, PAL_MISSING_NR },
    { "value(A1C05)*value(A1C02)", 0, 0, PAL_MISSING_DK },
    { "sum(1,2,value(A1C05))", 0, 0, PAL_MISSING_NA },
    { "sum(1,2,3.5)", 0, 6.5, PAL_MISSING_NONE },
    { "min(3,1,2)", 0, 1, PAL_MISSING_NONE },
    { "max(3,-1,2)", 0, 3, PAL_MISSING_NONE },
    { "min(3,value(A1C03))", 0, 0, PAL_MISSING_NR },
    { "default(value(A1C02),7)", 0, 7, PAL_MISSING_NONE },
    { "default(value(A1C01),7)", 0, 43, PAL_MISSING_NONE },
    { "default(value(A1C02),value(A1C03))", 0, 0, PAL_MISSING_NR },
    { "default(1/0, 5)", 0, 5, PAL_MISSING_NONE },
    { "default(5, 1/0)", 0, 5, PAL_MISSING_NONE },
    { "if(1, 5, value(A1C02))", 0, 5, PAL_MISSING_NONE },
    { "if(0, 5, value(A1C02))", 0, 0, PAL_MISSING_DK },
    { "if(value(A1C03), 5, 6)", 0, 0, PAL_MISSING_NR },
    { "if(-0.5, 5, 6)", 0, 5, PAL_MISSING_NONE },
    { "mean(1,2,6)", 0, 3, PAL_MISSING_NONE },
    { "mean(1,2,value(A1C02))", 0, 0, PAL_MISSING_DK },
    { "mean(1,2,value(A1C02))", 2, 1.5, PAL_MISSING_NONE },
    { "mean(1,value(A1C05),value(A1C02))", 2, 0, PAL_MISSING_DK },
    { "mean(1,3)", 9, 2, PAL_MISSING_NONE },
    { "mean(value(A1C02))", 1, 0, PAL_MISSING_DK },
    { "value(NAN)", 0, 0, PAL_MISSING_NA },
    { "value(NAN) == value(NAN)", 0, 0, PAL_MISSING_NA },
    { "value(HUGE)*10", 0, 0, PAL_MISSING_NA },
    { "1/(value(HUGE)*10)", 0, 0, PAL_MISSING_NA },
    { "value(HUGE)+value(HUGE)-value(HUGE)", 0, 0, PAL_MISSING_NA },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PalFormula) formula = pal_formula_parse (cases[i].text, &error);
      PalResult result;

      g_assert_no_error (error);
      g_test_message ("%s", cases[i].text);
      result = pal_formula_eval (formula, cases[i].min_items, lookup, NULL);
      g_assert_cmpint (result.missing, ==, cases[i].missing);
      if (cases[i].missing == PAL_MISSING_NONE)
        g_assert_cmpfloat_with_epsilon (result.number, cases[i].number, 1e-12);
      else
        g_assert_cmpfloat (result.number, ==, 0);
      g_assert_cmpstr (pal_formula_get_text (formula), ==, cases[i].text);
    }
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "at character 1: expected a value, found the end" },
    { "   ", "at character 4: expected a value, found the end" },
    { "1 +", "at character 4: expected a value, found the end" },
    { "1 2", "at character 3: expected an operator or the end, found \"2\"" },
    { "(1", "at character 3: expected \")\", found the end" },
    { "1)", "at character 2: expected an operator or the end, found \")\"" },
    { "1 < 2 < 3", "at character 7: a comparison cannot follow a comparison" },
    { "not 1 < 2 == 3", "at character 11: a comparison cannot follow a comparison" },
    { "1 + not 2", "at character 5: expected a value, found \"not\"" },
    { "1 = 2", "at character 3: \"=\" is not part of the formula language" },
    { "2 ^ 3", "at character 3: \"^\" is not part of the formula language" },
    { "1 \xc3\xb7 2", "at character 3: \"\xc3\xb7\" is not part of the formula language" },
    { "\xc3\xa6", "at character 1: \"\xc3\xa6\" is not part of the formula language" },
    { "1e5", "at character 1: a number is followed by a letter" },
    { "1.", "at character 2: expected an operator or the end, found \".\"" },
    { "\"x\"", "at character 1: expected a value, found \"x\"" },
    { "value(\"T1C01\")", "expected the id of a question" },
    { "value(T1C01", "at character 12: expected \")\", found the end" },
    { "value(T1C01, 2)", "at character 12: expected \")\", found \",\"" },
    { "value(1+2)", "at character 7: expected the id of a question, found \"1\"" },
    { "has(T1C01)", "at character 10: expected \",\", found \")\"" },
    { "has(T1C01, x)", "at character 12: expected the code of an option in quotation marks, found \"x\"" },
    { "has(T1C01, \"x)", "at character 12: the quotation mark is never closed" },
    { "T1C01", "at character 1: \"T1C01\" stands alone" },
    { "sqrt(2)", "at character 1: there is no function \"sqrt\"" },
    { "2 + Mean(2)", "at character 5: there is no function \"Mean\"" },
    { "per(1,2)", "per () takes 3 values, not 2" },
    { "default(1)", "default () takes 2 values, not 1" },
    { "if(1,2,3,4)", "if () takes 3 values, not 4" },
    { "mean()", "at character 6: expected a value, found \")\"" },
    { "and(1)", "expected a value, found \"and\"" },
    { "1\x01", "is not part of the formula language" },
    { "\xff", "the formula is not valid UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PalFormula) formula = pal_formula_parse (cases[i].text, &error);
      g_autofree char *printable = g_strescape (cases[i].text, NULL);

      g_test_message ("%s", printable);
      g_assert_null (formula);
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      if (strstr (error->message, cases[i].message) == NULL)
        g_error ("%s: \"%s\" lacks \"%s\"", cases[i].text, error->message, cases[i].message);
    }
}

static char *
repeat (const char *before, const char *middle, const char *after, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, before);
  g_string_append (text, middle);
  for (guint i = 0; i < n; i++)
    g_string_append (text, after);
  return g_string_free (text, FALSE);
}

/* Nesting beyond the limit gives the place, nothing overflows. */
static void
test_limits (void)
{
  static const struct
  {
    const char *before, *middle, *after;
    guint n;
    const char *message; /* NULL: parses */
  } cases[] = {
    { "(", "1", ")", 200, NULL },
    { "(", "1", ")", 201, "at character 202: nested deeper than 200" },
    { "(", "1", ")", 10000, "at character 202: nested deeper than 200" },
    { "(", "", "", 10000, "at character 202: nested deeper than 200" },
    { "-", "1", "", 10000, "at character 202: nested deeper than 200" },
    { "not ", "1", "", 10000, "nested deeper than 200" },
    { "1+(2*", "1", ")", 200, NULL },
    { "mean(1,", "1", ")", 10000, "nested deeper than 200" },
    { "1+", "1", "", 40000, NULL },
    { "1 and ", "1", "", 15000, NULL },
    { "1+", "1", "", 60000, "longer than 100000 characters" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = repeat (cases[i].before, cases[i].middle, cases[i].after, cases[i].n);
      g_autoptr (PalFormula) formula = pal_formula_parse (text, &error);

      g_test_message ("%s x %u", cases[i].before, cases[i].n);
      if (cases[i].message == NULL)
        {
          g_autofree char *shown = NULL;

          g_assert_no_error (error);
          g_assert_cmpint (pal_formula_eval (formula, 0, lookup, NULL).missing, ==, PAL_MISSING_NONE);
          shown = pal_formula_to_text (formula, lookup, NULL);
          g_assert_cmpuint (strlen (shown), >=, strchr (cases[i].before, '(') == NULL ? cases[i].n : 1);
        }
      else
        {
          g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, cases[i].message));
        }
    }
}

static void
test_many_arguments (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *few = repeat ("1,", "1)", "", 1000);
  g_autofree char *many = repeat ("1,", "1)", "", 2000);
  g_autofree char *fits = g_strconcat ("sum(", few, NULL);
  g_autofree char *overflows = g_strconcat ("sum(", many, NULL);
  g_autoptr (PalFormula) formula = pal_formula_parse (fits, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (pal_formula_eval (formula, 0, lookup, NULL).number, ==, 1001);
  g_assert_null (pal_formula_parse (overflows, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "more than 1024 values at once"));
}

static void
test_refs (void)
{
  g_autoptr (PalFormula) formula =
      pal_formula_parse ("if(has(M,\"a\") and count(M) >= 1, pct(R), value(A1C01))", NULL);
  static const PalFormulaRef expected[] = {
    { PAL_FORMULA_HAS, "M", "a" },
    { PAL_FORMULA_COUNT, "M", NULL },
    { PAL_FORMULA_PCT, "R", NULL },
    { PAL_FORMULA_VALUE, "A1C01", NULL },
  };

  g_assert_cmpuint (pal_formula_get_n_refs (formula), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const PalFormulaRef *ref = pal_formula_get_ref (formula, i);

      g_assert_cmpint (ref->query, ==, expected[i].query);
      g_assert_cmpstr (ref->question, ==, expected[i].question);
      g_assert_cmpstr (ref->code, ==, expected[i].code);
    }
}

/* Thin spaces of the number format are not what is tested here. */
static char *
plain (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\xe2\x80\xaf", -1);
  g_autofree char *joined = g_strjoinv (" ", parts);
  g_auto (GStrv) thin = g_strsplit (joined, "\xe2\x80\x89", -1);

  return g_strjoinv (" ", thin);
}

static const char *
name_question (const char *question, gpointer user_data)
{
  return strcmp (question, "A1C01") == 0 ? "home teams" : strcmp (question, "POP") == 0 ? "population" : NULL;
}

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    const char *numbers;
    const char *words; /* or NULL */
  } cases[] = {
    { "per(value(A1C01)+value(A1C04), value(POP), 100000)", "(43 + 0) ÷ 5 594 340 × 100 000",
      "(home teams + A1C04) ÷ population × 100 000" },
    { "value(A1C01)/(value(POP)/2)", "43 ÷ (5 594 340 ÷ 2)", "home teams ÷ (population ÷ 2)" },
    { "value(A1C01)-(2-1)", "43 − (2 − 1)", NULL },
    { "1-2+3", "1 − 2 + 3", NULL },
    { "3 - value(A1C06)", "3 − (−3)", NULL },
    { "2+(3+4)", "2 + 3 + 4", NULL },
    { "100*mean(score(S), value(A1C02))", "100 × mean (0.5; Not known)", "100 × mean (S; A1C02)" },
    { "pct(R)/100", "12 ÷ 40 × 100 ÷ 100", "R (%) ÷ 100" },
    { "default(value(A1C02),0)", "(0 in place of “Not known”)", "(A1C02, or 0 if it is missing)" },
    { "default(value(A1C01),0)", "43", NULL },
    { "if(has(M,\"a\") and not count(M) >= 3, 1, 0)", "(1 if 1 and not 2 ≥ 3, else 0)",
      "(1 if M: a and not number of choices in M ≥ 3, else 0)" },
    { "(1 or 0) and 1", "(1 or 0) and 1", NULL },
    { "min(1, value(A1C01)/0.5)", "smallest of (1; 43 ÷ 0.5)", NULL },
    { "-(1+2)", "−(1 + 2)", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalFormula) formula = pal_formula_parse (cases[i].text, NULL);
      g_autofree char *numbers = pal_formula_to_text (formula, lookup, NULL);
      g_autofree char *words = pal_formula_to_words (formula, name_question, NULL);
      g_autofree char *plain_numbers = plain (numbers);
      g_autofree char *plain_words = plain (words);

      g_assert_cmpstr (plain_numbers, ==, cases[i].numbers);
      if (cases[i].words != NULL)
        g_assert_cmpstr (plain_words, ==, cases[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formula/eval", test_eval);
  g_test_add_func ("/formula/errors", test_errors);
  g_test_add_func ("/formula/limits", test_limits);
  g_test_add_func ("/formula/many-arguments", test_many_arguments);
  g_test_add_func ("/formula/refs", test_refs);
  g_test_add_func ("/formula/text", test_text);
  return g_test_run ();
}
