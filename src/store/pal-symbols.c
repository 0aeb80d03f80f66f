/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-symbols.h"

#include "base/pal-error.h"

struct _PalSymbols
{
  PalDatabase *db; /* unowned */
  GHashTable *by_text;
  GPtrArray *texts; /* owns; symbol 1 is element 0 */
  gboolean loaded;
};

PalSymbols *
pal_symbols_new (PalDatabase *db)
{
  PalSymbols *self = g_new0 (PalSymbols, 1);

  self->db = db;
  self->by_text = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
pal_symbols_free (PalSymbols *self)
{
  g_hash_table_unref (self->by_text);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

void
pal_symbols_forget (PalSymbols *self)
{
  g_hash_table_remove_all (self->by_text);
  g_ptr_array_set_size (self->texts, 0);
  self->loaded = FALSE;
}

static void
keep (PalSymbols *self, const char *text)
{
  char *copy = g_strdup (text);

  g_ptr_array_add (self->texts, copy);
  g_hash_table_insert (self->by_text, copy, GUINT_TO_POINTER (self->texts->len));
}

gboolean
pal_symbols_load (PalSymbols *self, GError **error)
{
  PalStatement *stmt;
  gboolean has_row = FALSE;

  if (self->loaded)
    return TRUE;
  stmt = pal_database_prepare (self->db, "SELECT symbol, text FROM symbol ORDER BY symbol", error);
  if (stmt == NULL)
    return FALSE;
  pal_symbols_forget (self);
  for (;;)
    {
      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (pal_statement_get_int64 (stmt, 0) != self->texts->len + 1 ||
          pal_statement_get_whole_text (stmt, 1) == NULL)
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED, "%s is damaged: a symbol is missing before %s",
                       pal_database_get_path (self->db), pal_statement_get_text (stmt, 1));
          return FALSE;
        }
      keep (self, pal_statement_get_text (stmt, 1));
    }
  pal_statement_reset (stmt);
  self->loaded = TRUE;
  return TRUE;
}

guint32
pal_symbols_find (PalSymbols *self, const char *text)
{
  g_assert (self->loaded);

  if (text == NULL || *text == '\0')
    return 0;
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_text, text));
}

const char *
pal_symbols_get (PalSymbols *self, guint32 symbol)
{
  if (symbol == 0)
    return "";
  return symbol <= self->texts->len ? g_ptr_array_index (self->texts, symbol - 1) : NULL;
}

gboolean
pal_symbols_intern (PalSymbols *self, const char *text, guint32 *out, GError **error)
{
  PalStatement *stmt;

  *out = pal_symbols_find (self, text);
  if (*out != 0 || text == NULL || *text == '\0')
    return TRUE;

  stmt = pal_database_prepare (self->db, "INSERT INTO symbol (symbol, text) VALUES (:symbol, :text)", error);
  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":symbol", self->texts->len + 1);
  pal_statement_bind_text (stmt, ":text", text);
  if (!pal_statement_run (stmt, error))
    return FALSE;
  keep (self, text);
  *out = self->texts->len;
  return TRUE;
}
