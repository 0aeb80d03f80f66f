/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-board-scene.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "chart/pal-board-chart.h"
#include "chart/pal-mark.h"
#include "model/pal-country.h"

/* px at scale 1, around the board of a sheet */
#define SHEET_MARGIN 18

/* The id of the total: no country and no institution is called so. */
#define TOTAL_ID "*"

/* What the board borrows while it is drawn. */
typedef struct
{
  GArray *columns;  /* PalBoardColumn */
  GArray *lines;    /* PalBoardLine, the total last */
  GPtrArray *marks; /* PalBoardMark[], owned */
} Parts;

static void
parts_clear (Parts *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->marks);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static const char *
get_row_id (PalBoardModel *model, const PalBoardRow *row)
{
  if (row == pal_board_model_get_total (model))
    return TOTAL_ID;
  return row->institution != NULL ? row->institution : row->country;
}

static PalBoardMark
make_mark (const PalBoardRow *row, const PalBoardCell *cell)
{
  PalBoardMark mark = { .answered = cell->done.answered,
                        .asked = cell->done.asked,
                        .n_errors = cell->n_errors,
                        .n_warnings = cell->n_warnings };

  if (!row->in_wave)
    mark.gap = PAL_GAP_OUTSIDE;
  else if (cell->done.asked == 0)
    mark.gap = PAL_GAP_SKIPPED;
  mark.has_change = pal_board_cell_get_change (cell, &mark.change);
  mark.change *= 100;
  return mark;
}

static void
add_line (PalBoardModel *model, const PalBoardRow *row, Parts *parts)
{
  const char *own = pal_selection_get_country (pal_board_model_get_selection (model));
  PalBoardMark *marks = g_new0 (PalBoardMark, row->n_cells + 1);
  PalBoardLine line = { .id = get_row_id (model, row),
                        .label = row->name,
                        .is_own = row->kind == PAL_BOARD_COUNTRY &&
                                  row != pal_board_model_get_total (model) &&
                                  g_strcmp0 (row->country, own) == 0,
                        .total = make_mark (row, &row->total),
                        .marks = marks };

  for (guint i = 0; i < row->n_cells; i++)
    marks[i] = make_mark (row, &row->cells[i]);
  g_ptr_array_add (parts->marks, marks);
  g_array_append_val (parts->lines, line);
}

static void
fill_parts (PalBoardModel *model, Parts *parts)
{
  GPtrArray *rows = pal_board_model_get_rows (model);
  PalInstrument *instrument = pal_board_model_get_instrument (model);

  parts->columns = g_array_new (FALSE, FALSE, sizeof (PalBoardColumn));
  parts->lines = g_array_new (FALSE, FALSE, sizeof (PalBoardLine));
  parts->marks = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < pal_instrument_get_n_modules (instrument); i++)
    {
      const PalModule *module = pal_instrument_get_module (instrument, i);
      PalBoardColumn column = { module->id, module->title };

      g_array_append_val (parts->columns, column);
    }
  for (guint i = 0; i < rows->len; i++)
    add_line (model, g_ptr_array_index (rows, i), parts);
  add_line (model, pal_board_model_get_total (model), parts);
}

static const char *
get_line_title (PalBoardModel *model)
{
  return pal_board_model_get_country (model) != NULL ? _ ("Part") : _ ("Country");
}

static const char *
get_badge (PalBoardModel *model)
{
  PalWorkspace *workspace = pal_board_model_get_workspace (model);

  if (pal_workspace_is_demo (workspace))
    return _ ("Demonstration data");
  if (g_strcmp0 (pal_dataset_get_stage (pal_workspace_get_dataset (workspace)), "draft") == 0)
    return _ ("Draft, not for distribution");
  return NULL;
}

