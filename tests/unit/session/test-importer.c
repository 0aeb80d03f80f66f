/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "base/pal-error.h"
#include "session/pal-dataset.h"
#include "session/pal-exporter.h"
#include "session/pal-importer.h"
#include "session/pal-seed.h"
#include "store/pal-verify.h"

#define HEADER                                                                                               \
  "country,institution,wave,question,slot,value,missing,source_kind,source_note,confidence,comment\n"

typedef struct
{
  char *folder, *path, *file;
  PalStore *store;
} Fixture;

static void
set_up (Fixture *f, gconstpointer demo)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("pal-importer-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "w.palliscope", NULL);
  f->file = g_build_filename (f->folder, "in.csv", NULL);
  f->store = pal_store_create (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (demo != NULL ? pal_seed_demo (f->store, &error) : pal_seed_reference (f->store, &error));
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

/* The journal is whole and replays to the same rows, whatever a test did. */
static void
tear_down (Fixture *f, gconstpointer demo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalVerifyReport) report = pal_verify_run (f->store, &error);
  guint64 n_rows, n_differs;

  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_true (pal_verify_rebuild (f->store, &n_rows, &n_differs, &error));
  g_assert_cmpuint (n_differs, ==, 0);
  pal_store_close (f->store);
  remove_tree (f->folder);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->file);
}

static PalImportPlan *
plan_text (Fixture *f, PalImportKind kind, const char *text, const PalImportOptions *options)
{
  static const PalImportOptions usual = { .moves = PAL_IMPORT_MOVES_ALWAYS };
  g_autoptr (GError) error = NULL;
  PalImportPlan *plan;

  g_assert_true (g_file_set_contents (f->file, text, -1, &error));
  plan = pal_importer_plan (f->store, kind, f->file, options != NULL ? options : &usual, &error);
  g_assert_no_error (error);
  return plan;
}

static void
apply (Fixture *f, PalImportPlan *plan)
{
  g_autoptr (GError) error = NULL;
  PalCommit commit;

  g_assert_true (pal_importer_apply (f->store, plan, &commit, &error));
  g_assert_no_error (error);
}

static void
assert_counts (const PalImportPlan *plan, guint n_new, guint n_changed, guint n_same, guint n_refused)
{
  g_assert_cmpuint (plan->n_new, ==, n_new);
  g_assert_cmpuint (plan->n_changed, ==, n_changed);
  g_assert_cmpuint (plan->n_same, ==, n_same);
  g_assert_cmpuint (plan->n_refused, ==, n_refused);
  g_assert_cmpuint (plan->n_rows, ==, n_new + n_changed + n_same + n_refused);
}

static void
get_hash (PalStore *store, PalHash *out)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_query_content_hash (store, out, &error));
  g_assert_no_error (error);
}

static void
test_counts (Fixture *f, gconstpointer data)
{
  g_autoptr (PalImportPlan) first = NULL, second = NULL, third = NULL;

  first = plan_text (
      f, PAL_IMPORT_ANSWERS,
      HEADER "NO,,2026,T1C11,,43,,,,,\nNO,,2026,T1C12,,,DK,,,,who knows\nNO,,2026,T3C01,,3/4,,,,,\n", NULL);
  assert_counts (first, 3, 0, 0, 0);
  apply (f, first);

  second = plan_text (f, PAL_IMPORT_ANSWERS,
                      HEADER "NO,,2026,T1C11,,43,,,,,\nNO,,2026,T1C12,,24,,,,,\nNO,,2026,T3C01,,3/5,,,,,\n"
                             "NO,,2026,T1C13,,14,,,,,\n",
                      NULL);
  assert_counts (second, 1, 2, 1, 0);
  apply (f, second);

  third = plan_text (
      f, PAL_IMPORT_ANSWERS,
      HEADER "NO,,2026,T1C12,,24,,,,,who knows\nNO,,2026,T1C13,,14,,,,,\nNO,,2026,T1C13,expert:a,14,,,,,"
             "\nNO,,2026,T1C11,,43,,,,high,\n",
      NULL);
  assert_counts (third, 1, 1, 2, 0);
  apply (f, third);
}

