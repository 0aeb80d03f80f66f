/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-grid-text.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"
#include "exchange/pal-csv-writer.h"
#include "exchange/pal-paste-block.h"
#include "model/pal-finding.h"
#include "survey/pal-checks.h"
#include "survey/pal-iso-date.h"

/* An option whose code or label is this text comes before a missing code of the same letters. */
static gboolean
is_option (const PalQuestion *question, const char *text)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  return question->n_options > 0 && pal_checks_parse (question, text, FALSE, &value, NULL);
}

/* TRUE: it is one, by its code in any case or by its label. */
static gboolean
find_missing (const char *text, PalMissing *out)
{
  g_autofree char *upper = g_ascii_strup (text, -1);
  g_autofree char *folded = pal_text_fold (text);

  if (pal_missing_from_code (upper, out))
    return TRUE;
  for (PalMissing i = PAL_MISSING_NR; i < PAL_N_MISSING; i++)
    {
      g_autofree char *label = pal_text_fold (pal_missing_get_label (i));

      if (g_str_equal (label, folded))
        {
          *out = i;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
parse_missing (PalMissing missing, PalValue *out, GError **error)
{
  if (missing == PAL_MISSING_SK || missing == PAL_MISSING_SU)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, _ ("%s is set by the program and cannot be entered."),
                   pal_missing_to_code (missing));
      return FALSE;
    }
  pal_value_init_missing (out, missing);
  return TRUE;
}

/* People and spreadsheets put other signs between the options than our files do. */
static char *
join_options (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ";|\n\r", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] == '\0')
        continue;
      if (out->len > 0)
        g_string_append_c (out, '|');
      g_string_append (out, parts[i]);
    }
  return g_string_free (out, FALSE);
}

/* Day and month in an order that only the writer knows are never guessed; the message says what it could be.
 */
static void
refuse_date (const char *text, GError **error)
{
  g_autofree char *first = NULL, *second = NULL;
  int a = 0, b = 0, year = 0, used = 0;

  if (sscanf (text, "%2d%*1[./-]%2d%*1[./-]%4d%n", &a, &b, &year, &used) == 3 && text[used] == '\0' &&
      year >= 1000)
    {
      first = g_strdup_printf ("%04d-%02d-%02d", year, b, a);
      second = g_strdup_printf ("%04d-%02d-%02d", year, a, b);
    }
  if (first != NULL && pal_iso_date_is_valid (first) && pal_iso_date_is_valid (second) && a != b)
    /* Translators: the dates are written 2026-01-31. */
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, _ ("This could be %s or %s. Write the year first."),
                 first, second);
  else if (first != NULL && (pal_iso_date_is_valid (first) || pal_iso_date_is_valid (second)))
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, _ ("Write this date as %s."),
                 pal_iso_date_is_valid (first) ? first : second);
  else
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, _ ("This is no date such as 2026-01-31."));
}

static gboolean
check (const PalQuestion *question, PalValue *value, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);

  if (pal_checks_value (question, value, findings) || findings->len == 0)
    return TRUE;
  g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID,
                       ((const PalFinding *) g_ptr_array_index (findings, 0))->message);
  pal_value_clear (value);
  *value = (PalValue) PAL_VALUE_INIT;
  return FALSE;
}

gboolean
pal_grid_text_parse (const PalQuestion *question, const char *text, PalValue *out, GError **error)
{
  gsize length = strlen (text);
  const char *bare = text + pal_csv_guard_get_length (text, length);
  g_autofree char *trimmed = g_strstrip (g_strdup (bare));
  g_autofree char *joined = NULL;
  PalMissing missing;

  g_return_val_if_fail (question != NULL && out != NULL, FALSE);

  *out = (PalValue) PAL_VALUE_INIT;
  if (!is_option (question, trimmed) && find_missing (trimmed, &missing))
    return parse_missing (missing, out, error);
  if (question->type == PAL_QUESTION_DATE && !pal_iso_date_is_valid (trimmed))
    {
      refuse_date (trimmed, error);
      return FALSE;
    }
  if (question->type == PAL_QUESTION_MULTI)
    joined = join_options (trimmed);
  if (!pal_checks_parse (question,
                         joined != NULL                        ? joined
                         : question->type == PAL_QUESTION_TEXT ? bare
                                                               : trimmed,
                         FALSE, out, error))
    return FALSE;
  return check (question, out, error);
}

char *
pal_grid_text_make (const PalQuestion *question, const PalValue *value)
{
  char *text;

  if (value->kind == PAL_VALUE_MISSING)
    return g_strdup (pal_missing_to_code (value->missing));
  text = pal_value_to_text (value);
  if (value->kind == PAL_VALUE_SET)
    g_strdelimit (text, "|", ';');
  if (question->type == PAL_QUESTION_TEXT && value->kind == PAL_VALUE_STRING)
    {
      g_autofree char *plain = text;
      GString *guarded = g_string_new (NULL);

      pal_csv_guard_append (guarded, plain);
      return g_string_free (guarded, FALSE);
    }
  return text;
}

void
pal_grid_text_append_cell (GString *out, const char *text, gboolean is_last)
{
  pal_paste_block_append_cell (out, text);
  g_string_append_c (out, is_last ? '\n' : '\t');
}
