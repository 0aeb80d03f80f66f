/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-explain-model.h"

#include <glib/gi18n.h>

#include "model/pal-country.h"
#include "session/pal-explain-text.h"
#include "session/pal-history.h"
#include "session/pal-subject.h"

#define INDEX_CODE "INDEX"

/* Where the walk is; owned texts. */
typedef struct
{
  char *domain, *indicator, *institution;
  gboolean from_index;
} Place;

struct _PalExplainModel
{
  GObject parent_instance;

  PalWorkspace *workspace; /* owned */
  char *country, *wave;
  char *series; /* id, or NULL */
  Place *place;
  GQueue back; /* Place*, owned: the newest first */
  gboolean is_stale;
  GPtrArray *steps;
  GPtrArray *answers;
  PalLevelStep *level_step; /* owned; NULL until asked for */
  guint generation;         /* of @answers, so that late histories are told apart */
  guint n_pending;
  gboolean has_asked; /* for the histories of @answers */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ANSWERS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalExplainModel, pal_explain_model, G_TYPE_OBJECT)

static Place *
place_new (const char *domain, const char *indicator, const char *institution, gboolean from_index)
{
  Place *self = g_new0 (Place, 1);

  self->domain = g_strdup (domain);
  self->indicator = g_strdup (indicator);
  self->institution = g_strdup (institution);
  self->from_index = from_index;
  return self;
}

static void
place_free (gpointer data)
{
  Place *self = data;

  g_free (self->domain);
  g_free (self->indicator);
  g_free (self->institution);
  g_free (self);
}

static PalDataset *
get_dataset (PalExplainModel *self)
{
  return pal_workspace_get_dataset (self->workspace);
}

/* Whose answers the last step shows: NULL for those of the country. */
static const char *
get_shown_institution (GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const PalExplainStep *step = g_ptr_array_index (steps, i);

      if (step->kind == PAL_EXPLAIN_INSTITUTION)
        return step->code;
    }
  return NULL;
}

static gboolean
shows_formula (GPtrArray *steps)
{
  return steps->len > 0 &&
         ((const PalExplainStep *) g_ptr_array_index (steps, steps->len - 1))->kind == PAL_EXPLAIN_FORMULA;
}

typedef struct
{
  PalExplainModel *model; /* owned */
  guint generation;
  guint answer; /* index */
} HistoryWish;

static void
history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HistoryWish *wish = user_data;
  g_autoptr (PalExplainModel) self = wish->model;
  g_autoptr (GPtrArray) items = pal_workspace_get_history_finish (PAL_WORKSPACE (source), result, NULL);
  gboolean is_late = wish->generation != self->generation;

  self->n_pending--;
  if (!is_late && items != NULL && items->len > 0)
    {
      PalExplainAnswer *answer = g_ptr_array_index (self->answers, wish->answer);
      const PalHistoryItem *newest = g_ptr_array_index (items, 0);

      answer->actor = g_strdup (newest->actor);
      answer->wall_ms = newest->wall_ms;
    }
  g_free (wish);
  if (!is_late)
    g_signal_emit (self, signals[SIGNAL_ANSWERS_CHANGED], 0);
}

/* Only for those who want to see the answers. */
static void
ask_for_history (PalExplainModel *self)
{
  if (self->has_asked)
    return;
  self->has_asked = TRUE;
  for (guint i = 0; i < self->answers->len; i++)
    {
      const PalExplainAnswer *answer = g_ptr_array_index (self->answers, i);
      HistoryWish *wish = g_new0 (HistoryWish, 1);

      wish->model = g_object_ref (self);
      wish->generation = self->generation;
      wish->answer = i;
      self->n_pending++;
      pal_workspace_get_history_async (self->workspace, "answer", answer->id, "value", history_cb, wish);
    }
}

static void
ensure (PalExplainModel *self)
{
  PalExplainPath path = { self->place->domain, self->place->indicator, self->place->institution,
                          self->place->from_index };
  const PalSeries *series;

  if (!self->is_stale)
    return;

  self->is_stale = FALSE;
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->level_step, pal_level_step_free);
  series = self->series != NULL ? pal_dataset_find_series (get_dataset (self), self->series) : NULL;
  self->steps = series != NULL ? pal_explain_step_list_series (series, self->country)
                               : pal_explain_step_list (get_dataset (self), self->wave, self->country, &path);
  if (shows_formula (self->steps))
    self->answers =
        pal_explain_answer_list (get_dataset (self), self->wave, self->country,
                                 get_shown_institution (self->steps), pal_explain_model_get_indicator (self));
  else
    self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_explain_answer_free);
  self->generation++;
  self->has_asked = FALSE;
}

