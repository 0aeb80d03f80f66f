/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-translation-desk.h"

G_BEGIN_DECLS

/* What publishing the translation into the language of the desk would put into a document, and the documents
 * that were published, each with its hash. */
#define PAL_TYPE_TRANSLATION_PUBLISH (pal_translation_publish_get_type ())
G_DECLARE_FINAL_TYPE (PalTranslationPublish, pal_translation_publish, PAL, TRANSLATION_PUBLISH, AdwWindow)

GtkWidget *pal_translation_publish_new (GtkWindow *parent,
                                        PalTranslationDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
