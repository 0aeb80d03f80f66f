/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-missing.h"

#include <glib/gi18n.h>

static const char codes[PAL_N_MISSING][3] = { "", "NR", "DK", "NA", "SK", "SU" };

const char *
pal_missing_to_code (PalMissing missing)
{
  g_return_val_if_fail ((guint) missing < PAL_N_MISSING, "");

  return codes[missing];
}

gboolean
pal_missing_from_code (const char *code, PalMissing *out)
{
  g_return_val_if_fail (out != NULL, FALSE);

  for (guint i = 1; code != NULL && i < PAL_N_MISSING; i++)
    if (g_str_equal (codes[i], code))
      {
        *out = (PalMissing) i;
        return TRUE;
      }
  return FALSE;
}

const char *
pal_missing_get_label (PalMissing missing)
{
  switch (missing)
    {
    case PAL_MISSING_NR:
      return _ ("Not answered");
    case PAL_MISSING_DK:
      return _ ("Not known");
    case PAL_MISSING_NA:
      return _ ("Not applicable");
    case PAL_MISSING_SK:
      return _ ("Skipped by routing");
    case PAL_MISSING_SU:
      return _ ("Withheld, small numbers");
    case PAL_MISSING_NONE:
    default:
      return "";
    }
}

PalMissing
pal_missing_worse (PalMissing a, PalMissing b)
{
  static const guint8 urgency[PAL_N_MISSING] = {
    [PAL_MISSING_NONE] = 0, [PAL_MISSING_SK] = 1, [PAL_MISSING_NA] = 2,
    [PAL_MISSING_SU] = 3,   [PAL_MISSING_DK] = 4, [PAL_MISSING_NR] = 5,
  };

  g_return_val_if_fail ((guint) a < PAL_N_MISSING && (guint) b < PAL_N_MISSING, PAL_MISSING_NR);

  return urgency[a] >= urgency[b] ? a : b;
}
