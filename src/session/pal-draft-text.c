/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-draft-text.h"

#include <glib/gi18n.h>

#include "base/pal-number.h"
#include "formula/pal-formula.h"
#include "model/pal-country.h"
#include "session/pal-match-text.h"

/* Translators: in each of these: number of answers, id of the question, name of the country. */
static char *
describe (const PalEffect *effect, const char *country)
{
  guint n = effect->n;

  switch (effect->kind)
    {
    case PAL_EFFECT_UNKNOWN:
      return g_strdup_printf (
          ngettext ("%u answer to %s (%s) is kept, but the question is no longer asked.",
                    "%u answers to %s (%s) are kept, but the question is no longer asked.", n),
          n, effect->question, country);
    case PAL_EFFECT_TYPE:
      return g_strdup_printf (ngettext ("%u answer to %s (%s) is of another kind than what is asked now.",
                                        "%u answers to %s (%s) are of another kind than what is asked now.",
                                        n),
                              n, effect->question, country);
    case PAL_EFFECT_OPTION:
      return g_strdup_printf (ngettext ("%u answer to %s (%s) is an option that is no longer there.",
                                        "%u answers to %s (%s) are options that are no longer there.", n),
                              n, effect->question, country);
    case PAL_EFFECT_RANGE:
      return g_strdup_printf (ngettext ("%u answer to %s (%s) is out of the new range.",
                                        "%u answers to %s (%s) are out of the new range.", n),
                              n, effect->question, country);
    case PAL_EFFECT_HIDDEN:
      return g_strdup_printf (ngettext ("%u answer to %s (%s) is kept, but hidden by the new routing.",
                                        "%u answers to %s (%s) are kept, but hidden by the new routing.", n),
                              n, effect->question, country);
    case PAL_EFFECT_BACK:
    case PAL_N_EFFECTS:
    default:
      return g_strdup_printf (
          ngettext ("%u kept answer to %s (%s) counts again.", "%u kept answers to %s (%s) count again.", n),
          n, effect->question, country);
    }
}

char *
pal_draft_text_effect (const PalEffect *effect)
{
  const PalCountry *country = pal_country_find (effect->country);

  return describe (effect, country != NULL ? pal_country_get_display_name (country) : effect->country);
}

static void
add_pair (GString *out, const char *old, const char *now)
{
  if (g_strcmp0 (old, now) != 0)
    g_string_append_printf (out, "\n“%s” → “%s”", old != NULL ? old : "", now != NULL ? now : "");
}

static void
add_number (GString *out, gboolean had, double old, gboolean has, double now)
{
  g_autofree char *before = had ? pal_number_format (old, 2) : g_strdup ("–");
  g_autofree char *after = has ? pal_number_format (now, 2) : g_strdup ("–");

  if (g_strcmp0 (before, after) != 0)
    g_string_append_printf (out, "\n%s → %s", before, after);
}

static void
add_options (GString *out, const PalQuestion *old, const PalQuestion *now)
{
  for (guint i = 0; i < now->n_options; i++)
    {
      const PalOption *before = pal_question_find_option (old, now->options[i].code);

      if (before == NULL)
        g_string_append_printf (out, "\n+ %s", now->options[i].label);
      else
        add_pair (out, before->label, now->options[i].label);
    }
  for (guint i = 0; i < old->n_options; i++)
    if (pal_question_find_option (now, old->options[i].code) == NULL)
      g_string_append_printf (out, "\n− %s", old->options[i].label);
}

char *
pal_draft_text_change (const PalMatch *match)
{
  g_autofree char *why = pal_match_text_why (match);
  GString *out = g_string_new (why);

  if (match->old == NULL || match->now == NULL)
    return g_string_free (out, FALSE);
  add_pair (out, match->old->text, match->now->text);
  add_pair (out, match->old->help, match->now->help);
  add_pair (out, match->old->unit, match->now->unit);
  add_number (out, match->old->has_min, match->old->min, match->now->has_min, match->now->min);
  add_number (out, match->old->has_max, match->old->max, match->now->has_max, match->now->max);
  add_number (out, match->old->has_soft_min, match->old->soft_min, match->now->has_soft_min,
              match->now->soft_min);
  add_number (out, match->old->has_soft_max, match->old->soft_max, match->now->has_soft_max,
              match->now->soft_max);
  add_options (out, match->old, match->now);
  return g_string_free (out, FALSE);
}

gboolean
pal_draft_text_check_formulas (JsonNode *checks, GError **error)
{
  JsonArray *array = checks != NULL && JSON_NODE_HOLDS_ARRAY (checks) ? json_node_get_array (checks) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *check = json_array_get_object_element (array, i);
      g_autoptr (PalFormula) formula =
          pal_formula_parse (json_object_get_string_member_with_default (check, "expr", ""), error);

      if (formula == NULL)
        {
          g_prefix_error (error, "check %u: ", i + 1);
          return FALSE;
        }
    }
  return TRUE;
}
