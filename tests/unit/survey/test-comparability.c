/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-comparability.h"

#define HEAD                                                                                                 \
  "{\"schema\":\"palliscope-instrument/1\",\"id\":\"small\",\"language\":\"en\",\"title\":\"Small\","
#define OPEN                                                                                                 \
  "\"modules\":[{\"id\":\"M1\",\"title\":\"One\",\"sections\":[{\"id\":\"M1.A\",\"title\":\"A\","            \
  "\"level\":\"country\",\"questions\":["
#define CLOSE "]}]}]}"
#define NUMBER(id, more)                                                                                     \
  "{\"id\":\"" id "\",\"type\":\"integer\",\"text\":\"How many?\",\"min\":0,\"max\":10" more "}"
#define CHOICE(more)                                                                                         \
  "{\"id\":\"T1C01\",\"type\":\"single\",\"text\":\"Plan?\",\"options\":["                                   \
  "{\"code\":\"no\",\"label\":\"No\",\"score\":0},{\"code\":\"yes\",\"label\":\"Yes\",\"score\":1}" more     \
  "]}"

static PalInstrument *
read_one (const char *version, const char *questions)
{
  g_autofree char *json = g_strconcat (HEAD "\"version\":\"", version, "\"," OPEN, questions, CLOSE, NULL);
  g_autoptr (GError) error = NULL;
  PalInstrument *instrument = pal_instrument_new_from_json (json, -1, "test", &error);

  g_assert_no_error (error);
  return instrument;
}

/* One question of an earlier version and one of a later: what is told of it. */
static const struct
{
  const char *name, *old, *now;
  PalMatchKind kind;
  guint differences;
  gboolean can_show, can_subtract;
} cases[] = {
  { "same", NUMBER ("T1C02", ""), NUMBER ("T1C02", ""), PAL_MATCH_SAME, 0, TRUE, TRUE },
  { "range", NUMBER ("T1C02", ""), NUMBER ("T1C02", ",\"soft_max\":8"), PAL_MATCH_SAME, PAL_DIFFERENCE_RANGE,
    TRUE, TRUE },
  { "unit", NUMBER ("T1C02", ",\"unit\":\"beds\""), NUMBER ("T1C02", ",\"unit\":\"teams\""), PAL_MATCH_SAME,
    PAL_DIFFERENCE_UNIT, TRUE, FALSE },
  { "required", NUMBER ("T1C02", ""), NUMBER ("T1C02", ",\"required\":true"), PAL_MATCH_SAME,
    PAL_DIFFERENCE_REQUIRED, TRUE, TRUE },
  { "number type", NUMBER ("T1C02", ""),
    "{\"id\":\"T1C02\",\"type\":\"decimal\",\"text\":\"How many?\",\"min\":0,\"max\":10}", PAL_MATCH_SAME,
    PAL_DIFFERENCE_TYPE | PAL_DIFFERENCE_RANGE, TRUE, FALSE },
  { "other type", NUMBER ("T1C02", ""), "{\"id\":\"T1C02\",\"type\":\"text\",\"text\":\"How many?\"}",
    PAL_MATCH_NOT_COMPARABLE, PAL_DIFFERENCE_TYPE | PAL_DIFFERENCE_RANGE, FALSE, FALSE },
  { "option added", CHOICE (""), CHOICE (",{\"code\":\"some\",\"label\":\"Some\"}"), PAL_MATCH_SAME,
    PAL_DIFFERENCE_OPTIONS_ADDED, TRUE, TRUE },
  { "option gone", CHOICE (",{\"code\":\"some\",\"label\":\"Some\"}"), CHOICE (""), PAL_MATCH_SAME,
    PAL_DIFFERENCE_OPTIONS_RETIRED, TRUE, TRUE },
  { "no option left", CHOICE (""),
    "{\"id\":\"T1C01\",\"type\":\"single\",\"text\":\"Plan?\",\"options\":["
    "{\"code\":\"a\",\"label\":\"A\"},{\"code\":\"b\",\"label\":\"B\"}]}",
    PAL_MATCH_NOT_COMPARABLE, PAL_DIFFERENCE_OPTIONS_ADDED | PAL_DIFFERENCE_OPTIONS_RETIRED, FALSE, FALSE },
  { "replaced", NUMBER ("T1C02", ""), NUMBER ("T1C09", ",\"replaces\":\"T1C02\""), PAL_MATCH_REPLACED, 0,
    TRUE, TRUE },
  { "replaced by another kind", NUMBER ("T1C02", ""),
    "{\"id\":\"T1C09\",\"type\":\"text\",\"text\":\"How many?\",\"replaces\":\"T1C02\"}",
    PAL_MATCH_NOT_COMPARABLE, PAL_DIFFERENCE_TYPE | PAL_DIFFERENCE_RANGE, FALSE, FALSE },
  { "new", NUMBER ("T1C02", ""), NUMBER ("T1C09", ""), PAL_MATCH_NEW, 0, FALSE, FALSE },
};

