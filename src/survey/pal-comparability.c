/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-comparability.h"

struct _PalComparability
{
  gatomicrefcount ref_count;

  PalInstrument *old; /* owned */
  PalInstrument *now; /* owned */
  GArray *matches;    /* PalMatch */
};

static gboolean
differs (const char *a, const char *b)
{
  return g_strcmp0 (a, b) != 0;
}

static gboolean
is_other_number (gboolean has_a, double a, gboolean has_b, double b)
{
  return has_a != has_b || (has_a && (a < b || a > b));
}

static guint
compare_options (const PalQuestion *old, const PalQuestion *now)
{
  guint differences = PAL_DIFFERENCE_NONE;

  for (guint i = 0; i < now->n_options; i++)
    {
      const PalOption *option = &now->options[i];
      const PalOption *before = pal_question_find_option (old, option->code);

      if (before == NULL)
        {
          differences |= PAL_DIFFERENCE_OPTIONS_ADDED;
          continue;
        }
      if (differs (before->label, option->label))
        differences |= PAL_DIFFERENCE_TEXT;
      if (before->level != option->level || before->exclusive != option->exclusive ||
          is_other_number (before->has_score, before->score, option->has_score, option->score))
        differences |= PAL_DIFFERENCE_SCORES;
    }
  for (guint i = 0; i < old->n_options; i++)
    if (pal_question_find_option (now, old->options[i].code) == NULL)
      differences |= PAL_DIFFERENCE_OPTIONS_RETIRED;
  return differences;
}

static gboolean
is_other_routing (const PalQuestion *old, const PalQuestion *now)
{
  if (old->n_show_if != now->n_show_if)
    return TRUE;
  for (guint i = 0; i < now->n_show_if; i++)
    {
      const PalCondition *a = &old->show_if[i], *b = &now->show_if[i];

      if (a->op != b->op || a->gate != b->gate || differs (a->question, b->question) ||
          !g_strv_equal ((const char *const *) a->values, (const char *const *) b->values))
        return TRUE;
    }
  return FALSE;
}

static gboolean
are_other_checks (const PalQuestion *old, const PalQuestion *now)
{
  if (old->n_checks != now->n_checks)
    return TRUE;
  for (guint i = 0; i < now->n_checks; i++)
    if (old->checks[i].severity != now->checks[i].severity ||
        differs (old->checks[i].expression, now->checks[i].expression) ||
        differs (old->checks[i].message, now->checks[i].message))
      return TRUE;
  return FALSE;
}

static gboolean
is_other_range (const PalQuestion *old, const PalQuestion *now)
{
  return is_other_number (old->has_min, old->min, now->has_min, now->min) ||
         is_other_number (old->has_max, old->max, now->has_max, now->max) ||
         is_other_number (old->has_soft_min, old->soft_min, now->has_soft_min, now->soft_min) ||
         is_other_number (old->has_soft_max, old->soft_max, now->has_soft_max, now->soft_max) ||
         differs (old->min_date, now->min_date) || differs (old->max_date, now->max_date) ||
         old->decimals != now->decimals || old->max_length != now->max_length ||
         old->max_select != now->max_select;
}

static gboolean
are_other_hints (const PalQuestion *old, const PalQuestion *now)
{
  if (old->n_hints != now->n_hints)
    return TRUE;
  for (guint i = 0; i < now->n_hints; i++)
    if (differs (pal_question_find_hint (old, now->hints[i].country), now->hints[i].text))
      return TRUE;
  return FALSE;
}

static gboolean
is_other_text (const PalQuestion *old, const PalQuestion *now)
{
  return are_other_hints (old, now) || differs (old->text, now->text) || differs (old->help, now->help) ||
         differs (old->numerator_label, now->numerator_label) ||
         differs (old->denominator_label, now->denominator_label) ||
         differs (old->anchor_low, now->anchor_low) || differs (old->anchor_high, now->anchor_high);
}

guint
pal_question_compare (const PalQuestion *old, const PalQuestion *now)
{
  guint differences;

  g_return_val_if_fail (old != NULL && now != NULL, PAL_DIFFERENCE_NONE);

  differences = compare_options (old, now);
  if (is_other_text (old, now))
    differences |= PAL_DIFFERENCE_TEXT;
  if (old->type != now->type)
    differences |= PAL_DIFFERENCE_TYPE;
  if (differs (old->unit, now->unit) || is_other_number (TRUE, old->multiplier, TRUE, now->multiplier))
    differences |= PAL_DIFFERENCE_UNIT;
  if (is_other_range (old, now))
    differences |= PAL_DIFFERENCE_RANGE;
  if (is_other_number (old->has_skipped_score, old->skipped_score, now->has_skipped_score,
                       now->skipped_score))
    differences |= PAL_DIFFERENCE_SCORES;
  if (is_other_routing (old, now))
    differences |= PAL_DIFFERENCE_ROUTING;
  if (are_other_checks (old, now))
    differences |= PAL_DIFFERENCE_CHECKS;
  if (old->required != now->required || old->required_always != now->required_always ||
      old->core != now->core)
    differences |= PAL_DIFFERENCE_REQUIRED;
  return differences;
}

/* Answers of one kind read the same: a whole number is a number, yes and no are options. */
static PalQuestionType
get_kind (PalQuestionType type)
{
  if (type == PAL_QUESTION_INTEGER || type == PAL_QUESTION_PERCENT)
    return PAL_QUESTION_DECIMAL;
  return type == PAL_QUESTION_YNP ? PAL_QUESTION_SINGLE : type;
}

