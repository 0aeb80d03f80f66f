/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pal-answer-keys.h"
#include "exchange/pal-csv-writer.h"
#include "model/pal-value.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_NOTE_SOURCE_KIND,
  PAL_NOTE_SOURCE_NOTE,
  PAL_NOTE_CONFIDENCE,
  PAL_NOTE_COMMENT,
  PAL_NOTE_SOURCE_DOCUMENT,
  PAL_NOTE_SOURCE_LINK,
  PAL_NOTE_SOURCE_N,
} PalNote;

#define PAL_N_NOTES 7
#define PAL_N_USUAL_NOTES 4 /* in every file; the others only where an answer has one */

/* "source_kind" ...: column of the file and field of the cell. */
const char *pal_note_get_field (PalNote note);

/* A wave is a year, with a number when there are several in one: 2026, 2026-2. */
gboolean pal_wave_code_is_valid (const char *wave);
/* agreed, entry:1, entry:2, expert:<id>; the id is kept to what needs no escaping in a key. */
gboolean pal_slot_is_valid (const char *slot);
/* The id of an entry of a group, up to a colon or the end: the same. */
gboolean pal_entry_code_is_valid (const char *text);

/* The answers file of the CLI, written: country,institution,wave,question,slot,value,missing,source_kind,
 * source_note,confidence,comment, and with @n_notes = PAL_N_NOTES source_document,source_link,source_n. */
void pal_answers_csv_write_header (PalCsvWriter *writer, guint n_notes);
void pal_answers_csv_write_row (PalCsvWriter *writer,
                                const PalAnswerKeyParts *cell,
                                const PalValue *value,
                                const char *const notes[PAL_N_NOTES],
                                guint n_notes);

G_END_DECLS
