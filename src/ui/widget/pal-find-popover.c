/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-find-popover.h"

#include <glib/gi18n.h>

#include "ui/widget/pal-pages.h"

#define MAX_FOUND 24

struct _PalFindPopover
{
  GtkPopover parent_instance;

  PalDataset *dataset; /* unowned: of the open workspace */
  PalFinder *finder;   /* owned while the popover is open */
  GPtrArray *found;    /* owned; PalFound of the finder */

  /* Template children */
  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *none_label;
};

enum
{
  SIGNAL_FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalFindPopover, pal_find_popover, GTK_TYPE_POPOVER)

static const char *const icons[] = {
  [PAL_FOUND_COUNTRY] = "pal-map-symbolic",
  [PAL_FOUND_INSTITUTION] = "pal-institution-symbolic",
  [PAL_FOUND_SUBJECT] = "pal-compare-symbolic",
  [PAL_FOUND_QUESTION] = "pal-survey-symbolic",
};

static GtkWidget *
new_row (const PalFound *found)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = gtk_image_new_from_icon_name (icons[found->kind]);
  GtkWidget *title = gtk_label_new (found->title), *subtitle = gtk_label_new (found->subtitle);
  g_autofree char *name = g_strdup_printf ("%s, %s", found->title, found->subtitle);

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_set_tooltip_text (row, found->title);
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), subtitle);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
search (PalFindPopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  if (self->finder == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "hint");
      return;
    }

  self->found = pal_finder_search (self->finder, text, MAX_FOUND);
  for (guint i = 0; i < self->found->len; i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (self->found, i)));

  if (self->found->len > 0)
    {
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
      gtk_stack_set_visible_child_name (self->stack, "list");
    }
  else
    {
      /* Translators: what a person typed to search for */
      g_autofree char *none = g_strdup_printf (_ ("Nothing found for “%s”"), text);

      gtk_label_set_label (self->none_label, none);
      gtk_stack_set_visible_child_name (self->stack, *text == '\0' ? "hint" : "none");
    }
}

static void
choose (PalFindPopover *self, int index)
{
  PalFound found;
  g_autofree char *id = NULL, *country = NULL;

  if (self->found == NULL || index < 0 || (guint) index >= self->found->len)
    return;

  /* Closing drops the finder that owns the strings. */
  found = *(const PalFound *) g_ptr_array_index (self->found, (guint) index);
  found.id = id = g_strdup (found.id);
  found.country = country = g_strdup (found.country);
  found.title = found.subtitle = NULL;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_FOUND], 0, &found);
}

static void
changed_cb (GtkEditable *entry, PalFindPopover *self)
{
  search (self);
}

static void
activate_cb (GtkSearchEntry *entry, PalFindPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    choose (self, gtk_list_box_row_get_index (row));
}

static void
stop_cb (GtkSearchEntry *entry, PalFindPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, PalFindPopover *self)
{
  choose (self, gtk_list_box_row_get_index (row));
}

/* Up and Down walk the results while the typing goes on. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                PalFindPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;

  if (step == 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;

  row = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step);
  if (row != NULL)
    {
      gtk_list_box_select_row (self->list, row);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT,
                                      row, -1);
    }
  return GDK_EVENT_STOP;
}

static void
pal_find_popover_show (GtkWidget *widget)
{
  PalFindPopover *self = PAL_FIND_POPOVER (widget);

  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->finder, pal_finder_free);
  if (self->dataset != NULL)
    self->finder = pal_finder_new (self->dataset);
  GTK_WIDGET_CLASS (pal_find_popover_parent_class)->show (widget);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  search (self);
}

static void
pal_find_popover_dispose (GObject *object)
{
  PalFindPopover *self = PAL_FIND_POPOVER (object);

  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->finder, pal_finder_free);
  self->dataset = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), PAL_TYPE_FIND_POPOVER);

  G_OBJECT_CLASS (pal_find_popover_parent_class)->dispose (object);
}

static void
pal_find_popover_class_init (PalFindPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_find_popover_dispose;
  widget_class->show = pal_find_popover_show;

  signals[SIGNAL_FOUND] = g_signal_new ("found", PAL_TYPE_FIND_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/palliscope/Palliscope/ui/pal-find-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PalFindPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, PalFindPopover, stack);
  gtk_widget_class_bind_template_child (widget_class, PalFindPopover, list);
  gtk_widget_class_bind_template_child (widget_class, PalFindPopover, none_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
pal_find_popover_init (PalFindPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  pal_pages_follow (GTK_WIDGET (self->stack));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

GtkWidget *
pal_find_popover_new (void)
{
  return g_object_new (PAL_TYPE_FIND_POPOVER, NULL);
}

void
pal_find_popover_set_dataset (PalFindPopover *self, PalDataset *dataset)
{
  g_return_if_fail (PAL_IS_FIND_POPOVER (self));

  self->dataset = dataset;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->finder, pal_finder_free);
  if (dataset == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

void
pal_find_popover_set_text (PalFindPopover *self, const char *text)
{
  g_return_if_fail (PAL_IS_FIND_POPOVER (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

guint
pal_find_popover_get_n_found (PalFindPopover *self)
{
  g_return_val_if_fail (PAL_IS_FIND_POPOVER (self), 0);
  return self->found != NULL ? self->found->len : 0;
}
