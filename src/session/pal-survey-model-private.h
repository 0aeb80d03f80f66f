/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-survey-model.h"
#include "session/pal-survey-parts.h"
#include "session/pal-translated.h"
#include "store/pal-batch.h"

G_BEGIN_DECLS

/* For the files of the survey model only. */
struct _PalSurveyModel
{
  GObject parent_instance;

  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  GListStore *outline;     /* PalOutlineItem */
  GListStore *questions;   /* PalQuestionItem */
  PalSurveyParts *parts;   /* owned */
  char *country;           /* of the outline */
  char *institution;       /* of the section, NULL: country part */
  guint section;
  PalQuestionItem *focused; /* owned, or NULL */
  PalScores *before;        /* when the focused question was entered */
  GPtrArray *unusual;       /* PalFinding* of the section: what stands out; NULL: not looked for yet */
  guint unusual_source;     /* it is looked for after a rest */
  char *correction;         /* reason of what is corrected now, or NULL */
  char *slot;               /* that is filled in; NULL: the agreed answers */
  gboolean is_asleep;       /* nobody sees the form; what was missed follows */
  gboolean missed_selection;
  guint missed_changes; /* PalChange */

  char *language;            /* chosen, or NULL: of the original */
  PalTranslated *translated; /* owned; NULL: the original is shown */
  PalInstrument *original;   /* owned: of which the language was read, or NULL */
  PalInstrument *shown;      /* owned: the questionnaire in that language, or NULL */
};

/* The selection is another, and the workspace changed: callbacks of their signals. */
void pal_survey_model_take_selection (PalSurveyModel *self);
void
pal_survey_model_take_changes (PalSurveyModel *self, guint flags, const char *country, const char *question);
/* Another slot: outline, section and totals anew. */
void pal_survey_model_reload (PalSurveyModel *self);
/* The questionnaire with the texts that are shown; NULL: no wave. */
PalInstrument *pal_survey_model_get_texts (PalSurveyModel *self);
void pal_survey_model_read_language (PalSurveyModel *self); /* anew, of the shown wave */
/* A question of the section, in the language that is shown. */
PalQuestionItem *pal_survey_model_new_item (PalSurveyModel *self, guint question) G_GNUC_WARN_UNUSED_RESULT;
char *pal_survey_model_make_previous_text (PalSurveyModel *self,
                                           const PalQuestion *question,
                                           const PalValue *value) G_GNUC_WARN_UNUSED_RESULT;
void pal_survey_model_update_items (PalSurveyModel *self, PalQuestionItem **items, guint n);

void pal_survey_model_show_state (PalSurveyModel *self, PalOutlineItem *item);
guint pal_survey_model_count_queries_of (PalSurveyModel *self, const char *question); /* of the shown part */
PalWaveData *pal_survey_model_get_data (PalSurveyModel *self);                        /* NULL: no wave */
const PalAnswers *pal_survey_model_get_answers (PalSurveyModel *self,
                                                const char *institution); /* NULL: no wave */

/* Routes, findings and counts of a part; NULL: no wave, or no country. */
const PalFormState *pal_survey_model_get_part (PalSurveyModel *self, const char *institution);
/* Shows @item as it stands.  @found (PalFinding*, or NULL): those of its question are shown with their
 * reasons;
 * @is_entered: there is something they are about. */
void pal_survey_model_show_item (PalSurveyModel *self,
                                 PalQuestionItem *item,
                                 const PalValue *value,
                                 const char *hidden_reason,
                                 const GPtrArray *found,
                                 gboolean is_entered);
/* src/session/pal-survey-group.c: the entries of a group and their questions follow the answers. */
void pal_survey_model_update_entries (PalSurveyModel *self, PalQuestionItem *item, const PalAnswers *answers);
/* The words of its questions follow the language. */
void pal_survey_model_set_entry_texts (PalSurveyModel *self, PalQuestionItem *group);
/* What must be said of the translation of a question, or NULL. */
const char *pal_survey_model_get_language_note (PalSurveyModel *self, const char *owner);
/* The question of an entry, by the id of its answer; NULL: there is none. */
PalQuestionItem *pal_survey_model_find_in_entry (PalQuestionItem *group, const char *entry, const char *id);

/* Looks for what stands out in the section when nobody has typed for a while. */
void pal_survey_model_expect_unusual (PalSurveyModel *self);
/* @question has another answer; NULL: another section is shown. */
void pal_survey_model_forget_unusual (PalSurveyModel *self, const char *question);
void pal_survey_model_update_shown (PalSurveyModel *self);

G_END_DECLS
