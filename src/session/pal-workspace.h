/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

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
  PAL_CHANGE_ALL = 0xff,
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

/* The folder of workspaces: $XDG_DATA_HOME/palliscope/workspaces */
char *pal_workspace_get_folder (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
