/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store-private.h"

G_BEGIN_DECLS

/* Keeps the stacks of the store in step: after a batch of this replica was committed. */
void pal_undo_note (PalStore *store, const char *kind, gint64 seq);

G_END_DECLS
