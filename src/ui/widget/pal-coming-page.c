/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-coming-page.h"

#include <glib/gi18n.h>

#include "ui/widget/pal-badge.h"
#include "ui/widget/pal-scene-view.h"

#define ART_WIDTH 420
#define ART_HEIGHT 180

struct _PalComingPage
{
  GtkWidget parent_instance;

  PalComingDraw draw;

  /* Template children */
  GtkWidget *scroller;
  GtkBox *art_box;
  GtkLabel *title_label;
  GtkLabel *description_label;
  GtkBox *points_box;
  GtkButton *link_button;
};

G_DEFINE_FINAL_TYPE (PalComingPage, pal_coming_page, GTK_TYPE_WIDGET)

static PalScene *
build_art (double width, double height, const PalTheme *theme, gpointer user_data)
{
  PalComingPage *self = PAL_COMING_PAGE (user_data);
  double scale = MIN (1, width / ART_WIDTH);
  PalScene *scene = pal_scene_new (width, ART_HEIGHT * scale);

  pal_scene_begin_transform (scene, (width - ART_WIDTH * scale) / 2, 0, scale);
  self->draw (scene, theme);
  pal_scene_end (scene);
  return scene;
}

static void
pal_coming_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PAL_TYPE_COMING_PAGE);
  G_OBJECT_CLASS (pal_coming_page_parent_class)->dispose (object);
}

static void
pal_coming_page_class_init (PalComingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_coming_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/palliscope/Palliscope/ui/pal-coming-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PalComingPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PalComingPage, art_box);
  gtk_widget_class_bind_template_child (widget_class, PalComingPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, PalComingPage, description_label);
  gtk_widget_class_bind_template_child (widget_class, PalComingPage, points_box);
  gtk_widget_class_bind_template_child (widget_class, PalComingPage, link_button);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pal_coming_page_init (PalComingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pal_coming_page_new (const char *title, const char *description, PalComingDraw draw)
{
  PalComingPage *self = g_object_new (PAL_TYPE_COMING_PAGE, NULL);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->description_label, description);
  if (draw != NULL)
    {
      GtkWidget *art = pal_scene_view_new ();

      self->draw = draw;
      gtk_widget_set_focusable (art, FALSE);
      gtk_widget_set_has_tooltip (art, FALSE);
      gtk_widget_set_size_request (art, 300, -1);
      gtk_widget_set_hexpand (art, TRUE);
      pal_scene_view_set_builder (PAL_SCENE_VIEW (art), build_art, self, NULL);
      gtk_box_append (self->art_box, art);
    }
  return GTK_WIDGET (self);
}

void
pal_coming_page_add_point (PalComingPage *self, const char *icon_name, const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name), *label = gtk_label_new (text);

  g_return_if_fail (PAL_IS_COMING_PAGE (self));

  gtk_widget_add_css_class (image, "dim-label");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (row, "pal-point");
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (self->points_box, row);
  gtk_widget_set_visible (GTK_WIDGET (self->points_box), TRUE);
}

void
pal_coming_page_set_link (PalComingPage *self, const char *label, const char *view)
{
  g_return_if_fail (PAL_IS_COMING_PAGE (self));

  gtk_button_set_label (self->link_button, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->link_button), "s", view);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->link_button), "win.show-view");
  gtk_widget_set_visible (GTK_WIDGET (self->link_button), TRUE);
}
