/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-grid-table.h"

#include <glib/gi18n.h>

#include "session/pal-value-text.h"

PalTable *
pal_grid_table_new (PalGridModel *model)
{
  g_autofree char *title = pal_grid_model_dup_title (model);
  PalTable *table = pal_table_new (title, pal_workspace_is_demo (pal_grid_model_get_workspace (model))
                                              ? _ ("Demonstration data")
                                              : _ ("Draft, not for distribution"));
  guint n_rows = pal_grid_model_get_n_rows (model), n_columns = pal_grid_model_get_n_columns (model);

  pal_table_add_column (table, _ ("Institution"), FALSE);
  for (guint j = 0; j < n_columns; j++)
    pal_table_add_column (table, pal_grid_model_get_question (model, j)->id, FALSE);
  for (guint i = 0; i < n_rows; i++)
    {
      const PalAnswers *answers = pal_grid_model_get_answers (model, i);
      g_autofree char *name = pal_grid_model_dup_row_name (model, i);
      guint row =
          pal_table_add_row (table, pal_institution_get_id (pal_grid_model_get_institution (model, i)));

      pal_table_set_text (table, row, 0, name);
      for (guint j = 0; j < n_columns; j++)
        {
          const PalQuestion *question = pal_grid_model_get_question (model, j);
          const PalValue *value = pal_answers_get (answers, question->index);
          g_autofree char *text = NULL;

          if (value->kind == PAL_VALUE_NONE || value->kind == PAL_VALUE_MISSING)
            {
              pal_table_set_missing (table, row, j + 1,
                                     value->kind == PAL_VALUE_MISSING ? value->missing : PAL_MISSING_NR);
              continue;
            }
          text = pal_value_text_new (question, value);
          pal_table_set_text (table, row, j + 1, text);
        }
    }
  return table;
}
