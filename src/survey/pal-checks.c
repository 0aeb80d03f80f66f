/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-checks.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/pal-number.h"
#include "formula/pal-formula.h"
#include "model/pal-entry.h"
#include "survey/pal-answer-lookup.h"
#include "survey/pal-checks-private.h"
#include "survey/pal-entry-checks.h"
#include "survey/pal-iso-date.h"

/* What one value check works on. */
typedef struct
{
  const PalQuestion *question;
  const PalValue *value;
  GPtrArray *findings; /* unowned */
} Check;

/* Takes @message. */
static void
report (const Check *check, PalSeverity severity, const char *rule, char *message)
{
  PalFinding *finding = pal_finding_new (severity, rule, "%s", message);

  finding->question = g_strdup (check->question->id);
  if (check->value != NULL)
    finding->value = pal_value_to_text (check->value);
  g_ptr_array_add (check->findings, finding);
  g_free (message);
}

static void
fail (const Check *check, const char *rule, const char *message)
{
  report (check, PAL_SEVERITY_ERROR, rule, g_strdup (message));
}

/* The reader of the instrument wants both ends for every kind of number. */
static void
check_range (const Check *check, double number)
{
  const PalQuestion *question = check->question;
  g_autofree char *min = NULL;
  g_autofree char *max = NULL;

  if ((!question->has_min || number >= question->min) && (!question->has_max || number <= question->max))
    return;
  min = pal_number_format (question->min, question->decimals);
  max = pal_number_format (question->max, question->decimals);
  report (check, PAL_SEVERITY_ERROR, "range",
          g_strdup_printf (_ ("The number must lie between %s and %s."), min, max));
}

static void
check_number (const Check *check)
{
  const PalQuestion *question = check->question;
  double number = check->value->number;
  double scaled;

  if (check->value->kind != PAL_VALUE_NUMBER || !isfinite (number))
    {
      fail (check, "type", _ ("The answer must be a number."));
      return;
    }
  if (question->type == PAL_QUESTION_INTEGER && number != floor (number))
    {
      fail (check, "type", _ ("The answer must be a whole number."));
      return;
    }
  scaled = number * pow (10, question->decimals);
  if (question->type != PAL_QUESTION_INTEGER &&
      fabs (scaled - round (scaled)) > 1e-9 * MAX (1, fabs (scaled)))
    report (check, PAL_SEVERITY_ERROR, "decimals",
            g_strdup_printf (ngettext ("The number may have at most %d decimal.",
                                       "The number may have at most %d decimals.",
                                       (unsigned long) question->decimals),
                             question->decimals));
  check_range (check, number);
}

static void
check_likert (const Check *check)
{
  double number = check->value->number;

  if (check->value->kind != PAL_VALUE_NUMBER || !isfinite (number) || number != floor (number))
    fail (check, "type", _ ("The answer must be a whole number."));
  else if (number < 1 || number > 5)
    fail (check, "range", _ ("The answer must lie between 1 and 5."));
}

static void
check_ratio (const Check *check)
{
  double num = check->value->number;
  double den = check->value->denominator;

  if (check->value->kind != PAL_VALUE_RATIO || !isfinite (num) || !isfinite (den))
    fail (check, "type", _ ("The answer must have a numerator and a denominator."));
  else if (num != floor (num) || den != floor (den))
    fail (check, "type", _ ("Numerator and denominator must be whole numbers."));
  else if (den <= 0)
    fail (check, "ratio", _ ("The denominator must be greater than 0."));
  else if (num < 0)
    fail (check, "ratio", _ ("The numerator must not be negative."));
  else if (num > den)
    fail (check, "ratio", _ ("The numerator must not be greater than the denominator."));
  else
    {
      check_range (check, num);
      check_range (check, den);
    }
}

static void
check_option (const Check *check, const char *code)
{
  if (pal_question_find_option (check->question, code) == NULL)
    report (check, PAL_SEVERITY_ERROR, "option",
            g_strdup_printf (_ ("“%s” is not one of the options."), code));
}

static void
check_set (const Check *check)
{
  const PalQuestion *question = check->question;
  guint n_codes, n_exclusive = 0;

  if (check->value->kind != PAL_VALUE_SET)
    {
      fail (check, "type", _ ("The answer must be a choice of options."));
      return;
    }
  n_codes = g_strv_length (check->value->set);
  for (guint i = 0; i < n_codes; i++)
    {
      const PalOption *option = pal_question_find_option (question, check->value->set[i]);

      check_option (check, check->value->set[i]);
      n_exclusive += option != NULL && option->exclusive ? 1 : 0;
    }
  if (n_codes == 0)
    fail (check, "select", _ ("No option is chosen."));
  if (question->max_select > 0 && n_codes > question->max_select)
    report (check, PAL_SEVERITY_ERROR, "select",
            g_strdup_printf (ngettext ("At most %u option may be chosen.",
                                       "At most %u options may be chosen.", question->max_select),
                             question->max_select));
  if (n_exclusive > 0 && n_codes > 1)
    fail (check, "exclusive", _ ("One of the chosen options excludes the others."));
}

