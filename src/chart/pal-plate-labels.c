/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-plate-labels.h"

#include <string.h>

/* Places tried beside the one that the atlas proposes: a grid of N by N. */
#define GRID 7

struct _PalPlateLabels
{
  const PalTheme *theme;
  PalRect area;
  GArray *taken; /* owned: PalRect */
};

PalPlateLabels *
pal_plate_labels_new (const PalTheme *theme, const PalRect *area)
{
  PalPlateLabels *self = g_new0 (PalPlateLabels, 1);

  self->theme = theme;
  self->area = *area;
  self->taken = g_array_new (FALSE, FALSE, sizeof (PalRect));
  return self;
}

void
pal_plate_labels_free (PalPlateLabels *self)
{
  g_array_unref (self->taken);
  g_free (self);
}

/**
 * pal_plate_labels_block:
 * @self: labels
 * @box: px where no label may lie, as a marker
 */
void
pal_plate_labels_block (PalPlateLabels *self, const PalRect *box)
{
  g_array_append_val (self->taken, *box);
}

static gboolean
is_free (PalPlateLabels *self, const PalRect *box)
{
  if (box->x < self->area.x || box->y < self->area.y ||
      box->x + box->width > self->area.x + self->area.width ||
      box->y + box->height > self->area.y + self->area.height)
    return FALSE;
  for (guint i = 0; i < self->taken->len; i++)
    if (pal_rect_intersects (box, &g_array_index (self->taken, PalRect, i)))
      return FALSE;

  return TRUE;
}

/* The ends may stick out by a letter's half; a coast is never that smooth. */
static gboolean
is_inside (const PalPath *outline, const PalRect *box)
{
  static const double across[] = { 0.5, 0.04, 0.96, 0.27, 0.73 };

  for (guint i = 0; i < G_N_ELEMENTS (across); i++)
    {
      double x = box->x + across[i] * box->width;

      if (!pal_path_contains (outline, TRUE, x, box->y + 0.15 * box->height) ||
          !pal_path_contains (outline, TRUE, x, box->y + 0.85 * box->height))
        return FALSE;
    }

  return TRUE;
}

static PalRect
box_at (double x, double y, double width, double height)
{
  return (PalRect){ x - width / 2, y - height / 2, width, height };
}

/* The free place inside the outline that is nearest to the proposed one. */
static gboolean
find_place (PalPlateLabels *self, const PalPath *outline, double width, double height, double *x, double *y)
{
  PalRect bounds, box = box_at (*x, *y, width, height);
  double nearest = G_MAXDOUBLE, best_x = 0, best_y = 0;

  if (is_free (self, &box) && is_inside (outline, &box))
    return TRUE;
  bounds = pal_path_get_bounds (outline);
  if (bounds.width < width || bounds.height < height)
    return FALSE;

  for (guint i = 1; i < GRID; i++)
    for (guint j = 1; j < GRID; j++)
      {
        double px = bounds.x + bounds.width * i / GRID, py = bounds.y + bounds.height * j / GRID;
        double distance = (px - *x) * (px - *x) + (py - *y) * (py - *y);

        box = box_at (px, py, width, height);
        if (distance >= nearest || !is_free (self, &box) || !is_inside (outline, &box))
          continue;
        nearest = distance;
        best_x = px;
        best_y = py;
      }
  if (nearest == G_MAXDOUBLE)
    return FALSE;
  *x = best_x;
  *y = best_y;
  return TRUE;
}

static double
measure_lines (const char *text, const PalTextStyle *style, guint *n_lines)
{
  g_autoptr (GPtrArray) lines = pal_text_break (text, style);
  double width = 0;

  for (guint i = 0; i < lines->len; i++)
    width = MAX (width, pal_text_measure (g_ptr_array_index (lines, i), style));
  *n_lines = lines->len;
  return width;
}

/**
 * pal_plate_labels_place:
 * @self: labels
 * @scene: where to draw
 * @text: a name or a number
 * @outline: px, the country
 * @x: px, the proposed middle
 * @y: px
 * @ink: of the letters
 * @ground: the fill of the country, for a rim that hides what lies below
 * @must: whether it shows even where there is no room
 *
 * Long names are tried on two lines.
 *
 * Returns: whether the label was drawn
 */
gboolean
pal_plate_labels_place (PalPlateLabels *self,
                        PalScene *scene,
                        const char *text,
                        const PalPath *outline,
                        double x,
                        double y,
                        PalColor ink,
                        PalColor ground,
                        gboolean must)
{
  PalTextStyle style = { .size = self->theme->tick_size,
                         .weight = PAL_WEIGHT_BOLD,
                         .color = ink,
                         .anchor = PAL_ANCHOR_MIDDLE,
                         .align = PAL_ALIGN_MIDDLE,
                         .halo = ground,
                         .halo_width = 2.2 * self->theme->scale };
  double whole = pal_text_measure (text, &style), width = whole, height = style.size;
  double at_x = x, at_y = y;
  gboolean found = find_place (self, outline, width, height, &at_x, &at_y);
  PalRect box;

  if (!found && strchr (text, ' ') != NULL)
    {
      guint n_lines;

      style.max_lines = 2;
      style.max_width = whole * 0.68;
      width = measure_lines (text, &style, &n_lines);
      height = style.size * (1 + (n_lines - 1) * PAL_TEXT_LINE_HEIGHT);
      found = n_lines <= 2 && find_place (self, outline, width, height, &at_x, &at_y);
      if (!found)
        {
          style.max_width = 0;
          style.max_lines = 0;
          width = whole;
          height = style.size;
        }
    }
  if (!found && !must)
    return FALSE;

  box = box_at (at_x, at_y, width + 4, height + 4);
  pal_plate_labels_block (self, &box);
  pal_scene_add_text (scene, at_x, at_y, text, &style);
  return TRUE;
}
