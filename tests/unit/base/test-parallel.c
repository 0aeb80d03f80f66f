/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-parallel.h"

#define N_PARTS 100

static void
count_cb (guint part, gpointer data)
{
  int *counts = data;

  g_assert_cmpuint (part, <, N_PARTS);
  g_atomic_int_inc (&counts[part]);
}

static void
test_each_part_once (void)
{
  for (guint n = 0; n <= N_PARTS; n += n < 5 ? 1 : 19)
    {
      int counts[N_PARTS] = { 0 };

      pal_parallel_run ("test", n, count_cb, counts);
      for (guint i = 0; i < N_PARTS; i++)
        g_assert_cmpint (counts[i], ==, i < n);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/parallel/each-part-once", test_each_part_once);
  return g_test_run ();
}
