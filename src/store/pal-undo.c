/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-undo.h"

#include <string.h>

#include "base/pal-error.h"
#include "base/pal-json.h"
#include "store/pal-journal-write.h"
#include "store/pal-projection.h"

#define MAX_BATCHES 10000 /* read back at most */
#define MAX_CHAIN 10000   /* changes of one cell above the one to be undone */

typedef enum
{
  STEP_EDIT, /* can be undone */
  STEP_UNDO,
  STEP_REDO,
  STEP_WALL, /* nobody goes back behind it */
} Step;

static Step
step_from_kind (const char *kind)
{
  if (g_str_equal (kind, "edit") || g_str_equal (kind, "import"))
    return STEP_EDIT;
  if (g_str_equal (kind, "undo"))
    return STEP_UNDO;
  if (g_str_equal (kind, "redo"))
    return STEP_REDO;
  return STEP_WALL;
}

static gboolean
pop (GArray *from, gint64 *out)
{
  if (from->len == 0)
    return FALSE;
  *out = g_array_index (from, gint64, from->len - 1);
  g_array_set_size (from, from->len - 1);
  return TRUE;
}

static void
apply_step (PalStore *self, Step step, gint64 seq)
{
  gint64 target = 0;

  switch (step)
    {
    case STEP_EDIT:
      g_array_append_val (self->undo, seq);
      g_array_set_size (self->redo, 0);
      break;
    case STEP_UNDO:
      if (pop (self->undo, &target))
        g_array_append_val (self->redo, target);
      break;
    case STEP_REDO:
      if (pop (self->redo, &target))
        g_array_append_val (self->undo, target);
      break;
    case STEP_WALL:
      g_array_set_size (self->undo, 0);
      g_array_set_size (self->redo, 0);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
pal_undo_note (PalStore *store, const char *kind, gint64 seq)
{
  if (store->undo != NULL)
    apply_step (store, step_from_kind (kind), seq);
}

static gboolean
load_stack (PalStore *store, GError **error)
{
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GArray) seqs = NULL;
  PalStatement *stmt;
  gboolean has_row = FALSE;

  if (store->undo != NULL)
    return TRUE;
  stmt = pal_database_prepare (
      store->db, "SELECT seq, kind FROM batch WHERE replica = :replica ORDER BY seq DESC LIMIT :limit",
      error);
  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":replica", store->replica_number);
  pal_statement_bind_int64 (stmt, ":limit", MAX_BATCHES);
  steps = g_array_new (FALSE, FALSE, sizeof (Step));
  seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (;;)
    {
      gint64 seq;
      Step step;

      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      seq = pal_statement_get_int64 (stmt, 0);
      step = step_from_kind (pal_statement_get_text (stmt, 1));
      if (step == STEP_WALL)
        break;
      g_array_append_val (steps, step);
      g_array_append_val (seqs, seq);
    }
  pal_statement_reset (stmt);

  store->undo = g_array_new (FALSE, FALSE, sizeof (gint64));
  store->redo = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = steps->len; i > 0; i--)
    apply_step (store, g_array_index (steps, Step, i - 1), g_array_index (seqs, gint64, i - 1));
  return TRUE;
}

/* Step of a batch as this replica sees it: an undo of somebody else is an edit to us. */
static gboolean
read_step (PalStore *store, gint64 change, Step *out, GError **error)
{
  PalStatement *stmt =
      pal_database_prepare (store->db, "SELECT replica, kind FROM batch WHERE batch = :batch", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":batch", pal_change_get_batch (change));
  if (!pal_statement_step (stmt, &has_row, error))
    return FALSE;
  *out = STEP_EDIT;
  if (has_row && pal_statement_get_int64 (stmt, 0) == store->replica_number)
    *out = step_from_kind (pal_statement_get_text (stmt, 1));
  pal_statement_reset (stmt);
  return TRUE;
}

/* The changes of a cell from @head down to @bottom, newest first; *found says whether the way is a line. */
static gboolean
collect_chain (PalStore *store, gint64 head, gint64 bottom, GArray *out, gboolean *found, GError **error)
{
  g_autoptr (GArray) bases = g_array_new (FALSE, FALSE, sizeof (PalChangeRef));
  gint64 change = head;

  *found = FALSE;
  while (out->len < MAX_CHAIN)
    {
      g_array_append_val (out, change);
      if (change == bottom)
        {
          *found = TRUE;
          return TRUE;
        }
      g_array_set_size (bases, 0);
      if (!pal_projection_read_bases (store, change, bases, error))
        return FALSE;
      if (bases->len != 1)
        return TRUE;
      if (!pal_replicas_resolve (store->replicas, &g_array_index (bases, PalChangeRef, 0), &change, error))
        return FALSE;
      if (change == 0)
        return TRUE;
    }
  return TRUE;
}

/* Whether what the cell shows now still is @change (for an undo), or is what was there before @change and
 * @change is the next to come again (for a redo).  Undone and redone changes above it cancel each other like
 * brackets, so the line from @change up to the head is replayed. */
