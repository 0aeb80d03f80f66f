/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "session/pal-acting.h"
#include "session/pal-dataset.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_SAVE_SAVED,  /* everything is in the journal; saved-ms tells since when */
  PAL_SAVE_TYPING, /* held in the pending row, becomes a batch soon */
  PAL_SAVE_SAVING,
  PAL_SAVE_FAILED, /* values stay on screen, are kept for retry; save-error tells why */
} PalSaveState;

/* An open workspace: the dataset on the thread of the user interface, the file on the worker's thread.
 *
 * Properties: path, name, demo, read-only, notice (string or NULL: what a person must know about this
 * opening), save-state, saved-ms, save-error, undo-label, redo-label (NULL: nothing). Signals: "changed"
 * (guint PalChange flags, const char *country or NULL, const char *question or NULL); "undone" (const char
 * *label, guint n_kept, gboolean is_redo): what was undone, and how many cells stayed because somebody
 * changed them since; "refused" (const char *message): a command did nothing, and why. */
#define PAL_TYPE_WORKSPACE (pal_workspace_get_type ())
G_DECLARE_FINAL_TYPE (PalWorkspace, pal_workspace, PAL, WORKSPACE, GObject)

typedef enum
{
  PAL_CHANGE_ANSWERS = 1 << 0,
  PAL_CHANGE_SCORES = 1 << 1,
  PAL_CHANGE_INSTITUTIONS = 1 << 2,
  PAL_CHANGE_WAVES = 1 << 3,
  PAL_CHANGE_SERIES = 1 << 4,
  PAL_CHANGE_STATES = 1 << 5,  /* of the review */
  PAL_CHANGE_QUERIES = 1 << 6, /* and comments */
  PAL_CHANGE_ROLE = 1 << 7,    /* of the person at work: what is offered */
  PAL_CHANGE_SLOTS = 1 << 8,   /* answers that are not the agreed ones, experts */
  PAL_CHANGE_TRANSLATIONS = 1 << 9,
  PAL_CHANGE_DRAFT = 1 << 10,  /* of the questionnaire */
  PAL_CHANGE_METHOD = 1 << 11, /* the one that is kept beside that of the framework */
  PAL_CHANGE_ALL = 0xffff,
} PalChange;

/* A file in which another program is working is opened for reading, and the notice says so. */
void pal_workspace_open_async (const char *path,
                               gboolean read_only,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
PalWorkspace *pal_workspace_open_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same without a worker thread, for the CLI and for tests: every command returns when it is written. */
PalWorkspace *
pal_workspace_open_sync (const char *path, gboolean read_only, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Flushes what is pending, waits for the worker, closes the file.  FALSE: something could not be saved; the
 * workspace stays open. */
gboolean pal_workspace_close (PalWorkspace *self, GError **error);

PalDataset *pal_workspace_get_dataset (PalWorkspace *self);
const char *pal_workspace_get_path (PalWorkspace *self);
gboolean pal_workspace_is_read_only (PalWorkspace *self);
gboolean pal_workspace_is_demo (PalWorkspace *self);
PalSaveState pal_workspace_get_save_state (PalWorkspace *self);
gint64 pal_workspace_get_saved_ms (PalWorkspace *self);
const char *pal_workspace_get_save_error (PalWorkspace *self);
const char *pal_workspace_get_notice (PalWorkspace *self);
const char *pal_workspace_get_undo_label (PalWorkspace *self);
const char *pal_workspace_get_redo_label (PalWorkspace *self);

/* What the person at work may do here.  Screens ask in order not to offer what would be refused; each command
 * asks again.  @country NULL: what holds for the whole workspace; @institution NULL: the country part. */

const PalActing *pal_workspace_get_acting (PalWorkspace *self);
/* Takes another role and remembers it for this workspace on this computer.  FALSE: it holds until the program
 * ends, but could not be remembered. */
gboolean pal_workspace_set_acting (PalWorkspace *self, const PalActing *acting, GError **error);

gboolean pal_workspace_may (PalWorkspace *self, PalRight right, const char *country, const char *institution);
/* Why not, a sentence that says whose it is; NULL: it is allowed. */
char *pal_workspace_dup_denial (PalWorkspace *self,
                                PalRight right,
                                const char *country,
                                const char *institution) G_GNUC_WARN_UNUSED_RESULT;

/* The guard of a command, one line: TRUE: refused, and "refused" told why. */
gboolean pal_workspace_refuse_by_role (PalWorkspace *self,
                                       PalRight right,
                                       const char *country,
                                       const char *institution);
/* The same for a command with an error (PAL_ERROR_DENIED, for people): FALSE: refused. */
gboolean pal_workspace_check_role (PalWorkspace *self,
                                   PalRight right,
                                   const char *country,
                                   const char *institution,
                                   GError **error);

/* The name that changes are signed with. */
const char *pal_workspace_get_actor (void);

/* The folder of workspaces: $XDG_DATA_HOME/palliscope/workspaces */
char *pal_workspace_get_folder (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
