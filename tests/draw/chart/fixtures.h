/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/pal-domain-bars.h"
#include "chart/pal-legend.h"
#include "chart/pal-ranking-chart.h"
#include "chart/pal-strip-chart.h"

/* Made-up values; the names of countries are only labels here. */
static const PalRankingRow ranking_rows[] = {
  { "GB", "United Kingdom", 79.4, PAL_GAP_NONE, 4, { 0 }, FALSE, 1, 1, 5, 0, FALSE },
  { "NL", "Netherlands", 78.6, PAL_GAP_NONE, 4, { 0 }, FALSE, 2, 1, 5, 0, FALSE },
  { "BE", "Belgium", 78.3, PAL_GAP_NONE, 4, { 0 }, FALSE, 3, 1, 6, 1, FALSE },
  { "DK", "Denmark", 78.1, PAL_GAP_NONE, 4, { 0 }, FALSE, 4, 1, 6, -1, FALSE },
  { "SE", "Sweden", 76.7, PAL_GAP_NONE, 4, { 0 }, FALSE, 5, 2, 7, 1, FALSE },
  { "UA", "Ukraine", 0, PAL_GAP_NOT_ANSWERED, 0, { 0 }, FALSE, 0, 0, 0, 0, FALSE },
  { "DE", "Germany", 74.4, PAL_GAP_NONE, 3, { 0 }, FALSE, 6, 3, 8, -1, FALSE },
  { "NO", "Norway", 73.4, PAL_GAP_NONE, 3, { 0 }, TRUE, 7, 4, 8, 1, FALSE },
  { "AT", "Austria", 73.1, PAL_GAP_NONE, 3, { 0 }, FALSE, 8, 5, 8, -1, FALSE },
  { "FR", "France", 67.5, PAL_GAP_NONE, 3, { 0 }, FALSE, 9, 8, 11, 0, TRUE },
  { "IE", "Ireland", 66.0, PAL_GAP_NONE, 3, { 0 }, FALSE, 10, 9, 11, 0, FALSE },
  { "PT", "Portugal", 64.8, PAL_GAP_NONE, 3, { 0 }, FALSE, 11, 9, 11, 0, FALSE },
  { "LT", "Lithuania", 59.8, PAL_GAP_NONE, 3, { 0 }, FALSE, 12, 11, 13, 0, FALSE },
  { "SI", "Slovenia", 49.5, PAL_GAP_NONE, 2, { 0 }, FALSE, 13, 12, 15, 0, FALSE },
  { "FI", "Finland", 49.5, PAL_GAP_NONE, 2, { 0 }, FALSE, 13, 12, 15, 0, FALSE },
  { "CZ", "Czechia", 49.0, PAL_GAP_NONE, 2, { 0 }, FALSE, 15, 13, 16, 0, FALSE },
  { "MK",
    "The former Yugoslav Republic of a very long name",
    34.3,
    PAL_GAP_NONE,
    2,
    { 0 },
    FALSE,
    16,
    16,
    17,
    0,
    FALSE },
  { "BG", "Bulgaria", 23.4, PAL_GAP_NONE, 1, { 0 }, FALSE, 17, 17, 17, 0, FALSE },
  { "MD", "Moldova", 0, PAL_GAP_NOT_KNOWN, 0, { 0 }, FALSE, 0, 0, 0, 0, FALSE },
  { "CY", "Cyprus", 0, PAL_GAP_WITHHELD, 0, { 0 }, FALSE, 0, 0, 0, 0, FALSE },
  { "GR", "Greece", 0, PAL_GAP_NOT_APPLICABLE, 0, { 0 }, FALSE, 0, 0, 0, 0, FALSE },
};

static const PalReference ranking_references[] = { { 54.4, "median 54.4", FALSE } };

static inline PalRankingChart
ranking_sample (PalThemeKind theme)
{
  return (PalRankingChart){ .theme = pal_theme_get (theme),
                            .width = theme == PAL_THEME_PROJECTOR ? 1600 : 780,
                            .title = "Composite index, 2026 wave",
                            .value_title = "Index score",
                            .range_title = "Rank and 90 % range",
                            .range_subtitle = "500 draws",
                            .rows = ranking_rows,
                            .n_rows = G_N_ELEMENTS (ranking_rows),
                            .references = ranking_references,
                            .n_references = G_N_ELEMENTS (ranking_references),
                            .is_score = TRUE,
                            .decimals = 1 };
}

