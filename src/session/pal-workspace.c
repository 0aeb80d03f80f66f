/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-workspace.h"

#include <glib/gi18n.h>

#include "base/pal-error.h"
#include "session/pal-commands.h"
#include "session/pal-workspace-private.h"
#include "store/pal-batch.h"

struct _PalWorkspace
{
  GObject parent_instance;

  char *path;
  PalDataset *dataset;        /* owned */
  PalSaveQueue *queue;        /* owned */
  PalReviewBook *review_book; /* owned */
  PalQueryBook *query_book;   /* owned */
  PalActing *acting;          /* owned */
  gboolean is_read_only;
  char *notice;
  PalTyping typing;
  PalSaveState last_state; /* as last told */
};

enum
{
  PROP_PATH = 1,
  PROP_NAME,
  PROP_DEMO,
  PROP_READ_ONLY,
  PROP_NOTICE,
  PROP_SAVE_STATE,
  PROP_SAVED_MS,
  PROP_SAVE_ERROR,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_UNDONE,
  SIGNAL_REFUSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalWorkspace, pal_workspace, G_TYPE_OBJECT)

/* What opening a file gives, made on the worker's thread and handed over whole. */
typedef struct
{
  char *path;
  gboolean read_only;
  gboolean may_read; /* when somebody else is writing */
  PalWorker *worker;
  PalStore *store;
  PalDataset *dataset;
  PalReviewBook *review_book;
  PalQueryBook *query_book;
  PalActing *acting; /* NULL: no role */
  char *notice;
  gint64 saved_ms;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_clear_pointer (&self->query_book, pal_query_book_free);
  g_clear_pointer (&self->review_book, pal_review_book_free);
  g_clear_pointer (&self->acting, pal_acting_free);
  g_clear_pointer (&self->dataset, pal_dataset_free);
  g_clear_pointer (&self->store, pal_store_close);
  g_clear_object (&self->worker);
  g_free (self->notice);
  g_free (self->path);
  g_free (self);
}

const char *
pal_workspace_get_actor (void)
{
  const char *name = g_getenv ("PAL_ACTOR");

  if (name == NULL || *name == '\0')
    name = g_get_real_name ();
  return g_strcmp0 (name, "Unknown") == 0 ? g_get_user_name () : name;
}

PalBatch *
pal_workspace_new_batch (PalWorkspace *self, const char *kind, const char *label, const char *wave)
{
  PalBatch *batch = pal_batch_new (kind, pal_workspace_get_actor (), label);
  PalWaveData *data = pal_dataset_get_wave (self->dataset, wave);
  g_autofree char *role = pal_acting_to_text (self->acting);

  pal_batch_set_role (batch, role);
  if (data != NULL)
    {
      g_autofree char *hex = pal_hash_to_hex (pal_instrument_get_hash (pal_wave_data_get_instrument (data)));

      pal_batch_set_instrument (batch, hex);
    }
  return batch;
}

/* What was being typed when the program ended becomes a batch of its own, and is said. */
static gboolean
recover_pending (Opening *self, GError **error)
{
  g_autofree char *entity = NULL, *id = NULL, *field = NULL, *json = NULL;
  g_autoptr (PalBatch) batch = NULL;
  g_autoptr (GError) local = NULL;
  PalCommit commit = { 0 };
  gint64 wall_ms = 0;

  if (!pal_journal_get_pending (self->store, &entity, &id, &field, &json, &wall_ms, &local))
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return local == NULL;
    }

  batch = pal_batch_new ("edit", pal_workspace_get_actor (), _ ("Recovered typing"));
  pal_batch_add (batch, entity, id, field, json);
  if (!pal_journal_commit (self->store, batch, &commit, error) ||
      !pal_journal_clear_pending (self->store, error))
    return FALSE;
  if (commit.seq > 0)
    {
      g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (wall_ms / 1000);
      g_autofree char *text = g_date_time_format (when, "%e %B %H:%M");

      self->notice = g_strdup_printf (
          _ ("What was typed on %s, just before the program ended, was recovered and saved."),
          g_strstrip (text));
    }
  return TRUE;
}

