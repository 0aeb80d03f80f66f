/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-change-ref.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

/* The rule of the current state: a head is a change that no other change replaces; one head is the value; of
 * several the one with the greatest (at, replica, seq, n) is shown. */

/* All heads of a cell, as gint64 changes, appended to @out. */
gboolean pal_projection_list_heads (PalStore *store, gint64 cell, GArray *out, GError **error);
gboolean pal_projection_forget_heads (PalStore *store, gint64 cell, GError **error);

/* Every change of a cell that is here, found by walking from its heads through the bases; the heads first.
 * With @wanted, *is_replaced says whether some change names it as a base, also when it is not here yet. */
gboolean pal_projection_walk (PalStore *store,
                              gint64 cell,
                              GArray *out,
                              const PalChangeRef *wanted,
                              gboolean *is_replaced,
                              GError **error);

/* Bases of one change (of PalChangeRef), appended to @out. */
gboolean pal_projection_read_bases (PalStore *store, gint64 change, GArray *out, GError **error);

/* The one of @changes that is shown. */
gboolean pal_projection_choose (PalStore *store, const GArray *changes, gint64 *out, GError **error);

/* The value of a change, JSON; NULL without error when it is erased or was never received. */
char *pal_projection_dup_value (PalStore *store, gint64 change, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Takes in a change of another replica, in any order of arrival. */
gboolean pal_projection_add (PalStore *store,
                             gint64 cell,
                             gint64 change,
                             const PalChangeRef *self_ref,
                             const PalChangeRef *bases,
                             guint n_bases,
                             GError **error);

/* Shows a cell anew from its heads, after payloads were erased. */
gboolean pal_projection_refresh (PalStore *store, gint64 cell, GError **error);

/* The projection computed from the journal alone, by another way than the one above: no order of replay, only
 * the set of changes and the set of bases. */
typedef struct
{
  gint64 cell;
  gint64 head;
  guint first, n; /* all heads: changes[first .. first + n - 1] of PalProjection */
} PalProjectedCell;

typedef struct
{
  GArray *cells;   /* PalProjectedCell, by cell */
  GArray *changes; /* gint64 */
} PalProjection;

PalProjection *pal_projection_compute (PalStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_projection_free (PalProjection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalProjection, pal_projection_free)

G_END_DECLS
