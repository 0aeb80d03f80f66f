/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-replica-registry.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/pal-error.h"
#include "base/pal-id.h"
#include "base/pal-json.h"

struct _PalReplicaRegistry
{
  int fd;
  char *path;
};

static char *
make_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "palliscope", "replicas", NULL);
}

static char *
make_path (const char *replica)
{
  g_autofree char *folder = make_folder ();

  return g_build_filename (folder, replica, NULL);
}

/* A hash, because the id itself should not be handed around (machine-id(5)). */
static char *
make_machine (void)
{
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  PalHash hash;

  if (!g_file_get_contents ("/etc/machine-id", &id, NULL, NULL))
    id = g_strdup (g_get_host_name ());
  text = g_strconcat ("palliscope machine ", g_strstrip (id), NULL);
  pal_hash_compute (&hash, text, strlen (text));
  return pal_hash_to_hex (&hash);
}

void
pal_replica_record_clear (PalReplicaRecord *self)
{
  g_clear_pointer (&self->machine, g_free);
  g_clear_pointer (&self->path, g_free);
}

static char *
format_head (gint64 seq, const PalHash *hash)
{
  g_autofree char *hex = pal_hash_to_hex (hash);

  return g_strdup_printf ("{\"seq\":%20" G_GINT64_FORMAT ",\"hash\":\"%s\"}\n", seq, hex);
}

static JsonObject *
parse_line (const char *line, JsonNode **owner)
{
  *owner = pal_json_parse (line, -1, NULL, NULL);
  return *owner != NULL && JSON_NODE_HOLDS_OBJECT (*owner) ? json_node_get_object (*owner) : NULL;
}

static gboolean
read_number (JsonObject *object, const char *name, guint64 *out)
{
  const char *text = pal_json_get_string (object, name, NULL, NULL);

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, out, NULL);
}

gboolean
pal_replica_record_read (const char *replica, PalReplicaRecord *out)
{
  g_autofree char *path = make_path (replica);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) second = NULL;
  JsonObject *head;
  JsonObject *file;
  const char *hex;
  double seq = -1;

  memset (out, 0, sizeof *out);
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  lines = g_strsplit (text, "\n", 3);
  if (g_strv_length (lines) < 2)
    return FALSE;
  head = parse_line (lines[0], &first);
  file = parse_line (lines[1], &second);
  if (head == NULL || file == NULL)
    return FALSE;

  hex = pal_json_get_string (head, "hash", NULL, NULL);
  if (hex == NULL || !pal_hash_from_hex (&out->hash, hex) ||
      !pal_json_get_double (head, "seq", -1, &seq, NULL) || seq < 0 ||
      !read_number (file, "device", &out->device) || !read_number (file, "inode", &out->inode))
    return FALSE;
  out->seq = (gint64) seq;
  out->machine = g_strdup (pal_json_get_string (file, "machine", "", NULL));
  out->path = g_strdup (pal_json_get_string (file, "path", "", NULL));
  return TRUE;
}

gboolean
pal_replica_record_is_file (const PalReplicaRecord *self, const char *path)
{
  g_autofree char *machine = make_machine ();
  g_autofree char *shown = g_filename_display_name (path);
  GStatBuf info;

  return g_stat (path, &info) == 0 && g_strcmp0 (self->machine, machine) == 0 &&
         self->inode == (guint64) info.st_ino &&
         (self->device == (guint64) info.st_dev || g_strcmp0 (self->path, shown) == 0);
}

static char *
format_record (const char *path, gint64 seq, const PalHash *hash, const GStatBuf *info)
{
  g_autofree char *head = format_head (seq, hash);
  g_autofree char *machine = make_machine ();
  g_autofree char *shown = g_filename_display_name (path);
  GString *text = g_string_new (head);

  /* As strings: 64 bits do not fit into a JSON number. */
  g_string_append_printf (text,
                          "{\"device\":\"%" G_GUINT64_FORMAT "\",\"inode\":\"%" G_GUINT64_FORMAT
                          "\",\"machine\":\"%s\",\"path\":",
                          (guint64) info->st_dev, (guint64) info->st_ino, machine);
  pal_json_append_string (text, shown);
  g_string_append (text, "}\n");
  return g_string_free (text, FALSE);
}

PalReplicaRegistry *
pal_replica_registry_open (const char *replica,
                           const char *path,
                           gint64 seq,
                           const PalHash *hash,
                           GError **error)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *record_path = make_path (replica);
  g_autofree char *text = NULL;
  PalReplicaRegistry *self;
  GStatBuf info;
  int fd;

  if (g_stat (path, &info) != 0 || g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: %s", folder, g_strerror (errno));
      return NULL;
    }
  text = format_record (path, seq, hash, &info);
  if (!g_file_set_contents_full (record_path, text, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error))
    return NULL;
  fd = open (record_path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: %s", record_path, g_strerror (errno));
      return NULL;
    }
  self = g_new0 (PalReplicaRegistry, 1);
  self->fd = fd;
  self->path = g_steal_pointer (&record_path);
  return self;
}

void
pal_replica_registry_free (PalReplicaRegistry *self)
{
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

void
pal_replica_registry_update (PalReplicaRegistry *self, gint64 seq, const PalHash *hash)
{
  g_autofree char *head = format_head (seq, hash);

  /* One write of less than a sector, of the same length as what stands there: old or new, nothing between. */
  if (pwrite (self->fd, head, strlen (head), 0) < 0)
    g_debug ("%s: %s", self->path, g_strerror (errno));
}
