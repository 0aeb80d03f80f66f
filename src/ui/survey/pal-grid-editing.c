/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-grid-editing.h"

#include "session/pal-grid-text.h"
#include "ui/survey/pal-grid-choice.h"

struct _PalGridEditing
{
  PalGridSheet *sheet; /* unowned: it owns this */
  GtkWidget *entry;    /* GtkText, a child of the sheet */
  GtkWidget *choice;   /* PalGridChoice, a child of the sheet, or NULL */
  gboolean is_typing;
  gboolean is_ending;
};

/* Somebody clicked elsewhere.  Who looks something up in another window comes back to what was begun. */
static void
left_cb (PalGridEditing *self)
{
  GtkRoot *root = gtk_widget_get_root (self->entry);

  if (root != NULL && !gtk_window_is_active (GTK_WINDOW (root)))
    return;
  if (self->is_typing && !self->is_ending && !pal_grid_editing_end (self))
    pal_grid_editing_cancel (self);
}

PalGridEditing *
pal_grid_editing_new (PalGridSheet *sheet)
{
  PalGridEditing *self = g_new0 (PalGridEditing, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->sheet = sheet;
  self->entry = gtk_text_new ();
  gtk_widget_add_css_class (self->entry, "pal-grid-editor");
  gtk_widget_set_visible (self->entry, FALSE);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (sheet));
  return self;
}

void
pal_grid_editing_free (PalGridEditing *self)
{
  self->is_ending = TRUE;
  g_clear_pointer (&self->choice, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_free (self);
}

static gboolean
drop_choice_cb (gpointer data)
{
  if (gtk_widget_get_parent (data) != NULL)
    gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (PalGridEditing *self)
{
  GtkWidget *choice = g_steal_pointer (&self->choice);

  if (choice == NULL || self->is_ending)
    return;
  /* It still runs: it goes when it has come to its end. */
  g_idle_add_full (G_PRIORITY_DEFAULT, drop_choice_cb, g_object_ref (choice), g_object_unref);
  gtk_widget_grab_focus (GTK_WIDGET (self->sheet));
}

static gboolean
enter (PalGridEditing *self, const char *text)
{
  const PalGridCursor *cursor = pal_grid_sheet_get_cursor (self->sheet);
  g_autoptr (GError) error = NULL;

  if (pal_grid_model_enter (pal_grid_sheet_get_model (self->sheet), cursor->row, cursor->column, text,
                            &error))
    return TRUE;
  pal_grid_sheet_refuse (self->sheet, error->message);
  return FALSE;
}

static void
chosen_cb (PalGridEditing *self, const char *text)
{
  if (enter (self, text))
    pal_grid_sheet_move (self->sheet, 1, 0, FALSE);
}

static void
begin_choice (PalGridEditing *self, const PalGridLayout *layout, const PalGridCell *cell, const char *typed)
{
  self->choice = pal_grid_choice_new (cell->question, cell->value);
  gtk_widget_set_parent (self->choice, GTK_WIDGET (self->sheet));
  g_signal_connect_swapped (self->choice, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->choice, "closed", G_CALLBACK (closed_cb), self);
  pal_grid_editing_place (self, layout);
  gtk_popover_popup (GTK_POPOVER (self->choice));
  if (typed != NULL)
    pal_grid_choice_find (PAL_GRID_CHOICE (self->choice), g_utf8_get_char (typed));
}

void
pal_grid_editing_begin (PalGridEditing *self, const PalGridLayout *layout, const char *typed)
{
  PalGridModel *model = pal_grid_sheet_get_model (self->sheet);
  const PalGridCursor *cursor = pal_grid_sheet_get_cursor (self->sheet);
  g_autofree char *text = NULL, *name = NULL, *denial = NULL;
  PalGridCell cell;

  pal_grid_model_get_cell (model, cursor->row, cursor->column, &cell);
  denial = pal_grid_model_dup_denial (model, cursor->row);
  if (denial != NULL)
    {
      pal_grid_sheet_refuse (self->sheet, denial);
      return;
    }
  if (pal_grid_choice_fits (cell.question))
    {
      begin_choice (self, layout, &cell, typed);
      return;
    }
  text = typed != NULL ? g_strdup (typed) : pal_grid_text_make (cell.question, cell.value);
  name = pal_grid_model_dup_title_of (model, cursor->row, cursor->column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->is_typing = TRUE;
  gtk_widget_remove_css_class (self->entry, "error");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_set_visible (self->entry, TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), typed != NULL ? -1 : 0, -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self->sheet));
}

static void
close_entry (PalGridEditing *self)
{
  PalGridCursor cursor = *pal_grid_sheet_get_cursor (self->sheet);

  self->is_typing = FALSE;
  if (gtk_widget_has_focus (self->entry))
    gtk_widget_grab_focus (GTK_WIDGET (self->sheet));
  gtk_widget_set_visible (self->entry, FALSE);
  pal_grid_sheet_select (self->sheet, &cursor);
}

gboolean
pal_grid_editing_end (PalGridEditing *self)
{
  g_autofree char *text = NULL;
  gboolean is_good;

  if (!self->is_typing)
    return TRUE;
  self->is_ending = TRUE;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  is_good = enter (self, text);
  if (is_good)
    close_entry (self);
  else
    gtk_widget_add_css_class (self->entry, "error");
  self->is_ending = FALSE;
  return is_good;
}

void
pal_grid_editing_cancel (PalGridEditing *self)
{
  if (self->choice != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->choice));
  if (!self->is_typing)
    return;
  self->is_ending = TRUE;
  close_entry (self);
  self->is_ending = FALSE;
}

gboolean
pal_grid_editing_is_on (PalGridEditing *self)
{
  return self->is_typing || self->choice != NULL;
}

gboolean
pal_grid_editing_is_typing (PalGridEditing *self)
{
  return self->is_typing;
}

void
pal_grid_editing_place (PalGridEditing *self, const PalGridLayout *layout)
{
  const PalGridCursor *cursor = pal_grid_sheet_get_cursor (self->sheet);
  GdkRectangle box = pal_grid_layout_get_cell (layout, cursor->row, cursor->column);
  int least, width;

  if (self->choice != NULL)
    {
      gtk_popover_set_pointing_to (GTK_POPOVER (self->choice), &box);
      gtk_popover_present (GTK_POPOVER (self->choice));
    }
  if (!self->is_typing)
    return;
  gtk_widget_measure (self->entry, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  width = MAX (box.width, least);
  if (layout->is_rtl)
    box.x -= width - box.width;
  box.width = width;
  gtk_widget_measure (self->entry, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  box.height = MAX (box.height, least);
  gtk_widget_size_allocate (self->entry, &box, -1);
}

void
pal_grid_editing_snapshot (PalGridEditing *self, GtkSnapshot *snapshot)
{
  if (self->is_typing)
    gtk_widget_snapshot_child (GTK_WIDGET (self->sheet), self->entry, snapshot);
}

GtkWidget *
pal_grid_editing_get_entry (PalGridEditing *self)
{
  return self->entry;
}
