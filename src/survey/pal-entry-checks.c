/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-entry-checks.h"

#include <glib/gi18n.h>

#include "model/pal-entry-id.h"
#include "model/pal-finding.h"

#define MAX_LABEL_CHARS 80

static const PalQuestion *
get_group (const PalEntry *entry)
{
  return pal_instrument_get_question (pal_answers_get_instrument (entry->answers), entry->group);
}

char *
pal_entry_label_new (const PalEntry *entry, guint number)
{
  const PalQuestion *group, *question;
  const PalValue *value;
  const PalOption *option;
  const char *text;

  g_return_val_if_fail (entry != NULL, NULL);

  group = get_group (entry);
  question = &group->children[group->label];
  value = pal_answers_get (entry->answers, question->index);
  if (value->kind == PAL_VALUE_STRING && *value->string != '\0')
    {
      option = pal_question_find_option (question, value->string);
      text = option != NULL ? option->label : value->string;
      if (g_utf8_strlen (text, -1) <= MAX_LABEL_CHARS)
        return g_strdup (text);
      return g_utf8_substring (text, 0, MAX_LABEL_CHARS);
    }
  /* Translators: an entry of a list, such as a team, that has no name yet; %u counts from 1. */
  return g_strdup_printf (_ ("Entry %u"), number);
}

char *
pal_entry_label_find (const PalAnswers *answers, const char *group, const char *entry)
{
  const PalQuestion *question = pal_instrument_find_question (pal_answers_get_instrument (answers), group);
  const PalEntry *found = question != NULL ? pal_answers_find_entry (answers, question->index, entry) : NULL;
  g_autoptr (GPtrArray) entries = NULL;
  guint number = 0;

  if (found == NULL)
    return NULL;
  entries = pal_answers_list_entries (answers, question->index);
  (void) g_ptr_array_find (entries, found, &number);
  return pal_entry_label_new (found, number + 1);
}

/* Takes @message. */
static void
report (GPtrArray *findings, const PalQuestion *group, PalSeverity severity, char *message)
{
  PalFinding *finding = pal_finding_new (severity, "entries", "%s", message);

  finding->question = g_strdup (group->id);
  g_ptr_array_add (findings, finding);
  g_free (message);
}

void
pal_entry_checks_count (const PalAnswers *answers, guint group, GPtrArray *findings)
{
  const PalQuestion *question = pal_instrument_get_question (pal_answers_get_instrument (answers), group);
  guint n = pal_answers_count_entries (answers, group);

  g_return_if_fail (question != NULL && findings != NULL);

  if (n > 0 && pal_answers_get (answers, group)->kind != PAL_VALUE_NONE)
    report (findings, question, PAL_SEVERITY_WARNING,
            g_strdup (_ ("Entries are listed, although the answer says that there are none or that they are "
                         "not known.")));
  if (n > 0 && n < question->min_entries)
    report (findings, question, PAL_SEVERITY_ERROR,
            g_strdup_printf (ngettext ("At least %u entry is needed.", "At least %u entries are needed.",
                                       question->min_entries),
                             question->min_entries));
  if (question->max_entries > 0 && n > question->max_entries)
    report (findings, question, PAL_SEVERITY_ERROR,
            g_strdup_printf (ngettext ("There may be at most %u entry.", "There may be at most %u entries.",
                                       question->max_entries),
                             question->max_entries));
}

void
pal_entry_checks_name (const PalEntry *entry, guint number, GPtrArray *findings, guint from)
{
  g_autofree char *label = NULL;

  for (guint i = from; i < findings->len; i++)
    {
      PalFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *question = g_steal_pointer (&finding->question);
      g_autofree char *message = g_steal_pointer (&finding->message);

      if (label == NULL)
        label = pal_entry_label_new (entry, number);
      finding->question = pal_entry_id_make (get_group (entry)->id, entry->id, question);
      /* Translators: the name of an entry, such as a team, then what is wrong with it. */
      finding->message = g_strdup_printf (_ ("%s: %s"), label, message);
    }
}
