/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pal-csv-writer.h"

G_BEGIN_DECLS

/* The tables that the verb index writes. */
void pal_cli_index_add_number (PalCsvWriter *csv, double value); /* NaN: empty */
gboolean pal_cli_index_save (PalCsvWriter *csv, const char *folder, const char *name, GError **error);

G_END_DECLS
