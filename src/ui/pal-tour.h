/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The stops of a walk through the program that saves a picture of each, light, dark and narrow, into the
 * folder of the environment variable PAL_TOUR and then quits (build-aux/tour).  PAL_TOUR_LOOKS names other
 * looks: "large" is text of 200 %, "mirrored" goes from right to left.  The plain look of each view
 * is a stop by itself; a view adds others in PalViewClass::add_tour_stops. */
typedef struct _PalTour PalTour;

typedef void (*PalTourFunc) (gpointer user_data);

/* @name: "popup" gives NN-map-popup-light.png.  @prepare brings the view, which is shown already, into the
 * state; @leave (may be NULL) puts things back.  Both are called once for each of the three looks. */
void pal_tour_add_stop (PalTour *self,
                        const char *name,
                        PalTourFunc prepare,
                        PalTourFunc leave,
                        gpointer user_data);

/* For the guide. */
typedef struct
{
  char *view;
  char *name; /* "map", "map-popup" */
  PalTourFunc prepare, leave;
  gpointer user_data;
} PalTourStop;

PalTour *pal_tour_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pal_tour_free (PalTour *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalTour, pal_tour_free)
void pal_tour_begin_view (PalTour *self, const char *view);
guint pal_tour_get_n_stops (PalTour *self);
const PalTourStop *pal_tour_get_stop (PalTour *self, guint index);

G_END_DECLS
