/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-dataset.h"

G_BEGIN_DECLS

/* One answer that a formula reads, with all that is known of where it comes from. */
typedef struct
{
  char *id; /* of the cell in the journal */
  char *question;
  char *text;        /* of the question */
  char *name;        /* the same in a few words: "Home palliative care teams" */
  char *institution; /* id; NULL: the country part */
  char *value;       /* as people read it, or why there is none */
  gboolean has_value;
  char *source; /* "Registry"; NULL: not said */
  gboolean is_estimate;
  char *confidence; /* "High"; NULL: not said */
  char *note;       /* document, link, sample size; NULL: none */
  char *comment;    /* NULL: none */
  /* From the history, once it has been read. */
  char *actor;    /* who entered what stands now; NULL: not read yet, or never entered */
  gint64 wall_ms; /* when; 0: as above */
} PalExplainAnswer;

void pal_explain_answer_free (PalExplainAnswer *self);

/* PalExplainAnswer*, in the order of the formula of @indicator. */
GPtrArray *pal_explain_answer_list (PalDataset *dataset,
                                    const char *wave,
                                    const char *country,
                                    const char *institution,
                                    const PalIndicator *indicator) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
