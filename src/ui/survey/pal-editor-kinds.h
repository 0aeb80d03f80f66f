/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/survey/pal-editor.h"

G_BEGIN_DECLS

/* The editor of a question.  One file makes those of a family of question types; a new type adds a file and a
 * line to the table in pal-editor-kinds.c. */
GtkWidget *pal_editor_new (PalSurveyModel *model, PalQuestionItem *item) G_GNUC_WARN_UNUSED_RESULT;

/* TRUE when an answered question may show its answer as one line until it is opened. */
gboolean pal_editor_folds (PalQuestionType type);

G_END_DECLS
