/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pal-view.h"

G_BEGIN_DECLS

/* What the tour shows of Compare and Explain. */
void pal_compare_tour_add_stops (PalView *view, PalTour *tour);
gboolean pal_compare_tour_is_settled (PalView *view);

G_END_DECLS
