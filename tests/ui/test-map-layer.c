/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "pal-ui-test.h"
#include "scene/pal-pattern.h"
#include "ui/map/pal-map-canvas.h"
#include "ui/map/pal-map-picture.h"
#include "ui/map/pal-map-space.h"
#include "ui/widget/pal-scene-view.h"

/* The map alone over a workspace, 900 x 700. */
typedef struct
{
  PalWorkspace *workspace;
  PalSelection *selection;
  PalMapModel *model;
  GtkWidget *window;
  PalMapCanvas *canvas;
  ShumateViewport *viewport;
  GtkWidget *map, *layer;
  guint32 *pixels;
  int width, height;
} Fixture;

static gboolean
is_settled (gpointer canvas)
{
  return pal_map_canvas_is_settled (canvas);
}

static void
set_up (Fixture *f, gconstpointer kind)
{
  g_autoptr (GError) error = NULL;

  f->workspace = pal_workspace_open_sync (pal_ui_test_get_workspace_path (kind), TRUE, &error);
  g_assert_no_error (error);
  f->selection = pal_selection_new ();
  pal_selection_set_wave (f->selection, "2026");
  pal_selection_set_subject (f->selection,
                             g_str_equal (kind, "demo") ? "SRV1" : "series:opioid_consumption_kg_per_100k");
  f->model = pal_map_model_new (f->workspace, f->selection);
  f->canvas = PAL_MAP_CANVAS (pal_map_canvas_new (f->model));
  f->viewport = pal_map_canvas_get_viewport (f->canvas);
  f->map = pal_map_canvas_get_map (f->canvas);
  f->layer = GTK_WIDGET (pal_map_canvas_get_choropleth (f->canvas));
  pal_map_canvas_set_show_institutions (f->canvas, FALSE);
  pal_map_canvas_set_show_labels (f->canvas, FALSE);
  f->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (f->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->canvas));
  gtk_window_present (GTK_WINDOW (f->window));
  pal_ui_test_wait (is_settled, f->canvas);
}

static void
tear_down (Fixture *f, gconstpointer kind)
{
  GtkWidget *canvas = g_object_ref (GTK_WIDGET (f->canvas));

  gtk_window_destroy (GTK_WINDOW (f->window));
  pal_ui_test_iterate ();
  g_assert_finalize_object (canvas);
  g_assert_finalize_object (f->model);
  g_object_unref (f->selection);
  g_assert_true (pal_workspace_close (f->workspace, NULL));
  g_object_unref (f->workspace);
  g_free (f->pixels);
}

/* What the layer would show, without anything read back from a screen. */
static void
render (Fixture *f)
{
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  f->width = gtk_widget_get_width (f->layer);
  f->height = gtk_widget_get_height (f->layer);
  GTK_WIDGET_GET_CLASS (f->layer)->snapshot (f->layer, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (f->layer)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) f->width, (float) f->height));
  g_free (f->pixels);
  f->pixels = g_new (guint32, (gsize) f->width * (gsize) f->height);
  gdk_texture_download (texture, (guchar *) f->pixels, (gsize) f->width * 4);
}

static void
settle_and_render (Fixture *f)
{
  /* The frame that asks for the new picture. */
  gtk_widget_queue_draw (f->layer);
  gtk_test_widget_wait_for_draw (f->window);
  pal_ui_test_wait (is_settled, f->canvas);
  render (f);
}

static guint32
get_pixel (Fixture *f, double x, double y)
{
  g_assert_true (x >= 0 && y >= 0 && x < f->width && y < f->height);
  return f->pixels[(int) y * f->width + (int) x] & 0xffffff;
}

static gboolean
is_inside (Fixture *f, double x, double y)
{
  return x >= 1 && y >= 1 && x < f->width - 1 && y < f->height - 1;
}

static guint32
get_fill (Fixture *f, const char *iso2)
{
  g_autoptr (PalMapFills) fills = pal_map_fills_new (f->model, pal_scene_view_get_theme ());
  int index = pal_atlas_find (fills->atlas, iso2);

  g_assert_cmpint (index, >=, 0);
  g_assert_cmpint (fills->countries[index].style, >=, 0);
  return pal_color_to_rgb (g_array_index (fills->styles, PalMapStyle, fills->countries[index].style).fill);
}

