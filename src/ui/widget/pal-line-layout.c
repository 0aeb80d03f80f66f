/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-line-layout.h"

struct _PalLineLayout
{
  GtkLayoutManager parent_instance;

  int spacing; /* px */
};

G_DEFINE_FINAL_TYPE (PalLineLayout, pal_line_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* One for each child that shows; data: the child. */
static GArray *
list_sizes (GtkWidget *widget)
{
  GArray *sizes = g_array_new (FALSE, TRUE, sizeof (GtkRequestedSize));

  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      GtkRequestedSize size = { .data = child };

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &size.minimum_size, &size.natural_size, NULL,
                          NULL);
      g_array_append_val (sizes, size);
    }
  return sizes;
}

/* Makes the minimum sizes the widths in a line of @width px, or the natural ones when that is < 0. */
static void
distribute (PalLineLayout *self, GArray *sizes, int width)
{
  GtkRequestedSize *all = (GtkRequestedSize *) (gpointer) sizes->data;
  int rest = width - self->spacing * ((int) sizes->len - 1), n_expanding = 0;

  for (guint i = 0; i < sizes->len; i++)
    {
      rest -= all[i].minimum_size;
      n_expanding += gtk_widget_compute_expand (all[i].data, GTK_ORIENTATION_HORIZONTAL);
      if (width < 0)
        all[i].minimum_size = all[i].natural_size;
    }
  if (width < 0 || sizes->len == 0)
    return;
  rest = gtk_distribute_natural_allocation (MAX (rest, 0), sizes->len, all);
  for (guint i = 0; i < sizes->len && n_expanding > 0; i++)
    if (gtk_widget_compute_expand (all[i].data, GTK_ORIENTATION_HORIZONTAL))
      {
        int share = rest / n_expanding--;

        all[i].minimum_size += share;
        rest -= share;
      }
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkLayoutManager *manager,
         GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  PalLineLayout *self = PAL_LINE_LAYOUT (manager);
  g_autoptr (GArray) sizes = list_sizes (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    distribute (self, sizes, for_size);
  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      int gap = i > 0 ? self->spacing : 0, least, own;

      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum += size->minimum_size + gap;
          *natural += size->natural_size + gap;
          continue;
        }
      gtk_widget_measure (size->data, GTK_ORIENTATION_VERTICAL, size->minimum_size, &least, &own, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, own);
    }
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  PalLineLayout *self = PAL_LINE_LAYOUT (manager);
  g_autoptr (GArray) sizes = list_sizes (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  distribute (self, sizes, width);
  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      int own = size->minimum_size;

      gtk_widget_size_allocate (size->data, &(GtkAllocation){ is_rtl ? width - x - own : x, 0, own, height },
                                -1);
      x += own + self->spacing;
    }
}

static void
pal_line_layout_class_init (PalLineLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
pal_line_layout_init (PalLineLayout *self)
{
}

GtkLayoutManager *
pal_line_layout_new (int spacing)
{
  PalLineLayout *self = g_object_new (PAL_TYPE_LINE_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

GtkWidget *
pal_line_box_new (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, pal_line_layout_new (spacing));
  return box;
}