static gboolean
stands (PalStore *store, gint64 head, gint64 change, gboolean redo, gboolean *out, GError **error)
{
  g_autoptr (GArray) chain = NULL;
  g_autoptr (GArray) done = NULL;
  g_autoptr (GArray) undone = NULL;
  gboolean found = FALSE;
  gint64 item = 0;

  *out = head == change && !redo;
  if (head == change)
    return TRUE;
  chain = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!collect_chain (store, head, change, chain, &found, error))
    return FALSE;
  if (!found)
    return TRUE;

  done = g_array_new (FALSE, FALSE, sizeof (gint64));
  undone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (done, change);
  for (guint i = chain->len - 1; i > 0; i--)
    {
      gint64 above = g_array_index (chain, gint64, i - 1);
      Step step = STEP_EDIT;

      if (!read_step (store, above, &step, error))
        return FALSE;
      item = 0; /* 0: something below @change */
      if (step == STEP_UNDO)
        {
          pop (done, &item);
          g_array_append_val (undone, item);
        }
      else if (step == STEP_REDO)
        {
          pop (undone, &item);
          g_array_append_val (done, item);
        }
      else
        {
          g_array_append_val (done, above);
          g_array_set_size (undone, 0);
        }
    }
  item = 0;
  *out = pop (redo ? undone : done, &item) && item == change;
  return TRUE;
}

/* What the cell showed before @change; *known is FALSE when that was erased. */
static gboolean
read_before (PalStore *store, const guint8 *data, gsize length, char **value, gboolean *known, GError **error)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (PalChangeRef));
  g_autoptr (GArray) bases = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) problem = NULL;
  gint64 shown = 0;

  *known = FALSE;
  if (!pal_change_ref_read_all (data, length, refs))
    return TRUE;
  for (guint i = 0; i < refs->len; i++)
    {
      gint64 base = 0;

      if (!pal_replicas_resolve (store->replicas, &g_array_index (refs, PalChangeRef, i), &base, error))
        return FALSE;
      if (base == 0)
        return TRUE;
      g_array_append_val (bases, base);
    }
  if (bases->len == 0)
    {
      *value = g_strdup ("null");
      *known = TRUE;
      return TRUE;
    }
  if (!pal_projection_choose (store, bases, &shown, error))
    return FALSE;
  *value = pal_projection_dup_value (store, shown, &problem);
  *known = *value != NULL;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Adds the inverse of one change, or counts it as kept. */
static gboolean
add_inverse (PalStore *store,
             PalBatch *batch,
             PalStatement *row,
             gboolean redo,
             guint *n_kept,
             GError **error)
{
  gint64 change = pal_statement_get_int64 (row, 0);
  gint64 cell = pal_statement_get_int64 (row, 1);
  g_autofree char *entity = NULL;
  g_autofree char *id = NULL;
  g_autofree char *field = NULL;
  g_autofree char *value = NULL;
  gboolean ok = pal_statement_get_int64 (row, 4) == 1;
  gsize length = 0;
  const guint8 *bases;

  if (ok && !stands (store, pal_statement_get_int64 (row, 3), change, redo, &ok, error))
    return FALSE;
  if (ok && redo)
    {
      g_autoptr (GError) problem = NULL;

      value = pal_projection_dup_value (store, change, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      ok = value != NULL;
    }
  else if (ok)
    {
      bases = pal_statement_get_blob (row, 2, &length);
      if (!read_before (store, bases, length, &value, &ok, error))
        return FALSE;
    }
  if (ok && pal_cells_name (store->cells, cell, &entity, &id, &field))
    pal_batch_add (batch, entity, id, field, value);
  else
    (*n_kept)++;
  return TRUE;
}

static gboolean
add_inverses (PalStore *store, PalBatch *batch, gint64 seq, gboolean redo, guint *n_kept, GError **error)
{
  g_autoptr (PalStatement) stmt =
      pal_statement_new (store->db,
                         "SELECT c.change, c.cell, c.bases, u.head, u.heads FROM change AS c"
                         " LEFT JOIN current AS u ON u.cell = c.cell WHERE c.change BETWEEN :first AND :last "
                         "AND c.cell IS NOT NULL",
                         error);
  PalChangeRef ref = { store->replica_number, seq, 1 };
  gboolean has_row = FALSE;
  gint64 first = 0;

  if (stmt == NULL || !pal_replicas_resolve (store->replicas, &ref, &first, error))
    return FALSE;
  pal_statement_bind_int64 (stmt, ":first", first);
  pal_statement_bind_int64 (stmt, ":last", first | PAL_CHANGE_N_MASK);
  for (;;)
    {
      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!add_inverse (store, batch, stmt, redo, n_kept, error))
        return FALSE;
    }
}

