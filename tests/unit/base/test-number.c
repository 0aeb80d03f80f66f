/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-number.h"

#include <locale.h>
#include <math.h>

static const struct
{
  const char *text;
  gboolean decimals;
  gboolean ok;
  double value;
} typed[] = {
  { "0", TRUE, TRUE, 0 },
  { "12", FALSE, TRUE, 12 },
  { "  12 ", FALSE, TRUE, 12 },
  { "\xc2\xa0"
    "12\xc2\xa0",
    FALSE, TRUE, 12 },
  { "+12", FALSE, TRUE, 12 },
  { "-12", FALSE, TRUE, -12 },
  { "\u221212", FALSE, TRUE, -12 },
  { "-0", FALSE, TRUE, 0 },
  { "007", FALSE, TRUE, 7 },
  { "3.5", TRUE, TRUE, 3.5 },
  { "3,5", TRUE, TRUE, 3.5 },
  { "3.5", FALSE, TRUE, 3.5 },
  { ".5", TRUE, TRUE, 0.5 },
  { ",5", TRUE, TRUE, 0.5 },
  { "-,5", TRUE, TRUE, -0.5 },
  { "1.234", TRUE, TRUE, 1.234 },
  { "1,234", TRUE, TRUE, 1.234 },
  { "1.234", FALSE, TRUE, 1234 },
  { "1,234", FALSE, TRUE, 1234 },
  { "12,345", FALSE, TRUE, 12345 },
  { "123,456", FALSE, TRUE, 123456 },
  { "1234,567", FALSE, TRUE, 1234.567 },
  { "0,123", FALSE, TRUE, 0.123 },
  { "0.123", TRUE, TRUE, 0.123 },
  { "1,23", FALSE, TRUE, 1.23 },
  { "1.2345", FALSE, TRUE, 1.2345 },
  { "1.234,5", TRUE, TRUE, 1234.5 },
  { "1,234.5", TRUE, TRUE, 1234.5 },
  { "1.234.567", TRUE, TRUE, 1234567 },
  { "1,234,567", FALSE, TRUE, 1234567 },
  { "1,234,567.89", TRUE, TRUE, 1234567.89 },
  { "1.234.567,89", TRUE, TRUE, 1234567.89 },
  { "1 234", FALSE, TRUE, 1234 },
  { "5 594 340", FALSE, TRUE, 5594340 },
  { "1 234,5", TRUE, TRUE, 1234.5 },
  { "1 234.567", TRUE, TRUE, 1234.567 },
  { "1\u00a0234", FALSE, TRUE, 1234 },
  { "1\u202f234\u202f567", FALSE, TRUE, 1234567 },
  { "1\u2009234", FALSE, TRUE, 1234 },
  { "1\u202f234\u00a0567", FALSE, TRUE, 1234567 },
  { "1'234'567.5", TRUE, TRUE, 1234567.5 },
  { "1\u2019234", FALSE, TRUE, 1234 },
  { "0.1", TRUE, TRUE, 0.1 },
  { "123456789012345678901234567890", FALSE, TRUE, 123456789012345678901234567890.0 },
  { "0.1000000000000000055511151231257827021181583404541015625", TRUE, TRUE, 0.1 },
  { "", TRUE, FALSE, 0 },
  { "   ", TRUE, FALSE, 0 },
  { NULL, TRUE, FALSE, 0 },
  { "abc", TRUE, FALSE, 0 },
  { "12a", TRUE, FALSE, 0 },
  { "NaN", TRUE, FALSE, 0 },
  { "inf", TRUE, FALSE, 0 },
  { "-inf", TRUE, FALSE, 0 },
  { "0x10", TRUE, FALSE, 0 },
  { "1e5", TRUE, FALSE, 0 },
  { "--1", TRUE, FALSE, 0 },
  { "+-1", TRUE, FALSE, 0 },
  { "-", TRUE, FALSE, 0 },
  { ".", TRUE, FALSE, 0 },
  { "5.", TRUE, FALSE, 0 },
  { "5,", TRUE, FALSE, 0 },
  { "1..5", TRUE, FALSE, 0 },
  { "1,,5", TRUE, FALSE, 0 },
  { "1.5.5", TRUE, FALSE, 0 },
  { "1,5,5", TRUE, FALSE, 0 },
  { "1.23.456", TRUE, FALSE, 0 },
  { "1,234.567.890", TRUE, FALSE, 0 },
  { "1.234,567.8", TRUE, FALSE, 0 },
  { "12 34", FALSE, FALSE, 0 },
  { "12 34,5", TRUE, FALSE, 0 },
  { "1234 567", FALSE, FALSE, 0 },
  { "1 234'567", FALSE, FALSE, 0 },
  { "1  234", FALSE, FALSE, 0 },
  { "1,234 567", FALSE, FALSE, 0 },
  { "12 %", TRUE, FALSE, 0 },
  { "1/2", TRUE, FALSE, 0 },
  { "\xff", TRUE, FALSE, 0 },
};

