/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/pal-instrument.h"
#include "session/pal-adjudication.h"

G_BEGIN_DECLS

/* One answer of a row: what one entry or one expert said. */
typedef struct
{
  char *slot;
  char *label; /* "First Entry", the name of an expert */
  char *text;  /* for people; "Not answered", "Not asked" */
  char *note;  /* comment and confidence, or NULL */
  PalValue value;
  gboolean is_asked;
} PalSlotsCell;
PalSlotsCell *pal_slots_cell_new (const char *slot, const char *label) G_GNUC_WARN_UNUSED_RESULT;
void pal_slots_cell_free (PalSlotsCell *self);

typedef enum
{
  PAL_SLOTS_NONE,      /* nobody answered */
  PAL_SLOTS_EQUAL,     /* two or more answers, all the same */
  PAL_SLOTS_DIFFERENT, /* two or more answers, not the same */
  PAL_SLOTS_ONE_SIDE,  /* one answer only */
} PalSlotsState;

/* One question of a part with the answers that are compared and the agreed one.  Signal "changed": any of it
 * may be read anew. */
#define PAL_TYPE_SLOTS_ROW (pal_slots_row_get_type ())
G_DECLARE_FINAL_TYPE (PalSlotsRow, pal_slots_row, PAL, SLOTS_ROW, GObject)

PalSlotsRow *pal_slots_row_new (PalInstrument *instrument,
                                const PalQuestion *question,
                                PalSlotsFamily family) G_GNUC_WARN_UNUSED_RESULT;
const PalQuestion *pal_slots_row_get_question (PalSlotsRow *self);
PalSlotsFamily pal_slots_row_get_family (PalSlotsRow *self);

GPtrArray *pal_slots_row_get_cells (PalSlotsRow *self); /* PalSlotsCell*, in the order of the columns */
const PalSlotsCell *pal_slots_row_find_cell (PalSlotsRow *self, const char *slot); /* or NULL */
const PalValue *pal_slots_row_get_agreed (PalSlotsRow *self);
const char *pal_slots_row_get_agreed_text (PalSlotsRow *self);
PalSlotsState pal_slots_row_get_state (PalSlotsRow *self);
const char *pal_slots_row_get_of (PalSlotsRow *self); /* hash of the answers that are compared */
/* Somebody decided between just these answers. */
gboolean pal_slots_row_is_decided (PalSlotsRow *self);
/* To be decided: answers differ, one is missing, or the agreed one is neither. */
gboolean pal_slots_row_is_open (PalSlotsRow *self);
/* All answers are the same, and nothing is agreed yet. */
gboolean pal_slots_row_is_to_accept (PalSlotsRow *self);
const char *pal_slots_row_get_summary (PalSlotsRow *self);        /* of experts; NULL: none */
const PalValue *pal_slots_row_get_suggestion (PalSlotsRow *self); /* kind NONE: none */

/* "Different", "Equal" ... */
const char *pal_slots_row_get_state_label (PalSlotsRow *self);
const char *pal_slots_row_get_state_icon (PalSlotsRow *self);
/* "Decided by Kari on 3 May 2026: read the wrong line", or that it was for other answers; NULL: nobody did.
 */
char *pal_slots_row_dup_decision_text (PalSlotsRow *self) G_GNUC_WARN_UNUSED_RESULT;

/* What a person enters instead of the answers that are there: codes joined by "|", "12/40", a number with
 * either decimal sign.  FALSE: the question does not allow it. */
gboolean pal_slots_row_parse (PalSlotsRow *self, const char *text, PalValue *out, GError **error);

/* For the model: takes @cells; @decision is the JSON of the cell, or NULL. */
void pal_slots_row_update (PalSlotsRow *self, GPtrArray *cells, const PalValue *agreed, const char *decision);

G_END_DECLS
