/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-cell-key.h"
#include "store/pal-symbols.h"

G_BEGIN_DECLS

#define PAL_CELL_ASPECT_BITS 24
#define PAL_CELL_ASPECT_MASK ((G_GINT64_CONSTANT (1) << PAL_CELL_ASPECT_BITS) - 1)

/* Names of cells <-> the integer subject * 2^24 + aspect, wholly in memory once loaded.  A name never loses
 * its number and numbers have no gaps. */
typedef struct _PalCells PalCells;

PalCells *pal_cells_new (PalDatabase *db) G_GNUC_WARN_UNUSED_RESULT;
void pal_cells_free (PalCells *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalCells, pal_cells_free)

/* Loads, or loads again when another process has written since. */
gboolean pal_cells_load (PalCells *self, GError **error);
void pal_cells_forget (PalCells *self);
PalSymbols *pal_cells_get_symbols (PalCells *self);

guint32 pal_cells_get_n_subjects (PalCells *self);
const PalSubject *pal_cells_get_subject (PalCells *self, guint32 subject); /* NULL: no such subject */
const PalAspect *pal_cells_get_aspect (PalCells *self, guint32 aspect);
gboolean pal_cells_intern_subject (PalCells *self, const PalSubject *key, guint32 *out, GError **error);
gboolean pal_cells_intern_aspect (PalCells *self, const PalAspect *key, guint32 *out, GError **error);
static inline gint64
pal_cells_join (guint32 subject, guint32 aspect)
{
  return (gint64) subject << PAL_CELL_ASPECT_BITS | aspect;
}

/* 0: no such cell in this workspace. */
gint64 pal_cells_find (PalCells *self, const char *entity, const char *id, const char *field);
gboolean pal_cells_intern (PalCells *self,
                           const char *entity,
                           const char *id,
                           const char *field,
                           gint64 *cell,
                           GError **error);
guint32 pal_cells_find_subject (PalCells *self, const char *entity, const char *id, PalAspect *aspect);
/* The id into @id, its old text replaced, and the field, which stays as long as the names are loaded. */
gboolean pal_cells_read_name (PalCells *self, gint64 cell, GString *id, const char **field);
gboolean pal_cells_name (PalCells *self, gint64 cell, char **entity, char **id, char **field);

/* Appends the canonical JSON text ["entity","id","field", (without an end), for digests. */
gboolean pal_cells_append_json (PalCells *self, gint64 cell, GString *out);

G_END_DECLS