static void
test_same_writes_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (PalImportPlan) first = plan_text (f, PAL_IMPORT_ANSWERS, HEADER "NO,,2026,T1C11,,43\n", NULL);
  g_autoptr (PalImportPlan) second = NULL;
  PalCommit commit;

  apply (f, first);
  second = plan_text (f, PAL_IMPORT_ANSWERS, HEADER "Norway,,2026,T1C11,agreed,43.0\n", NULL);
  assert_counts (second, 0, 0, 1, 0);
  g_assert_null (second->batch);
  g_assert_true (pal_importer_apply (f->store, second, &commit, NULL));
  g_assert_cmpint (commit.seq, ==, 0);
}

static void
test_new_wave (Fixture *f, gconstpointer data)
{
  g_autoptr (PalImportPlan) plan = NULL;
  g_autofree char *old = pal_query_wave_instrument (f->store, "2026", NULL), *new = NULL;
  g_autoptr (GPtrArray) waves = NULL;

  plan = plan_text (f, PAL_IMPORT_ANSWERS, HEADER "NO,,2028,T1C11,,43\n", NULL);
  g_assert_cmpuint (plan->new_waves->len, ==, 1);
  apply (f, plan);
  waves = pal_query_waves (f->store, NULL);
  g_assert_cmpuint (waves->len, ==, 2);
  new = pal_query_wave_instrument (f->store, "2028", NULL);
  g_assert_nonnull (old);
  g_assert_cmpstr (new, ==, old);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (PalImportPlan) plan = NULL;
  PalHash before, after;
  const PalFinding *finding;

  get_hash (f->store, &before);
  plan = plan_text (f, PAL_IMPORT_ANSWERS, HEADER "NO,,2026,T1C11,,43\nNO,,2026,T1C12,,many\n", NULL);
  assert_counts (plan, 1, 0, 0, 1);
  finding = g_ptr_array_index (plan->refused, 0);
  g_assert_cmpuint (finding->row, ==, 3);
  g_assert_cmpstr (finding->column, ==, "value");
  g_assert_cmpstr (finding->value, ==, "many");
  get_hash (f->store, &after);
  g_assert_true (pal_hash_equal (&before, &after));

  /* Applied all the same, the good rows are written. */
  apply (f, plan);
  get_hash (f->store, &after);
  g_assert_false (pal_hash_equal (&before, &after));
}

typedef struct
{
  GHashTable *values; /* "NO/SRV1" -> text of value and level */
} Snapshot;

static void
keep_score (const PalScoreRow *row, gpointer user_data)
{
  char *text = row->score->missing != PAL_MISSING_NONE
                   ? g_strdup ("missing")
                   : g_strdup_printf ("%.9g level %d", row->score->value, row->score->level);

  g_hash_table_insert (user_data, g_strdup_printf ("%s/%s", row->country, row->code), text);
}

static GHashTable *
take_snapshot (Fixture *f)
{
  GHashTable *out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalDataset) dataset = pal_dataset_load (f->store, &error);

  g_assert_no_error (error);
  pal_exporter_each_score (dataset, "2026", NULL, NULL, keep_score, out);
  return out;
}

