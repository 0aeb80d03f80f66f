/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-compare-model.h"

G_BEGIN_DECLS

/* The countries of the comparison: find one, choose a group, tick who is shown, pick who is looked at. */
#define PAL_TYPE_COMPARE_COUNTRIES (pal_compare_countries_get_type ())
G_DECLARE_FINAL_TYPE (PalCompareCountries, pal_compare_countries, PAL, COMPARE_COUNTRIES, AdwBin)

GtkWidget *pal_compare_countries_new (PalCompareModel *model) G_GNUC_WARN_UNUSED_RESULT;

/* Countries that stand in the list now, after group and search. */
guint pal_compare_countries_get_n_listed (PalCompareCountries *self);
void pal_compare_countries_set_text (PalCompareCountries *self, const char *text);

G_END_DECLS
