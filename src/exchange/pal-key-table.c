/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-key-table.h"

typedef struct
{
  guint32 key_low, key_high; /* two halves keep the entry at 12 bytes */
  guint32 value;
} Entry;

struct _PalKeyTable
{
  Entry *entries; /* open addressing, a power of two of them; key 0 = free */
  gsize size, n;
};

static gsize
hash_key (PalAnswerKey key)
{
  /* The finaliser of MurmurHash3: the low bits of our keys hardly differ. */
  key ^= key >> 33;
  key *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  key ^= key >> 33;
  return (gsize) key;
}

static PalAnswerKey
entry_key (const Entry *entry)
{
  return (guint64) entry->key_high << 32 | entry->key_low;
}

static Entry *
find_entry (PalKeyTable *self, PalAnswerKey key)
{
  gsize i = hash_key (key) & (self->size - 1);

  while (entry_key (&self->entries[i]) != 0 && entry_key (&self->entries[i]) != key)
    i = (i + 1) & (self->size - 1);
  return &self->entries[i];
}

static void
grow (PalKeyTable *self)
{
  g_autofree Entry *old = self->entries;
  gsize old_size = self->size;

  self->size *= 2;
  self->entries = g_new0 (Entry, self->size);
  for (gsize i = 0; i < old_size; i++)
    if (entry_key (&old[i]) != 0)
      *find_entry (self, entry_key (&old[i])) = old[i];
}

PalKeyTable *
pal_key_table_new (void)
{
  PalKeyTable *self = g_new0 (PalKeyTable, 1);

  self->size = 1024;
  self->entries = g_new0 (Entry, self->size);
  return self;
}

void
pal_key_table_free (PalKeyTable *self)
{
  if (self == NULL)
    return;
  g_free (self->entries);
  g_free (self);
}

gboolean
pal_key_table_add (PalKeyTable *self, PalAnswerKey key, guint *value)
{
  Entry *entry = find_entry (self, key);

  if (entry_key (entry) != 0)
    {
      *value = entry->value;
      return FALSE;
    }
  if ((self->n + 1) * 10 > self->size * 8)
    {
      grow (self);
      entry = find_entry (self, key);
    }
  entry->key_low = (guint32) key;
  entry->key_high = (guint32) (key >> 32);
  entry->value = *value;
  self->n++;
  return TRUE;
}

gboolean
pal_key_table_lookup (PalKeyTable *self, PalAnswerKey key, guint *value)
{
  const Entry *entry = find_entry (self, key);

  if (entry_key (entry) == 0)
    return FALSE;
  *value = entry->value;
  return TRUE;
}
