/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PAL_PAPER_A4,
  PAL_PAPER_LETTER,
} PalPaper;

gboolean pal_paper_from_name (const char *name, PalPaper *out, GError **error);

/* px at 96 to the inch, upright. */
void pal_paper_get_size (PalPaper self, double *width, double *height);

G_END_DECLS
