/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-grid-painter.h"

#include "ui/widget/pal-scene-view.h"

#define PADDING 8
#define ICON 14

typedef enum
{
  ICON_ERROR,
  ICON_WARNING,
  ICON_LOCK,
  N_ICONS,
} Icon;

struct _PalGridPainter
{
  GtkWidget *widget; /* unowned: the grid */
  PangoLayout *plain, *bold, *struck;
  GtkIconPaintable *icons[N_ICONS];
};

/* One drawing. */
typedef struct
{
  PalGridPainter *painter;
  GtkSnapshot *snapshot;
  PalGridModel *model;
  const PalGridLayout *layout;
  const PalTheme *theme;
  PalGridRange visible, selected;
  const PalGridCursor *cursor;
  gboolean has_focus;
} Drawing;

static const char *const icon_names[N_ICONS] = { "dialog-error-symbolic", "dialog-warning-symbolic",
                                                 "changes-prevent-symbolic" };

PalGridPainter *
pal_grid_painter_new (GtkWidget *widget)
{
  PalGridPainter *self = g_new0 (PalGridPainter, 1);

  self->widget = widget;
  return self;
}

void
pal_grid_painter_forget (PalGridPainter *self)
{
  g_clear_object (&self->plain);
  g_clear_object (&self->bold);
  g_clear_object (&self->struck);
  for (guint i = 0; i < N_ICONS; i++)
    g_clear_object (&self->icons[i]);
}

void
pal_grid_painter_free (PalGridPainter *self)
{
  pal_grid_painter_forget (self);
  g_free (self);
}

static PangoLayout *
make_layout (PalGridPainter *self, PangoAttribute *attribute)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->widget, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (attribute != NULL)
    {
      pango_attr_list_insert (attributes, attribute);
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

static void
prepare (PalGridPainter *self)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (self->widget));

  if (self->plain != NULL)
    return;
  self->plain = make_layout (self, NULL);
  self->bold = make_layout (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  self->struck = make_layout (self, pango_attr_strikethrough_new (TRUE));
  for (guint i = 0; i < N_ICONS; i++)
    self->icons[i] = gtk_icon_theme_lookup_icon (theme, icon_names[i], NULL, ICON,
                                                 gtk_widget_get_scale_factor (self->widget),
                                                 gtk_widget_get_direction (self->widget), 0);
}

static GdkRGBA
to_rgba (PalColor color)
{
  return (GdkRGBA){ (float) color.red, (float) color.green, (float) color.blue, (float) color.alpha };
}

static void
fill (Drawing *self, const GdkRectangle *box, PalColor color)
{
  GdkRGBA rgba = to_rgba (color);

  gtk_snapshot_append_color (
      self->snapshot, &rgba,
      &GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height));
}

static void
frame (Drawing *self, const GdkRectangle *box, int width, PalColor color)
{
  GskRoundedRect outline;
  const float widths[4] = { (float) width, (float) width, (float) width, (float) width };
  GdkRGBA rgba = to_rgba (color);
  const GdkRGBA colors[4] = { rgba, rgba, rgba, rgba };

  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height),
      0);
  gtk_snapshot_append_border (self->snapshot, &outline, widths, colors);
}

static void
push_clip (Drawing *self, const GdkRectangle *box)
{
  gtk_snapshot_push_clip (self->snapshot, &GRAPHENE_RECT_INIT ((float) box->x, (float) box->y,
                                                               (float) box->width, (float) box->height));
}

/* Text that begins where reading does; @lines of it at most. */
static void
write_text (Drawing *self,
            PangoLayout *layout,
            const char *text,
            const GdkRectangle *box,
            int lines,
            PalColor color)
{
  GdkRGBA rgba = to_rgba (color);
  int width = box->width - 2 * PADDING;
  int line_height = self->layout->line_height;
  int y = box->y + (lines == 1 ? (box->height - line_height) / 2 : PADDING / 2);

  if (width <= 0 || *text == '\0')
    return;
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_height (layout, -lines);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_single_paragraph_mode (layout, lines == 1);
  pango_layout_set_text (layout, text, -1);
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT ((float) (box->x + PADDING), (float) y));
  gtk_snapshot_append_layout (self->snapshot, layout, &rgba);
  gtk_snapshot_restore (self->snapshot);
}

