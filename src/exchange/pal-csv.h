/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A reader of comma separated values after RFC 4180: quoted cells with line breaks and doubled quotes, line
 * ends LF, CRLF or CR, the separators comma, semicolon and tab (found from the first line), a byte order
 * mark, UTF-8 and the encodings of pal-csv-encoding.h.  It works over the bytes as they lie: a cell is a
 * slice, valid until the next row is read. */
typedef struct _PalCsv PalCsv;

/* A row longer than this is no row but a wrong file or a quote that is never closed. */
#define PAL_CSV_MAX_ROW_BYTES (1 << 20)
#define PAL_CSV_MAX_COLUMNS 1000
#define PAL_CSV_MAX_ROWS 10000000

typedef struct
{
  const char *text; /* not ended by NUL */
  guint32 length;
  gboolean quoted;
} PalCsvCell;

PalCsv *pal_csv_new (GBytes *bytes, const char *origin, GError **error) G_GNUC_WARN_UNUSED_RESULT;
PalCsv *pal_csv_new_from_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_csv_free (PalCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalCsv, pal_csv_free)

const char *pal_csv_get_origin (PalCsv *self);
const char *pal_csv_get_encoding (PalCsv *self);
char pal_csv_get_separator (PalCsv *self);

/* The next row that is not an empty line.  FALSE at the end of the file, or with @error set
 * (PAL_ERROR_INVALID, naming file, row and column) when the file is broken there; then reading ends. */
gboolean pal_csv_next (PalCsv *self, const PalCsvCell **cells, guint *n_cells, GError **error);

/* The line (from 1) where the row just read begins. */
guint pal_csv_get_row (PalCsv *self);

gboolean pal_csv_cell_equal (const PalCsvCell *self, const char *text);
char *pal_csv_cell_dup (const PalCsvCell *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
