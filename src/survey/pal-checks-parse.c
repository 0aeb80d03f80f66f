/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-number.h"
#include "base/pal-text.h"
#include "model/pal-entry.h"
#include "survey/pal-checks.h"
#include "survey/pal-iso-date.h"

/* What a person or a file wrote, and how strictly it is read. */
typedef struct
{
  const PalQuestion *question;
  gboolean machine;
} Reader;

static gboolean
refuse (const char *text, const char *expected, GError **error)
{
  g_autofree char *quoted = pal_text_quote (text, -1);

  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "\"%s\" is not %s", quoted, expected);
  return FALSE;
}

static gboolean
read_number (const Reader *reader, const char *text, gboolean decimals, double *out)
{
  if (reader->machine)
    return pal_number_from_machine (text, out);
  return pal_number_parse (text, decimals, out);
}

static gboolean
parse_number (const Reader *reader, const char *text, PalValue *out, GError **error)
{
  gboolean decimals =
      reader->question->type == PAL_QUESTION_DECIMAL || reader->question->type == PAL_QUESTION_PERCENT;
  g_autofree char *trimmed = g_strdup (text);
  double number;

  /* "12 %" for a percentage is what people write. */
  if (!reader->machine && reader->question->type == PAL_QUESTION_PERCENT && g_str_has_suffix (trimmed, "%"))
    trimmed[strlen (trimmed) - 1] = '\0';
  g_strstrip (trimmed);
  if (!read_number (reader, trimmed, decimals, &number))
    return refuse (text, decimals ? "a number" : "a whole number", error);
  pal_value_init_number (out, number);
  return TRUE;
}

static gboolean
parse_ratio (const Reader *reader, const char *text, PalValue *out, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 3);
  double numerator, denominator;

  if (g_strv_length (parts) != 2 || !read_number (reader, g_strstrip (parts[0]), FALSE, &numerator) ||
      !read_number (reader, g_strstrip (parts[1]), FALSE, &denominator))
    return refuse (text, "a numerator and a denominator such as 12/40", error);
  pal_value_init_ratio (out, numerator, denominator);
  return TRUE;
}

/* The code itself, or for a person the label in any case and with any blanks. */
static const PalOption *
find_option (const Reader *reader, const char *text)
{
  const PalOption *option = pal_question_find_option (reader->question, text);
  g_autofree char *folded = NULL;

  if (option != NULL || reader->machine)
    return option;
  folded = pal_text_fold (text);
  for (guint i = 0; i < reader->question->n_options; i++)
    {
      g_autofree char *label = pal_text_fold (reader->question->options[i].label);
      g_autofree char *code = pal_text_fold (reader->question->options[i].code);

      if (strcmp (folded, label) == 0 || strcmp (folded, code) == 0)
        return &reader->question->options[i];
    }
  return NULL;
}

static gboolean
refuse_option (const Reader *reader, const char *text, GError **error)
{
  g_autoptr (GString) codes = g_string_new ("one of the options ");

  for (guint i = 0; i < reader->question->n_options; i++)
    g_string_append_printf (codes, "%s%s", i == 0 ? "" : ", ", reader->question->options[i].code);
  return refuse (text, codes->str, error);
}

static gboolean
parse_choice (const Reader *reader, const char *text, PalValue *out, GError **error)
{
  const PalOption *option = find_option (reader, text);

  if (option == NULL)
    return refuse_option (reader, text, error);
  pal_value_init_string (out, option->code);
  return TRUE;
}

static gboolean
parse_set (const Reader *reader, const char *text, PalValue *out, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const PalOption *option = find_option (reader, g_strstrip (parts[i]));

      if (option == NULL)
        return refuse_option (reader, parts[i], error);
      g_ptr_array_add (codes, option->code);
    }
  g_ptr_array_add (codes, NULL);
  pal_value_init_set (out, (const char *const *) codes->pdata);
  return TRUE;
}

static gboolean
parse_by_type (const Reader *reader, const char *text, PalValue *out, GError **error)
{
  switch (reader->question->type)
    {
    case PAL_QUESTION_SINGLE:
    case PAL_QUESTION_YNP:
      return parse_choice (reader, text, out, error);
    case PAL_QUESTION_MULTI:
      return parse_set (reader, text, out, error);
    case PAL_QUESTION_INTEGER:
    case PAL_QUESTION_DECIMAL:
    case PAL_QUESTION_PERCENT:
    case PAL_QUESTION_LIKERT5:
      return parse_number (reader, text, out, error);
    case PAL_QUESTION_RATIO:
      return parse_ratio (reader, text, out, error);
    case PAL_QUESTION_DATE:
      if (!pal_iso_date_is_valid (text))
        return refuse (text, "a date such as 2026-01-31", error);
      pal_value_init_string (out, text);
      return TRUE;
    case PAL_QUESTION_GROUP:
      if (g_ascii_strcasecmp (text, PAL_GROUP_NONE) != 0)
        return refuse (text, "“none”: what there is are entries of their own", error);
      pal_value_init_string (out, PAL_GROUP_NONE);
      return TRUE;
    case PAL_QUESTION_TEXT:
    default:
      pal_value_init_string (out, text);
      return TRUE;
    }
}

gboolean
pal_checks_parse (const PalQuestion *question,
                  const char *text,
                  gboolean machine,
                  PalValue *out,
                  GError **error)
{
  Reader reader = { question, machine };
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (question != NULL && text != NULL && out != NULL, FALSE);

  *out = (PalValue) PAL_VALUE_INIT;
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the value is not valid UTF-8");
      return FALSE;
    }
  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the value is empty");
      return FALSE;
    }

  /* A text is kept as it was written, blanks and line breaks included. */
  return parse_by_type (&reader, question->type == PAL_QUESTION_TEXT ? text : stripped, out, error);
}
