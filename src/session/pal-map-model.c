/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-map-model.h"

#include <glib/gi18n.h>

#include "base/pal-number.h"
#include "model/pal-country.h"

struct _PalMapModel
{
  GObject parent_instance;

  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  char *classes;
  gboolean is_stale;
  gboolean shows_levels;
  guint n_classes;
  PalSubject *subject;
  GPtrArray *items;
  GPtrArray *legend;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalMapModel, pal_map_model, G_TYPE_OBJECT)

static void
item_free (gpointer data)
{
  PalMapItem *self = data;

  g_free (self->iso2);
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

static void
class_free (gpointer data)
{
  PalMapClass *self = data;

  g_free (self->label);
  g_free (self->range);
  g_free (self);
}

static PalMapClass *
add_class (PalMapModel *self, int class_index, const char *label, char *range)
{
  PalMapClass *class = g_new0 (PalMapClass, 1);

  class->class_index = class_index;
  class->label = g_strdup (label);
  class->range = range;
  g_ptr_array_add (self->legend, class);
  return class;
}

/* "≥ 2.00", "1.00–1.99", "< 0.50": what the level means in the unit; cut points descend when lower is better.
 */
static char *
make_level_range (const PalSubject *subject, int level)
{
  const double *cut = subject->cutpoints;
  int decimals = MAX (subject->decimals, subject->kind == PAL_SCORE_INDICATOR ? subject->decimals : 0);
  g_autofree char *low = level > 1 ? pal_number_format (cut[level - 2], decimals) : NULL;
  g_autofree char *high = level < 4 ? pal_number_format (cut[level - 1], decimals) : NULL;

  if (subject->direction < 0)
    {
      if (low == NULL)
        return g_strdup_printf ("> %s", high);
      return high == NULL ? g_strdup_printf ("≤ %s", low) : g_strdup_printf ("≤ %s, > %s", low, high);
    }
  if (low == NULL)
    return g_strdup_printf ("< %s", high);
  return high == NULL ? g_strdup_printf ("≥ %s", low) : g_strdup_printf ("%s – < %s", low, high);
}

static void
classify_by_level (PalMapModel *self)
{
  PalFramework *framework = pal_dataset_get_framework (pal_workspace_get_dataset (self->workspace));

  self->n_classes = 4;
  for (int level = 4; level >= 1; level--)
    add_class (self, level - 1, pal_framework_get_level_label (framework, level),
               make_level_range (self->subject, level))
        ->level = level;
  for (guint i = 0; i < self->items->len; i++)
    {
      PalMapItem *item = g_ptr_array_index (self->items, i);

      item->class_index = item->value.missing == PAL_MISSING_NONE ? item->value.level - 1 : -1;
    }
}

gboolean
pal_map_model_parse_classes (const char *text, PalBreaksRule *out)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  guint64 number = 0;

  *out = (PalBreaksRule){ 0 };
  if (parts[0] == NULL || !pal_breaks_method_from_name (parts[0], &out->method) ||
      out->method == PAL_BREAKS_MANUAL)
    return FALSE;
  if (parts[1] != NULL && !g_ascii_string_to_unsigned (parts[1], 10, 1, PAL_MAP_MAX_CLASSES, &number, NULL))
    return FALSE;
  out->k = (guint) number;
  return TRUE;
}

/* Methods for which the number is a wish may make more classes than there are colours; they get a smaller
 * one. */
static PalBreaks *
make_breaks (const char *classes, const double *values, guint n)
{
  PalBreaksRule rule;
  g_autoptr (PalBreaks) breaks = NULL;

  if (!pal_map_model_parse_classes (classes, &rule))
    rule = (PalBreaksRule){ .method = PAL_BREAKS_JENKS };
  breaks = pal_breaks_new_by_rule (&rule, values, n, NULL); /* no value at all: no class */
  for (guint k = PAL_BREAKS_CLASSES; breaks != NULL && breaks->n_classes > PAL_MAP_MAX_CLASSES &&
                                     rule.method != PAL_BREAKS_HEADTAIL && k > 0;
       k--)
    {
      rule.k = k;
      pal_breaks_free (breaks);
      breaks = pal_breaks_new_by_rule (&rule, values, n, NULL);
    }
  return g_steal_pointer (&breaks);
}

static void
classify_by_breaks (PalMapModel *self)
{
  g_autofree double *values = g_new (double, self->items->len + 1);
  g_autoptr (PalBreaks) breaks = NULL;
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const PalMapItem *item = g_ptr_array_index (self->items, i);

      if (item->value.missing == PAL_MISSING_NONE)
        values[n++] = item->value.value;
    }
  breaks = make_breaks (self->classes, values, n);
  self->n_classes = breaks != NULL ? breaks->n_classes : 0;

  for (guint i = self->n_classes; i > 0; i--)
    {
      g_autofree char *low = pal_number_format (breaks->classes[i - 1].lower, self->subject->decimals);
      g_autofree char *high = pal_number_format (breaks->classes[i - 1].upper, self->subject->decimals);
      g_autofree char *label =
          i == 1 ? g_strdup_printf ("%s – %s", low, high) : g_strdup_printf ("> %s – %s", low, high);

      /* Ties may leave a class without any room for a value. */
      if (breaks->classes[i - 1].count > 0 || breaks->classes[i - 1].upper > breaks->classes[i - 1].lower)
        add_class (self, (int) i - 1, label, NULL);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      PalMapItem *item = g_ptr_array_index (self->items, i);

      item->class_index = item->value.missing == PAL_MISSING_NONE && breaks != NULL
                              ? pal_breaks_find (breaks, item->value.value)
                              : -1;
    }
}

