/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers for answer cells: (country, institution, wave, question, slot) as one 64-bit key, so that a million
 * of them can be compared, sorted and looked up without their texts.  Keys of one PalAnswerKeys only. */
typedef struct _PalAnswerKeys PalAnswerKeys;
typedef guint64 PalAnswerKey; /* 0 is no key */

typedef struct
{
  const char *country;
  const char *institution; /* NULL: the country part */
  const char *wave;
  const char *question;
  const char *slot;
} PalAnswerKeyParts; /* strings are owned by the keys */

PalAnswerKeys *pal_answer_keys_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pal_answer_keys_free (PalAnswerKeys *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalAnswerKeys, pal_answer_keys_free)

/* 0 when the tables are full: 2 million units, 524 287 waves times slots, 16 million questions. */
PalAnswerKey pal_answer_keys_make (PalAnswerKeys *self,
                                   const char *country,
                                   const char *institution,
                                   const char *wave,
                                   const char *question,
                                   const char *slot);
void pal_answer_keys_split (PalAnswerKeys *self, PalAnswerKey key, PalAnswerKeyParts *out);

/* Order by country, wave, institution (the country part first), question and slot, as texts. */
int pal_answer_keys_compare (PalAnswerKeys *self, PalAnswerKey a, PalAnswerKey b);

/* Any string once: equal strings give the same pointer. */
const char *pal_answer_keys_intern (PalAnswerKeys *self, const char *text, gssize length);

G_END_DECLS
