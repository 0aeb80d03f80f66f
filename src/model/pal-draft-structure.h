/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-instrument-draft.h"

G_BEGIN_DECLS

/* Modules and sections of a questionnaire that is being written.  Like the operations on questions: what
 * cannot be done is refused with PAL_ERROR_INVALID, and then nothing was done.  A section that has no
 * question yet, or a module without a section, may stand in the draft; publishing it is refused. */

typedef enum
{
  PAL_DRAFT_MODULE,
  PAL_DRAFT_SECTION,
} PalDraftHeading;

/* The object of one, to be read only; NULL: there is none. */
JsonObject *pal_draft_structure_find (PalInstrumentDraft *draft, PalDraftHeading kind, const char *id);
/* The module that a section stands in; NULL: unknown section. */
const char *pal_draft_structure_get_module (PalInstrumentDraft *draft, const char *section);

/* Ids that nothing in the draft has: "M7", "M7.A". */
char *pal_draft_structure_propose_module (PalInstrumentDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
char *pal_draft_structure_propose_section (PalInstrumentDraft *draft,
                                           const char *module) G_GNUC_WARN_UNUSED_RESULT;

/* After the module @after, or at the end for NULL; empty. */
gboolean pal_draft_structure_add_module (PalInstrumentDraft *draft,
                                         const char *after,
                                         const char *id,
                                         const char *title,
                                         GError **error);
/* In @module, after the section @after, or at its end for NULL; empty. */
gboolean pal_draft_structure_add_section (PalInstrumentDraft *draft,
                                          const char *module,
                                          const char *after,
                                          const char *id,
                                          const char *title,
                                          PalUnitLevel level,
                                          GError **error);
gboolean pal_draft_structure_rename (PalInstrumentDraft *draft,
                                     PalDraftHeading kind,
                                     const char *id,
                                     const char *title,
                                     GError **error);
/* @step -1 up, +1 down.  A section that stands at the end of its module goes on into the next one.  Refused
 * at the ends of the questionnaire. */
gboolean pal_draft_structure_move (PalInstrumentDraft *draft,
                                   PalDraftHeading kind,
                                   const char *id,
                                   int step,
                                   GError **error);
/* Only while nothing stands in it: questions are retired one by one. */
gboolean
pal_draft_structure_remove (PalInstrumentDraft *draft, PalDraftHeading kind, const char *id, GError **error);

G_END_DECLS
