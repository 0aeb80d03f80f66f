/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-method-model.h"

G_BEGIN_DECLS

/* Weights that are computed from the scores of the wave, filled in as if a person had typed them: one change
 * that can be undone. */
typedef enum
{
  PAL_METHOD_FILL_EQUAL,
  PAL_METHOD_FILL_PCA,
  PAL_METHOD_FILL_CORR,
  PAL_METHOD_N_FILLS,
} PalMethodFill;

const char *pal_method_fill_get_title (PalMethodFill fill);
const char *pal_method_fill_get_about (PalMethodFill fill); /* what it does, a sentence or two */

/**
 * pal_method_fill_weights:
 * @n_kept: (out): groups of which nothing could be computed, so that they keep their weights
 *
 * Each weight is beside the mean of its group, which becomes 1.
 *
 * Returns: %FALSE with %PAL_ERROR_INVALID where there is no index
 */
gboolean pal_method_fill_weights (PalMethodModel *model, PalMethodFill fill, guint *n_kept, GError **error);

G_END_DECLS
