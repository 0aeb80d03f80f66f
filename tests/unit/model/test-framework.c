/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-framework.h"

#include <string.h>

#include "base/pal-error.h"
#include "model/pal-bundle.h"

/* One indicator of each kind; each fault below changes one place. */
static const char small[] =
    "{\"schema\":\"palliscope-indicators/1\",\"id\":\"small\",\"version\":\"1\",\"instrument\":\"survey\","
    "\"level_labels\":[\"One\",\"Two\",\"Three\",\"Four\"],"
    "\"composite_defaults\":{\"domain_min_share\":0.6,\"index_min_domains\":2,\"only_core\":true},"
    "\"domains\":[{\"id\":\"POL\",\"title\":\"Policy\",\"weight\":1.0,\"who2021_dimension\":[\"Health "
    "policies\"]},"
    "{\"id\":\"INT\",\"title\":\"Integration\",\"weight\":2.0}],\"indicators\":["
    "{\"id\":\"POL1\",\"domain\":\"POL\",\"title\":\"Plan\",\"level\":\"country\",\"formula\":\"level(T1C02)"
    "\","
    "\"unit\":\"level 1-4\",\"decimals\":0,\"direction\":1,"
    "\"scale\":{\"method\":\"goalposts\",\"lower\":1,\"upper\":4,\"cap\":true},"
    "\"levels\":{\"cutpoints\":[1.5,2.5,3.5],\"status\":\"native\",\"source\":\"S\"},"
    "\"reference_lines\":[{\"value\":2,\"label\":\"Norm\",\"source\":\"P\"}],"
    "\"aggregation\":{\"method\":\"none\"},\"missing\":{\"rule\":\"all_required\"},\"weight\":1.5,"
    "\"core\":true,\"in_composite\":true,\"refs\":[\"WHO\"]},"
    "{\"id\":\"INT7\",\"domain\":\"INT\",\"title\":\"Late\",\"level\":\"institution\",\"formula\":\"pct("
    "T4I07)\","
    "\"direction\":-1,\"scale\":{\"method\":\"minmax\",\"lower\":null,\"upper\":null},"
    "\"levels\":{\"cutpoints\":[20,10,4],\"status\":\"proposed\"},"
    "\"aggregation\":{\"method\":\"pooled_ratio\",\"ratio\":\"T4I07\",\"publish_min_n\":3,\"min_coverage\":0."
    "5},"
    "\"missing\":{\"rule\":\"min_items\",\"min_items\":10}},"
    "{\"id\":\"SRV6\",\"domain\":null,\"title\":\"Staff\",\"level\":\"institution\",\"formula\":\"1\","
    "\"direction\":1,\"scale\":{\"method\":\"minmax\"},\"levels\":null,\"in_composite\":false,"
    "\"aggregation\":{\"method\":\"pooled_expr\",\"num\":\"value(T1I06)\",\"den\":\"value(B0I03)\","
    "\"multiplier\":1000},\"missing\":{\"rule\":\"all_required\"}}]}";

static char *
replace_once (const char *text, const char *from, const char *to)
{
  const char *at = strstr (text, from);

  g_assert_nonnull (at);
  g_assert_null (strstr (at + 1, from));
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, to, at + strlen (from));
}

static void
test_small (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalFramework) framework = pal_framework_new_from_json (small, -1, "small", &error);
  const PalIndicator *indicator = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (pal_framework_get_id (framework), ==, "small");
  g_assert_cmpstr (pal_framework_get_version (framework), ==, "1");
  g_assert_cmpstr (pal_framework_get_instrument_id (framework), ==, "survey");
  g_assert_cmpstr (pal_framework_get_level_label (framework, 1), ==, "One");
  g_assert_cmpstr (pal_framework_get_level_label (framework, 4), ==, "Four");
  g_assert_cmpfloat (pal_framework_get_domain_min_share (framework), ==, 0.6);
  g_assert_cmpuint (pal_framework_get_index_min_domains (framework), ==, 2);
  g_assert_true (pal_framework_get_only_core (framework));
  g_assert_cmpuint (pal_framework_get_n_domains (framework), ==, 2);
  g_assert_cmpstr (pal_framework_get_domain (framework, 0)->who2021_dimensions[0], ==, "Health policies");
  g_assert_cmpfloat (pal_framework_find_domain (framework, "INT")->weight, ==, 2.0);
  g_assert_null (pal_framework_find_domain (framework, "ZZZ"));
  g_assert_null (pal_framework_find_indicator (framework, "ZZZ"));

  indicator = pal_framework_find_indicator (framework, "POL1");
  g_assert_cmpuint (indicator->index, ==, 0);
  g_assert_cmpint (indicator->scale, ==, PAL_SCALE_GOALPOSTS);
  g_assert_cmpfloat (indicator->upper, ==, 4.0);
  g_assert_true (indicator->cap);
  g_assert_cmpstr (indicator->level_status, ==, "native");
  g_assert_cmpuint (indicator->n_reference_lines, ==, 1);
  g_assert_cmpstr (indicator->reference_lines[0].label, ==, "Norm");
  g_assert_cmpint (indicator->country_value, ==, PAL_COUNTRY_VALUE_NONE);
  g_assert_cmpint (indicator->min_items, ==, 0);
  g_assert_cmpfloat (indicator->weight, ==, 1.5);

  indicator = pal_framework_find_indicator (framework, "INT7");
  g_assert_cmpint (indicator->scale, ==, PAL_SCALE_MINMAX);
  g_assert_cmpint (indicator->country_value, ==, PAL_COUNTRY_VALUE_POOLED_RATIO);
  g_assert_cmpstr (indicator->pooled_ratio, ==, "T4I07");
  g_assert_cmpuint (indicator->publish_min_n, ==, 3);
  g_assert_cmpfloat (indicator->min_coverage, ==, 0.5);
  g_assert_cmpint (indicator->min_items, ==, 10);
  g_assert_cmpfloat (indicator->weight, ==, 1.0);

  indicator = pal_framework_get_indicator (framework, 2);
  g_assert_null (indicator->domain);
  g_assert_false (indicator->in_composite);
  g_assert_false (indicator->has_levels);
  g_assert_cmpstr (indicator->pooled_den, ==, "value(B0I03)");
  g_assert_cmpfloat (indicator->pooled_multiplier, ==, 1000.0);
}

