/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "model/pal-bundle.h"
#include "model/pal-instrument-texts.h"
#include "model/pal-language.h"

static const char small[] =
    "{\"schema\":\"palliscope-instrument/1\",\"id\":\"small\",\"version\":\"1\",\"language\":\"en\","
    "\"title\":\"A small survey\",\"modules\":[{\"id\":\"M\",\"title\":\"Services\",\"description\":\"What "
    "there "
    "is\",\"sections\":[{\"id\":\"M.A\",\"title\":\"Country\",\"level\":\"country\",\"questions\":["
    "{\"id\":\"T1C01\",\"type\":\"integer\",\"text\":\"How many?\",\"help\":\"In the "
    "year\",\"unit\":\"teams\","
    "\"min\":0,\"max\":9,\"checks\":[{\"expr\":\"T1C01 < "
    "5\",\"severity\":\"warning\",\"message\":\"Many\"}]},"
    "{\"id\":\"T1C02\",\"type\":\"ratio\",\"text\":\"How many of "
    "all?\",\"min\":0,\"max\":9,\"multiplier\":100,"
    "\"numerator_label\":\"Those\",\"denominator_label\":\"All\"},"
    "{\"id\":\"T1C03\",\"type\":\"likert5\",\"text\":\"How good?\",\"anchors\":[\"Bad\",\"Good\"]},"
    "{\"id\":\"T1C04\",\"type\":\"single\",\"text\":\"Which?\",\"options\":[{\"code\":\"a\",\"label\":"
    "\"First\"},"
    "{\"code\":\"b\",\"label\":\"Second\"}]}]}]}]}";

static PalInstrument *
read_instrument (const char *json)
{
  g_autoptr (GError) error = NULL;
  PalInstrument *instrument = pal_instrument_new_from_json (json, -1, "small", &error);

  g_assert_no_error (error);
  return instrument;
}

/* Every text once, in order, with what belongs together. */
static void
test_list (void)
{
  static const struct
  {
    const char *key, *owner, *source;
    PalTextKind kind;
  } expected[] = {
    { "instrument", "instrument", "A small survey", PAL_TEXT_INSTRUMENT },
    { "module/M", "module/M", "Services", PAL_TEXT_MODULE },
    { "module/M/description", "module/M", "What there is", PAL_TEXT_MODULE_DESCRIPTION },
    { "M.A", "M.A", "Country", PAL_TEXT_SECTION },
    { "T1C01", "T1C01", "How many?", PAL_TEXT_QUESTION },
    { "T1C01/help", "T1C01", "In the year", PAL_TEXT_HELP },
    { "T1C01/unit", "T1C01", "teams", PAL_TEXT_UNIT },
    { "T1C01/checks/1", "T1C01", "Many", PAL_TEXT_CHECK },
    { "T1C02", "T1C02", "How many of all?", PAL_TEXT_QUESTION },
    { "T1C02/numerator", "T1C02", "Those", PAL_TEXT_NUMERATOR },
    { "T1C02/denominator", "T1C02", "All", PAL_TEXT_DENOMINATOR },
    { "T1C03", "T1C03", "How good?", PAL_TEXT_QUESTION },
    { "T1C03/anchors/low", "T1C03", "Bad", PAL_TEXT_ANCHOR_LOW },
    { "T1C03/anchors/high", "T1C03", "Good", PAL_TEXT_ANCHOR_HIGH },
    { "T1C04", "T1C04", "Which?", PAL_TEXT_QUESTION },
    { "T1C04/options/a", "T1C04", "First", PAL_TEXT_OPTION },
    { "T1C04/options/b", "T1C04", "Second", PAL_TEXT_OPTION },
  };
  g_autoptr (PalInstrument) instrument = read_instrument (small);
  g_autoptr (GPtrArray) texts = pal_instrument_list_texts (instrument);

  g_assert_cmpuint (texts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < texts->len; i++)
    {
      const PalInstrumentText *text = g_ptr_array_index (texts, i);

      g_assert_cmpstr (text->key, ==, expected[i].key);
      g_assert_cmpstr (text->owner, ==, expected[i].owner);
      g_assert_cmpstr (text->source, ==, expected[i].source);
      g_assert_cmpint (text->kind, ==, expected[i].kind);
      g_assert_cmpuint (text->module, ==, i == 0 ? G_MAXUINT : 0);
      g_assert_cmpint (text->question == G_MAXUINT, ==, i < 4);
    }
}

