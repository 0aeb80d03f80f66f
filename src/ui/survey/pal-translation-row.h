/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-translation-item.h"

G_BEGIN_DECLS

/* One line of the list of what is to be translated. */
#define PAL_TYPE_TRANSLATION_ROW (pal_translation_row_get_type ())
G_DECLARE_FINAL_TYPE (PalTranslationRow, pal_translation_row, PAL, TRANSLATION_ROW, GtkWidget)

GtkWidget *pal_translation_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pal_translation_row_set_item (PalTranslationRow *self, PalTranslationItem *item); /* NULL: none */

/* How a state looks, beside its words. */
const char *pal_translation_row_get_icon (PalTranslatedState state);

G_END_DECLS
