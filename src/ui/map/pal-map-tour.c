/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-map-tour.h"

static const char *
get_subject (PalMapView *view)
{
  return pal_selection_get_subject (pal_view_get_selection (PAL_VIEW (view)));
}

static void
show (PalMapView *view, const char *subject, const char *classes, const char *country)
{
  PalSelection *selection = pal_view_get_selection (PAL_VIEW (view));

  if (g_object_get_data (G_OBJECT (view), "tour-subject") == NULL)
    g_object_set_data_full (G_OBJECT (view), "tour-subject", g_strdup (get_subject (view)), g_free);
  if (subject != NULL)
    pal_selection_set_subject (selection, subject);
  pal_map_model_set_classes (pal_map_view_get_model (view), classes);
  pal_map_canvas_go_home (pal_map_view_get_canvas (view));
  pal_selection_set_country (selection, country);
  pal_map_view_set_card_shown (view, country != NULL);
}

static void
leave (gpointer data)
{
  PalMapView *view = PAL_MAP_VIEW (data);

  pal_map_canvas_close_popover (pal_map_view_get_canvas (view));
  show (view, g_object_get_data (G_OBJECT (view), "tour-subject"), "levels", NULL);
}

static gboolean
has_scores (PalMapView *view)
{
  PalWaveData *data =
      pal_dataset_get_wave (pal_view_get_dataset (PAL_VIEW (view)),
                            pal_selection_get_wave (pal_view_get_selection (PAL_VIEW (view))));

  return data != NULL && pal_wave_data_get_n_answers (data) > 0;
}

/* An indicator by level, where a workspace has answers; else the published series. */
static void
prepare_country (gpointer data)
{
  PalMapView *view = PAL_MAP_VIEW (data);

  show (view, has_scores (view) ? "SRV1" : NULL, "levels", "PT");
}

static void
prepare_index (gpointer data)
{
  PalMapView *view = PAL_MAP_VIEW (data);

  show (view, has_scores (view) ? "INDEX" : NULL, "levels", NULL);
}

static void
prepare_classes (gpointer data)
{
  PalMapView *view = PAL_MAP_VIEW (data);

  show (view, "series:opioid_consumption_kg_per_100k", "quantile:5", "DE");
}

/* The mark that stands for most. */
static void
prepare_institutions (gpointer data)
{
  PalMapView *view = PAL_MAP_VIEW (data);
  PalInstitutionLayer *layer = pal_map_canvas_get_institutions (pal_map_view_get_canvas (view));
  guint n, best = 0, most = 0;

  show (view, NULL, "levels", NULL);
  n = pal_institution_layer_get_n_marks (layer);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) members = pal_institution_layer_dup_members (layer, i);

      if (members->len > most)
        {
          most = members->len;
          best = i;
        }
    }
  if (n > 0)
    pal_map_canvas_open_mark (pal_map_view_get_canvas (view), best);
}

static void
prepare_near (gpointer data)
{
  PalMapView *view = PAL_MAP_VIEW (data);

  show (view, NULL, "levels", "AT");
  pal_map_view_set_card_shown (view, FALSE);
  pal_map_canvas_show_country (pal_map_view_get_canvas (view), "AT", TRUE);
}

/* Without a mouse: the ring of the keyboard, and what it has come to in words. */
static void
prepare_keyboard (gpointer data)
{
  PalMapView *view = PAL_MAP_VIEW (data);

  show (view, NULL, "levels", "FR");
  pal_map_view_set_card_shown (view, FALSE);
  gtk_widget_grab_focus (pal_map_canvas_get_map (pal_map_view_get_canvas (view)));
  gtk_window_set_focus_visible (pal_view_get_window (GTK_WIDGET (view)), TRUE);
}

void
pal_map_tour_add_stops (PalMapView *view, PalTour *tour)
{
  pal_tour_add_stop (tour, "country", prepare_country, leave, view);
  pal_tour_add_stop (tour, "index", prepare_index, leave, view);
  pal_tour_add_stop (tour, "classes", prepare_classes, leave, view);
  pal_tour_add_stop (tour, "institutions", prepare_institutions, leave, view);
  pal_tour_add_stop (tour, "near", prepare_near, leave, view);
  pal_tour_add_stop (tour, "keyboard", prepare_keyboard, leave, view);
}