/* At the end of the box; what is left of it is for the text. */
static void
draw_icon (Drawing *self, Icon icon, GdkRectangle *box, PalColor color)
{
  const GdkRGBA rgba = to_rgba (color);
  const GdkRGBA colors[4] = { rgba, rgba, rgba, rgba };
  int x = self->layout->is_rtl ? box->x + PADDING / 2 : box->x + box->width - ICON - PADDING / 2;
  int y = box->y + (box->height - ICON) / 2;

  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->painter->icons[icon]),
                                            self->snapshot, ICON, ICON, colors, G_N_ELEMENTS (colors));
  gtk_snapshot_restore (self->snapshot);
  box->width -= ICON;
  if (self->layout->is_rtl)
    box->x += ICON;
}

static void
draw_cell (Drawing *self, guint row, guint column)
{
  const PalTheme *theme = self->theme;
  GdkRectangle box = pal_grid_layout_get_cell (self->layout, row, column);
  g_autofree char *text = NULL;
  PalGridCell cell;
  gboolean is_asked, is_missing;

  pal_grid_model_get_cell (self->model, row, column, &cell);
  is_asked = cell.route == PAL_ROUTE_SHOWN;
  is_missing = cell.value->kind == PAL_VALUE_MISSING;
  if (!is_asked)
    fill (self, &box, theme->missing_ground);
  if (pal_grid_range_contains (&self->selected, row, column))
    fill (self, &box, pal_color_with_alpha (theme->accent, 0.16));
  if (cell.has_problem)
    draw_icon (self, cell.severity == PAL_SEVERITY_ERROR ? ICON_ERROR : ICON_WARNING, &box,
               theme->warning_text);
  if (cell.value->kind == PAL_VALUE_NONE)
    {
      /* A dash says that nothing is expected; nothing at all waits for an answer. */
      if (!is_asked)
        write_text (self, self->painter->plain, "–", &box, 1, theme->dim);
      return;
    }
  text = pal_grid_model_dup_text (self->model, row, column);
  write_text (self,
              is_asked ? is_missing ? self->painter->bold : self->painter->plain : self->painter->struck,
              text, &box, 1, is_asked && !is_missing ? theme->text : theme->dim);
}

static void
draw_field (Drawing *self)
{
  GdkRectangle field = pal_grid_layout_get_field (self->layout);
  PalGridRange *visible = &self->visible;

  push_clip (self, &field);
  for (guint i = 0; i < visible->n_rows; i++)
    {
      for (guint j = 0; j < visible->n_columns; j++)
        draw_cell (self, visible->row + i, visible->column + j);
    }
  for (guint i = 0; i < visible->n_rows; i++)
    {
      GdkRectangle line = pal_grid_layout_get_cell (self->layout, visible->row + i, visible->column);

      line = (GdkRectangle){ field.x, line.y + line.height - 1, field.width, 1 };
      fill (self, &line, self->theme->grid);
    }
  for (guint j = 0; j < visible->n_columns; j++)
    {
      GdkRectangle line = pal_grid_layout_get_cell (self->layout, visible->row, visible->column + j);

      line =
          (GdkRectangle){ self->layout->is_rtl ? line.x : line.x + line.width - 1, field.y, 1, field.height };
      fill (self, &line, self->theme->grid);
    }
  if (self->cursor->row < self->layout->n_rows && self->cursor->column < self->layout->n_columns)
    {
      GdkRectangle box = pal_grid_layout_get_cell (self->layout, self->cursor->row, self->cursor->column);

      frame (self, &box, self->has_focus ? 2 : 1,
             self->has_focus ? self->theme->accent_text : self->theme->dim);
    }
  gtk_snapshot_pop (self->snapshot);
}

