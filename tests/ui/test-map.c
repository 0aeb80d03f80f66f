/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pal-ui-test.h"
#include "session/pal-map-scene.h"
#include "ui/map/pal-country-pane.h"
#include "ui/map/pal-institution-popover.h"
#include "ui/map/pal-legend-card.h"
#include "ui/map/pal-map-classes.h"
#include "ui/map/pal-map-space.h"
#include "ui/map/pal-map-view.h"
#include "ui/pal-picture.h"
#include "ui/widget/pal-scene-view.h"
#include "ui/widget/pal-table-dialog.h"

typedef struct
{
  PalWindow *window;
  PalMapView *view;
  PalMapCanvas *canvas;
  PalMapModel *model;
  PalSelection *selection;
  GtkWidget *map;
} Fixture;

static gboolean
is_settled (gpointer view)
{
  return pal_view_is_settled (view);
}

static void
open_window (Fixture *f, const char *kind, int width, int height)
{
  f->window = pal_ui_test_open_window (kind, width, height);
  f->view = PAL_MAP_VIEW (pal_window_show_view (f->window, "map"));
  f->canvas = pal_map_view_get_canvas (f->view);
  f->model = pal_map_view_get_model (f->view);
  f->selection = pal_view_get_selection (PAL_VIEW (f->view));
  f->map = pal_map_canvas_get_map (f->canvas);
  pal_selection_set_country (f->selection, NULL);
  pal_ui_test_wait (is_settled, f->view);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  pal_ui_test_wait (is_settled, f->view);
}

static void
set_up (Fixture *f, gconstpointer kind)
{
  open_window (f, kind, 1280, 800);
}

static void
tear_down (Fixture *f, gconstpointer kind)
{
  pal_ui_test_close_window (f->window);
}

static gboolean
press (Fixture *f, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (f->map);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

static void
click (Fixture *f, double latitude, double longitude)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (f->map);
  double x, y;

  shumate_viewport_location_to_widget_coords (pal_map_canvas_get_viewport (f->canvas), f->map, latitude,
                                              longitude, &x, &y);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_CLICK (controller))
        continue;
      g_signal_emit_by_name (controller, "pressed", 1, x, y);
      g_signal_emit_by_name (controller, "released", 1, x, y);
    }
}

/* Just after a frame: what waits to be drawn has no picture yet. */
static GdkTexture *
take_picture (Fixture *f)
{
  GdkTexture *texture = NULL;

  for (guint i = 0; i < 20 && texture == NULL; i++)
    {
      gtk_widget_queue_draw (f->map);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
      if (pal_view_is_settled (PAL_VIEW (f->view)))
        texture = pal_picture_new_for_window (GTK_WINDOW (f->window));
    }
  g_assert_nonnull (texture);
  return texture;
}

/* The reference workspace opens on opioids, and what the model says is in the picture: the class colour of
 * each country that lies in sight, at its label point. */
