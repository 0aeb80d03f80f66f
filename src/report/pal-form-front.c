/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pal-form-front.h"

#include <glib/gi18n.h>

#include "report/pal-form-choice.h"
#include "report/pal-form-number.h"
#include "report/pal-page-row.h"

#define FACT_LABEL 96.0
#define FACT_HEIGHT 23.0
#define FACT_GAP 28.0
#define MARK_GAP 8.0
#define CARD_PADDING 14.0
#define SAMPLE_WIDTH 62.0
#define GUIDE_GAP 9.0
#define SIGN_HEIGHT 36.0

static void
draw_fact (PalScene *row, double x, double y, double width, const char *label, const char *value)
{
  PalTextStyle style = pal_page_get_letters (PAL_LETTERS_STRONG);

  pal_page_row_write_beside (row, x, y, label, PAL_LETTERS_SMALL, PAL_ANCHOR_START);
  if (value == NULL)
    {
      pal_page_row_rule (row, x + FACT_LABEL, y + 7, x + width, PAL_INK_BOX, 0.8);
      return;
    }
  style.align = PAL_ALIGN_MIDDLE;
  style.max_width = width - FACT_LABEL;
  pal_scene_add_text (row, x + FACT_LABEL, y, value, &style);
}

/* Two facts beside each other, or one over the whole width where there is no second label. */
static void
add_facts (GPtrArray *rows,
           double width,
           const char *left_label,
           const char *left,
           const char *right_label,
           const char *right)
{
  PalScene *row = pal_page_row_new (width, FACT_HEIGHT);
  double half = (width - FACT_GAP) / 2;

  draw_fact (row, 0, FACT_HEIGHT / 2, right_label != NULL ? half : width, left_label, left);
  if (right_label != NULL)
    draw_fact (row, half + FACT_GAP, FACT_HEIGHT / 2, half, right_label, right);
  g_ptr_array_add (rows, row);
}

static const char *
get_kicker (const PalForm *form)
{
  if (form->answers != NULL)
    return form->level == PAL_LEVEL_COUNTRY ? _ ("Answers to the survey, country part")
                                            : _ ("Answers to the survey, part of an institution");
  return form->level == PAL_LEVEL_COUNTRY ? _ ("Form of the survey, country part")
                                          : _ ("Form of the survey, part of an institution");
}

static PalScene *
draw_head (const PalForm *form, double width)
{
  const char *title = pal_instrument_get_title (form->instrument);
  double height = pal_page_measure_height (title, width, PAL_LETTERS_TITLE), right = width;
  PalScene *row = pal_page_row_new (width, 26 + height + 26);

  for (guint i = 0; form->marks != NULL && form->marks[i] != NULL; i++)
    right -= pal_page_row_mark (row, right, 0, form->marks[i]) + MARK_GAP;
  pal_page_row_write_beside (row, 0, 10, get_kicker (form), PAL_LETTERS_SMALL, PAL_ANCHOR_START);
  pal_page_row_write (row, 0, 24, width, title, PAL_LETTERS_TITLE);
  pal_page_row_rule (row, 0, 24 + height + 12, width, PAL_INK_ACCENT, 2);
  return row;
}

void
pal_form_front_add_title (PalPages *pages, const PalForm *form)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_scene_unref);
  double width = pal_pages_get_row_width (pages);
  /* Translators: name of a questionnaire, then its version */
  g_autofree char *instrument =
      g_strdup_printf (_ ("%s, version %s"), pal_instrument_get_id (form->instrument),
                       pal_instrument_get_version (form->instrument));

  g_ptr_array_add (rows, draw_head (form, width));
  add_facts (rows, width, _ ("Country"), form->country, _ ("Wave"), form->wave);
  if (form->level == PAL_LEVEL_INSTITUTION)
    add_facts (rows, width, _ ("Institution"), form->institution, NULL, NULL);
  add_facts (rows, width, _ ("Questionnaire"), instrument, _ ("Printed on"), form->date);
  if (form->language != NULL)
    add_facts (rows, width, _ ("Language"), form->language, NULL, NULL);
  pal_pages_take_block (pages, PAL_BLOCK_PLAIN, "front", pal_instrument_get_title (form->instrument), 0,
                        rows);
}

typedef void (*SampleFunc) (PalScene *row, double x, double y);

static void
draw_single (PalScene *row, double x, double y)
{
  pal_form_mark_draw (row, x, y, TRUE, FALSE);
  pal_form_mark_draw (row, x + 18, y, TRUE, TRUE);
  pal_form_mark_draw (row, x + 36, y, TRUE, FALSE);
}

