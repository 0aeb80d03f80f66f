/* SPDX-License-Identifier: GPL-3.0-or-later */

/* make-groups FILE: a workspace with repeating groups and two teams in it, for tests of the programs. */
#include "pal-test-groups.h"

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    g_error ("expected the name of a new file");
  if (!pal_test_groups_create (argv[1], &error))
    g_error ("%s", error->message);
  return 0;
}
