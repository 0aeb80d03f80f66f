/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pal-pages.h"

#include <string.h>

#include "base/pal-error.h"
#include "page-checks.h"
#include "report/pal-page-row.h"

static PalPages *
new_pages (PalPaper paper)
{
  static const char *const marks[] = { "Draft", NULL };
  const PalPageFrame frame = { paper, "Header", "Footer", marks };

  return pal_pages_new (&frame);
}

static void
take (PalPages *pages, PalBlockKind kind, guint n_rows, double height, double space)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_scene_unref);

  for (guint i = 0; i < n_rows; i++)
    {
      PalScene *row = pal_page_row_new (pal_pages_get_row_width (pages), height);
      g_autofree char *text = g_strdup_printf ("row %u", i);

      pal_page_row_write (row, 0, 0, 100, text, PAL_LETTERS_BODY);
      g_ptr_array_add (rows, row);
    }
  pal_pages_take_block (pages, kind, NULL, NULL, space, rows);
}

static void
test_paper (void)
{
  static const struct
  {
    const char *name;
    gboolean is_known;
    PalPaper paper;
    double width, height;
  } cases[] = {
    { "A4", TRUE, PAL_PAPER_A4, 793.7, 1122.5 },
    { "a4", TRUE, PAL_PAPER_A4, 793.7, 1122.5 },
    { "Letter", TRUE, PAL_PAPER_LETTER, 816, 1056 },
    { "A5", FALSE, PAL_PAPER_A4, 0, 0 },
    { "", FALSE, PAL_PAPER_A4, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PalPaper paper = PAL_PAPER_A4;
      g_autoptr (GError) error = NULL;
      double width, height;

      g_test_message ("%s", cases[i].name);
      g_assert_true (pal_paper_from_name (cases[i].name, &paper, &error) == cases[i].is_known);
      if (!cases[i].is_known)
        {
          g_assert_error (error, PAL_ERROR, PAL_ERROR_USAGE);
          continue;
        }
      pal_paper_get_size (paper, &width, &height);
      g_assert_cmpint ((int) paper, ==, (int) cases[i].paper);
      g_assert_cmpfloat_with_epsilon (width, cases[i].width, 0.1);
      g_assert_cmpfloat_with_epsilon (height, cases[i].height, 0.1);
    }
}

static void
test_empty (void)
{
  g_autoptr (PalPages) pages = new_pages (PAL_PAPER_A4);
  g_autoptr (GPtrArray) scenes = pal_pages_finish (pages, "Title", NULL);
  g_autofree char *texts = join_texts (scenes);

  g_assert_cmpuint (scenes->len, ==, 1);
  g_assert_cmpstr (pal_scene_get_title (g_ptr_array_index (scenes, 0)), ==, "Title");
  g_assert_nonnull (strstr (texts, "Page 1 of 1"));
}

static void
test_numbers_and_frame (void)
{
  g_autoptr (PalPages) pages = new_pages (PAL_PAPER_LETTER);
  g_autoptr (GPtrArray) scenes = NULL;
  g_autofree char *texts = NULL;

  pal_pages_set_running (pages, "1 Section", "Only if it holds.");
  for (guint i = 0; i < 7; i++)
    take (pages, PAL_BLOCK_PLAIN, 2, 200, 10);
  scenes = pal_pages_finish (pages, "Title", NULL);
  texts = join_texts (scenes);

  /* Two blocks of 400 px and their space fill a page of 1056 px. */
  g_assert_cmpuint (scenes->len, ==, 4);
  check_pieces (pages, scenes);
  g_assert_cmpuint (count_split (pages), ==, 0);
  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of 4\n", i);

      g_assert_cmpuint (count_text (texts, number), ==, 1);
    }
  g_assert_cmpuint (count_text (texts, "Footer\n"), ==, 4);
  /* The first page has its title instead of a header. */
  g_assert_cmpuint (count_text (texts, "Header\n"), ==, 3);
  g_assert_cmpuint (count_text (texts, "Draft\n"), ==, 3);
  g_assert_cmpuint (count_text (texts, "1 Section (continued)\n"), ==, 3);
  g_assert_cmpuint (count_text (texts, "Only if it holds.\n"), ==, 3);
}

/* A heading never stands alone at the end of a page, whatever room is left above it. */
static void
test_headings_stay (void)
{
  for (guint above = 0; above < 60; above++)
    {
      g_autoptr (PalPages) pages = new_pages (PAL_PAPER_A4);
      g_autoptr (GPtrArray) scenes = NULL;
      GArray *pieces;

      take (pages, PAL_BLOCK_PLAIN, 1, 400 + 10 * above, 0);
      take (pages, PAL_BLOCK_HEADING, 1, 30, 20);
      take (pages, PAL_BLOCK_HEADING, 1, 20, 15);
      take (pages, PAL_BLOCK_PLAIN, 1, 120, 5);
      scenes = pal_pages_finish (pages, NULL, NULL);
      pieces = pal_pages_get_pieces (pages);

      g_assert_cmpuint (pieces->len, ==, 4);
      check_pieces (pages, scenes);
      for (guint i = 2; i < 4; i++)
        g_assert_cmpuint (g_array_index (pieces, PalPagePiece, i).page, ==,
                          g_array_index (pieces, PalPagePiece, 1).page);
    }
}

static void
test_longer_than_a_page (void)
{
  g_autoptr (PalPages) pages = new_pages (PAL_PAPER_A4);
  g_autoptr (GPtrArray) scenes = NULL;
  g_autofree char *texts = NULL;

  take (pages, PAL_BLOCK_PLAIN, 1, 300, 0);
  take (pages, PAL_BLOCK_HEADING, 1, 30, 20);
  take (pages, PAL_BLOCK_PLAIN, 150, 17, 5);
  take (pages, PAL_BLOCK_PLAIN, 2, 40, 0);
  scenes = pal_pages_finish (pages, NULL, NULL);
  texts = join_texts (scenes);

  check_pieces (pages, scenes);
  g_assert_cmpuint (scenes->len, ==, 4);
  /* It begins below its heading, not on a page of its own, and loses no row. */
  g_assert_cmpuint (g_array_index (pal_pages_get_pieces (pages), PalPagePiece, 2).page, ==, 0);
  g_assert_cmpuint (count_text (texts, "row "), ==, 1 + 1 + 150 + 2);
  g_assert_cmpuint (count_split (pages), ==, 2);
}

/* A row that no page could hold is drawn once, and the document ends. */
static void
test_row_higher_than_a_page (void)
{
  g_autoptr (PalPages) pages = new_pages (PAL_PAPER_A4);
  g_autoptr (GPtrArray) scenes = NULL;

  take (pages, PAL_BLOCK_PLAIN, 1, 100, 0);
  take (pages, PAL_BLOCK_PLAIN, 1, 5000, 0);
  take (pages, PAL_BLOCK_PLAIN, 1, 100, 0);
  scenes = pal_pages_finish (pages, NULL, NULL);
  g_assert_cmpuint (scenes->len, ==, 3);
  g_assert_cmpuint (pal_pages_get_pieces (pages)->len, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pages/paper", test_paper);
  g_test_add_func ("/report/pages/empty", test_empty);
  g_test_add_func ("/report/pages/numbers-and-frame", test_numbers_and_frame);
  g_test_add_func ("/report/pages/headings-stay", test_headings_stay);
  g_test_add_func ("/report/pages/longer-than-a-page", test_longer_than_a_page);
  g_test_add_func ("/report/pages/row-higher-than-a-page", test_row_higher_than_a_page);
  return g_test_run ();
}
