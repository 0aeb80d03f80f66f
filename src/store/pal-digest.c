/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-digest.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "base/pal-json.h"

#define DOMAIN "palliscope-batch-1"

void
pal_digest_start (GString *buffer, const guint8 *salt)
{
  g_string_truncate (buffer, 0);
  g_string_append_len (buffer, (const char *) salt, PAL_SALT_SIZE);
}

void
pal_digest_append_author (GString *buffer, const char *replica, gint64 seq)
{
  g_string_append_printf (buffer, "[\"batch\",\"%s/%" G_GINT64_FORMAT "\",\"author\",", replica, seq);
}

void
pal_digest_finish (GString *buffer, const char *value, const char *bases_json, PalHash *out)
{
  g_string_append (buffer, value);
  g_string_append_c (buffer, ',');
  g_string_append (buffer, bases_json);
  g_string_append_c (buffer, ']');
  pal_hash_compute (out, buffer->str, buffer->len);
}

/* Names in the order of RFC 8785: at, instrument, kind, n, replica, seq, wall. */
static char *
header_to_json (const PalBatchHeader *header)
{
  GString *json = g_string_new (NULL);

  g_string_append_printf (json, "{\"at\":%" G_GINT64_FORMAT ",\"instrument\":", header->at);
  if (header->has_instrument)
    {
      g_autofree char *hex = pal_hash_to_hex (&header->instrument);

      g_string_append_printf (json, "\"%s\"", hex);
    }
  else
    g_string_append (json, "null");
  g_string_append (json, ",\"kind\":");
  pal_json_append_string (json, header->kind);
  g_string_append_printf (json, ",\"n\":%u,\"replica\":", header->n);
  pal_json_append_string (json, header->replica);
  g_string_append_printf (json, ",\"seq\":%" G_GINT64_FORMAT ",\"wall\":%" G_GINT64_FORMAT "}", header->seq,
                          header->wall);
  return g_string_free (json, FALSE);
}

GChecksum *
pal_digest_batch_start (const PalBatchHeader *header)
{
  GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *json = header_to_json (header);

  g_checksum_update (checksum, (const guchar *) DOMAIN, strlen (DOMAIN));
  g_checksum_update (checksum, header->prev.bytes, PAL_HASH_SIZE);
  g_checksum_update (checksum, (const guchar *) json, (gssize) strlen (json));
  return checksum;
}

void
pal_digest_batch_add (GChecksum *checksum, const PalHash *digest)
{
  g_checksum_update (checksum, digest->bytes, PAL_HASH_SIZE);
}

void
pal_digest_batch_finish (GChecksum *checksum, PalHash *out)
{
  gsize length = PAL_HASH_SIZE;

  g_checksum_get_digest (checksum, out->bytes, &length);
  g_checksum_free (checksum);
}

char *
pal_digest_make_author (const char *actor,
                        const char *label,
                        const char *reason_or_null,
                        const char *role_or_null)
{
  GString *json = g_string_new ("{\"actor\":");

  pal_json_append_string (json, actor);
  g_string_append (json, ",\"label\":");
  pal_json_append_string (json, label);
  g_string_append (json, ",\"reason\":");
  if (reason_or_null != NULL)
    pal_json_append_string (json, reason_or_null);
  else
    g_string_append (json, "null");
  if (role_or_null != NULL)
    {
      g_string_append (json, ",\"role\":");
      pal_json_append_string (json, role_or_null);
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

void
pal_digest_fill_random (guint8 *out, gsize size)
{
  while (size > 0)
    {
      gssize got = getrandom (out, size, 0);

      if (got < 0 && errno != EINTR)
        g_error ("the system gives no random bytes: %s", g_strerror (errno));
      if (got > 0)
        {
          out += got;
          size -= (gsize) got;
        }
    }
}
