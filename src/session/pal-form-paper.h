/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pal-form-pages.h"
#include "session/pal-dataset.h"

G_BEGIN_DECLS

/* Which form of a workspace goes on paper. */
typedef struct
{
  const char *wave;    /* NULL: of the latest questionnaire, only for a blank form */
  const char *country; /* iso2; NULL: any, only for a blank form */
  PalUnitLevel level;
  const char *institution; /* id; NULL: any, only for a blank form or the country part */
  gboolean is_blank;
  PalPaper paper;
  const char *language; /* of the questions; NULL, or nothing translated into it: of the original */
} PalFormRequest;

/* The pages not yet finished; for tests. */
PalPages *pal_form_paper_new (PalDataset *dataset,
                              const PalFormRequest *request,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The whole document as a PDF.  PAL_ERROR_INVALID where there is no questionnaire, or none for this level,
 * and where a filled form lacks its unit. */
GBytes *pal_form_paper_to_pdf (PalDataset *dataset,
                               const PalFormRequest *request,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
