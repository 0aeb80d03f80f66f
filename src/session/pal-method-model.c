/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-method-model.h"

#include <glib/gi18n.h>
#include <math.h>

#include "exchange/pal-index-csv-writer.h"
#include "session/pal-commands-method.h"

/* While a weight is dragged only its ranks follow; the draws begin when the hand rests, so that they take no
 * time from the frames. */
#define REST_MS 120
#define MAX_UNDO 200
#define SEED 1
#define NO_NODE G_MAXUINT

/* Of the same seed, so that each holds the draws of the one before. */
static const guint portions[] = { 100, 400, PAL_METHOD_DRAWS };

struct _PalMethodModel
{
  GObject parent_instance;

  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  gboolean is_active;
  gboolean is_stale;            /* scores or framework are others now */
  gboolean is_beyond;           /* the framework is, so there is nothing that could be tried */
  gboolean is_read;             /* what the workspace keeps has been taken */
  PalMethodSettings *settings;  /* owned; NULL: that of the framework */
  PalMethodRun *released, *run; /* owned references */
  GPtrArray *undo;              /* PalMethodSettings*, the last one at the end */
  guint moved_node;             /* whose moves are one change */
  PalIndexDraws *draws;         /* owned */
  GCancellable *cancellable;    /* owned; of the draws that are under way */
  guint rest_id;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_DRAWS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalMethodModel, pal_method_model, G_TYPE_OBJECT)

typedef struct
{
  PalMethodRun *run; /* owned reference */
  guint portion;
} DrawJob;

static void
draw_job_free (gpointer data)
{
  DrawJob *self = data;

  pal_method_run_unref (self->run);
  g_free (self);
}

static void
stop_draws (PalMethodModel *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->rest_id, g_source_remove);
}

static void
draw_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const DrawJob *job = data;
  GError *error = NULL;
  PalIndexDraws *draws = pal_index_draws_new (job->run->index->tree, job->run->index->data, job->run->run,
                                              portions[job->portion], SEED, cancellable, &error);

  if (draws != NULL)
    g_task_return_pointer (task, draws, (GDestroyNotify) pal_index_draws_free);
  else
    g_task_return_error (task, error);
}

static void start_portion (PalMethodModel *self, guint portion);

/* The task knows the model weakly: its last reference may be dropped on the thread, where no object of the
 * screens may die. */
static GWeakRef *
make_weak (PalMethodModel *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

static PalMethodModel *
take_weak (GWeakRef *weak)
{
  PalMethodModel *self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return self;
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PalMethodModel) self = take_weak (data);
  const DrawJob *job = g_task_get_task_data (G_TASK (result));
  guint next = job->portion + 1;
  PalIndexDraws *draws = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: of a method that is no longer the one that is looked at. */
  if (self == NULL || draws == NULL)
    {
      pal_index_draws_free (draws);
      return;
    }
  pal_index_draws_free (self->draws);
  self->draws = draws;
  g_clear_object (&self->cancellable);
  if (next < G_N_ELEMENTS (portions))
    start_portion (self, next);
  g_signal_emit (self, signals[SIGNAL_DRAWS], 0);
}

static void
start_portion (PalMethodModel *self, guint portion)
{
  DrawJob *job = g_new0 (DrawJob, 1);
  g_autoptr (GTask) task = NULL;

  job->run = pal_method_run_ref (self->run);
  job->portion = portion;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, drawn_cb, make_weak (self));
  g_task_set_source_tag (task, start_portion);
  g_task_set_task_data (task, job, draw_job_free);
  g_task_run_in_thread (task, draw_thread);
}

static gboolean
rested_cb (gpointer data)
{
  PalMethodModel *self = PAL_METHOD_MODEL (data);

  self->rest_id = 0;
  if (self->run != NULL)
    start_portion (self, 0);
  return G_SOURCE_REMOVE;
}

static void
ask_for_draws (PalMethodModel *self)
{
  stop_draws (self);
  if (self->is_active)
    self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
}

static PalMethodRun *
make_run (PalScoreIndex *index, const PalMethodSettings *settings)
{
  g_autoptr (GError) error = NULL;
  PalMethodRun *run = pal_method_run_new (index, settings, &error);

  if (run == NULL)
    g_debug ("no index by this method: %s", error->message);
  return run;
}

