/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-method-words.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/pal-number.h"
#include "session/pal-rank-words.h"

#define MAX_MOVERS 3

gboolean
pal_method_words_get_range (const PalIndexDraws *draws, guint unit, int *low, int *high)
{
  if (draws == NULL || unit >= draws->n_units || isnan (draws->rank_p5[unit]))
    return FALSE;
  /* A quantile between two places is not sharper than both. */
  *low = (int) floor (draws->rank_p5[unit] + 1e-9);
  *high = (int) ceil (draws->rank_p95[unit] - 1e-9);
  return TRUE;
}

static double
get_ahead (const PalIndexDraws *draws, guint a, guint b)
{
  return draws->ahead[(gsize) a * draws->n_units + b];
}

char *
pal_method_words_order (PalMethodModel *model, double *share)
{
  const PalIndexDraws *draws = pal_method_model_get_draws (model);
  guint n_pairs = 0, n_sure = 0;

  if (draws == NULL || draws->ahead == NULL)
    return NULL;
  for (guint a = 0; a < draws->n_units; a++)
    for (guint b = a + 1; b < draws->n_units; b++)
      {
        if (draws->rank[a] == 0 || draws->rank[b] == 0)
          continue;
        n_pairs++;
        n_sure +=
            get_ahead (draws, a, b) >= PAL_DOMINANCE_SURE || get_ahead (draws, b, a) >= PAL_DOMINANCE_SURE;
      }
  if (n_pairs == 0)
    return NULL;
  *share = (double) n_sure / n_pairs;
  /* Translators: follows a percentage that stands in large figures: "85 % / of 325 pairs of countries ..." */
  return g_strdup_printf (
      ngettext ("of %u pair of countries keeps its order in at least 95 %% of the draws.",
                "of %u pairs of countries keep their order in at least 95 %% of the draws.", n_pairs),
      n_pairs);
}

/* How many others the unit is surely ahead of and behind, and which ranks it cannot be told apart from. */
static void
add_neighbours (GPtrArray *sentences, const PalIndexDraws *draws, guint unit)
{
  const PalDominance dominance = { .n_units = draws->n_units, .rank = draws->rank, .ahead = draws->ahead };
  g_autofree char *words = NULL;
  PalRankOverlap overlap;
  guint n_behind = 0, n_ahead = 0;

  for (guint other = 0; other < draws->n_units; other++)
    {
      if (other == unit || draws->rank[other] == 0)
        continue;
      n_ahead += get_ahead (draws, unit, other) >= PAL_DOMINANCE_SURE;
      n_behind += get_ahead (draws, other, unit) >= PAL_DOMINANCE_SURE;
    }
  /* Translators: numbers of countries. */
  g_ptr_array_add (sentences,
                   g_strdup_printf (_ ("Surely ahead of %u, surely behind %u."), n_ahead, n_behind));
  if (!pal_dominance_get_overlap (&dominance, unit, PAL_DOMINANCE_SURE, &overlap))
    return;
  words = pal_rank_words_overlap (&overlap);
  g_ptr_array_add (sentences, g_strdup_printf (_ ("%s."), words));
}

char *
pal_method_words_country (PalMethodModel *model, const char *iso2)
{
  PalMethodRun *run = pal_method_model_get_run (model), *released = pal_method_model_get_released (model);
  const PalIndexDraws *draws = pal_method_model_get_draws (model);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  PalMethodCell now, then;
  int unit, low, high;

  if (run == NULL || released == NULL || iso2 == NULL)
    return NULL;
  unit = pal_index_data_find_unit (run->run->data, iso2);
  if (unit < 0)
    return NULL;
  pal_method_run_get (run, run->index->tree->n_aggregates - 1, (guint) unit, &now);
  pal_method_run_get (released, run->index->tree->n_aggregates - 1, (guint) unit, &then);
  if (now.rank == 0)
    /* Translators: country, then why: "Ukraine has no index by this method: Not answered." */
    return g_strdup_printf (_ ("%s has no index by this method: %s."), run->run->data->names[unit],
                            pal_missing_get_label (now.missing));
  /* Translators: a country and its rank */
  g_ptr_array_add (sentences, g_strdup_printf (_ ("%s: rank %u."), run->run->data->names[unit], now.rank));
  if (then.rank == 0)
    g_ptr_array_add (sentences, g_strdup (_ ("It has no rank by the framework.")));
  else if (then.rank == now.rank)
    g_ptr_array_add (sentences, g_strdup (_ ("It is the same by the framework.")));
  else
    /* Translators: a rank */
    g_ptr_array_add (sentences, g_strdup_printf (_ ("It is %u by the framework."), then.rank));
  if (pal_method_words_get_range (draws, (guint) unit, &low, &high))
    {
      if (low == high)
        /* Translators: a rank */
        g_ptr_array_add (sentences, g_strdup_printf (_ ("In 90 %% of the draws it is %d."), low));
      else
        /* Translators: two ranks */
        g_ptr_array_add (sentences,
                         g_strdup_printf (_ ("In 90 %% of the draws it is between %d and %d."), low, high));
      if (draws->ahead != NULL)
        add_neighbours (sentences, draws, (guint) unit);
    }
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}

char *
pal_method_words_shift (PalMethodModel *model)
{
  PalMethodRun *run = pal_method_model_get_run (model), *released = pal_method_model_get_released (model);
  g_auto (PalMethodShift) shift = { 0 };
  g_autoptr (GString) movers = g_string_new (NULL);
  g_autofree char *mean = NULL, *first = NULL, *second = NULL;
  guint top;

  if (run == NULL || released == NULL)
    return NULL;
  top = run->index->tree->n_aggregates - 1;
  pal_method_run_compare (run, released, top, &shift);
  if (shift.n_changed == 0)
    return g_strdup (_ ("No country changes its rank against the method of the framework."));
  for (guint i = 0; i < MIN (shift.n_changed, MAX_MOVERS); i++)
    {
      PalMethodCell now, then;

      pal_method_run_get (run, top, shift.movers[i], &now);
      pal_method_run_get (released, top, shift.movers[i], &then);
      if (i > 0)
        /* Translators: between the items of a list */
        g_string_append (movers, _ (", "));
      /* Translators: a country, its rank before and its rank now */
      g_string_append_printf (movers, _ ("%s %u → %u"), run->run->data->names[shift.movers[i]], then.rank,
                              now.rank);
    }
  mean = pal_number_format (shift.mean_shift, 1);
  /* Translators: two numbers of countries, then a number of places */
  first = g_strdup_printf (
      ngettext (
          "%u of %u country changes its rank against the method of the framework, by %s places on average.",
          "%u of %u countries change their rank against the method of the framework, by %s places on "
          "average.",
          shift.n_ranked),
      shift.n_changed, shift.n_ranked, mean);
  /* Translators: a list: "Norway 8 → 7, Latvia 19 → 21" */
  second = g_strdup_printf (_ ("Farthest: %s."), movers->str);
  return g_strjoin (" ", first, second, NULL);
}
