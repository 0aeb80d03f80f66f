/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-draft-effects.h"

#include "survey/pal-checks.h"
#include "survey/pal-completeness.h"
#include "survey/pal-routing.h"

struct _PalDraftEffects
{
  PalInstrument *now;  /* owned */
  GPtrArray *list;     /* PalEffect* */
  GHashTable *by_name; /* "kind/question/country" -> PalEffect*, unowned */
  gboolean is_sorted;
};

static void
effect_free (gpointer data)
{
  PalEffect *effect = data;

  g_free (effect->question);
  g_free (effect->country);
  g_free (effect);
}

PalDraftEffects *
pal_draft_effects_new (PalInstrument *now)
{
  PalDraftEffects *self;

  g_return_val_if_fail (now != NULL, NULL);

  self = g_new0 (PalDraftEffects, 1);
  self->now = pal_instrument_ref (now);
  self->list = g_ptr_array_new_with_free_func (effect_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
pal_draft_effects_free (PalDraftEffects *self)
{
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->list);
  pal_instrument_unref (self->now);
  g_free (self);
}

static void
count (PalDraftEffects *self, PalEffectKind kind, const char *question, const char *country)
{
  g_autofree char *name = g_strdup_printf ("%d/%s/%s", (int) kind, question, country);
  PalEffect *effect = g_hash_table_lookup (self->by_name, name);

  if (effect == NULL)
    {
      effect = g_new0 (PalEffect, 1);
      effect->kind = kind;
      effect->question = g_strdup (question);
      effect->country = g_strdup (country);
      g_ptr_array_add (self->list, effect);
      g_hash_table_insert (self->by_name, g_steal_pointer (&name), effect);
      self->is_sorted = FALSE;
    }
  effect->n++;
}

static gboolean
has_lost_option (const PalQuestion *now, const PalValue *value)
{
  if (value->kind == PAL_VALUE_STRING)
    return pal_question_find_option (now, value->string) == NULL;
  for (guint i = 0; value->kind == PAL_VALUE_SET && value->set != NULL && value->set[i] != NULL; i++)
    if (pal_question_find_option (now, value->set[i]) == NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_kind_of (const PalQuestion *question, const PalValue *value)
{
  switch (question->type)
    {
    case PAL_QUESTION_INTEGER:
    case PAL_QUESTION_DECIMAL:
    case PAL_QUESTION_PERCENT:
    case PAL_QUESTION_LIKERT5:
      return value->kind == PAL_VALUE_NUMBER;
    case PAL_QUESTION_RATIO:
      return value->kind == PAL_VALUE_RATIO;
    case PAL_QUESTION_MULTI:
      return value->kind == PAL_VALUE_SET;
    case PAL_QUESTION_SINGLE:
    case PAL_QUESTION_YNP:
    case PAL_QUESTION_TEXT:
    case PAL_QUESTION_DATE:
    case PAL_QUESTION_GROUP: /* it holds entries, no value of its own */
    default:
      return value->kind == PAL_VALUE_STRING;
    }
}

/* What is wrong with the answer now, and was not before. */
static void
judge (PalDraftEffects *self,
       const char *country,
       const PalQuestion *old,
       const PalQuestion *now,
       const PalValue *value)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);

  if (value->kind == PAL_VALUE_MISSING)
    return;
  if (!is_kind_of (now, value) || (old->n_options == 0) != (now->n_options == 0))
    count (self, PAL_EFFECT_TYPE, now->id, country);
  else if (now->n_options > 0 && has_lost_option (now, value))
    count (self, PAL_EFFECT_OPTION, now->id, country);
  else if (pal_checks_value (old, value, before) && !pal_checks_value (now, value, after))
    count (self, PAL_EFFECT_RANGE, now->id, country);
}

static void
add_unknown (PalDraftEffects *self, const char *country, const PalAnswers *answers)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (pal_answers_get_n_unknown (answers) == 0)
    return;
  ids = pal_answers_list_unknown (answers);
  for (guint i = 0; i < ids->len; i++)
    if (pal_instrument_find_question (self->now, g_ptr_array_index (ids, i)) != NULL)
      count (self, PAL_EFFECT_BACK, g_ptr_array_index (ids, i), country);
}

void
pal_draft_effects_add (PalDraftEffects *self,
                       const char *country,
                       PalUnitLevel level,
                       const PalAnswers *answers)
{
  PalInstrument *instrument;
  g_autoptr (PalAnswers) moved = NULL;
  g_autofree PalRoute *old_routes = NULL, *now_routes = NULL;
  guint n;

  g_return_if_fail (self != NULL && country != NULL && answers != NULL);

  instrument = pal_answers_get_instrument (answers);
  n = pal_instrument_get_n_questions (instrument);
  moved = pal_answers_convert (answers, self->now);
  old_routes = g_new (PalRoute, n + 1);
  now_routes = g_new (PalRoute, pal_instrument_get_n_questions (self->now) + 1);
  pal_routing_get_all (answers, old_routes);
  pal_routing_get_all (moved, now_routes);
  for (guint i = 0; i < n; i++)
    {
      const PalQuestion *old = pal_instrument_get_question (instrument, i);
      const PalQuestion *now = pal_instrument_find_question (self->now, old->id);
      const PalValue *value = pal_answers_get (answers, i);

      if (old->level != level || !pal_completeness_is_answered (value))
        continue;
      if (now == NULL)
        count (self, PAL_EFFECT_UNKNOWN, old->id, country);
      else
        {
          judge (self, country, old, now, value);
          if (old_routes[i] == PAL_ROUTE_SHOWN && now_routes[now->index] != PAL_ROUTE_SHOWN)
            count (self, PAL_EFFECT_HIDDEN, now->id, country);
        }
    }
  add_unknown (self, country, answers);
}

static int
compare_effects (gconstpointer a, gconstpointer b)
{
  const PalEffect *x = *(PalEffect *const *) a, *y = *(PalEffect *const *) b;
  int by_question;

  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  by_question = g_strcmp0 (x->question, y->question);
  return by_question != 0 ? by_question : g_strcmp0 (x->country, y->country);
}

GPtrArray *
pal_draft_effects_list (PalDraftEffects *self)
{
  if (!self->is_sorted)
    g_ptr_array_sort (self->list, compare_effects);
  self->is_sorted = TRUE;
  return self->list;
}

guint
pal_draft_effects_get_n (PalDraftEffects *self, PalEffectKind kind, const char *question)
{
  guint n = 0;

  for (guint i = 0; i < self->list->len; i++)
    {
      const PalEffect *effect = g_ptr_array_index (self->list, i);

      if (effect->kind == kind && (question == NULL || g_str_equal (effect->question, question)))
        n += effect->n;
    }
  return n;
}
