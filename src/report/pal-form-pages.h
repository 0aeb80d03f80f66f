/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-instrument.h"
#include "report/pal-pages.h"

G_BEGIN_DECLS

/* How one question of a filled form stands.  Borrowed while the pages are made. */
typedef struct
{
  const PalValue *value;     /* NULL or NONE: not answered */
  const char *hidden_reason; /* a whole sentence; NULL: asked */
  const char *const *notes;  /* "Source: Registry", "Comment: …", or NULL */
} PalFormAnswer;

/* One entry of a repeating group of a filled form. */
typedef struct
{
  guint group; /* index of the question */
  const char *label;
  const PalFormAnswer *answers; /* by question of the group */
} PalFormEntry;

/* What a form is made of; strings are for people, NULL where they are not known. */
typedef struct
{
  PalInstrument *instrument;
  PalUnitLevel level; /* its sections of this level */
  PalPaper paper;
  const char *country;     /* NULL: a line to write it on */
  const char *institution; /* likewise, for an institution's part */
  const char *wave;
  const char *date;             /* the day it is made */
  const char *language;         /* name of the one into which the instrument was translated; NULL: none */
  const char *const *marks;     /* "Demonstration data", "Draft, not for distribution", or NULL */
  const PalFormAnswer *answers; /* by question of the instrument; NULL: a blank form */
  const PalFormEntry *entries;  /* in their order */
  guint n_entries;
} PalForm;

/* The blocks of the form, not yet on pages.  PAL_ERROR_INVALID where the instrument asks nothing at this
 * level. */
PalPages *pal_form_pages_new (const PalForm *form, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The title of the document. */
char *pal_form_dup_title (const PalForm *form) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