/* A second program on the same file reads what the first one writes. */
static gboolean
open_store (Opening *self, GError **error)
{
  GError *problem = NULL;

  self->store =
      pal_store_open (self->path, self->read_only ? PAL_STORE_READ_ONLY : PAL_STORE_READ_WRITE, &problem);
  if (self->store == NULL && self->may_read && g_error_matches (problem, PAL_ERROR, PAL_ERROR_BUSY))
    {
      self->store = pal_store_open (self->path, PAL_STORE_READ_ONLY, NULL);
      if (self->store != NULL)
        {
          g_clear_error (&problem);
          self->notice = g_strdup (_ ("Another window or program is working in this workspace. Here it is "
                                      "open for reading, as it was just now; nothing can be changed here."));
        }
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return self->store != NULL;
}

static gboolean
open_now (Opening *self, GError **error)
{
  PalStoreInfo info = { 0 };

  if (!open_store (self, error))
    return FALSE;
  if (self->notice == NULL && pal_store_is_newer (self->store))
    self->notice =
        g_strdup (_ ("This workspace was written by a newer version of Palliscope. It is open for reading; "
                     "nothing in it was changed. Update the program to edit it."));
  else if (self->notice == NULL && pal_store_is_read_only (self->store))
    self->notice = g_strdup (_ ("This workspace is open for reading only."));
  else if (pal_store_was_rereplicated (self->store))
    self->notice = g_strdup (
        _ ("This file is a copy or was restored. It goes on as a copy of its own, so that both can be "
           "merged later; undo starts anew."));
  if (!pal_store_is_read_only (self->store) && !recover_pending (self, error))
    return FALSE;

  self->dataset = pal_dataset_load (self->store, error);
  if (self->dataset == NULL)
    return FALSE;
  self->review_book = pal_review_book_load (self->store, error);
  if (self->review_book == NULL)
    return FALSE;
  self->query_book = pal_query_book_load (self->store, error);
  if (self->query_book == NULL || !pal_query_info (self->store, &info, error))
    return FALSE;
  self->saved_ms = info.last_wall_ms;
  pal_store_info_clear (&info);
  return TRUE;
}

static PalSaveState
compute_state (PalWorkspace *self)
{
  if (self->queue == NULL)
    return PAL_SAVE_SAVED;
  if (pal_save_queue_get_error (self->queue) != NULL)
    return PAL_SAVE_FAILED;
  if (self->typing.country != NULL)
    return PAL_SAVE_TYPING;
  return pal_save_queue_is_idle (self->queue) ? PAL_SAVE_SAVED : PAL_SAVE_SAVING;
}

void
pal_workspace_notify_save_state (PalWorkspace *self)
{
  PalSaveState state = compute_state (self);

  if (state != self->last_state)
    {
      self->last_state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_STATE]);
    }
}

static void
queue_changed_cb (PalWorkspace *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  pal_workspace_notify_save_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_MS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_ERROR]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
queue_undone_cb (PalWorkspace *self, GPtrArray *edits, const char *label, guint n_kept, gboolean is_redo)
{
  /* Of answers, many at once: nobody has to list institutions or waves anew for them. */
  PalChange flags = PAL_CHANGE_ANSWERS | PAL_CHANGE_SCORES | PAL_CHANGE_STATES;

  for (guint i = 0; i < edits->len; i++)
    {
      const PalCellEdit *edit = g_ptr_array_index (edits, i);

      if (g_strcmp0 (edit->entity, "answer") != 0)
        flags = PAL_CHANGE_ALL;
      pal_dataset_apply (self->dataset, edit->entity, edit->id, edit->field, edit->json);
      pal_query_book_apply (self->query_book, edit->entity, edit->id, edit->field, edit->json);
    }
  pal_workspace_emit_changed (self, flags, NULL, NULL);
  g_signal_emit (self, signals[SIGNAL_UNDONE], 0, label, n_kept, is_redo);
}