static void
invalidate (PalExplainModel *self)
{
  self->is_stale = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
pal_explain_model_finalize (GObject *object)
{
  PalExplainModel *self = PAL_EXPLAIN_MODEL (object);

  g_clear_object (&self->workspace);
  g_free (self->country);
  g_free (self->wave);
  g_free (self->series);
  place_free (self->place);
  g_queue_clear_full (&self->back, place_free);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->level_step, pal_level_step_free);

  G_OBJECT_CLASS (pal_explain_model_parent_class)->finalize (object);
}

static void
pal_explain_model_class_init (PalExplainModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_explain_model_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ANSWERS_CHANGED] = g_signal_new ("answers-changed", G_TYPE_FROM_CLASS (klass),
                                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_explain_model_init (PalExplainModel *self)
{
  self->is_stale = TRUE;
  g_queue_init (&self->back);
}

/* The place of a code that stands for a number: an unknown one is taken for the index. */
static Place *
find_place (PalExplainModel *self, const char *code)
{
  PalFramework *framework = pal_dataset_get_framework (get_dataset (self));
  const PalIndicator *indicator = code != NULL ? pal_framework_find_indicator (framework, code) : NULL;

  if (indicator != NULL && pal_explain_step_is_in_index (get_dataset (self), indicator))
    return place_new (indicator->domain, indicator->id, NULL, TRUE);
  if (indicator != NULL)
    return place_new (NULL, indicator->id, NULL, FALSE);
  if (code != NULL && pal_framework_find_domain (framework, code) != NULL)
    return place_new (code, NULL, NULL, TRUE);
  return place_new (NULL, NULL, NULL, TRUE);
}

PalExplainModel *
pal_explain_model_new (PalWorkspace *workspace, const char *country, const char *wave, const char *subject)
{
  PalExplainModel *self = g_object_new (PAL_TYPE_EXPLAIN_MODEL, NULL);
  g_autoptr (PalSubject) known = pal_subject_new (pal_workspace_get_dataset (workspace), subject);

  g_return_val_if_fail (country != NULL, self);

  self->workspace = g_object_ref (workspace);
  self->country = g_strdup (country);
  self->wave = g_strdup (wave);
  if (known != NULL && known->series != NULL)
    self->series = g_strdup (known->series->id);
  self->place = find_place (self, subject);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  return self;
}

PalWorkspace *
pal_explain_model_get_workspace (PalExplainModel *self)
{
  g_return_val_if_fail (PAL_IS_EXPLAIN_MODEL (self), NULL);
  return self->workspace;
}

const char *
pal_explain_model_get_country (PalExplainModel *self)
{
  g_return_val_if_fail (PAL_IS_EXPLAIN_MODEL (self), NULL);
  return self->country;
}

const char *
pal_explain_model_get_country_name (PalExplainModel *self)
{
  const PalCountry *country;

  g_return_val_if_fail (PAL_IS_EXPLAIN_MODEL (self), NULL);

  country = pal_country_find (self->country);
  return country != NULL ? pal_country_get_display_name (country) : self->country;
}

const char *
pal_explain_model_get_wave (PalExplainModel *self)
{
  g_return_val_if_fail (PAL_IS_EXPLAIN_MODEL (self), NULL);
  return self->wave;
}

gboolean
pal_explain_model_is_series (PalExplainModel *self)
{
  g_return_val_if_fail (PAL_IS_EXPLAIN_MODEL (self), FALSE);
  return self->series != NULL;
}

const PalIndicator *
pal_explain_model_get_indicator (PalExplainModel *self)
{
  g_return_val_if_fail (PAL_IS_EXPLAIN_MODEL (self), NULL);

  if (self->series != NULL || self->place->indicator == NULL)
    return NULL;
  return pal_framework_find_indicator (pal_dataset_get_framework (get_dataset (self)),
                                       self->place->indicator);
}

GPtrArray *
pal_explain_model_get_steps (PalExplainModel *self)
{
  g_return_val_if_fail (PAL_IS_EXPLAIN_MODEL (self), NULL);

  ensure (self);
  return self->steps;
}

GPtrArray *
pal_explain_model_get_answers (PalExplainModel *self)
{
  g_return_val_if_fail (PAL_IS_EXPLAIN_MODEL (self), NULL);

  ensure (self);
  ask_for_history (self);
  return self->answers;
}

gboolean
pal_explain_model_is_settled (PalExplainModel *self)
{
  g_return_val_if_fail (PAL_IS_EXPLAIN_MODEL (self), TRUE);

  return !self->is_stale && self->n_pending == 0;
}

static gboolean
has_part (PalExplainModel *self, PalExplainKind kind, const char *code)
{
  GPtrArray *steps = pal_explain_model_get_steps (self);

  for (guint i = 0; i < steps->len; i++)
    {
      const PalExplainStep *step = g_ptr_array_index (steps, i);

      for (guint j = 0; step->kind == kind && j < step->parts->len; j++)
        if (g_strcmp0 (((const PalExplainPart *) g_ptr_array_index (step->parts, j))->code, code) == 0)
          return TRUE;
    }
  return FALSE;
}

gboolean
pal_explain_model_follow (PalExplainModel *self, const char *code)
{
  Place *next = NULL;

  g_return_val_if_fail (PAL_IS_EXPLAIN_MODEL (self) && code != NULL, FALSE);

  if (self->series != NULL)
    return FALSE;
  if (has_part (self, PAL_EXPLAIN_INDICATOR, code))
    next = place_new (self->place->domain, self->place->indicator, code, self->place->from_index);
  else if (has_part (self, PAL_EXPLAIN_INDEX, code) || has_part (self, PAL_EXPLAIN_DOMAIN, code))
    next = find_place (self, code);
  else if (g_str_equal (code, INDEX_CODE) && self->place->from_index)
    next = place_new (NULL, NULL, NULL, TRUE);
  if (next == NULL)
    return FALSE;

  g_queue_push_head (&self->back, self->place);
  self->place = next;
  invalidate (self);
  return TRUE;
}

gboolean
pal_explain_model_can_go_back (PalExplainModel *self)
{
  g_return_val_if_fail (PAL_IS_EXPLAIN_MODEL (self), FALSE);
  return !g_queue_is_empty (&self->back);
}

void
pal_explain_model_go_back (PalExplainModel *self)
{
  Place *last;

  g_return_if_fail (PAL_IS_EXPLAIN_MODEL (self));

  last = g_queue_pop_head (&self->back);
  if (last == NULL)
    return;
  place_free (self->place);
  self->place = last;
  invalidate (self);
}

const PalLevelStep *
pal_explain_model_get_level_step (PalExplainModel *self)
{
  const PalIndicator *indicator = pal_explain_model_get_indicator (self);
  PalWaveData *data = pal_dataset_get_wave (get_dataset (self), self->wave);

  ensure (self);
  if (self->level_step == NULL && indicator != NULL && data != NULL)
    self->level_step = pal_level_step_new (data, self->country, indicator);
  return self->level_step;
}

char *
pal_explain_model_dup_level_step_text (PalExplainModel *self)
{
  const PalLevelStep *step = pal_explain_model_get_level_step (self);

  return step != NULL ? pal_explain_text_level_step (step, get_dataset (self), self->wave,
                                                     pal_explain_model_get_indicator (self))
                      : NULL;
}

PalTable *
pal_explain_model_to_table (PalExplainModel *self)
{
  g_autofree char *title = NULL;
  GPtrArray *steps = pal_explain_model_get_steps (self);
  const char *note = NULL;

  if (self->series == NULL)
    note = pal_workspace_is_demo (self->workspace) ? _ ("Demonstration data")
           : g_strcmp0 (pal_dataset_get_stage (get_dataset (self)), "draft") == 0
               ? _ ("Draft, not for distribution")
               : NULL;
  /* Translators: title of a table: name of a country, then the number that is explained. */
  title = g_strdup_printf (_ ("%s: %s"), pal_explain_model_get_country_name (self),
                           ((const PalExplainStep *) g_ptr_array_index (steps, 0))->title);
  return pal_explain_text_table (title, note, steps, pal_explain_model_get_answers (self));
}
