/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/pal-atlas-reader.h"

#include <math.h>
#include <string.h>

#include "base/pal-error.h"

#define NOBODY PAL_ATLAS_NOBODY
#define COUNTRY_BYTES 48
#define FRAME_LINE 3

/* Reads never go past the end: they give 0 and set `failed`, which is asked for at the end of each item. */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean failed;
} Cursor;

typedef struct
{
  guint n_arcs, n_points, n_shapes, n_rings, n_refs;
} Counts;

/* One arc of the level while the rings are put together. */
typedef struct
{
  const PalPoint *points;
  guint n_points;
  guint n_uses;
} Arc;

static Cursor
cursor_for (const PalAtlasSection *section)
{
  return (Cursor){ section->data, section->data + section->size, FALSE };
}

static gboolean
damaged (GError **error, const char *what, guint number)
{
  g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED, "the shapes file is damaged: %s %u", what, number);
  return FALSE;
}

static guint8
read_u8 (Cursor *c)
{
  if (c->at >= c->end)
    {
      c->failed = TRUE;
      return 0;
    }
  return *c->at++;
}

static guint32
read_u32 (Cursor *c)
{
  guint32 n;

  if (c->end - c->at < 4)
    {
      c->failed = TRUE;
      return 0;
    }
  memcpy (&n, c->at, sizeof n);
  c->at += 4;
  return GUINT32_FROM_LE (n);
}

static guint32
read_varint (Cursor *c)
{
  guint32 n = 0;

  for (guint shift = 0; shift < 32 && c->at < c->end; shift += 7)
    {
      guint8 byte = *c->at++;

      n |= (guint32) (byte & 0x7F) << shift;
      if ((byte & 0x80) == 0)
        return n;
    }
  c->failed = TRUE;
  return 0;
}

static gint32
read_zigzag (Cursor *c)
{
  guint32 n = read_varint (c);

  return (gint32) (n >> 1) ^ -(gint32) (n & 1);
}

/* Whole steps times a power of two: the doubles are exact, so equal vertices compare equal. */
static gboolean
read_points (Cursor *c, guint bits, PalPoint *points, guint n, PalBox *box)
{
  const double step = 1.0 / (double) (1U << bits);
  const guint32 limit = 1U << bits;
  guint32 x = 0, y = 0;

  *box = pal_box_new_empty ();
  for (guint i = 0; i < n; i++)
    {
      /* Unsigned, so that damaged steps wrap round and fall out of the range. */
      x += (guint32) read_zigzag (c);
      y += (guint32) read_zigzag (c);
      if (c->failed || x > limit || y > limit)
        return FALSE;
      points[i] = (PalPoint){ x * step, y * step };
      pal_box_extend (box, points[i]);
    }
  return TRUE;
}

static gboolean
read_box (Cursor *c, guint bits, PalBox *box)
{
  const double step = 1.0 / (double) (1U << bits);
  double edge[4];

  for (guint i = 0; i < 4; i++)
    edge[i] = read_u32 (c) * step;
  *box = (PalBox){ edge[0], edge[1], edge[2], edge[3] };
  return !c->failed && edge[0] <= edge[2] && edge[1] <= edge[3] && edge[2] <= 1 && edge[3] <= 1;
}

static gboolean
read_country (Cursor *c, guint bits, guint n_countries, PalAtlasCountry *country)
{
  country->iso2[0] = (char) read_u8 (c);
  country->iso2[1] = (char) read_u8 (c);
  country->micro = read_u8 (c) & 1;
  country->of = read_u8 (c);
  country->longitude = (gint32) read_u32 (c) / 1e5;
  country->latitude = (gint32) read_u32 (c) / 1e5;
  country->area_km2 = read_u32 (c) / 100.0;
  if (!read_box (c, bits, &country->box) || !read_box (c, bits, &country->focus))
    return FALSE;
  if (fabs (country->latitude) > 90 || fabs (country->longitude) > 180)
    return FALSE;
  country->label = pal_mercator_project (country->latitude, country->longitude);
  return g_ascii_isupper (country->iso2[0]) && g_ascii_isupper (country->iso2[1]) &&
         country->of < (int) n_countries;
}

/**
 * pal_atlas_read_countries:
 *
 * Returns: (transfer full): array for g_free(), or %NULL with %PAL_ERROR_DAMAGED
 */
