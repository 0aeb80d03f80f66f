/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-exporter.h"

#include <string.h>

#include "exchange/pal-answers-csv.h"
#include "exchange/pal-institutions-csv.h"
#include "exchange/pal-key-table.h"
#include "exchange/pal-values-csv.h"
#include "model/pal-entry-id.h"
#include "store/pal-batch.h"

typedef struct
{
  PalAnswerKey key;
  PalValue value;
  const char *notes[PAL_N_NOTES]; /* interned */
} Answer;

typedef struct
{
  PalAnswerKeys *keys;
  PalKeyTable *index; /* key -> index in answers */
  GArray *answers;    /* Answer */
  const char *wave;   /* NULL: all */
} Export;

static Answer *
ensure_answer (Export *self,
               const char *country,
               const char *institution,
               const char *wave,
               const char *question,
               const char *slot)
{
  const char *unit = institution != NULL && *institution != '\0' ? institution : NULL;
  Answer answer = { .key = pal_answer_keys_make (self->keys, country, unit, wave, question, slot) };
  guint index = self->answers->len;

  if (pal_key_table_add (self->index, answer.key, &index))
    g_array_append_val (self->answers, answer);
  return &g_array_index (self->answers, Answer, index);
}

static gboolean
add_value (const char *country,
           const char *institution,
           const char *wave,
           const char *question,
           const char *slot,
           const PalValue *value,
           gpointer user_data)
{
  Answer *answer = ensure_answer (user_data, country, institution, wave, question, slot);

  pal_value_copy (&answer->value, value);
  return TRUE;
}

static gboolean
add_note (const char *id, const char *field, const char *json_value, gpointer user_data)
{
  Export *self = user_data;
  g_autofree char *country = NULL, *institution = NULL, *wave = NULL, *question = NULL, *slot = NULL;
  g_auto (PalValue) text = PAL_VALUE_INIT;

  if (strcmp (field, "value") == 0 ||
      !pal_answer_id_split (id, &country, &institution, &wave, &question, &slot) ||
      (self->wave != NULL && strcmp (wave, self->wave) != 0) ||
      !pal_value_from_json (&text, json_value, NULL) || text.kind != PAL_VALUE_STRING)
    return TRUE;
  for (guint i = 0; i < PAL_N_NOTES; i++)
    if (strcmp (field, pal_note_get_field ((PalNote) i)) == 0)
      ensure_answer (self, country, institution, wave, question, slot)->notes[i] =
          pal_answer_keys_intern (self->keys, text.string, -1);
  return TRUE;
}

static int
compare_answers (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return pal_answer_keys_compare (user_data, ((const Answer *) a)->key, ((const Answer *) b)->key);
}

static void
clear_answer (gpointer data)
{
  pal_value_clear (&((Answer *) data)->value);
}

/* What an entry of a group holds is kept after the entry was taken away, but is no answer until it comes
 * back. */
static gboolean
is_of_removed_entry (Export *self, const PalAnswerKeyParts *cell)
{
  g_autofree char *group = NULL, *entry = NULL, *child = NULL, *question = NULL;
  PalAnswerKey key;
  guint index;

  if (!pal_entry_id_split (cell->question, &group, &entry, &child))
    return FALSE;
  question = pal_entry_id_make (group, entry, NULL);
  key = pal_answer_keys_make (self->keys, cell->country, cell->institution, cell->wave, question, cell->slot);
  return !pal_key_table_lookup (self->index, key, &index) ||
         g_array_index (self->answers, Answer, index).value.kind != PAL_VALUE_NUMBER;
}

/* The columns of the evidence come where there is some: without it a file looks as it always did. */
static guint
count_notes (GArray *answers)
{
  for (guint i = 0; i < answers->len; i++)
    for (guint k = PAL_N_USUAL_NOTES; k < PAL_N_NOTES; k++)
      if (g_array_index (answers, Answer, i).notes[k] != NULL)
        return PAL_N_NOTES;
  return PAL_N_USUAL_NOTES;
}

gboolean
pal_exporter_write_answers (PalStore *store, const char *wave, PalCsvWriter *writer, GError **error)
{
  g_autoptr (PalAnswerKeys) keys = pal_answer_keys_new ();
  g_autoptr (PalKeyTable) index = pal_key_table_new ();
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (Answer));
  Export self = { keys, index, answers, wave };
  guint n_notes;

  g_array_set_clear_func (answers, clear_answer);
  if (!pal_query_answers (store, wave, NULL, add_value, &self, error) ||
      !pal_query_cells (store, "answer", NULL, add_note, &self, error))
    return FALSE;

  g_array_sort_with_data (answers, compare_answers, keys);
  n_notes = count_notes (answers);
  pal_answers_csv_write_header (writer, n_notes);
  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = &g_array_index (answers, Answer, i);
      PalAnswerKeyParts cell;

      pal_answer_keys_split (keys, answer->key, &cell);
      if (is_of_removed_entry (&self, &cell))
        continue;
      pal_answers_csv_write_row (writer, &cell, &answer->value, answer->notes, n_notes);
    }
  return pal_csv_writer_finish (writer, error);
}

gboolean
pal_exporter_write_institutions (PalStore *store, PalCsvWriter *writer, GError **error)
{
  g_autoptr (GPtrArray) institutions = pal_query_institutions (store, error);

  if (institutions == NULL)
    return FALSE;
  pal_institutions_csv_write (writer, institutions);
  return pal_csv_writer_finish (writer, error);
}

