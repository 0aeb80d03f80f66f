/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-draft-plan.h"

#include "score/pal-framework-check.h"
#include "survey/pal-completeness.h"
#include "survey/pal-draft-check.h"

typedef void (*UnitFunc) (const char *country, PalUnitLevel level, const PalAnswers *answers, gpointer data);

static void
for_each_unit (PalDataset *dataset, const char *wave, UnitFunc func, gpointer user_data)
{
  PalWaveData *data = pal_dataset_get_wave (dataset, wave);
  GPtrArray *countries = data != NULL ? pal_wave_data_get_countries (data) : NULL;
  GPtrArray *institutions = pal_dataset_get_institutions (dataset);

  for (guint i = 0; countries != NULL && i < countries->len; i++)
    {
      const char *country = g_ptr_array_index (countries, i);

      func (country, PAL_LEVEL_COUNTRY, pal_wave_data_get_answers (data, country, NULL), user_data);
    }
  for (guint i = 0; data != NULL && i < institutions->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (institutions, i);
      const char *country = pal_institution_get_country (institution);

      func (country, PAL_LEVEL_INSTITUTION,
            pal_wave_data_get_answers (data, country, pal_institution_get_id (institution)), user_data);
    }
}

static void
add_effects (const char *country, PalUnitLevel level, const PalAnswers *answers, gpointer effects)
{
  pal_draft_effects_add (effects, country, level, answers);
}

typedef struct
{
  const char *question;
  guint n;
} Count;

static void
count_unit (const char *country, PalUnitLevel level, const PalAnswers *answers, gpointer data)
{
  Count *count = data;

  count->n += pal_completeness_is_answered (pal_answers_get_by_id (answers, count->question));
}

guint
pal_draft_plan_count_answers (PalDataset *dataset, const char *question)
{
  GPtrArray *waves = pal_dataset_get_waves (dataset);
  Count count = { question, 0 };

  for (guint i = 0; i < waves->len; i++)
    for_each_unit (dataset, g_ptr_array_index (waves, i), count_unit, &count);
  return count.n;
}

static gboolean
has_lost_options (PalDataset *dataset, PalInstrument *instrument, const char *question)
{
  GPtrArray *waves = pal_dataset_get_waves (dataset);
  g_autoptr (PalDraftEffects) effects = pal_draft_effects_new (instrument);

  for (guint i = 0; i < waves->len; i++)
    for_each_unit (dataset, g_ptr_array_index (waves, i), add_effects, effects);
  return pal_draft_effects_get_n (effects, PAL_EFFECT_OPTION, question) > 0;
}

/* A question that was answered keeps its meaning: another one gets an id of its own, with a link. */
static void
check_meaning (PalDraftPlan *self, PalDataset *dataset, const char *file)
{
  for (guint i = 0; i < pal_comparability_get_n (self->links); i++)
    {
      const PalMatch *match = pal_comparability_get (self->links, i);
      guint n;
      PalFinding *finding;
      gboolean is_other;

      if (match->old == NULL || match->now == NULL || !g_str_equal (match->old->id, match->now->id) ||
          (match->differences & PAL_DIFFERENCE_MEANING) == 0)
        continue;
      n = pal_draft_plan_count_answers (dataset, match->old->id);
      is_other = (match->differences & (PAL_DIFFERENCE_TYPE | PAL_DIFFERENCE_UNIT)) != 0 ||
                 ((match->differences & PAL_DIFFERENCE_OPTIONS_RETIRED) != 0 &&
                  has_lost_options (dataset, self->instrument, match->old->id));
      if (n == 0 || !is_other)
        continue;
      finding = pal_finding_new (PAL_SEVERITY_ERROR, "meaning",
                                 "question %s has %u answers and now means something else: give it a new id "
                                 "that replaces it",
                                 match->old->id, n);
      finding->file = g_strdup (file);
      finding->question = g_strdup (match->old->id);
      g_ptr_array_add (self->findings, finding);
    }
}

static void
list_lost (PalDraftPlan *self, PalDataset *dataset)
{
  PalFramework *framework = pal_dataset_get_framework (dataset);

  for (guint i = 0; i < pal_framework_get_n_indicators (framework); i++)
    {
      const PalIndicator *indicator = pal_framework_get_indicator (framework, i);
      g_autoptr (GError) error = NULL;

      if (!pal_framework_check_indicator (indicator, self->base, NULL) ||
          pal_framework_check_indicator (indicator, self->instrument, &error))
        continue;
      g_ptr_array_add (self->lost, g_strdup_printf ("%s: %s", indicator->id, error->message));
    }
}

static void
add_empty (PalDraftPlan *self, const char *file, const char *id, const char *message)
{
  PalFinding *finding = pal_finding_new (PAL_SEVERITY_ERROR, "empty", "%s", message);

  finding->file = g_strdup (file);
  finding->column = g_strdup (id);
  g_ptr_array_add (self->findings, finding);
}

/* A heading under which nothing is asked has no place in a form. */
static void
check_empty (PalDraftPlan *self, const char *file)
{
  g_autofree guint *n_sections = g_new0 (guint, pal_instrument_get_n_modules (self->instrument));

  for (guint i = 0; i < pal_instrument_get_n_sections (self->instrument); i++)
    {
      const PalSection *section = pal_instrument_get_section (self->instrument, i);

      n_sections[section->module]++;
      if (section->n_questions == 0)
        add_empty (self, file, section->id, "the section has no question");
    }
  for (guint i = 0; i < pal_instrument_get_n_modules (self->instrument); i++)
    if (n_sections[i] == 0)
      add_empty (self, file, pal_instrument_get_module (self->instrument, i)->id,
                 "the module has no section");
}

PalDraftPlan *
pal_draft_plan_new (PalDataset *dataset,
                    PalInstrument *base,
                    const char *json,
                    const char *file,
                    const char *wave)
{
  PalDraftPlan *self;

  g_return_val_if_fail (dataset != NULL && base != NULL && json != NULL && file != NULL, NULL);

  self = g_new0 (PalDraftPlan, 1);
  self->base = pal_instrument_ref (base);
  self->wave = g_strdup (wave);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  self->lost = g_ptr_array_new_with_free_func (g_free);
  self->instrument = pal_draft_check (json, file, base, self->findings);
  if (self->instrument != NULL)
    {
      self->links = pal_dataset_compare_versions (dataset, base, self->instrument);
      check_meaning (self, dataset, file);
      check_empty (self, file);
      list_lost (self, dataset);
      if (pal_dataset_get_wave (dataset, wave) != NULL)
        {
          self->effects = pal_draft_effects_new (self->instrument);
          for_each_unit (dataset, wave, add_effects, self->effects);
        }
    }
  for (guint i = 0; i < self->findings->len; i++)
    if (((const PalFinding *) g_ptr_array_index (self->findings, i))->severity == PAL_SEVERITY_ERROR)
      self->is_blocked = TRUE;
  return self;
}

void
pal_draft_plan_free (PalDraftPlan *self)
{
  g_clear_pointer (&self->effects, pal_draft_effects_free);
  g_clear_pointer (&self->links, pal_comparability_unref);
  g_clear_pointer (&self->instrument, pal_instrument_unref);
  g_clear_pointer (&self->base, pal_instrument_unref);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->lost);
  g_free (self->wave);
  g_free (self);
}
