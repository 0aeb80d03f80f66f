/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-import-moves.h"

#include <math.h>

/* Another reason for having no value is no move.  Values were computed from the same inputs in the same order
 * where nothing changed; the tolerance only guards sums that were taken in another order. */
static gboolean
is_same (const PalScore *a, const PalScore *b)
{
  if (a->missing != PAL_MISSING_NONE || b->missing != PAL_MISSING_NONE)
    return a->missing != PAL_MISSING_NONE && b->missing != PAL_MISSING_NONE;
  return a->level == b->level && fabs (a->value - b->value) <= 1e-12 * MAX (1, fabs (a->value));
}

void
pal_import_moves_compare (PalScores *before, PalScores *after, const char *wave, GPtrArray *moves)
{
  static const PalScore nothing = { .missing = PAL_MISSING_NR };

  for (guint i = 0; i < pal_scores_get_n_countries (after); i++)
    {
      const char *country = pal_scores_get_country (after, i);
      int old = pal_scores_find_country (before, country);

      for (guint column = 0; column < pal_scores_get_n_columns (after); column++)
        {
          const PalScore *to = pal_scores_get (after, i, column);
          const PalScore *from = old >= 0 ? pal_scores_get (before, (guint) old, column) : &nothing;
          PalImportMove *move;

          if (is_same (from, to))
            continue;
          move = g_new0 (PalImportMove, 1);
          move->country = g_strdup (country);
          move->wave = g_strdup (wave);
          move->code = g_strdup (pal_scores_get_column_code (after, column));
          move->missing_from = from->missing;
          move->missing_to = to->missing;
          move->from = from->value;
          move->to = to->value;
          move->level_from = from->level;
          move->level_to = to->level;
          g_ptr_array_add (moves, move);
        }
    }
}
