/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-theme.h"
#include "session/pal-board-model.h"
#include "session/pal-table.h"

G_BEGIN_DECLS

typedef struct
{
  const PalTheme *theme;
  double width; /* px */
  gboolean is_rtl;
  gboolean is_sheet; /* a picture that stands alone: with title, notes and badge around the board */
} PalBoardSceneOptions;

/* The board as a drawing.  NULL without error: there is no wave. */
PalScene *pal_board_scene_new (PalBoardModel *model,
                               const PalBoardSceneOptions *options,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same rows, in the same order, with the total at the end. */
PalTable *pal_board_scene_to_table (PalBoardModel *model) G_GNUC_WARN_UNUSED_RESULT;

/* What a reader must know beside the board, a sentence each: char*, owned. */
GPtrArray *pal_board_scene_dup_notes (PalBoardModel *model) G_GNUC_WARN_UNUSED_RESULT;

/* "Completeness, 2026 wave" */
char *pal_board_scene_dup_title (PalBoardModel *model) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  PAL_BOARD_SPOT_NONE,
  PAL_BOARD_SPOT_ROW,
  PAL_BOARD_SPOT_MODULE,
  PAL_BOARD_SPOT_PROBLEMS,
} PalBoardSpot;

/* What an item of the drawing stands for; the row is borrowed until the next change. */
PalBoardSpot
pal_board_scene_find (PalBoardModel *model, const char *id, const PalBoardRow **out_row, guint *out_module);

G_END_DECLS
