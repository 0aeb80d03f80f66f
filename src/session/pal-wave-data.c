/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-wave-data.h"

#include <string.h>

#include "model/pal-country.h"
#include "survey/pal-answer-lookup.h"

/* One country part or one institution. */
typedef struct
{
  char *id; /* institution, NULL for the country part */
  PalAnswers *answers;
  PalAnswerLookup *lookup; /* NULL: to be made anew, an answer changed */
  gboolean enrolled;       /* is in the list of institutions */
  gboolean clinical_type;
} Source;

typedef struct
{
  char *country;
  Source *national;
  GPtrArray *institutions; /* Source* */
  GHashTable *by_id;       /* the same by their id, borrowed: a country may have thousands */
  PalScoreUnit score_unit; /* institutions array owned here */
  GHashTable *dirty;       /* questions (interned in the instrument) changed since the scores; NULL: none */
  gboolean all_dirty;
} Unit;

struct _PalWaveData
{
  char *wave;
  PalInstrument *instrument;
  PalScorer *scorer;
  PalAnswers *nothing;      /* lent for units that have no answer */
  const char *gate;         /* id of the question that gates the institution part, or NULL */
  GHashTable *units;        /* iso2 -> Unit* */
  GPtrArray *countries;     /* char*, NULL: to be sorted anew */
  GPtrArray **route_follow; /* by question: ids of questions whose route it decides, also through others */
  PalScores *scores;        /* NULL: compute all */
};

static void
source_free (gpointer data)
{
  Source *self = data;

  g_clear_pointer (&self->lookup, pal_answer_lookup_free);
  g_clear_pointer (&self->answers, pal_answers_free);
  g_free (self->id);
  g_free (self);
}

static Source *
source_new (PalWaveData *data, const char *id)
{
  Source *self = g_new0 (Source, 1);

  self->id = g_strdup (id);
  self->answers = pal_answers_new (data->instrument);
  return self;
}

static void
unit_free (gpointer data)
{
  Unit *self = data;

  g_free (self->score_unit.institutions);
  g_clear_pointer (&self->dirty, g_hash_table_unref);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->institutions);
  source_free (self->national);
  g_free (self->country);
  g_free (self);
}

static Unit *
ensure_unit (PalWaveData *self, const char *country)
{
  Unit *unit = g_hash_table_lookup (self->units, country);

  if (unit != NULL)
    return unit;

  unit = g_new0 (Unit, 1);
  unit->country = g_strdup (country);
  unit->national = source_new (self, NULL);
  unit->institutions = g_ptr_array_new_with_free_func (source_free);
  unit->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (self->units, unit->country, unit);
  g_clear_pointer (&self->countries, g_ptr_array_unref);
  g_clear_pointer (&self->scores, pal_scores_unref);
  return unit;
}

static Source *
find_source (Unit *unit, const char *institution)
{
  if (institution == NULL || *institution == '\0')
    return unit->national;
  return g_hash_table_lookup (unit->by_id, institution);
}

static Source *
add_source (PalWaveData *self, Unit *unit, const char *institution)
{
  Source *source = source_new (self, institution);

  g_ptr_array_add (unit->institutions, source);
  g_hash_table_insert (unit->by_id, source->id, source);
  return source;
}

/* Conditions refer only to earlier questions, so one pass from the end collects what each decides. */
static void
index_routes (PalWaveData *self)
{
  guint n = pal_instrument_get_n_questions (self->instrument);

  self->route_follow = g_new0 (GPtrArray *, n);
  for (guint i = n; i > 0; i--)
    {
      const PalQuestion *question = pal_instrument_get_question (self->instrument, i - 1);

      for (guint j = 0; j < question->n_show_if; j++)
        {
          const PalCondition *condition = &question->show_if[j];
          const PalQuestion *cause = pal_instrument_find_question (self->instrument, condition->question);

          if (cause == NULL)
            continue;
          if (condition->gate && cause->level == PAL_LEVEL_INSTITUTION)
            self->gate = cause->id;
          if (self->route_follow[cause->index] == NULL)
            self->route_follow[cause->index] = g_ptr_array_new ();
          g_ptr_array_add (self->route_follow[cause->index], question->id);
          if (self->route_follow[question->index] != NULL)
            g_ptr_array_extend (self->route_follow[cause->index], self->route_follow[question->index], NULL,
                                NULL);
        }
    }
}

