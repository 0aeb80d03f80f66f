/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-value.h"

#include <math.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-json-scan.h"
#include "base/pal-json.h"

#define EMPTY                                                                                                \
  (PalValue) { .kind = PAL_VALUE_NONE }

void
pal_value_init_missing (PalValue *self, PalMissing missing)
{
  g_return_if_fail (missing != PAL_MISSING_NONE);

  *self = EMPTY;
  self->kind = PAL_VALUE_MISSING;
  self->missing = missing;
}

void
pal_value_init_number (PalValue *self, double number)
{
  g_return_if_fail (isfinite (number));

  *self = EMPTY;
  self->kind = PAL_VALUE_NUMBER;
  self->number = number == 0.0 ? 0.0 : number; /* JSON has no -0 in canonical form */
}

void
pal_value_init_string (PalValue *self, const char *string)
{
  g_return_if_fail (string != NULL);

  *self = EMPTY;
  self->kind = PAL_VALUE_STRING;
  self->string = g_strdup (string);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Takes @codes; sorted and unique afterwards. */
static void
take_codes (PalValue *self, GPtrArray *codes)
{
  guint n = 0;

  g_ptr_array_sort (codes, compare_codes);
  for (guint i = 0; i < codes->len; i++)
    {
      char *code = codes->pdata[i];

      if (n > 0 && g_str_equal (code, codes->pdata[n - 1]))
        g_free (code);
      else
        codes->pdata[n++] = code;
    }
  codes->len = n; /* what lies behind is freed or moved */
  g_ptr_array_add (codes, NULL);

  *self = EMPTY;
  self->kind = PAL_VALUE_SET;
  self->set = (char **) g_ptr_array_free (codes, FALSE);
}

void
pal_value_init_set (PalValue *self, const char *const *codes)
{
  GPtrArray *copies = g_ptr_array_new ();

  for (; codes != NULL && *codes != NULL; codes++)
    g_ptr_array_add (copies, g_strdup (*codes));
  take_codes (self, copies);
}

void
pal_value_init_ratio (PalValue *self, double numerator, double denominator)
{
  g_return_if_fail (isfinite (numerator) && isfinite (denominator));

  *self = EMPTY;
  self->kind = PAL_VALUE_RATIO;
  self->number = numerator == 0.0 ? 0.0 : numerator;
  self->denominator = denominator == 0.0 ? 0.0 : denominator;
}

void
pal_value_copy (PalValue *out, const PalValue *self)
{
  g_return_if_fail (out != NULL && self != NULL);

  *out = *self;
  out->string = g_strdup (self->string);
  out->set = g_strdupv (self->set);
}

void
pal_value_clear (PalValue *self)
{
  g_free (self->string);
  g_strfreev (self->set);
  *self = EMPTY;
}

gboolean
pal_value_equal (const PalValue *a, const PalValue *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->kind != b->kind)
    return FALSE;
  switch (a->kind)
    {
    case PAL_VALUE_MISSING:
      return a->missing == b->missing;
    case PAL_VALUE_NUMBER:
      return a->number == b->number;
    case PAL_VALUE_STRING:
      return g_str_equal (a->string, b->string);
    case PAL_VALUE_SET:
      return g_strv_equal ((const char *const *) a->set, (const char *const *) b->set);
    case PAL_VALUE_RATIO:
      return a->number == b->number && a->denominator == b->denominator;
    case PAL_VALUE_NONE:
    default:
      return TRUE;
    }
}

gboolean
pal_value_has (const PalValue *self, const char *code)
{
  g_return_val_if_fail (self != NULL && code != NULL, FALSE);

  if (self->kind == PAL_VALUE_STRING)
    return g_str_equal (self->string, code);
  return self->kind == PAL_VALUE_SET && g_strv_contains ((const char *const *) self->set, code);
}

void
pal_value_append_json (const PalValue *self, GString *out)
{
  g_return_if_fail (self != NULL && out != NULL);

  switch (self->kind)
    {
    case PAL_VALUE_MISSING:
      g_string_append (out, "{\"missing\":\"");
      g_string_append (out, pal_missing_to_code (self->missing));
      g_string_append (out, "\"}");
      break;
    case PAL_VALUE_NUMBER:
      pal_json_append_number (out, self->number);
      break;
    case PAL_VALUE_STRING:
      pal_json_append_string (out, self->string);
      break;
    case PAL_VALUE_SET:
      g_string_append_c (out, '[');
      for (guint i = 0; self->set[i] != NULL; i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          pal_json_append_string (out, self->set[i]);
        }
      g_string_append_c (out, ']');
      break;
    case PAL_VALUE_RATIO:
      g_string_append (out, "{\"den\":");
      pal_json_append_number (out, self->denominator);
      g_string_append (out, ",\"num\":");
      pal_json_append_number (out, self->number);
      g_string_append_c (out, '}');
      break;
    case PAL_VALUE_NONE:
    default:
      g_string_append (out, "null");
      break;
    }
}

char *
pal_value_to_json (const PalValue *self)
{
  GString *out = g_string_sized_new (32);

  pal_value_append_json (self, out);
  return g_string_free (out, FALSE);
}

