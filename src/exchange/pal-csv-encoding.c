/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-csv-encoding.h"

#include <errno.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <uchardet/uchardet.h>

#include "base/pal-error.h"

/* Larger files are no survey; the limit keeps 32-bit offsets safe. */
#define MAX_FILE_BYTES (G_GUINT64_CONSTANT (1) << 31)

/* How much of a file uchardet looks at, before and after the first byte that is no UTF-8. */
#define SNIFF_BEFORE 65536
#define SNIFF_AFTER 1048576

/* Below this many letters outside ASCII a statistical guess is worse than "Western European". */
#define TRUST_GUESS_FROM 32

static guint
count_lines (const char *data, gsize length)
{
  guint lines = 1;
  const char *end = data + length;

  for (const char *p = data; p < end; p++)
    if (*p == '\n' || (*p == '\r' && (p + 1 == end || p[1] != '\n')))
      lines++;
  return lines;
}

/* A file that holds more valid multi-byte sequences than broken ones was meant as UTF-8 and is damaged;
 * guessing a one-byte encoding would turn every good letter into rubbish. */
static gboolean
is_damaged_utf8 (const char *data, gsize length)
{
  gsize valid = 0, broken = 0;

  for (gsize i = 0; i < length;)
    {
      gunichar c;

      if ((guchar) data[i] < 0x80)
        {
          i++;
          continue;
        }
      c = g_utf8_get_char_validated (data + i, (gssize) MIN (length - i, 6));
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          broken++;
          i++;
        }
      else
        {
          valid++;
          i += (gsize) g_unichar_to_utf8 (c, NULL);
        }
    }
  return valid >= broken;
}

/* Letters and usual punctuation of Windows-1252: what a Western European text can hold. */
static gboolean
is_western_byte (guchar c)
{
  if (c >= 0xc0)
    return c != 0xd7 && c != 0xf7;
  return c == 0x80 || c == 0x85 || c == 0x8a || c == 0x8c || c == 0x8e || (c >= 0x91 && c <= 0x97) ||
         c == 0x9a || c == 0x9c || c == 0x9e || c == 0x9f || c == 0xa0 || c == 0xa7 || c == 0xab ||
         c == 0xb0 || c == 0xb2 || c == 0xb3 || c == 0xb4 || c == 0xb5 || c == 0xb7 || c == 0xbb;
}

static const char *
find_known_encoding (const char *name)
{
  static const char *const known[] = {
    "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1257",
    "ISO-8859-2",   "ISO-8859-3",   "ISO-8859-4",   "ISO-8859-5",   "ISO-8859-7",   "ISO-8859-9",
    "ISO-8859-10",  "ISO-8859-13",  "ISO-8859-15",  "ISO-8859-16",  "KOI8-R",
  };

  /* Windows-1252 holds ISO-8859-1 and the punctuation that office programs write into such files. */
  if (g_ascii_strcasecmp (name, "ISO-8859-1") == 0)
    return "WINDOWS-1252";
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (name, known[i]) == 0)
      return known[i];
  return NULL;
}

