/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* Everything that changes a workspace.  Each command updates the dataset at once, emits "changed", and writes
 * one batch on the worker; the save state tells when it is durable.  Commands on a read-only workspace do
 * nothing but raise the notice again; an answer in a part that is accepted or signed off, and the removal of
 * such an institution, raise "refused" (session/pal-commands-review.h corrects answers, with a reason). */

/* What is being typed: shows at once, is held in the pending row, and becomes a batch after 2 s of rest, on
 * pal_commands_flush () or with the next other command. */
void pal_commands_type_answer (PalWorkspace *self,
                               const char *country,
                               const char *institution,
                               const char *wave,
                               const char *question,
                               const PalValue *value);
void pal_commands_flush (PalWorkspace *self);

/* A decision: one batch.  The label for the history is made from the question. */
void pal_commands_set_answer (PalWorkspace *self,
                              const char *country,
                              const char *institution,
                              const char *wave,
                              const char *question,
                              const PalValue *value);
/* @field: comment, source_kind, source_note, confidence, source_document, source_link, source_n; @text NULL
 * clears. */
void pal_commands_set_answer_note (PalWorkspace *self,
                                   const char *country,
                                   const char *institution,
                                   const char *wave,
                                   const char *question,
                                   const char *field,
                                   const char *text);

/* The same in the slot of an entry or an expert: "entry:1", "entry:2", "expert:<id>"; NULL or "agreed" is the
 * answer that counts.  No score moves. */
void pal_commands_type_slot_answer (PalWorkspace *self,
                                    const char *country,
                                    const char *institution,
                                    const char *wave,
                                    const char *question,
                                    const char *slot,
                                    const PalValue *value);
void pal_commands_set_slot_answer (PalWorkspace *self,
                                   const char *country,
                                   const char *institution,
                                   const char *wave,
                                   const char *question,
                                   const char *slot,
                                   const PalValue *value);
void pal_commands_set_slot_note (PalWorkspace *self,
                                 const char *country,
                                 const char *institution,
                                 const char *wave,
                                 const char *question,
                                 const char *slot,
                                 const char *field,
                                 const char *text);

/* Returns the id of the new institution. */
char *pal_commands_add_institution (PalWorkspace *self,
                                    const char *country,
                                    const char *name,
                                    const char *types,
                                    const char *city,
                                    gboolean has_position,
                                    double lat,
                                    double lon) G_GNUC_WARN_UNUSED_RESULT;
/* Only what differs is written. */
void pal_commands_edit_institution (PalWorkspace *self,
                                    const char *id,
                                    const char *name,
                                    const char *types,
                                    const char *city,
                                    gboolean has_position,
                                    double lat,
                                    double lon);
void pal_commands_delete_institution (PalWorkspace *self, const char *id); /* sets the field deleted */

/* A new wave on the instrument of the latest one. */
void pal_commands_add_wave (PalWorkspace *self, const char *wave);

void pal_commands_undo (PalWorkspace *self);
void pal_commands_redo (PalWorkspace *self);
void pal_commands_retry_save (PalWorkspace *self);

G_END_DECLS