/* Takes what @opening holds. */
static PalWorkspace *
new_from_opening (Opening *opening)
{
  PalWorkspace *self = g_object_new (PAL_TYPE_WORKSPACE, NULL);

  self->path = g_strdup (opening->path);
  self->is_read_only = pal_store_is_read_only (opening->store);
  self->dataset = g_steal_pointer (&opening->dataset);
  self->review_book = g_steal_pointer (&opening->review_book);
  self->query_book = g_steal_pointer (&opening->query_book);
  self->acting = opening->acting != NULL ? g_steal_pointer (&opening->acting)
                                         : pal_acting_new (PAL_ROLE_NONE, NULL, NULL);
  self->notice = g_steal_pointer (&opening->notice);
  self->queue = pal_save_queue_new (g_steal_pointer (&opening->store), opening->worker);
  pal_save_queue_set_saved_ms (self->queue, opening->saved_ms);
  g_signal_connect_object (self->queue, "changed", G_CALLBACK (queue_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "undone", G_CALLBACK (queue_undone_cb), self, G_CONNECT_SWAPPED);
  if (!self->is_read_only)
    pal_save_queue_refresh (self->queue);
  return self;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (open_now (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pal_workspace_open_async (const char *path,
                          gboolean read_only,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->read_only = read_only;
  opening->may_read = TRUE;
  opening->acting = pal_acting_load (path);
  opening->worker = pal_worker_new ("pal-store");
  g_task_set_source_tag (task, pal_workspace_open_async);
  g_task_set_task_data (task, opening, opening_free);
  pal_worker_queue (opening->worker, G_PRIORITY_DEFAULT, task, open_in_thread);
}

PalWorkspace *
pal_workspace_open_finish (GAsyncResult *result, GError **error)
{
  GTask *task = G_TASK (result);

  g_return_val_if_fail (g_async_result_is_tagged (result, pal_workspace_open_async), NULL);

  if (!g_task_propagate_boolean (task, error))
    return NULL;
  return new_from_opening (g_task_get_task_data (task));
}

PalWorkspace *
pal_workspace_open_sync (const char *path, gboolean read_only, GError **error)
{
  Opening *opening = g_new0 (Opening, 1);
  PalWorkspace *self = NULL;

  opening->path = g_strdup (path);
  opening->read_only = read_only;
  if (open_now (opening, error))
    self = new_from_opening (opening);
  opening_free (opening);
  return self;
}

gboolean
pal_workspace_close (PalWorkspace *self, GError **error)
{
  g_return_val_if_fail (PAL_IS_WORKSPACE (self), FALSE);

  pal_commands_flush (self);
  if (!pal_save_queue_drain (self->queue, error))
    return FALSE;
  pal_save_queue_close (self->queue);
  return TRUE;
}

static void
pal_workspace_get_property (GObject *object, guint prop, GValue *value, GParamSpec *pspec)
{
  PalWorkspace *self = PAL_WORKSPACE (object);

  switch (prop)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->dataset != NULL ? pal_dataset_get_name (self->dataset) : NULL);
      break;
    case PROP_DEMO:
      g_value_set_boolean (value, pal_workspace_is_demo (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->is_read_only);
      break;
    case PROP_NOTICE:
      g_value_set_string (value, self->notice);
      break;
    case PROP_SAVE_STATE:
      g_value_set_uint (value, compute_state (self));
      break;
    case PROP_SAVED_MS:
      g_value_set_int64 (value, pal_workspace_get_saved_ms (self));
      break;
    case PROP_SAVE_ERROR:
      g_value_set_string (value, pal_workspace_get_save_error (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, pal_workspace_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, pal_workspace_get_redo_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop, pspec);
    }
}

static void
pal_workspace_finalize (GObject *object)
{
  PalWorkspace *self = PAL_WORKSPACE (object);

  g_clear_handle_id (&self->typing.source, g_source_remove);
  g_free (self->typing.country);
  g_free (self->typing.institution);
  g_free (self->typing.wave);
  g_free (self->typing.question);
  g_free (self->typing.slot);
  g_free (self->typing.json);
  g_clear_object (&self->queue);
  g_clear_pointer (&self->query_book, pal_query_book_free);
  g_clear_pointer (&self->review_book, pal_review_book_free);
  g_clear_pointer (&self->acting, pal_acting_free);
  g_clear_pointer (&self->dataset, pal_dataset_free);
  g_free (self->notice);
  g_free (self->path);

  G_OBJECT_CLASS (pal_workspace_parent_class)->finalize (object);
}

static void
pal_workspace_class_init (PalWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pal_workspace_get_property;
  object_class->finalize = pal_workspace_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_DEMO] = g_param_spec_boolean ("demo", NULL, NULL, FALSE, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, flags);
  properties[PROP_SAVE_STATE] = g_param_spec_uint ("save-state", NULL, NULL, 0, PAL_SAVE_FAILED, 0, flags);
  properties[PROP_SAVED_MS] = g_param_spec_int64 ("saved-ms", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SAVE_ERROR] = g_param_spec_string ("save-error", NULL, NULL, NULL, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    3, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_UNDONE] =
      g_signal_new ("undone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pal_workspace_init (PalWorkspace *self)
{
}

PalSaveQueue *
pal_workspace_get_queue (PalWorkspace *self)
{
  return self->queue;
}

PalReviewBook *
pal_workspace_get_review_book (PalWorkspace *self)
{
  return self->review_book;
}

PalQueryBook *
pal_workspace_get_query_book (PalWorkspace *self)
{
  return self->query_book;
}

PalTyping *
pal_workspace_get_typing (PalWorkspace *self)
{
  return &self->typing;
}

void
pal_workspace_emit_changed (PalWorkspace *self, PalChange flags, const char *country, const char *question)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, flags, country, question);
}

const PalActing *
pal_workspace_get_acting (PalWorkspace *self)
{
  return self->acting;
}

void
pal_workspace_take_acting (PalWorkspace *self, PalActing *acting)
{
  pal_acting_free (self->acting);
  self->acting = acting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
  pal_workspace_emit_changed (self, PAL_CHANGE_ROLE, NULL, NULL);
}

void
pal_workspace_tell (PalWorkspace *self, const char *notice)
{
  g_free (self->notice);
  self->notice = g_strdup (notice);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTICE]);
}

gboolean
pal_workspace_refuse_when_read_only (PalWorkspace *self)
{
  if (self->is_read_only)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTICE]);
  return self->is_read_only;
}

