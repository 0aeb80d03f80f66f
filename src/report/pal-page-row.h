/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-scene.h"

G_BEGIN_DECLS

/* The letters and inks of our pages, in px at 96 to the inch: 13 px are just under 10 pt. */
typedef enum
{
  PAL_LETTERS_TITLE,   /* the name of the document */
  PAL_LETTERS_PART,    /* heading of a part */
  PAL_LETTERS_SECTION, /* heading of a section */
  PAL_LETTERS_STRONG,  /* a question */
  PAL_LETTERS_BODY,
  PAL_LETTERS_ANSWER, /* what a person wrote or ticked */
  PAL_LETTERS_SMALL,  /* help, captions */
  PAL_LETTERS_ROUTE,  /* when a question is asked */
  PAL_LETTERS_REASON, /* why there is nothing */
  PAL_LETTERS_MARK,   /* inside a badge */
  PAL_N_LETTERS,
} PalLetters;

typedef enum
{
  PAL_INK_TEXT,
  PAL_INK_DIM,
  PAL_INK_ACCENT,
  PAL_INK_PEN,  /* answers */
  PAL_INK_RULE, /* thin lines between things */
  PAL_INK_BOX,  /* outlines of what is to be filled in */
  PAL_INK_CARD, /* ground of a card */
  PAL_N_INKS,
} PalInk;

PalColor pal_page_get_ink (PalInk ink);
/* One line, from the top. */
PalTextStyle pal_page_get_letters (PalLetters letters);

/* A strip of a page: its own scene, which the pages set below one another and never cut. */
PalScene *pal_page_row_new (double width, double height) G_GNUC_WARN_UNUSED_RESULT;

/* Sets @text below @y, wrapped to @width, as many lines as it takes; the px that it is high (0 for no text).
 */
double
pal_page_row_write (PalScene *row, double x, double y, double width, const char *text, PalLetters letters);
double pal_page_measure_height (const char *text, double width, PalLetters letters);
/* One line whose middle lies at @y. */
void pal_page_row_write_beside (PalScene *row,
                                double x,
                                double y,
                                const char *text,
                                PalLetters letters,
                                PalAnchor anchor);
void pal_page_row_rule (PalScene *row, double x1, double y, double x2, PalInk ink, double width);
/* "Demonstration data" in its frame, with its right edge at @right; the px that it is wide. */
double pal_page_row_mark (PalScene *row, double right, double y, const char *text);

/* One row for each line of a text that may be longer than a page. */
void pal_page_rows_add_lines (GPtrArray *rows,
                              double row_width,
                              double x,
                              double width,
                              const char *text,
                              PalLetters letters);

G_END_DECLS
