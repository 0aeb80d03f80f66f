/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-problems.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/pal-json.h"
#include "base/pal-number.h"
#include "formula/pal-formula.h"
#include "model/pal-entry.h"
#include "store/pal-batch.h"
#include "survey/pal-checks.h"
#include "survey/pal-outlier.h"
#include "survey/pal-routing.h"

#define OF_LENGTH 32

/* The country part of a country, or one institution. */
typedef struct
{
  const char *country;     /* unowned */
  const char *institution; /* unowned; NULL: the country part */
  PalUnitLevel level;
  const PalAnswers *answers;
  const PalAnswers *previous; /* NULL: no last wave */
  PalRoute *routes;           /* owned, one for each question */
  PalRoute *previous_routes;  /* owned, by the instrument of the last wave */
} Unit;

typedef struct
{
  PalDataset *dataset; /* NULL: no reasons */
  PalWaveData *data;
  PalInstrument *instrument;
  PalWaveData *before; /* NULL: no last wave */
  PalInstrument *before_instrument;
  PalComparability *links; /* unowned; NULL: no last wave */
  PalChecksPlan *plan;
  GArray *units;      /* Unit */
  PalSpread *spreads; /* by question; n 0: too few numbers */
  PalSpread *changes; /* by question, against the last wave; not of counts */
  guint first, end;   /* the questions that are compared */
  GPtrArray *out;
} Run;

static void
unit_clear (gpointer data)
{
  Unit *unit = data;

  g_free (unit->routes);
  g_free (unit->previous_routes);
}

static gboolean
is_count (const PalQuestion *question)
{
  return question->type == PAL_QUESTION_INTEGER && question->min >= 0;
}

/* A count, a number, or the rate of a ratio. */
static gboolean
get_number (const PalQuestion *question, const PalValue *value, double *out)
{
  switch (question->type)
    {
    case PAL_QUESTION_INTEGER:
    case PAL_QUESTION_DECIMAL:
    case PAL_QUESTION_PERCENT:
      if (value->kind != PAL_VALUE_NUMBER || (is_count (question) && value->number < 0))
        return FALSE;
      *out = value->number;
      return isfinite (*out);
    case PAL_QUESTION_RATIO:
      if (value->kind != PAL_VALUE_RATIO || !(value->denominator > 0))
        return FALSE;
      *out = question->multiplier * value->number / value->denominator;
      return isfinite (*out);
    case PAL_QUESTION_SINGLE:
    case PAL_QUESTION_MULTI:
    case PAL_QUESTION_YNP:
    case PAL_QUESTION_LIKERT5:
    case PAL_QUESTION_TEXT:
    case PAL_QUESTION_DATE:
    case PAL_QUESTION_GROUP:
    default:
      return FALSE;
    }
}

/* Counts of large and small countries differ by factors, not by sums: they are compared as logarithms. */
static double
to_scale (const PalQuestion *question, double number)
{
  return is_count (question) ? log1p (number) : number;
}

static gboolean
get_now (const Unit *unit, const PalQuestion *question, double *out)
{
  return question->level == unit->level && unit->routes[question->index] == PAL_ROUTE_SHOWN &&
         get_number (question, pal_answers_get (unit->answers, question->index), out);
}

/* Only numbers that count the same can be compared: see pal_match_can_subtract (). */
static gboolean
get_before (const Run *run, const Unit *unit, const PalQuestion *question, double *out)
{
  const PalMatch *match = run->links != NULL ? pal_comparability_find (run->links, question->index) : NULL;

  return match != NULL && pal_match_can_subtract (match) &&
         unit->previous_routes[match->old->index] == PAL_ROUTE_SHOWN &&
         get_number (match->old, pal_answers_get (unit->previous, match->old->index), out);
}

/* The question of the last wave whose answer a finding looked at. */
static const char *
get_before_id (const Run *run, const PalFinding *finding)
{
  const PalQuestion *question = pal_instrument_find_question (run->instrument, finding->question);
  const PalMatch *match =
      question != NULL && run->links != NULL ? pal_comparability_find (run->links, question->index) : NULL;

  return match != NULL && match->old != NULL ? match->old->id : finding->question;
}

