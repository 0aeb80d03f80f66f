/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A million answers straight into the journal: what the store alone costs of an import.  Prints one line of
 * JSON for each figure.  Arguments: rows (1000000), times it is imported with other values (1). */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "store/pal-journal.h"
#include "store/pal-verify.h"

#define N_COUNTRIES 40
#define N_WAVES 5
#define N_QUESTIONS 250

static void
print_figure (const char *name, double value, const char *unit)
{
  g_print ("{\"name\":\"%s\",\"value\":%.3f,\"unit\":\"%s\"}\n", name, value, unit);
}

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* Of this process, all threads: what it costs on a busy machine, too. */
static double
processor_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double
peak_mib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

static const char *
make_value (guint i, guint round, char *buffer, gsize size)
{
  static const char *const plain[] = { "\"yes\"", "\"no\"", "\"partly\"", "{\"missing\":\"DK\"}" };

  switch ((i + round) % 4)
    {
    case 0:
      g_snprintf (buffer, size, "%u", (i * 7919 + round) % 5000);
      return buffer;
    case 1:
      g_snprintf (buffer, size, "%u.%u", (i * 31 + round) % 90, 1 + i % 9);
      return buffer;
    default:
      return plain[(i / 4 + round) % 4];
    }
}

static PalBatch *
fill (guint n_rows, guint round)
{
  guint n_institutions = MAX (1, n_rows / (N_COUNTRIES * N_WAVES * N_QUESTIONS));
  PalBatch *batch = pal_batch_new ("import", "Benchmark", "answers.csv");
  char country[3] = "AA";
  char institution[40], wave[8], question[16], value[32];

  for (guint i = 0; i < n_rows; i++)
    {
      guint unit = i / N_QUESTIONS;

      country[0] = (char) ('A' + unit / N_WAVES / n_institutions % N_COUNTRIES / 20);
      country[1] = (char) ('A' + unit / N_WAVES / n_institutions % N_COUNTRIES % 20);
      g_snprintf (wave, sizeof wave, "%u", 2020 + unit % N_WAVES);
      g_snprintf (institution, sizeof institution, "00000000-0000-4000-8000-%012u", unit / N_WAVES);
      g_snprintf (question, sizeof question, "T%uC%02u", i % N_QUESTIONS / 25, i % N_QUESTIONS % 25);
      pal_batch_add_answer (batch, country, institution, wave, question, NULL, "value",
                            make_value (i, round, value, sizeof value));
    }
  return batch;
}

int
main (int argc, char *argv[])
{
  guint n_rows = argc > 1 ? (guint) atoi (argv[1]) : 1000000;
  guint n_rounds = argc > 2 ? (guint) atoi (argv[2]) : 1;
  g_autofree char *dir = g_dir_make_tmp ("pal-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "bench.palliscope", NULL);
  g_autoptr (GError) error = NULL;
  PalStore *store;
  gint64 start;

  g_setenv ("XDG_STATE_HOME", dir, TRUE);
  g_setenv ("XDG_DATA_HOME", dir, TRUE);
  store = pal_store_create (path, &error);
  if (store != NULL)
    pal_store_close (store);
  store = error == NULL ? pal_store_open (path, PAL_STORE_NO_BACKUP, &error) : NULL;
  for (guint round = 0; store != NULL && error == NULL && round < n_rounds; round++)
    {
      g_autoptr (PalBatch) batch = NULL;
      PalCommit commit = { 0 };
      double processor;
      GStatBuf info;

      start = g_get_monotonic_time ();
      batch = fill (n_rows, round);
      print_figure ("fill", seconds_since (start), "s");
      print_figure ("fill peak memory", peak_mib (), "MiB");
      start = g_get_monotonic_time ();
      processor = processor_seconds ();
      if (!pal_journal_commit (store, batch, &commit, &error))
        break;
      print_figure ("commit", seconds_since (start), "s");
      print_figure ("commit, processor", processor_seconds () - processor, "s");
      g_stat (path, &info);
      print_figure ("changes", commit.n_changes, "1");
      print_figure ("file per change of this batch", (double) info.st_size / commit.n_changes, "bytes");
    }
  print_figure ("peak memory", peak_mib (), "MiB");
  if (store != NULL && error == NULL)
    {
      g_autoptr (PalVerifyReport) report = NULL;

      start = g_get_monotonic_time ();
      report = pal_verify_run (store, &error);
      print_figure ("verify", seconds_since (start), "s");
      for (guint i = 0; report != NULL && i < report->problems->len; i++)
        g_printerr ("%s\n", (char *) g_ptr_array_index (report->problems, i));
    }
  g_clear_pointer (&store, pal_store_close);
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  g_unlink (path);
  return error == NULL ? EXIT_SUCCESS : EXIT_FAILURE;
}
