/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-answer-keys.h"

#include <string.h>

/* unit (country, institution) 21 bits | (wave, slot) 19 bits | question 24 bits; each counted from 1.  A
 * question in an entry of a group counts as one for each entry, so these are many. */
#define UNIT_SHIFT 43
#define ROUND_SHIFT 24
#define MAX_UNITS ((1u << 21) - 1)
#define MAX_ROUNDS ((1u << 19) - 1)
#define MAX_QUESTIONS ((1u << 24) - 1)

typedef struct
{
  const char *first, *second;
} Pair;

struct _PalAnswerKeys
{
  GHashTable *strings;   /* char* set; the texts live in chunk */
  GStringChunk *chunk;   /* owned */
  GArray *units;         /* Pair (country, institution) */
  GArray *rounds;        /* Pair (wave, slot) */
  GPtrArray *questions;  /* unowned, interned */
  GHashTable *unit_ids;  /* Pair* -> index + 1 */
  GHashTable *round_ids; /* Pair* -> index + 1 */
  GHashTable *question_ids;
  /* Files come sorted: the parts of the row before are the best guess. */
  Pair last_unit, last_round;
  const char *last_question;
  guint last_unit_id, last_round_id, last_question_id;
};

/* Interned strings are equal if and only if their addresses are. */
static guint
hash_pair (gconstpointer data)
{
  const Pair *pair = data;

  return g_direct_hash (pair->first) * 31 + g_direct_hash (pair->second);
}

static gboolean
equal_pair (gconstpointer a, gconstpointer b)
{
  const Pair *pa = a, *pb = b;

  return pa->first == pb->first && pa->second == pb->second;
}

PalAnswerKeys *
pal_answer_keys_new (void)
{
  PalAnswerKeys *self = g_new0 (PalAnswerKeys, 1);

  self->strings = g_hash_table_new (g_str_hash, g_str_equal);
  self->chunk = g_string_chunk_new (4096);
  self->units = g_array_new (FALSE, FALSE, sizeof (Pair));
  self->rounds = g_array_new (FALSE, FALSE, sizeof (Pair));
  self->questions = g_ptr_array_new ();
  self->unit_ids = g_hash_table_new_full (hash_pair, equal_pair, g_free, NULL);
  self->round_ids = g_hash_table_new_full (hash_pair, equal_pair, g_free, NULL);
  self->question_ids = g_hash_table_new (NULL, NULL);
  return self;
}

void
pal_answer_keys_free (PalAnswerKeys *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->strings);
  g_string_chunk_free (self->chunk);
  g_array_unref (self->units);
  g_array_unref (self->rounds);
  g_ptr_array_unref (self->questions);
  g_hash_table_unref (self->unit_ids);
  g_hash_table_unref (self->round_ids);
  g_hash_table_unref (self->question_ids);
  g_free (self);
}

const char *
pal_answer_keys_intern (PalAnswerKeys *self, const char *text, gssize length)
{
  char buffer[128];
  g_autofree char *long_text = NULL;
  const char *key = text, *known;

  if (text == NULL)
    return NULL;
  if (length >= 0 && (gsize) length < sizeof buffer)
    {
      memcpy (buffer, text, (gsize) length);
      buffer[length] = '\0';
      key = buffer;
    }
  else if (length >= 0)
    key = long_text = g_strndup (text, (gsize) length);

  known = g_hash_table_lookup (self->strings, key);
  if (known == NULL)
    {
      known = g_string_chunk_insert (self->chunk, key);
      g_hash_table_add (self->strings, (gpointer) known);
    }
  return known;
}

static guint
find_pair (GHashTable *ids, GArray *pairs, guint most, Pair pair)
{
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (ids, &pair));

  if (id == 0 && pairs->len < most)
    {
      g_array_append_val (pairs, pair);
      id = pairs->len;
      g_hash_table_insert (ids, g_memdup2 (&pair, sizeof pair), GUINT_TO_POINTER (id));
    }
  return id;
}

