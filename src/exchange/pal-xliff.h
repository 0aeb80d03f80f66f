/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pal-translation-sheet.h"

G_BEGIN_DECLS

/* XLIFF, the format that the tools of translators read: OASIS XLIFF 1.2 (2008) and 2.0 (2014).
 *
 * 1.2: one <trans-unit> for each text, its id is the key.  2.0: one <unit>, its name is the key, because an
 * id may hold no slash there. */
typedef enum
{
  PAL_XLIFF_1_2,
  PAL_XLIFF_2_0,
} PalXliffVersion;

/* @sheet: instrument, source language and language must be set. */
char *pal_xliff_write (const PalTranslationSheet *sheet, PalXliffVersion version) G_GNUC_WARN_UNUSED_RESULT;

/* Reads both.  NULL with @error (PAL_ERROR_INVALID, "file:line:column: ..." of broken XML, "file:line: ..."
 * of the rest) where the file is no XLIFF, is broken, or holds a DOCTYPE.  A unit that cannot be taken is a
 * finding: its line, and as the column what of it is wrong (id, source, target, segment). */
PalTranslationSheet *
pal_xliff_read (GBytes *bytes, const char *origin, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