static PalScene *
draw_board (PalBoardModel *model, const PalBoardSceneOptions *options, double width, GError **error)
{
  g_autofree char *title = pal_board_scene_dup_title (model), *description = NULL;
  g_auto (Parts) parts = { 0 };
  const PalBoardLine *lines;
  PalBoardChart chart = { .theme = options->theme, .width = width, .is_rtl = options->is_rtl };

  fill_parts (model, &parts);
  lines = (const PalBoardLine *) (gpointer) parts.lines->data;
  chart.title = title;
  chart.line_title = get_line_title (model);
  chart.columns = (const PalBoardColumn *) (gpointer) parts.columns->data;
  chart.n_columns = parts.columns->len;
  chart.lines = lines;
  chart.n_lines = parts.lines->len - 1;
  chart.sum = &lines[parts.lines->len - 1];
  /* Translators: answered and asked questions of the whole board. */
  description = g_strdup_printf (_ ("%u of %u questions are answered."), chart.sum->total.answered,
                                 chart.sum->total.asked);
  chart.description = description;
  return pal_board_chart_to_scene (&chart, error);
}

/* Title and badge from the top; returns where they end. */
static double
draw_head (PalBoardModel *model, PalScene *scene, const PalTheme *theme)
{
  const char *badge = get_badge (model);
  double margin = SHEET_MARGIN * theme->scale, width = pal_scene_get_width (scene);
  PalTextStyle style = {
    .size = theme->title_size, .weight = PAL_WEIGHT_EXTRA_BOLD, .color = theme->text, .align = PAL_ALIGN_TOP
  };
  g_autofree char *title = pal_board_scene_dup_title (model);

  style.max_width = width - 2 * margin;
  if (badge != NULL)
    style.max_width -= pal_mark_add_badge (scene, theme, width - margin, margin + theme->title_size * 0.7,
                                           PAL_ANCHOR_END, badge) +
                       margin;
  pal_scene_add_text (scene, margin, margin, title, &style);
  return margin + theme->title_size * PAL_TEXT_LINE_HEIGHT + 6 * theme->scale;
}

/* The notes as paragraphs below @y; returns where they end. */
static double
draw_notes (PalBoardModel *model, PalScene *scene, const PalTheme *theme, double y)
{
  g_autoptr (GPtrArray) notes = pal_board_scene_dup_notes (model);
  double margin = SHEET_MARGIN * theme->scale;
  const PalTextStyle style = { .size = theme->caption_size,
                               .color = theme->dim,
                               .align = PAL_ALIGN_TOP,
                               .max_width = pal_scene_get_width (scene) - 2 * margin,
                               .max_lines = 4 };

  for (guint i = 0; i < notes->len; i++)
    {
      const char *note = g_ptr_array_index (notes, i);
      g_autoptr (GPtrArray) lines = pal_text_break (note, &style);

      pal_scene_add_text (scene, margin, y, note, &style);
      y += pal_text_get_height (&style, lines->len) + theme->caption_size * 0.3;
    }
  return y;
}

static PalScene *
draw_sheet (PalBoardModel *model, const PalBoardSceneOptions *options, GError **error)
{
  const PalTheme *theme = options->theme;
  double margin = SHEET_MARGIN * theme->scale, inset = margin - 12 * theme->scale, y;
  g_autoptr (PalScene) board = draw_board (model, options, MAX (options->width - 2 * inset, 1), error);
  g_autoptr (PalScene) sheet = NULL;

  if (board == NULL)
    return NULL;

  sheet = pal_scene_new (options->width, 1);
  pal_scene_set_mirrored (sheet, options->is_rtl);
  pal_scene_set_background (sheet, theme->window);
  pal_scene_set_title (sheet, pal_scene_get_title (board));
  pal_scene_set_description (sheet, pal_scene_get_description (board));
  y = draw_head (model, sheet, theme);
  pal_scene_add_scene (sheet, board, inset, y, 1);
  y = draw_notes (model, sheet, theme, y + pal_scene_get_height (board));
  pal_scene_set_height (sheet, ceil (y + margin * 0.6));
  return g_steal_pointer (&sheet);
}

