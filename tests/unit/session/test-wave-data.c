/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "model/pal-bundle.h"
#include "session/pal-wave-data.h"

typedef struct
{
  PalInstrument *instrument;
  PalScorer *scorer;
  GPtrArray *institutions;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) instrument = pal_bundle_lookup ("instrument.json", &error);
  g_autoptr (GBytes) indicators = pal_bundle_lookup ("indicators.json", &error);
  g_autoptr (PalFramework) framework = NULL;
  const char *countries[] = { "NO", "PT", "PT", "LT", "LT", "LT", "BE" };

  g_assert_no_error (error);
  f->instrument = pal_instrument_new_from_json (
      g_bytes_get_data (instrument, NULL), (gssize) g_bytes_get_size (instrument), "instrument.json", &error);
  g_assert_no_error (error);
  framework = pal_framework_new_from_json (g_bytes_get_data (indicators, NULL),
                                           (gssize) g_bytes_get_size (indicators), "indicators.json", &error);
  g_assert_no_error (error);
  f->scorer = pal_scorer_new (framework, f->instrument, &error);
  g_assert_no_error (error);
  f->institutions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autofree char *id = g_strdup_printf ("institution-%u", i);
      PalInstitution *institution = pal_institution_new (id, countries[i]);

      pal_institution_set_name (institution, id);
      pal_institution_set_types (institution, i == 6 ? "Health authority" : "University hospital");
      g_ptr_array_add (f->institutions, institution);
    }
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_ptr_array_unref (f->institutions);
  pal_scorer_unref (f->scorer);
  pal_instrument_unref (f->instrument);
}

static void
make_value (const PalQuestion *question, GRand *rand, PalValue *out)
{
  double span = MIN (question->max, question->min + 400) - question->min;

  if (g_rand_int_range (rand, 0, 12) == 0)
    {
      pal_value_init_missing (out, PAL_MISSING_DK);
      return;
    }
  switch (question->type)
    {
    case PAL_QUESTION_SINGLE:
    case PAL_QUESTION_YNP:
      pal_value_init_string (
          out, question->options[g_rand_int_range (rand, 0, (gint32) question->n_options)].code);
      break;
    case PAL_QUESTION_MULTI:
      {
        const char *codes[] = {
          question->options[g_rand_int_range (rand, 0, (gint32) question->n_options)].code, NULL
        };

        pal_value_init_set (out, codes);
      }
      break;
    case PAL_QUESTION_RATIO:
      {
        double den = g_rand_int_range (rand, 1, 200);

        pal_value_init_ratio (out, floor (g_rand_double (rand) * den), den);
      }
      break;
    case PAL_QUESTION_LIKERT5:
      pal_value_init_number (out, g_rand_int_range (rand, 1, 6));
      break;
    case PAL_QUESTION_INTEGER:
    case PAL_QUESTION_DECIMAL:
    case PAL_QUESTION_PERCENT:
      pal_value_init_number (out, question->min + floor (g_rand_double (rand) * span));
      break;
    case PAL_QUESTION_TEXT:
    case PAL_QUESTION_DATE:
    case PAL_QUESTION_GROUP:
    default:
      pal_value_init_string (out, "2030-01-01");
      break;
    }
}

static void
assert_same (PalScores *a, PalScores *b, guint step)
{
  g_assert_cmpuint (pal_scores_get_n_countries (a), ==, pal_scores_get_n_countries (b));
  for (guint i = 0; i < pal_scores_get_n_countries (a); i++)
    {
      int row = pal_scores_find_country (b, pal_scores_get_country (a, i));

      g_assert_cmpint (row, >=, 0);
      for (guint j = 0; j < pal_scores_get_n_columns (a); j++)
        {
          const PalScore *x = pal_scores_get (a, i, j), *y = pal_scores_get (b, (guint) row, j);

          if (x->missing != y->missing || x->rank != y->rank || x->level != y->level || x->n != y->n ||
              x->n_expected != y->n_expected || x->status != y->status ||
              (x->missing == PAL_MISSING_NONE && fabs (x->value - y->value) > 1e-9))
            g_error ("step %u: %s %s differs: value %g and %g, missing %d and %d, n %u and %u", step,
                     pal_scores_get_country (a, i), pal_scores_get_column_code (a, j), x->value, y->value,
                     (int) x->missing, (int) y->missing, x->n, y->n);
        }
    }
}

