/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-document.h"
#include "model/pal-indicator.h"

G_BEGIN_DECLS

/* Reads and checks one indicator by itself; @self is zeroed before and to be
 * cleared after an error too.  The error names the indicator. */
gboolean pal_indicator_read (PalIndicator *self, PalDocument *document, JsonObject *object, GError **error);
void pal_indicator_clear (PalIndicator *self); /* texts live in the document */

G_END_DECLS