static gboolean
read_set (PalValue *out, PalJsonScan *scan, GError **error)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  scan->pos++;
  if (pal_json_scan_peek (scan) != ']')
    for (;;)
      {
        char *code = NULL;

        if (!pal_json_scan_string (scan, &code, error))
          return FALSE;
        g_ptr_array_add (codes, code);
        if (pal_json_scan_peek (scan) != ',')
          break;
        scan->pos++;
      }
  if (!pal_json_scan_expect (scan, ']', error))
    return FALSE;
  g_ptr_array_set_free_func (codes, NULL);
  take_codes (out, g_steal_pointer (&codes));
  return TRUE;
}

static gboolean
read_missing (PalValue *out, PalJsonScan *scan, GError **error)
{
  g_autofree char *code = NULL;
  PalMissing missing = PAL_MISSING_NONE;
  const char *at = scan->pos;

  if (!pal_json_scan_string (scan, &code, error))
    return FALSE;
  if (!pal_missing_from_code (code, &missing))
    return pal_json_scan_fail (scan, at, error, "expected one of the codes NR, DK, NA, SK and SU");
  pal_value_init_missing (out, missing);
  return TRUE;
}

/* {"missing":CODE} or {"den":N,"num":N} with the members in either order. */
static gboolean
read_object (PalValue *out, PalJsonScan *scan, GError **error)
{
  const char *at = scan->pos;
  gboolean has_num = FALSE, has_den = FALSE, is_whole = FALSE;
  double num = 0.0, den = 0.0;
  double *target = NULL;
  char next = '\0';

  scan->pos++;
  do
    {
      g_autofree char *name = NULL;

      if (!pal_json_scan_string (scan, &name, error) || !pal_json_scan_expect (scan, ':', error))
        return FALSE;
      if (!has_num && !has_den && g_str_equal (name, "missing"))
        return read_missing (out, scan, error) && pal_json_scan_expect (scan, '}', error);
      target = g_str_equal (name, "num") && !has_num   ? &num
               : g_str_equal (name, "den") && !has_den ? &den
                                                       : NULL;
      if (target == NULL)
        return pal_json_scan_fail (scan, at, error,
                                   "an object must be a missing code or a ratio of num and den");
      if (!pal_json_scan_number (scan, target, &is_whole, NULL, error))
        return FALSE;
      has_num = has_num || target == &num;
      has_den = has_den || target == &den;
      next = pal_json_scan_peek (scan);
      if (next == ',')
        scan->pos++;
    }
  while (next == ',');
  if (!pal_json_scan_expect (scan, '}', error))
    return FALSE;
  if (!has_num || !has_den)
    return pal_json_scan_fail (scan, at, error, "a ratio needs both num and den");
  pal_value_init_ratio (out, num, den);
  return TRUE;
}

static gboolean
read_value (PalValue *out, PalJsonScan *scan, GError **error)
{
  gboolean is_whole = FALSE;
  double number = 0.0;

  switch (pal_json_scan_peek (scan))
    {
    case 'n':
      return pal_json_scan_word (scan, "null", error);
    case '"':
      if (!pal_json_scan_string (scan, &out->string, error))
        return FALSE;
      out->kind = PAL_VALUE_STRING;
      return TRUE;
    case '[':
      return read_set (out, scan, error);
    case '{':
      return read_object (out, scan, error);
    default:
      if (!pal_json_scan_number (scan, &number, &is_whole, NULL, error))
        return FALSE;
      pal_value_init_number (out, number);
      return TRUE;
    }
}

gboolean
pal_value_from_json (PalValue *out, const char *json, GError **error)
{
  PalJsonScan scan;
  PalValue value = PAL_VALUE_INIT;
  GError *fault = NULL;
  gsize length = 0;

  g_return_val_if_fail (out != NULL && json != NULL, FALSE);

  *out = EMPTY;
  length = strlen (json);
  pal_json_scan_init (&scan, json, length, "value");
  if (!g_utf8_validate (json, (gssize) length, NULL))
    return pal_json_scan_fail (&scan, json, error, "the text is not valid UTF-8");
  if (!read_value (&value, &scan, &fault) || !pal_json_scan_end (&scan, &fault))
    {
      pal_value_clear (&value);
      g_propagate_error (error, fault);
      return FALSE;
    }
  *out = value;
  return TRUE;
}

char *
pal_value_to_text (const PalValue *self)
{
  GString *out = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case PAL_VALUE_STRING:
      return g_strdup (self->string);
    case PAL_VALUE_SET:
      return g_strjoinv ("|", self->set);
    case PAL_VALUE_NUMBER:
      out = g_string_sized_new (24);
      pal_json_append_number (out, self->number);
      return g_string_free (out, FALSE);
    case PAL_VALUE_RATIO:
      out = g_string_sized_new (24);
      pal_json_append_number (out, self->number);
      g_string_append_c (out, '/');
      pal_json_append_number (out, self->denominator);
      return g_string_free (out, FALSE);
    case PAL_VALUE_NONE:
    case PAL_VALUE_MISSING:
    default:
      return g_strdup ("");
    }
}