static void
test_first_picture (Fixture *f, gconstpointer data)
{
  GPtrArray *items = pal_map_model_get_items (f->model);
  g_autoptr (PalMapFills) fills = pal_map_fills_new (f->model, pal_scene_view_get_theme ());
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = NULL;
  graphene_point_t origin;
  guint n_coloured = 0, n_by_model = 0;
  int width, height;

  g_assert_cmpstr (pal_selection_get_subject (f->selection), ==, "series:opioid_consumption_kg_per_100k");
  for (guint i = 0; i < items->len; i++)
    n_by_model += ((const PalMapItem *) g_ptr_array_index (items, i))->class_index >= 0;
  g_assert_cmpuint (n_by_model, >=, 45);

  pal_map_canvas_set_show_institutions (f->canvas, FALSE);
  pal_map_canvas_set_show_labels (f->canvas, FALSE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  pal_ui_test_wait (is_settled, f->view);
  texture = take_picture (f);
  width = gdk_texture_get_width (texture);
  height = gdk_texture_get_height (texture);
  pixels = g_new (guint32, (gsize) width * (gsize) height);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  g_assert_true (
      gtk_widget_compute_point (f->map, GTK_WIDGET (f->window), &GRAPHENE_POINT_INIT (0, 0), &origin));

  for (guint i = 0; i < items->len; i++)
    {
      const PalMapItem *item = g_ptr_array_index (items, i);
      const PalAtlasCountry *country = pal_atlas_get_country (fills->atlas, item->iso2);
      int style = fills->countries[pal_atlas_find (fills->atlas, item->iso2)].style;
      double x, y;

      shumate_viewport_location_to_widget_coords (pal_map_canvas_get_viewport (f->canvas), f->map,
                                                  country->latitude, country->longitude, &x, &y);
      x += (double) origin.x;
      y += (double) origin.y;
      if (style >= 0 && x >= 0 && y >= 0 && x < width && y < height &&
          (pixels[(int) y * width + (int) x] & 0xffffff) ==
              pal_color_to_rgb (g_array_index (fills->styles, PalMapStyle, style).fill))
        n_coloured++;
    }
  g_test_message ("%u of %u countries are seen coloured", n_coloured, n_by_model);
  g_assert_cmpuint (n_coloured, >=, 45);
}

/* From the first country the arrow keys lead to every other one, and each is told as it is reached. */
static void
test_walk_reaches_all (Fixture *f, gconstpointer data)
{
  static const guint keys[] = { GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Up, GDK_KEY_Down };
  GPtrArray *items = pal_map_model_get_items (f->model);
  g_autoptr (GHashTable) reached = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  g_assert_true (press (f, GDK_KEY_Right, 0));
  g_assert_nonnull (pal_selection_get_country (f->selection));
  g_ptr_array_add (queue, (gpointer) g_intern_string (pal_selection_get_country (f->selection)));
  g_hash_table_add (reached, g_ptr_array_index (queue, 0));
  for (guint i = 0; i < queue->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
      {
        const char *to;
        g_autofree char *status = NULL;

        pal_selection_set_country (f->selection, g_ptr_array_index (queue, i));
        g_assert_true (press (f, keys[k], 0));
        to = g_intern_string (pal_selection_get_country (f->selection));
        status = pal_map_scene_dup_status (f->model, to);
        g_assert_cmpstr (pal_map_canvas_get_status (f->canvas), ==, status);
        gtk_test_accessible_assert_property (f->map, GTK_ACCESSIBLE_PROPERTY_LABEL, status);
        if (g_hash_table_add (reached, (gpointer) to))
          g_ptr_array_add (queue, (gpointer) to);
      }
  g_assert_cmpuint (items->len, ==, 26);
  g_assert_cmpuint (queue->len, ==, items->len);
}

static void
test_status_words (Fixture *f, gconstpointer data)
{
  GPtrArray *items = pal_map_model_get_items (f->model);
  gboolean has_missing = FALSE, has_level = FALSE;

  pal_selection_set_subject (f->selection, "SRV1");
  items = pal_map_model_get_items (f->model);
  for (guint i = 0; i < items->len; i++)
    {
      const PalMapItem *item = g_ptr_array_index (items, i);
      const char *status;

      pal_selection_set_country (f->selection, item->iso2);
      status = pal_map_canvas_get_status (f->canvas);
      g_assert_true (g_str_has_prefix (status, item->name));
      g_assert_nonnull (strstr (status, item->text));
      if (item->value.missing != PAL_MISSING_NONE)
        {
          g_assert_null (strstr (status, "rank"));
          has_missing = TRUE;
        }
      else
        {
          g_autofree char *rank = g_strdup_printf ("rank %d of %u", item->value.rank, item->value.n_ranked);

          g_assert_nonnull (strstr (status, "services per 100"));
          g_assert_nonnull (strstr (status, rank));
          has_level = TRUE;
        }
    }
  g_assert_true (has_missing && has_level);
  pal_selection_set_country (f->selection, "CH");
  g_assert_cmpstr (pal_map_canvas_get_status (f->canvas), ==, "Switzerland, not in this wave");
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  ShumateViewport *viewport = pal_map_canvas_get_viewport (f->canvas);
  double zoom = shumate_viewport_get_zoom_level (viewport), latitude;

  g_assert_true (press (f, GDK_KEY_plus, 0));
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), >, zoom + 0.3);
  g_assert_true (press (f, GDK_KEY_minus, 0));
  g_assert_cmpfloat_with_epsilon (shumate_viewport_get_zoom_level (viewport), zoom, 0.01);
  press (f, GDK_KEY_plus, 0);
  latitude = shumate_location_get_latitude (SHUMATE_LOCATION (viewport));
  g_assert_true (press (f, GDK_KEY_Down, GDK_CONTROL_MASK));
  g_assert_cmpfloat (shumate_location_get_latitude (SHUMATE_LOCATION (viewport)), <, latitude - 1);
  g_assert_null (pal_selection_get_country (f->selection));
  g_assert_true (press (f, GDK_KEY_Home, 0));
  g_assert_cmpfloat_with_epsilon (shumate_viewport_get_zoom_level (viewport), zoom, 0.01);
  g_assert_false (press (f, GDK_KEY_Escape, 0)); /* nothing to let go of */
  g_assert_false (press (f, GDK_KEY_x, 0));
  g_assert_false (press (f, GDK_KEY_Left, GDK_ALT_MASK)); /* back, of the window */

  pal_selection_set_country (f->selection, "PT");
  g_assert_false (pal_map_view_is_card_shown (f->view));
  g_assert_true (press (f, GDK_KEY_Return, 0));
  g_assert_true (pal_map_view_is_card_shown (f->view));
  g_assert_true (press (f, GDK_KEY_Escape, 0));
  g_assert_null (pal_selection_get_country (f->selection));
  g_assert_false (pal_map_view_is_card_shown (f->view));
}