/* What is computed again after each change equals what a new wave computes from all answers. */
static void
test_incremental (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  g_autoptr (PalWaveData) kept = pal_wave_data_new ("2026", f->instrument, f->scorer, f->institutions);
  g_autoptr (PalWaveData) plain = pal_wave_data_new ("2026", f->instrument, f->scorer, f->institutions);
  const char *countries[] = { "NO", "PT", "LT", "BE" };

  for (guint step = 0; step < 1500; step++)
    {
      guint n = pal_instrument_get_n_questions (f->instrument);
      const PalQuestion *question =
          pal_instrument_get_question (f->instrument, (guint) g_rand_int_range (rand, 0, (gint32) n));
      PalInstitution *institution = g_ptr_array_index (
          f->institutions, (guint) g_rand_int_range (rand, 0, (gint32) f->institutions->len));
      const char *country = countries[g_rand_int_range (rand, 0, 4)];
      const char *id = NULL;
      g_auto (PalValue) value = PAL_VALUE_INIT;

      if (question->level == PAL_LEVEL_INSTITUTION)
        {
          id = pal_institution_get_id (institution);
          country = pal_institution_get_country (institution);
        }
      make_value (question, rand, &value);
      pal_wave_data_set (kept, country, id, question->id, &value);
      pal_wave_data_set (plain, country, id, question->id, &value);
      pal_wave_data_get_scores (kept);
      if (step % 50 == 0)
        {
          /* A change of the list makes all of it be computed anew. */
          pal_wave_data_set_institutions (plain, f->institutions);
          assert_same (pal_wave_data_get_scores (kept), pal_wave_data_get_scores (plain), step);
        }
    }
}

/* A country takes part by an institution or by an answer. */
static void
test_countries (Fixture *f, gconstpointer data)
{
  g_autoptr (PalWaveData) wave = pal_wave_data_new ("2026", f->instrument, f->scorer, f->institutions);
  g_auto (PalValue) value = PAL_VALUE_INIT;

  g_assert_cmpuint (pal_wave_data_get_countries (wave)->len, ==, 4);
  g_assert_false (pal_wave_data_has_country (wave, "SE"));
  g_assert_cmpuint (pal_wave_data_get_n_answers (wave), ==, 0);

  pal_value_init_number (&value, 7);
  pal_wave_data_set (wave, "SE", NULL, "T1C11", &value);
  g_assert_true (pal_wave_data_has_country (wave, "SE"));
  g_assert_cmpuint (pal_wave_data_get_countries (wave)->len, ==, 5);
  g_assert_cmpuint (pal_wave_data_get_n_answers (wave), ==, 1);
  g_assert_cmpfloat (pal_answers_get_by_id (pal_wave_data_get_answers (wave, "SE", NULL), "T1C11")->number,
                     ==, 7);
}

/* An answer of an institution that is not in the list is kept, and counts once it is. */
static void
test_unlisted (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (PalWaveData) wave = pal_wave_data_new ("2026", f->instrument, f->scorer, none);
  g_auto (PalValue) yes = PAL_VALUE_INIT;
  g_auto (PalValue) days = PAL_VALUE_INIT;
  PalScores *scores;
  const PalScore *score;

  pal_value_init_string (&yes, "yes");
  pal_value_init_number (&days, 90);
  pal_wave_data_set (wave, "NO", "institution-0", "B0I02", &yes);
  pal_wave_data_set (wave, "NO", "institution-0", "T4I03", &days);
  scores = pal_wave_data_get_scores (wave);
  score = pal_scores_get (scores, (guint) pal_scores_find_country (scores, "NO"),
                          (guint) pal_scores_find_column (scores, "INT3"));
  g_assert_cmpint (score->missing, !=, PAL_MISSING_NONE);

  pal_wave_data_set_institutions (wave, f->institutions);
  scores = pal_wave_data_get_scores (wave);
  score = pal_scores_get (scores, (guint) pal_scores_find_country (scores, "NO"),
                          (guint) pal_scores_find_column (scores, "INT3"));
  g_assert_cmpint (score->missing, ==, PAL_MISSING_NONE);
  g_assert_cmpfloat (score->value, ==, 90);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session/wave-data/incremental", Fixture, NULL, set_up, test_incremental, tear_down);
  g_test_add ("/session/wave-data/countries", Fixture, NULL, set_up, test_countries, tear_down);
  g_test_add ("/session/wave-data/unlisted", Fixture, NULL, set_up, test_unlisted, tear_down);
  return g_test_run ();
}
