/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-grid-peers.h"

#include <glib/gi18n.h>

static GtkWidget *
get_next_peer (GtkWidget *widget)
{
  while (widget != NULL && !PAL_IS_GRID_PEER (widget))
    widget = gtk_widget_get_next_sibling (widget);
  return widget;
}

/* A box of the grid, in a row that begins at @row. */
static void
place (GtkWidget *cell, const GdkRectangle *row, GdkRectangle box)
{
  box.x -= row->x;
  box.y -= row->y;
  pal_grid_peer_set_box (PAL_GRID_PEER (cell), &box);
}

static void
update_heads (GtkWidget *head, PalGridModel *model, const PalGridLayout *layout, const PalGridRange *visible)
{
  GdkRectangle box = { 0, 0, layout->width, layout->head_height };
  GdkRectangle name = pal_grid_layout_get_name (layout, visible->row);
  GtkWidget *cell;

  pal_grid_peer_set_n (head, visible->n_columns + 1, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  pal_grid_peer_set_name (PAL_GRID_PEER (head), _ ("Questions"));
  pal_grid_peer_set_box (PAL_GRID_PEER (head), &box);
  cell = gtk_widget_get_first_child (head);
  pal_grid_peer_set_name (PAL_GRID_PEER (cell), _ ("Institution"));
  place (cell, &box, (GdkRectangle){ name.x, 0, name.width, layout->head_height });
  for (guint j = 0; j < visible->n_columns; j++)
    {
      const PalQuestion *question = pal_grid_model_get_question (model, visible->column + j);
      g_autofree char *title = g_strdup_printf ("%s %s", question->id, question->text);

      cell = gtk_widget_get_next_sibling (cell);
      pal_grid_peer_set_name (PAL_GRID_PEER (cell), title);
      place (cell, &box, pal_grid_layout_get_head (layout, visible->column + j));
    }
}

static void
update_row (GtkWidget *peer,
            PalGridModel *model,
            const PalGridLayout *layout,
            const PalGridRange *visible,
            const PalGridRange *selected,
            guint row)
{
  GdkRectangle name = pal_grid_layout_get_name (layout, row);
  GdkRectangle box = { 0, name.y, layout->width, name.height };
  g_autofree char *title = pal_grid_model_dup_row_name (model, row);
  GtkWidget *cell;

  if (gtk_widget_get_first_child (peer) == NULL)
    pal_grid_peer_set_n (peer, 1, GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  pal_grid_peer_set_n (peer, visible->n_columns + 1, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  pal_grid_peer_set_name (PAL_GRID_PEER (peer), title);
  pal_grid_peer_set_box (PAL_GRID_PEER (peer), &box);
  cell = gtk_widget_get_first_child (peer);
  pal_grid_peer_set_name (PAL_GRID_PEER (cell), title);
  place (cell, &box, name);
  for (guint j = 0; j < visible->n_columns; j++)
    {
      guint column = visible->column + j;
      g_autofree char *text = pal_grid_model_dup_title_of (model, row, column);

      cell = gtk_widget_get_next_sibling (cell);
      pal_grid_peer_set_name (PAL_GRID_PEER (cell), text);
      gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_SELECTED,
                                   pal_grid_range_contains (selected, row, column), -1);
      place (cell, &box, pal_grid_layout_get_cell (layout, row, column));
    }
}

void
pal_grid_peers_update (GtkWidget *grid,
                       PalGridModel *model,
                       const PalGridLayout *layout,
                       const PalGridCursor *cursor)
{
  PalGridRange visible, selected = pal_grid_cursor_get_range (cursor);
  GtkWidget *peer;

  if (!pal_grid_layout_get_visible (layout, &visible))
    {
      pal_grid_peer_set_n (grid, 0, GTK_ACCESSIBLE_ROLE_ROW);
      return;
    }
  pal_grid_peer_set_n (grid, visible.n_rows + 1, GTK_ACCESSIBLE_ROLE_ROW);
  peer = get_next_peer (gtk_widget_get_first_child (grid));
  update_heads (peer, model, layout, &visible);
  for (guint i = 0; i < visible.n_rows; i++)
    {
      peer = get_next_peer (gtk_widget_get_next_sibling (peer));
      update_row (peer, model, layout, &visible, &selected, visible.row + i);
    }
  gtk_widget_queue_allocate (grid);
}

void
pal_grid_peers_allocate (GtkWidget *grid)
{
  for (GtkWidget *peer = get_next_peer (gtk_widget_get_first_child (grid)); peer != NULL;
       peer = get_next_peer (gtk_widget_get_next_sibling (peer)))
    pal_grid_peer_allocate (PAL_GRID_PEER (peer));
}
