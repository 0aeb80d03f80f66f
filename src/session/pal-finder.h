/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-dataset.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_FOUND_COUNTRY,
  PAL_FOUND_INSTITUTION,
  PAL_FOUND_SUBJECT, /* index, domain, indicator or series, as PalSelection:subject writes it */
  PAL_FOUND_QUESTION,
} PalFoundKind;

typedef struct
{
  PalFoundKind kind;
  const char *id;             /* iso2, institution id, subject, question id */
  const char *country;        /* of an institution, else NULL */
  const char *title;          /* "Norway" */
  const char *subtitle;       /* "Country", "T1C11 · National service supply" */
  gboolean institution_level; /* of a question */
} PalFound;

/* Finds whatever has a name in a workspace.  A snapshot: make a new one when institutions or waves change. */
typedef struct _PalFinder PalFinder;

PalFinder *pal_finder_new (PalDataset *dataset) G_GNUC_WARN_UNUSED_RESULT;
void pal_finder_free (PalFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalFinder, pal_finder_free)

/* Every word of @text must occur (case and accents do not matter); codes and beginnings come first.  When
 * nothing fits, one wrong, missing, extra or swapped letter a word is forgiven.  Returns const PalFound*, at
 * most @limit, valid as long as the finder. */
GPtrArray *pal_finder_search (PalFinder *self, const char *text, guint limit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