/* The moves that the plan tells are exactly what differs afterwards. */
static void
test_moves (Fixture *f, gconstpointer demo)
{
  g_autoptr (GHashTable) before = take_snapshot (f), after = NULL;
  g_autoptr (PalImportPlan) plan =
      plan_text (f, PAL_IMPORT_ANSWERS,
                 HEADER "SE,,2026,T1C11,,900\nSE,,2026,T1C17,,60\nPT,,2026,T1C02,,,DK\n"
                        "LV,,2026,T1C02,,evaluated\nNO,,2026,T1C11,expert:x,5\n",
                 NULL);
  GHashTableIter iter;
  gpointer key, value;
  guint n_differ = 0;

  g_assert_true (plan->has_moves);
  apply (f, plan);
  after = take_snapshot (f);
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &key, &value))
    n_differ += g_strcmp0 (value, g_hash_table_lookup (before, key)) != 0;
  g_assert_cmpuint (n_differ, >, 5);
  g_assert_cmpuint (plan->moves->len, ==, n_differ);
  for (guint i = 0; i < plan->moves->len; i++)
    {
      const PalImportMove *move = g_ptr_array_index (plan->moves, i);
      g_autofree char *cell = g_strdup_printf ("%s/%s", move->country, move->code);
      g_autofree char *to = move->missing_to != PAL_MISSING_NONE
                                ? g_strdup ("missing")
                                : g_strdup_printf ("%.9g level %d", move->to, move->level_to);

      g_assert_cmpstr (to, ==, g_hash_table_lookup (after, cell));
      g_assert_cmpstr (to, !=, g_hash_table_lookup (before, cell));
    }
}

static void
test_undo (Fixture *f, gconstpointer demo)
{
  g_autoptr (PalImportPlan) plan = plan_text (
      f, PAL_IMPORT_ANSWERS, HEADER "SE,,2026,T1C11,,900,,registry,x,low,y\nNO,,2030,T1C11,,1\n", NULL);
  g_autoptr (GError) error = NULL;
  PalHash before, during, after;
  PalCommit commit;
  guint n_kept;

  get_hash (f->store, &before);
  apply (f, plan);
  get_hash (f->store, &during);
  g_assert_false (pal_hash_equal (&before, &during));
  g_assert_true (pal_journal_undo (f->store, "test", &commit, &n_kept, &error));
  g_assert_no_error (error);
  get_hash (f->store, &after);
  g_assert_true (pal_hash_equal (&before, &after));
}

static void
test_institutions (Fixture *f, gconstpointer data)
{
  g_autoptr (PalImportPlan) plan = NULL, again = NULL;
  g_autoptr (GPtrArray) list = NULL;
  static const char text[] = "country,institution,city,lat,lon\n"
                             "Norway,Oslo University Hospital,Oslo (west),,\nSE,Brand new,Lund,55.7,13.2\n";

  plan = plan_text (f, PAL_IMPORT_INSTITUTIONS, text, NULL);
  assert_counts (plan, 1, 1, 0, 0);
  apply (f, plan);
  list = pal_query_institutions (f->store, NULL);
  g_assert_cmpuint (list->len, ==, 43);
  for (guint i = 0; i < list->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (list, i);
      double lat, lon;

      if (g_strcmp0 (pal_institution_get_name (institution), "Oslo University Hospital") != 0)
        continue;
      /* What the file leaves empty stays. */
      g_assert_cmpstr (pal_institution_get_city (institution), ==, "Oslo (west)");
      g_assert_cmpstr (pal_institution_get_types (institution), !=, NULL);
      g_assert_true (pal_institution_get_position (institution, &lat, &lon));
      g_assert_cmpfloat (lat, >, 59);
    }
  again = plan_text (f, PAL_IMPORT_INSTITUTIONS, text, NULL);
  assert_counts (again, 0, 0, 2, 0);
}

static void
test_values (Fixture *f, gconstpointer data)
{
  g_autoptr (PalImportPlan) plan = NULL;

  plan = plan_text (f, PAL_IMPORT_VALUES,
                    "iso3,indicator,year,value,unit,source_url\n"
                    "AUT,specialised_pc_services_per_100k,2025,4,x,y\nNOR,own_series,2024,1.5,,\n",
                    NULL);
  assert_counts (plan, 1, 1, 0, 0);
  apply (f, plan);
}

