/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/start/pal-start-page.h"

#include <glib/gi18n.h>

#include "base/pal-clock.h"
#include "ui/start/pal-recent-row.h"
#include "ui/start/pal-start-door.h"
#include "ui/widget/pal-scene-view.h"

struct _PalStartPage
{
  GtkWidget parent_instance;

  gboolean narrow;

  /* Template children */
  GtkWidget *scroller; /* the one child: what a template disposes of must be named */
  PalSceneView *emblem;
  GtkBox *doors_box;
  PalStartDoor *look_door;
  PalStartDoor *survey_door;
  PalStartDoor *open_door;
  GtkWidget *recent_box;
  GtkListBox *recent_list;
};

enum
{
  PROP_NARROW = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PalStartPage, pal_start_page, GTK_TYPE_WIDGET)

static PalScene *
build_emblem (double width, double height, const PalTheme *theme, gpointer user_data)
{
  PalScene *scene = pal_scene_new (width, 76);

  pal_start_art_emblem (scene, theme, width, 76);
  return scene;
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, PalStartPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s",
                              pal_recent_row_get_path (PAL_RECENT_ROW (row)));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, PalStartPage *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  g_slist_free (files);
  if (path == NULL)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", path);
  return TRUE;
}

static void
pal_start_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, PAL_START_PAGE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_narrow (PalStartPage *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->doors_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
pal_start_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    set_narrow (PAL_START_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pal_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PAL_TYPE_START_PAGE);
  G_OBJECT_CLASS (pal_start_page_parent_class)->dispose (object);
}

static void
pal_start_page_class_init (PalStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pal_start_page_dispose;
  object_class->get_property = pal_start_page_get_property;
  object_class->set_property = pal_start_page_set_property;
  properties[PROP_NARROW] = g_param_spec_boolean (
      "narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (PAL_TYPE_SCENE_VIEW);
  g_type_ensure (PAL_TYPE_START_DOOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/palliscope/Palliscope/ui/pal-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PalStartPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PalStartPage, emblem);
  gtk_widget_class_bind_template_child (widget_class, PalStartPage, doors_box);
  gtk_widget_class_bind_template_child (widget_class, PalStartPage, look_door);
  gtk_widget_class_bind_template_child (widget_class, PalStartPage, survey_door);
  gtk_widget_class_bind_template_child (widget_class, PalStartPage, open_door);
  gtk_widget_class_bind_template_child (widget_class, PalStartPage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, PalStartPage, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pal_start_page_init (PalStartPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  pal_scene_view_set_builder (self->emblem, build_emblem, NULL, NULL);

  pal_start_door_set_art (self->look_door, pal_start_art_map);
  pal_start_door_set_words (self->look_door, _ ("Look around"),
                            _ ("The reference workspace: published values of European countries and the "
                               "institutions that take part. Nothing you do there can break anything."));
  pal_start_door_set_button (self->look_door, _ ("Open Reference Workspace"), "win.open-sample::reference",
                             TRUE);

  pal_start_door_set_art (self->survey_door, pal_start_art_form);
  pal_start_door_set_words (self->survey_door, _ ("Start a national survey"),
                            _ ("Choose a country and a wave, list the institutions, and answer at your own "
                               "pace. Every change is saved."));
  pal_start_door_set_button (self->survey_door, _ ("Start Survey…"), "win.new-survey", FALSE);

  pal_start_door_set_art (self->open_door, pal_start_art_box);
  pal_start_door_set_words (
      self->open_door, _ ("Open a file"),
      _ ("A workspace from this computer or from a colleague. It is looked at and checked "
         "before anything is changed."));
  pal_start_door_set_button (self->open_door, _ ("Open File…"), "win.open-file", FALSE);

  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
pal_start_page_new (void)
{
  return g_object_new (PAL_TYPE_START_PAGE, NULL);
}

void
pal_start_page_set_recents (PalStartPage *self, GPtrArray *recents)
{
  GtkWidget *child;

  g_return_if_fail (PAL_IS_START_PAGE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))) != NULL)
    gtk_list_box_remove (self->recent_list, child);
  for (guint i = 0; i < recents->len; i++)
    gtk_list_box_append (self->recent_list,
                         pal_recent_row_new (g_ptr_array_index (recents, i), pal_clock_now_ms ()));
  gtk_widget_set_visible (self->recent_box, recents->len > 0);
}

guint
pal_start_page_get_n_recents (PalStartPage *self)
{
  guint n = 0;

  g_return_val_if_fail (PAL_IS_START_PAGE (self), 0);

  while (gtk_list_box_get_row_at_index (self->recent_list, (int) n) != NULL)
    n++;
  return n;
}
