/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-answers.h"

#include <string.h>

#include "model/pal-entry-id.h"
#include "model/pal-entry.h"

struct _PalAnswers
{
  PalInstrument *instrument; /* owned */
  guint first;               /* of an entry: index of its first own question, else 0 */
  guint n_questions;
  PalValue *values;        /* one for each question from first on */
  GHashTable *unknown;     /* id -> PalValue, owned; NULL until one is needed */
  GPtrArray *entries;      /* PalEntry*, owned; NULL until one is needed */
  const PalAnswers *outer; /* of an entry: the answers that own it */
};

static const PalValue no_answer = PAL_VALUE_INIT;

static void
free_value (gpointer data)
{
  pal_value_clear (data);
  g_free (data);
}

static void
free_entry (gpointer data)
{
  PalEntry *entry = data;

  pal_value_clear (&entry->position);
  g_clear_pointer (&entry->answers, pal_answers_free);
  g_free (entry->id);
  g_free (entry);
}

PalAnswers *
pal_answers_new (PalInstrument *instrument)
{
  PalAnswers *self = NULL;

  g_return_val_if_fail (instrument != NULL, NULL);

  self = g_new0 (PalAnswers, 1);
  self->instrument = pal_instrument_ref (instrument);
  self->first = pal_instrument_get_first_child (instrument);
  self->n_questions = pal_instrument_get_n_questions (instrument);
  self->values = g_new0 (PalValue, self->n_questions - self->first);
  return self;
}

static PalEntry *
find_entry (const PalAnswers *self, guint group, const char *id)
{
  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    {
      PalEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->group == group && g_str_equal (entry->id, id))
        return entry;
    }
  return NULL;
}

static PalEntry *
ensure_entry (PalAnswers *self, guint group, const char *id)
{
  PalEntry *entry = find_entry (self, group, id);

  if (entry != NULL)
    return entry;
  if (self->entries == NULL)
    self->entries = g_ptr_array_new_with_free_func (free_entry);
  entry = g_new0 (PalEntry, 1);
  entry->id = g_strdup (id);
  entry->group = group;
  entry->answers = pal_answers_new (pal_instrument_get_group (self->instrument, group));
  entry->answers->outer = self;
  g_ptr_array_add (self->entries, entry);
  return entry;
}

static void
copy_entry (PalAnswers *self, const PalEntry *old)
{
  PalEntry *entry = ensure_entry (self, old->group, old->id);

  g_clear_pointer (&entry->answers, pal_answers_free);
  entry->answers = pal_answers_copy (old->answers);
  entry->answers->outer = self;
  pal_value_clear (&entry->position);
  pal_value_copy (&entry->position, &old->position);
}

static void
copy_entries (PalAnswers *self, const PalAnswers *from)
{
  for (guint i = 0; from->entries != NULL && i < from->entries->len; i++)
    copy_entry (self, g_ptr_array_index (from->entries, i));
}

static gboolean
is_same_entry (const PalEntry *a, const PalEntry *b)
{
  guint n = a->answers->n_questions - a->answers->first;

  if (!pal_value_equal (&a->position, &b->position))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!pal_value_equal (&a->answers->values[i], &b->answers->values[i]))
      return FALSE;
  return TRUE;
}

static guint
count_all (const PalAnswers *self, guint group)
{
  guint n = 0;

  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    n += ((const PalEntry *) g_ptr_array_index (self->entries, i))->group == group;
  return n;
}

gboolean
pal_answers_take_entries (PalAnswers *self, const PalAnswers *from, guint group)
{
  gboolean differs;

  g_return_val_if_fail (self != NULL && from != NULL && self->instrument == from->instrument, FALSE);

  differs = count_all (self, group) != count_all (from, group);
  for (guint i = 0; from->entries != NULL && i < from->entries->len; i++)
    {
      const PalEntry *entry = g_ptr_array_index (from->entries, i);
      const PalEntry *mine = entry->group == group ? find_entry (self, group, entry->id) : entry;

      if (mine != NULL && is_same_entry (mine, entry))
        continue;
      copy_entry (self, entry);
      differs = TRUE;
    }
  for (guint i = self->entries != NULL ? self->entries->len : 0; i > 0 && differs; i--)
    {
      const PalEntry *entry = g_ptr_array_index (self->entries, i - 1);

      if (entry->group == group && find_entry (from, group, entry->id) == NULL)
        g_ptr_array_remove_index (self->entries, i - 1);
    }
  return differs;
}