static void
count_legend (PalMapModel *self)
{
  guint missing[PAL_N_MISSING] = { 0 };

  for (guint i = 0; i < self->items->len; i++)
    {
      const PalMapItem *item = g_ptr_array_index (self->items, i);

      if (item->class_index < 0)
        missing[item->value.missing]++;
      for (guint j = 0; j < self->legend->len && item->class_index >= 0; j++)
        {
          PalMapClass *class = g_ptr_array_index (self->legend, j);

          class->count += class->class_index == item->class_index;
        }
    }
  for (guint i = PAL_MISSING_NR; i < PAL_N_MISSING; i++)
    if (missing[i] > 0)
      {
        PalMapClass *class = add_class (self, -1, pal_missing_get_label (i), NULL);

        class->missing = i;
        class->count = missing[i];
      }
}

static void
fill_items (PalMapModel *self)
{
  PalDataset *dataset = pal_workspace_get_dataset (self->workspace);
  const char *wave = pal_selection_get_wave (self->selection);
  g_autoptr (GPtrArray) countries = pal_subject_dup_countries (self->subject, dataset, wave);

  for (guint i = 0; i < countries->len; i++)
    {
      const char *iso2 = g_ptr_array_index (countries, i);
      const PalCountry *country = pal_country_find (iso2);
      PalMapItem *item = g_new0 (PalMapItem, 1);

      item->iso2 = g_strdup (iso2);
      item->name = g_strdup (country != NULL ? pal_country_get_display_name (country) : iso2);
      pal_subject_get (self->subject, dataset, wave, iso2, &item->value);
      item->text = pal_subject_format (self->subject, &item->value);
      g_ptr_array_add (self->items, item);
    }
}

static void
ensure (PalMapModel *self)
{
  if (!self->is_stale)
    return;

  self->is_stale = FALSE;
  g_ptr_array_set_size (self->items, 0);
  g_ptr_array_set_size (self->legend, 0);
  g_clear_pointer (&self->subject, pal_subject_free);
  self->n_classes = 0;
  self->subject = pal_subject_new (pal_workspace_get_dataset (self->workspace),
                                   pal_selection_get_subject (self->selection));
  if (self->subject == NULL)
    return;

  fill_items (self);
  self->shows_levels = self->subject->has_levels && g_str_equal (self->classes, "levels");
  if (self->shows_levels)
    classify_by_level (self);
  else
    classify_by_breaks (self);
  count_legend (self);
}

static void
invalidate (PalMapModel *self)
{
  self->is_stale = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
pal_map_model_finalize (GObject *object)
{
  PalMapModel *self = PAL_MAP_MODEL (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->subject, pal_subject_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->legend, g_ptr_array_unref);
  g_free (self->classes);

  G_OBJECT_CLASS (pal_map_model_parent_class)->finalize (object);
}

static void
pal_map_model_class_init (PalMapModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_map_model_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_map_model_init (PalMapModel *self)
{
  self->is_stale = TRUE;
  self->classes = g_strdup ("levels");
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->legend = g_ptr_array_new_with_free_func (class_free);
}

PalMapModel *
pal_map_model_new (PalWorkspace *workspace, PalSelection *selection)
{
  PalMapModel *self = g_object_new (PAL_TYPE_MAP_MODEL, NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::wave", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::subject", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  return self;
}

void
pal_map_model_set_classes (PalMapModel *self, const char *classes)
{
  g_return_if_fail (PAL_IS_MAP_MODEL (self) && classes != NULL);

  if (g_str_equal (self->classes, classes))
    return;
  g_free (self->classes);
  self->classes = g_strdup (classes);
  invalidate (self);
}

const char *
pal_map_model_get_classes (PalMapModel *self)
{
  return self->classes;
}

gboolean
pal_map_model_shows_levels (PalMapModel *self)
{
  ensure (self);
  return self->shows_levels;
}

PalWorkspace *
pal_map_model_get_workspace (PalMapModel *self)
{
  return self->workspace;
}

PalSelection *
pal_map_model_get_selection (PalMapModel *self)
{
  return self->selection;
}

const PalSubject *
pal_map_model_get_subject (PalMapModel *self)
{
  ensure (self);
  return self->subject;
}

GPtrArray *
pal_map_model_get_items (PalMapModel *self)
{
  ensure (self);
  return self->items;
}

const PalMapItem *
pal_map_model_find (PalMapModel *self, const char *iso2)
{
  ensure (self);
  for (guint i = 0; i < self->items->len && iso2 != NULL; i++)
    {
      const PalMapItem *item = g_ptr_array_index (self->items, i);

      if (g_str_equal (item->iso2, iso2))
        return item;
    }
  return NULL;
}

GPtrArray *
pal_map_model_get_legend (PalMapModel *self)
{
  ensure (self);
  return self->legend;
}

guint
pal_map_model_get_n_classes (PalMapModel *self)
{
  ensure (self);
  return self->n_classes;
}

GPtrArray *
pal_map_model_get_institutions (PalMapModel *self)
{
  return pal_dataset_get_institutions (pal_workspace_get_dataset (self->workspace));
}
