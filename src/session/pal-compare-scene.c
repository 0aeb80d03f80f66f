/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-compare-scene.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/pal-error.h"
#include "base/pal-number.h"
#include "chart/pal-mark.h"
#include "chart/pal-ranking-chart.h"

/* px at scale 1, around the chart of a sheet */
#define SHEET_MARGIN 18

/* What the chart borrows while it is drawn. */
typedef struct
{
  GArray *rows;       /* PalRankingRow; ids and labels are those of the model */
  GArray *references; /* PalReference */
  GPtrArray *labels;  /* owned texts of the references */
} Parts;

static void
parts_clear (Parts *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->references);
  g_ptr_array_unref (self->labels);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static gboolean
is_composite (const PalSubject *subject)
{
  return subject->series == NULL && subject->kind != PAL_SCORE_INDICATOR;
}

static PalGap
get_gap (const PalSubjectValue *value)
{
  return value->in_wave ? (PalGap) value->missing : PAL_GAP_OUTSIDE;
}

static void
add_reference (Parts *parts, double value, char *label)
{
  PalReference line = { value, label, FALSE };

  g_ptr_array_add (parts->labels, label);
  g_array_append_val (parts->references, line);
}

static void
add_references (PalCompareModel *model, const PalSubject *subject, Parts *parts)
{
  double median;

  if (pal_compare_model_get_median (model, &median))
    {
      g_autofree char *number = pal_number_format (median, subject->decimals);

      /* Translators: label of a line in a chart, with its number: "median 54.4". */
      add_reference (parts, median, g_strdup_printf (_ ("median %s"), number));
    }
  for (guint i = 0; subject->indicator != NULL && i < subject->indicator->n_reference_lines; i++)
    {
      const PalReferenceLine *line = &subject->indicator->reference_lines[i];
      g_autofree char *number = pal_number_format (line->value, subject->decimals);

      /* Translators: name of a published reference value, then its number. */
      add_reference (parts, line->value, g_strdup_printf (_ ("%s %s"), line->label, number));
    }
}

static void
fill_parts (PalCompareModel *model, const PalSubject *subject, const PalTheme *theme, Parts *parts)
{
  GPtrArray *rows = pal_compare_model_get_rows (model);
  const char *own = pal_selection_get_country (pal_compare_model_get_selection (model));

  parts->rows = g_array_new (FALSE, TRUE, sizeof (PalRankingRow));
  parts->references = g_array_new (FALSE, TRUE, sizeof (PalReference));
  parts->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < rows->len; i++)
    {
      const PalCompareRow *row = g_ptr_array_index (rows, i);
      gboolean is_own = g_strcmp0 (row->iso2, own) == 0;
      PalRankingRow out = { .id = row->iso2,
                            .label = row->name,
                            .value = row->value.value,
                            .gap = get_gap (&row->value),
                            .level = (guint) row->value.level,
                            .fill = is_own ? pal_color_with_alpha (theme->accent, 0.6) : theme->neutral,
                            .is_own = is_own,
                            .rank = row->value.rank,
                            .rank_low = row->rank_low,
                            .rank_high = row->rank_high,
                            .change = row->rank_before > 0 && row->value.rank > 0
                                          ? row->rank_before - row->value.rank
                                          : 0,
                            .is_estimate = row->value.provisional };

      if (row->is_shown)
        g_array_append_val (parts->rows, out);
    }
  add_references (model, subject, parts);
}

/* What heads the bars.  A bare "%" says nothing, so a short unit comes after the name. */
static char *
make_heading (const PalSubject *subject)
{
  if (is_composite (subject))
    return g_strdup (subject->kind == PAL_SCORE_DOMAIN ? _ ("Domain score") : _ ("Index score"));
  if (g_utf8_strlen (subject->unit, -1) <= 2)
    /* Translators: name of an indicator, then its unit: "Reach of specialised palliative care, %". */
    return g_strdup_printf (C_ ("name and unit", "%s, %s"), subject->title, subject->unit);
  return g_strdup (subject->unit);
}

/* What the ranges are of; NULL: there are none. */
static char *
make_drawn (PalCompareModel *model)
{
  PalMethodModel *method = pal_compare_model_get_method (model);
  const PalIndexDraws *draws = method != NULL ? pal_method_model_get_draws (method) : NULL;

  if (draws == NULL || pal_compare_model_get_subject (model)->kind != PAL_SCORE_INDEX)
    return NULL;
  /* Translators: below the heading of rank ranges: the weights were drawn so often, doubt about the answers
   * is not in it. */
  return g_strdup_printf (ngettext ("%u draw, method only", "%u draws, method only", draws->n_draws),
                          draws->n_draws);
}

