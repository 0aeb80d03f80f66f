/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pal-csv-writer.h"
#include "exchange/pal-translation-sheet.h"

G_BEGIN_DECLS

/* key,note,source,target,state,language: a row for each text.  Only key and target are needed to read it;
 * @error as of pal_csv_table_new (), a row that cannot be taken is a finding. */
PalTranslationSheet *
pal_translation_csv_read (GBytes *bytes, const char *origin, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_translation_csv_write (PalCsvWriter *writer, const PalTranslationSheet *sheet);

G_END_DECLS
