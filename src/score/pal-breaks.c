/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/pal-breaks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/pal-error.h"
#include "score/pal-breaks-private.h"

static const char *const method_names[] = {
  [PAL_BREAKS_EQUAL] = "equal",
  [PAL_BREAKS_QUANTILE] = "quantile",
  [PAL_BREAKS_JENKS] = "jenks",
  [PAL_BREAKS_PRETTY] = "pretty",
  [PAL_BREAKS_SD] = "sd",
  [PAL_BREAKS_GEOMETRIC] = "geometric",
  [PAL_BREAKS_HEADTAIL] = "headtail",
  [PAL_BREAKS_MANUAL] = "manual",
};

/* Present values in order, and each distinct one with its count. */
typedef struct
{
  GArray *sorted;   /* double */
  GArray *distinct; /* double */
  GArray *counts;   /* guint */
} Values;

static int
compare_doubles (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
values_clear (Values *self)
{
  g_array_unref (self->sorted);
  g_array_unref (self->distinct);
  g_array_unref (self->counts);
}

static void
values_init (Values *self, const double *values, guint n)
{
  self->sorted = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  self->distinct = g_array_new (FALSE, FALSE, sizeof (double));
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    if (isfinite (values[i]))
      g_array_append_val (self->sorted, values[i]);
  if (self->sorted->len > 0)
    qsort (self->sorted->data, self->sorted->len, sizeof (double), compare_doubles);
  for (guint i = 0; i < self->sorted->len; i++)
    {
      double value = g_array_index (self->sorted, double, i);
      guint one = 1;

      if (i > 0 && value == g_array_index (self->sorted, double, i - 1))
        {
          g_array_index (self->counts, guint, self->counts->len - 1)++;
          continue;
        }
      g_array_append_val (self->distinct, value);
      g_array_append_val (self->counts, one);
    }
}

static double
first_of (const Values *values)
{
  return g_array_index (values->sorted, double, 0);
}

static double
last_of (const Values *values)
{
  return g_array_index (values->sorted, double, values->sorted->len - 1);
}

static const double *
numbers_of (const Values *values)
{
  return (const double *) (gpointer) values->sorted->data;
}

/* Bounds that keep the groups apart under the closure that is wanted: the greatest of
 * each group when the right side is closed, the least when the left is. */
static void
append_jenks (const Values *values, guint k, gboolean closed_left, GArray *bounds)
{
  g_autofree guint *starts = g_new (guint, k);

  pal_breaks_jenks ((const double *) (gpointer) values->distinct->data,
                    (const guint *) (gpointer) values->counts->data, values->distinct->len, k, starts);
  g_array_append_val (bounds, g_array_index (values->sorted, double, 0));
  for (guint i = 1; i < k; i++)
    g_array_append_val (bounds,
                        g_array_index (values->distinct, double, closed_left ? starts[i] : starts[i] - 1));
  g_array_append_val (bounds, g_array_index (values->sorted, double, values->sorted->len - 1));
}

/* Returns a note when a method had to do something else than its name says. */
static PalBreaksNote
append_bounds (const PalBreaksRule *rule, const Values *values, guint k, GArray *bounds)
{
  const double *sorted = numbers_of (values);
  guint n = values->sorted->len;
  double lower = first_of (values);
  double upper = last_of (values);

  switch (rule->method)
    {
    case PAL_BREAKS_JENKS:
      append_jenks (values, k, rule->closed_left, bounds);
      return PAL_BREAKS_NOTE_NONE;
    case PAL_BREAKS_PRETTY:
      pal_breaks_pretty (lower, upper, k, bounds);
      return PAL_BREAKS_NOTE_NONE;
    case PAL_BREAKS_SD:
      pal_breaks_sd (sorted, n, k, bounds);
      return PAL_BREAKS_NOTE_NONE;
    case PAL_BREAKS_GEOMETRIC:
      return pal_breaks_geometric (sorted, n, k, rule->closed_left, bounds) ? PAL_BREAKS_NOTE_NONE
                                                                            : PAL_BREAKS_NOTE_NOT_ABOVE_0;
    case PAL_BREAKS_HEADTAIL:
      pal_breaks_headtail (sorted, n, PAL_BREAKS_MAX_CLASSES, bounds);
      return PAL_BREAKS_NOTE_NONE;
    case PAL_BREAKS_EQUAL:
    case PAL_BREAKS_QUANTILE:
    case PAL_BREAKS_MANUAL:
    default:
      break;
    }
  for (guint i = 0; i <= k; i++)
    {
      double share = (double) i / k;
      guint type = rule->quantile_type != 0 ? rule->quantile_type : PAL_BREAKS_QUANTILE_TYPE;
      double bound = rule->method == PAL_BREAKS_QUANTILE ? pal_breaks_quantile (sorted, n, share, type)
                     : i == k                            ? upper
                                                         : lower + (upper - lower) * share;

      g_array_append_val (bounds, bound);
    }
  return PAL_BREAKS_NOTE_NONE;
}

static void
add_class (GArray *classes, double lower, double upper)
{
  PalBreaksClass one = { .lower = lower, .upper = upper };

  g_array_append_val (classes, one);
}

static PalBreaks *
new_breaks (const Values *values, guint n, gboolean closed_left, PalBreaksNote note, GArray *classes)
{
  PalBreaks *self = g_new0 (PalBreaks, 1);

  self->closed_left = closed_left;
  self->note = note;
  self->n_values = values->sorted->len;
  self->n_missing = n - values->sorted->len;
  self->n_classes = classes->len;
  self->classes = (PalBreaksClass *) (gpointer) g_array_free (classes, FALSE);
  for (guint i = 0; i < values->sorted->len; i++)
    {
      int found = pal_breaks_find (self, g_array_index (values->sorted, double, i));

      if (found >= 0)
        self->classes[found].count++;
    }
  return self;
}

static PalBreaks *
new_from_bounds (const Values *values,
                 guint n,
                 gboolean closed_left,
                 PalBreaksNote note,
                 const GArray *bounds)
{
  GArray *classes = g_array_new (FALSE, FALSE, sizeof (PalBreaksClass));

  for (guint i = 0; i + 1 < bounds->len; i++)
    add_class (classes, g_array_index (bounds, double, i), g_array_index (bounds, double, i + 1));
  return new_breaks (values, n, closed_left, note, classes);
}

static PalBreaks *
new_from_distinct (const Values *values, guint n, gboolean closed_left)
{
  GArray *classes = g_array_new (FALSE, FALSE, sizeof (PalBreaksClass));
  guint n_distinct = values->distinct->len;

  for (guint i = 0; i < n_distinct; i++)
    add_class (classes, g_array_index (values->distinct, double, i),
               g_array_index (values->distinct, double, i));
  return new_breaks (values, n, closed_left,
                     n_distinct == 1 ? PAL_BREAKS_NOTE_ONE_VALUE : PAL_BREAKS_NOTE_FEW_VALUES, classes);
}

static gboolean
check_values (const Values *values, GError **error)
{
  if (values->sorted->len == 0)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, "there is no value to classify");
      return FALSE;
    }
  if (!isfinite (last_of (values) - first_of (values)))
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, "the values lie too far apart to classify");
      return FALSE;
    }
  return TRUE;
}

