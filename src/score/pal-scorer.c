/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A framework made ready: formulas parsed, what counts in each domain, and which
 * indicators a question moves. */
#include <string.h>

#include "score/pal-framework-check.h"
#include "score/pal-scores-private.h"

static PalFormula *
parse_optional (const char *text)
{
  /* pal_framework_check () has parsed it before. */
  return text == NULL ? NULL : pal_formula_parse (text, NULL);
}

static void
parse_formulas (PalScorer *self)
{
  guint n_indicators = pal_framework_get_n_indicators (self->framework);

  self->formulas = g_new0 (PalIndicatorFormulas, n_indicators + 1);
  for (guint i = 0; i < n_indicators; i++)
    {
      const PalIndicator *indicator = pal_framework_get_indicator (self->framework, i);
      gboolean pooled = indicator->country_value == PAL_COUNTRY_VALUE_POOLED_EXPR;

      self->formulas[i].value = parse_optional (indicator->formula);
      self->formulas[i].pooled_num = pooled ? parse_optional (indicator->pooled_num) : NULL;
      self->formulas[i].pooled_den = pooled ? parse_optional (indicator->pooled_den) : NULL;
    }
}

static gboolean
counts_in (const PalIndicator *indicator, const PalDomain *domain, gboolean only_core)
{
  return indicator->in_composite && (indicator->core || !only_core) &&
         g_strcmp0 (indicator->domain, domain->id) == 0;
}

static void
add_child (GArray *children, guint column, double weight)
{
  PalScoreChild child = { column, weight };

  g_array_append_val (children, child);
}

static void
collect_children (PalScorer *self)
{
  guint n_domains = pal_framework_get_n_domains (self->framework);
  guint n_indicators = pal_framework_get_n_indicators (self->framework);

  self->children = g_new0 (GArray *, n_domains + 1);
  for (guint i = 0; i <= n_domains; i++)
    {
      self->children[i] = g_array_new (FALSE, FALSE, sizeof (PalScoreChild));
      for (guint j = 0; j < n_indicators && i < n_domains; j++)
        {
          const PalIndicator *indicator = pal_framework_get_indicator (self->framework, j);

          if (counts_in (indicator, pal_framework_get_domain (self->framework, i),
                         pal_framework_get_only_core (self->framework)))
            add_child (self->children[i], j, indicator->weight);
        }
    }
  for (guint i = 0; i < n_domains; i++)
    {
      int parent = pal_framework_get_parent (self->framework, i);

      add_child (self->children[parent >= 0 ? (guint) parent : n_domains], n_indicators + i,
                 pal_framework_get_domain (self->framework, i)->weight);
    }
}

/* Not only the question itself: whatever decides whether it is asked moves the
 * indicator too.  Conditions refer to earlier questions only, so this ends. */
static void
add_dependent (PalScorer *self, const char *question_id, guint indicator)
{
  const PalQuestion *question = pal_instrument_find_question (self->instrument, question_id);
  GArray *dependents = g_hash_table_lookup (self->dependents, question_id);

  if (question == NULL)
    return;
  if (dependents == NULL)
    {
      dependents = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->dependents, g_strdup (question_id), dependents);
    }
  /* Indicators come in order, so one that is there already is the last. */
  if (dependents->len > 0 && g_array_index (dependents, guint, dependents->len - 1) == indicator)
    return;
  g_array_append_val (dependents, indicator);
  for (guint i = 0; i < question->n_show_if; i++)
    add_dependent (self, question->show_if[i].question, indicator);
}

static void
add_formula_dependents (PalScorer *self, PalFormula *formula, guint indicator)
{
  for (guint i = 0; formula != NULL && i < pal_formula_get_n_refs (formula); i++)
    add_dependent (self, pal_formula_get_ref (formula, i)->question, indicator);
}

static void
map_dependents (PalScorer *self)
{
  self->dependents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < pal_framework_get_n_indicators (self->framework); i++)
    {
      const PalIndicator *indicator = pal_framework_get_indicator (self->framework, i);

      add_formula_dependents (self, self->formulas[i].value, i);
      add_formula_dependents (self, self->formulas[i].pooled_num, i);
      add_formula_dependents (self, self->formulas[i].pooled_den, i);
      if (indicator->country_value == PAL_COUNTRY_VALUE_POOLED_RATIO)
        add_dependent (self, indicator->pooled_ratio, i);
      if (indicator->country_value == PAL_COUNTRY_VALUE_WEIGHTED)
        add_dependent (self, indicator->weight_question, i);
    }
}

static PalScorer *
make_scorer (PalFramework *framework, PalInstrument *instrument)
{
  PalScorer *self = g_new0 (PalScorer, 1);

  self->ref_count = 1;
  self->framework = pal_framework_ref (framework);
  self->instrument = pal_instrument_ref (instrument);
  parse_formulas (self);
  collect_children (self);
  map_dependents (self);
  return self;
}

PalScorer *
pal_scorer_new (PalFramework *framework, PalInstrument *instrument, GError **error)
{
  g_return_val_if_fail (framework != NULL && instrument != NULL, NULL);

  return pal_framework_check (framework, instrument, error) ? make_scorer (framework, instrument) : NULL;
}

PalScorer *
pal_scorer_new_for_version (PalFramework *framework, PalInstrument *instrument, GError **error)
{
  g_return_val_if_fail (framework != NULL && instrument != NULL, NULL);

  return pal_framework_check_syntax (framework, instrument, error) ? make_scorer (framework, instrument)
                                                                   : NULL;
}

PalScorer *
pal_scorer_ref (PalScorer *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
pal_scorer_unref (PalScorer *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;
  for (guint i = 0; i < pal_framework_get_n_indicators (self->framework); i++)
    {
      pal_formula_unref (self->formulas[i].value);
      pal_formula_unref (self->formulas[i].pooled_num);
      pal_formula_unref (self->formulas[i].pooled_den);
    }
  for (guint i = 0; i <= pal_framework_get_n_domains (self->framework); i++)
    g_array_unref (self->children[i]);
  g_free (self->formulas);
  g_free (self->children);
  g_hash_table_unref (self->dependents);
  pal_framework_unref (self->framework);
  pal_instrument_unref (self->instrument);
  g_free (self);
}

PalFramework *
pal_scorer_get_framework (PalScorer *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->framework;
}

PalFormula *
pal_scorer_get_formula (PalScorer *self, guint indicator)
{
  g_return_val_if_fail (self != NULL && indicator < pal_framework_get_n_indicators (self->framework), NULL);
  return self->formulas[indicator].value;
}

const GArray *
pal_scorer_get_dependents (PalScorer *self, const char *question)
{
  g_return_val_if_fail (self != NULL && question != NULL, NULL);
  return g_hash_table_lookup (self->dependents, question);
}

const GArray *
pal_scorer_get_children (PalScorer *self, guint node)
{
  return self->children[node];
}
