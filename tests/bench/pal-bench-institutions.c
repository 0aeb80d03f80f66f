/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-bench-institutions.h"

#include "model/pal-bundle.h"
#include "model/pal-instrument.h"
#include "session/pal-seed.h"
#include "store/pal-journal.h"

#define WAVE "2026"

static const char *const countries[] = { "AT", "BE", "DE", "DK", "ES", "FI", "FR", "IT", "NO", "SE" };

static double
draw_number (const PalQuestion *question, GRand *random)
{
  double least = question->has_min ? question->min : 0;
  double most = MAX (least, MIN (question->has_max ? question->max : 2000, 2000));

  return (double) g_rand_int_range (random, (int) least, (int) most + 1);
}

void
pal_bench_institutions_draw (const PalQuestion *question, GRand *random, PalValue *out)
{
  const char *codes[3] = { NULL };

  if (g_rand_int_range (random, 0, 10) == 0)
    {
      pal_value_init_missing (out, PAL_MISSING_DK);
      return;
    }
  switch (question->type)
    {
    case PAL_QUESTION_SINGLE:
    case PAL_QUESTION_YNP:
      pal_value_init_string (out,
                             question->options[g_rand_int_range (random, 0, (int) question->n_options)].code);
      break;
    case PAL_QUESTION_MULTI:
      codes[0] = question->options[question->n_options - 1].code;
      codes[1] = question->options[question->n_options - 2].code;
      pal_value_init_set (out, codes);
      break;
    case PAL_QUESTION_RATIO:
      pal_value_init_ratio (out, g_rand_int_range (random, 0, 40), 40);
      break;
    case PAL_QUESTION_LIKERT5:
      pal_value_init_number (out, g_rand_int_range (random, 1, 6));
      break;
    case PAL_QUESTION_DATE:
      pal_value_init_string (out, "2027-03-01");
      break;
    case PAL_QUESTION_TEXT:
      pal_value_init_string (out, "As every year");
      break;
    case PAL_QUESTION_INTEGER:
    case PAL_QUESTION_DECIMAL:
    case PAL_QUESTION_PERCENT:
    case PAL_QUESTION_GROUP: /* the instrument has none */
    default:
      pal_value_init_number (out, draw_number (question, random));
      break;
    }
}

static void
add_institution (PalBatch *batch, PalInstrument *instrument, guint index, GRand *random)
{
  g_autofree char *id = g_strdup_printf ("00000000-0000-4000-8000-%012u", index);
  g_autofree char *name = g_strdup_printf ("Generated hospital %04u", index);
  const char *country = countries[index % G_N_ELEMENTS (countries)];
  g_autoptr (PalInstitution) institution = pal_institution_new (id, country);

  pal_institution_set_name (institution, name);
  pal_institution_set_types (institution, "University hospital");
  pal_institution_set_city (institution, "Anywhere");
  pal_batch_add_institution (batch, institution);
  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);
      g_auto (PalValue) value = PAL_VALUE_INIT;
      g_autofree char *json = NULL;

      if (question->level != PAL_LEVEL_INSTITUTION)
        continue;
      pal_bench_institutions_draw (question, random, &value);
      json = pal_value_to_json (&value);
      pal_batch_add_answer (batch, country, id, WAVE, question->id, NULL, "value", json);
    }
}

gboolean
pal_bench_institutions_seed (PalStore *store, guint n, guint32 seed, GError **error)
{
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("instrument.json", error);
  g_autoptr (PalInstrument) instrument = NULL;
  g_autoptr (PalBatch) batch = NULL;
  PalCommit done = { 0 };
  GRand *random;
  const char *data;
  gsize length;

  if (bytes == NULL || !pal_seed_empty (store, WAVE, error))
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  instrument = pal_instrument_new_from_json (data, (gssize) length, "instrument.json", error);
  if (instrument == NULL)
    return FALSE;
  batch = pal_batch_new ("import", "Bench", "Generated institutions");
  random = g_rand_new_with_seed (seed);
  for (guint i = 0; i < n; i++)
    add_institution (batch, instrument, i, random);
  g_rand_free (random);
  return pal_journal_commit (store, batch, &done, error);
}
