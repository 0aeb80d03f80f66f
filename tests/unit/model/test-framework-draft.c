/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-framework-draft.h"

#include <math.h>

#include "base/pal-error.h"
#include "model/pal-bundle.h"
#include "model/pal-framework.h"

static PalFrameworkDraft *
load (void)
{
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("indicators.json", NULL);
  g_autofree char *json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;
  PalFrameworkDraft *draft = pal_framework_draft_new (json, &error);

  g_assert_no_error (error);
  return draft;
}

static void
assert_children (PalFrameworkDraft *draft, const char *parent, const char *wanted)
{
  g_autoptr (GPtrArray) codes = pal_framework_draft_list (draft, parent);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (found, i > 0 ? " %s" : "%s", (const char *) g_ptr_array_index (codes, i));
  g_assert_cmpstr (found->str, ==, wanted);
}

/* What is untouched keeps its canonical form, so its digest. */
static void
test_untouched (void)
{
  g_autoptr (PalFrameworkDraft) draft = load ();
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("indicators.json", NULL);
  g_autoptr (PalFramework) framework = pal_framework_new_from_json (
      g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL, NULL);
  g_autofree char *json = pal_framework_draft_to_json (draft);

  g_assert_cmpstr (json, ==, pal_framework_get_canonical (framework));
}