static void
draw_multi (PalScene *row, double x, double y)
{
  pal_form_mark_draw (row, x, y, FALSE, TRUE);
  pal_form_mark_draw (row, x + 18, y, FALSE, FALSE);
  pal_form_mark_draw (row, x + 36, y, FALSE, TRUE);
}

static void
draw_digits (PalScene *row, double x, double y)
{
  pal_form_boxes_draw (row, x, y - PAL_FORM_BOX_HEIGHT / 2, 3, " 43");
}

static void
draw_line (PalScene *row, double x, double y)
{
  pal_page_row_rule (row, x, y + 6, x + 3 * PAL_FORM_BOX_WIDTH, PAL_INK_BOX, 0.8);
}

static void
draw_missing (PalScene *row, double x, double y)
{
  pal_form_mark_draw (row, x + 18, y, FALSE, TRUE);
}

static void
draw_route (PalScene *row, double x, double y)
{
  pal_page_row_write_beside (row, x, y, _ ("Only if …"), PAL_LETTERS_ROUTE, PAL_ANCHOR_START);
}

void
pal_form_front_add_guide (PalPages *pages)
{
  const struct
  {
    SampleFunc draw;
    const char *text;
  } guide[] = {
    { draw_single, _ ("Tick one circle only.") },
    { draw_multi, _ ("Tick all squares that apply.") },
    { draw_digits, _ ("Write one digit in each box, so that the last digit stands in the last box. A date is "
                      "written as year, month, day.") },
    { draw_line, _ ("Write clearly on the lines, and use the back of the page where they do not suffice.") },
    { draw_missing, _ ("If you do not know (DK), or if the question does not apply to you (NA), tick that "
                       "square below the question. A question that is left empty counts as not answered, "
                       "never as zero.") },
    { draw_route, _ ("Says when a question is asked. Otherwise leave it out and go on to the next one.") },
  };
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_scene_unref);
  const PalStyle card = { .fill = pal_page_get_ink (PAL_INK_CARD) };
  double width = pal_pages_get_row_width (pages), x = CARD_PADDING + SAMPLE_WIDTH + 12;
  double text_width = width - x - CARD_PADDING, height = CARD_PADDING + 26, y = height;
  PalScene *row;

  for (guint i = 0; i < G_N_ELEMENTS (guide); i++)
    height +=
        MAX (pal_page_measure_height (guide[i].text, text_width, PAL_LETTERS_BODY), PAL_FORM_BOX_HEIGHT) +
        GUIDE_GAP;
  height += CARD_PADDING - GUIDE_GAP;
  row = pal_page_row_new (width, height);
  pal_scene_add_rect (row, &(PalRect){ 0, 0, width, height }, 8, &card);
  pal_page_row_write (row, CARD_PADDING, CARD_PADDING - 2, width, _ ("How to fill in this form"),
                      PAL_LETTERS_SECTION);
  for (guint i = 0; i < G_N_ELEMENTS (guide); i++)
    {
      double text = pal_page_measure_height (guide[i].text, text_width, PAL_LETTERS_BODY);
      double item = MAX (text, PAL_FORM_BOX_HEIGHT);

      guide[i].draw (row, CARD_PADDING, y + item / 2);
      pal_page_row_write (row, x, y + (item - text) / 2, text_width, guide[i].text, PAL_LETTERS_BODY);
      y += item + GUIDE_GAP;
    }
  g_ptr_array_add (rows, row);
  pal_pages_take_block (pages, PAL_BLOCK_PLAIN, "guide", _ ("How to fill in this form"), 18, rows);
}

void
pal_form_front_add_signature (PalPages *pages)
{
  const char *const labels[] = { _ ("Filled in by"), _ ("Function"), _ ("Date"), _ ("Signature") };
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_scene_unref);
  double width = pal_pages_get_row_width (pages), half = (width - FACT_GAP) / 2;
  PalScene *head = pal_page_row_new (width, 16);

  pal_page_row_rule (head, 0, 1, width, PAL_INK_ACCENT, 2);
  g_ptr_array_add (rows, head);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i += 2)
    {
      PalScene *row = pal_page_row_new (width, SIGN_HEIGHT);

      draw_fact (row, 0, SIGN_HEIGHT - 12, half, labels[i], NULL);
      draw_fact (row, half + FACT_GAP, SIGN_HEIGHT - 12, half, labels[i + 1], NULL);
      g_ptr_array_add (rows, row);
    }
  pal_pages_set_running (pages, NULL, NULL);
  pal_pages_take_block (pages, PAL_BLOCK_PLAIN, "signature", _ ("Filled in by"), 26, rows);
}
