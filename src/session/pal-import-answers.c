/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-import-answers.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-json.h"
#include "exchange/pal-answers-reader.h"
#include "exchange/pal-csv-encoding.h"
#include "exchange/pal-key-table.h"
#include "model/pal-entry-id.h"
#include "session/pal-import-moves.h"
#include "session/pal-review-book.h"

#define SMALL_IMPORT 100000

typedef enum
{
  STATUS_SAME,
  STATUS_CHANGED,
  STATUS_NEW,
  STATUS_REFUSED, /* it stands in a frozen part, or in an entry that is not there */
} Status;

/* A value in few bytes: a number, both parts of a ratio, or interned canonical JSON. */
typedef struct
{
  guint8 kind;    /* PalValueKind */
  guint8 missing; /* PalMissing */
  guint8 status;  /* Status, of rows of the file */
  double number;  /* NUMBER, RATIO */
  union
  {
    double denominator; /* RATIO */
    const char *json;   /* STRING, SET */
  } rest;
} Packed;

typedef struct
{
  PalAnswerKey key;
  Packed value;
  guint line; /* of the file */
} Row;

typedef struct
{
  guint row; /* index */
  PalNote note;
  const char *json; /* interned */
  Status status;
} NoteRow;

typedef struct
{
  PalStore *store;
  PalImportContext *context;
  PalImportPlan *plan;
  PalAnswerKeys *keys;
  PalReviewBook *review;  /* owned */
  GArray *rows;           /* Row */
  GArray *notes;          /* NoteRow */
  GHashTable *by_wave;    /* interned code -> GArray* of row indices */
  PalKeyTable *current;   /* key -> index in values; of one wave at a time */
  GArray *values;         /* Packed */
  GArray *value_keys;     /* PalAnswerKey, beside values */
  PalKeyTable *old_notes; /* key of slot and field -> index in note_texts */
  GPtrArray *note_texts;  /* interned JSON */
  GString *scratch;
} Import;

static void
pack (Import *self, const PalValue *value, Packed *out)
{
  memset (out, 0, sizeof *out);
  out->kind = (guint8) value->kind;
  out->missing = (guint8) value->missing;
  out->number = value->number;
  if (value->kind == PAL_VALUE_RATIO)
    out->rest.denominator = value->denominator;
  else if (value->kind == PAL_VALUE_STRING || value->kind == PAL_VALUE_SET)
    {
      g_string_truncate (self->scratch, 0);
      pal_value_append_json (value, self->scratch);
      out->rest.json = pal_answer_keys_intern (self->keys, self->scratch->str, -1);
    }
}

static void
unpack (const Packed *packed, PalValue *out)
{
  switch ((PalValueKind) packed->kind)
    {
    case PAL_VALUE_MISSING:
      pal_value_init_missing (out, (PalMissing) packed->missing);
      break;
    case PAL_VALUE_NUMBER:
      pal_value_init_number (out, packed->number);
      break;
    case PAL_VALUE_RATIO:
      pal_value_init_ratio (out, packed->number, packed->rest.denominator);
      break;
    case PAL_VALUE_STRING:
    case PAL_VALUE_SET:
      (void) pal_value_from_json (out, packed->rest.json, NULL); /* it is our own JSON */
      break;
    case PAL_VALUE_NONE:
      *out = (PalValue) PAL_VALUE_INIT;
      break;
    }
}

static gboolean
is_equal (const Packed *a, const Packed *b)
{
  if (a->kind != b->kind)
    return FALSE;
  switch ((PalValueKind) a->kind)
    {
    case PAL_VALUE_MISSING:
      return a->missing == b->missing;
    case PAL_VALUE_NUMBER:
      return a->number == b->number;
    case PAL_VALUE_RATIO:
      return a->number == b->number && a->rest.denominator == b->rest.denominator;
    case PAL_VALUE_STRING:
    case PAL_VALUE_SET:
      return a->rest.json == b->rest.json;
    case PAL_VALUE_NONE:
    default:
      return TRUE;
    }
}

static const char *
intern_text (Import *self, const char *text)
{
  g_string_truncate (self->scratch, 0);
  pal_json_append_string (self->scratch, text);
  return pal_answer_keys_intern (self->keys, self->scratch->str, -1);
}

