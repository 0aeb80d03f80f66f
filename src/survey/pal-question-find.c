/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-question-find.h"

#include <string.h>

#include "base/pal-text.h"

typedef struct
{
  PalInstrument *shown, *original;
  char *folded;
  char **words;
  GPtrArray *first, *others; /* found */
} Search;

static char *
dup_words (const PalQuestion *question, const char *section)
{
  return g_strjoin (" ", question->text, section, question->help != NULL ? question->help : "", NULL);
}

static gboolean
has_words (Search *search, const PalQuestion *question, const char *words, const PalQuestion *same)
{
  g_autofree char *others = same != question ? dup_words (same, "") : g_strdup ("");
  g_autofree char *all = g_strjoin (" ", question->id, words, others, NULL);
  g_autofree char *key = pal_text_fold (all);

  for (guint i = 0; search->words[i] != NULL; i++)
    if (strstr (key, search->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* @same: the question in the words of the original. */
static void
look_at (Search *search, const PalQuestion *question, const PalQuestion *same, const char *section)
{
  g_autofree char *words = dup_words (question, section);
  g_autofree char *id = NULL;

  if (!has_words (search, question, words, same))
    return;
  id = pal_text_fold (question->id);
  g_ptr_array_add (g_str_has_prefix (id, search->folded) ? search->first : search->others,
                   (gpointer) question);
}

static void
look_at_section (Search *search, const PalSection *section, const PalSection *same)
{
  g_autofree char *titles =
      same != section ? g_strjoin (" ", section->title, same->title, NULL) : g_strdup (section->title);

  for (guint i = 0; i < section->n_questions; i++)
    {
      const PalQuestion *question = pal_instrument_get_question (search->shown, section->first_question + i);
      const PalQuestion *original =
          pal_instrument_get_question (search->original, section->first_question + i);

      look_at (search, question, original, titles);
      for (guint k = 0; k < question->n_children; k++)
        look_at (search, &question->children[k], &original->children[k], titles);
    }
}

GPtrArray *
pal_question_find (PalInstrument *shown,
                   PalInstrument *original,
                   PalUnitLevel level,
                   const char *text,
                   guint limit)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  GPtrArray *found = g_ptr_array_new ();
  Search search = { .shown = shown, .original = original != NULL ? original : shown, .first = found };

  g_return_val_if_fail (shown != NULL && text != NULL, found);

  folded = g_strstrip (pal_text_fold (text));
  if (*folded == '\0')
    return found;
  words = g_strsplit (folded, " ", -1);
  search.folded = folded;
  search.words = words;
  search.others = others;
  for (guint i = 0; i < pal_instrument_get_n_sections (shown); i++)
    {
      const PalSection *section = pal_instrument_get_section (shown, i);

      if (section->level == level)
        look_at_section (&search, section, pal_instrument_get_section (search.original, i));
    }
  g_ptr_array_extend (found, others, NULL, NULL);
  if (found->len > limit)
    g_ptr_array_set_size (found, (int) limit);
  return found;
}
