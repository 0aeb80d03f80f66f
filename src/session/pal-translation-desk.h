/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-translation-item.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* Where one questionnaire is translated into one language: a list of PalTranslationItem, the module before
 * what belongs to it, of what the filter lets through.  An item that the filter would not let through any
 * more stays until the filter is set again: nobody's work vanishes under their hands.
 *
 * Signal "changed": states and totals may be read anew. */
#define PAL_TYPE_TRANSLATION_DESK (pal_translation_desk_get_type ())
G_DECLARE_FINAL_TYPE (PalTranslationDesk, pal_translation_desk, PAL, TRANSLATION_DESK, GObject)

#define PAL_TRANSLATION_ALL PAL_TRANSLATED_N_STATES

PalTranslationDesk *pal_translation_desk_new (PalWorkspace *workspace,
                                              PalInstrument *instrument,
                                              const char *language) G_GNUC_WARN_UNUSED_RESULT;
PalWorkspace *pal_translation_desk_get_workspace (PalTranslationDesk *self);
PalTranslated *pal_translation_desk_get_translated (PalTranslationDesk *self);
void pal_translation_desk_set_language (PalTranslationDesk *self, const char *language);
/* One state, or PAL_TRANSLATION_ALL. */
void pal_translation_desk_set_filter (PalTranslationDesk *self, PalTranslatedState filter);

/* The place of the next (+1) or previous (-1) item with something left to do, round and round;
 * GTK_INVALID_LIST_POSITION (G_MAXUINT): there is none. */
guint pal_translation_desk_find_open (PalTranslationDesk *self, guint position, int step);
guint pal_translation_desk_find (PalTranslationDesk *self, const char *owner); /* G_MAXUINT: not shown */

/* "120 of 430 texts translated, 12 of 110 accepted" of everything. */
char *pal_translation_desk_dup_totals (PalTranslationDesk *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
