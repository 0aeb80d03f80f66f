/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/pal-atlas.h"

#include <string.h>

#include "base/pal-error.h"
#include "geo/pal-atlas-reader.h"
#include "model/pal-bundle.h"

#define MAGIC "PALSHAPE"
#define VERSION 1
#define HEADER_BYTES 12
#define ENTRY_BYTES 12
#define MAX_BITS 30

struct _PalAtlas
{
  gatomicrefcount ref_count;
  GBytes *bytes; /* owned */
  PalAtlasCountry *countries;
  guint n_countries;
  guint8 *adjacent;      /* n_countries squared */
  guint8 index[26 * 26]; /* of an iso2 in countries */
  PalAtlasSection level_sections[PAL_ATLAS_N_LEVELS];
  PalAtlasSection lake_section;
  GMutex lock;                                       /* for the first decoding of what follows */
  PalAtlasGeometryStore *levels[PAL_ATLAS_N_LEVELS]; /* atomic; NULL until asked for */
  PalAtlasLakeStore *lakes;                          /* atomic; NULL until asked for */
};

static const char *const level_tags[PAL_ATLAS_N_LEVELS] = { "L110", "L050", "L010" };

static gboolean
find_section (GBytes *bytes, const char *tag, PalAtlasSection *section, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint n_sections = data[11];

  for (guint i = 0; i < n_sections; i++)
    {
      const guint8 *entry = data + HEADER_BYTES + i * ENTRY_BYTES;
      guint32 offset, length;

      if (memcmp (entry, tag, 4) != 0)
        continue;
      memcpy (&offset, entry + 4, sizeof offset);
      memcpy (&length, entry + 8, sizeof length);
      offset = GUINT32_FROM_LE (offset);
      length = GUINT32_FROM_LE (length);
      if (offset > size || length > size - offset)
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED, "the shapes file ends inside section %s", tag);
          return FALSE;
        }
      *section = (PalAtlasSection){ data + offset, length, data[10] };
      return TRUE;
    }
  g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED, "the shapes file has no section %s", tag);
  return FALSE;
}

static gboolean
check_header (GBytes *bytes, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint version;

  if (size < HEADER_BYTES || memcmp (data, MAGIC, strlen (MAGIC)) != 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_FOREIGN, "this is not a file of shapes");
      return FALSE;
    }
  version = data[8] | (guint) data[9] << 8;
  if (version != VERSION)
    {
      g_set_error (error, PAL_ERROR, version > VERSION ? PAL_ERROR_NEWER : PAL_ERROR_DAMAGED,
                   "the shapes file has version %u, only %u is known", version, (guint) VERSION);
      return FALSE;
    }
  if (data[10] < 8 || data[10] > MAX_BITS || size < HEADER_BYTES + data[11] * (gsize) ENTRY_BYTES)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED, "the shapes file has a damaged header");
      return FALSE;
    }
  return TRUE;
}

static gboolean
load_countries (PalAtlas *self, GError **error)
{
  PalAtlasSection countries, adjacency;

  if (!find_section (self->bytes, "CTRY", &countries, error) ||
      !find_section (self->bytes, "ADJC", &adjacency, error))
    return FALSE;
  self->countries = pal_atlas_read_countries (&countries, &self->n_countries, error);
  if (self->countries == NULL)
    return FALSE;
  self->adjacent = pal_atlas_read_adjacency (&adjacency, self->n_countries, error);
  if (self->adjacent == NULL)
    return FALSE;

  memset (self->index, PAL_ATLAS_NOBODY, sizeof self->index);
  for (guint i = 0; i < self->n_countries; i++)
    {
      const char *iso2 = self->countries[i].iso2;

      self->index[(iso2[0] - 'A') * 26 + iso2[1] - 'A'] = (guint8) i;
    }
  return TRUE;
}

/**
 * pal_atlas_new:
 * @bytes: content of a shapes.bin; kept
 *
 * Checks the header and reads the table of countries; levels are decoded when they are first asked for.
 *
 * Returns: (transfer full): the atlas, or %NULL with an error of #PalError
 */