static void
keep_row (Import *self, const PalAnswerRow *from)
{
  Row row = { .key = from->key, .line = from->row };
  PalAnswerKeyParts cell;
  GArray *indices;
  guint index = self->rows->len;

  pack (self, &from->value, &row.value);
  g_array_append_val (self->rows, row);
  for (guint i = 0; i < PAL_N_NOTES; i++)
    if (from->notes[i] != NULL)
      {
        NoteRow note = { index, (PalNote) i, intern_text (self, from->notes[i]), STATUS_SAME };

        g_array_append_val (self->notes, note);
      }

  pal_answer_keys_split (self->keys, row.key, &cell);
  indices = g_hash_table_lookup (self->by_wave, cell.wave);
  if (indices == NULL)
    {
      indices = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->by_wave, (gpointer) cell.wave, indices);
    }
  g_array_append_val (indices, index);
}

static gboolean
read_file (Import *self, const char *path, const PalImportOptions *options, GError **error)
{
  g_autoptr (GBytes) bytes = pal_csv_encoding_read_file (path, error);
  g_autoptr (PalAnswersReader) reader = NULL;
  g_autoptr (GError) local_error = NULL;
  GPtrArray *waves = pal_import_context_get_waves (self->context), *new_waves;
  PalCsvTable *table;
  PalAnswerRow row;
  const char *encoding;

  if (bytes == NULL)
    return FALSE;
  reader = pal_answers_reader_new (bytes, path, options->map, options->wave,
                                   pal_import_context_get_institutions (self->context), self->keys, error);
  if (reader == NULL)
    return FALSE;
  for (guint i = 0; i < waves->len; i++)
    {
      const char *wave = g_ptr_array_index (waves, i);

      pal_answers_reader_set_instrument (reader, wave,
                                         pal_import_context_get_instrument (self->context, wave));
    }
  pal_answers_reader_set_instrument (reader, NULL, pal_import_context_get_instrument (self->context, NULL));

  while (pal_answers_reader_next (reader, &row, &local_error))
    keep_row (self, &row);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  self->plan->n_rows = pal_answers_reader_get_n_rows (reader);
  self->plan->n_refused = pal_answers_reader_get_n_refused (reader);
  self->plan->refused = g_ptr_array_ref (pal_answers_reader_get_findings (reader));
  new_waves = pal_answers_reader_get_new_waves (reader);
  for (guint i = 0; i < new_waves->len; i++)
    g_ptr_array_add (self->plan->new_waves, g_strdup (g_ptr_array_index (new_waves, i)));
  table = pal_answers_reader_get_table (reader);
  encoding = pal_csv_get_encoding (pal_csv_table_get_csv (table));
  self->plan->encoding = g_strcmp0 (encoding, "UTF-8") != 0 ? g_strdup (encoding) : NULL;
  self->plan->ignored = g_strdup (pal_csv_table_get_ignored (table));
  return TRUE;
}

static gboolean
keep_current (const char *country,
              const char *institution,
              const char *wave,
              const char *question,
              const char *slot,
              const PalValue *value,
              gpointer user_data)
{
  Import *self = user_data;
  const char *unit = institution != NULL && *institution != '\0' ? institution : NULL;
  PalAnswerKey key = pal_answer_keys_make (self->keys, country, unit, wave, question, slot);
  guint index = self->values->len;
  Packed packed;

  if (key == 0 || !pal_key_table_add (self->current, key, &index))
    return TRUE;
  pack (self, value, &packed);
  g_array_append_val (self->values, packed);
  g_array_append_val (self->value_keys, key);
  return TRUE;
}

static gboolean
load_current (Import *self, const char *wave, GError **error)
{
  g_clear_pointer (&self->current, pal_key_table_free);
  self->current = pal_key_table_new ();
  g_array_set_size (self->values, 0);
  g_array_set_size (self->value_keys, 0);
  return pal_query_answers (self->store, wave, NULL, keep_current, self, error);
}

