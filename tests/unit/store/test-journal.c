/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "base/pal-id.h"
#include "pal-test-store.h"

static void
test_commit (PalTestStore *f, gconstpointer data)
{
  PalCommit commit = pal_test_answer (f->store, "T1C11", "12");

  g_assert_cmpint (commit.seq, ==, 1);
  g_assert_cmpuint (commit.n_changes, ==, 1);
  g_assert_cmpint (commit.wall_ms, >, 0);
  pal_test_assert_answer (f->store, "T1C11", "12");

  commit = pal_test_answer (f->store, "T1C11", "12");
  g_assert_cmpint (commit.seq, ==, 0);
  g_assert_cmpuint (commit.n_changes, ==, 0);

  commit = pal_test_answer (f->store, "T1C11", NULL);
  g_assert_cmpint (commit.seq, ==, 2);
  pal_test_assert_answer (f->store, "T1C11", NULL);
  commit = pal_test_answer (f->store, "T1C11", NULL);
  g_assert_cmpint (commit.seq, ==, 0);
  commit = pal_test_answer (f->store, "T1C12", NULL);
  g_assert_cmpint (commit.seq, ==, 0);

  pal_test_store_reopen (f, PAL_STORE_READ_WRITE);
  g_assert_false (pal_store_was_rereplicated (f->store));
  commit = pal_test_answer (f->store, "T1C11", "{\"missing\":\"DK\"}");
  g_assert_cmpint (commit.seq, ==, 3);
  pal_test_assert_answer (f->store, "T1C11", "{\"missing\":\"DK\"}");
}

