/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pal-column-map.h"
#include "model/pal-finding.h"
#include "store/pal-batch.h"

G_BEGIN_DECLS

/* What an import is asked for, and what it would do. */

typedef enum
{
  PAL_IMPORT_ANSWERS,
  PAL_IMPORT_INSTITUTIONS,
  PAL_IMPORT_VALUES,
} PalImportKind;

typedef enum
{
  PAL_IMPORT_MOVES_WHEN_SMALL, /* up to 100 000 rows, which takes no time that a person notices */
  PAL_IMPORT_MOVES_ALWAYS,
  PAL_IMPORT_MOVES_NEVER,
} PalImportMoves;

typedef struct
{
  PalColumnMap *map;  /* or NULL */
  const char *wave;   /* of rows that name none, or NULL */
  const char *reason; /* goes into the batch, or NULL */
  PalImportMoves moves;
} PalImportOptions;

/* An indicator, domain or the index of one country that the import would move. */
typedef struct
{
  char *country;
  char *wave;
  char *code;                          /* "SRV1", "SRV", "INDEX" */
  PalMissing missing_from, missing_to; /* NONE: the number holds */
  double from, to;
  int level_from, level_to; /* 0: none */
} PalImportMove;

typedef struct
{
  PalImportKind kind;
  guint n_rows;            /* all that the file holds */
  guint n_new;             /* the cell had no value */
  guint n_changed, n_same; /* against the value it had */
  guint n_refused;
  GPtrArray *refused;   /* PalFinding*, owned; at most 10 000 */
  GPtrArray *new_waves; /* char*, owned */
  gboolean has_moves;   /* whether moves were computed */
  GPtrArray *moves;     /* PalImportMove*, owned */
  char *encoding;       /* of the file, when it was not UTF-8; else NULL */
  char *ignored;        /* columns that nobody reads, or NULL */
  PalBatch *batch;      /* owned; NULL: nothing to write */
} PalImportPlan;

void pal_import_plan_free (PalImportPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalImportPlan, pal_import_plan_free)

void pal_import_move_free (PalImportMove *self);

G_END_DECLS
