/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "store/pal-query.h"
#include "store/pal-store-private.h"

gboolean
pal_store_add_document (PalStore *store,
                        const char *kind,
                        const PalHash *hash,
                        const char *canonical,
                        GError **error)
{
  PalStatement *stmt;
  PalHash computed;

  g_return_val_if_fail (store != NULL && kind != NULL && hash != NULL && canonical != NULL, FALSE);

  pal_hash_compute (&computed, canonical, strlen (canonical));
  if (!pal_hash_equal (&computed, hash))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the %s document is not the one that its hash names",
                   kind);
      return FALSE;
    }
  if (!pal_store_check_writable (store, error))
    return FALSE;
  stmt = pal_database_prepare (store->db,
                               "INSERT INTO document (hash, kind, text) VALUES (:hash, :kind, :text)"
                               " ON CONFLICT (hash) DO NOTHING",
                               error);
  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_blob (stmt, ":hash", hash->bytes, PAL_HASH_SIZE);
  pal_statement_bind_text (stmt, ":kind", kind);
  pal_statement_bind_text (stmt, ":text", canonical);
  if (!pal_statement_run (stmt, error))
    return FALSE;
  store->changed = TRUE;
  return TRUE;
}

char *
pal_store_get_document (PalStore *store, const char *sha256_hex, char **kind, GError **error)
{
  PalStatement *stmt;
  PalHash hash;
  PalHash computed;
  gboolean has_row = FALSE;
  char *text;

  g_return_val_if_fail (store != NULL && sha256_hex != NULL, NULL);

  if (!pal_hash_from_hex (&hash, sha256_hex))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "\"%s\" is no hash of a document", sha256_hex);
      return NULL;
    }
  stmt = pal_database_prepare (store->db, "SELECT text, kind FROM document WHERE hash = :hash", error);
  if (stmt == NULL)
    return NULL;
  pal_statement_bind_blob (stmt, ":hash", hash.bytes, PAL_HASH_SIZE);
  if (!pal_statement_step (stmt, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND, "%s has no document %s", store->path, sha256_hex);
      return NULL;
    }
  text = g_strdup (pal_statement_get_text (stmt, 0));
  if (kind != NULL)
    *kind = g_strdup (pal_statement_get_text (stmt, 1));
  pal_statement_reset (stmt);

  pal_hash_compute (&computed, text, strlen (text));
  if (pal_hash_equal (&computed, &hash))
    return text;
  g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED, "%s is damaged: document %s was changed", store->path,
               sha256_hex);
  g_free (text);
  if (kind != NULL)
    g_clear_pointer (kind, g_free);
  return NULL;
}

GPtrArray *
pal_store_list_documents (PalStore *store, const char *kind, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  PalStatement *stmt;
  gboolean has_row = FALSE;

  g_return_val_if_fail (store != NULL && kind != NULL, NULL);

  stmt = pal_database_prepare (store->db, "SELECT hash FROM document WHERE kind = :kind ORDER BY document",
                               error);
  if (stmt == NULL)
    return NULL;
  pal_statement_bind_text (stmt, ":kind", kind);
  for (;;)
    {
      PalHash hash;

      if (!pal_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      if (pal_statement_read_blob (stmt, 0, hash.bytes, PAL_HASH_SIZE))
        g_ptr_array_add (list, pal_hash_to_hex (&hash));
    }
  pal_statement_reset (stmt);
  return g_steal_pointer (&list);
}
