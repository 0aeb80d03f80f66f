/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* What a file that stays open needs once a day: all pages read and checked (integrity_check, foreign keys),
 * then the backup of the day when something changed.  Nothing is done, and TRUE returned, when the last time
 * was less than a day ago; @did_run (nullable) tells.  PAL_ERROR_DAMAGED: the check found something; no
 * backup was made and none was deleted. */
gboolean pal_upkeep_run (PalStore *store, gboolean *did_run, GError **error);

G_END_DECLS
