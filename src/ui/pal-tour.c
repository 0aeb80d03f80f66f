/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-tour.h"

struct _PalTour
{
  GPtrArray *stops; /* PalTourStop, owned */
  char *view;       /* the one that is being asked */
};

static void
stop_free (gpointer data)
{
  PalTourStop *self = data;

  g_free (self->view);
  g_free (self->name);
  g_free (self);
}

PalTour *
pal_tour_new (void)
{
  PalTour *self = g_new0 (PalTour, 1);

  self->stops = g_ptr_array_new_with_free_func (stop_free);
  return self;
}

void
pal_tour_free (PalTour *self)
{
  g_ptr_array_unref (self->stops);
  g_free (self->view);
  g_free (self);
}

static void
add (PalTour *self, char *name, PalTourFunc prepare, PalTourFunc leave, gpointer user_data)
{
  PalTourStop *stop = g_new0 (PalTourStop, 1);

  stop->view = g_strdup (self->view);
  stop->name = name;
  stop->prepare = prepare;
  stop->leave = leave;
  stop->user_data = user_data;
  g_ptr_array_add (self->stops, stop);
}

void
pal_tour_begin_view (PalTour *self, const char *view)
{
  g_free (self->view);
  self->view = g_strdup (view);
  add (self, g_strdup (view), NULL, NULL, NULL);
}

void
pal_tour_add_stop (PalTour *self,
                   const char *name,
                   PalTourFunc prepare,
                   PalTourFunc leave,
                   gpointer user_data)
{
  g_return_if_fail (self != NULL && self->view != NULL);

  add (self, g_strconcat (self->view, "-", name, NULL), prepare, leave, user_data);
}

guint
pal_tour_get_n_stops (PalTour *self)
{
  return self->stops->len;
}

const PalTourStop *
pal_tour_get_stop (PalTour *self, guint index)
{
  g_return_val_if_fail (index < self->stops->len, NULL);
  return g_ptr_array_index (self->stops, index);
}
