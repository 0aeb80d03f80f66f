/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/pal-tour.h"

G_BEGIN_DECLS

/* The draft of the framework and its publishing, over the window of @view. */
void pal_framework_tour_add_stops (GtkWidget *view, PalTour *tour);

G_END_DECLS
