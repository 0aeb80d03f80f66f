/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-grid-plan.h"

#include <glib/gi18n.h>

#include "session/pal-commands-grid.h"
#include "session/pal-grid-text.h"
#include "survey/pal-completeness.h"

/* The row that is being planned. */
typedef struct
{
  PalGridPlan *plan;
  guint row;
  gboolean is_beyond; /* there is no such institution */
  char *denial;       /* owned: why nothing can be written here, or NULL */
  const PalAnswers *now;
  guint first_edit; /* of this row */
} Line;

static void
edit_free (gpointer data)
{
  PalGridEdit *self = data;

  pal_value_clear (&self->value);
  g_free (self->text);
  g_free (self->message);
  g_free (self);
}

static PalGridPlan *
plan_new (PalGridModel *model)
{
  PalGridPlan *self = g_new0 (PalGridPlan, 1);

  self->model = g_object_ref (model);
  self->edits = g_ptr_array_new_with_free_func (edit_free);
  return self;
}

static void
begin_line (Line *self, PalGridPlan *plan, guint row)
{
  self->plan = plan;
  self->row = row;
  self->is_beyond = row >= pal_grid_model_get_n_rows (plan->model);
  self->denial = self->is_beyond ? NULL : pal_grid_model_dup_denial (plan->model, row);
  self->now = self->is_beyond ? NULL : pal_grid_model_get_answers (plan->model, row);
  self->first_edit = plan->edits->len;
}

static PalGridEdit *
add_edit (Line *self, guint column, const char *text)
{
  PalGridEdit *edit = g_new0 (PalGridEdit, 1);

  edit->row = self->row;
  edit->column = column;
  edit->text = g_strdup (text);
  g_ptr_array_add (self->plan->edits, edit);
  return edit;
}

static void
refuse (PalGridEdit *edit, const char *message)
{
  edit->fate = PAL_GRID_REFUSES;
  edit->message = g_strdup (message);
}

/* A value that is good for its question, into one cell. */
static void
take_value (Line *self, PalGridEdit *edit, const PalQuestion *question)
{
  const PalValue *now = pal_answers_get (self->now, question->index);

  if (pal_value_equal (now, &edit->value))
    {
      edit->fate = PAL_GRID_KEEPS;
      return;
    }
  edit->fate = PAL_GRID_WRITES;
  edit->replaces = pal_completeness_is_answered (now);
}

static void
plan_text (Line *self, guint column, const char *text, gboolean clears)
{
  PalGridModel *model = self->plan->model;
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autoptr (GError) error = NULL;
  const PalQuestion *question;
  PalGridEdit *edit;

  /* Nothing is lost where nothing would stand. */
  if (*trimmed == '\0' && (self->is_beyond || column >= pal_grid_model_get_n_columns (model)))
    return;
  edit = add_edit (self, column, text);
  if (self->is_beyond)
    {
      refuse (edit, _ ("There is no institution in this row."));
      return;
    }
  if (column >= pal_grid_model_get_n_columns (model))
    {
      refuse (edit, _ ("There is no question in this column."));
      return;
    }
  question = pal_grid_model_get_question (model, column);
  edit->fate = PAL_GRID_KEEPS;
  if (*trimmed == '\0' && !clears)
    return;
  if (*trimmed != '\0' && !pal_grid_text_parse (question, trimmed, &edit->value, &error))
    {
      refuse (edit, error->message);
      return;
    }
  take_value (self, edit, question);
  if (edit->fate == PAL_GRID_WRITES && self->denial != NULL)
    refuse (edit, self->denial);
}

/* Whether the questions are asked is told by the answers as they would be then. */
static void
end_line (Line *self)
{
  GPtrArray *edits = self->plan->edits;
  g_autoptr (PalAnswers) then = NULL;

  for (guint i = self->first_edit; i < edits->len; i++)
    {
      const PalGridEdit *edit = g_ptr_array_index (edits, i);

      if (edit->fate != PAL_GRID_WRITES)
        continue;
      if (then == NULL)
        then = pal_answers_copy (self->now);
      pal_answers_set (then, pal_grid_model_get_question (self->plan->model, edit->column)->index,
                       &edit->value);
    }
  g_clear_pointer (&self->denial, g_free);
  for (guint i = self->first_edit; i < edits->len; i++)
    {
      PalGridEdit *edit = g_ptr_array_index (edits, i);

      self->plan->n_writes += edit->fate == PAL_GRID_WRITES;
      self->plan->n_keeps += edit->fate == PAL_GRID_KEEPS;
      self->plan->n_refused += edit->fate == PAL_GRID_REFUSES;
      if (edit->fate != PAL_GRID_WRITES)
        continue;
      edit->is_hidden =
          edit->value.kind != PAL_VALUE_NONE &&
          pal_routing_get (then, pal_grid_model_get_question (self->plan->model, edit->column)->index) !=
              PAL_ROUTE_SHOWN;
      self->plan->n_hidden += edit->is_hidden;
      self->plan->n_replaces += edit->replaces;
    }
}

