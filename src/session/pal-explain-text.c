/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-explain-text.h"

#include <glib/gi18n.h>

#include "base/pal-number.h"
#include "session/pal-explain-answer.h"
#include "session/pal-explain-step.h"
#include "session/pal-explain-words.h"
#include "session/pal-value-text.h"

enum
{
  COLUMN_STEP,
  COLUMN_CODE,
  COLUMN_TITLE,
  COLUMN_VALUE,
  COLUMN_LEVEL,
  COLUMN_CONTRIBUTION,
  COLUMN_SOURCE,
  COLUMN_CONFIDENCE,
  COLUMN_ENTERED_BY,
  COLUMN_ENTERED,
  COLUMN_NOTE,
  N_COLUMNS
};

/* What follows for domain and index, or NULL when they stay what they are. */
static char *
describe_composites (const PalLevelStep *step)
{
  g_autofree char *domain_before = pal_number_format (step->domain_before.value, 1);
  g_autofree char *domain_after = pal_number_format (step->domain_after.value, 1);
  g_autofree char *index_before = pal_number_format (step->index_before.value, 1);
  g_autofree char *index_after = pal_number_format (step->index_after.value, 1);
  gboolean has_domain = step->domain != NULL && step->domain_before.missing == PAL_MISSING_NONE &&
                        step->domain_after.missing == PAL_MISSING_NONE;
  gboolean has_index =
      step->index_before.missing == PAL_MISSING_NONE && step->index_after.missing == PAL_MISSING_NONE;

  if (has_domain && has_index && g_str_equal (index_before, index_after))
    return g_strdup_printf (_ ("The domain would go from %s to %s; the index would stay at %s."),
                            domain_before, domain_after, index_before);
  if (has_domain && has_index)
    return g_strdup_printf (_ ("The domain would go from %s to %s, the index from %s to %s."), domain_before,
                            domain_after, index_before, index_after);
  if (has_domain && !g_str_equal (domain_before, domain_after))
    return g_strdup_printf (_ ("The domain would go from %s to %s."), domain_before, domain_after);
  return NULL;
}

static char *
describe_change (const PalLevelStep *step,
                 PalDataset *dataset,
                 PalWaveData *data,
                 const PalIndicator *indicator)
{
  const PalQuestion *question =
      pal_instrument_find_question (pal_wave_data_get_instrument (data), step->question);
  PalInstitution *institution =
      step->institution != NULL ? pal_dataset_find_institution (dataset, step->institution) : NULL;
  g_autofree char *before = pal_value_text_new (question, &step->before);
  g_autofree char *after = pal_value_text_new (question, &step->after);
  g_autofree char *value = pal_number_format (step->indicator_after.value, indicator->decimals);
  g_autofree char *name = pal_explain_words_name (question);
  g_autofree char *where = g_strcmp0 (name, question->id) == 0
                               ? g_strdup (question->id)
                               : g_strdup_printf ("%s (%s)", question->id, name);
  const char *level =
      pal_framework_get_level_label (pal_dataset_get_framework (dataset), step->indicator_after.level);

  if (institution != NULL)
    /* Translators: institution, new answer, present answer, question, value, level. */
    return g_strdup_printf (
        _ ("%s: with “%s” instead of “%s” in %s the value of the country would be %s, level "
           "%s."),
        pal_institution_get_name (institution), after, before, where, value, level);
  /* Translators: new answer, present answer, question, value, level. */
  return g_strdup_printf (_ ("With “%s” instead of “%s” in %s the value would be %s, level %s."), after,
                          before, where, value, level);
}

char *
pal_explain_text_level_step (const PalLevelStep *step,
                             PalDataset *dataset,
                             const char *wave,
                             const PalIndicator *indicator)
{
  PalWaveData *data = pal_dataset_get_wave (dataset, wave);
  g_autofree char *change = NULL, *composites = NULL;

  switch (step->kind)
    {
    case PAL_LEVEL_STEP_AT_TOP:
      return g_strdup (_ ("This is the highest level already."));
    case PAL_LEVEL_STEP_NO_LEVELS:
      return g_strdup (_ ("No levels are defined for this indicator."));
    case PAL_LEVEL_STEP_NO_VALUE:
      return g_strdup (_ ("There is no value yet, so the open questions come first."));
    case PAL_LEVEL_STEP_NOT_ONE:
      return g_strdup (_ ("No change of one answer alone is enough; it takes several together."));
    case PAL_LEVEL_STEP_FOUND:
    default:
      break;
    }
  change = describe_change (step, dataset, data, indicator);
  composites = describe_composites (step);
  return composites != NULL ? g_strdup_printf ("%s %s", change, composites) : g_steal_pointer (&change);
}

