/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/pal-error.h"
#include "cli/pal-cli-bench.h"
#include "cli/pal-cli.h"
#include "exchange/pal-answers-csv.h"
#include "model/pal-bundle.h"
#include "model/pal-country.h"
#include "model/pal-entry.h"
#include "session/pal-seed.h"
#include "store/pal-journal.h"
#include "store/pal-query.h"

#define N_INSTITUTIONS 1000

/* A small generator of its own, so that the load is the same everywhere. */
static guint
draw (guint64 *state, guint n)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);
  return (guint) (*state >> 33) % n;
}

static char *
make_id (guint i)
{
  return g_strdup_printf ("00000000-0000-4000-8000-%012u", i);
}

static PalCountry const *
country_of (guint i)
{
  return pal_country_get (i % 50);
}

static gboolean
make_workspace (const char *path, GError **error)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("init", "bench", "Institutions");
  g_autoptr (PalStore) store = pal_store_create (path, error);
  PalCommit commit;

  if (store == NULL || !pal_seed_empty (store, "2026", error))
    return FALSE;
  for (guint i = 0; i < N_INSTITUTIONS; i++)
    {
      g_autofree char *id = make_id (i), *name = g_strdup_printf ("Hospital %u", i);
      g_autoptr (PalInstitution) institution = pal_institution_new (id, country_of (i)->iso2);

      pal_institution_set_name (institution, name);
      pal_institution_set_types (institution, "University hospital");
      pal_batch_add_institution (batch, institution);
    }
  return pal_journal_commit (store, batch, &commit, error);
}

static void
make_value (const PalQuestion *question, guint64 *state, PalValue *out)
{
  double low = question->has_min ? question->min : 0;

  switch (question->type)
    {
    case PAL_QUESTION_SINGLE:
    case PAL_QUESTION_YNP:
      pal_value_init_string (out, question->options[draw (state, question->n_options)].code);
      break;
    case PAL_QUESTION_MULTI:
      {
        const char *codes[] = { question->options[draw (state, question->n_options)].code, NULL };

        pal_value_init_set (out, codes);
      }
      break;
    case PAL_QUESTION_RATIO:
      pal_value_init_ratio (out, draw (state, 41), 40);
      break;
    case PAL_QUESTION_LIKERT5:
      pal_value_init_number (out, 1 + draw (state, 5));
      break;
    case PAL_QUESTION_TEXT:
      pal_value_init_string (out, "text");
      break;
    case PAL_QUESTION_DATE:
      pal_value_init_string (out, question->min_date != NULL ? question->min_date : "2026-01-01");
      break;
    case PAL_QUESTION_GROUP:
      pal_value_init_string (out, PAL_GROUP_NONE);
      break;
    case PAL_QUESTION_INTEGER:
    case PAL_QUESTION_DECIMAL:
    case PAL_QUESTION_PERCENT:
    default:
      pal_value_init_number (out, low + draw (state, 50));
      break;
    }
}

static GPtrArray *
list_questions (PalInstrument *instrument)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    if (pal_instrument_get_question (instrument, i)->level == PAL_LEVEL_INSTITUTION)
      g_ptr_array_add (list, (gpointer) pal_instrument_get_question (instrument, i));
  return list;
}

/* Every cell once, in the order in which a survey tool would export them; a few with evidence, a few missing.
 */
