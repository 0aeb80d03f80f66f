/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-explain-step.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-number.h"
#include "model/pal-country.h"
#include "session/pal-explain-note.h"
#include "session/pal-explain-words.h"

#define INDEX_CODE "INDEX"

/* What all steps of one walk share. */
typedef struct
{
  PalDataset *dataset;     /* unowned */
  PalWaveData *data;       /* unowned */
  PalFramework *framework; /* unowned */
  const PalExplainPath *path;
  GPtrArray *steps; /* unowned */
} Walk;

void
pal_explain_part_free (PalExplainPart *self)
{
  g_free (self->code);
  g_free (self->title);
  g_free (self->value);
  g_free (self->detail);
  g_free (self);
}

void
pal_explain_step_free (PalExplainStep *self)
{
  g_free (self->code);
  g_free (self->label);
  g_free (self->title);
  g_free (self->value);
  g_free (self->level_label);
  g_free (self->note);
  g_ptr_array_unref (self->parts);
  g_free (self->words);
  g_free (self->numbers);
  g_free (self->result);
  g_free (self);
}

static PalExplainStep *
add_step (GPtrArray *steps, PalExplainKind kind, const char *code, const char *label, const char *title)
{
  PalExplainStep *self = g_new0 (PalExplainStep, 1);

  self->kind = kind;
  self->code = g_strdup (code);
  self->label = g_strdup (label);
  self->title = g_strdup (title);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_explain_part_free);
  g_ptr_array_add (steps, self);
  return self;
}

static char *
format_score (const PalScore *score, int decimals)
{
  return score->missing == PAL_MISSING_NONE ? pal_number_format (score->value, decimals)
                                            : g_strdup (pal_missing_get_label (score->missing));
}

static void
fill_value (PalExplainStep *self, const Walk *walk, const PalScore *score, int decimals)
{
  self->value = format_score (score, decimals);
  self->has_value = score->missing == PAL_MISSING_NONE;
  self->number = score->value;
  self->level = self->has_value ? score->level : 0;
  if (self->level > 0)
    self->level_label = g_strdup (pal_framework_get_level_label (walk->framework, self->level));
}

static const char *
get_title (const Walk *walk, const PalTrail *trail)
{
  PalInstitution *institution;

  switch (trail->kind)
    {
    case PAL_TRAIL_INDEX:
      return _ ("Composite index");
    case PAL_TRAIL_DOMAIN:
      return pal_framework_find_domain (walk->framework, trail->code)->title;
    case PAL_TRAIL_INDICATOR:
    case PAL_TRAIL_FORMULA:
      return pal_framework_find_indicator (walk->framework, trail->code)->title;
    case PAL_TRAIL_INSTITUTION:
      institution = pal_dataset_find_institution (walk->dataset, trail->code);
      return institution != NULL ? pal_institution_get_name (institution) : trail->code;
    case PAL_TRAIL_QUESTION:
    default:
      return trail->code;
    }
}

/* A domain of the index or an indicator of a domain: its score, and what it adds. */
static void
fill_composite_part (PalExplainPart *part, const PalTrail *parent, const PalTrail *child)
{
  part->has_value = child->score.score_missing == PAL_MISSING_NONE;
  part->value = part->has_value ? pal_number_format (child->score.score, 0)
                                : g_strdup (pal_missing_get_label (child->score.score_missing));
  part->fill = part->has_value ? CLAMP (child->score.score / 100, 0, 1) : 0;
  part->level = child->score.missing == PAL_MISSING_NONE ? child->score.level : 0;
  if (part->has_value && parent->score.missing == PAL_MISSING_NONE)
    {
      g_autofree char *points = pal_number_format (child->contribution, 1);

      /* Translators: points of a score that come from one of its parts. */
      part->detail = g_strdup_printf (_ ("adds %s points"), points);
    }
}

static void
fill_institution_part (PalExplainPart *part, const PalTrail *child, int decimals)
{
  g_autofree char *share = pal_number_format (child->weight * 100, 0);

  part->has_value = child->score.missing == PAL_MISSING_NONE;
  part->value = format_score (&child->score, decimals);
  part->fill = child->weight;
  if (child->weight > 0)
    /* Translators: %s is a number: how much one institution counts in the value of its country. */
    part->detail = g_strdup_printf (_ ("counts %s %%"), share);
  else
    part->detail = g_strdup (_ ("does not count"));
}

