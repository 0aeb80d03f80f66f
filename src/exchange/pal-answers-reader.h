/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pal-answers-csv.h"
#include "exchange/pal-csv-table.h"
#include "model/pal-institution.h"
#include "model/pal-instrument.h"

G_BEGIN_DECLS

/* One good row.  What it points at is valid until the next row is read. */
typedef struct
{
  guint row; /* line in the file */
  PalAnswerKey key;
  const PalQuestion *question;
  PalValue value;                 /* kind NONE: the row only carries notes */
  const char *notes[PAL_N_NOTES]; /* interned in the keys; NULL: not given */
} PalAnswerRow;

/* Reads the answers file of the CLI: country,institution,wave,question,slot,value,missing,source_kind,
 * source_note,confidence,comment,source_document,source_link,source_n, checked row by row against countries,
 * institutions and the instrument of the wave.  Rows that are wrong become findings, the first reason each;
 * two rows for the same cell: the second. */
typedef struct _PalAnswersReader PalAnswersReader;

/* @keys is borrowed, @institutions (PalInstitution*) too; @wave: for rows that name none, or NULL. */
PalAnswersReader *pal_answers_reader_new (GBytes *bytes,
                                          const char *origin,
                                          PalColumnMap *map,
                                          const char *wave,
                                          GPtrArray *institutions,
                                          PalAnswerKeys *keys,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_answers_reader_free (PalAnswersReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalAnswersReader, pal_answers_reader_free)

/* The instrument of a wave that exists; @wave NULL: the one of waves that do not exist yet. */
void pal_answers_reader_set_instrument (PalAnswersReader *self, const char *wave, PalInstrument *instrument);

/* The next good row; FALSE at the end, or with @error set when the file itself is broken. */
gboolean pal_answers_reader_next (PalAnswersReader *self, PalAnswerRow *row, GError **error);

PalCsvTable *pal_answers_reader_get_table (PalAnswersReader *self);
guint pal_answers_reader_get_n_rows (PalAnswersReader *self); /* read so far, refused ones too */
guint pal_answers_reader_get_n_refused (PalAnswersReader *self);
/* The first 10 000 of the refused (PalFinding*), owned by the reader. */
GPtrArray *pal_answers_reader_get_findings (PalAnswersReader *self);
/* Waves of the file that did not exist, in the order of the file (const char*), owned. */
GPtrArray *pal_answers_reader_get_new_waves (PalAnswersReader *self);

G_END_DECLS
