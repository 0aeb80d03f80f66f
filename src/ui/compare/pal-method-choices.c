/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/pal-method-choices.h"

#include <glib/gi18n.h>
#include <math.h>

#include "session/pal-method-text.h"

struct _PalMethodChoices
{
  GtkBox parent_instance;

  PalMethodModel *model; /* owned */
  gboolean is_own;       /* it is filled, nobody chooses */

  /* Owned by the tree */
  GtkDropDown *choices[PAL_METHOD_N_PARTS];
  GtkLabel *abouts[PAL_METHOD_N_PARTS];
  GtkSpinButton *share, *domains;
};

G_DEFINE_FINAL_TYPE (PalMethodChoices, pal_method_choices, GTK_TYPE_BOX)

static void
show_settings (PalMethodChoices *self)
{
  const PalMethodSettings *settings = pal_method_model_get_settings (self->model);

  if (settings == NULL || !pal_method_model_is_active (self->model))
    return;
  self->is_own = TRUE;
  for (guint part = 0; part < PAL_METHOD_N_PARTS; part++)
    {
      guint choice = pal_method_part_get ((PalMethodPart) part, settings);

      if (gtk_drop_down_get_selected (self->choices[part]) != choice)
        gtk_drop_down_set_selected (self->choices[part], choice);
      gtk_label_set_text (self->abouts[part], pal_method_part_get_about ((PalMethodPart) part, choice));
    }
  gtk_spin_button_set_value (self->share, settings->domain_share * 100);
  gtk_spin_button_set_value (self->domains, settings->min_domains);
  self->is_own = FALSE;
}

static void
chosen_cb (PalMethodChoices *self)
{
  g_autoptr (PalMethodSettings) settings = NULL;

  if (self->is_own || pal_method_model_get_settings (self->model) == NULL)
    return;
  settings = pal_method_settings_copy (pal_method_model_get_settings (self->model));
  for (guint part = 0; part < PAL_METHOD_N_PARTS; part++)
    if (gtk_drop_down_get_selected (self->choices[part]) !=
        pal_method_part_get ((PalMethodPart) part, settings))
      pal_method_part_set ((PalMethodPart) part, settings, gtk_drop_down_get_selected (self->choices[part]));
  if (fabs (gtk_spin_button_get_value (self->share) - settings->domain_share * 100) > 0.5)
    settings->domain_share = gtk_spin_button_get_value (self->share) / 100;
  settings->min_domains = (guint) gtk_spin_button_get_value_as_int (self->domains);
  pal_method_model_set_settings (self->model, settings);
}

static void
pal_method_choices_dispose (GObject *object)
{
  g_clear_object (&PAL_METHOD_CHOICES (object)->model);

  G_OBJECT_CLASS (pal_method_choices_parent_class)->dispose (object);
}

static void
pal_method_choices_class_init (PalMethodChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_method_choices_dispose;
}

static void
pal_method_choices_init (PalMethodChoices *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

GtkWidget *
pal_method_choices_make_info (const char *title, const char *text, GtkLabel **label)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new (), *about = gtk_label_new (text);
  /* Translators: what the sentence is about: "About Scale" */
  g_autofree char *name = g_strdup_printf (_ ("About %s"), title);

  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (about), 36);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_popover_set_child (GTK_POPOVER (popover), about);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "help-about-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (label != NULL)
    *label = GTK_LABEL (about);
  return button;
}

static void
add_line (PalMethodChoices *self, const char *title, GtkWidget *control, GtkWidget *info)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3), *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), control);
  if (info != NULL)
    gtk_box_append (GTK_BOX (line), info);
  gtk_box_append (GTK_BOX (self), line);
}

/* A long choice is shown on two lines rather than making the pane wider. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 13);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 13);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (text));
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), gtk_string_object_get_string (text));
}

static void
add_part (PalMethodChoices *self, PalMethodPart part)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkListItemFactory *list;
  g_autoptr (GtkListItemFactory) button = gtk_signal_list_item_factory_new ();
  const char *title = pal_method_part_get_title (part);

  for (guint i = 0; i < pal_method_part_get_n_choices (part); i++)
    g_ptr_array_add (names, (gpointer) pal_method_part_get_choice (part, i));
  g_ptr_array_add (names, NULL);
  self->choices[part] = GTK_DROP_DOWN (gtk_drop_down_new_from_strings ((const char *const *) names->pdata));
  list = gtk_drop_down_get_factory (self->choices[part]);
  gtk_drop_down_set_list_factory (self->choices[part], list);
  g_signal_connect (button, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (button, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (self->choices[part], button);
  g_signal_connect_object (self->choices[part], "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  add_line (self, title, GTK_WIDGET (self->choices[part]),
            pal_method_choices_make_info (title, "", &self->abouts[part]));
}

static GtkSpinButton *
make_spin (PalMethodChoices *self, double low, double high, double step)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (low, high, step);

  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 3);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return GTK_SPIN_BUTTON (spin);
}

GtkWidget *
pal_method_choices_new (PalMethodModel *model)
{
  PalMethodChoices *self = g_object_new (PAL_TYPE_METHOD_CHOICES, NULL);

  self->model = g_object_ref (model);
  self->is_own = TRUE;
  for (guint part = 0; part < PAL_METHOD_N_PARTS; part++)
    add_part (self, (PalMethodPart) part);
  self->share = make_spin (self, 0, 100, 5);
  self->domains = make_spin (self, 1, 99, 1);
  add_line (self, _ ("Least share of a domain, %"), GTK_WIDGET (self->share),
            pal_method_choices_make_info (_ ("Least share of a domain, %"),
                                          pal_method_get_about_thresholds (), NULL));
  add_line (
      self, _ ("Least number of domains"), GTK_WIDGET (self->domains),
      pal_method_choices_make_info (_ ("Least number of domains"), pal_method_get_about_thresholds (), NULL));
  self->is_own = FALSE;
  g_signal_connect_object (model, "changed", G_CALLBACK (show_settings), self, G_CONNECT_SWAPPED);
  show_settings (self);
  return GTK_WIDGET (self);
}