/* I: one institution of the country after the other, then the first one again. */
static void
test_institutions_by_key (Fixture *f, gconstpointer data)
{
  GPtrArray *all = pal_map_model_get_institutions (f->model);
  g_autofree char *first = NULL;
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    n += g_str_equal (pal_institution_get_country (g_ptr_array_index (all, i)), "LT");
  g_assert_cmpuint (n, ==, 3);
  pal_selection_set_country (f->selection, "LT");
  for (guint i = 0; i <= n; i++)
    {
      g_autoptr (PalInstitution) institution = NULL;
      GtkWidget *popover;

      g_assert_true (press (f, GDK_KEY_i, 0));
      institution = pal_dataset_find_institution (pal_view_get_dataset (PAL_VIEW (f->view)),
                                                  pal_selection_get_institution (f->selection));
      g_assert_nonnull (institution);
      g_object_ref (institution);
      popover = pal_ui_test_find (f->map, PAL_TYPE_INSTITUTION_POPOVER);
      g_assert_nonnull (popover);
      g_assert_nonnull (pal_ui_test_find_text (popover, pal_institution_get_name (institution)));
      g_assert_nonnull (pal_ui_test_find_text (popover, "Open in Survey"));
      if (i == 0)
        first = g_strdup (pal_institution_get_id (institution));
      g_assert_cmpint (g_str_equal (first, pal_institution_get_id (institution)), ==, i % n == 0);
    }
  pal_map_canvas_close_popover (f->canvas);
}

static void
test_pointer (Fixture *f, gconstpointer data)
{
  pal_map_canvas_set_show_institutions (f->canvas, FALSE);
  click (f, 40, -4);
  g_assert_cmpstr (pal_selection_get_country (f->selection), ==, "ES");
  g_assert_true (pal_map_view_is_card_shown (f->view));
  pal_ui_test_iterate ();
  g_assert_nonnull (
      pal_ui_test_find_text (pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_COUNTRY_PANE), "Spain"));
  click (f, 62, 16);
  g_assert_cmpstr (pal_selection_get_country (f->selection), ==, "SE");
  click (f, 56.5, 3);
  g_assert_null (pal_selection_get_country (f->selection));
  g_assert_false (pal_map_view_is_card_shown (f->view));
}

static double
distance_between (PalInstitution *a, PalInstitution *b)
{
  double lat_a, lon_a, lat_b, lon_b;

  if (!pal_map_scene_locate (a, &lat_a, &lon_a, NULL) || !pal_map_scene_locate (b, &lat_b, &lon_b, NULL))
    return 0;
  return ABS (lat_a - lat_b) + ABS (lon_a - lon_b);
}

/* A click on a mark of several goes nearer until they part; those of one place become a list. */
static void
test_clusters (Fixture *f, gconstpointer data)
{
  PalInstitutionLayer *layer = pal_map_canvas_get_institutions (f->canvas);
  guint n = pal_institution_layer_get_n_marks (layer), n_members = 0, n_apart = 0, n_same = 0;

  g_assert_cmpuint (n, <, pal_map_model_get_institutions (f->model)->len);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) members = pal_institution_layer_dup_members (layer, i);
      double zoom;

      n_members += members->len;
      if (members->len < 2)
        continue;
      zoom = shumate_viewport_get_zoom_level (pal_map_canvas_get_viewport (f->canvas));
      if (pal_map_canvas_part_mark (f->canvas, i))
        {
          g_assert_cmpfloat (shumate_viewport_get_zoom_level (pal_map_canvas_get_viewport (f->canvas)), >,
                             zoom);
          n_apart++;
        }
      else
        {
          for (guint m = 1; m < members->len; m++)
            g_assert_cmpfloat (
                distance_between (g_ptr_array_index (members, 0), g_ptr_array_index (members, m)), <, 0.01);
          n_same++;
        }
      pal_map_canvas_go_home (f->canvas);
    }
  g_assert_cmpuint (n_members, ==, pal_map_model_get_institutions (f->model)->len);
  g_assert_cmpuint (n_apart, >, 2);
  g_test_message ("%u marks part, %u stand in one place", n_apart, n_same);
}

