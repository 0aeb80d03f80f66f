/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/pal-framework-check.h"

#include "base/pal-error.h"
#include "pal-test-units.h"

static void
set_formula (JsonObject *root, const char *id, const char *formula)
{
  json_object_set_string_member (pal_test_find_indicator (root, id), "formula", formula);
}

static void
set_aggregation (JsonObject *root, const char *id, const char *name, const char *value)
{
  json_object_set_string_member (
      json_object_get_object_member (pal_test_find_indicator (root, id), "aggregation"), name, value);
}

static void
break_syntax (JsonObject *root)
{
  set_formula (root, "POL1", "level(T1C02) +");
}

static void
break_question (JsonObject *root)
{
  set_formula (root, "POL1", "level(T9C99)");
}

static void
break_level (JsonObject *root)
{
  set_formula (root, "POL1", "value(T4I03)");
}

static void
break_type (JsonObject *root)
{
  set_formula (root, "SRV1", "pct(T1C11)");
}

static void
break_code (JsonObject *root)
{
  set_formula (root, "INT1", "has(T1I02,\"nothing\")");
}

static void
break_ratio (JsonObject *root)
{
  set_aggregation (root, "INT4", "ratio", "T4I03");
}

static void
break_ratio_question (JsonObject *root)
{
  set_aggregation (root, "INT4", "ratio", "T9I99");
}

static void
break_pooled_num (JsonObject *root)
{
  set_aggregation (root, "SRV6", "num", "value(B0C01)");
}

static void
break_pooled_den (JsonObject *root)
{
  set_aggregation (root, "SRV6", "den", "value(B0I03");
}

static void
break_weight (JsonObject *root)
{
  set_aggregation (root, "INT3", "method", "weighted");
  set_aggregation (root, "INT3", "weight", "T4I04");
}

static void
break_weight_question (JsonObject *root)
{
  set_aggregation (root, "INT3", "method", "weighted");
  set_aggregation (root, "INT3", "weight", "T9I99");
}

/* 10 000 levels of parentheses in a document that is fine otherwise. */
static void
break_depth (JsonObject *root)
{
  g_autoptr (GString) formula = g_string_new (NULL);

  for (guint i = 0; i < 10000; i++)
    g_string_append_c (formula, '(');
  g_string_append (formula, "level(T1C02)");
  for (guint i = 0; i < 10000; i++)
    g_string_append_c (formula, ')');
  set_formula (root, "POL1", formula->str);
}

static void
break_instrument (JsonObject *root)
{
  json_object_set_string_member (root, "instrument", "another");
}

static void
test_faults (void)
{
  static const struct
  {
    void (*change) (JsonObject *root);
    const char *message;
  } cases[] = {
    { break_syntax, "indicator POL1: formula: at character 15: expected a value, found the end" },
    { break_question, "indicator POL1: formula: there is no question T9C99" },
    { break_level, "indicator POL1: formula: question T4I03 belongs to the institution part" },
    { break_type, "indicator SRV1: formula: pct () cannot read question T1C11 of type integer" },
    { break_code, "indicator INT1: formula: question T1I02 has no option \"nothing\"" },
    { break_ratio, "indicator INT4: pooled ratio: question T4I03 is not a ratio of the institution part" },
    { break_ratio_question, "indicator INT4: pooled ratio: there is no question T9I99" },
    { break_pooled_num, "indicator SRV6: pooled numerator: question B0C01 belongs to the country part" },
    { break_pooled_den,
      "indicator SRV6: pooled denominator: at character 12: expected \")\", found the end" },
    { break_weight, "indicator INT3: weighted mean: question T4I04 is not a number of the institution part" },
    { break_weight_question, "indicator INT3: weighted mean: there is no question T9I99" },
    { break_depth, "indicator POL1: formula: at character 202: nested deeper than 200" },
    { break_instrument, "the framework is made for the instrument another, not for jane2-wp6-default" },
  };
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalFramework) framework = pal_test_framework_with (cases[i].change);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) scorer_error = NULL;

      g_assert_false (pal_framework_check (framework, instrument, &error));
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_assert_null (pal_scorer_new (framework, instrument, &scorer_error));
      g_assert_error (scorer_error, PAL_ERROR, PAL_ERROR_INVALID);
    }
}

/* What the document alone can tell is refused when it is read; here it is only made
 * sure that nothing of it slips through to the scorer. */
static void
break_cutpoints (JsonObject *root)
{
  JsonArray *cutpoints = json_object_get_array_member (
      json_object_get_object_member (pal_test_find_indicator (root, "INT7"), "levels"), "cutpoints");

  json_array_remove_element (cutpoints, 0);
  json_array_add_int_element (cutpoints, 20);
}

static void
break_goalposts (JsonObject *root)
{
  json_object_set_int_member (json_object_get_object_member (pal_test_find_indicator (root, "INT7"), "scale"),
                              "lower", 30);
}

static void
break_aggregation (JsonObject *root)
{
  set_aggregation (root, "INT7", "method", "none");
}

static void
test_document_faults (void)
{
  static void (*const changes[]) (JsonObject * root) = { break_cutpoints, break_goalposts,
                                                         break_aggregation };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (PalFramework) bundled = pal_test_load_framework ();
      g_autoptr (JsonNode) node = json_from_string (pal_framework_get_canonical (bundled), NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *changed = NULL;

      changes[i](json_node_get_object (node));
      changed = json_to_string (node, FALSE);
      g_assert_null (pal_framework_new_from_json (changed, -1, "changed", &error));
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      g_assert_nonnull (g_strstr_len (error->message, -1, "INT7"));
    }
}

static void
test_bundled (void)
{
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();
  g_autoptr (PalFramework) framework = pal_test_load_framework ();
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_framework_check (framework, instrument, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/framework-check/bundled", test_bundled);
  g_test_add_func ("/score/framework-check/faults", test_faults);
  g_test_add_func ("/score/framework-check/document-faults", test_document_faults);
  return g_test_run ();
}
