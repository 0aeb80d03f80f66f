/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-translated.h"

G_BEGIN_DECLS

/* One line of the list of what is to be translated: a module with its totals, or something that is accepted
 * together.  Property "revision" notifies when anything of it changed. */
#define PAL_TYPE_TRANSLATION_ITEM (pal_translation_item_get_type ())
G_DECLARE_FINAL_TYPE (PalTranslationItem, pal_translation_item, PAL, TRANSLATION_ITEM, GObject)

/* @owner NULL: a module (index, or G_MAXUINT for the questionnaire itself). */
PalTranslationItem *pal_translation_item_new (PalTranslated *translated,
                                              const char *owner,
                                              guint module) G_GNUC_WARN_UNUSED_RESULT;
void pal_translation_item_set_translated (PalTranslationItem *self, PalTranslated *translated);

const char *pal_translation_item_get_owner (PalTranslationItem *self); /* NULL: a heading */
const PalTranslatedPart *pal_translation_item_get_part (PalTranslationItem *self);
/* Id and text of a question; the title of what has one. */
char *pal_translation_item_dup_title (PalTranslationItem *self) G_GNUC_WARN_UNUSED_RESULT;
char *pal_translation_item_dup_detail (PalTranslationItem *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_translation_item_is_open (PalTranslationItem *self); /* something is left to do */

G_END_DECLS
