/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-board-row.h"
#include "session/pal-selection.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_BOARD_SORT_SHARE, /* the furthest first */
  PAL_BOARD_SORT_NAME,
} PalBoardSort;

/* How far the selected wave is: countries by modules, or the parts of one country by modules.  Counted when
 * first asked for; after a change only the countries that it touched are counted again.  Signal "changed". */
#define PAL_TYPE_BOARD_MODEL (pal_board_model_get_type ())
G_DECLARE_FINAL_TYPE (PalBoardModel, pal_board_model, PAL, BOARD_MODEL, GObject)

PalBoardModel *pal_board_model_new (PalWorkspace *workspace,
                                    PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;
PalWorkspace *pal_board_model_get_workspace (PalBoardModel *self);
PalSelection *pal_board_model_get_selection (PalBoardModel *self);
PalInstrument *pal_board_model_get_instrument (PalBoardModel *self); /* NULL: there is no wave */

/* NULL: all countries; else the country part and the institutions of this one. */
void pal_board_model_set_country (PalBoardModel *self, const char *iso2);
const char *pal_board_model_get_country (PalBoardModel *self);
void pal_board_model_set_core_only (PalBoardModel *self, gboolean core_only);
gboolean pal_board_model_get_core_only (PalBoardModel *self);
void pal_board_model_set_sort (PalBoardModel *self, PalBoardSort sort);
PalBoardSort pal_board_model_get_sort (PalBoardModel *self);

GPtrArray *pal_board_model_get_rows (PalBoardModel *self);          /* PalBoardRow*, in order, borrowed */
const PalBoardRow *pal_board_model_get_total (PalBoardModel *self); /* of all rows; NULL: there is no wave */

/* Where the work on a cell goes on: the first question that is asked and not answered, else the first one
 * that is asked.  @module -1: any.  *out_institution is NULL for the country part; both are borrowed until
 * the next change.  FALSE: nothing is asked there. */
gboolean pal_board_model_find_place (PalBoardModel *self,
                                     const PalBoardRow *row,
                                     int module,
                                     const char **out_institution,
                                     const char **out_question);

/* Country parts and institutions that were counted since the model was made. */
guint pal_board_model_get_n_counted (PalBoardModel *self);

G_END_DECLS