static void
take_run (PalMethodModel *self)
{
  g_clear_pointer (&self->run, pal_method_run_unref);
  g_clear_pointer (&self->draws, pal_index_draws_free);
  self->run = self->settings != NULL ? make_run (self->released->index, self->settings)
                                     : pal_method_run_ref (self->released);
  ask_for_draws (self);
}

static PalWaveData *
get_wave_data (PalMethodModel *self)
{
  const char *wave = pal_selection_get_wave (self->selection);

  return wave != NULL ? pal_dataset_get_wave (pal_workspace_get_dataset (self->workspace), wave) : NULL;
}

static PalScoreIndex *
make_index (PalMethodModel *self)
{
  PalWaveData *data = get_wave_data (self);
  g_autoptr (GError) error = NULL;
  PalScoreIndex *index;

  if (data == NULL)
    return NULL;
  index = pal_score_index_new (pal_wave_data_get_scores (data),
                               pal_scorer_get_framework (pal_wave_data_get_scorer (data)), &error);
  if (index == NULL)
    g_debug ("%s", error->message);
  return index;
}

/* Another framework: weights go by code, and what was done before cannot be undone. */
static void
follow_framework (PalMethodModel *self, const PalScoreIndex *before, const PalScoreIndex *now)
{
  g_autofree char *json = NULL;
  gboolean is_same = before->tree->n_nodes == now->tree->n_nodes;

  for (guint i = 0; i < before->tree->n_nodes && is_same; i++)
    is_same = g_strcmp0 (before->tree->nodes[i].code, now->tree->nodes[i].code) == 0;
  if (is_same)
    return;
  g_ptr_array_set_size (self->undo, 0);
  if (self->settings == NULL)
    return;
  json = pal_method_settings_to_json (self->settings, before);
  pal_method_settings_free (self->settings);
  self->settings = pal_method_settings_from_json (json, now, NULL);
}

static void
read_saved (PalMethodModel *self, const PalScoreIndex *index)
{
  g_autofree char *json = pal_method_load (self->workspace);

  self->is_read = TRUE;
  if (json != NULL)
    self->settings = pal_method_settings_from_json (json, index, NULL);
}

static void
ensure (PalMethodModel *self)
{
  g_autoptr (PalScoreIndex) index = NULL;
  g_autoptr (PalMethodSettings) settings = NULL;

  if (!self->is_stale || !self->is_active)
    return;
  self->is_stale = FALSE;
  index = make_index (self);
  stop_draws (self);
  self->is_beyond = FALSE;
  if (index == NULL)
    {
      g_clear_pointer (&self->released, pal_method_run_unref);
      g_clear_pointer (&self->run, pal_method_run_unref);
      g_clear_pointer (&self->draws, pal_index_draws_free);
      return;
    }
  if (self->released != NULL)
    follow_framework (self, self->released->index, index);
  if (!self->is_read)
    read_saved (self, index);
  g_clear_pointer (&self->released, pal_method_run_unref);
  settings = pal_method_settings_new (index);
  self->released = make_run (index, settings);
  self->is_beyond = self->released != NULL &&
                    !pal_method_run_agrees (self->released, pal_wave_data_get_scores (get_wave_data (self)));
  /* Nothing is better than another index by the same name. */
  if (self->is_beyond)
    {
      g_clear_pointer (&self->released, pal_method_run_unref);
      g_clear_pointer (&self->settings, pal_method_settings_free);
      g_ptr_array_set_size (self->undo, 0);
      self->is_read = FALSE;
    }
  if (self->released != NULL)
    take_run (self);
  else
    {
      g_clear_pointer (&self->run, pal_method_run_unref);
      g_clear_pointer (&self->draws, pal_index_draws_free);
    }
}

