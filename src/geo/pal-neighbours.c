/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/pal-neighbours.h"

#include <math.h>

#define NONE G_MAXUINT

/* How much a country is preferred for having a common border, what going astray costs, and how much of that
 * is measured to the label point.  Found by looking at all moves among the 53 members: with these Norway goes
 * right to Sweden, and Great Britain down to France. */
#define ADJACENT_FACTOR 0.45
#define ASTRAY_COST 1.6
#define LABEL_SHARE 0.45
/* Beyond this angle from the direction asked for, a country is taken only if there is no other. */
#define WIDEST_DEGREES 60

typedef struct
{
  const char *iso2; /* unowned: of the atlas */
  PalPoint at;      /* strictly different in x and in y from all others */
  PalBox box;       /* of the largest part of its land */
  guint steps[PAL_N_DIRECTIONS];
  gboolean is_reached;
} Stop;

struct _PalNeighbours
{
  PalAtlas *atlas; /* owned */
  Stop *stops;
  guint n_stops;
};

/* How far @at lies outside of the range. */
static double
gap (double at, double low, double high)
{
  return MAX (MAX (low - at, at - high), 0);
}

/* Distance forward (> 0 if @to lies in that direction at all) and sideways.  A long country is met from
 * beside wherever it is, so its extent counts for more than its label point: Sweden, for one, lies right of
 * Norway. */
static void
look (const Stop *from, const Stop *to, PalDirection direction, double *ahead, double *aside)
{
  const double dx = to->at.x - from->at.x, dy = to->at.y - from->at.y;
  const gboolean is_level = direction == PAL_DIRECTION_LEFT || direction == PAL_DIRECTION_RIGHT;
  const gboolean is_back = direction == PAL_DIRECTION_LEFT || direction == PAL_DIRECTION_UP;

  *ahead = (is_level ? dx : dy) * (is_back ? -1 : 1);
  *aside = LABEL_SHARE * fabs (is_level ? dy : dx) +
           (1 - LABEL_SHARE) * (is_level ? gap (from->at.y, to->box.y0, to->box.y1)
                                         : gap (from->at.x, to->box.x0, to->box.x1));
}

static gboolean
is_ahead (const Stop *from, const Stop *to, PalDirection direction)
{
  double ahead, aside;

  look (from, to, direction, &ahead, &aside);
  return ahead > 0;
}

/* What the move costs, in units of the square and a penalty above all distances for what lies astray. */
static double
cost_of (PalNeighbours *self, const Stop *from, const Stop *to, PalDirection direction)
{
  double ahead, aside, angle, cost;

  look (from, to, direction, &ahead, &aside);
  angle = atan2 (aside, ahead) * 180 / G_PI;
  cost = hypot (ahead, aside) * (1 + ASTRAY_COST * pow (angle / 45, 2));
  if (pal_atlas_are_adjacent (self->atlas, from->iso2, to->iso2))
    cost *= ADJACENT_FACTOR;
  return angle <= WIDEST_DEGREES ? cost : cost + 100;
}

static guint
find_best (PalNeighbours *self, guint from, PalDirection direction)
{
  guint best = NONE;
  double best_cost = INFINITY;

  for (guint to = 0; to < self->n_stops; to++)
    if (to != from && is_ahead (&self->stops[from], &self->stops[to], direction))
      {
        double cost = cost_of (self, &self->stops[from], &self->stops[to], direction);

        if (cost < best_cost)
          {
            best = to;
            best_cost = cost;
          }
      }
  return best;
}

static void
mark_reached (PalNeighbours *self, guint from)
{
  if (self->stops[from].is_reached)
    return;
  self->stops[from].is_reached = TRUE;
  for (guint d = 0; d < PAL_N_DIRECTIONS; d++)
    if (self->stops[from].steps[d] != NONE)
      mark_reached (self, self->stops[from].steps[d]);
}

/* Puts @stop, which no step leads to, between some A and the B that A leads to in some direction, so A ->
 * stop
 * -> B and nothing that was reached gets lost.  There always is such a place: take the reached country that
 * is nearest in x on the left of @stop; its step to the right leads beyond @stop.  If all lie on the right,
 * the leftmost of them has no step to the left yet. */
