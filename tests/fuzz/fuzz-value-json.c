/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "base/pal-json.h"
#include "model/pal-value.h"

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  return 0;
}

/* The canonical form of a document is a fixed point. */
static void
check_canonical (const char *text, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = pal_json_parse (text, (gssize) size, "fuzz.json", &error);
  g_autoptr (JsonNode) again = NULL;
  g_autofree char *first = NULL, *second = NULL;

  g_assert ((node == NULL) == (error != NULL));
  if (node == NULL)
    return;
  first = pal_json_canonical (node, NULL);
  if (first == NULL)
    return;
  again = pal_json_parse (first, -1, "again.json", &error);
  g_assert_no_error (error);
  second = pal_json_canonical (again, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, second);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_auto (PalValue) back = PAL_VALUE_INIT;
  g_autofree char *json = NULL, *again = NULL, *shown = NULL;

  check_canonical ((const char *) data, size);
  if (!pal_value_from_json (&value, text, &error))
    {
      g_assert (error != NULL && value.kind == PAL_VALUE_NONE);
      return 0;
    }
  g_assert_no_error (error);
  json = pal_value_to_json (&value);
  shown = pal_value_to_text (&value);
  g_assert (pal_value_from_json (&back, json, &error));
  g_assert (pal_value_equal (&value, &back));
  again = pal_value_to_json (&back);
  g_assert_cmpstr (json, ==, again);
  return 0;
}
