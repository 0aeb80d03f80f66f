/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-hash.h"
#include "model/pal-institution.h"
#include "model/pal-value.h"

G_BEGIN_DECLS

/* What a person did, before it is written: a list of cells and new values.  The entities are final:
 * country, institution, service, wave, answer, comment, query, state, reason, framework, method, dashboard,
 * chart, study, item, panellist, rating, action, reference, workspace, batch, translation.  The id of an
 * answer is "NO/<institution or nothing>/2026/T1C11/agreed" (five parts, none holds a slash); its fields are
 * value, comment, source_kind, source_note, confidence, source_document, source_link, source_n.  The fields
 * of the other nouns stand further down, and to the byte in docs/journal.md.  Values are canonical JSON; NULL
 * = "null" clears a cell. */
typedef struct _PalBatch PalBatch;

/* @kind: edit, import, review, undo, redo, merge, erase, init.  @label: what the history shows ("Number of
 * home teams"). */
PalBatch *pal_batch_new (const char *kind, const char *actor, const char *label) G_GNUC_WARN_UNUSED_RESULT;
void pal_batch_free (PalBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalBatch, pal_batch_free)

void pal_batch_set_instrument (PalBatch *self, const char *sha256_hex);
void pal_batch_set_reason (PalBatch *self, const char *reason);
/* Under which role the person did it, "coordinator/NO"; NULL, as it starts: no role was chosen. */
void pal_batch_set_role (PalBatch *self, const char *role);
void
pal_batch_add (PalBatch *self, const char *entity, const char *id, const char *field, const char *json_value);
void pal_batch_add_text (PalBatch *self,
                         const char *entity,
                         const char *id,
                         const char *field,
                         const char *text); /* NULL clears */
void
pal_batch_add_number (PalBatch *self, const char *entity, const char *id, const char *field, double number);
/* Hot path of imports: an answer's field "value"; @institution may be NULL; @slot NULL = agreed. */
void pal_batch_add_answer (PalBatch *self,
                           const char *country,
                           const char *institution,
                           const char *wave,
                           const char *question,
                           const char *slot,
                           const char *field,
                           const char *json_value);
/* A document that cells of the batch point at: stored in the same transaction. */
void pal_batch_add_document (PalBatch *self, const char *kind, const PalHash *hash, const char *canonical);
guint pal_batch_get_n (PalBatch *self);

/* The first thing that was wrong with what was added (an unknown entity, a slash in a part of an id, a value
 * that is not JSON), or NULL.  pal_journal_commit () refuses such a batch with this error, so callers need
 * not ask after each row. */
const GError *pal_batch_get_error (PalBatch *self);

/* The cells of the nouns, so that nobody else has to know their fields.
 * institution: country, name, types (joined by ;), city, position {"lat","lon","precision"}, deleted.
 * wave: instrument (hex of the document), or name when it has none yet; reference: value
 * {"source","unit","value"}; workspace: name, stage, demo. */
#define PAL_WORKSPACE_ID "workspace"
void pal_batch_add_institution (PalBatch *self, PalInstitution *institution);
/* The field "position" alone: where the pin stands and how exactly is one decision, so it is one cell. */
char *
pal_institution_position_to_json (double lat, double lon, PalPrecision precision) G_GNUC_WARN_UNUSED_RESULT;
gboolean
pal_institution_position_from_json (const char *json, double *lat, double *lon, PalPrecision *precision);
void pal_batch_add_wave (PalBatch *self, const char *wave, const char *instrument_hex_or_null);
void pal_batch_add_reference (PalBatch *self,
                              const char *series,
                              const char *country,
                              const char *year,
                              double value,
                              const char *unit,
                              const char *source);

/* The id text of an answer, and back (strings are owned by the caller). */
char *pal_answer_id_make (const char *country,
                          const char *institution,
                          const char *wave,
                          const char *question,
                          const char *slot) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_answer_id_split (const char *id,
                              char **country,
                              char **institution,
                              char **wave,
                              char **question,
                              char **slot);

G_END_DECLS
