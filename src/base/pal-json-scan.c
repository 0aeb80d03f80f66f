/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-json-scan.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"

void
pal_json_scan_init (PalJsonScan *self, const char *data, gsize length, const char *origin)
{
  self->origin = origin;
  self->start = data;
  self->pos = data;
  self->end = data + length;
}

gboolean
pal_json_scan_fail (const PalJsonScan *self, const char *at, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  guint line = 1, column = 1;
  va_list args;

  for (const char *p = self->start; p < at; p++)
    if (*p == '\n')
      {
        line++;
        column = 1;
      }
    else if (((guint8) *p & 0xc0) != 0x80) /* counts characters, not bytes */
      {
        column++;
      }
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s:%u:%u: %s",
               self->origin != NULL ? self->origin : "json", line, column, message);
  return FALSE;
}

static gboolean
fail_unexpected (const PalJsonScan *self, const char *expected, GError **error)
{
  g_autofree char *found = NULL;
  const char *next = self->pos;

  if (self->pos >= self->end)
    return pal_json_scan_fail (self, self->pos, error, "expected %s, but the text ends", expected);
  do
    next++;
  while (next < self->end && ((guint8) *next & 0xc0) == 0x80);
  found = pal_text_quote (self->pos, next - self->pos);
  return pal_json_scan_fail (self, self->pos, error, "expected %s, found “%s”", expected, found);
}

char
pal_json_scan_peek (PalJsonScan *self)
{
  while (self->pos < self->end &&
         (*self->pos == ' ' || *self->pos == '\n' || *self->pos == '\r' || *self->pos == '\t'))
    self->pos++;
  return self->pos < self->end ? *self->pos : '\0';
}

gboolean
pal_json_scan_expect (PalJsonScan *self, char c, GError **error)
{
  const char expected[] = { '\xe2', '\x80', '\x9c', c, '\xe2', '\x80', '\x9d', '\0' };

  if (pal_json_scan_peek (self) != c || self->pos >= self->end)
    return fail_unexpected (self, expected, error);
  self->pos++;
  return TRUE;
}

gboolean
pal_json_scan_word (PalJsonScan *self, const char *word, GError **error)
{
  gsize length = strlen (word);

  pal_json_scan_peek (self);
  if ((gsize) (self->end - self->pos) < length || memcmp (self->pos, word, length) != 0)
    return fail_unexpected (self, "a JSON value", error);
  self->pos += length;
  return TRUE;
}

gboolean
pal_json_scan_end (PalJsonScan *self, GError **error)
{
  pal_json_scan_peek (self);
  if (self->pos < self->end)
    return fail_unexpected (self, "the end of the text", error);
  return TRUE;
}

static gboolean
scan_hex (PalJsonScan *self, gunichar *out)
{
  gunichar c = 0;

  if (self->end - self->pos < 4)
    return FALSE;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->pos[i]);

      if (digit < 0)
        return FALSE;
      c = c << 4 | (gunichar) digit;
    }
  self->pos += 4;
  *out = c;
  return TRUE;
}

/* After "\u".  NUL would cut the text of C strings short, and half a surrogate
 * pair is no character: both are refused. */
static gboolean
scan_unicode (PalJsonScan *self, GString *text, GError **error)
{
  const char *at = self->pos - 2;
  gunichar c = 0, low = 0;

  if (!scan_hex (self, &c))
    return pal_json_scan_fail (self, at, error, "expected four hexadecimal digits after \\u");
  if (c >= 0xd800 && c <= 0xdbff)
    {
      if (self->end - self->pos < 6 || self->pos[0] != '\\' || self->pos[1] != 'u')
        return pal_json_scan_fail (self, at, error, "half of a surrogate pair in a string");
      self->pos += 2;
      if (!scan_hex (self, &low) || low < 0xdc00 || low > 0xdfff)
        return pal_json_scan_fail (self, at, error, "half of a surrogate pair in a string");
      c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (c >= 0xdc00 && c <= 0xdfff)
    {
      return pal_json_scan_fail (self, at, error, "half of a surrogate pair in a string");
    }
  if (c == 0)
    return pal_json_scan_fail (self, at, error, "the character U+0000 in a string");
  g_string_append_unichar (text, c);
  return TRUE;
}

static gboolean
scan_escape (PalJsonScan *self, GString *text, GError **error)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *found = NULL;

  self->pos++;
  if (self->pos >= self->end)
    return fail_unexpected (self, "the end of a string", error);
  if (*self->pos == 'u')
    {
      self->pos++;
      return scan_unicode (self, text, error);
    }
  found = *self->pos != '\0' ? strchr (letters, *self->pos) : NULL;
  if (found == NULL)
    return fail_unexpected (self, "an escape after \\", error);
  g_string_append_c (text, meanings[found - letters]);
  self->pos++;
  return TRUE;
}

