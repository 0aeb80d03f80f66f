/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-translated.h"

#include <glib/gi18n.h>
#include <string.h>

#include "session/pal-translation-cell.h"

struct _PalTranslated
{
  gatomicrefcount ref_count;

  PalInstrument *instrument; /* owned */
  char *language;
  GPtrArray *sources;   /* PalInstrumentText* */
  GArray *texts;        /* PalTranslatedText */
  GArray *parts;        /* PalTranslatedPart */
  GHashTable *by_key;   /* key -> index of the text + 1 */
  GHashTable *by_owner; /* owner -> index of the part + 1 */
};

static const char *const state_labels[PAL_TRANSLATED_N_STATES] = {
  [PAL_TRANSLATED_MISSING] = N_ ("Not translated"),
  [PAL_TRANSLATED_DRAFT] = N_ ("Draft, not validated"),
  [PAL_TRANSLATED_ACCEPTED] = N_ ("Translation accepted"),
  [PAL_TRANSLATED_LAPSED] = N_ ("Changed since, to be validated again"),
};

static void
text_clear (gpointer data)
{
  g_free (((PalTranslatedText *) data)->target);
}

static void
part_clear (gpointer data)
{
  g_free (((PalTranslatedPart *) data)->accepted_by);
}

static void
read_texts (PalTranslated *self, PalDataset *dataset, const char *id)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      const PalInstrumentText *source = g_ptr_array_index (self->sources, i);
      g_autofree char *field = g_strconcat (PAL_TRANSLATION_TEXT, source->key, NULL);
      g_autofree char *of = NULL, *now = NULL;
      PalTranslatedText text = { .text = source };

      if (pal_translation_cell_read_text (pal_dataset_get_cell (dataset, PAL_TRANSLATION_ENTITY, id, field),
                                          &of, &text.target))
        {
          now = pal_translation_cell_digest (source->source);
          text.is_stale = strcmp (of, now) != 0;
        }
      g_array_append_val (self->texts, text);
      g_hash_table_insert (self->by_key, source->key, GUINT_TO_POINTER (self->texts->len));
    }
}

static char *
compute_digest (PalTranslated *self, const PalTranslatedPart *part)
{
  g_autofree const char **texts = g_new (const char *, 3 * part->n);

  for (guint i = 0; i < part->n; i++)
    {
      const PalTranslatedText *text = pal_translated_get_text (self, part->first + i);

      texts[3 * i] = text->text->key;
      texts[3 * i + 1] = text->text->source;
      texts[3 * i + 2] = text->target != NULL ? text->target : "";
    }
  return pal_translation_cell_digest_all (texts, 3 * part->n);
}

static void
read_state (PalTranslated *self, PalDataset *dataset, const char *id, PalTranslatedPart *part)
{
  g_autofree char *field = g_strconcat (PAL_TRANSLATION_ACCEPTED, part->owner, NULL);
  g_autofree char *of = NULL, *now = NULL;
  gboolean was_accepted =
      pal_translation_cell_read_accepted (pal_dataset_get_cell (dataset, PAL_TRANSLATION_ENTITY, id, field),
                                          &part->accepted_ms, &part->accepted_by, &of);

  if (was_accepted)
    now = compute_digest (self, part);
  if (part->is_stale || (was_accepted && strcmp (of, now) != 0))
    part->state = PAL_TRANSLATED_LAPSED;
  else if (part->n_translated < part->n)
    part->state = PAL_TRANSLATED_MISSING;
  else
    part->state = was_accepted ? PAL_TRANSLATED_ACCEPTED : PAL_TRANSLATED_DRAFT;
}

static void
read_parts (PalTranslated *self, PalDataset *dataset, const char *id)
{
  for (guint i = 0; i < self->texts->len;)
    {
      const PalTranslatedText *text = pal_translated_get_text (self, i);
      PalTranslatedPart part = { .owner = text->text->owner, .module = text->text->module, .first = i };

      for (; i < self->texts->len; i++, part.n++)
        {
          text = pal_translated_get_text (self, i);
          if (strcmp (text->text->owner, part.owner) != 0)
            break;
          part.n_translated += text->target != NULL;
          part.is_stale = part.is_stale || text->is_stale;
        }
      read_state (self, dataset, id, &part);
      g_array_append_val (self->parts, part);
      g_hash_table_insert (self->by_owner, (char *) part.owner, GUINT_TO_POINTER (self->parts->len));
    }
}

