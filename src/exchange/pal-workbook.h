/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes a workbook of tables (Office Open XML, .xlsx), row by row, a sheet after the other. */
typedef struct _PalWorkbook PalWorkbook;

PalWorkbook *pal_workbook_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void pal_workbook_free (PalWorkbook *self); /* not closed: nothing was written */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalWorkbook, pal_workbook_free)

/* A sheet of its own; its first row is the header, which stays in sight.  @name: 1 to 31 characters, none of
 * []:*?/\, not there yet. */
void pal_workbook_add_sheet (PalWorkbook *self, const char *name);
/* Cells of the sheet that was added last.  A text is never a formula; NULL is an empty cell. */
void pal_workbook_add_text (PalWorkbook *self, const char *text);
void pal_workbook_add_number (PalWorkbook *self, double number); /* NaN: empty */
void pal_workbook_end_row (PalWorkbook *self);

/* The file appears whole or not at all; the first thing that could not be written (a sheet has 1 048 576 rows
 * of 16 384 cells of 32 767 characters) is told here (PAL_ERROR_STORAGE). */
gboolean pal_workbook_close (PalWorkbook *self, GError **error);

G_END_DECLS
