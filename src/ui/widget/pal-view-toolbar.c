/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-view-toolbar.h"

#include <glib/gi18n.h>

#include "ui/pal-date.h"
#include "ui/widget/pal-badge.h"

struct _PalViewToolbar
{
  GtkBox parent_instance;

  PalView *view; /* unowned: the parent */
  GtkBox *start, *end;
  GtkWidget *saved_icon, *saved_label;
  GtkWidget *draft_badge;
  GtkWidget *export_label;
  GtkWidget *inspector_button;
};

G_DEFINE_FINAL_TYPE (PalViewToolbar, pal_view_toolbar, GTK_TYPE_BOX)

static GtkWidget *
new_button (const char *icon_name, const char *tooltip, const char *action_name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
update_draft (PalViewToolbar *self)
{
  const char *stage = pal_dataset_get_stage (pal_view_get_dataset (self->view));

  /* Below 720 px the window shows it under the header bar. */
  if (self->draft_badge != NULL)
    gtk_widget_set_visible (self->draft_badge,
                            g_strcmp0 (stage, "draft") == 0 && !pal_view_is_narrow (self->view));
}

static void
update_narrow (PalViewToolbar *self)
{
  gboolean narrow = pal_view_is_narrow (self->view);

  if (self->export_label != NULL)
    gtk_widget_set_visible (self->export_label, !narrow);
  if (self->saved_label != NULL)
    gtk_widget_set_visible (self->saved_label, !narrow);
  /* All of it fits into 360 px. */
  gtk_box_set_spacing (self->start, narrow ? 0 : 6);
  gtk_box_set_spacing (self->end, narrow ? 0 : 6);
  update_draft (self);
}

static void
update_saved (PalViewToolbar *self)
{
  PalWorkspace *workspace = pal_view_get_workspace (self->view);
  PalSaveState state = pal_workspace_get_save_state (workspace);
  gint64 saved_ms = pal_workspace_get_saved_ms (workspace);
  g_autofree char *clock = NULL, *text = NULL;
  const char *icon = NULL;

  switch (state)
    {
    case PAL_SAVE_SAVED:
      icon = "object-select-symbolic";
      if (saved_ms > 0)
        {
          clock = pal_date_format_clock (saved_ms);
          /* Translators: a time of day */
          text = g_strdup_printf (_ ("Saved %s"), clock);
        }
      else
        text = g_strdup (_ ("Saved"));
      break;
    case PAL_SAVE_TYPING:
    case PAL_SAVE_SAVING:
      icon = "content-loading-symbolic";
      text = g_strdup (_ ("Saving…"));
      break;
    case PAL_SAVE_FAILED:
    default:
      icon = "dialog-warning-symbolic";
      text = g_strdup (_ ("Not saved"));
    }
  if (pal_workspace_is_read_only (workspace))
    {
      icon = "changes-prevent-symbolic";
      g_free (text);
      text = g_strdup (_ ("Read-only"));
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (self->saved_icon), icon);
  gtk_label_set_label (GTK_LABEL (self->saved_label), text);
  gtk_widget_set_tooltip_text (gtk_widget_get_parent (self->saved_label), text);
}

static void
add_saved (PalViewToolbar *self)
{
  PalWorkspace *workspace = pal_view_get_workspace (self->view);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->saved_icon = gtk_image_new ();
  self->saved_label = gtk_label_new ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->saved_icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  gtk_box_append (GTK_BOX (box), self->saved_icon);
  gtk_box_append (GTK_BOX (box), self->saved_label);
  gtk_widget_add_css_class (box, "dim-label");
  gtk_widget_add_css_class (box, "caption");
  gtk_box_append (self->start, box);
  g_signal_connect_object (workspace, "notify::save-state", G_CALLBACK (update_saved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::saved-ms", G_CALLBACK (update_saved), self, G_CONNECT_SWAPPED);
  update_saved (self);
}

static void
add_export (PalViewToolbar *self)
{
  GtkWidget *button = new_button ("pal-export-symbolic", _ ("Export"), "win.export");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->export_label = gtk_label_new (_ ("Export"));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pal-export-symbolic"));
  gtk_box_append (GTK_BOX (box), self->export_label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_box_append (self->end, button);
}

static void
add_parts (PalViewToolbar *self, PalToolbarParts parts)
{
  if (parts & PAL_TOOLBAR_UNDO)
    {
      gtk_box_append (self->start, new_button ("edit-undo-symbolic", _ ("Undo"), "win.undo"));
      gtk_box_append (self->start, new_button ("edit-redo-symbolic", _ ("Redo"), "win.redo"));
    }
  if (parts & PAL_TOOLBAR_SAVED)
    add_saved (self);
  if (parts & PAL_TOOLBAR_DRAFT)
    {
      self->draft_badge = pal_badge_new_draft ();
      gtk_box_append (self->start, self->draft_badge);
    }
  if (parts & PAL_TOOLBAR_TABLE)
    gtk_box_append (self->end, new_button ("pal-table-symbolic", _ ("Show as Table"), "win.show-table"));
  if (parts & PAL_TOOLBAR_EXPORT)
    add_export (self);
  if (parts & PAL_TOOLBAR_INSPECTOR)
    {
      self->inspector_button = new_button ("pal-pane-symbolic", _ ("Side Pane"), "win.inspector");
      gtk_box_append (self->end, self->inspector_button);
    }
}

static void
pal_view_toolbar_class_init (PalViewToolbarClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
pal_view_toolbar_init (PalViewToolbar *self)
{
  self->start = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->end = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_set_hexpand (GTK_WIDGET (self->start), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->start), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->start));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->end));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-view-toolbar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("View tools"), -1);
}

