/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pal-paper.h"

#include "base/pal-error.h"
#include "base/pal-text.h"

#define PX_PER_INCH 96.0
#define PX_PER_MM (PX_PER_INCH / 25.4)

static const struct
{
  const char *name;
  double width, height;
} papers[] = {
  [PAL_PAPER_A4] = { "A4", 210 * PX_PER_MM, 297 * PX_PER_MM },
  [PAL_PAPER_LETTER] = { "Letter", 8.5 * PX_PER_INCH, 11 * PX_PER_INCH },
};

/**
 * pal_paper_from_name:
 * @name: "A4" or "Letter", in any case
 * @out: (out): the paper
 * @error: return location
 *
 * Returns: whether the name is known
 */
gboolean
pal_paper_from_name (const char *name, PalPaper *out, GError **error)
{
  g_autofree char *quoted = pal_text_quote (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (name, papers[i].name) == 0)
      {
        *out = (PalPaper) i;
        return TRUE;
      }
  g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "unknown paper \"%s\", expected A4 or Letter", quoted);
  return FALSE;
}

void
pal_paper_get_size (PalPaper self, double *width, double *height)
{
  *width = papers[self].width;
  *height = papers[self].height;
}
