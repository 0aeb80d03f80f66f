/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-database.h"

G_BEGIN_DECLS

/* The interned ids and codes, wholly in memory once loaded.  Symbol 0 is "nothing". */
typedef struct _PalSymbols PalSymbols;

PalSymbols *pal_symbols_new (PalDatabase *db) G_GNUC_WARN_UNUSED_RESULT;
void pal_symbols_free (PalSymbols *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalSymbols, pal_symbols_free)

gboolean pal_symbols_load (PalSymbols *self, GError **error);
void pal_symbols_forget (PalSymbols *self); /* after a rollback, or when another process wrote */

guint32 pal_symbols_find (PalSymbols *self, const char *text);  /* 0: not known, or NULL, or "" */
const char *pal_symbols_get (PalSymbols *self, guint32 symbol); /* NULL: no such symbol; "" for 0 */
gboolean pal_symbols_intern (PalSymbols *self, const char *text, guint32 *out, GError **error);

G_END_DECLS
