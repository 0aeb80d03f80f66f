/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-dataset.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_EXPLAIN_INDEX,
  PAL_EXPLAIN_DOMAIN,
  PAL_EXPLAIN_INDICATOR,
  PAL_EXPLAIN_INSTITUTION,
  PAL_EXPLAIN_FORMULA,
  PAL_EXPLAIN_SERIES,
} PalExplainKind;

/* One of the things that a number is made of; it can be followed by its code. */
typedef struct
{
  char *code; /* "SRV", "SRV1", id of an institution */
  char *title;
  char *value; /* "77", "1.41", or why there is none */
  gboolean has_value;
  double fill;  /* 0..1: how much of its scale; institutions: their share of the value */
  int level;    /* 1..4, 0: none */
  char *detail; /* "adds 9.6 points", or why it adds nothing */
  double share; /* 0..1: weight among its siblings */
  double contribution;
  gboolean is_followed;
} PalExplainPart;

/* One line on the way from the index down to the answers: text that is ready to be shown. */
typedef struct
{
  PalExplainKind kind;
  char *code;
  char *label; /* "Index", "Domain" ... */
  char *title;
  char *value; /* "71.4", or why there is none */
  gboolean has_value;
  double number; /* the value itself */
  int level;
  char *level_label; /* NULL: no level */
  char *note;        /* how it comes about, in sentences */
  GPtrArray *parts;  /* PalExplainPart*, may be empty */
  char *words;       /* FORMULA: "(home teams + ...) ÷ population × 100 000" */
  char *numbers;     /* FORMULA: "(43 + 24) ÷ 5 594 340 × 100 000" */
  char *result;      /* FORMULA: "1.61" */
} PalExplainStep;

void pal_explain_step_free (PalExplainStep *self);
void pal_explain_part_free (PalExplainPart *self);

/* Where the walk has come to.  Texts are borrowed; NULL: not that far. */
typedef struct
{
  const char *domain;
  const char *indicator;
  const char *institution;
  gboolean from_index; /* the walk begins at the index, else at the first of the three */
} PalExplainPath;

/* PalExplainStep*, from the top; one step that says so where the country does not take part. */
GPtrArray *pal_explain_step_list (PalDataset *dataset,
                                  const char *wave,
                                  const char *country,
                                  const PalExplainPath *path) G_GNUC_WARN_UNUSED_RESULT;

/* The one step of a published series. */
GPtrArray *pal_explain_step_list_series (const PalSeries *series,
                                         const char *country) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @indicator counts in the index of the framework. */
gboolean pal_explain_step_is_in_index (PalDataset *dataset, const PalIndicator *indicator);

G_END_DECLS
