/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-rank-words.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/pal-number.h"

char *
pal_rank_words_overlap (const PalRankOverlap *overlap)
{
  if (overlap->n_others == 0)
    return g_strdup (_ ("Distinguishable from every other rank"));
  if (overlap->first == overlap->last)
    {
      if (overlap->first == overlap->rank)
        /* Translators: others have the same rank, %u is how many. */
        return g_strdup_printf (ngettext ("Not distinguishable from %u other of the same rank",
                                          "Not distinguishable from %u others of the same rank",
                                          overlap->n_others),
                                overlap->n_others);
      return g_strdup_printf (_ ("Not distinguishable from rank %u"), overlap->first);
    }
  if (overlap->is_whole)
    /* Translators: two ranks: "ranks 9 to 14". */
    return g_strdup_printf (_ ("Not distinguishable from ranks %u to %u"), overlap->first, overlap->last);
  /* Translators: some of the units between two ranks: how many, the two ranks. */
  return g_strdup_printf (ngettext ("Not distinguishable from %u other between ranks %u and %u",
                                    "Not distinguishable from %u others between ranks %u and %u",
                                    overlap->n_others),
                          overlap->n_others, overlap->first, overlap->last);
}

char *
pal_rank_words_range (double rank_p5, double rank_p95)
{
  double first = floor (rank_p5 + 1e-9), last = ceil (rank_p95 - 1e-9);

  if (!(first >= 1 && last >= first && last <= G_MAXUINT))
    return NULL;
  if (first == last)
    return g_strdup_printf (_ ("Rank %u"), (guint) first);
  /* Translators: two ranks that a country lies between: "Rank 9 to 14". */
  return g_strdup_printf (_ ("Rank %u to %u"), (guint) first, (guint) last);
}

char *
pal_rank_words_data (const PalDataSpreadItem *item, guint least)
{
  double first = floor (item->rank_p5 + 1e-9), last = ceil (item->rank_p95 - 1e-9);

  if (item->reason == PAL_DATA_NO_SCORE)
    return g_strdup (_ ("Data uncertainty not assessed: there is no score"));
  if (item->reason == PAL_DATA_FEW_INSTITUTIONS)
    /* Translators: how many have answered, how many are needed (3 or so). */
    return g_strdup_printf (
        ngettext ("Data uncertainty not assessed: %u institution has answered, %u are needed",
                  "Data uncertainty not assessed: %u institutions have answered, %u are needed",
                  item->n_institutions),
        item->n_institutions, least);
  if (first == last)
    /* Translators: rank, number of countries that are compared. */
    return g_strdup_printf (_ ("Rank %u of %u"), (guint) first, item->n_group);
  /* Translators: two ranks that a country lies between, number of countries that are compared. */
  return g_strdup_printf (_ ("Rank %u to %u of %u"), (guint) first, (guint) last, item->n_group);
}

char *
pal_rank_words_pairs (double share)
{
  g_autofree char *percent = NULL;

  if (!(share >= 0 && share <= 1))
    return NULL;
  /* 99.6 % must not become "all". */
  percent = pal_number_format (share < 1 ? MIN (99, round (100 * share)) : 100, 0);
  /* Translators: of all pairs of countries; the number comes with digits only. */
  return g_strdup_printf (_ ("The order of %s %% of the pairs is sure"), percent);
}