/* What is asked in an entry may depend on an answer outside; what reads the group follows that answer. */
static void
follow_groups (PalWaveData *self)
{
  for (guint i = 0; i < pal_instrument_get_n_questions (self->instrument); i++)
    {
      const PalQuestion *group = pal_instrument_get_question (self->instrument, i);

      for (guint k = 0; k < group->n_children; k++)
        for (guint j = 0; j < group->children[k].n_show_if; j++)
          {
            const PalQuestion *cause =
                pal_instrument_find_question (self->instrument, group->children[k].show_if[j].question);

            if (cause == NULL)
              continue;
            if (self->route_follow[cause->index] == NULL)
              self->route_follow[cause->index] = g_ptr_array_new ();
            g_ptr_array_add (self->route_follow[cause->index], group->id);
          }
    }
}

PalWaveData *
pal_wave_data_new (const char *wave, PalInstrument *instrument, PalScorer *scorer, GPtrArray *institutions)
{
  PalWaveData *self = g_new0 (PalWaveData, 1);

  self->wave = g_strdup (wave);
  self->instrument = pal_instrument_ref (instrument);
  self->scorer = pal_scorer_ref (scorer);
  self->nothing = pal_answers_new (instrument);
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, unit_free);
  index_routes (self);
  follow_groups (self);
  pal_wave_data_set_institutions (self, institutions);

  return self;
}

static void
clear_routes (PalWaveData *self)
{
  guint n = pal_instrument_get_n_questions (self->instrument);

  for (guint i = 0; i < n; i++)
    g_clear_pointer (&self->route_follow[i], g_ptr_array_unref);
  g_clear_pointer (&self->route_follow, g_free);
  self->gate = NULL;
}

static void
convert_source (PalWaveData *self, Source *source)
{
  PalAnswers *answers = pal_answers_convert (source->answers, self->instrument);

  g_clear_pointer (&source->lookup, pal_answer_lookup_free);
  pal_answers_free (source->answers);
  source->answers = answers;
}

void
pal_wave_data_set_instrument (PalWaveData *self, PalInstrument *instrument, PalScorer *scorer)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (self != NULL && instrument != NULL && scorer != NULL);

  clear_routes (self);
  pal_instrument_ref (instrument);
  pal_instrument_unref (self->instrument);
  self->instrument = instrument;
  pal_scorer_ref (scorer);
  pal_scorer_unref (self->scorer);
  self->scorer = scorer;
  pal_answers_free (self->nothing);
  self->nothing = pal_answers_new (instrument);
  index_routes (self);
  g_clear_pointer (&self->scores, pal_scores_unref);

  g_hash_table_iter_init (&iter, self->units);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Unit *unit = value;

      g_clear_pointer (&unit->dirty, g_hash_table_unref);
      convert_source (self, unit->national);
      for (guint i = 0; i < unit->institutions->len; i++)
        convert_source (self, g_ptr_array_index (unit->institutions, i));
    }
}

void
pal_wave_data_free (PalWaveData *self)
{
  clear_routes (self);
  g_hash_table_unref (self->units);
  g_clear_pointer (&self->countries, g_ptr_array_unref);
  g_clear_pointer (&self->scores, pal_scores_unref);
  pal_answers_free (self->nothing);
  pal_scorer_unref (self->scorer);
  pal_instrument_unref (self->instrument);
  g_free (self->wave);
  g_free (self);
}

const char *
pal_wave_data_get_wave (PalWaveData *self)
{
  return self->wave;
}

PalInstrument *
pal_wave_data_get_instrument (PalWaveData *self)
{
  return self->instrument;
}

