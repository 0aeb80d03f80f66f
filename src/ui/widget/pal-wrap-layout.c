/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-wrap-layout.h"

#include <adwaita.h>

struct _PalWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing, line_spacing; /* px */
};

G_DEFINE_FINAL_TYPE (PalWrapLayout, pal_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Children from @first to before @end. */
typedef struct
{
  GtkWidget *first, *end;
  int width, height; /* px, of the children and what is between them */
  int n_expanding;
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* px that a child takes in a line of @width px. */
static int
get_width (GtkWidget *child, int width)
{
  int least, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  return MAX (least, MIN (natural, width));
}

/* The line that begins with @first. */
static Line
make_line (PalWrapLayout *self, GtkWidget *first, int width)
{
  Line line = { .first = first, .end = first };

  while (line.end != NULL)
    {
      int own = get_width (line.end, width), height;

      if (line.end != first && line.width + self->spacing + own > width)
        break;
      line.width += own + (line.end != first ? self->spacing : 0);
      line.n_expanding += gtk_widget_compute_expand (line.end, GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_measure (line.end, GTK_ORIENTATION_VERTICAL, own, NULL, &height, NULL, NULL);
      line.height = MAX (line.height, height);
      line.end = skip_hidden (gtk_widget_get_next_sibling (line.end));
    }
  return line;
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (PalWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int least, own;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &own, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += own + (*natural > 0 ? self->spacing : 0);
    }
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
  PalWrapLayout *self = PAL_WRAP_LAYOUT (manager);
  int width = for_size < 0 ? G_MAXINT / 2 : for_size;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }
  *minimum = 0;
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;)
    {
      Line line = make_line (self, child, width);

      *minimum += line.height + (*minimum > 0 ? self->line_spacing : 0);
      child = line.end;
    }
  *natural = *minimum;
}

static void
allocate_line (PalWrapLayout *self, GtkWidget *widget, const Line *line, int y, int width)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int rest = MAX (width - line->width, 0), x = 0;

  for (GtkWidget *child = line->first; child != line->end;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int own = get_width (child, width);

      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        own += rest / line->n_expanding;
      gtk_widget_size_allocate (child, &(GtkAllocation){ is_rtl ? width - x - own : x, y, own, line->height },
                                -1);
      x += own + self->spacing;
    }
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  PalWrapLayout *self = PAL_WRAP_LAYOUT (manager);
  int y = 0;

  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;)
    {
      Line line = make_line (self, child, width);

      allocate_line (self, widget, &line, y, width);
      y += line.height + self->line_spacing;
      child = line.end;
    }
}

static void
pal_wrap_layout_class_init (PalWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
pal_wrap_layout_init (PalWrapLayout *self)
{
}

GtkWidget *
pal_wrap_box_new (int spacing, int line_spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  PalWrapLayout *layout = g_object_new (PAL_TYPE_WRAP_LAYOUT, NULL);

  layout->spacing = spacing;
  layout->line_spacing = line_spacing;
  gtk_widget_set_layout_manager (box, GTK_LAYOUT_MANAGER (layout));
  return box;
}

void
pal_wrap_box_append (GtkWidget *box, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
}