static void
refuse_row (Import *self, Row *row, const PalAnswerKeyParts *cell, const char *rule, const char *message)
{
  PalFinding *finding = pal_finding_new (PAL_SEVERITY_ERROR, rule, "%s", message);

  row->value.status = STATUS_REFUSED;
  self->plan->n_refused++;
  finding->row = row->line;
  finding->country = g_strdup (cell->country);
  finding->institution = g_strdup (cell->institution);
  finding->wave = g_strdup (cell->wave);
  finding->question = g_strdup (cell->question);
  g_ptr_array_add (self->plan->refused, finding);
}

/* A file brings no reason for each answer, and undo would take an import back without one: so it never
 * changes what somebody has accepted. */
static void
refuse_when_frozen (Import *self, Row *row)
{
  PalAnswerKeyParts cell;
  g_autofree char *part = NULL;

  pal_answer_keys_split (self->keys, row->key, &cell);
  part = pal_review_book_make_id (cell.country, cell.institution, cell.wave);
  if (!g_str_equal (cell.slot, "agreed") ||
      !pal_review_state_is_frozen (pal_review_book_get_state (self->review, part)))
    return;
  refuse_row (self, row, &cell, "frozen",
              _ ("this part is accepted: reopen it, or correct the answer with a reason"));
}

/* The rows of the wave that say that an entry of a group is there. */
static PalKeyTable *
list_entries (Import *self, GArray *indices)
{
  PalKeyTable *there = pal_key_table_new ();

  for (guint i = 0; i < indices->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, g_array_index (indices, guint, i));
      PalAnswerKeyParts cell;
      guint found = i;

      pal_answer_keys_split (self->keys, row->key, &cell);
      if (row->value.kind == PAL_VALUE_NUMBER && strchr (cell.question, ':') != NULL)
        pal_key_table_add (there, row->key, &found);
    }
  return there;
}

/* An answer in an entry that nobody added would be kept and never seen. */
static void
refuse_without_entry (Import *self, Row *row, PalKeyTable *there)
{
  g_autofree char *group = NULL, *entry = NULL, *child = NULL, *question = NULL;
  PalAnswerKeyParts cell;
  PalAnswerKey key;
  guint old;

  pal_answer_keys_split (self->keys, row->key, &cell);
  if (strchr (cell.question, ':') == NULL || !pal_entry_id_split (cell.question, &group, &entry, &child) ||
      child == NULL)
    return;
  question = pal_entry_id_make (group, entry, NULL);
  key = pal_answer_keys_make (self->keys, cell.country, cell.institution, cell.wave, question, cell.slot);
  if (pal_key_table_lookup (there, key, &old) ||
      (pal_key_table_lookup (self->current, key, &old) &&
       g_array_index (self->values, Packed, old).kind == PAL_VALUE_NUMBER))
    return;
  refuse_row (
      self, row, &cell, "entry",
      _ ("there is no such entry: add a row with the question up to the entry and its place, such as 1"));
}

static void
compare_wave (Import *self, GArray *indices)
{
  g_autoptr (PalKeyTable) there = list_entries (self, indices);

  for (guint i = 0; i < indices->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, g_array_index (indices, guint, i));
      guint old;

      if (row->value.kind == PAL_VALUE_NONE)
        row->value.status = STATUS_SAME; /* it only carries notes */
      else if (!pal_key_table_lookup (self->current, row->key, &old))
        row->value.status = STATUS_NEW;
      else
        row->value.status =
            is_equal (&row->value, &g_array_index (self->values, Packed, old)) ? STATUS_SAME : STATUS_CHANGED;
      if (row->value.status != STATUS_SAME)
        refuse_when_frozen (self, row);
      if (row->value.status != STATUS_REFUSED)
        refuse_without_entry (self, row, there);
    }
}

static void
set_answer (Import *self, PalWaveData *data, PalAnswerKey key, const Packed *packed)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  PalAnswerKeyParts cell;

  pal_answer_keys_split (self->keys, key, &cell);
  if (!g_str_equal (cell.slot, "agreed"))
    return;
  unpack (packed, &value);
  pal_wave_data_set (data, cell.country, cell.institution, cell.question, &value);
}

