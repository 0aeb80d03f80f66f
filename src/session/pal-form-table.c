/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-form-table.h"

#include <glib/gi18n.h>

#include "session/pal-entry-item.h"

static void
add_item (PalTable *table, PalQuestionItem *item, const char *entry)
{
  const PalQuestion *question = pal_question_item_get_question (item);
  const PalValue *value = pal_question_item_get_value (item);
  GListModel *entries = pal_question_item_get_entries (item);
  const char *previous = pal_question_item_get_previous_text (item);
  g_autofree char *answer = pal_question_item_dup_text (item);
  /* Translators: the name of an entry, such as a team, then the text of a question. */
  g_autofree char *text =
      entry != NULL ? g_strdup_printf (_ ("%s: %s"), entry, question->text) : g_strdup (question->text);
  guint row = pal_table_add_row (table, pal_question_item_get_id (item));

  pal_table_set_text (table, row, 0, question->id);
  pal_table_set_text (table, row, 1, text);
  if ((value->kind == PAL_VALUE_MISSING || value->kind == PAL_VALUE_NONE) &&
      (entries == NULL || g_list_model_get_n_items (entries) == 0))
    pal_table_set_missing (table, row, 2, value->kind == PAL_VALUE_MISSING ? value->missing : PAL_MISSING_NR);
  else
    pal_table_set_text (table, row, 2, answer);
  pal_table_set_text (table, row, 3, previous != NULL ? previous : "");
}

/* Below their group: each question of each entry. */
static void
add_entries (PalTable *table, GListModel *entries)
{
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (PalEntryItem) entry = g_list_model_get_item (entries, i);
      GListModel *questions = pal_entry_item_get_questions (entry);

      for (guint k = 0; k < g_list_model_get_n_items (questions); k++)
        {
          g_autoptr (PalQuestionItem) item = g_list_model_get_item (questions, k);

          add_item (table, item, pal_entry_item_get_label (entry));
        }
    }
}

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

      add_item (table, item, NULL);
      if (pal_question_item_get_entries (item) != NULL)
        add_entries (table, pal_question_item_get_entries (item));
    }
  return table;
}
