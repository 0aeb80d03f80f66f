/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-text.h"

#include <string.h>

#define QUOTE_MAX_CHARS 60

/* Letters that Unicode does not take apart, but a person who types "Malmo" or
 * "Lodz" expects to find.  All are lower case: folding comes first. */
static const struct
{
  gunichar letter;
  const char *plain;
} plain_letters[] = {
  { 0x00e6, "ae" }, /* æ */
  { 0x00f0, "d" },  /* ð */
  { 0x00f8, "o" },  /* ø */
  { 0x00fe, "th" }, /* þ */
  { 0x0111, "d" },  /* đ */
  { 0x0127, "h" },  /* ħ */
  { 0x0131, "i" },  /* ı */
  { 0x0142, "l" },  /* ł */
  { 0x0153, "oe" }, /* œ */
  { 0x0167, "t" },  /* ŧ */
};

static void
append_folded (GString *out, gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == c)
      {
        g_string_append (out, plain_letters[i].plain);
        return;
      }
  g_string_append_unichar (out, c);
}

char *
pal_text_fold (const char *utf8)
{
  g_autofree char *valid = g_utf8_make_valid (utf8 != NULL ? utf8 : "", -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *out = g_string_sized_new (strlen (apart));
  gboolean blank = FALSE;

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0x00a0)
        {
          blank = TRUE;
          continue;
        }
      if (g_unichar_type (c) == G_UNICODE_NON_SPACING_MARK)
        continue;
      if (blank && out->len > 0)
        g_string_append_c (out, ' ');
      blank = FALSE;
      append_folded (out, c);
    }
  return g_string_free (out, FALSE);
}

/* Direction marks could make a message read as something else than it says. */
static gboolean
is_hidden (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x00ad || c == 0xfeff || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f);
}

char *
pal_text_quote (const char *text, gssize length)
{
  const char *end = NULL;
  GString *out = g_string_new (NULL);
  guint n = 0;

  if (text == NULL)
    return g_string_free (out, FALSE);
  end = text + (length >= 0 ? (gsize) length : strlen (text));
  for (const char *p = text; p < end && n < QUOTE_MAX_CHARS; n++)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      if (c == (gunichar) -1 || c == (gunichar) -2 || *p == '\0')
        {
          g_string_append_printf (out, "\\x%02x", (guint8) *p++);
          continue;
        }
      if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (c == '\r')
        g_string_append (out, "\\r");
      else if (is_hidden (c))
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_unichar (out, c);
      p = g_utf8_next_char (p);
      if (n + 1 == QUOTE_MAX_CHARS && p < end)
        g_string_append (out, "…");
    }
  return g_string_free (out, FALSE);
}
