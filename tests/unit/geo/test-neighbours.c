/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/pal-neighbours.h"

#define MAX_COUNTRIES 128

/* The members of the WHO European Region and what is shown beside them. */
static const char *const members[] = { "AD", "AL", "AM", "AT", "AZ", "BA", "BE", "BG", "BY", "CH", "CY", "CZ",
                                       "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GE", "GR", "HR", "HU", "IE",
                                       "IL", "IS", "IT", "KG", "KZ", "LT", "LU", "LV", "MC", "MD", "ME", "MK",
                                       "MT", "NL", "NO", "PL", "PT", "RO", "RS", "RU", "SE", "SI", "SK", "SM",
                                       "TJ", "TM", "TR", "UA", "UZ", "LI", "VA", "XK", NULL };

static const struct
{
  const char *from;
  PalDirection direction;
  const char *to;
} moves[] = {
  { "NO", PAL_DIRECTION_RIGHT, "SE" }, { "SE", PAL_DIRECTION_LEFT, "NO" },
  { "SE", PAL_DIRECTION_RIGHT, "FI" }, { "FI", PAL_DIRECTION_LEFT, "SE" },
  { "PT", PAL_DIRECTION_RIGHT, "ES" }, { "ES", PAL_DIRECTION_LEFT, "PT" },
  { "ES", PAL_DIRECTION_UP, "FR" },    { "FR", PAL_DIRECTION_RIGHT, "CH" },
  { "DE", PAL_DIRECTION_UP, "DK" },    { "DE", PAL_DIRECTION_RIGHT, "CZ" },
  { "DE", PAL_DIRECTION_DOWN, "CH" },  { "PL", PAL_DIRECTION_DOWN, "SK" },
  { "GB", PAL_DIRECTION_LEFT, "IE" },  { "GB", PAL_DIRECTION_DOWN, "FR" },
  { "IE", PAL_DIRECTION_RIGHT, "GB" }, { "LT", PAL_DIRECTION_UP, "LV" },
  { "EE", PAL_DIRECTION_DOWN, "LV" },  { "EE", PAL_DIRECTION_UP, "FI" },
  { "BG", PAL_DIRECTION_UP, "RO" },    { "GR", PAL_DIRECTION_UP, "MK" },
  { "TR", PAL_DIRECTION_DOWN, "CY" },  { "IS", PAL_DIRECTION_LEFT, NULL },
  { "IL", PAL_DIRECTION_DOWN, NULL },  { "SE", PAL_DIRECTION_UP, NULL },
  { "KG", PAL_DIRECTION_RIGHT, NULL },
};

static void
test_moves (void)
{
  g_autoptr (PalNeighbours) walk = pal_neighbours_new (pal_atlas_get_default (), members);

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_test_message ("%s, direction %d", moves[i].from, moves[i].direction);
      g_assert_cmpstr (pal_neighbours_step (walk, moves[i].from, moves[i].direction), ==, moves[i].to);
    }
}

static guint
position_of (const char *const *set, const char *iso2)
{
  guint i = 0;

  while (set[i] != NULL && !g_str_equal (set[i], iso2))
    i++;
  g_assert_nonnull (set[i]);
  return i;
}

static guint
count_reached (PalNeighbours *walk, const char *const *set, guint from, gboolean *reached)
{
  guint n = 1;

  if (reached[from])
    return 0;
  reached[from] = TRUE;
  for (guint d = 0; d < PAL_N_DIRECTIONS; d++)
    {
      const char *to = pal_neighbours_step (walk, set[from], (PalDirection) d);

      if (to != NULL)
        n += count_reached (walk, set, position_of (set, to), reached);
    }
  return n;
}