PalScorer *
pal_wave_data_get_scorer (PalWaveData *self)
{
  return self->scorer;
}

const PalAnswers *
pal_wave_data_get_answers (PalWaveData *self, const char *country, const char *institution)
{
  Unit *unit = country != NULL ? g_hash_table_lookup (self->units, country) : NULL;
  Source *source = unit != NULL ? find_source (unit, institution) : NULL;

  return source != NULL ? source->answers : self->nothing;
}

static void
mark_dirty (PalWaveData *self, Unit *unit, const char *question)
{
  const PalQuestion *known = pal_instrument_find_answered (self->instrument, question);
  GPtrArray *follow;

  /* An answer in an entry is one to its group. */
  if (known != NULL && known->group != NULL)
    known = pal_instrument_find_question (self->instrument, known->group);
  if (known == NULL)
    return;
  follow = self->route_follow[known->index];
  if (unit->dirty == NULL)
    unit->dirty = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_add (unit->dirty, known->id);
  for (guint i = 0; follow != NULL && i < follow->len; i++)
    g_hash_table_add (unit->dirty, g_ptr_array_index (follow, i));

  /* The gate decides who is clinical, and so the coverage of every institution indicator. */
  if (self->gate != NULL && g_str_equal (known->id, self->gate))
    unit->all_dirty = TRUE;
}

void
pal_wave_data_set (PalWaveData *self,
                   const char *country,
                   const char *institution,
                   const char *question,
                   const PalValue *value)
{
  Unit *unit = ensure_unit (self, country);
  Source *source = find_source (unit, institution);

  if (source == NULL)
    {
      /* An answer of an institution that is not (yet) in the list is kept, and waits. */
      source = add_source (self, unit, institution);
      unit->all_dirty = TRUE;
    }
  pal_answers_set_by_id (source->answers, question, value);
  g_clear_pointer (&source->lookup, pal_answer_lookup_free);
  mark_dirty (self, unit, question);
}

/* "University hospital;Comprehensive cancer centre": a body that may treat patients, until it says so itself.
 */
static gboolean
is_clinical_type (const char *types)
{
  return types != NULL && (strstr (types, "hospital") != NULL || strstr (types, "cancer centre") != NULL) &&
         strstr (types, "network") == NULL;
}

void
pal_wave_data_set_institutions (PalWaveData *self, GPtrArray *institutions)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->units);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Unit *unit = value;

      for (guint i = 0; i < unit->institutions->len; i++)
        ((Source *) g_ptr_array_index (unit->institutions, i))->enrolled = FALSE;
    }

  for (guint i = 0; i < institutions->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (institutions, i);
      const char *id = pal_institution_get_id (institution);
      Unit *unit;
      Source *source;

      if (pal_institution_get_country (institution) == NULL || pal_institution_is_deleted (institution))
        continue;
      unit = ensure_unit (self, pal_institution_get_country (institution));
      source = find_source (unit, id);
      if (source == NULL)
        source = add_source (self, unit, id);
      source->enrolled = TRUE;
      source->clinical_type = is_clinical_type (pal_institution_get_types (institution));
    }
  g_clear_pointer (&self->scores, pal_scores_unref);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const PalCountry *x = pal_country_find (*(const char *const *) a),
                   *y = pal_country_find (*(const char *const *) b);

  if (x == NULL || y == NULL)
    return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
  return g_utf8_collate (pal_country_get_display_name (x), pal_country_get_display_name (y));
}

GPtrArray *
pal_wave_data_get_countries (PalWaveData *self)
{
  GHashTableIter iter;
  gpointer key;

  if (self->countries != NULL)
    return self->countries;

  self->countries = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->units);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (self->countries, key);
  g_ptr_array_sort (self->countries, compare_names);

  return self->countries;
}

gboolean
pal_wave_data_has_country (PalWaveData *self, const char *iso2)
{
  return iso2 != NULL && g_hash_table_contains (self->units, iso2);
}