static PalBreaks *
classify (const PalBreaksRule *rule, const Values *values, guint n)
{
  g_autoptr (GArray) bounds = g_array_new (FALSE, FALSE, sizeof (double));
  guint k = rule->k != 0 ? rule->k : PAL_BREAKS_CLASSES;
  gboolean counts_itself = rule->method == PAL_BREAKS_HEADTAIL && rule->k == 0;
  PalBreaksNote note;

  /* One class over several values is what was asked for, not one for each. */
  if (values->distinct->len == 1 || (k >= values->distinct->len && !counts_itself))
    return new_from_distinct (values, n, rule->closed_left);
  note = append_bounds (rule, values, k, bounds);
  return new_from_bounds (values, n, rule->closed_left, note, bounds);
}

PalBreaks *
pal_breaks_new_by_rule (const PalBreaksRule *rule, const double *values, guint n, GError **error)
{
  PalBreaks *self = NULL;
  Values sorted;

  g_return_val_if_fail (rule->method < PAL_BREAKS_MANUAL && (values != NULL || n == 0), NULL);

  if (rule->k > PAL_BREAKS_MAX_CLASSES)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the number of classes must be from 1 to %d, not %u",
                   PAL_BREAKS_MAX_CLASSES, rule->k);
      return NULL;
    }
  if (rule->quantile_type > PAL_BREAKS_N_QUANTILE_TYPES)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                   "the type of the quantiles must be from 1 to %d, not %u", PAL_BREAKS_N_QUANTILE_TYPES,
                   rule->quantile_type);
      return NULL;
    }
  values_init (&sorted, values, n);
  if (check_values (&sorted, error))
    self = classify (rule, &sorted, n);
  values_clear (&sorted);
  return self;
}

