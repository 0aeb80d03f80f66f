/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must hold for any answers.  The seeds come from GLib's test generator, which
 * prints its own seed, so a failure can be run again with --seed. */
#include "pal-test-units.h"

typedef struct
{
  PalInstrument *instrument;
  PalFramework *framework;
  PalScorer *scorer;
  GRand *rand;
  GPtrArray *units; /* PalTestUnit */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->instrument = pal_test_load_instrument ();
  self->framework = pal_test_load_framework ();
  self->scorer = pal_test_scorer (self->instrument, self->framework);
  self->rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  self->units = pal_test_random_units (self->rand, self->instrument, 8);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->units);
  g_rand_free (self->rand);
  pal_scorer_unref (self->scorer);
  pal_framework_unref (self->framework);
  pal_instrument_unref (self->instrument);
}

static PalScores *
run_with (Fixture *self, PalScorer *scorer)
{
  PalScoreUnit *units = pal_test_score_units (self->units);
  PalScores *scores = pal_scorer_run (scorer, units, self->units->len);

  pal_test_score_units_free (units, self->units->len);
  return scores;
}

static void
shuffle (GRand *rand, GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (rand, 0, (gint32) i);
      gpointer kept = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[j];
      array->pdata[j] = kept;
    }
}

static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (PalScores) before = run_with (self, self->scorer);

  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (PalScores) after = NULL;

      shuffle (self->rand, self->units);
      for (guint i = 0; i < self->units->len; i++)
        shuffle (self->rand, ((PalTestUnit *) self->units->pdata[i])->institutions);
      after = run_with (self, self->scorer);
      pal_test_assert_same (before, after);
    }
}

static void
set_number (PalAnswers *answers, const char *question, double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, number);
  pal_answers_set_by_id (answers, question, &value);
}

/* Twice the children's services everywhere: other values, the same min-max scores. */
static void
test_scaling (Fixture *self, gconstpointer data)
{
  g_autoptr (PalScores) before = NULL, after = NULL;
  guint column, n_compared = 0;

  /* Whatever chance leaves out elsewhere, these can be compared. */
  for (guint i = 0; i < 3; i++)
    {
      PalTestUnit *unit = self->units->pdata[i];

      set_number (unit->national, "T1C17", 3 + 7 * i);
      set_number (unit->national, "B0C01", 5e6 * (i + 1));
    }
  before = run_with (self, self->scorer);
  column = (guint) pal_scores_find_column (before, "SRV4");
  for (guint i = 0; i < self->units->len; i++)
    {
      PalTestUnit *unit = self->units->pdata[i];
      g_auto (PalValue) twice = PAL_VALUE_INIT;

      pal_value_copy (&twice, pal_answers_get_by_id (unit->national, "T1C17"));
      twice.number *= 2;
      pal_answers_set_by_id (unit->national, "T1C17", &twice);
    }
  after = run_with (self, self->scorer);
  for (guint i = 0; i < self->units->len; i++)
    {
      const PalScore *a = pal_scores_get (before, i, column);
      const PalScore *b = pal_scores_get (after, i, column);

      g_assert_cmpint (a->missing, ==, b->missing);
      g_assert_cmpfloat_with_epsilon (2 * a->value, b->value, 1e-9 * MAX (1, b->value));
      g_assert_cmpfloat_with_epsilon (a->score, b->score, 1e-9);
      g_assert_cmpint (a->rank, ==, b->rank);
      n_compared += a->missing == PAL_MISSING_NONE ? 1 : 0;
    }
  g_assert_cmpuint (n_compared, >, 2);
}

