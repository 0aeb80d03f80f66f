/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-hash.h"
#include "model/pal-question.h"

G_BEGIN_DECLS

/* A section belongs to a module and holds questions of one level. */
typedef struct
{
  char *id;
  char *title;
  PalUnitLevel level;
  guint module;         /* index of its module */
  guint first_question; /* indices into the instrument's questions */
  guint n_questions;
} PalSection;

typedef struct
{
  char *id;
  char *title;
  char *description;
  int task;
} PalModule;

/* One version of a questionnaire: immutable, reference counted, addressed by the
 * SHA-256 of its canonical JSON. */
typedef struct _PalInstrument PalInstrument;

PalInstrument *pal_instrument_ref (PalInstrument *self);
void pal_instrument_unref (PalInstrument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalInstrument, pal_instrument_unref)

/* Reads and checks the document (ids, references, ranges, options, routing to
 * earlier questions of the same level only); formulas are checked by
 * pal_instrument_check () of survey.  The error names the question. */
PalInstrument *pal_instrument_new_from_json (const char *data,
                                             gssize length,
                                             const char *origin,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

const PalHash *pal_instrument_get_hash (PalInstrument *self);
const char *pal_instrument_get_canonical (PalInstrument *self);
const char *pal_instrument_get_id (PalInstrument *self);
const char *pal_instrument_get_version (PalInstrument *self);
const char *pal_instrument_get_title (PalInstrument *self);
const char *pal_instrument_get_language (PalInstrument *self);

guint pal_instrument_get_n_questions (PalInstrument *self);
const PalQuestion *pal_instrument_get_question (PalInstrument *self, guint index);
const PalQuestion *pal_instrument_find_question (PalInstrument *self, const char *id); /* NULL when unknown */
/* The question that the id of an answer names: as above, the group for "GROUP:ENTRY" and its child for
 * "GROUP:ENTRY:CHILD", whose index is one of pal_instrument_get_group (). */
const PalQuestion *pal_instrument_find_answered (PalInstrument *self, const char *id);
/* What is asked in one entry of a group, and all that stands around it: the questions of @self under the same
 * indices, the children of the group behind them.  It has no sections.  Lent by @self, and keeps it. */
PalInstrument *pal_instrument_get_group (PalInstrument *self, guint question);
/* Of such an instrument: where the children begin.  0 for any other. */
guint pal_instrument_get_first_child (PalInstrument *self);
PalInstrument *pal_instrument_get_outer (PalInstrument *self); /* NULL: it is no group's */

guint pal_instrument_get_n_sections (PalInstrument *self);
const PalSection *pal_instrument_get_section (PalInstrument *self, guint index);
guint pal_instrument_get_n_modules (PalInstrument *self);
const PalModule *pal_instrument_get_module (PalInstrument *self, guint index);

G_END_DECLS
