/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-grid-layout.h"

/* Widths in letters. */
#define NAME_EMS 36
#define NARROW_EMS 12
#define WIDE_EMS 20
/* The names leave most of a telephone to the answers. */
#define MAX_NAME_SHARE 0.4
#define PADDING 8

PalGridLayout *
pal_grid_layout_new (void)
{
  PalGridLayout *self = g_new0 (PalGridLayout, 1);
  int begin = 0;

  self->edges = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (self->edges, begin);
  return self;
}

void
pal_grid_layout_free (PalGridLayout *self)
{
  g_array_unref (self->edges);
  g_free (self);
}

static int
get_ems (const PalQuestion *question)
{
  switch (question->type)
    {
    case PAL_QUESTION_SINGLE:
    case PAL_QUESTION_MULTI:
    case PAL_QUESTION_TEXT:
    case PAL_QUESTION_RATIO:
      return WIDE_EMS;
    case PAL_QUESTION_YNP:
    case PAL_QUESTION_INTEGER:
    case PAL_QUESTION_DECIMAL:
    case PAL_QUESTION_PERCENT:
    case PAL_QUESTION_LIKERT5:
    case PAL_QUESTION_DATE:
    case PAL_QUESTION_GROUP: /* is no column */
    default:
      return NARROW_EMS;
    }
}

void
pal_grid_layout_fill (PalGridLayout *self, PalGridModel *model, int em, int line_height)
{
  int edge = 0;

  self->n_rows = pal_grid_model_get_n_rows (model);
  self->n_columns = pal_grid_model_get_n_columns (model);
  self->line_height = line_height;
  self->row_height = line_height + PADDING;
  self->group_height = line_height + PADDING;
  self->head_height = self->group_height + line_height * 3 + PADDING;
  self->name_width = em * NAME_EMS;
  g_array_set_size (self->edges, 0);
  g_array_append_val (self->edges, edge);
  for (guint i = 0; i < self->n_columns; i++)
    {
      edge += em * get_ems (pal_grid_model_get_question (model, i)) + 2 * PADDING;
      g_array_append_val (self->edges, edge);
    }
}

void
pal_grid_layout_set_window (PalGridLayout *self, int width, int height)
{
  self->width = width;
  self->height = height;
}

static int
get_name_width (const PalGridLayout *self)
{
  return MIN (self->name_width, (int) (self->width * MAX_NAME_SHARE));
}

static int
get_edge (const PalGridLayout *self, guint column)
{
  return g_array_index (self->edges, int, MIN (column, self->edges->len - 1));
}

int
pal_grid_layout_get_full_width (const PalGridLayout *self)
{
  return get_name_width (self) + get_edge (self, self->n_columns);
}

int
pal_grid_layout_get_full_height (const PalGridLayout *self)
{
  return self->head_height + (int) self->n_rows * self->row_height;
}

guint
pal_grid_layout_get_page (const PalGridLayout *self)
{
  int rows = self->row_height > 0 ? (self->height - self->head_height) / self->row_height : 1;

  return (guint) MAX (rows, 1);
}

/* The last column that begins at or before this place of the whole grid. */
static guint
find_column (const PalGridLayout *self, int x)
{
  guint low = 0, high = self->n_columns;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (get_edge (self, middle) <= x)
        low = middle;
      else
        high = middle;
    }
  return low;
}

gboolean
pal_grid_layout_get_visible (const PalGridLayout *self, PalGridRange *out)
{
  int wide = self->width - get_name_width (self), high = self->height - self->head_height;
  guint last_row, last_column;

  if (self->n_rows == 0 || self->n_columns == 0 || wide <= 0 || high <= 0)
    return FALSE;
  out->row = MIN ((guint) (self->scroll_y / self->row_height), self->n_rows - 1);
  last_row = MIN ((guint) ((self->scroll_y + high - 1) / self->row_height), self->n_rows - 1);
  out->column = find_column (self, self->scroll_x);
  last_column = find_column (self, self->scroll_x + wide - 1);
  out->n_rows = last_row - out->row + 1;
  out->n_columns = last_column - out->column + 1;
  return TRUE;
}

