/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-save-queue.h"

#include "store/pal-query.h"

#define RETRY_SECONDS 10

typedef enum
{
  JOB_COMMIT,
  JOB_PENDING,
  JOB_UNDO,
  JOB_REDO,
  JOB_LABELS,
} JobKind;

typedef struct
{
  JobKind kind;
  PalStore *store;         /* borrowed: of the queue */
  PalBatch *batch;         /* COMMIT */
  gboolean clears_pending; /* COMMIT */
  PalCellEdit pending;     /* PENDING */
  char *actor;             /* UNDO, REDO */
  PalActing *acting;       /* UNDO, REDO */

  /* Results. */
  PalCommit commit;
  guint n_kept;
  char *label; /* UNDO, REDO: what was undone */
  char *undo_label, *redo_label;
  char *undo_role, *redo_role;
  GPtrArray *edits; /* PalCellEdit* */
} Job;

struct _PalSaveQueue
{
  GObject parent_instance;

  PalStore *store;   /* owned, NULL when closed */
  PalWorker *worker; /* owned, or NULL */
  GQueue waiting;    /* Job*, the first may be on its way */
  gboolean is_busy;
  guint retry_source;
  char *error;
  char *undo_label, *redo_label;
  char *undo_role, *redo_role;
  gint64 saved_ms;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_UNDONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalSaveQueue, pal_save_queue, G_TYPE_OBJECT)

static void pump (PalSaveQueue *self);

void
pal_cell_edit_free (PalCellEdit *self)
{
  g_free (self->entity);
  g_free (self->id);
  g_free (self->field);
  g_free (self->json);
  g_free (self);
}

static void
job_clear_pending (Job *job)
{
  g_clear_pointer (&job->pending.entity, g_free);
  g_clear_pointer (&job->pending.id, g_free);
  g_clear_pointer (&job->pending.field, g_free);
  g_clear_pointer (&job->pending.json, g_free);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->batch, pal_batch_free);
  job_clear_pending (job);
  g_free (job->actor);
  g_clear_pointer (&job->acting, pal_acting_free);
  g_free (job->label);
  g_free (job->undo_label);
  g_free (job->redo_label);
  g_free (job->undo_role);
  g_free (job->redo_role);
  g_clear_pointer (&job->edits, g_ptr_array_unref);
  g_free (job);
}

static gboolean
read_labels (Job *job, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_clear_pointer (&job->undo_label, g_free);
  g_clear_pointer (&job->redo_label, g_free);
  g_clear_pointer (&job->undo_role, g_free);
  g_clear_pointer (&job->redo_role, g_free);
  job->undo_label = pal_journal_get_undo_label (job->store, &local);
  if (local == NULL)
    job->undo_role = pal_journal_get_undo_role (job->store, FALSE, &local);
  if (local == NULL)
    job->redo_label = pal_journal_get_redo_label (job->store, &local);
  if (local == NULL)
    job->redo_role = pal_journal_get_undo_role (job->store, TRUE, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

/* What the undo has set, read back from the file: the screen shows what is written, not what was meant. */
static gboolean
read_edits (Job *job, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;

  job->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_cell_edit_free);
  if (job->commit.seq == 0)
    return TRUE;
  names = pal_journal_get_changed (job->store, pal_store_get_replica (job->store), job->commit.seq, error);
  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const PalCellName *name = g_ptr_array_index (names, i);
      PalCellEdit *edit = g_new0 (PalCellEdit, 1);

      edit->entity = g_strdup (name->entity);
      edit->id = g_strdup (name->id);
      edit->field = g_strdup (name->field);
      edit->json = pal_query_cell (job->store, name->entity, name->id, name->field, NULL);
      g_ptr_array_add (job->edits, edit);
    }
  return TRUE;
}

static gboolean
run_undo (Job *job, GError **error)
{
  gboolean is_undo = job->kind == JOB_UNDO;
  g_autofree char *role = pal_journal_get_undo_role (job->store, !is_undo, NULL);
  g_autofree char *own = pal_acting_to_text (job->acting);

  if (!pal_acting_may_undo (job->acting, role))
    return read_labels (job, error);
  job->label =
      is_undo ? pal_journal_get_undo_label (job->store, NULL) : pal_journal_get_redo_label (job->store, NULL);
  if (job->label == NULL)
    return read_labels (job, error);
  if (!pal_journal_undo_as (job->store, !is_undo, job->actor, own, &job->commit, &job->n_kept, error))
    return FALSE;
  return read_edits (job, error) && read_labels (job, error);
}

