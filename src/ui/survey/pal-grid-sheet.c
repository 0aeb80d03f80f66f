/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-grid-sheet.h"

#include <adwaita.h>

#include "ui/survey/pal-grid-editing.h"
#include "ui/survey/pal-grid-layout.h"
#include "ui/survey/pal-grid-painter.h"
#include "ui/survey/pal-grid-peers.h"

/* Those who read the screen hear where scrolling ends, not what runs past. */
#define PEERS_REST_MS 60

struct _PalGridSheet
{
  GtkWidget parent_instance;

  PalGridModel *model;     /* owned */
  PalGridLayout *layout;   /* owned */
  PalGridPainter *painter; /* owned */
  PalGridCursor cursor;
  PalGridEditing *editing; /* owned */
  gboolean must_reveal;    /* the cursor, when the size is known */
  guint peers_source;

  GtkAdjustment *adjustments[2]; /* by GtkOrientation, owned */
  GtkScrollablePolicy policies[2];
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_MOVED,
  SIGNAL_REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (PalGridSheet,
                               pal_grid_sheet,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static gboolean
peers_cb (gpointer data)
{
  PalGridSheet *self = data;

  self->peers_source = 0;
  pal_grid_peers_update (GTK_WIDGET (self), self->model, self->layout, &self->cursor);
  return G_SOURCE_REMOVE;
}

static void
queue_peers (PalGridSheet *self)
{
  g_clear_handle_id (&self->peers_source, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->peers_source = g_timeout_add (PEERS_REST_MS, peers_cb, self);
}

/* The name of the grid is that of the cell with the keyboard, so that a screen reader says it. */
static void
tell_moved (PalGridSheet *self)
{
  g_autofree char *grid = pal_grid_model_dup_title (self->model);
  g_autofree char *cell =
      pal_grid_sheet_has_cells (self)
          ? pal_grid_model_dup_title_of (self->model, self->cursor.row, self->cursor.column)
          : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cell != NULL ? cell : grid, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, grid, -1);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static void
read_scroll (PalGridSheet *self)
{
  for (int i = 0; i < 2; i++)
    {
      int value = self->adjustments[i] != NULL ? (int) gtk_adjustment_get_value (self->adjustments[i]) : 0;

      if (i == GTK_ORIENTATION_HORIZONTAL)
        self->layout->scroll_x = value;
      else
        self->layout->scroll_y = value;
    }
}

static void
scrolled_cb (PalGridSheet *self)
{
  read_scroll (self);
  queue_peers (self);
  if (pal_grid_sheet_is_editing (self))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (PalGridSheet *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], scrolled_cb, self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
measure_letters (PalGridSheet *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  pal_grid_layout_fill (self->layout, self->model,
                        PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics)),
                        PANGO_PIXELS (pango_font_metrics_get_height (metrics)));
  pango_font_metrics_unref (metrics);
}

static void
reveal (PalGridSheet *self)
{
  int x, y;

  self->must_reveal = self->layout->width <= 0;
  if (self->must_reveal || !pal_grid_sheet_has_cells (self))
    return;
  pal_grid_layout_reveal (self->layout, self->cursor.row, self->cursor.column, &x, &y);
  if (self->adjustments[GTK_ORIENTATION_HORIZONTAL] != NULL)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL], x);
  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], y);
}

