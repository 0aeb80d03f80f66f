/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-instrument-texts.h"

#include <string.h>

#include "model/pal-instrument-private.h"

/* A field of the journal holds 512 bytes, with the word before the key. */
#define MAX_KEY_BYTES 480

/* One walk over an instrument; every text is met once, in order. */
typedef struct _Walk Walk;

struct _Walk
{
  void (*meet) (Walk *self, PalTextKind kind, const char *key, const char *part, char **slot);
  GHashTable *keys; /* met so far */
  char *owner;
  guint module, question;

  GPtrArray *list; /* listing */

  PalInstrument *copy; /* replacing */
  PalTextLookup lookup;
  gpointer user_data;
};

static void
text_free (gpointer data)
{
  PalInstrumentText *self = data;

  g_free (self->key);
  g_free (self->part);
  g_free (self->owner);
  g_free (self->source);
  g_free (self);
}

static gboolean
is_key (const char *key)
{
  for (const char *p = key; *p != '\0'; p++)
    if ((guint8) *p < 0x20 || *p == 0x7f)
      return FALSE;
  return *key != '\0' && strlen (key) <= MAX_KEY_BYTES;
}

static void
start_owner (Walk *walk, const char *key)
{
  g_free (walk->owner);
  walk->owner = g_strdup (key);
}

static void
meet (Walk *walk, PalTextKind kind, const char *suffix, const char *part, char **slot)
{
  g_autofree char *key = g_strconcat (walk->owner, suffix, part, NULL);

  if (*slot == NULL || **slot == '\0' || !is_key (key) || g_hash_table_contains (walk->keys, key))
    return;
  walk->meet (walk, kind, key, part, slot);
  g_hash_table_add (walk->keys, g_steal_pointer (&key));
}

static void
meet_question (Walk *walk, PalQuestion *question)
{
  start_owner (walk, question->id);
  meet (walk, PAL_TEXT_QUESTION, "", NULL, &question->text);
  meet (walk, PAL_TEXT_HELP, "/help", NULL, &question->help);
  meet (walk, PAL_TEXT_UNIT, "/unit", NULL, &question->unit);
  for (guint i = 0; i < question->n_options; i++)
    meet (walk, PAL_TEXT_OPTION, "/options/", question->options[i].code, &question->options[i].label);
  meet (walk, PAL_TEXT_NUMERATOR, "/numerator", NULL, &question->numerator_label);
  meet (walk, PAL_TEXT_DENOMINATOR, "/denominator", NULL, &question->denominator_label);
  meet (walk, PAL_TEXT_ANCHOR_LOW, "/anchors/low", NULL, &question->anchor_low);
  meet (walk, PAL_TEXT_ANCHOR_HIGH, "/anchors/high", NULL, &question->anchor_high);
  for (guint i = 0; i < question->n_checks; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      meet (walk, PAL_TEXT_CHECK, "/checks/", number, &question->checks[i].message);
    }
}

/* What is asked in each entry of a group is accepted question by question, like everything else: an
 * acceptance of the group itself means what it meant before. */
static void
walk_question (Walk *walk, PalQuestion *question)
{
  walk->question = question->index;
  meet_question (walk, question);
  for (guint i = 0; i < question->n_children; i++)
    meet_question (walk, &question->children[i]);
  walk->question = G_MAXUINT;
}

static void
walk_module (Walk *walk, PalModule *module)
{
  g_autofree char *key = g_strconcat ("module/", module->id, NULL);

  start_owner (walk, key);
  meet (walk, PAL_TEXT_MODULE, "", NULL, &module->title);
  meet (walk, PAL_TEXT_MODULE_DESCRIPTION, "/description", NULL, &module->description);
}

/* The nouns are lent as constants; only a copy that nobody else has seen is written to. */
static void
walk_instrument (Walk *walk, PalInstrument *instrument)
{
  guint section = 0;

  walk->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk->module = walk->question = G_MAXUINT;
  start_owner (walk, "instrument");
  meet (walk, PAL_TEXT_INSTRUMENT, "", NULL, pal_instrument_get_title_slot (instrument));
  for (guint m = 0; m < pal_instrument_get_n_modules (instrument); m++)
    {
      walk->module = m;
      walk_module (walk, (PalModule *) pal_instrument_get_module (instrument, m));
      for (; section < pal_instrument_get_n_sections (instrument); section++)
        {
          PalSection *found = (PalSection *) pal_instrument_get_section (instrument, section);

          if (found->module != m)
            break;
          start_owner (walk, found->id);
          meet (walk, PAL_TEXT_SECTION, "", NULL, &found->title);
          for (guint q = 0; q < found->n_questions; q++)
            walk_question (
                walk, (PalQuestion *) pal_instrument_get_question (instrument, found->first_question + q));
        }
    }
  g_clear_pointer (&walk->keys, g_hash_table_unref);
  g_clear_pointer (&walk->owner, g_free);
}

static void
list_text (Walk *walk, PalTextKind kind, const char *key, const char *part, char **slot)
{
  PalInstrumentText *text = g_new0 (PalInstrumentText, 1);

  text->kind = kind;
  text->key = g_strdup (key);
  text->part = g_strdup (part);
  text->owner = g_strdup (walk->owner);
  text->source = g_strdup (*slot);
  text->module = walk->module;
  text->question = walk->question;
  g_ptr_array_add (walk->list, text);
}

GPtrArray *
pal_instrument_list_texts (PalInstrument *self)
{
  Walk walk = { .meet = list_text };

  g_return_val_if_fail (self != NULL, NULL);

  walk.list = g_ptr_array_new_with_free_func (text_free);
  walk_instrument (&walk, self);
  return walk.list;
}

static void
replace_text (Walk *walk, PalTextKind kind, const char *key, const char *part, char **slot)
{
  const char *text = walk->lookup (key, walk->user_data);

  if (text != NULL && *text != '\0')
    *slot = pal_instrument_keep_text (walk->copy, text);
}

PalInstrument *
pal_instrument_new_with_texts (PalInstrument *self, PalTextLookup lookup, gpointer user_data)
{
  Walk walk = { .meet = replace_text, .lookup = lookup, .user_data = user_data };

  g_return_val_if_fail (self != NULL && lookup != NULL, NULL);

  /* The canonical form of an instrument that was read can be read again. */
  walk.copy = pal_instrument_new_from_json (pal_instrument_get_canonical (self), -1, "instrument", NULL);
  g_return_val_if_fail (walk.copy != NULL, pal_instrument_ref (self));
  walk_instrument (&walk, walk.copy);
  pal_instrument_renew_groups (walk.copy);
  return walk.copy;
}