static void
add_parts (const Walk *walk, PalExplainStep *step, const PalTrail *trail, const char *followed, int decimals)
{
  for (guint i = 0; i < trail->children->len; i++)
    {
      const PalTrail *child = g_ptr_array_index (trail->children, i);
      PalExplainPart *part = g_new0 (PalExplainPart, 1);

      part->code = g_strdup (child->code);
      part->title = g_strdup (get_title (walk, child));
      part->share = child->weight;
      part->contribution = child->contribution;
      part->is_followed = g_strcmp0 (child->code, followed) == 0;
      if (child->kind == PAL_TRAIL_INSTITUTION)
        fill_institution_part (part, child, decimals);
      else
        fill_composite_part (part, trail, child);
      g_ptr_array_add (step->parts, part);
    }
}

static const PalTrail *
find_child (const PalTrail *trail, const char *code)
{
  for (guint i = 0; code != NULL && i < trail->children->len; i++)
    {
      const PalTrail *child = g_ptr_array_index (trail->children, i);

      if (g_strcmp0 (child->code, code) == 0)
        return child;
    }
  return NULL;
}

static gboolean
leads_to (const PalTrail *trail, const char *code)
{
  gboolean found = g_strcmp0 (trail->code, code) == 0;

  for (guint i = 0; trail->kind <= PAL_TRAIL_DOMAIN && i < trail->children->len && !found; i++)
    found = leads_to (g_ptr_array_index (trail->children, i), code);
  return found;
}

/* The child on the way to what the path names: domains may stand in domains. */
static const PalTrail *
find_next (const PalTrail *trail, const PalExplainPath *path)
{
  const char *goal = path->indicator != NULL ? path->indicator : path->domain;

  if (goal == NULL || g_strcmp0 (trail->code, goal) == 0)
    return NULL;
  for (guint i = 0; i < trail->children->len; i++)
    if (leads_to (g_ptr_array_index (trail->children, i), goal))
      return g_ptr_array_index (trail->children, i);
  return NULL;
}

static void
add_formula (const Walk *walk, const PalTrail *trail)
{
  const PalIndicator *indicator = pal_framework_find_indicator (walk->framework, trail->code);
  PalExplainStep *step =
      add_step (walk->steps, PAL_EXPLAIN_FORMULA, trail->code, _ ("Formula"), trail->formula);
  /* The result is what stands behind the last sign of equality. */
  const char *equals = g_strrstr (trail->with_numbers, " = ");

  fill_value (step, walk, &trail->score, indicator->decimals);
  step->level = 0;
  g_clear_pointer (&step->level_label, g_free);
  step->words = pal_explain_words_formula (
      pal_scorer_get_formula (pal_wave_data_get_scorer (walk->data), indicator->index),
      pal_wave_data_get_instrument (walk->data));
  step->numbers = equals != NULL ? g_strndup (trail->with_numbers, (gsize) (equals - trail->with_numbers))
                                 : g_strdup (trail->with_numbers);
  step->result = g_strdup (equals != NULL ? equals + strlen (" = ") : step->value);
}

static void
add_institution (const Walk *walk, const PalTrail *trail, const PalIndicator *indicator)
{
  PalExplainStep *step = add_step (walk->steps, PAL_EXPLAIN_INSTITUTION, trail->code, _ ("Institution"),
                                   get_title (walk, trail));

  fill_value (step, walk, &trail->score, indicator->decimals);
  if (trail->weight <= 0)
    step->note = g_strdup (_ ("Its answers do not count in the value."));
  else if (trail->weight >= 1)
    step->note = g_strdup (_ ("The value rests on this institution alone."));
  else
    {
      g_autofree char *share = pal_number_format (trail->weight * 100, 0);

      step->note = g_strdup_printf (_ ("It counts %s %% in the value."), share);
    }
  if (trail->children->len > 0)
    add_formula (walk, g_ptr_array_index (trail->children, 0));
}

static void
add_indicator (const Walk *walk, const PalTrail *trail)
{
  const PalIndicator *indicator = pal_framework_find_indicator (walk->framework, trail->code);
  gboolean has_institutions = indicator->level == PAL_LEVEL_INSTITUTION;
  const char *followed = walk->path->institution;
  g_autofree char *title = g_strdup_printf ("%s %s", trail->code, indicator->title);
  PalExplainStep *step = add_step (walk->steps, PAL_EXPLAIN_INDICATOR, trail->code, _ ("Indicator"), title);
  g_autofree char *note = pal_explain_note_indicator (
      walk->framework, indicator, &trail->score, pal_explain_step_is_in_index (walk->dataset, indicator));

  fill_value (step, walk, &trail->score, indicator->decimals);
  if (!has_institutions)
    {
      step->note = g_steal_pointer (&note);
      if (trail->children->len > 0)
        add_formula (walk, g_ptr_array_index (trail->children, 0));
      return;
    }

  {
    g_autofree char *basis = pal_explain_note_institutions (indicator, &trail->score);

    step->note = g_strdup_printf ("%s %s", basis, note);
  }
  /* Where there is one institution there is nothing to choose. */
  if (trail->children->len == 1)
    followed = ((const PalTrail *) g_ptr_array_index (trail->children, 0))->code;
  add_parts (walk, step, trail, followed, indicator->decimals);
  if (find_child (trail, followed) != NULL)
    add_institution (walk, find_child (trail, followed), indicator);
}

