/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-views.h"

#include <glib/gi18n.h>

#include "ui/compare/pal-compare-view.h"
#include "ui/consensus/pal-consensus-view.h"
#include "ui/map/pal-map-view.h"
#include "ui/present/pal-present-view.h"
#include "ui/survey/pal-survey-view.h"

static const PalViewKind kinds[PAL_N_VIEWS] = {
  { "survey", N_ ("Survey"), "pal-survey-symbolic", pal_survey_view_get_type },
  { "map", N_ ("Map"), "pal-map-symbolic", pal_map_view_get_type },
  { "compare", N_ ("Compare"), "pal-compare-symbolic", pal_compare_view_get_type },
  { "consensus", N_ ("Consensus"), "pal-consensus-symbolic", pal_consensus_view_get_type },
  { "present", N_ ("Present"), "pal-present-symbolic", pal_present_view_get_type },
};

const PalViewKind *
pal_views_get (guint index)
{
  g_return_val_if_fail (index < PAL_N_VIEWS, NULL);
  return &kinds[index];
}

int
pal_views_find (const char *name)
{
  for (guint i = 0; i < PAL_N_VIEWS; i++)
    {
      if (g_strcmp0 (kinds[i].name, name) == 0)
        return (int) i;
    }
  return -1;
}
