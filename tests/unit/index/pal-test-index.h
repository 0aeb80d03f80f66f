/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pal-index-csv.h"
#include "index/pal-index-run.h"

/* COINr's example, asserted to be without findings. */
PalIndexFile *pal_test_index_load_asem (void);
char *pal_test_index_asem_path (const char *folder, const char *name);
/* Of texts; the findings are the caller's to look at. */
PalIndexFile *pal_test_index_read (const char *data, const char *metadata);
PalIndexMethod *pal_test_index_method (const char *json); /* asserted to be good */
/* How COINr's example is made, with one more member: ", \"x\": ..". */
PalIndexMethod *pal_test_index_asem_method (const char *more);
/* Asserted to come to an index; with any findings. */
PalIndexRun *pal_test_index_run (const PalIndexFile *file, const PalIndexMethod *method);

/* A table of the package: cells by row and column. */
typedef struct
{
  GPtrArray *header; /* char* */
  GPtrArray *rows;   /* char** */
} PalTestTable;

PalTestTable *pal_test_table_load (const char *folder, const char *name);
void pal_test_table_free (PalTestTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalTestTable, pal_test_table_free)
double pal_test_parse (const char *text); /* NA: NaN */