/* An answer that a formula reads; of a group, what it reads of each entry. */
static void
append_operand (const PalAnswers *answers, const PalFormulaRef *ref, GString *json)
{
  const PalQuestion *question = pal_answers_locate (answers, ref->question, NULL);
  g_autoptr (GPtrArray) entries = NULL;

  pal_value_append_json (pal_answers_get_by_id (answers, ref->question), json);
  if (question == NULL || question->type != PAL_QUESTION_GROUP)
    return;
  entries = pal_answers_list_entries (answers, question->index);
  for (guint i = 0; i < entries->len; i++)
    {
      const PalEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_c (json, ',');
      pal_json_append_string (json, entry->id);
      if (ref->code == NULL)
        continue;
      g_string_append_c (json, ',');
      pal_value_append_json (pal_answers_get_by_id (entry->answers, ref->code), json);
    }
}

/* What a reason is given for.  A hash, because the answer may be erased and must not live on in a reason. */
static char *
make_of (const PalAnswers *answers,
         const PalAnswers *previous,
         const char *previous_id,
         const PalFinding *finding)
{
  const PalAnswers *where = NULL; /* in an entry of a group, formulas look around in the entry */
  const PalQuestion *question = pal_answers_locate (answers, finding->question, &where);
  g_autoptr (GString) json = g_string_new ("[");
  g_autofree char *hex = NULL;
  PalHash hash;

  pal_value_append_json (pal_answers_get_by_id (answers, finding->question), json);
  if (previous != NULL && g_str_equal (finding->rule, "change"))
    {
      g_string_append_c (json, ',');
      pal_value_append_json (pal_answers_get_by_id (previous, previous_id), json);
    }
  if (question != NULL && finding->check > 0 && finding->check <= question->n_checks)
    {
      const char *expression = question->checks[finding->check - 1].expression;
      g_autoptr (PalFormula) formula = pal_formula_parse (expression, NULL);

      g_string_append_c (json, ',');
      pal_json_append_string (json, expression);
      for (guint i = 0; formula != NULL && i < pal_formula_get_n_refs (formula); i++)
        {
          g_string_append_c (json, ',');
          append_operand (where, pal_formula_get_ref (formula, i), json);
        }
    }
  g_string_append_c (json, ']');
  pal_hash_compute (&hash, json->str, json->len);
  hex = pal_hash_to_hex (&hash);
  return g_strndup (hex, OF_LENGTH);
}

static PalProblem *
describe (PalDataset *dataset,
          const PalAnswers *answers,
          const PalAnswers *previous,
          const char *previous_id,
          PalFinding *finding)
{
  g_autofree char *place =
      pal_answer_id_make (finding->country, finding->institution, finding->wave, finding->question, NULL);
  char *key = finding->check > 0 ? g_strdup_printf ("%s/%s-%u", place, finding->rule, finding->check)
                                 : g_strconcat (place, "/", finding->rule, NULL);
  const char *cell = dataset != NULL ? pal_dataset_get_cell (dataset, "reason", key, "kept") : NULL;

  return pal_problem_new (finding, key, make_of (answers, previous, previous_id, finding), cell);
}

static PalFinding *
copy_finding (const PalFinding *finding)
{
  PalFinding *copy = pal_finding_new (finding->severity, finding->rule, "%s", finding->message);

  copy->country = g_strdup (finding->country);
  copy->institution = g_strdup (finding->institution);
  copy->wave = g_strdup (finding->wave);
  copy->question = g_strdup (finding->question);
  copy->value = g_strdup (finding->value);
  copy->check = finding->check;
  return copy;
}

PalProblem *
pal_problems_describe (PalDataset *dataset, const PalAnswers *answers, const PalFinding *finding)
{
  g_return_val_if_fail (answers != NULL && finding != NULL, NULL);

  /* What changed since the last wave rests on the answer of then, too. */
  if (dataset != NULL && g_str_equal (finding->rule, "change"))
    {
      PalWaveData *before =
          pal_dataset_get_wave (dataset, pal_dataset_get_previous_wave (dataset, finding->wave));
      const PalQuestion *question =
          pal_instrument_find_question (pal_answers_get_instrument (answers), finding->question);
      PalComparability *links = pal_dataset_get_links (dataset, finding->wave);
      const PalMatch *match =
          question != NULL && links != NULL ? pal_comparability_find (links, question->index) : NULL;

      if (before != NULL && match != NULL && match->old != NULL)
        return describe (dataset, answers,
                         pal_wave_data_get_answers (before, finding->country, finding->institution),
                         match->old->id, copy_finding (finding));
    }
  return describe (dataset, answers, NULL, NULL, copy_finding (finding));
}

