/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Explain: the same parts that made a number, laid out as a tree.  Index, domains
 * and indicators are read from the scores; only what the scores do not keep, the
 * parts of institutions and the answers, is looked up again through the same
 * functions that scored them. */
#include "score/pal-trail.h"

#include <string.h>

#include "base/pal-number.h"
#include "score/pal-scores-private.h"

/* What all steps of one trail share. */
typedef struct
{
  PalScorer *scorer;        /* unowned */
  PalScores *scores;        /* unowned */
  const PalScoreUnit *unit; /* unowned */
  guint country;
} Walk;

static PalTrail *
trail_new (PalTrailKind kind, const char *code)
{
  PalTrail *self = g_new0 (PalTrail, 1);

  self->kind = kind;
  self->code = g_strdup (code);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_trail_free);
  return self;
}

void
pal_trail_free (PalTrail *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->formula);
  g_free (self->with_numbers);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static PalScore
score_from_result (PalResult result)
{
  PalScore score = { .missing = result.missing, .score_missing = PAL_MISSING_NA };

  if (result.missing == PAL_MISSING_NONE)
    score.value = result.number;
  return score;
}

/* Questions in the order of the formula, each once. */
static void
add_questions (PalTrail *parent, PalFormula *formula, const PalScoreSource *source)
{
  for (guint i = 0; i < pal_formula_get_n_refs (formula); i++)
    {
      const PalFormulaRef *ref = pal_formula_get_ref (formula, i);
      gboolean known = FALSE;
      PalTrail *question;

      for (guint j = 0; j < parent->children->len && !known; j++)
        known = strcmp (((PalTrail *) parent->children->pdata[j])->code, ref->question) == 0;
      if (known)
        continue;
      question = trail_new (PAL_TRAIL_QUESTION, ref->question);
      question->score =
          score_from_result (source->lookup (ref->query, ref->question, ref->code, source->lookup_data));
      g_ptr_array_add (parent->children, question);
    }
}

static PalTrail *
new_formula (const Walk *walk, const PalIndicator *indicator, const PalScoreSource *source, PalScore score)
{
  PalFormula *formula = walk->scorer->formulas[indicator->index].value;
  PalTrail *self = trail_new (PAL_TRAIL_FORMULA, indicator->id);
  g_autofree char *numbers =
      pal_formula_to_text_with (formula, indicator->min_items, source->lookup, source->lookup_data);
  g_autofree char *result = score.missing == PAL_MISSING_NONE
                                ? pal_number_format (score.value, indicator->decimals)
                                : g_strdup (pal_missing_get_label (score.missing));

  self->score = score;
  self->weight = 1;
  self->contribution = score.value;
  self->formula = g_strdup (pal_formula_get_text (formula));
  self->with_numbers = g_strdup_printf ("%s = %s", numbers, result);
  add_questions (self, formula, source);
  return self;
}

static void
add_institutions (const Walk *walk, PalTrail *parent, const PalIndicator *indicator)
{
  g_autofree PalInstitutionPart *parts = g_new (PalInstitutionPart, walk->unit->n_institutions + 1);
  PalCountryValue value;

  pal_country_value_compute (indicator, &walk->scorer->formulas[indicator->index], walk->unit, parts, &value);
  for (guint i = 0; i < walk->unit->n_institutions; i++)
    {
      const PalScoreSource *source = &walk->unit->institutions[i];
      PalTrail *institution = trail_new (PAL_TRAIL_INSTITUTION, source->id);

      institution->score = score_from_result (parts[i].value);
      institution->weight = parts[i].share;
      institution->contribution = parts[i].contribution;
      g_ptr_array_add (institution->children, new_formula (walk, indicator, source, institution->score));
      g_ptr_array_add (parent->children, institution);
    }
}

