/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-bundle.h"

#include <gio/gio.h>

#include "base/pal-error.h"
#include "data/pal-data.h"

#define PREFIX "/io/github/palliscope/Palliscope/data/"

/**
 * pal_bundle_lookup:
 * @name: file name inside data/, such as "countries.csv"
 *
 * Lends one of the data files that are compiled into the program.  The bytes are not copied: they lie in the
 * read-only part of the program.  May be called from any thread; the first call registers the resource, so
 * that resource:// addresses work as well.
 *
 * Returns: (transfer full): the content, or %NULL with %PAL_ERROR_NOT_FOUND
 */
GBytes *
pal_bundle_lookup (const char *name, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) local = NULL;
  GBytes *bytes;

  g_return_val_if_fail (name != NULL, NULL);

  path = g_strconcat (PREFIX, name, NULL);
  bytes = g_resource_lookup_data (pal_data_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &local);
  if (bytes == NULL)
    g_set_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND, "no bundled file \"%s\"", name);

  return bytes;
}