void
pal_problems_read_reason (PalDataset *dataset, const PalAnswers *answers, PalFinding *finding)
{
  g_autoptr (PalProblem) problem = pal_problems_describe (dataset, answers, finding);

  g_free (finding->kept);
  finding->kept = pal_problem_is_kept (problem) ? pal_problem_dup_reason_text (problem) : NULL;
}

/* Takes @message. */
static void
add (GPtrArray *findings, PalSeverity severity, const char *rule, const char *question, char *message)
{
  PalFinding *finding = pal_finding_new (severity, rule, "%s", message);

  finding->question = g_strdup (question);
  g_ptr_array_add (findings, finding);
  g_free (message);
}

static int
get_decimals (const PalQuestion *question)
{
  return question->type == PAL_QUESTION_RATIO ? 1 : question->decimals;
}

static void
check_outlier (const Run *run, const Unit *unit, const PalQuestion *question, GPtrArray *findings)
{
  const PalSpread *spread = &run->spreads[question->index];
  g_autofree char *number_text = NULL, *median = NULL, *modified = NULL, *plain = NULL, *n = NULL;
  char *text;
  double number = 0, scaled;

  if (spread->n == 0 || !get_now (unit, question, &number))
    return;
  scaled = to_scale (question, number);
  if (!pal_spread_is_outlier (spread, scaled))
    return;

  number_text = pal_number_format (number, get_decimals (question));
  median = pal_number_format (is_count (question) ? expm1 (spread->median) : spread->median,
                              get_decimals (question));
  modified = pal_number_format (pal_spread_get_modified_z (spread, scaled), 1);
  plain = pal_number_format (pal_spread_get_z (spread, scaled), 1);
  n = pal_number_format ((double) spread->n, 0);
  text =
      is_count (question)
          ? g_strdup_printf (
                /* Translators: a number, how many answers, their median, two statistics. */
                _ ("%s stands out from the %s answers of this wave: median %s; of the logarithms, modified z "
                   "is %s and z is %s."),
                number_text, n, median, modified, plain)
          : g_strdup_printf (
                /* Translators: a number, how many answers, their median, two statistics. */
                _ ("%s stands out from the %s answers of this wave: median %s; modified z is %s and z is "
                   "%s."),
                number_text, n, median, modified, plain);
  add (findings, PAL_SEVERITY_NOTE, "outlier", question->id, text);
}

static void
check_change (const Run *run, const Unit *unit, const PalQuestion *question, GPtrArray *findings)
{
  const PalSpread *changes = &run->changes[question->index];
  g_autofree char *old_text = NULL, *new_text = NULL, *median = NULL;
  const char *wave;
  double now = 0, old = 0;

  if (!get_now (unit, question, &now) || !get_before (run, unit, question, &old))
    return;
  if (is_count (question) ? !pal_outlier_is_jump (old, now)
                          : changes->n == 0 || !pal_spread_is_odd_change (changes, now - old))
    return;

  wave = pal_wave_data_get_wave (run->before);
  old_text = pal_number_format (old, get_decimals (question));
  new_text = pal_number_format (now, get_decimals (question));
  if (!is_count (question))
    {
      median = pal_number_format (changes->median, get_decimals (question));
      add (findings, PAL_SEVERITY_NOTE, "change", question->id,
           /* Translators: the number of the last wave, its code, the number now, the median change. */
           g_strdup_printf (_ ("From %s in wave %s to %s: far from the median change of %s."), old_text, wave,
                            new_text, median));
    }
  else if (now > old)
    add (
        findings, PAL_SEVERITY_NOTE, "change", question->id,
        /* Translators: the number of the last wave, its code, the number now. */
        g_strdup_printf (_ ("From %s in wave %s to %s: more than twice as many."), old_text, wave, new_text));
  else
    add (findings, PAL_SEVERITY_NOTE, "change", question->id,
         /* Translators: the number of the last wave, its code, the number now. */
         g_strdup_printf (_ ("From %s in wave %s to %s: less than half."), old_text, wave, new_text));
}

