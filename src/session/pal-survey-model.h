/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-outline-item.h"
#include "session/pal-problem.h"
#include "session/pal-question-item.h"
#include "session/pal-review.h"
#include "session/pal-selection.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* What an answer does to an indicator: before = when the question was entered, after = now. */
typedef struct
{
  char *code;
  char *title;
  char *unit;
  char *before_text, *after_text; /* values, or why there is none */
  int before_level, after_level;  /* 0: none */
  gboolean differs;
} PalSurveyEffect;
void pal_survey_effect_free (PalSurveyEffect *self);

/* The form of the selected country (or institution) and wave, one section at a time.
 * Signals: "section-changed" (another section, its list is new), "answers-changed" (items have told it
 * themselves; totals, problems and effects may be read anew), "outline-changed", "focused" (another question,
 * or none), "review-changed" (the state of the shown part, or whether it is locked), "slot-changed" (whose
 * answers), "language-changed" (other words: the items of questions and outline have told it themselves). */
#define PAL_TYPE_SURVEY_MODEL (pal_survey_model_get_type ())
G_DECLARE_FINAL_TYPE (PalSurveyModel, pal_survey_model, PAL, SURVEY_MODEL, GObject)

PalSurveyModel *pal_survey_model_new (PalWorkspace *workspace,
                                      PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;
/* While nobody sees the form it counts nothing; when it wakes it takes in what changed meanwhile. */
void pal_survey_model_set_asleep (PalSurveyModel *self, gboolean is_asleep);
PalWorkspace *pal_survey_model_get_workspace (PalSurveyModel *self);
PalSelection *pal_survey_model_get_selection (PalSurveyModel *self);

GListModel *pal_survey_model_get_outline (PalSurveyModel *self);   /* PalOutlineItem */
GListModel *pal_survey_model_get_questions (PalSurveyModel *self); /* PalQuestionItem of the section */
void pal_survey_model_set_section (PalSurveyModel *self, const char *institution, guint section);
/* The first section of @institution (NULL: the country part). */
void pal_survey_model_set_unit (PalSurveyModel *self, const char *institution);
guint pal_survey_model_get_section (PalSurveyModel *self);
const char *pal_survey_model_get_section_title (PalSurveyModel *self);
char *pal_survey_model_dup_section_detail (PalSurveyModel *self)
    G_GNUC_WARN_UNUSED_RESULT; /* "Task 1 · 6 of 10 answered" */
gboolean pal_survey_model_step_section (PalSurveyModel *self,
                                        int step); /* +1 next, -1 previous; FALSE at the ends */
/* Opens the section of a question and makes it the selected one; NULL when this form does not have it. */
PalQuestionItem *pal_survey_model_go_to (PalSurveyModel *self, const char *institution, const char *question);

/* const PalQuestion* of the part that is shown, see pal_question_find (). */
GPtrArray *pal_survey_model_find_questions (PalSurveyModel *self,
                                            const char *text,
                                            guint limit) G_GNUC_WARN_UNUSED_RESULT;

void pal_survey_model_get_totals (PalSurveyModel *self, guint *answered, guint *asked); /* country part */
GPtrArray *pal_survey_model_dup_problems (PalSurveyModel *self)
    G_GNUC_WARN_UNUSED_RESULT; /* PalFinding*: all units of the country, without what is kept */
PalProblem *pal_survey_model_dup_problem (PalSurveyModel *self,
                                          const PalFinding *finding) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pal_survey_model_dup_not_answered (PalSurveyModel *self)
    G_GNUC_WARN_UNUSED_RESULT; /* PalFinding*: asked, not answered */

guint pal_survey_model_count_not_answered (PalSurveyModel *self); /* how many those are */

/* Whose answers are filled in: NULL, or the slot of an entry or an expert.  Routing and checks then run on
 * the answers of that slot, and nothing shows what anybody else answered, nor what is agreed, nor what an
 * answer moves.  Ends a correction; an expert of another country is left with the country. */
void pal_survey_model_set_slot (PalSurveyModel *self, const char *slot);
const char *pal_survey_model_get_slot (PalSurveyModel *self); /* NULL: agreed */

/* The review of the part that is shown. */
PalReview *pal_survey_model_dup_review (PalSurveyModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *pal_survey_model_dup_part_name (PalSurveyModel *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pal_survey_model_dup_blocking (PalSurveyModel *self)
    G_GNUC_WARN_UNUSED_RESULT; /* PalFinding*: errors that block it */
GPtrArray *pal_survey_model_dup_changed (PalSurveyModel *self)
    G_GNUC_WARN_UNUSED_RESULT; /* PalFinding*: answers that changed since the step that holds */
gboolean
pal_survey_model_take_step (PalSurveyModel *self, PalReviewStepKind kind, const char *note, GError **error);
/* What the person at work may do with this part, and else why not (NULL: it is allowed). */
gboolean pal_survey_model_may (PalSurveyModel *self, PalRight right);
char *pal_survey_model_dup_denial (PalSurveyModel *self, PalRight right) G_GNUC_WARN_UNUSED_RESULT;
/* The role may not enter answers here, or it is frozen and nothing is being corrected. */
gboolean pal_survey_model_is_locked (PalSurveyModel *self);
/* Until another part is shown or the reason is taken away, each answer that is entered is a correction with
 * this reason. */
void pal_survey_model_set_correction (PalSurveyModel *self, const char *reason);
const char *pal_survey_model_get_correction (PalSurveyModel *self); /* NULL: none */

/* The language of the texts; NULL: of the original.  Answers, place and focus stay as they are; where the
 * shown wave has no text in that language, the original shows. */
void pal_survey_model_set_language (PalSurveyModel *self, const char *language);
const char *pal_survey_model_get_language (PalSurveyModel *self); /* NULL: the original is shown */
GPtrArray *pal_survey_model_dup_languages (PalSurveyModel *self)
    G_GNUC_WARN_UNUSED_RESULT; /* char*: the original first; NULL: no wave */
/* "Draft, not validated: ..." of the section, NULL: nothing to be said. */
char *pal_survey_model_dup_language_note (PalSurveyModel *self) G_GNUC_WARN_UNUSED_RESULT;

/* Entering an answer.  What is refused stays on screen with a problem and is not saved. */
gboolean
pal_survey_model_type (PalSurveyModel *self, PalQuestionItem *item, const char *text, gboolean is_done);
gboolean pal_survey_model_type_ratio (PalSurveyModel *self,
                                      PalQuestionItem *item,
                                      const char *numerator,
                                      const char *denominator,
                                      gboolean is_done);
void pal_survey_model_choose (PalSurveyModel *self,
                              PalQuestionItem *item,
                              const char *code); /* single, ynp; likert5: "1".."5" */
void pal_survey_model_toggle (PalSurveyModel *self,
                              PalQuestionItem *item,
                              const char *code,
                              gboolean is_on); /* multi */
void pal_survey_model_set_missing (PalSurveyModel *self,
                                   PalQuestionItem *item,
                                   PalMissing missing); /* NONE: clears the code */
void pal_survey_model_clear (PalSurveyModel *self, PalQuestionItem *item);
/* Questions that a change of @item to @code would hide although they have answers (titles), or NULL: warn
 * first. */
GPtrArray *pal_survey_model_dup_would_hide (PalSurveyModel *self,
                                            PalQuestionItem *item,
                                            const PalValue *value) G_GNUC_WARN_UNUSED_RESULT;

/* Makes the question the selected one and takes the scores as they are for "before". */
void pal_survey_model_focus (PalSurveyModel *self, PalQuestionItem *item);
PalQuestionItem *pal_survey_model_get_focused (PalSurveyModel *self); /* or NULL */
GPtrArray *
pal_survey_model_dup_effects (PalSurveyModel *self) G_GNUC_WARN_UNUSED_RESULT; /* PalSurveyEffect* */

/* Note fields of the focused question: comment, source_kind, source_note, confidence, source_document,
 * source_link, source_n. */
char *pal_survey_model_dup_note (PalSurveyModel *self,
                                 const char *field) G_GNUC_WARN_UNUSED_RESULT; /* NULL: none */
void pal_survey_model_set_note (PalSurveyModel *self, const char *field, const char *text);
/* The same for what a person typed: FALSE and nothing written when the field does not take it; the message is
 * for people. */
gboolean
pal_survey_model_set_evidence (PalSurveyModel *self, const char *field, const char *text, GError **error);
char *pal_survey_model_dup_link_uri (PalSurveyModel *self)
    G_GNUC_WARN_UNUSED_RESULT; /* where the link of the answer leads; NULL: there is none */
char *pal_survey_model_dup_answer_id (PalSurveyModel *self)
    G_GNUC_WARN_UNUSED_RESULT; /* for the history; NULL: none focused */
/* Writes an earlier value (JSON of the history) of the focused question again; in a frozen part with the
 * reason that holds, or with @reason. */
gboolean pal_survey_model_may_restore (PalSurveyModel *self);
gboolean
pal_survey_model_restore (PalSurveyModel *self, const char *json, const char *reason, GError **error);
/* The text of an earlier value (JSON of the history) for people. */
char *pal_survey_model_format_json (PalSurveyModel *self,
                                    PalQuestionItem *item,
                                    const char *json) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