PalTranslated *
pal_translated_new (PalDataset *dataset, PalInstrument *instrument, const char *language)
{
  PalTranslated *self = g_new0 (PalTranslated, 1);
  g_autofree char *id = NULL;

  g_return_val_if_fail (dataset != NULL && instrument != NULL && language != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->instrument = pal_instrument_ref (instrument);
  self->language = g_strdup (language);
  self->sources = pal_instrument_list_texts (instrument);
  self->texts = g_array_new (FALSE, FALSE, sizeof (PalTranslatedText));
  g_array_set_clear_func (self->texts, text_clear);
  self->parts = g_array_new (FALSE, FALSE, sizeof (PalTranslatedPart));
  g_array_set_clear_func (self->parts, part_clear);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_owner = g_hash_table_new (g_str_hash, g_str_equal);
  id = pal_translation_cell_make_id (pal_instrument_get_id (instrument), language);
  read_texts (self, dataset, id);
  read_parts (self, dataset, id);
  return self;
}

PalTranslated *
pal_translated_ref (PalTranslated *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pal_translated_unref (PalTranslated *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->by_owner);
  g_array_unref (self->parts);
  g_array_unref (self->texts);
  g_ptr_array_unref (self->sources);
  pal_instrument_unref (self->instrument);
  g_free (self->language);
  g_free (self);
}

PalInstrument *
pal_translated_get_instrument (PalTranslated *self)
{
  return self->instrument;
}

const char *
pal_translated_get_language (PalTranslated *self)
{
  return self->language;
}

guint
pal_translated_get_n_texts (PalTranslated *self)
{
  return self->texts->len;
}

const PalTranslatedText *
pal_translated_get_text (PalTranslated *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->texts->len, NULL);

  return &g_array_index (self->texts, PalTranslatedText, index);
}

const PalTranslatedText *
pal_translated_find_text (PalTranslated *self, const char *key)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, key));

  return place > 0 ? pal_translated_get_text (self, place - 1) : NULL;
}

guint
pal_translated_get_n_parts (PalTranslated *self)
{
  return self->parts->len;
}

const PalTranslatedPart *
pal_translated_get_part (PalTranslated *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->parts->len, NULL);

  return &g_array_index (self->parts, PalTranslatedPart, index);
}

const PalTranslatedPart *
pal_translated_find_part (PalTranslated *self, const char *owner)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_owner, owner));

  return place > 0 ? pal_translated_get_part (self, place - 1) : NULL;
}

char *
pal_translated_dup_digest (PalTranslated *self, const PalTranslatedPart *part)
{
  return compute_digest (self, part);
}

guint
pal_translated_count (PalTranslated *self, PalTranslatedState state)
{
  guint n = 0;

  for (guint i = 0; i < self->parts->len; i++)
    n += pal_translated_get_part (self, i)->state == state;
  return n;
}

guint
pal_translated_count_texts (PalTranslated *self)
{
  guint n = 0;

  for (guint i = 0; i < self->texts->len; i++)
    n += pal_translated_get_text (self, i)->target != NULL;
  return n;
}

gboolean
pal_translated_is_draft (PalTranslated *self)
{
  return pal_translated_count (self, PAL_TRANSLATED_ACCEPTED) < self->parts->len;
}

static const char *
lookup_target (const char *key, gpointer user_data)
{
  const PalTranslatedText *text = pal_translated_find_text (user_data, key);

  return text != NULL ? text->target : NULL;
}

PalInstrument *
pal_translated_dup_instrument (PalTranslated *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pal_instrument_new_with_texts (self->instrument, lookup_target, self);
}

typedef struct
{
  const char *instrument;
  GHashTable *found;
} Search;

static void
note_language (const char *id, const char *field, const char *json, gpointer user_data)
{
  Search *search = user_data;
  const char *language = pal_translation_cell_get_language (id, search->instrument);

  if (language != NULL && g_str_has_prefix (field, PAL_TRANSLATION_TEXT))
    g_hash_table_add (search->found, g_strdup (language));
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
pal_translated_list_languages (PalDataset *dataset, PalInstrument *instrument)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  Search search = { pal_instrument_get_id (instrument), found };
  GHashTableIter iter;
  gpointer tag;

  pal_dataset_foreach_cell (dataset, PAL_TRANSLATION_ENTITY, note_language, &search);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &tag, NULL))
    g_ptr_array_add (list, g_strdup (tag));
  g_ptr_array_sort (list, compare_tags);
  return list;
}

const char *
pal_translated_get_state_label (PalTranslatedState state)
{
  g_return_val_if_fail ((guint) state < PAL_TRANSLATED_N_STATES, NULL);

  return _ (state_labels[state]);
}
