/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "exchange/pal-csv-encoding.h"

static void
test_encodings (void)
{
  static const struct
  {
    const char *name;    /* of the case */
    const char *charset; /* the text is converted to it, then read back */
    const char *mark;
    const char *text;
    const char *expected;
  } cases[] = {
    { "ascii", "UTF-8", "", "country,value\nNO,1\n", "UTF-8" },
    { "utf-8", "UTF-8", "", "Østfold,Łódź\n", "UTF-8" },
    { "utf-8 with mark", "UTF-8", "\xef\xbb\xbf", "Østfold\n", "UTF-8" },
    { "latin-1, few letters", "ISO-8859-1", "", "institution,city\nRigshospitalet,København\n",
      "WINDOWS-1252" },
    { "latin-1, many letters", "ISO-8859-1", "",
      "Große Übersicht über die ärztliche Versorgung schwerkranker Menschen in Österreich, mit größeren "
      "Städten, "
      "Ländern und den häufigsten Gründen für spätere Überweisungen; übliche Maßnahmen müssen geprüft "
      "werden, "
      "können jedoch nötig sein. Für Angehörige gäbe es zusätzliche Gespräche.\n",
      "WINDOWS-1252" },
    { "windows-1252 punctuation", "WINDOWS-1252", "",
      "name\nL\xe2\x80\x99hôpital \xe2\x80\x93 5 \xe2\x82\xac\n", "WINDOWS-1252" },
    { "cyrillic", "WINDOWS-1251", "",
      "страна,название\nБолгария,Национальная ассоциация врачей общей практики и паллиативная помощь\n"
      "Болгария,Университетская больница и центр лечения рака в столице страны\n",
      "WINDOWS-1251" },
    { "utf-16 little", "UTF-16LE", "\xff\xfe", "ä,b\n1,2\n", "UTF-16LE" },
    { "utf-16 big", "UTF-16BE", "\xfe\xff", "ä,b\n1,2\n", "UTF-16BE" },
    { "utf-16 little, no mark", "UTF-16LE", "", "country,value\nNO,1\n", "UTF-16LE" },
    { "utf-16 big, no mark", "UTF-16BE", "", "country,value\nNO,1\n", "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GByteArray) file = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL, decoded = NULL;
      const char *encoding, *data;
      gsize length;
      g_autofree char *raw = g_convert (cases[i].text, -1, cases[i].charset, "UTF-8", NULL, &length, &error);

      g_assert_no_error (error);
      g_byte_array_append (file, (const guint8 *) cases[i].mark, (guint) strlen (cases[i].mark));
      g_byte_array_append (file, (const guint8 *) raw, (guint) length);
      bytes = g_byte_array_free_to_bytes (g_steal_pointer (&file));
      decoded = pal_csv_encoding_decode (bytes, "t.csv", &encoding, &error);
      g_assert_no_error (error);
      data = g_bytes_get_data (decoded, &length);
      if (g_strcmp0 (encoding, cases[i].expected) != 0 || length != strlen (cases[i].text) ||
          memcmp (data, cases[i].text, length) != 0)
        g_error ("%s: read as %s: %.*s", cases[i].name, encoding, (int) length, data);
    }
}

static void
test_binary (void)
{
  static const guint8 data[] = { 'P', 'K', 3, 4, 0, 0, 0, 0, 8, 0, 1, 2, 3 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, sizeof data);
  g_autoptr (GError) error = NULL;
  const char *encoding;

  g_assert_null (pal_csv_encoding_decode (bytes, "t.xlsx", &encoding, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-encoding/encodings", test_encodings);
  g_test_add_func ("/csv-encoding/binary", test_binary);
  return g_test_run ();
}