PalAtlasCountry *
pal_atlas_read_countries (const PalAtlasSection *section, guint *n_countries, GError **error)
{
  Cursor c = cursor_for (section);
  guint n = read_u8 (&c);
  g_autofree PalAtlasCountry *countries = NULL;

  if (c.failed || n == 0 || n >= NOBODY || section->size != 1 + n * (gsize) COUNTRY_BYTES)
    {
      damaged (error, "number of countries", n);
      return NULL;
    }
  countries = g_new0 (PalAtlasCountry, n);
  for (guint i = 0; i < n; i++)
    if (!read_country (&c, section->bits, n, &countries[i]))
      {
        damaged (error, "country", i);
        return NULL;
      }
  *n_countries = n;
  return g_steal_pointer (&countries);
}

/**
 * pal_atlas_read_adjacency:
 *
 * Returns: (transfer full): @n_countries x @n_countries bytes, 1 where two share a border, or %NULL with
 *   %PAL_ERROR_DAMAGED
 */
guint8 *
pal_atlas_read_adjacency (const PalAtlasSection *section, guint n_countries, GError **error)
{
  Cursor c = cursor_for (section);
  guint n = read_u8 (&c);
  g_autofree guint8 *matrix = g_new0 (guint8, n_countries * n_countries);

  n |= (guint) read_u8 (&c) << 8;
  for (guint i = 0; i < n; i++)
    {
      guint a = read_u8 (&c), b = read_u8 (&c);

      if (c.failed || a >= n_countries || b >= n_countries || a >= b)
        {
          damaged (error, "pair of neighbours", i);
          return NULL;
        }
      matrix[a * n_countries + b] = matrix[b * n_countries + a] = 1;
    }
  if (c.failed || c.at != c.end)
    {
      damaged (error, "number of neighbours", n);
      return NULL;
    }
  return g_steal_pointer (&matrix);
}

static int
country_index (guint8 byte)
{
  return byte == NOBODY ? -1 : byte;
}

static gboolean
is_country (guint8 byte, guint n_countries)
{
  return byte == NOBODY || byte < n_countries;
}

/* Counts come before anything is allocated: each thing takes at least some bytes, so that a damaged count
 * cannot ask for more memory than a small multiple of the file. */
static gboolean
read_counts (Cursor *c, Counts *counts)
{
  gsize left;

  counts->n_arcs = read_u32 (c);
  counts->n_points = read_u32 (c);
  counts->n_shapes = read_u32 (c);
  counts->n_rings = read_u32 (c);
  counts->n_refs = read_u32 (c);
  left = (gsize) (c->end - c->at);
  return !c->failed && counts->n_arcs <= left / 8 && counts->n_points <= left / 2 &&
         counts->n_shapes <= left / 8 && counts->n_rings <= left / 2 && counts->n_refs <= left;
}

static gboolean
read_arcs (Cursor *c,
           guint bits,
           guint n_countries,
           const Counts *counts,
           PalAtlasGeometryStore *store,
           Arc *arcs)
{
  PalPoint *points = store->line_points;
  guint left = counts->n_points;

  for (guint i = 0; i < counts->n_arcs; i++)
    {
      guint8 kind = read_u8 (c), a = read_u8 (c), b = read_u8 (c);
      guint n = read_varint (c);
      PalBox box;

      if (c->failed || kind > FRAME_LINE || !is_country (a, n_countries) || !is_country (b, n_countries) ||
          n < 2 || n > left || !read_points (c, bits, points, n, &box))
        return FALSE;
      arcs[i] = (Arc){ points, n, 0 };
      if (kind != FRAME_LINE)
        store->lines[store->view.n_lines++] = (PalAtlasLine){
          .kind = (PalAtlasLineKind) kind,
          .sides = { country_index (a), country_index (b) },
          .points = points,
          .n_points = n,
          .is_closed = points[0].x == points[n - 1].x && points[0].y == points[n - 1].y,
          .box = box,
        };
      points += n;
      left -= n;
    }
  return left == 0;
}

/* Copies an arc but its last point, which is the first one of the next arc. */
static void
append_arc (PalPoint *to, const Arc *arc, gboolean backwards)
{
  guint n = arc->n_points - 1;

  if (!backwards)
    memcpy (to, arc->points, n * sizeof *to);
  else
    for (guint i = 0; i < n; i++)
      to[i] = arc->points[n - i];
}

