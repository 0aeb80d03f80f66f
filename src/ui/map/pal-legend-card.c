/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-legend-card.h"

#include <glib/gi18n.h>

#include "base/pal-number.h"
#include "session/pal-map-scene.h"
#include "ui/map/pal-map-swatch.h"

struct _PalLegendCard
{
  GtkBox parent_instance;

  PalMapModel *model; /* owned */
  gboolean is_stale;  /* it changed while nobody saw it */
  GPtrArray *names;   /* owned: what each row says */
  gboolean is_narrow, shows_institutions;

  /* Owned by the tree */
  GtkWidget *title, *subtitle, *list, *notes, *institution_note, *note;
};

G_DEFINE_FINAL_TYPE (PalLegendCard, pal_legend_card, GTK_TYPE_BOX)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
make_name (const PalMapClass *class)
{
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u country", "%u countries", class->count), class->count);

  if (class->range != NULL)
    /* Translators: a class of the legend, its range, and how many countries it has. */
    return g_strdup_printf (_ ("%s, %s, %s"), class->label, class->range, count);
  /* Translators: a class of the legend, and how many countries it has. */
  return g_strdup_printf (_ ("%s, %s"), class->label, count);
}

static GtkWidget *
make_swatch (PalLegendCard *self, const PalMapClass *class)
{
  if (class->class_index < 0)
    return pal_map_swatch_new (0, (PalColor){ 0 }, (PalGap) class->missing);
  if (class->level > 0)
    return pal_map_swatch_new ((guint) class->level, (PalColor){ 0 }, PAL_GAP_NONE);
  return pal_map_swatch_new (0, pal_map_scene_get_fill (self->model, class->class_index), PAL_GAP_NONE);
}

/* Columns are as wide as their widest cell. */
typedef struct
{
  GtkSizeGroup *labels, *ranges;
  gboolean has_ranges;
  guint most;
} Columns;

static GtkWidget *
make_row (PalLegendCard *self, const PalMapClass *class, const char *name, const Columns *columns)
{
  GtkWidget *row =
      g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "spacing", 9, NULL);
  GtkWidget *label = make_label (class->label, class->class_index >= 0 ? "pal-strong" : NULL);
  g_autofree char *number = pal_number_format (class->count, 0);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (row), make_swatch (self, class));
  gtk_box_append (GTK_BOX (row), label);
  if (self->is_narrow)
    return row;

  /* The name of a kind of missing may reach into the column of ranges. */
  if (columns->has_ranges && class->range != NULL)
    {
      GtkWidget *range = make_label (class->range, "pal-caption-dim");

      gtk_size_group_add_widget (columns->labels, label);
      gtk_size_group_add_widget (columns->ranges, range);
      gtk_box_append (GTK_BOX (row), range);
    }
  gtk_widget_set_hexpand (gtk_widget_get_last_child (row), TRUE);
  gtk_box_append (GTK_BOX (row),
                  pal_map_swatch_new_bar (columns->most > 0 ? (double) class->count / columns->most : 0,
                                          class->class_index < 0));
  label = make_label (number, "pal-strong");
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
fill_rows (PalLegendCard *self)
{
  GPtrArray *legend = pal_map_model_get_legend (self->model);
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL),
                           ranges = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  Columns columns = { labels, ranges, FALSE, 0 };

  for (guint i = 0; i < legend->len; i++)
    {
      const PalMapClass *class = g_ptr_array_index (legend, i);

      columns.has_ranges = columns.has_ranges || class->range != NULL;
      columns.most = MAX (columns.most, class->count);
    }
  empty (self->list);
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; i < legend->len; i++)
    {
      const PalMapClass *class = g_ptr_array_index (legend, i);
      char *name = make_name (class);

      g_ptr_array_add (self->names, name);
      gtk_box_append (GTK_BOX (self->list), make_row (self, class, name, &columns));
    }
}

static void
update_notes (PalLegendCard *self)
{
  gtk_widget_set_visible (self->title, !self->is_narrow);
  gtk_widget_set_visible (self->subtitle, !self->is_narrow);
  gtk_widget_set_visible (self->notes, !self->is_narrow);
  gtk_widget_set_visible (self->institution_note, self->shows_institutions);
}

/* Keeps "100 000" on one line. */
static char *
dup_unbroken (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p == ' ' && p > text && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]))
      g_string_append (out, "\302\240"); /* U+00A0 */
    else
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

