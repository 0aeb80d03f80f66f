/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/pal-trail.h"

#include <string.h>

#include "pal-test-units.h"

typedef struct
{
  PalInstrument *instrument;
  PalFramework *framework;
  PalScorer *scorer;
  GPtrArray *units; /* PalTestUnit */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->instrument = pal_test_load_instrument ();
  self->framework = pal_test_load_framework ();
  self->scorer = pal_test_scorer (self->instrument, self->framework);
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_test_unit_free);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->units);
  pal_scorer_unref (self->scorer);
  pal_framework_unref (self->framework);
  pal_instrument_unref (self->instrument);
}

static PalScores *
run (Fixture *self)
{
  PalScoreUnit *units = pal_test_score_units (self->units);
  PalScores *scores = pal_scorer_run (self->scorer, units, self->units->len);

  pal_test_score_units_free (units, self->units->len);
  return scores;
}

static PalTrail *
find_child (PalTrail *trail, const char *code)
{
  for (guint i = 0; i < trail->children->len; i++)
    if (strcmp (((PalTrail *) trail->children->pdata[i])->code, code) == 0)
      return trail->children->pdata[i];
  g_error ("%s has no child %s", trail->code, code);
}

static PalTrail *
trail_of (Fixture *self, PalScores *scores, const PalScoreUnit *unit, const char *code)
{
  PalTrail *trail = pal_trail_new (self->scorer, scores, unit, (guint) pal_scores_find_column (scores, code));

  g_assert_nonnull (trail);
  g_assert_cmpstr (trail->code, ==, code);
  g_assert_cmpfloat (trail->weight, ==, 1);
  return trail;
}

/* "(20 + 15 + 10 + 5 + ...) ÷ 5 000 000 × 100 000 = 1.00" down to each answer. */
static void
test_national (Fixture *self, gconstpointer data)
{
  PalTestUnit *country = pal_test_unit_new (self->instrument, "A");
  g_autoptr (PalScores) scores = NULL;
  g_autoptr (PalScoreUnit) unit = NULL;
  g_autoptr (PalTrail) trail = NULL;
  PalTrail *formula;

  pal_answers_free (country->national);
  country->national = pal_test_answers (
      self->instrument,
      "{\"B0C01\":5000000,\"T1C11\":20,\"T1C12\":15,\"T1C13\":10,\"T1C14\":5,\"T1C15\":\"DK\"}");
  g_ptr_array_add (self->units, country);
  scores = run (self);
  unit = pal_test_unit_to_score (country);
  trail = trail_of (self, scores, unit, "SRV1");

  g_assert_cmpint (trail->kind, ==, PAL_TRAIL_INDICATOR);
  g_assert_cmpfloat (trail->score.value, ==, 1);
  g_assert_cmpfloat (trail->contribution, ==, 50);
  g_assert_cmpuint (trail->children->len, ==, 1);
  formula = trail->children->pdata[0];
  g_assert_cmpint (formula->kind, ==, PAL_TRAIL_FORMULA);
  g_assert_cmpstr (formula->formula, ==, pal_framework_find_indicator (self->framework, "SRV1")->formula);
  g_assert_true (
      g_str_has_prefix (formula->with_numbers, "(20 + 15 + 10 + 5 + (0 in place of “Not known”)) ÷ "));
  g_assert_nonnull (strstr (formula->with_numbers, " = 1"));
  g_assert_cmpuint (formula->children->len, ==, 6);
  g_assert_cmpint (find_child (formula, "T1C15")->score.missing, ==, PAL_MISSING_DK);
  g_assert_cmpfloat (find_child (formula, "T1C12")->score.value, ==, 15);
  g_assert_cmpint (find_child (formula, "T1C12")->kind, ==, PAL_TRAIL_QUESTION);
}

