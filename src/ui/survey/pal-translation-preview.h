/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-translation-desk.h"
#include "session/pal-translation-plan.h"

G_BEGIN_DECLS

/* What bringing in a file of a translator would do, before it is done: refused, changed and new texts. Action
 * "import.apply" does it, in one step. */
#define PAL_TYPE_TRANSLATION_PREVIEW (pal_translation_preview_get_type ())
G_DECLARE_FINAL_TYPE (PalTranslationPreview, pal_translation_preview, PAL, TRANSLATION_PREVIEW, AdwWindow)

GtkWidget *pal_translation_preview_new (GtkWindow *parent,
                                        PalTranslationDesk *desk,
                                        PalTranslationPlan *plan, /* taken */
                                        const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
