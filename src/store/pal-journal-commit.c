/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "store/pal-batch-private.h"
#include "store/pal-journal-rows.h"
#include "store/pal-journal-write.h"
#include "store/pal-projection.h"
#include "store/pal-query.h"
#include "store/pal-store-private.h"
#include "store/pal-undo.h"

#define BULK_ROWS 5000 /* from here on the cost of a row counts, not of the transaction */
#define BULK_CACHE "PRAGMA cache_size = -65536"
#define NORMAL_CACHE "PRAGMA cache_size = -8192"
#define MAX_CHANGES PAL_CHANGE_N_MASK
#define SALTS 4096 /* asked of the kernel at a time */

/* What is known of a cell before the batch: no row, one head, or several. */
#define BASE_NONE 0
#define BASE_SEVERAL -1

typedef struct
{
  PalStore *store;
  PalBatch *batch;
  guint n_rows;
  gint64 *cells;  /* of each row */
  gint64 *bases;  /* of each row: the change that is its head, or BASE_... */
  guint32 *order; /* rows by cell, then by arrival */
  guint32 *n;     /* of each row: its number in the batch; 0 = left out */
  gint64 number;  /* of the batch in this file */
  PalBatchHeader header;
  PalHash hash;
  PalJournalRows rows;
  char *author;
  GChecksum *checksum;
  GString *buffer;
  GByteArray *refs;
  guint8 *salts;
  guint next_salt;
} Writer;

