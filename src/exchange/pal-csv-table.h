/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pal-column-map.h"
#include "exchange/pal-csv.h"
#include "model/pal-finding.h"

G_BEGIN_DECLS

/* A CSV file with a header: the columns that a reader knows are found by name (case, blanks, hyphens and
 * underscores do not matter), in any order. */
typedef struct _PalCsvTable PalCsvTable;

typedef struct
{
  const char *name;
  const char *aliases; /* other names, separated by |, or NULL */
  gboolean required;
} PalCsvColumn;

/* @columns: static, @n_columns of them; they keep their index.  @map may be NULL and is only read here.
 * Errors (PAL_ERROR_INVALID): a required column is missing, a column stands twice, the file is empty. */
PalCsvTable *pal_csv_table_new (GBytes *bytes,
                                const char *origin,
                                const PalCsvColumn *columns,
                                guint n_columns,
                                PalColumnMap *map,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_csv_table_free (PalCsvTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalCsvTable, pal_csv_table_free)

PalCsv *pal_csv_table_get_csv (PalCsvTable *self);
gboolean pal_csv_table_has (PalCsvTable *self, guint column);
/* The error that pal_csv_table_new () gives for a required column, for rules like "one of these two". */
gboolean pal_csv_table_require (PalCsvTable *self, guint column, GError **error);
const char *pal_csv_table_get_name (PalCsvTable *self, guint column); /* as the file calls it */
/* Columns of the file that nobody reads, joined by ", "; NULL: none. */
const char *pal_csv_table_get_ignored (PalCsvTable *self);

/* Like pal_csv_next (); rows with more cells than the header are an error of the file. */
gboolean pal_csv_table_next (PalCsvTable *self, GError **error);
guint pal_csv_table_get_row (PalCsvTable *self);

/* The cell of the row just read: trimmed unless quoted, without the guard against formulas.  Never NULL,
 * valid until the next row, not ended by NUL. */
const char *pal_csv_table_get (PalCsvTable *self, guint column, gsize *length);
char *pal_csv_table_dup (PalCsvTable *self, guint column) G_GNUC_WARN_UNUSED_RESULT; /* "" when empty */
gboolean pal_csv_table_is_empty (PalCsvTable *self, guint column);

/* A finding (severity error) at the row just read; @column G_MAXUINT: the whole row. */
PalFinding *pal_csv_table_refuse (PalCsvTable *self, guint column, const char *rule, const char *format, ...)
    G_GNUC_PRINTF (4, 5) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
