/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-map-model.h"

G_BEGIN_DECLS

/* The card of the selected country: value, level, rank and basis, where it stands among the others, its
 * domains, and the doors to Explain and to its institutions.  Signals: "closed"; "institution-picked" (id).
 */
#define PAL_TYPE_COUNTRY_PANE (pal_country_pane_get_type ())
G_DECLARE_FINAL_TYPE (PalCountryPane, pal_country_pane, PAL, COUNTRY_PANE, AdwBin)

GtkWidget *pal_country_pane_new (PalMapModel *model) G_GNUC_WARN_UNUSED_RESULT;
/* As a sheet below the map: what matters first, without domains. */
void pal_country_pane_set_narrow (PalCountryPane *self, gboolean is_narrow);

G_END_DECLS
