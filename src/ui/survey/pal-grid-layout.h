/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "session/pal-grid-model.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_GRID_SPOT_NONE,
  PAL_GRID_SPOT_CELL,
  PAL_GRID_SPOT_ROW,    /* the name of an institution */
  PAL_GRID_SPOT_COLUMN, /* the head of a question */
  PAL_GRID_SPOT_CORNER,
} PalGridSpot;

/* Where the cells of a grid stand in a window that is scrolled over it; px of the widget.  The names of the
 * institutions and the heads of the columns stay. */
typedef struct
{
  int line_height; /* of the font */
  int row_height, group_height, head_height, name_width;
  guint n_rows, n_columns;
  GArray *edges; /* int: where each column begins, and the last one ends; from the end of the names */
  int width, height;
  int scroll_x, scroll_y;
  gboolean is_rtl;
} PalGridLayout;

PalGridLayout *pal_grid_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pal_grid_layout_free (PalGridLayout *self);

/* Measures the columns of @model for letters of this size. */
void pal_grid_layout_fill (PalGridLayout *self, PalGridModel *model, int em, int line_height);
void pal_grid_layout_set_window (PalGridLayout *self, int width, int height);
int pal_grid_layout_get_full_width (const PalGridLayout *self);
int pal_grid_layout_get_full_height (const PalGridLayout *self);
guint pal_grid_layout_get_page (const PalGridLayout *self); /* whole rows that fit */

/* The cells of which any part shows; FALSE: none. */
gboolean pal_grid_layout_get_visible (const PalGridLayout *self, PalGridRange *out);
GdkRectangle pal_grid_layout_get_cell (const PalGridLayout *self, guint row, guint column);
GdkRectangle pal_grid_layout_get_name (const PalGridLayout *self, guint row);
GdkRectangle pal_grid_layout_get_head (const PalGridLayout *self, guint column);
/* The band over the columns of a module, as much of it as shows; FALSE: nothing. */
gboolean pal_grid_layout_get_band (const PalGridLayout *self, const PalGridGroup *group, GdkRectangle *out);
/* The place of cells, without the names and heads. */
GdkRectangle pal_grid_layout_get_field (const PalGridLayout *self);
/* What stands at a point; of a row or column only that number is told. */
PalGridSpot pal_grid_layout_pick (const PalGridLayout *self, double x, double y, guint *row, guint *column);
/* The cell next to a point that may lie outside. */
void pal_grid_layout_pick_near (const PalGridLayout *self, double x, double y, guint *row, guint *column);
/* How far to scroll so that the whole cell shows. */
void
pal_grid_layout_reveal (const PalGridLayout *self, guint row, guint column, int *scroll_x, int *scroll_y);

G_END_DECLS
