/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-value-text.h"

#include <glib/gi18n.h>

#include "base/pal-number.h"
#include "model/pal-entry.h"

static const char *
get_label (const PalQuestion *question, const char *code)
{
  const PalOption *option = pal_question_find_option (question, code);

  return option != NULL ? option->label : code;
}

static char *
join_labels (const PalQuestion *question, const PalValue *value)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; value->set[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, " · ");
      g_string_append (out, get_label (question, value->set[i]));
    }
  return g_string_free (out, FALSE);
}

static char *
format_ratio (const PalQuestion *question, const PalValue *value)
{
  g_autofree char *numerator = pal_number_format (value->number, 0);
  g_autofree char *denominator = pal_number_format (value->denominator, 0);
  g_autofree char *share = NULL;

  if (value->denominator <= 0)
    return g_strdup_printf (_ ("%s of %s"), numerator, denominator);
  share = pal_number_format (question->multiplier * value->number / value->denominator, 1);
  /* Translators: numerator, denominator, then their ratio with its unit: "12 of 40 (30.0 %)". */
  return g_strdup_printf (_ ("%s of %s (%s %s)"), numerator, denominator, share,
                          question->unit != NULL ? question->unit : "");
}

static char *
format_number (const PalQuestion *question, const PalValue *value)
{
  gboolean has_decimals = value->number != (double) (gint64) value->number;
  g_autofree char *number = NULL;

  if (question->type == PAL_QUESTION_LIKERT5)
    return g_strdup_printf (_ ("%d of 5"), (int) value->number);
  number = pal_number_format (value->number, has_decimals ? MAX (question->decimals, 1) : 0);
  if (question->unit == NULL || g_str_equal (question->unit, "year"))
    return has_decimals || question->unit == NULL ? g_steal_pointer (&number)
                                                  : g_strdup_printf ("%d", (int) value->number);
  return g_strdup_printf ("%s %s", number, question->unit);
}

char *
pal_value_text_new (const PalQuestion *question, const PalValue *value)
{
  switch (value->kind)
    {
    case PAL_VALUE_MISSING:
      return g_strdup (pal_missing_get_label (value->missing));
    case PAL_VALUE_NUMBER:
      if (question->type == PAL_QUESTION_GROUP) /* the cell of an entry: in its history */
        return g_strdup (_ ("In the list"));
      return format_number (question, value);
    case PAL_VALUE_STRING:
      if (question->type == PAL_QUESTION_GROUP && g_str_equal (value->string, PAL_GROUP_NONE))
        /* Translators: the answer of a list that has no entries, such as teams: there are none. */
        return g_strdup (_ ("There are none"));
      return g_strdup (get_label (question, value->string));
    case PAL_VALUE_SET:
      return join_labels (question, value);
    case PAL_VALUE_RATIO:
      return format_ratio (question, value);
    case PAL_VALUE_NONE:
    default:
      return g_strdup (pal_missing_get_label (PAL_MISSING_NR));
    }
}
