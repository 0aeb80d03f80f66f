/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/pal-error.h"
#include "model/pal-bundle.h"
#include "session/pal-data-spread.h"
#include "session/pal-demo.h"
#include "session/pal-library.h"
#include "session/pal-seed.h"
#include "store/pal-batch.h"

#define N_EACH 5u
#define N_DRAWS 20u

static const char *const countries[] = { "AT", "BE", "DE", "FR", "NO", "SE" };

typedef struct
{
  PalInstrument *instrument;
  PalFramework *framework;
  PalScorer *scorer;
  GPtrArray *institutions;
} Fixture;

static void
add_institution (Fixture *f, const char *country, guint number)
{
  g_autofree char *id = g_strdup_printf ("%s-%u", country, number);
  PalInstitution *institution = pal_institution_new (id, country);

  pal_institution_set_name (institution, id);
  pal_institution_set_types (institution, "University hospital");
  g_ptr_array_add (f->institutions, institution);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) instrument = pal_bundle_lookup ("instrument.json", &error);
  g_autoptr (GBytes) indicators = pal_bundle_lookup ("indicators.json", &error);

  g_assert_no_error (error);
  f->instrument = pal_instrument_new_from_json (
      g_bytes_get_data (instrument, NULL), (gssize) g_bytes_get_size (instrument), "instrument.json", &error);
  g_assert_no_error (error);
  f->framework = pal_framework_new_from_json (
      g_bytes_get_data (indicators, NULL), (gssize) g_bytes_get_size (indicators), "indicators.json", &error);
  g_assert_no_error (error);
  f->scorer = pal_scorer_new (f->framework, f->instrument, &error);
  g_assert_no_error (error);
  f->institutions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    for (guint j = 0; j < N_EACH; j++)
      add_institution (f, countries[i], j);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_ptr_array_unref (f->institutions);
  pal_scorer_unref (f->scorer);
  pal_framework_unref (f->framework);
  pal_instrument_unref (f->instrument);
}

static void
copy_answers (Fixture *f,
              PalWaveData *wave,
              const char *country,
              const char *institution,
              const PalAnswers *from)
{
  for (guint i = 0; i < pal_instrument_get_n_questions (f->instrument); i++)
    if (pal_answers_get (from, i)->kind != PAL_VALUE_NONE)
      pal_wave_data_set (wave, country, institution, pal_instrument_get_question (f->instrument, i)->id,
                         pal_answers_get (from, i));
}

/* Demonstration answers; @alike: all institutions of a country give those of its first one. */
static PalWaveData *
make_wave (Fixture *f, gboolean alike)
{
  PalWaveData *wave = pal_wave_data_new ("2026", f->instrument, f->scorer, f->institutions);
  const char *last = NULL;
  PalInstitution *speaker = NULL;

  for (guint i = 0; i < f->institutions->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (f->institutions, i);
      const char *country = pal_institution_get_country (institution);
      g_autoptr (PalAnswers) answers = NULL;

      if (g_strcmp0 (last, country) != 0)
        {
          g_autoptr (PalAnswers) national =
              pal_demo_make_answers (f->instrument, f->framework, country, NULL, "2026");

          copy_answers (f, wave, country, NULL, national);
          speaker = institution;
          last = country;
        }
      answers =
          pal_demo_make_answers (f->instrument, f->framework, country, alike ? speaker : institution, "2026");
      copy_answers (f, wave, country, pal_institution_get_id (institution), answers);
    }
  return wave;
}

