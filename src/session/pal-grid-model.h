/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-grid-range.h"
#include "session/pal-selection.h"
#include "session/pal-workspace.h"
#include "survey/pal-routing.h"

G_BEGIN_DECLS

/* One cell as it shows; what it points at is valid until the next change. */
typedef struct
{
  const PalQuestion *question;
  const PalValue *value; /* kind NONE: not answered */
  PalRoute route;
  gboolean is_frozen;   /* the part of this institution is accepted or signed off */
  gboolean has_problem; /* not one that is kept with a reason */
  PalSeverity severity; /* the worst */
  const char *problem;  /* its message */
} PalGridCell;

/* Columns of one module, side by side. */
typedef struct
{
  const char *title;
  guint first, n;
} PalGridGroup;

/* Institutions as rows and the questions that institutions are asked as columns, of the selected wave and
 * country.  A row is looked at when it is asked for.  Signals: "changed" (other rows or columns),
 * "cells-changed" (the same rows and columns with other answers). */
#define PAL_TYPE_GRID_MODEL (pal_grid_model_get_type ())
G_DECLARE_FINAL_TYPE (PalGridModel, pal_grid_model, PAL, GRID_MODEL, GObject)

PalGridModel *pal_grid_model_new (PalWorkspace *workspace, PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;
PalWorkspace *pal_grid_model_get_workspace (PalGridModel *self);
PalSelection *pal_grid_model_get_selection (PalGridModel *self);
PalInstrument *pal_grid_model_get_instrument (PalGridModel *self); /* NULL: there is no wave */

/* Whether the rows are the institutions of all countries, not of the selected one. */
void pal_grid_model_set_all_countries (PalGridModel *self, gboolean all);
gboolean pal_grid_model_get_all_countries (PalGridModel *self);
/* Only the columns of this module of the questionnaire (-1: all) whose id or text holds each of these words.
 */
void pal_grid_model_set_module (PalGridModel *self, int module);
int pal_grid_model_get_module (PalGridModel *self);
void pal_grid_model_set_filter (PalGridModel *self, const char *words);
char *pal_grid_model_dup_title (PalGridModel *self) G_GNUC_WARN_UNUSED_RESULT; /* "Norway, 2026" */

guint pal_grid_model_get_n_rows (PalGridModel *self);
guint pal_grid_model_get_n_columns (PalGridModel *self);
guint pal_grid_model_get_n_groups (PalGridModel *self);
const PalGridGroup *pal_grid_model_get_group (PalGridModel *self, guint group);
PalInstitution *pal_grid_model_get_institution (PalGridModel *self, guint row);
const PalQuestion *pal_grid_model_get_question (PalGridModel *self, guint column);
const PalAnswers *pal_grid_model_get_answers (PalGridModel *self, guint row);
gboolean pal_grid_model_is_frozen (PalGridModel *self, guint row);
/* Why nothing can be written in this row, a sentence; NULL: it can. */
char *pal_grid_model_dup_denial (PalGridModel *self, guint row) G_GNUC_WARN_UNUSED_RESULT;
void pal_grid_model_get_cell (PalGridModel *self, guint row, guint column, PalGridCell *out);

/* What stands in a cell: "" where there is no answer. */
char *pal_grid_model_dup_text (PalGridModel *self, guint row, guint column) G_GNUC_WARN_UNUSED_RESULT;
/* All there is to know about it in words, for a screen reader and the line below the grid. */
char *pal_grid_model_dup_title_of (PalGridModel *self, guint row, guint column) G_GNUC_WARN_UNUSED_RESULT;
char *pal_grid_model_dup_row_name (PalGridModel *self, guint row) G_GNUC_WARN_UNUSED_RESULT;

/* The answers of a block, tab separated, for the clipboard. */
char *pal_grid_model_copy (PalGridModel *self, const PalGridRange *range) G_GNUC_WARN_UNUSED_RESULT;

/* Reads @text and writes it as the answer of the cell; empty clears.  FALSE: nothing is written, and the
 * error says why to a person. */
gboolean pal_grid_model_enter (PalGridModel *self, guint row, guint column, const char *text, GError **error);

G_END_DECLS
