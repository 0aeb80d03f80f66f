/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-id.h"

#include <stdarg.h>
#include <string.h>

/* UUIDv5 of "io.github.palliscope.Palliscope" in the DNS namespace of RFC 4122:
 * 4a9cf7b2-4178-5411-ba20-8c7f29ab4b7b.  Ids of bundled things hang on it, so it
 * never changes. */
static const guint8 name_space[16] = { 0x4a, 0x9c, 0xf7, 0xb2, 0x41, 0x78, 0x54, 0x11,
                                       0xba, 0x20, 0x8c, 0x7f, 0x29, 0xab, 0x4b, 0x7b };

char *
pal_id_new (void)
{
  return g_uuid_string_random ();
}

static char *
format_uuid (const guint8 b[16])
{
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1],
                          b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14],
                          b[15]);
}

char *
pal_id_new_from_name (const char *first, ...)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize size = sizeof digest;
  va_list parts;

  g_return_val_if_fail (first != NULL, NULL);

  g_checksum_update (checksum, name_space, sizeof name_space);
  g_checksum_update (checksum, (const guchar *) first, (gssize) strlen (first));
  va_start (parts, first);
  for (const char *part = va_arg (parts, const char *); part != NULL; part = va_arg (parts, const char *))
    {
      g_checksum_update (checksum, (const guchar *) "\x1f", 1);
      g_checksum_update (checksum, (const guchar *) part, (gssize) strlen (part));
    }
  va_end (parts);
  g_checksum_get_digest (checksum, digest, &size);

  digest[6] = (guint8) ((digest[6] & 0x0f) | 0x50); /* version 5 */
  digest[8] = (guint8) ((digest[8] & 0x3f) | 0x80); /* variant of RFC 4122 */
  return format_uuid (digest);
}

gboolean
pal_id_is_uuid (const char *text)
{
  if (text == NULL || strlen (text) != 36)
    return FALSE;
  for (guint i = 0; i < 36; i++)
    {
      gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;

      /* Ids are compared as text, so the upper-case form is another id. */
      if (dash ? text[i] != '-' : !(g_ascii_isdigit (text[i]) || (text[i] >= 'a' && text[i] <= 'f')))
        return FALSE;
    }
  return TRUE;
}
