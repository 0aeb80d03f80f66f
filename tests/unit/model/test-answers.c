/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-answers.h"

#include <string.h>

#include "base/pal-error.h"
#include "base/pal-id.h"
#include "model/pal-finding.h"
#include "model/pal-institution.h"
#include "model/pal-translation.h"

static PalInstrument *
load_instrument (void)
{
  static const char document[] =
      "{\"schema\":\"palliscope-instrument/1\",\"id\":\"s\",\"version\":\"1\",\"language\":\"en\","
      "\"title\":\"S\",\"modules\":[{\"id\":\"M\",\"title\":\"M\",\"sections\":[{\"id\":\"M.A\",\"title\":"
      "\"A\","
      "\"level\":\"country\",\"questions\":["
      "{\"id\":\"T1C01\",\"type\":\"integer\",\"text\":\"A\",\"min\":0,\"max\":9},"
      "{\"id\":\"T1C02\",\"type\":\"text\",\"text\":\"B\"}]}]}]}";
  g_autoptr (GError) error = NULL;
  PalInstrument *instrument = pal_instrument_new_from_json (document, -1, "test", &error);

  g_assert_no_error (error);
  return instrument;
}

static void
test_answers (void)
{
  g_autoptr (PalInstrument) instrument = load_instrument ();
  g_autoptr (PalAnswers) answers = pal_answers_new (instrument);
  g_autoptr (PalAnswers) copy = NULL;
  g_auto (PalValue) three = PAL_VALUE_INIT;
  g_auto (PalValue) text = PAL_VALUE_INIT;
  PalValue none = PAL_VALUE_INIT;

  pal_value_init_number (&three, 3.0);
  pal_value_init_string (&text, "kept");
  g_assert_true (pal_answers_get_instrument (answers) == instrument);
  g_assert_cmpint (pal_answers_get (answers, 0)->kind, ==, PAL_VALUE_NONE);
  g_assert_cmpint (pal_answers_get_by_id (answers, "T9C99")->kind, ==, PAL_VALUE_NONE);

  pal_answers_set (answers, 0, &three);
  pal_answers_set_by_id (answers, "T1C02", &text);
  pal_answers_set_by_id (answers, "T9C99", &text);
  pal_answers_set_by_id (answers, "T9C98", &three);
  pal_answers_set_by_id (answers, "T9C98", &text);
  g_assert_cmpuint (pal_answers_get_n_unknown (answers), ==, 2);
  copy = pal_answers_copy (answers);

  g_assert_true (pal_value_equal (pal_answers_get_by_id (copy, "T1C01"), &three));
  g_assert_true (pal_value_equal (pal_answers_get (copy, 1), &text));
  g_assert_true (pal_value_equal (pal_answers_get_by_id (copy, "T9C99"), &text));
  g_assert_true (pal_value_equal (pal_answers_get_by_id (copy, "T9C98"), &text));
  g_assert_cmpuint (pal_answers_get_n_unknown (copy), ==, 2);

  pal_answers_set (answers, 1, pal_answers_get (answers, 1)); /* onto itself */
  g_assert_true (pal_value_equal (pal_answers_get (answers, 1), &text));
  pal_answers_set (answers, 1, &none);
  pal_answers_set_by_id (answers, "T9C99", &none);
  g_assert_cmpint (pal_answers_get (answers, 1)->kind, ==, PAL_VALUE_NONE);
  g_assert_cmpuint (pal_answers_get_n_unknown (answers), ==, 1);
  g_assert_true (pal_value_equal (pal_answers_get (copy, 1), &text)); /* the copy stands alone */
}

static void
test_finding (void)
{
  g_autoptr (PalFinding) finding = pal_finding_new (PAL_SEVERITY_WARNING, "range", "%d is above %d", 12, 9);
  g_autofree char *bare = pal_finding_to_line (finding);
  g_autofree char *placed = NULL;

  g_assert_cmpstr (bare, ==, "12 is above 9");
  g_assert_cmpstr (finding->rule, ==, "range");
  finding->file = g_strdup ("answers.csv");
  finding->row = 7;
  finding->column = g_strdup ("value");
  placed = pal_finding_to_line (finding);
  g_assert_cmpstr (placed, ==, "answers.csv:7:value: 12 is above 9");
  g_assert_cmpstr (pal_severity_to_name (PAL_SEVERITY_ERROR), ==, "error");
  g_assert_cmpstr (pal_severity_to_name (PAL_SEVERITY_WARNING), ==, "warning");
  g_assert_cmpstr (pal_severity_to_name (PAL_SEVERITY_NOTE), ==, "note");
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(int *) user_data)++;
}

