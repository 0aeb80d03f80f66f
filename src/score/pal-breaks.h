/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PalBreaksMethod:
 * @PAL_BREAKS_EQUAL: classes of equal width
 * @PAL_BREAKS_QUANTILE: about equally many values in each, quantiles of type 7 (Hyndman and Fan) or another
 * @PAL_BREAKS_JENKS: least spread within the classes, exact (Fisher 1958)
 * @PAL_BREAKS_PRETTY: round numbers; the number of classes is a wish
 * @PAL_BREAKS_SD: round multiples of the standard deviation around the mean; the number of classes is a wish
 * @PAL_BREAKS_GEOMETRIC: each bound is the one before times the same factor
 * @PAL_BREAKS_HEADTAIL: mean, mean of what lies above it, and so on (Jiang 2013); as many classes as that
 * gives
 * @PAL_BREAKS_MANUAL: cut points of a person
 */
typedef enum
{
  PAL_BREAKS_EQUAL,
  PAL_BREAKS_QUANTILE,
  PAL_BREAKS_JENKS,
  PAL_BREAKS_PRETTY,
  PAL_BREAKS_SD,
  PAL_BREAKS_GEOMETRIC,
  PAL_BREAKS_HEADTAIL,
  PAL_BREAKS_MANUAL,
} PalBreaksMethod;

#define PAL_BREAKS_N_QUANTILE_TYPES 9
#define PAL_BREAKS_QUANTILE_TYPE 7
#define PAL_BREAKS_CLASSES 5

/* How classes are made. */
typedef struct
{
  PalBreaksMethod method; /* not manual */
  guint k; /* 1 to %PAL_BREAKS_MAX_CLASSES; 0: %PAL_BREAKS_CLASSES, head-tail as many as there are */
  gboolean closed_left;
  guint quantile_type; /* 1 to 9 of Hyndman and Fan; 0: %PAL_BREAKS_QUANTILE_TYPE */
} PalBreaksRule;

/* Why there are other classes than were asked for. */
typedef enum
{
  PAL_BREAKS_NOTE_NONE,
  PAL_BREAKS_NOTE_ONE_VALUE,  /* all values are the same: one class */
  PAL_BREAKS_NOTE_FEW_VALUES, /* not more distinct values than classes: one class for each */
  /* Geometric: what is not above 0 makes up the first class; where nothing is above 0, what is 0 the last. */
  PAL_BREAKS_NOTE_NOT_ABOVE_0,
} PalBreaksNote;

typedef struct
{
  double lower, upper;
  guint count; /* values in it */
} PalBreaksClass;

/* Classes of a set of values, from low to high.  Closed on the right, the first on
 * both sides; or closed on the left, the last on both sides. */
typedef struct
{
  PalBreaksClass *classes; /* owned */
  guint n_classes;
  gboolean closed_left;
  PalBreaksNote note;
  guint n_values;  /* present ones */
  guint n_missing; /* values that were no number */
} PalBreaks;

#define PAL_BREAKS_MAX_CLASSES 100

/**
 * pal_breaks_new:
 * @k: number of classes, 1 to %PAL_BREAKS_MAX_CLASSES
 * @values: (array length=n): NaN and infinities count as missing
 *
 * Returns: (nullable): %NULL with %PAL_ERROR_INVALID when nothing is present or @k is
 *   out of range; one distinct value gives one class, and @k not below the number
 *   of distinct values one class for each, said in the note
 */
PalBreaks *pal_breaks_new (PalBreaksMethod method,
                           guint k,
                           gboolean closed_left,
                           const double *values,
                           guint n,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same, by a rule that says all: the type of the quantiles, and @k = 0. */
PalBreaks *pal_breaks_new_by_rule (const PalBreaksRule *rule, const double *values, guint n, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * pal_breaks_new_manual:
 * @cuts: (array length=n_cuts): inner cut points, rising; the outer ends come of the
 *   values or, where these do not reach it, of the first and last cut point
 */
PalBreaks *pal_breaks_new_manual (const double *cuts,
                                  guint n_cuts,
                                  gboolean closed_left,
                                  const double *values,
                                  guint n,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

void pal_breaks_free (PalBreaks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalBreaks, pal_breaks_free)

/* Index of the class that holds @value; -1 outside all, and for what is no number. */
int pal_breaks_find (const PalBreaks *self, double value);

/**
 * pal_breaks_quantile:
 * @sorted: (array length=n): rising, at least one
 * @share: 0..1
 * @type: 1 to 9 of Hyndman and Fan (1996): 1 inverse of the distribution function, 2 the same with means at
 *   its steps, 3 nearest even place (SAS), 4 linear in the distribution function, 5 through the middles of
 * its steps (Hazen), 6 means of the order statistics (Weibull, SPSS), 7 their modes (S, spreadsheets), 8
 * about their medians, 9 about unbiased for a normal distribution (Blom)
 */
double pal_breaks_quantile (const double *sorted, guint n, double share, guint type);

/* Names of the methods that need values only ("equal", "jenks"), joined by @separator. */
char *pal_breaks_method_join_names (const char *separator) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_breaks_method_from_name (const char *name, PalBreaksMethod *out);
const char *pal_breaks_method_to_name (PalBreaksMethod method);

G_END_DECLS
