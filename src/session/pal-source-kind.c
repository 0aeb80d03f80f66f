/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-source-kind.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *code;
  const char *label;
} Word;

static const Word source_kinds[] = {
  { "registry", N_ ("Registry") },
  { "electronic_record", N_ ("Electronic record") },
  { "manual_audit", N_ ("Manual audit") },
  { "official_document", N_ ("Official document") },
  { "published_study", N_ ("Published study") },
  { PAL_SOURCE_KIND_ESTIMATE, N_ ("Estimate") },
  { "other", N_ ("Other") },
};

static const Word confidences[] = {
  { "high", NC_ ("confidence", "High") },
  { "medium", NC_ ("confidence", "Medium") },
  { PAL_CONFIDENCE_LOW, NC_ ("confidence", "Low") },
};

static const char *
find (const Word *words, guint n, const char *code)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return words[i].label;
  return NULL;
}

const char *
pal_source_kind_get_label (const char *code)
{
  const char *label = find (source_kinds, G_N_ELEMENTS (source_kinds), code);

  return label != NULL ? _ (label) : NULL;
}

const char *
pal_confidence_get_label (const char *code)
{
  const char *label = find (confidences, G_N_ELEMENTS (confidences), code);

  return label != NULL ? g_dpgettext2 (NULL, "confidence", label) : NULL;
}
