/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-outline-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "session/pal-review.h"

struct _PalOutlineRow
{
  GtkListBoxRow parent_instance;

  PalOutlineItem *item; /* owned */
  GtkLabel *title;
  GtkWidget *mark; /* tick or ring of what is done */
  GtkLabel *count_label;
  GtkWidget *state_box; /* of a part that is no draft */
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkWidget *edit_button; /* of an institution */
};

enum
{
  SIGNAL_EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalOutlineRow, pal_outline_row, GTK_TYPE_LIST_BOX_ROW)

static void
draw_mark (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  PalOutlineRow *self = PAL_OUTLINE_ROW (user_data);
  double answered = pal_outline_item_get_answered (self->item),
         asked = pal_outline_item_get_asked (self->item);
  double share = asked > 0 ? answered / asked : 0;
  double x = width / 2.0, y = height / 2.0, r = 5.5;
  double ink = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? 1 : 0;

  cairo_set_line_width (cr, 2.4);
  cairo_set_source_rgba (cr, ink, ink, ink, 0.2);
  cairo_arc (cr, x, y, r, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (share <= 0)
    return;
  if (share >= 1)
    cairo_set_source_rgb (cr, 0x26 / 255.0, 0xa2 / 255.0, 0x69 / 255.0);
  else
    cairo_set_source_rgb (cr, 0x35 / 255.0, 0x84 / 255.0, 0xe4 / 255.0);
  cairo_arc (cr, x, y, r, -G_PI / 2, -G_PI / 2 + 2 * G_PI * share);
  cairo_stroke (cr);
  if (share >= 1)
    {
      cairo_set_line_width (cr, 1.8);
      cairo_move_to (cr, x - 2.6, y + 0.2);
      cairo_line_to (cr, x - 0.7, y + 2.2);
      cairo_line_to (cr, x + 2.8, y - 2);
      cairo_stroke (cr);
    }
}

/* NULL: a draft, or no part at all. */
static char *
make_state_text (PalOutlineRow *self)
{
  PalReviewState state = pal_outline_item_get_state (self->item);
  guint n = pal_outline_item_get_n_changed (self->item);

  if (self->state_box == NULL || state == PAL_REVIEW_DRAFT)
    return NULL;
  if (n == 0)
    return g_strdup (pal_review_state_get_label (state));
  /* Translators: a state such as “Accepted”, then the number of answers that changed since. */
  return g_strdup_printf (ngettext ("%s, %u changed since", "%s, %u changed since", n),
                          pal_review_state_get_label (state), n);
}

static void
show_count (PalOutlineRow *self)
{
  guint answered = pal_outline_item_get_answered (self->item),
        asked = pal_outline_item_get_asked (self->item);
  PalOutlineKind kind = pal_outline_item_get_kind (self->item);
  g_autofree char *text = NULL, *name = NULL, *state = make_state_text (self);

  if (kind == PAL_OUTLINE_INSTITUTIONS)
    return;
  if (kind == PAL_OUTLINE_SECTION)
    text = g_strdup_printf ("%u/%u", answered, asked);
  else
    text = g_strdup_printf ("%u %%", asked > 0 ? (guint) (100.0 * answered / asked) : 0);
  gtk_label_set_text (self->count_label, text);
  if (self->state_box != NULL)
    {
      gtk_widget_set_visible (self->state_box, state != NULL);
      gtk_label_set_text (self->state_label, state != NULL ? state : "");
      gtk_image_set_from_icon_name (self->state_icon,
                                    pal_review_state_get_icon (pal_outline_item_get_state (self->item)));
    }
  if (state != NULL)
    /* Translators: title of a part, answered questions, asked questions, state of its review. */
    name = g_strdup_printf (_ ("%s, %u of %u answered. %s"), pal_outline_item_get_title (self->item),
                            answered, asked, state);
  else
    /* Translators: title of a section, answered questions, asked questions. */
    name = g_strdup_printf (_ ("%s, %u of %u answered"), pal_outline_item_get_title (self->item), answered,
                            asked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->mark != NULL)
    gtk_widget_queue_draw (self->mark);
}

static void
title_cb (PalOutlineRow *self)
{
  gtk_label_set_text (self->title, pal_outline_item_get_title (self->item));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), pal_outline_item_get_title (self->item));
  show_count (self);
}