static void
scores_changed_cb (PalMethodModel *self)
{
  self->is_stale = TRUE;
  if (self->is_active)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Undo and redo of the workspace bring another saved method. */
static void
workspace_changed_cb (PalMethodModel *self, guint flags)
{
  if (flags == PAL_CHANGE_METHOD)
    {
      if (self->is_active)
        g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }
  if ((flags & (PAL_CHANGE_SCORES | PAL_CHANGE_ANSWERS | PAL_CHANGE_WAVES | PAL_CHANGE_INSTITUTIONS)) != 0)
    scores_changed_cb (self);
}

static void
pal_method_model_dispose (GObject *object)
{
  PalMethodModel *self = PAL_METHOD_MODEL (object);

  stop_draws (self);
  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (pal_method_model_parent_class)->dispose (object);
}

static void
pal_method_model_finalize (GObject *object)
{
  PalMethodModel *self = PAL_METHOD_MODEL (object);

  g_clear_pointer (&self->settings, pal_method_settings_free);
  g_clear_pointer (&self->released, pal_method_run_unref);
  g_clear_pointer (&self->run, pal_method_run_unref);
  g_clear_pointer (&self->draws, pal_index_draws_free);
  g_ptr_array_unref (self->undo);

  G_OBJECT_CLASS (pal_method_model_parent_class)->finalize (object);
}

static void
pal_method_model_class_init (PalMethodModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_method_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_method_model_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DRAWS] = g_signal_new ("draws", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
}

static void
pal_method_model_init (PalMethodModel *self)
{
  self->is_stale = TRUE;
  self->moved_node = NO_NODE;
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_method_settings_free);
}

