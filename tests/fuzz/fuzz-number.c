/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <math.h>

#include "base/pal-number.h"
#include "base/pal-text.h"
#include "model/pal-bundle.h"
#include "survey/pal-checks.h"

static PalInstrument *instrument;

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("instrument.json", NULL);
  gsize length;
  const char *json = g_bytes_get_data (bytes, &length);

  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  instrument = pal_instrument_new_from_json (json, (gssize) length, "instrument.json", NULL);
  return 0;
}

static void
check_number (double number)
{
  g_autofree char *text = pal_number_to_machine (number), *shown = pal_number_format (number, 3);
  double back;

  g_assert (isfinite (number));
  g_assert (pal_number_from_machine (text, &back));
  g_assert (back == number);
  g_assert (g_utf8_validate (shown, -1, NULL));
}

/* What is read for a question is written as text that reads back to the same value. */
static void
check_question (const PalQuestion *question, const char *text)
{
  static const gboolean modes[] = { TRUE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_auto (PalValue) value = PAL_VALUE_INIT;
      g_auto (PalValue) back = PAL_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
      g_autofree char *written = NULL;

      if (!pal_checks_parse (question, text, modes[i], &value, &error))
        {
          g_assert (error != NULL);
          continue;
        }
      g_assert_no_error (error);
      if (!pal_checks_value (question, &value, findings) || value.kind == PAL_VALUE_NONE)
        continue;
      written = pal_value_to_text (&value);
      g_assert (pal_checks_parse (question, written, TRUE, &back, &error));
      g_assert (pal_value_equal (&value, &back));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *quoted = pal_text_quote ((const char *) data, (gssize) size);
  g_autofree char *folded = pal_text_fold (text);
  guint seen = 0;
  double number;

  g_assert (g_utf8_validate (quoted, -1, NULL) && g_utf8_validate (folded, -1, NULL));
  if (!g_utf8_validate (text, -1, NULL))
    return 0; /* every reader has validated its text before */
  if (pal_number_parse (text, TRUE, &number))
    check_number (number);
  if (pal_number_parse (text, FALSE, &number))
    check_number (number);
  if (pal_number_from_machine (text, &number))
    check_number (number);
  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);

      /* One of each type is enough. */
      if ((seen & (1u << question->type)) == 0)
        check_question (question, text);
      seen |= 1u << question->type;
    }
  return 0;
}