/* With equal weights a domain is the plain mean of what is there, and an index that of its domains. */
static void
test_equal_weights (Fixture *self, gconstpointer data)
{
  g_autoptr (PalScores) scores = run_with (self, self->scorer);
  guint n_indicators = pal_framework_get_n_indicators (self->framework);
  guint n_compared = 0;

  for (guint column = n_indicators; column < pal_scores_get_n_columns (scores); column++)
    for (guint row = 0; row < pal_scores_get_n_countries (scores); row++)
      {
        const PalScore *cell = pal_scores_get (scores, row, column);
        gboolean is_index = pal_scores_get_column_kind (scores, column) == PAL_SCORE_INDEX;
        guint end = is_index ? column : n_indicators;
        double sum = 0;
        guint n = 0;

        for (guint child = is_index ? n_indicators : 0; child < end; child++)
          {
            const PalIndicator *indicator =
                is_index ? NULL : pal_framework_get_indicator (self->framework, child);

            if (pal_scores_get (scores, row, child)->score_missing != PAL_MISSING_NONE)
              continue;
            if (indicator != NULL &&
                !(indicator->core && indicator->in_composite &&
                  g_strcmp0 (indicator->domain, pal_scores_get_column_code (scores, column)) == 0))
              continue;
            sum += pal_scores_get (scores, row, child)->score;
            n++;
          }
        g_assert_cmpuint (cell->n, ==, n);
        if (cell->missing != PAL_MISSING_NONE)
          continue;
        g_assert_cmpfloat_with_epsilon (cell->score, sum / n, 1e-9);
        n_compared++;
      }
  g_assert_cmpuint (n_compared, >, 20);
}

/* Taking an answer away never makes a number out of nothing. */
static void
test_missing (Fixture *self, gconstpointer data)
{
  for (guint round = 0; round < 300; round++)
    {
      PalTestUnit *unit =
          self->units->pdata[(guint) g_rand_int_range (self->rand, 0, (gint32) self->units->len)];
      guint question = (guint) g_rand_int_range (self->rand, 0,
                                                 (gint32) pal_instrument_get_n_questions (self->instrument));
      PalUnitLevel level = pal_instrument_get_question (self->instrument, question)->level;
      g_auto (PalValue) unknown = PAL_VALUE_INIT;
      g_autoptr (PalScores) before = run_with (self, self->scorer);
      g_autoptr (PalScores) after = NULL;
      int row = pal_scores_find_country (before, unit->country);

      pal_value_init_missing (&unknown, PAL_MISSING_DK);
      if (level == PAL_LEVEL_COUNTRY)
        pal_answers_set (unit->national, question, &unknown);
      else if (unit->institutions->len > 0)
        pal_answers_set (unit->institutions->pdata[0], question, &unknown);
      after = run_with (self, self->scorer);
      for (guint j = 0; j < pal_scores_get_n_columns (before); j++)
        if (pal_scores_get (before, (guint) row, j)->missing != PAL_MISSING_NONE)
          g_assert_cmpint (pal_scores_get (after, (guint) row, j)->missing, !=, PAL_MISSING_NONE);
    }
}

static void
test_bounds (Fixture *self, gconstpointer data)
{
  g_autoptr (PalScores) scores = run_with (self, self->scorer);

  for (guint column = 0; column < pal_scores_get_n_columns (scores); column++)
    for (guint row = 0; row < pal_scores_get_n_countries (scores); row++)
      {
        const PalScore *cell = pal_scores_get (scores, row, column);

        g_assert_true (cell->score >= 0 && cell->score <= 100);
        g_assert_cmpint (cell->rank > 0, ==, cell->missing == PAL_MISSING_NONE);
        g_assert_cmpint (cell->rank, <=, (int) pal_scores_get_n_ranked (scores, column));
        if (cell->missing != PAL_MISSING_NONE)
          {
            g_assert_cmpfloat (cell->value, ==, 0);
            g_assert_cmpint (cell->level, ==, 0);
            g_assert_cmpint (cell->rank, ==, 0);
            g_assert_cmpint (cell->score_missing, !=, PAL_MISSING_NONE);
          }
      }
}

/* One random change of one answer; returns the id of the question. */
static const char *
change_answer (Fixture *self, PalTestUnit *unit)
{
  PalAnswers *answers = unit->national;
  PalUnitLevel level = PAL_LEVEL_COUNTRY;
  const PalQuestion *question;
  g_auto (PalValue) value = PAL_VALUE_INIT;

  if (unit->institutions->len > 0 && g_rand_int_range (self->rand, 0, 3) > 0)
    {
      level = PAL_LEVEL_INSTITUTION;
      answers = unit->institutions
                    ->pdata[(guint) g_rand_int_range (self->rand, 0, (gint32) unit->institutions->len)];
    }
  do
    question = pal_instrument_get_question (
        self->instrument,
        (guint) g_rand_int_range (self->rand, 0, (gint32) pal_instrument_get_n_questions (self->instrument)));
  while (question->level != level);
  /* the gates move most, so they are moved often */
  if (level == PAL_LEVEL_INSTITUTION && g_rand_int_range (self->rand, 0, 4) == 0)
    question = pal_instrument_find_question (self->instrument, "B0I02");
  pal_test_random_value (self->rand, question, &value);
  pal_answers_set (answers, question->index, &value);
  return question->id;
}

