/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-error.h"
#include "exchange/pal-paste-block.h"

/* Cells with | between them, rows with / behind each. */
static char *
join (PalPasteBlock *block)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pal_paste_block_get_n_rows (block); i++)
    {
      for (guint j = 0; j < pal_paste_block_get_n_columns (block); j++)
        g_string_append_printf (out, "%s%s", j > 0 ? "|" : "", pal_paste_block_get (block, i, j));
      g_string_append_c (out, '/');
    }
  return g_string_free (out, FALSE);
}

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    char separator;
    const char *expected;
  } cases[] = {
    { "a\tb\nc\td\n", '\t', "a|b/c|d/" },
    { "a\tb\r\nc\td", '\t', "a|b/c|d/" },
    { "a\n\nb\n", '\t', "a//b/" }, /* an empty cell of one column is a row */
    { "a\t\tb\nc\n", '\t', "a||b/c||/" },
    { "\"two\nlines\"\t\"a\tb\"\n", '\t', "two\nlines|a\tb/" },
    { "\"she said \"\"no\"\"\"\tx", '\t', "she said \"no\"|x/" },
    { "5\" pipe\tx\n", '\t', "5\" pipe|x/" },
    { "\"open\tx\n", '\t', "\"open|x/" },
    { "\"a\"b\tx\n", '\t', "\"a\"b|x/" },
    { "1,5;2\n", ';', "1,5|2/" },
    { "12,5\n", '\0', "12,5/" },
    { "a;b\n", '\0', "a;b/" },
    { "", '\t', "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PalPasteBlock) block = pal_paste_block_new (cases[i].text, -1, cases[i].separator, &error);
      g_autofree char *found = NULL;

      g_assert_no_error (error);
      found = join (block);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_separator (void)
{
  g_assert_cmpint (pal_paste_block_guess_separator ("a\tb;c;d"), ==, '\t');
  g_assert_cmpint (pal_paste_block_guess_separator ("a;b;c\n1;2,5;3\n"), ==, ';');
  g_assert_cmpint (pal_paste_block_guess_separator ("a,b,c\n1,2,3\n"), ==, ',');
  /* Decimal commas and several options of one answer are no columns. */
  g_assert_cmpint (pal_paste_block_guess_separator ("12,5\n13,5\n"), ==, '\0');
  g_assert_cmpint (pal_paste_block_guess_separator ("a;b;c\n"), ==, '\0');
  g_assert_cmpint (pal_paste_block_guess_separator ("a;b;c\nd;e\n"), ==, '\0');
}

static void
test_limits (void)
{
  g_autofree char *wide = g_strnfill (PAL_PASTE_MAX_COLUMNS + 1, '\t');
  g_autofree char *high = g_strnfill (PAL_PASTE_MAX_ROWS + 1, '\n');
  g_autoptr (GError) error = NULL;

  g_assert_null (pal_paste_block_new (wide, -1, '\t', &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (pal_paste_block_new (high, -1, '\t', &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (pal_paste_block_new ("a\xff", -1, '\t', &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
}

static void
test_round_trip (void)
{
  static const char *const texts[] = {
    "plain", "a\tb", "two\nlines", "a \"quoted\" word", "\"", "'=1+1", ""
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PalPasteBlock) block = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      pal_paste_block_append_cell (text, texts[i]);
      g_string_append_c (text, i + 1 < G_N_ELEMENTS (texts) ? '\t' : '\n');
    }
  block = pal_paste_block_new (text->str, -1, '\t', NULL);
  g_assert_cmpuint (pal_paste_block_get_n_rows (block), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (pal_paste_block_get (block, 0, i), ==, texts[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste-block/read", test_read);
  g_test_add_func ("/paste-block/separator", test_separator);
  g_test_add_func ("/paste-block/limits", test_limits);
  g_test_add_func ("/paste-block/round-trip", test_round_trip);
  return g_test_run ();
}
