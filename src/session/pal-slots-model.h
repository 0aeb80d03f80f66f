/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-slots-row.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_SLOTS_SHOW_OPEN,      /* to be decided */
  PAL_SLOTS_SHOW_DIFFERENT, /* decided or not */
  PAL_SLOTS_SHOW_ALL,
} PalSlotsFilter;

typedef struct
{
  guint n_questions; /* asked of one of them at least */
  guint n_equal;
  guint n_different;
  guint n_one_side;
  guint n_none;
  guint n_open;      /* to be decided */
  guint n_to_accept; /* equal, and nothing agreed yet */
} PalSlotsTotals;

/* The answers of two entries, or of several experts, in one part of the survey, side by side with the agreed
 * ones.  Answers to questions that are not asked of somebody, by the routing of his own answers, do not
 * count. Signal "totals-changed". */
#define PAL_TYPE_SLOTS_MODEL (pal_slots_model_get_type ())
G_DECLARE_FINAL_TYPE (PalSlotsModel, pal_slots_model, PAL, SLOTS_MODEL, GObject)

PalSlotsModel *pal_slots_model_new (PalWorkspace *workspace,
                                    const char *country,
                                    const char *institution,
                                    const char *wave,
                                    PalSlotsFamily family) G_GNUC_WARN_UNUSED_RESULT;
PalWorkspace *pal_slots_model_get_workspace (PalSlotsModel *self);
char *pal_slots_model_dup_part_name (PalSlotsModel *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean pal_slots_model_may_decide (PalSlotsModel *self); /* the file is writable and the role allows it */

PalSlotsFamily pal_slots_model_get_family (PalSlotsModel *self);
void pal_slots_model_set_family (PalSlotsModel *self, PalSlotsFamily family);
void pal_slots_model_set_filter (PalSlotsModel *self, PalSlotsFilter filter);

GListModel *pal_slots_model_get_rows (PalSlotsModel *self); /* PalSlotsRow that the filter shows */
PalSlotsRow *pal_slots_model_find (PalSlotsModel *self,
                                   const char *question); /* also one not shown; borrowed */
guint pal_slots_model_get_n_slots (PalSlotsModel *self);  /* 2 entries; experts who answered here */
const PalSlotsTotals *pal_slots_model_get_totals (PalSlotsModel *self);
/* The share of equal answers among those that two or more gave; FALSE: there is none. */
gboolean pal_slots_model_get_agreement (PalSlotsModel *self, double *share);

/* Decisions.  Each is one batch that writes the agreed answer and who decided; @reason may be NULL, but not
 * in an accepted part, where it is a correction. */
gboolean pal_slots_model_take (PalSlotsModel *self,
                               PalSlotsRow *row,
                               const char *slot,
                               const char *reason,
                               GError **error);
gboolean pal_slots_model_take_value (PalSlotsModel *self,
                                     PalSlotsRow *row,
                                     const PalValue *value,
                                     const char *reason,
                                     GError **error);
gboolean pal_slots_model_keep (PalSlotsModel *self, PalSlotsRow *row, const char *reason, GError **error);
/* All equal answers that are not agreed yet, as one batch. */
gboolean
pal_slots_model_accept_equal (PalSlotsModel *self, const char *reason, guint *n_accepted, GError **error);

G_END_DECLS