GtkWidget *
pal_view_toolbar_new (PalView *view, PalToolbarParts parts)
{
  PalViewToolbar *self = g_object_new (PAL_TYPE_VIEW_TOOLBAR, NULL);

  self->view = view;
  add_parts (self, parts);
  g_signal_connect_object (view, "notify::narrow", G_CALLBACK (update_narrow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pal_view_get_workspace (view), "changed", G_CALLBACK (update_draft), self,
                           G_CONNECT_SWAPPED);
  update_narrow (self);
  return GTK_WIDGET (self);
}

/* What a view adds comes before the standard parts, in the order of the calls. */
static void
insert (GtkBox *box, GtkWidget *child, const char *key)
{
  GtkWidget *last = g_object_get_data (G_OBJECT (box), key);

  gtk_box_insert_child_after (box, child, last);
  g_object_set_data (G_OBJECT (box), key, child);
}

void
pal_view_toolbar_add_start (PalViewToolbar *self, GtkWidget *child)
{
  g_return_if_fail (PAL_IS_VIEW_TOOLBAR (self));

  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  insert (self->start, child, "pal-last");
}

void
pal_view_toolbar_add_end (PalViewToolbar *self, GtkWidget *child)
{
  g_return_if_fail (PAL_IS_VIEW_TOOLBAR (self));

  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  insert (self->end, child, "pal-last");
}

void
pal_view_toolbar_set_inspector_shown (PalViewToolbar *self, gboolean shown)
{
  g_return_if_fail (PAL_IS_VIEW_TOOLBAR (self));

  if (self->inspector_button == NULL)
    return;

  if (shown)
    gtk_widget_add_css_class (self->inspector_button, "pal-checked");
  else
    gtk_widget_remove_css_class (self->inspector_button, "pal-checked");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->inspector_button), GTK_ACCESSIBLE_STATE_PRESSED,
                               shown ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

void
pal_view_toolbar_set_has_inspector (PalViewToolbar *self, gboolean has_inspector)
{
  g_return_if_fail (PAL_IS_VIEW_TOOLBAR (self));

  if (self->inspector_button != NULL)
    gtk_widget_set_visible (self->inspector_button, has_inspector);
}