static PalDataSpread *
spread_of (PalWaveData *wave, const char *const *marked, guint seed, double share)
{
  g_autoptr (PalDataSnapshot) snapshot = pal_data_snapshot_new_of_wave (wave, marked);
  PalDataSpreadRule rule = PAL_DATA_SPREAD_RULE_INIT;
  g_autoptr (GError) error = NULL;
  PalDataSpread *spread;

  rule.n_draws = N_DRAWS;
  rule.seed = seed;
  rule.share = share;
  spread = pal_data_spread_new (snapshot, &rule, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (spread);
  g_assert_cmpuint (spread->items->len, ==, pal_wave_data_get_countries (wave)->len);
  return spread;
}

static double
get_width (const PalDataSpread *spread)
{
  double width = 0;

  for (guint i = 0; i < spread->items->len; i++)
    {
      const PalDataSpreadItem *item = &g_array_index (spread->items, PalDataSpreadItem, i);

      if (item->assessed)
        width += item->score_p95 - item->score_p5;
    }
  return width;
}

static double
get_score (PalWaveData *wave, const char *country, const char *column)
{
  PalScores *scores = pal_wave_data_get_scores (wave);

  return pal_scores_get (scores, (guint) pal_scores_find_country (scores, country),
                         (guint) pal_scores_find_column (scores, column))
      ->score;
}

/* Whoever of them answers, they say the same. */
static void
test_all_alike (Fixture *f, gconstpointer data)
{
  g_autoptr (PalWaveData) wave = make_wave (f, TRUE);
  g_autoptr (PalDataSpread) spread = spread_of (wave, NULL, 1, 0.1);
  guint n_assessed = 0;

  for (guint i = 0; i < spread->items->len; i++)
    {
      const PalDataSpreadItem *item = &g_array_index (spread->items, PalDataSpreadItem, i);

      if (!item->assessed)
        continue;
      n_assessed++;
      g_assert_cmpuint (item->n_institutions, ==, N_EACH);
      g_assert_cmpuint (item->n_draws, ==, N_DRAWS);
      g_assert_cmpfloat_with_epsilon (item->score_p5, get_score (wave, item->country, "INDEX"), 1e-9);
      g_assert_cmpfloat_with_epsilon (item->score_p95, item->score_p5, 1e-9);
      g_assert_cmpfloat (item->rank_p5, ==, item->rank);
      g_assert_cmpfloat (item->rank_p95, ==, item->rank);
    }
  g_assert_cmpuint (n_assessed, >=, 3);
}

/* They differ: the range opens, holds the score itself, and another seed makes others. */
static void
test_they_differ (Fixture *f, gconstpointer data)
{
  g_autoptr (PalWaveData) wave = make_wave (f, FALSE);
  g_autoptr (PalDataSpread) spread = spread_of (wave, NULL, 1, 0.1), again = spread_of (wave, NULL, 1, 0.1);
  g_autoptr (PalDataSpread) other = spread_of (wave, NULL, 2, 0.1);
  gboolean differs = FALSE;

  g_assert_cmpfloat (get_width (spread), >, 1);
  for (guint i = 0; i < spread->items->len; i++)
    {
      const PalDataSpreadItem *item = &g_array_index (spread->items, PalDataSpreadItem, i);
      const PalDataSpreadItem *same = &g_array_index (again->items, PalDataSpreadItem, i);
      const PalDataSpreadItem *another = &g_array_index (other->items, PalDataSpreadItem, i);

      if (!item->assessed)
        continue;
      g_assert_cmpfloat (item->score_p5, ==, same->score_p5);
      g_assert_cmpfloat (item->score_p95, ==, same->score_p95);
      g_assert_cmpfloat (item->rank_median, ==, same->rank_median);
      differs = differs || item->score_p5 != another->score_p5;
      g_assert_cmpfloat (item->score_p5, <=, get_score (wave, item->country, "INDEX") + 5);
      g_assert_cmpfloat (item->score_p95, >=, get_score (wave, item->country, "INDEX") - 5);
      g_assert_cmpfloat (item->rank_p5, >=, 1);
      g_assert_cmpfloat (item->rank_p95, <=, item->n_group);
    }
  g_assert_true (differs);
}

static GPtrArray *
mark_all (Fixture *f, PalWaveData *wave)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    for (guint k = 0; k < pal_instrument_get_n_questions (f->instrument); k++)
      {
        const PalQuestion *question = pal_instrument_get_question (f->instrument, k);

        if (question->level == PAL_LEVEL_COUNTRY)
          g_ptr_array_add (out, pal_answer_id_make (countries[i], NULL, "2026", question->id, NULL));
        for (guint j = 0; j < N_EACH && question->level == PAL_LEVEL_INSTITUTION; j++)
          {
            g_autofree char *id = g_strdup_printf ("%s-%u", countries[i], j);

            g_ptr_array_add (out, pal_answer_id_make (countries[i], id, "2026", question->id, NULL));
          }
      }
  g_ptr_array_add (out, NULL);
  return out;
}

