/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PAL_BREAKS_EQUAL,
  PAL_BREAKS_QUANTILE,
  PAL_BREAKS_JENKS,
  PAL_BREAKS_PRETTY,
  PAL_BREAKS_MANUAL,
} PalBreaksMethod;

/* Class limits, ascending: n_classes + 1 numbers.  Class i holds (limits[i], limits[i + 1]], the first one
 * also its lower limit. */
typedef struct
{
  guint n_classes;
  double *limits;
  guint *counts;
} PalBreaks;

/* @values: only present, finite ones; k classes are a wish: constant data give one class, few distinct values
 * one class each. NULL and PAL_ERROR_INVALID when there is no value. */
PalBreaks *pal_breaks_new (PalBreaksMethod method, const double *values, guint n, guint k, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void pal_breaks_free (PalBreaks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalBreaks, pal_breaks_free)
int pal_breaks_find (const PalBreaks *self, double value); /* class, or -1 outside */
gboolean pal_breaks_method_from_name (const char *name, PalBreaksMethod *out);

G_END_DECLS