/* @role: NULL where the batch names none, and where its author was erased. */
static char *
read_label (PalStore *store, gint64 seq, char **instrument, char **role, GError **error)
{
  PalStatement *stmt = pal_database_prepare (store->db,
                                             "SELECT b.kind, b.instrument, p.value FROM batch AS b LEFT JOIN "
                                             "payload AS p ON p.change = b.batch << 24"
                                             " WHERE b.replica = :replica AND b.seq = :seq",
                                             error);
  gboolean has_row = FALSE;
  g_autoptr (JsonNode) author = NULL;
  const char *text = NULL;
  char *label;
  PalHash hash;

  if (stmt == NULL)
    return NULL;
  pal_statement_bind_int64 (stmt, ":replica", store->replica_number);
  pal_statement_bind_int64 (stmt, ":seq", seq);
  if (!pal_statement_step (stmt, &has_row, error))
    return NULL;
  if (has_row && !pal_statement_is_null (stmt, 2))
    author = pal_json_parse (pal_statement_get_text (stmt, 2), -1, NULL, NULL);
  if (author != NULL && JSON_NODE_HOLDS_OBJECT (author))
    {
      text = pal_json_get_string (json_node_get_object (author), "label", NULL, NULL);
      if (role != NULL && json_object_has_member (json_node_get_object (author), "role"))
        *role = g_strdup (pal_json_get_string (json_node_get_object (author), "role", NULL, NULL));
    }
  if (instrument != NULL && has_row && pal_statement_read_blob (stmt, 1, hash.bytes, PAL_HASH_SIZE))
    *instrument = pal_hash_to_hex (&hash);
  /* An erased author leaves at least the kind. */
  label = g_strdup (text != NULL && *text != '\0' ? text : has_row ? pal_statement_get_text (stmt, 0) : "");
  pal_statement_reset (stmt);
  return label;
}

static gboolean
peek (PalStore *store, gboolean redo, gint64 *seq, GError **error)
{
  GArray *stack;

  *seq = 0;
  if (store->read_only)
    return TRUE;
  if (!load_stack (store, error))
    return FALSE;
  stack = redo ? store->redo : store->undo;
  if (stack->len > 0)
    *seq = g_array_index (stack, gint64, stack->len - 1);
  return TRUE;
}

static char *
get_label (PalStore *store, gboolean redo, GError **error)
{
  gint64 seq = 0;

  if (!peek (store, redo, &seq, error) || seq == 0)
    return NULL;
  return read_label (store, seq, NULL, NULL, error);
}

char *
pal_journal_get_undo_role (PalStore *store, gboolean is_redo, GError **error)
{
  g_autofree char *label = NULL;
  char *role = NULL;
  gint64 seq = 0;

  g_return_val_if_fail (store != NULL, NULL);

  if (peek (store, is_redo, &seq, error) && seq > 0)
    label = read_label (store, seq, NULL, &role, error);
  return role;
}

char *
pal_journal_get_undo_label (PalStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  return get_label (store, FALSE, error);
}

char *
pal_journal_get_redo_label (PalStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  return get_label (store, TRUE, error);
}

static gboolean
go (PalStore *store,
    gboolean redo,
    const char *actor,
    const char *role,
    PalCommit *out,
    guint *n_kept,
    GError **error)
{
  g_autoptr (PalBatch) batch = NULL;
  g_autofree char *label = NULL;
  g_autofree char *instrument = NULL;
  g_autofree char *id = NULL;
  PalCommit commit = { 0 };
  guint kept = 0;
  gint64 seq = 0;

  if (!pal_store_check_writable (store, error) || !pal_store_load_names (store, error) ||
      !peek (store, redo, &seq, error))
    return FALSE;
  if (seq == 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND,
                   redo ? "there is nothing to redo" : "there is nothing to undo");
      return FALSE;
    }
  label = read_label (store, seq, &instrument, NULL, error);
  if (label == NULL)
    return FALSE;

  batch = pal_batch_new (redo ? "redo" : "undo", actor, label);
  pal_batch_set_instrument (batch, instrument);
  pal_batch_set_role (batch, role);
  id = g_strdup_printf ("%s/%" G_GINT64_FORMAT, store->replica, seq);
  pal_batch_add (batch, "batch", id, "undone", redo ? "false" : "true");
  if (!add_inverses (store, batch, seq, redo, &kept, error) ||
      !pal_journal_write (store, batch, NULL, NULL, &commit, error))
    return FALSE;
  commit.n_changes--; /* the mark that it is undone is none of the cells that people see */
  if (out != NULL)
    *out = commit;
  if (n_kept != NULL)
    *n_kept = kept;
  return TRUE;
}

gboolean
pal_journal_undo (PalStore *store, const char *actor, PalCommit *out, guint *n_kept, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  return go (store, FALSE, actor, NULL, out, n_kept, error);
}

gboolean
pal_journal_redo (PalStore *store, const char *actor, PalCommit *out, guint *n_kept, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  return go (store, TRUE, actor, NULL, out, n_kept, error);
}

gboolean
pal_journal_undo_as (PalStore *store,
                     gboolean is_redo,
                     const char *actor,
                     const char *role_or_null,
                     PalCommit *out,
                     guint *n_kept,
                     GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  return go (store, is_redo, actor, role_or_null, out, n_kept, error);
}
