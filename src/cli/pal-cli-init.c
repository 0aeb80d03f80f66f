/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"
#include "cli/pal-cli-verbs.h"
#include "cli/pal-cli.h"
#include "session/pal-seed.h"

/* The wave of a workspace with nothing in it but the questionnaire, the same as that of the samples. */
#define FIRST_WAVE "2026"

typedef enum
{
  SAMPLE_NONE,
  SAMPLE_REFERENCE,
  SAMPLE_DEMO,
} Sample;

static gboolean
parse_sample (const char *text, Sample *out, GError **error)
{
  g_autofree char *quoted = NULL;

  *out = SAMPLE_NONE;
  if (text == NULL)
    return TRUE;
  if (strcmp (text, "reference") == 0)
    *out = SAMPLE_REFERENCE;
  else if (strcmp (text, "demo") == 0)
    *out = SAMPLE_DEMO;
  if (*out != SAMPLE_NONE)
    return TRUE;
  quoted = pal_text_quote (text, -1);
  g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
               "--sample: unknown sample \"%s\", expected reference or demo", quoted);
  return FALSE;
}

static gboolean
fill (PalStore *store, Sample sample, GError **error)
{
  switch (sample)
    {
    case SAMPLE_REFERENCE:
      return pal_seed_reference (store, error);
    case SAMPLE_DEMO:
      return pal_seed_demo (store, error);
    case SAMPLE_NONE:
    default:
      return pal_seed_empty (store, FIRST_WAVE, error);
    }
}

int
pal_cli_init (int argc, char **argv)
{
  g_autofree char *sample_name = NULL;
  g_autoptr (GError) error = NULL;
  Sample sample;
  PalStore *store;
  gboolean ok;
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_STRING, &sample_name,
      N_ ("Fill it: real institutions and published values (reference), or invented answers as well (demo)"),
      "reference|demo" },
    { NULL },
  };

  if (!pal_cli_parse (&argc, &argv, entries, "FILE",
                      _ ("Makes a new workspace with the questionnaire in it."), 1, 1, &error) ||
      !parse_sample (sample_name, &sample, &error))
    return pal_cli_fail (error);

  store = pal_store_create (argv[1], &error);
  if (store == NULL)
    return pal_cli_fail (error);
  ok = fill (store, sample, &error);
  pal_store_close (store);
  if (!ok)
    {
      /* Half a workspace is worse than none, and the file is ours: it was made a moment ago. */
      g_unlink (argv[1]);
      return pal_cli_fail (error);
    }
  return PAL_CLI_DONE;
}