static void
writer_clear (Writer *w)
{
  g_free (w->cells);
  g_free (w->bases);
  g_free (w->order);
  g_free (w->n);
  g_free (w->salts);
  if (w->buffer != NULL)
    g_string_free (w->buffer, TRUE);
  g_clear_pointer (&w->refs, g_byte_array_unref);
  g_clear_pointer (&w->checksum, g_checksum_free);
  g_free (w->author);
  pal_journal_rows_clear (&w->rows);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

/* Strings, subjects and aspects of the batch -> numbers of the file -> cells. */
static gboolean
resolve_cells (Writer *w, GError **error)
{
  PalCells *cells = w->store->cells;
  guint n_subjects = pal_batch_get_n_subjects (w->batch);
  guint n_aspects = pal_batch_get_n_aspects (w->batch);
  guint n_strings = pal_batch_get_n_strings (w->batch);
  g_autofree guint32 *symbols = g_new0 (guint32, n_strings + 1);
  g_autofree guint32 *subjects = g_new (guint32, MAX (n_subjects, 1));
  g_autofree guint32 *aspects = g_new (guint32, MAX (n_aspects, 1));

  for (guint i = 1; i <= n_strings; i++)
    if (!pal_symbols_intern (pal_cells_get_symbols (cells), pal_batch_get_string (w->batch, i), &symbols[i],
                             error))
      return FALSE;
  for (guint i = 0; i < n_subjects; i++)
    {
      const PalSubject *s = pal_batch_get_subject (w->batch, i);
      PalSubject key = { symbols[s->entity], symbols[s->a], symbols[s->b], symbols[s->c] };

      if (!pal_cells_intern_subject (cells, &key, &subjects[i], error))
        return FALSE;
    }
  for (guint i = 0; i < n_aspects; i++)
    {
      const PalAspect *a = pal_batch_get_aspect (w->batch, i);
      PalAspect key = { symbols[a->field], symbols[a->d], symbols[a->e] };

      if (!pal_cells_intern_aspect (cells, &key, &aspects[i], error))
        return FALSE;
    }
  for (guint i = 0; i < w->n_rows; i++)
    {
      const PalBatchRow *row = pal_batch_get_row (w->batch, i);

      w->cells[i] = pal_cells_join (subjects[row->subject], aspects[row->aspect]);
    }
  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const gint64 *cells = data;
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;

  if (cells[x] != cells[y])
    return cells[x] < cells[y] ? -1 : 1;
  return x < y ? -1 : 1;
}

static void
sort_rows (Writer *w)
{
  gboolean sorted = TRUE;

  for (guint i = 0; i < w->n_rows; i++)
    {
      w->order[i] = i;
      sorted = sorted && (i == 0 || w->cells[i - 1] <= w->cells[i]);
    }
  if (!sorted)
    g_qsort_with_data (w->order, (gint) w->n_rows, sizeof *w->order, compare_rows, w->cells);
}

/* Finds the head of each cell and leaves out rows that change nothing: a cell that comes again later in the
 * batch, or whose one head already shows this value. */
static gboolean
find_heads (Writer *w, GError **error)
{
  PalStatement *stmt =
      pal_database_prepare (w->store->db, "SELECT head, heads, value FROM current WHERE cell = :cell", error);
  int index;
  gint64 last_cell = 0;

  if (stmt == NULL || !pal_database_get_int64 (w->store->db, "SELECT coalesce (max (cell), 0) FROM current",
                                               &last_cell, error))
    return FALSE;
  index = pal_statement_find (stmt, ":cell");
  for (guint i = 0; i < w->n_rows; i++)
    {
      guint32 row = w->order[i];
      const char *value = pal_batch_get_row (w->batch, row)->value;
      gboolean clears = g_str_equal (value, "null");
      gboolean has_row = FALSE;
      gboolean same;

      if (i + 1 < w->n_rows && w->cells[w->order[i + 1]] == w->cells[row])
        continue;
      if (w->cells[row] > last_cell)
        {
          w->n[row] = !clears;
          continue;
        }
      pal_statement_bind_int64_at (stmt, index, w->cells[row]);
      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      same = !has_row                          ? clears
             : pal_statement_is_null (stmt, 2) ? clears
                                               : g_strcmp0 (value, pal_statement_get_text (stmt, 2)) == 0;
      if (has_row)
        {
          gboolean several = pal_statement_get_int64 (stmt, 1) > 1;

          w->bases[row] = several ? BASE_SEVERAL : pal_statement_get_int64 (stmt, 0);
          same = same && !several; /* the same value over several heads settles them */
        }
      w->n[row] = !same;
      pal_statement_reset (stmt);
    }
  return TRUE;
}

static guint
number_changes (Writer *w)
{
  guint n = 0;

  for (guint i = 0; i < w->n_rows; i++)
    if (w->n[i] != 0)
      w->n[i] = ++n;
  return n;
}

static const guint8 *
take_salt (Writer *w)
{
  if (w->next_salt == SALTS)
    {
      pal_digest_fill_random (w->salts, SALTS * PAL_SALT_SIZE);
      w->next_salt = 0;
    }
  return w->salts + PAL_SALT_SIZE * w->next_salt++;
}

/* Few salts for a small batch: the kernel is asked for no more than is used. */
static void
prepare_salts (Writer *w)
{
  guint n = MIN (w->header.n + 1, SALTS);

  w->salts = g_malloc (SALTS * PAL_SALT_SIZE);
  w->next_salt = SALTS - n;
  pal_digest_fill_random (w->salts + w->next_salt * PAL_SALT_SIZE, n * PAL_SALT_SIZE);
}

static gboolean
write_author (Writer *w, GError **error)
{
  const guint8 *salt = take_salt (w);
  gint64 change = pal_change_join (w->number, 0);
  PalHash digest;

  w->author = pal_digest_make_author (pal_batch_get_actor (w->batch), pal_batch_get_label (w->batch),
                                      pal_batch_get_reason (w->batch), pal_batch_get_role (w->batch));
  pal_digest_start (w->buffer, salt);
  pal_digest_append_author (w->buffer, w->header.replica, w->header.seq);
  pal_digest_finish (w->buffer, w->author, "[]", &digest);
  pal_digest_batch_add (w->checksum, &digest);
  return pal_journal_rows_put_change (&w->rows, change, 0, NULL, &digest, error) &&
         pal_journal_rows_put_payload (&w->rows, change, salt, w->author, error);
}

/* Bases of a change as bytes (w->refs) and as JSON. */
static gboolean
collect_bases (Writer *w, guint row, GString *json, GError **error)
{
  PalReplicas *replicas = w->store->replicas;
  g_autoptr (GArray) heads = NULL;
  g_autofree PalChangeRef *refs = NULL;

  g_byte_array_set_size (w->refs, 0);
  g_string_truncate (json, 0);
  if (w->bases[row] == BASE_NONE)
    {
      g_string_append (json, "[]");
      return TRUE;
    }

  heads = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (w->bases[row] != BASE_SEVERAL)
    g_array_append_val (heads, w->bases[row]);
  else if (!pal_projection_list_heads (w->store, w->cells[row], heads, error))
    return FALSE;
  refs = g_new (PalChangeRef, MAX (heads->len, 1));
  for (guint i = 0; i < heads->len; i++)
    {
      if (!pal_replicas_locate (replicas, g_array_index (heads, gint64, i), &refs[i], error))
        return FALSE;
      pal_change_ref_append (w->refs, &refs[i]);
    }
  if (pal_replicas_append_json (replicas, refs, heads->len, json))
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED, "%s is damaged: a replica is missing", w->store->path);
  return FALSE;
}

