/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formula/pal-lexer.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_';
}

static gboolean
is_name_part (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

glong
pal_lexer_position (const PalLexer *self, const char *at)
{
  return g_utf8_pointer_to_offset (self->text, at) + 1;
}

char *
pal_lexer_describe (const PalLexer *self)
{
  g_autofree char *quoted = NULL;

  if (self->token.kind == PAL_TOKEN_END)
    return g_strdup ("the end");
  quoted = pal_text_quote (self->token.start, (gssize) MIN (self->token.length, 40));
  return g_strdup_printf ("\"%s\"", quoted);
}

gboolean
pal_lexer_fail (const PalLexer *self, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "at character %ld: %s",
               pal_lexer_position (self, self->token.at), message);
  return FALSE;
}

/* digits [ "." digits ]: no sign, no exponent, so that "2e3" is not read as a number by accident. */
static gboolean
read_number (PalLexer *self, GError **error)
{
  const char *end = self->token.start;

  while (g_ascii_isdigit (*end))
    end++;
  if (end[0] == '.' && g_ascii_isdigit (end[1]))
    {
      end++;
      while (g_ascii_isdigit (*end))
        end++;
    }
  self->token.kind = PAL_TOKEN_NUMBER;
  self->token.length = (gsize) (end - self->token.start);
  if (is_name_start (*end))
    return pal_lexer_fail (self, error, "a number is followed by a letter");

  /* g_ascii_strtod() stops at the same place: what follows is neither digit nor exponent. */
  self->token.number = g_ascii_strtod (self->token.start, NULL);
  if (!isfinite (self->token.number))
    return pal_lexer_fail (self, error, "the number is too large");
  self->next = end;
  return TRUE;
}

static gboolean
read_string (PalLexer *self, GError **error)
{
  const char *end = strchr (self->token.start + 1, '"');

  if (end == NULL)
    return pal_lexer_fail (self, error, "the quotation mark is never closed");
  self->token.kind = PAL_TOKEN_STRING;
  self->token.start++;
  self->token.length = (gsize) (end - self->token.start);
  self->next = end + 1;
  return TRUE;
}

static gboolean
read_sign (PalLexer *self, GError **error)
{
  static const struct
  {
    const char *sign;
    PalTokenKind kind;
  } signs[] = {
    /* the longer ones first */
    { "<=", PAL_TOKEN_LESS_EQUAL }, { ">=", PAL_TOKEN_GREATER_EQUAL },
    { "==", PAL_TOKEN_EQUAL },      { "!=", PAL_TOKEN_NOT_EQUAL },
    { "<", PAL_TOKEN_LESS },        { ">", PAL_TOKEN_GREATER },
    { "(", PAL_TOKEN_OPEN },        { ")", PAL_TOKEN_CLOSE },
    { ",", PAL_TOKEN_COMMA },       { "+", PAL_TOKEN_ADD },
    { "-", PAL_TOKEN_SUBTRACT },    { "*", PAL_TOKEN_MULTIPLY },
    { "/", PAL_TOKEN_DIVIDE },      { ".", PAL_TOKEN_DOT },
  };
  g_autofree char *quoted = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (self->token.start, signs[i].sign))
      {
        self->token.kind = signs[i].kind;
        self->token.length = strlen (signs[i].sign);
        self->next = self->token.start + self->token.length;
        return TRUE;
      }

  quoted = pal_text_quote (self->token.start, g_utf8_next_char (self->token.start) - self->token.start);
  return pal_lexer_fail (self, error, "\"%s\" is not part of the formula language", quoted);
}

gboolean
pal_lexer_advance (PalLexer *self, GError **error)
{
  while (g_ascii_isspace (*self->next))
    self->next++;

  self->token = (PalToken){ .kind = PAL_TOKEN_END, .at = self->next, .start = self->next };
  if (*self->next == '\0')
    return TRUE;
  if (g_ascii_isdigit (*self->next))
    return read_number (self, error);
  if (*self->next == '"')
    return read_string (self, error);
  if (!is_name_start (*self->next))
    return read_sign (self, error);

  self->token.kind = PAL_TOKEN_NAME;
  while (is_name_part (*self->next))
    self->next++;
  self->token.length = (gsize) (self->next - self->token.start);
  return TRUE;
}

gboolean
pal_lexer_init (PalLexer *self, const char *text, GError **error)
{
  self->text = text;
  self->next = text;
  return pal_lexer_advance (self, error);
}

gboolean
pal_lexer_is_name (const PalLexer *self, const char *name)
{
  return self->token.kind == PAL_TOKEN_NAME && strlen (name) == self->token.length &&
         memcmp (self->token.start, name, self->token.length) == 0;
}
