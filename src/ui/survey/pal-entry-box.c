/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-entry-box.h"

#include <glib/gi18n.h>

struct _PalEntryBox
{
  AdwBin parent_instance;

  PalEntryItem *item; /* owned */
  GtkWidget *head;    /* the button that opens it */
  GtkImage *arrow;
  GtkLabel *title;
  GtkLabel *detail;
  GtkWidget *problem_icon;
  GtkWidget *up, *down, *remove, *restore;
  GtkListBox *list;
  gboolean is_filled;
  gboolean is_locked;
};

enum
{
  SIGNAL_FILL,
  SIGNAL_MOVE,
  SIGNAL_REMOVE,
  SIGNAL_RESTORE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalEntryBox, pal_entry_box, ADW_TYPE_BIN)

static void
name_button (GtkWidget *button, const char *tooltip, char *name)
{
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

static void
update (PalEntryBox *self)
{
  const char *label = pal_entry_item_get_label (self->item);
  gboolean is_open = pal_entry_box_is_open (self), is_removed = pal_entry_item_is_removed (self->item);
  guint n = pal_entry_item_get_n_problems (self->item);
  g_autofree char *detail = pal_entry_item_dup_detail (self->item), *problems = NULL, *name = NULL;

  gtk_label_set_text (self->title, label);
  problems = n > 0 ? g_strdup_printf (ngettext ("%u problem", "%u problems", n), n) : NULL;
  name = problems != NULL ? g_strdup_printf ("%s · %s", detail, problems) : g_strdup (detail);
  gtk_label_set_text (self->detail, name);
  gtk_widget_set_visible (self->problem_icon, n > 0);
  gtk_image_set_from_icon_name (self->arrow, is_open ? "pan-down-symbolic" : "pan-end-symbolic");

  g_free (name);
  /* Translators: an entry such as a team, then how far it is: “Home team, 3 of 5 answered”. */
  name = g_strdup_printf (_ ("%s, %s"), label, gtk_label_get_text (self->detail));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_STATE_EXPANDED, is_open, -1);
  /* Translators: %s is an entry of a list, such as a team. */
  name_button (self->up, _ ("Move Up (Alt+Up)"), g_strdup_printf (_ ("Move %s Up"), label));
  name_button (self->down, _ ("Move Down (Alt+Down)"), g_strdup_printf (_ ("Move %s Down"), label));
  name_button (self->remove, _ ("Remove (Ctrl+Shift+Delete)"), g_strdup_printf (_ ("Remove %s"), label));
  name_button (self->restore, _ ("Bring Back"), g_strdup_printf (_ ("Bring back %s"), label));
  gtk_widget_set_visible (self->up, !is_removed && !self->is_locked);
  gtk_widget_set_visible (self->down, !is_removed && !self->is_locked);
  gtk_widget_set_visible (self->remove, !is_removed && !self->is_locked);
  gtk_widget_set_visible (self->restore, is_removed && !self->is_locked);
}

static void
toggle_cb (PalEntryBox *self)
{
  pal_entry_box_set_open (self, !pal_entry_box_is_open (self));
}

static gboolean
may_change (PalEntryBox *self)
{
  return !self->is_locked && !pal_entry_item_is_removed (self->item);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalEntryBox *self = PAL_ENTRY_BOX (widget);

  if (may_change (self))
    g_signal_emit (self, signals[SIGNAL_MOVE], 0, g_str_equal (name, "entry.up") ? -1 : 1);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (may_change (PAL_ENTRY_BOX (widget)))
    g_signal_emit (widget, signals[SIGNAL_REMOVE], 0);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!PAL_ENTRY_BOX (widget)->is_locked)
    g_signal_emit (widget, signals[SIGNAL_RESTORE], 0);
}

static void
pal_entry_box_dispose (GObject *object)
{
  PalEntryBox *self = PAL_ENTRY_BOX (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (pal_entry_box_parent_class)->dispose (object);
}

static void
pal_entry_box_class_init (PalEntryBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_entry_box_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_FILL] = g_signal_new ("fill", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVE] =
      g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_REMOVE] =
      g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RESTORE] =
      g_signal_new ("restore", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "entry.up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "entry.down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "entry.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "entry.restore", NULL, restore_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "entry.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "entry.down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "entry.remove", NULL);
}

static void
pal_entry_box_init (PalEntryBox *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-entry");
}

static GtkWidget *
make_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkLabel *
make_label (const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class_name);
  return GTK_LABEL (label);
}

static GtkWidget *
make_head (PalEntryBox *self)
{
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->arrow = GTK_IMAGE (gtk_image_new ());
  self->title = make_label ("heading");
  self->detail = make_label ("caption");
  self->problem_icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->detail));
  gtk_box_append (GTK_BOX (inside), GTK_WIDGET (self->arrow));
  gtk_box_append (GTK_BOX (inside), texts);
  gtk_box_append (GTK_BOX (inside), self->problem_icon);

  self->head = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->head), inside);
  gtk_widget_add_css_class (self->head, "flat");
  gtk_widget_set_hexpand (self->head, TRUE);
  g_signal_connect_swapped (self->head, "clicked", G_CALLBACK (toggle_cb), self);
  return self->head;
}

GtkWidget *
pal_entry_box_new (PalEntryItem *item)
{
  PalEntryBox *self = g_object_new (PAL_TYPE_ENTRY_BOX, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->item = g_object_ref (item);
  self->up = make_button ("go-up-symbolic", NULL, "entry.up");
  self->down = make_button ("go-down-symbolic", NULL, "entry.down");
  self->remove = make_button ("user-trash-symbolic", NULL, "entry.remove");
  self->restore = make_button (NULL, _ ("Bring Back"), "entry.restore");
  gtk_box_append (GTK_BOX (line), make_head (self));
  gtk_box_append (GTK_BOX (line), self->up);
  gtk_box_append (GTK_BOX (line), self->down);
  gtk_box_append (GTK_BOX (line), self->remove);
  gtk_box_append (GTK_BOX (line), self->restore);
  gtk_widget_add_css_class (line, "pal-entry-head");

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-entry-questions");
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Questions"),
                                  -1);
  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

PalEntryItem *
pal_entry_box_get_item (PalEntryBox *self)
{
  return self->item;
}

gboolean
pal_entry_box_is_open (PalEntryBox *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->list));
}

void
pal_entry_box_set_open (PalEntryBox *self, gboolean is_open)
{
  g_return_if_fail (PAL_IS_ENTRY_BOX (self));

  if (is_open && !self->is_filled)
    {
      self->is_filled = TRUE;
      g_signal_emit (self, signals[SIGNAL_FILL], 0);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), is_open);
  update (self);
}

void
pal_entry_box_set_place (PalEntryBox *self, gboolean is_first, gboolean is_last)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.up", !is_first);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.down", !is_last);
}

void
pal_entry_box_set_locked (PalEntryBox *self, gboolean is_locked)
{
  self->is_locked = is_locked;
  update (self);
}

void
pal_entry_box_add_row (PalEntryBox *self, GtkWidget *row)
{
  gtk_list_box_append (self->list, row);
}

GtkWidget *
pal_entry_box_get_row (PalEntryBox *self, guint index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) index));
}

void
pal_entry_box_grab_head (PalEntryBox *self)
{
  gtk_widget_grab_focus (self->head);
}