static gboolean
write_changes (Writer *w, GError **error)
{
  g_autoptr (GString) bases = g_string_new (NULL);

  if (!write_author (w, error))
    return FALSE;
  for (guint i = 0; i < w->n_rows; i++)
    {
      const char *value = pal_batch_get_row (w->batch, i)->value;
      gint64 change = pal_change_join (w->number, w->n[i]);
      const guint8 *salt;
      PalHash digest;

      if (w->n[i] == 0)
        continue;
      if (!collect_bases (w, i, bases, error))
        return FALSE;
      salt = take_salt (w);
      pal_digest_start (w->buffer, salt);
      pal_cells_append_json (w->store->cells, w->cells[i], w->buffer);
      pal_digest_finish (w->buffer, value, bases->str, &digest);
      pal_digest_batch_add (w->checksum, &digest);
      if (!pal_journal_rows_put_change (&w->rows, change, w->cells[i], w->refs, &digest, error) ||
          !pal_journal_rows_put_payload (&w->rows, change, salt, value, error))
        return FALSE;
    }
  return pal_journal_rows_flush (&w->rows, error);
}

static gboolean
update_current (Writer *w,
                PalStatement *update,
                const int *at,
                guint32 row,
                const char *value,
                GError **error)
{
  pal_statement_bind_int64_at (update, at[0], w->cells[row]);
  pal_statement_bind_int64_at (update, at[1], pal_change_join (w->number, w->n[row]));
  if (value == NULL)
    pal_statement_bind_static_blob_at (update, at[2], NULL, 0);
  else
    pal_statement_bind_static_text_at (update, at[2], value, -1);
  return pal_statement_run_again (update, error) &&
         (w->bases[row] != BASE_SEVERAL || pal_projection_forget_heads (w->store, w->cells[row], error));
}

static gboolean
insert_current (Writer *w, PalBulkInsert *insert, guint32 row, const char *value, GError **error)
{
  pal_bulk_insert_add_int64 (insert, w->cells[row]);
  pal_bulk_insert_add_int64 (insert, pal_change_join (w->number, w->n[row]));
  if (value == NULL)
    pal_bulk_insert_add_null (insert);
  else
    pal_bulk_insert_add_text (insert, value);
  return pal_bulk_insert_end_row (insert, error);
}

