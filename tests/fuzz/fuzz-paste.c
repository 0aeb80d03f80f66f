/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "base/pal-error.h"
#include "exchange/pal-paste-block.h"

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  return 0;
}

/* What was read is written as the clipboard has it, and read back as the same cells. */
static void
check_round_trip (PalPasteBlock *block)
{
  guint n_rows = pal_paste_block_get_n_rows (block), n_columns = pal_paste_block_get_n_columns (block);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PalPasteBlock) again = NULL;
  g_autoptr (GError) error = NULL;

  if ((gsize) n_rows * n_columns > 100000)
    return;
  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      {
        pal_paste_block_append_cell (text, pal_paste_block_get (block, i, j));
        g_string_append_c (text, j + 1 < n_columns ? '\t' : '\n');
      }
  again = pal_paste_block_new (text->str, (gssize) text->len, '\t', &error);
  g_assert_no_error (error);
  g_assert (pal_paste_block_get_n_rows (again) == n_rows);
  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      g_assert_cmpstr (pal_paste_block_get (again, i, j), ==, pal_paste_block_get (block, i, j));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char separators[] = { '\t', ';', ',', '\0' };
  g_autofree char *text = g_strndup ((const char *) data, size);

  (void) pal_paste_block_guess_separator (text);
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PalPasteBlock) block = pal_paste_block_new (text, -1, separators[i], &error);

      if (block == NULL)
        g_assert (error != NULL && error->domain == PAL_ERROR);
      else
        check_round_trip (block);
    }
  return 0;
}
