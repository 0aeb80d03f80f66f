/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-language.h"

#include <string.h>

/* In the order of their tags; names as their speakers write them. */
static const PalLanguage languages[] = {
  { "ar", "العربية", TRUE },          { "az", "azərbaycan", FALSE },
  { "be", "беларуская", FALSE },      { "bg", "български", FALSE },
  { "bs", "bosanski", FALSE },        { "ca", "català", FALSE },
  { "cs", "čeština", FALSE },         { "cy", "Cymraeg", FALSE },
  { "da", "dansk", FALSE },           { "de", "Deutsch", FALSE },
  { "el", "Ελληνικά", FALSE },        { "en", "English", FALSE },
  { "es", "español", FALSE },         { "et", "eesti", FALSE },
  { "eu", "euskara", FALSE },         { "fa", "فارسی", TRUE },
  { "fi", "suomi", FALSE },           { "fo", "føroyskt", FALSE },
  { "fr", "français", FALSE },        { "ga", "Gaeilge", FALSE },
  { "gl", "galego", FALSE },          { "he", "עברית", TRUE },
  { "hr", "hrvatski", FALSE },        { "hu", "magyar", FALSE },
  { "hy", "հայերեն", FALSE },         { "is", "íslenska", FALSE },
  { "it", "italiano", FALSE },        { "ka", "ქართული", FALSE },
  { "kk", "қазақ тілі", FALSE },      { "lb", "Lëtzebuergesch", FALSE },
  { "lt", "lietuvių", FALSE },        { "lv", "latviešu", FALSE },
  { "mk", "македонски", FALSE },      { "mt", "Malti", FALSE },
  { "nb", "norsk bokmål", FALSE },    { "nl", "Nederlands", FALSE },
  { "nn", "norsk nynorsk", FALSE },   { "pl", "polski", FALSE },
  { "pt", "português", FALSE },       { "rm", "rumantsch", FALSE },
  { "ro", "română", FALSE },          { "ru", "русский", FALSE },
  { "se", "davvisámegiella", FALSE }, { "sk", "slovenčina", FALSE },
  { "sl", "slovenščina", FALSE },     { "sq", "shqip", FALSE },
  { "sr", "српски", FALSE },          { "sr-Latn", "srpski", FALSE },
  { "sv", "svenska", FALSE },         { "tr", "Türkçe", FALSE },
  { "uk", "українська", FALSE },
};

guint
pal_language_get_n (void)
{
  return G_N_ELEMENTS (languages);
}

const PalLanguage *
pal_language_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (languages), NULL);

  return &languages[index];
}

const PalLanguage *
pal_language_find (const char *tag)
{
  for (guint i = 0; tag != NULL && i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i].tag, tag))
      return &languages[i];
  return NULL;
}

const char *
pal_language_get_own_name (const char *tag)
{
  const PalLanguage *found = pal_language_find (tag);

  return found != NULL ? found->own_name : tag;
}

gboolean
pal_language_is_rtl (const char *tag)
{
  const PalLanguage *found = pal_language_find (tag);

  return found != NULL && found->is_rtl;
}

gboolean
pal_language_is_tag (const char *text)
{
  guint letters = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  while (g_ascii_islower (text[letters]))
    letters++;
  if (letters < 2 || letters > 3)
    return FALSE;
  for (const char *p = text + letters; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;
  return strlen (text) <= 35 && (text[letters] == '\0' || text[letters] == '-');
}