/* In the order of the cells, so that the table grows at its end or is walked once. */
static gboolean
write_current (Writer *w, GError **error)
{
  g_auto (PalBulkInsert) insert = { 0 };
  PalStatement *update = pal_database_prepare (
      w->store->db, "UPDATE current SET head = :head, heads = 1, value = :value WHERE cell = :cell", error);
  int at[3];

  if (update == NULL)
    return FALSE;
  at[0] = pal_statement_find (update, ":cell");
  at[1] = pal_statement_find (update, ":head");
  at[2] = pal_statement_find (update, ":value");
  pal_bulk_insert_init (&insert, w->store->db, "current (cell, head, value)", 3);
  for (guint i = 0; i < w->n_rows; i++)
    {
      guint32 row = w->order[i];
      const char *value = pal_batch_get_row (w->batch, row)->value;

      if (w->n[row] == 0)
        continue;
      if (g_str_equal (value, "null"))
        value = NULL;
      if (w->bases[row] != BASE_NONE ? !update_current (w, update, at, row, value, error)
                                     : !insert_current (w, &insert, row, value, error))
        return FALSE;
    }
  return pal_bulk_insert_flush (&insert, error);
}

static gboolean
fill_header (Writer *w, guint n, GError **error)
{
  PalStore *store = w->store;
  const char *instrument = pal_batch_get_instrument (w->batch);
  PalBatchHeader *h = &w->header;

  if (!pal_replicas_get_head (store->replicas, store->replica_number, &store->head_seq, &store->head_hash,
                              error))
    return FALSE;
  h->replica = store->replica;
  h->seq = store->head_seq + 1;
  h->at = pal_clock_tick (store->clock);
  h->wall = pal_clock_now_ms ();
  h->kind = pal_batch_get_kind (w->batch);
  h->n = n;
  h->prev = store->head_hash;
  h->has_instrument = instrument != NULL;
  if (instrument != NULL && !pal_hash_from_hex (&h->instrument, instrument))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "\"%s\" is no hash of an instrument", instrument);
      return FALSE;
    }
  return TRUE;
}

