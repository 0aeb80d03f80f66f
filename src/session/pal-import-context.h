/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "score/pal-scores.h"
#include "store/pal-query.h"

G_BEGIN_DECLS

/* What an import is checked against: the documents of a workspace without its answers, so that a million of
 * them need not be in memory. */
typedef struct _PalImportContext PalImportContext;

PalImportContext *pal_import_context_new (PalStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_import_context_free (PalImportContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalImportContext, pal_import_context_free)

GPtrArray *pal_import_context_get_waves (PalImportContext *self);        /* char* codes, ascending */
GPtrArray *pal_import_context_get_institutions (PalImportContext *self); /* also deleted ones */
/* The instrument of a wave, for an unknown or NULL one: that of the latest wave, else the newest. */
PalInstrument *pal_import_context_get_instrument (PalImportContext *self, const char *wave);
/* NULL with @error when the indicators do not fit the instrument. */
PalScorer *pal_import_context_get_scorer (PalImportContext *self, const char *wave, GError **error);

G_END_DECLS
