/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-answers.h"

#include <string.h>

struct _PalAnswers
{
  PalInstrument *instrument; /* owned */
  guint n_questions;
  PalValue *values;    /* one for each question */
  GHashTable *unknown; /* id -> PalValue, owned; NULL until one is needed */
};

static const PalValue no_answer = PAL_VALUE_INIT;

static void
free_value (gpointer data)
{
  pal_value_clear (data);
  g_free (data);
}

PalAnswers *
pal_answers_new (PalInstrument *instrument)
{
  PalAnswers *self = NULL;

  g_return_val_if_fail (instrument != NULL, NULL);

  self = g_new0 (PalAnswers, 1);
  self->instrument = pal_instrument_ref (instrument);
  self->n_questions = pal_instrument_get_n_questions (instrument);
  self->values = g_new0 (PalValue, self->n_questions);
  return self;
}

PalAnswers *
pal_answers_copy (const PalAnswers *self)
{
  PalAnswers *copy = NULL;
  GHashTableIter iter;
  gpointer id = NULL, value = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = pal_answers_new (self->instrument);
  for (guint i = 0; i < self->n_questions; i++)
    pal_value_copy (&copy->values[i], &self->values[i]);
  if (self->unknown != NULL)
    {
      g_hash_table_iter_init (&iter, self->unknown);
      while (g_hash_table_iter_next (&iter, &id, &value))
        pal_answers_set_by_id (copy, id, value);
    }
  return copy;
}

PalAnswers *
pal_answers_convert (const PalAnswers *self, PalInstrument *instrument)
{
  PalAnswers *copy = NULL;
  GHashTableIter iter;
  gpointer id = NULL, value = NULL;

  g_return_val_if_fail (self != NULL && instrument != NULL, NULL);

  copy = pal_answers_new (instrument);
  for (guint i = 0; i < self->n_questions; i++)
    if (self->values[i].kind != PAL_VALUE_NONE)
      pal_answers_set_by_id (copy, pal_instrument_get_question (self->instrument, i)->id, &self->values[i]);
  if (self->unknown != NULL)
    {
      g_hash_table_iter_init (&iter, self->unknown);
      while (g_hash_table_iter_next (&iter, &id, &value))
        pal_answers_set_by_id (copy, id, value);
    }
  return copy;
}

void
pal_answers_free (PalAnswers *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_questions; i++)
    pal_value_clear (&self->values[i]);
  g_free (self->values);
  g_clear_pointer (&self->unknown, g_hash_table_unref);
  pal_instrument_unref (self->instrument);
  g_free (self);
}

PalInstrument *
pal_answers_get_instrument (const PalAnswers *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->instrument;
}

const PalValue *
pal_answers_get (const PalAnswers *self, guint question)
{
  g_return_val_if_fail (self != NULL && question < self->n_questions, &no_answer);

  return &self->values[question];
}

const PalValue *
pal_answers_get_by_id (const PalAnswers *self, const char *question)
{
  const PalQuestion *known = NULL;
  const PalValue *value = NULL;

  g_return_val_if_fail (self != NULL && question != NULL, &no_answer);

  known = pal_instrument_find_question (self->instrument, question);
  if (known != NULL)
    return &self->values[known->index];
  if (self->unknown != NULL)
    value = g_hash_table_lookup (self->unknown, question);
  return value != NULL ? value : &no_answer;
}

void
pal_answers_set (PalAnswers *self, guint question, const PalValue *value)
{
  PalValue copy;

  g_return_if_fail (self != NULL && question < self->n_questions);
  g_return_if_fail (value != NULL);

  pal_value_copy (&copy, value); /* first: @value may be the one that is replaced */
  pal_value_clear (&self->values[question]);
  self->values[question] = copy;
}

void
pal_answers_set_by_id (PalAnswers *self, const char *question, const PalValue *value)
{
  const PalQuestion *known = NULL;
  PalValue *copy = NULL;

  g_return_if_fail (self != NULL && question != NULL && value != NULL);

  known = pal_instrument_find_question (self->instrument, question);
  if (known != NULL)
    {
      pal_answers_set (self, known->index, value);
      return;
    }
  if (value->kind == PAL_VALUE_NONE)
    {
      if (self->unknown != NULL)
        g_hash_table_remove (self->unknown, question);
      return;
    }
  if (self->unknown == NULL)
    self->unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_value);
  copy = g_new (PalValue, 1);
  pal_value_copy (copy, value);
  g_hash_table_replace (self->unknown, g_strdup (question), copy);
}

guint
pal_answers_get_n_unknown (const PalAnswers *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->unknown != NULL ? g_hash_table_size (self->unknown) : 0;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
pal_answers_list_unknown (const PalAnswers *self)
{
  GPtrArray *ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id = NULL;

  g_return_val_if_fail (self != NULL, ids);

  if (self->unknown == NULL)
    return ids;
  g_hash_table_iter_init (&iter, self->unknown);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  g_ptr_array_sort (ids, compare_ids);
  return ids;
}