static void
check_unknown (const Unit *unit, GPtrArray *findings)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (pal_answers_get_n_unknown (unit->answers) == 0)
    return;
  ids = pal_answers_list_unknown (unit->answers);
  for (guint i = 0; i < ids->len; i++)
    add (findings, PAL_SEVERITY_WARNING, "unknown", g_ptr_array_index (ids, i),
         g_strdup (_ ("The questionnaire of this wave does not have this question; the answer is kept.")));
}

/* Where a finding stands in the form: a question in an entry where its group stands. */
static const PalQuestion *
find_place (PalInstrument *instrument, const char *id)
{
  const PalQuestion *question = pal_instrument_find_answered (instrument, id);

  return question != NULL && question->group != NULL
             ? pal_instrument_find_question (instrument, question->group)
             : question;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer instrument)
{
  const PalFinding *x = *(PalFinding *const *) a, *y = *(PalFinding *const *) b;
  const PalQuestion *p = find_place (instrument, x->question);
  const PalQuestion *q = find_place (instrument, y->question);

  if (p == NULL || q == NULL)
    return (p == NULL) - (q == NULL);
  return (p->index > q->index) - (p->index < q->index);
}

static void
check_unit (Run *run, const Unit *unit)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();

  if (run->plan != NULL)
    pal_checks_plan_run (run->plan, unit->answers, unit->level, unit->routes, findings);
  for (guint i = run->first; i < run->end; i++)
    {
      const PalQuestion *question = pal_instrument_get_question (run->instrument, i);

      if (question->level != unit->level)
        continue;
      check_outlier (run, unit, question, findings);
      if (run->before != NULL)
        check_change (run, unit, question, findings);
    }
  if (run->plan != NULL)
    check_unknown (unit, findings);
  g_qsort_with_data (findings->pdata, (int) findings->len, sizeof (gpointer), compare_places,
                     run->instrument);

  for (guint i = 0; i < findings->len; i++)
    {
      PalFinding *finding = g_ptr_array_index (findings, i);

      finding->country = g_strdup (unit->country);
      finding->institution = g_strdup (unit->institution);
      finding->wave = g_strdup (pal_wave_data_get_wave (run->data));
      g_ptr_array_add (run->out, describe (run->dataset, unit->answers, unit->previous,
                                           get_before_id (run, finding), finding));
    }
}

static void
add_unit (Run *run, const char *country, const char *institution)
{
  Unit unit = {
    .country = country,
    .institution = institution,
    .level = institution != NULL ? PAL_LEVEL_INSTITUTION : PAL_LEVEL_COUNTRY,
    .answers = pal_wave_data_get_answers (run->data, country, institution),
  };

  unit.routes = g_new (PalRoute, pal_instrument_get_n_questions (run->instrument) + 1);
  pal_routing_get_all (unit.answers, unit.routes);
  if (run->before != NULL)
    {
      unit.previous = pal_wave_data_get_answers (run->before, country, institution);
      unit.previous_routes = g_new (PalRoute, pal_instrument_get_n_questions (run->before_instrument) + 1);
      pal_routing_get_all (unit.previous, unit.previous_routes);
    }
  g_array_append_val (run->units, unit);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_units (Run *run, GPtrArray *institutions)
{
  g_autoptr (GPtrArray) countries = g_ptr_array_copy (pal_wave_data_get_countries (run->data), NULL, NULL);

  g_ptr_array_sort (countries, compare_codes);
  for (guint i = 0; i < countries->len; i++)
    {
      const char *country = g_ptr_array_index (countries, i);

      add_unit (run, country, NULL);
      for (guint j = 0; j < institutions->len; j++)
        {
          PalInstitution *institution = g_ptr_array_index (institutions, j);

          if (g_strcmp0 (pal_institution_get_country (institution), country) == 0)
            add_unit (run, country, pal_institution_get_id (institution));
        }
    }
}

/* What is usual, for each question with numbers. */
static void
measure (Run *run)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = run->first; i < run->end; i++)
    {
      const PalQuestion *question = pal_instrument_get_question (run->instrument, i);

      g_array_set_size (numbers, 0);
      g_array_set_size (changes, 0);
      for (guint u = 0; u < run->units->len; u++)
        {
          const Unit *unit = &g_array_index (run->units, Unit, u);
          double now, old, scaled, change;

          if (!get_now (unit, question, &now))
            continue;
          scaled = to_scale (question, now);
          g_array_append_val (numbers, scaled);
          if (is_count (question) || !get_before (run, unit, question, &old))
            continue;
          change = now - old;
          g_array_append_val (changes, change);
        }
      pal_spread_init (&run->spreads[i], (double *) (gpointer) numbers->data, numbers->len);
      pal_spread_init (&run->changes[i], (double *) (gpointer) changes->data, changes->len);
    }
}