static void
add_columns (PalTable *table)
{
  const char *const titles[N_COLUMNS] = {
    [COLUMN_STEP] = _ ("Step"),
    [COLUMN_CODE] = _ ("Code"),
    [COLUMN_TITLE] = _ ("Name"),
    [COLUMN_VALUE] = _ ("Value"),
    [COLUMN_LEVEL] = _ ("Level"),
    [COLUMN_CONTRIBUTION] = _ ("Adds"),
    [COLUMN_SOURCE] = _ ("Source"),
    [COLUMN_CONFIDENCE] = _ ("Confidence"),
    [COLUMN_ENTERED_BY] = _ ("Entered by"),
    [COLUMN_ENTERED] = _ ("Entered on"),
    [COLUMN_NOTE] = _ ("Note"),
  };

  for (guint i = 0; i < N_COLUMNS; i++)
    pal_table_add_column (table, titles[i], FALSE);
}

static void
set (PalTable *table, guint row, guint column, const char *text)
{
  if (text != NULL)
    pal_table_set_text (table, row, column, text);
}

static void
add_step (PalTable *table, const PalExplainStep *step)
{
  guint row = pal_table_add_row (table, step->code);

  set (table, row, COLUMN_STEP, step->label);
  set (table, row, COLUMN_CODE, step->code);
  set (table, row, COLUMN_VALUE, step->value);
  set (table, row, COLUMN_LEVEL, step->level_label);
  if (step->kind == PAL_EXPLAIN_FORMULA)
    {
      g_autofree char *numbers = g_strdup_printf ("%s = %s", step->numbers, step->result);

      set (table, row, COLUMN_TITLE, step->words);
      set (table, row, COLUMN_NOTE, numbers);
      return;
    }
  set (table, row, COLUMN_TITLE, step->title);
  set (table, row, COLUMN_NOTE, step->note);
  for (guint i = 0; i < step->parts->len; i++)
    {
      const PalExplainPart *part = g_ptr_array_index (step->parts, i);
      guint at = pal_table_add_row (table, part->code);

      set (table, at, COLUMN_STEP, _ ("part of it"));
      set (table, at, COLUMN_CODE, part->code);
      set (table, at, COLUMN_TITLE, part->title);
      set (table, at, COLUMN_VALUE, part->value);
      set (table, at, COLUMN_CONTRIBUTION, part->detail);
    }
}

static void
add_answer (PalTable *table, const PalExplainAnswer *answer)
{
  guint row = pal_table_add_row (table, answer->question);
  g_autoptr (GDateTime) when =
      answer->wall_ms > 0 ? g_date_time_new_from_unix_local (answer->wall_ms / 1000) : NULL;
  g_autofree char *date = when != NULL ? g_date_time_format (when, "%Y-%m-%d %H:%M") : NULL;

  set (table, row, COLUMN_STEP, _ ("Answer"));
  set (table, row, COLUMN_CODE, answer->question);
  set (table, row, COLUMN_TITLE, answer->text);
  set (table, row, COLUMN_VALUE, answer->value);
  set (table, row, COLUMN_SOURCE, answer->source);
  set (table, row, COLUMN_CONFIDENCE, answer->confidence);
  set (table, row, COLUMN_ENTERED_BY, answer->actor);
  set (table, row, COLUMN_ENTERED, date);
  set (table, row, COLUMN_NOTE, answer->note);
}

PalTable *
pal_explain_text_table (const char *title, const char *note, GPtrArray *steps, GPtrArray *answers)
{
  PalTable *table = pal_table_new (title, note);

  add_columns (table);
  for (guint i = 0; i < steps->len; i++)
    add_step (table, g_ptr_array_index (steps, i));
  for (guint i = 0; i < answers->len; i++)
    add_answer (table, g_ptr_array_index (answers, i));
  return table;
}