PalScene *
pal_board_scene_new (PalBoardModel *model, const PalBoardSceneOptions *options, GError **error)
{
  g_return_val_if_fail (PAL_IS_BOARD_MODEL (model) && options != NULL, NULL);

  if (pal_board_model_get_total (model) == NULL)
    return NULL;
  return options->is_sheet ? draw_sheet (model, options, error)
                           : draw_board (model, options, options->width, error);
}

char *
pal_board_scene_dup_title (PalBoardModel *model)
{
  const char *wave = pal_selection_get_wave (pal_board_model_get_selection (model));
  const PalBoardRow *total = pal_board_model_get_total (model);

  if (wave == NULL || total == NULL)
    return g_strdup (_ ("Completeness"));
  if (total->kind == PAL_BOARD_COUNTRY)
    /* Translators: a country and a wave: "Completeness of Norway, 2026 wave". */
    return g_strdup_printf (_ ("Completeness of %s, %s wave"), total->name, wave);
  /* Translators: a wave: "Completeness, 2026 wave". */
  return g_strdup_printf (_ ("Completeness, %s wave"), wave);
}

static gboolean
has_outside (PalBoardModel *model)
{
  GPtrArray *rows = pal_board_model_get_rows (model);

  for (guint i = 0; i < rows->len; i++)
    if (!((const PalBoardRow *) g_ptr_array_index (rows, i))->in_wave)
      return TRUE;
  return FALSE;
}

GPtrArray *
pal_board_scene_dup_notes (PalBoardModel *model)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);
  const PalBoardRow *total = pal_board_model_get_total (model);
  PalDataset *dataset = pal_workspace_get_dataset (pal_board_model_get_workspace (model));
  const char *wave = pal_selection_get_wave (pal_board_model_get_selection (model));
  const char *before = pal_dataset_get_previous_wave (dataset, wave);

  if (total == NULL)
    return notes;
  g_ptr_array_add (notes, g_strdup (pal_board_model_get_core_only (model)
                                        ? _ ("Percent of the core questions that are asked; “not known” and "
                                             "“not applicable” are answers. Dotted: nothing is asked.")
                                        : _ ("Percent of the questions that are asked; “not known” and “not "
                                             "applicable” are answers. Dotted: nothing is asked.")));
  if (total->kind == PAL_BOARD_ALL)
    g_ptr_array_add (notes, g_strdup (_ ("A country is its country part and its institutions together.")));
  if (total->total.before.asked > 0)
    /* Translators: code of a wave. */
    g_ptr_array_add (notes, g_strdup_printf (_ ("Small numbers: percentage points more or less than in %s, "
                                                "over those who took part in both waves."),
                                             before));
  if (has_outside (model))
    g_ptr_array_add (notes, g_strdup (_ ("Plain bars: took no part in this wave.")));
  return notes;
}

static void
add_table_row (PalBoardModel *model, const PalBoardRow *row, PalTable *table)
{
  guint at = pal_table_add_row (table, get_row_id (model, row));
  double share, change;

  pal_table_set_text (table, at, 0, row->name);
  if (!row->in_wave || !pal_board_cell_get_share (&row->total, &share))
    {
      for (guint i = 1; i < pal_table_get_n_columns (table); i++)
        pal_table_set_missing (table, at, i, PAL_MISSING_SK);
      return;
    }
  pal_table_set_number (table, at, 1, share * 100, 1);
  pal_table_set_number (table, at, 2, row->total.done.answered, 0);
  pal_table_set_number (table, at, 3, row->total.done.asked, 0);
  if (pal_board_cell_get_change (&row->total, &change))
    pal_table_set_number (table, at, 4, change * 100, 1);
  for (guint i = 0; i < row->n_cells; i++)
    if (pal_board_cell_get_share (&row->cells[i], &share))
      pal_table_set_number (table, at, 5 + i, share * 100, 1);
    else
      pal_table_set_missing (table, at, 5 + i, PAL_MISSING_SK);
  pal_table_set_number (table, at, 5 + row->n_cells, row->total.n_errors, 0);
  pal_table_set_number (table, at, 6 + row->n_cells, row->total.n_warnings, 0);
}

