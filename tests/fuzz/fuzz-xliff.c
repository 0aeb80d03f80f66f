/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "base/pal-error.h"
#include "exchange/pal-translation-csv.h"
#include "exchange/pal-xliff.h"

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  return 0;
}

static gboolean
is_same (const char *a, const char *b)
{
  return strcmp (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/* What was read is written in either version, and read back as the same texts. */
static void
check_round_trip (PalTranslationSheet *sheet, PalXliffVersion version)
{
  g_autofree char *xml = pal_xliff_write (sheet, version);
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (PalTranslationSheet) again = pal_xliff_read (bytes, "again.xlf", &error);

  g_assert_no_error (error);
  g_assert (again->findings->len == 0 && again->texts->len == sheet->texts->len);
  for (guint i = 0; i < sheet->texts->len; i++)
    {
      const PalSheetText *text = g_ptr_array_index (sheet->texts, i),
                         *copy = g_ptr_array_index (again->texts, i);

      g_assert (is_same (text->key, copy->key) && is_same (text->source, copy->source) &&
                is_same (text->target, copy->target));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalTranslationSheet) sheet = pal_xliff_read (bytes, "fuzz.xlf", &error);
  g_autoptr (PalTranslationSheet) rows = pal_translation_csv_read (bytes, "fuzz.csv", NULL);

  (void) rows; /* any bytes are some table, or none */
  if (sheet == NULL)
    {
      g_assert (error != NULL && error->domain == PAL_ERROR &&
                g_str_has_prefix (error->message, "fuzz.xlf:"));
      return 0;
    }
  check_round_trip (sheet, PAL_XLIFF_1_2);
  check_round_trip (sheet, PAL_XLIFF_2_0);
  return 0;
}
