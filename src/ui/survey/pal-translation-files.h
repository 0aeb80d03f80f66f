/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-translation-desk.h"

G_BEGIN_DECLS

/* The translation of the desk as a file of a translator: @format "csv", "xliff-1.2" or "xliff-2.0". */
void pal_translation_files_export (GtkWidget *window, PalTranslationDesk *desk, const char *format);

/* Asks for a file, and shows what bringing it in would do. */
void pal_translation_files_import (GtkWindow *window, PalTranslationDesk *desk);
/* The same for what was read from a file called @name; NULL where it was none, which is told. */
GtkWidget *pal_translation_files_show_plan (GtkWindow *window,
                                            PalTranslationDesk *desk,
                                            GBytes *bytes,
                                            const char *name);

G_END_DECLS