static void
draw_names (Drawing *self)
{
  GdkRectangle field = pal_grid_layout_get_field (self->layout);
  GdkRectangle first = pal_grid_layout_get_name (self->layout, self->visible.row);
  GdkRectangle all = { first.x, field.y, first.width, field.height };
  GdkRectangle edge = { self->layout->is_rtl ? all.x : all.x + all.width - 1, 0, 1, self->layout->height };

  fill (self, &all, self->theme->window);
  push_clip (self, &all);
  for (guint i = 0; i < self->visible.n_rows; i++)
    {
      guint row = self->visible.row + i;
      GdkRectangle box = pal_grid_layout_get_name (self->layout, row);
      GdkRectangle line = { box.x, box.y + box.height - 1, box.width, 1 };
      g_autofree char *name = pal_grid_model_dup_row_name (self->model, row);

      if (row >= self->selected.row && row - self->selected.row < self->selected.n_rows)
        fill (self, &box, pal_color_with_alpha (self->theme->accent, 0.16));
      fill (self, &line, self->theme->grid);
      if (pal_grid_model_is_frozen (self->model, row))
        draw_icon (self, ICON_LOCK, &box, self->theme->text);
      write_text (self, self->painter->plain, name, &box, 1, self->theme->text);
    }
  gtk_snapshot_pop (self->snapshot);
  fill (self, &edge, self->theme->card_border);
}

static void
draw_head (Drawing *self, guint column)
{
  const PalQuestion *question = pal_grid_model_get_question (self->model, column);
  GdkRectangle box = pal_grid_layout_get_head (self->layout, column);
  GdkRectangle line = { self->layout->is_rtl ? box.x : box.x + box.width - 1, box.y, 1, box.height };
  GdkRectangle id = { box.x, box.y, box.width, self->layout->line_height + PADDING };
  GdkRectangle text = { box.x, box.y + self->layout->line_height, box.width,
                        box.height - self->layout->line_height };

  if (column >= self->selected.column && column - self->selected.column < self->selected.n_columns)
    fill (self, &box, pal_color_with_alpha (self->theme->accent, 0.16));
  write_text (self, self->painter->bold, question->id, &id, 1, self->theme->text);
  write_text (self, self->painter->plain, question->text, &text, 2, self->theme->dim);
  fill (self, &line, self->theme->grid);
}

static void
draw_heads (Drawing *self)
{
  GdkRectangle field = pal_grid_layout_get_field (self->layout);
  GdkRectangle all = { 0, 0, self->layout->width, self->layout->head_height };
  GdkRectangle heads = { field.x, 0, field.width, self->layout->head_height };
  GdkRectangle edge = { 0, all.height - 1, all.width, 1 };

  fill (self, &all, self->theme->window);
  push_clip (self, &heads);
  for (guint j = 0; j < self->visible.n_columns; j++)
    draw_head (self, self->visible.column + j);
  for (guint i = 0; i < pal_grid_model_get_n_groups (self->model); i++)
    {
      const PalGridGroup *group = pal_grid_model_get_group (self->model, i);
      GdkRectangle band, line;

      if (!pal_grid_layout_get_band (self->layout, group, &band))
        continue;
      line = (GdkRectangle){ self->layout->is_rtl ? band.x : band.x + band.width - 1, 0, 1, band.height };
      write_text (self, self->painter->plain, group->title, &band, 1, self->theme->dim);
      fill (self, &line, self->theme->card_border);
    }
  gtk_snapshot_pop (self->snapshot);
  fill (self, &edge, self->theme->card_border);
}

void
pal_grid_painter_draw (PalGridPainter *self,
                       GtkSnapshot *snapshot,
                       PalGridModel *model,
                       const PalGridLayout *layout,
                       const PalGridCursor *cursor)
{
  Drawing drawing = { .painter = self,
                      .snapshot = snapshot,
                      .model = model,
                      .layout = layout,
                      .theme = pal_scene_view_get_theme (),
                      .selected = pal_grid_cursor_get_range (cursor),
                      .cursor = cursor,
                      .has_focus = gtk_widget_has_focus (self->widget) };
  GdkRectangle all = { 0, 0, layout->width, layout->height };

  prepare (self);
  fill (&drawing, &all, drawing.theme->view);
  if (!pal_grid_layout_get_visible (layout, &drawing.visible))
    return;
  draw_field (&drawing);
  draw_heads (&drawing);
  draw_names (&drawing);
}
