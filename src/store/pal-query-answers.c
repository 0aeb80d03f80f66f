/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "store/pal-query.h"
#include "store/pal-store-private.h"

typedef struct
{
  PalStore *store;
  PalStatement *stmt;
  int first, last;
  guint32 value_field;
  PalAnswerFunc func;
  gpointer user_data;
  gboolean stopped;
  GString *text; /* of strings, on the short way */
} Reader;

/* The forms that almost all answers have, without a JSON tree; FALSE: take the long way.  @text owns the
 * string of the value. */
static gboolean
read_plain (const char *json, PalValue *out, GString *text)
{
  gsize length = strlen (json);

  if (json[0] == '"')
    {
      if (strchr (json, '\\') != NULL)
        return FALSE;
      g_string_truncate (text, 0);
      g_string_append_len (text, json + 1, (gssize) length - 2);
      out->kind = PAL_VALUE_STRING;
      out->string = text->str;
      return TRUE;
    }
  if (json[0] == '{' && length == 16 && g_str_has_prefix (json, "{\"missing\":\""))
    {
      char code[3] = { json[12], json[13], '\0' };

      out->kind = PAL_VALUE_MISSING;
      return pal_missing_from_code (code, &out->missing);
    }
  if (g_ascii_isdigit (json[0]) || json[0] == '-')
    {
      out->kind = PAL_VALUE_NUMBER;
      out->number = g_ascii_strtod (json, NULL);
      return TRUE;
    }
  return FALSE;
}

static gboolean
tell (Reader *r, const PalSubject *s, const PalAspect *a, const char *json, GError **error)
{
  PalSymbols *symbols = pal_cells_get_symbols (r->store->cells);
  g_auto (PalValue) parsed = PAL_VALUE_INIT;
  PalValue plain = PAL_VALUE_INIT;
  const PalValue *value = &plain;

  if (!read_plain (json, &plain, r->text))
    {
      if (!pal_value_from_json (&parsed, json, error))
        {
          g_prefix_error (error, "%s: the answer %s/%s/%s/%s: ", r->store->path,
                          pal_symbols_get (symbols, s->a), pal_symbols_get (symbols, s->b),
                          pal_symbols_get (symbols, s->c), pal_symbols_get (symbols, a->d));
          return FALSE;
        }
      value = &parsed;
    }
  r->stopped = !r->func (pal_symbols_get (symbols, s->a), s->b != 0 ? pal_symbols_get (symbols, s->b) : NULL,
                         pal_symbols_get (symbols, s->c), pal_symbols_get (symbols, a->d),
                         pal_symbols_get (symbols, a->e), value, r->user_data);
  return TRUE;
}

static gboolean
read_unit (Reader *r, guint32 subject, GError **error)
{
  const PalSubject *s = pal_cells_get_subject (r->store->cells, subject);
  gboolean has_row = FALSE;

  pal_statement_bind_int64_at (r->stmt, r->first, pal_cells_join (subject, 0));
  pal_statement_bind_int64_at (r->stmt, r->last, pal_cells_join (subject, PAL_CELL_ASPECT_MASK));
  while (!r->stopped)
    {
      const PalAspect *a;

      if (!pal_statement_step (r->stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      a = pal_cells_get_aspect (r->store->cells,
                                (guint32) (pal_statement_get_int64 (r->stmt, 0) & PAL_CELL_ASPECT_MASK));
      if (a == NULL || a->field != r->value_field || a->d == 0)
        continue;
      if (!tell (r, s, a, pal_statement_get_text (r->stmt, 1), error))
        return FALSE;
    }
  pal_statement_reset (r->stmt);
  return TRUE;
}

static gboolean
read_units (Reader *r, guint32 answer, const char *wave, const char *country, GError **error)
{
  PalSymbols *symbols = pal_cells_get_symbols (r->store->cells);
  guint32 n = pal_cells_get_n_subjects (r->store->cells);
  guint32 wave_symbol = pal_symbols_find (symbols, wave);
  guint32 country_symbol = pal_symbols_find (symbols, country);

  if (answer == 0 || r->value_field == 0 || (wave != NULL && wave_symbol == 0) ||
      (country != NULL && country_symbol == 0))
    return TRUE;
  for (guint32 subject = 1; subject <= n && !r->stopped; subject++)
    {
      const PalSubject *s = pal_cells_get_subject (r->store->cells, subject);

      if (s->entity == answer && (wave == NULL || s->c == wave_symbol) &&
          (country == NULL || s->a == country_symbol) && !read_unit (r, subject, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pal_query_answers (PalStore *store,
                   const char *wave_or_null,
                   const char *country_or_null,
                   PalAnswerFunc func,
                   gpointer user_data,
                   GError **error)
{
  Reader r = { .store = store, .func = func, .user_data = user_data };
  g_autoptr (PalStatement) stmt = NULL;
  g_autoptr (GString) text = NULL;
  gboolean owned = FALSE;
  gboolean ok;

  g_return_val_if_fail (store != NULL && func != NULL, FALSE);

  stmt = pal_statement_new (
      store->db, "SELECT cell, value FROM current WHERE cell BETWEEN :first AND :last AND value IS NOT NULL",
      error);
  if (stmt == NULL || !pal_database_begin_read (store->db, &owned, error))
    return FALSE;
  r.stmt = stmt;
  r.first = pal_statement_find (stmt, ":first");
  r.last = pal_statement_find (stmt, ":last");
  r.text = text = g_string_new (NULL);
  ok = pal_store_load_names (store, error);
  if (ok)
    {
      r.value_field = pal_symbols_find (pal_cells_get_symbols (store->cells), "value");
      ok = read_units (&r, pal_symbols_find (pal_cells_get_symbols (store->cells), "answer"), wave_or_null,
                       country_or_null, error);
    }
  pal_statement_reset (stmt);
  pal_database_end_read (store->db, owned);
  return ok;
}
