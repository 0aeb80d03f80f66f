/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "base/pal-error.h"
#include "session/pal-dataset.h"
#include "session/pal-demo.h"
#include "session/pal-exporter.h"
#include "session/pal-seed.h"
#include "session/pal-workspace.h"
#include "store/pal-journal.h"
#include "store/pal-verify.h"
#include "survey/pal-checks.h"
#include "survey/pal-routing.h"

/* SHA-256 of the answers of the demonstration as CSV: the same on every computer.  It changes when the seed,
 * the recipes, the populations or the instrument do; then look at the new answers before renewing it. */
#define DEMO_ANSWERS "9b417dfbcf3e5311f1711ac43ef89552f86b844349ee96853a35eda7409066d2"

typedef struct
{
  char *folder;
  PalStore *store;
} Fixture;

static void
set_up (Fixture *f, gconstpointer demo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("pal-seed-XXXXXX", NULL);
  path = g_build_filename (f->folder, "w.palliscope", NULL);
  f->store = pal_store_create (path, &error);
  g_assert_no_error (error);
  if (demo != NULL)
    pal_seed_demo (f->store, &error);
  else
    pal_seed_reference (f->store, &error);
  g_assert_no_error (error);
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

static void
tear_down (Fixture *f, gconstpointer demo)
{
  g_autoptr (PalVerifyReport) report = pal_verify_run (f->store, NULL);

  g_assert_cmpuint (report->problems->len, ==, 0);
  pal_store_close (f->store);
  remove_tree (f->folder);
  g_free (f->folder);
}

static void
test_reference (Fixture *f, gconstpointer demo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalDataset) dataset = pal_dataset_load (f->store, &error);
  const PalSeries *series;
  PalStoreInfo info = { 0 };
  double value;

  g_assert_no_error (error);
  g_assert_true (pal_query_info (f->store, &info, &error));
  g_assert_cmpint (info.n_answers, ==, 0);
  g_assert_cmpint (info.n_institutions, ==, 42);
  g_assert_cmpint (info.n_references, ==, 47 + 51);
  g_assert_false (info.demo);
  g_assert_cmpstr (info.stage, ==, "reference");
  pal_store_info_clear (&info);

  g_assert_false (pal_dataset_is_demo (dataset));
  g_assert_cmpstr (pal_dataset_get_latest_wave (dataset), ==, "2026");
  series = pal_dataset_find_series (dataset, "opioid_consumption_kg_per_100k");
  g_assert_nonnull (series);
  g_assert_true (pal_series_get (series, "AT", &value));
  g_assert_cmpfloat (value, ==, 25);
  g_assert_false (pal_series_get (series, "SM", &value)); /* not reported is not 0 */
  g_assert_true (pal_series_get (series, "AM", &value));
  g_assert_cmpfloat (value, ==, 0); /* reported as 0 */

  /* A fresh workspace has nothing that a person could undo. */
  g_assert_null (pal_journal_get_undo_label (f->store, &error));
  g_assert_no_error (error);
}

/* Only what is asked is answered, no check fails, and the gate follows the real kind of institution. */
static void
check_answers (const PalAnswers *answers, PalUnitLevel level, guint *kinds)
{
  PalInstrument *instrument = pal_answers_get_instrument (answers);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);

  pal_checks_all (answers, level, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const PalFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpint (finding->severity, !=, PAL_SEVERITY_ERROR);
      g_assert_cmpstr (finding->rule, ==, "required"); /* no cross check warns either */
    }
  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalValue *value = pal_answers_get (answers, i);
      PalRoute route = pal_routing_get (answers, i);

      if (value->kind != PAL_VALUE_NONE)
        g_assert_cmpint (route, ==, PAL_ROUTE_SHOWN);
      if (route == PAL_ROUTE_SKIPPED)
        kinds[PAL_MISSING_SK]++;
      else if (value->kind == PAL_VALUE_MISSING)
        kinds[value->missing]++;
      else if (value->kind != PAL_VALUE_NONE)
        kinds[PAL_MISSING_NONE]++;
    }
}