PalAtlas *
pal_atlas_new (GBytes *bytes, GError **error)
{
  g_autoptr (PalAtlas) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!check_header (bytes, error))
    return NULL;

  self = g_new0 (PalAtlas, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->bytes = g_bytes_ref (bytes);
  if (!load_countries (self, error) || !find_section (bytes, "LAKE", &self->lake_section, error))
    return NULL;
  for (guint i = 0; i < PAL_ATLAS_N_LEVELS; i++)
    if (!find_section (bytes, level_tags[i], &self->level_sections[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * pal_atlas_get_default:
 *
 * The bundled atlas.  May be called from any thread.
 *
 * Returns: (transfer none): never %NULL, lives as long as the program
 */
PalAtlas *
pal_atlas_get_default (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = pal_bundle_lookup ("shapes.bin", &error);
      PalAtlas *atlas = bytes != NULL ? pal_atlas_new (bytes, &error) : NULL;

      /* The file is part of the program: that it is broken can only be a broken build. */
      if (atlas == NULL)
        g_error ("bundled shapes: %s", error->message);
      g_once_init_leave (&once, (gsize) atlas);
    }
  return (PalAtlas *) once;
}

PalAtlas *
pal_atlas_ref (PalAtlas *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pal_atlas_unref (PalAtlas *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < PAL_ATLAS_N_LEVELS; i++)
    g_clear_pointer (&self->levels[i], pal_atlas_geometry_store_free);
  g_clear_pointer (&self->lakes, pal_atlas_lake_store_free);
  g_mutex_clear (&self->lock);
  g_free (self->countries);
  g_free (self->adjacent);
  g_bytes_unref (self->bytes);
  g_free (self);
}

const PalAtlasCountry *
pal_atlas_get_countries (PalAtlas *self, guint *n_countries)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_countries = self->n_countries;
  return self->countries;
}

/**
 * pal_atlas_find:
 * @iso2: (nullable): any text
 *
 * Returns: index of the country in pal_atlas_get_countries(), or -1
 */
int
pal_atlas_find (PalAtlas *self, const char *iso2)
{
  guint8 i;

  g_return_val_if_fail (self != NULL, -1);

  if (iso2 == NULL || !g_ascii_isupper (iso2[0]) || !g_ascii_isupper (iso2[1]) || iso2[2] != '\0')
    return -1;
  i = self->index[(iso2[0] - 'A') * 26 + iso2[1] - 'A'];
  return i == PAL_ATLAS_NOBODY ? -1 : i;
}

const PalAtlasCountry *
pal_atlas_get_country (PalAtlas *self, const char *iso2)
{
  int i = pal_atlas_find (self, iso2);

  return i >= 0 ? &self->countries[i] : NULL;
}

/**
 * pal_atlas_are_adjacent:
 *
 * Returns: whether the two share a land border at 1:10m; a state and a territory drawn as part of it do not
 */
gboolean
pal_atlas_are_adjacent (PalAtlas *self, const char *iso2, const char *other_iso2)
{
  int a = pal_atlas_find (self, iso2), b = pal_atlas_find (self, other_iso2);

  return a >= 0 && b >= 0 && self->adjacent[(guint) a * self->n_countries + (guint) b] != 0;
}

/**
 * pal_atlas_get_geometry:
 *
 * Decodes the level on first use (a few ms), afterwards at no cost.  May be called from any thread, so a
 * thread can prepare a level before the screen needs it.
 *
 * Returns: (transfer none): the level, or %NULL with %PAL_ERROR_DAMAGED, never for the default atlas
 */
const PalAtlasGeometry *
pal_atlas_get_geometry (PalAtlas *self, PalAtlasLevel level, GError **error)
{
  PalAtlasGeometryStore *store;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) level < PAL_ATLAS_N_LEVELS, NULL);

  store = g_atomic_pointer_get (&self->levels[level]);
  if (store == NULL)
    {
      g_mutex_lock (&self->lock);
      store = self->levels[level];
      if (store == NULL)
        {
          store = pal_atlas_read_geometry (&self->level_sections[level], self->countries, self->n_countries,
                                           error);
          g_atomic_pointer_set (&self->levels[level], store);
        }
      g_mutex_unlock (&self->lock);
    }
  return store != NULL ? &store->view : NULL;
}

/**
 * pal_atlas_get_lakes:
 *
 * Lakes at 1:50m, for all levels; draw those whose min_zoom has been reached.  The Caspian Sea is not among
 * them: the shapes leave it open.
 *
 * Returns: (transfer none): the lakes, or %NULL with %PAL_ERROR_DAMAGED, never for the default atlas
 */
const PalAtlasLake *
pal_atlas_get_lakes (PalAtlas *self, guint *n_lakes, GError **error)
{
  PalAtlasLakeStore *store;

  g_return_val_if_fail (self != NULL, NULL);

  *n_lakes = 0;
  store = g_atomic_pointer_get (&self->lakes);
  if (store == NULL)
    {
      g_mutex_lock (&self->lock);
      store = self->lakes;
      if (store == NULL)
        {
          store = pal_atlas_read_lakes (&self->lake_section, error);
          g_atomic_pointer_set (&self->lakes, store);
        }
      g_mutex_unlock (&self->lock);
    }
  if (store == NULL)
    return NULL;
  *n_lakes = store->n_lakes;
  return store->lakes;
}