static void
change_enrolment (Fixture *self, PalTestUnit *unit, guint step)
{
  g_autofree char *id = g_strdup_printf ("new-%u", step);

  if (unit->institutions->len > 0 && g_rand_boolean (self->rand))
    {
      g_ptr_array_remove_index (unit->institutions, 0);
      g_ptr_array_remove_index (unit->ids, 0);
    }
  else
    {
      pal_test_unit_add_institution (
          unit, id, pal_test_random_answers (self->rand, self->instrument, PAL_LEVEL_INSTITUTION));
    }
}

/* A long session of changes, each scored by an update and by a run from nothing. */
static void
test_update (Fixture *self, gconstpointer data)
{
  g_autoptr (PalScores) scores = run_with (self, self->scorer);

  for (guint step = 0; step < 400; step++)
    {
      PalTestUnit *unit =
          self->units->pdata[(guint) g_rand_int_range (self->rand, 0, (gint32) self->units->len)];
      const char *questions[4] = { NULL };
      guint n_changes = (guint) g_rand_int_range (self->rand, 0, 4);
      g_autoptr (PalScoreUnit) score_unit = NULL;
      g_autoptr (PalScores) full = NULL;
      PalScores *updated;

      if (n_changes == 0)
        change_enrolment (self, unit, step);
      for (guint i = 0; i < n_changes; i++)
        questions[i] = change_answer (self, unit);
      score_unit = pal_test_unit_to_score (unit);
      updated = pal_scorer_update (self->scorer, scores, score_unit, questions);
      pal_scores_unref (scores);
      scores = updated;
      full = run_with (self, self->scorer);
      pal_test_assert_same (full, scores);
    }
}

static void
test_update_new_country (Fixture *self, gconstpointer data)
{
  static const char *const nothing[] = { NULL };
  g_autoptr (PalScores) few = NULL;
  g_autoptr (PalScores) more = NULL;
  g_autoptr (PalScores) all = run_with (self, self->scorer);
  PalTestUnit *last = g_ptr_array_steal_index (self->units, self->units->len - 1);
  g_autoptr (PalScoreUnit) unit = pal_test_unit_to_score (last);

  few = run_with (self, self->scorer);
  more = pal_scorer_update (self->scorer, few, unit, nothing);
  pal_test_assert_same (all, more);
  g_assert_cmpuint (pal_scores_get_n_countries (few) + 1, ==, pal_scores_get_n_countries (more));
  g_ptr_array_add (self->units, last);
}

/* The value alone, as the survey shows it, is the value of the run. */
static void
test_value (Fixture *self, gconstpointer data)
{
  g_autoptr (PalScores) scores = run_with (self, self->scorer);

  for (guint row = 0; row < self->units->len; row++)
    {
      g_autoptr (PalScoreUnit) unit = pal_test_unit_to_score (self->units->pdata[row]);

      for (guint j = 0; j < pal_framework_get_n_indicators (self->framework); j++)
        {
          const PalIndicator *indicator = pal_framework_get_indicator (self->framework, j);
          const PalScore *run = pal_scores_get (scores, row, j);
          PalScore alone;

          pal_scorer_value (self->scorer, unit, j, &alone);
          g_assert_cmpint (alone.missing, ==, run->missing);
          g_assert_cmpfloat (alone.value, ==, run->value);
          g_assert_cmpint (alone.level, ==, run->level);
          g_assert_cmpint (alone.status, ==, run->status);
          g_assert_cmpint (alone.rank, ==, 0);
          if (indicator->scale == PAL_SCALE_GOALPOSTS)
            g_assert_cmpfloat (alone.score, ==, run->score);
          else
            g_assert_cmpint (alone.score_missing, !=, PAL_MISSING_NONE);
        }
    }
}

#define ADD(path, function) g_test_add ("/score/properties/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("order", test_order);
  ADD ("scaling", test_scaling);
  ADD ("equal-weights", test_equal_weights);
  ADD ("missing", test_missing);
  ADD ("bounds", test_bounds);
  ADD ("update", test_update);
  ADD ("update-new-country", test_update_new_country);
  ADD ("value", test_value);
  return g_test_run ();
}
