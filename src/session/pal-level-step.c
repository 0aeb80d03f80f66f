/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-level-step.h"

#include <math.h>
#include <string.h>

#include "survey/pal-answer-lookup.h"

/* The module that says what a country or institution is. */
#define BACKGROUND_MODULE "B0"
#define N_LEVELS 4

/* One answer that is played with. */
typedef struct
{
  PalWaveData *data; /* unowned */
  const PalIndicator *indicator;
  PalScoreUnit unit;       /* shallow copy, @sources in place of the institutions */
  PalScoreSource *sources; /* owned */
  PalScoreSource *source;  /* in @unit: the one whose answers are played with */
  PalAnswers *answers;     /* owned copy */
  PalAnswerLookup *lookup; /* owned */
  const PalQuestion *question;
  int wanted_level;
} Play;

static void
play_clear (Play *self)
{
  g_clear_pointer (&self->lookup, pal_answer_lookup_free);
  g_clear_pointer (&self->answers, pal_answers_free);
  g_free (self->sources);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Play, play_clear)

/* @institution: index, or -1 for the country part. */
static void
play_init (Play *self, PalWaveData *data, const char *country, const PalIndicator *indicator, int institution)
{
  const PalScoreUnit *unit = pal_wave_data_get_unit (data, country);

  self->data = data;
  self->indicator = indicator;
  self->unit = *unit;
  self->sources = g_memdup2 (unit->institutions, unit->n_institutions * sizeof *unit->institutions);
  self->unit.institutions = self->sources;
  self->source = institution < 0 ? &self->unit.national : &self->sources[institution];
  self->answers = pal_answers_copy (pal_wave_data_get_answers (data, country, self->source->id));
}

static void
play_set (Play *self, const PalValue *value)
{
  pal_answers_set (self->answers, self->question->index, value);
  g_clear_pointer (&self->lookup, pal_answer_lookup_free);
  self->lookup = pal_answer_lookup_new (self->answers);
  self->source->lookup = pal_answer_lookup_query;
  self->source->lookup_data = self->lookup;
}

static gboolean
play_reaches (Play *self, const PalValue *value)
{
  PalScore score;

  play_set (self, value);
  pal_scorer_value (pal_wave_data_get_scorer (self->data), &self->unit, self->indicator->index, &score);
  return score.missing == PAL_MISSING_NONE && score.level >= self->wanted_level;
}

/* How big a change is: options come before numbers, then the smaller one. */
typedef struct
{
  gboolean is_number;
  double size;
} Cost;

static const Cost no_cost = { TRUE, G_MAXDOUBLE };

static gboolean
is_less (Cost a, Cost b)
{
  return a.is_number != b.is_number ? b.is_number : a.size < b.size;
}

static Cost
try_option (Play *self, const PalValue *value, double size)
{
  return play_reaches (self, value) ? (Cost){ FALSE, size } : no_cost;
}

static Cost
try_options (Play *self, const PalValue *now, PalValue *out)
{
  Cost best = no_cost;
  int current = -1;

  for (guint i = 0; i < self->question->n_options; i++)
    if (g_strcmp0 (self->question->options[i].code, now->string) == 0)
      current = (int) i;
  for (guint i = 0; i < self->question->n_options && current >= 0; i++)
    {
      g_auto (PalValue) value = PAL_VALUE_INIT;
      Cost cost;

      if ((int) i == current)
        continue;
      pal_value_init_string (&value, self->question->options[i].code);
      cost = try_option (self, &value, ABS ((int) i - current));
      if (!is_less (cost, best))
        continue;
      best = cost;
      pal_value_clear (out);
      pal_value_copy (out, &value);
    }
  return best;
}

/* With @code if it is not chosen now, else without it; FALSE where the question does not allow it. */
static gboolean
toggle_code (const PalQuestion *question, const PalValue *now, const PalOption *option, PalValue *out)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  gboolean had = FALSE;

  for (guint i = 0; now->set[i] != NULL; i++)
    {
      const PalOption *other = pal_question_find_option (question, now->set[i]);

      had = had || g_str_equal (now->set[i], option->code);
      if (other != NULL && other->exclusive)
        return FALSE;
      if (!g_str_equal (now->set[i], option->code))
        g_ptr_array_add (codes, now->set[i]);
    }
  if (option->exclusive)
    return FALSE;
  if (!had)
    g_ptr_array_add (codes, option->code);
  if (codes->len == 0 || (question->max_select > 0 && codes->len > question->max_select))
    return FALSE;
  g_ptr_array_add (codes, NULL);
  pal_value_init_set (out, (const char *const *) codes->pdata);
  return TRUE;
}

