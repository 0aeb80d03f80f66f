/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "exchange/pal-xliff.h"

#define HEAD_1_2                                                                                             \
  "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file original=\"q\" "             \
  "source-language=\"en\" target-language=\"nb\" datatype=\"plaintext\"><body>"
#define TAIL_1_2 "</body></file></xliff>"
#define HEAD_2_0                                                                                             \
  "<xliff version=\"2.0\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" srcLang=\"en\" trgLang=\"nb\">"    \
  "<file id=\"f\" original=\"q\">"
#define TAIL_2_0 "</file></xliff>"

static PalTranslationSheet *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return pal_xliff_read (bytes, "t.xlf", error);
}

static const char *
get_target (PalTranslationSheet *sheet, const char *key)
{
  for (guint i = 0; i < sheet->texts->len; i++)
    {
      const PalSheetText *text = g_ptr_array_index (sheet->texts, i);

      if (strcmp (text->key, key) == 0)
        return text->target;
    }
  return "(none)";
}

static const struct
{
  const char *key, *note, *source, *target;
  PalSheetState state;
} texts[] = {
  { "instrument", "Title", "A survey", "En kartlegging", PAL_SHEET_ACCEPTED },
  { "T1C11", NULL, "How many\nteams & \"units\" <now>?", "Hvor mange\n<team> & \"enheter\"?",
    PAL_SHEET_DRAFT },
  { "T1C11/options/a<b", "Option", "  first ", " den første  ", PAL_SHEET_CHANGED },
  { "T1C11/help", NULL, "In the year", NULL, PAL_SHEET_EMPTY },
};

