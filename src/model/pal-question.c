/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-question.h"

static const char *const type_names[] = {
  [PAL_QUESTION_SINGLE] = "single",   [PAL_QUESTION_MULTI] = "multi",     [PAL_QUESTION_YNP] = "ynp",
  [PAL_QUESTION_INTEGER] = "integer", [PAL_QUESTION_DECIMAL] = "decimal", [PAL_QUESTION_PERCENT] = "percent",
  [PAL_QUESTION_RATIO] = "ratio",     [PAL_QUESTION_LIKERT5] = "likert5", [PAL_QUESTION_TEXT] = "text",
  [PAL_QUESTION_DATE] = "date",       [PAL_QUESTION_GROUP] = "group",
};

const PalOption *
pal_question_find_option (const PalQuestion *self, const char *code)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; code != NULL && i < self->n_options; i++)
    if (g_str_equal (self->options[i].code, code))
      return &self->options[i];
  return NULL;
}

const char *
pal_question_find_hint (const PalQuestion *self, const char *country)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; country != NULL && i < self->n_hints; i++)
    if (g_str_equal (self->hints[i].country, country))
      return self->hints[i].text;
  return NULL;
}

const char *
pal_question_type_to_name (PalQuestionType type)
{
  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (type_names), "");

  return type_names[type];
}

gboolean
pal_question_type_from_name (const char *name, PalQuestionType *out)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (type_names); i++)
    if (g_str_equal (type_names[i], name))
      {
        *out = (PalQuestionType) i;
        return TRUE;
      }
  return FALSE;
}