static PalScene *
draw_chart (PalCompareModel *model, const PalCompareSceneOptions *options, double width, GError **error)
{
  const PalSubject *subject = pal_compare_model_get_subject (model);
  g_autofree char *title = NULL, *heading = make_heading (subject), *drawn = make_drawn (model);
  g_auto (Parts) parts = { 0 };
  PalRankingChart chart = { .theme = options->theme, .width = width, .is_rtl = options->is_rtl };

  fill_parts (model, subject, options->theme, &parts);
  title = pal_compare_scene_dup_title (model);
  chart.title = title;
  chart.value_title = heading;
  chart.rows = (const PalRankingRow *) (gpointer) parts.rows->data;
  chart.n_rows = parts.rows->len;
  chart.references = (const PalReference *) (gpointer) parts.references->data;
  chart.n_references = parts.references->len;
  chart.is_score = pal_compare_model_is_score (model);
  chart.range_title = _ ("Rank and 90 % range");
  chart.range_subtitle = drawn;
  chart.decimals = subject->decimals;
  return pal_ranking_chart_to_scene (&chart, error);
}

/* Title and subtitle from the top; returns where they end. */
static double
draw_head (PalCompareModel *model, PalScene *scene, const PalTheme *theme)
{
  const PalSubject *subject = pal_compare_model_get_subject (model);
  const char *badge = pal_compare_scene_get_badge (model);
  double margin = SHEET_MARGIN * theme->scale, width = pal_scene_get_width (scene), y = margin;
  PalTextStyle title = {
    .size = theme->title_size, .weight = PAL_WEIGHT_EXTRA_BOLD, .color = theme->text, .align = PAL_ALIGN_TOP
  };
  PalTextStyle unit = { .size = theme->subtitle_size, .color = theme->dim, .align = PAL_ALIGN_TOP };
  g_autofree char *text = pal_compare_scene_dup_title (model);

  unit.max_width = title.max_width = width - 2 * margin;
  if (badge != NULL)
    title.max_width -= pal_mark_add_badge (scene, theme, width - margin, y + theme->title_size * 0.7,
                                           PAL_ANCHOR_END, badge) +
                       margin;
  pal_scene_add_text (scene, margin, y, text, &title);
  y += theme->title_size * 1.5;
  /* Else the unit heads the bars. */
  if (!is_composite (subject))
    return y;
  pal_scene_add_text (scene, margin, y, subject->unit, &unit);
  return y + theme->subtitle_size * 1.6;
}

