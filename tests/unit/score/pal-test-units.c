/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-test-units.h"

#include <math.h>

#include "survey/pal-answer-lookup.h"

PalTestUnit *
pal_test_unit_new (PalInstrument *instrument, const char *country)
{
  PalTestUnit *self = g_new0 (PalTestUnit, 1);

  self->country = g_strdup (country);
  self->national = pal_answers_new (instrument);
  self->institutions = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_answers_free);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
pal_test_unit_free (PalTestUnit *self)
{
  g_free (self->country);
  pal_answers_free (self->national);
  g_ptr_array_unref (self->institutions);
  g_ptr_array_unref (self->ids);
  g_free (self);
}

void
pal_test_unit_add_institution (PalTestUnit *self, const char *id, PalAnswers *answers)
{
  g_ptr_array_add (self->institutions, answers);
  g_ptr_array_add (self->ids, g_strdup (id));
}

static void
fill_source (PalScoreSource *source, const char *id, PalAnswers *answers)
{
  const PalValue *clinic = pal_answers_get_by_id (answers, "B0I02");

  source->id = g_strdup (id);
  source->clinical = clinic->kind == PAL_VALUE_STRING && g_strcmp0 (clinic->string, "no") != 0;
  source->lookup = pal_answer_lookup_query;
  source->lookup_data = pal_answer_lookup_new (answers);
}

static void
fill_unit (PalScoreUnit *unit, PalTestUnit *from)
{
  unit->country = g_strdup (from->country);
  unit->n_institutions = from->institutions->len;
  unit->institutions = g_new0 (PalScoreSource, MAX (1, unit->n_institutions));
  fill_source (&unit->national, NULL, from->national);
  for (guint i = 0; i < unit->n_institutions; i++)
    fill_source (&unit->institutions[i], from->ids->pdata[i], from->institutions->pdata[i]);
}

PalScoreUnit *
pal_test_unit_to_score (PalTestUnit *self)
{
  PalScoreUnit *unit = g_new0 (PalScoreUnit, 1);

  fill_unit (unit, self);
  return unit;
}

void
pal_test_score_unit_clear (PalScoreUnit *unit)
{
  for (guint i = 0; i < unit->n_institutions; i++)
    {
      pal_answer_lookup_free (unit->institutions[i].lookup_data);
      g_free (unit->institutions[i].id);
    }
  pal_answer_lookup_free (unit->national.lookup_data);
  g_free (unit->institutions);
  g_free (unit->country);
}

void
pal_test_score_unit_free (PalScoreUnit *unit)
{
  pal_test_score_unit_clear (unit);
  g_free (unit);
}

PalScoreUnit *
pal_test_score_units (GPtrArray *units)
{
  PalScoreUnit *all = g_new0 (PalScoreUnit, MAX (1, units->len));

  for (guint i = 0; i < units->len; i++)
    fill_unit (&all[i], units->pdata[i]);
  return all;
}

void
pal_test_score_units_free (PalScoreUnit *units, guint n_units)
{
  for (guint i = 0; i < n_units; i++)
    pal_test_score_unit_clear (&units[i]);
  g_free (units);
}

PalScorer *
pal_test_scorer (PalInstrument *instrument, PalFramework *framework)
{
  g_autoptr (GError) error = NULL;
  PalScorer *scorer = pal_scorer_new (framework, instrument, &error);

  g_assert_no_error (error);
  return scorer;
}

static void
random_set (GRand *rand, const PalQuestion *question, PalValue *out)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  guint limit = question->max_select > 0 ? question->max_select : question->n_options;

  for (guint i = 0; i < question->n_options && codes->len < limit; i++)
    if (!question->options[i].exclusive && g_rand_boolean (rand))
      g_ptr_array_add (codes, question->options[i].code);
  if (codes->len == 0)
    g_ptr_array_add (codes, question->options[g_rand_int_range (rand, 0, (gint32) question->n_options)].code);
  g_ptr_array_add (codes, NULL);
  pal_value_init_set (out, (const char *const *) codes->pdata);
}

void
pal_test_random_value (GRand *rand, const PalQuestion *question, PalValue *out)
{
  int denominator = g_rand_int_range (rand, 1, 400);
  double max = MIN (question->max, 4000);

  if (g_rand_int_range (rand, 0, 12) == 0)
    pal_value_init_missing (out, g_rand_boolean (rand) ? PAL_MISSING_DK : PAL_MISSING_NA);
  else if (question->type == PAL_QUESTION_MULTI)
    random_set (rand, question, out);
  else if (question->type == PAL_QUESTION_RATIO)
    pal_value_init_ratio (out, g_rand_int_range (rand, 0, denominator + 1), denominator);
  else if (question->type == PAL_QUESTION_TEXT)
    pal_value_init_string (out, "words");
  else if (question->type == PAL_QUESTION_DATE)
    pal_value_init_string (out, "2026-01-31");
  else if (question->n_options > 0)
    pal_value_init_string (out,
                           question->options[g_rand_int_range (rand, 0, (gint32) question->n_options)].code);
  else if (g_str_equal (question->id, "B0C01"))
    pal_value_init_number (out, g_rand_int_range (rand, 500000, 80000000));
  else
    pal_value_init_number (out, g_rand_int_range (rand, (gint32) question->min, (gint32) max + 1));
}