/* Scores the wave as it is, then with the rows of the file in it. */
static gboolean
compute_moves (Import *self, const char *wave, GArray *indices, GError **error)
{
  PalScorer *scorer = pal_import_context_get_scorer (self->context, wave, error);
  g_autoptr (PalWaveData) data = NULL;
  g_autoptr (PalScores) before = NULL;

  if (scorer == NULL)
    return FALSE;
  data = pal_wave_data_new (wave, pal_import_context_get_instrument (self->context, wave), scorer,
                            pal_import_context_get_institutions (self->context));
  for (guint i = 0; i < self->values->len; i++)
    set_answer (self, data, g_array_index (self->value_keys, PalAnswerKey, i),
                &g_array_index (self->values, Packed, i));
  before = pal_scores_ref (pal_wave_data_get_scores (data));
  for (guint i = 0; i < indices->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, g_array_index (indices, guint, i));

      if (row->value.status == STATUS_NEW || row->value.status == STATUS_CHANGED)
        set_answer (self, data, row->key, &row->value);
    }
  pal_import_moves_compare (before, pal_wave_data_get_scores (data), wave, self->plan->moves);
  return TRUE;
}

/* The key of a note: its field stands behind the slot. */
static PalAnswerKey
make_note_key (Import *self, const PalAnswerKeyParts *cell, const char *field)
{
  char slot[128];

  g_snprintf (slot, sizeof slot, "%s\x1f%s", cell->slot, field);
  return pal_answer_keys_make (self->keys, cell->country, cell->institution, cell->wave, cell->question,
                               slot);
}

static gboolean
keep_note (const char *id, const char *field, const char *json_value, gpointer user_data)
{
  Import *self = user_data;
  g_autofree char *country = NULL, *institution = NULL, *wave = NULL, *question = NULL, *slot = NULL;
  PalAnswerKeyParts cell;
  guint index = self->note_texts->len;

  if (g_str_equal (field, "value") ||
      !pal_answer_id_split (id, &country, &institution, &wave, &question, &slot))
    return TRUE;
  cell.country = country;
  cell.institution = institution != NULL && *institution != '\0' ? institution : NULL;
  cell.wave = wave;
  cell.question = question;
  cell.slot = slot;
  if (pal_key_table_add (self->old_notes, make_note_key (self, &cell, field), &index))
    g_ptr_array_add (self->note_texts, (gpointer) pal_answer_keys_intern (self->keys, json_value, -1));
  return TRUE;
}

static gboolean
compare_notes (Import *self, GError **error)
{
  if (self->notes->len == 0)
    return TRUE;
  self->old_notes = pal_key_table_new ();
  if (!pal_query_cells (self->store, "answer", NULL, keep_note, self, error))
    return FALSE;
  for (guint i = 0; i < self->notes->len; i++)
    {
      NoteRow *note = &g_array_index (self->notes, NoteRow, i);
      PalAnswerKeyParts cell;
      guint old;

      pal_answer_keys_split (self->keys, g_array_index (self->rows, Row, note->row).key, &cell);
      if (g_array_index (self->rows, Row, note->row).value.status == STATUS_REFUSED)
        note->status = STATUS_SAME; /* the row is refused as a whole */
      else if (!pal_key_table_lookup (self->old_notes,
                                      make_note_key (self, &cell, pal_note_get_field (note->note)), &old))
        note->status = STATUS_NEW;
      else
        note->status = g_ptr_array_index (self->note_texts, old) == note->json ? STATUS_SAME : STATUS_CHANGED;
    }
  return TRUE;
}

/* A row is new when its answer is; a known answer with another note is changed. */
static void
count_rows (Import *self)
{
  g_autofree guint8 *status = g_new (guint8, self->rows->len + 1);

  for (guint i = 0; i < self->rows->len; i++)
    status[i] = g_array_index (self->rows, Row, i).value.status;
  for (guint i = 0; i < self->notes->len; i++)
    {
      const NoteRow *note = &g_array_index (self->notes, NoteRow, i);

      if (note->status != STATUS_SAME && status[note->row] == STATUS_SAME)
        status[note->row] = g_array_index (self->rows, Row, note->row).value.kind == PAL_VALUE_NONE
                                ? (guint8) note->status
                                : STATUS_CHANGED;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      self->plan->n_new += status[i] == STATUS_NEW;
      self->plan->n_changed += status[i] == STATUS_CHANGED;
      self->plan->n_same += status[i] == STATUS_SAME;
    }
}

