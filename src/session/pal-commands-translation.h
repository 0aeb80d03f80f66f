/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-translated.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* What a person decides about the translation of a questionnaire: one batch each, which undo takes back.
 * FALSE and nothing written where nothing changes, or where the workspace is read-only. */

/* The text of @key, of which @translated says what it translates.  An empty @target takes it away. */
gboolean pal_commands_set_translation (PalWorkspace *self,
                                       PalTranslated *translated,
                                       const char *key,
                                       const char *target);

/* Several at once, such as a file that a translator sent: @targets key -> text.  Returns how many differ. */
guint pal_commands_bring_in_translation (PalWorkspace *self, PalTranslated *translated, GHashTable *targets);

/* A person vouches for all texts of @owner as they stand.  FALSE also while one is not translated. */
gboolean pal_commands_accept_translation (PalWorkspace *self, PalTranslated *translated, const char *owner);
void pal_commands_reopen_translation (PalWorkspace *self, PalTranslated *translated, const char *owner);

/* Stores the translation as it stands as a document (session/pal-translation-document.h), and lists it; undo
 * takes it off the list.  FALSE also where this state is published already, or nothing is translated. */
gboolean pal_commands_publish_translation (PalWorkspace *self, PalTranslated *translated);

G_END_DECLS