PalMethodModel *
pal_method_model_new (PalWorkspace *workspace, PalSelection *selection)
{
  PalMethodModel *self = g_object_new (PAL_TYPE_METHOD_MODEL, NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::wave", G_CALLBACK (scores_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
pal_method_model_set_active (PalMethodModel *self, gboolean is_active)
{
  g_return_if_fail (PAL_IS_METHOD_MODEL (self));

  if (self->is_active == is_active)
    return;
  self->is_active = is_active;
  if (!is_active)
    stop_draws (self);
  else if (!self->is_stale && self->run != NULL && self->draws == NULL)
    ask_for_draws (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
pal_method_model_is_active (PalMethodModel *self)
{
  return self->is_active;
}

PalMethodRun *
pal_method_model_get_run (PalMethodModel *self)
{
  ensure (self);
  return self->is_active ? self->run : NULL;
}

PalMethodRun *
pal_method_model_get_released (PalMethodModel *self)
{
  ensure (self);
  return self->is_active ? self->released : NULL;
}

gboolean
pal_method_model_is_beyond (PalMethodModel *self)
{
  g_return_val_if_fail (PAL_IS_METHOD_MODEL (self), FALSE);

  ensure (self);
  return self->is_active && self->is_beyond;
}

const PalMethodSettings *
pal_method_model_get_settings (PalMethodModel *self)
{
  ensure (self);
  if (self->settings != NULL)
    return self->settings;
  return self->released != NULL ? self->released->settings : NULL;
}

const PalIndexDraws *
pal_method_model_get_draws (PalMethodModel *self)
{
  ensure (self);
  return self->is_active ? self->draws : NULL;
}

gboolean
pal_method_model_is_drawing (PalMethodModel *self)
{
  return self->cancellable != NULL || self->rest_id != 0;
}

gboolean
pal_method_model_differs (PalMethodModel *self)
{
  ensure (self);
  return self->settings != NULL && self->released != NULL &&
         !pal_method_settings_equal (self->settings, self->released->settings);
}

gboolean
pal_method_model_is_saved (PalMethodModel *self)
{
  g_autofree char *kept = pal_method_load (self->workspace);
  g_autofree char *now = pal_method_model_differs (self) ? pal_method_model_to_json (self) : NULL;

  return g_strcmp0 (kept, now) == 0;
}

gboolean
pal_method_model_can_undo (PalMethodModel *self)
{
  return self->undo->len > 0;
}

/* Takes @settings. */
static void
change_to (PalMethodModel *self, PalMethodSettings *settings)
{
  pal_method_settings_free (self->settings);
  self->settings = settings;
  take_run (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
remember (PalMethodModel *self, guint node)
{
  gboolean goes_on = node != NO_NODE && self->moved_node == node && self->undo->len > 0;

  self->moved_node = node;
  if (goes_on)
    return;
  if (self->undo->len >= MAX_UNDO)
    g_ptr_array_remove_index (self->undo, 0);
  g_ptr_array_add (self->undo, pal_method_settings_copy (pal_method_model_get_settings (self)));
}

void
pal_method_model_set_weight (PalMethodModel *self, guint node, double weight)
{
  const PalMethodSettings *now;
  PalMethodSettings *settings;

  g_return_if_fail (PAL_IS_METHOD_MODEL (self));

  now = pal_method_model_get_settings (self);
  if (now == NULL || self->released == NULL || node >= now->n_nodes || !isfinite (weight) || weight < 0 ||
      fabs (now->weights[node] - weight) < 1e-12)
    return;
  remember (self, node);
  settings = pal_method_settings_copy (now);
  settings->weights[node] = weight;
  change_to (self, settings);
}

void
pal_method_model_set_settings (PalMethodModel *self, const PalMethodSettings *settings)
{
  const PalMethodSettings *now;

  g_return_if_fail (PAL_IS_METHOD_MODEL (self) && settings != NULL);

  now = pal_method_model_get_settings (self);
  if (now == NULL || self->released == NULL || settings->n_nodes != now->n_nodes ||
      pal_method_settings_equal (now, settings))
    return;
  remember (self, NO_NODE);
  change_to (self, pal_method_settings_copy (settings));
}

void
pal_method_model_undo (PalMethodModel *self)
{
  g_return_if_fail (PAL_IS_METHOD_MODEL (self));

  ensure (self);
  self->moved_node = NO_NODE;
  if (self->undo->len > 0 && self->released != NULL)
    change_to (self, g_ptr_array_steal_index (self->undo, self->undo->len - 1));
}

void
pal_method_model_end_change (PalMethodModel *self)
{
  self->moved_node = NO_NODE;
}

void
pal_method_model_reset (PalMethodModel *self)
{
  g_return_if_fail (PAL_IS_METHOD_MODEL (self));

  if (pal_method_model_get_released (self) != NULL)
    pal_method_model_set_settings (self, self->released->settings);
}

char *
pal_method_model_dup_note (PalMethodModel *self)
{
  const char *stage = pal_dataset_get_stage (pal_workspace_get_dataset (self->workspace));
  const char *method = pal_method_model_differs (self) ? _ ("By a method that is being tried.")
                                                       : _ ("By the method of the framework.");

  if (pal_workspace_is_demo (self->workspace))
    return g_strjoin (" ", _ ("Demonstration data."), method, NULL);
  if (g_strcmp0 (stage, "draft") == 0)
    return g_strjoin (" ", _ ("Draft, not for distribution."), method, NULL);
  return g_strdup (method);
}

char *
pal_method_model_to_json (PalMethodModel *self)
{
  const PalMethodSettings *settings = pal_method_model_get_settings (self);

  return settings != NULL && self->released != NULL
             ? pal_method_settings_to_json (settings, self->released->index)
             : NULL;
}

gboolean
pal_method_model_may_save (PalMethodModel *self)
{
  return !pal_workspace_is_read_only (self->workspace) &&
         pal_workspace_may (self->workspace, PAL_RIGHT_INSTRUMENT, NULL, NULL);
}

gboolean
pal_method_model_save (PalMethodModel *self)
{
  g_autofree char *json = NULL;

  g_return_val_if_fail (PAL_IS_METHOD_MODEL (self), FALSE);

  ensure (self);
  if (self->released == NULL)
    return FALSE;
  json = pal_method_model_differs (self) ? pal_method_model_to_json (self) : NULL;
  return pal_commands_save_method (self->workspace, json);
}

char *
pal_method_model_to_data (PalMethodModel *self)
{
  PalMethodRun *released = pal_method_model_get_released (self);

  return released != NULL ? pal_index_csv_write_data (released->index->data) : NULL;
}

char *
pal_method_model_to_metadata (PalMethodModel *self)
{
  PalMethodRun *released = pal_method_model_get_released (self);

  return released != NULL ? pal_index_csv_write_metadata (released->index->tree, released->index->data)
                          : NULL;
}
