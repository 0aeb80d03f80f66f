/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-map-scene.h"

#include <glib/gi18n.h>

#include "chart/pal-map-plate.h"
#include "chart/pal-palette.h"
#include "chart/pal-plate-view.h"
#include "geo/pal-cluster.h"
#include "model/pal-country.h"

/* Institutions closer than this are one mark, px at scale 1. */
#define CLUSTER_PX 24

/* What the plate borrows while it is drawn. */
typedef struct
{
  GArray *countries; /* PalPlateCountry; codes and names are those of the model */
  GArray *markers;   /* PalPlateMarker */
  GArray *rows;      /* PalLegendRow; labels are those of the model */
  GPtrArray *texts;  /* owned */
} Parts;

static void
parts_clear (Parts *self)
{
  g_clear_pointer (&self->countries, g_array_unref);
  g_clear_pointer (&self->markers, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static const char *
get_level_label (PalMapModel *model, int level)
{
  PalDataset *dataset = pal_workspace_get_dataset (pal_map_model_get_workspace (model));

  return pal_framework_get_level_label (pal_dataset_get_framework (dataset), level);
}

static gboolean
has_level (PalMapModel *model, const PalMapItem *item)
{
  return pal_map_model_get_subject (model)->has_levels && item->value.missing == PAL_MISSING_NONE &&
         item->value.level > 0;
}

static char *
make_item_title (PalMapModel *model, const PalMapItem *item)
{
  if (!has_level (model, item))
    /* Translators: a country and its value. */
    return g_strdup_printf (_ ("%s: %s"), item->name, item->text);
  /* Translators: a country, its value and its level. */
  return g_strdup_printf (_ ("%s: %s, %s"), item->name, item->text,
                          get_level_label (model, item->value.level));
}

static void
add_countries (PalMapModel *model, const PalMapSceneOptions *options, Parts *parts)
{
  GPtrArray *items = pal_map_model_get_items (model);
  const char *selected = pal_selection_get_country (pal_map_model_get_selection (model));

  for (guint i = 0; i < items->len; i++)
    {
      const PalMapItem *item = g_ptr_array_index (items, i);
      PalPlateCountry entry = { .iso2 = item->iso2, .label = options->hide_labels ? NULL : item->name };
      char *title = make_item_title (model, item);

      g_ptr_array_add (parts->texts, title);
      entry.title = title;
      entry.gap = item->class_index >= 0 ? PAL_GAP_NONE : (PalGap) item->value.missing;
      if (item->class_index >= 0 && pal_map_model_shows_levels (model))
        entry.level = (guint) item->value.level;
      else if (item->class_index >= 0)
        entry.fill = pal_map_scene_get_fill (model, item->class_index);
      entry.is_selected = g_strcmp0 (item->iso2, selected) == 0;
      if (pal_atlas_find (pal_atlas_get_default (), item->iso2) >= 0)
        g_array_append_val (parts->countries, entry);
    }
}

static void
add_marker (GPtrArray *institutions, const guint *members, guint n_members, PalPoint center, Parts *parts)
{
  PalInstitution *first = g_ptr_array_index (institutions, members[0]);
  PalPlateMarker marker = { .id = pal_institution_get_id (first), .count = n_members };
  char *title = n_members == 1
                    ? g_strdup (pal_institution_get_name (first))
                    : g_strdup_printf (ngettext ("%u institution", "%u institutions", n_members), n_members);

  g_ptr_array_add (parts->texts, title);
  marker.title = title;
  pal_mercator_unproject (center, &marker.latitude, &marker.longitude);
  g_array_append_val (parts->markers, marker);
}

static void
add_markers (PalMapModel *model, const PalMapSceneOptions *options, Parts *parts)
{
  GPtrArray *institutions = pal_map_model_get_institutions (model);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (PalPoint));
  g_autoptr (GPtrArray) placed = g_ptr_array_new ();
  /* The plate finds its own place for title and foot; this is near enough to tell what is near. */
  const PalRect area = { 0, 0, options->width, options->height * 0.9 };
  const PalPlateView view = pal_plate_view_new (PAL_PROJECTION_EQUAL_AREA, &area, 0.85, 1);
  g_autoptr (PalClusters) clusters = NULL;

  for (guint i = 0; i < institutions->len && !options->hide_institutions; i++)
    {
      double latitude, longitude;
      PalPoint point;

      if (!pal_map_scene_locate (g_ptr_array_index (institutions, i), &latitude, &longitude, NULL))
        continue;
      point = pal_mercator_project (latitude, longitude);
      g_array_append_val (points, point);
      g_ptr_array_add (placed, g_ptr_array_index (institutions, i));
    }
  clusters = pal_clusters_new ((const PalPoint *) (gpointer) points->data, points->len,
                               CLUSTER_PX * options->theme->scale / pal_plate_view_get_px_per_unit (&view));
  for (guint i = 0; i < clusters->n_clusters; i++)
    add_marker (placed, clusters->clusters[i].members, clusters->clusters[i].n_members,
                clusters->clusters[i].center, parts);
}

static void
add_legend (PalMapModel *model, Parts *parts)
{
  GPtrArray *legend = pal_map_model_get_legend (model);

  for (guint i = 0; i < legend->len; i++)
    {
      const PalMapClass *class = g_ptr_array_index (legend, i);
      PalLegendRow row = { .level = (guint) class->level,
                           .gap = class->class_index < 0 ? (PalGap) class->missing : PAL_GAP_NONE,
                           .label = class->label,
                           .range = class->range,
                           .count = (int) class->count };

      if (class->class_index >= 0 && class->level == 0)
        row.fill = pal_map_scene_get_fill (model, class->class_index);
      g_array_append_val (parts->rows, row);
    }
}

PalScene *
pal_map_scene_new (PalMapModel *model, const PalMapSceneOptions *options, GError **error)
{
  const PalSubject *subject = pal_map_model_get_subject (model);
  g_auto (Parts) parts = { 0 };
  g_autofree char *title = NULL, *source = NULL;
  PalLegend legend = { .show_counts = TRUE, .subtitle = _ ("Countries in each class") };
  PalMapPlate plate = { .theme = options->theme,
                        .width = options->width,
                        .height = options->height,
                        .is_rtl = options->is_rtl,
                        .atlas = pal_atlas_get_default (),
                        .projection = PAL_PROJECTION_EQUAL_AREA,
                        .output_scale = options->output_scale };

  if (subject == NULL)
    return NULL;

  parts.countries = g_array_new (FALSE, TRUE, sizeof (PalPlateCountry));
  parts.markers = g_array_new (FALSE, TRUE, sizeof (PalPlateMarker));
  parts.rows = g_array_new (FALSE, TRUE, sizeof (PalLegendRow));
  parts.texts = g_ptr_array_new_with_free_func (g_free);
  add_countries (model, options, &parts);
  add_markers (model, options, &parts);
  add_legend (model, &parts);

  legend.rows = (const PalLegendRow *) (gpointer) parts.rows->data;
  legend.n_rows = parts.rows->len;
  legend.institution_note = parts.markers->len > 0 ? _ ("Institution, number where several") : NULL;
  legend.note = pal_map_scene_get_note (model);
  plate.title = title = pal_map_scene_dup_title (model);
  plate.subtitle = subject->unit;
  plate.source = source = pal_map_scene_dup_source (model);
  plate.badge = pal_map_scene_get_badge (model);
  plate.countries = (const PalPlateCountry *) (gpointer) parts.countries->data;
  plate.n_countries = parts.countries->len;
  plate.markers = (const PalPlateMarker *) (gpointer) parts.markers->data;
  plate.n_markers = parts.markers->len;
  plate.legend = &legend;
  return pal_map_plate_to_scene (&plate, error);
}

PalColor
pal_map_scene_get_fill (PalMapModel *model, int class_index)
{
  guint n = pal_map_model_get_n_classes (model);

  return pal_palette_get_color (PAL_PALETTE_YLGNBU, n, class_index > 0 ? (guint) class_index : 0);
}

char *
pal_map_scene_dup_title (PalMapModel *model)
{
  const PalSubject *subject = pal_map_model_get_subject (model);
  const char *wave = pal_selection_get_wave (pal_map_model_get_selection (model));

  if (subject == NULL)
    return g_strdup (_ ("Map"));
  if (subject->series != NULL || wave == NULL)
    return g_strdup (subject->title);
  /* Translators: what is ranked, then the wave: "Composite index, 2026 wave". */
  return g_strdup_printf (_ ("%s, %s wave"), subject->title, wave);
}

const char *
pal_map_scene_get_badge (PalMapModel *model)
{
  const PalSubject *subject = pal_map_model_get_subject (model);
  PalWorkspace *workspace = pal_map_model_get_workspace (model);

  if (subject == NULL || subject->series != NULL)
    return NULL;
  if (pal_workspace_is_demo (workspace))
    return _ ("Demonstration data");
  if (g_strcmp0 (pal_dataset_get_stage (pal_workspace_get_dataset (workspace)), "draft") == 0)
    return _ ("Draft, not for distribution");
  return NULL;
}

const char *
pal_map_scene_get_note (PalMapModel *model)
{
  const PalSubject *subject = pal_map_model_get_subject (model);

  if (subject != NULL && subject->series != NULL)
    return _ ("Pale: no published value. Circles: micro-states");
  return _ ("Pale: not in this wave. Circles: micro-states");
}

char *
pal_map_scene_dup_source (PalMapModel *model)
{
  const PalSubject *subject = pal_map_model_get_subject (model);
  GPtrArray *items = pal_map_model_get_items (model);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (subject != NULL && subject->series != NULL && subject->source != NULL)
    /* Translators: who published the values. */
    g_ptr_array_add (lines, g_strdup_printf (_ ("Source: %s."), subject->source));
  else if (subject != NULL && subject->has_levels && subject->source != NULL &&
           pal_map_model_shows_levels (model))
    g_ptr_array_add (lines, subject->indicator != NULL
                                /* Translators: where the cut points of the levels come from. */
                                ? g_strdup_printf (_ ("Levels: %s."), subject->source)
                                : g_strdup_printf ("%s.", subject->source));
  if (subject != NULL && subject->indicator != NULL && subject->indicator->level == PAL_LEVEL_INSTITUTION)
    g_ptr_array_add (lines, g_strdup (_ ("Values of participating institutions, not national estimates.")));
  g_ptr_array_add (lines, g_strdup (_ ("Made with Natural Earth.")));
  for (guint i = 0; i < items->len; i++)
    {
      const PalMapItem *item = g_ptr_array_index (items, i);
      const PalCountry *country = pal_country_find (item->iso2);

      if (country != NULL && country->footnote != NULL)
        /* Translators: a country with the mark of a footnote, then the footnote. */
        g_ptr_array_add (lines, g_strdup_printf (_ ("%s: %s"), item->name, country->footnote));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv (" ", (char **) lines->pdata);
}

char *
pal_map_scene_dup_status (PalMapModel *model, const char *iso2)
{
  const PalMapItem *item = pal_map_model_find (model, iso2);
  const PalCountry *country = pal_country_find (iso2);
  const PalSubject *subject = pal_map_model_get_subject (model);

  if (country == NULL)
    return g_strdup ("");
  if (item == NULL || subject == NULL)
    return g_strdup_printf (subject != NULL && subject->series != NULL
                                /* Translators: a country that the map shows as plain land. */
                                ? _ ("%s, no published value")
                                /* Translators: a country that the map shows as plain land. */
                                : _ ("%s, not in this wave"),
                            pal_country_get_display_name (country));
  if (item->value.missing != PAL_MISSING_NONE)
    /* Translators: a country and why it has no value: "Ukraine, Not known". */
    return g_strdup_printf (_ ("%s, %s"), item->name, item->text);
  if (subject->series == NULL && subject->kind != PAL_SCORE_INDICATOR && item->value.rank > 0)
    /* Translators: "Portugal, score 61.2 of 100, Established, rank 8 of 24". */
    return g_strdup_printf (_ ("%s, score %s of 100, %s, rank %d of %u"), item->name, item->text,
                            get_level_label (model, item->value.level), item->value.rank,
                            item->value.n_ranked);
  if (has_level (model, item) && item->value.rank > 0)
    /* Translators: "Portugal, 1.41 services per 100 000 inhabitants, Established, rank 8 of 24". */
    return g_strdup_printf (_ ("%s, %s %s, %s, rank %d of %u"), item->name, item->text, subject->unit,
                            get_level_label (model, item->value.level), item->value.rank,
                            item->value.n_ranked);
  if (item->value.rank > 0)
    /* Translators: "Portugal, 30.9 kg per 100 000 people, rank 8 of 24". */
    return g_strdup_printf (_ ("%s, %s %s, rank %d of %u"), item->name, item->text, subject->unit,
                            item->value.rank, item->value.n_ranked);
  if (has_level (model, item))
    /* Translators: "Portugal, 1.41 services per 100 000 inhabitants, Established". */
    return g_strdup_printf (_ ("%s, %s %s, %s"), item->name, item->text, subject->unit,
                            get_level_label (model, item->value.level));
  /* Translators: "Portugal, 30.9 kg per 100 000 people". */
  return g_strdup_printf (_ ("%s, %s %s"), item->name, item->text, subject->unit);
}

static const char *
find_class_label (PalMapModel *model, const PalMapItem *item)
{
  GPtrArray *legend = pal_map_model_get_legend (model);

  for (guint i = 0; i < legend->len && item->class_index >= 0; i++)
    {
      const PalMapClass *class = g_ptr_array_index (legend, i);

      if (class->class_index == item->class_index)
        return class->label;
    }
  return "";
}

PalTable *
pal_map_scene_to_table (PalMapModel *model)
{
  const PalSubject *subject = pal_map_model_get_subject (model);
  GPtrArray *items = pal_map_model_get_items (model);
  const char *badge = pal_map_scene_get_badge (model);
  g_autofree char *title = pal_map_scene_dup_title (model), *source = pal_map_scene_dup_source (model);
  g_autofree char *note = badge != NULL ? g_strdup_printf ("%s. %s", badge, source) : g_strdup (source);
  PalTable *table = pal_table_new (title, note);

  pal_table_add_column (table, _ ("Country"), FALSE);
  pal_table_add_column (table, subject != NULL ? subject->unit : _ ("Value"), TRUE);
  pal_table_add_column (table, pal_map_model_shows_levels (model) ? _ ("Level") : _ ("Class"), FALSE);
  pal_table_add_column (table, _ ("Rank"), TRUE);
  for (guint i = 0; i < items->len && subject != NULL; i++)
    {
      const PalMapItem *item = g_ptr_array_index (items, i);
      guint row = pal_table_add_row (table, item->iso2);

      pal_table_set_text (table, row, 0, item->name);
      if (item->value.missing == PAL_MISSING_NONE)
        pal_table_set_number (table, row, 1, item->value.value, subject->decimals);
      else
        pal_table_set_missing (table, row, 1, item->value.missing);
      pal_table_set_text (table, row, 2, find_class_label (model, item));
      if (item->value.rank > 0)
        pal_table_set_number (table, row, 3, item->value.rank, 0);
    }
  return table;
}

gboolean
pal_map_scene_locate (PalInstitution *institution,
                      double *latitude,
                      double *longitude,
                      gboolean *is_approximate)
{
  const PalAtlasCountry *country;
  gboolean is_known = pal_institution_get_position (institution, latitude, longitude);

  if (is_approximate != NULL)
    *is_approximate = !is_known;
  if (is_known)
    return TRUE;
  country = pal_atlas_get_country (pal_atlas_get_default (), pal_institution_get_country (institution));
  if (country == NULL)
    return FALSE;
  *latitude = country->latitude;
  *longitude = country->longitude;
  return TRUE;
}
