/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-document.h"
#include "model/pal-question.h"

G_BEGIN_DECLS

/* Reads and checks one question by itself; its show_if is read, but what it refers
 * to is the instrument's matter.  @self is zeroed before.  The error names the question;
 * @self is to be cleared after an error too. */
gboolean pal_question_read (PalQuestion *self,
                            PalDocument *document,
                            JsonObject *object,
                            PalUnitLevel section_level,
                            GError **error);
void pal_question_clear (PalQuestion *self); /* texts live in the document */

gboolean pal_unit_level_from_name (const char *name, PalUnitLevel *out);

G_END_DECLS
