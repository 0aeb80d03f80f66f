/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-theme.h"

G_BEGIN_DECLS

/* Places names on a map so that none covers another and each lies within its
 * country. */
typedef struct _PalPlateLabels PalPlateLabels;

PalPlateLabels *pal_plate_labels_new (const PalTheme *theme, const PalRect *area) G_GNUC_WARN_UNUSED_RESULT;
void pal_plate_labels_free (PalPlateLabels *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalPlateLabels, pal_plate_labels_free)

void pal_plate_labels_block (PalPlateLabels *self, const PalRect *box);
gboolean pal_plate_labels_place (PalPlateLabels *self,
                                 PalScene *scene,
                                 const char *text,
                                 const PalPath *outline,
                                 double x,
                                 double y,
                                 PalColor ink,
                                 PalColor ground,
                                 gboolean must);

G_END_DECLS
