/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-map-model.h"

G_BEGIN_DECLS

/* The legend over the map: each class and each kind of missing with its look, its name, its range and how
 * many countries it has.  A list for those who hear it. */
#define PAL_TYPE_LEGEND_CARD (pal_legend_card_get_type ())
G_DECLARE_FINAL_TYPE (PalLegendCard, pal_legend_card, PAL, LEGEND_CARD, GtkBox)

GtkWidget *pal_legend_card_new (PalMapModel *model) G_GNUC_WARN_UNUSED_RESULT;
void pal_legend_card_set_narrow (PalLegendCard *self, gboolean is_narrow);
void pal_legend_card_set_show_institutions (PalLegendCard *self, gboolean is_shown);
guint pal_legend_card_get_n_rows (PalLegendCard *self);
/* "Established, 1.00 – < 2.00, 9 countries", as it is spoken. */
const char *pal_legend_card_get_row_name (PalLegendCard *self, guint row);

G_END_DECLS
