/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli.h"

int
main (int argc, char **argv)
{
  return pal_cli_run (argc, argv);
}
