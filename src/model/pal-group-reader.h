/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-document.h"
#include "model/pal-question.h"

G_BEGIN_DECLS

/* What only a question of type group has: its children, the one that names an entry, how many entries there
 * may be.  Part of pal_question_read (). */
gboolean pal_group_read (PalQuestion *self, PalDocument *document, JsonObject *object, GError **error);

G_END_DECLS