/* The notes as paragraphs below @y; returns where they end. */
static double
draw_notes (PalCompareModel *model, PalScene *scene, const PalTheme *theme, double y)
{
  g_autoptr (GPtrArray) notes = pal_compare_scene_dup_notes (model);
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
draw_sheet (PalCompareModel *model, const PalCompareSceneOptions *options, GError **error)
{
  const PalTheme *theme = options->theme;
  double margin = SHEET_MARGIN * theme->scale, y;
  g_autoptr (PalScene) chart =
      draw_chart (model, options, MAX (options->width - 2 * (margin - 12 * theme->scale), 1), error);
  g_autoptr (PalScene) sheet = NULL;

  if (chart == NULL)
    return NULL;

  sheet = pal_scene_new (options->width, 1);
  pal_scene_set_mirrored (sheet, options->is_rtl);
  pal_scene_set_background (sheet, theme->window);
  pal_scene_set_title (sheet, pal_scene_get_title (chart));
  pal_scene_set_description (sheet, pal_scene_get_description (chart));
  y = draw_head (model, sheet, theme);
  pal_scene_add_scene (sheet, chart, margin - 12 * theme->scale, y, 1);
  y = draw_notes (model, sheet, theme, y + pal_scene_get_height (chart) + 6 * theme->scale);
  pal_scene_set_height (sheet, ceil (y + margin * 0.6));
  return g_steal_pointer (&sheet);
}

PalScene *
pal_compare_scene_new (PalCompareModel *model, const PalCompareSceneOptions *options, GError **error)
{
  g_return_val_if_fail (PAL_IS_COMPARE_MODEL (model) && options != NULL, NULL);

  if (pal_compare_model_get_subject (model) == NULL)
    return NULL;
  return options->is_sheet ? draw_sheet (model, options, error)
                           : draw_chart (model, options, options->width, error);
}

PalScene *
pal_compare_scene_new_fitted (PalCompareModel *model,
                              const PalTheme *theme,
                              double width,
                              double height,
                              GError **error)
{
  PalCompareSceneOptions options = { theme, width, FALSE, TRUE };
  g_autoptr (PalScene) sheet = pal_compare_scene_new (model, &options, error);
  g_autoptr (PalScene) page = NULL;
  double scale = 1;

  if (sheet == NULL)
    return NULL;

  /* A wider sheet has no more rows, so one step leads to the shape that is wanted; the notes may then need
   * fewer lines, which only leaves a little air. */
  if (pal_scene_get_height (sheet) > height)
    {
      scale = height / pal_scene_get_height (sheet);
      options.width = width / scale;
      pal_scene_unref (sheet);
      sheet = pal_compare_scene_new (model, &options, error);
      if (sheet == NULL)
        return NULL;
    }
  page = pal_scene_new (width, height);
  pal_scene_set_background (page, theme->window);
  pal_scene_set_title (page, pal_scene_get_title (sheet));
  pal_scene_set_description (page, pal_scene_get_description (sheet));
  pal_scene_add_scene (page, sheet, 0, 0, scale);
  return g_steal_pointer (&page);
}

char *
pal_compare_scene_dup_title (PalCompareModel *model)
{
  const PalSubject *subject = pal_compare_model_get_subject (model);
  const char *wave = pal_selection_get_wave (pal_compare_model_get_selection (model));

  if (subject == NULL)
    return g_strdup (_ ("Ranking"));
  if (subject->series != NULL || wave == NULL)
    return g_strdup (subject->title);
  /* Translators: what is ranked, then the wave: "Composite index, 2026 wave". */
  return g_strdup_printf (_ ("%s, %s wave"), subject->title, wave);
}

const char *
pal_compare_scene_get_badge (PalCompareModel *model)
{
  const PalSubject *subject = pal_compare_model_get_subject (model);
  PalWorkspace *workspace = pal_compare_model_get_workspace (model);

  if (subject == NULL || subject->series != NULL)
    return NULL;
  if (pal_workspace_is_demo (workspace))
    return _ ("Demonstration data");
  if (g_strcmp0 (pal_dataset_get_stage (pal_workspace_get_dataset (workspace)), "draft") == 0)
    return _ ("Draft, not for distribution");
  return NULL;
}

static gboolean
has_provisional (PalCompareModel *model)
{
  GPtrArray *rows = pal_compare_model_get_rows (model);

  for (guint i = 0; i < rows->len; i++)
    {
      const PalCompareRow *row = g_ptr_array_index (rows, i);

      if (row->is_shown && row->value.provisional && row->value.missing == PAL_MISSING_NONE)
        return TRUE;
    }
  return FALSE;
}

/* How well a source is known stands before it in the data: "P: " was read in a public secondary source, "K: "
 * is still to be verified against the original. */
static char *
describe_source (const PalReferenceLine *line)
{
  if (g_str_has_prefix (line->source, "P: "))
    /* Translators: name of a reference line, then where its value was read. */
    return g_strdup_printf (_ ("%s: %s, a secondary source."), line->label, line->source + 3);
  if (g_str_has_prefix (line->source, "K: "))
    return g_strdup_printf (_ ("%s: %s, to be verified against the original."), line->label,
                            line->source + 3);
  /* Translators: name of a reference line, then where its value was published. */
  return g_strdup_printf (_ ("%s: %s."), line->label, line->source);
}

static void
add_indicator_notes (PalCompareModel *model, const PalIndicator *indicator, GPtrArray *notes)
{
  g_autofree char *share = pal_number_format (indicator->min_coverage * 100, 0);

  if (indicator->level == PAL_LEVEL_INSTITUTION)
    g_ptr_array_add (notes, g_strdup (_ ("Values of participating institutions, not national estimates.")));
  if (indicator->direction < 0)
    g_ptr_array_add (notes, g_strdup (_ ("A lower value is better.")));
  if (has_provisional (model))
    /* Translators: %s is a number of percent. */
    g_ptr_array_add (notes, g_strdup_printf (_ ("Open ring: provisional, fewer than %s %% of the clinical "
                                                "institutions have answered."),
                                             share));
  for (guint i = 0; i < indicator->n_reference_lines; i++)
    if (indicator->reference_lines[i].source != NULL)
      g_ptr_array_add (notes, describe_source (&indicator->reference_lines[i]));
  if (indicator->has_levels && indicator->level_source != NULL)
    g_ptr_array_add (notes, g_strdup_printf (_ ("Levels: %s."), indicator->level_source));
  if (!indicator->has_levels)
    g_ptr_array_add (notes, g_strdup (_ ("No levels are defined for this indicator.")));
}

static void
add_composite_notes (PalCompareModel *model, const PalSubject *subject, GPtrArray *notes)
{
  PalMethodModel *method = pal_compare_model_get_method (model);

  if (pal_compare_model_is_score (model))
    g_ptr_array_add (notes, g_strdup_printf ("%s.", subject->source));
  if (method == NULL)
    return;
  if (pal_method_model_differs (method))
    g_ptr_array_add (notes,
                     g_strdup (_ ("Ranked by a method that is being tried, not by that of the framework. A "
                                  "triangle tells who rose or fell.")));
  if (pal_method_model_get_draws (method) != NULL && subject->kind == PAL_SCORE_INDEX)
    g_ptr_array_add (notes,
                     g_strdup (_ ("Range: ranks in nine of ten draws of the weights. It says how the method "
                                  "moves the order; doubt about the answers is not in it.")));
}

GPtrArray *
pal_compare_scene_dup_notes (PalCompareModel *model)
{
  const PalSubject *subject = pal_compare_model_get_subject (model);
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);

  if (subject == NULL)
    return notes;
  if (subject->series != NULL)
    {
      g_ptr_array_add (notes, g_strdup (_ ("Published values for comparison. They are no indicator of the "
                                           "survey and no part of the index.")));
      if (subject->source != NULL)
        /* Translators: who published the values. */
        g_ptr_array_add (notes, g_strdup_printf (_ ("Source: %s"), subject->source));
    }
  else if (subject->indicator != NULL)
    add_indicator_notes (model, subject->indicator, notes);
  else
    add_composite_notes (model, subject, notes);
  return notes;
}