static void
update (PalLegendCard *self)
{
  const PalSubject *subject = pal_map_model_get_subject (self->model);
  g_autofree char *subtitle = NULL, *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), subject != NULL);
  /* An answer that is typed into the form does not pay for a card that nobody sees. */
  self->is_stale = subject != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (subject == NULL || self->is_stale)
    return;
  if (pal_map_model_shows_levels (self->model))
    /* Translators: the unit of the values. */
    subtitle = g_strdup_printf (_ ("%s · countries per level"), subject->unit);
  else
    /* Translators: the unit of the values. */
    subtitle = g_strdup_printf (_ ("%s · countries per class"), subject->unit);
  title = dup_unbroken (subject->title);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
  gtk_widget_set_tooltip_text (self->title, subject->title);
  gtk_widget_set_tooltip_text (self->subtitle, subtitle);
  gtk_label_set_text (GTK_LABEL (self->note), pal_map_scene_get_note (self->model));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, subject->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  fill_rows (self);
  update_notes (self);
}

static void
mapped_cb (PalLegendCard *self)
{
  if (self->is_stale)
    update (self);
}

static void
pal_legend_card_dispose (GObject *object)
{
  g_clear_object (&PAL_LEGEND_CARD (object)->model);

  G_OBJECT_CLASS (pal_legend_card_parent_class)->dispose (object);
}

static void
pal_legend_card_finalize (GObject *object)
{
  g_clear_pointer (&PAL_LEGEND_CARD (object)->names, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_legend_card_parent_class)->finalize (object);
}

static void
pal_legend_card_class_init (PalLegendCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_legend_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_legend_card_finalize;
}

static GtkWidget *
make_notes (PalLegendCard *self)
{
  GtkWidget *notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  self->institution_note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  self->note = make_label (NULL, "pal-caption-dim");
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->note), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), 36);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 5);
  gtk_box_append (GTK_BOX (self->institution_note), pal_map_swatch_new_institution ());
  gtk_box_append (GTK_BOX (self->institution_note),
                  make_label (_ ("Institution, number where several"), "pal-caption-dim"));
  gtk_box_append (GTK_BOX (notes), line);
  gtk_box_append (GTK_BOX (notes), self->institution_note);
  gtk_box_append (GTK_BOX (notes), self->note);
  return notes;
}

static void
pal_legend_card_init (PalLegendCard *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->shows_institutions = TRUE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-map-card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-legend");
  self->title = make_label (NULL, "pal-legend-title");
  self->subtitle = make_label (NULL, "pal-caption-dim");
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->title), 2);
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), 30);
  gtk_label_set_wrap (GTK_LABEL (self->subtitle), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->subtitle), 2);
  gtk_label_set_max_width_chars (GTK_LABEL (self->subtitle), 36);
  gtk_widget_set_margin_bottom (self->subtitle, 9);
  self->list = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, "orientation",
                             GTK_ORIENTATION_VERTICAL, "spacing", 5, NULL);
  self->notes = make_notes (self);
  gtk_box_append (GTK_BOX (self), self->title);
  gtk_box_append (GTK_BOX (self), self->subtitle);
  gtk_box_append (GTK_BOX (self), self->list);
  gtk_box_append (GTK_BOX (self), self->notes);
}

GtkWidget *
pal_legend_card_new (PalMapModel *model)
{
  PalLegendCard *self = g_object_new (PAL_TYPE_LEGEND_CARD, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  update (self);
  return GTK_WIDGET (self);
}

void
pal_legend_card_set_narrow (PalLegendCard *self, gboolean is_narrow)
{
  g_return_if_fail (PAL_IS_LEGEND_CARD (self));

  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  update (self);
}

void
pal_legend_card_set_show_institutions (PalLegendCard *self, gboolean is_shown)
{
  g_return_if_fail (PAL_IS_LEGEND_CARD (self));

  self->shows_institutions = is_shown;
  update_notes (self);
}

guint
pal_legend_card_get_n_rows (PalLegendCard *self)
{
  g_return_val_if_fail (PAL_IS_LEGEND_CARD (self), 0);
  return self->names->len;
}

const char *
pal_legend_card_get_row_name (PalLegendCard *self, guint row)
{
  g_return_val_if_fail (PAL_IS_LEGEND_CARD (self), NULL);
  return row < self->names->len ? g_ptr_array_index (self->names, row) : NULL;
}
