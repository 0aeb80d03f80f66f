/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* The control with which one question is answered.  One file makes the editors of a family of question types;
 * a new type adds a file and a line to the table in pal-editor-kinds.c.  An editor follows the item's
 * "changed" and enters answers through the model only. */
typedef GtkWidget *(*PalEditorFactory) (PalSurveyModel *model, PalQuestionItem *item);

GtkWidget *pal_editor_new (PalSurveyModel *model, PalQuestionItem *item) G_GNUC_WARN_UNUSED_RESULT;

/* TRUE when an answered question may show its answer as one line until it is opened. */
gboolean pal_editor_folds (PalQuestionType type);

G_END_DECLS