PalBreaks *
pal_breaks_new (PalBreaksMethod method,
                guint k,
                gboolean closed_left,
                const double *values,
                guint n,
                GError **error)
{
  const PalBreaksRule rule = { .method = method, .k = k, .closed_left = closed_left };

  if (k == 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the number of classes must be from 1 to %d, not 0",
                   PAL_BREAKS_MAX_CLASSES);
      return NULL;
    }
  return pal_breaks_new_by_rule (&rule, values, n, error);
}

PalBreaks *
pal_breaks_new_manual (const double *cuts,
                       guint n_cuts,
                       gboolean closed_left,
                       const double *values,
                       guint n,
                       GError **error)
{
  g_autoptr (GArray) bounds = NULL;
  PalBreaks *self = NULL;
  Values sorted;
  double end;

  g_return_val_if_fail ((cuts != NULL || n_cuts == 0) && (values != NULL || n == 0), NULL);

  if (n_cuts < 1 || n_cuts >= PAL_BREAKS_MAX_CLASSES)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                   "the number of cut points must be from 1 to %d, not %u", PAL_BREAKS_MAX_CLASSES - 1,
                   n_cuts);
      return NULL;
    }
  for (guint i = 0; i < n_cuts; i++)
    if (!isfinite (cuts[i]) || (i > 0 && cuts[i] <= cuts[i - 1]))
      {
        g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "cut point %u is not above the one before it",
                     i + 1);
        return NULL;
      }
  values_init (&sorted, values, n);
  if (check_values (&sorted, error))
    {
      bounds = g_array_new (FALSE, FALSE, sizeof (double));
      end = MIN (cuts[0], first_of (&sorted));
      g_array_append_val (bounds, end);
      g_array_append_vals (bounds, cuts, n_cuts);
      end = MAX (cuts[n_cuts - 1], last_of (&sorted));
      g_array_append_val (bounds, end);
      self = new_from_bounds (&sorted, n, closed_left, PAL_BREAKS_NOTE_NONE, bounds);
    }
  values_clear (&sorted);
  return self;
}

void
pal_breaks_free (PalBreaks *self)
{
  if (self == NULL)
    return;
  g_free (self->classes);
  g_free (self);
}

int
pal_breaks_find (const PalBreaks *self, double value)
{
  g_return_val_if_fail (self != NULL, -1);

  if (!isfinite (value))
    return -1;
  if (self->closed_left)
    {
      for (guint i = self->n_classes; i > 0; i--)
        if (value >= self->classes[i - 1].lower)
          return value <= self->classes[i - 1].upper ? (int) i - 1 : -1;
      return -1;
    }
  for (guint i = 0; i < self->n_classes; i++)
    if (value <= self->classes[i].upper)
      return value >= self->classes[i].lower ? (int) i : -1;
  return -1;
}

gboolean
pal_breaks_method_from_name (const char *name, PalBreaksMethod *out)
{
  g_return_val_if_fail (out != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (method_names); i++)
    if (g_strcmp0 (name, method_names[i]) == 0)
      {
        *out = (PalBreaksMethod) i;
        return TRUE;
      }
  return FALSE;
}

const char *
pal_breaks_method_to_name (PalBreaksMethod method)
{
  g_return_val_if_fail (method < G_N_ELEMENTS (method_names), NULL);

  return method_names[method];
}

char *
pal_breaks_method_join_names (const char *separator)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < PAL_BREAKS_MANUAL; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? separator : "", method_names[i]);
  return g_string_free (out, FALSE);
}
