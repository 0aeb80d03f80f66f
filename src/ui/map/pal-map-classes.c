/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-map-classes.h"

#include <glib/gi18n.h>

struct _PalMapClasses
{
  AdwBin parent_instance;

  PalMapModel *model;     /* owned */
  GtkDropDown *drop_down; /* owned by the tree */
  gboolean has_levels;    /* what the list was made for */
  gboolean is_filled;
  gboolean is_own; /* it is filled, nobody chooses */
};

G_DEFINE_FINAL_TYPE (PalMapClasses, pal_map_classes, ADW_TYPE_BIN)

/* The first one only where there are levels; then the one that is taken where there are none.  A method more
 * is a row more. */
static const struct
{
  const char *classes;
  const char *label;
} choices[] = {
  { "levels", N_ ("Levels") },
  { "jenks:5", N_ ("Natural breaks") },
  { "quantile:5", N_ ("Equal numbers") },
  { "equal:5", N_ ("Equal steps") },
  { "pretty:5", N_ ("Round numbers") },
  { "sd:5", N_ ("Standard deviations") },
  { "geometric:5", N_ ("Growing steps") },
  { "headtail", N_ ("Heads and tails") },
};

static guint
get_first (PalMapClasses *self)
{
  return self->has_levels ? 0 : 1;
}

static void
fill (PalMapClasses *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = get_first (self); i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (names, _ (choices[i].label));
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (names));
  self->is_filled = TRUE;
}

static void
update (PalMapClasses *self)
{
  const PalSubject *subject = pal_map_model_get_subject (self->model);
  gboolean has_levels = subject != NULL && subject->has_levels;
  const char *current = pal_map_model_get_classes (self->model);
  guint chosen = 0;

  self->is_own = TRUE;
  if (has_levels != self->has_levels || !self->is_filled)
    {
      self->has_levels = has_levels;
      fill (self);
    }
  for (guint i = get_first (self); i < G_N_ELEMENTS (choices); i++)
    if (g_str_equal (choices[i].classes, current))
      chosen = i - get_first (self);
  gtk_drop_down_set_selected (self->drop_down, chosen);
  self->is_own = FALSE;
}

static void
chosen_cb (PalMapClasses *self)
{
  guint chosen = gtk_drop_down_get_selected (self->drop_down);

  if (!self->is_own && self->model != NULL && chosen + get_first (self) < G_N_ELEMENTS (choices))
    pal_map_model_set_classes (self->model, choices[chosen + get_first (self)].classes);
}

static void
pal_map_classes_dispose (GObject *object)
{
  g_clear_object (&PAL_MAP_CLASSES (object)->model);

  G_OBJECT_CLASS (pal_map_classes_parent_class)->dispose (object);
}

static void
pal_map_classes_class_init (PalMapClassesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_map_classes_dispose;
}

static void
pal_map_classes_init (PalMapClasses *self)
{
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->drop_down), _ ("Levels or Classes"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Levels or Classes"), -1);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
}

GtkWidget *
pal_map_classes_new (PalMapModel *model)
{
  PalMapClasses *self = g_object_new (PAL_TYPE_MAP_CLASSES, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
