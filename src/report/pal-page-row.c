/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pal-page-row.h"

#include "scene/pal-theme.h"

/* More lines than any page has. */
#define MANY_LINES 10000

#define MARK_HEIGHT 19.0
#define MARK_PADDING 9.0

/* The blue of a ball pen: what was filled in stands out from what is printed, also on a grey copy. */
#define PEN 0x1a4fa0

static const struct
{
  double size;
  PalWeight weight;
  gboolean italic;
  PalInk ink;
} letters_table[PAL_N_LETTERS] = {
  [PAL_LETTERS_TITLE] = { 27, PAL_WEIGHT_EXTRA_BOLD, FALSE, PAL_INK_TEXT },
  [PAL_LETTERS_PART] = { 17, PAL_WEIGHT_EXTRA_BOLD, FALSE, PAL_INK_TEXT },
  [PAL_LETTERS_SECTION] = { 14, PAL_WEIGHT_BOLD, FALSE, PAL_INK_TEXT },
  [PAL_LETTERS_STRONG] = { 12.5, PAL_WEIGHT_BOLD, FALSE, PAL_INK_TEXT },
  [PAL_LETTERS_BODY] = { 12.5, PAL_WEIGHT_NORMAL, FALSE, PAL_INK_TEXT },
  [PAL_LETTERS_ANSWER] = { 12.5, PAL_WEIGHT_BOLD, FALSE, PAL_INK_PEN },
  [PAL_LETTERS_SMALL] = { 11, PAL_WEIGHT_NORMAL, FALSE, PAL_INK_DIM },
  [PAL_LETTERS_ROUTE] = { 11, PAL_WEIGHT_BOLD, FALSE, PAL_INK_ACCENT },
  [PAL_LETTERS_REASON] = { 11.5, PAL_WEIGHT_NORMAL, TRUE, PAL_INK_DIM },
  [PAL_LETTERS_MARK] = { 11, PAL_WEIGHT_BOLD, FALSE, PAL_INK_TEXT },
};

PalColor
pal_page_get_ink (PalInk ink)
{
  const PalTheme *theme = pal_theme_get (PAL_THEME_PRINT);
  const PalColor inks[PAL_N_INKS] = {
    [PAL_INK_TEXT] = theme->text,           [PAL_INK_DIM] = theme->dim,
    [PAL_INK_ACCENT] = theme->accent_text,  [PAL_INK_PEN] = pal_color_rgb (PEN),
    [PAL_INK_RULE] = theme->land_border,    [PAL_INK_BOX] = theme->missing_ink,
    [PAL_INK_CARD] = theme->missing_ground,
  };

  return inks[ink];
}

PalTextStyle
pal_page_get_letters (PalLetters letters)
{
  return (PalTextStyle){ .size = letters_table[letters].size,
                         .weight = letters_table[letters].weight,
                         .italic = letters_table[letters].italic,
                         .color = pal_page_get_ink (letters_table[letters].ink),
                         .align = PAL_ALIGN_TOP };
}

PalScene *
pal_page_row_new (double width, double height)
{
  return pal_scene_new (width, height);
}

static PalTextStyle
get_wrapped (PalLetters letters, double width)
{
  PalTextStyle style = pal_page_get_letters (letters);

  style.max_width = width;
  style.max_lines = MANY_LINES;
  return style;
}

double
pal_page_measure_height (const char *text, double width, PalLetters letters)
{
  PalTextStyle style = get_wrapped (letters, width);
  g_autoptr (GPtrArray) lines = NULL;

  if (text == NULL || *text == '\0')
    return 0;
  lines = pal_text_break (text, &style);
  return pal_text_get_height (&style, lines->len);
}

double
pal_page_row_write (PalScene *row, double x, double y, double width, const char *text, PalLetters letters)
{
  PalTextStyle style = get_wrapped (letters, width);

  if (text == NULL || *text == '\0')
    return 0;
  pal_scene_add_text (row, x, y, text, &style);
  return pal_page_measure_height (text, width, letters);
}

void
pal_page_row_write_beside (PalScene *row,
                           double x,
                           double y,
                           const char *text,
                           PalLetters letters,
                           PalAnchor anchor)
{
  PalTextStyle style = pal_page_get_letters (letters);

  style.align = PAL_ALIGN_MIDDLE;
  style.anchor = anchor;
  pal_scene_add_text (row, x, y, text, &style);
}

void
pal_page_row_rule (PalScene *row, double x1, double y, double x2, PalInk ink, double width)
{
  const PalStyle style = { .stroke = pal_page_get_ink (ink), .stroke_width = width };

  pal_scene_add_line (row, x1, y, x2, y, &style);
}

double
pal_page_row_mark (PalScene *row, double right, double y, const char *text)
{
  const PalTheme *theme = pal_theme_get (PAL_THEME_PRINT);
  const PalStyle frame = { .fill = theme->warning_ground,
                           .stroke = theme->warning_border,
                           .stroke_width = 1 };
  PalTextStyle style = pal_page_get_letters (PAL_LETTERS_MARK);
  double width = pal_text_measure (text, &style) + 2 * MARK_PADDING;
  const PalRect box = { right - width, y, width, MARK_HEIGHT };

  style.color = theme->warning_text;
  style.align = PAL_ALIGN_MIDDLE;
  pal_scene_add_rect (row, &box, MARK_HEIGHT / 2, &frame);
  pal_scene_add_text (row, box.x + MARK_PADDING, y + MARK_HEIGHT / 2, text, &style);
  return width;
}

void
pal_page_rows_add_lines (GPtrArray *rows,
                         double row_width,
                         double x,
                         double width,
                         const char *text,
                         PalLetters letters)
{
  PalTextStyle style = get_wrapped (letters, width);
  g_autoptr (GPtrArray) lines = pal_text_break (text, &style);
  PalTextStyle single = pal_page_get_letters (letters);

  for (guint i = 0; i < lines->len; i++)
    {
      PalScene *row = pal_page_row_new (row_width, single.size * PAL_TEXT_LINE_HEIGHT);

      pal_scene_add_text (row, x, 0, g_ptr_array_index (lines, i), &single);
      g_ptr_array_add (rows, row);
    }
}
