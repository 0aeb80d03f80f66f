/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-survey-parts.h"

typedef struct
{
  PalFormState *state; /* owned */
  gboolean is_stale;
} Part;

struct _PalSurveyParts
{
  PalFormPlan *plan; /* owned, or NULL */
  char *wave, *country;
  GHashTable *parts; /* institution, or "" -> Part */
};

static void
part_free (gpointer data)
{
  Part *part = data;

  pal_form_state_free (part->state);
  g_free (part);
}

PalSurveyParts *
pal_survey_parts_new (void)
{
  PalSurveyParts *self = g_new0 (PalSurveyParts, 1);

  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, part_free);
  return self;
}

void
pal_survey_parts_free (PalSurveyParts *self)
{
  g_hash_table_unref (self->parts);
  g_clear_pointer (&self->plan, pal_form_plan_unref);
  g_free (self->wave);
  g_free (self->country);
  g_free (self);
}

void
pal_survey_parts_touch (PalSurveyParts *self, const char *question)
{
  const PalQuestion *known =
      question != NULL && self->plan != NULL
          ? pal_instrument_find_answered (pal_form_plan_get_instrument (self->plan), question)
          : NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Part *part = value;

      if (known == NULL || known->level == pal_form_state_get_level (part->state))
        part->is_stale = TRUE;
    }
}

static void
prepare (PalSurveyParts *self, PalWaveData *data, const char *country)
{
  PalInstrument *instrument = pal_wave_data_get_instrument (data);

  if (g_strcmp0 (self->country, country) != 0 || g_strcmp0 (self->wave, pal_wave_data_get_wave (data)) != 0 ||
      self->plan == NULL || pal_form_plan_get_instrument (self->plan) != instrument)
    {
      g_hash_table_remove_all (self->parts);
      g_free (self->country);
      g_free (self->wave);
      self->country = g_strdup (country);
      self->wave = g_strdup (pal_wave_data_get_wave (data));
    }
  /* The instrument of another wave is often the same. */
  if (self->plan != NULL && pal_form_plan_get_instrument (self->plan) == instrument)
    return;
  g_clear_pointer (&self->plan, pal_form_plan_unref);
  self->plan = pal_form_plan_new (instrument);
}

const PalFormState *
pal_survey_parts_get (PalSurveyParts *self,
                      PalWaveData *data,
                      const PalAnswers *answers,
                      const char *country,
                      const char *institution)
{
  const char *key = institution != NULL ? institution : "";
  Part *part;

  g_return_val_if_fail (self != NULL && data != NULL && answers != NULL && country != NULL, NULL);

  prepare (self, data, country);
  part = g_hash_table_lookup (self->parts, key);
  if (part == NULL)
    {
      part = g_new0 (Part, 1);
      part->state =
          pal_form_state_new (self->plan, institution != NULL ? PAL_LEVEL_INSTITUTION : PAL_LEVEL_COUNTRY);
      part->is_stale = TRUE;
      g_hash_table_insert (self->parts, g_strdup (key), part);
    }
  if (part->is_stale)
    {
      part->is_stale = FALSE;
      pal_form_state_sync (part->state, answers);
    }
  return part->state;
}
