/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-batch.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

/* Where every change lives. */
typedef struct
{
  gint64 seq;      /* of this replica; 0: nothing was different, nothing written */
  guint n_changes; /* cells that changed */
  gint64 wall_ms;
} PalCommit;

/* One batch, one transaction, durable when it returns TRUE.  Cells whose value already is the same are left
 * out.  On failure nothing of it is in the file; the error says whether to retry (PAL_ERROR_BUSY, _FULL,
 * _READ_ONLY, _STORAGE). */
gboolean pal_journal_commit (PalStore *store, PalBatch *batch, PalCommit *out, GError **error);

/* The one-row pending table: what is being typed, kept over a crash. */
gboolean pal_journal_set_pending (PalStore *store,
                                  const char *entity,
                                  const char *id,
                                  const char *field,
                                  const char *json_value,
                                  GError **error);
gboolean pal_journal_get_pending (PalStore *store,
                                  char **entity,
                                  char **id,
                                  char **field,
                                  char **json_value,
                                  gint64 *wall_ms,
                                  GError **error); /* FALSE without error: none */
gboolean pal_journal_clear_pending (PalStore *store, GError **error);

/* Undo and redo over restarts: own batches only, of the kinds edit, import, undo-able ones; cells whose head
 * is no longer that batch's change stay and are counted in @n_kept.  NULL label when there is nothing to
 * undo. */
char *pal_journal_get_undo_label (PalStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *pal_journal_get_redo_label (PalStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_journal_undo (PalStore *store, const char *actor, PalCommit *out, guint *n_kept, GError **error);
gboolean pal_journal_redo (PalStore *store, const char *actor, PalCommit *out, guint *n_kept, GError **error);
/* Undo or redo of a person who acts under a role (pal_batch_set_role ()). */
gboolean pal_journal_undo_as (PalStore *store,
                              gboolean is_redo,
                              const char *actor,
                              const char *role_or_null,
                              PalCommit *out,
                              guint *n_kept,
                              GError **error);
/* The role under which the batch was made that undo (redo) would take; NULL without error: none. */
char *pal_journal_get_undo_role (PalStore *store, gboolean is_redo, GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  char *replica;
  gint64 seq;
  gint64 wall_ms;
  char *kind, *actor, *label, *reason, *role;
  guint n_changes;
  char *value; /* pal_journal_cell_history: JSON, NULL = erased */
} PalHistoryItem;
void pal_history_item_free (PalHistoryItem *self);

/* Newest first; @limit 0: all. */
GPtrArray *pal_journal_log (PalStore *store, guint limit, GError **error);
GPtrArray *pal_journal_cell_history (PalStore *store,
                                     const char *entity,
                                     const char *id,
                                     const char *field,
                                     GError **error);

/* The cells a commit changed, to tell the views: (entity, id, field) triples. */
typedef struct
{
  char *entity, *id, *field;
} PalCellName;
void pal_cell_name_free (PalCellName *self);
GPtrArray *pal_journal_get_changed (PalStore *store, const char *replica, gint64 seq, GError **error);

/* Erases the payloads of the cells (personal data) by a batch of kind erase; backups are rewritten. */
gboolean pal_journal_erase (PalStore *store,
                            const char *actor,
                            const char *entity,
                            const char *id,
                            const char *field_or_null,
                            guint *n_erased,
                            GError **error);

G_END_DECLS