static double
along (const PalAtlasCountry *from, const PalAtlasCountry *to, PalDirection direction)
{
  switch (direction)
    {
    case PAL_DIRECTION_LEFT:
      return from->label.x - to->label.x;
    case PAL_DIRECTION_RIGHT:
      return to->label.x - from->label.x;
    case PAL_DIRECTION_UP:
      return from->label.y - to->label.y;
    case PAL_DIRECTION_DOWN:
      return to->label.y - from->label.y;
    default:
      g_assert_not_reached ();
    }
}

/* From each country every other can be reached; a step goes where it says; none is missing where something
 * is. */
static void
check_set (const char *const *set)
{
  PalAtlas *atlas = pal_atlas_get_default ();
  g_autoptr (PalNeighbours) walk = pal_neighbours_new (atlas, set);
  const guint n = g_strv_length ((char **) set);

  for (guint i = 0; i < n; i++)
    {
      gboolean reached[MAX_COUNTRIES] = { FALSE };

      g_assert_cmpuint (count_reached (walk, set, i, reached), ==, n);
      for (guint d = 0; d < PAL_N_DIRECTIONS; d++)
        {
          const PalAtlasCountry *from = pal_atlas_get_country (atlas, set[i]);
          const char *to = pal_neighbours_step (walk, set[i], (PalDirection) d);

          if (to != NULL)
            g_assert_cmpfloat (along (from, pal_atlas_get_country (atlas, to), (PalDirection) d), >=, 0);
          for (guint k = 0; k < n && to == NULL; k++)
            g_assert_cmpfloat (along (from, pal_atlas_get_country (atlas, set[k]), (PalDirection) d), <=, 0);
        }
    }
}

static void
test_members_connected (void)
{
  check_set (members);
}

static void
test_random_sets_connected (void)
{
  for (guint round = 0; round < 150; round++)
    {
      const char *set[MAX_COUNTRIES] = { NULL };
      guint n = 0, n_all;
      const PalAtlasCountry *all = pal_atlas_get_countries (pal_atlas_get_default (), &n_all);
      const double share = g_test_rand_double_range (0.05, 1);

      for (guint i = 0; i < n_all; i++)
        if (g_test_rand_double () < share)
          set[n++] = all[i].iso2;
      check_set (set);
    }
}

static void
test_edges (void)
{
  static const char *const two[] = { "NO", "NO", "??", "IT", NULL };
  static const char *const nobody[] = { NULL };
  g_autoptr (PalNeighbours) pair = pal_neighbours_new (pal_atlas_get_default (), two);
  g_autoptr (PalNeighbours) empty = pal_neighbours_new (pal_atlas_get_default (), nobody);
  g_autoptr (PalNeighbours) all = pal_neighbours_new (pal_atlas_get_default (), NULL);

  g_assert_cmpstr (pal_neighbours_step (pair, "NO", PAL_DIRECTION_DOWN), ==, "IT");
  g_assert_cmpstr (pal_neighbours_step (pair, "IT", PAL_DIRECTION_UP), ==, "NO");
  g_assert_null (pal_neighbours_step (pair, "NO", PAL_DIRECTION_UP));
  /* From a country that may not be stepped on one still gets away. */
  g_assert_cmpstr (pal_neighbours_step (pair, "DE", PAL_DIRECTION_DOWN), ==, "IT");
  g_assert_null (pal_neighbours_step (pair, "ZZ", PAL_DIRECTION_DOWN));
  g_assert_null (pal_neighbours_step (pair, NULL, PAL_DIRECTION_DOWN));
  for (guint d = 0; d < PAL_N_DIRECTIONS; d++)
    g_assert_null (pal_neighbours_step (empty, "NO", (PalDirection) d));
  g_assert_nonnull (pal_neighbours_step (all, "KG", PAL_DIRECTION_RIGHT));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/neighbours/moves", test_moves);
  g_test_add_func ("/neighbours/members-connected", test_members_connected);
  g_test_add_func ("/neighbours/random-sets-connected", test_random_sets_connected);
  g_test_add_func ("/neighbours/edges", test_edges);
  return g_test_run ();
}
