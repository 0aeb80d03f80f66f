/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/pal-error.h"
#include "cli/pal-cli-bench.h"
#include "model/pal-entry.h"
#include "session/pal-problems.h"
#include "session/pal-seed.h"

/* Countries of equal size, so that every part of the run has its share. */
#define N_COUNTRIES 40
#define N_ANSWERS 1000000
#define N_PER_COUNTRY 1000
#define SEED 20260101
#define BAR_SECONDS 3.0
#define N_RUNS 3

/* Mostly plausible, one in a hundred unusual, one in a thousand refused by its range. */
static double
draw_number (GRand *rand, const PalQuestion *question)
{
  double low = MAX (question->min, 0), high = MIN (question->max, low + 1000);
  double number = low + (high - low) * g_rand_double (rand) * g_rand_double (rand);
  int odd = g_rand_int_range (rand, 0, 1000);

  if (odd == 0)
    return question->max + 1;
  if (odd < 10)
    number = MIN (question->max, low + 20 * (number - low + 1));
  return (double) (gint64) number;
}

static void
draw (GRand *rand, const PalQuestion *question, PalValue *out)
{
  const PalOption *option = question->n_options > 0
                                ? &question->options[g_rand_int_range (rand, 0, (int) question->n_options)]
                                : NULL;
  const char *codes[] = { option != NULL ? option->code : NULL, NULL };
  double number;

  switch (question->type)
    {
    case PAL_QUESTION_SINGLE:
    case PAL_QUESTION_YNP:
      pal_value_init_string (out, codes[0]);
      break;
    case PAL_QUESTION_MULTI:
      pal_value_init_set (out, codes);
      break;
    case PAL_QUESTION_RATIO:
      number = draw_number (rand, question);
      pal_value_init_ratio (out, (double) (gint64) (number / 2), MAX (number, 1));
      break;
    case PAL_QUESTION_TEXT:
      pal_value_init_string (out, "As in the report of the year before.");
      break;
    case PAL_QUESTION_DATE:
      pal_value_init_string (out, "2026-03-01");
      break;
    case PAL_QUESTION_LIKERT5:
      pal_value_init_number (out, g_rand_int_range (rand, 1, 6));
      break;
    case PAL_QUESTION_GROUP:
      pal_value_init_string (out, PAL_GROUP_NONE);
      break;
    case PAL_QUESTION_INTEGER:
    case PAL_QUESTION_DECIMAL:
    case PAL_QUESTION_PERCENT:
    default:
      pal_value_init_number (out, draw_number (rand, question));
      break;
    }
}

static guint
fill_unit (PalWaveData *data, GRand *rand, PalUnitLevel level, const char *country, const char *institution)
{
  PalInstrument *instrument = pal_wave_data_get_instrument (data);
  guint n = 0;

  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);
      g_auto (PalValue) value = PAL_VALUE_INIT;

      if (question->level != level)
        continue;
      draw (rand, question, &value);
      pal_wave_data_set (data, country, institution, question->id, &value);
      n++;
    }
  return n;
}

static PalWaveData *
make_wave (const char *wave, PalDataset *dataset, GPtrArray *institutions, guint n_answers)
{
  PalWaveData *like = pal_dataset_get_wave (dataset, pal_dataset_get_latest_wave (dataset));
  PalWaveData *data = pal_wave_data_new (wave, pal_wave_data_get_instrument (like),
                                         pal_wave_data_get_scorer (like), institutions);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint n = 0;

  for (guint i = 0; i < institutions->len && n < n_answers; i++)
    {
      PalInstitution *institution = g_ptr_array_index (institutions, i);
      const char *country = pal_institution_get_country (institution);

      if (i % N_PER_COUNTRY == 0)
        n += fill_unit (data, rand, PAL_LEVEL_COUNTRY, country, NULL);
      n += fill_unit (data, rand, PAL_LEVEL_INSTITUTION, country, pal_institution_get_id (institution));
    }
  return data;
}

static GPtrArray *
make_institutions (void)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_COUNTRIES * N_PER_COUNTRY; i++)
    {
      char country[3] = { (char) ('A' + i / N_PER_COUNTRY / 26), (char) ('A' + i / N_PER_COUNTRY % 26),
                          '\0' };
      g_autofree char *id = g_strdup_printf ("%08x-0000-4000-8000-000000000000", i);
      PalInstitution *institution = pal_institution_new (id, country);

      pal_institution_set_name (institution, id);
      g_ptr_array_add (out, institution);
    }
  return out;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The middle of three runs over one wave of a million answers and one before it, half as large. */
gboolean
pal_cli_bench_checks_1m (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "bench.palliscope", NULL);
  g_autoptr (PalStore) store = pal_store_create (path, error);
  g_autoptr (PalDataset) dataset = NULL;
  g_autoptr (GPtrArray) institutions = make_institutions ();
  g_autoptr (PalWaveData) now = NULL, before = NULL;
  double seconds[N_RUNS];
  guint n_problems = 0;

  if (store == NULL || !pal_seed_empty (store, "2026", error))
    return FALSE;
  dataset = pal_dataset_load (store, error);
  if (dataset == NULL)
    return FALSE;
  now = make_wave ("2026", dataset, institutions, N_ANSWERS);
  before = make_wave ("2024", dataset, institutions, N_ANSWERS / 2);
  if (pal_wave_data_get_n_answers (now) < N_ANSWERS)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "only %u answers were made",
                   pal_wave_data_get_n_answers (now));
      return FALSE;
    }
  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) problems = pal_problems_find_in (now, before, institutions);

      seconds[i] = (double) (g_get_monotonic_time () - start) / 1e6;
      n_problems = problems->len;
    }
  qsort (seconds, N_RUNS, sizeof seconds[0], compare_doubles);
  pal_cli_bench_report ("checks-1m", seconds[N_RUNS / 2], "s", BAR_SECONDS);
  pal_cli_bench_report ("checks-1m-best", seconds[0], "s", -1);
  pal_cli_bench_report ("checks-1m-problems", n_problems, "problems", -1);
  return TRUE;
}