static const PalStripDot strip_dots[] = {
  { "GR", "Greece", 0.29, 1, { 0 }, FALSE },         { "CY", "Cyprus", 0.44, 1, { 0 }, FALSE },
  { "MD", "Moldova", 0.52, 2, { 0 }, FALSE },        { "RO", "Romania", 0.55, 2, { 0 }, FALSE },
  { "HU", "Hungary", 0.66, 2, { 0 }, FALSE },        { "IT", "Italy", 0.74, 2, { 0 }, FALSE },
  { "LV", "Latvia", 0.79, 2, { 0 }, FALSE },         { "EE", "Estonia", 0.82, 2, { 0 }, FALSE },
  { "CZ", "Czechia", 0.86, 2, { 0 }, FALSE },        { "ES", "Spain", 0.96, 2, { 0 }, FALSE },
  { "FI", "Finland", 0.98, 2, { 0 }, FALSE },        { "FR", "France", 1.04, 3, { 0 }, FALSE },
  { "DE", "Germany", 1.19, 3, { 0 }, FALSE },        { "SI", "Slovenia", 1.33, 3, { 0 }, FALSE },
  { "GB", "United Kingdom", 1.38, 3, { 0 }, FALSE }, { "PT", "Portugal", 1.41, 3, { 0 }, TRUE },
  { "DK", "Denmark", 1.52, 3, { 0 }, FALSE },        { "NO", "Norway", 1.61, 3, { 0 }, FALSE },
  { "NL", "Netherlands", 1.74, 3, { 0 }, FALSE },    { "SE", "Sweden", 1.9, 3, { 0 }, FALSE },
  { "BE", "Belgium", 2.06, 4, { 0 }, FALSE },        { "IE", "Ireland", 2.18, 4, { 0 }, FALSE },
  { "LT", "Lithuania", 2.51, 4, { 0 }, FALSE },      { "AT", "Austria", 3.68, 4, { 0 }, FALSE },
};

static const PalReference strip_references[] = { { 0.96, "mean 0.96", FALSE }, { 2.0, "norm 2.0", FALSE } };

static inline PalStripChart
strip_sample (PalThemeKind theme)
{
  return (PalStripChart){ .theme = pal_theme_get (theme),
                          .width = theme == PAL_THEME_PROJECTOR ? 700 : 304,
                          .title = "Where Portugal stands",
                          .dots = strip_dots,
                          .n_dots = G_N_ELEMENTS (strip_dots),
                          .references = strip_references,
                          .n_references = G_N_ELEMENTS (strip_references),
                          .decimals = 2 };
}

static const PalDomainBar domain_bars[] = {
  { "policy", "Policy and governance", 67, PAL_GAP_NONE, 66, TRUE },
  { "provision", "Service provision", 65, PAL_GAP_NONE, 57, TRUE },
  { "integration", "Integration with oncology", 70, PAL_GAP_NONE, 61, TRUE },
  { "medicines", "Essential medicines", 54, PAL_GAP_NONE, 51, TRUE },
  { "education", "Education and competence", 0, PAL_GAP_NOT_KNOWN, 57, TRUE },
  { "pathways", "PROs and digital pathways", 69, PAL_GAP_NONE, 59, TRUE },
  { "research", "Research and monitoring", 100, PAL_GAP_NONE, 0, FALSE },
  { "people", "People and communities", 0, PAL_GAP_NONE, 50, TRUE },
};

static inline PalDomainBars
domains_sample (PalThemeKind theme)
{
  return (PalDomainBars){ .theme = pal_theme_get (theme),
                          .width = theme == PAL_THEME_PROJECTOR ? 700 : 304,
                          .title = "Domain scores",
                          .note = "0–100, line = median",
                          .bars = domain_bars,
                          .n_bars = G_N_ELEMENTS (domain_bars) };
}

static const PalLegendRow legend_rows[] = {
  { 4, { 0 }, PAL_GAP_NONE, NULL, "≥ 2.0", 4 },    { 3, { 0 }, PAL_GAP_NONE, NULL, "1.0–1.99", 9 },
  { 2, { 0 }, PAL_GAP_NONE, NULL, "0.5–0.99", 9 }, { 1, { 0 }, PAL_GAP_NONE, NULL, "< 0.5", 2 },
  { 0, { 0 }, PAL_GAP_NOT_KNOWN, NULL, NULL, 1 },  { 0, { 0 }, PAL_GAP_NOT_ANSWERED, NULL, NULL, 1 },
};

static inline PalLegend
legend_sample (PalThemeKind theme)
{
  return (PalLegend){ .theme = pal_theme_get (theme),
                      .is_framed = TRUE,
                      .title = "Specialised palliative care services",
                      .subtitle = "per 100 000 inhabitants · countries per level",
                      .rows = legend_rows,
                      .n_rows = G_N_ELEMENTS (legend_rows),
                      .show_counts = TRUE,
                      .institution_note = "Institution, number where several",
                      .note = "Pale: not in this wave. Circles: micro-states" };
}