static void
test_institutions (Fixture *self, gconstpointer data)
{
  static const char *const institutions[] = { "{\"B0I02\":\"yes\",\"T4I03\":30,\"T4I04\":[30,60]}",
                                              "{\"B0I02\":\"yes\",\"T4I03\":90,\"T4I04\":[10,100]}",
                                              "{\"B0I02\":\"yes\",\"T4I03\":60,\"T4I04\":\"DK\"}",
                                              "{\"B0I02\":\"yes\",\"T4I03\":200}" };
  PalTestUnit *country = pal_test_unit_new (self->instrument, "A");
  g_autoptr (PalScores) scores = NULL;
  g_autoptr (PalScoreUnit) unit = NULL;
  g_autoptr (PalTrail) ratio = NULL;
  g_autoptr (PalTrail) median = NULL;
  PalTrail *first;

  for (guint i = 0; i < G_N_ELEMENTS (institutions); i++)
    {
      g_autofree char *id = g_strdup_printf ("I%u", i);

      pal_test_unit_add_institution (country, id, pal_test_answers (self->instrument, institutions[i]));
    }
  g_ptr_array_add (self->units, country);
  scores = run (self);
  unit = pal_test_unit_to_score (country);

  /* pooled: weight is the share of the denominator, and contributions add up to 25 % */
  ratio = trail_of (self, scores, unit, "INT4");
  g_assert_cmpuint (ratio->children->len, ==, 4);
  first = find_child (ratio, "I0");
  g_assert_cmpint (first->kind, ==, PAL_TRAIL_INSTITUTION);
  g_assert_cmpfloat (first->score.value, ==, 50);
  g_assert_cmpfloat_with_epsilon (first->weight, 60 / 160.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (first->contribution, 100 * 30 / 160.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (find_child (ratio, "I1")->contribution, 100 * 10 / 160.0, 1e-12);
  g_assert_cmpfloat (find_child (ratio, "I2")->weight, ==, 0);
  g_assert_cmpint (find_child (ratio, "I2")->score.missing, ==, PAL_MISSING_DK);
  g_assert_cmpint (find_child (ratio, "I3")->score.missing, ==, PAL_MISSING_NR);
  g_assert_true (
      g_str_has_prefix (((PalTrail *) first->children->pdata[0])->with_numbers, "30 ÷ 60 × 100 = 50"));

  /* median of four: the two in the middle make it */
  median = trail_of (self, scores, unit, "INT3");
  g_assert_cmpfloat (median->score.value, ==, 75);
  g_assert_cmpfloat (find_child (median, "I1")->contribution, ==, 45);
  g_assert_cmpfloat (find_child (median, "I2")->weight, ==, 0.5);
  g_assert_cmpfloat (find_child (median, "I0")->weight, ==, 0);
}

/* What an aggregate is made of adds up to it, on every floor. */
static void
assert_adds_up (const PalTrail *trail)
{
  gboolean aggregate = trail->kind == PAL_TRAIL_INDEX || trail->kind == PAL_TRAIL_DOMAIN;
  gboolean pooled = trail->kind == PAL_TRAIL_INDICATOR &&
                    ((PalTrail *) (trail->children->len > 0 ? trail->children->pdata[0] : NULL)) != NULL &&
                    ((PalTrail *) trail->children->pdata[0])->kind == PAL_TRAIL_INSTITUTION;
  double weight = 0, contribution = 0;

  for (guint i = 0; i < trail->children->len; i++)
    {
      const PalTrail *child = trail->children->pdata[i];

      weight += child->weight;
      contribution += child->contribution;
      assert_adds_up (child);
    }
  if (trail->score.missing != PAL_MISSING_NONE || !(aggregate || pooled))
    return;
  g_assert_cmpfloat_with_epsilon (weight, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (contribution, trail->score.value, 1e-9 * MAX (1, trail->score.value));
}

static void
test_adds_up (Fixture *self, gconstpointer data)
{
  GRand *rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr (PalScores) scores = NULL;

  g_ptr_array_unref (self->units);
  self->units = pal_test_random_units (rand, self->instrument, 8);
  scores = run (self);
  for (guint i = 0; i < self->units->len; i++)
    {
      g_autoptr (PalScoreUnit) unit = pal_test_unit_to_score (self->units->pdata[i]);

      for (guint column = 0; column < pal_scores_get_n_columns (scores); column++)
        {
          g_autoptr (PalTrail) trail = pal_trail_new (self->scorer, scores, unit, column);

          g_assert_cmpint (trail->score.missing, ==, pal_scores_get (scores, i, column)->missing);
          assert_adds_up (trail);
        }
    }
  g_rand_free (rand);
}

static void
test_index (Fixture *self, gconstpointer data)
{
  PalTestUnit *country = pal_test_unit_new (self->instrument, "A");
  g_autoptr (PalScores) scores = NULL;
  g_autoptr (PalScoreUnit) unit = NULL;
  g_autoptr (PalTrail) trail = NULL;
  PalTrail *domain;

  pal_test_set (country->national, "T1C02", "\"none\"");
  pal_test_set (country->national, "T1C04", "\"full\"");
  g_ptr_array_add (self->units, country);
  scores = run (self);
  unit = pal_test_unit_to_score (country);
  trail = trail_of (self, scores, unit, "INDEX");

  /* not enough for an index, yet it shows what there is and what is not */
  g_assert_cmpint (trail->kind, ==, PAL_TRAIL_INDEX);
  g_assert_cmpint (trail->score.missing, ==, PAL_MISSING_NR);
  g_assert_cmpuint (trail->children->len, ==, 8);
  domain = find_child (trail, "POL");
  g_assert_cmpfloat (domain->score.score, ==, 50);
  g_assert_cmpfloat (domain->weight, ==, 1);
  g_assert_cmpuint (domain->children->len, ==, 4);
  g_assert_cmpfloat (find_child (domain, "POL2")->contribution, ==, 50);
  g_assert_cmpfloat (find_child (domain, "POL1")->weight, ==, 0.5);
  g_assert_cmpfloat (find_child (domain, "POL3")->weight, ==, 0);
  g_assert_cmpfloat (find_child (trail, "EMP")->weight, ==, 0);
}

#define ADD(path, function) g_test_add ("/score/trail/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("national", test_national);
  ADD ("institutions", test_institutions);
  ADD ("adds-up", test_adds_up);
  ADD ("index", test_index);
  return g_test_run ();
}