static gboolean
is_same (const char *a, const char *b)
{
  return a == b || (a != NULL && b != NULL && strcmp (a, b) == 0);
}

PalAnswerKey
pal_answer_keys_make (PalAnswerKeys *self,
                      const char *country,
                      const char *institution,
                      const char *wave,
                      const char *question,
                      const char *slot)
{
  if (self->last_unit_id == 0 || !is_same (institution, self->last_unit.second) ||
      !is_same (country, self->last_unit.first))
    {
      self->last_unit.first = pal_answer_keys_intern (self, country, -1);
      self->last_unit.second = pal_answer_keys_intern (self, institution, -1);
      self->last_unit_id = find_pair (self->unit_ids, self->units, MAX_UNITS, self->last_unit);
    }
  if (self->last_round_id == 0 || !is_same (wave, self->last_round.first) ||
      !is_same (slot, self->last_round.second))
    {
      self->last_round.first = pal_answer_keys_intern (self, wave, -1);
      self->last_round.second = pal_answer_keys_intern (self, slot, -1);
      self->last_round_id = find_pair (self->round_ids, self->rounds, MAX_ROUNDS, self->last_round);
    }
  if (self->last_question_id == 0 || !is_same (question, self->last_question))
    {
      self->last_question = pal_answer_keys_intern (self, question, -1);
      self->last_question_id =
          GPOINTER_TO_UINT (g_hash_table_lookup (self->question_ids, self->last_question));
      if (self->last_question_id == 0 && self->questions->len < MAX_QUESTIONS)
        {
          g_ptr_array_add (self->questions, (gpointer) self->last_question);
          self->last_question_id = self->questions->len;
          g_hash_table_insert (self->question_ids, (gpointer) self->last_question,
                               GUINT_TO_POINTER (self->last_question_id));
        }
    }
  if (self->last_unit_id == 0 || self->last_round_id == 0 || self->last_question_id == 0)
    return 0;
  return (guint64) self->last_unit_id << UNIT_SHIFT | (guint64) self->last_round_id << ROUND_SHIFT |
         self->last_question_id;
}

void
pal_answer_keys_split (PalAnswerKeys *self, PalAnswerKey key, PalAnswerKeyParts *out)
{
  guint unit = (guint) (key >> UNIT_SHIFT);
  guint round = (guint) (key >> ROUND_SHIFT) & MAX_ROUNDS;
  guint question = (guint) key & MAX_QUESTIONS;

  g_return_if_fail (unit > 0 && unit <= self->units->len);
  g_return_if_fail (round > 0 && round <= self->rounds->len);
  g_return_if_fail (question > 0 && question <= self->questions->len);

  out->country = g_array_index (self->units, Pair, unit - 1).first;
  out->institution = g_array_index (self->units, Pair, unit - 1).second;
  out->wave = g_array_index (self->rounds, Pair, round - 1).first;
  out->slot = g_array_index (self->rounds, Pair, round - 1).second;
  out->question = g_ptr_array_index (self->questions, question - 1);
}

int
pal_answer_keys_compare (PalAnswerKeys *self, PalAnswerKey a, PalAnswerKey b)
{
  PalAnswerKeyParts x, y;
  int order;

  if (a == b)
    return 0;
  pal_answer_keys_split (self, a, &x);
  pal_answer_keys_split (self, b, &y);
  /* Interned: the same address is the same text. */
  order = x.country != y.country ? strcmp (x.country, y.country) : 0;
  if (order == 0 && x.wave != y.wave)
    order = strcmp (x.wave, y.wave);
  if (order == 0 && x.institution != y.institution)
    order = g_strcmp0 (x.institution, y.institution);
  if (order == 0 && x.question != y.question)
    order = strcmp (x.question, y.question);
  return order != 0 ? order : g_strcmp0 (x.slot, y.slot);
}
