/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-survey-model.h"
#include "session/pal-table.h"

G_BEGIN_DECLS

/* The questions of the section on screen with their answers, now and in the last wave. */
PalTable *pal_form_table_new (PalSurveyModel *model) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