/* Low confidence in numbers opens the range where institutions agree, and the more, the wider. */
static void
test_marks (Fixture *f, gconstpointer data)
{
  g_autoptr (PalWaveData) wave = make_wave (f, TRUE);
  g_autoptr (GPtrArray) marked = mark_all (f, wave);
  const char *const *ids = (const char *const *) marked->pdata;
  g_autoptr (PalDataSpread) sure = spread_of (wave, NULL, 1, 0.1), none = spread_of (wave, ids, 1, 0);
  g_autoptr (PalDataSpread) tenth = spread_of (wave, ids, 1, 0.1), third = spread_of (wave, ids, 1, 0.3);

  g_assert_cmpfloat (get_width (sure), <, 1e-6);
  g_assert_cmpfloat (get_width (none), <, 1e-6);
  g_assert_cmpfloat (get_width (tenth), >, 0.1);
  g_assert_cmpfloat (get_width (third), >, 1.5 * get_width (tenth));
  g_assert_cmpuint (pal_data_spread_find (sure, "NO")->n_marks, ==, 0);
  g_assert_cmpuint (pal_data_spread_find (tenth, "NO")->n_marks, >, 5);
  g_assert_null (pal_data_spread_find (tenth, "XX"));
}

/* Which marks count: numbers of this wave that are agreed on, each once. */
static void
test_which_marks (Fixture *f, gconstpointer data)
{
  static const char *const marked[] = {
    "NO//2026/T1C11/agreed", "NO//2026/T1C11/agreed",
    "NO//2024/T1C11/agreed", "NO//2026/T1C11/entry-a",
    "XX//2026/T1C11/agreed", "NO/nobody/2026/B0I03/agreed",
    "NO//2026/NONE/agreed",  "rubbish",
    "SE//2026/T1C11/agreed", NULL,
  };
  g_autoptr (PalWaveData) wave = make_wave (f, TRUE);
  g_autoptr (PalDataSnapshot) snapshot = NULL;
  g_auto (PalValue) number = PAL_VALUE_INIT, gap = PAL_VALUE_INIT;

  pal_value_init_number (&number, 12);
  pal_value_init_missing (&gap, PAL_MISSING_DK);
  pal_wave_data_set (wave, "NO", NULL, "T1C11", &number);
  pal_wave_data_set (wave, "SE", NULL, "T1C11", &gap);
  snapshot = pal_data_snapshot_new_of_wave (wave, marked);
  g_assert_cmpuint (pal_data_snapshot_get_n_marks (snapshot), ==, 1);
}

/* Two institutions are no sample; no answer at all is no score. */
static void
test_not_assessed (Fixture *f, gconstpointer data)
{
  g_autoptr (PalWaveData) wave = NULL;
  g_autoptr (PalDataSpread) spread = NULL;
  const PalDataSpreadItem *few, *nothing;

  for (guint i = f->institutions->len; i > 0; i--)
    {
      const char *id = pal_institution_get_id (g_ptr_array_index (f->institutions, i - 1));

      if (g_str_has_prefix (id, "SE-") && strcmp (id, "SE-1") > 0)
        g_ptr_array_remove_index (f->institutions, i - 1);
    }
  wave = make_wave (f, FALSE);
  for (guint i = 0; i < N_EACH; i++)
    add_institution (f, "PT", i);
  pal_wave_data_set_institutions (wave, f->institutions);
  spread = spread_of (wave, NULL, 1, 0.1);
  few = pal_data_spread_find (spread, "SE");
  nothing = pal_data_spread_find (spread, "PT");
  g_assert_false (few->assessed);
  g_assert_cmpint (few->reason, ==, PAL_DATA_FEW_INSTITUTIONS);
  g_assert_cmpuint (few->n_institutions, ==, 2);
  g_assert_true (isnan (few->rank_p5) && isnan (few->score_p95));
  g_assert_false (nothing->assessed);
  g_assert_cmpint (nothing->reason, ==, PAL_DATA_NO_SCORE);
  g_assert_cmpuint (nothing->n_institutions, ==, 0);
  g_assert_cmpuint (nothing->rank, ==, 0);
  g_assert_cmpuint (nothing->group, ==, 0);
}