static void
edit_cb (PalOutlineRow *self)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0);
}

static void
pal_outline_row_dispose (GObject *object)
{
  PalOutlineRow *self = PAL_OUTLINE_ROW (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (pal_outline_row_parent_class)->dispose (object);
}

static void
pal_outline_row_class_init (PalOutlineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_outline_row_dispose;

  signals[SIGNAL_EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
}

static void
pal_outline_row_init (PalOutlineRow *self)
{
}

static void
add_state (PalOutlineRow *self, GtkWidget *words)
{
  self->state_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->state_icon = GTK_IMAGE (gtk_image_new ());
  self->state_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_image_set_pixel_size (self->state_icon, 12);
  gtk_label_set_xalign (self->state_label, 0);
  gtk_label_set_ellipsize (self->state_label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "caption");
  gtk_widget_add_css_class (self->state_box, "dim-label");
  gtk_box_append (GTK_BOX (self->state_box), GTK_WIDGET (self->state_icon));
  gtk_box_append (GTK_BOX (self->state_box), GTK_WIDGET (self->state_label));
  gtk_box_append (GTK_BOX (words), self->state_box);
}

static void
build (PalOutlineRow *self)
{
  PalOutlineKind kind = pal_outline_item_get_kind (self->item);
  gboolean is_heading = kind == PAL_OUTLINE_COUNTRY || kind == PAL_OUTLINE_INSTITUTIONS;
  gboolean is_nested = kind == PAL_OUTLINE_SECTION && pal_outline_item_get_institution (self->item) != NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (pal_outline_item_get_title (self->item));

  if (!is_heading)
    {
      self->mark = gtk_drawing_area_new ();
      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->mark), 16);
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->mark), 16);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->mark), draw_mark, self, NULL);
      gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), self->mark);
    }
  self->title = GTK_LABEL (title);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (title, pal_outline_item_get_title (self->item));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (title, is_heading ? "heading" : "pal-outline-title");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (box), words);
  if (kind == PAL_OUTLINE_COUNTRY || kind == PAL_OUTLINE_INSTITUTION)
    add_state (self, words);
  if (kind == PAL_OUTLINE_INSTITUTION)
    {
      GtkWidget *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
      g_autofree char *name = g_strdup_printf (_ ("Edit %s"), pal_outline_item_get_title (self->item));

      gtk_widget_add_css_class (edit, "flat");
      gtk_widget_add_css_class (edit, "pal-small-button");
      gtk_widget_set_tooltip_text (edit, _ ("Edit Institution"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_signal_connect_swapped (edit, "clicked", G_CALLBACK (edit_cb), self);
      gtk_box_append (GTK_BOX (box), edit);
      self->edit_button = edit;
    }
  self->count_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count_label), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->count_label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count_label), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count_label));
  gtk_widget_set_margin_start (box, is_nested ? 18 : 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), kind != PAL_OUTLINE_INSTITUTIONS);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), kind == PAL_OUTLINE_SECTION);
}

GtkWidget *
pal_outline_row_new (PalOutlineItem *item)
{
  PalOutlineRow *self = g_object_new (PAL_TYPE_OUTLINE_ROW, NULL);

  self->item = g_object_ref (item);
  build (self);
  g_signal_connect_object (item, "notify::answered", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::state", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::title", G_CALLBACK (title_cb), self, G_CONNECT_SWAPPED);
  show_count (self);
  return GTK_WIDGET (self);
}

PalOutlineItem *
pal_outline_row_get_item (PalOutlineRow *self)
{
  return self->item;
}

void
pal_outline_row_set_can_edit (PalOutlineRow *self, gboolean can_edit)
{
  g_return_if_fail (PAL_IS_OUTLINE_ROW (self));

  if (self->edit_button != NULL)
    gtk_widget_set_visible (self->edit_button, can_edit);
}
