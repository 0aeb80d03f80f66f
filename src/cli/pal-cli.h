/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-dataset.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

/* Exit codes that scripts rely on. */
#define PAL_CLI_DONE 0
#define PAL_CLI_PROBLEMS                                                                                     \
  1 /* the input has problems, a comparison found a difference, a check found errors                         \
     */
#define PAL_CLI_USAGE 2
#define PAL_CLI_FAILED 3 /* could not read or write, or the workspace is damaged or newer */

/* Runs the verb in argv[1]; the whole of main (). */
int pal_cli_run (int argc, char **argv);

/* The options of a verb.  --help prints and ends the program; an unknown option, or fewer or more words than
 * @n_min to @n_max besides the options, is an error of PAL_ERROR_USAGE.  What is left in argv are the words
 * after the verb, from index 1. */
gboolean pal_cli_parse (int *argc,
                        char ***argv,
                        const GOptionEntry *entries,
                        const char *words, /* "FILE answers|values INPUT" */
                        const char *summary,
                        int n_min,
                        int n_max,
                        GError **error);

/* Tells the error in one line on stderr and returns its exit code. */
int pal_cli_fail (const GError *error);
/* A line on stderr, with the name of the program in front. */
void pal_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Opens a workspace; one that is newer than the program is an error here. */
PalStore *pal_cli_open (const char *path, PalStoreFlags flags, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The wave to work on: @wave, or the latest for NULL.  Unknown ones and a workspace without any are errors.
 */
const char *pal_cli_find_wave (PalDataset *dataset, const char *wave, GError **error);
/* ISO alpha-2 of a code or name a person gave; NULL stays NULL without an error. */
gboolean pal_cli_find_country (const char *text, const char **iso2, GError **error);

G_END_DECLS
