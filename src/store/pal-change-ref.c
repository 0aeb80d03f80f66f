/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-change-ref.h"

static void
append_number (GByteArray *out, gint64 number)
{
  guint64 rest = (guint64) number;

  do
    {
      guint8 byte = (guint8) (rest & 0x7f);

      rest >>= 7;
      if (rest != 0)
        byte |= 0x80;
      g_byte_array_append (out, &byte, 1);
    }
  while (rest != 0);
}

static gboolean
read_number (const guint8 **pos, const guint8 *end, gint64 *out)
{
  guint64 number = 0;
  guint shift = 0;

  for (; *pos < end && shift < 56; shift += 7)
    {
      guint8 byte = *(*pos)++;

      number |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        {
          *out = (gint64) number;
          return byte != 0 || shift == 0; /* one number has one form */
        }
    }
  return FALSE;
}

void
pal_change_ref_append (GByteArray *out, const PalChangeRef *ref)
{
  append_number (out, ref->replica);
  append_number (out, ref->seq);
  append_number (out, ref->n);
}

gboolean
pal_change_ref_read_all (const guint8 *data, gsize length, GArray *out)
{
  const guint8 *pos = data;
  const guint8 *end;

  if (length == 0)
    return TRUE;
  end = data + length;
  while (pos < end)
    {
      PalChangeRef ref;

      if (!read_number (&pos, end, &ref.replica) || !read_number (&pos, end, &ref.seq) ||
          !read_number (&pos, end, &ref.n))
        return FALSE;
      g_array_append_val (out, ref);
    }
  return TRUE;
}
