/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pal-form-number.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/pal-number.h"
#include "report/pal-page-row.h"

#define MAX_DIGITS 10
#define MAX_DECIMALS 4
#define GROUP_GAP 4.0 /* between thousands */
#define POINT_WIDTH 9.0
#define UNIT_GAP 9.0
#define LINE_WIDTH 170.0
#define ROW_GAP 6.0
#define LABEL_GAP 16.0
#define DASH_WIDTH 12.0
#define CAPTION_HEIGHT 15.0

/* How many boxes a number has; none: it goes on a line. */
typedef struct
{
  guint n_digits;
  guint n_decimals;
} Boxes;

static Boxes
get_boxes (const PalQuestion *question)
{
  Boxes none = { 0, 0 }, boxes = { 1, 0 };

  /* A sign has no box, and without an upper end nobody knows how many there should be. */
  if (!question->has_min || question->min < 0 || !question->has_max || question->max < 0 ||
      question->max >= pow (10, MAX_DIGITS))
    return none;
  while (pow (10, boxes.n_digits) <= question->max)
    boxes.n_digits++;
  if (question->type == PAL_QUESTION_DECIMAL || question->type == PAL_QUESTION_PERCENT)
    boxes.n_decimals = (guint) MAX (question->decimals, 0);
  return boxes.n_decimals <= MAX_DECIMALS ? boxes : none;
}

/* All decimals that were given, in the signs of the reader. */
static char *
format_whole (double number)
{
  g_autofree char *machine = pal_number_to_machine (number);
  const char *point = strchr (machine, '.');

  if (strpbrk (machine, "eE") != NULL)
    return g_steal_pointer (&machine);
  return pal_number_format (number, point != NULL ? (int) strlen (point + 1) : 0);
}

/* The decimal sign of the reader. */
static char *
dup_point (void)
{
  g_autofree char *half = pal_number_format (0.5, 1);

  return g_strndup (half + 1, strlen (half) - 2);
}

/* "0012" and "5" for 12.5 in four boxes and one, blanks in place of the leading zeros; FALSE where the boxes
 * would not tell the number as it is. */
static gboolean
split_number (const Boxes *boxes, double number, char **out_digits, char **out_decimals)
{
  char text[64];
  g_autofree char *filled = NULL;
  char *point;

  if (boxes->n_digits == 0 || number < 0 || number >= pow (10, boxes->n_digits))
    return FALSE;
  g_snprintf (text, sizeof text, "%%.%uf", boxes->n_decimals);
  filled = g_malloc0 (64);
  g_ascii_formatd (filled, 64, text, number);
  if (fabs (g_ascii_strtod (filled, NULL) - number) > 1e-9 * MAX (1, number))
    return FALSE;
  point = strchr (filled, '.');
  if (point != NULL)
    *point = '\0';
  if (strlen (filled) > boxes->n_digits)
    return FALSE;
  *out_digits = g_strdup_printf ("%*s", (int) boxes->n_digits, filled);
  *out_decimals = point != NULL ? g_strdup (point + 1) : NULL;
  return TRUE;
}

double
pal_form_boxes_draw (PalScene *row, double x, double y, guint n, const char *text)
{
  const PalStyle style = { .fill = pal_color_rgb (0xffffff),
                           .stroke = pal_page_get_ink (PAL_INK_BOX),
                           .stroke_width = 1 };

  for (guint i = 0; i < n; i++)
    {
      const PalRect box = { x + i * PAL_FORM_BOX_WIDTH, y, PAL_FORM_BOX_WIDTH, PAL_FORM_BOX_HEIGHT };
      const char digit[] = { text != NULL && i < strlen (text) ? text[i] : ' ', '\0' };

      pal_scene_add_rect (row, &box, 0, &style);
      if (digit[0] != ' ')
        pal_page_row_write_beside (row, box.x + box.width / 2, y + PAL_FORM_BOX_HEIGHT / 2, digit,
                                   PAL_LETTERS_ANSWER, PAL_ANCHOR_MIDDLE);
    }
  return n * PAL_FORM_BOX_WIDTH;
}

/* Boxes in groups of three from the right, as the number is read. */
static double
draw_digits (PalScene *row, double x, double y, guint n, const char *digits)
{
  double start = x;

  for (guint i = 0; i < n;)
    {
      guint n_group = n <= 4 ? n : (n - i) % 3 == 0 ? 3 : (n - i) % 3;

      x += pal_form_boxes_draw (row, x, y, n_group, digits != NULL ? digits + i : NULL);
      i += n_group;
      if (i < n)
        x += GROUP_GAP;
    }
  return x - start;
}

static double
measure_boxes (const Boxes *boxes)
{
  double width = boxes->n_digits * PAL_FORM_BOX_WIDTH;
  guint n_gaps = boxes->n_digits > 4 ? (boxes->n_digits - 1) / 3 : 0;

  if (boxes->n_digits == 0)
    return LINE_WIDTH;
  width += GROUP_GAP * n_gaps;
  return width + (boxes->n_decimals > 0 ? POINT_WIDTH + boxes->n_decimals * PAL_FORM_BOX_WIDTH : 0);
}

