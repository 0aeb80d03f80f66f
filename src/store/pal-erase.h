/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* What the file remembers to do when an erasure was committed but not cleaned up: table local. */
#define PAL_ERASE_SCRUB "scrub"

/* VACUUM, so that no page keeps an old copy of what was erased, and away with backups that hold it.  Done
 * right after an erasure; called again on opening when that was interrupted. */
gboolean pal_erase_scrub (PalStore *store, GError **error);

/* Reads the digests that erase batches list, as one sorted array of PalHash. */
GArray *pal_erase_list_digests (PalStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Takes the digests of one erase list (a value of the field "erased/<k>") into the table erased, deletes the
 * payloads that have them and shows their cells anew.  Used by merges. */
gboolean pal_erase_apply_list (PalStore *store, const char *json, GError **error);

#define PAL_ERASE_FIELD_PREFIX "erased/"

G_END_DECLS
