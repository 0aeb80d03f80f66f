/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <math.h>

#include "base/pal-error.h"
#include "exchange/pal-number-column.h"
#include "score/pal-breaks.h"

#define MAX_CLASSIFIED 2000

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  return 0;
}

/* Whatever the numbers are: every one finds a class, and the bounds rise. */
static void
check_classes (const double *values, guint n)
{
  for (PalBreaksMethod method = PAL_BREAKS_EQUAL; method < PAL_BREAKS_MANUAL; method++)
    for (guint k = 0; k < 8; k += 3)
      {
        const PalBreaksRule rule = {
          .method = method, .k = k, .closed_left = k == 3, .quantile_type = k + 1
        };
        g_autoptr (GError) error = NULL;
        g_autoptr (PalBreaks) breaks = pal_breaks_new_by_rule (&rule, values, n, &error);
        guint count = 0;

        g_assert ((breaks == NULL) == (error != NULL));
        for (guint i = 0; breaks != NULL && i < breaks->n_classes; i++)
          {
            g_assert (isfinite (breaks->classes[i].lower) && isfinite (breaks->classes[i].upper));
            g_assert (breaks->classes[i].lower <= breaks->classes[i].upper);
            count += breaks->classes[i].count;
          }
        g_assert (breaks == NULL || count == breaks->n_values);
      }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const columns[] = { NULL, "value" };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) values = pal_number_column_read (bytes, "fuzz", columns[i], &error);

      g_assert (values != NULL || (error != NULL && error->domain == PAL_ERROR));
      for (guint k = 0; values != NULL && k < values->len; k++)
        g_assert (!isinf (g_array_index (values, double, k)));
      if (values != NULL && values->len <= MAX_CLASSIFIED)
        check_classes ((const double *) (gpointer) values->data, values->len);
    }
  return 0;
}
