/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-translation-desk.h"

G_BEGIN_DECLS

/* What is accepted together, text by text: the original at the start, the translation at the end. */
#define PAL_TYPE_TRANSLATION_PANE (pal_translation_pane_get_type ())
G_DECLARE_FINAL_TYPE (PalTranslationPane, pal_translation_pane, PAL, TRANSLATION_PANE, AdwBin)

GtkWidget *pal_translation_pane_new (PalTranslationDesk *desk) G_GNUC_WARN_UNUSED_RESULT;
void pal_translation_pane_show (PalTranslationPane *self, const char *owner); /* NULL: nothing */
const char *pal_translation_pane_get_owner (PalTranslationPane *self);
void pal_translation_pane_flush (PalTranslationPane *self); /* what is being written, into the workspace */
void pal_translation_pane_grab (PalTranslationPane *self);  /* the first text that is not translated */
void pal_translation_pane_copy_source (PalTranslationPane *self); /* into the field in which one writes */
/* A draft is accepted, what is accepted becomes a draft again.  FALSE: it cannot be. */
gboolean pal_translation_pane_toggle_accepted (PalTranslationPane *self);
void pal_translation_pane_set_narrow (PalTranslationPane *self, gboolean is_narrow);

G_END_DECLS