/* Arcs must meet end to end and close; no arc has more than two sides, which also bounds the memory. */
static gboolean
read_ring (Cursor *c, guint n_refs, Arc *arcs, guint n_arcs, PalPoint *points, PalAtlasRing *ring)
{
  PalPoint first = { 0 }, last = { 0 };
  guint n = 0;

  for (guint i = 0; i < n_refs; i++)
    {
      gint32 ref = read_zigzag (c);
      gboolean backwards = ref < 0;
      guint32 number = (guint32) (backwards ? ~ref : ref);
      PalPoint start, end;

      if (c->failed || number >= n_arcs || arcs[number].n_uses == 2)
        return FALSE;
      arcs[number].n_uses++;
      start = arcs[number].points[backwards ? arcs[number].n_points - 1 : 0];
      end = arcs[number].points[backwards ? 0 : arcs[number].n_points - 1];
      if (i == 0)
        first = start;
      else if (start.x != last.x || start.y != last.y)
        return FALSE;
      append_arc (points + n, &arcs[number], backwards);
      n += arcs[number].n_points - 1;
      last = end;
    }
  if (n < 3 || first.x != last.x || first.y != last.y)
    return FALSE;

  ring->points = points;
  ring->n_points = n;
  ring->box = pal_box_new_empty ();
  for (guint i = 0; i < n; i++)
    pal_box_extend (&ring->box, points[i]);
  return TRUE;
}

static gboolean
read_shape (Cursor *c,
            const Counts *counts,
            guint n_countries,
            guint *n_refs_left,
            Arc *arcs,
            PalAtlasGeometryStore *store,
            PalAtlasShape *shape,
            guint8 *own)
{
  guint8 of;
  guint n_polygons;

  for (guint i = 0; i < 3; i++)
    {
      shape->code[i] = (char) read_u8 (c);
      if (!g_ascii_isalnum (shape->code[i]))
        return FALSE;
    }
  *own = read_u8 (c);
  of = read_u8 (c);
  n_polygons = read_varint (c);
  if (c->failed || !is_country (*own, n_countries) || !is_country (of, n_countries) || n_polygons == 0)
    return FALSE;
  shape->country = country_index (of);
  shape->rings = store->rings + store->view.n_rings;
  shape->box = pal_box_new_empty ();

  for (guint p = 0; p < n_polygons && !c->failed; p++)
    {
      guint n_rings = read_varint (c);

      for (guint r = 0; r < n_rings; r++)
        {
          guint n_refs = read_varint (c);
          PalAtlasRing *ring = store->rings + store->view.n_rings;

          if (c->failed || store->view.n_rings == counts->n_rings || n_refs > *n_refs_left ||
              !read_ring (c, n_refs, arcs, counts->n_arcs, store->ring_points + store->view.n_ring_points,
                          ring))
            return FALSE;
          ring->is_hole = r > 0;
          pal_box_unite (&shape->box, &ring->box);
          *n_refs_left -= n_refs;
          store->view.n_ring_points += ring->n_points;
          store->view.n_rings++;
          shape->n_rings++;
        }
    }
  return !c->failed && shape->n_rings > 0;
}

/**
 * pal_atlas_read_geometry:
 * @countries: what shapes and lines refer to; must outlive the result
 *
 * Decodes one level: each arc once as a line, and the rings put together from the arcs.
 *
 * Returns: (transfer full): the level, or %NULL with %PAL_ERROR_DAMAGED
 */
