/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-dataset.h"

G_BEGIN_DECLS

/* What map, chart and table show: a column of the scores or a reference series, resolved against the dataset.
 * Written in PalSelection:subject as "SRV1", "SRV", "INDEX" or "series:<id>". */
typedef struct
{
  char *key;
  const PalSeries *series;       /* borrowed, or NULL */
  PalScoreKind kind;             /* when series is NULL */
  const PalIndicator *indicator; /* borrowed, INDICATOR only */
  const PalDomain *domain;       /* borrowed, DOMAIN only */
  char *title;
  char *unit;
  int decimals;
  int direction;
  gboolean has_levels;
  double cutpoints[3];
  char *source; /* credit, or where cut points come from */
} PalSubject;

/* NULL when the dataset knows no such subject. */
PalSubject *pal_subject_new (PalDataset *dataset, const char *key) G_GNUC_WARN_UNUSED_RESULT;
void pal_subject_free (PalSubject *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalSubject, pal_subject_free)

/* One cell: a value, or why there is none.  @in_wave FALSE: the country does not take part (series: no value
 * published). */
typedef struct
{
  gboolean in_wave;
  PalMissing missing;
  double value;
  int level; /* 1..4, 0 none */
  int rank;  /* 0: not ranked */
  guint n_ranked;
  guint n, n_expected;
  gboolean provisional;
  double score; /* 0..100 */
  gboolean has_score;
} PalSubjectValue;

void pal_subject_get (const PalSubject *self,
                      PalDataset *dataset,
                      const char *wave,
                      const char *iso2,
                      PalSubjectValue *out);

/* Countries that have something to show: of the wave, or of the series.  char* iso2, borrowed; sorted by
 * name. */
GPtrArray *pal_subject_dup_countries (const PalSubject *self,
                                      PalDataset *dataset,
                                      const char *wave) G_GNUC_WARN_UNUSED_RESULT;

/* Everything that can be chosen, in the order of the picker; groups by heading. */
typedef struct
{
  char *key;
  char *title;
  char *group;  /* translated heading: "Published series", "Index and domains", "Policy and governance" ... */
  char *detail; /* unit and coverage */
} PalSubjectChoice;
GPtrArray *pal_subject_list (PalDataset *dataset) G_GNUC_WARN_UNUSED_RESULT; /* PalSubjectChoice*, owned */
void pal_subject_choice_free (PalSubjectChoice *self);

/* "1.41", "67", with the subject's decimals; for a missing value its label. */
char *pal_subject_format (const PalSubject *self, const PalSubjectValue *value) G_GNUC_WARN_UNUSED_RESULT;

/* Where a workspace opens: the index when any country has one, else the best covered series. */
char *pal_subject_get_default (PalDataset *dataset, const char *wave) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