static const char *
shout (const char *key, gpointer user_data)
{
  GHashTable *all = user_data;

  return g_str_equal (key, "T1C02") ? NULL : g_hash_table_lookup (all, key);
}

/* Other words for everything, and nothing else is another: what answers mean does not change. */
static void
test_replace (void)
{
  g_autoptr (PalInstrument) instrument = read_instrument (small), other = NULL;
  g_autoptr (GPtrArray) texts = pal_instrument_list_texts (instrument), after = NULL;
  g_autoptr (GHashTable) loud = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < texts->len; i++)
    {
      const PalInstrumentText *text = g_ptr_array_index (texts, i);

      g_hash_table_insert (loud, text->key, g_utf8_strup (text->source, -1));
    }
  other = pal_instrument_new_with_texts (instrument, shout, loud);
  after = pal_instrument_list_texts (other);
  g_assert_cmpuint (after->len, ==, texts->len);
  for (guint i = 0; i < after->len; i++)
    {
      const PalInstrumentText *old = g_ptr_array_index (texts, i), *new = g_ptr_array_index (after, i);

      g_assert_cmpstr (new->key, ==, old->key);
      g_assert_cmpstr (new->source, ==,
                       g_str_equal (old->key, "T1C02") ? old->source
                                                       : (char *) g_hash_table_lookup (loud, old->key));
    }
  g_assert_true (pal_hash_equal (pal_instrument_get_hash (other), pal_instrument_get_hash (instrument)));
  g_assert_cmpstr (pal_instrument_get_canonical (other), ==, pal_instrument_get_canonical (instrument));
  g_assert_cmpstr (pal_instrument_get_title (other), ==, "A SMALL SURVEY");
  g_assert_cmpstr (pal_instrument_get_title (instrument), ==, "A small survey");
  g_assert_nonnull (pal_question_find_option (pal_instrument_find_question (other, "T1C04"), "a"));
}

static const char grouped[] =
    "{\"schema\":\"palliscope-instrument/1\",\"id\":\"small\",\"version\":\"1\",\"language\":\"en\","
    "\"title\":\"Teams\",\"modules\":[{\"id\":\"M\",\"title\":\"Services\",\"sections\":["
    "{\"id\":\"M.A\",\"title\":\"Country\",\"level\":\"country\",\"questions\":["
    "{\"id\":\"T1C01\",\"type\":\"group\",\"text\":\"Teams\",\"help\":\"One each\",\"label\":\"T1C02\","
    "\"questions\":[{\"id\":\"T1C02\",\"type\":\"text\",\"text\":\"Name\"},"
    "{\"id\":\"T1C03\",\"type\":\"single\",\"text\":\"Kind\",\"options\":["
    "{\"code\":\"a\",\"label\":\"Home\"},{\"code\":\"b\",\"label\":\"Ward\"}]}]},"
    "{\"id\":\"T1C04\",\"type\":\"integer\",\"text\":\"Beds\",\"min\":0,\"max\":9}]}]}]}";

static const char *
prefix (const char *key, gpointer user_data)
{
  g_autofree char *text = g_strconcat ("x ", key, NULL);

  return g_intern_string (text);
}

/* What is asked in each entry of a group has texts like any question, accepted question by question; with
 * other words, the instrument of an entry says the same as the questions it is made from. */