static void
test_demo_answers (Fixture *f, gconstpointer demo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalDataset) dataset = pal_dataset_load (f->store, &error);
  GPtrArray *institutions = pal_dataset_get_institutions (dataset), *waves = pal_dataset_get_waves (dataset);
  guint kinds[PAL_N_MISSING] = { 0 };

  g_assert_no_error (error);
  g_assert_true (pal_dataset_is_demo (dataset));
  g_assert_cmpuint (waves->len, ==, 2);
  for (guint w = 0; w < waves->len; w++)
    {
      PalWaveData *data = pal_dataset_get_wave (dataset, g_ptr_array_index (waves, w));
      GPtrArray *countries = pal_wave_data_get_countries (data);

      g_assert_cmpuint (countries->len, ==, 26);
      for (guint i = 0; i < countries->len; i++)
        check_answers (pal_wave_data_get_answers (data, g_ptr_array_index (countries, i), NULL),
                       PAL_LEVEL_COUNTRY, kinds);
      for (guint i = 0; i < institutions->len; i++)
        {
          PalInstitution *institution = g_ptr_array_index (institutions, i);

          check_answers (pal_wave_data_get_answers (data, pal_institution_get_country (institution),
                                                    pal_institution_get_id (institution)),
                         PAL_LEVEL_INSTITUTION, kinds);
        }
    }
  g_assert_cmpuint (kinds[PAL_MISSING_NONE], >, 3000);
  g_assert_cmpuint (kinds[PAL_MISSING_DK], >, 50);
  g_assert_cmpuint (kinds[PAL_MISSING_NA], >, 10);
  g_assert_cmpuint (kinds[PAL_MISSING_NR], >, 50);
  g_assert_cmpuint (kinds[PAL_MISSING_SK], >, 5);
  g_assert_cmpuint (kinds[PAL_MISSING_SU], ==, 0);
}

static void
count_level (const PalScoreRow *row, gpointer user_data)
{
  guint *levels = user_data;

  levels[row->score->missing == PAL_MISSING_NONE ? row->score->level : 0]++;
}

/* The map shows every level and a few hatches; Norway has about a third to fill in. */
static void
test_demo_picture (Fixture *f, gconstpointer demo)
{
  g_autoptr (PalDataset) dataset = pal_dataset_load (f->store, NULL);
  PalWaveData *data = pal_dataset_get_wave (dataset, "2026");
  const PalAnswers *norway = pal_wave_data_get_answers (data, "NO", NULL);
  PalInstrument *instrument = pal_wave_data_get_instrument (data);
  guint levels[5] = { 0 }, n_open = 0, n_asked = 0;

  pal_exporter_each_score (dataset, "2026", NULL, "INDEX", count_level, levels);
  for (guint i = 0; i <= 4; i++)
    g_assert_cmpuint (levels[i], >=, 2);

  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    if (pal_instrument_get_question (instrument, i)->level == PAL_LEVEL_COUNTRY &&
        pal_routing_get (norway, i) == PAL_ROUTE_SHOWN)
      {
        n_asked++;
        n_open += pal_answers_get (norway, i)->kind == PAL_VALUE_NONE ||
                  pal_answers_get (norway, i)->missing == PAL_MISSING_NR;
      }
  g_assert_cmpuint (n_open * 100, >, n_asked * 22);
  g_assert_cmpuint (n_open * 100, <, n_asked * 45);
}

static void
test_demo_is_fixed (Fixture *f, gconstpointer demo)
{
  g_autoptr (PalCsvWriter) writer = pal_csv_writer_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;

  g_assert_true (pal_exporter_write_answers (f->store, NULL, writer, &error));
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, pal_csv_writer_get_text (writer), -1);
  g_assert_cmpstr (hash, ==, DEMO_ANSWERS);
}

static void
test_empty (void)
{
  g_autofree char *folder = g_dir_make_tmp ("pal-seed-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "w.palliscope", NULL);
  g_autoptr (GError) error = NULL;
  PalStore *store = pal_store_create (path, &error);
  PalDataset *dataset;

  g_assert_true (pal_seed_empty (store, "2027-2", &error));
  g_assert_no_error (error);
  dataset = pal_dataset_load (store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pal_dataset_get_latest_wave (dataset), ==, "2027-2");
  g_assert_cmpuint (pal_dataset_get_institutions (dataset)->len, ==, 0);
  pal_dataset_free (dataset);
  pal_store_close (store);
  remove_tree (folder);
}

static void
test_ensure (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = pal_seed_ensure_workspace ("reference", &error), *second = NULL, *folder = NULL;
  GDir *dir;
  const char *name;
  PalStore *store;

  g_assert_no_error (error);
  store = pal_store_open (first, PAL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_false (pal_store_was_rereplicated (store)); /* the link is the file that was made */
  pal_store_close (store);
  second = pal_seed_ensure_workspace ("reference", &error);
  g_assert_cmpstr (second, ==, first);

  /* Nothing of the making is left behind. */
  folder = g_path_get_dirname (first);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_null (strstr (name, ".new-"));
  g_dir_close (dir);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("pal-home-XXXXXX", NULL);
  int code;

  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, demo, func) g_test_add ("/seed/" name, Fixture, demo, set_up, func, tear_down)
  ADD ("reference", NULL, test_reference);
  ADD ("demo-answers", "demo", test_demo_answers);
  ADD ("demo-picture", "demo", test_demo_picture);
  ADD ("demo-is-fixed", "demo", test_demo_is_fixed);
#undef ADD
  g_test_add_func ("/seed/empty", test_empty);
  g_test_add_func ("/seed/ensure", test_ensure);
  code = g_test_run ();
  remove_tree (home);
  return code;
}
