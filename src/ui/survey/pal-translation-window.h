/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* The questionnaire of a wave and its translation, side by side. */
#define PAL_TYPE_TRANSLATION_WINDOW (pal_translation_window_get_type ())
G_DECLARE_FINAL_TYPE (PalTranslationWindow, pal_translation_window, PAL, TRANSLATION_WINDOW, AdwWindow)

/* @language NULL: the one that the workspace has most of, or that of the person. */
GtkWidget *pal_translation_window_new (GtkWindow *parent,
                                       PalWorkspace *workspace,
                                       PalInstrument *instrument,
                                       const char *language) G_GNUC_WARN_UNUSED_RESULT;
/* The questionnaire of @wave (nullable: the newest); tells where there is none. */
void pal_translation_window_present (GtkWindow *parent, PalWorkspace *workspace, const char *wave);
void pal_translation_window_show (PalTranslationWindow *self, const char *owner);
void pal_translation_window_choose_language (PalTranslationWindow *self, const char *language);

G_END_DECLS
