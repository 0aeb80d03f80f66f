/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-hash.h"

#include <string.h>

void
pal_hash_compute (PalHash *out, const void *data, gsize length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = PAL_HASH_SIZE;

  g_return_if_fail (out != NULL);
  g_return_if_fail (data != NULL || length == 0);

  /* GChecksum reads a gssize, whose negative values mean "until NUL". */
  while (length > 0)
    {
      gsize part = MIN (length, (gsize) 1 << 30);

      g_checksum_update (checksum, data, (gssize) part);
      data = (const guint8 *) data + part;
      length -= part;
    }
  g_checksum_get_digest (checksum, out->bytes, &size);
  g_assert (size == PAL_HASH_SIZE);
}

char *
pal_hash_to_hex (const PalHash *self)
{
  static const char digits[] = "0123456789abcdef";
  char *hex = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  hex = g_malloc (2 * PAL_HASH_SIZE + 1);
  for (gsize i = 0; i < PAL_HASH_SIZE; i++)
    {
      hex[2 * i] = digits[self->bytes[i] >> 4];
      hex[2 * i + 1] = digits[self->bytes[i] & 15];
    }
  hex[2 * PAL_HASH_SIZE] = '\0';
  return hex;
}

gboolean
pal_hash_from_hex (PalHash *out, const char *hex)
{
  PalHash hash;

  g_return_val_if_fail (out != NULL, FALSE);

  if (hex == NULL || strlen (hex) != 2 * PAL_HASH_SIZE)
    return FALSE;
  for (gsize i = 0; i < PAL_HASH_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = g_ascii_xdigit_value (hex[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      hash.bytes[i] = (guint8) (high << 4 | low);
    }
  *out = hash;
  return TRUE;
}

gboolean
pal_hash_equal (const PalHash *a, const PalHash *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return memcmp (a->bytes, b->bytes, PAL_HASH_SIZE) == 0;
}