/* What nobody sees is looked at when it comes up. */
static void
changed_cb (PalGridSheet *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  pal_grid_sheet_cancel_edit (self);
  measure_letters (self);
  pal_grid_cursor_clamp (&self->cursor, self->layout->n_rows, self->layout->n_columns);
  tell_moved (self);
  queue_peers (self);
  /* Not only a new place: the scroll bars may come or go. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
cells_changed_cb (PalGridSheet *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  queue_peers (self);
  tell_moved (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pal_grid_sheet_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pal_grid_sheet_parent_class)->map (widget);

  changed_cb (PAL_GRID_SHEET (widget));
}

static void
pal_grid_sheet_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  PalGridSheet *self = PAL_GRID_SHEET (widget);

  GTK_WIDGET_CLASS (pal_grid_sheet_parent_class)->css_changed (widget, change);
  if (self->model == NULL)
    return;
  pal_grid_painter_forget (self->painter);
  measure_letters (self);
  gtk_widget_queue_resize (widget);
}

static void
pal_grid_sheet_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  PalGridSheet *self = PAL_GRID_SHEET (widget);

  *minimum = 0;
  *natural = self->layout->head_height + self->layout->row_height;
  *minimum_baseline = *natural_baseline = -1;
}

static void
configure (PalGridSheet *self, GtkOrientation orientation, int full, int page, int step)
{
  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_configure (self->adjustments[orientation],
                              gtk_adjustment_get_value (self->adjustments[orientation]), 0, MAX (full, page),
                              step, MAX (page - self->layout->head_height, step), page);
}

static void
pal_grid_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PalGridSheet *self = PAL_GRID_SHEET (widget);

  self->layout->is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  if (width != self->layout->width || height != self->layout->height)
    queue_peers (self);
  pal_grid_layout_set_window (self->layout, width, height);
  configure (self, GTK_ORIENTATION_HORIZONTAL, pal_grid_layout_get_full_width (self->layout), width,
             self->layout->row_height * 2);
  configure (self, GTK_ORIENTATION_VERTICAL, pal_grid_layout_get_full_height (self->layout), height,
             self->layout->row_height);
  read_scroll (self);
  if (self->must_reveal)
    reveal (self);
  pal_grid_editing_place (self->editing, self->layout);
  pal_grid_peers_allocate (widget);
}

static void
pal_grid_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PalGridSheet *self = PAL_GRID_SHEET (widget);

  pal_grid_painter_draw (self->painter, snapshot, self->model, self->layout, &self->cursor);
  pal_grid_editing_snapshot (self->editing, snapshot);
}

static gboolean
pal_grid_sheet_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PalGridSheet *self = PAL_GRID_SHEET (widget);

  if (pal_grid_sheet_is_editing (self) || gtk_widget_has_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static gboolean
pal_grid_sheet_grab_focus (GtkWidget *widget)
{
  PalGridSheet *self = PAL_GRID_SHEET (widget);

  if (pal_grid_editing_is_typing (self->editing))
    return gtk_widget_grab_focus (pal_grid_sheet_get_editor (self));
  gtk_root_set_focus (gtk_widget_get_root (widget), widget);
  return TRUE;
}

static gboolean
pal_grid_sheet_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PalGridSheet *self = PAL_GRID_SHEET (widget);
  guint row = self->cursor.row, column = self->cursor.column;
  PalGridSpot spot = keyboard ? PAL_GRID_SPOT_CELL : pal_grid_layout_pick (self->layout, x, y, &row, &column);
  g_autofree char *text = NULL;
  GdkRectangle box;

  if (!pal_grid_sheet_has_cells (self) || (spot != PAL_GRID_SPOT_CELL && spot != PAL_GRID_SPOT_COLUMN))
    return FALSE;
  if (spot == PAL_GRID_SPOT_CELL)
    text = pal_grid_model_dup_title_of (self->model, row, column);
  else
    text = g_strdup (pal_grid_model_get_question (self->model, column)->text);
  box = spot == PAL_GRID_SPOT_CELL ? pal_grid_layout_get_cell (self->layout, row, column)
                                   : pal_grid_layout_get_head (self->layout, column);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &box);
  return TRUE;
}

static void
pressed_cb (PalGridSheet *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  gboolean extends =
      (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_SHIFT_MASK) != 0;
  PalGridCursor cursor = self->cursor;
  guint row, column;
  PalGridSpot spot = pal_grid_layout_pick (self->layout, x, y, &row, &column);

  if (!pal_grid_sheet_end_edit (self))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  switch (spot)
    {
    case PAL_GRID_SPOT_CELL:
      pal_grid_cursor_set (&cursor, row, column, extends);
      break;
    case PAL_GRID_SPOT_ROW:
      cursor = (PalGridCursor){ row, 0, extends ? cursor.anchor_row : row, self->layout->n_columns - 1 };
      break;
    case PAL_GRID_SPOT_COLUMN:
      cursor =
          (PalGridCursor){ 0, column, self->layout->n_rows - 1, extends ? cursor.anchor_column : column };
      break;
    case PAL_GRID_SPOT_CORNER:
      cursor = (PalGridCursor){ 0, 0, self->layout->n_rows - 1, self->layout->n_columns - 1 };
      break;
    case PAL_GRID_SPOT_NONE:
    default:
      return;
    }
  pal_grid_sheet_select (self, &cursor);
  if (n_press == 2 && spot == PAL_GRID_SPOT_CELL)
    pal_grid_sheet_begin_edit (self, NULL);
}

static void
dragged_cb (PalGridSheet *self, double dx, double dy, GtkGestureDrag *gesture)
{
  PalGridCursor cursor = self->cursor;
  guint row, column;
  double x, y;

  if (pal_grid_sheet_is_editing (self) || !pal_grid_sheet_has_cells (self) ||
      !gtk_gesture_drag_get_start_point (gesture, &x, &y) ||
      pal_grid_layout_pick (self->layout, x, y, &row, &column) != PAL_GRID_SPOT_CELL)
    return;
  pal_grid_layout_pick_near (self->layout, x + dx, y + dy, &row, &column);
  pal_grid_cursor_set (&cursor, row, column, TRUE);
  if (row != self->cursor.row || column != self->cursor.column)
    pal_grid_sheet_select (self, &cursor);
}

static void
pal_grid_sheet_set_property (GObject *object, guint prop, const GValue *value, GParamSpec *pspec)
{
  PalGridSheet *self = PAL_GRID_SHEET (object);

  switch (prop)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop, pspec);
    }
}

static void
pal_grid_sheet_get_property (GObject *object, guint prop, GValue *value, GParamSpec *pspec)
{
  PalGridSheet *self = PAL_GRID_SHEET (object);

  switch (prop)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop, pspec);
    }
}

static void
pal_grid_sheet_dispose (GObject *object)
{
  PalGridSheet *self = PAL_GRID_SHEET (object);
  GtkWidget *child;

  g_clear_handle_id (&self->peers_source, g_source_remove);
  g_clear_pointer (&self->editing, pal_grid_editing_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);
  g_clear_pointer (&self->painter, pal_grid_painter_free);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (pal_grid_sheet_parent_class)->dispose (object);
}

static void
pal_grid_sheet_finalize (GObject *object)
{
  pal_grid_layout_free (PAL_GRID_SHEET (object)->layout);

  G_OBJECT_CLASS (pal_grid_sheet_parent_class)->finalize (object);
}

static void
pal_grid_sheet_class_init (PalGridSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = pal_grid_sheet_set_property;
  object_class->get_property = pal_grid_sheet_get_property;
  object_class->dispose = pal_grid_sheet_dispose;
  object_class->finalize = pal_grid_sheet_finalize;
  widget_class->map = pal_grid_sheet_map;
  widget_class->css_changed = pal_grid_sheet_css_changed;
  widget_class->measure = pal_grid_sheet_measure;
  widget_class->size_allocate = pal_grid_sheet_size_allocate;
  widget_class->snapshot = pal_grid_sheet_snapshot;
  widget_class->focus = pal_grid_sheet_focus;
  widget_class->grab_focus = pal_grid_sheet_grab_focus;
  widget_class->query_tooltip = pal_grid_sheet_query_tooltip;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[SIGNAL_MOVED] =
      g_signal_new ("moved", PAL_TYPE_GRID_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", PAL_TYPE_GRID_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_css_name (widget_class, "sheet");
}

static void
add_controllers (PalGridSheet *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (dragged_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
pal_grid_sheet_init (PalGridSheet *self)
{
  self->layout = pal_grid_layout_new ();
  self->painter = pal_grid_painter_new (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  add_controllers (self);
  self->editing = pal_grid_editing_new (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pal_grid_sheet_new (PalGridModel *model)
{
  PalGridSheet *self = g_object_new (PAL_TYPE_GRID_SHEET, NULL);
  g_autofree char *title = pal_grid_model_dup_title (model);

  self->model = g_object_ref (model);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "cells-changed", G_CALLBACK (cells_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

PalGridModel *
pal_grid_sheet_get_model (PalGridSheet *self)
{
  return self->model;
}

const PalGridCursor *
pal_grid_sheet_get_cursor (PalGridSheet *self)
{
  return &self->cursor;
}

PalGridRange
pal_grid_sheet_get_range (PalGridSheet *self)
{
  return pal_grid_cursor_get_range (&self->cursor);
}

gboolean
pal_grid_sheet_has_cells (PalGridSheet *self)
{
  return self->layout->n_rows > 0 && self->layout->n_columns > 0;
}

void
pal_grid_sheet_select (PalGridSheet *self, const PalGridCursor *cursor)
{
  self->cursor = *cursor;
  pal_grid_cursor_clamp (&self->cursor, self->layout->n_rows, self->layout->n_columns);
  reveal (self);
  queue_peers (self);
  tell_moved (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pal_grid_sheet_move (PalGridSheet *self, int rows, int columns, gboolean extends)
{
  PalGridCursor cursor = self->cursor;

  pal_grid_cursor_move (&cursor, rows, columns, extends, self->layout->n_rows, self->layout->n_columns);
  pal_grid_sheet_select (self, &cursor);
}

gboolean
pal_grid_sheet_step (PalGridSheet *self, int step)
{
  PalGridCursor cursor = self->cursor;

  if (!pal_grid_cursor_step (&cursor, step, self->layout->n_rows, self->layout->n_columns))
    return FALSE;
  pal_grid_sheet_select (self, &cursor);
  return TRUE;
}

guint
pal_grid_sheet_get_page (PalGridSheet *self)
{
  return pal_grid_layout_get_page (self->layout);
}

void
pal_grid_sheet_begin_edit (PalGridSheet *self, const char *typed)
{
  PalGridCursor single = self->cursor;

  if (!pal_grid_sheet_has_cells (self) || pal_grid_sheet_is_editing (self))
    return;
  pal_grid_cursor_set (&single, single.row, single.column, FALSE);
  pal_grid_sheet_select (self, &single);
  pal_grid_editing_begin (self->editing, self->layout, typed);
}

gboolean
pal_grid_sheet_is_editing (PalGridSheet *self)
{
  return self->editing != NULL && pal_grid_editing_is_on (self->editing);
}

gboolean
pal_grid_sheet_end_edit (PalGridSheet *self)
{
  return pal_grid_editing_end (self->editing);
}

void
pal_grid_sheet_cancel_edit (PalGridSheet *self)
{
  pal_grid_editing_cancel (self->editing);
}

GtkWidget *
pal_grid_sheet_get_editor (PalGridSheet *self)
{
  return pal_grid_editing_get_entry (self->editing);
}

void
pal_grid_sheet_refuse (PalGridSheet *self, const char *message)
{
  gtk_widget_error_bell (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0, message);
}
