/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pal-form-words.h"

#include <glib/gi18n.h>

static const char *
get_label (PalInstrument *instrument, const PalCondition *condition, guint value)
{
  const PalQuestion *question = pal_instrument_find_question (instrument, condition->question);
  const PalOption *option =
      question != NULL ? pal_question_find_option (question, condition->values[value]) : NULL;

  return option != NULL ? option->label : condition->values[value];
}

static char *
list_labels (PalInstrument *instrument, const PalCondition *condition)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; condition->values[i] != NULL; i++)
    g_string_append_printf (out, "%s“%s”", i > 0 ? " · " : "", get_label (instrument, condition, i));
  return g_string_free (out, FALSE);
}

char *
pal_form_words_condition (PalInstrument *instrument, const PalCondition *condition)
{
  const char *id = condition->question, *label = get_label (instrument, condition, 0);
  g_autofree char *all = NULL;

  switch (condition->op)
    {
    case PAL_CONDITION_EQ:
      /* Translators: id of a question, then one of its answers; the question after it is asked only then. */
      return g_strdup_printf (_ ("Only if %s is “%s”."), id, label);
    case PAL_CONDITION_NE:
      return g_strdup_printf (_ ("Only if %s is not “%s”."), id, label);
    case PAL_CONDITION_HAS:
      return g_strdup_printf (_ ("Only if “%s” is ticked in %s."), label, id);
    case PAL_CONDITION_NOT_HAS:
      return g_strdup_printf (_ ("Only if “%s” is not ticked in %s."), label, id);
    case PAL_CONDITION_IN:
    default:
      if (g_strv_length (condition->values) == 1)
        return g_strdup_printf (_ ("Only if %s is “%s”."), id, label);
      all = list_labels (instrument, condition);
      /* Translators: id of a question, then several of its answers, each in quotation marks. */
      return g_strdup_printf (_ ("Only if %s is one of %s."), id, all);
    }
}

gboolean
pal_form_words_same_condition (const PalCondition *a, const PalCondition *b)
{
  return a->op == b->op && g_str_equal (a->question, b->question) &&
         g_strv_equal ((const char *const *) a->values, (const char *const *) b->values);
}

static gboolean
has_condition (const PalQuestion *question, const PalCondition *condition)
{
  for (guint i = 0; i < question->n_show_if; i++)
    if (pal_form_words_same_condition (&question->show_if[i], condition))
      return TRUE;
  return FALSE;
}

GPtrArray *
pal_form_words_shared (PalInstrument *instrument, const PalSection *section)
{
  GPtrArray *shared = g_ptr_array_new ();
  const PalQuestion *first;

  /* One question alone tells its own. */
  if (section->n_questions < 2)
    return shared;
  first = pal_instrument_get_question (instrument, section->first_question);
  for (guint i = 0; i < first->n_show_if; i++)
    {
      gboolean is_shared = TRUE;

      for (guint j = 1; j < section->n_questions && is_shared; j++)
        is_shared = has_condition (pal_instrument_get_question (instrument, section->first_question + j),
                                   &first->show_if[i]);
      if (is_shared)
        g_ptr_array_add (shared, &first->show_if[i]);
    }
  return shared;
}