static void
test_institution (void)
{
  g_autofree char *id = pal_institution_make_id ("NO", "Oslo University Hospital");
  g_autofree char *same = pal_institution_make_id ("NO", "Oslo University Hospital");
  g_autofree char *other = pal_institution_make_id ("SE", "Oslo University Hospital");
  PalInstitution *institution = pal_institution_new (id, "NO");
  double lat = 0.0, lon = 0.0;
  int n_notified = 0;

  g_assert_true (pal_id_is_uuid (id));
  g_assert_cmpstr (id, ==, same);
  g_assert_cmpstr (id, !=, other);
  g_signal_connect (institution, "notify::name", G_CALLBACK (count_cb), &n_notified);
  g_assert_cmpstr (pal_institution_get_id (institution), ==, id);
  g_assert_cmpstr (pal_institution_get_country (institution), ==, "NO");
  g_assert_null (pal_institution_get_name (institution));
  g_assert_false (pal_institution_get_position (institution, &lat, &lon));
  g_assert_false (pal_institution_is_deleted (institution));

  pal_institution_set_name (institution, "Oslo");
  pal_institution_set_name (institution, "Oslo");
  g_assert_cmpint (n_notified, ==, 1);
  pal_institution_set_types (institution, "University hospital;Comprehensive cancer centre");
  pal_institution_set_city (institution, "Oslo");
  pal_institution_set_position (institution, 59.95, 10.74, PAL_PRECISION_SITE);
  pal_institution_set_deleted (institution, TRUE);
  g_assert_cmpstr (pal_institution_get_name (institution), ==, "Oslo");
  g_assert_cmpstr (pal_institution_get_types (institution), ==,
                   "University hospital;Comprehensive cancer centre");
  g_assert_cmpstr (pal_institution_get_city (institution), ==, "Oslo");
  g_assert_true (pal_institution_get_position (institution, &lat, &lon));
  g_assert_cmpfloat (lat, ==, 59.95);
  g_assert_cmpfloat (lon, ==, 10.74);
  g_assert_cmpint (pal_institution_get_precision (institution), ==, PAL_PRECISION_SITE);
  g_assert_true (pal_institution_is_deleted (institution));
  g_assert_finalize_object (institution);
}

static void
test_translation (void)
{
  static const char good[] =
      "{\"schema\":\"palliscope-translation/1\",\"instrument\":\"s\",\"language\":\"nb\","
      "\"texts\":{\"T1C01\":\"Hvor mange?\",\"T1C01/help\":\"\",\"M.A\":\"Land\"}}";
  static const struct
  {
    const char *text;
    PalError code;
    const char *reason;
  } faults[] = {
    { "{\"schema\":\"palliscope-translation/1\",\"language\":\"nb\",\"texts\":{}}", PAL_ERROR_INVALID,
      "“instrument” is missing" },
    { "{\"schema\":\"palliscope-translation/1\",\"instrument\":\"s\",\"texts\":{}}", PAL_ERROR_INVALID,
      "“language” is missing" },
    { "{\"schema\":\"palliscope-translation/"
      "1\",\"instrument\":\"s\",\"language\":\"Norwegian\",\"texts\":{}}",
      PAL_ERROR_INVALID, "language tag" },
    { "{\"schema\":\"palliscope-translation/1\",\"instrument\":\"s\",\"language\":\"nb\"}", PAL_ERROR_INVALID,
      "“texts” is missing" },
    { "{\"schema\":\"palliscope-translation/"
      "1\",\"instrument\":\"s\",\"language\":\"nb\",\"texts\":{\"T1C01\":"
      "3}}",
      PAL_ERROR_INVALID, "the text of “T1C01” must be a string" },
    { "{\"schema\":\"palliscope-translation/1\",\"instrument\":\"s\",\"language\":\"nb\",\"texts\":{},"
      "\"accepted\":{\"T1C01\":{\"at\":\"now\"}}}",
      PAL_ERROR_INVALID, "the acceptance of “T1C01”" },
    { "{\"schema\":\"palliscope-translation/1\",\"instrument\":\"s\",\"language\":\"nb\",\"texts\":{},"
      "\"draft\":[1]}",
      PAL_ERROR_INVALID, "draft" },
    { "{\"schema\":\"palliscope-translation/2\"}", PAL_ERROR_NEWER, "newer program" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PalTranslation) translation = pal_translation_new_from_json (good, -1, "nb", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pal_translation_get_language (translation), ==, "nb");
  g_assert_cmpstr (pal_translation_get_instrument_id (translation), ==, "s");
  g_assert_cmpstr (pal_translation_lookup (translation, "T1C01"), ==, "Hvor mange?");
  g_assert_cmpstr (pal_translation_lookup (translation, "M.A"), ==, "Land");
  g_assert_null (pal_translation_lookup (translation, "T1C01/help")); /* written by nobody yet */
  g_assert_null (pal_translation_lookup (translation, "T1C02"));
  g_assert_nonnull (strstr (pal_translation_get_canonical (translation), "\"M.A\":\"Land\",\"T1C01\""));
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) fault = NULL;

      g_assert_null (pal_translation_new_from_json (faults[i].text, -1, "nb", &fault));
      g_assert_error (fault, PAL_ERROR, (int) faults[i].code);
      g_assert_nonnull (strstr (fault->message, faults[i].reason));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answers/answers", test_answers);
  g_test_add_func ("/answers/finding", test_finding);
  g_test_add_func ("/answers/institution", test_institution);
  g_test_add_func ("/answers/translation", test_translation);
  return g_test_run ();
}
