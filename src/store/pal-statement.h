/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PalDatabase PalDatabase;
typedef struct _PalStatement PalStatement;

PalStatement *pal_statement_new (PalDatabase *db, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_statement_free (PalStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalStatement, pal_statement_free)

void pal_statement_bind_text (PalStatement *self, const char *name, const char *value); /* NULL binds NULL */
void pal_statement_bind_int64 (PalStatement *self, const char *name, gint64 value);
void pal_statement_bind_double (PalStatement *self, const char *name, double value);
void pal_statement_bind_blob (PalStatement *self, const char *name, const void *data, gsize length);
void pal_statement_bind_null (PalStatement *self, const char *name);

/* Hot loops look a name up once and bind by its index.  The bytes are not copied: they must stay until the
 * statement was run. */
int pal_statement_find (PalStatement *self, const char *name);
void pal_statement_bind_int64_at (PalStatement *self, int index, gint64 value);
void pal_statement_bind_static_text_at (PalStatement *self, int index, const char *value, gssize length);
void pal_statement_bind_static_blob_at (PalStatement *self, int index, const void *data, gsize length);

gboolean pal_statement_step (PalStatement *self, gboolean *has_row, GError **error);
/* Steps once and resets; bindings that are not bound again are NULL afterwards. */
gboolean pal_statement_run (PalStatement *self, GError **error);
/* The same for hot loops: keeps the bindings. */
gboolean pal_statement_run_again (PalStatement *self, GError **error);
void pal_statement_reset (PalStatement *self);

const char *pal_statement_get_text (PalStatement *self, int column);
/* The same, but NULL also for text with a zero byte in it, of which C would see only the beginning. */
const char *pal_statement_get_whole_text (PalStatement *self, int column);
gint64 pal_statement_get_int64 (PalStatement *self, int column);
double pal_statement_get_double (PalStatement *self, int column);
const void *pal_statement_get_blob (PalStatement *self, int column, gsize *length);
gboolean pal_statement_is_null (PalStatement *self, int column);

/* Copies a blob of exactly @size bytes; FALSE when it has another size. */
gboolean pal_statement_read_blob (PalStatement *self, int column, void *out, gsize size);

G_END_DECLS