static void
add_cell (Import *self, PalAnswerKey key, const char *field, const char *json)
{
  PalAnswerKeyParts cell;

  pal_answer_keys_split (self->keys, key, &cell);
  pal_batch_add_answer (self->plan->batch, cell.country, cell.institution, cell.wave, cell.question,
                        cell.slot, field, json);
}

static void
append_json (const Packed *packed, GString *out)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  if (packed->kind == PAL_VALUE_STRING || packed->kind == PAL_VALUE_SET)
    g_string_append (out, packed->rest.json);
  else if (packed->kind == PAL_VALUE_NUMBER)
    pal_json_append_number (out, packed->number);
  else
    {
      unpack (packed, &value);
      pal_value_append_json (&value, out);
    }
}

static void
fill_batch (Import *self)
{
  for (guint i = 0; i < self->plan->new_waves->len; i++)
    {
      const char *wave = g_ptr_array_index (self->plan->new_waves, i);
      PalInstrument *instrument = pal_import_context_get_instrument (self->context, wave);
      g_autofree char *hex = pal_hash_to_hex (pal_instrument_get_hash (instrument));

      pal_batch_add_wave (self->plan->batch, wave, hex);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (row->value.status != STATUS_NEW && row->value.status != STATUS_CHANGED)
        continue;
      g_string_truncate (self->scratch, 0);
      append_json (&row->value, self->scratch);
      add_cell (self, row->key, "value", self->scratch->str);
    }
  for (guint i = 0; i < self->notes->len; i++)
    {
      const NoteRow *note = &g_array_index (self->notes, NoteRow, i);

      if (note->status != STATUS_SAME)
        add_cell (self, g_array_index (self->rows, Row, note->row).key, pal_note_get_field (note->note),
                  note->json);
    }
}

static gboolean
plan_waves (Import *self, PalImportMoves moves, GError **error)
{
  g_autoptr (GList) waves = g_list_sort (g_hash_table_get_keys (self->by_wave), (GCompareFunc) strcmp);

  self->plan->has_moves = moves == PAL_IMPORT_MOVES_ALWAYS ||
                          (moves == PAL_IMPORT_MOVES_WHEN_SMALL && self->rows->len <= SMALL_IMPORT);
  for (GList *l = waves; l != NULL; l = l->next)
    {
      GArray *indices = g_hash_table_lookup (self->by_wave, l->data);

      if (!load_current (self, l->data, error))
        return FALSE;
      compare_wave (self, indices);
      if (self->plan->has_moves && !compute_moves (self, l->data, indices, error))
        return FALSE;
    }
  return TRUE;
}

static void
import_clear (Import *self)
{
  pal_answer_keys_free (self->keys);
  g_clear_pointer (&self->review, pal_review_book_free);
  g_array_unref (self->rows);
  g_array_unref (self->notes);
  g_hash_table_unref (self->by_wave);
  g_clear_pointer (&self->current, pal_key_table_free);
  g_array_unref (self->values);
  g_array_unref (self->value_keys);
  g_clear_pointer (&self->old_notes, pal_key_table_free);
  g_ptr_array_unref (self->note_texts);
  g_string_free (self->scratch, TRUE);
}

gboolean
pal_import_answers_plan (PalImportPlan *plan,
                         PalStore *store,
                         PalImportContext *context,
                         const char *path,
                         const PalImportOptions *options,
                         GError **error)
{
  Import self = { .store = store, .context = context, .plan = plan };
  gboolean ok;

  self.keys = pal_answer_keys_new ();
  self.rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self.notes = g_array_new (FALSE, FALSE, sizeof (NoteRow));
  self.by_wave = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self.values = g_array_new (FALSE, FALSE, sizeof (Packed));
  self.value_keys = g_array_new (FALSE, FALSE, sizeof (PalAnswerKey));
  self.note_texts = g_ptr_array_new ();
  self.scratch = g_string_new (NULL);

  self.review = pal_review_book_load (store, error);
  ok = self.review != NULL && read_file (&self, path, options, error) &&
       plan_waves (&self, options->moves, error) && compare_notes (&self, error);
  if (ok)
    {
      count_rows (&self);
      fill_batch (&self);
    }
  import_clear (&self);
  return ok;
}
