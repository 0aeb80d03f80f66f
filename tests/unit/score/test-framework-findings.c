/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a framework that is being written is told: each fault with its code and place. */
#include "score/pal-framework-findings.h"

#include "pal-test-units.h"

static JsonObject *
get_domain (JsonObject *root, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (root, "domains"), index);
}

static void
make_loop (JsonObject *root)
{
  json_object_set_string_member (get_domain (root, 1), "parent", "EDU");
  json_object_set_string_member (get_domain (root, 4), "parent", "INT");
  json_object_set_string_member (get_domain (root, 2), "parent", "SRV");
  json_object_set_string_member (get_domain (root, 0), "parent", "SRV"); /* leads into it */
}

static void
stand_below_itself (JsonObject *root)
{
  json_object_set_string_member (get_domain (root, 3), "parent", "MED");
}

static void
lose_parent (JsonObject *root)
{
  json_object_set_string_member (get_domain (root, 1), "parent", "GONE");
}

static void
lose_domain (JsonObject *root)
{
  json_object_set_string_member (pal_test_find_indicator (root, "INT3"), "domain", "GONE");
}

static void
double_code (JsonObject *root)
{
  json_object_set_string_member (pal_test_find_indicator (root, "INT3"), "id", "INT4");
}

static void
double_domain (JsonObject *root)
{
  json_object_set_string_member (get_domain (root, 1), "id", "POL");
}

static void
weigh_nothing (JsonObject *root)
{
  static const char *const codes[] = { "EMP1", "EMP2", "EMP3" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    json_object_set_double_member (pal_test_find_indicator (root, codes[i]), "weight", 0);
}

static void
weigh_oddly (JsonObject *root)
{
  json_object_set_double_member (pal_test_find_indicator (root, "EMP1"), "weight", 0.5);
}

static void
weigh_hugely (JsonObject *root)
{
  json_object_set_double_member (pal_test_find_indicator (root, "EMP1"), "weight", 1e13);
}

static void
lose_question (JsonObject *root)
{
  json_object_set_string_member (pal_test_find_indicator (root, "POL1"), "formula", "level(T9C99)");
}

static void
empty_domain (JsonObject *root)
{
  JsonObject *extra = json_object_new ();

  json_object_set_string_member (extra, "id", "NEW");
  json_object_set_string_member (extra, "title", "New");
  json_array_add_object_element (json_object_get_array_member (root, "domains"), extra);
}

static void
no_indicators (JsonObject *root)
{
  json_object_set_array_member (root, "indicators", json_array_new ());
}

static char *
make_document (void (*change) (JsonObject *root))
{
  g_autoptr (PalFramework) bundled = pal_test_load_framework ();
  g_autoptr (JsonNode) node = json_from_string (pal_framework_get_canonical (bundled), NULL);

  if (change != NULL)
    change (json_node_get_object (node));
  return json_to_string (node, FALSE);
}

static GPtrArray *
new_findings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
}

static void
test_faults (void)
{
  static const struct
  {
    void (*change) (JsonObject *root);
    PalSeverity severity;
    const char *rule, *path, *message;
  } cases[] = {
    { make_loop, PAL_SEVERITY_ERROR, "cycle", "domains/1",
      "domain SRV stands below itself: SRV -> EDU -> INT -> SRV" },
    { stand_below_itself, PAL_SEVERITY_ERROR, "cycle", "domains/3",
      "domain MED stands below itself: MED -> MED" },
    { lose_parent, PAL_SEVERITY_ERROR, "parent", "domains/1", "domain SRV: there is no domain GONE" },
    { lose_domain, PAL_SEVERITY_ERROR, "parent", "indicators/13", "indicator INT3: there is no domain GONE" },
    { double_code, PAL_SEVERITY_ERROR, "duplicate", "indicators/14",
      "INT4: the code stands twice, here and in indicators/13" },
    { double_domain, PAL_SEVERITY_ERROR, "duplicate", "domains/1",
      "POL: the code stands twice, here and in domains/0" },
    { weigh_nothing, PAL_SEVERITY_ERROR, "weight", "domains/7", "EMP: all weights below it are 0" },
    { weigh_oddly, PAL_SEVERITY_NOTE, "weight", "domains/7",
      "EMP: the weights below it sum to 2.5; they are rescaled" },
    { weigh_hugely, PAL_SEVERITY_ERROR, "indicator", "indicators/40",
      "indicator EMP1: “weight” may not be above 1e+12" },
    { lose_question, PAL_SEVERITY_ERROR, "formula", "indicators/0",
      "indicator POL1: formula: there is no question T9C99" },
    { empty_domain, PAL_SEVERITY_NOTE, "empty", "domains/8",
      "NEW: nothing below it counts, so it has no score" },
    { no_indicators, PAL_SEVERITY_ERROR, "document", "indicators", "the document holds no indicators" },
  };
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = make_document (cases[i].change);
      g_autoptr (GPtrArray) findings = new_findings ();
      g_autoptr (PalFramework) framework = pal_framework_findings (json, "draft", instrument, findings);
      guint n = 0;

      for (guint j = 0; j < findings->len; j++)
        {
          const PalFinding *finding = g_ptr_array_index (findings, j);

          g_test_message ("%s %s: %s", finding->rule, finding->column, finding->message);
          if (g_strcmp0 (finding->rule, cases[i].rule) != 0 ||
              g_strcmp0 (finding->column, cases[i].path) != 0)
            continue;
          g_assert_cmpstr (finding->message, ==, cases[i].message);
          g_assert_cmpint (finding->severity, ==, cases[i].severity);
          n++;
        }
      g_test_message ("case %u: %s", i, cases[i].message);
      g_assert_cmpuint (n, ==, 1);
      g_assert_true ((framework == NULL) == (cases[i].severity == PAL_SEVERITY_ERROR));
    }
}

/* A loop is told once, not by each that stands in it or leads into it. */
static void
test_one_loop (void)
{
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();
  g_autofree char *json = make_document (make_loop);
  g_autoptr (GPtrArray) findings = new_findings ();
  guint n = 0;

  g_assert_null (pal_framework_findings (json, "draft", instrument, findings));
  for (guint i = 0; i < findings->len; i++)
    n += g_strcmp0 (((const PalFinding *) g_ptr_array_index (findings, i))->rule, "cycle") == 0;
  g_assert_cmpuint (n, ==, 1);
}

static void
test_fine (void)
{
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();
  g_autofree char *json = make_document (NULL);
  g_autoptr (GPtrArray) findings = new_findings ();
  g_autoptr (PalFramework) framework = pal_framework_findings (json, "draft", instrument, findings);

  g_assert_nonnull (framework);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_nonsense (void)
{
  static const char parts[] = "{\"schema\":\"palliscope-indicators/1\",\"domains\":[1,{}],\"indicators\":{}}";
  static const char *const texts[] = { "", "[]", "{}", "{\"schema\":\"palliscope-indicators/1\"}", parts };
  g_autoptr (PalInstrument) instrument = pal_test_load_instrument ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) findings = new_findings ();

      g_assert_null (pal_framework_findings (texts[i], "draft", instrument, findings));
      g_assert_cmpuint (findings->len, >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/framework-findings/faults", test_faults);
  g_test_add_func ("/score/framework-findings/one-loop", test_one_loop);
  g_test_add_func ("/score/framework-findings/fine", test_fine);
  g_test_add_func ("/score/framework-findings/nonsense", test_nonsense);
  return g_test_run ();
}
