/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* One question of the part that is shown, as a reviewer reads it: this wave beside the last one.  Never
 * changes; a change of the answers makes a new one. */
#define PAL_TYPE_REVIEW_SHEET_LINE (pal_review_sheet_line_get_type ())
G_DECLARE_FINAL_TYPE (PalReviewSheetLine, pal_review_sheet_line, PAL, REVIEW_SHEET_LINE, GObject)

const char *pal_review_sheet_line_get_question (PalReviewSheetLine *self); /* id */
const char *pal_review_sheet_line_get_text (PalReviewSheetLine *self);     /* of the question */
const char *pal_review_sheet_line_get_now (PalReviewSheetLine *self);
const char *pal_review_sheet_line_get_before (PalReviewSheetLine *self); /* "" when there was none */
/* "+2 (+5 %)", "Changed", "New", "Gone", "Not comparable"; "" when there is none. */
const char *pal_review_sheet_line_get_difference (PalReviewSheetLine *self);
guint pal_review_sheet_line_get_n_queries (PalReviewSheetLine *self);      /* asked and not closed */
gboolean pal_review_sheet_line_is_worth_a_look (PalReviewSheetLine *self); /* it differs, or is asked about */

/* PalReviewSheetLine*, in the order of the form: what is asked, and what one of the waves has an answer to.
 */
GPtrArray *pal_review_sheet_list (PalSurveyModel *model,
                                  gboolean only_worth_a_look) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
