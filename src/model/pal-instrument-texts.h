/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-instrument.h"

G_BEGIN_DECLS

/* Everything of an instrument that is written for people, and so has to be translated. */
typedef enum
{
  PAL_TEXT_INSTRUMENT,
  PAL_TEXT_MODULE,
  PAL_TEXT_MODULE_DESCRIPTION,
  PAL_TEXT_SECTION,
  PAL_TEXT_QUESTION,
  PAL_TEXT_HELP,
  PAL_TEXT_UNIT,
  PAL_TEXT_OPTION,
  PAL_TEXT_NUMERATOR,
  PAL_TEXT_DENOMINATOR,
  PAL_TEXT_ANCHOR_LOW,
  PAL_TEXT_ANCHOR_HIGH,
  PAL_TEXT_CHECK,
} PalTextKind;

/* Its key in a translation: "instrument", "module/M2", "module/M2/description", "M2.A" (title of a section),
 * "T1C11" (text of a question), "T1C11/help", "/unit", "/options/<code>", "/numerator", "/denominator",
 * "/anchors/low", "/anchors/high", "/checks/1". */
typedef struct
{
  PalTextKind kind;
  char *key;
  char *part;  /* code of the option, number of the check, or NULL */
  char *owner; /* key of the first text of the same question, section ...: what is accepted together */
  char *source;
  guint module;   /* index, G_MAXUINT: of the instrument itself */
  guint question; /* index, of a question in a group that of the group; G_MAXUINT: of none */
} PalInstrumentText;

/* PalInstrumentText*, in the order of the instrument; those of one owner stand together.  A text whose key
 * is there already, or too long for a cell of the journal, is left out. */
GPtrArray *pal_instrument_list_texts (PalInstrument *self) G_GNUC_WARN_UNUSED_RESULT;

/* NULL: this text stays as it is. */
typedef const char *(*PalTextLookup) (const char *key, gpointer user_data);

/* The same version with other texts: same ids, codes, order, canonical form and hash.  For showing only. */
PalInstrument *pal_instrument_new_with_texts (PalInstrument *self,
                                              PalTextLookup lookup,
                                              gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
