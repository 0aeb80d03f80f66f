/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/pal-error.h"
#include "scene/pal-huffman.h"
#include "scene/pal-png.h"
#include "scene/pal-scene-cairo.h"
#include "scene/pal-scene-export.h"
#include "scene/pal-scene-pdf.h"
#include "scene/pal-scene-png.h"
#include "scene/pal-scene-svg.h"
#include "scene/pal-theme.h"

#define HOSTILE "</text><script>alert(\"1\")</script> & '\x01\x1b' ]]> &lt;"

typedef struct
{
  const guint8 *data;
  gsize length, offset;
} Reader;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (reader->offset + length > reader->length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data + reader->offset, length);
  reader->offset += length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
decode (GBytes *bytes)
{
  Reader reader = { NULL, 0, 0 };

  reader.data = g_bytes_get_data (bytes, &reader.length);
  return cairo_image_surface_create_from_png_stream (read_cb, &reader);
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  guint32 pixel = ((const guint32 *) (const void *) row)[x];

  return cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24 ? pixel | 0xff000000 : pixel;
}

static guint8
color_type_of (GBytes *bytes)
{
  return ((const guint8 *) g_bytes_get_data (bytes, NULL))[25];
}

static void
assert_same_pixels (cairo_surface_t *a, cairo_surface_t *b)
{
  g_assert_cmpint (cairo_image_surface_get_width (a), ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (cairo_image_surface_get_height (a), ==, cairo_image_surface_get_height (b));
  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a); x++)
      g_assert_cmphex (get_pixel (a, x, y), ==, get_pixel (b, x, y));
}

/* Reads what we wrote with another decoder (cairo's) and compares each pixel;
 * the three cases are the three kinds of PNG that we write. */