static void
test_legend_equals_model (Fixture *f, gconstpointer data)
{
  static const char *const subjects[] = { "SRV1", "INDEX", "series:opioid_consumption_kg_per_100k" };
  static const char *const classes[] = { "levels",   "jenks:5", "quantile:5",  "equal:5",
                                         "pretty:5", "sd:5",    "geometric:5", "headtail" };
  PalLegendCard *card = PAL_LEGEND_CARD (pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_LEGEND_CARD));

  for (guint s = 0; s < G_N_ELEMENTS (subjects); s++)
    for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
      {
        GPtrArray *legend;
        guint n = 0;

        pal_selection_set_subject (f->selection, subjects[s]);
        pal_map_model_set_classes (f->model, classes[c]);
        legend = pal_map_model_get_legend (f->model);
        g_assert_cmpuint (pal_legend_card_get_n_rows (card), ==, legend->len);
        for (guint i = 0; i < legend->len; i++)
          {
            const PalMapClass *class = g_ptr_array_index (legend, i);
            const char *name = pal_legend_card_get_row_name (card, i);
            g_autofree char *count =
                g_strdup_printf (class->count == 1 ? "%u country" : "%u countries", class->count);

            g_assert_true (g_str_has_prefix (name, class->label));
            g_assert_true (g_str_has_suffix (name, count));
            n += class->count;
          }
        g_assert_cmpuint (n, ==, pal_map_model_get_items (f->model)->len);
      }
}

/* Where there are no levels, there is no choice of them. */
static void
test_classes_choice (Fixture *f, gconstpointer data)
{
  GtkWidget *choice = pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_MAP_CLASSES);
  GtkDropDown *drop_down = GTK_DROP_DOWN (pal_ui_test_find (choice, GTK_TYPE_DROP_DOWN));

  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)), ==, 8);
  gtk_drop_down_set_selected (drop_down, 7);
  g_assert_cmpstr (pal_map_model_get_classes (f->model), ==, "headtail");
  gtk_drop_down_set_selected (drop_down, 2);
  g_assert_cmpstr (pal_map_model_get_classes (f->model), ==, "quantile:5");
  g_assert_false (pal_map_model_shows_levels (f->model));
  pal_selection_set_subject (f->selection, "series:opioid_consumption_kg_per_100k");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)), ==, 7);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 1);
  gtk_drop_down_set_selected (drop_down, 3);
  g_assert_cmpstr (pal_map_model_get_classes (f->model), ==, "pretty:5");
  pal_selection_set_subject (f->selection, "INDEX");
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 4);
  gtk_drop_down_set_selected (drop_down, 0);
  g_assert_true (pal_map_model_shows_levels (f->model));
}

static void
test_card (Fixture *f, gconstpointer data)
{
  GPtrArray *items;
  GtkWidget *pane;
  const PalMapItem *item = NULL;

  pal_selection_set_subject (f->selection, "SRV1");
  items = pal_map_model_get_items (f->model);
  for (guint i = 0; i < items->len && (item == NULL || item->value.level == 0); i++)
    item = g_ptr_array_index (items, i);
  g_assert_cmpint (item->value.level, >, 0);
  pal_selection_set_country (f->selection, item->iso2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "win.inspector", NULL));
  g_assert_true (pal_map_view_is_card_shown (f->view));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  pane = pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_COUNTRY_PANE);
  g_assert_true (gtk_widget_get_mapped (pane));
  g_assert_nonnull (pal_ui_test_find_text (pane, item->name));
  g_assert_nonnull (pal_ui_test_find_text (pane, item->text));
  g_assert_nonnull (pal_ui_test_find_text (pane, "Where it stands"));
  g_assert_nonnull (pal_ui_test_find_text (pane, "Explain This Value"));
  g_assert_nonnull (pal_ui_test_find (pane, PAL_TYPE_SCENE_VIEW));
  /* The same country stays chosen for other views. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "win.inspector", NULL));
  g_assert_false (pal_map_view_is_card_shown (f->view));
  g_assert_cmpstr (pal_selection_get_country (f->selection), ==, item->iso2);
}

static void
test_table (Fixture *f, gconstpointer data)
{
  g_autoptr (PalTable) table = pal_map_scene_to_table (f->model);
  GPtrArray *items = pal_map_model_get_items (f->model);

  g_assert_cmpuint (pal_table_get_n_rows (table), ==, items->len);
  g_assert_nonnull (strstr (pal_table_get_note (table), "Demonstration data"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "win.show-table", NULL));
  pal_ui_test_iterate ();
  for (GList *l = gtk_window_list_toplevels (); l != NULL; l = g_list_delete_link (l, l))
    if (PAL_IS_TABLE_DIALOG (l->data))
      {
        g_test_message ("the table is shown");
        gtk_window_destroy (l->data);
        g_list_free (l);
        return;
      }
  g_error ("no table is shown");
}

static void
test_layers (Fixture *f, gconstpointer data)
{
  GtkWidget *institutions = GTK_WIDGET (pal_map_canvas_get_institutions (f->canvas));

  g_assert_true (gtk_widget_get_visible (institutions));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "layers.institutions", NULL));
  g_assert_false (gtk_widget_get_visible (institutions));
  g_assert_null (pal_ui_test_find_text (pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_LEGEND_CARD),
                                        "Institution, number where several"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "layers.institutions", NULL));
  g_assert_true (gtk_widget_get_visible (institutions));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "layers.labels", NULL));
  g_assert_false (pal_choropleth_layer_get_show_labels (pal_map_canvas_get_choropleth (f->canvas)));
}

/* Below 720 px the card is a sheet under the map, the legend has no counts, and the country stays in sight.
 */