/* Takes every answer away that the indicators of a domain read. */
static void
drop_domain (Fixture *f, PalWaveData *wave, const char *country, const char *domain)
{
  g_auto (PalValue) gap = PAL_VALUE_INIT;

  pal_value_init_missing (&gap, PAL_MISSING_DK);
  for (guint i = 0; i < pal_framework_get_n_indicators (f->framework); i++)
    {
      const PalIndicator *indicator = pal_framework_get_indicator (f->framework, i);
      PalFormula *formula = pal_scorer_get_formula (f->scorer, i);

      if (g_strcmp0 (indicator->domain, domain) != 0)
        continue;
      for (guint k = 0; k < pal_formula_get_n_refs (formula); k++)
        {
          const char *question = pal_formula_get_ref (formula, k)->question;

          if (indicator->level == PAL_LEVEL_COUNTRY)
            pal_wave_data_set (wave, country, NULL, question, &gap);
          for (guint j = 0; j < N_EACH && indicator->level == PAL_LEVEL_INSTITUTION; j++)
            {
              g_autofree char *id = g_strdup_printf ("%s-%u", country, j);

              pal_wave_data_set (wave, country, id, question, &gap);
            }
        }
    }
}

/* Who lacks a domain is not ranked among those that have it. */
static void
test_other_domains (Fixture *f, gconstpointer data)
{
  g_autoptr (PalWaveData) wave = make_wave (f, TRUE);
  g_autoptr (PalDataSpread) before = spread_of (wave, NULL, 1, 0.1), after = NULL;
  const char *domain = pal_framework_get_domain (f->framework, 0)->id;
  const PalDataSpreadItem *item = pal_data_spread_find (before, "NO");
  guint n_group = item->n_group, n_others = 0;

  g_assert_cmpuint (n_group, >, 1);
  drop_domain (f, wave, "NO", domain);
  after = spread_of (wave, NULL, 1, 0.1);
  item = pal_data_spread_find (after, "NO");
  g_assert_true (item->assessed);
  g_assert_cmpuint (item->n_group, <, n_group);
  g_assert_cmpfloat (item->rank_p95, <=, item->n_group);
  for (guint i = 0; i < after->items->len; i++)
    {
      const PalDataSpreadItem *one = &g_array_index (after->items, PalDataSpreadItem, i);

      g_assert_cmpuint (one->rank, <=, one->n_group);
      n_others += one->group != 0 && one->group != item->group ? 1 : 0;
    }
  g_assert_cmpuint (n_others, >=, n_group - 1);
}