static void
test_png_pixels (void)
{
  static const struct
  {
    const char *name;
    gboolean opaque;
    guint n_colors;
    guint8 color_type;
  } cases[] = {
    { "palette", TRUE, 200, 3 },
    { "palette, full", TRUE, 256, 3 },
    { "one colour too many", TRUE, 257, 2 },
    { "true colour", TRUE, 20000, 2 },
    { "alpha", FALSE, 500, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (
                          cases[i].opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, 211, 97),
                      *back;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      cairo_surface_flush (surface);
      for (int y = 0; y < 97; y++)
        for (int x = 0; x < 211; x++)
          {
            guint8 *row =
                cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
            guint n = (guint) (y * 211 + x) % cases[i].n_colors;
            guint32 color = n * 827 & 0xffffff;

            /* 0x80 of alpha over full channels stays the same when it is
             * divided out and multiplied back. */
            if (!cases[i].opaque)
              color = n % 3 == 0 ? 0 : n % 3 == 1 ? 0x80800080 : color | 0xff000000;
            ((guint32 *) (void *) row)[x] = color;
          }
      cairo_surface_mark_dirty (surface);

      bytes = pal_surface_to_png (surface, "Title é", 1, &error);
      g_assert_no_error (error);
      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (color_type_of (bytes), ==, cases[i].color_type);
      back = decode (bytes);
      g_assert_cmpint (cairo_surface_status (back), ==, CAIRO_STATUS_SUCCESS);
      assert_same_pixels (surface, back);
      cairo_surface_destroy (surface);
      cairo_surface_destroy (back);
    }
}

static PalScene *
sample (PalThemeKind kind)
{
  const PalTheme *theme = pal_theme_get (kind);
  PalScene *scene = pal_scene_new (200.5, 100);
  PalStyle style = { .fill = theme->missing_ground,
                     .pattern = PAL_PATTERN_CROSS,
                     .pattern_ink = theme->missing_ink };
  PalTextStyle text = { .size = 14, .color = theme->text, .max_width = 100, .max_lines = 3 };

  pal_scene_set_title (scene, "Title " HOSTILE);
  pal_scene_set_description (scene, HOSTILE);
  pal_scene_set_background (scene, theme->view);
  pal_scene_begin_item (scene, "id\"" HOSTILE, HOSTILE);
  pal_scene_add_rect (scene, &(PalRect){ 10, 10, 80, 40 }, 5, &style);
  pal_scene_add_text (scene, 20, 30, HOSTILE, &text);
  pal_scene_end (scene);
  pal_scene_begin_clip (scene, &(PalRect){ 100, 0, 50, 50 });
  pal_scene_add_disc (scene, 120, 20, 11, 3, theme->ink);
  pal_scene_end (scene);
  return scene;
}

static void
test_png_scale (void)
{
  g_autoptr (PalScene) scene = sample (PAL_THEME_LIGHT);

  for (guint scale = 1; scale <= 3; scale++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = pal_scene_export (scene, PAL_EXPORT_PNG, scale, &error);
      cairo_surface_t *drawn, *back;

      g_assert_no_error (error);
      drawn = pal_scene_to_surface (scene, scale, &error);
      g_assert_no_error (error);
      back = decode (bytes);
      assert_same_pixels (drawn, back);
      g_assert_cmpint (cairo_image_surface_get_width (back), ==, scale == 1 ? 201 : scale == 2 ? 401 : 602);
      g_assert_cmpint (cairo_image_surface_get_height (back), ==, 100 * (int) scale);
      cairo_surface_destroy (drawn);
      cairo_surface_destroy (back);
    }
}

static void
test_no_ground (void)
{
  g_autoptr (PalScene) scene = pal_scene_new (20, 20);
  const PalStyle style = { .fill = { 1, 0, 0, 1 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *back;

  pal_scene_add_rect (scene, &(PalRect){ 10, 0, 10, 20 }, 0, &style);
  bytes = pal_scene_export (scene, PAL_EXPORT_PNG, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (color_type_of (bytes), ==, 6);
  back = decode (bytes);
  g_assert_cmphex (get_pixel (back, 5, 5), ==, 0);
  g_assert_cmphex (get_pixel (back, 15, 5), ==, 0xffff0000);
  cairo_surface_destroy (back);
}

typedef struct
{
  guint n_elements, n_scripts, n_titles;
  GString *text;
} SvgFacts;

static void
start_cb (GMarkupParseContext *context,
          const char *name,
          const char **attribute_names,
          const char **attribute_values,
          gpointer data,
          GError **error)
{
  SvgFacts *facts = data;

  facts->n_elements++;
  facts->n_scripts += g_str_equal (name, "script") ? 1 : 0;
  facts->n_titles += g_str_equal (name, "title") ? 1 : 0;
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  SvgFacts *facts = data;

  if (g_str_equal (g_markup_parse_context_get_element (context), "text"))
    g_string_append_len (facts->text, text, (gssize) length);
}

static void
test_svg (void)
{
  static const GMarkupParser parser = { .start_element = start_cb, .text = text_cb };
  g_autoptr (PalScene) scene = sample (PAL_THEME_LIGHT);
  g_autoptr (GError) error = NULL;
  g_autofree char *svg = pal_scene_to_svg (scene, 1, "x1", &error);
  SvgFacts facts = { 0, 0, 0, g_string_new (NULL) };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &facts, NULL);

  g_assert_no_error (error);
  g_markup_parse_context_parse (context, svg, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (facts.n_elements, >, 8);
  g_assert_cmpuint (facts.n_scripts, ==, 0);
  g_assert_cmpuint (facts.n_titles, ==, 2);
  /* Text stays text: the words can be found and copied. */
  g_assert_nonnull (strstr (facts.text->str, "alert"));
  g_assert_null (strchr (svg, '\x01'));
  g_assert_null (strchr (svg, '\x1b'));
  g_assert_nonnull (strstr (svg, "url(#x1-p0)"));
  g_assert_nonnull (strstr (svg, "width=\"200.5\""));
  g_string_free (facts.text, TRUE);
}

/* The same scene in two themes differs in nothing but colours. */
static void
test_themes (void)
{
  g_autoptr (PalScene) light = sample (PAL_THEME_LIGHT);
  g_autoptr (PalScene) dark = sample (PAL_THEME_DARK);
  g_autofree char *one = pal_scene_to_svg (light, 1, NULL, NULL);
  g_autofree char *two = pal_scene_to_svg (dark, 1, NULL, NULL);
  g_autoptr (GRegex) color = g_regex_new ("#[0-9a-f]{6}\"( (fill|stroke)-opacity=\"[0-9.]+\")?",
                                          G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *a = g_regex_replace_literal (color, one, -1, 0, "C\"", G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *b = g_regex_replace_literal (color, two, -1, 0, "C\"", G_REGEX_MATCH_DEFAULT, NULL);

  g_assert_cmpstr (one, !=, two);
  g_assert_cmpstr (a, ==, b);
}

/* The file as one string: zero bytes become blanks. */
static char *
to_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *text = g_malloc0 (length + 1);

  for (gsize i = 0; i < length; i++)
    text[i] = data[i] == '\0' ? ' ' : data[i];
  return text;
}

static void
test_pdf (void)
{
  g_autoptr (PalScene) scene = pal_scene_new (1240, 1754);
  g_autoptr (PalScene) wide = sample (PAL_THEME_PRINT);
  const PalScene *pages[] = { scene, wide };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL, one = NULL;
  g_autofree char *text = NULL, *other = NULL;

  pal_scene_set_title (scene, "Briefing");
  bytes = pal_scene_pages_to_pdf (pages, 2, 72.0 / 150, &error);
  g_assert_no_error (error);
  text = to_text (bytes);
  g_assert_true (g_str_has_prefix (text, "%PDF-"));
  g_assert_nonnull (strstr (text, "/Count 2"));
  /* A4 at 150 px an inch is 595.2 by 841.92 points. */
  g_assert_nonnull (strstr (text, "/MediaBox [ 0 0 595.2 841.92 ]"));
  g_assert_nonnull (strstr (text, "/Title (Briefing)"));

  one = pal_scene_export (wide, PAL_EXPORT_PDF, 1, &error);
  g_assert_no_error (error);
  other = to_text (one);
  g_assert_nonnull (strstr (other, "/MediaBox [ 0 0 150.375 75 ]"));
  g_assert_nonnull (strstr (other, "/CreationDate (20231114221320"));
}

static void
test_files (void)
{
  g_autoptr (PalScene) scene = sample (PAL_THEME_LIGHT);
  g_autofree char *folder = g_dir_make_tmp ("pal-export-XXXXXX", NULL);
  static const struct
  {
    const char *name, *magic;
  } cases[] = { { "a.PNG", "\x89PNG" }, { "b.svg", "<?xml" }, { "c.pdf", "%PDF-" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (pal_scene_export_file (scene, path, 1, &error));
      g_assert_no_error (error);
      g_file_get_contents (path, &content, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (content, strlen (cases[i].magic), cases[i].magic, strlen (cases[i].magic));
      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_refusals (void)
{
  g_autoptr (PalScene) scene = sample (PAL_THEME_LIGHT);
  static const double scales[] = { 0, -1, 1e9, NAN };
  PalExportFormat format;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    for (PalExportFormat f = PAL_EXPORT_PNG; f <= PAL_EXPORT_PDF; f++)
      {
        g_autoptr (GError) refusal = NULL;

        g_assert_null (pal_scene_export (scene, f, scales[i], &refusal));
        g_assert_error (refusal, PAL_ERROR, PAL_ERROR_INVALID);
      }

  g_assert_false (pal_export_format_from_path ("map.docx", &format, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (pal_scene_export_file (scene, "/nowhere/at/all.png", 1, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_STORAGE);
}

static void
test_too_large (void)
{
  g_autoptr (PalScene) scene = pal_scene_new (40000, 10);
  g_autoptr (GError) error = NULL;

  g_assert_null (pal_scene_export (scene, PAL_EXPORT_PNG, 1, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
}

static gpointer
export_thread (gpointer data)
{
  return pal_scene_export (data, PAL_EXPORT_PNG, 2, NULL);
}

/* Two threads may draw one scene: each has its own text machinery. */
static void
test_threads (void)
{
  g_autoptr (PalScene) scene = sample (PAL_THEME_LIGHT);
  GThread *threads[4];
  g_autoptr (GBytes) first = export_thread (scene);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("export", export_thread, scene);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) bytes = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (bytes, first));
    }
}

/* The most that a channel differs. */
static guint
find_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  guint most = 0;

  g_assert_cmpint (cairo_image_surface_get_width (a), ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (cairo_image_surface_get_height (a), ==, cairo_image_surface_get_height (b));
  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a); x++)
      for (guint shift = 0; shift < 32; shift += 8)
        {
          int one = (int) (get_pixel (a, x, y) >> shift & 0xff),
              two = (int) (get_pixel (b, x, y) >> shift & 0xff);

          most = MAX (most, (guint) ABS (one - two));
        }
  return most;
}

/* What a pixel of a made-up picture is; @kind 0 flat, 1 noise, 2 stripes that slant, 3 blocks, 4 few colours
 * at random, 5 channels of very different frequency. */
static guint32
invent_pixel (guint kind, guint x, guint y, GRand *random)
{
  switch (kind)
    {
    case 0:
      return 0xe9eff3;
    case 1:
      return g_rand_int (random) & 0xffffff;
    case 2:
      return ((x + y) / 6 % 2 == 0 ? 0x77767b : 0xf6f5f4) + (x + y) % 6;
    case 3:
      return (x / 37 * 7919 + y / 23 * 104729) & 0xffffff;
    case 4:
      return (guint32) g_rand_int_range (random, 0, 400) * 41943;
    default:
      return (guint32) (1 << (g_bit_nth_lsf (g_rand_int (random) | 1 << 23, -1))) * 3;
    }
}

/* Whatever a picture holds and however odd its size, another decoder finds each pixel again. */
static void
test_png_compression (void)
{
  static const guint sizes[][2] = { { 1, 1 },   { 1, 300 },   { 2, 2 },      { 3, 900 },    { 700, 1 },
                                    { 86, 87 }, { 259, 130 }, { 1000, 900 }, { 10900, 12 }, { 10901, 12 } };
  guint32 seed = g_test_rand_int_range (0, G_MAXINT32);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint kind = 0; kind <= 5; kind++)
      {
        int width = (int) sizes[i][0], height = (int) sizes[i][1];
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height), *back;
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GError) error = NULL;

        cairo_surface_flush (surface);
        for (int y = 0; y < height; y++)
          for (int x = 0; x < width; x++)
            {
              guint8 *row =
                  cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

              /* The byte of the alpha that there is not may hold anything. */
              ((guint32 *) (void *) row)[x] =
                  invent_pixel (kind, (guint) x, (guint) y, random) | (g_rand_int (random) & 0xff000000);
            }
        cairo_surface_mark_dirty (surface);
        bytes = pal_surface_to_png (surface, NULL, 1, &error);
        g_assert_no_error (error);
        back = decode (bytes);
        g_test_message ("%d x %d, kind %u, seed %u", width, height, kind, seed);
        g_assert_cmpint (cairo_surface_status (back), ==, CAIRO_STATUS_SUCCESS);
        g_assert_cmpuint (find_difference (surface, back), ==, 0);
        cairo_surface_destroy (surface);
        cairo_surface_destroy (back);
      }
}

/* Each code can be told from each other one, none is longer than it may be, and none is wasted. */
static void
test_huffman (void)
{
  for (guint kind = 0; kind < 40; kind++)
    {
      guint32 counts[286] = { 0 }, a = 1, b = 1;
      guint n = 2 + kind * 7, max_length = n <= 19 ? 7 : 15;
      guint64 kraft = 0;
      PalHuffman code;

      for (guint i = 0; i < n; i++)
        {
          guint32 sum = a + b;

          /* Fibonacci's numbers ask for the longest codes that there are. */
          counts[i] = kind % 2 == 0 ? a : (guint32) g_test_rand_int_range (0, 1000);
          a = b;
          b = MIN (sum, 1 << 22);
        }
      counts[0] = counts[1] = MAX (counts[0], 1);
      pal_huffman_build (&code, counts, n, max_length);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpint (code.lengths[i] > 0, ==, counts[i] > 0);
          g_assert_cmpuint (code.lengths[i], <=, max_length);
          if (code.lengths[i] == 0)
            continue;
          kraft += (guint64) 1 << (max_length - code.lengths[i]);
          for (guint j = 0; j < i; j++)
            {
              guint shorter = MIN (code.lengths[i], code.lengths[j]);

              g_assert_true (code.lengths[j] == 0 ||
                             ((code.codes[i] ^ code.codes[j]) & ((1u << shorter) - 1)) != 0);
              g_assert_true (counts[i] <= counts[j] || code.lengths[j] == 0 ||
                             code.lengths[i] <= code.lengths[j]);
            }
        }
      g_assert_cmpuint (kraft, ==, (guint64) 1 << max_length);
    }
}

/* A coast between letters, inside a clip and a scale: drawn in bands by several threads it looks as drawn in
 * one go, but for the shade of an edge that a band cuts, and it is the same each time. */
static void
test_bands (void)
{
  g_autoptr (PalScene) scene = pal_scene_new (700, 800);
  g_autoptr (PalPath) coast = pal_path_new ();
  const PalStyle land = { .fill = pal_color_rgb (0xa1dab4),
                          .pattern = PAL_PATTERN_RISING,
                          .pattern_ink = pal_color_rgb (0x77767b),
                          .stroke = pal_color_rgb (0x241f31),
                          .stroke_width = 0.9 };
  const PalTextStyle text = {
    .size = 14, .color = pal_color_rgb (0), .halo = pal_color_rgb (0xffffff), .halo_width = 2
  };
  g_autoptr (GError) error = NULL;
  cairo_surface_t *in_bands, *again, *at_once;
  cairo_t *cr;

  for (guint i = 0; i < 6000; i++)
    {
      double angle = i * 2 * G_PI / 6000, radius = 300 + 40 * sin (i * 0.37) + 20 * sin (i * 1.9);

      (i == 0 ? pal_path_move_to : pal_path_line_to) (coast, 350 + radius * cos (angle),
                                                      400 + radius * sin (angle));
    }
  pal_path_close (coast);
  pal_scene_set_background (scene, pal_color_rgb (0xe9eff3));
  pal_scene_add_text (scene, 20, 30, "before", &text);
  pal_scene_begin_clip (scene, &(PalRect){ 30.3, 60.7, 600, 700 });
  pal_scene_begin_transform (scene, 5, 7, 0.95);
  pal_scene_begin_item (scene, "NO", NULL);
  pal_scene_add_path (scene, coast, &land);
  pal_scene_end (scene);
  pal_scene_end (scene);
  pal_scene_add_text (scene, 300, 400, "after", &text);
  pal_scene_end (scene);

  in_bands = pal_scene_to_surface (scene, 1.3, &error);
  g_assert_no_error (error);
  again = pal_scene_to_surface (scene, 1.3, &error);
  g_assert_no_error (error);
  assert_same_pixels (in_bands, again);
  at_once = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 910, 1040);
  cr = cairo_create (at_once);
  cairo_scale (cr, 1.3, 1.3);
  pal_scene_draw (scene, cr, 1);
  cairo_destroy (cr);
  cairo_surface_flush (at_once);
  g_assert_cmpuint (find_difference (in_bands, at_once), <=, 64); /* a few of the 16 shades */
  g_assert_cmphex (get_pixel (in_bands, 455, 520), ==, get_pixel (at_once, 455, 520));
  cairo_surface_destroy (in_bands);
  cairo_surface_destroy (again);
  cairo_surface_destroy (at_once);
}

int
main (int argc, char *argv[])
{
  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/png-pixels", test_png_pixels);
  g_test_add_func ("/export/png-scale", test_png_scale);
  g_test_add_func ("/export/no-ground", test_no_ground);
  g_test_add_func ("/export/svg", test_svg);
  g_test_add_func ("/export/themes", test_themes);
  g_test_add_func ("/export/pdf", test_pdf);
  g_test_add_func ("/export/files", test_files);
  g_test_add_func ("/export/refusals", test_refusals);
  g_test_add_func ("/export/too-large", test_too_large);
  g_test_add_func ("/export/threads", test_threads);
  g_test_add_func ("/export/png-compression", test_png_compression);
  g_test_add_func ("/export/huffman", test_huffman);
  g_test_add_func ("/scene/png/bands", test_bands);
  return g_test_run ();
}