static void
test_levels (void)
{
  static const struct
  {
    const char *id;
    double value;
    int level;
  } cases[] = {
    { "POL1", -5, 1 },  { "POL1", 1, 1 },   { "POL1", 1.5, 2 }, { "POL1", 2.499, 2 }, { "POL1", 2.5, 3 },
    { "POL1", 3.5, 4 }, { "POL1", 99, 4 },  { "INT7", 100, 1 }, { "INT7", 20.1, 1 },  { "INT7", 20, 2 },
    { "INT7", 10, 3 },  { "INT7", 4.1, 3 }, { "INT7", 4, 4 },   { "INT7", 0, 4 },     { "SRV6", 1, 0 },
  };
  g_autoptr (PalFramework) framework = pal_framework_new_from_json (small, -1, "small", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PalIndicator *indicator = pal_framework_find_indicator (framework, cases[i].id);

      g_test_message ("%s %g", cases[i].id, cases[i].value);
      g_assert_cmpint (pal_indicator_get_level_of (indicator, cases[i].value), ==, cases[i].level);
    }
}

static void
test_bundled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("indicators.json", &error);
  g_autoptr (PalFramework) framework = NULL;
  g_autoptr (PalFramework) again = NULL;
  gsize size = 0;
  const char *data = NULL;
  guint n_core = 0, n_summary = 0;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  framework = pal_framework_new_from_json (data, (gssize) size, "indicators.json", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pal_framework_get_n_indicators (framework), ==, 45);
  g_assert_cmpuint (pal_framework_get_n_domains (framework), ==, 8);
  g_assert_cmpstr (pal_framework_get_level_label (framework, 3), ==, "Established");
  g_assert_cmpuint (pal_framework_get_index_min_domains (framework), ==, 6);
  for (guint i = 0; i < 45; i++)
    {
      const PalIndicator *indicator = pal_framework_get_indicator (framework, i);

      g_assert_cmpuint (indicator->index, ==, i);
      n_core += indicator->core && indicator->in_composite;
      n_summary += !indicator->in_composite;
    }
  g_assert_cmpuint (n_core, ==, 31);
  g_assert_cmpuint (n_summary, ==, 2);
  again = pal_framework_new_from_json (pal_framework_get_canonical (framework), -1, "canonical", &error);
  g_assert_no_error (error);
  g_assert_true (pal_hash_equal (pal_framework_get_hash (framework), pal_framework_get_hash (again)));
}

