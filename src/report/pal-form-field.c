/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pal-form-field.h"

#include <glib/gi18n.h>

#include "report/pal-form-choice.h"
#include "report/pal-form-number.h"
#include "report/pal-page-row.h"

#define WRITING_LINE 25.0
#define LETTERS_ON_A_LINE 90
#define MAX_WRITING_LINES 6
#define DEFAULT_WRITING_LINES 3
#define MISSING_HEIGHT 22.0
#define MISSING_INDENT 18.0
#define MISSING_GAP 20.0

static void
add_text (GPtrArray *rows, const PalFormColumn *column, const PalQuestion *question, const PalValue *value)
{
  guint n_lines = question->max_length == 0
                      ? DEFAULT_WRITING_LINES
                      : (question->max_length + LETTERS_ON_A_LINE - 1) / LETTERS_ON_A_LINE;

  if (value != NULL && value->kind == PAL_VALUE_STRING)
    {
      pal_page_rows_add_lines (rows, column->row_width, column->x, column->width, value->string,
                               PAL_LETTERS_ANSWER);
      return;
    }
  for (guint i = 0; i < CLAMP (n_lines, 1, MAX_WRITING_LINES); i++)
    {
      PalScene *row = pal_page_row_new (column->row_width, WRITING_LINE);

      pal_page_row_rule (row, column->x, WRITING_LINE - 4, column->x + column->width, PAL_INK_BOX, 0.5);
      g_ptr_array_add (rows, row);
    }
}

/* Entries stand below; a group itself says at most that there are none. */
static void
add_group (GPtrArray *rows, const PalFormColumn *column, const PalQuestion *question, const PalValue *value)
{
  if (value != NULL && value->kind == PAL_VALUE_STRING)
    pal_page_rows_add_lines (rows, column->row_width, column->x, column->width, _ ("There are none"),
                             PAL_LETTERS_ANSWER);
}

typedef void (*FieldFunc) (GPtrArray *rows,
                           const PalFormColumn *column,
                           const PalQuestion *question,
                           const PalValue *value);

static const FieldFunc fields[] = {
  [PAL_QUESTION_SINGLE] = pal_form_choice_add,
  [PAL_QUESTION_MULTI] = pal_form_choice_add,
  [PAL_QUESTION_YNP] = pal_form_choice_add,
  [PAL_QUESTION_INTEGER] = pal_form_number_add,
  [PAL_QUESTION_DECIMAL] = pal_form_number_add,
  [PAL_QUESTION_PERCENT] = pal_form_number_add,
  [PAL_QUESTION_RATIO] = pal_form_ratio_add,
  [PAL_QUESTION_LIKERT5] = pal_form_scale_add,
  [PAL_QUESTION_TEXT] = add_text,
  [PAL_QUESTION_DATE] = pal_form_date_add,
  [PAL_QUESTION_GROUP] = add_group,
};

void
pal_form_field_add (GPtrArray *rows,
                    const PalFormColumn *column,
                    const PalQuestion *question,
                    const PalValue *value)
{
  FieldFunc add = question->type < G_N_ELEMENTS (fields) ? fields[question->type] : NULL;

  /* A type without a field of its own can still be written down. */
  if (add == NULL)
    add = add_text;
  add (rows, column, question, value);
}

void
pal_form_field_add_missing (GPtrArray *rows,
                            const PalFormColumn *column,
                            const PalValue *value,
                            gboolean is_blank)
{
  static const PalMissing choices[] = { PAL_MISSING_NA, PAL_MISSING_DK };
  PalMissing missing = value == NULL || value->kind == PAL_VALUE_NONE ? PAL_MISSING_NR
                       : value->kind == PAL_VALUE_MISSING             ? value->missing
                                                                      : PAL_MISSING_NONE;
  PalScene *row = pal_page_row_new (column->row_width, MISSING_HEIGHT);
  PalTextStyle small = pal_page_get_letters (PAL_LETTERS_SMALL);
  double right = column->x + column->width, middle = MISSING_HEIGHT / 2;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      const char *label = pal_missing_get_label (choices[i]);
      gboolean is_ticked = !is_blank && missing == choices[i];
      PalTextStyle style = pal_page_get_letters (is_ticked ? PAL_LETTERS_ANSWER : PAL_LETTERS_SMALL);
      double left = right - pal_text_measure (label, &style) - MISSING_INDENT;

      pal_form_mark_draw (row, left, middle, FALSE, is_ticked);
      pal_page_row_write_beside (row, left + MISSING_INDENT, middle, label,
                                 is_ticked ? PAL_LETTERS_ANSWER : PAL_LETTERS_SMALL, PAL_ANCHOR_START);
      right = left - MISSING_GAP;
    }
  if (is_blank)
    {
      const char *label = _ ("Source or comment");

      pal_page_row_write_beside (row, column->x, middle, label, PAL_LETTERS_SMALL, PAL_ANCHOR_START);
      pal_page_row_rule (row, column->x + pal_text_measure (label, &small) + 8, middle + 6, right,
                         PAL_INK_RULE, 0.8);
    }
  else if (missing != PAL_MISSING_NONE && missing != PAL_MISSING_DK && missing != PAL_MISSING_NA)
    pal_page_row_write_beside (row, column->x, middle, pal_missing_get_label (missing), PAL_LETTERS_REASON,
                               PAL_ANCHOR_START);
  g_ptr_array_add (rows, row);
}
