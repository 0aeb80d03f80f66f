/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-subject-button.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-text.h"
#include "session/pal-subject.h"

#define WIDE_CHARS 44
#define NARROW_CHARS 16
#define MIN_NARROW_CHARS 6

struct _PalSubjectButton
{
  AdwBin parent_instance;

  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  GPtrArray *choices;      /* PalSubjectChoice, owned; filled when the list opens */
  GPtrArray *keys;         /* folded words of each choice to search in, owned */
  char *wanted;            /* folded words that are searched */

  /* Owned by the tree */
  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PalSubjectButton, pal_subject_button, ADW_TYPE_BIN)

static GtkLabel *
make_label (const char *text, const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
make_row (const PalSubjectChoice *choice, gboolean is_chosen)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkLabel *title = make_label (choice->title, NULL), *detail = make_label (choice->detail, "caption");
  g_autofree char *name = g_strdup_printf ("%s, %s", choice->title, choice->detail);

  gtk_widget_add_css_class (GTK_WIDGET (detail), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (detail), choice->detail != NULL && *choice->detail != '\0');
  gtk_widget_set_tooltip_text (row, choice->title);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (title));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (detail));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_set_opacity (check, is_chosen ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_chosen ? _ ("shown now") : "", -1);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static gboolean
is_found (PalSubjectButton *self, int index)
{
  return self->wanted == NULL || strstr (g_ptr_array_index (self->keys, index), self->wanted) != NULL;
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  return is_found (PAL_SUBJECT_BUTTON (data), gtk_list_box_row_get_index (row));
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  PalSubjectButton *self = PAL_SUBJECT_BUTTON (data);
  const PalSubjectChoice *choice =
      g_ptr_array_index (self->choices, (guint) gtk_list_box_row_get_index (row));
  const PalSubjectChoice *other =
      before != NULL ? g_ptr_array_index (self->choices, (guint) gtk_list_box_row_get_index (before)) : NULL;
  GtkLabel *header;

  if (other != NULL && g_strcmp0 (choice->group, other->group) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;
  header = make_label (choice->group, "pal-pane-heading");
  gtk_widget_set_margin_start (GTK_WIDGET (header), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (header), other != NULL ? 12 : 3);
  gtk_widget_set_margin_bottom (GTK_WIDGET (header), 3);
  gtk_list_box_row_set_header (row, GTK_WIDGET (header));
}

static char *
make_key (const PalSubjectChoice *choice)
{
  g_autofree char *words = g_strjoin (" ", choice->key, choice->title, choice->group, NULL);

  return pal_text_fold (words);
}

static void
fill (PalSubjectButton *self)
{
  const char *current = pal_selection_get_subject (self->selection);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = pal_subject_list (pal_workspace_get_dataset (self->workspace));
  g_ptr_array_set_size (self->keys, 0);
  for (guint i = 0; i < self->choices->len; i++)
    g_ptr_array_add (self->keys, make_key (g_ptr_array_index (self->choices, i)));
  for (guint i = 0; i < self->choices->len; i++)
    {
      const PalSubjectChoice *choice = g_ptr_array_index (self->choices, i);
      gboolean is_chosen = g_strcmp0 (choice->key, current) == 0;
      GtkWidget *row = make_row (choice, is_chosen);

      gtk_list_box_append (self->list, row);
      if (is_chosen)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
}

/* Until the list has its size there is nothing to scroll. */
static gboolean
scroll_to_chosen_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PalSubjectButton *self = PAL_SUBJECT_BUTTON (data);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_point_t point;

  if (row == NULL)
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (GTK_WIDGET (row)) == 0)
    return G_SOURCE_CONTINUE;
  if (gtk_widget_compute_point (GTK_WIDGET (row), GTK_WIDGET (self->list), &GRAPHENE_POINT_INIT (0, 0),
                                &point))
    gtk_adjustment_set_value (adjustment, (double) point.y - gtk_adjustment_get_page_size (adjustment) / 3);
  return G_SOURCE_REMOVE;
}