static gboolean
make_file (const char *path, guint n_rows, GError **error)
{
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("instrument.json", error);
  gsize length;
  const char *json = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  g_autoptr (PalInstrument) instrument =
      json != NULL ? pal_instrument_new_from_json (json, (gssize) length, "instrument.json", error) : NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream =
      instrument != NULL ? g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error) : NULL;
  g_autoptr (PalCsvWriter) writer = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  guint64 state = 1;

  if (stream == NULL)
    return FALSE;
  questions = list_questions (instrument);
  writer = pal_csv_writer_new (G_OUTPUT_STREAM (stream));
  pal_answers_csv_write_header (writer, PAL_N_USUAL_NOTES);
  for (guint row = 0; row < n_rows; row++)
    {
      const PalQuestion *question = g_ptr_array_index (questions, row % questions->len);
      guint unit = row / questions->len;
      g_autofree char *id = make_id (unit % N_INSTITUTIONS);
      g_autofree char *wave = g_strdup_printf ("%u", 2000 + unit / N_INSTITUTIONS);
      const char *notes[PAL_N_NOTES] = { NULL };
      PalAnswerKeyParts cell = { country_of (unit % N_INSTITUTIONS)->iso2, id, wave, question->id, "agreed" };
      g_auto (PalValue) value = PAL_VALUE_INIT;

      if (draw (&state, 20) == 0)
        pal_value_init_missing (&value, PAL_MISSING_DK);
      else
        make_value (question, &state, &value);
      if (draw (&state, 50) == 0)
        notes[PAL_NOTE_SOURCE_KIND] = "registry";
      pal_answers_csv_write_row (writer, &cell, &value, notes, PAL_N_USUAL_NOTES);
    }
  return pal_csv_writer_finish (writer, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

typedef struct
{
  double seconds;
  double mebibytes;
} Usage;

/* Runs a program to its end without its output; time and memory are those of the child alone. */
static gboolean
run_program (const char *const *argv, Usage *out, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  struct rusage usage;
  int status;
  pid_t pid = fork ();

  if (pid == 0)
    {
      int null = open ("/dev/null", O_RDWR);

      dup2 (null, STDOUT_FILENO);
      dup2 (null, STDERR_FILENO);
      execvp (argv[0], (char **) argv);
      _exit (127);
    }
  if (pid < 0 || wait4 (pid, &status, 0, &usage) != pid || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s could not be run to its end", argv[0]);
      return FALSE;
    }
  out->seconds = (double) (g_get_monotonic_time () - start) / 1e6;
  out->mebibytes = (double) usage.ru_maxrss / 1024;
  return TRUE;
}

static gboolean
get_counts (const char *path, gint64 *bytes, gint64 *changes, GError **error)
{
  g_autoptr (PalStore) store = pal_store_open (path, PAL_STORE_READ_ONLY, error);
  PalStoreInfo info = { 0 };
  gboolean ok = store != NULL && pal_query_info (store, &info, error);

  *bytes = info.file_bytes;
  *changes = info.n_changes;
  pal_store_info_clear (&info);
  return ok;
}

static gboolean
import_file (const char *workspace, const char *file, Usage *out, double *bytes_per_change, GError **error)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", error);
  const char *const argv[] = { self, "import", workspace, "answers", file, NULL };
  gint64 bytes_before, bytes, changes_before, changes;

  if (self == NULL || !get_counts (workspace, &bytes_before, &changes_before, error) ||
      !run_program (argv, out, error) || !get_counts (workspace, &bytes, &changes, error))
    return FALSE;
  *bytes_per_change = (double) (bytes - bytes_before) / (double) MAX (1, changes - changes_before);
  return TRUE;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

gboolean
pal_cli_bench_import_200k (const char *folder, GError **error)
{
  g_autofree char *file = g_build_filename (folder, "answers.csv", NULL);
  double seconds[3], bytes_per_change = 0;
  Usage usage;

  if (!make_file (file, 200000, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      g_autofree char *name = g_strdup_printf ("w%u.palliscope", i);
      g_autofree char *workspace = g_build_filename (folder, name, NULL);

      if (!make_workspace (workspace, error) ||
          !import_file (workspace, file, &usage, &bytes_per_change, error))
        return FALSE;
      seconds[i] = usage.seconds;
    }
  qsort (seconds, G_N_ELEMENTS (seconds), sizeof seconds[0], compare_doubles);
  pal_cli_bench_report ("import-200k", seconds[1], "s", 3);
  return TRUE;
}

gboolean
pal_cli_bench_import_1m (const char *folder, GError **error)
{
  g_autofree char *file = g_build_filename (folder, "answers.csv", NULL);
  g_autofree char *workspace = g_build_filename (folder, "w.palliscope", NULL);
  g_autofree char *peer = g_build_filename (folder, "peer.db", NULL);
  g_autofree char *import = g_strdup_printf (".import %s t", file);
  g_autofree char *sqlite = g_find_program_in_path ("sqlite3");
  const char *const argv[] = { "sqlite3",
                               peer,
                               ".mode csv",
                               import,
                               "create unique index i on t (country, institution, wave, question, slot)",
                               NULL };
  double bytes_per_change = 0;
  Usage ours, theirs;

  if (!make_file (file, 1000000, error) || !make_workspace (workspace, error) ||
      !import_file (workspace, file, &ours, &bytes_per_change, error))
    return FALSE;
  pal_cli_bench_report ("import-1m", ours.seconds, "s", -1);
  if (sqlite == NULL)
    pal_cli_say ("the program sqlite3 is not installed, import-1m-ratio is left out");
  else
    {
      if (!run_program (argv, &theirs, error))
        return FALSE;
      pal_cli_bench_report ("import-1m-sqlite3", theirs.seconds, "s", -1);
      pal_cli_bench_report ("import-1m-ratio", ours.seconds / theirs.seconds,
                            "times sqlite3 .import and index", 4);
    }
  pal_cli_bench_report ("import-1m-memory", ours.mebibytes, "MiB", 400);
  pal_cli_bench_report ("import-1m-size", bytes_per_change, "bytes a change", 160);
  return TRUE;
}
