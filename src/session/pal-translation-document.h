/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-translation.h"
#include "session/pal-translated.h"

G_BEGIN_DECLS

/* The translation as it stands, as a document (model/pal-translation.h): all its texts, who accepted what,
 * and what is a draft.  It says nothing of who publishes it or when, so the same state is the same hash. */
PalTranslation *pal_translation_document_new (PalTranslated *translated) G_GNUC_WARN_UNUSED_RESULT;

/* A document that was published: field "published/<hex>" of the entity "translation", see docs/journal.md. */
#define PAL_TRANSLATION_PUBLISHED "published/"

typedef struct
{
  char *hex;
  char *version; /* of the questionnaire */
  char *by;      /* NULL: erased */
  gint64 at_ms;
  guint n_accepted, n_parts;
  guint n_translated, n_texts;
} PalPublishedTranslation;

char *pal_translation_document_make_cell (PalTranslated *translated,
                                          gint64 at_ms,
                                          const char *by) G_GNUC_WARN_UNUSED_RESULT;

/* PalPublishedTranslation*, the newest first. */
GPtrArray *pal_translation_document_list (PalDataset *dataset,
                                          PalInstrument *instrument,
                                          const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
