/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-match-text.h"

#include <glib/gi18n.h>

static const struct
{
  PalDifference difference;
  const char *text;
} differences[] = {
  { PAL_DIFFERENCE_TYPE, N_ ("It is answered in another way.") },
  { PAL_DIFFERENCE_UNIT, N_ ("The unit is another one.") },
  { PAL_DIFFERENCE_OPTIONS_ADDED, N_ ("There are new options.") },
  { PAL_DIFFERENCE_OPTIONS_RETIRED, N_ ("Some options are gone.") },
  { PAL_DIFFERENCE_SCORES, N_ ("Scores or levels are others.") },
  { PAL_DIFFERENCE_SHARED, N_ ("Several questions stand for the earlier one.") },
  { PAL_DIFFERENCE_TEXT, N_ ("It is worded anew.") },
  { PAL_DIFFERENCE_RANGE, N_ ("The range is another one.") },
  { PAL_DIFFERENCE_ROUTING, N_ ("Others are asked.") },
  { PAL_DIFFERENCE_CHECKS, N_ ("The checks are others.") },
  { PAL_DIFFERENCE_REQUIRED, N_ ("How much it is needed has changed.") },
  { PAL_DIFFERENCE_PLACE, N_ ("It stands in another section.") },
};

const char *
pal_match_text_kind (const PalMatch *match)
{
  switch (match->kind)
    {
    case PAL_MATCH_SAME:
      return (match->differences & PAL_DIFFERENCE_MEANING) != 0
                 /* Translators: of a question in two waves */
                 ? _ ("Comparable with a note")
                 : _ ("Comparable");
    case PAL_MATCH_REPLACED:
      return _ ("Replaced");
    case PAL_MATCH_NEW:
      /* Translators: of a question */
      return C_ ("question", "New");
    case PAL_MATCH_RETIRED:
      return _ ("Retired");
    case PAL_MATCH_NOT_COMPARABLE:
    default:
      return _ ("Not comparable");
    }
}

char *
pal_match_text_why (const PalMatch *match)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *replaces = NULL;

  if (match->old != NULL && match->now != NULL && g_strcmp0 (match->old->id, match->now->id) != 0)
    {
      /* Translators: id of a question */
      replaces = g_strdup_printf (_ ("It replaces %s."), match->old->id);
      g_ptr_array_add (parts, replaces);
    }
  for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
    if ((match->differences & differences[i].difference) != 0)
      g_ptr_array_add (parts, (char *) _ (differences[i].text));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (char **) parts->pdata);
}

char *
pal_match_text_previous (const PalMatch *match, const char *wave, const char *text)
{
  if (match->kind == PAL_MATCH_REPLACED)
    /* Translators: code of a wave, id of the question then, the answer of that wave. */
    return g_strdup_printf (_ ("%s, question %s: %s"), wave, match->old->id, text);
  if ((match->differences & PAL_DIFFERENCE_MEANING) != 0)
    /* Translators: code of a wave, then the answer of that wave, when the question had other options or
     * another unit. */
    return g_strdup_printf (_ ("%s, asked otherwise: %s"), wave, text);
  /* Translators: code of a wave, then the answer of that wave. */
  return g_strdup_printf (_ ("%s: %s"), wave, text);
}

char *
pal_match_text_summary (PalComparability *links)
{
  guint n[PAL_MATCH_RETIRED + 1] = { 0 };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < pal_comparability_get_n (links); i++)
    n[pal_comparability_get (links, i)->kind]++;
  /* Translators: the parts of a list, such as “38 comparable, 2 replaced, 1 new”. */
  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u comparable", "%u comparable", n[PAL_MATCH_SAME]),
                                           n[PAL_MATCH_SAME]));
  if (n[PAL_MATCH_REPLACED] > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u replaced", "%u replaced", n[PAL_MATCH_REPLACED]),
                                             n[PAL_MATCH_REPLACED]));
  if (n[PAL_MATCH_NEW] > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u new", "%u new", n[PAL_MATCH_NEW]), n[PAL_MATCH_NEW]));
  if (n[PAL_MATCH_RETIRED] > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u retired", "%u retired", n[PAL_MATCH_RETIRED]),
                                             n[PAL_MATCH_RETIRED]));
  if (n[PAL_MATCH_NOT_COMPARABLE] > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u not comparable", "%u not comparable",
                                                       n[PAL_MATCH_NOT_COMPARABLE]),
                                             n[PAL_MATCH_NOT_COMPARABLE]));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}