/* Which units and which questions are looked at.  All units are compared with in any case. */
typedef struct
{
  const char *country;     /* NULL: all */
  gboolean is_part;        /* one part, and of it nothing but what stands out */
  const char *institution; /* of the part */
  guint first, end;        /* its questions */
} Scope;

static gboolean
is_in_scope (const Unit *unit, const Scope *scope)
{
  return (scope->country == NULL || g_str_equal (unit->country, scope->country)) &&
         (!scope->is_part || g_strcmp0 (unit->institution, scope->institution) == 0);
}

static GPtrArray *
run_all (PalDataset *dataset,
         PalWaveData *data,
         PalWaveData *before,
         PalComparability *links,
         GPtrArray *institutions,
         const Scope *scope)
{
  PalInstrument *instrument = pal_wave_data_get_instrument (data);
  g_autoptr (PalChecksPlan) plan = scope->is_part ? NULL : pal_checks_plan_new (instrument);
  g_autoptr (GArray) units = g_array_new (FALSE, TRUE, sizeof (Unit));
  guint n = pal_instrument_get_n_questions (instrument);
  g_autofree PalSpread *spreads = g_new0 (PalSpread, n + 1);
  g_autofree PalSpread *changes = g_new0 (PalSpread, n + 1);
  Run run = {
    .dataset = dataset,
    .data = data,
    .instrument = instrument,
    .before = before,
    .before_instrument = before != NULL ? pal_wave_data_get_instrument (before) : NULL,
    .links = links,
    .plan = plan,
    .units = units,
    .spreads = spreads,
    .changes = changes,
    .first = scope->is_part ? MIN (scope->first, n) : 0,
    .end = scope->is_part ? MIN (scope->end, n) : n,
    .out = g_ptr_array_new_with_free_func (g_object_unref),
  };

  g_array_set_clear_func (units, unit_clear);
  add_units (&run, institutions);
  measure (&run);
  for (guint i = 0; i < units->len; i++)
    {
      const Unit *unit = &g_array_index (units, Unit, i);

      if (is_in_scope (unit, scope))
        check_unit (&run, unit);
    }
  return run.out;
}

static GPtrArray *
run_scope (PalDataset *dataset, const char *wave, const Scope *scope)
{
  PalWaveData *data = pal_dataset_get_wave (dataset, wave);

  if (data == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  return run_all (dataset, data,
                  pal_dataset_get_wave (dataset, pal_dataset_get_previous_wave (dataset, wave)),
                  pal_dataset_get_links (dataset, wave), pal_dataset_get_institutions (dataset), scope);
}

GPtrArray *
pal_problems_find (PalDataset *dataset, const char *wave, const char *country)
{
  g_return_val_if_fail (dataset != NULL, NULL);

  return run_scope (dataset, wave, &(Scope){ .country = country });
}

GPtrArray *
pal_problems_find_unusual (PalDataset *dataset,
                           const char *wave,
                           const char *country,
                           const char *institution,
                           guint first_question,
                           guint n_questions)
{
  const Scope scope = { .country = country,
                        .is_part = TRUE,
                        .institution = institution,
                        .first = first_question,
                        .end = first_question + n_questions };

  g_return_val_if_fail (dataset != NULL && country != NULL, NULL);

  return run_scope (dataset, wave, &scope);
}

GPtrArray *
pal_problems_find_in (PalWaveData *data, PalWaveData *previous, GPtrArray *institutions)
{
  g_autoptr (PalComparability) links = NULL;

  g_return_val_if_fail (data != NULL && institutions != NULL, NULL);

  if (previous != NULL)
    links = pal_comparability_new (pal_wave_data_get_instrument (previous),
                                   pal_wave_data_get_instrument (data), NULL);
  return run_all (NULL, data, previous, links, institutions, &(Scope){ 0 });
}
