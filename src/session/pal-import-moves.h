/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-import-plan.h"
#include "session/pal-wave-data.h"

G_BEGIN_DECLS

/* Appends what differs between two states of one wave (PalImportMove*): values and levels, not ranks. */
void pal_import_moves_compare (PalScores *before, PalScores *after, const char *wave, GPtrArray *moves);

G_END_DECLS
