/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-journal.h"

#include "base/pal-clock.h"
#include "store/pal-store-private.h"

gboolean
pal_journal_set_pending (PalStore *store,
                         const char *entity,
                         const char *id,
                         const char *field,
                         const char *json_value,
                         GError **error)
{
  PalStatement *stmt;

  g_return_val_if_fail (store != NULL && entity != NULL && id != NULL && field != NULL, FALSE);

  if (!pal_store_check_writable (store, error))
    return FALSE;
  stmt = pal_database_prepare (store->db,
                               "INSERT OR REPLACE INTO pending (one, entity, id, field, value, wall)"
                               " VALUES (1, :entity, :id, :field, :value, :wall)",
                               error);
  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_text (stmt, ":entity", entity);
  pal_statement_bind_text (stmt, ":id", id);
  pal_statement_bind_text (stmt, ":field", field);
  pal_statement_bind_text (stmt, ":value", json_value != NULL ? json_value : "null");
  pal_statement_bind_int64 (stmt, ":wall", pal_clock_now_ms ());
  if (!pal_statement_run (stmt, error))
    return FALSE;
  store->has_pending = TRUE;
  return TRUE;
}

static char **
clear_out (char **out)
{
  if (out != NULL)
    *out = NULL;
  return out;
}

gboolean
pal_journal_get_pending (PalStore *store,
                         char **entity,
                         char **id,
                         char **field,
                         char **json_value,
                         gint64 *wall_ms,
                         GError **error)
{
  char **outs[] = { clear_out (entity), clear_out (id), clear_out (field), clear_out (json_value) };
  PalStatement *stmt;
  gboolean has_row = FALSE;

  g_return_val_if_fail (store != NULL, FALSE);

  stmt = pal_database_prepare (store->db, "SELECT entity, id, field, value, wall FROM pending", error);
  if (stmt == NULL || !pal_statement_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    {
      for (int i = 0; i < 4; i++)
        if (outs[i] != NULL)
          *outs[i] = g_strdup (pal_statement_get_text (stmt, i));
      if (wall_ms != NULL)
        *wall_ms = pal_statement_get_int64 (stmt, 4);
    }
  pal_statement_reset (stmt);
  return has_row;
}

gboolean
pal_journal_clear_pending (PalStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  if (!store->has_pending)
    return TRUE;
  if (!pal_store_check_writable (store, error) ||
      !pal_database_exec (store->db, "DELETE FROM pending", error))
    return FALSE;
  store->has_pending = FALSE;
  return TRUE;
}
