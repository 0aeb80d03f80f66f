/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* Starts @wave with the version @instrument (NULL: that of the wave before) after the wave @after (NULL: the
 * latest one), with which it is compared.  Answers start empty.  One step of undo.  FALSE: nothing was done,
 * because there is such a wave, or the version is unknown. */
gboolean
pal_commands_start_wave (PalWorkspace *self, const char *wave, const char *after, PalInstrument *instrument);

G_END_DECLS
