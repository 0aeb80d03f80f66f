/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-question-find.h"

#include <string.h>

#include "base/pal-text.h"

static gboolean
has_words (const PalQuestion *question, const char *section, char **words)
{
  g_autofree char *all = g_strjoin (" ", question->id, question->text, section,
                                    question->help != NULL ? question->help : "", NULL);
  g_autofree char *key = pal_text_fold (all);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (key, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
begins_with (const PalQuestion *question, const char *word)
{
  g_autofree char *id = pal_text_fold (question->id);

  return g_str_has_prefix (id, word);
}

GPtrArray *
pal_question_find (PalInstrument *instrument, PalUnitLevel level, const char *text, guint limit)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (instrument != NULL && text != NULL, found);

  folded = g_strstrip (pal_text_fold (text));
  if (*folded == '\0')
    return found;
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; i < pal_instrument_get_n_sections (instrument); i++)
    {
      const PalSection *section = pal_instrument_get_section (instrument, i);

      for (guint j = 0; section->level == level && j < section->n_questions; j++)
        {
          const PalQuestion *question = pal_instrument_get_question (instrument, section->first_question + j);

          if (has_words (question, section->title, words))
            g_ptr_array_add (begins_with (question, folded) ? found : others, (gpointer) question);
        }
    }
  g_ptr_array_extend (found, others, NULL, NULL);
  if (found->len > limit)
    g_ptr_array_set_size (found, (int) limit);
  return found;
}
