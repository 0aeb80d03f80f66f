/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model-queries.h"

G_BEGIN_DECLS

/* Asks for the words of a query or of a comment and writes them.  What is refused is told. */

/* A new query about the focused question. */
void pal_query_dialog_open (GtkWindow *parent, PalSurveyModel *model);
/* The next step of a query. */
void pal_query_dialog_step (GtkWindow *parent,
                            PalWorkspace *workspace,
                            PalQueryThread *thread,
                            PalQueryStepKind kind);
/* A comment on the focused question. */
void pal_query_dialog_comment (GtkWindow *parent, PalSurveyModel *model);

G_END_DECLS
