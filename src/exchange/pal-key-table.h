/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pal-answer-keys.h"

G_BEGIN_DECLS

/* A table from keys to small numbers, 12 bytes and some air for each. */
typedef struct _PalKeyTable PalKeyTable;

PalKeyTable *pal_key_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pal_key_table_free (PalKeyTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalKeyTable, pal_key_table_free)

/* TRUE: was new and now has @value; FALSE: was there, @value gets the number it had. */
gboolean pal_key_table_add (PalKeyTable *self, PalAnswerKey key, guint *value);
gboolean pal_key_table_lookup (PalKeyTable *self, PalAnswerKey key, guint *value);

G_END_DECLS