static void
test_parse (void)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  double value = 0.0;

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gboolean ok = FALSE;

      value = -77.0;
      ok = pal_number_parse (typed[i].text, typed[i].decimals, &value);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (ok, ==, typed[i].ok);
      g_assert_cmpfloat (value, ==, ok ? typed[i].value : -77.0);
      g_assert_false (ok && value == 0.0 && signbit (value));
    }
  for (int i = 0; i < 400; i++)
    g_string_append_c (digits, '9');
  g_assert_false (pal_number_parse (digits->str, TRUE, &value)); /* beyond all doubles */
}

static void
test_machine (void)
{
  static const struct
  {
    const char *text;
    gboolean ok;
    double value;
    const char *written;
  } cases[] = {
    { "0", TRUE, 0, "0" },
    { "-0", TRUE, 0, "0" },
    { "-0.0", TRUE, 0, "0" },
    { "42", TRUE, 42, "42" },
    { "-42", TRUE, -42, "-42" },
    { "+42", TRUE, 42, "42" },
    { "999999999999999", TRUE, 999999999999999, "999999999999999" },
    { "0.1", TRUE, 0.1, "0.1" },
    { ".5", TRUE, 0.5, "0.5" },
    { "5.", TRUE, 5, "5" },
    { "12.75", TRUE, 12.75, "12.75" },
    { "1e5", TRUE, 100000, "100000" },
    { "1.5E-3", TRUE, 0.0015, "0.0015" },
    { "1e+21", TRUE, 1e21, "1e+21" },
    { "0.30000000000000004", TRUE, 0.1 + 0.2, "0.30000000000000004" },
    { "9007199254740993", TRUE, 9007199254740992.0, "9007199254740992" },
    { "", FALSE, 0, NULL },
    { "-", FALSE, 0, NULL },
    { ".", FALSE, 0, NULL },
    { "1e", FALSE, 0, NULL },
    { "e5", FALSE, 0, NULL },
    { "1,5", FALSE, 0, NULL },
    { " 1", FALSE, 0, NULL },
    { "1 ", FALSE, 0, NULL },
    { "0x10", FALSE, 0, NULL },
    { "nan", FALSE, 0, NULL },
    { "inf", FALSE, 0, NULL },
    { "1e999", FALSE, 0, NULL },
    { NULL, FALSE, 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value = -77.0;
      gboolean ok = pal_number_from_machine (cases[i].text, &value);
      g_autofree char *written = NULL;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (ok, ==, cases[i].ok);
      if (!ok)
        continue;
      g_assert_cmpfloat (value, ==, cases[i].value);
      written = pal_number_to_machine (value);
      g_assert_cmpstr (written, ==, cases[i].written);
    }
}

static void
test_format (void)
{
  static const struct
  {
    double value;
    int decimals;
    const char *text;
  } cases[] = {
    { 0, 0, "0" },
    { 0, 2, "0.00" },
    { -0.001, 2, "0.00" },
    { -1.5, 1, "\u22121.5" },
    { 9999, 0, "9999" },
    { 10000, 0, "10\u202f000" },
    { -10000, 0, "\u221210\u202f000" },
    { 123456.78, 1, "123\u202f456.8" },
    { 5594340, 0, "5\u202f594\u202f340" },
    { 9999.96, 1, "10\u202f000.0" },
    { 0.5, -3, "0" },
    { 2.0 / 3.0, 3, "0.667" },
  };
  g_autofree char *huge = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pal_number_format (cases[i].value, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  huge = pal_number_format (-G_MAXDOUBLE, 15); /* must fit, whatever it reads like */
  g_assert_true (g_utf8_validate (huge, -1, NULL));
}

/* Typing, files and digests must not depend on where the computer stands. */
static void
test_comma_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *text = NULL;

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL && setlocale (LC_ALL, "nb_NO.UTF-8") == NULL)
    {
      g_test_skip ("no locale with a decimal comma is installed");
      return;
    }
  test_parse ();
  test_machine ();
  text = pal_number_format (12345.5, 1);
  g_assert_cmpstr (text, ==, "12\u202f345,5");
  setlocale (LC_ALL, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/parse", test_parse);
  g_test_add_func ("/number/machine", test_machine);
  g_test_add_func ("/number/format", test_format);
  g_test_add_func ("/number/comma-locale", test_comma_locale);
  return g_test_run ();
}