static const struct
{
  const char *from;
  const char *to;
  const char *subject;
  const char *reason;
} faults[] = {
  { "palliscope-indicators/1", "something/1", "broken", "expected the schema word" },
  { "\"instrument\":\"survey\",", "", "broken", "“instrument” is missing" },
  { "\"Three\",\"Four\"", "\"Three\"", "broken", "“level_labels” must name 4 levels" },
  { "\"domain_min_share\":0.6", "\"domain_min_share\":1.6", "broken", "“domain_min_share” must be" },
  { "\"index_min_domains\":2", "\"index_min_domains\":3", "broken", "from 1 to 2" },
  { "\"id\":\"INT\"", "\"id\":\"POL\"", "domain POL", "stands twice" },
  { "\"weight\":2.0", "\"weight\":-2.0", "domain INT", "may not be below 0" },
  { "\"id\":\"INT7\"", "\"id\":\"POL1\"", "indicator POL1", "stands twice" },
  { "\"id\":\"INT7\",", "", "broken", "indicator without an id" },
  { "\"domain\":\"INT\"", "\"domain\":\"ZZZ\"", "indicator INT7", "unknown domain “ZZZ”" },
  { "\"domain\":\"INT\"", "\"domain\":null", "indicator INT7", "needs a domain" },
  { "\"title\":\"Late\",", "", "indicator INT7", "“title” is missing" },
  { "\"formula\":\"1\",", "", "indicator SRV6", "“formula” is missing" },
  { "\"level\":\"country\"", "\"level\":\"town\"", "indicator POL1", "found “town”" },
  { "\"direction\":-1", "\"direction\":0", "indicator INT7", "must be 1 or -1" },
  { "\"direction\":-1", "\"direction\":1", "indicator INT7", "the cut points must go up" },
  { "[1.5,2.5,3.5]", "[1.5,3.5,2.5]", "indicator POL1", "the cut points must go up" },
  { "[20,10,4]", "[4,10,20]", "indicator INT7", "the cut points must go down" },
  { "[20,10,4]", "[20,10]", "indicator INT7", "three cut points, found 2" },
  { "[20,10,4]", "[20,10,\"4\"]", "indicator INT7", "must be numbers" },
  { "\"status\":\"proposed\"", "\"status\":\"guess\"", "indicator INT7", "found “guess”" },
  { "\"lower\":1,\"upper\":4", "\"lower\":4,\"upper\":4", "indicator POL1", "4 is not below 4" },
  { "\"lower\":1,\"upper\":4", "\"lower\":1", "indicator POL1", "“upper” is missing" },
  { "\"method\":\"goalposts\"", "\"method\":\"magic\"", "indicator POL1", "found “magic”" },
  { "\"method\":\"goalposts\"", "\"method\":\"dist_target\"", "indicator POL1", "needs a “target”" },
  { "\"title\":\"Integration\"", "\"title\":\"Integration\",\"parent\":\"ABC\"", "domain INT",
    "unknown parent “ABC”" },
  { "\"title\":\"Integration\"", "\"title\":\"Integration\",\"parent\":\"INT\"", "domain INT",
    "it stands below itself" },
  { "\"title\":\"Integration\"", "\"title\":\"Integration\",\"aggregation\":{\"method\":\"power\"}",
    "domain INT", "“power” must be" },
  { "\"title\":\"Integration\"", "\"title\":\"Integration\",\"min_share\":1.5", "domain INT",
    "“min_share” must be" },
  { "\"weight\":1.5", "\"weight\":1e308", "indicator POL1", "may not be above" },
  { "\"method\":\"none\"", "\"method\":\"mean\"", "indicator POL1", "takes no values from institutions" },
  { "\"method\":\"pooled_ratio\"", "\"method\":\"none\"", "indicator INT7",
    "needs a way to a country value" },
  { "\"method\":\"pooled_ratio\"", "\"method\":\"mode\"", "indicator INT7", "unknown way" },
  { "\"ratio\":\"T4I07\",", "", "indicator INT7", "“ratio” is missing" },
  { "\"den\":\"value(B0I03)\",", "", "indicator SRV6", "“den” is missing" },
  { ",\"multiplier\":1000", "", "indicator SRV6", "“multiplier” is missing" },
  { "\"multiplier\":1000", "\"multiplier\":0", "indicator SRV6", "must be above 0" },
  { "\"min_coverage\":0.5", "\"min_coverage\":50", "indicator INT7", "from 0 to 1" },
  { "\"publish_min_n\":3", "\"publish_min_n\":-3", "indicator INT7", "“publish_min_n” must be" },
  { ",\"min_items\":10", "", "indicator INT7", "needs “min_items”" },
  { "\"rule\":\"min_items\"", "\"rule\":\"some\"", "indicator INT7", "found “some”" },
  { "\"weight\":1.5", "\"weight\":-1.5", "indicator POL1", "may not be below 0" },
  { "\"decimals\":0", "\"decimals\":\"0\"", "indicator POL1", "“decimals” must be" },
  { "{\"value\":2,", "{", "indicator POL1", "“value” is missing" },
};

static void
test_faults (void)
{
  g_autofree char *newer = replace_once (small, "indicators/1", "indicators/12");
  g_autoptr (GError) too_new = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_test_message ("%s -> %s", faults[i].from, faults[i].to);
      text = replace_once (small, faults[i].from, faults[i].to);
      g_assert_null (pal_framework_new_from_json (text, -1, "broken", &error));
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, faults[i].subject));
      g_assert_nonnull (strstr (error->message, faults[i].reason));
    }
  g_assert_null (pal_framework_new_from_json (newer, -1, "newer", &too_new));
  g_assert_error (too_new, PAL_ERROR, PAL_ERROR_NEWER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/framework/small", test_small);
  g_test_add_func ("/framework/levels", test_levels);
  g_test_add_func ("/framework/bundled", test_bundled);
  g_test_add_func ("/framework/faults", test_faults);
  return g_test_run ();
}