typedef struct
{
  char *series, *country, *year, *unit, *source;
  double value;
} Reference;

static void
clear_reference (gpointer data)
{
  Reference *self = data;

  g_free (self->series);
  g_free (self->country);
  g_free (self->year);
  g_free (self->unit);
  g_free (self->source);
}

static gboolean
add_reference (const char *series,
               const char *country,
               const char *year,
               double value,
               const char *unit,
               const char *source,
               gpointer user_data)
{
  Reference reference = { g_strdup (series), g_strdup (country), g_strdup (year),
                          g_strdup (unit),   g_strdup (source),  value };

  g_array_append_val ((GArray *) user_data, reference);
  return TRUE;
}

static int
compare_references (gconstpointer a, gconstpointer b)
{
  const Reference *x = a, *y = b;
  int order = strcmp (x->series, y->series);

  if (order == 0)
    order = strcmp (x->year, y->year);
  return order != 0 ? order : strcmp (x->country, y->country);
}

gboolean
pal_exporter_write_values (PalStore *store, PalCsvWriter *writer, GError **error)
{
  g_autoptr (GArray) references = g_array_new (FALSE, FALSE, sizeof (Reference));

  g_array_set_clear_func (references, clear_reference);
  if (!pal_query_references (store, add_reference, references, error))
    return FALSE;
  g_array_sort (references, compare_references);
  pal_values_csv_write_header (writer);
  for (guint i = 0; i < references->len; i++)
    {
      const Reference *r = &g_array_index (references, Reference, i);

      pal_values_csv_write_row (writer, r->series, r->country, r->year, r->value, r->unit, r->source);
    }
  return pal_csv_writer_finish (writer, error);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

void
pal_exporter_each_score (PalDataset *dataset,
                         const char *wave,
                         const char *country,
                         const char *code,
                         PalScoreRowFunc func,
                         gpointer user_data)
{
  PalWaveData *data = pal_dataset_get_wave (dataset, wave);
  PalScores *scores = data != NULL ? pal_wave_data_get_scores (data) : NULL;
  g_autoptr (GPtrArray) countries = g_ptr_array_new ();

  if (scores == NULL)
    return;
  for (guint i = 0; i < pal_scores_get_n_countries (scores); i++)
    g_ptr_array_add (countries, (gpointer) pal_scores_get_country (scores, i));
  g_ptr_array_sort (countries, compare_codes);

  for (guint i = 0; i < countries->len; i++)
    {
      PalScoreRow row = { .country = g_ptr_array_index (countries, i), .wave = wave };
      int index = pal_scores_find_country (scores, row.country);

      if (country != NULL && strcmp (country, row.country) != 0)
        continue;
      for (guint column = 0; column < pal_scores_get_n_columns (scores); column++)
        {
          row.code = pal_scores_get_column_code (scores, column);
          row.kind = pal_scores_get_column_kind (scores, column);
          row.score = pal_scores_get (scores, (guint) index, column);
          if (code == NULL || strcmp (code, row.code) == 0)
            func (&row, user_data);
        }
    }
}

const char *
pal_exporter_get_kind_name (PalScoreKind kind)
{
  return kind == PAL_SCORE_INDEX ? "index" : kind == PAL_SCORE_DOMAIN ? "domain" : "indicator";
}

const char *
pal_exporter_get_status_name (PalStatus status)
{
  switch (status)
    {
    case PAL_STATUS_PROVISIONAL:
      return "provisional";
    case PAL_STATUS_IMPUTED:
      return "imputed";
    case PAL_STATUS_SUPPRESSED:
      return "suppressed";
    case PAL_STATUS_FINAL:
    default:
      return "final";
    }
}

static void
add_number (PalCsvWriter *writer, gboolean has, double number)
{
  if (has)
    pal_csv_writer_add_number (writer, number);
  else
    pal_csv_writer_add_code (writer, NULL);
}

static void
add_positive (PalCsvWriter *writer, int number)
{
  if (number > 0)
    pal_csv_writer_add_integer (writer, number);
  else
    pal_csv_writer_add_code (writer, NULL);
}

static void
write_score (const PalScoreRow *row, gpointer user_data)
{
  PalCsvWriter *writer = user_data;
  const PalScore *score = row->score;
  gboolean has_value = score->missing == PAL_MISSING_NONE;

  pal_csv_writer_add_code (writer, row->country);
  pal_csv_writer_add_code (writer, row->wave);
  pal_csv_writer_add_code (writer, row->code);
  pal_csv_writer_add_code (writer, pal_exporter_get_kind_name (row->kind));
  add_number (writer, has_value, score->value);
  add_positive (writer, has_value ? score->level : 0);
  add_number (writer, has_value && score->score_missing == PAL_MISSING_NONE, score->score);
  add_positive (writer, score->rank);
  pal_csv_writer_add_integer (writer, score->n);
  pal_csv_writer_add_code (writer, pal_exporter_get_status_name (score->status));
  pal_csv_writer_add_code (writer, has_value ? NULL : pal_missing_to_code (score->missing));
  pal_csv_writer_end_row (writer);
}

void
pal_exporter_write_scores (PalDataset *dataset, const char *wave, PalCsvWriter *writer)
{
  static const char *const header[] = { "country", "wave", "code", "kind",   "value",   "level",
                                        "score",   "rank", "n",    "status", "missing", NULL };

  pal_csv_writer_add_header (writer, header);
  pal_exporter_each_score (dataset, wave, NULL, NULL, write_score, writer);
}