/* A cell twice in a batch is one decision: the last word. */
static void
test_twice_in_batch (PalTestStore *f, gconstpointer data)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("import", "Tester", "twice");
  g_autoptr (GError) error = NULL;
  PalCommit commit;

  pal_batch_add_answer (batch, "NO", NULL, "2026", "Q2", NULL, "value", "1");
  pal_batch_add_answer (batch, "NO", NULL, "2026", "Q1", NULL, "value", "2");
  pal_batch_add_answer (batch, "NO", NULL, "2026", "Q2", NULL, "value", "3");
  g_assert_true (pal_journal_commit (f->store, batch, &commit, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (commit.n_changes, ==, 2);
  pal_test_assert_answer (f->store, "Q1", "2");
  pal_test_assert_answer (f->store, "Q2", "3");
}

static void
test_refused_kinds (PalTestStore *f, gconstpointer data)
{
  static const char *const kinds[] = { "undo", "redo", "erase", "whatever" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (PalBatch) batch = pal_batch_new (kinds[i], "Tester", "x");
      g_autoptr (GError) error = NULL;

      pal_batch_add (batch, "country", "NO", "note", "1");
      g_assert_false (pal_journal_commit (f->store, batch, NULL, &error));
      g_assert_error (error, PAL_ERROR, PAL_ERROR_USAGE);
    }
}

static void
test_bad_batch (PalTestStore *f, gconstpointer data)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("edit", "Tester", "x");
  g_autoptr (GError) error = NULL;
  PalStoreInfo info;

  pal_batch_add (batch, "country", "NO", "note", "1");
  pal_batch_add (batch, "country", "NO", "note", "not json");
  g_assert_false (pal_journal_commit (f->store, batch, NULL, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (pal_query_info (f->store, &info, &error));
  g_assert_cmpint (info.n_batches, ==, 0);
  pal_store_info_clear (&info);
}

static void
test_pending (PalTestStore *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *entity = NULL;
  g_autofree char *id = NULL;
  g_autofree char *field = NULL;
  g_autofree char *value = NULL;
  gint64 wall_ms = 0;

  g_assert_false (pal_journal_get_pending (f->store, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (pal_journal_set_pending (f->store, "answer", "NO//2026/T1C11/agreed", "value", "1", &error));
  g_assert_true (
      pal_journal_set_pending (f->store, "answer", "NO//2026/T1C11/agreed", "value", "12", &error));
  pal_test_store_reopen (f, PAL_STORE_READ_WRITE);
  g_assert_true (pal_journal_get_pending (f->store, &entity, &id, &field, &value, &wall_ms, &error));
  g_assert_cmpstr (entity, ==, "answer");
  g_assert_cmpstr (id, ==, "NO//2026/T1C11/agreed");
  g_assert_cmpstr (field, ==, "value");
  g_assert_cmpstr (value, ==, "12");
  g_assert_cmpint (wall_ms, >, 0);

  /* Another cell leaves it, its own cell takes it away in the same transaction, also when nothing changed. */
  pal_test_answer (f->store, "T1C12", "3");
  g_assert_true (pal_journal_get_pending (f->store, NULL, NULL, NULL, NULL, NULL, &error));
  pal_test_answer (f->store, "T1C11", "12");
  g_assert_false (pal_journal_get_pending (f->store, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_true (
      pal_journal_set_pending (f->store, "answer", "NO//2026/T1C11/agreed", "value", "12", &error));
  g_assert_cmpint (pal_test_answer (f->store, "T1C11", "12").seq, ==, 0);
  g_assert_false (pal_journal_get_pending (f->store, NULL, NULL, NULL, NULL, NULL, &error));

  g_assert_true (pal_journal_set_pending (f->store, "comment", "c1", "text", "\"x\"", &error));
  g_assert_true (pal_journal_clear_pending (f->store, &error));
  g_assert_false (pal_journal_get_pending (f->store, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_history (PalTestStore *f, gconstpointer data)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("review", "Kari", "Checked");
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GPtrArray) cell = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GError) error = NULL;
  PalCommit commit;
  const PalHistoryItem *item;
  const PalCellName *name;

  pal_test_answer (f->store, "T1C11", "1");
  pal_test_answer (f->store, "T1C12", "2");
  pal_batch_set_reason (batch, "typing error");
  pal_batch_add_answer (batch, "NO", NULL, "2026", "T1C11", NULL, "value", "3");
  g_assert_true (pal_journal_commit (f->store, batch, &commit, &error));

  log = pal_journal_log (f->store, 2, &error);
  g_assert_cmpuint (log->len, ==, 2);
  item = g_ptr_array_index (log, 0);
  g_assert_cmpstr (item->kind, ==, "review");
  g_assert_cmpstr (item->actor, ==, "Kari");
  g_assert_cmpstr (item->label, ==, "Checked");
  g_assert_cmpstr (item->reason, ==, "typing error");
  g_assert_cmpstr (item->replica, ==, pal_store_get_replica (f->store));
  g_assert_cmpint (item->seq, ==, 3);
  item = g_ptr_array_index (log, 1);
  g_assert_cmpint (item->seq, ==, 2);
  g_assert_null (item->reason);

  cell = pal_journal_cell_history (f->store, "answer", "NO//2026/T1C11/agreed", "value", &error);
  g_assert_cmpuint (cell->len, ==, 2);
  g_assert_cmpstr (((PalHistoryItem *) g_ptr_array_index (cell, 0))->value, ==, "3");
  g_assert_cmpstr (((PalHistoryItem *) g_ptr_array_index (cell, 1))->value, ==, "1");

  changed = pal_journal_get_changed (f->store, pal_store_get_replica (f->store), 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changed->len, ==, 1);
  name = g_ptr_array_index (changed, 0);
  g_assert_cmpstr (name->entity, ==, "answer");
  g_assert_cmpstr (name->id, ==, "NO//2026/T1C11/agreed");
  g_assert_cmpstr (name->field, ==, "value");
}

static gboolean
collect_answer_cb (const char *country,
                   const char *institution,
                   const char *wave,
                   const char *question,
                   const char *slot,
                   const PalValue *value,
                   gpointer user_data)
{
  g_autofree char *json = pal_value_to_json (value);

  g_ptr_array_add (user_data, g_strjoin ("/", country, institution != NULL ? institution : "-", wave,
                                         question, slot, json, NULL));
  return TRUE;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
assert_answers (PalStore *store, const char *wave, const char *country, const char *expected)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *joined = NULL;

  g_assert_true (pal_query_answers (store, wave, country, collect_answer_cb, list, &error));
  g_assert_no_error (error);
  g_ptr_array_sort (list, compare_strings);
  g_ptr_array_add (list, NULL);
  joined = g_strjoinv (" ", (char **) list->pdata);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_answers (PalTestStore *f, gconstpointer data)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("import", "Tester", "x");
  g_autoptr (GError) error = NULL;

  pal_batch_add_answer (batch, "NO", NULL, "2026", "A", NULL, "value", "{\"den\":40,\"num\":12}");
  pal_batch_add_answer (batch, "NO", NULL, "2026", "A", NULL, "comment", "\"not an answer\"");
  pal_batch_add_answer (batch, "NO", "inst", "2026", "B", NULL, "value", "[\"a\",\"b\"]");
  pal_batch_add_answer (batch, "SE", NULL, "2026", "A", "expert:7", "value", "\"\\\"quoted\\\"\"");
  pal_batch_add_answer (batch, "SE", NULL, "2025", "A", NULL, "value", "-1.5");
  pal_batch_add_answer (batch, "SE", NULL, "2025", "C", NULL, "value", "{\"missing\":\"NA\"}");
  pal_batch_add_answer (batch, "SE", NULL, "2025", "D", NULL, "value", "\"yes\"");
  g_assert_true (pal_journal_commit (f->store, batch, NULL, &error));
  g_assert_no_error (error);

  assert_answers (f->store, "2026", NULL,
                  "NO/-/2026/A/agreed/{\"den\":40,\"num\":12} NO/inst/2026/B/agreed/[\"a\",\"b\"] "
                  "SE/-/2026/A/expert:7/\"\\\"quoted\\\"\"");
  assert_answers (
      f->store, NULL, "SE",
      "SE/-/2025/A/agreed/-1.5 SE/-/2025/C/agreed/{\"missing\":\"NA\"} SE/-/2025/D/agreed/\"yes\" "
      "SE/-/2026/A/expert:7/\"\\\"quoted\\\"\"");
  assert_answers (f->store, "2026", "SE", "SE/-/2026/A/expert:7/\"\\\"quoted\\\"\"");
  assert_answers (f->store, "1999", NULL, "");
  assert_answers (f->store, NULL, "FI", "");
}

static gboolean
count_reference_cb (const char *series,
                    const char *country,
                    const char *year,
                    double value,
                    const char *unit,
                    const char *source,
                    gpointer user_data)
{
  g_assert_cmpstr (series, ==, "incb/opioids");
  g_assert_cmpstr (country, ==, "NO");
  g_assert_cmpstr (year, ==, "2015-2017");
  g_assert_cmpfloat_with_epsilon (value, 12.25, 1e-12);
  g_assert_cmpstr (unit, ==, "kg per 100 000");
  g_assert_cmpstr (source, ==, "INCB");
  (*(guint *) user_data)++;
  return TRUE;
}

static void
test_nouns (PalTestStore *f, gconstpointer data)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("init", "Tester", "x");
  g_autoptr (PalInstitution) a = pal_institution_new ("id-a", "NO");
  g_autoptr (PalInstitution) b = pal_institution_new ("id-b", "AT");
  g_autoptr (GPtrArray) institutions = NULL;
  g_autoptr (GPtrArray) waves = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *instrument = NULL;
  PalInstitution *read;
  PalStoreInfo info;
  double lat = 0;
  double lon = 0;
  guint n = 0;

  pal_institution_set_name (a, "Trondheim");
  pal_institution_set_types (a, "Hospital;Hospice");
  pal_institution_set_position (a, 63.42, 10.39, PAL_PRECISION_SITE);
  pal_institution_set_name (b, "Wien");
  pal_institution_set_city (b, "Wien");
  pal_institution_set_deleted (b, TRUE);
  pal_batch_add_institution (batch, a);
  pal_batch_add_institution (batch, b);
  pal_batch_add_wave (batch, "2026", "00000000000000000000000000000000000000000000000000000000000000ff");
  pal_batch_add_wave (batch, "2025", NULL);
  pal_batch_add_reference (batch, "incb/opioids", "NO", "2015-2017", 12.25, "kg per 100 000", "INCB");
  pal_batch_add_text (batch, "workspace", PAL_WORKSPACE_ID, "name", "Norway");
  pal_batch_add (batch, "workspace", PAL_WORKSPACE_ID, "demo", "true");
  pal_batch_add_answer (batch, "NO", NULL, "2026", "T1C11", NULL, "value", "4");
  g_assert_true (pal_journal_commit (f->store, batch, NULL, &error));
  g_assert_no_error (error);

  institutions = pal_query_institutions (f->store, &error);
  g_assert_cmpuint (institutions->len, ==, 2);
  read = g_ptr_array_index (institutions, 0);
  g_assert_cmpstr (pal_institution_get_id (read), ==, "id-b");
  g_assert_true (pal_institution_is_deleted (read));
  g_assert_false (pal_institution_get_position (read, &lat, &lon));
  read = g_ptr_array_index (institutions, 1);
  g_assert_cmpstr (pal_institution_get_name (read), ==, "Trondheim");
  g_assert_cmpstr (pal_institution_get_types (read), ==, "Hospital;Hospice");
  g_assert_true (pal_institution_get_position (read, &lat, &lon));
  g_assert_cmpfloat (lat, ==, 63.42);
  g_assert_cmpfloat (lon, ==, 10.39);
  g_assert_cmpint (pal_institution_get_precision (read), ==, PAL_PRECISION_SITE);

  waves = pal_query_waves (f->store, &error);
  g_assert_cmpuint (waves->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (waves, 0), ==, "2025");
  instrument = pal_query_wave_instrument (f->store, "2026", &error);
  g_assert_cmpstr (instrument, ==, "00000000000000000000000000000000000000000000000000000000000000ff");
  g_assert_null (pal_query_wave_instrument (f->store, "2025", &error));

  g_assert_true (pal_query_references (f->store, count_reference_cb, &n, &error));
  g_assert_cmpuint (n, ==, 1);

  g_assert_true (pal_query_info (f->store, &info, &error));
  g_assert_cmpint (info.schema_version, ==, 1);
  g_assert_cmpint (info.n_batches, ==, 1);
  g_assert_cmpint (info.n_answers, ==, 1);
  g_assert_cmpint (info.n_institutions, ==, 1);
  g_assert_cmpint (info.n_waves, ==, 2);
  g_assert_cmpint (info.n_references, ==, 1);
  g_assert_cmpint (info.n_replicas, ==, 1);
  g_assert_true (info.demo);
  g_assert_cmpstr (info.name, ==, "Norway");
  g_assert_cmpstr (info.stage, ==, "draft");
  pal_store_info_clear (&info);
  g_assert_no_error (error);
}

/* The same values by other ways give the same hash; another value another one. */
static void
test_content_hash (PalTestStore *f, gconstpointer data)
{
  PalTestStore other = { 0 };
  g_autoptr (GError) error = NULL;
  PalHash a, b;

  pal_test_store_set_up (&other, NULL);
  pal_test_answer (f->store, "Q1", "1");
  pal_test_answer (f->store, "Q2", "2");
  pal_test_answer (other.store, "Q2", "5");
  pal_test_answer (other.store, "Q3", "3");
  pal_test_answer (other.store, "Q1", "1");
  pal_test_answer (other.store, "Q3", NULL);
  g_assert_true (pal_query_content_hash (f->store, &a, &error));
  g_assert_true (pal_query_content_hash (other.store, &b, &error));
  g_assert_false (pal_hash_equal (&a, &b));
  pal_test_answer (other.store, "Q2", "2");
  g_assert_true (pal_query_content_hash (other.store, &b, &error));
  g_assert_true (pal_hash_equal (&a, &b));
  g_assert_no_error (error);
  pal_test_store_tear_down (&other, NULL);
}

static void
test_documents (PalTestStore *f, gconstpointer data)
{
  static const char text[] = "{\"id\":\"x\"}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *hex = NULL;
  g_autofree char *read = NULL;
  g_autofree char *kind = NULL;
  PalHash hash;

  pal_hash_compute (&hash, text, strlen (text));
  hex = pal_hash_to_hex (&hash);
  g_assert_true (pal_store_add_document (f->store, "instrument", &hash, text, &error));
  g_assert_true (pal_store_add_document (f->store, "instrument", &hash, text, &error));
  g_assert_no_error (error);
  list = pal_store_list_documents (f->store, "instrument", &error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (list, 0), ==, hex);
  read = pal_store_get_document (f->store, hex, &kind, &error);
  g_assert_cmpstr (read, ==, text);
  g_assert_cmpstr (kind, ==, "instrument");

  hash.bytes[0] ^= 1;
  g_assert_false (pal_store_add_document (f->store, "instrument", &hash, text, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  hex[0] = hex[0] == '0' ? '1' : '0';
  g_assert_null (pal_store_get_document (f->store, hex, NULL, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND);
}

/* A bulk batch takes the same way as a small one, only faster. */
static void
test_bulk (PalTestStore *f, gconstpointer data)
{
  for (int round = 0; round < 3; round++)
    {
      g_autoptr (PalBatch) batch = pal_batch_new ("import", "Tester", "bulk");
      g_autoptr (GError) error = NULL;
      PalCommit commit;
      guint expected = 0;

      for (guint i = 0; i < 12000; i++)
        {
          g_autofree char *question = g_strdup_printf ("Q%u", (i * 7919) % 12000 % 300);
          g_autofree char *institution = g_strdup_printf ("i%u", (i * 7919) % 12000 / 300);
          g_autofree char *value = g_strdup_printf ("%u", i % 3 == 0 ? i + (guint) round : i);

          expected += round == 0 || i % 3 == 0;
          pal_batch_add_answer (batch, "NO", institution, "2026", question, NULL, "value", value);
        }
      g_assert_true (pal_journal_commit (f->store, batch, &commit, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (commit.n_changes, ==, expected);
    }
}

/* Clocks: the wall may go back, the order of the journal never does. */
static void
test_clock (PalTestStore *f, gconstpointer data)
{
  g_autoptr (GPtrArray) log = NULL;

  pal_clock_set_fixed_ms (G_GINT64_CONSTANT (1800000000000));
  pal_test_answer (f->store, "Q", "1");
  pal_clock_set_fixed_ms (G_GINT64_CONSTANT (1700000000000));
  pal_test_answer (f->store, "Q", "2");
  pal_test_store_reopen (f, PAL_STORE_READ_WRITE);
  pal_test_answer (f->store, "Q", "3");
  log = pal_journal_log (f->store, 0, NULL);
  g_assert_cmpint (((PalHistoryItem *) g_ptr_array_index (log, 0))->seq, ==, 3);
  g_assert_cmpint (((PalHistoryItem *) g_ptr_array_index (log, 2))->seq, ==, 1);
  pal_clock_set_fixed_ms (0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = pal_test_store_init ();
  int result;

  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                      \
  g_test_add ("/journal/" name, PalTestStore, NULL, pal_test_store_set_up, func, pal_test_store_tear_down)
  ADD ("commit", test_commit);
  ADD ("twice-in-batch", test_twice_in_batch);
  ADD ("refused-kinds", test_refused_kinds);
  ADD ("bad-batch", test_bad_batch);
  ADD ("pending", test_pending);
  ADD ("history", test_history);
  ADD ("answers", test_answers);
  ADD ("nouns", test_nouns);
  ADD ("content-hash", test_content_hash);
  ADD ("documents", test_documents);
  ADD ("bulk", test_bulk);
  ADD ("clock", test_clock);
  result = g_test_run ();
  pal_test_remove (home);
  return result;
}