static void
test_narrow (void)
{
  Fixture f;
  GtkWidget *pane, *legend;
  double x, y;
  const PalAtlasCountry *cyprus = pal_atlas_get_country (pal_atlas_get_default (), "CY");
  graphene_rect_t sheet, map;
  int minimum;

  open_window (&f, "demo", 360, 700);
  g_assert_true (pal_view_is_narrow (PAL_VIEW (f.view)));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f.window)), ==, 360);
  pal_map_canvas_set_show_institutions (f.canvas, FALSE);
  pal_selection_set_country (f.selection, "CY");
  pal_map_view_set_card_shown (f.view, TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f.window));
  pane = pal_ui_test_find (GTK_WIDGET (f.view), PAL_TYPE_COUNTRY_PANE);
  g_assert_true (gtk_widget_compute_bounds (pane, GTK_WIDGET (f.view), &sheet));
  g_assert_true (gtk_widget_compute_bounds (f.map, GTK_WIDGET (f.view), &map));
  g_assert_cmpfloat ((double) graphene_rect_get_y (&sheet), >=,
                     (double) (graphene_rect_get_y (&map) + graphene_rect_get_height (&map)));
  g_assert_cmpfloat ((double) graphene_rect_get_height (&map), >, 150);
  g_assert_cmpfloat ((double) graphene_rect_get_width (&sheet), ==,
                     gtk_widget_get_width (GTK_WIDGET (f.view)));
  gtk_widget_measure (GTK_WIDGET (f.view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  shumate_viewport_location_to_widget_coords (pal_map_canvas_get_viewport (f.canvas), f.map, cyprus->latitude,
                                              cyprus->longitude, &x, &y);
  g_assert_true (x > 10 && y > 10 && x < gtk_widget_get_width (f.map) - 10 &&
                 y < gtk_widget_get_height (f.map) - 10);
  legend = pal_ui_test_find (GTK_WIDGET (f.view), PAL_TYPE_LEGEND_CARD);
  g_assert_null (pal_ui_test_find_text (legend, "Pale: not in this wave. Circles: micro-states"));
  pal_ui_test_close_window (f.window);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path, *kind;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/ui/map/first-picture", "reference", test_first_picture },
    { "/ui/map/walk-reaches-all", "demo", test_walk_reaches_all },
    { "/ui/map/status-words", "demo", test_status_words },
    { "/ui/map/keys", "demo", test_keys },
    { "/ui/map/institutions-by-key", "demo", test_institutions_by_key },
    { "/ui/map/pointer", "demo", test_pointer },
    { "/ui/map/clusters", "reference", test_clusters },
    { "/ui/map/legend-equals-model", "demo", test_legend_equals_model },
    { "/ui/map/classes-choice", "demo", test_classes_choice },
    { "/ui/map/card", "demo", test_card },
    { "/ui/map/table", "demo", test_table },
    { "/ui/map/layers", "demo", test_layers },
  };

  pal_ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].kind, set_up, tests[i].test, tear_down);
  g_test_add_func ("/ui/map/narrow", test_narrow);
  return g_test_run ();
}