/* The field of a number with its unit; @number NULL: empty. */
static void
draw_number (PalScene *row, double x, double y, const Boxes *boxes, const double *number, const char *unit)
{
  double start = x, middle = y + PAL_FORM_BOX_HEIGHT / 2;
  g_autofree char *digits = NULL, *decimals = NULL;

  if (boxes->n_digits == 0 || (number != NULL && !split_number (boxes, *number, &digits, &decimals)))
    {
      g_autofree char *text = number != NULL ? format_whole (*number) : NULL;

      if (text != NULL)
        pal_page_row_write_beside (row, x + 6, middle, text, PAL_LETTERS_ANSWER, PAL_ANCHOR_START);
      pal_page_row_rule (row, x, y + PAL_FORM_BOX_HEIGHT, x + LINE_WIDTH, PAL_INK_BOX, 0.8);
      x += LINE_WIDTH;
    }
  else
    {
      x += draw_digits (row, x, y, boxes->n_digits, digits);
      if (boxes->n_decimals > 0)
        {
          g_autofree char *point = dup_point ();

          pal_page_row_write_beside (row, x + POINT_WIDTH / 2, middle + 4, point, PAL_LETTERS_STRONG,
                                     PAL_ANCHOR_MIDDLE);
          x += POINT_WIDTH + pal_form_boxes_draw (row, x + POINT_WIDTH, y, boxes->n_decimals, decimals);
        }
    }
  if (unit != NULL)
    pal_page_row_write_beside (row, MAX (x, start + measure_boxes (boxes)) + UNIT_GAP, middle, unit,
                               PAL_LETTERS_BODY, PAL_ANCHOR_START);
}

void
pal_form_number_add (GPtrArray *rows,
                     const PalFormColumn *column,
                     const PalQuestion *question,
                     const PalValue *value)
{
  Boxes boxes = get_boxes (question);
  gboolean is_filled = value != NULL && value->kind == PAL_VALUE_NUMBER;
  PalScene *row = pal_page_row_new (column->row_width, PAL_FORM_BOX_HEIGHT + ROW_GAP);

  draw_number (row, column->x, 1, &boxes, is_filled ? &value->number : NULL, question->unit);
  g_ptr_array_add (rows, row);
}

static void
add_part (GPtrArray *rows,
          const PalFormColumn *column,
          const Boxes *boxes,
          const char *label,
          const double *n)
{
  double field = measure_boxes (boxes), width = column->width - field - LABEL_GAP;
  double text = pal_page_measure_height (label, width, PAL_LETTERS_BODY);
  double height = MAX (text, PAL_FORM_BOX_HEIGHT);
  PalScene *row = pal_page_row_new (column->row_width, height + ROW_GAP);

  pal_page_row_write (row, column->x, (height - text) / 2, width, label, PAL_LETTERS_BODY);
  draw_number (row, column->x + column->width - field, (height - PAL_FORM_BOX_HEIGHT) / 2, boxes, n, NULL);
  g_ptr_array_add (rows, row);
}

void
pal_form_ratio_add (GPtrArray *rows,
                    const PalFormColumn *column,
                    const PalQuestion *question,
                    const PalValue *value)
{
  const PalFormColumn inner = { column->row_width, column->x, column->width };
  Boxes boxes = get_boxes (question);
  gboolean is_filled = value != NULL && value->kind == PAL_VALUE_RATIO;
  const char *above = question->numerator_label != NULL ? question->numerator_label : _ ("Numerator");
  const char *below = question->denominator_label != NULL ? question->denominator_label : _ ("Denominator");

  add_part (rows, &inner, &boxes, above, is_filled ? &value->number : NULL);
  add_part (rows, &inner, &boxes, below, is_filled ? &value->denominator : NULL);
  if (is_filled && value->denominator > 0)
    {
      g_autofree char *share =
          pal_number_format (question->multiplier * value->number / value->denominator, 1);
      /* Translators: what a ratio comes to, then its unit: "This is 30.0 %." */
      g_autofree char *text =
          g_strdup_printf (_ ("This is %s %s."), share, question->unit != NULL ? question->unit : "");
      PalScene *row = pal_page_row_new (column->row_width, PAL_FORM_BOX_HEIGHT);

      pal_page_row_write_beside (row, column->x + column->width, PAL_FORM_BOX_HEIGHT / 2 - 2,
                                 g_strstrip (text), PAL_LETTERS_SMALL, PAL_ANCHOR_END);
      g_ptr_array_add (rows, row);
    }
}

void
pal_form_date_add (GPtrArray *rows,
                   const PalFormColumn *column,
                   const PalQuestion *question,
                   const PalValue *value)
{
  const char *const captions[] = { _ ("Year"), _ ("Month"), _ ("Day") };
  static const guint n_boxes[] = { 4, 2, 2 }, starts[] = { 0, 5, 8 };
  const char *date = value != NULL && value->kind == PAL_VALUE_STRING ? value->string : NULL;
  gboolean is_iso = date != NULL && strlen (date) == strlen ("2026-01-31");
  PalScene *row = pal_page_row_new (column->row_width, PAL_FORM_BOX_HEIGHT + CAPTION_HEIGHT + ROW_GAP);
  double x = column->x;

  for (guint i = 0; i < G_N_ELEMENTS (n_boxes); i++)
    {
      g_autofree char *part = is_iso ? g_strndup (date + starts[i], n_boxes[i]) : NULL;
      double width;

      if (i > 0)
        pal_page_row_write_beside (row, x - DASH_WIDTH / 2, 1 + PAL_FORM_BOX_HEIGHT / 2, "-",
                                   PAL_LETTERS_STRONG, PAL_ANCHOR_MIDDLE);
      width = pal_form_boxes_draw (row, x, 1, n_boxes[i], part);
      pal_page_row_write_beside (row, x + width / 2, PAL_FORM_BOX_HEIGHT + CAPTION_HEIGHT / 2 + 2,
                                 captions[i], PAL_LETTERS_SMALL, PAL_ANCHOR_MIDDLE);
      x += width + DASH_WIDTH;
    }
  /* What is no date is shown as it is. */
  if (date != NULL && !is_iso)
    pal_page_row_write_beside (row, x, 1 + PAL_FORM_BOX_HEIGHT / 2, date, PAL_LETTERS_ANSWER,
                               PAL_ANCHOR_START);
  g_ptr_array_add (rows, row);
}
