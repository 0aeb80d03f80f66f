/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/pal-finding.h"

G_BEGIN_DECLS

/* One question of the form as it stands: what is asked, what is answered, what is wrong with it.
 * Signals: "changed": any of it may be read anew; "texts-changed": the same question in other words, for
 * which pal_question_item_get_question () is another pointer from now on. */
#define PAL_TYPE_QUESTION_ITEM (pal_question_item_get_type ())
G_DECLARE_FINAL_TYPE (PalQuestionItem, pal_question_item, PAL, QUESTION_ITEM, GObject)

/* Borrows @question from @owner, an instrument that it keeps. */
PalQuestionItem *pal_question_item_new (gpointer instrument,
                                        const PalQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
const PalQuestion *pal_question_item_get_question (PalQuestionItem *self);
/* What the id of the answer has in place of a question: its id, or that of a question in an entry of a group.
 */
const char *pal_question_item_get_id (PalQuestionItem *self);
/* GROUP: PalEntryItem*, in their order; those that were taken away and hold answers.  NULL of any other. */
GListModel *pal_question_item_get_entries (PalQuestionItem *self);
GListModel *pal_question_item_get_removed (PalQuestionItem *self);
const PalValue *pal_question_item_get_value (PalQuestionItem *self);
gboolean pal_question_item_is_hidden (PalQuestionItem *self);
const char *pal_question_item_get_hidden_reason (PalQuestionItem *self); /* whole sentence, NULL when asked */
const char *
pal_question_item_get_previous_text (PalQuestionItem *self);          /* "2024: 41, +2 (+5 %)", NULL: none */
GPtrArray *pal_question_item_get_findings (PalQuestionItem *self);    /* PalFinding*, worst first */
const char *pal_question_item_get_understood (PalQuestionItem *self); /* "understood as 12.5", or NULL */
gboolean pal_question_item_has_note (PalQuestionItem *self);          /* comment or evidence */

guint pal_question_item_get_n_queries (PalQuestionItem *self); /* asked and not closed */
/* What must be said of the language of its texts, NULL: nothing. */
const char *pal_question_item_get_language_note (PalQuestionItem *self);

/* The value as it reads in a closed row: option label, "12 of 40 (30.0 %)", "43 teams", "Not known". */
char *pal_question_item_dup_text (PalQuestionItem *self) G_GNUC_WARN_UNUSED_RESULT;
/* What stands in an entry: "43", "12.5" in the person's decimal sign; "" when nothing. */
char *pal_question_item_dup_entry_text (PalQuestionItem *self,
                                        gboolean denominator) G_GNUC_WARN_UNUSED_RESULT;

/* What the questionnaire says to people of this country only, or NULL. */
const char *pal_question_item_get_hint (PalQuestionItem *self);

/* For the survey model. */
void pal_question_item_set_entry (PalQuestionItem *self, const char *entry); /* it is asked in this entry */
void pal_question_item_set_country (PalQuestionItem *self, const char *country); /* before it is shown */
void pal_question_item_update (PalQuestionItem *self,
                               const PalValue *value,
                               const char *hidden_reason,
                               const char *previous_text,
                               GPtrArray *findings,
                               gboolean has_note);
void pal_question_item_set_n_queries (PalQuestionItem *self, guint n);
void pal_question_item_set_texts (PalQuestionItem *self,
                                  gpointer instrument,
                                  const PalQuestion *question,
                                  const char *language_note);
void pal_question_item_set_previous_text (PalQuestionItem *self, const char *text);
void pal_question_item_set_problem (PalQuestionItem *self,
                                    const char *message,
                                    const char *understood); /* of what is being typed */

G_END_DECLS