/* From where reading begins to where this widget counts from. */
static GdkRectangle
place (const PalGridLayout *self, int x, int y, int width, int height)
{
  return (GdkRectangle){ self->is_rtl ? self->width - x - width : x, y, width, height };
}

static int
get_column_x (const PalGridLayout *self, guint column)
{
  return get_name_width (self) + get_edge (self, column) - self->scroll_x;
}

static int
get_row_y (const PalGridLayout *self, guint row)
{
  return self->head_height + (int) row * self->row_height - self->scroll_y;
}

GdkRectangle
pal_grid_layout_get_cell (const PalGridLayout *self, guint row, guint column)
{
  return place (self, get_column_x (self, column), get_row_y (self, row),
                get_edge (self, column + 1) - get_edge (self, column), self->row_height);
}

GdkRectangle
pal_grid_layout_get_name (const PalGridLayout *self, guint row)
{
  return place (self, 0, get_row_y (self, row), get_name_width (self), self->row_height);
}

GdkRectangle
pal_grid_layout_get_head (const PalGridLayout *self, guint column)
{
  return place (self, get_column_x (self, column), self->group_height,
                get_edge (self, column + 1) - get_edge (self, column),
                self->head_height - self->group_height);
}

gboolean
pal_grid_layout_get_band (const PalGridLayout *self, const PalGridGroup *group, GdkRectangle *out)
{
  int first = MAX (get_column_x (self, group->first), get_name_width (self));
  int last = MIN (get_column_x (self, group->first + group->n), self->width);

  *out = place (self, first, 0, MAX (last - first, 0), self->group_height);
  return last > first;
}

GdkRectangle
pal_grid_layout_get_field (const PalGridLayout *self)
{
  int name_width = get_name_width (self);

  return place (self, name_width, self->head_height, MAX (self->width - name_width, 0),
                MAX (self->height - self->head_height, 0));
}

void
pal_grid_layout_pick_near (const PalGridLayout *self, double x, double y, guint *row, guint *column)
{
  int name_width = get_name_width (self);
  int from_start = (int) (self->is_rtl ? self->width - x : x);
  int at_x = CLAMP (from_start, name_width, MAX (self->width - 1, name_width)) - name_width + self->scroll_x;
  int at_y = CLAMP ((int) y, self->head_height, MAX (self->height - 1, self->head_height)) -
             self->head_height + self->scroll_y;

  *column = find_column (self, at_x);
  *row = self->n_rows > 0 ? MIN ((guint) (at_y / MAX (self->row_height, 1)), self->n_rows - 1) : 0;
}

PalGridSpot
pal_grid_layout_pick (const PalGridLayout *self, double x, double y, guint *row, guint *column)
{
  double from_start = self->is_rtl ? self->width - x : x;
  gboolean is_name = from_start < get_name_width (self), is_head = y < self->head_height;

  if (self->n_rows == 0 || self->n_columns == 0 || x < 0 || y < 0 || x >= self->width || y >= self->height)
    return PAL_GRID_SPOT_NONE;
  pal_grid_layout_pick_near (self, x, y, row, column);
  if (is_name && is_head)
    return PAL_GRID_SPOT_CORNER;
  if ((!is_head && y >= get_row_y (self, self->n_rows)) ||
      (!is_name && from_start >= get_column_x (self, self->n_columns)))
    return PAL_GRID_SPOT_NONE;
  if (is_name)
    return PAL_GRID_SPOT_ROW;
  return is_head ? PAL_GRID_SPOT_COLUMN : PAL_GRID_SPOT_CELL;
}

void
pal_grid_layout_reveal (const PalGridLayout *self, guint row, guint column, int *scroll_x, int *scroll_y)
{
  int top = (int) row * self->row_height;
  int left = get_edge (self, column), right = get_edge (self, column + 1);
  int wide = self->width - get_name_width (self), high = self->height - self->head_height;

  *scroll_x = self->scroll_x;
  *scroll_y = self->scroll_y;
  if (right > *scroll_x + wide)
    *scroll_x = right - wide;
  if (left < *scroll_x)
    *scroll_x = left;
  if (top + self->row_height > *scroll_y + high)
    *scroll_y = top + self->row_height - high;
  if (top < *scroll_y)
    *scroll_y = top;
}