static void
popup_cb (GtkMenuButton *button, gpointer data)
{
  PalSubjectButton *self = PAL_SUBJECT_BUTTON (data);

  if (self->workspace == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill (self);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
mapped_cb (PalSubjectButton *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_widget_add_tick_callback (GTK_WIDGET (self->list), scroll_to_chosen_cb, self, NULL);
}

static void
choose (PalSubjectButton *self, int index)
{
  g_autofree char *key = NULL;

  if (self->choices == NULL || index < 0 || (guint) index >= self->choices->len)
    return;
  key = g_strdup (((PalSubjectChoice *) g_ptr_array_index (self->choices, (guint) index))->key);
  gtk_popover_popdown (self->popover);
  pal_selection_set_subject (self->selection, key);
}

static void
row_activated_cb (PalSubjectButton *self, GtkListBoxRow *row)
{
  choose (self, gtk_list_box_row_get_index (row));
}

/* Enter takes the first one that was found. */
static void
entry_activated_cb (PalSubjectButton *self)
{
  for (guint i = 0; self->choices != NULL && i < self->choices->len; i++)
    if (is_found (self, (int) i))
      {
        choose (self, (int) i);
        return;
      }
}

static void
search_changed_cb (PalSubjectButton *self)
{
  g_autofree char *folded = pal_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_free (self->wanted);
  self->wanted = *g_strstrip (folded) != '\0' ? g_steal_pointer (&folded) : NULL;
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
  gtk_stack_set_visible_child_name (self->stack, pal_subject_button_get_n_found (self) > 0 ? "list" : "none");
}

static void
stop_search_cb (PalSubjectButton *self)
{
  gtk_popover_popdown (self->popover);
}

static void
show_chosen (PalSubjectButton *self)
{
  g_autoptr (PalSubject) subject = pal_subject_new (pal_workspace_get_dataset (self->workspace),
                                                    pal_selection_get_subject (self->selection));
  const char *title = subject != NULL ? subject->title : _ ("Choose what to show");

  gtk_label_set_text (self->label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
pal_subject_button_dispose (GObject *object)
{
  PalSubjectButton *self = PAL_SUBJECT_BUTTON (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (pal_subject_button_parent_class)->dispose (object);
}

static void
pal_subject_button_finalize (GObject *object)
{
  PalSubjectButton *self = PAL_SUBJECT_BUTTON (object);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_ptr_array_unref (self->keys);
  g_free (self->wanted);

  G_OBJECT_CLASS (pal_subject_button_parent_class)->finalize (object);
}

static void
pal_subject_button_class_init (PalSubjectButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_subject_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_subject_button_finalize;
}

static void
build_list (PalSubjectButton *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What to show"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (self->scroller, 460);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->list));
}

static void
build_popover (PalSubjectButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *none = gtk_label_new (_ ("Nothing has this name"));

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->entry, "placeholder-text", _ ("Find an indicator, domain or series"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find an indicator, domain or series"), -1);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  build_list (self);
  gtk_widget_add_css_class (none, "dim-label");
  gtk_widget_set_margin_top (none, 24);
  gtk_widget_set_margin_bottom (none, 24);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scroller), "list");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_widget_set_size_request (box, 330, -1);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "pal-find");
  gtk_popover_set_child (self->popover, box);
  g_signal_connect_object (self->popover, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
}

static void
pal_subject_button_init (PalSubjectButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->label = make_label ("", NULL);
  gtk_label_set_max_width_chars (self->label, WIDE_CHARS);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  build_popover (self);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
  gtk_menu_button_set_create_popup_func (self->button, popup_cb, self, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

GtkWidget *
pal_subject_button_new (PalWorkspace *workspace, PalSelection *selection)
{
  PalSubjectButton *self = g_object_new (PAL_TYPE_SUBJECT_BUTTON, NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "notify::subject", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  show_chosen (self);
  return GTK_WIDGET (self);
}

void
pal_subject_button_set_narrow (PalSubjectButton *self, gboolean is_narrow)
{
  g_return_if_fail (PAL_IS_SUBJECT_BUTTON (self));
  gtk_label_set_max_width_chars (self->label, is_narrow ? NARROW_CHARS : WIDE_CHARS);
  gtk_label_set_width_chars (self->label, is_narrow ? MIN_NARROW_CHARS : -1);
}

void
pal_subject_button_popup (PalSubjectButton *self)
{
  g_return_if_fail (PAL_IS_SUBJECT_BUTTON (self));
  gtk_menu_button_popup (self->button);
}

void
pal_subject_button_popdown (PalSubjectButton *self)
{
  g_return_if_fail (PAL_IS_SUBJECT_BUTTON (self));
  gtk_popover_popdown (self->popover);
}

void
pal_subject_button_set_text (PalSubjectButton *self, const char *text)
{
  g_return_if_fail (PAL_IS_SUBJECT_BUTTON (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  search_changed_cb (self);
}

guint
pal_subject_button_get_n_found (PalSubjectButton *self)
{
  guint n = 0;

  g_return_val_if_fail (PAL_IS_SUBJECT_BUTTON (self), 0);

  for (guint i = 0; self->choices != NULL && i < self->choices->len; i++)
    n += is_found (self, (int) i);
  return n;
}
