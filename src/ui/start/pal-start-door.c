/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/start/pal-start-door.h"

#include "ui/widget/pal-scene-view.h"

#define ART_HEIGHT 150

struct _PalStartDoor
{
  GtkBox parent_instance;

  PalStartArt art;

  /* Template children */
  PalSceneView *picture;
  GtkLabel *title_label;
  GtkLabel *text_label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (PalStartDoor, pal_start_door, GTK_TYPE_BOX)

static PalScene *
build_art (double width, double height, const PalTheme *theme, gpointer user_data)
{
  PalScene *scene = pal_scene_new (width, ART_HEIGHT);

  PAL_START_DOOR (user_data)->art (scene, theme, width, ART_HEIGHT);
  return scene;
}

static void
pal_start_door_class_init (PalStartDoorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PAL_TYPE_SCENE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/palliscope/Palliscope/ui/pal-start-door.ui");
  gtk_widget_class_bind_template_child (widget_class, PalStartDoor, picture);
  gtk_widget_class_bind_template_child (widget_class, PalStartDoor, title_label);
  gtk_widget_class_bind_template_child (widget_class, PalStartDoor, text_label);
  gtk_widget_class_bind_template_child (widget_class, PalStartDoor, button);
}

static void
pal_start_door_init (PalStartDoor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pal_start_door_set_art (PalStartDoor *self, PalStartArt art)
{
  g_return_if_fail (PAL_IS_START_DOOR (self));

  self->art = art;
  pal_scene_view_set_builder (self->picture, build_art, self, NULL);
}

void
pal_start_door_set_words (PalStartDoor *self, const char *title, const char *text)
{
  g_return_if_fail (PAL_IS_START_DOOR (self));

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->text_label, text);
}

void
pal_start_door_set_button (PalStartDoor *self, const char *label, const char *action, gboolean suggested)
{
  g_return_if_fail (PAL_IS_START_DOOR (self));

  gtk_button_set_label (self->button, label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), action);
  if (suggested)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
}
