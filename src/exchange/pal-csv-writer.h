/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes comma separated values: UTF-8, LF, C locale.  Cells are quoted when they must be. */
typedef struct _PalCsvWriter PalCsvWriter;

/* @stream NULL: everything stays in the buffer of pal_csv_writer_get_text (). */
PalCsvWriter *pal_csv_writer_new (GOutputStream *stream) G_GNUC_WARN_UNUSED_RESULT;
void pal_csv_writer_free (PalCsvWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalCsvWriter, pal_csv_writer_free)

/* What people typed: guarded so that a spreadsheet takes it as text, never as a formula (see
 * pal_csv_guard_append ()).  NULL is an empty cell. */
void pal_csv_writer_add_text (PalCsvWriter *self, const char *text);
/* Codes, ids and dates of ours: as they are. */
void pal_csv_writer_add_code (PalCsvWriter *self, const char *code);
/* Shortest text that reads back to the same number. */
void pal_csv_writer_add_number (PalCsvWriter *self, double number);
void pal_csv_writer_add_integer (PalCsvWriter *self, gint64 number);
void pal_csv_writer_end_row (PalCsvWriter *self);
/* A row of codes, NULL-terminated: the header. */
void pal_csv_writer_add_header (PalCsvWriter *self, const char *const *names);

/* Writes what is left to the stream; the first error of any write is told here. */
gboolean pal_csv_writer_finish (PalCsvWriter *self, GError **error);
const char *pal_csv_writer_get_text (PalCsvWriter *self);

/* The guard against formula injection (CWE-1236): a text that a spreadsheet would take for a formula (it
 * begins with = + - @, a tab, a carriage return or one of their full-width forms, behind any number of
 * apostrophes) gets one apostrophe in front; pal_csv_guard_strip () takes exactly that one away, so that
 * export and import give the same text. */
void pal_csv_guard_append (GString *out, const char *text);
gsize pal_csv_guard_get_length (const char *text, gsize length); /* 1 when guarded, else 0 */

G_END_DECLS