static guint
count_answers (PalWaveData *self, const PalAnswers *answers)
{
  guint n = 0;

  for (guint i = 0; i < pal_instrument_get_n_questions (self->instrument); i++)
    n += pal_answers_get (answers, i)->kind != PAL_VALUE_NONE;
  return n + pal_answers_get_n_unknown (answers);
}

guint
pal_wave_data_get_n_answers (PalWaveData *self)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->units);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Unit *unit = value;

      n += count_answers (self, unit->national->answers);
      for (guint i = 0; i < unit->institutions->len; i++)
        n += count_answers (self, ((Source *) g_ptr_array_index (unit->institutions, i))->answers);
    }
  return n;
}

static void
fill_source (PalWaveData *self, Source *source, PalScoreSource *out)
{
  const PalValue *gate = self->gate != NULL ? pal_answers_get_by_id (source->answers, self->gate) : NULL;

  if (source->lookup == NULL)
    source->lookup = pal_answer_lookup_new (source->answers);
  out->id = source->id;
  out->lookup = pal_answer_lookup_query;
  out->lookup_data = source->lookup;
  if (gate != NULL && gate->kind == PAL_VALUE_STRING)
    out->clinical = source->enrolled && !g_str_equal (gate->string, "no");
  else
    out->clinical = source->enrolled && source->clinical_type;
}

static const PalScoreUnit *
refresh_unit (PalWaveData *self, Unit *unit)
{
  PalScoreUnit *out = &unit->score_unit;
  guint n = 0;

  out->country = unit->country;
  fill_source (self, unit->national, &out->national);
  out->institutions = g_renew (PalScoreSource, out->institutions, unit->institutions->len + 1);
  for (guint i = 0; i < unit->institutions->len; i++)
    {
      Source *source = g_ptr_array_index (unit->institutions, i);

      if (source->enrolled)
        fill_source (self, source, &out->institutions[n++]);
    }
  out->n_institutions = n;
  return out;
}

static void
run_all (PalWaveData *self)
{
  GPtrArray *countries = pal_wave_data_get_countries (self);
  g_autofree PalScoreUnit *units = g_new (PalScoreUnit, countries->len + 1);

  for (guint i = 0; i < countries->len; i++)
    {
      Unit *unit = g_hash_table_lookup (self->units, g_ptr_array_index (countries, i));

      units[i] = *refresh_unit (self, unit);
      g_clear_pointer (&unit->dirty, g_hash_table_unref);
      unit->all_dirty = FALSE;
    }
  self->scores = pal_scorer_run (self->scorer, units, countries->len);
}

static void
run_changed (PalWaveData *self, Unit *unit)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new ();
  PalScores *scores;

  if (unit->all_dirty)
    {
      for (guint i = 0; i < pal_instrument_get_n_questions (self->instrument); i++)
        g_ptr_array_add (questions, pal_instrument_get_question (self->instrument, i)->id);
    }
  else
    {
      GHashTableIter iter;
      gpointer key;

      g_hash_table_iter_init (&iter, unit->dirty);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_ptr_array_add (questions, key);
    }
  g_ptr_array_add (questions, NULL);

  scores = pal_scorer_update (self->scorer, self->scores, refresh_unit (self, unit),
                              (const char *const *) questions->pdata);
  pal_scores_unref (self->scores);
  self->scores = scores;
  g_clear_pointer (&unit->dirty, g_hash_table_unref);
  unit->all_dirty = FALSE;
}

PalScores *
pal_wave_data_get_scores (PalWaveData *self)
{
  GHashTableIter iter;
  gpointer value;

  if (self->scores == NULL)
    {
      run_all (self);
      return self->scores;
    }

  g_hash_table_iter_init (&iter, self->units);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Unit *unit = value;

      if (unit->dirty != NULL || unit->all_dirty)
        run_changed (self, unit);
    }
  return self->scores;
}

const PalScoreUnit *
pal_wave_data_get_unit (PalWaveData *self, const char *country)
{
  Unit *unit = country != NULL ? g_hash_table_lookup (self->units, country) : NULL;

  return unit != NULL ? refresh_unit (self, unit) : NULL;
}