static const char *
find_special (const char *p, const char *end)
{
  while (p < end && *p != '"' && *p != '\\' && (guint8) *p >= 0x20)
    p++;
  return p;
}

gboolean
pal_json_scan_string (PalJsonScan *self, char **out, GError **error)
{
  const char *run = NULL;
  GString *text = NULL;

  pal_json_scan_peek (self);
  if (self->pos >= self->end || *self->pos != '"')
    return fail_unexpected (self, "a string", error);
  run = ++self->pos;
  self->pos = find_special (run, self->end);
  if (self->pos < self->end && *self->pos == '"')
    {
      *out = g_strndup (run, (gsize) (self->pos - run));
      self->pos++;
      return TRUE;
    }

  text = g_string_new_len (run, self->pos - run);
  while (self->pos < self->end && *self->pos == '\\')
    {
      if (!scan_escape (self, text, error))
        {
          g_string_free (text, TRUE);
          return FALSE;
        }
      run = self->pos;
      self->pos = find_special (run, self->end);
      g_string_append_len (text, run, self->pos - run);
    }
  if (self->pos >= self->end || *self->pos != '"')
    {
      g_string_free (text, TRUE);
      return fail_unexpected (self, "the end of a string", error);
    }
  self->pos++;
  *out = g_string_free (text, FALSE);
  return TRUE;
}

static const char *
skip_digits (const char *p, const char *end)
{
  while (p < end && g_ascii_isdigit (*p))
    p++;
  return p;
}

/* The end of a well-formed number, NULL when it is none. */
static const char *
find_number_end (const char *p, const char *end, gboolean *is_whole)
{
  const char *digits = NULL;

  *is_whole = TRUE;
  if (p < end && *p == '-')
    p++;
  digits = p;
  p = skip_digits (p, end);
  if (p == digits || (*digits == '0' && p - digits > 1))
    return NULL;
  if (p < end && *p == '.')
    {
      *is_whole = FALSE;
      digits = ++p;
      p = skip_digits (p, end);
      if (p == digits)
        return NULL;
    }
  if (p < end && (*p == 'e' || *p == 'E'))
    {
      *is_whole = FALSE;
      p++;
      if (p < end && (*p == '-' || *p == '+'))
        p++;
      digits = p;
      p = skip_digits (p, end);
      if (p == digits)
        return NULL;
    }
  return p;
}

gboolean
pal_json_scan_number (PalJsonScan *self, double *out, gboolean *is_whole, gint64 *whole, GError **error)
{
  const char *start = NULL, *stop = NULL;
  gint64 value = 0;

  pal_json_scan_peek (self);
  start = self->pos;
  stop = find_number_end (start, self->end, is_whole);
  if (stop == NULL)
    return fail_unexpected (self, "a JSON value", error);

  if (*is_whole && stop - start <= 18) /* 17 digits and a sign always fit */
    {
      for (const char *p = *start == '-' ? start + 1 : start; p < stop; p++)
        value = value * 10 + (*p - '0');
      value = *start == '-' ? -value : value;
      *out = (double) value;
    }
  else
    {
      g_autofree char *text = g_strndup (start, (gsize) (stop - start));

      *is_whole = *is_whole && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, NULL);
      *out = g_ascii_strtod (text, NULL);
      if (!isfinite (*out))
        return pal_json_scan_fail (self, start, error, "a number that is too large");
    }
  if (whole != NULL)
    *whole = value;
  self->pos = stop;
  return TRUE;
}
