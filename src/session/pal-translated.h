/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-instrument-texts.h"
#include "session/pal-dataset.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_TRANSLATED_MISSING, /* at least one text is still in the language of the original */
  PAL_TRANSLATED_DRAFT,   /* all are there: draft, not validated */
  PAL_TRANSLATED_ACCEPTED,
  PAL_TRANSLATED_LAPSED, /* the original or the translation changed since */
  PAL_TRANSLATED_N_STATES,
} PalTranslatedState;

typedef struct
{
  const PalInstrumentText *text;
  char *target;      /* NULL: nobody has translated it */
  gboolean is_stale; /* it translates what the original said earlier */
} PalTranslatedText;

/* What is accepted together: a question with its options, the title of a section ... */
typedef struct
{
  const char *owner;
  guint module;   /* index, G_MAXUINT: of the instrument itself */
  guint first, n; /* its texts */
  guint n_translated;
  gboolean is_stale; /* one of its texts is */
  PalTranslatedState state;
  char *accepted_by; /* ACCEPTED, and LAPSED where it was accepted; NULL: erased, or never */
  gint64 accepted_ms;
} PalTranslatedPart;

/* One instrument in one language as it stands now: the cells of the entity "translation" laid beside the
 * texts of the instrument.  Immutable; docs/journal.md says what such a cell holds. */
typedef struct _PalTranslated PalTranslated;

PalTranslated *pal_translated_new (PalDataset *dataset,
                                   PalInstrument *instrument,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;
PalTranslated *pal_translated_ref (PalTranslated *self);
void pal_translated_unref (PalTranslated *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalTranslated, pal_translated_unref)

PalInstrument *pal_translated_get_instrument (PalTranslated *self); /* the original */
const char *pal_translated_get_language (PalTranslated *self);
guint pal_translated_get_n_texts (PalTranslated *self);
const PalTranslatedText *pal_translated_get_text (PalTranslated *self, guint index);
const PalTranslatedText *pal_translated_find_text (PalTranslated *self, const char *key); /* or NULL */
guint pal_translated_get_n_parts (PalTranslated *self);
const PalTranslatedPart *pal_translated_get_part (PalTranslated *self, guint index);
const PalTranslatedPart *pal_translated_find_part (PalTranslated *self, const char *owner); /* or NULL */
/* Of all its texts and their originals, in order: what an acceptance is given for. */
char *pal_translated_dup_digest (PalTranslated *self,
                                 const PalTranslatedPart *part) G_GNUC_WARN_UNUSED_RESULT;
guint pal_translated_count (PalTranslated *self, PalTranslatedState state); /* parts */
guint pal_translated_count_texts (PalTranslated *self);                     /* translated ones */

/* The questionnaire in this language; what is not translated stays in the original. */
PalInstrument *pal_translated_dup_instrument (PalTranslated *self) G_GNUC_WARN_UNUSED_RESULT;

/* "draft, not validated" belongs on it: something is not accepted. */
gboolean pal_translated_is_draft (PalTranslated *self);

/* char* tags with at least one text, sorted. */
GPtrArray *pal_translated_list_languages (PalDataset *dataset,
                                          PalInstrument *instrument) G_GNUC_WARN_UNUSED_RESULT;

const char *pal_translated_get_state_label (PalTranslatedState state);

G_END_DECLS
