/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-json.h"

#include "model/pal-question.h"

G_BEGIN_DECLS

/* A questionnaire while it is being written: the document itself, so that members which this program does not
 * know stay in it.  It may be wrong in any way; pal_draft_check () of survey says in which.  What an
 * operation cannot do it refuses with PAL_ERROR_INVALID, and then it has done nothing. */
typedef struct _PalInstrumentDraft PalInstrumentDraft;

/* %NULL only for a text that is no JSON object with modules, sections and questions in arrays of objects. */
PalInstrumentDraft *pal_instrument_draft_new (const char *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
PalInstrumentDraft *pal_instrument_draft_copy (PalInstrumentDraft *self) G_GNUC_WARN_UNUSED_RESULT;
void pal_instrument_draft_free (PalInstrumentDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalInstrumentDraft, pal_instrument_draft_free)
char *pal_instrument_draft_to_json (PalInstrumentDraft *self) G_GNUC_WARN_UNUSED_RESULT; /* canonical */

/* Kept as cells, one for each question, so that an edit writes little: fields of the cells -> JSON (owned).
 * Only what differs from @base is there: "head" (all but the modules), "structure" (modules and sections with
 * the ids of their questions), "question/<id>". */
GHashTable *pal_instrument_draft_to_cells (PalInstrumentDraft *self,
                                           PalInstrumentDraft *base) G_GNUC_WARN_UNUSED_RESULT;
/* A cell that says nothing usable is left out; a question of which nothing is known is only an id. */
PalInstrumentDraft *pal_instrument_draft_from_cells (PalInstrumentDraft *base,
                                                     GHashTable *cells) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed; the objects may be read, never changed. */
JsonObject *pal_instrument_draft_get_root (PalInstrumentDraft *self);
JsonObject *pal_instrument_draft_find_question (PalInstrumentDraft *self, const char *id);
JsonObject *pal_instrument_draft_find_section (PalInstrumentDraft *self, const char *id);
/* The section that holds the question, and the position in it. */
const char *pal_instrument_draft_get_place (PalInstrumentDraft *self, const char *question, guint *position);
/* An id that is free in the draft and in no way used before in @taken (char*, nullable). */
char *pal_instrument_draft_propose_id (PalInstrumentDraft *self,
                                       const char *like,
                                       GHashTable *taken) G_GNUC_WARN_UNUSED_RESULT;
/* "0.1.0-draft" -> "0.1.1", "2" -> "3" */
char *pal_instrument_draft_propose_version (const char *version) G_GNUC_WARN_UNUSED_RESULT;

void pal_instrument_draft_set_head (PalInstrumentDraft *self, const char *name, const char *text);
gboolean pal_instrument_draft_set_section_title (PalInstrumentDraft *self,
                                                 const char *section,
                                                 const char *title,
                                                 GError **error);

/* @position beyond the end: at the end. */
gboolean pal_instrument_draft_add_question (PalInstrumentDraft *self,
                                            const char *section,
                                            guint position,
                                            const char *id,
                                            PalQuestionType type,
                                            GError **error);
gboolean pal_instrument_draft_move_question (PalInstrumentDraft *self,
                                             const char *id,
                                             const char *section,
                                             guint position,
                                             GError **error);
gboolean pal_instrument_draft_retire_question (PalInstrumentDraft *self, const char *id, GError **error);
/* The question goes on under @new_id with a link to @id; conditions and checks that read it follow. */
gboolean pal_instrument_draft_renew_question (PalInstrumentDraft *self,
                                              const char *id,
                                              const char *new_id,
                                              GError **error);

/* One member of a question; @node (taken) %NULL: away.  Not for "id". */
gboolean pal_instrument_draft_set (PalInstrumentDraft *self,
                                   const char *question,
                                   const char *member,
                                   JsonNode *node,
                                   GError **error);
gboolean pal_instrument_draft_set_text (PalInstrumentDraft *self,
                                        const char *question,
                                        const char *member,
                                        const char *text, /* "" or NULL: away */
                                        GError **error);
gboolean pal_instrument_draft_set_number (PalInstrumentDraft *self,
                                          const char *question,
                                          const char *member,
                                          const double *number, /* NULL: away */
                                          GError **error);
/* Members that the new type does not have go, those that it needs come. */
gboolean pal_instrument_draft_set_type (PalInstrumentDraft *self,
                                        const char *question,
                                        PalQuestionType type,
                                        GError **error);
/* What stands for people of one country below the help; "" or NULL: nothing. */
gboolean pal_instrument_draft_set_hint (PalInstrumentDraft *self,
                                        const char *question,
                                        const char *country,
                                        const char *text,
                                        GError **error);

G_END_DECLS
