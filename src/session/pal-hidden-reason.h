/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "survey/pal-routing.h"

G_BEGIN_DECLS

/* Why a question is not asked, as one whole sentence for people; NULL where it is asked. */
char *
pal_hidden_reason_new (const PalAnswers *answers, guint question, PalRoute route) G_GNUC_WARN_UNUSED_RESULT;
/* The same in the words of @texts, another language of the same questionnaire. */
char *pal_hidden_reason_new_in (const PalAnswers *answers,
                                guint question,
                                PalRoute route,
                                PalInstrument *texts) G_GNUC_WARN_UNUSED_RESULT;

/* The same, of a cause that is known already. */
char *pal_hidden_reason_new_of (const PalAnswers *answers,
                                PalRoute route,
                                const PalQuestion *cause) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
