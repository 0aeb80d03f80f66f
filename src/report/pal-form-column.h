/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-question.h"
#include "scene/pal-scene.h"

G_BEGIN_DECLS

/* Where a question's field stands in its rows. */
typedef struct
{
  double row_width; /* px */
  double x;         /* left edge of the field */
  double width;
} PalFormColumn;

G_END_DECLS
