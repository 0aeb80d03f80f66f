/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-grid-keys.h"

#define MODIFIERS (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)

static void
go_to (PalGridSheet *sheet, guint row, guint column, gboolean extends)
{
  PalGridCursor cursor = *pal_grid_sheet_get_cursor (sheet);

  pal_grid_cursor_set (&cursor, row, column, extends);
  pal_grid_sheet_select (sheet, &cursor);
}

/* All of the rows (Shift+Space) or columns (Ctrl+Space) of the selection, or both. */
static void
select_lines (PalGridSheet *sheet, gboolean all_rows, gboolean all_columns)
{
  PalGridModel *model = pal_grid_sheet_get_model (sheet);
  PalGridCursor cursor = *pal_grid_sheet_get_cursor (sheet);

  if (all_rows)
    {
      cursor.anchor_row = pal_grid_model_get_n_rows (model) - 1;
      cursor.row = 0;
    }
  if (all_columns)
    {
      cursor.anchor_column = pal_grid_model_get_n_columns (model) - 1;
      cursor.column = 0;
    }
  pal_grid_sheet_select (sheet, &cursor);
}

static gboolean
press_with_control (PalGridSheet *sheet, guint key, gboolean extends)
{
  static const struct
  {
    guint key;
    const char *action;
  } actions[] = {
    { GDK_KEY_c, "grid.copy" },      { GDK_KEY_v, "grid.paste" },       { GDK_KEY_d, "grid.fill-down" },
    { GDK_KEY_Return, "grid.open" }, { GDK_KEY_KP_Enter, "grid.open" }, { GDK_KEY_Insert, "grid.copy" },
  };
  PalGridModel *model = pal_grid_sheet_get_model (sheet);
  guint n_rows = pal_grid_model_get_n_rows (model), n_columns = pal_grid_model_get_n_columns (model);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (gdk_keyval_to_lower (key) == actions[i].key)
      {
        gtk_widget_activate_action (GTK_WIDGET (sheet), actions[i].action, NULL);
        return GDK_EVENT_STOP;
      }
  switch (key)
    {
    case GDK_KEY_a:
    case GDK_KEY_A:
      select_lines (sheet, TRUE, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
      select_lines (sheet, TRUE, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_y:
      gtk_widget_activate_action (GTK_WIDGET (sheet), "win.redo", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      go_to (sheet, 0, 0, extends);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      go_to (sheet, n_rows - 1, n_columns - 1, extends);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      pal_grid_sheet_move (sheet, key == GDK_KEY_Down ? G_MAXINT / 2 : -G_MAXINT / 2, 0, extends);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
press_arrow (PalGridSheet *sheet, guint key, gboolean extends)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (sheet)) == GTK_TEXT_DIR_RTL;
  const PalGridCursor *cursor = pal_grid_sheet_get_cursor (sheet);
  int page = (int) pal_grid_sheet_get_page (sheet);

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      pal_grid_sheet_move (sheet, 0, is_rtl ? 1 : -1, extends);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      pal_grid_sheet_move (sheet, 0, is_rtl ? -1 : 1, extends);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      pal_grid_sheet_move (sheet, -1, 0, extends);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      pal_grid_sheet_move (sheet, 1, 0, extends);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      pal_grid_sheet_move (sheet, -page, 0, extends);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      pal_grid_sheet_move (sheet, page, 0, extends);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      go_to (sheet, cursor->row, 0, extends);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      go_to (sheet, cursor->row, pal_grid_model_get_n_columns (pal_grid_sheet_get_model (sheet)) - 1,
             extends);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
press_letter (PalGridSheet *sheet, guint key)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[8] = "";

  if (letter == 0 || !g_unichar_isprint (letter))
    return GDK_EVENT_PROPAGATE;
  g_unichar_to_utf8 (letter, text);
  pal_grid_sheet_begin_edit (sheet, text);
  return GDK_EVENT_STOP;
}

static gboolean
press (PalGridSheet *sheet, guint key, GdkModifierType state)
{
  gboolean extends = (state & GDK_SHIFT_MASK) != 0;
  gboolean has_control = (state & GDK_CONTROL_MASK) != 0;

  if (!pal_grid_sheet_has_cells (sheet) || (state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (has_control)
    return press_with_control (sheet, key, extends);
  if (press_arrow (sheet, key, extends))
    return GDK_EVENT_STOP;

  switch (key)
    {
    /* Behind the last cell, and before the first, Tab leaves the grid; Ctrl+Tab leaves it anywhere. */
    case GDK_KEY_Tab:
      return pal_grid_sheet_step (sheet, 1);
    case GDK_KEY_ISO_Left_Tab:
      return pal_grid_sheet_step (sheet, -1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      pal_grid_sheet_begin_edit (sheet, NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      gtk_widget_activate_action (GTK_WIDGET (sheet), "grid.clear", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Insert:
      if (extends)
        gtk_widget_activate_action (GTK_WIDGET (sheet), "grid.paste", NULL);
      return extends;
    case GDK_KEY_space:
      if (!extends)
        return press_letter (sheet, key);
      select_lines (sheet, FALSE, TRUE);
      return GDK_EVENT_STOP;
    default:
      return press_letter (sheet, key);
    }
}

static gboolean
press_in_editor (PalGridSheet *sheet, guint key, GdkModifierType state)
{
  gboolean is_back = (state & GDK_SHIFT_MASK) != 0;

  if ((state & MODIFIERS & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Escape:
      pal_grid_sheet_cancel_edit (sheet);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (pal_grid_sheet_end_edit (sheet))
        pal_grid_sheet_move (sheet, is_back ? -1 : 1, 0, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if (pal_grid_sheet_end_edit (sheet))
        pal_grid_sheet_step (sheet, is_back || key == GDK_KEY_ISO_Left_Tab ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (pal_grid_sheet_end_edit (sheet))
        pal_grid_sheet_move (sheet, key == GDK_KEY_Up ? -1 : 1, 0, FALSE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (PalGridSheet *sheet, guint key, guint code, GdkModifierType state)
{
  return !pal_grid_sheet_is_editing (sheet) && press (sheet, key, state);
}

static gboolean
editor_key_pressed_cb (PalGridSheet *sheet, guint key, guint code, GdkModifierType state)
{
  return press_in_editor (sheet, key, state);
}

void
pal_grid_keys_attach (PalGridSheet *sheet)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *editor_keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), sheet);
  gtk_widget_add_controller (GTK_WIDGET (sheet), keys);
  gtk_event_controller_set_propagation_phase (editor_keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (editor_keys, "key-pressed", G_CALLBACK (editor_key_pressed_cb), sheet);
  gtk_widget_add_controller (pal_grid_sheet_get_editor (sheet), editor_keys);
}