static void
test_group (void)
{
  static const struct
  {
    const char *key, *owner;
  } expected[] = {
    { "T1C01", "T1C01" }, { "T1C01/help", "T1C01" },      { "T1C02", "T1C02" },
    { "T1C03", "T1C03" }, { "T1C03/options/a", "T1C03" }, { "T1C03/options/b", "T1C03" },
    { "T1C04", "T1C04" },
  };
  g_autoptr (PalInstrument) instrument = read_instrument (grouped), other = NULL;
  g_autoptr (GPtrArray) texts = pal_instrument_list_texts (instrument);
  const PalQuestion *group;
  PalInstrument *inner;

  g_assert_cmpuint (texts->len, ==, 3 + G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const PalInstrumentText *text = g_ptr_array_index (texts, 3 + i);

      g_assert_cmpstr (text->key, ==, expected[i].key);
      g_assert_cmpstr (text->owner, ==, expected[i].owner);
      g_assert_cmpuint (text->question, ==, i < 6 ? 0 : 1);
    }
  other = pal_instrument_new_with_texts (instrument, prefix, NULL);
  group = pal_instrument_get_question (other, 0);
  inner = pal_instrument_get_group (other, 0);
  g_assert_cmpstr (group->children[1].text, ==, "x T1C03");
  g_assert_cmpstr (pal_instrument_find_question (inner, "T1C03")->text, ==, "x T1C03");
  g_assert_cmpstr (pal_instrument_find_question (inner, "T1C03")->options[1].label, ==, "x T1C03/options/b");
  g_assert_cmpstr (pal_instrument_find_question (inner, "T1C04")->text, ==, "x T1C04");
  for (guint i = 0; i < pal_instrument_get_n_questions (inner); i++)
    g_assert_cmpuint (pal_instrument_get_question (inner, i)->index, ==, i);
  inner = pal_instrument_get_group (instrument, 0);
  g_assert_cmpstr (pal_instrument_find_question (inner, "T1C03")->text, ==, "Kind");
}

/* The bundled questionnaire: all that a person reads is listed, each key once. */
static void
test_bundled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("instrument.json", &error);
  g_autoptr (PalInstrument) instrument = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  instrument = pal_instrument_new_from_json (data, (gssize) size, "bundle", &error);
  g_assert_no_error (error);
  texts = pal_instrument_list_texts (instrument);
  for (guint i = 0; i < texts->len; i++)
    g_assert_true (g_hash_table_add (keys, ((PalInstrumentText *) g_ptr_array_index (texts, i))->key));
  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);

      g_assert_true (g_hash_table_contains (keys, question->id));
      for (guint k = 0; k < question->n_options; k++)
        {
          g_autofree char *key = g_strconcat (question->id, "/options/", question->options[k].code, NULL);

          g_assert_true (g_hash_table_contains (keys, key));
        }
    }
}

static void
test_languages (void)
{
  static const char *const eu[] = { "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
                                    "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv" };
  static const char *const wrong[] = { "", "n", "NB", "norsk", "nb_NO", "nb NO" };

  for (guint i = 0; i < G_N_ELEMENTS (eu); i++)
    g_assert_nonnull (pal_language_find (eu[i]));
  for (guint i = 0; i < pal_language_get_n (); i++)
    {
      const PalLanguage *language = pal_language_get (i);

      g_assert_true (pal_language_is_tag (language->tag));
      g_assert_true (g_utf8_validate (language->own_name, -1, NULL));
      g_assert_true (i == 0 || strcmp (pal_language_get (i - 1)->tag, language->tag) < 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (pal_language_is_tag (wrong[i]));
  g_assert_true (pal_language_is_rtl ("ar"));
  g_assert_false (pal_language_is_rtl ("nb"));
  g_assert_cmpstr (pal_language_get_own_name ("nb"), ==, "norsk bokmål");
  g_assert_cmpstr (pal_language_get_own_name ("tlh"), ==, "tlh");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/texts/list", test_list);
  g_test_add_func ("/texts/group", test_group);
  g_test_add_func ("/texts/replace", test_replace);
  g_test_add_func ("/texts/bundled", test_bundled);
  g_test_add_func ("/texts/languages", test_languages);
  return g_test_run ();
}
