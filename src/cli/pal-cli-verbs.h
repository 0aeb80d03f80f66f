/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each verb gets the words behind the program's name (argv[0] is the verb) and returns an exit code.  A verb
 * that is not built yet is not in the table of pal-cli.c. */
int pal_cli_init (int argc, char **argv);
int pal_cli_info (int argc, char **argv);
int pal_cli_import (int argc, char **argv);
int pal_cli_export (int argc, char **argv);
int pal_cli_check (int argc, char **argv);
int pal_cli_index (int argc, char **argv);
int pal_cli_breaks (int argc, char **argv);
int pal_cli_render (int argc, char **argv);
int pal_cli_score (int argc, char **argv);
int pal_cli_journal (int argc, char **argv);
int pal_cli_bench (int argc, char **argv);

G_END_DECLS
