/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-error.h"
#include "model/pal-draft-structure.h"

static const char document[] =
    "{\"schema\":\"palliscope-instrument/"
    "1\",\"id\":\"s\",\"version\":\"1\",\"language\":\"en\",\"title\":\"S\","
    "\"modules\":["
    "{\"id\":\"M0\",\"title\":\"First\",\"task\":1,\"sections\":[{\"id\":\"M0.A\",\"title\":\"A\",\"level\":"
    "\"country\",\"questions\":[{\"id\":\"T1C01\",\"type\":\"text\",\"text\":\"One\"}]},"
    "{\"id\":\"M0.B\",\"title\":\"B\",\"level\":\"institution\",\"questions\":[]}]},"
    "{\"id\":\"M1\",\"title\":\"Second\",\"sections\":[{\"id\":\"M1.A\",\"title\":\"C\",\"level\":"
    "\"country\","
    "\"questions\":[]}]}]}";

/* "M0(M0.A M0.B) M1(M1.A)" */
static char *
outline (PalInstrumentDraft *draft)
{
  JsonArray *modules = json_object_get_array_member (pal_instrument_draft_get_root (draft), "modules");
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (modules); i++)
    {
      JsonObject *module = json_array_get_object_element (modules, i);
      JsonArray *sections = json_object_get_array_member (module, "sections");

      g_string_append_printf (out, "%s%s(", i > 0 ? " " : "", json_object_get_string_member (module, "id"));
      for (guint k = 0; k < json_array_get_length (sections); k++)
        g_string_append_printf (
            out, "%s%s", k > 0 ? " " : "",
            json_object_get_string_member (json_array_get_object_element (sections, k), "id"));
      g_string_append_c (out, ')');
    }
  return g_string_free (out, FALSE);
}

static void
check (PalInstrumentDraft *draft, const char *expected)
{
  g_autofree char *found = outline (draft);

  g_assert_cmpstr (found, ==, expected);
}

/* The whole way, and back through the cells that a workspace keeps of it. */
static void
test_operations (void)
{
  g_autoptr (PalInstrumentDraft) draft = pal_instrument_draft_new (document, NULL), again = NULL;
  g_autoptr (PalInstrumentDraft) base = pal_instrument_draft_new (document, NULL);
  g_autoptr (GHashTable) cells = NULL;
  g_autofree char *module = pal_draft_structure_propose_module (draft);
  g_autofree char *section = pal_draft_structure_propose_section (draft, "M0"), *json = NULL, *copy = NULL;

  g_assert_cmpstr (module, ==, "M2");
  g_assert_cmpstr (section, ==, "M0.C");
  g_assert_true (pal_draft_structure_add_module (draft, "M0", module, "Between", NULL));
  check (draft, "M0(M0.A M0.B) M2() M1(M1.A)");
  g_assert_true (
      pal_draft_structure_add_section (draft, "M0", "M0.A", section, "New", PAL_LEVEL_INSTITUTION, NULL));
  check (draft, "M0(M0.A M0.C M0.B) M2() M1(M1.A)");
  g_assert_cmpstr (pal_draft_structure_get_module (draft, "M0.C"), ==, "M0");
  g_assert_true (pal_draft_structure_move (draft, PAL_DRAFT_SECTION, "M0.C", 1, NULL));
  check (draft, "M0(M0.A M0.B M0.C) M2() M1(M1.A)");
  g_assert_true (
      pal_draft_structure_move (draft, PAL_DRAFT_SECTION, "M0.C", 1, NULL)); /* into the next module */
  check (draft, "M0(M0.A M0.B) M2(M0.C) M1(M1.A)");
  g_assert_true (pal_draft_structure_move (draft, PAL_DRAFT_SECTION, "M1.A", -1, NULL));
  check (draft, "M0(M0.A M0.B) M2(M0.C M1.A) M1()");
  g_assert_true (pal_draft_structure_move (draft, PAL_DRAFT_MODULE, "M2", -1, NULL));
  check (draft, "M2(M0.C M1.A) M0(M0.A M0.B) M1()");
  g_assert_true (pal_draft_structure_rename (draft, PAL_DRAFT_MODULE, "M0", "Services", NULL));
  g_assert_true (pal_draft_structure_rename (draft, PAL_DRAFT_SECTION, "M0.A", "Country", NULL));
  g_assert_true (pal_draft_structure_remove (draft, PAL_DRAFT_MODULE, "M1", NULL));
  check (draft, "M2(M0.C M1.A) M0(M0.A M0.B)");
  g_assert_cmpint (
      json_object_get_int_member (pal_draft_structure_find (draft, PAL_DRAFT_MODULE, "M0"), "task"), ==, 1);
  g_assert_cmpstr (
      json_object_get_string_member (pal_draft_structure_find (draft, PAL_DRAFT_SECTION, "M0.A"), "title"),
      ==, "Country");
  g_assert_nonnull (pal_instrument_draft_find_question (draft, "T1C01"));

  cells = pal_instrument_draft_to_cells (draft, base);
  again = pal_instrument_draft_from_cells (base, cells);
  json = pal_instrument_draft_to_json (draft);
  copy = pal_instrument_draft_to_json (again);
  g_assert_cmpstr (json, ==, copy);
}

/* What cannot be done says why, and nothing was done. */
static void
test_refused (void)
{
  g_autoptr (PalInstrumentDraft) draft = pal_instrument_draft_new (document, NULL);
  GError *errors[9] = { NULL };

  g_assert_false (pal_draft_structure_add_module (draft, NULL, "M1", "Again", &errors[0]));
  g_assert_false (pal_draft_structure_add_module (draft, "M9", "M2", "Lost", &errors[1]));
  g_assert_false (
      pal_draft_structure_add_section (draft, "M9", NULL, "M9.A", "Lost", PAL_LEVEL_COUNTRY, &errors[2]));
  g_assert_false (
      pal_draft_structure_add_section (draft, "M0", NULL, "M1.A", "Again", PAL_LEVEL_COUNTRY, &errors[3]));
  g_assert_false (pal_draft_structure_add_section (draft, "M0", "M1.A", "M0.Z", "Elsewhere",
                                                   PAL_LEVEL_COUNTRY, &errors[4]));
  g_assert_false (pal_draft_structure_move (draft, PAL_DRAFT_MODULE, "M0", -1, &errors[5]));
  g_assert_false (pal_draft_structure_move (draft, PAL_DRAFT_SECTION, "M1.A", 1, &errors[6]));
  g_assert_false (pal_draft_structure_remove (draft, PAL_DRAFT_SECTION, "M0.A", &errors[7]));
  g_assert_false (pal_draft_structure_rename (draft, PAL_DRAFT_SECTION, "M0.Q", "None", &errors[8]));
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_error (errors[i], PAL_ERROR, PAL_ERROR_INVALID);
      g_error_free (errors[i]);
    }
  g_assert_false (pal_draft_structure_move (draft, PAL_DRAFT_SECTION, "M0.A", -1, NULL));
  check (draft, "M0(M0.A M0.B) M1(M1.A)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draft-structure/operations", test_operations);
  g_test_add_func ("/draft-structure/refused", test_refused);

  return g_test_run ();
}
