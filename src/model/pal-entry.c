/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-entry.h"

#include <math.h>
#include <string.h>

#include "model/pal-entry-id.h"

gboolean
pal_entry_is_there (const PalEntry *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->position.kind == PAL_VALUE_NUMBER && isfinite (self->position.number);
}

gboolean
pal_entry_has_answers (const PalEntry *self)
{
  PalInstrument *instrument;

  g_return_val_if_fail (self != NULL, FALSE);

  instrument = pal_answers_get_instrument (self->answers);
  for (guint i = pal_instrument_get_first_child (instrument); i < pal_instrument_get_n_questions (instrument);
       i++)
    if (pal_answers_get (self->answers, i)->kind != PAL_VALUE_NONE)
      return TRUE;
  return FALSE;
}

/* Two copies may give the same number to two entries: the ids decide, the same way everywhere. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const PalEntry *x = *(const PalEntry *const *) a, *y = *(const PalEntry *const *) b;
  double p = pal_entry_is_there (x) ? x->position.number : 0;
  double q = pal_entry_is_there (y) ? y->position.number : 0;

  if (p < q || p > q)
    return p < q ? -1 : 1;
  return strcmp (x->id, y->id);
}

static const PalAnswers *
get_owner (const PalAnswers *answers)
{
  const PalAnswers *outer = pal_answers_get_outer (answers);

  return outer != NULL ? outer : answers;
}

static gboolean
is_listed (const PalEntry *entry, guint group, gboolean removed)
{
  if (entry->group != group)
    return FALSE;
  return removed ? !pal_entry_is_there (entry) && pal_entry_has_answers (entry) : pal_entry_is_there (entry);
}

static GPtrArray *
list (const PalAnswers *answers, guint group, gboolean removed)
{
  GPtrArray *all = pal_answers_get_all_entries (get_owner (answers));
  GPtrArray *out = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (is_listed (g_ptr_array_index (all, i), group, removed))
      g_ptr_array_add (out, g_ptr_array_index (all, i));
  g_ptr_array_sort (out, compare_entries);
  return out;
}

GPtrArray *
pal_answers_list_entries (const PalAnswers *answers, guint group)
{
  return list (answers, group, FALSE);
}

GPtrArray *
pal_answers_list_removed (const PalAnswers *answers, guint group)
{
  return list (answers, group, TRUE);
}

guint
pal_answers_count_entries (const PalAnswers *answers, guint group)
{
  GPtrArray *all = pal_answers_get_all_entries (get_owner (answers));
  guint n = 0;

  for (guint i = 0; all != NULL && i < all->len; i++)
    n += is_listed (g_ptr_array_index (all, i), group, FALSE);
  return n;
}

const PalEntry *
pal_answers_find_entry (const PalAnswers *answers, guint group, const char *id)
{
  GPtrArray *all = pal_answers_get_all_entries (get_owner (answers));

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const PalEntry *entry = g_ptr_array_index (all, i);

      if (entry->group == group && g_str_equal (entry->id, id))
        return entry;
    }
  return NULL;
}

const PalQuestion *
pal_answers_locate (const PalAnswers *answers, const char *id, const PalAnswers **where)
{
  g_autofree char *group_id = NULL, *entry_id = NULL, *child_id = NULL;
  const PalQuestion *question, *group;
  const PalEntry *entry;

  g_return_val_if_fail (answers != NULL, NULL);

  if (where != NULL)
    *where = answers;
  question = pal_instrument_find_answered (pal_answers_get_instrument (answers), id);
  if (question == NULL || question->group == NULL ||
      pal_instrument_find_question (pal_answers_get_instrument (answers), id) != NULL)
    return question;
  (void) pal_entry_id_split (id, &group_id, &entry_id, &child_id);
  group = pal_instrument_find_question (pal_answers_get_instrument (answers), group_id);
  entry = pal_answers_find_entry (answers, group->index, entry_id);
  if (entry == NULL)
    return NULL;
  if (where != NULL)
    *where = entry->answers;
  return question;
}