static const char *
guess_encoding (const char *data, gsize length, gsize first_bad)
{
  gsize start = first_bad > SNIFF_BEFORE ? first_bad - SNIFF_BEFORE : 0;
  gsize stop = MIN (length, first_bad + SNIFF_AFTER);
  gsize n_high = 0, n_letters = 0;
  gboolean western = TRUE;
  const char *guess = NULL;
  uchardet_t detector;

  for (gsize i = start; i < stop; i++)
    {
      guchar c = (guchar) data[i];

      if (c >= 0x80)
        {
          n_high++;
          western = western && is_western_byte (c);
        }
      else if (g_ascii_isalpha (c))
        n_letters++;
    }
  if (western && n_high < TRUST_GUESS_FROM && n_high <= n_letters)
    return "WINDOWS-1252";

  detector = uchardet_new ();
  if (uchardet_handle_data (detector, data + start, stop - start) == 0)
    {
      uchardet_data_end (detector);
      guess = find_known_encoding (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  return guess != NULL ? guess : "WINDOWS-1252";
}

/* UTF-16 without a mark still shows by a NUL in every second byte of its ASCII part. */
static const char *
find_utf16 (const guchar *data, gsize length)
{
  gsize even = 0, odd = 0, n = MIN (length, 512) & ~(gsize) 1;

  if (length >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return "UTF-16LE";
  if (length >= 2 && data[0] == 0xfe && data[1] == 0xff)
    return "UTF-16BE";
  for (gsize i = 0; i < n; i += 2)
    {
      even += data[i] == 0;
      odd += data[i + 1] == 0;
    }
  if (n >= 4 && odd * 4 >= n && even == 0)
    return "UTF-16LE";
  if (n >= 4 && even * 4 >= n && odd == 0)
    return "UTF-16BE";
  return NULL;
}

static GBytes *
convert (const char *data, gsize length, const char *origin, const char *encoding, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize n_read = 0, n_written = 0;
  char *text = g_convert (data, (gssize) length, "UTF-8", encoding, &n_read, &n_written, &local_error);

  /* With a place for the bytes read, a cut character at the end is not reported as an error. */
  if (text == NULL || n_read < length)
    {
      g_free (text);
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                   "%s: row %u: not valid as %s text; save the file as UTF-8", origin,
                   count_lines (data, MIN (n_read, length)), encoding);
      return NULL;
    }
  if (n_written >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      memmove (text, text + 3, n_written - 3);
      n_written -= 3;
    }
  if (memchr (text, 0, n_written) != NULL)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                   "%s: row %u: holds a NUL character, this is no text file", origin,
                   count_lines (text, strlen (text)));
      g_free (text);
      return NULL;
    }
  return g_bytes_new_take (text, n_written);
}

GBytes *
pal_csv_encoding_decode (GBytes *bytes, const char *origin, const char **encoding, GError **error)
{
  gsize length, skip = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *nul, *bad;

  *encoding = "UTF-8";
  if (length == 0)
    return g_bytes_ref (bytes);

  *encoding = find_utf16 ((const guchar *) data, length);
  if (*encoding != NULL)
    return convert (data, length, origin, *encoding, error);
  *encoding = "UTF-8";

  nul = memchr (data, 0, length);
  if (nul != NULL)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: row %u: holds a NUL byte, this is no text file",
                   origin, count_lines (data, (gsize) (nul - data)));
      return NULL;
    }

  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    skip = 3;
  if (g_utf8_validate_len (data + skip, length - skip, &bad))
    return skip == 0 ? g_bytes_ref (bytes) : g_bytes_new_from_bytes (bytes, skip, length - skip);

  if (skip > 0 || is_damaged_utf8 (data, length))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: row %u: invalid UTF-8", origin,
                   count_lines (data, (gsize) (bad - data)));
      return NULL;
    }
  *encoding = guess_encoding (data, length, (gsize) (bad - data));
  return convert (data, length, origin, *encoding, error);
}

GBytes *
pal_csv_encoding_read_file (const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    {
      int code = errno;

      g_set_error (error, PAL_ERROR, code == ENOENT ? PAL_ERROR_NOT_FOUND : PAL_ERROR_STORAGE,
                   "%s: could not be read: %s", path, g_strerror (code));
      return NULL;
    }
  if (S_ISDIR (info.st_mode))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: is a folder, expected a file", path);
      return NULL;
    }
  if (S_ISREG (info.st_mode) && (guint64) info.st_size >= MAX_FILE_BYTES)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: is larger than 2 GiB, the most that is read",
                   path);
      return NULL;
    }
  if (S_ISREG (info.st_mode))
    {
      g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &local_error);

      if (file != NULL)
        return g_mapped_file_get_bytes (file);
    }
  else
    {
      char *data;
      gsize length;

      if (g_file_get_contents (path, &data, &length, &local_error))
        return g_bytes_new_take (data, length);
    }
  g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: could not be read: %s", path, local_error->message);
  return NULL;
}
