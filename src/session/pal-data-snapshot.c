/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-data-snapshot.h"

#include <string.h>

#include "model/pal-entry.h"
#include "session/pal-source-kind.h"
#include "store/pal-batch.h"

struct _PalDataSnapshot
{
  gatomicrefcount ref_count;
  PalScorer *scorer; /* owned */
  GPtrArray *units;  /* PalDataUnit* */
  guint n_marks;
};

static void
mark_clear (gpointer data)
{
  PalDataMark *self = data;

  g_free (self->id);
  pal_value_clear (&self->base);
}

static void
source_free (gpointer data)
{
  PalDataSource *self = data;

  g_clear_pointer (&self->marks, g_array_unref);
  pal_answer_lookup_free (self->lookup);
  pal_answers_free (self->answers);
  g_free (self->id);
  g_free (self);
}

static void
unit_free (gpointer data)
{
  PalDataUnit *self = data;

  g_ptr_array_unref (self->institutions);
  source_free (self->national);
  g_free (self->country);
  g_free (self);
}

static gboolean
has_answers (const PalAnswers *answers)
{
  guint n = pal_instrument_get_n_questions (pal_answers_get_instrument (answers));

  for (guint i = 0; i < n; i++)
    {
      PalValueKind kind = pal_answers_get (answers, i)->kind;

      if (kind != PAL_VALUE_NONE && kind != PAL_VALUE_MISSING)
        return TRUE;
    }
  return FALSE;
}

static PalDataSource *
source_new (const PalAnswers *answers, const char *id, gboolean clinical)
{
  PalDataSource *self = g_new0 (PalDataSource, 1);

  self->id = g_strdup (id);
  self->answers = pal_answers_copy (answers);
  self->lookup = pal_answer_lookup_new (self->answers);
  self->clinical = clinical;
  self->has_answers = has_answers (self->answers);
  return self;
}

static int
compare_sources (gconstpointer a, gconstpointer b)
{
  const PalDataSource *first = *(const PalDataSource *const *) a, *second = *(const PalDataSource *const *) b;

  return strcmp (first->id, second->id);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const PalDataUnit *first = *(const PalDataUnit *const *) a, *second = *(const PalDataUnit *const *) b;

  return strcmp (first->country, second->country);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static PalDataUnit *
unit_new (PalWaveData *data, const char *country)
{
  const PalScoreUnit *unit = pal_wave_data_get_unit (data, country);
  PalDataUnit *self = g_new0 (PalDataUnit, 1);

  self->country = g_strdup (country);
  self->national = source_new (pal_wave_data_get_answers (data, country, NULL), NULL, FALSE);
  self->institutions = g_ptr_array_new_with_free_func (source_free);
  for (guint i = 0; i < unit->n_institutions; i++)
    g_ptr_array_add (self->institutions,
                     source_new (pal_wave_data_get_answers (data, country, unit->institutions[i].id),
                                 unit->institutions[i].id, unit->institutions[i].clinical));
  g_ptr_array_sort (self->institutions, compare_sources);
  return self;
}

static PalDataSource *
find_source (PalDataSnapshot *self, const char *country, const char *institution)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      PalDataUnit *unit = g_ptr_array_index (self->units, i);

      if (strcmp (unit->country, country) != 0)
        continue;
      if (institution == NULL || *institution == '\0')
        return unit->national;
      for (guint j = 0; j < unit->institutions->len; j++)
        {
          PalDataSource *source = g_ptr_array_index (unit->institutions, j);

          if (strcmp (source->id, institution) == 0)
            return source;
        }
    }
  return NULL;
}

/* A choice has no neighbour ten per cent away, and an opinion from 1 to 5 is nothing that was counted. */
static gboolean
can_vary (const PalQuestion *question, const PalValue *value)
{
  switch (question->type)
    {
    case PAL_QUESTION_INTEGER:
    case PAL_QUESTION_DECIMAL:
    case PAL_QUESTION_PERCENT:
      return value->kind == PAL_VALUE_NUMBER;
    case PAL_QUESTION_RATIO:
      return value->kind == PAL_VALUE_RATIO;
    case PAL_QUESTION_SINGLE:
    case PAL_QUESTION_YNP:
    case PAL_QUESTION_MULTI:
    case PAL_QUESTION_LIKERT5:
    case PAL_QUESTION_TEXT:
    case PAL_QUESTION_DATE:
    case PAL_QUESTION_GROUP:
    default:
      return FALSE;
    }
}