static void
insert_unreached (PalNeighbours *self, guint stop)
{
  guint best = NONE, best_direction = 0;
  double best_cost = INFINITY;

  for (guint a = 0; a < self->n_stops; a++)
    for (guint d = 0; d < PAL_N_DIRECTIONS && self->stops[a].is_reached; d++)
      {
        const guint b = self->stops[a].steps[d];
        double cost;

        if (!is_ahead (&self->stops[a], &self->stops[stop], (PalDirection) d) ||
            (b != NONE && !is_ahead (&self->stops[stop], &self->stops[b], (PalDirection) d)))
          continue;
        cost = cost_of (self, &self->stops[a], &self->stops[stop], (PalDirection) d);
        if (cost < best_cost)
          {
            best = a;
            best_direction = d;
            best_cost = cost;
          }
      }
  g_assert (best != NONE);
  /* At the edge @stop keeps its own step: there is none, or it leads on to another one not yet reached. */
  if (self->stops[best].steps[best_direction] != NONE)
    self->stops[stop].steps[best_direction] = self->stops[best].steps[best_direction];
  self->stops[best].steps[best_direction] = stop;
  mark_reached (self, stop);
}

/* Steps to the right always lead to the easternmost country in the end, so from wherever one stands that one
 * can be reached; if from there all can be reached, everything can be reached from everywhere. */
static void
connect_all (PalNeighbours *self)
{
  guint east = 0;

  for (guint i = 1; i < self->n_stops; i++)
    if (self->stops[i].at.x > self->stops[east].at.x)
      east = i;
  mark_reached (self, east);
  for (guint i = 0; i < self->n_stops; i++)
    if (!self->stops[i].is_reached)
      insert_unreached (self, i);
}

/**
 * pal_neighbours_new:
 * @iso2s: (nullable): the countries that may be stepped on; unknown ones are left out.  %NULL for all
 *
 * Plans the steps of all four arrow keys.  A step prefers a country with a common border, then the nearest
 * label point that is not too far astray, and failing that takes whatever lies in that direction: there is no
 * step only where nothing does.  From each country each other one can be reached.
 */
PalNeighbours *
pal_neighbours_new (PalAtlas *atlas, const char *const *iso2s)
{
  PalNeighbours *self;
  guint n;
  const PalAtlasCountry *countries = pal_atlas_get_countries (atlas, &n);

  g_return_val_if_fail (atlas != NULL, NULL);

  self = g_new0 (PalNeighbours, 1);
  self->atlas = pal_atlas_ref (atlas);
  self->stops = g_new0 (Stop, n);
  for (guint i = 0; i < n; i++)
    {
      Stop *stop = &self->stops[self->n_stops];

      if (iso2s != NULL && !g_strv_contains (iso2s, countries[i].iso2))
        continue;
      stop->iso2 = countries[i].iso2;
      stop->box = countries[i].focus;
      /* A hair apart, so that of two countries on one meridian each lies on one side of the other. */
      stop->at = (PalPoint){ countries[i].label.x + i * 1e-10, countries[i].label.y + i * 1e-10 };
      self->n_stops++;
    }
  for (guint i = 0; i < self->n_stops; i++)
    for (guint d = 0; d < PAL_N_DIRECTIONS; d++)
      self->stops[i].steps[d] = find_best (self, i, (PalDirection) d);
  if (self->n_stops > 0)
    connect_all (self);
  return self;
}

void
pal_neighbours_free (PalNeighbours *self)
{
  pal_atlas_unref (self->atlas);
  g_free (self->stops);
  g_free (self);
}

/**
 * pal_neighbours_step:
 * @iso2: (nullable): where one stands; need not be one of the countries that may be stepped on
 *
 * Returns: (nullable) (transfer none): where the key leads, or %NULL if nothing lies in that direction or
 *   @iso2 is not on the map
 */
const char *
pal_neighbours_step (PalNeighbours *self, const char *iso2, PalDirection direction)
{
  const PalAtlasCountry *country;
  Stop outside = { 0 };
  guint best = NONE;
  double best_cost = INFINITY;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) direction < PAL_N_DIRECTIONS, NULL);

  for (guint i = 0; i < self->n_stops; i++)
    if (g_strcmp0 (self->stops[i].iso2, iso2) == 0)
      {
        const guint to = self->stops[i].steps[direction];

        return to != NONE ? self->stops[to].iso2 : NULL;
      }

  country = pal_atlas_get_country (self->atlas, iso2);
  if (country == NULL)
    return NULL;
  outside = (Stop){ .iso2 = country->iso2, .at = country->label, .box = country->focus };
  for (guint i = 0; i < self->n_stops; i++)
    if (is_ahead (&outside, &self->stops[i], direction))
      {
        double cost = cost_of (self, &outside, &self->stops[i], direction);

        if (cost < best_cost)
          {
            best = i;
            best_cost = cost;
          }
      }
  return best != NONE ? self->stops[best].iso2 : NULL;
}
