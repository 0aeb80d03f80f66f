/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-reference.h"

#include <math.h>

#include "base/pal-error.h"

/* px that labels keep from one another, for letters of 12 px */
#define LABEL_GAP 8

typedef struct
{
  const PalReference *line;
  double center, width;
  guint row;
} Label;

/**
 * pal_reference_check:
 * @lines: (array length=n_lines): lines
 * @n_lines: their number
 * @error: return location
 *
 * Returns: whether each has a place
 */
gboolean
pal_reference_check (const PalReference *lines, guint n_lines, GError **error)
{
  for (guint i = 0; i < n_lines; i++)
    if (!isfinite (lines[i].value))
      {
        g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the reference line \"%s\" has no number",
                     lines[i].label != NULL ? lines[i].label : "");
        return FALSE;
      }

  return TRUE;
}

/**
 * pal_reference_extend:
 * @lines: (array length=n_lines): lines
 * @n_lines: their number
 * @low: (inout): smallest value so far
 * @high: (inout): greatest value so far
 *
 * Makes room on a scale, so that no line lies outside.
 */
void
pal_reference_extend (const PalReference *lines, guint n_lines, double *low, double *high)
{
  for (guint i = 0; i < n_lines; i++)
    {
      *low = MIN (*low, lines[i].value);
      *high = MAX (*high, lines[i].value);
    }
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const Label *one = a, *two = b;

  return one->center < two->center ? -1 : one->center > two->center;
}

static PalTextStyle
get_label_style (const PalReferenceSet *self, const PalTheme *theme)
{
  return (PalTextStyle){ .size = theme->label_size,
                         .weight = self->weight,
                         .color = theme->text,
                         .anchor = PAL_ANCHOR_MIDDLE,
                         .align = PAL_ALIGN_MIDDLE,
                         .tabular = TRUE };
}

static gboolean
is_row_free (GArray *labels, guint index, double gap)
{
  const Label *label = &g_array_index (labels, Label, index);

  for (guint i = 0; i < index; i++)
    {
      const Label *other = &g_array_index (labels, Label, i);

      if (other->row == label->row &&
          fabs (label->center - other->center) < (label->width + other->width) / 2 + gap)
        return FALSE;
    }

  return TRUE;
}

/* From left to right, each label goes to the first row where it is free. */
static GArray *
place_labels (const PalReferenceSet *self, const PalTheme *theme)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (Label));
  PalTextStyle style = get_label_style (self, theme);

  for (guint i = 0; i < self->n_lines; i++)
    {
      Label label = { &self->lines[i], pal_scale_map (self->scale, self->lines[i].value), 0, 0 };

      if (self->lines[i].label == NULL || *self->lines[i].label == '\0')
        continue;
      label.width = pal_text_measure (self->lines[i].label, &style);
      if (label.center + label.width / 2 > self->right)
        label.center = self->right - label.width / 2;
      if (label.center - label.width / 2 < self->left)
        label.center = self->left + label.width / 2;
      g_array_append_val (labels, label);
    }
  g_array_sort (labels, compare_labels);

  for (guint i = 0; i < labels->len; i++)
    while (!is_row_free (labels, i, LABEL_GAP * theme->label_size / 12))
      g_array_index (labels, Label, i).row++;
  return labels;
}

/**
 * pal_reference_set_count_rows:
 * @self: lines
 * @theme: letters
 *
 * Returns: how many rows the labels need so that none covers another
 */
guint
pal_reference_set_count_rows (const PalReferenceSet *self, const PalTheme *theme)
{
  g_autoptr (GArray) labels = place_labels (self, theme);
  guint n_rows = 0;

  for (guint i = 0; i < labels->len; i++)
    n_rows = MAX (n_rows, g_array_index (labels, Label, i).row + 1);
  return n_rows;
}

/**
 * pal_reference_set_draw_lines:
 * @self: lines
 * @scene: where to draw
 * @theme: colours
 * @top: px
 * @bottom: px
 */
void
pal_reference_set_draw_lines (const PalReferenceSet *self,
                              PalScene *scene,
                              const PalTheme *theme,
                              double top,
                              double bottom)
{
  for (guint i = 0; i < self->n_lines; i++)
    {
      const PalStyle style = { .stroke = theme->ink,
                               .stroke_width = theme->reference_width,
                               .dash_on = self->lines[i].is_solid ? 0 : theme->reference_dash_on,
                               .dash_off = theme->reference_dash_off };
      double x = pal_scale_map (self->scale, self->lines[i].value);

      pal_scene_add_line (scene, x, top, x, bottom, &style);
    }
}

/**
 * pal_reference_set_draw_labels:
 * @self: lines
 * @scene: where to draw
 * @theme: colours
 * @y: px of the middle of the first row
 * @row_step: px to the next row; negative where rows grow upwards
 */
void
pal_reference_set_draw_labels (const PalReferenceSet *self,
                               PalScene *scene,
                               const PalTheme *theme,
                               double y,
                               double row_step)
{
  g_autoptr (GArray) labels = place_labels (self, theme);
  PalTextStyle style = get_label_style (self, theme);

  style.halo = theme->window;
  style.halo_width = 2;
  for (guint i = 0; i < labels->len; i++)
    {
      const Label *label = &g_array_index (labels, Label, i);

      pal_scene_add_text (scene, label->center, y + label->row * row_step, label->line->label, &style);
    }
}
