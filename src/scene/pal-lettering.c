/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-lettering.h"

#include <pango/pangocairo.h>

/* Layouts that a thread keeps; a page of charts uses a few hundred. */
#define MAX_LAYOUTS 1024

/* Pango objects may not cross threads, so each thread has its own set. */
typedef struct
{
  PangoContext *context; /* owned */
  GHashTable *layouts;   /* owned: key string to PangoLayout */
} TextThread;

static void
text_thread_free (gpointer data)
{
  TextThread *self = data;

  g_hash_table_unref (self->layouts);
  g_object_unref (self->context);
  g_free (self);
}

static GPrivate text_thread_key = G_PRIVATE_INIT (text_thread_free);

static TextThread *
get_thread (void)
{
  TextThread *self = g_private_get (&text_thread_key);
  cairo_font_options_t *options;

  if (self != NULL)
    return self;

  self = g_new0 (TextThread, 1);
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  /* Without hinting a text is as wide on paper as on the screen. */
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (self->context, 96);
  pango_context_set_round_glyph_positions (self->context, FALSE);

  g_private_set (&text_thread_key, self);
  return self;
}

static PangoLayout *
create_layout (TextThread *thread, const char *text, const PalTextStyle *style)
{
  PangoLayout *layout = pango_layout_new (thread->context);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, PAL_TEXT_FAMILY);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font,
                                     style->weight > 0 ? (PangoWeight) style->weight : PANGO_WEIGHT_NORMAL);
  if (style->italic)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  if (style->tabular)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/**
 * pal_text_get_layout:
 * @text: UTF-8, one line
 * @style: only the font counts
 *
 * Returns: (transfer none): a layout of this thread, for one use at once; the
 *   next call may drop it
 */
PangoLayout *
pal_text_get_layout (const char *text, const PalTextStyle *style)
{
  TextThread *thread = get_thread ();
  g_autofree char *key = g_strdup_printf ("%d %d %d%d %s", (int) (style->size * 256), (int) style->weight,
                                          style->tabular, style->italic, text);
  PangoLayout *layout = g_hash_table_lookup (thread->layouts, key);

  if (layout != NULL)
    return layout;

  if (g_hash_table_size (thread->layouts) >= MAX_LAYOUTS)
    g_hash_table_remove_all (thread->layouts);
  layout = create_layout (thread, text, style);
  g_hash_table_insert (thread->layouts, g_steal_pointer (&key), layout);
  return layout;
}

/**
 * pal_text_measure:
 * @text: (nullable): UTF-8
 * @style: only the font counts, not the greatest width
 *
 * Returns: the advance width in px of @text set on one line
 */
double
pal_text_measure (const char *text, const PalTextStyle *style)
{
  int width;

  g_autofree char *valid = NULL;

  if (text == NULL || *text == '\0')
    return 0;
  /* Charts measure labels before a scene has cleaned them. */
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  pango_layout_get_size (pal_text_get_layout (text, style), &width, NULL);
  return (double) width / PANGO_SCALE;
}

/* Byte offsets where a cut does not split a letter from its accents. */
static GArray *
list_cuts (const char *text, const PalTextStyle *style)
{
  PangoLayout *layout = pal_text_get_layout (text, style);
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (gsize));
  int n_attrs;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  const char *p = text;

  for (int i = 0; i < n_attrs && *p != '\0'; i++, p = g_utf8_next_char (p))
    if (attrs[i].is_cursor_position)
      {
        gsize offset = (gsize) (p - text);

        g_array_append_val (cuts, offset);
      }

  return cuts;
}

/**
 * pal_text_ellipsize:
 * @text: UTF-8
 * @style: its greatest width counts
 *
 * Returns: (transfer full): @text, or as many of its letters as fit with an
 *   ellipsis after them
 */