static void
check_text (const Check *check)
{
  const PalQuestion *question = check->question;

  if (check->value->kind != PAL_VALUE_STRING || !g_utf8_validate (check->value->string, -1, NULL))
    fail (check, "type", _ ("The answer must be a text."));
  else if (question->max_length > 0 &&
           g_utf8_strlen (check->value->string, -1) > (glong) question->max_length)
    report (check, PAL_SEVERITY_ERROR, "length",
            g_strdup_printf (ngettext ("The text may have at most %u character.",
                                       "The text may have at most %u characters.", question->max_length),
                             question->max_length));
}

static void
check_date (const Check *check)
{
  const PalQuestion *question = check->question;
  const char *date = check->value->string;

  if (check->value->kind != PAL_VALUE_STRING || !pal_iso_date_is_valid (date))
    fail (check, "type", _ ("The answer must be a date such as 2026-01-31."));
  /* ISO dates of four-digit years sort as text. */
  else if (question->min_date != NULL && strcmp (date, question->min_date) < 0)
    report (check, PAL_SEVERITY_ERROR, "date",
            g_strdup_printf (_ ("The date must not be before %s."), question->min_date));
  else if (question->max_date != NULL && strcmp (date, question->max_date) > 0)
    report (check, PAL_SEVERITY_ERROR, "date",
            g_strdup_printf (_ ("The date must not be after %s."), question->max_date));
}

/* What a group says itself, instead of entries. */
static void
check_group (const Check *check)
{
  if (check->value->kind != PAL_VALUE_STRING || strcmp (check->value->string, PAL_GROUP_NONE) != 0)
    fail (check, "type", _ ("A group is answered by its entries, or by “none”."));
  else if (check->question->min_entries > 0)
    report (check, PAL_SEVERITY_ERROR, "entries",
            g_strdup_printf (ngettext ("At least %u entry is needed.", "At least %u entries are needed.",
                                       check->question->min_entries),
                             check->question->min_entries));
}

static void
check_by_type (const Check *check)
{
  switch (check->question->type)
    {
    case PAL_QUESTION_SINGLE:
    case PAL_QUESTION_YNP:
      if (check->value->kind == PAL_VALUE_STRING)
        check_option (check, check->value->string);
      else
        fail (check, "type", _ ("The answer must be one of the options."));
      break;
    case PAL_QUESTION_MULTI:
      check_set (check);
      break;
    case PAL_QUESTION_INTEGER:
    case PAL_QUESTION_DECIMAL:
    case PAL_QUESTION_PERCENT:
      check_number (check);
      break;
    case PAL_QUESTION_RATIO:
      check_ratio (check);
      break;
    case PAL_QUESTION_LIKERT5:
      check_likert (check);
      break;
    case PAL_QUESTION_DATE:
      check_date (check);
      break;
    case PAL_QUESTION_GROUP:
      check_group (check);
      break;
    case PAL_QUESTION_TEXT:
    default:
      check_text (check);
      break;
    }
}

gboolean
pal_checks_value (const PalQuestion *question, const PalValue *value, GPtrArray *findings)
{
  Check check = { question, value, findings };
  guint before;

  g_return_val_if_fail (question != NULL && value != NULL && findings != NULL, FALSE);

  before = findings->len;
  if (value->kind == PAL_VALUE_MISSING)
    {
      if (value->missing == PAL_MISSING_SK || value->missing == PAL_MISSING_SU ||
          value->missing == PAL_MISSING_NONE)
        fail (&check, "missing", _ ("This reason for a missing answer is set by the program only."));
    }
  else if (value->kind != PAL_VALUE_NONE)
    {
      check_by_type (&check);
    }
  return findings->len == before;
}

/* The number that a soft range is of: the rate of a ratio. */
static gboolean
get_usual_number (const PalQuestion *question, const PalValue *value, double *out)
{
  if (value->kind == PAL_VALUE_NUMBER)
    *out = value->number;
  else if (value->kind == PAL_VALUE_RATIO && value->denominator > 0)
    *out = question->multiplier * value->number / value->denominator;
  else
    return FALSE;
  return isfinite (*out);
}

