/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pal-paste-block.h"
#include "session/pal-grid-model.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_GRID_WRITES,  /* another answer than now */
  PAL_GRID_KEEPS,   /* the same answer, or an empty text that clears nothing */
  PAL_GRID_REFUSES, /* message says why */
} PalGridFate;

/* What would become of one cell. */
typedef struct
{
  guint row, column; /* of the grid; may lie beyond it where the text is refused for that */
  char *text;        /* as it was pasted or typed */
  PalValue value;
  PalGridFate fate;
  gboolean replaces;  /* writes over an answer */
  gboolean is_hidden; /* writes where the question is not asked, as things would stand then */
  char *message;      /* for people: why it is refused; NULL */
} PalGridEdit;

/* What a paste, a fill or a bulk edit would do, before anything is written. */
typedef struct
{
  GPtrArray *edits; /* PalGridEdit*, row by row */
  guint n_writes, n_keeps, n_refused;
  guint n_replaces, n_hidden; /* of those that are written */

  PalGridModel *model; /* owned */
  char *label;         /* what the history shows */
} PalGridPlan;

/* @text over the cells from the first one of @range on; a single text over all of @range.  An empty text
 * clears an answer only where @clears. */
PalGridPlan *pal_grid_plan_new_paste (PalGridModel *model,
                                      const PalGridRange *range,
                                      PalPasteBlock *block,
                                      gboolean clears) G_GNUC_WARN_UNUSED_RESULT;
/* The first row of @range into the others. */
PalGridPlan *pal_grid_plan_new_fill (PalGridModel *model,
                                     const PalGridRange *range) G_GNUC_WARN_UNUSED_RESULT;
/* The same @text into all cells; empty clears. */
PalGridPlan *pal_grid_plan_new_set (PalGridModel *model,
                                    const PalGridRange *range,
                                    const char *text) G_GNUC_WARN_UNUSED_RESULT;
void pal_grid_plan_free (PalGridPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalGridPlan, pal_grid_plan_free)

/* Writes the good cells as one batch.  FALSE: refused, or nothing changes. */
gboolean pal_grid_plan_apply (PalGridPlan *self);

/* "Haukeland, T2I05" */
char *pal_grid_plan_dup_place (PalGridPlan *self, const PalGridEdit *edit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
