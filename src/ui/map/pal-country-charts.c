/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-country-charts.h"

#include <glib/gi18n.h>

#include "base/pal-number.h"
#include "chart/pal-domain-bars.h"
#include "chart/pal-strip-chart.h"
#include "session/pal-map-scene.h"

static PalStripDot
make_dot (PalMapModel *model, const PalCountryCard *card, const PalCardPeer *peer, const PalTheme *theme)
{
  const PalMapItem *item = pal_map_model_find (model, peer->iso2);
  PalStripDot dot = { .id = peer->iso2,
                      .label = peer->name,
                      .value = peer->value,
                      .fill = theme->neutral,
                      .is_own = g_strcmp0 (peer->iso2, card->iso2) == 0 };

  /* The same colour as on the map. */
  if (pal_map_model_shows_levels (model))
    dot.level = (guint) peer->level;
  else if (item != NULL && item->class_index >= 0)
    dot.fill = pal_map_scene_get_fill (model, item->class_index);
  return dot;
}

static void
add_reference (GArray *references, GPtrArray *texts, double value, char *label)
{
  PalReference reference = { .value = value, .label = label };

  g_ptr_array_add (texts, label);
  g_array_append_val (references, reference);
}

PalScene *
pal_country_charts_new_strip (PalMapModel *model,
                              const PalCountryCard *card,
                              const PalTheme *theme,
                              double width,
                              gboolean is_rtl)
{
  const PalSubject *subject = pal_map_model_get_subject (model);
  g_autoptr (GArray) dots = g_array_new (FALSE, TRUE, sizeof (PalStripDot));
  g_autoptr (GArray) references = g_array_new (FALSE, TRUE, sizeof (PalReference));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  PalStripChart chart = { .theme = theme, .width = width, .is_rtl = is_rtl };
  g_autofree char *title = NULL;

  if (subject == NULL)
    return NULL;
  for (guint i = 0; i < card->peers->len; i++)
    {
      PalStripDot dot = make_dot (model, card, g_ptr_array_index (card->peers, i), theme);

      g_array_append_val (dots, dot);
    }
  if (card->has_mean)
    {
      g_autofree char *number = pal_number_format (card->mean, card->decimals);

      /* Translators: label of a line in a chart, with its number: "mean 0.96". */
      add_reference (references, texts, card->mean, g_strdup_printf (_ ("mean %s"), number));
    }
  for (guint i = 0; i < card->lines->len; i++)
    {
      const PalReferenceLine *line = g_ptr_array_index (card->lines, i);
      g_autofree char *number = pal_number_format (line->value, card->decimals);

      /* Translators: name of a published reference value, then its number. */
      add_reference (references, texts, line->value, g_strdup_printf (_ ("%s %s"), line->label, number));
    }
  /* Translators: what the values are, and whose place among the others is shown. */
  title = g_strdup_printf (_ ("%s: where %s stands"), subject->title, card->name);
  chart.title = title;
  chart.dots = (const PalStripDot *) (gpointer) dots->data;
  chart.n_dots = dots->len;
  chart.references = (const PalReference *) (gpointer) references->data;
  chart.n_references = references->len;
  chart.is_score = subject->series == NULL && subject->kind != PAL_SCORE_INDICATOR;
  chart.decimals = card->decimals;
  return pal_strip_chart_to_scene (&chart, NULL);
}

PalScene *
pal_country_charts_new_domains (const PalCountryCard *card,
                                const PalTheme *theme,
                                double width,
                                gboolean is_rtl)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, TRUE, sizeof (PalDomainBar));
  PalDomainBars chart = { .theme = theme, .width = width, .is_rtl = is_rtl };

  for (guint i = 0; i < card->domains->len; i++)
    {
      const PalCardDomain *domain = g_ptr_array_index (card->domains, i);
      PalDomainBar bar = { .id = domain->code,
                           .label = domain->title,
                           .score = domain->score,
                           .gap = domain->has_score ? PAL_GAP_NONE : PAL_GAP_NOT_ANSWERED,
                           .has_median = domain->has_median,
                           .median = domain->median };

      g_array_append_val (bars, bar);
    }
  chart.title = _ ("Domain scores");
  chart.note = _ ("0–100, line = median");
  chart.bars = (const PalDomainBar *) (gpointer) bars->data;
  chart.n_bars = bars->len;
  return pal_domain_bars_to_scene (&chart, NULL);
}