static gboolean
shares_an_option (const PalQuestion *old, const PalQuestion *now)
{
  if (old->n_options == 0)
    return TRUE;
  for (guint i = 0; i < old->n_options; i++)
    if (pal_question_find_option (now, old->options[i].code) != NULL)
      return TRUE;
  return FALSE;
}

static const PalQuestion *
find_in_any (GPtrArray *versions, const char *id)
{
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const PalQuestion *question =
          pal_instrument_find_question (g_ptr_array_index (versions, versions->len - 1 - i), id);

      if (question != NULL && question->replaces != NULL)
        return question;
    }
  return NULL;
}

/* Along the links, through versions between, to one that @old asks.  Links of wrong documents may go in a
 * circle, so the walk has an end. */
static const PalQuestion *
follow_replaces (PalInstrument *old, const PalQuestion *now, GPtrArray *versions)
{
  const PalQuestion *at = now;

  for (guint step = 0; step < 100 && at != NULL && at->replaces != NULL; step++)
    {
      const PalQuestion *found = pal_instrument_find_question (old, at->replaces);

      if (found != NULL)
        return found;
      at = find_in_any (versions, at->replaces);
    }
  return NULL;
}

static const char *
get_section_id (PalInstrument *instrument, const PalQuestion *question)
{
  for (guint i = 0; i < pal_instrument_get_n_sections (instrument); i++)
    {
      const PalSection *section = pal_instrument_get_section (instrument, i);

      if (question->index >= section->first_question &&
          question->index < section->first_question + section->n_questions)
        return section->id;
    }
  return NULL;
}

static void
add_match (PalComparability *self, const PalQuestion *now, GPtrArray *versions)
{
  PalMatch match = { .kind = PAL_MATCH_SAME, .now = now };

  match.old = pal_instrument_find_question (self->old, now->id);
  if (match.old == NULL)
    {
      match.old = follow_replaces (self->old, now, versions);
      match.kind = match.old != NULL ? PAL_MATCH_REPLACED : PAL_MATCH_NEW;
    }
  if (match.old != NULL)
    {
      match.differences = pal_question_compare (match.old, now);
      if (differs (get_section_id (self->old, match.old), get_section_id (self->now, now)))
        match.differences |= PAL_DIFFERENCE_PLACE;
      if (get_kind (match.old->type) != get_kind (now->type) || match.old->level != now->level ||
          !shares_an_option (match.old, now))
        match.kind = PAL_MATCH_NOT_COMPARABLE;
    }
  g_array_append_val (self->matches, match);
}

/* How many now stand for one earlier question; one that none stands for is retired. */
static void
settle_old (PalComparability *self)
{
  guint n_old = pal_instrument_get_n_questions (self->old);
  guint n_now = self->matches->len;
  g_autofree guint *taken = g_new0 (guint, n_old + 1);

  for (guint i = 0; i < n_now; i++)
    {
      const PalMatch *match = &g_array_index (self->matches, PalMatch, i);

      if (match->old != NULL)
        taken[match->old->index]++;
    }
  for (guint i = 0; i < n_now; i++)
    {
      PalMatch *match = &g_array_index (self->matches, PalMatch, i);

      if (match->old != NULL && taken[match->old->index] > 1)
        match->differences |= PAL_DIFFERENCE_SHARED;
    }
  for (guint i = 0; i < n_old; i++)
    if (taken[i] == 0)
      {
        PalMatch match = { .kind = PAL_MATCH_RETIRED, .old = pal_instrument_get_question (self->old, i) };

        g_array_append_val (self->matches, match);
      }
}

PalComparability *
pal_comparability_new (PalInstrument *old, PalInstrument *now, GPtrArray *versions)
{
  PalComparability *self;

  g_return_val_if_fail (old != NULL && now != NULL, NULL);

  self = g_new0 (PalComparability, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->old = pal_instrument_ref (old);
  self->now = pal_instrument_ref (now);
  self->matches = g_array_new (FALSE, FALSE, sizeof (PalMatch));
  for (guint i = 0; i < pal_instrument_get_n_questions (now); i++)
    add_match (self, pal_instrument_get_question (now, i), versions);
  settle_old (self);
  return self;
}

PalComparability *
pal_comparability_ref (PalComparability *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pal_comparability_unref (PalComparability *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->matches);
  pal_instrument_unref (self->old);
  pal_instrument_unref (self->now);
  g_free (self);
}

PalInstrument *
pal_comparability_get_old (PalComparability *self)
{
  return self->old;
}

PalInstrument *
pal_comparability_get_now (PalComparability *self)
{
  return self->now;
}

guint
pal_comparability_get_n (PalComparability *self)
{
  return self->matches->len;
}

const PalMatch *
pal_comparability_get (PalComparability *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->matches->len, NULL);

  return &g_array_index (self->matches, PalMatch, index);
}

const PalMatch *
pal_comparability_find (PalComparability *self, guint question)
{
  g_return_val_if_fail (self != NULL && question < pal_instrument_get_n_questions (self->now), NULL);

  return &g_array_index (self->matches, PalMatch, question);
}

gboolean
pal_match_can_show (const PalMatch *self)
{
  return self->kind == PAL_MATCH_SAME || self->kind == PAL_MATCH_REPLACED;
}

gboolean
pal_match_can_subtract (const PalMatch *self)
{
  return pal_match_can_show (self) &&
         (self->differences & (PAL_DIFFERENCE_TYPE | PAL_DIFFERENCE_UNIT | PAL_DIFFERENCE_SHARED)) == 0;
}
