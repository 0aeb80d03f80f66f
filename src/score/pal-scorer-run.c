/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From answers to scores, in four steps: values of indicators (per country),
 * normalised scores (per indicator), domains and index (per country), ranks (per
 * column).  An update takes the same steps for what a change touches. */
#include <math.h>

#include "base/pal-parallel.h"
#include "score/pal-combine.h"
#include "score/pal-normalise.h"
#include "score/pal-rank.h"
#include "score/pal-scores-private.h"

/* Institutions of a wave from which on threads cost less than they save. */
#define WORTH_THREADS 500

/* Room that is used again for each country and column. */
typedef struct
{
  PalScorer *scorer; /* unowned */
  PalScores *scores; /* unowned */
  GArray *parts;     /* PalInstitutionPart */
  GArray *keys;      /* double */
  GArray *rows;      /* guint: country of each key */
  GArray *ranks;     /* guint */
  GArray *weights;   /* double: with keys, what a composite is made of */
} Run;

static void
run_init (Run *self, PalScorer *scorer, PalScores *scores)
{
  self->scorer = scorer;
  self->scores = scores;
  self->parts = g_array_new (FALSE, FALSE, sizeof (PalInstitutionPart));
  self->keys = g_array_new (FALSE, FALSE, sizeof (double));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->weights = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
run_clear (Run *self)
{
  g_array_unref (self->parts);
  g_array_unref (self->keys);
  g_array_unref (self->rows);
  g_array_unref (self->ranks);
  g_array_unref (self->weights);
}

static guint
count_clinical (const PalScoreUnit *unit)
{
  guint n = 0;

  for (guint i = 0; i < unit->n_institutions; i++)
    n += unit->institutions[i].clinical ? 1 : 0;
  return n;
}

static void
set_from_institutions (const PalIndicator *indicator,
                       const PalScoreUnit *unit,
                       guint n_clinical,
                       PalInstitutionPart *parts,
                       PalScore *out)
{
  PalCountryValue value;

  pal_country_value_pool (indicator, unit, parts, &value);
  out->missing = value.result.missing;
  out->value = value.result.number;
  out->n = value.n;
  out->n_expected = n_clinical;
  if (out->missing == PAL_MISSING_NONE && value.n_clinical < indicator->min_coverage * n_clinical - 1e-9)
    out->status = PAL_STATUS_PROVISIONAL;
}

/* A mean that is 50 on paper must not miss its cut point by the last bit of a sum. */
static int
level_of (const PalIndicator *indicator, double value)
{
  double last_bits = 1e-12 * MAX (1, fabs (value));

  return pal_indicator_get_level_of (indicator, value + indicator->direction * last_bits);
}

static void
settle_value (const PalIndicator *indicator, PalScore *out)
{
  if (out->missing != PAL_MISSING_NONE)
    out->value = 0;
  else
    out->level = level_of (indicator, out->value);
}

static void
set_national (PalScorer *scorer, const PalIndicator *indicator, const PalScoreUnit *unit, PalScore *out)
{
  PalResult result = pal_formula_eval (scorer->formulas[indicator->index].value, indicator->min_items,
                                       unit->national.lookup, unit->national.lookup_data);

  out->missing = result.missing;
  out->value = result.number;
}

/* The values of one country into @cells, of the indicators that are @touched (NULL: all).  Institution by
 * institution: what all indicators need of one lies in the cache together. */
static void
compute_values (PalScorer *scorer,
                const PalScoreUnit *unit,
                const gboolean *touched,
                GArray *room,
                PalScore *cells)
{
  guint n_indicators = pal_framework_get_n_indicators (scorer->framework), n = 0;
  g_autofree guint *pooled = g_new (guint, n_indicators + 1);
  guint n_clinical = count_clinical (unit);
  PalInstitutionPart *parts;

  for (guint i = 0; i < n_indicators; i++)
    {
      const PalIndicator *indicator = pal_framework_get_indicator (scorer->framework, i);

      if (touched != NULL && !touched[i])
        continue;
      cells[i] = (PalScore){ .status = PAL_STATUS_FINAL };
      if (indicator->level == PAL_LEVEL_INSTITUTION)
        {
          pooled[n++] = i;
          continue;
        }
      set_national (scorer, indicator, unit, &cells[i]);
      settle_value (indicator, &cells[i]);
    }

  /* Never without a place: a country may have no institution. */
  g_array_set_size (room, MAX (n * unit->n_institutions, 1));
  parts = (PalInstitutionPart *) (gpointer) room->data;
  for (guint i = 0; i < unit->n_institutions; i++)
    for (guint j = 0; j < n; j++)
      pal_country_value_read (pal_framework_get_indicator (scorer->framework, pooled[j]),
                              &scorer->formulas[pooled[j]], &unit->institutions[i],
                              &parts[j * unit->n_institutions + i]);
  for (guint j = 0; j < n; j++)
    {
      const PalIndicator *indicator = pal_framework_get_indicator (scorer->framework, pooled[j]);

      set_from_institutions (indicator, unit, n_clinical, parts + (gsize) j * unit->n_institutions,
                             &cells[pooled[j]]);
      settle_value (indicator, &cells[pooled[j]]);
    }
}

/* The countries of a large wave, a thread to each: nothing is shared but what is only read. */
typedef struct
{
  PalScorer *scorer; /* unowned */
  PalScores *scores; /* unowned; a row for each unit, in order */
  const PalScoreUnit *units;
} ManyUnits;

static void
compute_unit (guint part, gpointer data)
{
  ManyUnits *many = data;
  g_autoptr (GArray) room = g_array_new (FALSE, FALSE, sizeof (PalInstitutionPart));

  compute_values (many->scorer, &many->units[part], NULL, room, pal_scores_cell (many->scores, part, 0));
}

static void
compute_units (PalScorer *scorer, PalScores *scores, const PalScoreUnit *units, guint n_units)
{
  ManyUnits many = { scorer, scores, units };
  guint n_institutions = 0;

  for (guint i = 0; i < n_units; i++)
    n_institutions += units[i].n_institutions;
  if (n_institutions >= WORTH_THREADS)
    pal_parallel_run ("scores", n_units, compute_unit, &many);
  else
    for (guint i = 0; i < n_units; i++)
      compute_unit (i, &many);
}

static void
set_score (const PalIndicator *indicator, double lower, double upper, PalScore *cell)
{
  cell->score = 0;
  cell->score_missing = cell->missing;
  if (cell->missing == PAL_MISSING_NONE &&
      !pal_normalise (indicator, lower, upper, cell->value, &cell->score))
    cell->score_missing = PAL_MISSING_NA;
}

static void
find_bounds (Run *run, const PalIndicator *indicator, double *lower, double *upper)
{
  *lower = indicator->lower;
  *upper = indicator->upper;
  if (indicator->scale != PAL_SCALE_MINMAX)
    return;

  /* No country at all: the bounds stay crossed and nobody has a score. */
  *lower = INFINITY;
  *upper = -INFINITY;
  for (guint i = 0; i < run->scores->countries->len; i++)
    {
      const PalScore *cell = pal_scores_cell (run->scores, i, indicator->index);

      if (cell->missing == PAL_MISSING_NONE)
        {
          *lower = MIN (*lower, cell->value);
          *upper = MAX (*upper, cell->value);
        }
    }
}

/* The ways that look at all countries at once. */
static void
normalise_together (Run *run, const PalIndicator *indicator)
{
  guint n = run->scores->countries->len;
  g_autofree double *values = g_new (double, 2 * n + 1);
  double *scores = values + n, reference = NAN;

  for (guint i = 0; i < n; i++)
    {
      const PalScore *cell = pal_scores_cell (run->scores, i, indicator->index);

      values[i] = cell->missing == PAL_MISSING_NONE ? cell->value : NAN;
      if (g_strcmp0 (indicator->scale_reference, run->scores->countries->pdata[i]) == 0)
        reference = values[i];
    }
  pal_normalise_column (indicator, values, n, reference, scores);
  for (guint i = 0; i < n; i++)
    {
      PalScore *cell = pal_scores_cell (run->scores, i, indicator->index);
      gboolean scored = isfinite (scores[i]);

      cell->score = scored ? scores[i] : 0;
      cell->score_missing = scored || cell->missing != PAL_MISSING_NONE ? cell->missing : PAL_MISSING_NA;
    }
}

static void
normalise_column (Run *run, guint column)
{
  const PalIndicator *indicator = pal_framework_get_indicator (run->scorer->framework, column);
  double lower, upper;

  if (pal_normalise_needs_column (indicator))
    {
      normalise_together (run, indicator);
      return;
    }
  find_bounds (run, indicator, &lower, &upper);
  for (guint i = 0; i < run->scores->countries->len; i++)
    set_score (indicator, lower, upper, pal_scores_cell (run->scores, i, column));
}

/* A weighted mean in the making. */
typedef struct
{
  GArray *scores, *weights; /* double, unowned: of children that have a score */
  double present, all;      /* sums of weights */
  double below;             /* sum of the weights times the share of indicators below that are present */
  PalScore *cell;
  PalMissing missing; /* the reason to show when too much is missing */
} Composite;

static Composite
composite_start (Run *run, guint country, guint column)
{
  PalScore *cell = pal_scores_cell (run->scores, country, column);

  *cell = (PalScore){ .status = PAL_STATUS_FINAL };
  g_array_set_size (run->keys, 0);
  g_array_set_size (run->weights, 0);
  return (Composite){ .scores = run->keys, .weights = run->weights, .cell = cell };
}

static void
composite_add (Composite *self, const PalScore *child, gboolean is_indicator, double weight)
{
  self->all += weight;
  if (!is_indicator)
    self->below += weight * child->indicator_share;
  else if (child->score_missing == PAL_MISSING_NONE)
    self->below += weight;
  self->cell->n_expected++;
  if (child->score_missing != PAL_MISSING_NONE)
    {
      self->missing = self->missing == PAL_MISSING_NONE
                          ? child->score_missing
                          : pal_missing_worse (self->missing, child->score_missing);
      return;
    }
  self->present += weight;
  self->cell->n++;
  g_array_append_val (self->scores, child->score);
  g_array_append_val (self->weights, weight);
  if (child->status != PAL_STATUS_FINAL)
    self->cell->status = child->status;
}

static void
composite_finish (Composite *self, const PalCombine *combine, double min_share, guint min_n)
{
  PalScore *cell = self->cell;

  cell->weight_share = self->all > 0 ? self->present / self->all : 0;
  cell->indicator_share = self->all > 0 ? self->below / self->all : 0;
  if (cell->weight_share < min_share - 1e-12 || cell->n < min_n ||
      !pal_combine (combine, (const double *) (gpointer) self->scores->data,
                    (const double *) (gpointer) self->weights->data, cell->n, &cell->value))
    {
      cell->missing = self->missing == PAL_MISSING_NONE ? PAL_MISSING_NA : self->missing;
      cell->score_missing = cell->missing;
      cell->value = 0;
      cell->status = PAL_STATUS_FINAL;
      return;
    }
  cell->score = cell->value;
  cell->level = pal_normalise_level_of (cell->score);
}

/* A domain by its index, or the index itself; all that stands below it is done. */
static void
compute_node (Run *run, guint node)
{
  PalFramework *framework = run->scorer->framework;
  const GArray *children = pal_scorer_get_children (run->scorer, node);
  const PalDomain *domain = node < run->scores->n_domains ? pal_framework_get_domain (framework, node) : NULL;

  for (guint i = 0; i < run->scores->countries->len; i++)
    {
      Composite composite = composite_start (run, i, run->scores->n_indicators + node);

      for (guint j = 0; j < children->len; j++)
        {
          const PalScoreChild *child = &g_array_index (children, PalScoreChild, j);

          composite_add (&composite, pal_scores_cell (run->scores, i, child->column),
                         child->column < run->scores->n_indicators, child->weight);
        }
      if (domain != NULL)
        composite_finish (&composite, &domain->combine, domain->min_share, domain->min_children);
      else
        composite_finish (&composite, pal_framework_get_index_combine (framework),
                          pal_framework_get_index_min_share (framework),
                          MAX (1, pal_framework_get_index_min_domains (framework)));
    }
}

/* By score; a column in which nobody has one, by value in the good direction. */
static void
rank_column (Run *run, guint column)
{
  gboolean scored = FALSE;
  int direction = 1;

  g_array_set_size (run->keys, 0);
  g_array_set_size (run->rows, 0);
  for (guint i = 0; i < run->scores->countries->len; i++)
    scored = scored || pal_scores_cell (run->scores, i, column)->score_missing == PAL_MISSING_NONE;
  if (!scored && column < run->scores->n_indicators)
    direction = pal_framework_get_indicator (run->scorer->framework, column)->direction;
  for (guint i = 0; i < run->scores->countries->len; i++)
    {
      PalScore *cell = pal_scores_cell (run->scores, i, column);
      double key = scored ? cell->score : cell->value * direction;

      cell->rank = 0;
      if ((scored ? cell->score_missing : cell->missing) != PAL_MISSING_NONE)
        continue;
      g_array_append_val (run->keys, key);
      g_array_append_val (run->rows, i);
    }

  g_array_set_size (run->ranks, run->keys->len);
  pal_rank ((const double *) (gpointer) run->keys->data, run->keys->len,
            (guint *) (gpointer) run->ranks->data);
  for (guint i = 0; i < run->rows->len; i++)
    pal_scores_cell (run->scores, g_array_index (run->rows, guint, i), column)->rank =
        (int) g_array_index (run->ranks, guint, i);
  run->scores->n_ranked[column] = run->keys->len;
}

static gboolean
is_touched (const GArray *children, const gboolean *touched)
{
  for (guint i = 0; i < children->len; i++)
    if (touched[g_array_index (children, PalScoreChild, i).column])
      return TRUE;
  return children->len == 0;
}

/* @touched: by column, of indicators whose value changed somewhere; those of domains are filled in. */
static void
finish (Run *run, gboolean *touched)
{
  const guint *order = pal_framework_get_order (run->scorer->framework);

  for (guint i = 0; i < run->scores->n_indicators; i++)
    if (touched[i])
      {
        normalise_column (run, i);
        rank_column (run, i);
      }
  for (guint i = 0; i < run->scores->n_domains; i++)
    {
      guint column = run->scores->n_indicators + order[i];

      touched[column] = is_touched (pal_scorer_get_children (run->scorer, order[i]), touched);
      if (!touched[column])
        continue;
      compute_node (run, order[i]);
      rank_column (run, column);
    }
  compute_node (run, run->scores->n_domains);
  rank_column (run, run->scores->n_columns - 1);
}

PalScores *
pal_scorer_run (PalScorer *self, const PalScoreUnit *units, guint n_units)
{
  PalScores *scores;
  g_autofree gboolean *touched = NULL;
  Run run;

  g_return_val_if_fail (self != NULL && (units != NULL || n_units == 0), NULL);

  scores = pal_scores_new (self->framework);
  touched = g_new0 (gboolean, scores->n_columns);
  run_init (&run, self, scores);
  for (guint i = 0; i < n_units; i++)
    pal_scores_add_country (scores, &units[i]);
  compute_units (self, scores, units, n_units);
  for (guint j = 0; j < scores->n_indicators; j++)
    touched[j] = TRUE;
  finish (&run, touched);
  run_clear (&run);
  return scores;
}

/* Which indicators of the country have to be computed again. */
static void
mark_touched (PalScorer *self, gboolean all_of_institutions, const char *const *questions, gboolean *touched)
{
  for (guint i = 0; i < pal_framework_get_n_indicators (self->framework); i++)
    touched[i] = all_of_institutions &&
                 pal_framework_get_indicator (self->framework, i)->level == PAL_LEVEL_INSTITUTION;
  for (guint i = 0; questions != NULL && questions[i] != NULL; i++)
    {
      const GArray *dependents = pal_scorer_get_dependents (self, questions[i]);

      for (guint j = 0; dependents != NULL && j < dependents->len; j++)
        touched[g_array_index (dependents, guint, j)] = TRUE;
    }
}

PalScores *
pal_scorer_update (PalScorer *self,
                   PalScores *previous,
                   const PalScoreUnit *unit,
                   const char *const *questions)
{
  PalScores *scores;
  g_autofree gboolean *touched = NULL;
  int found;
  Run run;

  g_return_val_if_fail (self != NULL && previous != NULL && unit != NULL, NULL);
  g_return_val_if_fail (previous->framework == self->framework, NULL);

  scores = pal_scores_copy (previous);
  touched = g_new0 (gboolean, scores->n_columns);
  run_init (&run, self, scores);
  found = pal_scores_find_country (scores, unit->country);
  if (found < 0)
    {
      found = (int) pal_scores_add_country (scores, unit);
      for (guint j = 0; j < scores->n_indicators; j++)
        touched[j] = TRUE;
    }
  else
    {
      /* Institutions that came, went or opened a clinic change coverage everywhere. */
      mark_touched (self, pal_scores_set_enrolment (scores, (guint) found, unit), questions, touched);
    }

  compute_values (self, unit, touched, run.parts, pal_scores_cell (scores, (guint) found, 0));
  finish (&run, touched);
  run_clear (&run);
  return scores;
}

void
pal_scorer_value (PalScorer *self, const PalScoreUnit *unit, guint indicator, PalScore *out)
{
  g_autoptr (GArray) parts = NULL;
  g_autofree PalScore *cells = NULL;
  g_autofree gboolean *touched = NULL;
  const PalIndicator *found;

  g_return_if_fail (self != NULL && unit != NULL && out != NULL);
  g_return_if_fail (indicator < pal_framework_get_n_indicators (self->framework));

  parts = g_array_new (FALSE, FALSE, sizeof (PalInstitutionPart));
  found = pal_framework_get_indicator (self->framework, indicator);
  cells = g_new0 (PalScore, pal_framework_get_n_indicators (self->framework));
  touched = g_new0 (gboolean, pal_framework_get_n_indicators (self->framework));
  touched[indicator] = TRUE;
  compute_values (self, unit, touched, parts, cells);
  *out = cells[indicator];

  /* One country has no spread and no rank among others: no score. */
  set_score (found, found->scale == PAL_SCALE_GOALPOSTS ? found->lower : out->value,
             found->scale == PAL_SCALE_GOALPOSTS ? found->upper : out->value, out);
}
