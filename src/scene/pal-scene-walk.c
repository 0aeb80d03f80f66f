/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-scene-walk.h"

#include "scene/pal-scene-pick.h"

static gboolean
has_id (const PalScene *self, int item)
{
  const char *id = pal_scene_get_item_id (self, (guint) item);

  return id != NULL && *id != '\0';
}

/* Two items stand in one row when the middle of one lies within the other. */
static gboolean
is_same_row (const PalRect *a, const PalRect *b)
{
  double middle = b->y + b->height / 2;

  return middle > a->y && middle < a->y + a->height;
}

/**
 * pal_scene_step_item:
 * @self: a scene
 * @from: index of an item, -1 or the number of items
 * @step: 1 or -1
 *
 * Returns: the next item with an id in the order of drawing; @from when there
 *   is none, and -1 when @from is no item either
 */
int
pal_scene_step_item (const PalScene *self, int from, int step)
{
  int n = (int) pal_scene_get_n_items (self);

  for (int i = from + step; i >= 0 && i < n; i += step)
    if (has_id (self, i))
      return i;
  return from >= 0 && from < n ? from : -1;
}

/**
 * pal_scene_step_in_row:
 * @self: a scene whose items were drawn row by row
 * @from: index of an item, or -1 for none yet
 * @step: 1 or -1
 *
 * Returns: the item beside @from; @from at the end of its row, and the first
 *   item of all from nowhere
 */
int
pal_scene_step_in_row (const PalScene *self, int from, int step)
{
  int next = from < 0 ? -1 : pal_scene_step_item (self, from, step);
  PalRect here, there;

  if (from < 0)
    return pal_scene_step_item (self, -1, 1);
  if (next < 0 || !pal_scene_get_item_bounds (self, (guint) from, &here) ||
      !pal_scene_get_item_bounds (self, (guint) next, &there) || !is_same_row (&here, &there))
    return from;
  return next;
}

/**
 * pal_scene_step_to_end_of_row:
 * @self: a scene whose items were drawn row by row
 * @from: index of an item
 * @step: 1 for the last item of its row, -1 for the first
 *
 * Returns: that item
 */
int
pal_scene_step_to_end_of_row (const PalScene *self, int from, int step)
{
  int found = from;

  for (int next = pal_scene_step_in_row (self, found, step); next != found;
       next = pal_scene_step_in_row (self, found, step))
    found = next;
  return found;
}

/**
 * pal_scene_step_row:
 * @self: a scene whose items were drawn row by row
 * @from: index of an item, or -1 for none yet
 * @step: 1 for the row below, -1 for the one above
 *
 * Returns: the item of that row that stands nearest to @from sideways; @from
 *   in the last row, and the first item of all from nowhere
 */
int
pal_scene_step_row (const PalScene *self, int from, int step)
{
  int n = (int) pal_scene_get_n_items (self), found = from;
  PalRect here, there, row = { 0 };
  double least = G_MAXDOUBLE;

  if (from < 0 || !pal_scene_get_item_bounds (self, (guint) from, &here))
    return pal_scene_step_item (self, -1, 1);
  for (int i = from + step; i >= 0 && i < n; i += step)
    {
      double away;

      if (!has_id (self, i) || !pal_scene_get_item_bounds (self, (guint) i, &there) ||
          is_same_row (&here, &there))
        continue;
      if (found == from)
        row = there;
      else if (!is_same_row (&row, &there))
        break;
      away = ABS (there.x + there.width / 2 - here.x - here.width / 2);
      if (away < least)
        {
          least = away;
          found = i;
        }
    }
  return found;
}
