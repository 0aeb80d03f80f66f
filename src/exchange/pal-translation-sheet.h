/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-finding.h"

G_BEGIN_DECLS

/* How far the translation of a text is, as the formats tell it.  Readers do not take it over: nobody but a
 * person in the program accepts. */
typedef enum
{
  PAL_SHEET_EMPTY,
  PAL_SHEET_DRAFT,
  PAL_SHEET_CHANGED, /* the original changed since */
  PAL_SHEET_ACCEPTED,
  PAL_SHEET_N_STATES,
} PalSheetState;

typedef struct
{
  char *key;    /* model/pal-instrument-texts.h */
  char *note;   /* for the translator, or NULL */
  char *source; /* NULL: the file does not say */
  char *target; /* NULL or "": not translated */
  PalSheetState state;
  guint row; /* line of the file */
} PalSheetText;

/* The texts of one questionnaire in one language, as a file of a translator has them. */
typedef struct
{
  char *instrument, *version, *source_language, *language; /* NULL: the file does not say */
  GPtrArray *texts;                                        /* PalSheetText* */
  GPtrArray *findings;                                     /* PalFinding*: what was refused */
  GHashTable *seen;                                        /* key -> row */
} PalTranslationSheet;

PalTranslationSheet *pal_translation_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pal_translation_sheet_free (PalTranslationSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalTranslationSheet, pal_translation_sheet_free)

/* Copies all.  For writing. */
void pal_translation_sheet_add (PalTranslationSheet *self,
                                const char *key,
                                const char *note,
                                const char *source,
                                const char *target,
                                PalSheetState state);
/* For reading: takes both texts, whose line ends become LF.  NULL: the key stands in @first_row already. */
PalSheetText *pal_translation_sheet_take (PalTranslationSheet *self,
                                          const char *key,
                                          char *source,
                                          char *target,
                                          guint row,
                                          guint *first_row);

const char *pal_sheet_state_to_name (PalSheetState state); /* "draft" */

G_END_DECLS
