/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-dataset.h"
#include "session/pal-problem.h"

G_BEGIN_DECLS

/* A run of all checks over all answers of a wave: values and rules of the instrument (rules "range", "type",
 * "option", ... "soft-range", "check", "required"), numbers that stand out from those of the other countries
 * or institutions ("outlier") or from the last wave ("change"), and answers to questions that the instrument
 * does not know ("unknown").  Hidden questions are not checked and count in no statistic.  By country code,
 * country part first, then the institutions; within each by the order of the questions. */

/* PalProblem*; @country NULL: all.  The statistics are over all countries in either case.  Empty for an
 * unknown wave. */
GPtrArray *
pal_problems_find (PalDataset *dataset, const char *wave, const char *country) G_GNUC_WARN_UNUSED_RESULT;

/* Of one part (@institution NULL: the country part) what stands out ("outlier", "change") among the answers
 * to the questions from @first_question on. */
GPtrArray *pal_problems_find_unusual (PalDataset *dataset,
                                      const char *wave,
                                      const char *country,
                                      const char *institution,
                                      guint first_question,
                                      guint n_questions) G_GNUC_WARN_UNUSED_RESULT;

/* The same over waves that stand in no dataset, so without reasons; @previous may be NULL. */
GPtrArray *pal_problems_find_in (PalWaveData *data,
                                 PalWaveData *previous,
                                 GPtrArray *institutions) G_GNUC_WARN_UNUSED_RESULT;

/* One finding of the checks, whose country, wave and question are set, with its key and its reason. */
PalProblem *pal_problems_describe (PalDataset *dataset,
                                   const PalAnswers *answers,
                                   const PalFinding *finding) G_GNUC_WARN_UNUSED_RESULT;
/* Fills kept of such a finding. */
void pal_problems_read_reason (PalDataset *dataset, const PalAnswers *answers, PalFinding *finding);

G_END_DECLS
