/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "model/pal-missing.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_CLI_TABLE,
  PAL_CLI_CSV,
  PAL_CLI_JSON,
} PalCliFormat;

/* --format: @text NULL is a table on a terminal, else csv. */
gboolean pal_cli_format_parse (const char *text, PalCliFormat *out, GError **error);

/* Rows of a result, printed to stdout as an aligned table, as CSV, or as a JSON array of objects whose empty
 * cells are null.  Numbers are in the C locale; in CSV and JSON with all their digits. */
typedef struct _PalCliTable PalCliTable;

PalCliTable *
pal_cli_table_new (const char *const *columns) G_GNUC_WARN_UNUSED_RESULT; /* static, NULL-terminated */
void pal_cli_table_free (PalCliTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalCliTable, pal_cli_table_free)

void pal_cli_table_add_text (PalCliTable *self,
                             const char *text); /* of people: guarded in CSV; NULL: empty */
void pal_cli_table_add_code (PalCliTable *self, const char *code);
void pal_cli_table_add_number (PalCliTable *self, double number);
void pal_cli_table_add_integer (PalCliTable *self, gint64 number);
void pal_cli_table_add_empty (PalCliTable *self);
guint pal_cli_table_get_n_rows (PalCliTable *self);

void pal_cli_table_print (PalCliTable *self, PalCliFormat format);

G_END_DECLS