/* Places by latitude and longitude, asked of the library: the colours lie where it says. */
static void
test_matches_library (Fixture *f, gconstpointer data)
{
  static const struct
  {
    double latitude, longitude;
    const char *iso2; /* NULL: sea */
  } places[] = {
    { 51, 10, "DE" },  { 40, -4, "ES" },  { 62, 15, "SE" },   { 52.2, 19.5, "PL" }, { 46, 25, "RO" },
    { 44, 3, "FR" },   { 39, 35, "TR" },  { 49.2, 31, "UA" }, { 65, -18.5, "IS" },  { 40.5, 16.4, "IT" },
    { 56.5, 3, NULL }, { 38, 6.5, NULL }, { 43, 35, NULL },   { 66, 0, NULL },      { 45.5, -5, NULL },
  };
  static const double factors[] = { 1, 1.3, 1.3, 1.3, 1 / 1.7 };
  guint n_seen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      pal_map_canvas_zoom (f->canvas, factors[i]);
      settle_and_render (f);
      for (guint j = 0; j < G_N_ELEMENTS (places); j++)
        {
          guint32 wanted = places[j].iso2 != NULL ? get_fill (f, places[j].iso2)
                                                  : pal_color_to_rgb (pal_scene_view_get_theme ()->sea);
          double x, y;

          shumate_viewport_location_to_widget_coords (f->viewport, f->layer, places[j].latitude,
                                                      places[j].longitude, &x, &y);
          if (!is_inside (f, x, y))
            continue;
          g_assert_cmphex (get_pixel (f, x, y), ==, wanted);
          g_assert_cmpstr (pal_choropleth_layer_pick (PAL_CHOROPLETH_LAYER (f->layer), x, y), ==,
                           places[j].iso2);
          n_seen++;
        }
    }
  g_assert_cmpuint (n_seen, >, 50);
}

/* Between the picture and the library's own projection there is less than a px, wherever one looks. */
static void
test_space (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 40; i++)
    {
      const double latitude = 36 + i % 8 * 4.1, longitude = -8 + i % 5 * 9.3;
      PalMapSpace space;
      PalPoint at;
      double x, y;

      shumate_viewport_set_zoom_level (f->viewport, 3.9 + i * 0.13);
      shumate_location_set_location (SHUMATE_LOCATION (f->viewport), latitude + 0.7, longitude - 0.9);
      space =
          pal_map_space_new (f->viewport, gtk_widget_get_width (f->layer), gtk_widget_get_height (f->layer));
      at = pal_map_space_to_px (&space, pal_mercator_project (latitude, longitude));
      shumate_viewport_location_to_widget_coords (f->viewport, f->layer, latitude, longitude, &x, &y);
      g_assert_cmpfloat (hypot (at.x - x, at.y - y), <, 1);
      g_assert_cmpfloat (space.left, ==, round (space.left));
    }
}

/* Somebody who throws the map away does not lose it, and does not turn it. */
static void
test_stays_in_frame (Fixture *f, gconstpointer data)
{
  const PalBox frame = pal_map_space_get_frame ();
  static const double throws[][3] = {
    { 0, 0, 4 }, { 84, 170, 3 }, { -60, -170, 1 }, { 50, 10, 1 }, { 70, 89, 5 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (throws); i++)
    {
      PalMapSpace space;
      PalPoint upper, lower;

      shumate_viewport_set_zoom_level (f->viewport, throws[i][2]);
      shumate_location_set_location (SHUMATE_LOCATION (f->viewport), throws[i][0], throws[i][1]);
      shumate_viewport_set_rotation (f->viewport, 0.5);
      g_assert_cmpfloat (shumate_viewport_get_rotation (f->viewport), ==, 0);
      space =
          pal_map_space_new (f->viewport, gtk_widget_get_width (f->layer), gtk_widget_get_height (f->layer));
      upper = pal_map_space_to_unit (&space, 1, 1);
      lower = pal_map_space_to_unit (&space, space.width - 1, space.height - 1);
      g_assert_true (pal_box_contains (&frame, upper));
      g_assert_true (pal_box_contains (&frame, lower));
    }
}

static void
test_micro_states_can_be_picked (Fixture *f, gconstpointer data)
{
  static const char *const states[] = { "AD", "LI", "LU", "MC", "MT", "SM", "VA" };
  PalAtlas *atlas = pal_atlas_get_default ();
  guint n_micro = 0;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      const PalAtlasCountry *country = pal_atlas_get_country (atlas, states[i]);
      PalMapSpace space =
          pal_map_space_new (f->viewport, gtk_widget_get_width (f->layer), gtk_widget_get_height (f->layer));
      PalPoint at = pal_map_space_to_px (&space, country->label);

      if (!country->micro)
        continue;
      n_micro++;
      g_assert_cmpstr (pal_choropleth_layer_pick (PAL_CHOROPLETH_LAYER (f->layer), at.x + 3, at.y - 3), ==,
                       states[i]);
    }
  g_assert_cmpuint (n_micro, >=, 6);
}

/* Each kind of missing in its own hatch, at the country itself: ground and ink, and never a colour of a
 * class. */
