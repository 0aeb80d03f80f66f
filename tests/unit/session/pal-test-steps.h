/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a simple model of the desk remembers of one step, to take it back. */

typedef struct
{
  char *key, *old, *new; /* a cell of the model; NULL: nothing */
} PalTestChange;

typedef struct
{
  char *label;        /* how the label of the history begins */
  GPtrArray *changes; /* PalTestChange* */
} PalTestStep;

PalTestStep *pal_test_step_new (char *label); /* takes @label */
void pal_test_step_free (gpointer self);

/* @text NULL: takes the cell away. */
void pal_test_cells_put (GHashTable *cells, const char *key, const char *text);

G_END_DECLS