PalAnswers *
pal_test_random_answers (GRand *rand, PalInstrument *instrument, PalUnitLevel level)
{
  PalAnswers *answers = pal_answers_new (instrument);

  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);
      g_auto (PalValue) value = PAL_VALUE_INIT;

      if (question->level != level)
        continue;
      pal_test_random_value (rand, question, &value);
      pal_answers_set (answers, i, &value);
    }
  return answers;
}

GPtrArray *
pal_test_random_units (GRand *rand, PalInstrument *instrument, guint n_countries)
{
  GPtrArray *units = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_test_unit_free);

  for (guint i = 0; i < n_countries; i++)
    {
      g_autofree char *country = g_strdup_printf ("X%u", i);
      PalTestUnit *unit = pal_test_unit_new (instrument, country);
      int n_institutions = g_rand_int_range (rand, 0, 5);

      pal_answers_free (unit->national);
      unit->national = pal_test_random_answers (rand, instrument, PAL_LEVEL_COUNTRY);
      for (int j = 0; j < n_institutions; j++)
        {
          g_autofree char *id = g_strdup_printf ("X%u-%d", i, j);

          pal_test_unit_add_institution (unit, id,
                                         pal_test_random_answers (rand, instrument, PAL_LEVEL_INSTITUTION));
        }
      g_ptr_array_add (units, unit);
    }
  return units;
}

JsonObject *
pal_test_find_indicator (JsonObject *root, const char *id)
{
  JsonArray *indicators = json_object_get_array_member (root, "indicators");

  for (guint i = 0; i < json_array_get_length (indicators); i++)
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (indicators, i), "id"), id))
      return json_array_get_object_element (indicators, i);
  g_assert_not_reached ();
}

PalFramework *
pal_test_framework_with (void (*change) (JsonObject *root))
{
  g_autoptr (PalFramework) bundled = pal_test_load_framework ();
  g_autoptr (JsonNode) node = json_from_string (pal_framework_get_canonical (bundled), NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *changed = NULL;
  PalFramework *framework = NULL;

  change (json_node_get_object (node));
  changed = json_to_string (node, FALSE);
  framework = pal_framework_new_from_json (changed, -1, "changed", &error);
  g_assert_no_error (error);
  return framework;
}

const PalScore *
pal_test_cell (PalScores *scores, const char *country, const char *code)
{
  int row = pal_scores_find_country (scores, country);
  int column = pal_scores_find_column (scores, code);

  g_assert_cmpint (row, >=, 0);
  g_assert_cmpint (column, >=, 0);
  return pal_scores_get (scores, (guint) row, (guint) column);
}

static gboolean
near_enough (double a, double b)
{
  return fabs (a - b) <= 1e-9 * MAX (1, fabs (a));
}

static gboolean
cells_equal (const PalScore *a, const PalScore *b)
{
  return a->missing == b->missing && a->score_missing == b->score_missing && a->level == b->level &&
         a->rank == b->rank && a->n == b->n && a->n_expected == b->n_expected && a->status == b->status &&
         near_enough (a->value, b->value) && near_enough (a->score, b->score) &&
         near_enough (a->weight_share, b->weight_share) &&
         near_enough (a->indicator_share, b->indicator_share);
}

void
pal_test_assert_same (PalScores *a, PalScores *b)
{
  g_assert_cmpuint (pal_scores_get_n_countries (a), ==, pal_scores_get_n_countries (b));
  g_assert_cmpuint (pal_scores_get_n_columns (a), ==, pal_scores_get_n_columns (b));
  for (guint column = 0; column < pal_scores_get_n_columns (a); column++)
    {
      g_assert_cmpuint (pal_scores_get_n_ranked (a, column), ==, pal_scores_get_n_ranked (b, column));
      for (guint row = 0; row < pal_scores_get_n_countries (a); row++)
        {
          const char *country = pal_scores_get_country (a, row);
          int other = pal_scores_find_country (b, country);

          g_assert_cmpint (other, >=, 0);
          if (!cells_equal (pal_scores_get (a, row, column), pal_scores_get (b, (guint) other, column)))
            g_error ("%s of %s differs", pal_scores_get_column_code (a, column), country);
        }
    }
}