PalGridPlan *
pal_grid_plan_new_paste (PalGridModel *model,
                         const PalGridRange *range,
                         PalPasteBlock *block,
                         gboolean clears)
{
  PalGridPlan *self = plan_new (model);
  guint n_rows = pal_paste_block_get_n_rows (block), n_columns = pal_paste_block_get_n_columns (block);
  gboolean is_single = n_rows == 1 && n_columns == 1;

  if (is_single)
    {
      n_rows = range->n_rows;
      n_columns = range->n_columns;
    }
  for (guint i = 0; i < n_rows; i++)
    {
      Line line;

      begin_line (&line, self, range->row + i);
      for (guint j = 0; j < n_columns; j++)
        plan_text (&line, range->column + j,
                   is_single ? pal_paste_block_get (block, 0, 0) : pal_paste_block_get (block, i, j), clears);
      end_line (&line);
    }
  self->label =
      g_strdup_printf (ngettext ("Paste %u answer", "Paste %u answers", self->n_writes), self->n_writes);
  return self;
}

PalGridPlan *
pal_grid_plan_new_fill (PalGridModel *model, const PalGridRange *range)
{
  PalGridPlan *self = plan_new (model);
  const PalAnswers *first = pal_grid_model_get_answers (model, range->row);

  for (guint i = 1; i < range->n_rows; i++)
    {
      Line line;

      begin_line (&line, self, range->row + i);
      for (guint j = 0; j < range->n_columns; j++)
        {
          const PalQuestion *question = pal_grid_model_get_question (model, range->column + j);
          const PalValue *value = pal_answers_get (first, question->index);
          g_autofree char *text = pal_grid_text_make (question, value);
          PalGridEdit *edit = add_edit (&line, range->column + j, text);

          pal_value_copy (&edit->value, value);
          take_value (&line, edit, question);
          if (edit->fate == PAL_GRID_WRITES && line.denial != NULL)
            refuse (edit, line.denial);
        }
      end_line (&line);
    }
  self->label = g_strdup_printf (ngettext ("Fill down %u answer", "Fill down %u answers", self->n_writes),
                                 self->n_writes);
  return self;
}

PalGridPlan *
pal_grid_plan_new_set (PalGridModel *model, const PalGridRange *range, const char *text)
{
  PalGridPlan *self = plan_new (model);
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  for (guint i = 0; i < range->n_rows; i++)
    {
      Line line;

      begin_line (&line, self, range->row + i);
      for (guint j = 0; j < range->n_columns; j++)
        plan_text (&line, range->column + j, trimmed, TRUE);
      end_line (&line);
    }
  self->label =
      *trimmed == '\0'
          ? g_strdup_printf (ngettext ("Clear %u answer", "Clear %u answers", self->n_writes), self->n_writes)
          : g_strdup_printf (ngettext ("Set %u answer", "Set %u answers", self->n_writes), self->n_writes);
  return self;
}

void
pal_grid_plan_free (PalGridPlan *self)
{
  g_ptr_array_unref (self->edits);
  g_object_unref (self->model);
  g_free (self->label);
  g_free (self);
}

gboolean
pal_grid_plan_apply (PalGridPlan *self)
{
  g_autofree PalAnswerWrite *writes = g_new0 (PalAnswerWrite, self->n_writes + 1);
  guint n = 0;

  for (guint i = 0; i < self->edits->len; i++)
    {
      const PalGridEdit *edit = g_ptr_array_index (self->edits, i);
      PalInstitution *institution;

      if (edit->fate != PAL_GRID_WRITES)
        continue;
      /* The grid may have other rows by now: then there is nothing to write to. */
      if (edit->row >= pal_grid_model_get_n_rows (self->model) ||
          edit->column >= pal_grid_model_get_n_columns (self->model))
        continue;
      institution = pal_grid_model_get_institution (self->model, edit->row);
      writes[n++] =
          (PalAnswerWrite){ pal_institution_get_country (institution), pal_institution_get_id (institution),
                            pal_grid_model_get_question (self->model, edit->column)->id, &edit->value };
    }
  return pal_commands_set_answers (pal_grid_model_get_workspace (self->model),
                                   pal_selection_get_wave (pal_grid_model_get_selection (self->model)),
                                   self->label, writes, n);
}

char *
pal_grid_plan_dup_place (PalGridPlan *self, const PalGridEdit *edit)
{
  gboolean has_row = edit->row < pal_grid_model_get_n_rows (self->model);
  gboolean has_column = edit->column < pal_grid_model_get_n_columns (self->model);
  g_autofree char *row = has_row ? pal_grid_model_dup_row_name (self->model, edit->row)
                                 /* Translators: the number of a row, for one that has no name. */
                                 : g_strdup_printf (_ ("row %u"), edit->row + 1);
  g_autofree char *column = has_column
                                ? g_strdup (pal_grid_model_get_question (self->model, edit->column)->id)
                                /* Translators: the number of a column, for one that has no name. */
                                : g_strdup_printf (_ ("column %u"), edit->column + 1);

  /* Translators: a row (an institution) and a column (a question). */
  return g_strdup_printf (_ ("%s, %s"), row, column);
}