static void
store_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* A thread works on the answers as they were while somebody types others. */
static void
test_thread (Fixture *f, gconstpointer data)
{
  g_autoptr (PalWaveData) wave = make_wave (f, FALSE);
  g_autoptr (PalDataSpread) expected = spread_of (wave, NULL, 1, 0.1), got = NULL;
  PalDataSnapshot *snapshot = pal_data_snapshot_new_of_wave (wave, NULL);
  PalDataSpreadRule rule = PAL_DATA_SPREAD_RULE_INIT;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_typed = 0;

  rule.n_draws = N_DRAWS;
  pal_data_spread_new_async (snapshot, &rule, NULL, store_cb, &result);
  pal_data_snapshot_unref (snapshot);
  while (result == NULL)
    {
      drop_domain (f, wave, countries[n_typed++ % G_N_ELEMENTS (countries)],
                   pal_framework_get_domain (f->framework, 1)->id);
      pal_wave_data_get_scores (wave);
      g_main_context_iteration (NULL, FALSE);
    }
  got = pal_data_spread_new_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_typed, >, 0);
  for (guint i = 0; i < got->items->len; i++)
    {
      const PalDataSpreadItem *a = &g_array_index (got->items, PalDataSpreadItem, i);
      const PalDataSpreadItem *b = &g_array_index (expected->items, PalDataSpreadItem, i);

      g_assert_cmpstr (a->country, ==, b->country);
      g_assert_cmpint (a->assessed, ==, b->assessed);
      g_assert_true (!a->assessed || (a->score_p5 == b->score_p5 && a->rank_p95 == b->rank_p95));
    }
}

static void
count_cb (double share, const char *what, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (share, >, *last);
  *last = share;
}

static void
test_rules (Fixture *f, gconstpointer data)
{
  g_autoptr (PalWaveData) wave = make_wave (f, TRUE);
  g_autoptr (PalDataSnapshot) snapshot = pal_data_snapshot_new_of_wave (wave, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (PalDataSpread) good = NULL;
  g_autoptr (GError) cancelled = NULL;
  PalDataSpreadRule rule = PAL_DATA_SPREAD_RULE_INIT;
  const PalDataSpreadRule bad[] = {
    { "NONE", 100, 1, 0.1, 3 },  { "INDEX", 0, 1, 0.1, 3 },   { "INDEX", 20001, 1, 0.1, 3 },
    { "INDEX", 100, 1, 1.1, 3 }, { "INDEX", 100, 1, NAN, 3 }, { "INDEX", 100, 1, 0.1, 1 },
  };
  double last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pal_data_spread_new (snapshot, &bad[i], NULL, NULL, NULL, &error));
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
    }
  rule.n_draws = N_DRAWS;
  rule.column = "SRV1";
  good = pal_data_spread_new (snapshot, &rule, count_cb, &last, cancellable, NULL);
  g_assert_nonnull (good);
  g_assert_cmpfloat (last, ==, 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (pal_data_spread_new (snapshot, &rule, NULL, NULL, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The demonstration workspace: its marks are found, a wave that is not there gives nothing. */
static void
test_dataset (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pal_seed_ensure_workspace ("demo", &error);
  g_autoptr (PalStore) store = pal_store_open (path, PAL_STORE_READ_ONLY, &error);
  g_autoptr (PalDataset) dataset = store != NULL ? pal_dataset_load (store, &error) : NULL;
  g_autoptr (PalDataSnapshot) snapshot = NULL;
  g_autoptr (PalDataSpread) spread = NULL;
  PalDataSpreadRule rule = PAL_DATA_SPREAD_RULE_INIT;
  guint n_assessed = 0;

  g_assert_no_error (error);
  g_assert_null (pal_data_snapshot_new (dataset, "1999"));
  g_assert_null (pal_data_snapshot_new (dataset, NULL));
  snapshot = pal_data_snapshot_new (dataset, pal_dataset_get_latest_wave (dataset));
  g_assert_cmpuint (pal_data_snapshot_get_n_marks (snapshot), >, 20);
  rule.n_draws = 20;
  spread = pal_data_spread_new (snapshot, &rule, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < spread->items->len; i++)
    n_assessed += g_array_index (spread->items, PalDataSpreadItem, i).assessed ? 1 : 0;
  g_assert_cmpuint (n_assessed, <, spread->items->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, func) g_test_add ("/session/data-spread/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("all-alike", test_all_alike);
  ADD ("they-differ", test_they_differ);
  ADD ("marks", test_marks);
  ADD ("which-marks", test_which_marks);
  ADD ("not-assessed", test_not_assessed);
  ADD ("other-domains", test_other_domains);
  ADD ("thread", test_thread);
  ADD ("rules", test_rules);
  ADD ("dataset", test_dataset);
  return g_test_run ();
}
