/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-instrument.h"

G_BEGIN_DECLS

/* All current values of one unit (the country part of a country, or one
 * institution) in one wave and slot, indexed by question.  Answers to questions
 * that this instrument does not know are kept by their id. */
typedef struct _PalAnswers PalAnswers;

PalAnswers *pal_answers_new (PalInstrument *instrument) G_GNUC_WARN_UNUSED_RESULT;
PalAnswers *pal_answers_copy (const PalAnswers *self) G_GNUC_WARN_UNUSED_RESULT;
/* The same answers by another version of the questionnaire: none is dropped, some become unknown. */
PalAnswers *pal_answers_convert (const PalAnswers *self, PalInstrument *instrument) G_GNUC_WARN_UNUSED_RESULT;
void pal_answers_free (PalAnswers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalAnswers, pal_answers_free)

PalInstrument *pal_answers_get_instrument (const PalAnswers *self);
const PalValue *pal_answers_get (const PalAnswers *self, guint question); /* kind NONE when not answered */
const PalValue *pal_answers_get_by_id (const PalAnswers *self, const char *question);
void pal_answers_set (PalAnswers *self, guint question, const PalValue *value); /* copies */
void pal_answers_set_by_id (PalAnswers *self, const char *question, const PalValue *value);
guint pal_answers_get_n_unknown (const PalAnswers *self);
/* Their ids, sorted; owned by the caller, the texts by @self. */
GPtrArray *pal_answers_list_unknown (const PalAnswers *self) G_GNUC_WARN_UNUSED_RESULT;

/* PalEntry* of all groups in no order, also those that were taken away; NULL: none ever was.  For
 * model/pal-entry.h. */
GPtrArray *pal_answers_get_all_entries (const PalAnswers *self);
/* Makes the entries of a group those of @from, of the same instrument; FALSE: they are already. */
gboolean pal_answers_take_entries (PalAnswers *self, const PalAnswers *from, guint group);
/* Of an entry: the answers that it stands in, else NULL. */
const PalAnswers *pal_answers_get_outer (const PalAnswers *self);

G_END_DECLS