/* What is written is read again to the letter, blanks and line ends too, in both versions. */
static void
test_round_trip (void)
{
  g_autoptr (PalTranslationSheet) sheet = pal_translation_sheet_new ();

  sheet->instrument = g_strdup ("jane2 & \"co\"");
  sheet->version = g_strdup ("0.1");
  sheet->source_language = g_strdup ("en");
  sheet->language = g_strdup ("nb");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    pal_translation_sheet_add (sheet, texts[i].key, texts[i].note, texts[i].source, texts[i].target,
                               texts[i].state);
  for (guint version = PAL_XLIFF_1_2; version <= PAL_XLIFF_2_0; version++)
    {
      g_autofree char *xml = pal_xliff_write (sheet, (PalXliffVersion) version);
      g_autoptr (GError) error = NULL;
      g_autoptr (PalTranslationSheet) again = read_text (xml, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (again->findings->len, ==, 0);
      g_assert_cmpstr (again->instrument, ==, sheet->instrument);
      g_assert_cmpstr (again->source_language, ==, "en");
      g_assert_cmpstr (again->language, ==, "nb");
      g_assert_cmpuint (again->texts->len, ==, G_N_ELEMENTS (texts));
      for (guint i = 0; i < again->texts->len; i++)
        {
          const PalSheetText *text = g_ptr_array_index (again->texts, i);

          g_assert_cmpstr (text->key, ==, texts[i].key);
          g_assert_cmpstr (text->source, ==, texts[i].source);
          g_assert_cmpstr (text->target, ==, texts[i].target);
          g_assert_cmpuint (text->row, >, 2);
        }
    }
}

/* What the tools make of it: groups, other translations beside, marks, segments, another prefix, CDATA. */
static void
test_tools (void)
{
  static const struct
  {
    const char *text, *key, *target;
  } cases[] = {
    { HEAD_1_2 "<group><trans-unit id=\"A\"><source>a</source><target><![CDATA[<b> & c]]></target>"
               "</trans-unit></group>" TAIL_1_2,
      "A", "<b> & c" },
    { HEAD_1_2
      "<trans-unit id=\"A\"><source>a</source><seg-source><mrk mtype=\"seg\" mid=\"0\">a</mrk>"
      "</seg-source><target><mrk mtype=\"seg\" mid=\"0\">en</mrk> to</target><alt-trans><source>x</source>"
      "<target>wrong</target></alt-trans></trans-unit>" TAIL_1_2,
      "A", "en to" },
    { "<x:xliff version=\"1.2\" xmlns:x=\"urn:oasis:names:tc:xliff:document:1.2\"><x:file original=\"q\">"
      "<x:body><x:trans-unit id=\"A\"><x:source>a</x:source><x:target>b</x:target></x:trans-unit></x:body>"
      "</x:file></x:xliff>",
      "A", "b" },
    { HEAD_1_2 "<trans-unit id=\"A\"><source>a</source><target/></trans-unit>" TAIL_1_2, "A", "" },
    { HEAD_1_2 "<trans-unit id=\"A\"><source>a</source></trans-unit>" TAIL_1_2, "A", NULL },
    { HEAD_1_2 "<trans-unit id=\"A\"><source>a</source><o:target xmlns:o=\"urn:other\">no</o:target>"
               "</trans-unit>" TAIL_1_2,
      "A", NULL },
    { HEAD_2_0 "<unit id=\"u1\" name=\"M/x\"><notes><note>target</note></notes><segment><source>One.</source>"
               "<target>En.</target></segment><ignorable><source> </source></ignorable><segment>"
               "<source>Two.</source><target>To.</target></segment></unit>" TAIL_2_0,
      "M/x", "En. To." },
    { HEAD_2_0
      "<group id=\"g\"><unit id=\"u1\"><segment><source>a</source><target><pc id=\"1\">b</pc> c</target>"
      "</segment></unit></group>" TAIL_2_0,
      "u1", "b c" },
    { HEAD_1_2
      "<trans-unit id=\"A\"><source>a</source><target>&#230;&amp;&lt;</target></trans-unit>" TAIL_1_2,
      "A", "æ&<" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PalTranslationSheet) sheet = read_text (cases[i].text, &error);

      g_test_message ("%u", i);
      g_assert_no_error (error);
      g_assert_cmpuint (sheet->findings->len, ==, 0);
      g_assert_cmpstr (get_target (sheet, cases[i].key), ==, cases[i].target);
    }
}

/* A unit that cannot be taken: where it stands and why; the others are read all the same. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text, *rule, *column, *message;
    guint row;
  } cases[] = {
    { HEAD_1_2 "\n<trans-unit><source>a</source><target>b</target></trans-unit>\n" TAIL_1_2, "key", "id",
      "a unit without an id", 2 },
    { HEAD_1_2
      "\n\n<trans-unit id=\"A\"><source>a</source><target>b<x id=\"1\"/></target></trans-unit>" TAIL_1_2,
      "markup", "target", "the text holds <x>, but a questionnaire has plain text only", 3 },
    { HEAD_2_0
      "<unit id=\"A\"><segment><source>a</source><target>b<ph id=\"1\"/></target></segment></unit>" TAIL_2_0,
      "markup", "target", "the text holds <ph>, but a questionnaire has plain text only", 1 },
    { HEAD_2_0 "<unit id=\"A\"><segment><source>a</source><target>b</target></segment>"
               "<segment><source>c</source></segment></unit>" TAIL_2_0,
      "segments", "segment", "only 1 of 2 segments are translated", 1 },
    { HEAD_1_2 "<trans-unit id=\"A\"><source>a</source></trans-unit>\n<trans-unit id=\"A\"><source>a</source>"
               "</trans-unit>" TAIL_1_2,
      "duplicate", "id", "the same text already stands in row 1", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PalTranslationSheet) sheet = read_text (cases[i].text, &error);
      const PalFinding *finding;

      g_test_message ("%u", i);
      g_assert_no_error (error);
      g_assert_cmpuint (sheet->findings->len, ==, 1);
      finding = g_ptr_array_index (sheet->findings, 0);
      g_assert_cmpstr (finding->rule, ==, cases[i].rule);
      g_assert_cmpstr (finding->message, ==, cases[i].message);
      g_assert_cmpstr (finding->file, ==, "t.xlf");
      g_assert_cmpuint (finding->row, ==, cases[i].row);
      g_assert_cmpstr (finding->column, ==, cases[i].column);
    }
}

/* A file that is none: file, line and column, nothing half read, no entity followed. */
static void
test_broken (void)
{
  static const struct
  {
    const char *text, *place, *message;
  } cases[] = {
    { "", "t.xlf:1:1: ", "expected XLIFF 1.2 or 2.0" },
    { "key,target\n", "t.xlf:1:", "broken XML: Document is empty" },
    { "<tmx version=\"1.4\"/>", "t.xlf:1:", "expected XLIFF 1.2 or 2.0" },
    { "<xliff version=\"3.0\"/>", "t.xlf:1:", "expected XLIFF 1.2 or 2.0" },
    { "<xliff version=\"1.2\">\n<file original=\"q\">\n<body></file></xliff>", "t.xlf:3:", "mismatch" },
    { HEAD_1_2 "<trans-unit id=\"A\"><source>a</source>", "t.xlf:1:", "" },
    { "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n" HEAD_1_2
      "<trans-unit id=\"A\"><source>&a;</source></trans-unit>" TAIL_1_2,
      "t.xlf:2:1: ", "a DOCTYPE is not read" },
    { HEAD_1_2 "<trans-unit id=\"A\"><source>&nbsp;</source></trans-unit>" TAIL_1_2, "t.xlf:1:", "nbsp" },
    { HEAD_1_2 "</body></file>\n<file original=\"r\"><body>" TAIL_1_2, "t.xlf:2:", "original is \"r\" here" },
    { HEAD_1_2 "</body></file>\n<file original=\"q\" target-language=\"fi\"><body>" TAIL_1_2,
      "t.xlf:2:", "target-language is \"fi\" here" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PalTranslationSheet) sheet = read_text (cases[i].text, &error);

      g_assert_null (sheet);
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      g_test_message ("%u: %s", i, error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].place));
      g_assert_nonnull (strstr (error->message, cases[i].message));
      g_assert_null (strstr (error->message, "\n"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xliff/round-trip", test_round_trip);
  g_test_add_func ("/xliff/tools", test_tools);
  g_test_add_func ("/xliff/refused", test_refused);
  g_test_add_func ("/xliff/broken", test_broken);

  return g_test_run ();
}
