/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-data-snapshot.h"

G_BEGIN_DECLS

/* What one thread needs to score a snapshot with other institutions and other numbers, again and again. */
typedef struct _PalDataDraw PalDataDraw;

PalDataDraw *pal_data_draw_new (const PalDataSnapshot *snapshot, guint least) G_GNUC_WARN_UNUSED_RESULT;
void pal_data_draw_free (PalDataDraw *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalDataDraw, pal_data_draw_free)

/* The scores as they are, by the countries of the snapshot in its order. */
PalScores *pal_data_draw_score_as_is (PalDataDraw *self) G_GNUC_WARN_UNUSED_RESULT;
/* The scores of draw @number, from 0. */
PalScores *
pal_data_draw_score (PalDataDraw *self, guint seed, guint number, double share) G_GNUC_WARN_UNUSED_RESULT;

/* Institutions of the unit that have answers. */
guint pal_data_draw_count_answered (const PalDataUnit *unit);

G_END_DECLS