static void
copy_part (Fixture *f, PalStore *to, PalImportKind kind)
{
  static const PalImportOptions options = { .moves = PAL_IMPORT_MOVES_NEVER };
  g_autoptr (PalCsvWriter) writer = pal_csv_writer_new (NULL);
  g_autoptr (PalImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  PalCommit commit;

  if (kind == PAL_IMPORT_ANSWERS)
    pal_exporter_write_answers (f->store, NULL, writer, &error);
  else if (kind == PAL_IMPORT_INSTITUTIONS)
    pal_exporter_write_institutions (f->store, writer, &error);
  else
    pal_exporter_write_values (f->store, writer, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (f->file, pal_csv_writer_get_text (writer), -1, &error));
  plan = pal_importer_plan (to, kind, f->file, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->n_refused, ==, 0);
  g_assert_true (pal_importer_apply (to, plan, &commit, &error));
}

/* Export and import into a new workspace: the same hash over current values. */
static void
test_round_trip (Fixture *f, gconstpointer demo)
{
  g_autofree char *path = g_build_filename (f->folder, "copy.palliscope", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) copy = pal_store_create (path, &error);
  g_autoptr (PalImportPlan) odd = NULL, gone = NULL;
  PalHash ours, theirs;

  /* A few things that are hard to write down. */
  odd = plan_text (f, PAL_IMPORT_ANSWERS,
                   HEADER "NO,,2026,T1C09,,\" =cmd, \"\"quoted\"\"\nnext \",,,'=note,,\"'+x\ny\"\n"
                          "NO,,2026,X5C01,entry:1,1234,,,,,\nNO,,2026,X5C01,expert:a,,NA,,,,\n"
                          "GR,,2026,T1C09,,'''=three,,,,,\nXK,,2026,T1C11,,0,,,,,only zero\n",
                   NULL);
  if (odd->n_refused > 0)
    g_error ("%s", ((PalFinding *) g_ptr_array_index (odd->refused, 0))->message);
  apply (f, odd);
  gone = plan_text (
      f, PAL_IMPORT_INSTITUTIONS,
      "country,institution,city,deleted\nSE,\"Old, =house\",,yes\nNO,Oslo University Hospital,,yes\n"
      "SE,New house,' Lund,no\n",
      NULL);
  assert_counts (gone, 2, 1, 0, 0);
  apply (f, gone);

  g_assert_true (pal_seed_empty (copy, "2026", &error));
  copy_part (f, copy, PAL_IMPORT_INSTITUTIONS);
  copy_part (f, copy, PAL_IMPORT_VALUES);
  copy_part (f, copy, PAL_IMPORT_ANSWERS);
  get_hash (f->store, &ours);
  get_hash (copy, &theirs);
  g_assert_true (pal_hash_equal (&ours, &theirs));
}

static void
test_file_errors (Fixture *f, gconstpointer data)
{
  static const PalImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = g_build_filename (f->folder, "missing.csv", NULL);

  g_assert_null (pal_importer_plan (f->store, PAL_IMPORT_ANSWERS, missing, &options, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (f->file, "a,b\n", -1, NULL));
  g_assert_null (pal_importer_plan (f->store, PAL_IMPORT_ANSWERS, f->file, &options, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("pal-state-XXXXXX", NULL);
  int code;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, demo, func) g_test_add ("/importer/" name, Fixture, demo, set_up, func, tear_down)
  ADD ("counts", NULL, test_counts);
  ADD ("same-writes-nothing", NULL, test_same_writes_nothing);
  ADD ("new-wave", NULL, test_new_wave);
  ADD ("refused", NULL, test_refused);
  ADD ("moves", "demo", test_moves);
  ADD ("undo", "demo", test_undo);
  ADD ("institutions", NULL, test_institutions);
  ADD ("values", NULL, test_values);
  ADD ("round-trip", "demo", test_round_trip);
  ADD ("file-errors", NULL, test_file_errors);
#undef ADD
  code = g_test_run ();
  remove_tree (state);
  return code;
}
