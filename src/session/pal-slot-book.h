/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-answers.h"

G_BEGIN_DECLS

/* Answers in other slots than the agreed one: "entry:1" and "entry:2" of a double entry, "expert:<id>" of
 * each expert; and who the experts are.  It stands beside the waves, so that nothing that scores, maps or
 * exports a wave can meet such an answer.  Strings of institution: NULL or "" is the country part. */
#define PAL_SLOT_AGREED "agreed"
#define PAL_SLOT_ENTRY_1 "entry:1"
#define PAL_SLOT_ENTRY_2 "entry:2"

typedef struct _PalSlotBook PalSlotBook;

PalSlotBook *pal_slot_book_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pal_slot_book_free (PalSlotBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalSlotBook, pal_slot_book_free)

gboolean pal_slot_is_expert (const char *slot);

/* @instrument is that of the wave. */
void pal_slot_book_set (PalSlotBook *self,
                        PalInstrument *instrument,
                        const char *country,
                        const char *institution,
                        const char *wave,
                        const char *question,
                        const char *slot,
                        const PalValue *value);
/* Never NULL: empty when nothing is answered there. */
const PalAnswers *pal_slot_book_get (PalSlotBook *self,
                                     PalInstrument *instrument,
                                     const char *country,
                                     const char *institution,
                                     const char *wave,
                                     const char *slot);
/* char*: slots that hold an answer there, experts by name, owned by the caller. */
GPtrArray *pal_slot_book_list_slots (PalSlotBook *self,
                                     const char *country,
                                     const char *institution,
                                     const char *wave) G_GNUC_WARN_UNUSED_RESULT;

/* A cell of the entity "panellist": name, country, deleted. */
void
pal_slot_book_apply_expert (PalSlotBook *self, const char *id, const char *field, const char *json_value);
/* char*: slots of the experts of a country and of those of no country, by name, owned by the caller. */
GPtrArray *pal_slot_book_list_experts (PalSlotBook *self, const char *country) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE: an expert of another country. */
gboolean pal_slot_book_is_for (PalSlotBook *self, const char *slot, const char *country);

/* "First Entry", the name of an expert, "Agreed". */
char *pal_slot_book_dup_label (PalSlotBook *self, const char *slot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