gboolean
pal_workspace_refuse_when_frozen (PalWorkspace *self,
                                  const char *country,
                                  const char *institution,
                                  const char *wave)
{
  g_autofree char *id = pal_review_book_make_id (country, institution, wave);

  if (!pal_review_state_is_frozen (pal_review_book_get_state (self->review_book, id)))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0,
                 _ ("This part is accepted. An answer in it changes only by a correction with a reason."));
  return TRUE;
}

PalDataset *
pal_workspace_get_dataset (PalWorkspace *self)
{
  return self->dataset;
}

const char *
pal_workspace_get_path (PalWorkspace *self)
{
  return self->path;
}

gboolean
pal_workspace_is_read_only (PalWorkspace *self)
{
  return self->is_read_only;
}

gboolean
pal_workspace_is_demo (PalWorkspace *self)
{
  return self->dataset != NULL && pal_dataset_is_demo (self->dataset);
}

PalSaveState
pal_workspace_get_save_state (PalWorkspace *self)
{
  return compute_state (self);
}

gint64
pal_workspace_get_saved_ms (PalWorkspace *self)
{
  return self->queue != NULL ? pal_save_queue_get_saved_ms (self->queue) : 0;
}

const char *
pal_workspace_get_save_error (PalWorkspace *self)
{
  return self->queue != NULL ? pal_save_queue_get_error (self->queue) : NULL;
}

const char *
pal_workspace_get_notice (PalWorkspace *self)
{
  return self->notice;
}

const char *
pal_workspace_get_undo_label (PalWorkspace *self)
{
  if (self->queue == NULL || !pal_acting_may_undo (self->acting, pal_save_queue_get_undo_role (self->queue)))
    return NULL;
  return pal_save_queue_get_undo_label (self->queue);
}

const char *
pal_workspace_get_redo_label (PalWorkspace *self)
{
  if (self->queue == NULL || !pal_acting_may_undo (self->acting, pal_save_queue_get_redo_role (self->queue)))
    return NULL;
  return pal_save_queue_get_redo_label (self->queue);
}

char *
pal_workspace_get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "palliscope", "workspaces", NULL);
}
