/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-map-fills.h"

#include "chart/pal-mark.h"
#include "chart/pal-palette.h"
#include "model/pal-country.h"
#include "session/pal-map-scene.h"

#define LABEL_HALO 1.6

PalMapFills *
pal_map_fills_ref (PalMapFills *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pal_map_fills_unref (PalMapFills *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_countries; i++)
    g_free (self->countries[i].name);
  g_free (self->countries);
  g_array_unref (self->styles);
  pal_atlas_unref (self->atlas);
  g_free (self);
}

static int
find_style (PalMapFills *self, const PalStyle *style)
{
  const PalMapStyle wanted = { style->fill, style->pattern };

  for (guint i = 0; i < self->styles->len; i++)
    {
      const PalMapStyle *known = &g_array_index (self->styles, PalMapStyle, i);

      if (known->pattern == wanted.pattern && pal_color_equal (known->fill, wanted.fill))
        return (int) i;
    }
  g_array_append_val (self->styles, wanted);
  return (int) self->styles->len - 1;
}

static PalStyle
get_style (PalMapModel *model, const PalMapItem *item, const PalTheme *theme)
{
  gboolean has_class = item->class_index >= 0, has_level = has_class && pal_map_model_shows_levels (model);
  PalColor fill =
      has_class && !has_level ? pal_map_scene_get_fill (model, item->class_index) : (PalColor){ 0 };

  return pal_mark_get_fill (theme, has_level ? (guint) item->value.level : 0, fill,
                            has_class ? PAL_GAP_NONE : (PalGap) item->value.missing);
}

static void
add_items (PalMapFills *self, PalMapModel *model)
{
  GPtrArray *items = pal_map_model_get_items (model);
  const PalTextStyle label = pal_map_fills_get_label_style (self, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const PalMapItem *item = g_ptr_array_index (items, i);
      int index = pal_atlas_find (self->atlas, item->iso2);
      PalStyle style;
      PalMapFill *country;

      if (index < 0 || !item->value.in_wave)
        continue;
      style = get_style (model, item, self->theme);
      country = &self->countries[index];
      country->style = find_style (self, &style);
      g_free (country->name);
      country->name = g_strdup (item->name);
      country->label_width = pal_text_measure (item->name, &label);
    }
}

PalMapFills *
pal_map_fills_new (PalMapModel *model, const PalTheme *theme)
{
  PalMapFills *self = g_new0 (PalMapFills, 1);
  const PalAtlasCountry *places;

  g_atomic_ref_count_init (&self->ref_count);
  self->atlas = pal_atlas_ref (pal_atlas_get_default ());
  self->theme = theme;
  self->styles = g_array_new (FALSE, FALSE, sizeof (PalMapStyle));
  places = pal_atlas_get_countries (self->atlas, &self->n_countries);
  self->countries = g_new0 (PalMapFill, self->n_countries);
  for (guint i = 0; i < self->n_countries; i++)
    {
      const PalCountry *country = pal_country_find (places[i].iso2);

      self->countries[i].style = -1;
      self->countries[i].is_state = country != NULL && g_strcmp0 (country->group, "territory") != 0;
    }
  if (model != NULL)
    add_items (self, model);
  return self;
}

PalTextStyle
pal_map_fills_get_label_style (const PalMapFills *self, const PalMapFill *country)
{
  PalTextStyle style = { .size = 12, .weight = PAL_WEIGHT_BOLD, .halo_width = LABEL_HALO };

  if (country != NULL && country->style >= 0)
    {
      style.halo = g_array_index (self->styles, PalMapStyle, country->style).fill;
      style.color = pal_palette_get_ink (style.halo);
    }
  return style;
}

static gboolean
is_same (const PalMapFills *self, const PalMapFills *other, guint i)
{
  const PalMapFill *a = &self->countries[i], *b = &other->countries[i];
  const PalMapStyle *first, *second;

  if ((a->style < 0) != (b->style < 0) || g_strcmp0 (a->name, b->name) != 0)
    return FALSE;
  if (a->style < 0)
    return TRUE;
  first = &g_array_index (self->styles, PalMapStyle, a->style);
  second = &g_array_index (other->styles, PalMapStyle, b->style);
  return first->pattern == second->pattern && pal_color_equal (first->fill, second->fill);
}

GArray *
pal_map_fills_compare (const PalMapFills *self, const PalMapFills *other)
{
  GArray *changed;

  if (self->theme != other->theme || self->atlas != other->atlas)
    return NULL;
  changed = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->n_countries; i++)
    if (!is_same (self, other, i))
      g_array_append_val (changed, i);
  return changed;
}