char *
pal_text_ellipsize (const char *text, const PalTextStyle *style)
{
  g_autoptr (GArray) cuts = NULL;
  guint low = 0, high;

  if (style->max_width <= 0 || pal_text_measure (text, style) <= style->max_width)
    return g_strdup (text);

  cuts = list_cuts (text, style);
  high = cuts->len;
  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;
      g_autofree char *start = g_strndup (text, g_array_index (cuts, gsize, middle));
      g_autofree char *cut = g_strconcat (g_strchomp (start), "…", NULL);

      if (pal_text_measure (cut, style) <= style->max_width)
        low = middle;
      else
        high = middle;
    }

  {
    g_autofree char *start = g_strndup (text, low < cuts->len ? g_array_index (cuts, gsize, low) : 0);

    return g_strconcat (g_strchomp (start), "…", NULL);
  }
}

static PangoLayout *
wrap (const char *text, const PalTextStyle *style)
{
  PangoLayout *layout = pango_layout_copy (pal_text_get_layout (text, style));

  pango_layout_set_single_paragraph_mode (layout, FALSE);
  pango_layout_set_width (layout, (int) (style->max_width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

/**
 * pal_text_break:
 * @text: (nullable): UTF-8
 * @style: its greatest width and number of lines count
 *
 * Every sink sets text by this one function, so that lines break alike on
 * screen, paper and in SVG.
 *
 * Returns: (transfer full) (element-type utf8): one string a line, never empty
 */
GPtrArray *
pal_text_break (const char *text, const PalTextStyle *style)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *valid = NULL;
  guint n_lines, max_lines = MAX (style->max_lines, 1);

  if (text == NULL)
    text = "";
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  if (max_lines == 1 || style->max_width <= 0)
    {
      g_ptr_array_add (lines, pal_text_ellipsize (text, style));
      return lines;
    }

  layout = wrap (text, style);
  n_lines = (guint) pango_layout_get_line_count (layout);
  for (guint i = 0; i < n_lines && i < max_lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, (int) i);
      const char *start = text + line->start_index;

      if (i + 1 == max_lines && n_lines > max_lines)
        {
          /* Newlines in the rest would break the one line that is left. */
          g_autofree char *rest = g_strdelimit (g_strdup (start), "\n\r", ' ');

          g_ptr_array_add (lines, pal_text_ellipsize (rest, style));
        }
      else
        g_ptr_array_add (lines, g_strchomp (g_strndup (start, (gsize) line->length)));
    }

  return lines;
}

/**
 * pal_text_get_height:
 * @style: a style
 * @n_lines: at least 1
 *
 * Returns: px from the top of the first to the bottom of the last line
 */
double
pal_text_get_height (const PalTextStyle *style, guint n_lines)
{
  double below = MAX (n_lines, 1) - 1;

  return style->size * (PAL_TEXT_ASCENT + PAL_TEXT_DESCENT + below * PAL_TEXT_LINE_HEIGHT);
}

/**
 * pal_text_get_first_baseline:
 * @style: its alignment counts
 * @n_lines: at least 1
 *
 * Returns: px from y down to the baseline of the first line
 */
double
pal_text_get_first_baseline (const PalTextStyle *style, guint n_lines)
{
  double below = (MAX (n_lines, 1) - 1) * PAL_TEXT_LINE_HEIGHT;

  switch (style->align)
    {
    case PAL_ALIGN_TOP:
      return style->size * PAL_TEXT_ASCENT;
    case PAL_ALIGN_MIDDLE:
      return style->size * (PAL_TEXT_MIDDLE - below / 2);
    case PAL_ALIGN_BOTTOM:
      return -style->size * (PAL_TEXT_DESCENT + below);
    case PAL_ALIGN_BASELINE:
    default:
      return 0;
    }
}

/**
 * pal_text_is_rtl:
 * @text: UTF-8
 *
 * Returns: whether its first letter belongs to a script that runs from right
 *   to left
 */
gboolean
pal_text_is_rtl (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeScript script;

      if (!g_unichar_isalpha (c))
        continue;
      script = g_unichar_get_script (c);
      return script == G_UNICODE_SCRIPT_HEBREW || script == G_UNICODE_SCRIPT_ARABIC ||
             script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA ||
             script == G_UNICODE_SCRIPT_NKO;
    }

  return FALSE;
}
