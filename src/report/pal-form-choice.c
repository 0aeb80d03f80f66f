/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pal-form-choice.h"

#include "report/pal-page-row.h"

#define LABEL_INDENT 21.0
#define OPTION_GAP 5.0
#define COLUMN_GAP 18.0
#define MAX_COLUMNS 4
#define OPTIONS_IN_ONE_COLUMN 3 /* so few read best below one another, unless they are single words */
#define SHORT_LABEL 90.0        /* px */

#define SCALE_STEPS 5
#define SCALE_STEP 46.0
#define SCALE_HEIGHT 38.0
#define ANCHOR_WIDTH 150.0

void
pal_form_mark_draw (PalScene *row, double x, double y, gboolean is_round, gboolean is_ticked)
{
  const double half = PAL_FORM_MARK_SIZE / 2, arm = half - 3;
  const PalStyle outline = { .fill = pal_color_rgb (0xffffff),
                             .stroke = pal_page_get_ink (PAL_INK_BOX),
                             .stroke_width = 1 };
  const PalStyle pen = { .stroke = pal_page_get_ink (PAL_INK_PEN), .stroke_width = 2.2, .round = TRUE };
  const PalStyle dot = { .fill = pal_page_get_ink (PAL_INK_PEN) };
  const PalRect box = { x, y - half, PAL_FORM_MARK_SIZE, PAL_FORM_MARK_SIZE };

  if (is_round)
    pal_scene_add_circle (row, x + half, y, half, &outline);
  else
    pal_scene_add_rect (row, &box, 1.5, &outline);
  if (is_ticked && is_round)
    pal_scene_add_circle (row, x + half, y, half - 3, &dot);
  else if (is_ticked)
    {
      pal_scene_add_line (row, x + half - arm, y - arm, x + half + arm, y + arm, &pen);
      pal_scene_add_line (row, x + half - arm, y + arm, x + half + arm, y - arm, &pen);
    }
}

/* As many columns as the longest label leaves room for, so that no label of several columns wraps. */
static guint
count_columns (const PalQuestion *question, double width)
{
  PalTextStyle style = pal_page_get_letters (PAL_LETTERS_ANSWER);
  double longest = 0;
  guint n;

  for (guint i = 0; i < question->n_options; i++)
    longest = MAX (longest, pal_text_measure (question->options[i].label, &style));
  if (question->n_options <= OPTIONS_IN_ONE_COLUMN && longest > SHORT_LABEL)
    return 1;
  n = (guint) ((width + COLUMN_GAP) / (longest + LABEL_INDENT + COLUMN_GAP));
  return CLAMP (n, 1, MIN (MAX_COLUMNS, MAX (question->n_options, 1)));
}

static void
draw_option (PalScene *row,
             double x,
             double width,
             const PalQuestion *question,
             const PalOption *option,
             const PalValue *value)
{
  gboolean is_ticked = value != NULL && pal_value_has (value, option->code);
  PalLetters letters = is_ticked ? PAL_LETTERS_ANSWER : PAL_LETTERS_BODY;
  PalTextStyle style = pal_page_get_letters (letters);

  pal_form_mark_draw (row, x, pal_text_get_height (&style, 1) / 2, question->type != PAL_QUESTION_MULTI,
                      is_ticked);
  pal_page_row_write (row, x + LABEL_INDENT, 0, width - LABEL_INDENT, option->label, letters);
}

/* A code that the instrument does not know (any more) is shown, not lost. */
static void
add_unknown (GPtrArray *rows, const PalFormColumn *column, const PalQuestion *question, const PalValue *value)
{
  const char *const one[] = { value->string, NULL };
  const char *const *codes = value->kind == PAL_VALUE_SET      ? (const char *const *) value->set
                             : value->kind == PAL_VALUE_STRING ? one
                                                               : NULL;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    if (pal_question_find_option (question, codes[i]) == NULL)
      pal_page_rows_add_lines (rows, column->row_width, column->x + LABEL_INDENT,
                               column->width - LABEL_INDENT, codes[i], PAL_LETTERS_ANSWER);
}

void
pal_form_choice_add (GPtrArray *rows,
                     const PalFormColumn *column,
                     const PalQuestion *question,
                     const PalValue *value)
{
  guint n_columns = count_columns (question, column->width);
  guint n_rows = (question->n_options + n_columns - 1) / n_columns;
  double width = (column->width - (n_columns - 1) * COLUMN_GAP) / n_columns;

  /* Options run down the columns, as they are read. */
  for (guint i = 0; i < n_rows; i++)
    {
      PalScene *row;
      double height = 0;

      for (guint j = i; j < question->n_options; j += n_rows)
        height = MAX (height, pal_page_measure_height (question->options[j].label, width - LABEL_INDENT,
                                                       PAL_LETTERS_ANSWER));
      row = pal_page_row_new (column->row_width, height + OPTION_GAP);
      for (guint j = i, place = 0; j < question->n_options; j += n_rows, place++)
        draw_option (row, column->x + place * (width + COLUMN_GAP), width, question, &question->options[j],
                     value);
      g_ptr_array_add (rows, row);
    }
  if (value != NULL)
    add_unknown (rows, column, question, value);
}

void
pal_form_scale_add (GPtrArray *rows,
                    const PalFormColumn *column,
                    const PalQuestion *question,
                    const PalValue *value)
{
  int answer = value != NULL && value->kind == PAL_VALUE_NUMBER ? (int) value->number : 0;
  double low = pal_page_measure_height (question->anchor_low, ANCHOR_WIDTH, PAL_LETTERS_BODY);
  double high = pal_page_measure_height (question->anchor_high, ANCHOR_WIDTH, PAL_LETTERS_BODY);
  double height = MAX (SCALE_HEIGHT, MAX (low, high) + OPTION_GAP);
  PalScene *row = pal_page_row_new (column->row_width, height);
  PalTextStyle style = pal_page_get_letters (PAL_LETTERS_BODY);
  double wide = question->anchor_low != NULL ? pal_text_measure (question->anchor_low, &style) : 0;
  double x = column->x + MIN (wide, ANCHOR_WIDTH) + SCALE_STEP / 2;
  double middle = pal_text_get_height (&style, 1) / 2;

  if (question->anchor_low != NULL)
    pal_page_row_write (row, column->x, 0, ANCHOR_WIDTH, question->anchor_low, PAL_LETTERS_BODY);
  for (int i = 1; i <= SCALE_STEPS; i++, x += SCALE_STEP)
    {
      g_autofree char *number = g_strdup_printf ("%d", i);

      pal_form_mark_draw (row, x - PAL_FORM_MARK_SIZE / 2, middle, TRUE, i == answer);
      pal_page_row_write_beside (row, x, middle + 17, number,
                                 i == answer ? PAL_LETTERS_ANSWER : PAL_LETTERS_SMALL, PAL_ANCHOR_MIDDLE);
    }
  if (question->anchor_high != NULL)
    pal_page_row_write (row, x - SCALE_STEP / 2, 0, ANCHOR_WIDTH, question->anchor_high, PAL_LETTERS_BODY);
  g_ptr_array_add (rows, row);
}