static void
add_composite (const Walk *walk, const PalTrail *trail)
{
  gboolean is_index = trail->kind == PAL_TRAIL_INDEX;
  const PalTrail *child = find_next (trail, walk->path);
  gboolean is_domain = child != NULL && child->kind == PAL_TRAIL_DOMAIN;
  PalExplainStep *step =
      add_step (walk->steps, is_index ? PAL_EXPLAIN_INDEX : PAL_EXPLAIN_DOMAIN, trail->code,
                is_index ? _ ("Index") : _ ("Domain"), get_title (walk, trail));
  g_autofree char *own = pal_explain_note_composite (trail), *added = NULL;

  fill_value (step, walk, &trail->score, 1);
  if (child != NULL)
    added = pal_explain_note_contribution (trail, child, is_domain ? get_title (walk, child) : child->code);
  step->note = added != NULL ? g_strdup_printf ("%s %s", own, added) : g_steal_pointer (&own);
  add_parts (walk, step, trail, child != NULL ? child->code : NULL, 0);
  if (child == NULL)
    return;
  if (is_domain)
    add_composite (walk, child);
  else
    add_indicator (walk, child);
}

/* The country has no part in this wave: one line that says so. */
static void
add_absent (GPtrArray *steps, const char *code, const char *title)
{
  PalExplainStep *step = add_step (steps, PAL_EXPLAIN_INDEX, code, _ ("Value"), title);

  step->value = g_strdup (_ ("Not in this wave"));
  step->note =
      g_strdup (_ ("This country has no institution and no answer in the wave, so there is no number to "
                   "explain."));
}

GPtrArray *
pal_explain_step_list (PalDataset *dataset, const char *wave, const char *country, const PalExplainPath *path)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_explain_step_free);
  PalWaveData *data = pal_dataset_get_wave (dataset, wave);
  Walk walk = { dataset, data, pal_dataset_get_framework (dataset), path, steps };
  const char *code = path->from_index                                  ? INDEX_CODE
                     : path->domain != NULL && path->indicator == NULL ? path->domain
                                                                       : path->indicator;
  const PalScoreUnit *unit = data != NULL ? pal_wave_data_get_unit (data, country) : NULL;
  PalScores *scores = data != NULL ? pal_wave_data_get_scores (data) : NULL;
  int column = scores != NULL && code != NULL ? pal_scores_find_column (scores, code) : -1;
  g_autoptr (PalTrail) trail = NULL;

  if (column < 0 || unit == NULL || pal_scores_find_country (scores, country) < 0)
    {
      add_absent (steps, code,
                  pal_country_find (country) != NULL
                      ? pal_country_get_display_name (pal_country_find (country))
                      : country);
      return steps;
    }

  /* The unit is asked for again: making the scores may have renewed it. */
  trail = pal_trail_new (pal_wave_data_get_scorer (data), scores, pal_wave_data_get_unit (data, country),
                         (guint) column);
  if (trail->kind == PAL_TRAIL_INDICATOR)
    add_indicator (&walk, trail);
  else
    add_composite (&walk, trail);
  return steps;
}

GPtrArray *
pal_explain_step_list_series (const PalSeries *series, const char *country)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_explain_step_free);
  PalExplainStep *step =
      add_step (steps, PAL_EXPLAIN_SERIES, series->id, _ ("Published value"), series->title);
  double value;

  step->has_value = pal_series_get (series, country, &value);
  step->number = step->has_value ? value : 0;
  step->value =
      step->has_value ? pal_number_format (value, series->decimals) : g_strdup (_ ("No published value"));
  /* Translators: unit, year, and who published the value. */
  step->note =
      g_strdup_printf (_ ("%s, %s. Source: %s. A published value for comparison: it is no indicator of "
                          "the survey and does not count in the index."),
                       series->unit, series->year, series->source != NULL ? series->source : "–");
  return steps;
}

gboolean
pal_explain_step_is_in_index (PalDataset *dataset, const PalIndicator *indicator)
{
  return indicator->in_composite && indicator->domain != NULL &&
         (indicator->core || !pal_framework_get_only_core (pal_dataset_get_framework (dataset)));
}
