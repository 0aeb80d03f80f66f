/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-map-model.h"

G_BEGIN_DECLS

/* How values become colours: the four levels, or classes by one of several methods.  Where the subject has no
 * levels the choice of them is not there. */
#define PAL_TYPE_MAP_CLASSES (pal_map_classes_get_type ())
G_DECLARE_FINAL_TYPE (PalMapClasses, pal_map_classes, PAL, MAP_CLASSES, AdwBin)

GtkWidget *pal_map_classes_new (PalMapModel *model) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