static void
test_pairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalInstrument) old = read_one ("1", cases[i].old);
      g_autoptr (PalInstrument) now = read_one ("2", cases[i].now);
      g_autoptr (PalComparability) links = pal_comparability_new (old, now, NULL);
      const PalMatch *match = pal_comparability_find (links, 0);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (match->kind, ==, cases[i].kind);
      g_assert_cmpuint (match->differences, ==, cases[i].differences);
      g_assert_cmpint (pal_match_can_show (match), ==, cases[i].can_show);
      g_assert_cmpint (pal_match_can_subtract (match), ==, cases[i].can_subtract);
      g_assert_cmpuint (pal_comparability_get_n (links), ==, cases[i].kind == PAL_MATCH_NEW ? 2 : 1);
    }
}

/* T1C05 replaces T1C04 of a version that no wave used, which replaced T1C02. */
static void
test_chain (void)
{
  g_autoptr (PalInstrument) first = read_one ("1", NUMBER ("T1C02", "") "," NUMBER ("T1C03", ""));
  g_autoptr (PalInstrument) second = read_one ("2", NUMBER ("T1C04", ",\"replaces\":\"T1C02\""));
  g_autoptr (PalInstrument) third = read_one ("3", NUMBER ("T1C05", ",\"replaces\":\"T1C04\""));
  g_autoptr (GPtrArray) versions = g_ptr_array_new ();
  g_autoptr (PalComparability) short_sighted = pal_comparability_new (first, third, NULL);
  g_autoptr (PalComparability) links = NULL;

  g_assert_cmpint (pal_comparability_find (short_sighted, 0)->kind, ==, PAL_MATCH_NEW);

  g_ptr_array_add (versions, first);
  g_ptr_array_add (versions, second);
  g_ptr_array_add (versions, third);
  links = pal_comparability_new (first, third, versions);
  g_assert_cmpint (pal_comparability_find (links, 0)->kind, ==, PAL_MATCH_REPLACED);
  g_assert_cmpstr (pal_comparability_find (links, 0)->old->id, ==, "T1C02");
  g_assert_cmpuint (pal_comparability_get_n (links), ==, 2);
  g_assert_cmpint (pal_comparability_get (links, 1)->kind, ==, PAL_MATCH_RETIRED);
  g_assert_cmpstr (pal_comparability_get (links, 1)->old->id, ==, "T1C03");
}

/* Links of wrong documents that go in a circle end. */
static void
test_circle (void)
{
  g_autoptr (PalInstrument) old = read_one ("1", NUMBER ("T1C01", ""));
  g_autoptr (PalInstrument) a = read_one ("2", NUMBER ("T1C02", ",\"replaces\":\"T1C03\""));
  g_autoptr (PalInstrument) b = read_one ("3", NUMBER ("T1C03", ",\"replaces\":\"T1C02\""));
  g_autoptr (GPtrArray) versions = g_ptr_array_new ();
  g_autoptr (PalComparability) links = NULL;

  g_ptr_array_add (versions, a);
  g_ptr_array_add (versions, b);
  links = pal_comparability_new (old, b, versions);
  g_assert_cmpint (pal_comparability_find (links, 0)->kind, ==, PAL_MATCH_NEW);
}

/* One question became two: neither number continues the old one. */
static void
test_split (void)
{
  g_autoptr (PalInstrument) old = read_one ("1", NUMBER ("T1C02", ""));
  g_autoptr (PalInstrument) now = read_one (
      "2", NUMBER ("T1C03", ",\"replaces\":\"T1C02\"") "," NUMBER ("T1C04", ",\"replaces\":\"T1C02\""));
  g_autoptr (PalComparability) links = pal_comparability_new (old, now, NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (pal_comparability_find (links, i)->kind, ==, PAL_MATCH_REPLACED);
      g_assert_cmpuint (pal_comparability_find (links, i)->differences, ==, PAL_DIFFERENCE_SHARED);
      g_assert_false (pal_match_can_subtract (pal_comparability_find (links, i)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparability/pairs", test_pairs);
  g_test_add_func ("/comparability/chain", test_chain);
  g_test_add_func ("/comparability/circle", test_circle);
  g_test_add_func ("/comparability/split", test_split);
  return g_test_run ();
}