static void
add_mark (PalDataSnapshot *self, const char *wave, const char *id)
{
  g_autofree char *country = NULL, *institution = NULL, *of_wave = NULL, *answer = NULL, *slot = NULL;
  PalDataSource *source;
  const PalAnswers *where;
  const PalQuestion *question;
  PalDataMark mark = { 0 };

  if (!pal_answer_id_split (id, &country, &institution, &of_wave, &answer, &slot) ||
      g_strcmp0 (of_wave, wave) != 0 || g_strcmp0 (slot, "agreed") != 0)
    return;
  source = find_source (self, country, institution);
  question = source != NULL ? pal_answers_locate (source->answers, answer, &where) : NULL;
  if (question == NULL || !can_vary (question, pal_answers_get (where, question->index)))
    return;
  mark.id = g_steal_pointer (&answer);
  pal_value_copy (&mark.base, pal_answers_get (where, question->index));
  mark.has_min = question->has_min;
  mark.has_max = question->has_max;
  mark.min = question->min;
  mark.max = question->max;
  mark.number = self->n_marks++;
  if (source->marks == NULL)
    {
      source->marks = g_array_new (FALSE, FALSE, sizeof (PalDataMark));
      g_array_set_clear_func (source->marks, mark_clear);
    }
  g_array_append_val (source->marks, mark);
}

PalDataSnapshot *
pal_data_snapshot_new_of_wave (PalWaveData *data, const char *const *marked)
{
  PalDataSnapshot *self = g_new0 (PalDataSnapshot, 1);
  GPtrArray *countries = pal_wave_data_get_countries (data);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_atomic_ref_count_init (&self->ref_count);
  self->scorer = pal_scorer_ref (pal_wave_data_get_scorer (data));
  self->units = g_ptr_array_new_with_free_func (unit_free);
  for (guint i = 0; i < countries->len; i++)
    g_ptr_array_add (self->units, unit_new (data, g_ptr_array_index (countries, i)));
  g_ptr_array_sort (self->units, compare_units);

  /* One mark for each answer, and the same number for it however the cells came. */
  for (guint i = 0; marked != NULL && marked[i] != NULL; i++)
    g_ptr_array_add (ids, (gpointer) marked[i]);
  g_ptr_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (i == 0 || strcmp (ids->pdata[i], ids->pdata[i - 1]) != 0)
      add_mark (self, pal_wave_data_get_wave (data), ids->pdata[i]);
  return self;
}

static void
collect_marked (const char *id, const char *field, const char *json, gpointer user_data)
{
  GPtrArray *marked = user_data;

  if ((g_str_equal (field, "source_kind") && g_strcmp0 (json, "\"" PAL_SOURCE_KIND_ESTIMATE "\"") == 0) ||
      (g_str_equal (field, "confidence") && g_strcmp0 (json, "\"" PAL_CONFIDENCE_LOW "\"") == 0))
    g_ptr_array_add (marked, g_strdup (id));
}

PalDataSnapshot *
pal_data_snapshot_new (PalDataset *dataset, const char *wave)
{
  PalWaveData *data = wave != NULL ? pal_dataset_get_wave (dataset, wave) : NULL;
  g_autoptr (GPtrArray) marked = g_ptr_array_new_with_free_func (g_free);

  if (data == NULL)
    return NULL;
  pal_dataset_foreach_cell (dataset, "answer", collect_marked, marked);
  g_ptr_array_add (marked, NULL);
  return pal_data_snapshot_new_of_wave (data, (const char *const *) marked->pdata);
}

PalDataSnapshot *
pal_data_snapshot_ref (PalDataSnapshot *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pal_data_snapshot_unref (PalDataSnapshot *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->units);
  pal_scorer_unref (self->scorer);
  g_free (self);
}

PalScorer *
pal_data_snapshot_get_scorer (const PalDataSnapshot *self)
{
  return self->scorer;
}

guint
pal_data_snapshot_get_n_units (const PalDataSnapshot *self)
{
  return self->units->len;
}

const PalDataUnit *
pal_data_snapshot_get_unit (const PalDataSnapshot *self, guint index)
{
  return g_ptr_array_index (self->units, index);
}

guint
pal_data_snapshot_get_n_marks (const PalDataSnapshot *self)
{
  return self->n_marks;
}
