/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-value.h"

#include <string.h>

#include "base/pal-error.h"

/* The JSON forms are part of the journal: these texts never change. */
static void
test_forms (void)
{
  static const struct
  {
    const char *read;
    const char *written;
    PalValueKind kind;
    const char *text;
  } cases[] = {
    { "null", "null", PAL_VALUE_NONE, "" },
    { "{\"missing\":\"DK\"}", "{\"missing\":\"DK\"}", PAL_VALUE_MISSING, "" },
    { "{\"missing\":\"NA\"}", "{\"missing\":\"NA\"}", PAL_VALUE_MISSING, "" },
    { "{\"missing\":\"NR\"}", "{\"missing\":\"NR\"}", PAL_VALUE_MISSING, "" },
    { "{\"missing\":\"SK\"}", "{\"missing\":\"SK\"}", PAL_VALUE_MISSING, "" },
    { "{\"missing\":\"SU\"}", "{\"missing\":\"SU\"}", PAL_VALUE_MISSING, "" },
    { "0", "0", PAL_VALUE_NUMBER, "0" },
    { "-0", "0", PAL_VALUE_NUMBER, "0" },
    { "5594340", "5594340", PAL_VALUE_NUMBER, "5594340" },
    { "-12.50", "-12.5", PAL_VALUE_NUMBER, "-12.5" },
    { "1e3", "1000", PAL_VALUE_NUMBER, "1000" },
    { "\"concurrent\"", "\"concurrent\"", PAL_VALUE_STRING, "concurrent" },
    { "\"\"", "\"\"", PAL_VALUE_STRING, "" },
    { "\"2026-01-31\"", "\"2026-01-31\"", PAL_VALUE_STRING, "2026-01-31" },
    { "\"\\u00e9\\n\\\"\"", "\"é\\n\\\"\"", PAL_VALUE_STRING, "é\n\"" },
    { "[]", "[]", PAL_VALUE_SET, "" },
    { "[\"a\"]", "[\"a\"]", PAL_VALUE_SET, "a" },
    { "[\"rn\",\"md\",\"rn\",\"Z\"]", "[\"Z\",\"md\",\"rn\"]", PAL_VALUE_SET, "Z|md|rn" },
    { "{\"den\":40,\"num\":12}", "{\"den\":40,\"num\":12}", PAL_VALUE_RATIO, "12/40" },
    { " { \"num\" : 12 , \"den\" : 40 } ", "{\"den\":40,\"num\":12}", PAL_VALUE_RATIO, "12/40" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (PalValue) value = PAL_VALUE_INIT;
      g_auto (PalValue) copy = PAL_VALUE_INIT;
      g_autofree char *json = NULL;
      g_autofree char *text = NULL;

      g_assert_true (pal_value_from_json (&value, cases[i].read, &error));
      g_assert_no_error (error);
      g_assert_cmpint (value.kind, ==, cases[i].kind);
      json = pal_value_to_json (&value);
      g_assert_cmpstr (json, ==, cases[i].written);
      text = pal_value_to_text (&value);
      g_assert_cmpstr (text, ==, cases[i].text);
      pal_value_copy (&copy, &value);
      g_assert_true (pal_value_equal (&copy, &value));
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "",
    " ",
    "nul",
    "nullx",
    "true",
    "false",
    "NaN",
    "1e999",
    "01",
    "1 2",
    "\"open",
    "\"\\ud800\"",
    "\"\xff\"",
    "[1]",
    "[null]",
    "[\"a\"",
    "[\"a\",]",
    "[[\"a\"]]",
    "{}",
    "{\"missing\":\"XX\"}",
    "{\"missing\":\"\"}",
    "{\"missing\":1}",
    "{\"missing\":\"DK\",\"num\":1}",
    "{\"num\":1}",
    "{\"den\":1}",
    "{\"num\":1,\"num\":2}",
    "{\"num\":1,\"den\":2,\"den\":3}",
    "{\"num\":1,\"den\":2,\"x\":3}",
    "{\"num\":1,\"missing\":\"DK\"}",
    "{\"num\":\"1\",\"den\":2}",
    "{\"num\":1,\"den\":2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (PalValue) value = PAL_VALUE_INIT;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_false (pal_value_from_json (&value, cases[i], &error));
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      g_assert_cmpint (value.kind, ==, PAL_VALUE_NONE);
      g_assert_false (pal_value_from_json (&value, cases[i], NULL)); /* nobody asks why */
    }
}

static void
test_compare (void)
{
  const char *const codes[] = { "rn", "md", "rn", NULL };
  const char *const same[] = { "md", "rn", NULL };
  PalValue values[8] = { PAL_VALUE_INIT };
  g_auto (PalValue) set = PAL_VALUE_INIT;

  pal_value_init_missing (&values[1], PAL_MISSING_DK);
  pal_value_init_missing (&values[2], PAL_MISSING_NA);
  pal_value_init_number (&values[3], 1.0);
  pal_value_init_string (&values[4], "1");
  pal_value_init_set (&values[5], codes);
  pal_value_init_ratio (&values[6], 1.0, 2.0);
  pal_value_init_ratio (&values[7], 1.0, 3.0);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint k = 0; k < G_N_ELEMENTS (values); k++)
      g_assert_cmpint (pal_value_equal (&values[i], &values[k]), ==, i == k);

  pal_value_init_set (&set, same);
  g_assert_true (pal_value_equal (&set, &values[5]));
  g_assert_true (pal_value_has (&set, "md"));
  g_assert_false (pal_value_has (&set, "m"));
  g_assert_true (pal_value_has (&values[4], "1"));
  g_assert_false (pal_value_has (&values[3], "1"));
  g_assert_false (pal_value_has (&values[1], "DK"));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    pal_value_clear (&values[i]);
}

static void
test_missing (void)
{
  static const char *const codes[] = { "NR", "DK", "NA", "SK", "SU" };
  /* Of two reasons the one that a person can act on first: NR, DK, SU, NA, SK. */
  static const PalMissing order[] = { PAL_MISSING_NR, PAL_MISSING_DK, PAL_MISSING_SU,
                                      PAL_MISSING_NA, PAL_MISSING_SK, PAL_MISSING_NONE };
  PalMissing missing = PAL_MISSING_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_assert_true (pal_missing_from_code (codes[i], &missing));
      g_assert_cmpstr (pal_missing_to_code (missing), ==, codes[i]);
      g_assert_cmpint (strlen (pal_missing_get_label (missing)), >, 5);
    }
  g_assert_cmpstr (pal_missing_to_code (PAL_MISSING_NONE), ==, "");
  g_assert_cmpstr (pal_missing_get_label (PAL_MISSING_NONE), ==, "");
  g_assert_cmpstr (pal_missing_get_label (PAL_MISSING_SU), ==, "Withheld, small numbers");
  g_assert_false (pal_missing_from_code ("", &missing));
  g_assert_false (pal_missing_from_code ("dk", &missing));
  g_assert_false (pal_missing_from_code (NULL, &missing));
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    for (gsize k = i; k < G_N_ELEMENTS (order); k++)
      {
        g_assert_cmpint (pal_missing_worse (order[i], order[k]), ==, order[i]);
        g_assert_cmpint (pal_missing_worse (order[k], order[i]), ==, order[i]);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value/forms", test_forms);
  g_test_add_func ("/value/refused", test_refused);
  g_test_add_func ("/value/compare", test_compare);
  g_test_add_func ("/value/missing", test_missing);
  return g_test_run ();
}
