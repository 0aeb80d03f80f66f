/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-editor-kinds.h"

#include "ui/survey/pal-choice-editor.h"
#include "ui/survey/pal-entry-editor.h"
#include "ui/survey/pal-multi-editor.h"
#include "ui/survey/pal-ratio-editor.h"
#include "ui/survey/pal-text-editor.h"

typedef struct
{
  PalQuestionType type;
  GType (*get_type) (void);
  gboolean folds;
} EditorKind;

static const EditorKind kinds[] = {
  { PAL_QUESTION_SINGLE, pal_choice_editor_get_type, TRUE },
  { PAL_QUESTION_MULTI, pal_multi_editor_get_type, TRUE },
  { PAL_QUESTION_YNP, pal_choice_editor_get_type, FALSE },
  { PAL_QUESTION_INTEGER, pal_entry_editor_get_type, FALSE },
  { PAL_QUESTION_DECIMAL, pal_entry_editor_get_type, FALSE },
  { PAL_QUESTION_PERCENT, pal_entry_editor_get_type, FALSE },
  { PAL_QUESTION_RATIO, pal_ratio_editor_get_type, FALSE },
  { PAL_QUESTION_LIKERT5, pal_choice_editor_get_type, FALSE },
  { PAL_QUESTION_TEXT, pal_text_editor_get_type, FALSE },
  { PAL_QUESTION_DATE, pal_entry_editor_get_type, FALSE },
  { PAL_QUESTION_GROUP, NULL, FALSE }, /* pal-group-editor.h: its row makes it */
};

static const EditorKind *
find_kind (PalQuestionType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].type == type)
      return &kinds[i];
  g_return_val_if_reached (&kinds[0]);
}

GtkWidget *
pal_editor_new (PalSurveyModel *model, PalQuestionItem *item)
{
  PalEditor *editor =
      g_object_new (find_kind (pal_question_item_get_question (item)->type)->get_type (), NULL);

  pal_editor_set_up (editor, model, item);
  return GTK_WIDGET (editor);
}

gboolean
pal_editor_folds (PalQuestionType type)
{
  return find_kind (type)->folds;
}
