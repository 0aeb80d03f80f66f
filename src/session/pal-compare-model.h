/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-method-model.h"
#include "session/pal-subject.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_SORT_SCORE,
  PAL_SORT_NAME,
} PalCompareSort;

typedef struct
{
  char *iso2;
  char *name;
  PalSubjectValue value;
  char *text;
  gboolean in_group; /* of the chosen group of countries */
  gboolean is_shown; /* in the group and ticked in the list of countries */
  guint n_institutions;
  int rank_before;         /* by the method of the framework, while another one is tried; 0: none */
  int rank_low, rank_high; /* among the draws; 0: none */
} PalCompareRow;

/* The countries for the chosen subject, best first, those without a value at the end.  Signal "changed". */
#define PAL_TYPE_COMPARE_MODEL (pal_compare_model_get_type ())
G_DECLARE_FINAL_TYPE (PalCompareModel, pal_compare_model, PAL, COMPARE_MODEL, GObject)

PalCompareModel *pal_compare_model_new (PalWorkspace *workspace,
                                        PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;
/* A method to be tried: while it is on, the index and its domains are shown by it.  NULL: none. */
void pal_compare_model_set_method (PalCompareModel *self, PalMethodModel *method);
PalMethodModel *
pal_compare_model_get_method (PalCompareModel *self); /* NULL: not on, or not of this subject */
/* Whether what is shown runs from 0 to 100 and has levels. */
gboolean pal_compare_model_is_score (PalCompareModel *self);
PalWorkspace *pal_compare_model_get_workspace (PalCompareModel *self);
PalSelection *pal_compare_model_get_selection (PalCompareModel *self);
const PalSubject *pal_compare_model_get_subject (PalCompareModel *self);    /* NULL: nothing to show */
GPtrArray *pal_compare_model_get_rows (PalCompareModel *self);              /* PalCompareRow*, in order */
gboolean pal_compare_model_get_median (PalCompareModel *self, double *out); /* of the shown rows */
void pal_compare_model_set_sort (PalCompareModel *self, PalCompareSort sort);
PalCompareSort pal_compare_model_get_sort (PalCompareModel *self);
void pal_compare_model_set_shown (PalCompareModel *self, const char *iso2, gboolean is_shown);
/* "all", or the value of a grouping: "eu", "region" (UN sub-region of the selected country). */
void pal_compare_model_set_group (PalCompareModel *self, const char *group);
const char *pal_compare_model_get_group (PalCompareModel *self);

G_END_DECLS