gboolean
pal_checks_soft (const PalQuestion *question, const PalValue *value, GPtrArray *findings)
{
  Check check = { question, value, findings };
  g_autofree char *limit = NULL;
  double number;

  g_return_val_if_fail (question != NULL && value != NULL && findings != NULL, FALSE);

  if (!get_usual_number (question, value, &number))
    return TRUE;
  if (question->has_soft_min && number < question->soft_min)
    {
      limit = pal_number_format (question->soft_min, question->decimals);
      report (&check, PAL_SEVERITY_WARNING, "soft-range",
              g_strdup_printf (_ ("The number is below %s, which is unusual."), limit));
      return FALSE;
    }
  if (question->has_soft_max && number > question->soft_max)
    {
      limit = pal_number_format (question->soft_max, question->decimals);
      report (&check, PAL_SEVERITY_WARNING, "soft-range",
              g_strdup_printf (_ ("The number is above %s, which is unusual."), limit));
      return FALSE;
    }
  return TRUE;
}

/* One formula for each check of each question, in their order; NULL where one cannot be read. */
struct _PalChecksPlan
{
  PalInstrument *instrument; /* owned */
  PalFormula ***formulas;    /* by question, owned; NULL: it has no checks */
  GHashTable *groups;        /* question + 1 -> PalChecksPlan* of one entry, owned */
};

PalChecksPlan *
pal_checks_plan_new (PalInstrument *instrument)
{
  PalChecksPlan *self;
  guint n;

  g_return_val_if_fail (instrument != NULL, NULL);

  n = pal_instrument_get_n_questions (instrument);
  self = g_new0 (PalChecksPlan, 1);
  self->instrument = pal_instrument_ref (instrument);
  self->formulas = g_new0 (PalFormula **, n + 1);
  self->groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) pal_checks_plan_free);
  for (guint i = pal_instrument_get_first_child (instrument); i < n; i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);

      if (question->type == PAL_QUESTION_GROUP)
        g_hash_table_insert (self->groups, GUINT_TO_POINTER (i + 1),
                             pal_checks_plan_new (pal_instrument_get_group (instrument, i)));

      if (question->n_checks > 0)
        self->formulas[i] = g_new0 (PalFormula *, question->n_checks);
      for (guint j = 0; j < question->n_checks; j++)
        self->formulas[i][j] = pal_formula_parse (question->checks[j].expression, NULL);
    }
  return self;
}

void
pal_checks_plan_free (PalChecksPlan *self)
{
  guint n = pal_instrument_get_n_questions (self->instrument);

  g_hash_table_unref (self->groups);
  for (guint i = pal_instrument_get_first_child (self->instrument); i < n; i++)
    {
      guint n_checks = pal_instrument_get_question (self->instrument, i)->n_checks;

      for (guint j = 0; j < n_checks; j++)
        g_clear_pointer (&self->formulas[i][j], pal_formula_unref);
      g_free (self->formulas[i]);
    }
  g_free (self->formulas);
  pal_instrument_unref (self->instrument);
  g_free (self);
}

static void
check_formula (const Check *check, guint index, PalFormula *formula, PalAnswerLookup *lookup)
{
  const PalCheck *rule = &check->question->checks[index];
  guint before = check->findings->len;

  /* An instrument that came in through pal_instrument_check () has none of these. */
  if (formula == NULL)
    {
      report (check, PAL_SEVERITY_WARNING, "check",
              g_strdup_printf (_ ("A check of the instrument cannot be read: %s"), rule->expression));
    }
  else
    {
      PalResult result = pal_formula_eval (formula, 0, pal_answer_lookup_query, lookup);

      if (result.missing == PAL_MISSING_NONE && result.number == 0)
        report (check, rule->severity, "check", g_strdup (rule->message));
    }
  if (check->findings->len > before)
    ((PalFinding *) g_ptr_array_index (check->findings, before))->check = index + 1;
}

void
pal_checks_cross (const PalAnswers *answers, guint question, GPtrArray *findings)
{
  g_autoptr (PalAnswerLookup) lookup = NULL;
  PalInstrument *instrument;
  Check check = { .findings = findings };

  g_return_if_fail (answers != NULL && findings != NULL);

  instrument = pal_answers_get_instrument (answers);
  g_return_if_fail (question < pal_instrument_get_n_questions (instrument));

  check.question = pal_instrument_get_question (instrument, question);
  check.value = pal_answers_get (answers, question);
  if (check.question->n_checks > 0)
    lookup = pal_answer_lookup_new (answers);
  for (guint i = 0; i < check.question->n_checks; i++)
    {
      g_autoptr (PalFormula) formula = pal_formula_parse (check.question->checks[i].expression, NULL);

      check_formula (&check, i, formula, lookup);
    }
}

static gboolean
is_empty (const PalValue *value)
{
  return value->kind == PAL_VALUE_NONE ||
         (value->kind == PAL_VALUE_MISSING && value->missing == PAL_MISSING_NR);
}

