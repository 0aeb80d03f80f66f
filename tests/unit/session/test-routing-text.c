/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-routing-text.h"

static const char document[] =
    "{\"schema\":\"palliscope-instrument/"
    "1\",\"id\":\"s\",\"version\":\"1\",\"language\":\"en\",\"title\":\"S\","
    "\"modules\":[{\"id\":\"M\",\"title\":\"M\",\"sections\":[{\"id\":\"M.A\",\"title\":\"A\",\"level\":"
    "\"country\",\"questions\":["
    "{\"id\":\"T1C01\",\"type\":\"single\",\"text\":\"Is there a plan?\",\"options\":["
    "{\"code\":\"no\",\"label\":\"No\"},{\"code\":\"yes\",\"label\":\"Yes, a written one\"}]},"
    "{\"id\":\"T1C02\",\"type\":\"text\",\"text\":\"Which?\"%s}]}]}]}";

/* Every operator with the words of question and option; what a draft names wrongly stands as it is written.
 */
static void
test_sentences (void)
{
  static const struct
  {
    const char *show_if, *text;
  } cases[] = {
    { "", "Always shown." },
    { ",\"show_if\":3", "Always shown." },
    { ",\"show_if\":{\"all\":[{\"q\":\"T1C01\",\"op\":\"eq\",\"value\":\"yes\"}]}",
      "Shown when “Is there a plan?” is “Yes, a written one”." },
    { ",\"show_if\":{\"all\":[{\"q\":\"T1C01\",\"op\":\"ne\",\"value\":\"no\",\"gate\":true}]}",
      "Shown when “Is there a plan?” is not “No”. Otherwise it does not apply." },
    { ",\"show_if\":{\"all\":[{\"q\":\"T1C01\",\"op\":\"in\",\"value\":[\"no\",\"yes\"]}]}",
      "Shown when “Is there a plan?” is one of “No”, “Yes, a written one”." },
    { ",\"show_if\":{\"all\":[{\"q\":\"T1C01\",\"op\":\"has\",\"value\":\"no\"},"
      "{\"q\":\"T1C01\",\"op\":\"not_has\",\"value\":\"yes\"}]}",
      "Shown when “Is there a plan?” includes “No”.\n"
      "Shown when “Is there a plan?” does not include “Yes, a written one”." },
    { ",\"show_if\":{\"all\":[{\"q\":\"T9C99\",\"op\":\"eq\",\"value\":\"maybe\"}]}",
      "Shown when “T9C99” is “maybe”." },
    { ",\"show_if\":{\"all\":[{\"q\":\"T1C01\",\"op\":\"near\",\"value\":\"no\"},7]}",
      "Shown depending on “Is there a plan?”." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (document, "%s", 2);
      g_autofree char *json = g_strjoin (cases[i].show_if, parts[0], parts[1], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PalInstrumentDraft) draft = pal_instrument_draft_new (json, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = pal_routing_text_new (draft, "T1C02");
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/routing-text/sentences", test_sentences);

  return g_test_run ();
}