static Cost
try_sets (Play *self, const PalValue *now, PalValue *out)
{
  for (guint i = 0; i < self->question->n_options; i++)
    {
      g_auto (PalValue) value = PAL_VALUE_INIT;

      if (!toggle_code (self->question, now, &self->question->options[i], &value) ||
          !play_reaches (self, &value))
        continue;
      pal_value_clear (out);
      pal_value_copy (out, &value);
      return (Cost){ FALSE, 1 };
    }
  return no_cost;
}

static void
init_number (const PalValue *now, double number, PalValue *out)
{
  if (now->kind == PAL_VALUE_RATIO)
    pal_value_init_ratio (out, number, now->denominator);
  else
    pal_value_init_number (out, number);
}

static gboolean
reaches_number (Play *self, const PalValue *now, double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  init_number (now, number, &value);
  return play_reaches (self, &value);
}

/* The fewest steps of @step, at most @n_steps, that do it: an indicator follows each of its answers in one
 * direction, so halving finds them.  0: none. */
static gint64
bisect (Play *self, const PalValue *now, double step, gint64 n_steps)
{
  gint64 low = 0, high = n_steps;

  if (n_steps < 1 || !reaches_number (self, now, now->number + (double) n_steps * step))
    return 0;
  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (reaches_number (self, now, now->number + (double) middle * step))
        high = middle;
      else
        low = middle;
    }
  return high;
}

static Cost
try_numbers (Play *self, const PalValue *now, PalValue *out)
{
  const PalQuestion *question = self->question;
  gboolean is_ratio = question->type == PAL_QUESTION_RATIO,
           is_likert = question->type == PAL_QUESTION_LIKERT5;
  int decimals = is_ratio || is_likert || question->type == PAL_QUESTION_INTEGER ? 0 : question->decimals;
  double unit = pow (10, -decimals), low = 0, high = now->number + 1e6;
  gint64 up, down;

  if (is_likert)
    low = 1, high = 5;
  if (question->has_min)
    low = question->min;
  if (question->has_max)
    high = question->max;
  if (is_ratio)
    high = MIN (high, now->denominator);
  up = bisect (self, now, unit, (gint64) floor ((high - now->number) / unit + 1e-6));
  down = bisect (self, now, -unit, (gint64) floor ((now->number - low) / unit + 1e-6));
  if (up == 0 && down == 0)
    return no_cost;
  if (up == 0 || (down > 0 && down < up))
    up = -down;
  pal_value_clear (out);
  /* Away from the dust that a tenth leaves in a sum. */
  init_number (now, round ((now->number + (double) up * unit) / unit) * unit, out);
  return (Cost){ !is_likert, fabs ((double) up) * unit };
}

static Cost
try_question (Play *self, PalValue *out)
{
  const PalValue *answer = pal_answers_get (self->answers, self->question->index);
  g_auto (PalValue) now = PAL_VALUE_INIT;
  Cost cost = no_cost;

  pal_value_copy (&now, answer);
  if (pal_routing_get (self->answers, self->question->index) != PAL_ROUTE_SHOWN)
    return no_cost;
  if (now.kind == PAL_VALUE_STRING && self->question->n_options > 0)
    cost = try_options (self, &now, out);
  else if (now.kind == PAL_VALUE_SET)
    cost = try_sets (self, &now, out);
  else if (now.kind == PAL_VALUE_NUMBER || now.kind == PAL_VALUE_RATIO)
    cost = try_numbers (self, &now, out);
  play_set (self, &now);
  return cost;
}

static gboolean
is_background (PalInstrument *instrument, const PalQuestion *question)
{
  for (guint i = 0; i < pal_instrument_get_n_sections (instrument); i++)
    {
      const PalSection *section = pal_instrument_get_section (instrument, i);

      if (question->index >= section->first_question &&
          question->index < section->first_question + section->n_questions)
        return g_str_equal (pal_instrument_get_module (instrument, section->module)->id, BACKGROUND_MODULE);
    }
  return FALSE;
}

static void
read_composites (PalLevelStep *self, PalScores *scores, const char *country, gboolean is_after)
{
  int row = pal_scores_find_country (scores, country);
  int domain = self->domain != NULL ? pal_scores_find_column (scores, self->domain) : -1;
  int index = (int) pal_scores_get_n_columns (scores) - 1;

  if (row < 0)
    return;
  if (domain >= 0)
    *(is_after ? &self->domain_after : &self->domain_before) =
        *pal_scores_get (scores, (guint) row, (guint) domain);
  *(is_after ? &self->index_after : &self->index_before) =
      *pal_scores_get (scores, (guint) row, (guint) index);
}

