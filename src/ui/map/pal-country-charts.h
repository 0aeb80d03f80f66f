/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-country-card.h"
#include "session/pal-map-model.h"
#include "ui/widget/pal-scene-view.h"

G_BEGIN_DECLS

/* The drawings on the card of a country; items carry the iso2 or the code of a domain. */
PalScene *pal_country_charts_new_strip (PalMapModel *model,
                                        const PalCountryCard *card,
                                        const PalTheme *theme,
                                        double width,
                                        gboolean is_rtl) G_GNUC_WARN_UNUSED_RESULT;
PalScene *pal_country_charts_new_domains (const PalCountryCard *card,
                                          const PalTheme *theme,
                                          double width,
                                          gboolean is_rtl) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
