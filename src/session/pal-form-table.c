/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-form-table.h"

#include <glib/gi18n.h>

PalTable *
pal_form_table_new (PalSurveyModel *model)
{
  GListModel *questions = pal_survey_model_get_questions (model);
  gboolean is_demo = pal_workspace_is_demo (pal_survey_model_get_workspace (model));
  PalTable *table = pal_table_new (pal_survey_model_get_section_title (model),
                                   is_demo ? _ ("Demonstration data") : _ ("Draft, not for distribution"));

  pal_table_add_column (table, _ ("Question"), FALSE);
  pal_table_add_column (table, _ ("Text"), FALSE);
  pal_table_add_column (table, _ ("Answer"), FALSE);
  pal_table_add_column (table, _ ("Last Wave"), FALSE);
  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (PalQuestionItem) item = g_list_model_get_item (questions, i);
      const PalQuestion *question = pal_question_item_get_question (item);
      const PalValue *value = pal_question_item_get_value (item);
      const char *previous = pal_question_item_get_previous_text (item);
      g_autofree char *text = pal_question_item_dup_text (item);
      guint row = pal_table_add_row (table, question->id);

      pal_table_set_text (table, row, 0, question->id);
      pal_table_set_text (table, row, 1, question->text);
      if (value->kind == PAL_VALUE_MISSING || value->kind == PAL_VALUE_NONE)
        pal_table_set_missing (table, row, 2,
                               value->kind == PAL_VALUE_MISSING ? value->missing : PAL_MISSING_NR);
      else
        pal_table_set_text (table, row, 2, text);
      pal_table_set_text (table, row, 3, previous != NULL ? previous : "");
    }
  return table;
}
