/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-data-draw.h"

#include "base/pal-noise.h"

/* Apart from the numbers that choose the institutions. */
#define SEED_OF_MARKS (G_GUINT64_CONSTANT (1) << 32)

/* Copies of the answers of a source with marks, to be changed. */
typedef struct
{
  const PalDataSource *source;
  PalAnswers *answers;     /* owned */
  PalAnswerLookup *lookup; /* owned: of these answers */
} Varied;

struct _PalDataDraw
{
  const PalDataSnapshot *snapshot;
  guint least, n_units;
  PalScoreUnit *units;   /* institutions owned: room for all of the unit */
  GHashTable *varied;    /* PalDataSource* -> Varied*, owned */
  GPtrArray *candidates; /* PalDataSource*, of one unit: those that have answers */
};

static void
varied_free (gpointer data)
{
  Varied *self = data;

  pal_answer_lookup_free (self->lookup);
  pal_answers_free (self->answers);
  g_free (self);
}

static void
add_source (PalDataDraw *self, const PalDataSource *source)
{
  Varied *varied;

  if (source->marks == NULL)
    return;
  varied = g_new0 (Varied, 1);
  varied->source = source;
  varied->answers = pal_answers_copy (source->answers);
  g_hash_table_insert (self->varied, (gpointer) source, varied);
}

PalDataDraw *
pal_data_draw_new (const PalDataSnapshot *snapshot, guint least)
{
  PalDataDraw *self = g_new0 (PalDataDraw, 1);

  self->snapshot = snapshot;
  self->least = least;
  self->n_units = pal_data_snapshot_get_n_units (snapshot);
  self->units = g_new0 (PalScoreUnit, self->n_units + 1);
  self->varied = g_hash_table_new_full (NULL, NULL, NULL, varied_free);
  self->candidates = g_ptr_array_new ();
  for (guint i = 0; i < self->n_units; i++)
    {
      const PalDataUnit *unit = pal_data_snapshot_get_unit (snapshot, i);

      self->units[i].country = unit->country;
      self->units[i].institutions = g_new0 (PalScoreSource, unit->institutions->len + 1);
      add_source (self, unit->national);
      for (guint j = 0; j < unit->institutions->len; j++)
        add_source (self, g_ptr_array_index (unit->institutions, j));
    }
  return self;
}

void
pal_data_draw_free (PalDataDraw *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_units; i++)
    g_free (self->units[i].institutions);
  g_free (self->units);
  g_hash_table_unref (self->varied);
  g_ptr_array_unref (self->candidates);
  g_free (self);
}

static void
vary_mark (Varied *varied, const PalDataMark *mark, guint seed, guint number, double share)
{
  double factor = 1 + share * (2 * pal_noise (seed | SEED_OF_MARKS, number, mark->number) - 1);
  double changed = mark->base.number * factor;
  g_auto (PalValue) value = PAL_VALUE_INIT;

  if (mark->has_min)
    changed = MAX (changed, mark->min);
  if (mark->has_max)
    changed = MIN (changed, mark->max);
  /* A part stays a part where it was one. */
  if (mark->base.kind == PAL_VALUE_RATIO && mark->base.number <= mark->base.denominator)
    changed = MIN (changed, mark->base.denominator);
  if (mark->base.kind == PAL_VALUE_RATIO)
    pal_value_init_ratio (&value, changed, mark->base.denominator);
  else
    pal_value_init_number (&value, changed);
  pal_answers_set_by_id (varied->answers, mark->id, &value);
}

static void
vary_all (PalDataDraw *self, guint seed, guint number, double share)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->varied);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Varied *varied = value;

      for (guint i = 0; i < varied->source->marks->len; i++)
        vary_mark (varied, &g_array_index (varied->source->marks, PalDataMark, i), seed, number, share);
      g_clear_pointer (&varied->lookup, pal_answer_lookup_free);
      varied->lookup = pal_answer_lookup_new (varied->answers);
    }
}

static void
fill_source (PalDataDraw *self, const PalDataSource *source, gboolean as_is, PalScoreSource *out)
{
  const Varied *varied = as_is ? NULL : g_hash_table_lookup (self->varied, source);

  out->id = source->id;
  out->clinical = source->clinical;
  out->lookup = pal_answer_lookup_query;
  out->lookup_data = varied != NULL ? varied->lookup : source->lookup;
}

guint
pal_data_draw_count_answered (const PalDataUnit *unit)
{
  guint n = 0;

  for (guint i = 0; i < unit->institutions->len; i++)
    n += ((const PalDataSource *) g_ptr_array_index (unit->institutions, i))->has_answers ? 1 : 0;
  return n;
}

/* All institutions; those that have answers are drawn anew, each place by itself. */
static void
fill_unit (PalDataDraw *self, guint index, gboolean as_is, guint seed, guint number)
{
  const PalDataUnit *unit = pal_data_snapshot_get_unit (self->snapshot, index);
  PalScoreUnit *out = &self->units[index];
  guint64 place = 0;
  gboolean is_drawn;

  /* Whoever else takes part changes nothing for a country: its numbers come of its own name. */
  for (const char *p = unit->country; *p != '\0'; p++)
    place = place << 8 | (guint8) *p;
  g_ptr_array_set_size (self->candidates, 0);
  for (guint i = 0; i < unit->institutions->len; i++)
    if (((const PalDataSource *) g_ptr_array_index (unit->institutions, i))->has_answers)
      g_ptr_array_add (self->candidates, g_ptr_array_index (unit->institutions, i));
  is_drawn = !as_is && self->candidates->len >= self->least;

  fill_source (self, unit->national, as_is, &out->national);
  out->n_institutions = unit->institutions->len;
  for (guint i = 0; i < unit->institutions->len; i++)
    {
      const PalDataSource *source = g_ptr_array_index (unit->institutions, i);

      if (is_drawn && source->has_answers)
        source = g_ptr_array_index (
            self->candidates,
            (guint) (pal_noise (seed, (guint64) number << 32 | place, i) * self->candidates->len));
      fill_source (self, source, as_is, &out->institutions[i]);
    }
}

static PalScores *
score (PalDataDraw *self, gboolean as_is, guint seed, guint number)
{
  for (guint i = 0; i < self->n_units; i++)
    fill_unit (self, i, as_is, seed, number);
  return pal_scorer_run (pal_data_snapshot_get_scorer (self->snapshot), self->units, self->n_units);
}

PalScores *
pal_data_draw_score_as_is (PalDataDraw *self)
{
  return score (self, TRUE, 0, 0);
}

PalScores *
pal_data_draw_score (PalDataDraw *self, guint seed, guint number, double share)
{
  vary_all (self, seed, number, share);
  return score (self, FALSE, seed, number);
}