static void
test_tree (void)
{
  g_autoptr (PalFrameworkDraft) draft = load ();
  g_autoptr (GError) error = NULL;
  g_autofree char *code = pal_framework_draft_propose_code (draft, "POL1");

  g_assert_cmpstr (code, ==, "POL6");
  assert_children (draft, NULL, "SUM1 SUM2 POL SRV INT MED EDU PRO RES EMP");
  g_assert_true (pal_framework_draft_add_domain (draft, NULL, "SYS", "System", NULL));
  g_assert_true (pal_framework_draft_move (draft, "POL", "SYS", 0, NULL));
  g_assert_true (pal_framework_draft_move (draft, "SRV", "SYS", 0, NULL));
  assert_children (draft, "SYS", "SRV POL");
  assert_children (draft, NULL, "SUM1 SUM2 INT MED EDU PRO RES EMP SYS");
  g_assert_cmpstr (pal_framework_draft_get_parent (draft, "SRV"), ==, "SYS");
  g_assert_true (pal_framework_draft_move (draft, "SRV", "SYS", 1, NULL));
  assert_children (draft, "SYS", "POL SRV");
  g_assert_true (pal_framework_draft_move (draft, "POL3", "POL", 0, NULL));
  assert_children (draft, "POL", "POL3 POL1 POL2 POL4 POL5");
  g_assert_true (pal_framework_draft_move (draft, "POL3", "SRV", 99, NULL));
  assert_children (draft, "SRV", "SRV1 SRV2 SRV3 SRV4 SRV5 SRV6 POL3");
  g_assert_true (pal_framework_draft_add_indicator (draft, "SYS", "SYS1", "New", "value(T1C11)", NULL));
  assert_children (draft, "SYS", "SYS1 POL SRV");

  g_assert_false (pal_framework_draft_move (draft, "SYS", "POL", 0, &error));
  g_assert_cmpstr (error->message, ==, "domain SYS cannot stand below itself");
  g_clear_error (&error);
  g_assert_false (pal_framework_draft_move (draft, "POL1", NULL, 0, &error));
  g_assert_cmpstr (error->message, ==, "an indicator stands in a domain");
  g_clear_error (&error);
  g_assert_false (pal_framework_draft_move (draft, "POL1", "GONE", 0, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (pal_framework_draft_add_domain (draft, NULL, "POL1", "Twice", &error));
  g_assert_cmpstr (error->message, ==, "the code POL1 is there already");
  g_clear_error (&error);
  g_assert_false (pal_framework_draft_add_domain (draft, NULL, "A/B", "Slash", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);

  g_assert_true (pal_framework_draft_remove (draft, "SYS", NULL));
  assert_children (draft, NULL, "SUM1 SUM2 INT MED EDU PRO RES EMP");
  g_assert_null (pal_framework_draft_find (draft, "POL1", NULL));
  g_assert_null (pal_framework_draft_find (draft, "POL3", NULL));
  g_assert_nonnull (pal_framework_draft_find (draft, "INT3", NULL));
}

static void
test_members (void)
{
  g_autoptr (PalFrameworkDraft) draft = load ();
  g_autoptr (GError) error = NULL;
  g_autofree char *references = NULL, *none = NULL;
  const double two = 2, ninety = 90, bad = INFINITY;

  g_assert_true (pal_framework_draft_set_number (draft, "INT7", "weight", &two, NULL));
  g_assert_cmpfloat (pal_framework_draft_get_number (draft, "INT7", "weight"), ==, 2);
  g_assert_true (pal_framework_draft_set_number (draft, "INT7", "target/value", &ninety, NULL));
  g_assert_cmpfloat (pal_framework_draft_get_number (draft, "INT7", "target/value"), ==, 90);
  g_assert_false (pal_framework_draft_set_number (draft, "INT7", "weight", &bad, &error));
  g_clear_error (&error);
  g_assert_true (isnan (pal_framework_draft_get_number (draft, "INT7", "title")));
  g_assert_cmpfloat (pal_framework_draft_get_number (draft, "INT7", "scale/lower"), ==, 4);

  /* 20, 10, 4 where lower is better; turned round they rise. */
  g_assert_true (pal_framework_draft_set_direction (draft, "INT7", 1, NULL));
  {
    JsonObject *levels =
        json_object_get_object_member (pal_framework_draft_find (draft, "INT7", NULL), "levels");
    JsonArray *points = json_object_get_array_member (levels, "cutpoints");

    g_assert_cmpfloat (json_array_get_double_element (points, 0), ==, 4);
    g_assert_cmpfloat (json_array_get_double_element (points, 2), ==, 20);
  }

  g_assert_true (pal_framework_draft_set_references (draft, "INT7", "2 | Norm | EAPC\n\n 3.5|Goal", NULL));
  references = pal_framework_draft_dup_references (draft, "INT7");
  g_assert_cmpstr (references, ==, "2 | Norm | EAPC\n3.5 | Goal");
  g_assert_false (pal_framework_draft_set_references (draft, "INT7", "two | Norm", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (pal_framework_draft_set_references (draft, "INT7", "2", &error));
  g_assert_true (pal_framework_draft_set_references (draft, "INT7", "", NULL));
  none = pal_framework_draft_dup_references (draft, "INT7");
  g_assert_cmpstr (none, ==, "");
}

/* Through its cells the draft comes back to the byte, and what is as in the base has none. */
static void
test_cells (void)
{
  g_autoptr (PalFrameworkDraft) base = load (), draft = load (), again = NULL, fallback = NULL;
  g_autoptr (GHashTable) cells = NULL;
  g_autofree char *json = NULL, *back = NULL, *same = NULL, *plain = NULL;
  const double two = 2;

  cells = pal_framework_draft_to_cells (draft, base);
  g_assert_cmpuint (g_hash_table_size (cells), ==, 0);
  g_clear_pointer (&cells, g_hash_table_unref);
  pal_framework_draft_set_number (draft, "POL1", "weight", &two, NULL);
  pal_framework_draft_add_domain (draft, "POL", "NEW", "New", NULL);
  pal_framework_draft_remove (draft, "RES", NULL);
  pal_framework_draft_set_head (draft, "version", "9");
  cells = pal_framework_draft_to_cells (draft, base);
  g_assert_cmpuint (g_hash_table_size (cells), ==, 4); /* head, order, indicator/POL1, domain/NEW */
  again = pal_framework_draft_from_cells (base, cells);
  json = pal_framework_draft_to_json (draft);
  back = pal_framework_draft_to_json (again);
  g_assert_cmpstr (json, ==, back);

  g_hash_table_remove_all (cells);
  g_hash_table_insert (cells, g_strdup ("order"), g_strdup ("[nonsense"));
  g_hash_table_insert (cells, g_strdup ("head"), g_strdup ("7"));
  fallback = pal_framework_draft_from_cells (base, cells);
  same = pal_framework_draft_to_json (fallback);
  plain = pal_framework_draft_to_json (base);
  g_assert_cmpstr (same, ==, plain);
}

static void
test_nonsense (void)
{
  static const char *const texts[] = { "", "7", "[]", "{\"domains\":7}", "{\"indicators\":[1]}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pal_framework_draft_new (texts[i], &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/framework-draft/untouched", test_untouched);
  g_test_add_func ("/model/framework-draft/tree", test_tree);
  g_test_add_func ("/model/framework-draft/members", test_members);
  g_test_add_func ("/model/framework-draft/cells", test_cells);
  g_test_add_func ("/model/framework-draft/nonsense", test_nonsense);
  return g_test_run ();
}