/* Typing that is now in the journal waits no longer. */
static gboolean
settle_pending (Writer *w, GError **error)
{
  PalStore *store = w->store;
  g_autoptr (GError) problem = NULL;
  g_autofree char *entity = NULL;
  g_autofree char *id = NULL;
  g_autofree char *field = NULL;
  gint64 cell;

  if (!store->has_pending)
    return TRUE;
  if (!pal_journal_get_pending (store, &entity, &id, &field, NULL, NULL, &problem))
    {
      if (problem == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  cell = pal_cells_find (store->cells, entity, id, field);
  for (guint i = 0; cell != 0 && i < w->n_rows; i++)
    if (w->cells[i] == cell)
      return pal_database_exec (store->db, "DELETE FROM pending", error);
  return TRUE;
}

static gboolean
write_batch (Writer *w, guint n, GError **error)
{
  PalStore *store = w->store;

  if (n > MAX_CHANGES)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%u changes are too many for one batch", n);
      return FALSE;
    }
  if (!pal_journal_rows_next_batch (store->db, &w->number, error) || !fill_header (w, n, error))
    return FALSE;
  prepare_salts (w);
  w->buffer = g_string_sized_new (512);
  w->refs = g_byte_array_new ();
  w->checksum = pal_digest_batch_start (&w->header);
  if (!write_changes (w, error))
    return FALSE;
  pal_digest_batch_finish (g_steal_pointer (&w->checksum), &w->hash);
  return pal_journal_rows_put_batch (store->db, w->number, store->replica_number, &w->header, &w->hash,
                                     error) &&
         pal_replicas_set_head (store->replicas, store->replica_number, w->header.seq, &w->hash, error) &&
         write_current (w, error) && settle_pending (w, error);
}

/* Inside the transaction; *n = 0 when nothing was different. */
static gboolean
write_all (Writer *w, PalJournalExtra extra, gpointer data, guint *n, GError **error)
{
  if (!pal_store_load_names (w->store, error) || !resolve_cells (w, error))
    return FALSE;
  sort_rows (w);
  if (!find_heads (w, error))
    return FALSE;
  *n = number_changes (w);
  if (*n == 0)
    return settle_pending (w, error) && (!w->store->has_pending || pal_database_commit (w->store->db, error));
  return write_batch (w, *n, error) && (extra == NULL || extra (w->store, data, error)) &&
         pal_database_commit (w->store->db, error);
}

/* A change that needs the disk is told with what is safe. */
static void
explain (PalStore *store, GError **error)
{
  g_prefix_error (error, "nothing of this change was saved, all earlier changes are safe: ");
}

gboolean
pal_journal_write (PalStore *store,
                   PalBatch *batch,
                   PalJournalExtra extra,
                   gpointer data,
                   PalCommit *out,
                   GError **error)
{
  g_auto (Writer) w = { .store = store, .batch = batch, .n_rows = pal_batch_get_n (batch) };
  gboolean bulk = w.n_rows >= BULK_ROWS;
  guint n = 0;
  gboolean ok;

  w.cells = g_new (gint64, MAX (w.n_rows, 1));
  w.bases = g_new0 (gint64, MAX (w.n_rows, 1));
  w.order = g_new (guint32, MAX (w.n_rows, 1));
  w.n = g_new0 (guint32, MAX (w.n_rows, 1));
  pal_journal_rows_init (&w.rows, store->db);

  /* The ids of a bulk batch are made right here, so asking for each of a million rows whether its parent
   * exists only costs time; journal verify runs foreign_key_check over all. */
  if (bulk && !pal_database_exec (store->db, BULK_CACHE "; PRAGMA foreign_keys = OFF", error))
    return FALSE;
  ok = pal_database_begin (store->db, error) && write_all (&w, extra, data, &n, error);
  if (!ok || n == 0)
    pal_store_roll_back (store);
  if (bulk)
    pal_database_exec (store->db, NORMAL_CACHE "; PRAGMA foreign_keys = ON", NULL);
  if (!ok)
    {
      explain (store, error);
      return FALSE;
    }

  *out =
      (PalCommit){ .seq = n != 0 ? w.header.seq : 0, .n_changes = n, .wall_ms = n != 0 ? w.header.wall : 0 };
  if (n == 0)
    return TRUE;
  store->changed = TRUE;
  store->head_seq = w.header.seq;
  store->head_hash = w.hash;
  store->clock = w.header.at;
  pal_undo_note (store, w.header.kind, w.header.seq);
  if (store->registry != NULL)
    pal_replica_registry_update (store->registry, w.header.seq, &w.hash);
  return TRUE;
}

static gboolean
add_documents (PalStore *store, gpointer data, GError **error)
{
  GPtrArray *documents = data;

  for (guint i = 0; i < documents->len; i++)
    {
      const PalBatchDocument *document = g_ptr_array_index (documents, i);

      if (!pal_store_add_document (store, document->kind, &document->hash, document->canonical, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pal_journal_commit (PalStore *store, PalBatch *batch, PalCommit *out, GError **error)
{
  static const char *const kinds[] = { "edit", "import", "review", "merge", "init", "release", NULL };
  PalCommit commit = { 0 };
  const GError *bad;

  g_return_val_if_fail (store != NULL && batch != NULL, FALSE);

  bad = pal_batch_get_error (batch);
  if (bad != NULL)
    {
      g_propagate_error (error, g_error_copy (bad));
      return FALSE;
    }
  if (!g_strv_contains (kinds, pal_batch_get_kind (batch)))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "a batch of kind \"%s\" is not written in this way",
                   pal_batch_get_kind (batch));
      return FALSE;
    }
  if (!pal_store_check_writable (store, error) ||
      !pal_journal_write (store, batch, pal_batch_get_documents (batch) != NULL ? add_documents : NULL,
                          pal_batch_get_documents (batch), &commit, error))
    return FALSE;
  if (out != NULL)
    *out = commit;
  return TRUE;
}
