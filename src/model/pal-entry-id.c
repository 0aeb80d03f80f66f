/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-entry-id.h"

#include <string.h>

/* Longer than any UUID, short enough for a symbol of the journal. */
#define MAX_ENTRY 64

char *
pal_entry_id_make (const char *group, const char *entry, const char *child)
{
  g_return_val_if_fail (group != NULL && entry != NULL, NULL);

  return g_strjoin (":", group, entry, child, NULL);
}

gboolean
pal_entry_id_split (const char *id, char **group, char **entry, char **child)
{
  const char *first = id != NULL ? strchr (id, ':') : NULL;
  const char *second = first != NULL ? strchr (first + 1, ':') : NULL;
  gsize length;

  if (first == NULL || first == id ||
      (second != NULL && (second[1] == '\0' || strchr (second + 1, ':') != NULL)))
    return FALSE;
  length = second != NULL ? (gsize) (second - first - 1) : strlen (first + 1);
  if (length == 0 || length > MAX_ENTRY)
    return FALSE;
  *group = g_strndup (id, (gsize) (first - id));
  *entry = g_strndup (first + 1, length);
  *child = second != NULL ? g_strdup (second + 1) : NULL;
  return TRUE;
}
