/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-instrument.h"

G_BEGIN_DECLS

/* Texts of one instrument in another language: a document of its own.  A text is
 * "draft, not validated" until a coordinator accepts its question. */
typedef struct _PalTranslation PalTranslation;

PalTranslation *pal_translation_new_from_json (const char *data,
                                               gssize length,
                                               const char *origin,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
PalTranslation *pal_translation_ref (PalTranslation *self);
void pal_translation_unref (PalTranslation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalTranslation, pal_translation_unref)

const char *pal_translation_get_language (PalTranslation *self);
const char *pal_translation_get_instrument_id (PalTranslation *self);
const PalHash *pal_translation_get_hash (PalTranslation *self);
const char *pal_translation_get_canonical (PalTranslation *self);

guint pal_translation_get_n_texts (PalTranslation *self);
/* What it was made for; NULL where it does not say. */
const char *pal_translation_get_version (PalTranslation *self);
const char *pal_translation_get_instrument_hash (PalTranslation *self); /* hex */

/* Who vouches for all texts of a question, of the title of a section ... */
typedef struct
{
  gint64 at_ms;
  const char *by; /* NULL: not said */
} PalTranslationMark;

const PalTranslationMark *pal_translation_find_accepted (PalTranslation *self,
                                                         const char *owner); /* or NULL */
/* "draft, not validated" */
gboolean pal_translation_is_draft (PalTranslation *self, const char *owner);

/* Keys as in model/pal-instrument-texts.h: "T1C11" text, "T1C11/help", "T1C11/options/none", "M2.A" section
 * title ...; NULL when the document has none: show the original. */
const char *pal_translation_lookup (PalTranslation *self, const char *key);

G_END_DECLS