static gboolean
run (Job *job, GError **error)
{
  switch (job->kind)
    {
    case JOB_COMMIT:
      if (!pal_journal_commit (job->store, job->batch, &job->commit, error))
        return FALSE;
      /* The batch is durable: what follows may fail without losing a word. */
      if (job->clears_pending)
        pal_journal_clear_pending (job->store, NULL);
      read_labels (job, NULL);
      return TRUE;
    case JOB_PENDING:
      return pal_journal_set_pending (job->store, job->pending.entity, job->pending.id, job->pending.field,
                                      job->pending.json, error);
    case JOB_UNDO:
    case JOB_REDO:
      return run_undo (job, error);
    case JOB_LABELS:
      return read_labels (job, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (run (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
retry_cb (gpointer data)
{
  PalSaveQueue *self = data;

  self->retry_source = 0;
  pump (self);
  return G_SOURCE_REMOVE;
}

static void
take_results (PalSaveQueue *self, Job *job)
{
  if (job->kind == JOB_PENDING)
    return;
  g_free (self->undo_label);
  g_free (self->redo_label);
  self->undo_label = g_steal_pointer (&job->undo_label);
  self->redo_label = g_steal_pointer (&job->redo_label);
  g_free (self->undo_role);
  g_free (self->redo_role);
  self->undo_role = g_steal_pointer (&job->undo_role);
  self->redo_role = g_steal_pointer (&job->redo_role);
  if (job->commit.seq > 0)
    self->saved_ms = job->commit.wall_ms;
  if (job->edits != NULL)
    g_signal_emit (self, signals[SIGNAL_UNDONE], 0, job->edits, job->label, job->n_kept,
                   job->kind == JOB_REDO);
}

static void
finish (PalSaveQueue *self, const GError *error)
{
  Job *job = g_queue_peek_head (&self->waiting);

  self->is_busy = FALSE;
  if (error == NULL)
    {
      g_queue_pop_head (&self->waiting);
      g_clear_pointer (&self->error, g_free);
      take_results (self, job);
      job_free (job);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      pump (self);
      return;
    }

  g_free (self->error);
  self->error = g_strdup (error->message);
  if (job->kind == JOB_COMMIT)
    {
      if (self->retry_source == 0 && self->worker != NULL)
        self->retry_source = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
    }
  else
    {
      /* Nothing is lost with these: the person sees the reason and can ask again. */
      g_queue_pop_head (&self->waiting);
      job_free (job);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  finish (PAL_SAVE_QUEUE (object), error);
}

static void
pump (PalSaveQueue *self)
{
  Job *job = g_queue_peek_head (&self->waiting);

  if (job == NULL || self->is_busy || self->store == NULL)
    return;

  g_clear_handle_id (&self->retry_source, g_source_remove);
  self->is_busy = TRUE;
  if (self->worker != NULL)
    {
      g_autoptr (GTask) task = g_task_new (self, NULL, done_cb, NULL);

      g_task_set_source_tag (task, pump);
      g_task_set_task_data (task, job, NULL);
      pal_worker_queue (self->worker, G_PRIORITY_DEFAULT, task, run_in_thread);
    }
  else
    {
      g_autoptr (GError) error = NULL;

      run (job, &error);
      finish (self, error);
    }
}

static Job *
push (PalSaveQueue *self, JobKind kind)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->store = self->store;
  g_queue_push_tail (&self->waiting, job);
  return job;
}

static void
pal_save_queue_finalize (GObject *object)
{
  PalSaveQueue *self = PAL_SAVE_QUEUE (object);

  pal_save_queue_close (self);
  g_queue_clear_full (&self->waiting, job_free);
  g_clear_object (&self->worker);
  g_free (self->error);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->undo_role);
  g_free (self->redo_role);

  G_OBJECT_CLASS (pal_save_queue_parent_class)->finalize (object);
}

static void
pal_save_queue_class_init (PalSaveQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_save_queue_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_UNDONE] =
      g_signal_new ("undone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    4, G_TYPE_POINTER, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

static void
pal_save_queue_init (PalSaveQueue *self)
{
  g_queue_init (&self->waiting);
}

PalSaveQueue *
pal_save_queue_new (PalStore *store, PalWorker *worker)
{
  PalSaveQueue *self = g_object_new (PAL_TYPE_SAVE_QUEUE, NULL);

  self->store = store;
  self->worker = worker != NULL ? g_object_ref (worker) : NULL;
  return self;
}

PalStore *
pal_save_queue_get_store (PalSaveQueue *self)
{
  return self->store;
}

PalWorker *
pal_save_queue_get_worker (PalSaveQueue *self)
{
  return self->worker;
}

void
pal_save_queue_submit (PalSaveQueue *self, PalBatch *batch, gboolean clears_pending)
{
  Job *job;

  g_return_if_fail (PAL_IS_SAVE_QUEUE (self));

  job = push (self, JOB_COMMIT);
  job->batch = batch;
  job->clears_pending = clears_pending;
  pump (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
pal_save_queue_set_pending (PalSaveQueue *self,
                            const char *entity,
                            const char *id,
                            const char *field,
                            const char *json)
{
  Job *last = g_queue_peek_tail (&self->waiting);

  g_return_if_fail (PAL_IS_SAVE_QUEUE (self));

  /* A newer keystroke replaces one that still waits; the one on its way is left alone. */
  if (last == NULL || last->kind != JOB_PENDING || (self->is_busy && self->waiting.length == 1))
    last = push (self, JOB_PENDING);
  else
    job_clear_pending (last);
  last->pending.entity = g_strdup (entity);
  last->pending.id = g_strdup (id);
  last->pending.field = g_strdup (field);
  last->pending.json = g_strdup (json);
  pump (self);
}

static void
push_undo (PalSaveQueue *self, JobKind kind, const char *actor, const PalActing *acting)
{
  Job *job = push (self, kind);

  job->actor = g_strdup (actor);
  job->acting = pal_acting_copy (acting);
  pump (self);
}

void
pal_save_queue_undo (PalSaveQueue *self, const char *actor, const PalActing *acting)
{
  push_undo (self, JOB_UNDO, actor, acting);
}

void
pal_save_queue_redo (PalSaveQueue *self, const char *actor, const PalActing *acting)
{
  push_undo (self, JOB_REDO, actor, acting);
}

void
pal_save_queue_refresh (PalSaveQueue *self)
{
  push (self, JOB_LABELS);
  pump (self);
}

void
pal_save_queue_retry (PalSaveQueue *self)
{
  pump (self);
}

gboolean
pal_save_queue_drain (PalSaveQueue *self, GError **error)
{
  g_return_val_if_fail (PAL_IS_SAVE_QUEUE (self), FALSE);

  pump (self);
  while (self->is_busy)
    g_main_context_iteration (NULL, TRUE);

  if (self->waiting.length == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", self->error != NULL ? self->error : "not saved");
  return FALSE;
}

void
pal_save_queue_close (PalSaveQueue *self)
{
  g_clear_handle_id (&self->retry_source, g_source_remove);
  if (self->worker != NULL)
    pal_worker_shutdown (self->worker);
  g_clear_pointer (&self->store, pal_store_close);
}

gboolean
pal_save_queue_is_idle (PalSaveQueue *self)
{
  return self->waiting.length == 0;
}

const char *
pal_save_queue_get_error (PalSaveQueue *self)
{
  return self->error;
}

const char *
pal_save_queue_get_undo_label (PalSaveQueue *self)
{
  return self->undo_label;
}

const char *
pal_save_queue_get_redo_label (PalSaveQueue *self)
{
  return self->redo_label;
}

const char *
pal_save_queue_get_undo_role (PalSaveQueue *self)
{
  return self->undo_role;
}

const char *
pal_save_queue_get_redo_role (PalSaveQueue *self)
{
  return self->redo_role;
}

gint64
pal_save_queue_get_saved_ms (PalSaveQueue *self)
{
  return self->saved_ms;
}

void
pal_save_queue_set_saved_ms (PalSaveQueue *self, gint64 ms)
{
  self->saved_ms = ms;
}
