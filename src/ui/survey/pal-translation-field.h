/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-translated.h"

G_BEGIN_DECLS

/* One text of the original with its translation beside it, or below it where there is no room.
 *
 * Signal "entered" (const char *key, const char *text): a person left the field, or rested while writing. */
#define PAL_TYPE_TRANSLATION_FIELD (pal_translation_field_get_type ())
G_DECLARE_FINAL_TYPE (PalTranslationField, pal_translation_field, PAL, TRANSLATION_FIELD, AdwBin)

GtkWidget *pal_translation_field_new (const PalTranslatedText *text,
                                      const char *language,
                                      gboolean is_read_only) G_GNUC_WARN_UNUSED_RESULT;
/* What holds now; what is being written stays. */
void pal_translation_field_update (PalTranslationField *self, const PalTranslatedText *text);
void pal_translation_field_enter (PalTranslationField *self); /* what is being written, now */
void pal_translation_field_copy_source (PalTranslationField *self);
void pal_translation_field_set_narrow (PalTranslationField *self, gboolean is_narrow);
const char *pal_translation_field_get_key (PalTranslationField *self);
GtkTextView *pal_translation_field_get_view (PalTranslationField *self);

G_END_DECLS
