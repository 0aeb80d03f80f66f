/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "model/pal-bundle.h"
#include "model/pal-framework-draft.h"
#include "model/pal-framework.h"
#include "model/pal-instrument.h"
#include "model/pal-translation.h"
#include "score/pal-framework-findings.h"
#include "score/pal-scores.h"
#include "survey/pal-checks.h"
#include "survey/pal-draft-check.h"

static PalInstrument *bundled; /* what the formulas of frameworks are checked against */

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("instrument.json", NULL);

  bundled = pal_instrument_new_from_json (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                          "instrument.json", NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  return 0;
}

/* What was accepted is accepted again in its canonical form, under the same hash. */
static PalInstrument *
read_instrument (const char *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalInstrument) instrument =
      pal_instrument_new_from_json (data, (gssize) size, "fuzz.json", &error);
  g_autoptr (PalInstrument) again = NULL;

  g_assert ((instrument == NULL) == (error != NULL));
  if (instrument == NULL)
    return NULL;
  again = pal_instrument_new_from_json (pal_instrument_get_canonical (instrument), -1, "again.json", &error);
  g_assert_no_error (error);
  g_assert (pal_hash_equal (pal_instrument_get_hash (instrument), pal_instrument_get_hash (again)));
  return pal_instrument_check (instrument, NULL) ? g_steal_pointer (&instrument) : NULL;
}

static void
answer_all (PalInstrument *instrument)
{
  g_autoptr (PalAnswers) answers = pal_answers_new (instrument);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);

  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      g_auto (PalValue) value = PAL_VALUE_INIT;

      if (pal_checks_parse (pal_instrument_get_question (instrument, i), "1", TRUE, &value, NULL))
        pal_answers_set (answers, i, &value);
    }
  pal_checks_all (answers, PAL_LEVEL_COUNTRY, findings);
  pal_checks_all (answers, PAL_LEVEL_INSTITUTION, findings);
}

/* The check of a draft finds something wherever the reader does, and falls over nothing. */
static void
check_draft (const char *text, gsize size, gboolean is_read)
{
  g_autofree char *json = g_strndup (text, size);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  g_autoptr (PalInstrument) checked = NULL;

  if (strlen (json) != size)
    return;
  checked = pal_draft_check (json, "fuzz.json", NULL, findings);
  g_assert ((checked != NULL) == is_read);
  g_assert ((findings->len == 0) == is_read);
}

/* A framework that is being written goes through its cells and back, and is checked, whatever it is. */
static void
check_framework_draft (const char *text, gsize size, PalFramework *framework)
{
  g_autofree char *json = g_strndup (text, size), *back = NULL;
  g_autoptr (PalFrameworkDraft) draft = strlen (json) == size ? pal_framework_draft_new (json, NULL) : NULL;
  g_autoptr (PalFrameworkDraft) again = NULL;
  g_autoptr (GHashTable) cells = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  g_autoptr (PalFramework) checked = NULL;

  if (draft == NULL)
    return;
  cells = pal_framework_draft_to_cells (draft, draft);
  g_assert (framework == NULL || g_hash_table_size (cells) == 0);
  again = pal_framework_draft_from_cells (draft, cells);
  back = pal_framework_draft_to_json (again);
  g_assert (framework == NULL || g_str_equal (back, pal_framework_get_canonical (framework)));
  checked = pal_framework_findings (json, "fuzz.json", bundled, findings);
  g_assert (checked == NULL || framework != NULL);
  g_assert (checked != NULL || findings->len > 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *text = (const char *) data;
  g_autoptr (PalInstrument) instrument = read_instrument (text, size);
  g_autoptr (PalFramework) framework = pal_framework_new_from_json (text, (gssize) size, "fuzz.json", NULL);
  g_autoptr (PalTranslation) translation =
      pal_translation_new_from_json (text, (gssize) size, "fuzz.json", NULL);

  /* One text can be one kind of document only. */
  g_assert ((instrument != NULL) + (framework != NULL) + (translation != NULL) <= 1);
  check_draft (text, size, instrument != NULL);
  check_framework_draft (text, size, framework);
  if (instrument != NULL)
    answer_all (instrument);
  return 0;
}