PalAnswers *
pal_answers_copy (const PalAnswers *self)
{
  PalAnswers *copy = NULL;
  GHashTableIter iter;
  gpointer id = NULL, value = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = pal_answers_new (self->instrument);
  copy->outer = self->outer;
  for (guint i = 0; i < self->n_questions - self->first; i++)
    pal_value_copy (&copy->values[i], &self->values[i]);
  copy_entries (copy, self);
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
  for (guint i = 0; i < self->n_questions - self->first; i++)
    pal_value_clear (&self->values[i]);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
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

  if (question < self->first)
    return self->outer != NULL ? pal_answers_get (self->outer, question) : &no_answer;
  return &self->values[question - self->first];
}

/* Where the value of an entry, or of a question in one, is kept; @makes: also when there is none yet. */
static gboolean
find_in_entry (PalAnswers *self, const char *id, gboolean makes, PalValue **out)
{
  g_autofree char *group_id = NULL, *entry_id = NULL, *child_id = NULL;
  const PalQuestion *group, *child = NULL;
  PalInstrument *inner;
  PalEntry *entry;

  *out = NULL;
  if (!pal_entry_id_split (id, &group_id, &entry_id, &child_id))
    return FALSE;
  group = pal_instrument_find_question (self->instrument, group_id);
  inner = group != NULL && group->group == NULL ? pal_instrument_get_group (self->instrument, group->index)
                                                : NULL;
  if (inner == NULL || self->outer != NULL)
    return FALSE;
  if (child_id != NULL)
    child = pal_instrument_find_question (inner, child_id);
  if (child_id != NULL && (child == NULL || child->group == NULL))
    return FALSE;
  entry = makes ? ensure_entry (self, group->index, entry_id) : find_entry (self, group->index, entry_id);
  if (entry != NULL)
    *out = child == NULL ? &entry->position : &entry->answers->values[child->index - entry->answers->first];
  return TRUE;
}

const PalValue *
pal_answers_get_by_id (const PalAnswers *self, const char *question)
{
  const PalQuestion *known = NULL;
  const PalValue *value = NULL;
  PalValue *in_entry = NULL;

  g_return_val_if_fail (self != NULL && question != NULL, &no_answer);

  known = pal_instrument_find_question (self->instrument, question);
  if (known != NULL)
    return pal_answers_get (self, known->index);
  if (find_in_entry ((PalAnswers *) self, question, FALSE, &in_entry))
    return in_entry != NULL ? in_entry : &no_answer;
  if (self->unknown != NULL)
    value = g_hash_table_lookup (self->unknown, question);
  return value != NULL ? value : &no_answer;
}

void
pal_answers_set (PalAnswers *self, guint question, const PalValue *value)
{
  PalValue copy;

  g_return_if_fail (self != NULL && question >= self->first && question < self->n_questions);
  g_return_if_fail (value != NULL);

  pal_value_copy (&copy, value); /* first: @value may be the one that is replaced */
  pal_value_clear (&self->values[question - self->first]);
  self->values[question - self->first] = copy;
}

void
pal_answers_set_by_id (PalAnswers *self, const char *question, const PalValue *value)
{
  const PalQuestion *known = NULL;
  PalValue *copy = NULL, *in_entry = NULL;

  g_return_if_fail (self != NULL && question != NULL && value != NULL);

  known = pal_instrument_find_question (self->instrument, question);
  if (known != NULL)
    {
      pal_answers_set (self, known->index, value);
      return;
    }
  if (find_in_entry (self, question, value->kind != PAL_VALUE_NONE, &in_entry))
    {
      PalValue kept = PAL_VALUE_INIT;

      if (in_entry == NULL)
        return;
      pal_value_copy (&kept, value);
      pal_value_clear (in_entry);
      *in_entry = kept;
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

GPtrArray *
pal_answers_get_all_entries (const PalAnswers *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->entries;
}

const PalAnswers *
pal_answers_get_outer (const PalAnswers *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->outer;
}