static void
test_missing_is_hatched (Fixture *f, gconstpointer data)
{
  const PalTheme *theme = pal_scene_view_get_theme ();
  const guint32 ground = pal_color_to_rgb (theme->missing_ground),
                ink = pal_color_to_rgb (theme->missing_ink);
  GPtrArray *items = pal_map_model_get_items (f->model);
  guint n_hatched = 0;

  render (f);
  for (guint i = 0; i < items->len; i++)
    {
      const PalMapItem *item = g_ptr_array_index (items, i);
      double x, y;
      guint n_ground = 0, n_ink = 0;
      const PalAtlasCountry *country = pal_atlas_get_country (pal_atlas_get_default (), item->iso2);

      shumate_viewport_location_to_widget_coords (f->viewport, f->layer, country->latitude,
                                                  country->longitude, &x, &y);
      if (country->micro || !is_inside (f, x - 6, y - 6) || !is_inside (f, x + 6, y + 6))
        continue;
      for (int dx = -6; dx <= 6; dx++)
        for (int dy = -6; dy <= 6; dy++)
          {
            guint32 pixel = get_pixel (f, x + dx, y + dy);

            n_ground += pixel == ground;
            /* An edge of a line is a mixture of the two. */
            n_ink += ABS ((int) (pixel & 0xff) - (int) (ink & 0xff)) < 40 &&
                     ABS ((int) (pixel >> 16) - (int) (ink >> 16)) < 40;
          }
      if (item->value.missing == PAL_MISSING_NONE)
        g_assert_cmpuint (n_ground, <, 20);
      else
        {
          g_assert_cmpuint (n_ground, >, 20);
          g_assert_cmpuint (n_ink, >, 5);
          n_hatched++;
        }
    }
  g_assert_cmpuint (n_hatched, >, 4);
}

/* While the new picture is being drawn the old one is shown larger: never nothing. */
static void
test_zoom_shows_at_once (Fixture *f, gconstpointer data)
{
  double x, y;

  pal_map_canvas_zoom (f->canvas, 1.4);
  render (f);
  shumate_viewport_location_to_widget_coords (f->viewport, f->layer, 51, 10, &x, &y);
  g_assert_cmphex (get_pixel (f, x, y), ==, get_fill (f, "DE"));
  g_assert_false (pal_map_canvas_is_settled (f->canvas));
  settle_and_render (f);
  g_assert_cmphex (get_pixel (f, x, y), ==, get_fill (f, "DE"));
}

/* Moved by less than the margin, the same picture is shown somewhere else, px for px. */
static void
test_pan_moves_the_picture (Fixture *f, gconstpointer data)
{
  g_autofree guint32 *before = NULL;
  PalMapSpace space;
  const int dx = 23, dy = -17;
  guint n_different = 0;

  settle_and_render (f);
  before = g_memdup2 (f->pixels, sizeof (guint32) * (gsize) f->width * (gsize) f->height);
  space = pal_map_space_new (f->viewport, f->width, f->height);
  pal_map_space_go_to (
      f->viewport, pal_map_space_to_unit (&space, space.width / 2 + dx, space.height / 2 + dy), space.world);
  render (f);
  for (int y = 40; y < f->height - 40; y++)
    for (int x = 40; x < f->width - 40; x++)
      n_different += f->pixels[y * f->width + x] != before[(y + dy) * f->width + x + dx];
  g_assert_cmpuint (n_different, ==, 0);
}

/* One country that changes is repainted before the next frame; nothing else differs. */
static void
test_one_country_is_repainted_at_once (Fixture *f, gconstpointer data)
{
  g_autoptr (PalMapFills) before = pal_map_fills_new (f->model, pal_scene_view_get_theme ());
  g_autoptr (PalMapFills) after = pal_map_fills_new (f->model, pal_scene_view_get_theme ());
  const PalMapStyle orange = { .fill = pal_color_rgb (0xe66100) };
  int germany = pal_atlas_find (after->atlas, "DE");
  g_autofree guint32 *pixels = NULL;
  g_autoptr (GArray) changed = NULL;
  double x, y;
  guint n_orange = 0, n_other = 0;

  pal_choropleth_layer_set_fills (PAL_CHOROPLETH_LAYER (f->layer), before);
  settle_and_render (f);
  pixels = g_memdup2 (f->pixels, sizeof (guint32) * (gsize) f->width * (gsize) f->height);
  g_array_append_val (after->styles, orange);
  after->countries[germany].style = (int) after->styles->len - 1;
  changed = pal_map_fills_compare (before, after);
  g_assert_cmpuint (changed->len, ==, 1);

  pal_choropleth_layer_set_fills (PAL_CHOROPLETH_LAYER (f->layer), after);
  render (f);
  shumate_viewport_location_to_widget_coords (f->viewport, f->layer, 51, 10, &x, &y);
  g_assert_cmphex (get_pixel (f, x, y), ==, 0xe66100);
  for (int i = 0; i < f->width * f->height; i++)
    if ((f->pixels[i] & 0xffffff) == 0xe66100)
      n_orange++;
    else
      {
        double far_x = i % f->width - x, far_y = i / f->width - y;

        n_other += f->pixels[i] != pixels[i] && hypot (far_x, far_y) > 150;
      }
  g_assert_cmpuint (n_orange, >, 1000);
  g_assert_cmpuint (n_other, ==, 0);
}

