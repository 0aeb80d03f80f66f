/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/survey/pal-editor.h"

G_BEGIN_DECLS

/* Numbers and dates: one entry. */
#define PAL_TYPE_ENTRY_EDITOR (pal_entry_editor_get_type ())
G_DECLARE_FINAL_TYPE (PalEntryEditor, pal_entry_editor, PAL, ENTRY_EDITOR, PalEditor)

G_END_DECLS