PalTable *
pal_board_scene_to_table (PalBoardModel *model)
{
  GPtrArray *rows = pal_board_model_get_rows (model);
  PalInstrument *instrument = pal_board_model_get_instrument (model);
  g_autoptr (GPtrArray) notes = pal_board_scene_dup_notes (model);
  g_autofree char *title = pal_board_scene_dup_title (model), *note = NULL;
  PalTable *table;

  if (get_badge (model) != NULL)
    g_ptr_array_insert (notes, 0, g_strdup_printf ("%s.", get_badge (model)));
  g_ptr_array_add (notes, NULL);
  note = g_strjoinv (" ", (char **) notes->pdata);
  table = pal_table_new (title, *note != '\0' ? note : NULL);
  pal_table_add_column (table, get_line_title (model), FALSE);
  pal_table_add_column (table, _ ("Answered, %"), TRUE);
  pal_table_add_column (table, _ ("Answered"), TRUE);
  pal_table_add_column (table, _ ("Asked"), TRUE);
  pal_table_add_column (table, _ ("Change, points"), TRUE);
  for (guint i = 0; instrument != NULL && i < pal_instrument_get_n_modules (instrument); i++)
    {
      /* Translators: a part of the questionnaire; the column below holds percents. */
      g_autofree char *name =
          g_strdup_printf (_ ("%s, %%"), pal_instrument_get_module (instrument, i)->title);

      pal_table_add_column (table, name, TRUE);
    }
  pal_table_add_column (table, _ ("Errors"), TRUE);
  pal_table_add_column (table, _ ("Warnings"), TRUE);
  for (guint i = 0; i < rows->len; i++)
    add_table_row (model, g_ptr_array_index (rows, i), table);
  if (pal_board_model_get_total (model) != NULL)
    add_table_row (model, pal_board_model_get_total (model), table);
  return table;
}

static PalBoardSpot
find_spot (PalInstrument *instrument, const char *rest, guint *out_module)
{
  if (*rest == '\0')
    return PAL_BOARD_SPOT_ROW;
  if (*rest != '/')
    return PAL_BOARD_SPOT_NONE;
  if (g_str_equal (rest + 1, PAL_BOARD_PROBLEMS))
    return PAL_BOARD_SPOT_PROBLEMS;
  for (guint i = 0; i < pal_instrument_get_n_modules (instrument); i++)
    if (g_str_equal (pal_instrument_get_module (instrument, i)->id, rest + 1))
      {
        *out_module = i;
        return PAL_BOARD_SPOT_MODULE;
      }
  return PAL_BOARD_SPOT_NONE;
}

PalBoardSpot
pal_board_scene_find (PalBoardModel *model, const char *id, const PalBoardRow **out_row, guint *out_module)
{
  GPtrArray *rows = pal_board_model_get_rows (model);
  PalInstrument *instrument = pal_board_model_get_instrument (model);

  for (guint i = 0; id != NULL && i <= rows->len; i++)
    {
      const PalBoardRow *row =
          i < rows->len ? g_ptr_array_index (rows, i) : pal_board_model_get_total (model);
      const char *row_id = row != NULL ? get_row_id (model, row) : NULL;
      PalBoardSpot spot;

      if (row_id == NULL || !g_str_has_prefix (id, row_id))
        continue;
      spot = find_spot (instrument, id + strlen (row_id), out_module);
      if (spot == PAL_BOARD_SPOT_NONE)
        continue;
      *out_row = row;
      return spot;
    }
  return PAL_BOARD_SPOT_NONE;
}