static PalTrail *
new_indicator (const Walk *walk, guint index)
{
  const PalIndicator *indicator = pal_framework_get_indicator (walk->scorer->framework, index);
  PalTrail *self = trail_new (PAL_TRAIL_INDICATOR, indicator->id);

  self->score = *pal_scores_get (walk->scores, walk->country, index);
  if (indicator->level == PAL_LEVEL_INSTITUTION)
    add_institutions (walk, self, indicator);
  else
    g_ptr_array_add (self->children, new_formula (walk, indicator, &walk->unit->national, self->score));
  return self;
}

/* Takes @child.  Its weight stays as the document gives it until settle_weights (). */
static void
add_child (PalTrail *parent, PalTrail *child, double weight)
{
  child->weight = child->score.score_missing == PAL_MISSING_NONE ? weight : 0;
  g_ptr_array_add (parent->children, child);
}

/* Children without a score are left out and the weights of the others rescaled: the
 * contributions of an aggregate that is shown add up to its score.  Where the mean is no sum
 * they are the shares of one, brought to the score. */
static void
settle_weights (PalTrail *self, PalCombineMethod method)
{
  double all = 0, sum = 0;

  for (guint i = 0; i < self->children->len; i++)
    all += ((PalTrail *) self->children->pdata[i])->weight;
  for (guint i = 0; i < self->children->len && all > 0; i++)
    {
      PalTrail *child = self->children->pdata[i];

      child->weight /= all;
      child->contribution = child->weight * child->score.score;
      sum += child->contribution;
    }
  if (method == PAL_COMBINE_ARITHMETIC || self->score.missing != PAL_MISSING_NONE || sum == 0)
    return;
  for (guint i = 0; i < self->children->len; i++)
    ((PalTrail *) self->children->pdata[i])->contribution *= self->score.score / sum;
}

static PalTrail *new_domain (const Walk *walk, guint index);

static void
add_children (const Walk *walk, PalTrail *self, guint node)
{
  const GArray *children = pal_scorer_get_children (walk->scorer, node);

  for (guint i = 0; i < children->len; i++)
    {
      const PalScoreChild *child = &g_array_index (children, PalScoreChild, i);

      add_child (self,
                 child->column < walk->scores->n_indicators
                     ? new_indicator (walk, child->column)
                     : new_domain (walk, child->column - walk->scores->n_indicators),
                 child->weight);
    }
}

/* Domains in domains: the framework says that none stands below itself. */
static PalTrail *
new_domain (const Walk *walk, guint index)
{
  const PalDomain *domain = pal_framework_get_domain (walk->scorer->framework, index);
  PalTrail *self = trail_new (PAL_TRAIL_DOMAIN, domain->id);

  self->score = *pal_scores_get (walk->scores, walk->country, walk->scores->n_indicators + index);
  add_children (walk, self, index);
  settle_weights (self, domain->combine.method);
  return self;
}

static PalTrail *
new_index (const Walk *walk)
{
  guint column = walk->scores->n_columns - 1;
  PalTrail *self = trail_new (PAL_TRAIL_INDEX, pal_scores_get_column_code (walk->scores, column));

  self->score = *pal_scores_get (walk->scores, walk->country, column);
  add_children (walk, self, walk->scores->n_domains);
  settle_weights (self, pal_framework_get_index_combine (walk->scorer->framework)->method);
  return self;
}

PalTrail *
pal_trail_new (PalScorer *scorer, PalScores *scores, const PalScoreUnit *unit, guint column)
{
  Walk walk = { scorer, scores, unit, 0 };
  PalTrail *self;
  int country;

  g_return_val_if_fail (scorer != NULL && scores != NULL && unit != NULL, NULL);
  g_return_val_if_fail (column < scores->n_columns, NULL);

  country = pal_scores_find_country (scores, unit->country);
  g_return_val_if_fail (country >= 0, NULL);

  walk.country = (guint) country;
  if (column < scores->n_indicators)
    self = new_indicator (&walk, column);
  else if (column < scores->n_indicators + scores->n_domains)
    self = new_domain (&walk, column - scores->n_indicators);
  else
    self = new_index (&walk);
  self->weight = 1;
  self->contribution = self->score.score;
  return self;
}