PalAtlasGeometryStore *
pal_atlas_read_geometry (const PalAtlasSection *section,
                         const PalAtlasCountry *countries,
                         guint n_countries,
                         GError **error)
{
  Cursor c = cursor_for (section);
  Counts counts;
  guint n_refs_left;
  g_autofree Arc *arcs = NULL;
  g_autoptr (PalAtlasGeometryStore) store = NULL;

  if (!read_counts (&c, &counts))
    {
      damaged (error, "level of detail with arcs", counts.n_arcs);
      return NULL;
    }
  arcs = g_new (Arc, counts.n_arcs);
  store = g_new0 (PalAtlasGeometryStore, 1);
  store->line_points = g_new (PalPoint, counts.n_points);
  /* An arc has at most two sides; what stays unused of this is never touched, so it costs no memory. */
  store->ring_points = g_new (PalPoint, 2 * (gsize) counts.n_points);
  store->lines = g_new (PalAtlasLine, counts.n_arcs);
  store->rings = g_new (PalAtlasRing, counts.n_rings);
  store->shapes = g_new0 (PalAtlasShape, counts.n_shapes);
  if (!read_arcs (&c, section->bits, n_countries, &counts, store, arcs))
    {
      damaged (error, "line", store->view.n_lines);
      return NULL;
    }

  n_refs_left = counts.n_refs;
  for (guint i = 0; i < counts.n_shapes; i++)
    {
      guint8 own = NOBODY;

      if (!read_shape (&c, &counts, n_countries, &n_refs_left, arcs, store, &store->shapes[i], &own))
        {
          damaged (error, "shape", i);
          return NULL;
        }
      store->shapes[i].iso2 = own == NOBODY ? "" : countries[own].iso2;
    }
  if (n_refs_left != 0 || store->view.n_rings != counts.n_rings || c.at != c.end)
    {
      damaged (error, "end of the shapes after ring", store->view.n_rings);
      return NULL;
    }

  store->view.shapes = store->shapes;
  store->view.n_shapes = counts.n_shapes;
  store->view.lines = store->lines;
  store->view.n_line_points = counts.n_points;
  return g_steal_pointer (&store);
}

void
pal_atlas_geometry_store_free (PalAtlasGeometryStore *self)
{
  g_free (self->line_points);
  g_free (self->ring_points);
  g_free (self->lines);
  g_free (self->rings);
  g_free (self->shapes);
  g_free (self);
}

static gboolean
read_lake (Cursor *c,
           guint bits,
           guint *n_rings_left,
           guint *n_points_left,
           PalAtlasRing **rings,
           PalPoint **points,
           PalAtlasLake *lake)
{
  lake->rank = read_u8 (c);
  lake->min_zoom = read_u8 (c) / 10.0;
  lake->n_rings = read_varint (c);
  lake->rings = *rings;
  lake->box = pal_box_new_empty ();
  if (c->failed || lake->n_rings == 0 || lake->n_rings > *n_rings_left)
    return FALSE;

  for (guint i = 0; i < lake->n_rings; i++)
    {
      PalAtlasRing *ring = (*rings)++;

      ring->is_hole = i > 0;
      ring->n_points = read_varint (c);
      ring->points = *points;
      if (c->failed || ring->n_points < 3 || ring->n_points > *n_points_left ||
          !read_points (c, bits, *points, ring->n_points, &ring->box))
        return FALSE;
      pal_box_unite (&lake->box, &ring->box);
      *points += ring->n_points;
      *n_points_left -= ring->n_points;
    }
  *n_rings_left -= lake->n_rings;
  return TRUE;
}

/**
 * pal_atlas_read_lakes:
 *
 * Returns: (transfer full): the lakes, or %NULL with %PAL_ERROR_DAMAGED
 */
PalAtlasLakeStore *
pal_atlas_read_lakes (const PalAtlasSection *section, GError **error)
{
  Cursor c = cursor_for (section);
  guint n_lakes = read_u32 (&c), n_rings = read_u32 (&c), n_points = read_u32 (&c);
  gsize left = (gsize) (c.end - c.at);
  g_autoptr (PalAtlasLakeStore) store = g_new0 (PalAtlasLakeStore, 1);
  PalAtlasRing *rings;
  PalPoint *points;

  if (c.failed || n_lakes > left / 3 || n_rings > left || n_points > left / 2)
    {
      damaged (error, "number of lakes", n_lakes);
      return NULL;
    }
  store->n_lakes = n_lakes;
  store->lakes = g_new0 (PalAtlasLake, n_lakes);
  rings = store->rings = g_new (PalAtlasRing, n_rings);
  points = store->points = g_new (PalPoint, n_points);
  for (guint i = 0; i < n_lakes; i++)
    if (!read_lake (&c, section->bits, &n_rings, &n_points, &rings, &points, &store->lakes[i]))
      {
        damaged (error, "lake", i);
        return NULL;
      }
  if (n_rings != 0 || n_points != 0 || c.at != c.end)
    {
      damaged (error, "end of the lakes after lake", n_lakes);
      return NULL;
    }
  return g_steal_pointer (&store);
}

void
pal_atlas_lake_store_free (PalAtlasLakeStore *self)
{
  g_free (self->lakes);
  g_free (self->rings);
  g_free (self->points);
  g_free (self);
}