/* What the change would do, by the same functions that score an answer that was really given. */
static void
follow (PalLevelStep *self, PalWaveData *data, const char *country, const PalIndicator *indicator)
{
  g_auto (Play) play = { 0 };
  const PalScoreUnit *unit = pal_wave_data_get_unit (data, country);
  PalScores *scores = pal_wave_data_get_scores (data);
  const char *questions[] = { self->question, NULL };
  g_autoptr (PalScores) after = NULL;
  int institution = -1, row;

  for (guint i = 0; i < unit->n_institutions; i++)
    if (g_strcmp0 (unit->institutions[i].id, self->institution) == 0 && self->institution != NULL)
      institution = (int) i;
  play_init (&play, data, country, indicator, institution);
  play.question = pal_instrument_find_question (pal_wave_data_get_instrument (data), self->question);
  play_set (&play, &self->after);
  after = pal_scorer_update (pal_wave_data_get_scorer (data), scores, &play.unit, questions);
  row = pal_scores_find_country (after, country);
  if (row >= 0)
    self->indicator_after = *pal_scores_get (after, (guint) row, indicator->index);
  read_composites (self, after, country, TRUE);
}

/* All answers of one unit that the formula reads; keeps the cheapest in @self. */
static void
search_source (PalLevelStep *self,
               PalWaveData *data,
               const char *country,
               const PalIndicator *indicator,
               int institution,
               Cost *best)
{
  PalFormula *formula = pal_scorer_get_formula (pal_wave_data_get_scorer (data), indicator->index);
  PalInstrument *instrument = pal_wave_data_get_instrument (data);
  g_auto (Play) play = { 0 };

  play_init (&play, data, country, indicator, institution);
  play.wanted_level = self->indicator_before.level + 1;
  for (guint i = 0; i < pal_formula_get_n_refs (formula); i++)
    {
      const PalFormulaRef *ref = pal_formula_get_ref (formula, i);
      g_auto (PalValue) value = PAL_VALUE_INIT;
      Cost cost;

      play.question = pal_instrument_find_question (instrument, ref->question);
      if (play.question == NULL || is_background (instrument, play.question))
        continue;
      cost = try_question (&play, &value);
      if (!is_less (cost, *best))
        continue;
      *best = cost;
      g_free (self->institution);
      self->institution = g_strdup (play.source->id);
      g_free (self->question);
      self->question = g_strdup (ref->question);
      pal_value_clear (&self->before);
      pal_value_copy (&self->before, pal_answers_get (play.answers, play.question->index));
      pal_value_clear (&self->after);
      pal_value_copy (&self->after, &value);
    }
}

PalLevelStep *
pal_level_step_new (PalWaveData *data, const char *country, const PalIndicator *indicator)
{
  PalLevelStep *self = g_new0 (PalLevelStep, 1);
  PalScores *scores;
  const PalScoreUnit *unit;
  Cost best = no_cost;
  int row;

  g_return_val_if_fail (data != NULL && country != NULL && indicator != NULL, self);

  scores = pal_wave_data_get_scores (data);
  unit = pal_wave_data_get_unit (data, country);
  row = pal_scores_find_country (scores, country);
  self->kind = PAL_LEVEL_STEP_NO_VALUE;
  self->domain = g_strdup (indicator->domain);
  if (row < 0 || unit == NULL)
    return self;

  self->indicator_before = self->indicator_after = *pal_scores_get (scores, (guint) row, indicator->index);
  read_composites (self, scores, country, FALSE);
  read_composites (self, scores, country, TRUE);
  if (!indicator->has_levels)
    self->kind = PAL_LEVEL_STEP_NO_LEVELS;
  if (!indicator->has_levels || self->indicator_before.missing != PAL_MISSING_NONE)
    return self;
  self->kind = PAL_LEVEL_STEP_AT_TOP;
  if (self->indicator_before.level >= N_LEVELS)
    return self;

  if (indicator->level == PAL_LEVEL_COUNTRY)
    search_source (self, data, country, indicator, -1, &best);
  for (guint i = 0; indicator->level == PAL_LEVEL_INSTITUTION && i < unit->n_institutions; i++)
    search_source (self, data, country, indicator, (int) i, &best);
  self->kind = self->question != NULL ? PAL_LEVEL_STEP_FOUND : PAL_LEVEL_STEP_NOT_ONE;
  if (self->kind == PAL_LEVEL_STEP_FOUND)
    follow (self, data, country, indicator);
  return self;
}

void
pal_level_step_free (PalLevelStep *self)
{
  if (self == NULL)
    return;
  g_free (self->institution);
  g_free (self->question);
  g_free (self->domain);
  pal_value_clear (&self->before);
  pal_value_clear (&self->after);
  g_free (self);
}
