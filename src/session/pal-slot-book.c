/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-slot-book.h"

#include <glib/gi18n.h>
#include <string.h>

#define EXPERT "expert:"

typedef struct
{
  char *name;    /* NULL: never told, as after an import or an erasure */
  char *country; /* NULL: of all countries */
  gboolean is_deleted;
} Expert;

struct _PalSlotBook
{
  GHashTable *parts;   /* "NO/<institution or nothing>/2026" -> GHashTable of slot -> PalAnswers* */
  GHashTable *experts; /* id -> Expert* */
};

static void
expert_free (gpointer data)
{
  Expert *self = data;

  g_free (self->name);
  g_free (self->country);
  g_free (self);
}

PalSlotBook *
pal_slot_book_new (void)
{
  PalSlotBook *self = g_new0 (PalSlotBook, 1);

  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->experts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, expert_free);
  return self;
}

void
pal_slot_book_free (PalSlotBook *self)
{
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_clear_pointer (&self->experts, g_hash_table_unref);
  g_free (self);
}

gboolean
pal_slot_is_expert (const char *slot)
{
  return slot != NULL && g_str_has_prefix (slot, EXPERT);
}

static GHashTable *
find_part (PalSlotBook *self, const char *country, const char *institution, const char *wave, gboolean create)
{
  g_autofree char *id = g_strjoin ("/", country, institution != NULL ? institution : "", wave, NULL);
  GHashTable *part = g_hash_table_lookup (self->parts, id);

  if (part == NULL && create)
    {
      part = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pal_answers_free);
      g_hash_table_insert (self->parts, g_steal_pointer (&id), part);
    }
  return part;
}

static PalAnswers *
ensure_answers (PalSlotBook *self,
                PalInstrument *instrument,
                const char *country,
                const char *institution,
                const char *wave,
                const char *slot)
{
  GHashTable *part = find_part (self, country, institution, wave, TRUE);
  PalAnswers *answers = g_hash_table_lookup (part, slot);

  if (answers == NULL)
    {
      answers = pal_answers_new (instrument);
      g_hash_table_insert (part, g_strdup (slot), answers);
    }
  else if (pal_answers_get_instrument (answers) != instrument)
    {
      /* The wave was moved to another version of the questionnaire. */
      answers = pal_answers_convert (answers, instrument);
      g_hash_table_insert (part, g_strdup (slot), answers);
    }
  return answers;
}

void
pal_slot_book_set (PalSlotBook *self,
                   PalInstrument *instrument,
                   const char *country,
                   const char *institution,
                   const char *wave,
                   const char *question,
                   const char *slot,
                   const PalValue *value)
{
  g_return_if_fail (self != NULL && !g_str_equal (slot, PAL_SLOT_AGREED));

  pal_answers_set_by_id (ensure_answers (self, instrument, country, institution, wave, slot), question,
                         value);
}

const PalAnswers *
pal_slot_book_get (PalSlotBook *self,
                   PalInstrument *instrument,
                   const char *country,
                   const char *institution,
                   const char *wave,
                   const char *slot)
{
  g_return_val_if_fail (self != NULL && !g_str_equal (slot, PAL_SLOT_AGREED), NULL);

  return ensure_answers (self, instrument, country, institution, wave, slot);
}

static gboolean
is_empty (const PalAnswers *answers)
{
  guint n = pal_instrument_get_n_questions (pal_answers_get_instrument (answers));

  for (guint i = 0; i < n; i++)
    if (pal_answers_get (answers, i)->kind != PAL_VALUE_NONE)
      return FALSE;
  return TRUE;
}

static int
compare_slots (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *x = *(const char *const *) a, *y = *(const char *const *) b;
  g_autofree char *name_x = NULL, *name_y = NULL;
  int order;

  if (pal_slot_is_expert (x) != pal_slot_is_expert (y))
    return pal_slot_is_expert (x) ? 1 : -1;
  if (!pal_slot_is_expert (x))
    return strcmp (x, y);
  name_x = pal_slot_book_dup_label (user_data, x);
  name_y = pal_slot_book_dup_label (user_data, y);
  order = g_utf8_collate (name_x, name_y);
  return order != 0 ? order : strcmp (x, y);
}

GPtrArray *
pal_slot_book_list_slots (PalSlotBook *self, const char *country, const char *institution, const char *wave)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (g_free);
  GHashTable *part;
  GHashTableIter iter;
  gpointer slot, answers;

  g_return_val_if_fail (self != NULL, out);

  part = find_part (self, country, institution, wave, FALSE);
  if (part == NULL)
    return out;
  g_hash_table_iter_init (&iter, part);
  while (g_hash_table_iter_next (&iter, &slot, &answers))
    if (!is_empty (answers))
      g_ptr_array_add (out, g_strdup (slot));
  g_ptr_array_sort_with_data (out, compare_slots, self);
  return out;
}

static void
set_text (char **out, const char *json_value)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  g_clear_pointer (out, g_free);
  if (json_value != NULL && pal_value_from_json (&value, json_value, NULL) &&
      value.kind == PAL_VALUE_STRING && *value.string != '\0')
    *out = g_strdup (value.string);
}

void
pal_slot_book_apply_expert (PalSlotBook *self, const char *id, const char *field, const char *json_value)
{
  Expert *expert = g_hash_table_lookup (self->experts, id);

  if (expert == NULL)
    {
      expert = g_new0 (Expert, 1);
      g_hash_table_insert (self->experts, g_strdup (id), expert);
    }
  if (g_str_equal (field, "name"))
    set_text (&expert->name, json_value);
  else if (g_str_equal (field, "country"))
    set_text (&expert->country, json_value);
  else if (g_str_equal (field, "deleted"))
    expert->is_deleted = g_strcmp0 (json_value, "true") == 0;
}

GPtrArray *
pal_slot_book_list_experts (PalSlotBook *self, const char *country)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, self->experts);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const Expert *expert = value;

      /* Without a name: the adding of the expert was undone. */
      if (expert->name != NULL && !expert->is_deleted &&
          (expert->country == NULL || g_strcmp0 (expert->country, country) == 0))
        g_ptr_array_add (out, g_strconcat (EXPERT, id, NULL));
    }
  g_ptr_array_sort_with_data (out, compare_slots, self);
  return out;
}

gboolean
pal_slot_book_is_for (PalSlotBook *self, const char *slot, const char *country)
{
  const Expert *expert =
      pal_slot_is_expert (slot) ? g_hash_table_lookup (self->experts, slot + strlen (EXPERT)) : NULL;

  return expert == NULL || expert->country == NULL || g_strcmp0 (expert->country, country) == 0;
}

char *
pal_slot_book_dup_label (PalSlotBook *self, const char *slot)
{
  const Expert *expert;

  if (slot == NULL || g_str_equal (slot, PAL_SLOT_AGREED))
    /* Translators: the answers that count, not those of one person. */
    return g_strdup (C_ ("answers", "Agreed"));
  if (g_str_equal (slot, PAL_SLOT_ENTRY_1))
    return g_strdup (_ ("First Entry"));
  if (g_str_equal (slot, PAL_SLOT_ENTRY_2))
    return g_strdup (_ ("Second Entry"));
  if (!pal_slot_is_expert (slot))
    return g_strdup (slot);
  expert = g_hash_table_lookup (self->experts, slot + strlen (EXPERT));
  if (expert != NULL && expert->name != NULL)
    return g_strdup (expert->name);
  /* Translators: id of an expert whose name we do not have. */
  return g_strdup_printf (_ ("Expert %s"), slot + strlen (EXPERT));
}