static void
add_method_columns (PalCompareModel *model, PalTable *table)
{
  if (pal_compare_model_get_method (model) == NULL)
    return;
  pal_table_add_column (table, _ ("Rank by the framework"), TRUE);
  if (pal_compare_model_get_subject (model)->kind != PAL_SCORE_INDEX)
    return;
  pal_table_add_column (table, _ ("Best rank (5 %)"), TRUE);
  pal_table_add_column (table, _ ("Worst rank (95 %)"), TRUE);
}

static void
set_method_cells (PalCompareModel *model, PalTable *table, guint at, const PalCompareRow *row)
{
  if (pal_compare_model_get_method (model) == NULL)
    return;
  if (row->rank_before > 0)
    pal_table_set_number (table, at, 6, row->rank_before, 0);
  if (row->rank_low == 0)
    return;
  pal_table_set_number (table, at, 7, row->rank_low, 0);
  pal_table_set_number (table, at, 8, row->rank_high, 0);
}

/* A title, then rows and numbers exactly as the chart has them. */
PalTable *
pal_compare_scene_to_table (PalCompareModel *model)
{
  const PalSubject *subject = pal_compare_model_get_subject (model);
  GPtrArray *rows = pal_compare_model_get_rows (model);
  PalFramework *framework =
      pal_dataset_get_framework (pal_workspace_get_dataset (pal_compare_model_get_workspace (model)));
  g_autoptr (GPtrArray) notes = pal_compare_scene_dup_notes (model);
  g_autofree char *title = pal_compare_scene_dup_title (model), *note = NULL;
  const char *badge = pal_compare_scene_get_badge (model);
  PalTable *table;

  if (badge != NULL)
    g_ptr_array_insert (notes, 0, g_strdup_printf ("%s.", badge));
  g_ptr_array_add (notes, NULL);
  note = g_strjoinv (" ", (char **) notes->pdata);
  table = pal_table_new (title, *note != '\0' ? note : NULL);
  pal_table_add_column (table, _ ("Rank"), TRUE);
  pal_table_add_column (table, _ ("Country"), FALSE);
  pal_table_add_column (table, subject != NULL ? subject->unit : _ ("Value"), TRUE);
  pal_table_add_column (table, _ ("Level"), FALSE);
  pal_table_add_column (table, _ ("Status"), FALSE);
  pal_table_add_column (table, _ ("Institutions"), TRUE);
  add_method_columns (model, table);
  for (guint i = 0; subject != NULL && i < rows->len; i++)
    {
      const PalCompareRow *row = g_ptr_array_index (rows, i);
      guint at;

      if (!row->is_shown)
        continue;
      at = pal_table_add_row (table, row->iso2);
      if (row->value.rank > 0)
        pal_table_set_number (table, at, 0, row->value.rank, 0);
      pal_table_set_text (table, at, 1, row->name);
      if (row->value.in_wave && row->value.missing == PAL_MISSING_NONE)
        pal_table_set_number (table, at, 2, row->value.value, subject->decimals);
      else
        pal_table_set_missing (table, at, 2, row->value.missing);
      if (row->value.level > 0)
        pal_table_set_text (table, at, 3, pal_framework_get_level_label (framework, row->value.level));
      if (row->value.provisional && row->value.missing == PAL_MISSING_NONE)
        pal_table_set_text (table, at, 4, _ ("provisional"));
      pal_table_set_number (table, at, 5, row->n_institutions, 0);
      set_method_cells (model, table, at, row);
    }
  return table;
}