/* Each entry is a small form of its own. */
static void
check_entries (PalChecksPlan *self, const PalAnswers *answers, const PalQuestion *group, GPtrArray *findings)
{
  PalChecksPlan *inner = g_hash_table_lookup (self->groups, GUINT_TO_POINTER (group->index + 1));
  g_autoptr (GPtrArray) entries = pal_answers_list_entries (answers, group->index);
  g_autofree PalRoute *routes = g_new (PalRoute, pal_instrument_get_n_questions (inner->instrument) + 1);

  pal_entry_checks_count (answers, group->index, findings);
  for (guint i = 0; i < entries->len; i++)
    {
      const PalEntry *entry = g_ptr_array_index (entries, i);
      guint from = findings->len;

      pal_routing_get_all (entry->answers, routes);
      pal_checks_plan_run (inner, entry->answers, group->level, routes, findings);
      pal_entry_checks_name (entry, i + 1, findings, from);
    }
}

void
pal_checks_plan_run_one (PalChecksPlan *self,
                         const PalAnswers *answers,
                         guint question,
                         PalAnswerLookup *lookup,
                         GPtrArray *findings)
{
  Check check = { .findings = findings };

  g_return_if_fail (self != NULL && answers != NULL && lookup != NULL && findings != NULL);
  g_return_if_fail (question < pal_instrument_get_n_questions (self->instrument));

  check.question = pal_instrument_get_question (self->instrument, question);
  check.value = pal_answers_get (answers, question);
  pal_checks_value (check.question, check.value, findings);
  pal_checks_soft (check.question, check.value, findings);
  for (guint i = 0; i < check.question->n_checks && self->formulas[question] != NULL; i++)
    check_formula (&check, i, self->formulas[question][i], lookup);
  if (check.question->type == PAL_QUESTION_GROUP)
    check_entries (self, answers, check.question, findings);
  if (check.question->required && is_empty (check.value) &&
      !(check.question->type == PAL_QUESTION_GROUP && pal_answers_count_entries (answers, question) > 0))
    {
      check.value = NULL;
      if (check.question->required_always)
        report (&check, PAL_SEVERITY_ERROR, "required",
                g_strdup (_ ("This question needs an answer, or the reason why there is none, before "
                             "anything is submitted.")));
      else
        report (&check, PAL_SEVERITY_WARNING, "required",
                g_strdup (_ ("This question is required and not answered.")));
    }
}

PalChecksPlan *
pal_checks_plan_get_group (PalChecksPlan *self, guint question)
{
  return g_hash_table_lookup (self->groups, GUINT_TO_POINTER (question + 1));
}

guint
pal_checks_plan_get_n_refs (PalChecksPlan *self, guint question)
{
  guint n_checks = pal_instrument_get_question (self->instrument, question)->n_checks;
  guint n = 0;

  for (guint i = 0; i < n_checks; i++)
    n += self->formulas[question][i] != NULL ? pal_formula_get_n_refs (self->formulas[question][i]) : 0;
  return n;
}

const char *
pal_checks_plan_get_ref (PalChecksPlan *self, guint question, guint index)
{
  guint n_checks = pal_instrument_get_question (self->instrument, question)->n_checks;

  for (guint i = 0; i < n_checks; i++)
    {
      PalFormula *formula = self->formulas[question][i];
      guint n = formula != NULL ? pal_formula_get_n_refs (formula) : 0;

      if (index < n)
        return pal_formula_get_ref (formula, index)->question;
      index -= n;
    }
  g_return_val_if_reached (NULL);
}

void
pal_checks_plan_run (PalChecksPlan *self,
                     const PalAnswers *answers,
                     PalUnitLevel level,
                     const PalRoute *routes,
                     GPtrArray *findings)
{
  g_autoptr (PalAnswerLookup) lookup = NULL;
  guint n_questions;

  g_return_if_fail (self != NULL && answers != NULL && routes != NULL && findings != NULL);
  g_return_if_fail (pal_answers_get_instrument (answers) == self->instrument);

  n_questions = pal_instrument_get_n_questions (self->instrument);
  lookup = pal_answer_lookup_new (answers);
  for (guint i = pal_instrument_get_first_child (self->instrument); i < n_questions; i++)
    if (pal_instrument_get_question (self->instrument, i)->level == level && routes[i] == PAL_ROUTE_SHOWN)
      pal_checks_plan_run_one (self, answers, i, lookup, findings);
}

void
pal_checks_all (const PalAnswers *answers, PalUnitLevel level, GPtrArray *findings)
{
  g_autoptr (PalChecksPlan) plan = NULL;
  g_autofree PalRoute *routes = NULL;
  PalInstrument *instrument;

  g_return_if_fail (answers != NULL && findings != NULL);

  instrument = pal_answers_get_instrument (answers);
  plan = pal_checks_plan_new (instrument);
  routes = g_new (PalRoute, pal_instrument_get_n_questions (instrument) + 1);
  pal_routing_get_all (answers, routes);
  pal_checks_plan_run (plan, answers, level, routes, findings);
}