static void
test_selected_is_outlined (Fixture *f, gconstpointer data)
{
  const guint32 accent = pal_color_to_rgb (pal_scene_view_get_theme ()->accent_text);
  guint n_before = 0, n_after = 0;

  settle_and_render (f);
  for (int i = 0; i < f->width * f->height; i++)
    n_before += (f->pixels[i] & 0xffffff) == accent;
  pal_selection_set_country (f->selection, "PL");
  render (f);
  for (int i = 0; i < f->width * f->height; i++)
    n_after += (f->pixels[i] & 0xffffff) == accent;
  g_assert_cmpuint (n_before, ==, 0);
  g_assert_cmpuint (n_after, >, 200);
}

/* Names do not cover one another or a mark, whatever the scale. */
static void
test_names_are_apart (Fixture *f, gconstpointer data)
{
  g_autoptr (PalMapFills) fills = pal_map_fills_new (f->model, pal_scene_view_get_theme ());
  const PalBox all = { 0, 0, 1, 1 };
  const PalMapMark mark = { pal_mercator_project (51.1, 10.4), 12 };
  static const double worlds[] = { 2000, 3755, 6000, 15000, 60000 };
  guint most = 0;

  for (guint w = 0; w < G_N_ELEMENTS (worlds); w++)
    {
      g_autoptr (GArray) labels =
          pal_map_labels_place (fills, pal_atlas_level_for_scale (worlds[w]), worlds[w], &all, &mark, 1);

      most = MAX (most, labels->len);
      for (guint i = 0; i < labels->len; i++)
        {
          const PalMapLabel *a = &g_array_index (labels, PalMapLabel, i);
          double half = fills->countries[a->country].label_width / 2;
          double mark_x = fabs (a->center.x - mark.at.x) * worlds[w],
                 mark_y = fabs (a->center.y - mark.at.y) * worlds[w];

          g_assert_cmpfloat (hypot (MAX (mark_x - half, 0), MAX (mark_y - PAL_MAP_LABEL_HALF_HEIGHT, 0)), >=,
                             mark.radius - 0.01);
          for (guint j = 0; j < i; j++)
            {
              const PalMapLabel *b = &g_array_index (labels, PalMapLabel, j);
              double both = half + fills->countries[b->country].label_width / 2;

              g_assert_true (fabs (a->center.x - b->center.x) * worlds[w] >= both ||
                             fabs (a->center.y - b->center.y) * worlds[w] >=
                                 2 * PAL_MAP_LABEL_HALF_HEIGHT - 0.01);
            }
        }
    }
  g_assert_cmpuint (most, >, 40);
}

/* A drawing that is not wanted any more ends, and gives nothing. */
static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (PalMapFills) fills = pal_map_fills_new (f->model, pal_scene_view_get_theme ());
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const PalMapPictureRequest request = { .fills = fills,
                                         .level = PAL_ATLAS_50M,
                                         .world = 4000,
                                         .left = 1500,
                                         .top = 900,
                                         .width = 600,
                                         .height = 400,
                                         .scale = 1 };
  g_autoptr (PalMapPicture) picture = pal_map_picture_new (&request, NULL);

  g_assert_nonnull (picture);
  g_cancellable_cancel (cancellable);
  g_assert_null (pal_map_picture_new (&request, cancellable));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path, *kind;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/ui/map-layer/matches-library", "reference", test_matches_library },
    { "/ui/map-layer/space", "reference", test_space },
    { "/ui/map-layer/stays-in-frame", "reference", test_stays_in_frame },
    { "/ui/map-layer/micro-states-can-be-picked", "reference", test_micro_states_can_be_picked },
    { "/ui/map-layer/missing-is-hatched", "demo", test_missing_is_hatched },
    { "/ui/map-layer/zoom-shows-at-once", "reference", test_zoom_shows_at_once },
    { "/ui/map-layer/pan-moves-the-picture", "demo", test_pan_moves_the_picture },
    { "/ui/map-layer/one-country-is-repainted-at-once", "reference", test_one_country_is_repainted_at_once },
    { "/ui/map-layer/selected-is-outlined", "reference", test_selected_is_outlined },
    { "/ui/map-layer/names-are-apart", "reference", test_names_are_apart },
    { "/ui/map-layer/cancelled", "reference", test_cancelled },
  };

  pal_ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].kind, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
