/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-comment-book.h"
#include "session/pal-query-thread.h"
#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* What people ask and say about the answers of the form that is shown. */

/* Of the focused question; PalQueryThread*, PalComment*; empty when none is focused. */
GPtrArray *pal_survey_model_dup_queries (PalSurveyModel *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pal_survey_model_dup_comments (PalSurveyModel *self) G_GNUC_WARN_UNUSED_RESULT;

/* Asked and not closed: in the whole country; in the part that is shown. */
guint pal_survey_model_count_country_queries (PalSurveyModel *self);
guint pal_survey_model_count_part_queries (PalSurveyModel *self);

/* Of the focused question, as the commands of the same names. */
gboolean pal_survey_model_open_query (PalSurveyModel *self, const char *text, const char *to, GError **error);
gboolean pal_survey_model_add_comment (PalSurveyModel *self, const char *text, GError **error);

G_END_DECLS
