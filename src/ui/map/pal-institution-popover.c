/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-institution-popover.h"

#include <glib/gi18n.h>

#include "model/pal-country.h"
#include "model/pal-institution.h"
#include "ui/pal-view.h"

#define MAX_LIST_HEIGHT 260

struct _PalInstitutionPopover
{
  GtkPopover parent_instance;

  PalSelection *selection; /* owned */
  GPtrArray *institutions; /* owned */
};

G_DEFINE_FINAL_TYPE (PalInstitutionPopover, pal_institution_popover, GTK_TYPE_POPOVER)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
make_types (PalInstitution *institution)
{
  const char *types = pal_institution_get_types (institution);
  g_auto (GStrv) parts = g_strsplit (types != NULL ? types : "", ";", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      /* The words are those of the dialog where institutions are edited, translated there. */
      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", _ (parts[i]));
  return g_string_free (out, FALSE);
}

static char *
make_place (PalInstitution *institution)
{
  const PalCountry *country = pal_country_find (pal_institution_get_country (institution));
  const char *name = country != NULL ? pal_country_get_display_name (country) : "";
  const char *city = pal_institution_get_city (institution);

  if (city == NULL || *city == '\0')
    return g_strdup (name);
  /* Translators: a city and its country. */
  return g_strdup_printf (_ ("%s, %s"), city, name);
}

static const char *
get_precision_text (PalInstitution *institution)
{
  switch (pal_institution_get_precision (institution))
    {
    case PAL_PRECISION_SITE:
      return _ ("Shown at its site");
    case PAL_PRECISION_CITY:
      return _ ("Shown at its city");
    case PAL_PRECISION_NONE:
    default:
      return _ ("Place not known: shown in the middle of the country");
    }
}

static void
open_cb (GtkButton *button, PalInstitutionPopover *self)
{
  PalInstitution *institution = g_object_get_data (G_OBJECT (button), "institution");

  pal_selection_set_country (self->selection, pal_institution_get_country (institution));
  pal_selection_set_institution (self->selection, pal_institution_get_id (institution));
  gtk_popover_popdown (GTK_POPOVER (self));
  pal_view_go_to (GTK_WIDGET (self), "survey");
}

static GtkWidget *
make_card (PalInstitutionPopover *self, PalInstitution *institution)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_button_new_with_label (_ ("Open in Survey"));
  g_autofree char *types = make_types (institution), *place = make_place (institution);

  gtk_box_append (GTK_BOX (box), make_label (pal_institution_get_name (institution), "heading"));
  if (*types != '\0')
    gtk_box_append (GTK_BOX (box), make_label (types, NULL));
  gtk_box_append (GTK_BOX (box), make_label (place, "dim-label"));
  gtk_box_append (GTK_BOX (box), make_label (get_precision_text (institution), "pal-caption-dim"));
  gtk_widget_set_margin_top (button, 9);
  g_object_set_data_full (G_OBJECT (button), "institution", g_object_ref (institution), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), self, 0);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
show_card (PalInstitutionPopover *self, PalInstitution *institution)
{
  gtk_popover_set_child (GTK_POPOVER (self), make_card (self, institution));
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, PalInstitutionPopover *self)
{
  g_autoptr (PalInstitution) institution =
      g_object_ref (g_ptr_array_index (self->institutions, (guint) gtk_list_box_row_get_index (row)));

  pal_selection_set_country (self->selection, pal_institution_get_country (institution));
  pal_selection_set_institution (self->selection, pal_institution_get_id (institution));
  show_card (self, institution);
}

static void
show_list (PalInstitutionPopover *self)
{
  GtkWidget *list = gtk_list_box_new (), *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Institutions here"), -1);
  for (guint i = 0; i < self->institutions->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (self->institutions, i);
      GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
      g_autofree char *place = make_place (institution);

      gtk_box_append (GTK_BOX (box), make_label (pal_institution_get_name (institution), NULL));
      gtk_box_append (GTK_BOX (box), make_label (place, "pal-caption-dim"));
      gtk_widget_add_css_class (box, "pal-small-row");
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      pal_institution_get_name (institution), -1);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self, 0);
  /* On a telephone the list must leave some of the map. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
}

static void
pal_institution_popover_dispose (GObject *object)
{
  PalInstitutionPopover *self = PAL_INSTITUTION_POPOVER (object);

  g_clear_object (&self->selection);
  g_clear_pointer (&self->institutions, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_institution_popover_parent_class)->dispose (object);
}

static void
pal_institution_popover_class_init (PalInstitutionPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_institution_popover_dispose;
}

static void
pal_institution_popover_init (PalInstitutionPopover *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-institution-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Institution"),
                                  -1);
}

GtkWidget *
pal_institution_popover_new (PalSelection *selection)
{
  PalInstitutionPopover *self = g_object_new (PAL_TYPE_INSTITUTION_POPOVER, NULL);

  self->selection = g_object_ref (selection);
  return GTK_WIDGET (self);
}

void
pal_institution_popover_set_institutions (PalInstitutionPopover *self,
                                          GPtrArray *institutions,
                                          const char *current)
{
  PalInstitution *shown = institutions->len == 1 ? g_ptr_array_index (institutions, 0) : NULL;

  g_return_if_fail (PAL_IS_INSTITUTION_POPOVER (self));

  g_ptr_array_ref (institutions);
  g_clear_pointer (&self->institutions, g_ptr_array_unref);
  self->institutions = institutions;
  for (guint i = 0; i < institutions->len && current != NULL; i++)
    if (g_strcmp0 (pal_institution_get_id (g_ptr_array_index (institutions, i)), current) == 0)
      shown = g_ptr_array_index (institutions, i);
  if (shown != NULL)
    show_card (self, shown);
  else
    show_list (self);
}
